"""The open questions of the text: none lost, none hidden, each with how it is read until then."""

import pytest

from states.parameters import AMENDABLE, Origin
from states.rules.catalogue import CATALOGUE
from states.rules.editions import EDITIONS, NO_4, NO_5
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.rules.readings import READINGS, readings_of, rules_hanging_on
from tests.states.rules.cases import facts_of, rule_of, verdict_of
from tests.states.rules.purpose_cases import import_credit

HANGING = {
    "Q1": ["2.2.refinance"],
    "Q2": ["resolution.organ"],
    "Q3": ["approval.other_body", "2.3.3"],
    "Q4": ["2.3.8.deadline30"],
    "Q5": ["2.1.8.history"],
    "Q6": ["2.1.7"],
    "Q7": ["2.4.2"],
    "Q8": [],
    "Q9": ["2.3.8.branch", "2.3.8.machinery"],
    "Q10": ["charge.within_the_tariff", "2.3.6.rate"],
    "Q11": ["2.3.8.branch"],
    "Q12": [],
    "Q13": ["2.3.8.branch"],
}


def test_there_are_thirteen_questions():
    """In their order, each once."""
    assert [each.id for each in READINGS] == [f"Q{number}" for number in range(1, 14)]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_a_reading_can_be_read_and_followed(reading):
    """Both languages, where the text leaves it open, from when it counts, what else it might be."""
    for words in (reading.question, reading.chosen, *reading.alternatives):
        assert any("ก" <= letter <= "๛" for letter in words.thai) or words.thai == "30/360"
        assert words.english.isascii()
    assert reading.alternatives
    assert reading.source.startswith("L")
    assert reading.since == (NO_5_IN_FORCE if reading.id == "Q1" else NO_4_IN_FORCE)
    rows = {entry.row for entry in CATALOGUE}
    assert set(reading.rows) <= rows
    assert reading.rows or rules_hanging_on(reading)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_it_is_known_which_rules_hang_on_a_question(reading):
    """Those that name it, and no others."""
    assert list(rules_hanging_on(reading)) == HANGING[reading.id]


def test_no_rule_hangs_on_a_question_that_nobody_asks():
    """Whatever a rule names is one of the thirteen, and a rule may hang on several."""
    for edition in EDITIONS:
        for rule in edition.rules:
            assert ", ".join(each.id for each in readings_of(rule)) == (rule.question or "")
    branch = rule_of(NO_5, "2.3.8.branch")
    assert [each.id for each in readings_of(branch)] == ["Q9", "Q11", "Q13"]
    assert readings_of(rule_of(NO_4, "2.2.refinance")) == ()


def test_a_reading_that_is_a_number_is_the_value_of_its_parameter():
    """One place holds it: what is shown is what is judged by."""
    numbers = {each.id: each.value for each in READINGS if each.value is not None}
    assert numbers == {"Q1": 6}
    held = [each.parameter for each in READINGS if each.parameter is not None]
    assert held == [each for each, of in AMENDABLE.items() if of.origin is Origin.READING]


@pytest.mark.parametrize(
    ("months", "verdict"), [(6, "pass"), (7, "unknown"), (16, "unknown"), (17, "fail")]
)
def test_the_tenor_is_judged_as_the_reading_says(months, verdict):
    """Q1: up to 6 passes, 7 to 16 needs a legal reading, above 16 fails."""
    finding = rule_of(NO_5, "2.2.refinance").judge(facts_of(import_credit(tenor_months=months)))
    assert verdict_of(finding) == verdict
    assert finding.needs_legal_reading == (verdict == "unknown")
