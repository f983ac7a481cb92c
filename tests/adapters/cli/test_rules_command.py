"""`rules`: a clause is found in a minute, with its words, its time and its place."""

from datetime import UTC, datetime, timedelta

import pytest

from states.rules.editions import RULE_IDS
from states.thai import bangkok_day
from tests.house import ROOT

TODAY = bangkok_day(datetime.now(UTC))


def test_a_clause_is_told_with_its_place_in_the_code(terminal):
    """`rules 2.4` says meaning, edition, confidence, and where it stands in text and code."""
    rules = {each["id"]: each for each in terminal.type("rules", "2.4", "--json").document["rules"]}
    assert set(rules) == {"2.4.1", "2.4.2", "2.4.3"}
    told = rules["2.4.2"]
    assert told["editions"] == ["no4", "no5"]
    assert (told["from"], told["until"]) == ("2017-10-21", None)
    assert told["confidence"] == "A"
    path, _, line = told["code"].partition(":")
    written = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert any(told["name"] in text for text in written[int(line) - 1 : int(line) + 12])


def test_a_rule_that_an_edition_replaced_is_told_twice(terminal):
    """Where the two texts differ each is told with its own meaning and interval."""
    both = terminal.type("rules", "2.3.1", "--json").document["rules"]
    assert [each["editions"] for each in both] == [["no4"], ["no5"]]
    assert [(each["from"], each["until"]) for each in both] == [
        ("2017-10-21", "2018-02-15"),
        ("2018-02-16", None),
    ]
    one = terminal.type("rules", "2.3.1", "--edition", "no5", "--json").document["rules"]
    assert [each["editions"] for each in one] == [["no5"]]


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_every_rule_can_be_looked_up_by_its_name(terminal, identifier):
    """Each name that `assess` answers can be asked for."""
    rules = terminal.type("rules", identifier, "--json").document["rules"]
    assert identifier in {each["id"] for each in rules}


def test_a_row_that_is_no_rule_says_what_carries_it(terminal):
    """Clause 1.2.2 is held by the separation of duties, and hangs on an open question."""
    told = terminal.type("rules", "1.2.2", "--json").document
    assert told["rules"] == []
    assert [each["carried_by"] for each in told["entries"]] == [["duties"]]
    assert [each["id"] for each in told["readings"]] == ["Q3"]
    text = terminal.type("rules", "1.2.2", "--lang", "en").out
    assert "the separation of duties" in text


def test_an_open_question_is_told_with_the_reading_chosen(terminal):
    """`rules Q1`: what is asked, how it is read till then, what else it may be."""
    told = terminal.type("rules", "Q1", "--json").document
    (reading,) = told["readings"]
    assert reading["value"] == 6
    assert reading["rules"] == ["2.2.refinance"]
    assert len(reading["alternatives"]) == 2
    (number,) = told["amendable"]
    assert (number["parameter"], number["accepted"]) == ("import_credit_months", "6, 12, 16")
    text = terminal.type("rules", "Q1").out
    assert "การอ่านที่เลือก" in text
    assert "12 เดือน" in text


def test_everything_is_listed_without_a_clause(terminal):
    """`rules` alone lists everything, for people in the language asked for."""
    text = terminal.type("rules", "--lang", "en").out
    for told in ("reading confidence", "reading chosen", "the board may set", "DOC-10"):
        assert told in text


def test_what_nobody_knows_is_bad_input_with_what_there_is(terminal):
    """Status 2, and the names that would have been found."""
    answer = terminal.type("rules", "9.9", "--json")
    assert answer.status == 2
    assert answer.fields == ["CLAUSE"]
    assert "2.3.8.branch" in answer.document["errors"][0]["english"]
    assert "Q13" in answer.document["errors"][0]["english"]


def proposal(write):
    """A file: half a per cent from tomorrow on."""
    paper = {
        "clause": "2.3(6)",
        "parameter": "annual_rate_basis_points",
        "value": 50,
        "since": (TODAY + timedelta(days=1)).isoformat(),
        "resolution": "5/2569",
        "resolved_on": TODAY.isoformat(),
    }
    return write(paper, "proposal.json")


def test_an_amendment_is_entered_by_command_and_shown_with_its_clause(terminal, write):
    """Proposed by the secretary, not by herself confirmed, confirmed by the Fund Office."""
    made = terminal.type(
        "enact", "propose_amendment", "--as", "bua", "--paper", proposal(write), "--json"
    )
    assert made.status == 0
    record = made.document["record"]["n"]
    unconfirmed = terminal.type("rules", "2.3(6)", "--office", "--lang", "en").out
    assert "unconfirmed, no effect" in unconfirmed

    paper = write({"entry": record, "resolution": "5/2569"}, "confirmation.json")
    words = ("enact", "confirm_amendment", "--paper", paper, "--json", "--as")
    refused = terminal.type(*words, "bua")
    assert refused.status == 1
    assert [each["clause"] for each in refused.document["objections"]] == ["D17"]
    assert terminal.type(*words, "fon").status == 0

    number, running = terminal.type("rules", "2.3(6)", "--office", "--json").document["amendable"]
    assert running["amendments"] == []
    (amendment,) = number["amendments"]
    assert amendment["value"] == 50
    assert (amendment["proposed_by"], amendment["confirmed_by"]) == ("bua", "fon")
    assert amendment["resolution"] == "5/2569"
    assert "5/2569" in terminal.type("rules", "2.3(6)", "--office").out
    plain, _ = terminal.type("rules", "2.3(6)", "--json").document["amendable"]
    assert plain["amendments"] == []


def test_an_amendment_that_cannot_be_is_bad_input_field_by_field(terminal, write):
    """A number that the text fixes, another clause, a value outside its limits, a day gone by."""
    wrong = {
        "clause": "2.3(4)",
        "parameter": "annual_rate_basis_points",
        "value": 9_000,
        "since": (TODAY - timedelta(days=1)).isoformat(),
        "resolution": "5/2569",
        "resolved_on": (TODAY + timedelta(days=1)).isoformat(),
    }
    words = ("enact", "propose_amendment", "--as", "bua", "--json", "--paper")
    rows = terminal.rows()
    answer = terminal.type(*words, write(wrong))
    assert answer.status == 2
    assert set(answer.fields) == {"clause", "value", "since", "resolved_on"}
    answer = terminal.type(*words, write({**wrong, "parameter": "most_per_borrower"}))
    assert answer.fields == ["parameter"]
    assert "import_credit_months" in answer.document["errors"][0]["english"]
    assert terminal.rows() == rows
