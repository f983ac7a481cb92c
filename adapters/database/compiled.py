"""Core statements turned into the SQL text of one database, once.

What SQLAlchemy costs is the building and the compiling, statement by statement; an act that sends
text compiled before runs at the speed of the driver.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"

# The dialects' constructors are not typed.
_DIALECTS: Final[dict[str, tuple[Callable[..., Dialect], str]]] = {
    SQLITE: (SQLiteDialect_pysqlite, "qmark"),
    POSTGRESQL: (PGDialect_psycopg, "format"),
}


@cache
def _dialect(kind: str) -> Dialect:
    dialect, paramstyle = _DIALECTS[kind]
    return dialect(paramstyle=paramstyle)


Arrange = Callable[[Sequence[object]], tuple[object, ...]]


class Compiled(NamedTuple):
    """SQL text, and how the values that are given stand in the order of its placeholders."""

    sql: str
    arrange: Arrange


def compiled(statement: ClauseElement, kind: str, *names: str) -> Compiled:
    """`statement` for the database `kind`; its values will be given in the order of `names`."""
    text = cast(SQLCompiler, statement.compile(dialect=_dialect(kind)))
    order = text.positiontup or []
    constants = {name: text.params[name] for name in order if name not in names}
    places = [*names, *constants]
    fixed = tuple(constants.values())
    return Compiled(str(text), _arranged([places.index(name) for name in order], fixed))


def _arranged(order: list[int], fixed: tuple[object, ...]) -> Arrange:
    if not order:
        return lambda _values: ()
    if len(order) == 1:
        only = order[0]
        return lambda values: ((*values, *fixed)[only],)
    pick = cast(Callable[[Any], tuple[object, ...]], itemgetter(*order))
    if fixed:
        return lambda values: pick((*values, *fixed))
    return pick
