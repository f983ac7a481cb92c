"""The databases that other tests are given are real, empty, and gone afterwards."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from tests.postgres import PostgresServer

TABLES = sa.text("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")


def test_a_postgresql_of_the_tests_keeps_what_it_acknowledged(postgres_server):
    """The server that the tests run against writes to disk before it answers."""
    with psycopg.connect(host=str(postgres_server.socket.parent), user="postgres") as server:
        assert server.execute("SHOW fsync").fetchone() == ("on",)
        assert server.execute("SHOW synchronous_commit").fetchone() == ("on",)


@pytest.mark.parametrize("round_number", [1, 2])
def test_each_test_gets_an_empty_database(fresh_postgres_database, round_number):
    """What one test writes, the next does not find."""
    engine = sa.create_engine(fresh_postgres_database())
    with engine.begin() as connection:
        assert connection.execute(TABLES).scalar_one() == 0
        connection.execute(sa.text("CREATE TABLE loan (number integer)"))
    engine.dispose()


def test_a_database_can_be_copied_from_a_template(fresh_postgres_database):
    """A test that needs a filled office copies one instead of filling it again."""
    filled = fresh_postgres_database()
    engine = sa.create_engine(filled)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE loan (number integer)"))
    engine.dispose()
    copy = sa.create_engine(fresh_postgres_database(template=sa.make_url(filled).database))
    with copy.connect() as connection:
        assert connection.execute(TABLES).scalar_one() == 1
    copy.dispose()


def test_both_kinds_of_database_start_without_a_file_or_table(database_url):
    """The same test runs on SQLite and on PostgreSQL, each time from nothing."""
    engine = sa.create_engine(database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_killed_test_run_leaves_no_server_and_no_files():
    """Whoever kills the tests does not have to look for a server that they left running."""
    start_and_wait = (
        "import time; from tests.postgres import PostgresServer\n"
        "print(PostgresServer().directory, flush=True); time.sleep(600)"
    )
    run = subprocess.Popen([sys.executable, "-c", start_and_wait], stdout=subprocess.PIPE)
    directory = Path(run.stdout.readline().decode().strip())
    run.kill()
    run.communicate()
    given_up = time.monotonic() + 30
    while directory.exists() and time.monotonic() < given_up:
        time.sleep(0.05)
    assert not directory.exists()


def test_a_server_can_be_stopped_twice():
    """Stopping is harmless when it was done already."""
    server = PostgresServer()
    server.stop()
    server.stop()
    assert not server.directory.exists()
