"""The archive: reading without a lock, all of one moment."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from adapters.database.books import (
    account_in,
    cases_with,
    facts_in,
    found_in,
    office_in,
    parties_of,
    stored_record,
)
from adapters.database.compiled import Compiled
from adapters.database.memory import Memory
from adapters.database.reads import Reads
from adapters.database.rows import case_row, case_without_facts, deed_of, deeds_from
from adapters.database.session import Row, Session
from adapters.database.tables import METADATA
from adapters.quick_json import QUICK, json_text, json_value
from audit.fault import Report
from audit.verify import Head, Opening, Stored, verify
from states.case import Deed
from states.directory import Directory
from states.interests import PartyToken
from workflow.office import OFFICE_CHAIN, AccountRow, CaseRow, FactRow, Found

Columns = Mapping[str, Any]


class DatabaseArchive:
    """`workflow.office.Archive` on a transaction that sees one moment of the whole database."""

    def __init__(self, session: Session, reads: Reads, memory: Memory) -> None:
        self._session = session
        self._reads = reads
        self._memory = memory

    def case(self, number: str) -> Found:
        found, _ = found_in(
            self._session, self._reads, self._memory, self._reads.case, number, None
        )
        return found

    def cases(
        self, *, state: str | None = None, province: str | None = None, limit: int = 100
    ) -> tuple[CaseRow, ...]:
        chosen = self._reads.cases[state is not None, province is not None]
        rows = self._session.rows(chosen, state, province, limit)
        return tuple(map(self._case_with_application, rows))

    def waiting(
        self, states: tuple[str, ...], *, most: int
    ) -> tuple[tuple[CaseRow, tuple[Deed, ...]], ...]:
        rows = self._session.rows(self._reads.waiting, json_text(states), most)
        return tuple((case_without_facts(row), deeds_from(row[-1])) for row in rows)

    def account(self, number: str) -> AccountRow | None:
        return account_in(self._session, self._reads, number)

    def facts(self, number: str) -> tuple[FactRow, ...]:
        return facts_in(self._session, self._reads, number)

    def count_by_state(self) -> Mapping[str, int]:
        return dict(self._session.rows(self._reads.count_by_state))

    def directory(self) -> Directory:
        office = office_in(self._session, self._reads)
        return self._memory.directory(self._session, office, committed=True)

    def parties(self, number: str) -> tuple[PartyToken, ...]:
        return parties_of(self._session, self._reads, number)

    def records(self, number: str | None = None) -> Iterator[Stored]:
        rows = self._stream(self._reads.records, self._reads.records_of, number)
        return map(stored_record, rows)

    def cases_of(self, code: str) -> tuple[str, ...]:
        return cases_with(self._session, self._reads, code)

    def openings(self, number: str | None = None) -> Iterator[Opening]:
        for case, n, path, salt, value in self._stream(
            self._reads.openings, self._reads.openings_of, number
        ):
            yield Opening(case, n, path, salt, json_value(value))

    def heads(self) -> Mapping[str, Head]:
        found = {
            number: Head(version, head)
            for number, version, head in self._session.stream(self._reads.heads)
        }
        office = office_in(self._session, self._reads)
        if office.version:
            found[OFFICE_CHAIN] = Head(*office)
        return found

    def verified(self) -> Report:
        """The whole trail, checked as `python -m audit` checks a bundle of it."""
        heads, openings = self.heads(), self.openings()
        return verify(self.records(), heads=heads, openings=openings, codec=QUICK)

    def deeds(self) -> Iterator[tuple[str, Deed]]:
        for number, *deed in self._session.stream(self._reads.deeds):
            yield number, deed_of(*deed)

    def state_rows(self, table: str, number: str | None = None) -> Iterator[Columns]:
        names = [column.name for column in METADATA.tables[table].columns]
        for row in self._stream(*self._reads.state_rows[table], number):
            yield {name: _plain(name, value) for name, value in zip(names, row, strict=True)}

    def _stream(self, every: Compiled, one: Compiled, number: str | None) -> Iterator[Row]:
        if number is None:
            return self._session.stream(every)
        return self._session.stream(one, number)

    def _case_with_application(self, row: Row) -> CaseRow:
        return case_row(row, self._memory.application_from(row[-1], row[9]))


_DOCUMENTS: Final = frozenset({"half", "poll", "course", "body", "paper", "standing", "dues"})


def _plain(name: str, value: object) -> object:
    """A stored value as it was before it was stored."""
    if name in _DOCUMENTS and isinstance(value, str):
        document: object = json_value(value)
        return document
    return bool(value) if name == "applying" else value
