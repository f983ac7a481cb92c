"""Thirty-two who act at the same moment: eight processes of four threads, each with its own act."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from adapters.database.errors import RefusedByDatabaseError
from tests.reliability.plays import office_at
from workflow.engine import advance
from workflow.office import Document, KeyTakenError, Office, Unavailable
from workflow.paper import Act

WORKERS, THREADS = 8, 4
RACERS = WORKERS * THREADS
SECONDS = 120
# New processes come from one that has loaded the house already and has no thread or connection.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


class Entry(NamedTuple):
    """One act of a race and the moment on its clock."""

    act: Act
    at: datetime


def race(orders: Any, start: Any) -> None:
    """A process: its threads act when all racers are there. An office stays open for more heats."""
    stands_at = None
    with ExitStack() as opened, ThreadPoolExecutor(THREADS) as threads:
        while (order := orders.recv()) is not None:
            url, heats = order
            if url != stands_at:
                opened.close()
                office, stands_at = opened.enter_context(office_at(url)), url
            for entries in heats:
                orders.send(list(threads.map(partial(_run, office, start), entries)))


def _run(office: Office, start: Any, entry: Entry) -> Document:
    with office.archive() as archive:
        archive.directory()  # whoever has a connection and knows the office starts level
    start.wait(SECONDS)
    try:
        return advance(replace(office, clock=lambda: entry.at), entry.act)
    except (Unavailable, KeyTakenError, RefusedByDatabaseError) as error:
        return {"case": entry.act.case, "outcome": "failed", "error": repr(error)}


class Racers:
    """Processes that stand ready; heats follow one another without new processes."""

    def __init__(self) -> None:
        self._start = PROCESSES.Barrier(RACERS)  # kept: it goes with the last who knows it
        ends = [PROCESSES.Pipe() for _ in range(WORKERS)]
        self._pipes = [ours for ours, _ in ends]
        self._processes = [
            PROCESSES.Process(target=race, args=(theirs, self._start), daemon=True)
            for _, theirs in ends
        ]
        for process in self._processes:
            process.start()

    def run(self, url: str, heats: Sequence[Sequence[Entry]]) -> Iterator[dict[str, Document]]:
        """Run the heats in an office; for each of them the answers by number of the case."""
        for n, pipe in enumerate(self._pipes):
            pipe.send((url, [entries[n * THREADS : (n + 1) * THREADS] for entries in heats]))
        for _ in heats:
            answers = chain.from_iterable(map(_told, self._pipes))
            yield {answer["case"]: answer for answer in answers}

    def stop(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join(SECONDS)


def _told(pipe: Any) -> list[Document]:
    assert pipe.poll(SECONDS), "a process does not answer"
    found: list[Document] = pipe.recv()
    return found
