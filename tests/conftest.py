"""What every test may ask for: empty databases of both kinds, and the length of a search."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import settings

from adapters.database import Database, open_database
from tests.campaign import campaign, size
from tests.postgres import PostgresServer, database_name
from tests.tables import enter_the_cast

Preparation: TypeAlias = Callable[[str], object]
"""Makes an office at the address of an empty database and leaves it closed."""

settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    # The same examples in every run, and others in every soak.
    derandomize=size() == "fit",
    max_examples=campaign(fit=60, full=2_000),
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
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Preparation], Path]:
    """The file of an office that a preparation made, once for all tests of this process."""

    @cache
    def template(prepare: Preparation) -> Path:
        path = tmp_path_factory.mktemp("template") / "office.db"
        prepare(f"sqlite:///{path}")
        return path

    return template


@pytest.fixture(scope="session")
def postgres_templates(postgres_server: PostgresServer) -> Callable[[Preparation], str]:
    """The name of a database that a preparation made, once for all tests of this process."""

    @cache
    def template(prepare: Preparation) -> str:
        url = postgres_server.fresh_database()
        prepare(url)
        return database_name(url)

    return template


@pytest.fixture
def sqlite_with(
    sqlite_templates: Callable[[Preparation], Path], tmp_path: Path
) -> Callable[[Preparation], str]:
    """Makes the address of a copy of an office: `sqlite_with(enter_the_cast)`."""
    return lambda prepare: f"sqlite:///{shutil.copy(sqlite_templates(prepare), tmp_path)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url_with(request: pytest.FixtureRequest) -> Callable[[Preparation], str]:
    """The same on either database: a preparation costs many times what a copy of it costs."""
    if request.param == "sqlite":
        made: Callable[[Preparation], str] = request.getfixturevalue("sqlite_with")
        return made
    fresh: Callable[[str], str] = request.getfixturevalue("fresh_postgres_database")
    template: Callable[[Preparation], str] = request.getfixturevalue("postgres_templates")
    return lambda prepare: fresh(template(prepare))


@pytest.fixture
def staged_database(url_with: Callable[[Preparation], str]) -> Iterator[Database]:
    """An office's database with the cast in it."""
    with closing(open_database(url_with(enter_the_cast))) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'office.db'}"


@pytest.fixture
def database_url(bare_url: str) -> str:
    """The address of the database of a test: an empty one, unless its folder says otherwise."""
    return bare_url


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest) -> str:
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
