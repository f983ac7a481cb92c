"""What 2.3(8) makes of a case: the thirty days, and what is said of a missing fact."""

from dataclasses import replace
from datetime import date

import pytest

from states.rules.collateral import finished_in_time, last_day_to_complete, situation_of
from states.rules.editions import NO_5
from states.rules.finding import Verdict
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.collateral_cases import AMOUNT, COMPLETED, NOTIFIED, site

DAYS = "collateral.premises.days_from_notification_to_completion"
SITE = "collateral.premises"
MONDAY_6_MAY = "2019-05-06"


@pytest.mark.parametrize(
    ("notified_on", "last_day"),
    [
        (date(2019, 5, 6), date(2019, 6, 5)),
        (date(2019, 5, 2), date(2019, 6, 3)),
        (date(2019, 5, 3), date(2019, 6, 3)),
        (date(2019, 5, 4), date(2019, 6, 3)),
    ],
)
def test_day_thirty_is_counted_from_the_next_day(notified_on, last_day):
    """Where it falls on a Saturday or a Sunday, the Monday after is still in time."""
    assert last_day_to_complete(notified_on) == last_day


@pytest.mark.parametrize(
    ("changes", "on", "in_time"),
    [
        ({SITE: None}, date(2019, 6, 5), None),
        ({DAYS: 30}, None, True),
        ({DAYS: 31}, None, False),
        ({NOTIFIED: MONDAY_6_MAY}, date(2019, 6, 5), None),
        ({NOTIFIED: MONDAY_6_MAY}, date(2019, 6, 6), False),
        ({NOTIFIED: MONDAY_6_MAY}, None, None),
        ({COMPLETED: "2019-06-05"}, date(2019, 6, 6), None),
        ({NOTIFIED: MONDAY_6_MAY, COMPLETED: "2019-06-05", DAYS: 31}, None, True),
        ({NOTIFIED: MONDAY_6_MAY, COMPLETED: "2019-06-06", DAYS: 30}, None, False),
    ],
)
def test_thirty_days_are_over_once_they_have_passed(changes, on, in_time):
    """Dates come before a number of days; while time runs, nothing is said."""
    assert finished_in_time(replace(facts_of(changes), on=on)) is in_time


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        (site(lease_months_remaining=None), "the remaining lease or the term"),
        (site(owner=None), "who owns the site"),
        ({SITE: None}, "who owns the site"),
    ],
)
@pytest.mark.parametrize("identifier", ["2.3.8.branch", "2.3.8.valuation"])
def test_whoever_asks_for_the_branch_hears_which_fact_is_missing(identifier, changes, fact):
    """The first fact on which the tree hangs, in both languages."""
    finding = rule_of(NO_5, identifier).judge(facts_of(changes))
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.found.english == f"{fact} is not known yet"
    assert finding.found.thai.startswith("ยังไม่ทราบ")


def test_whoever_asks_for_the_insurance_hears_which_fact_is_missing():
    """While nothing but the guarantee is sure, it is open whether there is more to insure."""
    changes = {"request.purposes.0.kind": "building", **site(owner=None)}
    finding = rule_of(NO_5, "2.3.8.insurance").judge(facts_of(changes))
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.found.english == "who owns the site is not known yet"


@pytest.mark.parametrize(
    ("amount", "small", "within_five"),
    [
        ("3000000.00", True, True),
        ("3000000.01", False, True),
        ("5000000.00", False, True),
        ("5000000.01", False, False),
        (None, None, None),
    ],
)
def test_the_tree_is_told_how_large_the_loan_is(amount, small, within_five):
    """To the satang, and not at all while the amount is missing."""
    situation = situation_of(facts_of({AMOUNT: amount}))
    assert (situation.small, situation.within_five_million) == (small, within_five)
