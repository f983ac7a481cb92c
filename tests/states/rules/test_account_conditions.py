"""What the account of a loan answers of its cure and of its watch."""

from datetime import date

import pytest

from states.facts import Course, Facts
from states.loan.account import Account
from states.loan.changes import NewPlan, PlanReason
from states.loan.money import Disbursement
from states.rules.account_conditions import ACCOUNT_CONDITIONS
from tests.states.loan.book import baht, monthly

BY_ID = {condition.id: condition for condition in ACCOUNT_CONDITIONS}
DRAWN_ON = date(2019, 1, 28)
TODAY = date(2019, 6, 3)


def unpaid(today: date) -> Account:
    """A loan to be repaid from 28 February 2019 on, of which nothing was paid."""
    account = Account(today=today).enter(DRAWN_ON, Disbursement(baht("1000000.00")))
    plan = monthly(10, "100000.00", "0.00", after=str(DRAWN_ON))
    return account.enter(DRAWN_ON, NewPlan(plan, PlanReason.CONTRACT))


def stops(condition: str, account: Account, today: date, instalments: int) -> bool:
    """Whether the condition stops after so many normal instalments."""
    course = Course(normal_instalments=instalments)
    return BY_ID[condition].judge(Facts(course=course, on=today, account=account)).stops


@pytest.mark.parametrize(
    ("today", "instalments", "stopped"),
    [
        # due on 28 February: 90 days past due on 29 May, non-performing from 30 May on
        (date(2019, 5, 29), 0, False),
        (date(2019, 5, 30), 2, True),
        (date(2019, 5, 30), 3, False),
    ],
)
def test_only_a_loan_that_does_not_perform_has_to_be_cured(today, instalments, *, stopped):
    """As long as it performs no instalments are counted."""
    assert stops("cure.instalments", unpaid(today), today, instalments) is stopped


@pytest.mark.parametrize(
    ("reason", "instalments", "stopped"),
    [
        (None, 0, False),
        (PlanReason.RESTRUCTURED, 11, True),
        (PlanReason.RESTRUCTURED, 12, False),
        (PlanReason.RESCHEDULED, 11, True),
        (PlanReason.RESCHEDULED, 12, False),
    ],
)
def test_only_a_loan_in_its_watch_has_to_come_through_it(reason, instalments, *, stopped):
    """A new agreement begins the watch; without one no instalments are counted."""
    account = unpaid(TODAY)
    if reason is not None:
        plan = monthly(10, "100000.00", "0.00", after=str(TODAY))
        account = account.enter(TODAY, NewPlan(plan, reason))
    assert account.faults == ()
    assert stops("watch.instalments", account, TODAY, instalments) is stopped
