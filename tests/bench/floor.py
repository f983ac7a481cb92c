"""
The floor: the drivers alone, reading what acts read and writing the rows that acts wrote.

No law, no guard, no JSON: each act is one transaction of plain SQL sent through `sqlite3` or
`psycopg`, and the body of its record is hashed. What stands above it is what the house costs.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import psycopg
from sqlalchemy import make_url

from adapters.database.compiled import POSTGRESQL, SQLITE
from adapters.database.writes import BEFORE, RECORD, Kind, Write
from tests.bench.life import Played, statements_of

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cache_size=-16384",
)
BEGIN = {SQLITE: "BEGIN IMMEDIATE", POSTGRESQL: "BEGIN"}
MARK = {SQLITE: "?", POSTGRESQL: "%s"}

Values = tuple[object, ...]
Rows = list[Values]


class Cursor(Protocol):
    """What the cursors of both drivers can do."""

    def execute(self, sql: Any, values: Sequence[object] = ...) -> Any: ...

    def executemany(self, sql: Any, values: Any) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    @property
    def description(self) -> Any: ...


@dataclass(frozen=True)
class RawAct:
    """The statements of one act, ready to be sent: with values, and with rows to be written."""

    begin: str
    reads: tuple[tuple[str, Values], ...]
    writes: tuple[tuple[str, Rows], ...]
    body: bytes
    hash: bytes


def raw_act(played: Played, kind: str, *, in_one: bool = False) -> RawAct:
    """
    An act as the driver of `kind` will do it: a statement a row, or (PostgreSQL) all rows `in_one`
    statement with data-modifying parts.
    """
    record = next(write.rows[0] for write in played.written if write.kind is RECORD)
    body, digest = (record[RECORD.columns.index(name)] for name in ("body", "hash"))
    if not isinstance(body, bytes) or not isinstance(digest, bytes):
        raise TypeError(record)
    texts = _texts(kind)
    writes = [(write.kind, _values(write)) for write in played.written]
    return RawAct(
        begin=BEGIN[kind],
        reads=tuple((texts[name], values) for name, values in played.reads),
        writes=(_in_one(writes, MARK[kind]),)
        if in_one
        else tuple((_statement(each, MARK[kind], 1), rows) for each, rows in writes),
        body=body,
        hash=digest,
    )


@cache
def _texts(kind: str) -> dict[str, str]:
    return {name: statement.sql for name, statement in statements_of(kind).items()}


def _values(write: Write) -> Rows:
    """The key and the version before it come last where a row is changed."""
    if not write.kind.moves:
        return list(write.rows)
    return [(*row[1:-1], row[0], row[-1]) for row in write.rows]


@cache
def _statement(kind: Kind, mark: str, rows: int) -> str:
    """Plain SQL for so many rows of a kind."""
    table, columns = kind.table.name, kind.columns
    keys = [column.name for column in kind.table.primary_key]
    others = [name for name in columns if name not in {*keys, BEFORE}]
    if kind.moves:
        changed = ", ".join(f"{name} = {mark}" for name in others)
        return f"UPDATE {table} SET {changed} WHERE {keys[0]} = {mark} AND version = {mark}"  # noqa: S608
    marks = ", ".join([f"({', '.join([mark] * len(columns))})"] * rows)
    inserted = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {marks}"  # noqa: S608
    if kind.on_conflict == "keep":
        return f"{inserted} ON CONFLICT DO NOTHING"
    if kind.on_conflict == "replace":
        replaced = ", ".join(f"{name} = excluded.{name}" for name in others)
        return f"{inserted} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {replaced}"
    return inserted


def _in_one(writes: list[tuple[Kind, Rows]], mark: str) -> tuple[str, Rows]:
    parts = ", ".join(
        f"part{place} AS ({_statement(kind, mark, len(rows))})"
        for place, (kind, rows) in enumerate(writes)
    )
    values = tuple(value for _, rows in writes for row in rows for value in row)
    return f"WITH {parts} SELECT 1", [values]


def do(cursor: Cursor, raw: RawAct) -> None:
    """One act in a transaction that is open. Errors: RuntimeError for a hash that differs."""
    for sql, values in raw.reads:
        cursor.execute(sql, values)
        if cursor.description:
            cursor.fetchall()
    if hashlib.sha256(b"\x00" + raw.body).digest() != raw.hash:
        raise RuntimeError(raw.hash)
    for sql, rows in raw.writes:
        if len(rows) == 1:
            cursor.execute(sql, rows[0])
        else:
            cursor.executemany(sql, rows)


def do_alone(cursor: Cursor, raw: RawAct) -> None:
    """One act in a transaction of its own."""
    cursor.execute(raw.begin)
    do(cursor, raw)
    cursor.execute("COMMIT")


@contextmanager
def cursor_at(url: str) -> Iterator[tuple[Cursor, str]]:
    """A cursor of the driver alone, on a connection set up as the house sets up its own."""
    address = make_url(url)
    if address.get_backend_name() == SQLITE:
        with closing(sqlite3.connect(str(address.database), isolation_level=None)) as file:
            for pragma in PRAGMAS:
                file.execute(f"PRAGMA {pragma}")
            yield file.cursor(), SQLITE
        return
    plain = address.set(drivername=POSTGRESQL).render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server, server.cursor() as cursor:
        yield cursor, POSTGRESQL
