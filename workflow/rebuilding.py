"""
The state tables once more, from the trail alone, compared row by row with what is stored.

Verification shows that no record was touched; this shows that no row was changed beside the
records. Both go through the whole book once, case by case, in the order of the case numbers.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final, NamedTuple, Protocol

from audit.canonical import canonical
from audit.entry import utc_text
from states.case import Deed
from states.family import separated, separated_step
from workflow.office import OFFICE_CHAIN
from workflow.rebuilt_accounts import account_rows
from workflow.rebuilt_lines import Columns, Groups, Ledger, Rows, groups_in
from workflow.replay import Replayed, StoredRecord, UnreadableError, record_fields, replaying

EVERY_CASE: Final = "*"
"""Stands for the case in a difference of a table that belongs to no case."""
_GROUPS: Final = "borrower_group"


class StateTables(Protocol):
    """The archive as far as this needs it; all of one moment, cases by code point."""

    def records(self, number: str | None = None) -> Iterator[Any]: ...

    def state_rows(self, table: str, number: str | None = None) -> Iterator[Columns]: ...


class Difference(NamedTuple):
    """One place where a state table does not hold what the trail says."""

    case: str
    table: str
    row: str
    column: str
    trail: str
    stored: str

    @property
    def thai(self) -> str:
        return (
            f"แฟ้ม {self.case} ตาราง {self.table}{self._row} คอลัมน์ {self.column}: "
            f"ตามบันทึกคือ {self.trail} แต่เก็บไว้เป็น {self.stored}"
        )

    @property
    def english(self) -> str:
        return (
            f"case {self.case}, table {self.table}{self._row}, column {self.column}: "
            f"the trail says {self.trail}, stored is {self.stored}"
        )

    @property
    def _row(self) -> str:
        return f" ({self.row})" if self.row else ""

    def document(self) -> dict[str, Any]:
        """The difference as a JSON object."""
        return {**self._asdict(), "thai": self.thai, "english": self.english}


class Rebuilt(NamedTuple):
    """What was rebuilt, and every difference, by case."""

    cases: int
    records: int
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        return not self.differences

    def document(self) -> dict[str, Any]:
        """The comparison as a JSON object."""
        return {
            "holds": self.holds,
            "cases": self.cases,
            "records": self.records,
            "differences": [each.document() for each in self.differences],
        }


def compare(archive: StateTables, number: str | None = None) -> Rebuilt:
    """Rebuild every state table (or what one case has in them) and name every difference."""
    differences: list[Difference] = []
    groups = Groups()
    cases = records = 0
    for case, trail, stored in _by_case(archive, number):
        cases += case != OFFICE_CHAIN and bool(trail)
        records += len(trail)
        try:
            expected = _office(trail) if case == OFFICE_CHAIN else _tables_of(trail, groups)
        except UnreadableError as error:
            unreadable = ("a record that can be replayed", "one that cannot")
            differences.append(Difference(case, "audit_record", str(error.n), "body", *unreadable))
            continue
        for table in _TABLES:
            differences += _unlike_rows(case, table, expected.get(table, {}), stored.get(table, {}))
    if number is None:
        stored_groups = groups_in(archive.state_rows(_GROUPS))
        differences += _unlike_rows(EVERY_CASE, _GROUPS, groups.rows(), stored_groups)
    return Rebuilt(cases, records, tuple(differences))


# -------------------------------------------------------------------------- the two streams


def _key_of_deed(row: Columns) -> str:
    return f"{row['n']}.{row['position']}"


_TABLES: Final[Mapping[str, tuple[str, Callable[[Columns], str]]]] = {
    "loan_case": ("number", lambda _row: ""),
    "case_application": ("case_number", lambda _row: ""),
    "deed": ("case_number", _key_of_deed),
    "separated_duty": ("case_number", lambda row: str(row["person"])),
    "ballot": ("case_number", lambda row: str(row["n"])),
    "line_entry": ("case_number", lambda row: f"{row['n']}.{row['account']}"),
    "case_hold": ("case_number", lambda _row: ""),
    "loan_fact": ("case_number", lambda row: str(row["entry"])),
    "loan_account": ("case_number", lambda _row: ""),
    "office_entry": ("", lambda row: str(row["n"])),
}
"""Each state table: the column that names the case, and what tells the rows of a case apart."""

_Group = tuple[str, list[Any]]


def _by_case(
    archive: StateTables, number: str | None
) -> Iterator[tuple[str, list[StoredRecord], dict[str, Rows]]]:
    """Records and rows of every case there is in any of the streams, case by case."""
    trail = _Stream(groupby(archive.records(number), key=lambda record: str(record.case)))
    tables = {
        table: _Stream(groupby(archive.state_rows(table, number), key=_case_in(column)))
        for table, (column, _) in _TABLES.items()
        if number is None or column
    }
    while cases := [each.case for each in (trail, *tables.values()) if each.case is not None]:
        case = min(cases)
        stored = {
            table: {_TABLES[table][1](row): row for row in stream.take(case)}
            for table, stream in tables.items()
        }
        yield case, trail.take(case), stored


def _case_in(column: str) -> Callable[[Columns], str]:
    return lambda row: str(row[column]) if column else OFFICE_CHAIN


class _Stream:
    """A grouped stream of which the next group can be looked at before it is taken."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[Any]]]) -> None:
        self._groups = iter(groups)
        self._next: _Group | None = self._read()

    @property
    def case(self) -> str | None:
        return None if self._next is None else self._next[0]

    def take(self, case: str) -> list[Any]:
        """What belongs to `case`; nothing if the next group is another one's."""
        if self._next is None or self._next[0] != case:
            return []
        _, rows = self._next
        self._next = self._read()
        return rows

    def _read(self) -> _Group | None:
        for case, rows in self._groups:
            return case, list(rows)
        return None


