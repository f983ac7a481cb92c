"""An office's database of each kind, and the same again as a second program opens it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from adapters.database import Database, open_database


def an_empty_office(url: str) -> None:
    """Make the tables."""
    open_database(url, create=True).close()


@pytest.fixture
def database_url(url_with: Callable[..., str]) -> str:
    """The address of an office in which nothing has happened yet."""
    return url_with(an_empty_office)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty office on SQLite, then on PostgreSQL."""
    with open_database(database_url) as opened:
        yield opened


@pytest.fixture
def again(database: Database, database_url: str) -> Iterator[Database]:
    """The same office, opened by another program."""
    with open_database(database_url) as opened:
        yield opened


@pytest.fixture
def raw(database: Database, database_url: str) -> Callable[..., list[tuple[Any, ...]]]:
    """Runs SQL past the house, as a guest with the database's own shell would."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        with closing(connect(database_url)) as connection:
            cursor = connection.execute(statement)
            rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
            connection.commit()
        return rows

    return run


def connect(url: str) -> Any:
    """A connection of the plain driver, with the driver's own settings."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return sqlite3.connect(str(address.database))
    return psycopg.connect(url.replace("+psycopg", ""))
