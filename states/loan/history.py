"""
What the whole ledger of a loan tells of the past: when it was in default, when each instalment was
paid, what interrupted prescription, what money came.

A day is judged at its end, by value dates. What was written off is still pursued: from then on
nothing counts as paid because nothing is on the books.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from states.loan import accounts
from states.loan.arrears import day_past_due, days_past_due
from states.loan.demands import Received
from states.loan.law_clocks import Default
from states.loan.ledger import Ledger
from states.loan.money import Prepayment, Receipt, Recovery
from states.loan.position import Position
from states.loan.prescription import InterruptedBy, Interruption, Owed


class Span(NamedTuple):
    """From a day (an ordinal) to the one before `until` nothing was posted: where it stood."""

    day: int
    until: int
    position: Position


def spans(ledger: Ledger, today: date) -> Iterator[Span]:
    """The days from the first posting to the end of `today`; write-offs leave the last before."""
    ends = [
        (day, list(postings)[-1].position)
        for day, postings in groupby(ledger.postings, key=lambda posting: posting.key[0])
        if day <= today.toordinal()
    ]
    kept = [each for each in ends if not each[1].balances[accounts.MEMO_WRITTEN_OFF]]
    for n, (day, position) in enumerate(kept):
        until = kept[n + 1][0] if n + 1 < len(kept) else today.toordinal() + 1
        yield Span(day, until, position)


def defaults(ledger: Ledger, today: date) -> tuple[Default, ...]:
    """
    The times in which something was past due without a break, each by the due day of the first
    instalment that was missed in it; the last may still go on.
    """
    found: list[Default] = []
    missed = 0
    for day, until, position in spans(ledger, today):
        next_due, pauses = position.arrears.next_due, position.arrears.pauses
        if missed and not days_past_due(next_due, pauses, day):
            found.append(_default(missed, date.fromordinal(day)))
            missed = 0
        if not missed and next_due and max(day_past_due(next_due, pauses, 1), day) < until:
            missed = next_due
    return (*found, _default(missed)) if missed else tuple(found)


def _default(missed: int, cured_on: date | None = None) -> Default:
    return Default(due_on=date.fromordinal(missed), cured_on=cured_on)


def instalments(ledger: Ledger, today: date) -> tuple[Owed, ...]:
    """The instalments of the plan in force that have fallen due, each with the day it was paid."""
    paid: dict[int, int] = {}
    position = None
    for day, _, position in spans(ledger, today):
        next_due = position.arrears.next_due
        for due in position.dues.days:
            if not next_due or due < next_due:
                paid.setdefault(due, day)
            else:
                paid.pop(due, None)
    if position is None:
        return ()
    fallen = position.dues.days[: position.dues.fallen(today.toordinal())]
    return tuple(
        Owed(
            due_on=date.fromordinal(due),
            paid_on=date.fromordinal(paid[due]) if due in paid else None,
        )
        for due in fallen
    )


def part_payments(ledger: Ledger, today: date) -> tuple[Interruption, ...]:
    """Money that covered an instalment in part, by the day on which it counts (s.193/14(1))."""
    found = []
    cover, plan = 0, None
    for day, _, position in spans(ledger, today):
        dues, next_due = position.dues, position.arrears.next_due
        grew = position.cover > (cover if dues == plan else 0)
        if grew and next_due in dues.days:
            place = dues.days.index(next_due)
            if position.cover > dues.owed[place]:
                on, of = date.fromordinal(day), date.fromordinal(next_due)
                found.append(Interruption(by=InterruptedBy.PART_PAYMENT, on=on, of=(of,)))
        cover, plan = position.cover, dues
    return tuple(found)


def receipts(ledger: Ledger, today: date) -> tuple[Received, ...]:
    """Money that came by the end of `today` and was not taken back."""
    return tuple(
        Received(on=posting.fact.value_on, amount=posting.fact.what.amount)
        for posting in ledger.postings
        if posting.stands
        and posting.fact.value_on <= today
        and isinstance(posting.fact.what, Receipt | Prepayment | Recovery)
    )
