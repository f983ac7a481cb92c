"""Offices in which the ways round are tried, on both databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from adapters.database import Database, open_database
from tests.lending import Desk, desk_in
from tests.offices import office_of
from tests.tables import enter_the_cast


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an office with its cast."""
    if request.param == "postgresql":
        fresh: Any = request.getfixturevalue("fresh_postgres_database")
        return str(fresh(request.getfixturevalue("postgres_with_cast")))
    address = f"sqlite:///{tmp_path / 'office.db'}"
    enter_the_cast(address)
    return address


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Its database."""
    with closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk in it."""
    return desk_in(office_of(database))
