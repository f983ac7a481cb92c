"""The ledger of the lines and the groups of borrowers, as the records of the cases make them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from states.baht import ZERO, Baht
from states.directory import Directory
from states.line import NOTHING_PROMISED, Promised, accounts_of, exposure_of, promised_to
from workflow.filing import case_of
from workflow.replay import Replayed

_NOBODY: Final = Directory()
"""No person matters to a line."""

Columns = Mapping[str, Any]
Rows = dict[str, Columns]
"""The rows of one table that belong to one case, by what tells them apart."""


class Ledger:
    """What one case took of its lines, record by record, and what it holds in the end."""

    def __init__(self) -> None:
        self._promised: Promised = NOTHING_PROMISED
        self._exposure: Baht = ZERO
        self._entries: Rows = {}
        self._hold: Columns | None = None

    def see(self, case: Replayed) -> None:
        """The case after one more record."""
        if case.course.get("approved_amount") is None and self._hold is None:
            return  # nothing is promised before an approval, so nothing need be computed
        judged = case_of(case.row, (), case.table, _NOBODY)
        promised, exposure = promised_to(judged), exposure_of(judged)
        moved = promised.minus(self._promised)
        if not any(moved) and exposure == self._exposure:
            return
        self._promised, self._exposure = promised, exposure
        self._hold = {
            "case_number": case.number,
            "juristic_id": judged.facts.application.borrower.juristic_id,
            "up_to_3_million": promised.up_to_3_million.satang,
            "above_3_million": promised.above_3_million.satang,
            "exposure": exposure.satang,
        }
        for account in accounts_of(judged) if any(moved) else ():
            self._entries[f"{case.version}.{account}"] = {
                "case_number": case.number,
                "n": case.version,
                "account": account,
                "up_to_3_million": moved.up_to_3_million.satang,
                "above_3_million": moved.above_3_million.satang,
            }

    def rows(self) -> dict[str, Rows]:
        hold: Rows = {} if self._hold is None else {"": self._hold}
        return {"line_entry": self._entries, "case_hold": hold}


class Groups:
    """Who belongs together: borrowers whom one application names are one group (2.3 note 2)."""

    def __init__(self) -> None:
        self._group: dict[str, set[str]] = {}
        self._opened: set[str] = set()

    def see(self, case: Replayed) -> None:
        """A case after a record; the one that opens it names the group."""
        if case.number in self._opened or case.state == case.table.start.value:
            return
        self._opened.add(case.number)
        borrower = case.application.get("borrower") or {}
        named = [borrower, *(borrower.get("group_members") or [])]
        self._unite({each["juristic_id"] for each in named if each.get("juristic_id")})

    def _unite(self, members: set[str]) -> None:
        together = set(members)
        for member in members:
            together |= self._group.get(member, set())
        for member in together:
            self._group[member] = together

    def rows(self) -> Rows:
        """One row a borrower. A group is known here by the least of its members."""
        return {member: _row(member, group) for member, group in self._group.items()}


def groups_in(stored: Iterable[Columns]) -> Rows:
    """
    The stored rows in the same way: by which code a group goes hangs on the order in which its
    members came, and means nothing.
    """
    members: dict[str, set[str]] = {}
    codes: dict[str, str] = {}
    for row in stored:
        codes[row["juristic_id"]] = row["group_code"]
        members.setdefault(row["group_code"], set()).add(row["juristic_id"])
    return {member: _row(member, members[code]) for member, code in codes.items()}


def _row(member: str, group: set[str]) -> Columns:
    return {"juristic_id": member, "group_code": min(group)}
