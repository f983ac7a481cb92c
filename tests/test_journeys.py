"""Whole lives of loans: every table of `tests/journeys/` is played on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.database import Database
from states.lifecycle import LOAN
from states.move import Move
from states.office_acts import OfficeEvent
from states.process import Event, Mode, State, StateWord
from states.words import Word
from tests.offices import faults_of, office_of
from tests.tables import told
from workflow.journey import (
    MOTION,
    MOVES_TO,
    STAYS,
    Journey,
    Line,
    read_journey,
)
from workflow.journey_play import play
from workflow.office import OFFICE_CHAIN
from workflow.stage import DECIDED

FILES = sorted(Path(__file__).parent.glob("journeys/*.txt"))
# Money has left before a case stands at `disbursing`, and a contract is cancelled only while
# nothing was drawn: the table keeps the row as it was written, the condition never lets it pass.
NEVER_TAKEN = {(47, Event.CANCEL, State.DISBURSING, State.CANCELLED)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_loan_goes_as_the_table_says(file: Path, staged_database: Database):
    """Each line comes out as written, each attempt is on record once, and the trail verifies."""
    office = office_of(staged_database)

    report = play(office, read_journey(file.read_text(encoding="utf-8")))

    assert report.ok, told(report)
    assert faults_of(staged_database) == ()
    with office.archive() as archive:
        kept = [(each.case, each.n) for each in archive.records() if each.case != OFFICE_CHAIN]
    assert sorted(kept) == sorted(record for line in report.lines for record in line.records)


def test_together_the_journeys_take_every_row_of_the_table():
    """A row that is added without a journey fails here; that journeys come true is shown above."""
    journeys = [read_journey(file.read_text(encoding="utf-8")) for file in FILES]
    taken = {row for journey in journeys for row in rows_taken(journey)}

    # A member may think again, or stand aside, wherever he may vote, and what is done beside the
    # way leaves every state as it is: one state shows each of them.
    done = {row.event for row in taken}
    alike = {
        row
        for row in LOAN.moves
        if row.event in done and (row.aside or row.event in {Event.CHANGE_VOTE, Event.RECUSE})
    }
    never = {row for row in LOAN.moves if key_of(row) in NEVER_TAKEN}
    assert set(LOAN.moves) - taken - alike == never


def key_of(row: Move) -> tuple[int, Word, Word, Word]:
    """The row by its number, event, source and target."""
    return row.row, row.event, row.source, row.target


def rows_taken(journey: Journey) -> Iterator[Move]:
    """
    The rows that a table says are taken; a pair takes its row with the second person, a committee
    with the count of its votes.
    """
    state: StateWord = LOAN.start
    maker: tuple[Word, str] | None = None
    for line in journey.lines:
        if line.mark not in {MOVES_TO, STAYS} or isinstance(line.event, OfficeEvent):
            continue
        source = LOAN.start if line.event is Event.OPEN_FILE else state
        (target,) = (LOAN.states[code] for code in line.expected)
        if is_half(LOAN.rows(line.event, source)[0], line, maker):
            maker = (line.event, line.person)
            continue
        if line.part == MOTION:
            continue
        if line.event.value in DECIDED and line.part is None:
            yield from LOAN.rows(Event.VOTE, source)
        yield from (row for row in LOAN.rows(line.event, source) if row.target is target)
        state, maker = target, None


def is_half(row: Move, line: Line, maker: tuple[Word, str] | None) -> bool:
    """Whether the line prepares what another person still has to check."""
    prepared_by_another = maker is not None and maker[0] is line.event and maker[1] != line.person
    return row.mode is Mode.PAIR and not prepared_by_another


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_journey_has_a_title_in_both_languages(file: Path):
    """The first line says in Thai and in English what the table shows."""
    title = read_journey(file.read_text(encoding="utf-8")).title
    assert title.thai
    assert title.english
    assert title.english.isascii()
