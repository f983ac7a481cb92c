"""Who is named where the history of 2.1.8 has to be relaxed."""

from dataclasses import replace
from datetime import date

import pytest

from states.authority import Authority, Exercise, Power
from states.rules.editions import NO_4, NO_5
from states.rules.repayment_history import competent_to_relax
from states.vocabulary import Organ
from tests.states.rules.cases import ASKED, GRANTED, facts_of, rule_of, verdict_of
from tests.states.rules.eligibility_cases import (
    ANALYSIS_COMMITTEE,
    FUND_COMMITTEE,
    ONE_LATE,
    UNDER_NO_4,
    UNDER_NO_5,
    paid,
    relaxed,
)


@pytest.mark.parametrize(
    ("day", "organ"),
    [
        (None, None),
        (date(2017, 10, 20), None),
        (date(2017, 10, 21), Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE),
        (date(2018, 2, 15), Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE),
        (date(2018, 2, 16), Organ.PROVINCIAL_FUND_COMMITTEE),
    ],
)
def test_the_power_to_relax_changed_hands_with_no_5(day, organ):
    """Nobody before no.4; from its first day the analysis committee, from no.5 the fund's."""
    assert competent_to_relax(day) is organ


@pytest.mark.parametrize(
    ("edition", "acts", "organ", "resolved"),
    [
        (NO_4, [], ANALYSIS_COMMITTEE, False),
        (NO_5, [], FUND_COMMITTEE, False),
        (NO_4, [relaxed(FUND_COMMITTEE, UNDER_NO_5, 1)], FUND_COMMITTEE, True),
        (NO_5, [relaxed(ANALYSIS_COMMITTEE, UNDER_NO_4, 1)], ANALYSIS_COMMITTEE, True),
        (NO_5, [relaxed("smed_bank", UNDER_NO_5, 1)], FUND_COMMITTEE, False),
    ],
)
def test_the_finding_names_who_decided_or_who_is_to_decide(edition, acts, organ, resolved):
    """The organ of the edition is asked; where one has decided, that one stands there."""
    finding = rule_of(edition, "2.1.8.history").judge(facts_of(paid(ONE_LATE, *acts)))
    assert (finding.authority, finding.resolved) == (organ, resolved)
    assert finding.found.english.startswith("11 normal of 12, the last 7 unbroken; to be relaxed")
    assert finding.found.english.endswith(": 1")


@pytest.mark.parametrize(
    ("edition", "power", "acts", "verdict"),
    [
        (NO_4, Power.SELECTION, [], "condition"),
        (NO_4, Power.SELECTION, [relaxed(ANALYSIS_COMMITTEE, UNDER_NO_4, 1)], GRANTED),
        (NO_4, Power.APPROVAL, [], ASKED),
        (NO_5, Power.SELECTION, [], ASKED),
        (NO_5, Power.SELECTION, [relaxed(FUND_COMMITTEE, UNDER_NO_5, 1)], GRANTED),
    ],
)
def test_only_the_selection_under_no_4_leaves_the_history_to_the_screening(
    edition, power, acts, verdict
):
    """A relaxation that was decided stands already; an approval waits for it."""
    organ, day = Organ.PROVINCIAL_FUND_COMMITTEE, date(2018, 3, 1)
    exercise = Exercise(power, organ, day, edition.code, Authority())
    known = replace(facts_of(paid(ONE_LATE, *acts)), exercise=exercise)
    assert verdict_of(rule_of(edition, "2.1.8.history").judge(known)) == verdict


def test_a_history_beyond_relaxation_says_what_would_be_needed():
    """How many were normal, and how many could have been relaxed."""
    finding = rule_of(NO_5, "2.1.8.history").judge(facts_of(paid("nnnlllnnnnnn")))
    assert finding.found.english == (
        "9 normal of 12, the last 6 unbroken; 2 may be relaxed if the last 6 were"
    )
