"""Until when each unpaid instalment can be sued for, and a judgment on it enforced."""

from dataclasses import replace
from datetime import date

import pytest

from states.loan.law_clocks import LoanFacts, obligations
from states.loan.obligation import Standing
from states.loan.prescription import InterruptedBy, Interruption, Owed, SuitEnd

OPEN, DUE_SOON, OVERDUE, DONE = Standing


def day(text):
    """An ISO date, None for nothing."""
    return None if text is None else date.fromisoformat(text)


def only(facts, today):
    """The single obligation of these facts on a day."""
    (found,) = obligations(facts, day(today))
    assert found.words.thai
    assert found.words.english
    return found


def judged_then(by):
    """Sued, decided, and a year after the judgment something was paid or acknowledged."""
    judged = interrupted(SUIT, "2023-05-10", "2023-09-01", SuitEnd.JUDGMENT)
    later = Interruption(by=by, on=date(2024, 9, 1))
    return replace(judged, interruptions=(*judged.interruptions, later))


UNPAID = LoanFacts(owed=(Owed(due_on=date(2019, 1, 31)),))


def interrupted(by, on, ended_on=None, end=None, of=None):
    """The unpaid instalment of 31 January 2562, interrupted."""
    each = Interruption(by=by, on=day(on), of=of, ended_on=day(ended_on), end=end)
    return replace(UNPAID, interruptions=(each,))


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        ("2019-02-01", OPEN),
        ("2023-01-30", OPEN),
        ("2023-01-31", DUE_SOON),  # a year before
        ("2024-01-31", DUE_SOON),  # the same date five years later
        ("2024-02-01", OVERDUE),
    ],
)
def test_an_instalment_is_sued_for_within_five_years(today, standing):
    """Due on 31 January 2562, prescribed after 31 January 2567 (s.193/33)."""
    found = only(UNPAID, today)
    assert (found.standing, found.due_on) == (standing, date(2024, 1, 31))
    assert found.clause == "CCC s.193/33"


def test_every_instalment_has_a_clock_of_its_own():
    """From the day after its due date; what was paid is done."""
    owed = tuple(Owed(due_on=date(2019, month, 28)) for month in (1, 2, 3))
    facts = LoanFacts(owed=(replace(owed[0], paid_on=date(2019, 2, 10)), *owed[1:]))
    found = obligations(facts, date(2019, 3, 28))
    assert [each.standing for each in found] == [DONE, OPEN]


ACK, PART, SUIT = InterruptedBy.ACKNOWLEDGEMENT, InterruptedBy.PART_PAYMENT, InterruptedBy.SUIT
NAMED, OTHER = (date(2019, 1, 31),), (date(2019, 2, 28),)


@pytest.mark.parametrize(
    ("facts", "due_on"),
    [
        (interrupted(ACK, "2023-05-10"), "2028-05-10"),
        (interrupted(PART, "2023-05-10"), "2028-05-10"),
        (interrupted(ACK, "2024-01-31"), "2029-01-31"),  # on the last day
        (interrupted(ACK, "2024-02-01"), "2024-01-31"),  # too late: nothing begins anew
        (interrupted(ACK, "2019-01-31"), "2024-01-31"),  # before it ran
        (interrupted(ACK, "2023-05-10", of=NAMED), "2028-05-10"),
        (interrupted(ACK, "2023-05-10", of=OTHER), "2024-01-31"),  # another instalment
        (interrupted(SUIT, "2023-05-10", "2023-09-01", SuitEnd.NOT_DECIDED), "2024-01-31"),
        (interrupted(SUIT, "2023-05-10", "2023-09-01", SuitEnd.JUDGMENT), "2033-09-01"),
        (interrupted(SUIT, "2018-12-01", "2023-09-01", SuitEnd.JUDGMENT), "2033-09-01"),
        (interrupted(SUIT, "2024-02-01", "2024-09-01", SuitEnd.JUDGMENT), "2024-01-31"),
        (judged_then(PART), "2033-09-01"),
        (judged_then(ACK), "2033-09-01"),
    ],
)
def test_what_interrupts_prescription(facts, due_on):
    """An acknowledgement begins the five years anew; a judgment gives ten; a lost suit nothing."""
    assert only(facts, "2025-01-01").due_on == day(due_on)


@pytest.mark.parametrize(
    ("today", "standing", "clause"),
    [
        ("2023-05-09", DUE_SOON, "CCC s.193/33"),  # not sued yet
        ("2023-05-10", DONE, "CCC s.193/33"),  # sued: the right is kept
        ("2024-08-31", DONE, "CCC s.193/33"),  # past the five years, before the court
        ("2024-09-01", OPEN, "CCC s.193/32"),  # judgment: ten years to enforce
        ("2034-09-01", DUE_SOON, "CCC s.193/32"),
        ("2034-09-02", OVERDUE, "CCC s.193/32"),
    ],
)
def test_a_suit_keeps_the_right_until_it_ends(today, standing, clause):
    """Sued on 10 May 2566, judgment on 1 September 2567, each day as it was known then."""
    found = only(interrupted(SUIT, "2023-05-10", "2024-09-01", SuitEnd.JUDGMENT), today)
    assert (found.standing, found.clause) == (standing, clause)
