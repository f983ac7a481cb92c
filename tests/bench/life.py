"""
What is measured: the acts of whole loans, with the statements and rows of each of them.

Every loan lives the life of `tests/journeys/paid_in_full.txt`, with its refusals. The lives are
played once before anything is timed; what they read and wrote is what the raw driver does again.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from adapters.database import Database, open_database
from adapters.database.address import address_of
from adapters.database.compiled import SQLITE, Compiled
from adapters.database.reads import Reads
from adapters.database.session import Session
from adapters.database.sqlite_store import SqliteStore
from adapters.database.writes import Write
from adapters.logs import log_to
from adapters.quick_json import QUICK
from audit.commitment import SALT_BYTES
from workflow import stage
from workflow.cast import cast_of
from workflow.engine import advance
from workflow.journey import OFFICE_CLOSES, OFFICE_OPENED
from workflow.journey_play import play_text
from workflow.office import Document, Office
from workflow.paper import Act
from workflow.stage import GivenClock

JOURNEY = Path(__file__).parents[1] / "journeys" / "paid_in_full.txt"
PROVINCE = "TH-50"

NO_READING = ("BEGIN", "COMMIT", "INSERT INTO", "UPDATE")

Statement = tuple[str, tuple[object, ...]]
"""The name of a reading statement and its values; each database has its own text for the name."""


@dataclass(frozen=True)
class Played:
    """One act at its moment, what became of it, what it read and what it wrote."""

    at: datetime
    act: Act
    outcome: str
    reads: tuple[Statement, ...]
    written: tuple[Write, ...]


Life = tuple[Played, ...]


@contextmanager
def office_on(database: Database) -> Iterator[tuple[Office, GivenClock]]:
    """
    The office of a bench: a clock that is set, its log written and thrown away, and one salt for
    all, since ballots played again are bound to the dossier of the rehearsal.
    """
    clock = GivenClock(datetime.min.replace(tzinfo=UTC))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        office = Office(
            books=database.books,
            archive=database.archive,
            clock=clock,
            salt=lambda: bytes(SALT_BYTES),
            log=log_to(nowhere),
            given_clock=True,
            codec=QUICK,
        )
        yield office, clock


def opened_office(url: str) -> None:
    """An office whose cast, window and lines are entered, and that has no case yet."""
    with open_database(url, create=True) as database, office_on(database) as (office, _):
        cast = cast_of(OFFICE_OPENED, (PROVINCE,))
        stage.stage(replace(office, demonstration=True), cast).set_up(OFFICE_CLOSES)


def statements_of(kind: str) -> dict[str, Compiled]:
    """The reading statements of one database by name; a locking one stands after its like."""
    reads = Reads(kind)
    named = {**_compiled_in(reads.lines, "lines."), **_compiled_in(reads)}
    return dict(sorted(named.items(), key=lambda item: item[0].startswith("locked")))


def _compiled_in(reads: object, prefix: str = "") -> dict[str, Compiled]:
    every = {name: getattr(reads, name) for name in dir(reads) if not name.startswith("_")}
    return {f"{prefix}{name}": each for name, each in every.items() if isinstance(each, Compiled)}


class RecordingStore(SqliteStore):
    """SQLite that also keeps what was read and what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(address_of(f"sqlite:///{path}"))
        self.reads: list[Statement] = []
        self.written: list[Write] = []
        self._names = {each.sql: name for name, each in statements_of(SQLITE).items()}

    def write(self, session: Session, written: list[Write]) -> None:
        self.written += written
        super().write(session, written)

    def watching(self, execute: Callable[..., Any]) -> Callable[..., Any]:
        """`Session.execute` that keeps every statement with a name."""

        def execute_and_keep(session: Session, sql: str, values: tuple[object, ...] = ()) -> Any:
            if sql in self._names:
                self.reads.append((self._names[sql], values))
            elif not sql.startswith(NO_READING):
                raise RuntimeError(f"a statement without a name: {sql}")
            return execute(session, sql, values)

        return execute_and_keep


def lives(template: Path, scratch: Path, count: int) -> list[Life]:
    """The lives of so many loans, played one after the other on a copy of the office."""
    shutil.copy(template, scratch)
    store = RecordingStore(scratch)
    watching = store.watching(Session.execute)
    with (
        Database(store) as database,
        office_on(database) as (office, _),
        patch.object(Session, "execute", watching),
    ):
        return [_life(office, store, place) for place in range(1, count + 1)]


def _life(office: Office, store: RecordingStore, place: int) -> Life:
    played: list[Played] = []

    def advance_and_keep(office: Office, act: Act) -> Document:
        n = len(played)
        asked = replace(act, key=f"{place}-{n}", version=n if act.case else None)
        store.reads, store.written = [], []
        answer = advance(office, asked)
        played.append(
            Played(
                office.clock(), asked, answer["outcome"], tuple(store.reads), tuple(store.written)
            )
        )
        return answer

    title, _, lines = JOURNEY.read_text(encoding="utf-8").partition("\n")
    with patch.object(stage, "advance", advance_and_keep):
        report = play_text(office, f"{title}\napplication place={place}\n{lines}")
    if not report.ok:
        raise RuntimeError([line.document() for line in report.lines if not line.ok])
    return tuple(played)
