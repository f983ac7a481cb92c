"""Acts written by hand: what the books are given, without the law that would decide it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from audit.commitment import commit
from audit.entry import NO_RECORD_BEFORE, make
from states.case import Capacity, Deed
from states.family import separated
from states.process import Duty, Step
from workflow.office import (
    OFFICE_CHAIN,
    Books,
    CaseRow,
    Change,
    Enactment,
    Message,
    NewRecord,
    PersonalValue,
)

MORNING = datetime(2019, 4, 18, 2, 3, 4, 5, tzinfo=UTC)
APPLICATION = {"borrower": {"name": "sha256:" + "0" * 64, "province": "TH-50"}, "amount": "1000.00"}
PROVINCE = "TH-50"
JURISTIC_ID = "0505562000001"


def deed(n: int, person: str, step: Step = Step.MONITORING, duty: Duty = Duty.COLLECT) -> Deed:
    """One person's part in record `n`."""
    return Deed(n, step, duty, person, Capacity.ACTOR)


def opening(
    number: str,
    *,
    juristic_id: str = JURISTIC_ID,
    key: str | None = None,
    personal: dict[str, Any] | None = None,
    **columns: Any,
) -> Any:
    """The act that opens a case; `personal` are values set aside, by their path in the paper."""
    row = CaseRow(
        number=number,
        table="loan",
        state="draft",
        back=None,
        version=1,
        head=b"",
        at=MORNING,
        others_since=0,
        half=None,
        application=APPLICATION,
        course={"disbursed": "0.00"},
        province=PROVINCE,
        juristic_id=juristic_id,
        applying=True,
    )
    return _act(row._replace(**columns), NO_RECORD_BEFORE, "open_file", key, (), personal or {}, 1)


def following(
    row: Any,
    event: str = "pay",
    *,
    key: str | None = None,
    deeds: tuple[Deed, ...] = (),
    personal: dict[str, Any] | None = None,
    **columns: Any,
) -> Any:
    """The next act on a case that stands at `row`; `columns` are what it changes."""
    after = row._replace(version=row.version + 1, at=row.at + timedelta(minutes=1), **columns)
    return _act(after, row.head, event, key, deeds, personal or {}, after.version)


def _act(
    row: CaseRow,
    prev: bytes,
    event: str,
    key: str | None,
    deeds: tuple[Deed, ...],
    personal: dict[str, Any],
    n: int,
) -> Change:
    aside = tuple(
        PersonalValue(path, commit(bytes([7]) * 32, value), bytes([7]) * 32, value)
        for path, value in personal.items()
    )
    payload = {
        "event": event,
        "outcome": "moved",
        "actor": "somsri",
        "paper": {each.path.removeprefix("paper."): each.commitment for each in aside},
    }
    entry = make(row.number, n, prev, row.at, payload)
    record = NewRecord(row.number, n, row.at, "somsri", event, "moved", entry.hash, entry.body)
    return Change(
        record=record,
        message=Message("case.moved", {"case": row.number, "n": n}),
        row=row._replace(head=entry.hash),
        is_new=n == 1,
        deeds=deeds,
        separated=separated(deeds),
        personal=aside,
        key=key,
        asked=f"asked {event}",
        answer={"case": row.number, "record": {"n": n, "hash": entry.hash.hex()}},
    )


def refused(change: Any) -> Any:
    """The same act, refused: no deed, and the case stands where it stood."""
    return replace(change, record=change.record._replace(outcome="refused"), deeds=(), separated={})


def enactment(
    books: Books,
    event: str,
    paper: dict[str, Any],
    *,
    outcome: str = "recorded",
    key: str | None = None,
) -> Enactment:
    """The next enactment of the office, which this locks."""
    head = books.office_head()
    n, at = head.version + 1, MORNING if head.at is None else head.at + timedelta(minutes=1)
    payload = {"event": event, "outcome": outcome, "actor": "wilai", "paper": paper}
    entry = make(OFFICE_CHAIN, n, head.hash, at, payload)
    return Enactment(
        record=NewRecord(OFFICE_CHAIN, n, at, "wilai", event, outcome, entry.hash, entry.body),
        message=Message(f"office.{outcome}", {"n": n}),
        event=event,
        paper=paper,
        key=key,
        asked=f"asked {event}",
        answer={"record": {"n": n}},
    )


def person_entry(code: str) -> dict[str, Any]:
    """The paper that registers a person, sealed."""
    return {"code": code, "name_th": "sha256:" + "1" * 64, "service": False}


def opened(database: Any, number: str, **columns: Any) -> Any:
    """A case that stands in the books, and its row."""
    change = opening(number, **{"juristic_id": f"of {number}", **columns})
    with database.books() as books:
        books.keep(change)
    return row_of(database, number)


def row_of(database: Any, number: str) -> Any:
    """The row of a case as the archive gives it."""
    with database.archive() as archive:
        return archive.case(number).row
