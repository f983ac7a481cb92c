"""Client processes that do acts, all at once, and how fast they were together."""

import multiprocessing
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import Any

from adapters.database import open_database
from states.copies import copied
from states.lifecycle import LOAN
from tests.bench.floor import RawAct, cursor_at, do, do_alone, raw_act
from tests.bench.life import Life, Played, office_on
from workflow.engine import advance, step
from workflow.office import Document, Office
from workflow.paper import Act, prepare
from workflow.stage import GivenClock

SECONDS = 600
Contestant = Callable[[str, list[Life]], Generator[None, None, None]]
"""Told where and which lives; does one of them at the first `next`, the rest at the second."""


@dataclass(frozen=True)
class Measured:
    """What the clients did together: acts, seconds on the wall, and CPU seconds of the clients."""

    acts: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Acts per second."""
        return self.acts / self.seconds

    @property
    def cpu_of_an_act(self) -> float:
        """Microseconds of CPU that a client spends on one act."""
        return self.cpu / self.acts * 1e6


def measured(contestant: Contestant, url: str, shares: list[list[Life]]) -> Measured:
    """One client process for each share of the lives; all begin at the same moment."""
    barrier = multiprocessing.Barrier(len(shares))
    told: multiprocessing.Queue[Any] = multiprocessing.Queue()
    clients = [
        multiprocessing.Process(target=_client, args=(contestant, url, share, barrier, told))
        for share in shares
    ]
    for client in clients:
        client.start()
    answers = [told.get(timeout=SECONDS) for _ in clients]
    for client in clients:
        client.join()
    if None in answers:
        raise RuntimeError("a client failed")
    began, ended, cpu = zip(*answers, strict=True)
    acts = sum(len(life) for share in shares for life in share[1:])
    return Measured(acts, max(ended) - min(began), sum(cpu))


def _client(
    contestant: Contestant, url: str, lives: list[Life], barrier: Barrier, told: Any
) -> None:
    try:
        running = contestant(url, lives)
        next(running)
        barrier.wait(SECONDS)
        began, cpu = time.monotonic(), time.process_time()
        next(running)
        told.put((began, time.monotonic(), time.process_time() - cpu))
        running.close()
    except BaseException:
        barrier.abort()
        told.put(None)
        raise


# ------------------------------------------------------------------------------ the contestants


def house(url: str, lives: list[Life]) -> Generator[None, None, None]:
    """Every act through `advance`, each in its own transaction; the lives take turns."""
    with open_database(url) as database, office_on(database) as (office, clock):
        for some in (lives[:1], lives[1:]):
            numbers: list[str | None] = [None for _ in some]
            for acts in zip(*some, strict=True):
                for place, played in enumerate(acts):
                    act = _at_its_turn(clock, played, numbers[place])
                    numbers[place] = _as_before(played, advance(office, act))
            yield


def house_in_batches(url: str, lives: list[Life]) -> Generator[None, None, None]:
    """The same act of all lives in one transaction, each with everything it writes."""
    with open_database(url) as database, office_on(database) as (office, clock):
        for some in (lives[:1], lives[1:]):
            numbers: list[str | None] = [None for _ in some]
            for acts in zip(*some, strict=True):
                numbers = _batch(office, clock, acts, numbers)
            yield


def _batch(
    office: Office, clock: GivenClock, acts: tuple[Played, ...], numbers: list[str | None]
) -> list[str | None]:
    with office.books() as books:
        return [
            _as_before(
                played,
                step(office, books, prepare(office, _at_its_turn(clock, played, number), LOAN)),
            )
            for played, number in zip(acts, numbers, strict=True)
        ]


def _at_its_turn(clock: GivenClock, played: Played, number: str | None) -> Act:
    """The act at its moment, on the case that was opened in this run."""
    clock.at = played.at
    return played.act if number is None else copied(played.act, case=number)


def _as_before(played: Played, answer: Document) -> str:
    if answer["outcome"] != played.outcome:
        raise RuntimeError(answer)
    return str(answer["case"])


def driver(url: str, lives: list[Life], *, in_one: bool = False) -> Generator[None, None, None]:
    """The same rows by the driver alone, each act in its own transaction."""
    with cursor_at(url) as (cursor, kind):
        for turns in [_raw(some, kind, in_one=in_one) for some in (lives[:1], lives[1:])]:
            for turn in turns:
                for raw in turn:
                    do_alone(cursor, raw)
            yield


driver_in_one_statement: Contestant = partial(driver, in_one=True)
"""The driver alone, each act's rows in one statement (PostgreSQL)."""


def driver_in_batches(url: str, lives: list[Life]) -> Generator[None, None, None]:
    """The rows of the same act of all lives in one transaction, by the driver alone."""
    with cursor_at(url) as (cursor, kind):
        for turns in [_raw(some, kind, in_one=False) for some in (lives[:1], lives[1:])]:
            for turn in turns:
                cursor.execute(turn[0].begin)
                for raw in turn:
                    do(cursor, raw)
                cursor.execute("COMMIT")
            yield


def _raw(lives: list[Life], kind: str, *, in_one: bool) -> list[list[RawAct]]:
    return [
        [raw_act(played, kind, in_one=in_one) for played in turn]
        for turn in zip(*lives, strict=True)
    ]
