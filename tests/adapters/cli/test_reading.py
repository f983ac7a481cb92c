"""`case`, `journey`, `machine`: what can be read without changing anything."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from states.diagram import FORMATS
from states.lifecycle import LOAN
from tests.house import ROOT

JOURNEYS = ROOT / "tests" / "journeys"


@pytest.fixture
def case(terminal, application):
    """The number of a case that was received and brought to the committee."""
    case = terminal.type("intake", application(), "--as", "malee", "--json").document["case"]
    terminal.type("act", case, "start_selection", "--as", "malee")
    return case


def test_the_file_says_where_it_stands_and_what_is_known(terminal, case):
    """State, step, criteria, facts, participants and records stand in one document."""
    file = terminal.type("case", case, "--json").document
    assert file["state"]["code"] == "selection"
    assert file["step"]["code"] == "1.2.3(1)"
    assert file["facts"]["application"]["request"]["loan_amount"]
    assert [record["event"] for record in file["records"]] == [
        "open_file",
        "receive",
        "start_selection",
    ]
    assert file["participants"][0]["person"] == "malee"


def test_the_file_says_what_may_follow_by_whom_and_why_not(terminal, case):
    """Each move names who may do it, and of those who may not every reason."""
    moves = {move["code"]: move for move in terminal.type("case", case, "--json").document["next"]}
    assert set(moves) == {row.event.value for row in LOAN.possible(LOAN.states["selection"])}
    places = {place["take"]: place for place in moves["select"]["places"]}
    assert {"kamol", "suda"} <= set(places["do"]["may"])
    assert "kamol" in places["vote"]["may"]
    refused = {each["person"]: each["objections"] for each in places["vote"]["may_not"]}
    assert refused["malee"][0]["clause"] == "D02"


def test_a_past_day_is_answered_from_the_records(terminal, case):
    """`--as-of` today is the file of today; before it was opened there is none."""
    today = datetime.now(UTC).astimezone().date()
    now = terminal.type("case", case, "--json").document
    then = terminal.type("case", case, "--as-of", str(today + timedelta(days=1)), "--json").document
    assert then.pop("as_of")
    assert now.pop("as_of") is None
    assert then == now
    earlier = terminal.type("case", case, "--as-of", "2017-01-01", "--json")
    assert earlier.status == 2
    assert earlier.fields == ["as_of"]


def test_the_file_shows_no_personal_value(terminal, case):
    """Personal data stand in the file as commitments, and in its text not even so."""
    text = terminal.type("case", case).out
    assert "sha256:" not in text
    assert "ข้อมูลส่วนบุคคล" in text
    directors = terminal.type("case", case, "--json").document["facts"]["application"]["borrower"]
    assert directors["directors"][0]["national_id"].startswith("sha256:")


def test_the_file_as_text_has_what_the_document_has(terminal, case):
    """A person in a terminal reads the state, the moves and the records, in either language."""
    text = terminal.type("case", case, "--lang", "en").out
    for word in (case, "In selection", "select", "kamol", "Start selection -> In selection"):
        assert word in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", ("สำนักงานอุตสาหกรรมจังหวัด", "บริษัทจำกัด", "กรรมการผู้มีอำนาจ", "บาท")),
        ("en", ("Provincial Industry Office", "Limited company", "Baht")),
    ],
)
def test_the_file_as_text_calls_codes_by_their_names(terminal, case, language, words):
    """Whoever reads the text need not know a code of the documents."""
    text = terminal.type("case", case, "--lang", language).out
    for word in words:
        assert word.lower() in text.lower()
    for code in ("provincial_industry_office", "company_limited", "start_selection ->", "Filing"):
        assert code not in text


def test_the_file_as_text_says_whether_it_can_be_finished(terminal, case):
    """With whom it can be done, duty by duty."""
    text = terminal.type("case", case, "--lang", "en").out
    assert "the present staff can finish the case" in text
    assert "Financial screening: nid" in text


@pytest.fixture
def dismissed(terminal, write):
    """Ends every appointment of somebody as of yesterday."""

    def dismiss(*persons):
        yesterday = datetime.now(UTC).astimezone().date() - timedelta(days=1)
        for n, (event, paper) in enumerate(terminal.enactments(), 1):
            if event == "appoint" and paper["person"] in persons:
                end = {"entry": n, "last_day": yesterday.isoformat(), "order": "3"}
                ending = ("enact", "end_appointment", "--as", "admin", "--paper", write(end))
                assert terminal.type(*ending).status == 0

    return dismiss


def test_who_takes_a_request_in_is_told_of_what_his_province_lacks(
    terminal, application, dismissed
):
    """Without financial analysts: a note at intake, the reason on the file."""
    dismissed("nid", "noi")
    told = terminal.type("intake", application(), "--as", "malee", "--lang", "en")
    assert told.status == 0
    lack = "nobody is left for 'Financial screening' (financial analyst)"
    assert "note: " in told.out
    assert lack in told.out
    assert lack in terminal.type("case", told.out.split()[0], "--lang", "en").out


def test_the_file_names_who_would_leave_nobody(terminal, case, dismissed):
    """An approval takes three, and Kamol is the third left: if she selects, it never comes."""
    board = ("prasert", "prapa", "pricha")
    dismissed("chai", "chuan", "chom", "pong", *board, "boss")
    text = terminal.type("case", case, "--lang", "en").out
    told = (
        "after kamol nobody could finish it: 3 different persons are needed for 'Approve', "
        "only 2 may do that (pan, pim)"
    )
    assert told in text


def test_a_journey_is_played_line_by_line(terminal):
    """A table of attempts that come as written ends with status 0; nothing reaches the office."""
    rows = terminal.rows()
    answer = terminal.type("journey", str(JOURNEYS / "withdrawn.txt"), "--json")
    assert answer.status == 0
    assert answer.document["ok"] is True
    assert terminal.rows() == rows


def test_a_journey_that_comes_otherwise_says_where(terminal, write):
    """A wrong expectation is marked with what came instead, and ends with status 1."""
    table = "# ลอง — a trial\n2019-04-18 malee open_file -> received\n"
    file = write(table, "journey.txt")
    told = terminal.type("journey", file, "--json")
    assert told.status == 1
    assert told.document["lines"][0]["found"] == "-> draft"
    text = terminal.type("journey", file, "--lang", "en")
    assert "came -> draft" in text.out


@pytest.mark.parametrize("form", FORMATS)
def test_the_machine_is_shown_in_every_form(terminal, form):
    """`machine --format` prints the drawing as it is."""
    answer = terminal.type("machine", "loan", "--format", form)
    assert answer.status == 0
    assert answer.out.strip() == FORMATS[form](LOAN).strip()


def test_the_machine_as_json_names_the_steps_by_their_clauses(terminal):
    """1.2.3(1) to 1.2.3(8) stand in the document, on one line under `--json`."""
    steps = {step["code"] for step in terminal.type("machine", "--json").document["steps"]}
    assert {f"1.2.3({n})" for n in range(1, 9)} <= steps
    written = json.loads(terminal.type("machine", "--format", "json").out)
    assert written == terminal.type("machine", "--json").document
