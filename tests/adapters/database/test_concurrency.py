"""Many at once: one winner, the others told; nobody is ever told that the database is locked."""

import multiprocessing
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any

import pytest

from adapters.database import open_database
from tests.adapters.database.conftest import connect
from tests.adapters.database.hand import (
    deed,
    enactment,
    following,
    opened,
    opening,
    person_entry,
    row_of,
)
from tests.campaign import campaign
from tests.offices import office_of
from workflow.engine import in_one_transaction
from workflow.office import KeyTakenError, Unavailable

# New processes come from one that has loaded the house already and has no thread or connection.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])
ROUNDS = campaign(fit=200, full=2_000)


def together(work, *arguments):
    """Run `work` once for each argument, in processes of their own; what each answered."""
    with PROCESSES.Pool(len(arguments)) as pool:
        return pool.starmap(work, arguments)


def read_then_write(url, person, rounds):
    """Take part in every round that nobody has won yet; the rounds that were won."""
    won: list[int] = []
    with open_database(url) as database:
        while True:
            with database.books() as books:
                row: Any = books.find("A", None).row
                if row.version > rounds:
                    return won
                time.sleep(0)  # lets the other one in, if it can get in
                books.keep(following(row, deeds=(deed(row.version + 1, person),)))
                won.append(row.version + 1)


def test_of_two_that_read_and_then_write_one_wins(database, database_url):
    """Two processes race for the next record of a case: each record has one author."""
    opened(database, "A")
    winners = together(
        read_then_write, (database_url, "somsri", ROUNDS), (database_url, "prasit", ROUNDS)
    )
    assert sorted(winners[0] + winners[1]) == list(range(2, ROUNDS + 2))
    with database.archive() as archive:
        authors = {each.n: each.person for _, each in archive.deeds()}
    by_somsri = winners[0]
    assert authors == {n: "somsri" if n in by_somsri else "prasit" for n in authors}


def write_for_a_while(url, number, seconds):
    """Act on a case of one's own; how often, and the longest wait in seconds."""
    count, longest, until = 0, 0.0, time.monotonic() + seconds
    with open_database(url) as database:
        row = row_of(database, number)
        while time.monotonic() < until:
            began = time.monotonic()
            with database.books() as books:
                longest = max(longest, time.monotonic() - began)
                change = following(row)
                books.keep(change)
            row, count = change.row, count + 1
    return count, longest


def test_eight_writers_all_get_their_turn(database, database_url):
    """Nobody is refused for being late, and nobody starves while others write."""
    for n in range(8):
        opened(database, f"C{n}")
    seconds = campaign(fit=2, full=20)
    results = together(write_for_a_while, *[(database_url, f"C{n}", seconds) for n in range(8)])
    counts = [count for count, _ in results]
    assert min(counts) * 20 > max(counts)
    assert max(longest for _, longest in results) < 2


def test_whoever_finds_a_case_holds_it(database, again):
    """A second act on the case waits, and then reads everything the first one wrote."""
    row = opened(database, "A")
    waiting, seen = threading.Event(), []

    def second():
        waiting.set()
        with again.books() as books:
            seen.append(books.find("A", "k"))

    with database.books() as books:
        books.find("A", "k")
        thread = threading.Thread(target=second)
        thread.start()
        waiting.wait()
        time.sleep(0.1)
        assert seen == []
        change = following(
            row,
            key="k",
            deeds=(deed(2, "somsri"),),
            application={**row.application, "amount": "2.00"},
        )
        books.keep(change)
    thread.join()
    (found,) = seen
    assert found.row == change.row
    assert found.deeds == (deed(2, "somsri"),)
    assert found.answered == ("asked pay", change.answer)


def test_numbers_are_shared_out_among_writers(database):
    """Cases opened at the same time get the numbers from one up, each once."""

    def open_one(n):
        with database.books() as books:
            number = books.next_number(2562, "TH-50")
            books.keep(opening(number, juristic_id=f"borrower {n}"))
        return number

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(open_one, range(30)))
    assert sorted(numbers) == [f"FUND-2562-50-{n:05d}" for n in range(1, 31)]


def test_one_key_acts_once_however_often_it_is_sent(database):
    """The same key sent by six at once: one act; the others are told to look again."""
    row = opened(database, "A")

    def act(_):
        try:
            with database.books() as books:
                if (found := books.find("A", "k")).answered is None:
                    books.keep(following(found.row, key="k"))
        except KeyTakenError:
            return "again"
        return "done"

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(act, range(6)))
    assert row_of(database, "A").version == row.version + 1


def test_enactments_follow_one_another(database):
    """Two administrators at once: both entries stand on one chain."""

    def enter(code):
        with database.books() as books:
            books.enact(enactment(books, "register_person", person_entry(code)))

    codes = [f"person{n}" for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(enter, codes))
    with database.archive() as archive:
        assert sorted(archive.directory().persons) == sorted(codes)
        assert [record.n for record in archive.records("OFFICE")] == list(range(1, 13))


def find_impatiently(database):
    """Find a case; on PostgreSQL with a shorter patience than the house's own."""
    with database.books() as books:
        if database.store.kind == "postgresql":
            books._session.execute("SET LOCAL lock_timeout = '200ms'")
        books.find("A", None)


def test_who_waits_too_long_is_told_so(database, database_url, monkeypatch):
    """A lock that is never given up ends in Unavailable, not in an error of the driver."""
    row = opened(database, "A")
    monkeypatch.setattr("adapters.database.sqlite_store.SECONDS_FOR_THE_LOCK", 0.2)
    with closing(connect(database_url)) as holder:
        if database_url.startswith("sqlite"):
            holder.isolation_level = None
            holder.execute("BEGIN IMMEDIATE")
        else:
            holder.execute("SELECT * FROM loan_case FOR UPDATE")
        with pytest.raises(Unavailable):
            find_impatiently(database)
        holder.rollback()
    assert row_of(database, "A") == row
    with database.books() as books:
        assert books.find("A", None).row == row


def test_of_two_that_wait_for_each_other_one_makes_way_and_begins_again(database):
    """Two acts want the same two cases in opposite order: both are done, neither is told of it."""
    opened(database, "A")
    opened(database, "B", juristic_id="another")
    both_hold_one = threading.Barrier(2)
    office = office_of(database)

    def act(order):
        def work(books):
            books.find(order[0], None)
            with suppress(threading.BrokenBarrierError):
                both_hold_one.wait(0.5)
            found = books.find(order[1], None)
            books.keep(following(found.row))
            return {"done": order[1]}

        return in_one_transaction(office, work)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(act, [("A", "B"), ("B", "A")]))
    assert done == [{"done": "B"}, {"done": "A"}]
    assert [row_of(database, number).version for number in ("A", "B")] == [2, 2]
