"""Looking a clause up: everything that stands under it is found, with its place and its time."""

from datetime import date
from pathlib import Path

import pytest

from states.parameters import Parameter
from states.rules import reference
from states.rules.catalogue import CATALOGUE
from states.rules.conditions import CONDITIONS
from states.rules.editions import NO_4, NO_5, RULE_IDS
from states.rules.handbook_of_rules import handbook_of_rules
from states.rules.readings import READINGS
from states.rules.reference import is_under, look_up, rules_document, wordings
from tests.house import ROOT


def found(clause, edition=None):
    """The rules, rows, questions and numbers under a clause, by name."""
    here = look_up(clause, edition)
    return (
        [(each.rule.id, [text.code for text in each.editions]) for each in here.wordings],
        [each.row for each in here.entries],
        [each.id for each in here.readings],
        list(here.parameters),
    )


@pytest.mark.parametrize(
    ("clause", "rules", "rows", "questions", "numbers"),
    [
        (
            "2.3(1)",
            [("2.3.1", ["no4"]), ("2.3.1", ["no5"])],
            ["N-4.line", "2.3(1)", "v5.4"],
            [],
            [],
        ),
        ("2.4.2", [("2.4.2", ["no4", "no5"])], ["2.4.2", "2.4.end"], ["Q7"], []),
        (
            "2.3.6.rate",
            [("2.3.6.rate", ["no4", "no5"])],
            ["2.3(6)"],
            ["Q10"],
            [Parameter.ANNUAL_RATE_BASIS_POINTS, Parameter.RUNNING_RATE_BASIS_POINTS],
        ),
        (
            "1.2.2",
            [],
            ["1.2.2"],
            ["Q3"],
            [
                Parameter.FAMILY_MONTHS,
                Parameter.DELEGATION_DAYS,
                Parameter.BREAK_GLASS_MINUTES,
                Parameter.BREAK_GLASS_REVIEW_BUSINESS_DAYS,
                Parameter.SAME_BODY_SELECTS_AND_APPROVES,
            ],
        ),
        ("2.5", [], ["2.5.oyd", "2.5.npl", "2.5.excl", "2.5.act"], ["Q8"], []),
        ("v5.6", [], ["v5.6"], [], []),
        ("DOC-7", [("documents", ["no4", "no5"])], None, [], []),
        (
            "Q1",
            [("2.2.refinance", ["no5"])],
            ["2.2.refinance", "v5.3"],
            ["Q1"],
            [Parameter.IMPORT_CREDIT_MONTHS],
        ),
        ("Q12", [], ["1.2.4", "2.3.note1"], ["Q12"], []),
        (
            "sign.approval_stands",
            [("sign.approval_stands", ["no4", "no5"])],
            [],
            [],
            [Parameter.APPROVAL_VALID_DAYS, Parameter.REVIEW_DAYS],
        ),
    ],
)
def test_a_clause_brings_what_stands_under_it(clause, rules, rows, questions, numbers):
    """By clause, name of a rule, row of the text, or number of a question."""
    by_name = found(clause)
    assert by_name[0] == rules
    assert rows is None or by_name[1] == rows
    assert by_name[2:] == (questions, numbers)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_every_open_question_is_found_by_its_number(reading):
    """Asked for by number, with the rows that wait for its answer."""
    here = look_up(reading.id)
    assert reading in here.readings
    assert set(reading.rows) <= {entry.row for entry in here.entries}


@pytest.mark.parametrize("clause", ["", "9.9", "nothing", "Q14", "2.1.13"])
def test_what_nobody_knows_is_not_found(clause):
    """Nothing is offered in its place."""
    assert not look_up(clause)


@pytest.mark.parametrize("name", [*RULE_IDS, *(each.id for each in CONDITIONS)])
def test_every_rule_is_found_by_its_name(name):
    """Criteria and conditions of single moves alike."""
    assert name in {each.rule.id for each in look_up(name).wordings}


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.row)
def test_every_row_is_found_by_its_name_with_the_rules_that_carry_it(entry):
    """Nobody who cites a row of the text is sent away."""
    here = look_up(entry.row)
    assert entry in here.entries
    assert set(entry.rules) <= {each.rule.id for each in here.wordings}


