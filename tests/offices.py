"""Offices for tests: a database with a clock that stands still and a log that keeps nothing."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from adapters.blind_index import DEMONSTRATION_KEY, blind_index
from adapters.database import Database
from adapters.quick_json import QUICK
from audit.commitment import SALT_BYTES
from audit.fault import Fault
from workflow.office import Office

OFFICE_KEY = bytes(range(32))
ORDINARY_DAY = datetime(2026, 11, 20, 3, tzinfo=UTC)


class Silence:
    """A log that keeps nothing."""

    def info(self, event: str, **fields: object) -> None:
        """Nobody listens."""


def random_salt() -> bytes:
    """A salt as the house draws it."""
    return secrets.token_bytes(SALT_BYTES)


def office_of(database: Database, salt: Callable[[], bytes] = random_salt) -> Office:
    """An office over a database."""
    return Office(
        books=database.books,
        archive=database.archive,
        clock=lambda: ORDINARY_DAY,
        salt=salt,
        log=Silence(),
        blind=blind_index(OFFICE_KEY),
        demonstration_blind=blind_index(DEMONSTRATION_KEY),
        codec=QUICK,
    )


def faults_of(database: Database) -> tuple[Fault, ...]:
    """What is wrong with the trail of a database, record by record."""
    with database.archive() as archive:
        return archive.verified().faults
