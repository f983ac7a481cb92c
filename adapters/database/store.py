"""Connections of one database, and how a transaction begins and ends on them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Final, Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError
from sqlalchemy.pool import PoolProxiedConnection

from adapters.database.errors import Translator
from adapters.database.session import Session, Watch
from adapters.database.writes import Write
from workflow.office import Unavailable

SECONDS_FOR_A_CONNECTION: Final = 10


class Store(Protocol):
    """What differs from one database to the other."""

    kind: str

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction that may write; committed at the end of the block unless it raises."""
        ...

    def reading(self) -> AbstractContextManager[Session]:
        """A transaction that sees one moment of the whole database and writes nothing."""
        ...

    def write(self, session: Session, written: list[Write]) -> None:
        """Write all rows. Errors: RefusedByDatabaseError, KeyTakenError, Unavailable."""
        ...

    def engine(self) -> Engine:
        """The engine for what is no act: migrations and checks."""
        ...

    def close(self) -> None: ...


Step = Callable[[Session], None]


class Connections:
    """A pool of connections of one driver, on which the house itself begins and commits."""

    def __init__(
        self,
        engine: Engine,
        tell: Translator,
        watch: Watch | None,
        session: Callable[..., Session] = Session,
    ) -> None:
        self.engine = engine
        self._tell = tell
        self._watch = watch
        self._session = session
        driver: Any = engine.dialect.dbapi
        self.driver_error: type[Exception] = driver.Error

    def transaction(self, begin: Step, commit: Step) -> "Transaction":
        """What runs a block between `begin` and `commit`."""
        return Transaction(self, begin, commit)

    def begun(self, begin: Step) -> tuple[PoolProxiedConnection, Session]:
        """A connection in a transaction. One that was lost while it lay idle is replaced once."""
        for last in (False, True):
            borrowed, session = self._borrowed()
            try:
                begin(session)
            except BaseException:
                lost = session.is_lost()
                borrowed.invalidate()
                borrowed.close()
                if last or not lost:
                    raise
                self.engine.dispose()
            else:
                break
        return borrowed, session

    def _borrowed(self) -> tuple[PoolProxiedConnection, Session]:
        try:
            borrowed = self.engine.raw_connection()
        except NoConnectionFreeError as error:
            raise Unavailable("no connection became free in time") from error
        except DBAPIError as error:
            cause = error.orig if isinstance(error.orig, Exception) else error
            raise self._tell(cause) from error
        except self.driver_error as error:
            raise self._tell(error) from error
        session = self._session(
            borrowed.driver_connection, self.driver_error, self._tell, self._watch
        )
        return borrowed, session


class Transaction:
    """Commits when its block ends; rolls back if the block raises or a statement has failed."""

    # A class and not a generator: every act goes through here, and generators cost it 20 us.
    __slots__ = ("_begin", "_borrowed", "_commit", "_connections", "_session")

    def __init__(self, connections: Connections, begin: Step, commit: Step) -> None:
        self._connections = connections
        self._begin = begin
        self._commit = commit

    def __enter__(self) -> Session:
        self._borrowed, self._session = self._connections.begun(self._begin)
        return self._session

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        usable = False
        try:
            if error is None:
                if self._session.failure is not None:
                    raise self._session.failure
                self._commit(self._session)
                usable = True
        finally:
            if not usable and not self._session.roll_back():
                self._borrowed.invalidate()
            self._borrowed.close()