# ------------------------------------------------------------------ what the trail says


def _tables_of(trail: Iterable[StoredRecord], groups: Groups) -> dict[str, Rows]:
    """What the state tables must hold of one case. Errors: UnreadableError."""
    ledger = Ledger()
    case: Replayed | None = None
    for case in replaying(trail):
        groups.see(case)
        ledger.see(case)
    if case is None:
        return {}
    return {**_rows_of(case), **ledger.rows(), **account_rows(case)}


def _rows_of(case: Replayed) -> dict[str, Rows]:
    row, left = case.row, separated(case.deeds)
    digest = hashlib.sha256(canonical(case.application)).digest()
    return {
        "loan_case": {
            "": {
                "number": row.number,
                "table_name": row.table,
                "state": row.state,
                "back_state": row.back,
                "version": row.version,
                "head": row.head,
                "at": utc_text(row.at),
                "others_since": row.others_since,
                "half": row.half,
                "application_digest": digest,
                "course": row.course,
                "province": row.province,
                "juristic_id": row.juristic_id,
                "applying": row.applying,
                "poll": row.poll,
            }
        },
        "case_application": {
            "": {"case_number": row.number, "digest": digest, "body": row.application}
        },
        "deed": _deeds(row.number, case.deeds, left),
        "ballot": {
            str(n): {"case_number": row.number, "n": n, **said._asdict()} for n, said in case.said
        },
        "separated_duty": {
            person: {"case_number": row.number, "person": person, "step": step}
            for person, step in left.items()
        },
    }


def _deeds(number: str, deeds: Iterable[Deed], left: Mapping[str, str]) -> Rows:
    rows: Rows = {}
    for n, together in groupby(deeds, key=lambda deed: deed.n):
        for position, deed in enumerate(together):
            row = {
                "case_number": number,
                "n": n,
                "position": position,
                "step": deed.step.value,
                "duty": deed.duty.value,
                "person": deed.person,
                "capacity": deed.capacity.value,
                "separated_step": separated_step(deed, left),
            }
            rows[_key_of_deed(row)] = row
    return rows


def _office(trail: Iterable[StoredRecord]) -> dict[str, Rows]:
    """The entries of the office; a refused enactment made none. Errors: UnreadableError."""
    rows: Rows = {}
    for stored in trail:
        fields = record_fields(stored)
        try:
            entry = {"event": fields["event"], "paper": fields["paper"], "at": fields["at"]}
            refused = fields["outcome"] == "refused"
        except LookupError as error:
            raise UnreadableError(stored.case, stored.n) from error
        if not refused:
            rows[str(stored.n)] = {"n": stored.n, **entry}
    return {"office_entry": rows}


# --------------------------------------------------------------------------------- compare

_NO_COLUMN: Final = "-"
_LONGEST_SHOWN: Final = 120


def _unlike_rows(case: str, table: str, trail: Rows, stored: Rows) -> Iterator[Difference]:
    """Every column in which rows differ; a row on one side alone is one difference."""
    for key in sorted({*trail, *stored}):
        if key not in stored:
            yield Difference(case, table, key, _NO_COLUMN, "a row", "no row")
        elif key not in trail:
            yield Difference(case, table, key, _NO_COLUMN, "no row", "a row")
        else:
            for column in {**trail[key], **stored[key]}:
                values = trail[key].get(column), stored[key].get(column)
                for place, said, found in _unlike(column, *values):
                    yield Difference(case, table, key, place, _shown(said), _shown(found))


def _unlike(place: str, said: object, found: object) -> Iterator[tuple[str, object, object]]:
    """The innermost places where two values differ, each with both."""
    if said == found and type(said) is type(found):
        return
    if isinstance(said, dict) and isinstance(found, dict):
        for name in {**said, **found}:
            yield from _unlike(f"{place}.{name}", said.get(name), found.get(name))
        return
    yield place, said, found


def _shown(value: object) -> str:
    text = value.hex() if isinstance(value, bytes) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
