"""An alarm is told once, however often the nightly job runs and however many of it run at once."""

import multiprocessing
from dataclasses import replace
from datetime import date, datetime
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from adapters.database import Database, open_database
from states.thai import BANGKOK_TIME
from tests.reliability.plays import office_at, office_of
from workflow.journey_play import play_text
from workflow.obligations import alarms_on, tell_alarms

PROCESSES, SECONDS = 2, 120
JOURNEY = Path(__file__).parents[1] / "journeys" / "guarantor_told_too_late.txt"
THE_NIGHT = datetime(2019, 12, 1, 1, tzinfo=BANGKOK_TIME)


def prepared(url: str) -> set[tuple[str, str]]:
    """A loan with an instalment missed, and every alarm that has come due on it."""
    with office_at(url, create=True) as office:
        assert play_text(office, JOURNEY.read_text(encoding="utf-8")).ok
        with office.archive() as archive:
            return {(each.case, each.topic) for each in alarms_on(archive, THE_NIGHT.date())}


def outbox(database: Database) -> list[tuple[str, str]]:
    """The alarms in the outbox, by case and topic."""
    with database.store.reading() as session:
        rows = session.execute("SELECT case_number, topic FROM outbox ORDER BY id").fetchall()
    return [(case, topic) for case, topic in rows if topic.startswith("alarm.")]


def test_two_that_run_at_once_tell_each_alarm_once(database_url: str) -> None:
    """Together they write every alarm, and none of them twice."""
    expected = prepared(database_url)
    assert len(expected) >= 3
    barrier = multiprocessing.Barrier(PROCESSES)
    told: multiprocessing.Queue[Any] = multiprocessing.Queue()
    racers = [
        multiprocessing.Process(target=_run, args=(database_url, barrier, told))
        for _ in range(PROCESSES)
    ]
    for racer in racers:
        racer.start()
    counts = [told.get(timeout=SECONDS) for _ in racers]
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * PROCESSES
    assert sum(counts) == len(expected)
    database = open_database(database_url)
    try:
        found = outbox(database)
    finally:
        database.close()
    assert len(found) == len(set(found))
    assert set(found) == expected


def _run(url: str, barrier: Barrier, told: Any) -> None:
    with office_at(url) as office:
        late = replace(office, clock=lambda: THE_NIGHT)
        barrier.wait(SECONDS)
        told.put(tell_alarms(late))


def test_the_next_night_tells_what_is_new(sqlite_url: str) -> None:
    """Run again the same night it writes nothing; a night that was left out is made up for."""
    prepared(sqlite_url)
    database = open_database(sqlite_url)
    try:
        office = office_of(database)
        nights = [date(2019, 8, 18), date(2019, 8, 19), date(2019, 8, 19), date(2019, 9, 14)]
        late = replace(office, clock=lambda: THE_NIGHT)
        new = [tell_alarms(late, night) for night in nights]
        topics = [topic for _, topic in outbox(database)]
    finally:
        database.close()
    assert new == [0, 2, 0, 4]
    assert topics[0] == "alarm.guarantor_notice.2019-08-19.2019-07-20/1"
    assert [topic for topic in topics if topic.endswith("/2")] == [
        f"alarm.guarantor_notice.{day}.2019-07-20/2"
        for day in ("2019-08-19", "2019-09-03", "2019-09-13")
    ]
