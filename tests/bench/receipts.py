"""
How fast a file of receipts is entered, against the raw driver writing the same rows.

    python -m tests.bench.receipts [--loans 400] [--each 250]

Every row is one act: read and locked, posted to the ledger, judged, and written with its record,
deeds, key and message; many rows share a durable transaction (SQLite, synchronous=FULL). The floor
writes rows of the same tables through the driver alone, a transaction a receipt, and again as many
receipts a transaction as the command.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from adapters.cli import main as smefund
from adapters.cli.receipts import ROWS_AT_A_TIME
from adapters.database import open_database
from states.baht import Baht
from states.process import Event
from tests.bench.floor import PRAGMAS
from tests.lending import TO_APPROVAL, TO_CONTRACT, desk_in
from tests.offices import office_of

DRAWN_ON = date(2019, 6, 3)
COLLECTOR = "tuk"
APPENDED = {
    "audit_record": "case_number, n",
    "deed": "case_number, n",
    "loan_fact": "case_number, n",
    "idempotency_key": "case_number, at",
    "outbox": "case_number, n",
}
"""The tables to which a receipt adds a row, and the order in which its rows are the same one's."""
CHANGED = ("loan_case", "loan_account")
LEFT_ALONE = ("dues", "application_digest")
"""Columns of changed rows that no receipt writes."""


def main(given: Sequence[str] | None = None) -> None:
    """Measure once and print it."""
    parser = argparse.ArgumentParser(prog="tests.bench.receipts", description=__doc__)
    parser.add_argument("--loans", type=int, default=400)
    parser.add_argument("--each", type=int, default=250)
    options = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="smefund-bench-") as name:
        folder = Path(name)
        template, office = folder / "template.db", folder / "office.db"
        cases = lent(template, options.loans)
        shutil.copy(template, office)
        file = written(folder / "receipts.csv", cases, options.each)
        count = options.loans * options.each
        house = entered(office, file, count)
        print(f"{count:,} receipts by file on {options.loans:,} loans")
        _tell("smefund receive --file", count, house, house)
        for at_a_time in (1, ROWS_AT_A_TIME):
            floor = by_driver(template, office, at_a_time)
            _tell(f"raw driver, {at_a_time} a transaction", count, floor, house)


class Took(NamedTuple):
    """Seconds on the wall, and of CPU: those alone can be compared on a machine with others."""

    wall: float
    cpu: float


def _timed(work: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def _tell(contestant: str, count: int, took: Took, house: Took) -> None:
    print(
        f"  {contestant:30}{count / took.wall:>8,.0f} receipts/s {took.wall:>8.1f} s"
        f" {took.cpu / count * 1e3:>7.2f} ms of CPU each"
        f"   ratio {took.wall / house.wall:.2f}, of CPU {took.cpu / house.cpu:.2f}",
        flush=True,
    )


def lent(path: Path, loans: int) -> list[str]:
    """The numbers of so many loans of a million baht each, all drawn on one day."""
    with closing(open_database(f"sqlite:///{path}", create=True)) as database:
        desk = desk_in(office_of(database))
        desk.day = DRAWN_ON
        desk.line(Baht.of(1_000_000) * loans)
        return [
            desk.go(
                desk.file(place, Baht.of(1_000_000)),
                *(*TO_APPROVAL, Event.APPROVE, *TO_CONTRACT, Event.DISBURSE),
            )
            for place in range(1, loans + 1)
        ]


def written(path: Path, cases: list[str], each: int) -> Path:
    """A file of receipts of 4,000 baht every week, the whole book day by day."""
    lines = ["case,amount,value_date,reference"]
    for n in range(each):
        day = DRAWN_ON + timedelta(days=7 * (n + 1))
        lines += [f"{case},4000.00,{day},R-{n}" for case in cases]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def entered(office: Path, file: Path, count: int) -> Took:
    """What the command took; all receipts must be in."""
    shown = StringIO()
    asked = ["receive", "--file", str(file), "--as", COLLECTOR, "--json"]
    with redirect_stdout(shown), redirect_stderr(StringIO()):
        took = _timed(lambda: smefund([*asked, "--database", f"sqlite:///{office}"]))
    if f'"received": {count},' not in shown.getvalue():
        raise RuntimeError(shown.getvalue()[:2_000])
    return took


def by_driver(template: Path, office: Path, at_a_time: int) -> Took:
    """What the driver alone takes to write what the receipts wrote, so many a transaction."""
    copy = template.with_name(f"floor-{at_a_time}.db")
    shutil.copy(template, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as floor:
        for pragma in PRAGMAS:
            floor.execute(f"PRAGMA {pragma}")
        floor.execute(f"ATTACH '{office}' AS done")
        new = {table: _new_rows(floor, table) for table in APPENDED}
        now = {table: _rows_by_case(floor, table) for table in CHANGED}
        floor.execute("DETACH done")
        inserts = {table: _insert(floor, table) for table in APPENDED}
        updates = {table: _update(floor, table) for table in CHANGED}
        receipts = zip(*new.values(), strict=True)

        def write() -> None:
            while some := list(islice(receipts, at_a_time)):
                floor.execute("BEGIN IMMEDIATE")
                for rows in some:
                    for table, row in zip(new, rows, strict=True):
                        floor.execute(inserts[table], row)
                    for table in CHANGED:
                        floor.execute(updates[table], now[table][rows[0][0]])
                floor.execute("COMMIT")

        return _timed(write)


Row = tuple[object, ...]


def _new_rows(floor: sqlite3.Connection, table: str) -> list[Row]:
    """The rows that the receipts added to a table, in the order of the records."""
    return floor.execute(
        f"SELECT * FROM done.{table} EXCEPT SELECT * FROM main.{table}"  # noqa: S608
        f" ORDER BY {APPENDED[table]}"
    ).fetchall()


def _rows_by_case(floor: sqlite3.Connection, table: str) -> dict[object, Row]:
    """Of each case the values that a receipt changes, and its number after them."""
    key, *changed = _columns(floor, table)
    listed = ", ".join([*changed, key])
    rows: list[Row] = floor.execute(f"SELECT {listed} FROM done.{table}").fetchall()  # noqa: S608
    return {row[-1]: row for row in rows}


def _insert(floor: sqlite3.Connection, table: str) -> str:
    marks = ", ".join("?" * len(_columns(floor, table)))
    return f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608


def _update(floor: sqlite3.Connection, table: str) -> str:
    key, *changed = _columns(floor, table)
    values = ", ".join(f"{name} = ?" for name in changed)
    return f"UPDATE {table} SET {values} WHERE {key} = ?"  # noqa: S608


def _columns(floor: sqlite3.Connection, table: str) -> list[str]:
    named = [row[1] for row in floor.execute(f"PRAGMA main.table_info({table})")]
    return [name for name in named if name not in LEFT_ALONE]


if __name__ == "__main__":
    main()
