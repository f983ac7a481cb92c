"""The account of production: it can act, and it cannot touch what is on record."""

from contextlib import closing

import psycopg
import pytest

from adapters.database import open_database
from adapters.database.health import examine
from adapters.database.rights import statements_for
from states.process import Duty, Step
from tests.adapters.database.conftest import connect
from tests.adapters.database.hand import (
    deed,
    enactment,
    following,
    opened,
    person_entry,
    row_of,
)

ACCOUNT = 'an "officer"'


@pytest.fixture
def url_of_the_account(fresh_postgres_database):
    """The address at which an account without any other right signs in."""
    url = fresh_postgres_database()
    open_database(url, create=True).close()
    with closing(connect(url)) as owner:
        owner.execute(f"DROP ROLE IF EXISTS {quoted(ACCOUNT)}")
        owner.execute(f"CREATE ROLE {quoted(ACCOUNT)} LOGIN")
        for statement in statements_for(ACCOUNT):
            owner.execute(statement)
        owner.commit()
    return url.replace("//postgres@", "//an%20%22officer%22@")


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def test_the_account_can_do_everything_an_office_does(url_of_the_account):
    """Opening, acting, taking part in a step, enacting, reading: none of it needs an owner."""
    with open_database(url_of_the_account) as database:
        row = opened(database, "A")
        with database.books() as books:
            books.next_number(2562, "TH-50")
            books.enact(enactment(books, "register_person", person_entry("somsri")))
            books.find("A", "k")
            part = deed(2, "somsri", Step.SELECTION, Duty.SELECT)
            change = following(row, key="k", deeds=(part,), personal={"paper.name": "สมศรี"})
            books.keep(change)
        assert row_of(database, "A") == change.row
        assert {each.check for each in examine(database) if each.verdict != "ok"} == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_record SET event = 'x'",
        "DELETE FROM audit_record",
        "TRUNCATE audit_record",
        "ALTER TABLE audit_record DISABLE TRIGGER append_only",
        "DROP TABLE audit_record CASCADE",
        "UPDATE deed SET person = 'x'",
        "DELETE FROM separated_duty",
        "UPDATE office_entry SET paper = '{}'",
        "UPDATE idempotency_key SET answer = '{}'",
        "DELETE FROM loan_case",
        "UPDATE alembic_version SET version_num = '9999'",
        "SET session_replication_role = replica",
    ],
)
def test_the_account_cannot_touch_what_is_on_record(url_of_the_account, statement):
    """PostgreSQL itself refuses, before any trigger is asked."""
    with (
        closing(connect(url_of_the_account)) as guest,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        guest.execute(statement)
