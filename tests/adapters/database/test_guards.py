"""What the database itself refuses, whoever asks and by whatever program."""

import sqlite3
import threading
from contextlib import closing

import psycopg
import pytest

from adapters.database import open_database
from adapters.database.errors import RefusedByDatabaseError
from states.process import SEPARATED_STEPS, Duty, Step
from tests.adapters.database.conftest import connect
from tests.adapters.database.hand import deed, enactment, following, opened, person_entry, row_of

REFUSED = (sqlite3.IntegrityError, psycopg.Error)
SELECTION, FEASIBILITY = "1.2.3(1)", "1.2.3(2)"


@pytest.fixture
def office_on_record(database):
    """A case with a deed of selection, and one enactment."""
    row = opened(database, "A")
    with database.books() as books:
        books.keep(following(row, deeds=(deed(2, "somsri", Step.SELECTION, Duty.SELECT),)))
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    return database


def everything_in(table):
    return f"SELECT * FROM {table}"  # noqa: S608 - our own tables


def attempts_on(table, column, value):
    return (f"UPDATE {table} SET {column} = {value}", f"DELETE FROM {table}")  # noqa: S608


ON_RECORD = [
    ("audit_record", "outcome", "'refused'"),
    ("deed", "person", "'prasit'"),
    ("separated_duty", "step", "'1.2.3(2)'"),
    ("office_entry", "paper", "'{}'"),
]


@pytest.mark.parametrize(("table", "column", "value"), ON_RECORD)
def test_what_is_on_record_is_not_changed(office_on_record, raw, table, column, value):
    """No program can change or remove a record, a deed, a duty or an entry of the office."""
    before = raw(everything_in(table))
    for statement in attempts_on(table, column, value):
        with pytest.raises(REFUSED, match=r"never changed|is not changed"):
            raw(statement)
    assert raw(everything_in(table)) == before != []


@pytest.mark.parametrize("table", [table for table, *_ in ON_RECORD])
def test_what_is_on_record_is_not_put_aside(office_on_record, raw, database_url, table):
    """Neither by emptying the table as a whole nor by writing over a row."""
    if database_url.startswith("sqlite"):
        statement = f"INSERT OR REPLACE INTO {table} {everything_in(table)}"
        message = "is not changed"
        if table == "separated_duty":  # the same row again is no change
            statement = "REPLACE INTO separated_duty VALUES ('A', 'somsri', '1.2.3(4)')"
            message = r"clause 1\.2\.2"
    else:
        statement, message = f"TRUNCATE {table} CASCADE", "never changed"
    before = raw(everything_in(table))
    with pytest.raises(REFUSED, match=message):
        raw(statement)
    assert raw(everything_in(table)) == before


def test_a_session_that_plays_a_replica_is_refused_too(fresh_postgres_database):
    """On PostgreSQL the guards stand also where ordinary triggers do not fire."""
    url = fresh_postgres_database()
    with open_database(url, create=True) as database:
        before = opened(database, "A")
        with closing(connect(url)) as guest, pytest.raises(REFUSED, match="never changed"):
            guest.execute("SET session_replication_role = replica; DELETE FROM audit_record")
        assert row_of(database, "A") == before


# ------------------------------------------------------------------------- clause 1.2.2


def insert_duty(person, step):
    return f"INSERT INTO separated_duty VALUES ('A', '{person}', '{step}')"  # noqa: S608


def insert_deed(n, person, step, separated_step):
    separated = "NULL" if separated_step is None else f"'{separated_step}'"
    values = f"'A', {n}, 0, '{step}', 'D02', '{person}', 'actor', {separated}"
    return f"INSERT INTO deed VALUES ({values})"  # noqa: S608


def test_nobody_takes_part_in_two_of_the_four_steps_by_raw_sql(database, raw):
    """A second of the four steps is refused to a person, in every order of the steps."""
    opened(database, "A")
    for n, first in enumerate(SEPARATED_STEPS):
        person = f"person{n}"
        raw(insert_duty(person, first.value))
        raw(insert_deed(n + 10, person, first.value, first.value))
        for m, second in enumerate(step for step in SEPARATED_STEPS if step is not first):
            with pytest.raises(REFUSED):
                raw(insert_duty(person, second.value))
            for separated in (second.value, first.value, None):
                with pytest.raises(REFUSED):
                    raw(insert_deed(100 * n + m + 1000, person, second.value, separated))
    assert raw("SELECT person, step FROM deed ORDER BY n") == [
        (f"person{n}", step.value) for n, step in enumerate(SEPARATED_STEPS)
    ]


