"""What is kept of an amendment: both hands, the resolution, and which case it counts for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.parameters import CaseDays, Parameter, Parameters, Setting
from states.process import State
from states.rules.amendments import cited, confirmation_objections, parameters_for
from states.rules.editions import NO_5
from tests.states.cases import TODAY, case_at
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.test_amendments import CONFIRMER, HANDS, PROPOSER, RATE, proposed, setting

APPROVED_ON = date(2019, 5, 20)


def test_what_two_persons_entered_names_both():
    """So that it loosens no case in which one of the two has a part."""
    entered = proposed().confirmed(CONFIRMER, TODAY)
    assert entered.setting == Setting(
        RATE, 50, TODAY + timedelta(days=1), "5/2562 (2019-06-02)", frozenset({PROPOSER, CONFIRMER})
    )
    assert (entered.confirmed_by, entered.confirmed_on) == (CONFIRMER, TODAY)


def test_what_one_person_entered_names_that_one():
    """A proposal that nobody has confirmed is in one hand."""
    assert proposed().setting.hands == {PROPOSER}


@pytest.mark.parametrize("person", ["ann", CONFIRMER])
def test_any_other_person_may_confirm(person):
    """Whatever the names."""
    assert list(confirmation_objections(proposed(), person, TODAY)) == []


def test_an_approved_case_is_bound_to_the_day_of_its_approval():
    """Until then to the day of the act."""
    amended = Parameters((setting(Parameter.IMPORT_CREDIT_MONTHS, 12),))
    case = case_at(State.CONTRACTING, approved_on=APPROVED_ON)
    assert parameters_for(case, amended, TODAY).case.text_of == APPROVED_ON
    facts = case.facts.then(approved_on=None)
    assert parameters_for(replace(case, facts=facts), amended, TODAY).case.text_of == TODAY


@pytest.mark.parametrize("points", [50, 99])
def test_a_lower_rate_that_passes_a_case_by_is_told(points):
    """The case keeps 1%, and its borrower hears of the resolution that lowered it for others."""
    passed_by = Parameters((setting(RATE, points),), CaseDays(TODAY, None, HANDS))
    assert cited(passed_by, RATE, TODAY).english == (
        " (the looser value of board resolution 5/2562 (2019-06-02) does not count for this case)"
    )


def test_a_higher_rate_counts_for_every_case_and_is_cited():
    """A tightening passes nobody by."""
    for hands in (HANDS, frozenset()):
        higher = Parameters((setting(RATE, 101),), CaseDays(TODAY, None, hands))
        assert cited(higher, RATE, TODAY).english == ", by board resolution 5/2562 (2019-06-02)"


def test_a_rate_that_the_board_set_is_told_with_its_resolution():
    """Beside the rate that was asked for stands the one that is due, and what set it."""
    facts = replace(facts_of({}), on=TODAY, parameters=Parameters((setting(RATE, 50),)))
    assert rule_of(NO_5, "2.3.6.rate").judge(facts).found.english == (
        "1.00% a year, the rate is 0.5%, by board resolution 5/2562 (2019-06-02)"
    )
