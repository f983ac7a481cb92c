"""Bringing a database to the tables of this program, whatever program it was made by."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from adapters.database.address import address_of, file_of, kind_of
from adapters.database.compiled import SQLITE
from adapters.database.errors import translator_of
from adapters.database.sqlite_store import sqlite_engine
from adapters.database.waiting_room import WaitingRoom
from workflow.office import Unavailable

_SCRIPTS: Final = "adapters.database:migrations"
_VERSIONS: Final = "alembic_version"
# Two programs that bring the same database up to date do it one after the other.
_ONE_AT_A_TIME: Final = {SQLITE: "BEGIN IMMEDIATE"}
_ADVISORY_LOCK: Final = "SELECT pg_advisory_xact_lock(2558000004)"


def upgrade(url: str) -> None:
    """
    Apply every migration that is missing, all or none; an SQLite file is made if there is none.

    Errors: InvalidInputError for an address that is none, Unavailable.
    """
    address = address_of(url)
    path = file_of(address)
    if path is not None:
        _make_private(path)
    with _in_turn(path), _engine(address) as engine:
        upgrade_engine(engine)


@contextmanager
def _in_turn(path: Path | None) -> Iterator[None]:
    """One at a time on an SQLite file: none waits for the lock while another turns it to WAL."""
    if path is None:
        yield
        return
    room = WaitingRoom(path)
    door = room.enter()
    try:
        yield
    finally:
        room.leave(door)


def upgrade_engine(engine: Engine) -> None:
    """The same on an engine that is open already."""
    # Alembic is slow to load, and only who makes or mends a database needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    with telling(engine), engine.begin() as connection:
        connection.exec_driver_sql(_ONE_AT_A_TIME.get(engine.dialect.name, _ADVISORY_LOCK))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision(url: str) -> str | None:
    """The last migration a database has seen; None if it has no tables. Errors: as `upgrade`."""
    with _engine(address_of(url)) as engine:
        return revision_of(engine)


def revision_of(engine: Engine) -> str | None:
    """The same on an engine that is open already."""
    with telling(engine), engine.connect() as connection:
        if not inspect(connection).has_table(_VERSIONS):
            return None
        return _version(connection)


def _version(connection: Connection) -> str | None:
    found = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar()  # noqa: S608
    return None if found is None else str(found)


@contextmanager
def telling(engine: Engine) -> Iterator[None]:
    """Inside the block errors of SQLAlchemy leave as errors of the office."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig if isinstance(error.orig, Exception) else error
        raise translator_of(engine.dialect.name)(cause) from error
    except SQLAlchemyError as error:
        raise Unavailable(str(error)) from error


@contextmanager
def _engine(address: URL) -> Iterator[Engine]:
    if kind_of(address) == SQLITE:
        engine = sqlite_engine(address)
    else:
        engine = create_engine(address, poolclass=NullPool, connect_args={"connect_timeout": "5"})
    try:
        yield engine
    finally:
        engine.dispose()


def _make_private(path: Path) -> None:
    """The file is made readable by its owner alone: it holds personal values."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unavailable(f"{path.name}: {error.strerror}") from error