def test_a_deed_of_the_four_steps_needs_its_duty(database, raw):
    """A deed cannot slip in without the row that keeps its person to one step."""
    opened(database, "A")
    for separated in (SELECTION, None, FEASIBILITY):
        with pytest.raises(REFUSED):
            raw(insert_deed(2, "somsri", SELECTION, separated))
    with pytest.raises(REFUSED):
        raw(insert_duty("somsri", "1.2.3(6)"))
    assert raw("SELECT * FROM deed") == raw("SELECT * FROM separated_duty") == []


def test_the_same_person_may_do_another_step_of_another_case(database, raw):
    """The duty is kept per case."""
    opened(database, "A")
    opened(database, "B")
    raw(insert_duty("somsri", SELECTION))
    raw("INSERT INTO separated_duty VALUES ('B', 'somsri', '1.2.3(4)')")
    assert len(raw("SELECT * FROM separated_duty")) == 2


def test_two_guests_at_once_cannot_give_one_person_two_steps(database, database_url):
    """Of two connections that write at the same moment one is refused, round after round."""
    opened(database, "A")
    rounds, barrier, done = 30, threading.Barrier(2), []

    def guest(step):
        connection = connect(database_url)
        for n in range(rounds):
            barrier.wait()
            try:
                connection.execute(insert_duty(f"person{n}", step))
                connection.execute(insert_deed(f"{n}{step[6]}", f"person{n}", step, step))
                connection.commit()
                done.append((f"person{n}", step))
            except REFUSED:
                connection.rollback()
        connection.close()

    guests = [threading.Thread(target=guest, args=(step,)) for step in (SELECTION, FEASIBILITY)]
    for each in guests:
        each.start()
    for each in guests:
        each.join()
    assert sorted(person for person, _ in done) == sorted(f"person{n}" for n in range(rounds))
    with database.archive() as archive:
        stored = [(each.person, each.step.value) for _, each in archive.deeds()]
    assert sorted(stored) == sorted(done)


def test_the_books_name_the_clause_they_keep(database):
    """A program that lets a selector approve is stopped, and told by which rule."""
    row = opened(database, "A")
    first = following(row, deeds=(deed(2, "somsri", Step.SELECTION, Duty.SELECT),))
    with database.books() as books:
        books.keep(first)
    second = following(first.row, deeds=(deed(3, "somsri", Step.APPROVAL, Duty.APPROVE),))
    with pytest.raises(RefusedByDatabaseError) as refusal, database.books() as books:
        books.keep(second)
    assert refusal.value.rule == "deed_of_separated_duty"
    assert row_of(database, "A") == first.row


# ------------------------------------------------------------------------- ballots


def insert_ballot(n, replaces="NULL", motion=2, person="kamol", said="for"):
    return f"INSERT INTO ballot VALUES ('A', {n}, {motion}, '{person}', {replaces}, '{said}')"  # noqa: S608


@pytest.mark.parametrize(
    "second",
    [
        insert_ballot(5),
        insert_ballot(5, replaces=3),
        insert_ballot(5, replaces=9),
        insert_ballot(5, replaces=2),
        insert_ballot(5, replaces=4, person="korn"),
        insert_ballot(5, replaces=4, motion=1),
        insert_ballot(4, replaces=4),
        insert_ballot(2, motion=2, person="korn"),
        insert_ballot(5, person="korn", said="perhaps"),
    ],
    ids=[
        *("another first", "replaced already", "replaces none", "replaces the motion"),
        *("another member's", "of another motion", "record taken", "before the motion", "no word"),
    ],
)
def test_of_one_member_one_ballot_counts_by_raw_sql(database, raw, second):
    """The first, and a chain of those that replace it: no second end, whoever writes."""
    opened(database, "A")
    raw(insert_ballot(3))
    raw(insert_ballot(4, replaces=3, said="against"))
    before = raw(everything_in("ballot"))
    for statement in (second, *attempts_on("ballot", "said", "'against'")):
        with pytest.raises(REFUSED):
            raw(statement)
    assert raw(everything_in("ballot")) == before
    raw(insert_ballot(5, replaces=4, said="recused"))
    raw(insert_ballot(6, person="korn"))
