"""
What the acts on the account of a loan bring: prepayments, charges, refunds, waivers, new rates.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.baht import Baht
from states.facts import Facts
from states.fields import PAST, Money, Text, Whole
from states.loan.money import Charge, Refund, Waiver
from states.loan.remaking import at_rate, prepaid
from states.loan.replanning import Keep
from states.papers.booking import account_of, booked, day_of_act, since_the_contract
from states.papers.common import Resolution
from states.papers.drawing import replanned
from states.words import Word

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100
_HIGHEST_BASIS_POINTS: Final = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepayment:
    """
    Money for principal that has not fallen due, and what stays as it was: the term, or the part of
    principal in each instalment. What is owed on the day is paid first.
    """

    value_date: Annotated[date, PAST]
    amount: Annotated[Baht, Money(above_zero=True)]
    reference: Annotated[str, Text(80)]
    keep: Keep
    channel: Annotated[str | None, Text(80)] = None

    def onto(self, facts: Facts) -> Facts:
        account = prepaid(account_of(facts), self.value_date, self.amount, self.keep)
        return booked(facts, account)


class ChargeKind(Word):
    """What is charged (2.3(7)). The first two stay within the board's tariff, the others are paid
    for the borrower and need a receipt."""

    FRONT_END_FEE = "front_end_fee", "ค่าธรรมเนียมแรกเข้า", "front-end fee"
    STAMP_DUTY = "stamp_duty", "อากรแสตมป์", "stamp duty"
    INSURANCE = "insurance", "เบี้ยประกันภัยที่จ่ายแทน", "insurance paid for the borrower"
    COURT_FEE = "court_fee", "ค่าฤชาธรรมเนียมศาล", "court fee"
    OTHER = "other", "ค่าใช้จ่ายอื่นที่จ่ายแทน", "other cost paid for the borrower"


BY_TARIFF: Final = frozenset({ChargeKind.FRONT_END_FEE, ChargeKind.STAMP_DUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeOrder:
    """What the borrower owes besides interest; `receipt` is that of a cost paid for him."""

    value_date: Annotated[date, PAST]
    kind: ChargeKind
    amount: Annotated[Baht, Money(above_zero=True)]
    receipt: Annotated[str | None, Text(80)] = None
    reason: Annotated[str | None, Text(2_000)] = None

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts)
        if self.kind in BY_TARIFF:
            account.needs_history()
        account = since_the_contract(account, facts, self.value_date, "value_date")
        if self.kind not in BY_TARIFF and self.receipt is None:
            account = account.refuse(
                "receipt",
                f"{self.kind.thai}ต้องมีเลขที่ใบเสร็จของเงินที่จ่ายจริง",
                f"'{self.kind.english}' takes the receipt of what was really paid",
            )
        account = account.enter(self.value_date, Charge(self.amount, self.kind.value))
        return booked(facts, replanned(facts, account))


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOrder:
    """Money held in credit goes back to the borrower, never more than is held today."""

    value_date: Annotated[date, PAST]
    amount: Annotated[Baht, Money(above_zero=True)]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        account, today = account_of(facts), day_of_act(facts)
        held = account.at(today).credit
        if self.amount > held:
            account = account.refuse(
                "amount",
                f"มีเงินรับเกินรอคืน {held.grouped()} บาท",
                f"{held.grouped()} baht are held in credit",
            )
        return booked(facts, account.enter(self.value_date, Refund(self.amount)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverProposal:
    """
    How much of interest, default interest and charges is to be let off, and why; it takes the place
    of a restructuring that was asked for.
    """

    dated: Annotated[date, PAST]
    amount: Annotated[Baht, Money(above_zero=True)]
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(waiver_proposed=self.amount, restructuring_asked_on=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverGrant:
    """What the committee lets off, on the day on which it meets, out of what was proposed."""

    resolution: Resolution
    amount: Annotated[Baht, Money(above_zero=True)]
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts).enter(day_of_act(facts), Waiver(self.amount))
        proposed = facts.course.waiver_proposed
        left = None if proposed is None else proposed - self.amount
        return booked(facts, replanned(facts, account)).then(waiver_proposed=left)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange:
    """The rate that the board announced for contracts already made, and from which day on."""

    board_resolution: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]
    value_date: Annotated[date, PAST]
    annual_rate_basis_points: Annotated[int, Whole(0, _HIGHEST_BASIS_POINTS)]

    def onto(self, facts: Facts) -> Facts:
        millionths = self.annual_rate_basis_points * _MILLIONTHS_OF_A_BASIS_POINT
        account = at_rate(account_of(facts), self.value_date, millionths)
        cited = f"{self.board_resolution} ({self.resolved_on})"
        return booked(facts, account).then(rate_resolution=cited)
