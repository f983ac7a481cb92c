"""SQLite: one file, one writer at a time, many readers.

The driver reads outside the transaction unless it is told otherwise, so it manages none here: what
writes begins with BEGIN IMMEDIATE and holds the write lock from its first read.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from threading import Lock
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool, StaticPool

from adapters.database.address import file_of, is_in_memory
from adapters.database.compiled import SQLITE
from adapters.database.errors import (
    SQLITE_BUSY,
    VERSION,
    RefusedByDatabaseError,
    from_sqlite,
    sqlite_code,
)
from adapters.database.session import Session, Watch
from adapters.database.store import SECONDS_FOR_A_CONNECTION, Connections
from adapters.database.waiting_room import WaitingRoom
from adapters.database.writes import Write, statement_of
from workflow.office import Unavailable

SECONDS_FOR_THE_LOCK: Final = 30
_BEGIN_IMMEDIATE: Final = "BEGIN IMMEDIATE"
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cache_size=-16384",  # KiB
)

# Whoever is first in the queue looks often: the pause is what each change of writers costs.
_PAUSE_SECONDS: Final = 0.0004
_LONG_WAIT_SECONDS: Final = 0.25
_LONG_PAUSE_SECONDS: Final = 0.004


class SqliteStore:
    """A file, or a database in memory that all share on one connection, one transaction a time."""

    kind = SQLITE

    def __init__(self, url: URL, watch: Watch | None = None) -> None:
        in_memory = is_in_memory(url)
        path = file_of(url)
        self._queue = None if path is None else WaitingRoom(path)
        self._alone = Lock() if in_memory else None
        writer = sqlite_engine(url, wait_seconds=0)
        reader = writer if in_memory else sqlite_engine(url)
        self._writer = Connections(writer, from_sqlite, watch)
        self._reader = Connections(reader, from_sqlite, watch)

    def writing(self) -> AbstractContextManager[Session]:
        transaction = self._writer.transaction(self._begin_immediate, _commit)
        return transaction if self._alone is None else _in_turn(self._alone, transaction)

    def reading(self) -> AbstractContextManager[Session]:
        transaction = self._reader.transaction(_begin, _commit)
        return transaction if self._alone is None else _in_turn(self._alone, transaction)

    def _begin_immediate(self, session: Session) -> None:
        if self._queue is None:
            session.execute(_BEGIN_IMMEDIATE)
            return
        door = self._queue.enter()
        try:
            _take_the_write_lock(session)
        finally:
            self._queue.leave(door)

    def write(self, session: Session, written: list[Write]) -> None:
        for kind, rows in written:
            statement = statement_of(kind)
            for row in rows:
                session.execute(statement.sql, statement.arrange(row))
            if kind.moves and session.changed() != 1:
                session.failure = RefusedByDatabaseError(VERSION)
                raise session.failure

    def engine(self) -> Engine:
        return self._writer.engine

    def close(self) -> None:
        self._reader.engine.dispose()
        self._writer.engine.dispose()


@contextmanager
def _in_turn(alone: Lock, transaction: AbstractContextManager[Session]) -> Iterator[Session]:
    if not alone.acquire(timeout=SECONDS_FOR_THE_LOCK):
        raise Unavailable("a transaction on the database in memory does not end")
    try:
        with transaction as session:
            yield session
    finally:
        alone.release()


def _take_the_write_lock(session: Session) -> None:
    """Look for the lock until whoever holds it is done. Errors: Unavailable."""
    began = time.monotonic()
    while True:
        try:
            session.execute(_BEGIN_IMMEDIATE)
        except Unavailable as error:
            waited = time.monotonic() - began
            cause = error.__cause__
            busy = isinstance(cause, Exception) and sqlite_code(cause) == SQLITE_BUSY
            if not busy or waited > SECONDS_FOR_THE_LOCK:
                raise
            session.failure = None
            time.sleep(_PAUSE_SECONDS if waited < _LONG_WAIT_SECONDS else _LONG_PAUSE_SECONDS)
        else:
            return


def _begin(session: Session) -> None:
    session.execute("BEGIN")


def _commit(session: Session) -> None:
    session.execute("COMMIT")


def sqlite_engine(url: URL, *, wait_seconds: int = SECONDS_FOR_THE_LOCK) -> Engine:
    """Connections that manage no transaction; those of a database in memory are one."""
    arguments: dict[str, Any] = {
        "connect_args": {
            "isolation_level": None,
            "check_same_thread": False,
            "timeout": SECONDS_FOR_THE_LOCK,
        },
        "pool_reset_on_return": None,
    }
    if is_in_memory(url):
        arguments["poolclass"] = StaticPool
    else:
        arguments |= {
            "poolclass": QueuePool,
            "pool_size": 8,
            "max_overflow": 24,
            "pool_timeout": SECONDS_FOR_A_CONNECTION,
        }
    engine = create_engine(url, **arguments)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        with closing(connection.cursor()) as cursor:
            for pragma in (*_PRAGMAS, f"busy_timeout={wait_seconds * 1000}"):
                cursor.execute(f"PRAGMA {pragma}")

    return engine
