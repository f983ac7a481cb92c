"""Whatever is handed in: named by field, exit status 2, nothing stored, nothing in the log."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.campaign import campaign
from tests.example import ABSENT, changed, example_document
from tests.house import ROOT

HIDDEN = "ลับที่สุด-1101700203450"
"""What stands in every hostile document, and nowhere in what comes back or is kept."""

LONE_SURROGATE = b'{"schema": "smefund-application/1", "title": "\\ud800"}'
FILES = {
    "empty": b"",
    "blank": b" \n\t ",
    "not JSON": b"{'schema': 1}",
    "cut short": json.dumps(example_document()).encode()[:-40],
    "two documents": b"{}{}",
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "a number": b"4",
    "NaN": b'{"request": {"loan_amount": NaN}}',
    "Infinity": b'{"request": {"loan_amount": -Infinity}}',
    "a key twice": b'{"schema": "smefund-application/1", "schema": "smefund-application/1"}',
    "deep": b"[" * 5_000 + b"]" * 5_000,
    "a long number": b'{"request": {"term_months": ' + b"9" * 5_000 + b"}}",
    "over a megabyte": b'{"title": "' + b"a" * 1_100_000 + b'"}',
    "a lone surrogate": LONE_SURROGATE,
    "a NUL": b'{"schema": "smefund-application/1", "title": "a\\u0000b"}',
    "a raw NUL": b'{"title": "a\x00b"}',
}


@pytest.fixture
def unharmed(terminal):
    """Types a command that must be bad input, and looks whether anything was stored or told."""

    def unharmed(*words):
        rows = terminal.rows()
        answer = terminal.type(*words, "--json")
        assert answer.status == 2
        assert answer.document["errors"]
        for error in answer.document["errors"]:
            assert set(error) == {"field", "thai", "english"}
            assert all(error.values())
        assert terminal.rows() == rows
        assert answer.err == ""
        return answer

    return unharmed


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("door", ["intake", "act"])
def test_a_file_that_is_no_document(name, door, unharmed, write, terminal, application):
    """Each way of not being a document has its sentence in both languages."""
    file = write(FILES[name], "hostile.json")
    if door == "intake":
        unharmed("intake", file, "--as", "malee")
    else:
        case = terminal.type("intake", application(), "--as", "malee", "--json").document["case"]
        unharmed("act", case, "withdraw", "--as", "malee", "--paper", file)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"borrower.wealth": 1}, "borrower.wealth"),
        ({"borrower.business_type": "smuggling"}, "borrower.business_type"),
        ({"borrower.juristic_id": "0505561004562"}, "borrower.juristic_id"),
        ({"borrower.directors.0.national_id": "1101700203451"}, "borrower.directors.0.national_id"),
        ({"borrower.province": "TH-99"}, "borrower.province"),
        ({"borrower.registered_on": "2561-02-30"}, "borrower.registered_on"),
        ({"borrower.registered_on": "2561-05-01"}, "borrower.registered_on"),
        ({"form_kor1.filled_on": "1 มกราคม 2019"}, "form_kor1.filled_on"),
        ({"request.loan_amount": "1" + "0" * 30}, "request.loan_amount"),
        ({"request.loan_amount": "-1.00"}, "request.loan_amount"),
        ({"request.loan_amount": "1.005"}, "request.loan_amount"),
        ({"request.loan_amount": "1e6"}, "request.loan_amount"),
        ({"request.loan_amount": 1_000_000}, "request.loan_amount"),
        ({"request.loan_amount": None}, "request.loan_amount"),
        ({"request.loan_amount": True}, "request.loan_amount"),
        ({"request.term_months": 10**30}, "request.term_months"),
        ({"request.term_months": "61"}, "request.term_months"),
        ({"title": "ก" * 200_000}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "a\x1b[2Jb"}, "title"),
        ({"schema": ABSENT}, "schema"),
        ({"schema": "smefund-application/2"}, "schema"),
        ({"documents.all_signed_and_sealed": "yes"}, "documents.all_signed_and_sealed"),
    ],
)
def test_a_value_that_cannot_be(changes, field, unharmed, application):
    """A wrong word, number, date or check digit is named by its field."""
    answer = unharmed("intake", application(changes), "--as", "malee")
    assert field in answer.fields


def test_all_faults_come_at_once(unharmed, application):
    """Whoever corrects a file corrects it once."""
    changes = {
        "borrower.wealth": 1,
        "borrower.juristic_id": "0505561004562",
        "request.loan_amount": "-1.00",
        "request.term_months": "61",
    }
    answer = unharmed("intake", application(changes), "--as", "malee")
    assert set(changes) <= set(answer.fields)


def test_a_borrower_has_one_application_under_way(terminal, application):
    """The same application again is refused on record, and the case under way is named."""
    first = terminal.type("intake", application(), "--as", "malee", "--json").document["case"]
    answer = terminal.type("intake", application(), "--as", "malee", "--json").document
    assert answer["outcome"] == "refused"
    (objection,) = answer["objections"]
    assert objection["clause"] == "one_application"
    assert first in objection["thai"]


def test_a_file_whose_opening_was_refused_is_no_way_round(terminal, application, write):
    """Nor can the second application come in through a file that was refused when it was opened."""
    refused = terminal.type("intake", application(), "--as", "suda", "--json").document["case"]
    terminal.type("intake", application(), "--as", "malee")
    paper = write({"application": example_document()})
    words = ("act", refused, "open_file", "--as", "malee", "--paper", paper, "--json")
    answer = terminal.type(*words).document
    assert [each["clause"] for each in answer["objections"]] == ["one_application"]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["act", "CASE", "start_selection", "--as", "nobody"], "as"),
        (["act", "CASE", "start_selection", "--as", "malee", "--for", "nobody"], "for"),
        (["act", "CASE", "fly", "--as", "malee"], "event"),
        (["act", "2569-99-99999", "start_selection", "--as", "malee"], "case"),
        (["act", "\x1b[2J", "start_selection", "--as", "malee"], "CASE"),
        (["act", "a\x00b", "start_selection", "--as", "malee"], "CASE"),
        (["act", "\ud800", "start_selection", "--as", "malee"], "CASE"),
        (["act", "CASE", "start_selection", "--as", "ก" * 5_000], "--as"),
        (["act", "CASE", "start_selection", "--as", "malee", "--key", ""], "--key"),
        (["act", "CASE", "start_selection", "--as", "malee", "--version", "x"], "--version"),
        (["act", "CASE", "start_selection", "--as", "malee", "--paper", "/nowhere"], "--paper"),
        (["act", "CASE", "start_selection", "--as", "malee", "--paper", "/"], "--paper"),
        (["act", "CASE", "start_selection", "--as", "malee", "--paper", "a\x00b"], "--paper"),
        (["intake", "/nowhere", "--as", "malee"], "FILE"),
        (["enact", "crown", "--as", "admin", "--paper", "PAPER"], "event"),
        (["enact", "appoint", "--as", "admin", "--paper", "PAPER"], "person"),
        (["case", "2569-99-99999"], "case"),
        (["case", "CASE", "--as-of", "2569-13-45"], "--as-of"),
        (["case", "CASE", "--as-of", "yesterday"], "--as-of"),
        (["journey", "/nowhere"], "FILE"),
        (["journey", "PAPER"], "line 1"),
        (["audit", "verify", "/nowhere"], "BUNDLE"),
        (["audit", "verify", "PAPER"], "BUNDLE"),
        (["audit", "export", "--format", "bundle", "--out", "/nowhere/b"], "--out"),
        (["audit", "export", "--format", "xes", "--out", "b"], "--format"),
        (["rules", "9.9"], "CLAUSE"),
        (["act", "CASE"], "EVENT, --as"),
        (["fly"], "COMMAND"),
        (["case", "CASE", "--loud"], "--loud"),
    ],
)
def test_an_argument_that_cannot_be(words, field, terminal, unharmed, write, application):
    """A wrong argument is named, in both languages, and nothing happens."""
    case = terminal.type("intake", application(), "--as", "malee", "--json").document["case"]
    paper = write({})
    answer = unharmed(*[{"CASE": case, "PAPER": paper}.get(word, word) for word in words])
    assert field in answer.fields


def test_without_json_each_fault_is_a_line_on_standard_error(terminal, application):
    """A person reads field and reason in the language asked for; standard output stays empty."""
    file = application({"request.loan_amount": "-1.00"})
    thai = terminal.type("intake", file, "--as", "malee")
    assert (thai.status, thai.out) == (2, "")
    assert thai.err.startswith("request.loan_amount: ต้องไม่ติดลบ")
    english = terminal.type("intake", file, "--as", "malee", "--lang", "en")
    assert english.err.startswith("request.loan_amount: must not be below zero")


def test_nothing_of_a_document_comes_back_or_is_kept(terminal, write, tmp_path):
    """A name and a number in a document full of faults stand neither in answer, log nor office."""
    document = changed({"request.loan_amount": "-1.00"})
    document["borrower"]["directors"][0]["name_th"] = HIDDEN
    document["form_kor1"] = {"s1": {"name": HIDDEN}, HIDDEN[:5]: 1}
    answer = terminal.type("intake", write(document, "application.json"), "--as", "malee")
    assert answer.status == 2
    assert "1101700203450" not in answer.out + answer.err
    for path in tmp_path.glob("office.db*"):
        assert HIDDEN.encode() not in path.read_bytes()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["2561-01-01", "1.00", "NaN", "0505561004561", "\x00", "๑๒๓"]),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3)
    ),
    max_leaves=6,
)


@settings(
    max_examples=campaign(fit=40, full=3_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_value_in_any_place(terminal, write, data):
    """Whatever stands in whichever place of an application: taken in, refused or named, no more."""
    document: Any = example_document()
    part = document
    while True:
        key = data.draw(
            st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part)))
        )
        if not isinstance(part[key], dict | list) or not part[key] or data.draw(st.booleans()):
            break
        part = part[key]
    part[key] = data.draw(JSON)
    answer = terminal.type("intake", write(document, "any.json"), "--as", "malee", "--json")
    assert answer.status in {0, 1, 2}
    assert "program" not in [error["field"] for error in answer.document.get("errors", [])]


def test_a_reader_who_goes_away_hears_no_traceback(office_file):
    """`smefund machine | head -1` ends in peace, with the status of the command itself."""
    command = f"{sys.executable} -m adapters.cli machine --format json; echo $? >&2"
    shell = subprocess.run(
        ["/bin/sh", "-c", f"({command}) | head -c 1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert shell.stderr == "0\n"


def test_a_traceback_never_reaches_the_user(office_file):
    """Arguments that are no text at all are bad usage for the shell too."""
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "adapters.cli",
            "act",
            b"\xff\xfe",
            "start_selection",
            "--as",
            "malee",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
