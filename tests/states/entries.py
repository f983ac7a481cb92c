"""An office made of entries, and what its rules say of one more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from states.case import Deed
from states.directory import Directory
from states.enactments import ENACTABLE
from states.entering import Entering
from states.office_acts import Appointment, OfficeEvent, PersonEntry
from states.process import Role
from states.register import Entry

MONDAY = date(2019, 6, 3)
OPENED = datetime(2019, 1, 2, 3, tzinfo=UTC)


def at(day: date = MONDAY, minutes: int = 0, seconds: int = 0) -> datetime:
    """So long after ten in the morning in Bangkok."""
    start = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return start + timedelta(minutes=minutes, seconds=seconds)


def known(code: str, *roles: Role, service: bool = False) -> list[Any]:
    """Somebody registered, with the roles held since the office opened."""
    posts = [Appointment(person=code, role=role, order="1", since=OPENED.date()) for role in roles]
    return [PersonEntry(code=code, name_th="สมมุติ", service=service), *posts]


class Book:
    """The entries of an office; each `enter` answers the number of its record."""

    def __init__(self, *papers: Any) -> None:
        self._entries: list[Entry] = []
        for paper in papers:
            self.enter(paper, by="admin", when=OPENED)

    def enter(self, paper: Any, by: str = "admin", when: datetime | None = None) -> int:
        """One more entry, without asking whether it may be made."""
        n = len(self._entries) + 1
        self._entries.append(Entry(n, when or at(), paper, by))
        return n

    @property
    def directory(self) -> Directory:
        """The office as it is now."""
        return Directory(self._entries, len(self._entries))

    def _entering(self, by: str, when: datetime | None, deeds: tuple[Deed, ...] | None) -> Entering:
        return Entering(self.directory, by, when or at(), deeds)

    def faults(
        self,
        event: OfficeEvent,
        paper: Any,
        by: str = "admin",
        when: datetime | None = None,
        deeds: tuple[Deed, ...] | None = (),
    ) -> list[str]:
        """The fields that make the entry impossible; each says why in both languages."""
        found = list(ENACTABLE[event].faults(paper, self._entering(by, when, deeds)))
        assert all(fault.thai and fault.english.isascii() for fault in found)
        return [fault.field for fault in found]

    def objections(
        self,
        event: OfficeEvent,
        paper: Any,
        by: str = "admin",
        when: datetime | None = None,
        deeds: tuple[Deed, ...] | None = (),
    ) -> list[str]:
        """The clauses that refuse the entry; each says why in both languages."""
        found = list(ENACTABLE[event].objections(paper, self._entering(by, when, deeds)))
        assert all(each.thai and each.english.isascii() for each in found)
        return [each.clause for each in found]
