"""What may be entered: every fault of a new fact at once, judged by the ledger as it stands."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from states.baht import Baht
from states.invalid import Invalid
from states.loan import accounts
from states.loan.changes import (
    CARRIES,
    DefaultRate,
    Judgement,
    NewPlan,
    Pause,
    PlanReason,
    Rate,
    Reversal,
    Servicing,
)
from states.loan.fact import Fact, Kind
from states.loan.ledger import Ledger, Posting
from states.loan.money import (
    Capitalisation,
    Charge,
    Disbursement,
    Prepayment,
    Receipt,
    Recovery,
    Refund,
    Waiver,
    WriteOff,
)
from states.thai import thai_day

HIGHEST_RATE_MILLIONTHS: Final = 150_000
"""15% a year, above which no interest may be agreed (Civil and Commercial Code s.654)."""

_Money = (
    Disbursement
    | Charge
    | Receipt
    | Prepayment
    | Recovery
    | Refund
    | Waiver
    | Capitalisation
    | WriteOff
)


_MAY_BE_OVER: Final = frozenset({PlanReason.CONTRACT, PlanReason.DRAWN, PlanReason.PREPAID})
"""Plans that say nothing where all has been paid ahead of its day."""


def entered(ledger: Ledger, fact: Fact) -> tuple[Ledger, list[Invalid]]:
    """
    The ledger with one more fact, and why that may not be entered: nothing when it may. With faults
    the ledger is the one that was given. `field` is that of the fact. Where the entry number or the
    annulled entry is wrong already, nothing further is tried.
    """
    found = [*_of_the_entry(ledger, fact), *_of_the_substance(fact)]
    if found:
        return ledger, found
    tried = ledger.post(fact)
    posting = next(each for each in reversed(tried.postings) if each.fact is fact)
    found = [*_of_the_amount(posting), *_twice_a_day(tried, fact), *_of_the_plan(posting)]
    return (ledger, found) if found else (tried, found)


def _of_the_entry(ledger: Ledger, fact: Fact) -> Iterator[Invalid]:
    if fact.key <= ledger.opened:
        yield Invalid("value_on", "อยู่ก่อนช่วงของบัญชีที่เปิดไว้", "before the ledger begins")
    if any(each.fact.entry >= fact.entry for each in ledger.postings):
        yield Invalid("entry", "เลขรายการต้องต่อจากรายการล่าสุด", "must be above all entries so far")
    if fact.value_on > fact.booked_on:
        yield Invalid("value_on", "วันมีผลต้องไม่อยู่หลังวันบันทึก", "must not be after the booking day")
    yield from _of_the_annulment(ledger, fact)


def _of_the_annulment(ledger: Ledger, fact: Fact) -> Iterator[Invalid]:
    reverses = isinstance(fact.what, Reversal)
    if fact.annuls is None:
        if reverses:
            yield Invalid("annuls", "การกลับรายการต้องอ้างรายการเดิม", "a reversal names an entry")
        return
    wrong = next((each for each in ledger.postings if each.fact.entry == fact.annuls), None)
    if wrong is None:
        yield Invalid("annuls", "ไม่มีรายการนี้", "there is no such entry")
    elif not wrong.stands:
        yield Invalid("annuls", "รายการนี้ถูกกลับไปแล้ว", "that entry does not stand any longer")
    elif reverses and fact.value_on != wrong.fact.value_on:
        yield Invalid(
            "value_on",
            f"การกลับรายการมีผลตั้งแต่วันมีผลเดิม {thai_day(wrong.fact.value_on)}",
            f"a reversal counts from the value date of what it reverses, {wrong.fact.value_on}",
        )


def _of_the_substance(fact: Fact) -> Iterator[Invalid]:
    what = fact.what
    if isinstance(what, _Money) and what.amount.satang <= 0:
        yield Invalid("amount", "ต้องมากกว่าศูนย์", "must be above zero")
    if isinstance(what, Rate | DefaultRate) and not (
        0 <= what.annual_millionths <= HIGHEST_RATE_MILLIONTHS
    ):
        yield Invalid("annual_millionths", "ต้องอยู่ระหว่างร้อยละ 0 ถึง 15", "between 0% and 15%")
    if isinstance(what, Servicing) and min(what.numbers) < 1:
        yield Invalid("numbers", "ทุกจำนวนต้องมากกว่าศูนย์", "every number must be above zero")
    if isinstance(what, Pause) and what.last_day < fact.value_on:
        yield Invalid("last_day", "ต้องไม่อยู่ก่อนวันเริ่ม", "must not be before the first day")
    if isinstance(what, NewPlan):
        rows = what.plan.instalments
        first = rows[0].due_on.toordinal() if rows else 0
        is_over = not rows and what.reason in _MAY_BE_OVER
        if not is_over and first <= what.carried_to(fact.key[0]):
            yield Invalid(
                "plan", "ทุกงวดต้องครบกำหนดหลังวันเริ่มแผน", "every instalment falls due after its day"
            )


def _of_the_amount(posting: Posting) -> Iterator[Invalid]:
    """What the posting could not use of an amount is more than there was."""
    what = posting.fact.what
    measure = _USED.get(what.kind)
    if measure is None or not isinstance(what, _Money):
        return
    used = measure(posting)
    if used < what.amount.satang:
        yield Invalid(
            "amount",
            f"เกินยอดที่มี {Baht(used).grouped()} บาท",
            f"more than there is: {Baht(used).grouped()} baht",
        )


def _credited(*places: int) -> Callable[[Posting], int]:
    def credited(posting: Posting) -> int:
        lines = posting.lines[posting.accrued :]
        return sum(satang for _, credit, satang in lines if credit in places)

    return credited


def _refunded(posting: Posting) -> int:
    lines = posting.lines[posting.accrued :]
    return sum(satang for debit, _, satang in lines if debit == accounts.CREDIT_BALANCE)


def _recovered(posting: Posting) -> int:
    """All of it counts once something of it was written off: the rest is a receipt."""
    lines = posting.lines[posting.accrued :]
    if not any(credit == accounts.MEMO_WRITTEN_OFF for _, credit, _ in lines):
        return 0
    return sum(satang for debit, _, satang in lines if debit == accounts.CASH)


_WAIVABLE: Final = (
    accounts.MEMO_DEFAULT_INTEREST,
    accounts.MEMO_INTEREST,
    accounts.INTEREST_RECEIVABLE,
    accounts.CHARGES_RECEIVABLE,
)
_USED: Final[Mapping[Kind, Callable[[Posting], int]]] = MappingProxyType(
    {
        Kind.RECOVERY: _recovered,
        Kind.REFUND: _refunded,
        Kind.WAIVER: _credited(*_WAIVABLE),
        Kind.CAPITALISATION: _credited(accounts.INTEREST_RECEIVABLE, accounts.MEMO_INTEREST),
        Kind.WRITE_OFF: _credited(accounts.LOANS, accounts.INTEREST_RECEIVABLE),
    }
)


def _twice_a_day(ledger: Ledger, fact: Fact) -> Iterator[Invalid]:
    """Of a rate, a plan, a class on one ground, the last of a day would win by its entry alone."""
    mark = _once_a_day(fact)
    if mark is not None and any(
        each.stands and each.fact is not fact and _once_a_day(each.fact) == mark
        for each in ledger.postings
    ):
        yield Invalid(
            "value_on",
            f"มี{fact.what.kind.thai}ในวันนี้แล้ว ให้แก้รายการเดิม",
            f"there is such an entry on that day ({fact.what.kind.english}): correct that one",
        )


def _once_a_day(fact: Fact) -> tuple[object, ...] | None:
    if isinstance(fact.what, Rate | DefaultRate | Servicing | NewPlan):
        return (fact.value_on, fact.what.kind)
    if isinstance(fact.what, Judgement):
        return (fact.value_on, fact.what.kind, fact.what.ground)
    return None


def _of_the_plan(posting: Posting) -> Iterator[Invalid]:
    """A plan that takes in what had fallen due pays back exactly what is outstanding."""
    what = posting.fact.what
    if not isinstance(what, NewPlan) or what.reason in CARRIES:
        return
    planned = Baht.total(row.principal for row in what.plan.instalments)
    if planned != posting.position.principal:
        yield Invalid(
            "plan",
            f"เงินต้นตามแผน {planned.grouped()} บาท คงค้าง {posting.position.principal.grouped()} บาท",
            f"the plan pays back {planned.grouped()} baht,"
            f" {posting.position.principal.grouped()} are outstanding",
        )