@pytest.mark.parametrize(
    ("clause", "rules"),
    [
        ("2.3(5)", {"2.3.5.term", "2.3.5.grace"}),
        ("2.4", {"2.4.1", "2.4.2", "2.4.3"}),
        ("N-2", {"window", "receiving_unit"}),
        ("1.2.3(4)", set()),
    ],
)
def test_a_rule_is_found_under_its_clause_before_a_row_tells_of_it(monkeypatch, clause, rules):
    """The clause brings it, not the row alone; a condition of a single move comes by name only."""
    monkeypatch.setattr(reference, "CATALOGUE", ())
    assert {each.rule.id for each in look_up(clause).wordings} == rules


def test_an_edition_leaves_out_the_wordings_of_others():
    """2.3(1) reads otherwise before and after no.5."""
    assert found("2.3.1", NO_4)[0] == [("2.3.1", ["no4"])]
    assert found("2.3.1", NO_5)[0] == [("2.3.1", ["no5"])]


def test_without_a_clause_everything_is_told():
    """Forty-two rules and the conditions, six of them in two wordings, every row and question."""
    everything = look_up()
    assert len(everything.wordings) == len(RULE_IDS) + len(CONDITIONS) + 6
    assert everything.entries == CATALOGUE
    assert everything.readings == READINGS
    assert everything.parameters == tuple(Parameter)


@pytest.mark.parametrize(
    ("identifier", "intervals"),
    [
        ("2.3.1", [(date(2017, 10, 21), date(2018, 2, 15)), (date(2018, 2, 16), None)]),
        ("2.1.1", [(date(2017, 10, 21), None)]),
    ],
)
def test_a_wording_has_its_first_and_its_last_day(identifier, intervals):
    """No.4 ends the day before no.5 begins, for the rules that no.5 replaced."""
    assert [(each.since, each.until) for each in wordings(identifier)] == intervals


@pytest.mark.parametrize("wording", wordings(), ids=lambda each: each.rule.id)
def test_a_wording_names_its_place_in_the_program(wording):
    """The file and the line at which the rule begins."""
    path, _, line = wording.place.partition(":")
    lines = (ROOT / Path(path)).read_text(encoding="utf-8").splitlines()
    begins = lines[int(line) - 1]
    assert begins.startswith(("@rule(", "@condition("))
    written = " ".join(lines[int(line) - 1 : int(line) + 4])
    assert f'"{wording.rule.id}"' in written
    assert f"def {wording.rule.judge.__name__}(" in written


def test_the_notice_is_told_from_the_criteria():
    """Window, line check, unit and documents stand in the opening notice of 2019."""
    told = {each.rule.id for each in wordings() if each.announced_by_the_notice}
    assert told == {"window", "line_check", "receiving_unit", "documents", "document_signatures"}


@pytest.mark.parametrize(
    ("name", "clause", "inside"),
    [
        ("2.3(4).max", "2.3(4)", True),
        ("2.3(4).max", "2.3.4", True),
        ("2.3(4)", "2.3(4).max", False),
        ("2.41", "2.4", False),
        ("8.2.2.2.p4", "8.2", True),
        ("order", "order", True),
        ("order", "", False),
    ],
)
def test_a_clause_contains_what_is_below_it(name, clause, inside):
    """Part by part, never by the beginning of a number."""
    assert is_under(name, clause) is inside


def test_the_document_of_a_rule_says_all_that_is_known_of_it():
    """Clause, both languages, interval, source, confidence, question, place, rows."""
    (told,) = rules_document(look_up("2.2.refinance", NO_5))["rules"]
    assert told["clause"] == "2.2"
    assert told["thai"]
    assert told["english"]
    assert (told["from"], told["until"], told["text"]) == ("2018-02-16", None, "no5")
    assert (told["source"], told["confidence"], told["readings"]) == ("L286-L288", "C", ["Q1"])
    assert told["code"].startswith("states/rules/no5.py:")
    assert told["carries"] == ["2.2.refinance", "v5.3"]


def test_the_handbook_tells_every_rule_row_question_and_number():
    """Nothing that can be looked up is missing from the document, in either language."""
    text = handbook_of_rules("this test")
    for wording in wordings():
        assert f"`{wording.rule.id}`" in text
        assert wording.rule.meaning.thai in text
        assert wording.rule.meaning.english in text
        assert f"`{wording.place}`" in text
    for entry in CATALOGUE:
        assert f"| `{entry.row}` |" in text
        assert entry.meaning.english in text
    for reading in READINGS:
        assert f"**{reading.id}** {reading.question.thai}<br>{reading.question.english}" in text
        assert reading.chosen.thai in text
    for parameter in Parameter:
        assert f"| `{parameter.value}` |" in text
    assert text.count("\n| `2.3.1`<br>") == 2
