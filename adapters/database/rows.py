"""Between the values of the office and the rows that hold them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from adapters.database import writes
from adapters.database.writes import Write
from adapters.quick_json import json_text, json_value
from audit.entry import utc_text
from states.case import Capacity, Deed
from states.document import restore
from states.enactments import ENACTABLE
from states.family import separated_step
from states.office_acts import OfficeEvent
from states.process import Duty, Step
from states.register import Entry
from workflow.office import (
    AccountChange,
    AccountRow,
    Answered,
    CaseRow,
    Change,
    Document,
    Enactment,
    FactRow,
    HoldChange,
    Message,
    NewRecord,
    PersonalValue,
)

Row = tuple[Any, ...]

_STEPS: Final = {step.value: step for step in Step}
_DUTIES: Final = {duty.value: duty for duty in Duty}
_CAPACITIES: Final = {capacity.value: capacity for capacity in Capacity}
_OFFICE_EVENTS: Final = {event.value: event for event in OfficeEvent}


def case_without_facts(row: Row) -> CaseRow:
    """The case in a row of `loan_case`, its application and course left out."""
    return case_row((*row[:10], "{}", *row[11:]), {})


def case_row(row: Row, application: Document) -> CaseRow:
    """The case in a row of `loan_case`."""
    half = row[8]
    return CaseRow(
        number=row[0],
        table=row[1],
        state=row[2],
        back=row[3],
        version=row[4],
        head=row[5],
        at=datetime.fromisoformat(row[6]),
        others_since=row[7],
        half=None if half is None else json_value(half),
        application=application,
        course=json_value(row[10]),
        province=row[11],
        juristic_id=row[12],
        applying=bool(row[13]),
        poll=None if row[14] is None else json_value(row[14]),
    )


def deed_of(n: int, step: str, duty: str, person: str, capacity: str) -> Deed:
    """The deed in its columns."""
    return Deed(n, _STEPS[step], _DUTIES[duty], person, _CAPACITIES[capacity])


def deeds_from(gathered: str | None) -> tuple[Deed, ...]:
    """The deeds of a case, in order, from the JSON in which a database gathers them."""
    if gathered is None or gathered == "[]":
        return ()
    return tuple(
        [
            Deed(n, _STEPS[step], _DUTIES[duty], person, _CAPACITIES[capacity])
            for n, _position, step, duty, person, capacity in sorted(json_value(gathered))
        ]
    )


def answered_from(asked: str | None, answer: str | None) -> Answered | None:
    """What a key was answered with, if it was."""
    return None if asked is None or answer is None else Answered(asked, json_value(answer))


def entry_of(n: int, event: str, paper: str, at: str, by: str) -> Entry:
    """One entry of the office, its paper as it was sealed, by whom its record says."""
    kind = ENACTABLE[_OFFICE_EVENTS[event]].paper
    return Entry(n, datetime.fromisoformat(at), restore(kind, json_value(paper)), by)


# ---------------------------------------------------------------------------------- writing


def writes_of_change(change: Change, digest: bytes | None, application: str) -> list[Write]:
    """
    Everything that an act writes, the case first. Without a `digest` the application, whose text
    is `application`, stands as it did.
    """
    written: list[Write] = []
    at = utc_text(change.record.at)
    if change.row is not None:
        written.append(_case(change.row, at, digest, is_new=change.is_new))
        if digest is not None:
            filed = (change.row.number, digest, application)
            written.append(Write(writes.APPLICATION, [filed]))
    written.append(_record(change.record, at))
    if change.separated:
        number = change.record.case
        rows = [(number, person, step) for person, step in change.separated.items()]
        written.append(Write(writes.SEPARATED, rows))
    if change.deeds:
        written.append(_deeds(change.record.case, change.deeds, change.separated))
    if change.said is not None:
        said = change.said
        row = (
            change.record.case,
            change.record.n,
            said.motion,
            said.person,
            said.replaces,
            said.said,
        )
        written.append(Write(writes.SAID, [row]))
    written += _held(change.record, change.hold)
    if change.parties:
        named: list[Row] = [
            (change.record.case, party.token, party.capacity.value, change.record.n)
            for party in change.parties
        ]
        written.append(Write(writes.PARTY, named))
    written += _posted(change.record, change.account)
    written += _told(change.record, (change.message, change.alert), at)
    written += _aside(change.record, change.personal)
    written += _keyed(change, at)
    return written


def _held(record: NewRecord, hold: HoldChange | None) -> list[Write]:
    """The ledger of the lines, if anything moved on them, and what the case holds now."""
    if hold is None:
        return []
    small, large = (amount.satang for amount in hold.promised)
    now: Row = (record.case, hold.juristic_id, small, large, hold.exposure.satang)
    written = [Write(writes.HOLD, [now])]
    if any(hold.moved):
        moved = tuple(amount.satang for amount in hold.moved)
        entries: list[Row] = [(record.case, record.n, account, *moved) for account in hold.accounts]
        written.append(Write(writes.LINE, entries))
    return written


def _posted(record: NewRecord, account: AccountChange | None) -> list[Write]:
    """The facts entered in the ledger of the loan, and the account after them."""
    if account is None:
        return []
    facts: list[Row] = [
        (
            record.case,
            fact.entry,
            record.n,
            fact.kind,
            fact.value_on,
            fact.booked_on,
            fact.annuls,
            json_text(fact.body),
        )
        for fact in account.facts
    ]
    standing, dues, *columns = account.row
    documents = [json_text(standing)]
    if account.is_replanned:
        documents.append(json_text(dues))
    now: Row = (record.case, *documents, *columns)
    kind = writes.ACCOUNT if account.is_replanned else writes.ACCOUNT_WITHOUT_DUES
    return [Write(writes.FACT, facts), Write(kind, [now])]


def fact_row(entry: int, kind: str, value_on: str, booked_on: str, *rest: Any) -> FactRow:  # noqa: ANN401 - columns
    """The fact in its columns."""
    annuls, body = rest
    return FactRow(entry, kind, value_on, booked_on, annuls, json_value(body))


def account_row(standing: str, dues: str, *columns: Any) -> AccountRow:  # noqa: ANN401 - columns
    """The account in its columns."""
    return AccountRow(json_value(standing), json_value(dues), *columns)


def writes_of_enactment(enactment: Enactment) -> list[Write]:
    """Everything that an enactment writes; a refused one makes no entry."""
    record = enactment.record
    at = utc_text(record.at)
    head = (1, record.n, record.hash, at, record.n - 1)
    written = [Write(writes.MOVE_OFFICE, [head]), _record(record, at)]
    if record.outcome != "refused":
        entry = (record.n, enactment.event, json_text(enactment.paper), at)
        written.append(Write(writes.ENTRY, [entry]))
    written += _told(record, (enactment.message, enactment.alert), at)
    written += _aside(record, enactment.personal)
    written += _keyed(enactment, at)
    return written


def _case(row: CaseRow, at: str, digest: bytes | None, *, is_new: bool) -> Write:
    start = (
        row.number,
        row.table,
        row.state,
        row.back,
        row.version,
        row.head,
        at,
        row.others_since,
        None if row.half is None else json_text(row.half),
    )
    poll = None if row.poll is None else json_text(row.poll)
    end = (json_text(row.course), row.province, row.juristic_id, row.applying, poll)
    if is_new:
        return Write(writes.OPEN_CASE, [(*start, digest, *end)])
    before = row.version - 1
    if digest is None:
        return Write(writes.MOVE_CASE, [(*start, *end, before)])
    return Write(writes.REFILE_CASE, [(*start, digest, *end, before)])


def _record(record: NewRecord, at: str) -> Write:
    row = (
        record.case,
        record.n,
        at,
        record.actor,
        record.event,
        record.outcome,
        record.hash,
        record.body,
    )
    return Write(writes.RECORD, [row])


def _deeds(number: str, deeds: Iterable[Deed], left: Mapping[str, str]) -> Write:
    rows: list[Row] = [
        (
            number,
            deed.n,
            position,
            deed.step.value,
            deed.duty.value,
            deed.person,
            deed.capacity.value,
            separated_step(deed, left),
        )
        for position, deed in enumerate(deeds)
    ]
    return Write(writes.DEEDS, rows)


def _told(record: NewRecord, messages: Iterable[Message | None], at: str) -> list[Write]:
    rows: list[Row] = [
        (record.case, record.n, message.topic, json_text(message.body), at)
        for message in messages
        if message is not None
    ]
    return [Write(writes.MESSAGE, rows)]


def _aside(record: NewRecord, personal: tuple[PersonalValue, ...]) -> list[Write]:
    if not personal:
        return []
    rows: list[Row] = [
        (record.case, record.n, path, commitment, salt, json_text(value))
        for path, commitment, salt, value in personal
    ]
    return [Write(writes.PERSONAL, rows)]


def _keyed(written: Change | Enactment, at: str) -> list[Write]:
    if written.key is None:
        return []
    row = (written.key, written.asked, json_text(written.answer), written.record.case, at)
    return [Write(writes.KEY, [row])]
