"""The rights on PostgreSQL of the account that serves users: to act, and to change no record."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from adapters.database.tables import (
    APPEND_ONLY,
    CASE_PARTY,
    IDEMPOTENCY_KEY,
    METADATA,
    PERSONAL_VALUE,
)

_NEVER_CHANGED: Final = (*APPEND_ONLY, IDEMPOTENCY_KEY, PERSONAL_VALUE, CASE_PARTY)


def statements_for(role: str) -> Iterator[str]:
    """
    What an owner of the tables runs once, and again after each migration, for an account `role`.

    The account owns nothing: it can neither take a guard away nor touch what is on record.
    """
    account = _quoted(role)
    yield "GRANT SELECT ON alembic_version TO " + account
    for table in METADATA.sorted_tables:
        yield f"GRANT {', '.join(_rights(table))} ON {table.name} TO {account}"


def _rights(table: Table) -> Iterator[str]:
    yield from ("SELECT", "INSERT")
    if table not in _NEVER_CHANGED:
        yield "UPDATE"  # and with it the right to lock


def _quoted(role: str) -> str:
    quote = PGDialect_psycopg().identifier_preparer.quote_identifier  # type: ignore[no-untyped-call]
    return str(quote(role))
