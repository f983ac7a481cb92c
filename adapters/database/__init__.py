"""The books and the archive of an office, on SQLite or on PostgreSQL."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import URL

from adapters.database import migrate
from adapters.database.address import address_of, file_of, is_in_memory, kind_of
from adapters.database.archive import DatabaseArchive
from adapters.database.books import DatabaseBooks
from adapters.database.compiled import POSTGRESQL
from adapters.database.errors import NotReadyError
from adapters.database.memory import Memory
from adapters.database.postgresql_store import PostgresqlStore
from adapters.database.reads import Reads
from adapters.database.session import Session, Watch
from adapters.database.sqlite_store import SqliteStore
from adapters.database.store import Store
from adapters.database.tables import HEAD

Room = TypeVar("Room")


class _Opened(AbstractContextManager[Room]):
    """A room of the database, open while its transaction is."""

    __slots__ = ("_open", "_transaction")

    def __init__(
        self, transaction: AbstractContextManager[Session], open_room: Callable[[Session], Room]
    ) -> None:
        self._transaction = transaction
        self._open = open_room

    def __enter__(self) -> Room:
        return self._open(self._transaction.__enter__())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transaction.__exit__(kind, error, trace)


class Database:
    """
    An office's database. Threads may share it; a process that forks opens its own afterwards.

    `books` and `archive` are the ports of `workflow.office`. Every error is one of Unavailable,
    KeyTakenError, `errors.RefusedByDatabaseError` or a mistake of the program.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._reads = Reads(store.kind)
        self._memory = Memory(self._reads)

    def books(self) -> AbstractContextManager[DatabaseBooks]:
        """One transaction: committed and durable at the end of the block, or nothing of it."""
        return _Opened(self.store.writing(), self._books)

    def archive(self) -> AbstractContextManager[DatabaseArchive]:
        """Reading of one moment; nobody waits for it and it waits for nobody."""
        return _Opened(self.store.reading(), self._archive)

    def _books(self, session: Session) -> DatabaseBooks:
        return DatabaseBooks(self.store, session, self._reads, self._memory)

    def _archive(self, session: Session) -> DatabaseArchive:
        return DatabaseArchive(session, self._reads, self._memory)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()


def open_database(url: str, *, create: bool = False, watch: Watch | None = None) -> Database:
    """
    The database at `sqlite:///file`, `sqlite://` (in memory, empty, gone when it is closed) or
    `postgresql+psycopg://...`. `create` makes or brings up to date what is not there yet; on
    PostgreSQL the database itself must exist. `watch` is told every statement before it is sent.

    Errors: InvalidInputError for an address that is none; NotReadyError (an Unavailable) if the
    tables are not those of this program; Unavailable.
    """
    address = address_of(url)
    in_memory = is_in_memory(address)
    if create and not in_memory:
        migrate.upgrade(url)
    store = _store(address, watch)
    try:
        if in_memory:
            migrate.upgrade_engine(store.engine())
        _must_be_ready(store)
    except BaseException:
        store.close()
        raise
    return Database(store)


def _store(address: URL, watch: Watch | None) -> Store:
    if kind_of(address) == POSTGRESQL:
        return PostgresqlStore(address, watch)
    path = file_of(address)
    if path is not None and not path.exists():  # SQLite makes an empty file of a mistyped name
        raise NotReadyError(f"there is no database {path.name}; `smefund init` makes one")
    return SqliteStore(address, watch)


def _must_be_ready(store: Store) -> None:
    stands_at = migrate.revision_of(store.engine())
    if stands_at is None:
        raise NotReadyError("the database is empty; `smefund init` makes its tables")
    if stands_at != HEAD:
        raise NotReadyError(f"the tables are of migration {stands_at}; this program needs {HEAD}")
