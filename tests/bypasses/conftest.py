"""Offices in which the ways round are tried, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from adapters.database import Database, open_database
from tests.lending import Desk, desk_in
from tests.offices import office_of
from tests.tables import enter_the_cast


@pytest.fixture
def url(url_with: Callable[..., str]) -> str:
    """The address of an office with its cast."""
    return url_with(enter_the_cast)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Its database."""
    with closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk in it."""
    return desk_in(office_of(database))
