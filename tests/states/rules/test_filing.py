"""The days and the unit that a case is judged by, wherever they are written."""

from datetime import date

import pytest

from states.facts import Facts
from states.rules.filing import day_of_judgement, filing_day, receiving_unit
from states.vocabulary import ReceivingUnit
from tests.example import application

IN_THE_BOOK = date(2019, 4, 2)
IN_THE_CONTEXT = date(2019, 4, 1)
DECIDED = date(2019, 6, 5)
TODAY = date(2019, 6, 6)
NOTHING = {"context.received_on": None, "context.received_by": None, "context.decision_on": None}
RECEIVED = {"context.received_on": IN_THE_CONTEXT.isoformat()}
DECISION = {"context.decision_on": DECIDED.isoformat()}


def facts(changes, on=None, **course):
    """The example with another context, seen on a day."""
    return Facts(application=application({**NOTHING, **changes}), on=on).then(**course)


@pytest.mark.parametrize(
    ("changes", "course", "day"),
    [
        ({}, {}, None),
        (RECEIVED, {}, IN_THE_CONTEXT),
        ({}, {"received_on": IN_THE_BOOK}, IN_THE_BOOK),
        (RECEIVED, {"received_on": IN_THE_BOOK}, IN_THE_BOOK),
    ],
)
def test_the_filing_day_is_the_office_s_own_where_it_has_one(changes, course, day):
    """Outside the office the context's day counts."""
    assert filing_day(facts(changes, **course)) == day


@pytest.mark.parametrize(
    ("changes", "course", "unit"),
    [
        ({}, {}, None),
        ({"context.received_by": "fund_office"}, {}, ReceivingUnit.FUND_OFFICE),
        (
            {"context.received_by": "fund_office"},
            {"received_by": ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE},
            ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE,
        ),
    ],
)
def test_the_receiving_unit_is_the_office_s_own_where_it_has_one(changes, course, unit):
    """Outside the office the context's unit counts."""
    assert receiving_unit(facts(changes, **course)) is unit


@pytest.mark.parametrize(
    ("changes", "on", "course", "day"),
    [
        ({**RECEIVED, **DECISION}, TODAY, {}, TODAY),
        ({**RECEIVED, **DECISION}, None, {}, DECIDED),
        (RECEIVED, None, {}, IN_THE_CONTEXT),
        (RECEIVED, None, {"received_on": IN_THE_BOOK}, IN_THE_BOOK),
        ({}, None, {}, date.min),
    ],
)
def test_numbers_of_the_board_are_those_of_the_latest_day_that_is_known(changes, on, course, day):
    """The day of the act, of the decision, of receipt; before all of them none has been set."""
    assert day_of_judgement(facts(changes, on, **course)) == day
