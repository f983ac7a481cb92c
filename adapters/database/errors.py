"""What the drivers say when they fail, in the words of the office."""

import re
from collections.abc import Callable
from typing import Any, Final, Protocol, cast

from adapters.database.compiled import SQLITE
from workflow.office import GaveWayError, KeyTakenError, Unavailable

APPEND_ONLY: Final = "append_only"
SEPARATED_DUTY: Final = "deed_of_separated_duty"
VERSION: Final = "version"


class RefusedByDatabaseError(Exception):
    """
    The database kept a rule of its own that the program should have kept before it.

    `rule` names it: `append_only`, `deed_of_separated_duty` (clause 1.2.2), `version` (the case
    or the office has moved on), or the name of another constraint. Nothing was written.
    """

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(f"the database refused what breaks its rule {rule}")


class NotReadyError(Unavailable):
    """The database stands, but its tables are not those of this program."""


Translator = Callable[[Exception], Exception]
"""From an error of the driver to an error of the office."""

# Two acts that met here: the one that came second begins again and sees what the first one did.
_MEETING_POINTS: Final = frozenset(
    {
        "idempotency_key",
        "one_application_under_way",
        "case_sequence",
        "loan_case",
        "audit_record",
        "told_once",
    }
)


def _broken(rule: str) -> Exception:
    name = rule.removesuffix("_pkey")
    return KeyTakenError(name) if name in _MEETING_POINTS else RefusedByDatabaseError(name)


# ---------------------------------------------------------------------------------- SQLite

_SQLITE_CONSTRAINT: Final = 19
# busy, locked, out of memory, read-only, interrupted, I/O error, damaged, full, cannot be opened,
# locking protocol, authorisation, not a database
_SQLITE_WORLD: Final = frozenset({5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 23, 26})
SQLITE_BUSY: Final = 5

_SQLITE_UNIQUE: Final = re.compile(r"UNIQUE constraint failed: (\w+)\.(\w+)")
_SQLITE_RULE: Final = re.compile(r"(?:CHECK constraint failed|rule): (\w+)")


def sqlite_code(error: Exception) -> int:
    """The primary result code of SQLite, or 0 where the driver itself complains."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def from_sqlite(error: Exception) -> Exception:
    """An error of `sqlite3` in the words of the office; one that only a mistake causes stays."""
    code = sqlite_code(error)
    if code in _SQLITE_WORLD:
        return Unavailable(str(error))
    if code != _SQLITE_CONSTRAINT:
        return error
    message = str(error)
    unique = _SQLITE_UNIQUE.search(message)
    if unique is not None:
        return _broken(_sqlite_unique(unique[1], unique[2]))
    rule = _SQLITE_RULE.search(message)
    return RefusedByDatabaseError(message if rule is None else rule[1])


def _sqlite_unique(table: str, column: str) -> str:
    """SQLite names the columns, not the constraint."""
    if (table, column) == ("loan_case", "juristic_id"):
        return "one_application_under_way"
    return "told_once" if (table, column) == ("outbox", "case_number") else table


# ------------------------------------------------------------------------------ PostgreSQL

_UNIQUE: Final = "23505"
_NOT_NULL: Final = "23502"
# a deadlock was found, a serialisation failed: this transaction is rolled back, the other lives
_GAVE_WAY: Final = frozenset({"40P01", "40001"})
# connection lost; rolled back by the server; out of space or memory or connections; lock not
# given in time; shut down or cancelled; system error; a standby that only reads
_WORLD: Final = ("08", "40", "53", "55P03", "57", "58", "25006", "25P03")


class _PostgresqlError(Protocol):
    """What `psycopg.Error` knows; the driver is not imported where only SQLite is used."""

    sqlstate: str | None
    diag: Any


def from_postgresql(error: Exception) -> Exception:
    """An error of `psycopg` in the words of the office; one that only a mistake causes stays."""
    said = cast(_PostgresqlError, error)
    state = said.sqlstate
    if state is None:
        return _without_state(error)
    if state in _GAVE_WAY:
        return GaveWayError(f"{state}: {said.diag.message_primary}")
    if state.startswith(_WORLD):
        return Unavailable(f"{state}: {said.diag.message_primary}")
    rule: str = said.diag.constraint_name or said.diag.column_name or state
    if state == _UNIQUE:
        return _broken(rule)
    if state == _NOT_NULL and rule == "case_number":  # no row was changed: see writes.py
        return RefusedByDatabaseError(VERSION)
    return RefusedByDatabaseError(rule) if state.startswith("23") else error


def _without_state(error: Exception) -> Exception:
    """The server said nothing: it could not be asked, unless the driver itself was misused."""
    lost = type(error).__name__ in {"OperationalError", "ConnectionTimeout", "InternalError"}
    return Unavailable(str(error).strip() or "the connection is lost") if lost else error


def translator_of(kind: str) -> Translator:
    """The translator for `sqlite` or `postgresql`."""
    return from_sqlite if kind == SQLITE else from_postgresql
