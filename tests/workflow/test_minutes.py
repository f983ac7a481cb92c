"""The minutes of a meeting, from the records of its case."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.database import open_database
from tests.offices import office_of
from tests.tables import enter_the_cast
from workflow.case_file import case_file
from workflow.journey import OFFICE_CLOSES
from workflow.journey_play import play_text
from workflow.office import Document

JOURNEYS = Path(__file__).parents[1] / "journeys"


@pytest.fixture
def play(sqlite_with) -> Iterator[object]:
    """Plays a journey, or so many lines of it, and answers the file of its case."""
    with closing(open_database(sqlite_with(enter_the_cast))) as database:
        office = office_of(database)

        def played(name: str, before: str = "") -> Document:
            text = (JOURNEYS / f"{name}.txt").read_text(encoding="utf-8")
            report = play_text(office, text[: text.index(before)] if before else text)
            (number,) = report.cases
            with office.archive() as archive:
                return case_file(archive, number, OFFICE_CLOSES)

        yield played


def test_minutes_tell_who_came_how_they_voted_and_what_came_of_it(play):
    """Of a tie: the dissent, the count, whose vote was the casting one, the dossier."""
    selection, first, second = play("casting_vote")["meetings"]
    assert selection["result"]["result"] == "carried"
    assert first["resolution"]["present"] == ["chuan", "chom"]
    assert [(each["person"], each["said"]) for each in first["ballots"]] == [
        ("chuan", "against"),
        ("chom", "for"),
    ]
    assert first["ballots"][0]["dissent"] == "หลักประกันไม่พอ"
    assert (first["result"]["result"], first["count"]["casting"]) == ("lost", "chuan")
    assert (second["result"]["result"], second["count"]["casting"]) == ("carried", "chai")
    assert second["ballots"][-1]["said"] == "against"
    for said in ("chuan against: หลักประกันไม่พอ", "Result: lost", first["dossier"]):
        assert said in first["english"]
    assert "chuan ออกเสียงชี้ขาด" in first["thai"]


def test_minutes_tell_who_stood_aside_and_when(play):
    """With the ground, and the time at which the room was left."""
    meetings = play("meeting_without_quorum")["meetings"]
    assert [each["result"]["result"] for each in meetings] == [
        *("carried", "no_quorum", "goes_up", "goes_up", "carried"),
    ]
    (recused,) = meetings[2]["recused"]
    assert (recused["person"], recused["ground"], recused["left_at"]) == (
        *("chai", "relative", "10:15"),
    )
    assert "chai stood aside (relative) and left the room at 10:15" in meetings[2]["english"]


def test_ballots_that_were_voided_are_never_told(play):
    """Nobody learns from the minutes how members voted on what was not counted."""
    file = play("ballots_voided")
    voided = [each for each in file["meetings"] if each["result"]["result"] == "voided"]
    assert len(voided) == 2
    for each in voided:
        assert each["voted"] != []
        assert (each["ballots"], each["count"]) == (None, None)
    assert file["poll"] is None


def test_while_votes_are_cast_the_file_tells_whom_it_waits_for(play):
    """Who has voted, not how."""
    file = play("casting_vote", before="2019-06-12  chuan        vote")
    assert file["poll"]["voted"] == ["chai"]
    assert file["poll"]["waiting_for"] == ["chuan"]
    assert file["meetings"][-1]["voted"] == ["chai"]
    assert file["meetings"][-1]["ballots"] is None
    (voting,) = [move for move in file["next"] if move["code"] == "vote"]
    assert [place["may"] for place in voting["places"]] == [["chuan"]]
