"""Contestants that take turns on fresh databases, so that a noisy machine is noisy to all alike."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.clients import Contestant, Measured, measured
from tests.bench.life import Life
from tests.postgres import PostgresServer, database_name

Fresh = Callable[[], str]
"""Makes a new database with an opened office and answers its address."""


@dataclass(frozen=True)
class Standing:
    """What one contestant came to: medians over the rounds, and ratios to the floor within them."""

    name: str
    rate: float
    cpu: float
    of_the_floor: float
    cpu_of_the_floor: float


def duel(
    contestants: Mapping[str, Contestant], fresh: Fresh, shares: list[list[Life]], rounds: int
) -> list[Standing]:
    """So many rounds in which each contestant does all acts once; the first one is the floor."""
    played: list[list[Measured]] = [
        [measured(contestant, fresh(), shares) for contestant in contestants.values()]
        for _ in range(rounds)
    ]
    return [
        Standing(
            name,
            median(each[place].rate for each in played),
            median(each[place].cpu_of_an_act for each in played),
            median(each[place].rate / each[0].rate for each in played),
            median(each[0].cpu / each[place].cpu for each in played),
        )
        for place, name in enumerate(contestants)
    ]


def shared(lives: list[Life], clients: int) -> list[list[Life]]:
    """The lives in equal shares, one a client; each needs one for practice and one that counts."""
    each = len(lives) // clients
    return [lives[client * each : (client + 1) * each] for client in range(clients)]


def fresh_sqlite(template: Path, folder: Path) -> Fresh:
    """Copies of an office's file; each takes the place of the one before."""

    def fresh() -> str:
        for old in folder.glob("bench.db*"):
            old.unlink()
        shutil.copy(template, folder / "bench.db")
        return f"sqlite:///{folder / 'bench.db'}"

    return fresh


@contextmanager
def fresh_postgresql(server: PostgresServer, template: str) -> Iterator[Fresh]:
    """Copies of an office's database; each takes the place of the one before."""
    given: list[str] = []

    def drop() -> None:
        while given:
            server.drop(given.pop())

    def fresh() -> str:
        drop()
        given.append(server.fresh_database(database_name(template)))
        return given[-1]

    yield fresh
    drop()


def told(title: str, standings: list[Standing]) -> str:
    """The result as a table."""
    lines = [title, f"  {'':34}{'acts/s':>8} {'ratio':>6} {'CPU us/act':>11} {'ratio':>6}"]
    lines += [
        f"  {each.name:34}{each.rate:8,.0f} {each.of_the_floor:6.2f} {each.cpu:11,.0f} "
        f"{each.cpu_of_the_floor:6.2f}"
        for each in standings
    ]
    return "\n".join(lines)
