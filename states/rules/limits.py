"""Comparisons that several rules share, with the sentence that says what met which limit."""

from typing import Final

from states.baht import Baht
from states.facts import Facts
from states.rules.finding import Finding, compared, not_applicable, unknown
from states.vocabulary import Product
from states.words import Bilingual

THREE_MILLION: Final = Baht.of(3_000_000)
FIVE_MILLION: Final = Baht.of(5_000_000)
TEN_MILLION: Final = Baht.of(10_000_000)
TWENTY_MILLION: Final = Baht.of(20_000_000)

THE_LOAN: Final = Bilingual("วงเงินสินเชื่อ", "the loan")
UNKNOWN_AMOUNT: Final = unknown("วงเงินสินเชื่อ", "the amount of the loan")

LOANS_ONLY: Final = not_applicable(
    "เป็นคำขอร่วมลงทุน ข้อนี้ใช้กับสินเชื่อเท่านั้น",
    "a joint investment is asked for; this is a rule on loans alone",
)


_JOINT_INVESTMENT: Final = Product.JOINT_INVESTMENT


def is_investment(facts: Facts) -> bool:
    """Whether a joint investment is asked for: section 2 is written for loans (1.2.4, 2.3)."""
    return facts.application.request.product is _JOINT_INVESTMENT


def at_most(what: Bilingual, found: Baht | None, limit: Baht) -> Finding:
    """`found` may equal the limit; one satang more fails."""
    if found is None:
        return unknown(*what)
    return compared(_beside_the_most, what, found, limit, kept=found.satang <= limit.satang)


def at_least(what: Bilingual, found: Baht | None, limit: Baht) -> Finding:
    """`found` may equal the limit; one satang less fails."""
    if found is None:
        return unknown(*what)
    return compared(_beside_the_least, what, found, limit, kept=found.satang >= limit.satang)


def _beside_the_most(what: Bilingual, found: Baht, limit: Baht) -> Bilingual:
    here, bound = found.grouped(), limit.grouped()
    if found <= limit:
        return Bilingual(
            f"{what.thai} {here} บาท ไม่เกิน {bound} บาท",
            f"{what.english}: {here} baht, at most {bound} baht",
        )
    return Bilingual(
        f"{what.thai} {here} บาท เกิน {bound} บาท",
        f"{what.english}: {here} baht, above {bound} baht",
    )


def _beside_the_least(what: Bilingual, found: Baht, limit: Baht) -> Bilingual:
    here, bound = found.grouped(), limit.grouped()
    if found >= limit:
        return Bilingual(
            f"{what.thai} {here} บาท ไม่น้อยกว่า {bound} บาท",
            f"{what.english}: {here} baht, at least {bound} baht",
        )
    return Bilingual(
        f"{what.thai} {here} บาท น้อยกว่า {bound} บาท",
        f"{what.english}: {here} baht, below {bound} baht",
    )
