"""What `doctor` asks of a database, and that it notices what is wrong."""

from contextlib import closing

from adapters.database import open_database
from adapters.database.health import examine
from tests.adapters.database.conftest import connect


def verdicts(database):
    return {finding.check: finding.verdict for finding in examine(database)}


def test_a_new_office_is_in_good_health(database):
    """Nothing is wrong; only the tests' own account is one that production must not use."""
    found = verdicts(database)
    role = found.pop("role", "warning")
    assert set(found.values()) == {"ok"}
    assert role == "warning"
    assert {"migration", "version", "guards"} <= set(found)
    assert all(each.thai and each.english and each.found for each in examine(database))


def test_an_office_in_memory_is_in_good_health():
    """Journeys run under the same guards."""
    with open_database("sqlite://") as database:
        assert set(verdicts(database).values()) == {"ok"}


def test_a_guard_that_was_taken_away_is_missed(database, raw, database_url):
    """Whoever drops the trigger of a table is noticed, and so is who only turns it off."""
    if database_url.startswith("sqlite"):
        raw("DROP TRIGGER audit_record_refuses_delete")
        missing = "audit_record_refuses_delete"
    else:
        raw("ALTER TABLE audit_record DISABLE TRIGGER append_only")
        missing = "audit_record"
    (guards,) = [each for each in examine(database) if each.check == "guards"]
    assert (guards.verdict, guards.found) == ("fault", missing)


def test_tables_of_another_version_are_noticed(database, raw):
    """A database that a newer program has migrated meanwhile."""
    raw("UPDATE alembic_version SET version_num = '9999'")
    assert verdicts(database)["migration"] == "fault"


def test_rows_without_what_they_refer_to_are_noticed(sqlite_url):
    """What a shell without foreign keys has put in is found."""
    with open_database(sqlite_url, create=True) as database:
        with closing(connect(sqlite_url)) as shell:
            shell.execute("INSERT INTO personal_value VALUES ('none', 1, 'p', 'c', '', '')")
            shell.commit()
        assert verdicts(database)["integrity"] == "fault"


def test_a_server_that_answers_before_it_has_written_is_noticed(fresh_postgres_database):
    """An act that is answered must survive a power cut."""
    with open_database(fresh_postgres_database(), create=True) as database:
        with database.store.reading() as session:
            session.execute("SET synchronous_commit = off")
        assert verdicts(database)["synchronous_commit"] == "fault"
