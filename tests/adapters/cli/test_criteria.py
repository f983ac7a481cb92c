"""`assess`: the criteria on an application."""

import json

from states.rules.editions import RULE_IDS
from tests.example import DATA

EXAMPLE = str(DATA / "application.json")


def lines(answer):
    """The documents, one a line, in order."""
    return [json.loads(line) for line in answer.out.splitlines()]


def contains(found, wanted):
    """Whether every value that is fixed stands in what was found."""
    if isinstance(wanted, dict):
        return all(contains(found[key], value) for key, value in wanted.items())
    return found == wanted


def test_the_example_is_assessed_as_the_example_says(terminal):
    """Each value of the fixed part of the answer is equal."""
    answer = terminal.type("assess", EXAMPLE, "--json")
    assert answer.status == 0
    wanted = json.loads((DATA / "assessment.json").read_text(encoding="utf-8"))
    assert contains(answer.document, wanted)


def test_nothing_is_stored_by_an_assessment(terminal):
    """An assessment leaves no trace in the office."""
    rows = terminal.rows()
    terminal.type("assess", EXAMPLE)
    assert terminal.rows() == rows


def test_several_files_are_one_line_each_in_order(terminal, application, write):
    """Each file has its line, readable or not; the others go on."""
    poor = application({"request.loan_amount": "20000000.00"})
    broken = write("{", "broken.json")
    answer = terminal.type("assess", EXAMPLE, broken, poor, "--json")
    assert answer.status == 2
    good, unreadable, refused = lines(answer)
    assert good["overall_after_acts"] == "approvable"
    assert unreadable["file"] == broken
    assert set(unreadable["errors"][0]) == {"field", "thai", "english"}
    assert refused["overall_after_acts"] == "not_approvable"


def test_an_application_that_cannot_be_approved_is_the_answer_no(terminal, application):
    """Status 1 when a file was read and some rule fails."""
    poor = application({"request.loan_amount": "20000000.00"})
    assert terminal.type("assess", poor, EXAMPLE).status == 1


def test_the_edition_asked_for_goes_before_that_of_the_file(terminal):
    """`--edition` chooses the text; the answer says which it was."""
    old = terminal.type("assess", EXAMPLE, "--edition", "no4", "--json").document
    assert old["criteria"] == "no4"
    assert set(old["rules"]) == set(RULE_IDS)


def test_a_person_reads_the_result_and_what_asks_for_something(terminal):
    """Without `--json` the result stands first, then the rules that are not simply kept."""
    text = terminal.type("assess", EXAMPLE, "--lang", "en").out
    assert "Can be approved" in text.splitlines()[0]
    assert "2.1.8.history" in text
