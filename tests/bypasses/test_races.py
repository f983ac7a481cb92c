"""Ways round that need two at once: two tabs on one case, two cases on one line."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from adapters.database import Database
from states.baht import Baht
from states.dossier import digest_of
from states.line import FUND
from states.process import Event
from tests.lending import Desk
from tests.offices import faults_of
from workflow.applicant import Applicant
from workflow.engine import advance
from workflow.office import Document
from workflow.paper import Act
from workflow.stage import moment

ROUNDS = 10
TWO_MILLION = Baht.of(2_000_000)


def at_once(*works: Callable[[], Document]) -> list[Document]:
    """What each answers when all begin at the same moment."""
    start = Barrier(len(works))

    def begin(work: Callable[[], Document]) -> Document:
        start.wait(60)
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(begin, works))


def trying(
    desk: Desk, number: str, event: Event, person: str, version: int | None
) -> Callable[[], Document]:
    """The work of one tab: the act with its paper, as the case was seen."""
    desk.stage.clock.at = moment(desk.day)
    paper = desk.stage.paper(event, person, desk.stage.case(number), {}, Applicant())
    act = Act(case=number, event=event.value, person=person, paper=paper, version=version)
    return lambda: advance(desk.stage.office, act)


def refused_on_record(database: Database, number: str) -> list[list[str]]:
    """The clauses of every refusal that stands in the trail of a case."""
    with database.archive() as archive:
        bodies = [json.loads(record.body) for record in archive.records(number)]
    return [
        [each["clause"] for each in body["objections"]]
        for body in bodies
        if body["outcome"] == "refused"
    ]


def test_b23_of_two_tabs_one_acts_and_the_other_is_told(desk: Desk, database: Database) -> None:
    """Both saw the case free; one takes the step, the other hears what has happened meanwhile."""
    for place in range(1, ROUNDS + 1):
        number = desk.file(place, TWO_MILLION)
        desk.go(number, Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
        version = desk.stage.case(number).version
        tabs = [
            trying(desk, number, Event.START_FEASIBILITY, person, version)
            for person in ("somchai", "fai")
        ]
        answers = at_once(*tabs)
        assert sorted(answer["outcome"] for answer in answers) == ["moved", "refused"]
        (clauses,) = refused_on_record(database, number)
        assert "version" in clauses
        deeds = [deed for deed in desk.stage.case(number).deeds if deed.duty.value == "D03"]
        assert len(deeds) == 1
    assert faults_of(database) == ()


def test_b24_two_loans_do_not_both_take_what_is_left_of_a_line(
    desk: Desk, database: Database
) -> None:
    """Each would fit alone; counted at the same moment, one is approved and one refused."""
    for place in range(1, 2 * ROUNDS, 2):
        pair = [desk.asks(place + n, TWO_MILLION) for n in range(2)]
        desk.line(desk.account(FUND).promised.total + TWO_MILLION)
        counts = [counting(desk, number) for number in pair]
        answers = at_once(*counts)
        assert sorted(answer["outcome"] for answer in answers) == ["moved", "refused"]
        (clauses,) = [each for number in pair for each in refused_on_record(database, number)]
        assert clauses == ["2.3(1)"]
        assert desk.account(FUND).left == Baht.of(0)
        desk.line(Baht.of(900_000_000))
    assert desk.books_add_up()
    assert faults_of(database) == ()


def counting(desk: Desk, number: str) -> Callable[[], Document]:
    """A motion that everybody has voted for; what is left is to count."""
    desk.stage.clock.at = moment(desk.day)
    case = desk.stage.case(number)
    paper = desk.stage.paper(Event.APPROVE, "chai", case, {}, Applicant())
    assert paper is not None
    motion = Act(case=number, event=Event.APPROVE.value, person="chai", paper=paper)
    assert advance(desk.stage.office, motion)["outcome"] == "recorded"
    ballot = {
        "choice": "for",
        "dossier": digest_of(desk.stage.case(number).facts),
        "no_interest": True,
    }
    for member in paper["resolution"]["present"]:
        vote = replace(motion, event=Event.VOTE.value, person=member, paper=ballot)
        assert advance(desk.stage.office, vote)["outcome"] == "recorded"
    return lambda: advance(desk.stage.office, replace(motion, paper=None))
