"""What every test may ask for: empty databases of both kinds, and the length of a search."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from adapters.database import Database, open_database
from tests.campaign import campaign
from tests.postgres import PostgresServer, database_name
from tests.tables import enter_the_cast

settings.register_profile(
    "house", deadline=None, print_blob=True, max_examples=campaign(fit=60, full=2_000)
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for all tests of this process, started when the first of them asks for it."""
    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> Callable[..., str]:
    """Makes addresses on the server: `postgres_url(database, host=folder of another socket)`."""
    return postgres_server.url


@pytest.fixture(scope="session")
def postgres_socket(postgres_server: PostgresServer) -> Path:
    """The socket that a proxy connects to when it stands between the house and the server."""
    return postgres_server.socket


@pytest.fixture
def fresh_postgres_database(postgres_server: PostgresServer) -> Iterator[Callable[..., str]]:
    """Makes empty databases (or copies of a template) and removes them after the test."""
    given: list[str] = []

    def fresh(template: str = "template1") -> str:
        given.append(postgres_server.fresh_database(template))
        return given[-1]

    yield fresh
    for url in given:
        postgres_server.drop(url)


@pytest.fixture(scope="session")
def postgres_with_cast(postgres_server: PostgresServer) -> str:
    """The name of a database with the cast in it, from which others are copied."""
    url = postgres_server.fresh_database()
    enter_the_cast(url)
    return database_name(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def staged_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An office's database: in memory on SQLite, a copy with the cast on PostgreSQL."""
    url, create = "sqlite://", True
    if request.param == "postgresql":
        fresh: Callable[[str], str] = request.getfixturevalue("fresh_postgres_database")
        url, create = fresh(request.getfixturevalue("postgres_with_cast")), False
    with closing(open_database(url, create=create)) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'office.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database: the test runs once on each of the two."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("sqlite_url")
    else:
        url = request.getfixturevalue("fresh_postgres_database")()
    return url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures that tests have put on record as `figure` are shown when all is done."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(str(value))
