"""How a rule is made of a function, and how its refusal is told."""

from dataclasses import replace

import pytest

from states.facts import Facts
from states.rules.confidence import Confidence
from states.rules.edition import Rule, objection_of, rule
from states.rules.editions import NO_5
from states.rules.finding import NOT_APPLICABLE, PASS, Finding, Verdict, fails
from states.words import Bilingual
from tests.states.rules.cases import rule_of

MEANING = Bilingual("ความหมาย", "The meaning")


def passing(_facts: Facts) -> Finding:
    """ข้อความไทย
    บรรทัดที่สอง -- An English sentence
    on two lines."""
    return PASS


@pytest.mark.parametrize(
    "says", [None, "", "ไทย", "ไทย --", "-- English", "ไทย English", " -- ", "--"]
)
def test_a_rule_says_its_clause_in_both_languages(says):
    """Thai, two dashes, English: a function that leaves one out is no rule."""

    def silent(_facts):
        return PASS

    silent.__doc__ = says
    with pytest.raises(TypeError):
        rule("9.9", "9.9", source="L1")(silent)


def test_a_rule_is_certain_and_comes_with_its_clause_unless_it_says_otherwise():
    """No question, reading A, brought along by the clause."""
    made = rule("9.9", "9.9", source="L1")(passing)
    assert made == Rule(
        "9.9",
        "9.9",
        passing,
        Bilingual("ข้อความไทย บรรทัดที่สอง", "An English sentence on two lines."),
        "L1",
    )
    assert (made.confidence, made.question, made.only_by_id) == (Confidence.A, None, False)


def test_a_rule_may_be_open_and_come_by_name_alone():
    """What the decorator is told stands in the rule."""
    made = rule("9.9", "9.9", source="L1", confidence=Confidence.C, question="Q1", only_by_id=True)(
        passing
    )
    assert (made.confidence, made.question, made.only_by_id) == (Confidence.C, "Q1", True)


@pytest.mark.parametrize(
    ("finding", "english"),
    [
        (fails("พบ", "what was found"), "The meaning — what was found"),
        (Finding(Verdict.FAIL), "The meaning — fails"),
    ],
)
def test_an_objection_says_the_rule_and_what_was_found(finding, english):
    """Where nothing was put into words, the verdict stands there."""
    objection = objection_of(Rule("9.9", "9", passing, MEANING, "L1"), finding)
    assert (objection.clause, objection.verdict) == ("9", Verdict.FAIL)
    assert objection.english == english
    assert objection.thai.startswith("ความหมาย — ")


@pytest.mark.parametrize(
    ("finding", "objects"),
    [
        (PASS, False),
        (NOT_APPLICABLE, False),
        (Finding(Verdict.FAIL), True),
        (Finding(Verdict.UNKNOWN), True),
        (Finding(Verdict.JUSTIFY, resolved=False), True),
        (Finding(Verdict.JUSTIFY, resolved=True), False),
    ],
)
def test_an_act_is_stopped_by_what_stops_and_by_nothing_else(finding, objects):
    """Whatever lets pass says nothing."""
    one = replace(rule_of(NO_5, "2.4.1"), judge=lambda _facts: finding)
    edition = replace(NO_5, rules=(one,))
    assert bool(edition.objections(Facts(), ("2.4",))) is objects
