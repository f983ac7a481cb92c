"""Somebody enters something in the office: what the rules on entering look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from states.directory import Directory
from states.invalid import Invalid
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import bangkok_day


@dataclass(frozen=True, slots=True)
class Entering:
    """`person` enters something at the moment `at` in the office that `directory` shows."""

    directory: Directory
    person: str
    at: datetime

    @property
    def on(self) -> date:
        """The day in Thailand."""
        return bangkok_day(self.at)


def unknown(entering: Entering, **named: str) -> Iterator[Invalid]:
    """The fields of a paper that name somebody who is not registered."""
    for field, code in named.items():
        if code not in entering.directory.persons:
            yield Invalid(field, f"ไม่มีบุคคลรหัส {code}", f"nobody is registered as {code}")


def barred(clause: str, thai: str, english: str) -> Objection:
    """An objection to entering it."""
    return Objection(clause, Verdict.FAIL, thai, english)


def nothing_wrong(_paper: object, _entering: Entering) -> Iterable[Invalid]:
    """The paper needs nothing but to be readable."""
    return ()


def nothing_against(_paper: object, _entering: Entering) -> Iterable[Objection]:
    """Whoever holds the role may enter it."""
    return ()
