"""How an office gets its tables, and that they are the tables the program knows."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from adapters.database import migrate, open_database
from adapters.database.tables import HEAD, METADATA
from tests.adapters.database.hand import opened, row_of


def test_the_migrations_end_at_the_tables_of_the_program(database):
    """What the migrations make and what the program reads and writes is the same, by column."""
    with database.store.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_program_knows_the_last_migration():
    """The number that a database is compared with is that of the last script, on one line."""
    config = Config()
    config.set_main_option("script_location", "adapters.database:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_office_is_brought_up_to_date_without_losing_a_case(database, database_url):
    """Asking again changes nothing of what stands there."""
    row = opened(database, "A")
    migrate.upgrade(database_url)
    assert migrate.revision(database_url) == HEAD
    assert row_of(database, "A") == row


def test_a_database_without_tables_has_no_revision(fresh_postgres_database, tmp_path):
    """Neither an empty database nor a file that is just being made."""
    assert migrate.revision(fresh_postgres_database()) is None
    assert migrate.revision(f"sqlite:///{tmp_path}/new.db") is None


def test_two_that_make_the_tables_at_once_make_them_once(database_url):
    """Four programs start together on an empty database, and all of them can work."""

    def make(_):
        with open_database(database_url, create=True) as database:
            return database.store.kind

    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(make, range(4)))) == 4
    assert migrate.revision(database_url) == HEAD


def test_a_migration_that_fails_leaves_nothing(database_url, monkeypatch):
    """Half an office is no office: all tables are made, or none."""

    class AnyFailure(Exception):  # noqa: N818 - whatever it is called
        pass

    def fail(*_arguments, **_settings):
        raise AnyFailure

    monkeypatch.setattr("alembic.op.bulk_insert", fail)
    with pytest.raises(AnyFailure):
        migrate.upgrade(database_url)
    assert migrate.revision(database_url) is None
    monkeypatch.undo()
    migrate.upgrade(database_url)
    assert migrate.revision(database_url) == HEAD
