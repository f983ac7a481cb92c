"""What an act sends to the database: every statement more is a slower office."""

from dataclasses import replace

import pytest

from adapters.database import open_database
from tests.adapters.database.hand import deed, enactment, following, opened, person_entry

AN_ACT = {
    "sqlite": [
        "BEGIN IMMEDIATE",
        "SELECT loan_case",
        "SELECT office_head",
        "UPDATE loan_case",
        "INSERT audit_record",
        "INSERT deed",
        "INSERT outbox",
        "INSERT idempotency_key",
        "COMMIT",
    ],
    # One round trip each: begin, lock, read what depends on the lock, write everything, commit.
    "postgresql": ["BEGIN", "SELECT loan_case", "SELECT office_head", "WITH", "COMMIT"],
}


def gist(statement):
    """The verb of a statement and the table that it names first."""
    verb, *words = statement.split()
    if verb in {"SELECT", "UPDATE"}:
        return f"{verb} {words[0].partition('.')[0]}"
    if verb == "INSERT":
        return f"INSERT {words[1]}"
    return statement if words == ["IMMEDIATE"] else verb


@pytest.fixture
def sent():
    """The statements that were sent."""
    return []


@pytest.fixture
def watched(database_url, sent):
    """An office in use, whose statements are written down."""
    with open_database(database_url, watch=sent.append) as database:
        yield database


def act(database, number, key):
    with database.books() as books:
        row = books.find(number, key).row
        books.directory()
        change = following(row, key=key, deeds=(deed(row.version + 1, "somsri"),))
        books.keep(replace(change, application_changed=False))


def test_an_act_sends_little(watched, sent):
    """Nothing is read twice, and nothing is read that the program already knows."""
    opened(watched, "A")
    with watched.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    act(watched, "A", "k1")
    sent.clear()
    act(watched, "A", "k2")
    assert [gist(each) for each in sent] == AN_ACT[watched.store.kind]


def test_a_program_that_just_started_reads_office_and_application_once(watched, sent, database_url):
    """The first act of a process costs two statements more, the second none."""
    opened(watched, "A")
    with watched.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    later: list[str] = []
    with open_database(database_url, watch=later.append) as database:
        act(database, "A", "k1")
        first = len(later)
        later.clear()
        act(database, "A", "k2")
        assert first == len(later) + 2


def test_an_inbox_sends_one_statement_for_all_cases(watched, sent):
    """However many cases wait in however many states, they come with their deeds at once."""
    with watched.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))

    def statements():
        sent.clear()
        with watched.archive() as archive:
            archive.waiting(("draft", "npl", "approval"), most=100)
        return list(sent)

    before = statements()
    for number, state in (("A", "draft"), ("B", "npl"), ("C", "npl")):
        opened(watched, number, state=state, juristic_id=number)
    assert statements() == before
    assert len([each for each in before if "deed" in each]) == 1
