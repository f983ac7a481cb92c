"""
How fast complete acts are, measured against the raw driver in the same run.

    python -m tests.bench.acts [--rounds 5] [--loans 48] [--only sqlite batch postgresql parts]

An act goes through `advance`: its paper is read, the case locked and read, the law applied, and
case, record, deeds, idempotency key and message are written in one durable transaction. The floor
reads the same and writes the same rows through the driver alone. Contestants take turns; figures
are medians. `ratio` is acts/s over that of the floor; beside the CPU of a client it is that of the
floor over the contestant's.
"""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench import clients
from tests.bench.duel import duel, fresh_postgresql, fresh_sqlite, shared, told
from tests.bench.life import Life, lives, opened_office
from tests.bench.parts import Figure, judging, starting, verifying
from tests.bench.schedules import scheduling
from tests.postgres import PostgresServer

PARTS = ("sqlite", "batch", "postgresql", "parts")
MANY = 8
FLOOR = "raw driver, a statement a row"
HOUSE = "house, complete acts"


def main(given: Sequence[str] | None = None) -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="tests.bench.acts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--loans", type=int, default=48)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="smefund-bench-") as name:
        folder = Path(name)
        template = folder / "template.db"
        opened_office(f"sqlite:///{template}")
        loans = lives(template, folder / "rehearsal.db", options.loans)
        print(f"a life of {len(loans[0])} acts, {len(loans)} loans, {options.rounds} rounds")
        if "sqlite" in options.only:
            on_sqlite(template, folder, loans, options.rounds)
        if "batch" in options.only:
            in_batches(template, folder, loans, options.rounds)
        if "postgresql" in options.only:
            on_postgresql(loans, options.rounds)
        if "parts" in options.only:
            alone(template, folder, loans, options.times)


def on_sqlite(template: Path, folder: Path, loans: list[Life], rounds: int) -> None:
    """One client on a file with synchronous=FULL."""
    contestants = {FLOOR: clients.driver, HOUSE: clients.house}
    fresh = fresh_sqlite(template, folder)
    print(told("SQLite FULL, 1 client", duel(contestants, fresh, [loans], rounds)), flush=True)


def in_batches(template: Path, folder: Path, loans: list[Life], rounds: int) -> None:
    """Many acts in one transaction, as a nightly close does them."""
    contestants = {FLOOR: clients.driver_in_batches, HOUSE: clients.house_in_batches}
    fresh = fresh_sqlite(template, folder)
    title = f"SQLite FULL, 1 client, {len(loans) - 1} acts a transaction"
    print(told(title, duel(contestants, fresh, [loans], rounds)), flush=True)


def on_postgresql(loans: list[Life], rounds: int) -> None:
    """One client, then eight, each with loans of its own."""
    contestants = {
        FLOOR: clients.driver,
        "raw driver, one statement an act": clients.driver_in_one_statement,
        HOUSE: clients.house,
    }
    with PostgresServer() as server:
        template = server.fresh_database()
        opened_office(template)
        with fresh_postgresql(server, template) as fresh:
            for count in (1, MANY):
                shares = shared(loans[: len(loans) // (1 if count > 1 else 2)], count)
                title = f"PostgreSQL, {count} client{'s' if count > 1 else ''}"
                print(told(title, duel(contestants, fresh, shares, rounds)), flush=True)


def alone(template: Path, folder: Path, loans: list[Life], times: int) -> None:
    """The parts of the house, each by itself."""
    fresh = fresh_sqlite(template, folder)
    _print(judging(fresh(), loans[0], times))
    _print(scheduling(times))
    url = fresh()
    clients.measured(clients.house, url, [loans])
    _print(verifying(url))
    _print(starting(folder, min(300, 10 * len(loans))))


def _print(figures: Iterable[Figure]) -> None:
    for name, figure, unit in figures:
        shown = f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}"
        print(f"  {name:52}{shown:>10} {unit}", flush=True)


if __name__ == "__main__":
    main()
