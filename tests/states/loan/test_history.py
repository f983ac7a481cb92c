"""What a ledger tells of the past, against the same looked up day by day."""

from datetime import date, timedelta
from random import Random

import pytest

from states.baht import Baht
from states.loan import accounts
from states.loan.arrears import days_past_due
from states.loan.changes import NewPlan, Pause, PlanReason, Reversal
from states.loan.history import defaults, instalments, part_payments, receipts
from states.loan.ledger import fold
from states.loan.money import Disbursement, Prepayment, Receipt, WriteOff
from tests.states.loan.book import Book, baht, monthly, on
from tests.states.loan.lives import FIRST_DAY, POLICY, some_life

LAST_DAY = FIRST_DAY + timedelta(days=850)


def past_due(ledger, day):
    """Whether something is past due at the end of a day."""
    arrears = ledger.on(day).arrears
    return days_past_due(arrears.next_due, arrears.pauses, day.toordinal()) > 0


def lived(seed):
    """A ledger made up by chance, and its days until something was written off."""
    ledger = fold(POLICY, some_life(Random(seed)))
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    given_up = (day for day in days if ledger.on(day).balances[accounts.MEMO_WRITTEN_OFF])
    first = next(given_up, LAST_DAY + timedelta(days=1))
    return ledger, [day for day in days if day < first]


@pytest.mark.parametrize("seed", range(12))
def test_a_loan_is_in_default_on_the_days_on_which_something_is_past_due(seed):
    """Every such day lies in exactly one default, and no other day does."""
    ledger, days = lived(seed)
    found = defaults(ledger, days[-1])
    late = [day for day in days if past_due(ledger, day)]
    covering = {
        day: sum(
            each.due_on < day and (each.cured_on is None or day < each.cured_on) for each in found
        )
        for day in days
    }
    assert [day for day in days if covering[day] and past_due(ledger, day)] == late
    assert all(covering[day] == 1 for day in late)
    assert len({each.due_on for each in found}) == len(found)


@pytest.mark.parametrize("seed", range(12))
def test_an_instalment_was_paid_on_the_first_day_from_which_on_it_is_covered(seed):
    """Looked up backwards from the last day: the plan in force, what had fallen due by then."""
    ledger, days = lived(seed)
    for owed in instalments(ledger, days[-1]):
        due = owed.due_on.toordinal()
        uncovered = [
            day
            for day in days
            if due not in ledger.on(day).dues.days or 0 < ledger.on(day).arrears.next_due <= due
        ]
        if owed.paid_on is None:
            assert uncovered[-1] == days[-1]
        else:
            assert not uncovered or uncovered[-1] < owed.paid_on
            assert owed.paid_on - timedelta(days=1) in {*uncovered, FIRST_DAY - timedelta(days=1)}


def book():
    """A hundred thousand in ten instalments, the first of them on 29 February 2024."""
    lent = Book().enter("2024-01-31", Disbursement(baht("100000.00")))
    return lent.enter("2024-01-31", NewPlan(monthly(10, "10000.00", "0.00"), PlanReason.CONTRACT))


def spans_of(ledger, day):
    """The defaults as days of text."""
    return [
        (each.due_on.isoformat(), each.cured_on and each.cured_on.isoformat())
        for each in defaults(ledger, on(day))
    ]


def test_what_is_paid_on_its_day_is_no_default():
    """A day is judged at its end."""
    paid = book().enter("2024-02-29", Receipt(baht("10000.00")))
    assert spans_of(paid.ledger, "2024-03-31") == []
    assert spans_of(paid.ledger, "2024-04-01") == [("2024-03-31", None)]


def test_a_default_lasts_until_nothing_is_past_due():
    """Money for the older of two instalments does not end it; money for both does."""
    late = book().enter("2024-04-05", Receipt(baht("10000.00")))
    assert spans_of(late.ledger, "2024-04-06") == [("2024-02-29", None)]
    late.enter("2024-04-10", Receipt(baht("10000.00")))
    assert spans_of(late.ledger, "2024-04-20") == [("2024-02-29", "2024-04-10")]
    assert spans_of(late.ledger, "2024-05-02") == [
        ("2024-02-29", "2024-04-10"), ("2024-04-30", None),
    ]  # fmt: skip


def test_a_cheque_that_came_back_never_ended_it():
    """Once its receipt is reversed the default is the one of before."""
    late = book().enter("2024-03-10", Receipt(baht("10000.00")))
    assert spans_of(late.ledger, "2024-03-20") == [("2024-02-29", "2024-03-10")]
    late.enter("2024-03-10", Reversal(), annuls=3, booked="2024-03-21")
    assert spans_of(late.ledger, "2024-03-21") == [("2024-02-29", None)]


def test_days_of_relief_are_no_default():
    """It begins with the first day past due that is not paused."""
    paused = book().enter("2024-02-15", Pause(date(2024, 5, 31)))
    assert spans_of(paused.ledger, "2024-05-31") == []
    assert spans_of(paused.ledger, "2024-06-01") == [("2024-02-29", None)]


def test_what_is_written_off_stays_in_default():
    """It leaves the books, and is owed."""
    gone = book().enter("2024-09-30", WriteOff(baht("100000.00")))
    assert spans_of(gone.ledger, "2025-01-31") == [("2024-02-29", None)]
    assert all(each.paid_on is None for each in instalments(gone.ledger, on("2025-01-31")))


def test_money_for_part_of_an_instalment_interrupts_its_prescription():
    """That instalment alone; what covers it wholly interrupts nothing."""
    partly = book().enter("2024-03-10", Receipt(baht("4000.00")))
    (found,) = part_payments(partly.ledger, on("2024-03-31"))
    assert (found.on, found.of) == (on("2024-03-10"), (on("2024-02-29"),))
    partly.enter("2024-03-20", Receipt(baht("6000.00")))
    assert len(part_payments(partly.ledger, on("2024-03-31"))) == 1


def test_receipts_are_what_came_and_stayed():
    """A reversed one never came; one of a later day has not come yet."""
    paid = book().enter("2024-03-10", Receipt(baht("10000.00")))
    paid.enter("2024-03-11", Prepayment(baht("500.00")))
    paid.enter("2024-03-12", Receipt(baht("700.00")))
    paid.enter("2024-03-10", Reversal(), annuls=3, booked="2024-03-13")
    assert [each.amount for each in receipts(paid.ledger, on("2024-03-11"))] == [Baht.of(500)]
    assert len(receipts(paid.ledger, on("2024-03-12"))) == 2
