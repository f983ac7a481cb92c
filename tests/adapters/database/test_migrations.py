"""How an office gets its tables, and that they are the tables the program knows."""

import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from adapters.database import migrate, open_database
from adapters.database.tables import HEAD, METADATA
from tests.adapters.database.hand import opened, row_of
from tests.offices import office_of
from workflow.journey_play import play_text
from workflow.rebuilding import compare

JOURNEY = Path(__file__).parents[2] / "journeys" / "cheque_returned.txt"
KINDS_OF_BEFORE = import_module("adapters.database.migrations.versions.0007_dues_apart").KINDS


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


def test_two_that_make_the_tables_at_once_make_them_once(bare_url):
    """Four programs start together on an empty database, and all of them can work."""

    def make(_):
        with open_database(bare_url, create=True) as database:
            return database.store.kind

    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(make, range(4)))) == 4
    assert migrate.revision(bare_url) == HEAD


def test_a_migration_that_fails_leaves_nothing(bare_url, monkeypatch):
    """Half an office is no office: all tables are made, or none."""

    class AnyFailure(Exception):  # noqa: N818 - whatever it is called
        pass

    def fail(*_arguments, **_settings):
        raise AnyFailure

    monkeypatch.setattr("alembic.op.bulk_insert", fail)
    with pytest.raises(AnyFailure):
        migrate.upgrade(bare_url)
    assert migrate.revision(bare_url) is None
    monkeypatch.undo()
    migrate.upgrade(bare_url)
    assert migrate.revision(bare_url) == HEAD


BEFORE_DUES_APART = "0006"
AS_IT_WAS = """
UPDATE alembic_version SET version_num = '{before}';
ALTER TABLE loan_account DROP COLUMN dues
"""


def test_an_account_of_before_goes_on_with_what_falls_due_apart(database, database_url):
    """Brought up to date, what the program before wrote is what this one would have written."""
    assert play_text(office_of(database), JOURNEY.read_text(encoding="utf-8")).ok
    with database.archive() as archive:
        (today,) = archive.state_rows("loan_account")
    standing = deepcopy(today["standing"])
    standing["position"]["dues"] = today["dues"]
    del standing["position"]["numbers"]
    standing["opened"][1] = KINDS_OF_BEFORE.index(standing["opened"][1])
    with database.store.engine().begin() as connection:
        told = {"standing": json.dumps(standing)}
        connection.execute(text("UPDATE loan_account SET standing = :standing"), told)
        for statement in AS_IT_WAS.format(before=BEFORE_DUES_APART).split(";"):
            connection.execute(text(statement))
    migrate.upgrade(database_url)
    with database.archive() as archive:
        assert list(archive.state_rows("loan_account")) == [today]
        assert compare(archive).holds
