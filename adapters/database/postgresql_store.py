"""PostgreSQL: READ COMMITTED, rows locked in a fixed order, as few round trips as can be.

What an act locks it locks in this order: the record of the office, the sequence of case numbers,
the case. A statement that waited for a lock sees the locked row as it is now and everything else
as it was before it waited; so whatever depends on the lock is read by the statement after it.
"""

import itertools
from contextlib import AbstractContextManager, closing
from typing import Final

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from adapters.database.compiled import POSTGRESQL
from adapters.database.errors import from_postgresql
from adapters.database.session import Session, Watch
from adapters.database.store import SECONDS_FOR_A_CONNECTION, Connections
from adapters.database.writes import Write, shape_of, statement_for
from workflow.office import Unavailable

_SETTINGS: Final = {
    "application_name": "smefund",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
# A server that does not answer is noticed in seconds, not when the operating system gives up.
_CONNECTING: Final = {
    "connect_timeout": "5",
    "keepalives_idle": "20",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "35000",
}
_BEGIN: Final = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
# Reading the whole trail takes as long as it takes, and its reader may think between two rows.
_BEGIN_READING: Final = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0;"
    " SET LOCAL idle_in_transaction_session_timeout = '15min'"
)


class PostgresqlSession(Session):
    """A transaction on a connection of psycopg."""

    _names = itertools.count(1)

    def stream_cursor(self) -> DBAPICursor:
        return self.connection.cursor(name=f"stream_{next(self._names)}", binary=True)


class PostgresqlStore:
    """A server, reached through psycopg 3 and a pool of connections."""

    kind = POSTGRESQL

    def __init__(self, url: URL, watch: Watch | None = None) -> None:
        self._connections = Connections(_engine(url), from_postgresql, watch, PostgresqlSession)

    def writing(self) -> AbstractContextManager[Session]:
        return self._connections.transaction(_begin, _commit)

    def reading(self) -> AbstractContextManager[Session]:
        return self._connections.transaction(_begin_reading, _commit)

    def write(self, session: Session, written: list[Write]) -> None:
        statement = statement_for(shape_of(written))
        values = [value for _, rows in written for row in rows for value in row]
        session.execute(statement.sql, statement.arrange(values))

    def engine(self) -> Engine:
        return self._connections.engine

    def close(self) -> None:
        self._connections.engine.dispose()


def _begin(session: Session) -> None:
    session.execute(_BEGIN)


def _begin_reading(session: Session) -> None:
    session.execute(_BEGIN_READING)


def _commit(session: Session) -> None:
    """A COMMIT of a transaction that has failed answers ROLLBACK, and no error."""
    answer = getattr(session.execute("COMMIT"), "statusmessage", None)
    if answer != "COMMIT":
        raise Unavailable("the transaction was rolled back by the server")


def _engine(url: URL) -> Engine:
    connecting = {name: value for name, value in _CONNECTING.items() if name not in url.query}
    engine = create_engine(
        url,
        connect_args={**connecting, "autocommit": True},
        pool_size=8,
        max_overflow=24,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        pool_reset_on_return=None,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        # One round trip, and no start-up options: a pooler before the server may refuse those.
        with closing(connection.cursor()) as cursor:
            cursor.execute("; ".join(f"SET {name} = '{_SETTINGS[name]}'" for name in _SETTINGS))

    return engine
