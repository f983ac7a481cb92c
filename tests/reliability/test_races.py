"""Eight processes want the same case: each round has one winner, and the others are told why."""

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest

from states.process import Event
from tests.campaign import campaign
from tests.reliability.plays import office_at, verified
from workflow.applicant import Applicant
from workflow.cast import cast_of
from workflow.engine import advance
from workflow.journey import OFFICE_CLOSES, OFFICE_OPENED
from workflow.paper import Act
from workflow.stage import Stage, moment, stage

FIRST_DAY = date(2019, 4, 1)
PROCESSES = 8
SECONDS = 120
ROUNDS = campaign(fit=100, full=500)
CIRCLE = (
    (Event.ASK_DOCUMENTS, "malee"),
    (Event.SUPPLEMENT, "malee"),
)
"""Acts that lead round in a circle: the same person may go on for ever."""


@pytest.mark.campaign
def test_conflicting_acts_on_one_case_have_one_winner_a_round(database_url: str) -> None:
    """Of eight that act at once one moves the case; seven are refused with the reason."""
    acts = _prepared(database_url)
    barrier = multiprocessing.Barrier(PROCESSES)
    told: multiprocessing.Queue[Any] = multiprocessing.Queue()
    racers = [
        multiprocessing.Process(target=_race, args=(database_url, acts, barrier, told))
        for _ in range(PROCESSES)
    ]
    for racer in racers:
        racer.start()
    answers = [told.get(timeout=SECONDS) for _ in range(PROCESSES * ROUNDS)]
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * PROCESSES
    for number in range(ROUNDS):
        outcomes = [answer for place, answer in answers if place == number]
        moved = [answer for answer in outcomes if answer["outcome"] == "moved"]
        assert len(moved) == 1, f"round {number}: {outcomes}"
        assert {clause(answer) for answer in outcomes if answer is not moved[0]} <= {
            "1.2.3",
            "version",
        }
    with office_at(database_url) as office:
        report = verified(office)
        assert report.holds, report.faults


def clause(answer: dict[str, Any]) -> str:
    """The first clause that objects, with both sentences there."""
    assert answer["outcome"] == "refused"
    first = answer["objections"][0]
    assert first["thai"]
    assert first["english"]
    return str(first["clause"])


def _prepared(url: str) -> list[Act]:
    """A case that was received, and the acts that lead round from there."""
    with office_at(url, create=True) as office:
        on_stage = stage(office, cast_of(OFFICE_OPENED, ("TH-50",)))
        on_stage.set_up(OFFICE_CLOSES)
        number = _opened(on_stage)
        return list(_circle(on_stage, number))


def _opened(on_stage: Stage) -> str:
    applicant = Applicant()
    number: str | None = None
    for day, (event, person) in enumerate(((Event.OPEN_FILE, "malee"), (Event.RECEIVE, "malee"))):
        on_stage.clock.at = moment(FIRST_DAY + timedelta(days=day))
        case = None if number is None else on_stage.case(number)
        paper = on_stage.paper(event, person, case, {}, applicant)
        answer = on_stage.act(event, person, number, paper)
        number = answer["case"]
    return str(number)


def _circle(on_stage: Stage, number: str) -> Iterator[Act]:
    on_stage.clock.at += timedelta(days=1)
    for event, person in CIRCLE:
        paper = on_stage.paper(event, person, on_stage.case(number), {}, Applicant())
        yield Act(case=number, event=event.value, person=person, paper=paper)
        on_stage.act(event, person, number, paper)


def _race(url: str, acts: list[Act], barrier: Barrier, told: Any) -> None:
    try:
        with office_at(url) as office:
            late = replace(office, clock=lambda: moment(FIRST_DAY + timedelta(days=90)))
            for number in range(ROUNDS):
                barrier.wait(SECONDS)
                told.put((number, advance(late, acts[number % len(acts)])))
    except BaseException:
        barrier.abort()
        raise
