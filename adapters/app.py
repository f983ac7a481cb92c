"""Where the house is put together: settings in, an office with all its doors out."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from adapters.blind_index import DEMONSTRATION_KEY, blind_index
from adapters.database import Database, open_database
from adapters.database.address import address_of, file_of
from adapters.quick_json import QUICK
from adapters.settings import Settings
from audit.commitment import SALT_BYTES
from workflow.office import Log, Office, Unavailable

IN_MEMORY: Final = "sqlite://"


def now() -> datetime:
    """The moment, as the clock of this machine has it."""
    return datetime.now(UTC)


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Database]:
    """
    The database of the settings, closed at the end of the block; `create` makes what is not there.

    Errors: InvalidInputError for an address that is none, Unavailable.
    """
    if create:
        _make_folder(settings.database_url)
    with open_database(settings.database_url, create=create) as database:
        yield database


def _make_folder(url: str) -> None:
    """The folder in which an SQLite file will stand."""
    path = file_of(address_of(url))
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{path.parent.name}: {error.strerror}") from error


def office_of(database: Database, log: Log, key: bytes | None = None) -> Office:
    """The office on a database, by the clock of this machine; `key` is that of its blind index."""
    return Office(
        books=database.books,
        archive=database.archive,
        clock=now,
        salt=lambda: secrets.token_bytes(SALT_BYTES),
        log=log,
        blind=None if key is None else blind_index(key),
        demonstration_blind=blind_index(DEMONSTRATION_KEY),
        codec=QUICK,
    )


@contextmanager
def trial_office(log: Log) -> Iterator[Office]:
    """A fresh office in memory, gone at the end of the block."""
    with open_database(IN_MEMORY) as database:
        yield office_of(database, log)
