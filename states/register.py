"""What the office keeps of what was entered: entries, and the registers that they fill."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from states.thai import bangkok_day


@dataclass(frozen=True, slots=True)
class Entry:
    """One enactment: the number of its record, when it was entered, its paper, who entered it."""

    n: int
    at: datetime
    paper: Any
    by: str = ""

    @property
    def on(self) -> date:
        """The day of the entry in Thailand."""
        return bangkok_day(self.at)


class Register(Protocol):
    """A part of the directory that knows one kind of thing; it passes over the papers of others."""

    def enter(self, entry: Entry) -> None:
        """Take up one entry, in the order of the records."""
        ...
