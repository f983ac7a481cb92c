"""
How fast a file of receipts is entered, against the raw driver writing the same rows.

    python -m tests.bench.receipts [--loans 400] [--each 250]

Every row is one act: read and locked, posted to the ledger, judged, and written with its record,
deeds, key and message in one durable transaction (SQLite, synchronous=FULL). The floor writes rows
of the same tables through the driver alone, a transaction a receipt.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from adapters.cli import main as smefund
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
        floor = by_driver(template, office)
        print(f"{count:,} receipts by file on {options.loans:,} loans")
        print(f"  {'smefund receive --file':30}{count / house:>10,.0f} receipts/s {house:>9.1f} s")
        print(
            f"  {'raw driver, the same rows':30}{count / floor:>10,.0f} receipts/s {floor:>9.1f} s"
        )
        print(f"  {'ratio':30}{floor / house:>10.2f}")


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


def entered(office: Path, file: Path, count: int) -> float:
    """Seconds that the command took; all receipts must be in."""
    shown = StringIO()
    began = time.perf_counter()
    with redirect_stdout(shown), redirect_stderr(StringIO()):
        url = f"sqlite:///{office}"
        status = smefund(
            ["receive", "--file", str(file), "--as", COLLECTOR, "--json", "--database", url]
        )
    took = time.perf_counter() - began
    if status or f'"received": {count},' not in shown.getvalue():
        raise RuntimeError(shown.getvalue()[:2_000])
    return took


def by_driver(template: Path, office: Path) -> float:
    """Seconds in which the driver alone writes what the receipts wrote."""
    with closing(sqlite3.connect(template, isolation_level=None)) as floor:
        for pragma in PRAGMAS:
            floor.execute(f"PRAGMA {pragma}")
        floor.execute(f"ATTACH '{office}' AS done")
        new = {table: _new_rows(floor, table) for table in APPENDED}
        now = {table: _rows_by_case(floor, table) for table in CHANGED}
        floor.execute("DETACH done")
        statements = {table: _insert(floor, table) for table in (*APPENDED, *CHANGED)}
        began = time.perf_counter()
        for rows in zip(*new.values(), strict=True):
            floor.execute("BEGIN IMMEDIATE")
            for table, row in zip(new, rows, strict=True):
                floor.execute(statements[table], row)
            case = rows[0][0]
            for table in CHANGED:
                floor.execute(statements[table], now[table][case])
            floor.execute("COMMIT")
        return time.perf_counter() - began


Row = tuple[object, ...]


def _new_rows(floor: sqlite3.Connection, table: str) -> list[Row]:
    """The rows that the receipts added to a table, in the order of the records."""
    return floor.execute(
        f"SELECT * FROM done.{table} EXCEPT SELECT * FROM main.{table}"  # noqa: S608
        f" ORDER BY {APPENDED[table]}"
    ).fetchall()


def _rows_by_case(floor: sqlite3.Connection, table: str) -> dict[object, Row]:
    return {row[0]: row for row in floor.execute(f"SELECT * FROM done.{table}")}  # noqa: S608


def _insert(floor: sqlite3.Connection, table: str) -> str:
    columns = floor.execute(f"PRAGMA table_info({table})").fetchall()
    replace = " OR REPLACE" if table in CHANGED else ""
    marks = ", ".join("?" * len(columns))
    return f"INSERT{replace} INTO {table} VALUES ({marks})"


if __name__ == "__main__":
    main()
