"""When the world fails: nothing half-written, and an error that says the act may be sent again."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from adapters.database import open_database
from adapters.database.errors import NotReadyError, RefusedByDatabaseError
from states.invalid import InvalidInputError
from tests.adapters.database.conftest import connect
from tests.adapters.database.hand import deed, following, opened, opening, row_of
from workflow.office import KeyTakenError, Unavailable


@pytest.fixture
def server_url(fresh_postgres_database):
    """An office on PostgreSQL alone."""
    return fresh_postgres_database()


def cut_every_connection(url):
    """What a restart of the server does to those who are connected."""
    with closing(connect(url)) as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_connection_lost_in_an_act_is_unavailable(server_url):
    """The server goes away between reading and writing: nothing is kept, the next act works."""
    with open_database(server_url, create=True) as database:
        row = opened(database, "A")

        def act():
            with database.books() as books:
                books.find("A", None)
                cut_every_connection(server_url)
                books.keep(following(row))

        with pytest.raises(Unavailable):
            act()
        assert row_of(database, "A") == row
        with database.books() as books:
            books.keep(following(row))
        assert row_of(database, "A").version == 2


def test_a_connection_lost_at_the_commit_is_unavailable(server_url):
    """Whoever is not told that it was kept sends it again with the same key."""
    with open_database(server_url, create=True) as database:
        row = opened(database, "A")

        def act():
            with database.books() as books:
                books.keep(following(row, key="k"))
                cut_every_connection(server_url)

        with pytest.raises(Unavailable):
            act()
        assert row_of(database, "A") == row


def test_a_connection_lost_while_it_was_idle_is_replaced(server_url):
    """After a restart of the server the first act of everybody works."""
    with open_database(server_url, create=True) as database:
        row = opened(database, "A")
        cut_every_connection(server_url)
        with database.books() as books:
            books.keep(following(row))
        cut_every_connection(server_url)
        assert row_of(database, "A").version == 2


def test_a_server_that_is_not_there_is_unavailable(tmp_path):
    """No server at the address: the world failed, not the program."""
    with pytest.raises(Unavailable):
        open_database(f"postgresql+psycopg://nobody@/nowhere?host={tmp_path}")


def test_a_database_that_is_not_there_is_unavailable(server_url):
    """A server without the database of that name."""
    with pytest.raises(Unavailable):
        open_database(server_url.replace("?", "_that_is_not?"))


def test_a_transaction_the_server_gave_up_is_not_taken_for_kept(server_url):
    """A COMMIT that the server answers with ROLLBACK is an error."""
    with open_database(server_url, create=True) as database:
        row = opened(database, "A")

        def act():
            with database.books() as books:
                books.keep(following(row))
                cursor = books._session.connection.cursor()
                with suppress(psycopg.Error):
                    cursor.execute("SELECT 1 / 0")

        with pytest.raises(Unavailable):
            act()
        assert row_of(database, "A") == row


def test_a_full_disk_is_unavailable_and_leaves_nothing_torn(sqlite_url):
    """Acts until the file may not grow: what was answered is there, what was refused is not."""
    with open_database(sqlite_url, create=True) as database:
        row = opened(database, "A")
        engine = database.store.engine()
        with closing(engine.raw_connection()) as connection:
            (pages,) = connection.cursor().execute("PRAGMA page_count").fetchone()
            connection.cursor().execute(f"PRAGMA max_page_count = {pages + 10}")

        def fill(row):
            while True:
                with database.books() as books:
                    long = following(
                        row, course={"remark": "ก" * 2_000}, deeds=(deed(row.version + 1, "x"),)
                    )
                    books.keep(long)
                row = long.row
                kept.append(long.row)

        kept = [row]
        with pytest.raises(Unavailable, match="full"):
            fill(row)
        assert len(kept) > 1
        assert row_of(database, "A") == kept[-1]
        with database.archive() as archive:
            assert [each.n for each in archive.records()] == [each.version for each in kept]


def test_a_damaged_file_is_unavailable(tmp_path):
    """A file that is no database is the world's failure."""
    (tmp_path / "office.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(Unavailable):
        open_database(f"sqlite:///{tmp_path}/office.db")


def test_a_mistyped_name_makes_no_file(tmp_path):
    """Opening what is not there says so, and leaves nothing behind."""
    with pytest.raises(NotReadyError, match="smefund init"):
        open_database(f"sqlite:///{tmp_path}/ofice.db")
    with pytest.raises(Unavailable):
        open_database(f"sqlite:///{tmp_path}/no_folder/office.db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_not_ready(bare_url):
    """Tables are made only where that was asked for."""
    with closing(connect(bare_url)) as connection:
        connection.execute("CREATE TABLE something (n INTEGER)")
        connection.commit()
    with pytest.raises(NotReadyError, match="smefund init"):
        open_database(bare_url)


def test_a_database_of_another_program_version_is_not_ready(database, raw, database_url):
    """A program does not write to tables that it does not know."""
    raw("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NotReadyError, match="9999"):
        open_database(database_url)


@pytest.mark.parametrize(
    "url",
    ["", "office.db", "mysql://u:secret@h/d", "postgresql://u:secret@h/d", "sqlite:///a\0b", "//"],
)
def test_an_address_that_is_none_is_bad_input(url):
    """The complaint names the field in both languages and never repeats a password."""
    with pytest.raises(InvalidInputError) as refusal:
        open_database(url)
    (fault,) = refusal.value.faults
    assert fault.field == "database"
    assert fault.thai
    assert fault.english
    assert "secret" not in str(refusal.value)


def test_personal_values_are_readable_by_the_owner_alone(sqlite_url):
    """A new file of an office is nobody else's business, nor are the files beside it."""
    with open_database(sqlite_url, create=True) as database:
        opened(database, "A")
        path = Path(str(make_url(sqlite_url).database))
        modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    assert set(modes) >= {"office.db", "office.db-wal", "office.db-queue"}
    assert set(modes.values()) == {0o600}


def test_an_office_in_memory_is_everyones_on_one_connection():
    """Journeys play in memory: nothing on disk, empty at the start, gone at the end."""
    with open_database("sqlite://") as first, open_database("sqlite://") as second:
        opened(first, "A")
        with second.archive() as archive:
            assert archive.cases() == ()

        def act():
            with first.books() as books:
                books.keep(opening("B"))
                books.keep(opening("B"))

        with pytest.raises((KeyTakenError, RefusedByDatabaseError)):
            act()
        assert row_of(first, "B") is None
        assert row_of(first, "A").number == "A"


def test_a_transaction_inside_a_transaction_is_refused_in_memory(monkeypatch):
    """The one connection serves one transaction at a time; who asks for two is told, not hung."""
    monkeypatch.setattr("adapters.database.sqlite_store.SECONDS_FOR_THE_LOCK", 0.05)
    with open_database("sqlite://") as database, database.books() as books:
        with pytest.raises(Unavailable), database.archive() as archive:
            archive.cases()
        books.keep(opening("A"))


def test_a_mistake_of_the_program_stays_what_it_is(database):
    """A statement that makes no sense is no failure of the world."""
    with pytest.raises((sqlite3.Error, psycopg.Error)), database.books() as books:
        books._session.execute("SELEKT 1")
