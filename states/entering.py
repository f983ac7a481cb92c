"""Somebody enters something in the office: what the rules on entering look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from states.case import Deed
from states.directory import Directory
from states.invalid import Invalid
from states.process import Duty, Role
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import bangkok_day


@dataclass(frozen=True, slots=True)
class Entering:
    """
    `person` enters something at the moment `at` in the office that `directory` shows. Where the
    paper is about a case, `deeds` are what was done in it; None says that there is no such case.
    """

    directory: Directory
    person: str
    at: datetime
    deeds: tuple[Deed, ...] | None = None

    @property
    def on(self) -> date:
        """The day in Thailand."""
        return bangkok_day(self.at)


def unknown(entering: Entering, **named: str) -> Iterator[Invalid]:
    """The fields of a paper that name somebody who is not registered."""
    for field, code in named.items():
        if code not in entering.directory.persons:
            yield Invalid(field, f"ไม่มีบุคคลรหัส {code}", f"nobody is registered as {code}")


_WATCHERS: Final = frozenset({Role.ADMIN, Role.RISK_OFFICER, Role.AUDITOR})


def watches_over(entering: Entering, code: str) -> Iterator[Objection]:
    """Who looks after the office or its business does none of it, whoever would lend the power."""
    actor = entering.directory.actor(code, entering.on)
    if actor is not None and actor.roles & _WATCHERS:
        yield barred(
            Duty.REVIEW.value,
            f"{actor.person} เป็นผู้ดูแลระบบ ผู้บริหารความเสี่ยง หรือผู้ตรวจสอบ จึงทำธุรกรรมเองไม่ได้",
            f"{actor.person} watches over the office and does no business in it",
        )


def barred(clause: str, thai: str, english: str) -> Objection:
    """An objection to entering it."""
    return Objection(clause, Verdict.FAIL, thai, english)


def about_no_case(_paper: object, _directory: Directory) -> str | None:
    """The paper is about the office alone."""
    return None


def nothing_wrong(_paper: object, _entering: Entering) -> Iterable[Invalid]:
    """The paper needs nothing but to be readable."""
    return ()


def nothing_against(_paper: object, _entering: Entering) -> Iterable[Objection]:
    """Whoever holds the role may enter it."""
    return ()
