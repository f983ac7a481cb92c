"""Offices for the tests of failure: a play in them, and all they hold as one comparable value."""

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

import structlog

from adapters.database import Database, open_database
from adapters.quick_json import QUICK
from audit.commitment import SALT_BYTES
from audit.fault import Report
from audit.verify import verify
from tests.campaign import size
from workflow.journey import Line, read_journey
from workflow.office import Office

JOURNEYS = sorted((Path(__file__).parents[1] / "journeys").glob("*.txt"))
TABLES = (
    "loan_case",
    "audit_record",
    "deed",
    "separated_duty",
    "ballot",
    "idempotency_key",
    "outbox",
    "personal_value",
    "office_entry",
    "office_head",
    "case_sequence",
    "line_account",
    "line_entry",
    "case_hold",
    "borrower_group",
    "loan_fact",
    "loan_account",
)


class CountedSalt:
    """Salts that come out the same when the same things are done again; only a test may."""

    def __init__(self, seed: str = "") -> None:
        self.seed = seed
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return hashlib.sha256(f"{self.seed}/{self.count}".encode()).digest()


def journeys_telling(*, apart: Callable[[Line], Hashable]) -> Iterator[str]:
    """
    As few journeys as a greedy choice needs for lines of every kind that is told `apart`; at full
    size all of them.
    """
    texts = [path.read_text(encoding="utf-8") for path in JOURNEYS]
    if size() == "full":
        yield from texts
        return
    kinds = {text: {apart(line) for line in read_journey(text).lines} for text in texts}
    missing = set().union(*kinds.values())
    while missing:
        text = max(texts, key=lambda each: len(kinds[each] & missing))
        missing -= kinds[text]
        yield text


def office_of(database: Database, salt: Callable[[], bytes] | None = None) -> Office:
    """An office on a database, with a silent log."""
    return Office(
        books=database.books,
        archive=database.archive,
        clock=lambda: datetime(2019, 4, 1, 2, tzinfo=UTC),
        salt=salt or CountedSalt(),
        log=structlog.wrap_logger(structlog.ReturnLogger(), processors=[]),
        demonstration=True,
        codec=QUICK,
    )


@contextmanager
def office_at(url: str, *, create: bool = False) -> Iterator[Office]:
    """An office on the database at `url`, closed afterwards; its salts are as random as ever."""
    database = open_database(url, create=create)
    try:
        yield office_of(database, lambda: token_bytes(SALT_BYTES))
    finally:
        database.close()


def verified(office: Office) -> Report:
    """The trail checked against the heads in the books and the personal values beside it."""
    with office.archive() as archive:
        return verify(archive.records(), heads=archive.heads(), openings=archive.openings())
