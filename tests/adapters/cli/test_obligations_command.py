"""`obligations`, `contacts`: what an officer reads of deadlines, contacts and promises."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from adapters.database import open_database
from tests.adapters.cli.conftest import Terminal
from tests.offices import office_of
from workflow.journey_play import play_text

JOURNEYS = Path(__file__).parents[2] / "journeys"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """An office's file with three loans, and their numbers by journey."""
    path = tmp_path_factory.mktemp("loans") / "office.db"
    cases = {}
    with closing(open_database(f"sqlite:///{path}", create=True)) as database:
        for place, name in enumerate(("guarantor_told_too_late", "contact_outside_the_hours"), 1):
            text = (JOURNEYS / f"{name}.txt").read_text(encoding="utf-8")
            text = text.replace("open_file", f"open_file place={place}")
            report = play_text(office_of(database), text)
            assert report.ok, name
            cases[name] = report.cases[0]
    return path, cases


@pytest.fixture
def terminal(played, tmp_path, capsys):
    """A terminal at a copy of that office."""
    own = tmp_path / "office.db"
    shutil.copy(played[0], own)
    return Terminal(f"sqlite:///{own}", capsys)


@pytest.fixture
def late(played):
    """The number of the loan whose guarantors were told too late or never."""
    return played[1]["guarantor_told_too_late"]


@pytest.fixture
def called(played):
    """The number of the loan whose borrower was called."""
    return played[1]["contact_outside_the_hours"]


def test_the_obligations_of_a_case_on_a_day_of_the_past(terminal, late):
    """Done ones too, and what was late; days in the Buddhist era on the screen."""
    answer = terminal.type("obligations", late, "--as-of", "2019-11-08")
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[0] == "ณ สิ้นวันที่ 8 พ.ย. 2562"
    assert any("18 ก.ย. 2562  เสร็จแล้ว (ช้า)" in line for line in lines)
    assert any("18 ก.ย. 2562  เลยกำหนด" in line for line in lines)
    english = terminal.type("obligations", late, "--as-of", "2019-11-08", "--lang", "en").out
    assert "2019-09-18  overdue" in english


def test_the_book_tells_what_asks_for_something(terminal, late, called):
    """As JSON: by whom, by when, under which law, counted from what."""
    answer = terminal.type("obligations", "--as-of", "2019-11-08", "--due-within", "30", "--json")
    found = answer.document["obligations"]
    assert {each["case"] for each in found} == {late, called}
    assert {each["clause"] for each in found} == {"CCC s.686"}
    (open_one,) = [each for each in found if each["case"] == late]
    assert open_one["roles"] == ["collector", "monitoring_officer"]
    assert open_one["act"] == "notify_guarantor"
    assert open_one["standing"]["code"] == "overdue"


def test_what_waits_for_a_person(terminal, late):
    """The collector finds it, the contract officer does not."""
    for person, count in (("tuk", 1), ("lek", 0)):
        answer = terminal.type(
            *("obligations", late, "--as-of", "2019-11-08", "--for", person, "--json")
        )
        notices = [
            each
            for each in answer.document["obligations"]
            if each["clock"]["code"] == "guarantor_notice"
        ]
        assert len(notices) == count, person


def test_alarms_are_written_once(terminal):
    """The second time there is nothing new."""
    first = terminal.type("obligations", "--alarm", "--as-of", "2019-09-14", "--json").document
    again = terminal.type("obligations", "--alarm", "--as-of", "2019-09-14", "--json").document
    assert first["new"] > 0
    assert again == {"as_of": "2019-09-14", "new": 0}


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (("--alarm", "--as-of", "2099-01-01"), ["--as-of"]),
        (("--alarm", "--for", "tuk"), ["--alarm"]),
        (("--as-of", "30/9/2562"), ["--as-of"]),
        (("FUND-2562-50-99999",), ["case"]),
        (("--as-of", "9999-12-31"), ["--as-of"]),
        (("--alarm", "--due-within", "3"), ["--alarm"]),
        (("--due-within", "-1"), ["--due-within"]),
        (("--due-within", "99999999999"), ["--due-within"]),
        (("--for", "nobody"), ["--for"]),
    ],
)
def test_what_cannot_be_asked_is_named(terminal, words, fields):
    """Alarms are of all cases and of no day to come; a day is ISO, a case and a person exist."""
    answer = terminal.type("obligations", *words, "--json")
    assert (answer.status, answer.fields) == (2, fields)


def test_the_contact_log_with_promises_and_the_next_demand(terminal, called):
    """Whom by place, when, how; refused attempts with the clause, and from when on to call."""
    answer = terminal.type("contacts", called)
    assert answer.status == 0
    assert "22 พ.ย. 2562 07:59  borrower  โทรศัพท์, ทวงถามให้ชำระ  tuk  ไม่รับ [Debt" in answer.out
    assert "guarantor/1" in answer.out
    assert "รับว่าจะชำระ" not in answer.out


def test_the_file_shows_what_is_to_be_done(terminal, late):
    """`case` has the open ones in short."""
    answer = terminal.type("case", late)
    assert "สิ่งที่ต้องทำตามกำหนด" in answer.out
    assert "หนังสือบอกกล่าวการผิดนัดงวดวันที่ 20 ก.ค. 2562 ถึงผู้ค้ำประกันคนที่ 2" in answer.out
