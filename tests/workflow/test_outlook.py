"""What an office is told of its own staff: at intake, and on the file of a case."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from adapters.database import open_database
from states.process import Event, Role
from tests.lending import filing
from tests.offices import office_of
from workflow.applicant import Applicant
from workflow.case_file import case_file
from workflow.cast import CHIANG_MAI, cast_of
from workflow.intake import receive_application
from workflow.stage import Stage, moment, stage

TODAY = date(2019, 6, 3)
SINCE, UNTIL = date(2019, 1, 2), date(2020, 12, 31)
FINANCIAL_ANALYSTS = ("nid", "noi")
WORDS = ("nobody is left for 'Financial screening'", "ไม่มีใครเหลือให้ทำหน้าที่กลั่นกรองการเงิน")


@pytest.fixture
def office_without(database_url: str):
    """Opens the office of Chiang Mai in which some of its people have become auditors."""
    opened = []

    def office(*gone: str) -> Stage:
        database = open_database(database_url, create=True)
        opened.append(closing(database))
        cast = cast_of(SINCE, (CHIANG_MAI,))
        members = tuple(
            replace(member, roles=(Role.AUDITOR,), bench=0) if member.code in gone else member
            for member in cast.members
        )
        on_stage = stage(office_of(database), replace(cast, members=members))
        on_stage.set_up(UNTIL)
        on_stage.clock.at = moment(TODAY)
        return on_stage

    yield office
    for each in opened:
        each.__exit__(None, None, None)


def opened_in(on_stage: Stage) -> str:
    """The number of a file that was opened for an ordinary applicant."""
    return on_stage.act(Event.OPEN_FILE, "malee", None, filing(Applicant(), TODAY))["case"]


def file_of(on_stage: Stage, number: str):
    """The file as the office shows it."""
    with on_stage.office.archive() as archive:
        return case_file(archive, number, TODAY)


def test_a_province_without_enough_people_is_told_so_at_intake(office_without):
    """The request is received all the same; who lacks is told, and stands on record."""
    on_stage = office_without(*FINANCIAL_ANALYSTS)
    raw = json.dumps(filing(Applicant(), TODAY)["application"]).encode()
    answer = receive_application(on_stage.office, raw, "malee")
    assert answer["outcome"] == "moved"
    (warning,) = answer["warnings"]
    assert (warning["code"], warning["answer"]) == ("staff", "no")
    for word, language in zip(WORDS, ("english", "thai"), strict=True):
        assert word in warning[language]
    with on_stage.office.archive() as archive:
        bodies = [json.loads(record.body) for record in archive.records(answer["case"])]
    assert [body["event"] for body in bodies] == ["open_file", "receive"]
    assert [body["warnings"] for body in bodies] == [[warning], [warning]]
    assert file_of(on_stage, answer["case"])["finishable"]["answer"] == "no"


def test_a_province_with_enough_people_is_told_nothing(office_without):
    """No warning in the answer, none in the record; the file names with whom it can be done."""
    on_stage = office_without()
    answer = on_stage.act(Event.OPEN_FILE, "malee", None, filing(Applicant(), TODAY))
    assert answer["warnings"] == []
    with on_stage.office.archive() as archive:
        (record,) = archive.records(answer["case"])
    assert "warnings" not in json.loads(record.body)
    finishable = file_of(on_stage, answer["case"])["finishable"]
    assert finishable["answer"] == "yes"
    assert {share["duty"] for share in finishable["with"]} >= {"D02", "D03", "D04", "D05"}
    assert finishable["lacking"] == []


def test_the_file_names_after_whom_nobody_could_finish(office_without):
    """An approval takes three, boss is the third left and selects too: if he does, none comes."""
    board = ("prasert", "prapa", "pricha")
    on_stage = office_without("chai", "chuan", "chom", "pong", *board, "kamol")
    number = opened_in(on_stage)
    for event in (Event.RECEIVE, Event.START_SELECTION):
        on_stage.act(event, "malee", number, on_stage.paper(event, "malee", None, {}, Applicant()))
    moves = {move["code"]: move for move in file_of(on_stage, number)["next"]}
    places = {place["take"]: place for place in moves["select"]["places"]}
    assert "boss" in places["vote"]["may"]
    leaving = {take: places[take]["may_but_leaves_nobody"] for take in ("do", "vote")}
    assert [each["person"] for each in leaving["vote"]] == ["boss"]
    # Nobody brings a resolution in the place of a member, so no deputy stands beside him.
    assert [(each["person"], each["on_behalf_of"]) for each in leaving["do"]] == [("boss", None)]
    assert {each["to"] for each in leaving["do"]} == {"selected"}
    assert "'Approve'" in leaving["do"][0]["english"]
    assert moves["withdraw"]["places"][0]["may_but_leaves_nobody"] == []


def test_where_nobody_can_finish_anyway_no_single_person_is_named(office_without):
    """The lack is told once, of the case."""
    on_stage = office_without(*FINANCIAL_ANALYSTS)
    file = file_of(on_stage, opened_in(on_stage))
    assert file["finishable"]["lacking"] == [
        {"duty": "D04", "take": "do", "roles": ["financial_analyst"], "persons": 1}
    ]
    places = [place for move in file["next"] for place in move["places"]]
    assert not any(place["may_but_leaves_nobody"] for place in places)


def test_a_closed_file_says_nothing_of_finishing(office_without):
    """A withdrawn request has ended."""
    on_stage = office_without()
    number = opened_in(on_stage)
    paper = on_stage.paper(Event.WITHDRAW, "malee", None, {}, Applicant())
    on_stage.act(Event.WITHDRAW, "malee", number, paper)
    assert file_of(on_stage, number)["finishable"] is None
