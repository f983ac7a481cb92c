"""The demonstration book: every state, refusals and a return, by ordinary acts alone."""

import hashlib
import json
from contextlib import closing
from datetime import date
from itertools import count

import pytest

from adapters.database import Database, open_database
from states.invalid import InvalidInputError
from states.lifecycle import LOAN
from states.process import State
from tests.offices import faults_of, office_of
from workflow.demonstration import Filled, fill, steps_of
from workflow.demonstration_book import STORIES
from workflow.governance import OfficeAct, enact
from workflow.office import OFFICE_CHAIN

TODAY = date(2026, 11, 20)


class PowerFailsError(RuntimeError):
    """The power fails."""


@pytest.fixture(scope="module")
def database():
    """An office in memory, filled once."""
    with closing(open_database("sqlite://", create=True)) as opened:
        fill(office_of(opened, salt=counted()), TODAY)
        yield opened


@pytest.fixture(scope="module")
def filled(database: Database) -> Filled:
    """What is told of an office that is filled already."""
    return fill(office_of(database), TODAY)


def test_there_are_cases_at_every_state_of_the_table(filled):
    """Whoever looks for an example of anything finds one."""
    assert set(filled.by_state) == set(LOAN.states) - {State.UNOPENED}
    assert filled.cases == len(STORIES) >= 40


def test_every_story_ends_where_the_book_says(database):
    """The borrower of each story stands at its last state; provinces, trades and amounts vary."""
    with database.archive() as archive:
        rows = archive.cases(limit=1_000)
    ended = sorted((row.state, row.province, loan_of(row)) for row in rows)
    assert ended == sorted((story.ends, story.province, story.amount) for story in STORIES)
    assert len({row.province for row in rows}) >= 5
    assert len({loan_of(row) for row in rows}) >= 40


def loan_of(row) -> str:
    """The amount that was asked for."""
    return row.application["request"]["loan_amount"]


def test_refusals_stand_on_record_with_their_clauses(filled):
    """A breach of 1.2.2 among them, with one of every other kind that a newcomer will meet."""
    clauses = {clause for refusal in filled.refusals for clause in refusal.clauses}
    assert clauses == {
        *("1.2.2", "1.2.3", "1.2.3(6)", "2.3(4)", "2.3.note1", "2.3.note2", "2.3(8)", "2.4.2"),
        *("CCC 700", "D02", "DOC"),
    }
    (breach,) = [refusal for refusal in filled.refusals if refusal.clauses == ("1.2.2",)]
    assert (breach.person, breach.event) == ("kamol", "approve")


def test_a_file_was_returned_and_a_half_waits_for_its_checker(database):
    """What an inbox shows is there to be seen."""
    with database.archive() as archive:
        events = [json.loads(record.body)["event"] for record in archive.records()]
        halves = [row.number for row in archive.cases(limit=1_000) if row.half]
    assert events.count("return") >= 3
    assert len(halves) == 2


def test_the_trail_verifies_and_runs_forward(database):
    """Records of all cases were made in the order of time, on a clock that says it was given."""
    assert faults_of(database) == ()
    with database.archive() as archive:
        written = [json.loads(record.body) for record in archive.records()]
    assert {each["clock"] for each in written} == {"given"}
    assert {each["sender"]["channel"] for each in written} == {"demonstration"}
    assert max(each["at"] for each in written) < TODAY.isoformat()


def counted(first: int = 0):
    """Salts that come out the same in every filling."""
    numbers = count(first)
    return lambda: hashlib.sha256(str(next(numbers)).encode()).digest()


def test_the_same_day_gives_the_same_book_whatever_interrupts_the_filling(database, filled):
    """
    Killed on the way, three times, and started again with the salts that were not used yet:
    nothing is missing, nothing doubled, and every record is equal to the byte.
    """
    with closing(open_database("sqlite://", create=True)) as opened:
        for patience in (90, 100, 100):
            with pytest.raises(PowerFailsError):
                fill(office_of(opened, salt=failing_after(patience, used_in(opened))), TODAY)
        again = fill(office_of(opened, salt=counted(used_in(opened))), TODAY)
        assert faults_of(opened) == ()
        with opened.archive() as after, database.archive() as before:
            assert list(after.records()) == list(before.records())
    assert again == filled


def used_in(database: Database) -> int:
    """How many salts stand in an office."""
    with database.archive() as archive:
        return sum(1 for _ in archive.openings())


def failing_after(most: int, first: int):
    """Salts that run out: the act that asks for one more is torn away."""
    salts = counted(first)
    given = iter(range(most))

    def salt() -> bytes:
        if next(given, None) is None:
            raise PowerFailsError
        return salts()

    return salt


def test_an_office_that_works_in_earnest_is_left_alone():
    """Nothing of the book enters it."""
    with closing(open_database("sqlite://", create=True)) as opened:
        office = office_of(opened)
        paper = {"code": "real", "name_th": "ผู้ดูแลจริง"}
        enact(office, OfficeAct(event="register_person", person="installer", paper=paper))
        with pytest.raises(InvalidInputError, match="is not a demonstration office"):
            fill(office, TODAY)
        with office.archive() as archive:
            assert [record.case for record in archive.records()] == [OFFICE_CHAIN]


def test_a_path_tells_who_does_what_after_how_many_days():
    """A pair is two steps, a meeting five; refusal, actor and open half stand beside the event."""
    steps = steps_of("0 intake; 21 second:select rank=2; 3 sign; 4 disburse/maker; 1 pay !! D10")
    assert [(step.days, step.actor, step.event, step.half) for step in steps] == [
        (0, None, "intake", "maker"),
        (21, "second", "select", "maker"),
        *((0, "second", "select", f"voter {member}") for member in range(3)),
        (0, "second", "select", "count"),
        (3, None, "sign", "maker"),
        (0, None, "sign", "checker"),
        (4, None, "disburse", "maker"),
        (1, None, "pay", "maker"),
    ]
    assert steps[1].changes == {"rank": 2}
    assert steps[-1].objections == frozenset({"D10"})
