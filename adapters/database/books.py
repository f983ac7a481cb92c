"""The books: one transaction over the cases, the records and all that belongs to them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

from adapters.database.compiled import Compiled
from adapters.database.lines import lines_of, unite
from adapters.database.memory import Memory, OfficeState, digest_of
from adapters.database.reads import Reads
from adapters.database.rows import (
    account_row,
    answered_from,
    case_row,
    deed_of,
    deeds_from,
    fact_row,
    writes_of_change,
    writes_of_enactment,
)
from adapters.database.session import Row, Session
from adapters.database.store import Store
from adapters.quick_json import json_text
from audit.entry import utc_text
from audit.verify import Stored
from states.case import Capacity, Deed
from states.conflict import PartyCapacity
from states.directory import Directory
from states.interests import PartyToken
from states.line import Lines
from states.thai import BANGKOK_TIME
from workflow.office import (
    AccountRow,
    Alarm,
    Answered,
    Change,
    Document,
    Enactment,
    FactRow,
    Found,
    OfficeHead,
)


class DatabaseBooks:
    """`workflow.office.Books` on a transaction that the store has begun."""

    def __init__(self, store: Store, session: Session, reads: Reads, memory: Memory) -> None:
        self._store = store
        self._session = session
        self._reads = reads
        self._memory = memory
        self._office: OfficeState | None = None
        self._has_enacted = False

    def find(self, number: str, key: str | None) -> Found:
        found, self._office = found_in(
            self._session, self._reads, self._memory, self._reads.locked_case, number, key
        )
        return found

    def answered(self, key: str) -> Answered | None:
        row = self._session.row(self._reads.answered, key)
        return None if row is None else answered_from(*row)

    def directory(self) -> Directory:
        if self._office is None:
            self._office = office_in(self._session, self._reads)
        return self._memory.directory(self._session, self._office, committed=not self._has_enacted)

    def next_number(self, year: int, province: str) -> str:
        (last,) = self._session.rows(self._reads.next_number, year, province)[0]
        return f"FUND-{year}-{province.removeprefix('TH-')}-{last:05d}"

    def open_application_of(self, juristic_id: str) -> str | None:
        row = self._session.row(self._reads.application_under_way, juristic_id)
        return None if row is None else row[0]

    def earlier_deeds(self, juristic_id: str, since: date) -> tuple[Deed, ...]:
        begins = utc_text(datetime.combine(since, time(), BANGKOK_TIME))
        rows = self._session.rows(self._reads.earlier_deeds, juristic_id, begins)
        inherited = Capacity.INHERITED.value
        return tuple(deed_of(0, step, duty, person, inherited) for step, duty, person in rows)

    def lines(self, number: str, *, hold: bool) -> Lines:
        return lines_of(self._session, self._reads.lines, number, hold=hold)

    def unite(self, juristic_ids: tuple[str, ...]) -> None:
        unite(self._session, self._reads.lines, juristic_ids)

    def account(self, number: str) -> AccountRow | None:
        return account_in(self._session, self._reads, number)

    def facts(self, number: str) -> tuple[FactRow, ...]:
        return facts_in(self._session, self._reads, number)

    def since(self, number: str, version: int) -> tuple[Document, ...]:
        return tuple(
            {"n": n, "at": at, "actor": actor, "event": event, "outcome": outcome}
            for n, at, actor, event, outcome in self._session.rows(
                self._reads.since, number, version
            )
        )

    def parties(self, number: str) -> tuple[PartyToken, ...]:
        return parties_of(self._session, self._reads, number)

    def cases_with_party(self, token: str) -> tuple[str, ...]:
        return tuple(
            number for (number,) in self._session.rows(self._reads.cases_with_party, token)
        )

    def keep(self, change: Change) -> None:
        digest, text = None, ""
        if change.row is not None and (change.is_new or change.application_changed):
            text = json_text(change.row.application)
            digest = digest_of(text)
        self._store.write(self._session, writes_of_change(change, digest, text))

    def cases_of(self, code: str) -> tuple[str, ...]:
        return cases_with(self._session, self._reads, code)

    def records(self, number: str) -> Iterator[Stored]:
        return map(stored_record, self._session.rows(self._reads.records_of, number))

    def office_head(self) -> OfficeHead:
        version, head, at = self._session.rows(self._reads.locked_office)[0]
        self._office = OfficeState(version, head)
        return OfficeHead(version, head, None if at is None else datetime.fromisoformat(at))

    def tell(self, alarm: Alarm, at: datetime) -> bool:
        told = (alarm.case, alarm.topic, json_text(alarm.body), utc_text(at))
        return self._session.row(self._reads.tell_once, *told) is not None

    def enact(self, enactment: Enactment) -> None:
        self._store.write(self._session, writes_of_enactment(enactment))
        self._has_enacted = True
        self._office = OfficeState(enactment.record.n, enactment.record.hash)


_CAPACITIES: Final = {capacity.value: capacity for capacity in PartyCapacity}


def parties_of(session: Session, reads: Reads, number: str) -> tuple[PartyToken, ...]:
    """The parties of a case as its papers have named them."""
    rows = session.rows(reads.parties, number)
    return tuple(PartyToken(token, _CAPACITIES[capacity]) for token, capacity in rows)


def found_in(
    session: Session, reads: Reads, memory: Memory, case: Compiled, number: str, key: str | None
) -> tuple[Found, OfficeState]:
    """A case with what belongs to it, and the office as it is at the same moment."""
    row = session.row(case, number)
    version, head, asked, answer, deeds = session.rows(reads.beside, number, key)[0]
    answered = answered_from(asked, answer)
    if row is None:
        return Found(None, (), answered), OfficeState(version, head)
    application = memory.application(session, number, row[9])
    found = Found(case_row(row, application), deeds_from(deeds), answered)
    return found, OfficeState(version, head)


def cases_with(session: Session, reads: Reads, code: str) -> tuple[str, ...]:
    """The numbers of the cases in which somebody took part under a code."""
    return tuple(number for (number,) in session.rows(reads.cases_of, code))


def stored_record(row: Row) -> Stored:
    """The record in a row that was read."""
    case, n, digest, body, at, actor, event, outcome = row
    columns = {"at": at, "actor": actor, "event": event, "outcome": outcome}
    return Stored(case, n, digest, body, columns)


def account_in(session: Session, reads: Reads, number: str) -> AccountRow | None:
    """The account of a loan as the transaction sees it."""
    row = session.row(reads.account, number)
    return None if row is None else account_row(*row)


def facts_in(session: Session, reads: Reads, number: str) -> tuple[FactRow, ...]:
    """The facts of a loan as the transaction sees them."""
    return tuple(fact_row(*row) for row in session.rows(reads.facts, number))


def office_in(session: Session, reads: Reads) -> OfficeState:
    """The office as the transaction sees it."""
    version, head, _at = session.rows(reads.office)[0]
    return OfficeState(version, head)
