"""
What a relief makes of the plan of a loan: what rests, and how the rest is brought in afterwards.

Nothing collapses into one payment on the day after: principal is spread equally over the
instalments after the rest, and so is the interest that was left unpaid in it, without interest on
it. Within an instalment interest comes first, as a receipt is set off (Civil and Commercial Code
s.329), so that plan and ledger agree to the satang.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from states.baht import Baht
from states.loan.arrears import LoanClass
from states.loan.due_dates import Frequency, due_dates
from states.loan.interest import DENOMINATOR, missed_principal
from states.loan.plan import Plan
from states.loan.position import Position
from states.loan.programmes import Cause, Programme, Rests
from states.words import Word

_MOST_MONTHS_BEYOND: Final = 1_200


class Ending(Word):
    """What becomes of the end of the loan."""

    KEEP = "keep", "เฉลี่ยในระยะเวลากู้เดิม", "spread over what is left of the term"
    MOVE = "move", "ขยายระยะเวลากู้ออกไป", "the end moves"


class Rest(NamedTuple):
    """From `first_day` to `last_day`, both included, what `rests` is not due."""

    first_day: date
    last_day: date
    rests: Rests
    ending: Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What one borrower asks for under a programme (None: there is none of that `code`), and how the
    loan stood when he asked. `counts_from` is the first day of all his reliefs under it.
    `rested_days`: the days on which principal rests over the whole life of the loan, this included.
    """

    code: str
    programme: Programme | None
    cause: Cause
    applied_on: date
    province: str | None
    class_then: LoanClass
    first_day: date
    last_day: date
    counts_from: date
    rested_days: int


class Pays(Word):
    """What is due on a day of a plan."""

    NOTHING = "nothing", "ไม่มี", "nothing"
    INTEREST = "interest", "ดอกเบี้ย", "interest"
    PRINCIPAL = "principal", "เงินต้นและดอกเบี้ย", "principal and interest"


class Slot(NamedTuple):
    """A day (ordinal) on which something is due, or (`NOTHING`) from which interest is due anew."""

    day: int
    pays: Pays


class Ahead(NamedTuple):
    """
    What is to come in after what has fallen due: principal and interest in satang, at a rate in
    millionths, from the end of `day` on. `current` is the interest since the last due day,
    `waiting` what an earlier rest has left.
    """

    principal: int
    current: int
    waiting: int
    rate: int
    day: int


def ahead_of(position: Position, carried_to: int) -> Ahead:
    """What is still to come at a position when what fell due by `carried_to` stays due."""
    dues, principal = position.dues, position.principal.satang
    fallen = dues.fallen(carried_to)
    missing = max(dues.owed[fallen] - position.cover, 0)
    missed = 0
    if dues.covered(position.cover) < fallen:
        missed = missed_principal(position, carried_to, 0)
    interest = max(position.interest.satang - (missing - missed), 0)
    current = interest
    if fallen:
        nights = position.day - dues.days[fallen - 1]
        current = min(interest, _accrued(principal, position.rate, nights))
    return Ahead(principal - missed, current, interest - current, position.rate, position.day)


def slots_of(position: Position, after: int) -> tuple[Slot, ...]:
    """The due days after `after` of the plan in force."""
    dues = position.dues
    return tuple(
        Slot(day, Pays.PRINCIPAL if later > sooner else Pays.INTEREST)
        for day, sooner, later in zip(dues.days, dues.principal, dues.principal[1:], strict=False)
        if day > after
    )


def slots_of_plan(plan: Plan) -> tuple[Slot, ...]:
    """The due days of a plan that is not in force yet."""
    return tuple(
        Slot(row.due_on.toordinal(), Pays.PRINCIPAL if row.principal else Pays.INTEREST)
        for row in plan.instalments
    )


def rested(slots: Sequence[Slot], rest: Rest) -> tuple[Slot, ...]:
    """
    The same due days with a rest; what repays principal in it does so after it, if the end moves.
    Without a day to repay it on, which keeping the end may bring about, nothing is left.
    """
    if not slots:
        return ()
    last = rest.last_day.toordinal()
    paying = [slot.day for slot in slots if slot.pays is Pays.PRINCIPAL]
    after = [day for day in paying if day > last]
    if rest.ending is Ending.MOVE:
        after += islice(_months_beyond(slots, last), len(paying) - len(after))
    if not after:
        return ()
    kept = [Slot(day, Pays.PRINCIPAL) for day in after]
    kept += [
        Slot(slot.day, Pays.INTEREST)
        for slot in slots
        if (slot.day <= last and rest.rests is Rests.PRINCIPAL)
        or (slot.day > last and slot.pays is Pays.INTEREST)
    ]
    if rest.rests is Rests.ALL:
        kept.append(Slot(last, Pays.NOTHING))
    return tuple(sorted(kept))


def _months_beyond(slots: Sequence[Slot], last: int) -> Iterator[int]:
    """Due days after all others and after `last`, on the same day of the month."""
    days = [date.fromordinal(slot.day) for slot in slots]
    anchor = max(days, key=lambda day: day.day)
    end = max(last, slots[-1].day)
    return (
        day.toordinal()
        for day in due_dates(anchor, _MOST_MONTHS_BEYOND, 1, Frequency.MONTHS)
        if day.toordinal() > end
    )


def spread(ahead: Ahead, slots: Iterable[Slot]) -> Plan:
    """
    What is ahead, brought in on these days: interest where it is due, and on every day that repays
    principal an equal share of all principal and all interest that waits. A share differs from
    another by one satang at most.
    """
    days = tuple(slots)
    left = sum(slot.pays is Pays.PRINCIPAL for slot in days)
    principal, current, waiting, rate, before = ahead
    rows = []
    for day, pays in days:
        current += _accrued(principal, rate, day - before)
        before = day
        if pays is Pays.NOTHING:
            waiting, current = waiting + current, 0
            continue
        interest, current, repaid = current, 0, 0
        if pays is Pays.PRINCIPAL:
            share = -(-(principal + waiting) // left)
            of_waiting = min(waiting, share)
            repaid = share - of_waiting
            interest += of_waiting
            principal, waiting, left = principal - repaid, waiting - of_waiting, left - 1
        rows.append((date.fromordinal(day), Baht(repaid), Baht(interest)))
    return Plan.of(rows)


def _accrued(principal: int, rate: int, nights: int) -> int:
    """Interest of so many nights, rounded half up to the satang."""
    return (2 * principal * rate * nights + DENOMINATOR) // (2 * DENOMINATOR)


def relieved(position: Position, rest: Rest) -> Plan | None:
    """
    The plan of a loan from the first day of a rest on, as it stands at the end of that day; None
    when no day is left to repay on. What fell due before that day is not in it: it stays due.
    """
    eve = rest.first_day.toordinal() - 1
    slots = rested(slots_of(position, eve), rest)
    return spread(ahead_of(position, eve), slots) if slots else None
