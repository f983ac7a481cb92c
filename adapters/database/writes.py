"""What an act writes, as rows, and the statements that write them.

SQLite runs one prepared statement per kind of row. PostgreSQL gets them all in one statement with
data-modifying parts, because there a round trip costs more than the work.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Table,
    Update,
    bindparam,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import UpdateBase

from adapters.database.compiled import POSTGRESQL, SQLITE, Compiled, compiled
from adapters.database.tables import (
    AUDIT_RECORD,
    BALLOT,
    CASE_APPLICATION,
    CASE_HOLD,
    CASE_PARTY,
    DEED,
    IDEMPOTENCY_KEY,
    LINE_ENTRY,
    LOAN_ACCOUNT,
    LOAN_CASE,
    LOAN_FACT,
    OFFICE_ENTRY,
    OFFICE_HEAD,
    OUTBOX,
    PERSONAL_VALUE,
    SEPARATED_DUTY,
)
from workflow.office import OFFICE_CHAIN

BEFORE: Final = "before"
"""The version that a case or the office must still have when it is written."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """One kind of row: its table, and the columns in which rows of it are given."""

    table: Table
    columns: tuple[str, ...]
    moves: bool = False
    on_conflict: str = ""


class Write(NamedTuple):
    """Rows of one kind, each a tuple in the order of the kind's columns."""

    kind: Kind
    rows: Sequence[tuple[object, ...]]


def _columns(table: Table, *without: str) -> tuple[str, ...]:
    return tuple(column.name for column in table.c if column.name not in without)


def _insert(table: Table, *without: str, on_conflict: str = "") -> Kind:
    return Kind(table=table, columns=_columns(table, *without), on_conflict=on_conflict)


OPEN_CASE: Final = _insert(LOAN_CASE)
MOVE_CASE: Final = Kind(
    table=LOAN_CASE,
    columns=(*_columns(LOAN_CASE, "application_digest"), BEFORE),
    moves=True,
)
REFILE_CASE: Final = Kind(table=LOAN_CASE, columns=(*_columns(LOAN_CASE), BEFORE), moves=True)
APPLICATION: Final = _insert(CASE_APPLICATION, on_conflict="replace")
RECORD: Final = _insert(AUDIT_RECORD)
SEPARATED: Final = _insert(SEPARATED_DUTY, on_conflict="keep")
DEEDS: Final = _insert(DEED)
SAID: Final = _insert(BALLOT)
KEY: Final = _insert(IDEMPOTENCY_KEY)
LINE: Final = _insert(LINE_ENTRY)
HOLD: Final = _insert(CASE_HOLD, on_conflict="replace")
PARTY: Final = _insert(CASE_PARTY, on_conflict="keep")
FACT: Final = _insert(LOAN_FACT)
ACCOUNT: Final = _insert(LOAN_ACCOUNT, on_conflict="replace")
ACCOUNT_WITHOUT_DUES: Final = _insert(LOAN_ACCOUNT, "dues", on_conflict="replace")
MESSAGE: Final = _insert(OUTBOX, "id", "sent_at")
PERSONAL: Final = _insert(PERSONAL_VALUE)
ENTRY: Final = _insert(OFFICE_ENTRY)
MOVE_OFFICE: Final = Kind(table=OFFICE_HEAD, columns=(*_columns(OFFICE_HEAD), BEFORE), moves=True)

Bind = Callable[[str], Any]
_DIALECT_INSERT: Final[dict[str, Any]] = {SQLITE: sqlite.insert, POSTGRESQL: postgresql.insert}


def _binder(table: Table, prefix: str = "") -> Bind:
    def bind(column: str) -> BindParameter[Any]:
        kind = Integer() if column == BEFORE else table.c[column].type
        return bindparam(f"{prefix}{column}", type_=kind)

    return bind


def _update(kind: Kind, bind: Bind) -> Update:
    """Where the version is no longer the one that was read, no row is changed."""
    table = kind.table
    (key,) = table.primary_key.columns
    changed = [name for name in kind.columns if name not in {key.name, BEFORE}]
    return (
        update(table)
        .where(key == bind(key.name), table.c.version == bind(BEFORE))
        .values({name: bind(name) for name in changed})
    )


def _inserted(kind: Kind, dialect: str, binds: list[Bind], fixed: dict[str, Any]) -> UpdateBase:
    new: Any = _DIALECT_INSERT[dialect](kind.table)
    rows = [{name: fixed.get(name, bind(name)) for name in kind.columns} for bind in binds]
    new = new.values(rows if len(rows) > 1 else rows[0])
    keys = list(kind.table.primary_key)
    if kind.on_conflict == "keep":
        new = new.on_conflict_do_nothing(index_elements=keys)
    if kind.on_conflict == "replace":
        others = [name for name in kind.columns if name not in {key.name for key in keys}]
        replaced = {name: new.excluded[name] for name in others}
        new = new.on_conflict_do_update(index_elements=keys, set_=replaced)
    return cast(UpdateBase, new)


# ---------------------------------------------------------------------------------- SQLite


@cache
def statement_of(kind: Kind) -> Compiled:
    """The statement that writes one row of a kind on SQLite."""
    bind = _binder(kind.table)
    statement: UpdateBase = (
        _update(kind, bind) if kind.moves else _inserted(kind, SQLITE, [bind], {})
    )
    return compiled(statement, SQLITE, *kind.columns)


# ------------------------------------------------------------------------------ PostgreSQL

Shape = tuple[tuple[Kind, int], ...]
"""Which kinds of rows a change writes, and how many of each: changes of a shape share a text."""


def shape_of(writes: Iterable[Write]) -> Shape:
    return tuple((write.kind, len(write.rows)) for write in writes)


@lru_cache(maxsize=256)
def statement_for(shape: Shape) -> Compiled:
    """
    One statement for all rows of a change; values are given row after row.

    If the first kind moves a case or the office, all other rows take their case from the row that
    was changed: without one they have no case, and PostgreSQL refuses the whole statement.
    """
    names: list[str] = []
    parts: list[Any] = []
    fixed: dict[str, Any] = {}
    for place, (kind, count) in enumerate(shape):
        prefixes = [f"p{place}r{row}_" for row in range(count)]
        names += [f"{prefix}{column}" for prefix in prefixes for column in kind.columns]
        binds = [_binder(kind.table, prefix) for prefix in prefixes]
        if kind.moves:
            moved = _moved(kind, binds[0]).cte(f"part{place}")
            fixed = {"case_number": select(moved.c.anchor).scalar_subquery()}
            parts.append(moved)
        else:
            parts.append(_inserted(kind, POSTGRESQL, binds, fixed).cte(f"part{place}"))
    statement: Select[Any] = select(literal_column("1")).add_cte(*parts)
    return compiled(statement, POSTGRESQL, *names)


def _moved(kind: Kind, bind: Bind) -> UpdateBase:
    """The update, which answers the number of the case that it changed."""
    number: ColumnElement[Any] | None = kind.table.c.get("number")
    if number is None:
        number = literal_column(f"'{OFFICE_CHAIN}'")
    return _update(kind, bind).returning(number.label("anchor"))
