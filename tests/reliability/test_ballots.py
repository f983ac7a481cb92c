"""Eight processes vote as the same member, and change votes while they are being counted."""

import multiprocessing
from collections import Counter
from dataclasses import replace
from datetime import date
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest

from states.process import Event
from tests.campaign import campaign
from tests.lending import Desk, desk_in
from tests.reliability.plays import office_at, verified
from workflow.applicant import Applicant
from workflow.engine import advance
from workflow.minutes import meetings_of
from workflow.office import Document
from workflow.paper import Act
from workflow.rebuilding import compare
from workflow.stage import moment

PROCESSES = 8
SECONDS = 120
CASES = campaign(fit=10, full=200)
ON = date(2019, 6, 3)
MEMBERS = ("kamol", "korn", "kwan")


@pytest.mark.campaign
def test_a_member_has_one_ballot_and_a_count_knows_every_one(database_url: str) -> None:
    """First all cast the last ballot that is missing; then half of them change one, half count."""
    with office_at(database_url, create=True) as office:
        desk = desk_in(office)
        ballots = [_waiting(desk, place) for place in range(1, CASES + 1)]
    for answers in _raced(database_url, [[ballot] * PROCESSES for ballot in ballots]):
        assert Counter(answer["outcome"] for answer in answers) == {"recorded": 1, "refused": 7}
        assert {clause for answer in answers for clause in _clauses(answer)} == {"APA 82"}

    heats = [[_changed(ballot), _count(ballot)] * (PROCESSES // 2) for ballot in ballots]
    for answers in _raced(database_url, heats):
        assert sum(answer["outcome"] == "moved" for answer in answers) == 1
        assert {clause for answer in answers for clause in _clauses(answer)} <= {"1.2.3"}

    with office_at(database_url) as office, office.archive() as archive:
        for ballot in ballots:
            _is_counted_once(list(meetings_of(archive.records(ballot.case))))
        assert compare(archive).differences == ()
        assert verified(office).holds


def _is_counted_once(meetings: list[dict[str, Any]]) -> None:
    """What was counted is the last word of every member, each one once."""
    (meeting,) = meetings
    assert sorted(ballot["person"] for ballot in meeting["ballots"]) == sorted(MEMBERS)
    said = Counter(ballot["said"] for ballot in meeting["ballots"])
    assert (said["for"], said["against"]) == (meeting["count"]["for"], meeting["count"]["against"])


def _waiting(desk: Desk, place: int) -> Act:
    """The one ballot that is missing on a motion to select."""
    desk.day = ON
    number = desk.file(place, Applicant().loan_amount)
    desk.go(number, Event.RECEIVE, Event.START_SELECTION)
    on_stage, case = desk.stage, desk.stage.case(number)
    motion = on_stage.paper(Event.SELECT, "suda", case, {}, Applicant())
    on_stage.act(Event.SELECT, "suda", number, motion)
    for member in MEMBERS[1:]:
        ballot = on_stage.paper(Event.VOTE, member, case, {}, Applicant())
        on_stage.act(Event.VOTE, member, number, ballot)
    return Act(case=number, event=Event.VOTE.value, person=MEMBERS[0], paper=ballot)


def _changed(ballot: Act) -> Act:
    """Another member changes to a vote against."""
    paper = {**dict[str, Any](ballot.paper), "choice": "against"}  # type: ignore[call-overload]
    return replace(ballot, event=Event.CHANGE_VOTE.value, person=MEMBERS[1], paper=paper)


def _count(ballot: Act) -> Act:
    return replace(ballot, event=Event.SELECT.value, person="suda", paper=None)


def _clauses(answer: Document) -> set[str]:
    return {objection["clause"] for objection in answer["objections"]}


def _raced(url: str, heats: list[list[Act]]) -> list[list[Document]]:
    """Every process does its act of each heat at the same moment; the answers heat by heat."""
    barrier = multiprocessing.Barrier(PROCESSES)
    told: multiprocessing.Queue[Any] = multiprocessing.Queue()
    racers = [
        multiprocessing.Process(
            target=_race, args=(url, [heat[lane] for heat in heats], barrier, told)
        )
        for lane in range(PROCESSES)
    ]
    for racer in racers:
        racer.start()
    answers: list[list[Document]] = [[] for _ in heats]
    for _ in range(PROCESSES * len(heats)):
        number, answer = told.get(timeout=SECONDS)
        answers[number].append(answer)
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * PROCESSES
    return answers


def _race(url: str, acts: list[Act], barrier: Barrier, told: Any) -> None:
    try:
        with office_at(url) as office:
            late = replace(office, clock=lambda: moment(ON, 60))
            for number, act in enumerate(acts):
                barrier.wait(SECONDS)
                told.put((number, advance(late, act)))
    except BaseException:
        barrier.abort()
        raise
