"""A case: where it stands, what is known of it, and who brought it there."""

from dataclasses import dataclass, field
from typing import NamedTuple

from states.ballots import Poll
from states.conflict import Conflicts
from states.facts import Facts
from states.papers.common import Paper, Resolution
from states.process import Duty, Role, StateWord, Step
from states.words import Word


class Capacity(Word):
    """In which way a person took part in an act. Every one of them counts (clause 1.2.2)."""

    ACTOR = "actor", "ผู้ทำ", "actor"
    PRINCIPAL = "principal", "ผู้มอบอำนาจ", "principal"
    VOTER = "voter", "ผู้ลงมติ", "voter"
    MAKER = "maker", "ผู้จัดทำ", "maker"
    CHECKER = "checker", "ผู้ตรวจ", "checker"
    INHERITED = "inherited", "สืบทอดจากคำขอก่อน", "in an earlier file of the borrower"


class Deed(NamedTuple):
    """One person's part in one recorded act (`n` counts the records of the case)."""

    n: int
    step: Step
    duty: Duty
    person: str
    capacity: Capacity


@dataclass(frozen=True, slots=True)
class Actor:
    """
    A person (or a service) with the roles held for the case on the day in question, and the duties
    that an emergency opens to the person at this moment (`states.break_glass`). `above` are those
    to whom the person reports.
    """

    person: str
    roles: frozenset[Role]
    service: bool = False
    emergency: frozenset[Duty] = frozenset()
    above: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Half:
    """What a maker prepared and nobody has checked yet."""

    n: int
    event: Word
    paper: Paper
    maker: str
    principal: str | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """
    One file. `version` is the number of its last record; `back` is the state it came from where
    the table leads back; those who decided before record `others_since` may not decide again.
    `conflicts` (not stored) are the persons whom a link to a party bars.
    """

    # Without slots: every act copies the fields, and copies them all at once this way.

    number: str
    state: StateWord
    facts: Facts
    version: int = 0
    back: StateWord | None = None
    deeds: tuple[Deed, ...] = ()
    half: Half | None = None
    poll: Poll | None = None
    others_since: int = 0
    conflicts: Conflicts = field(default_factory=dict)


def participants(deeds: tuple[Deed, ...]) -> dict[str, list[Deed]]:
    """The deeds of a case by person."""
    found: dict[str, list[Deed]] = {}
    for deed in deeds:
        found.setdefault(deed.person, []).append(deed)
    return found


def resolution_of(paper: Paper) -> Resolution | None:
    """The resolution that a paper carries, or None."""
    found = getattr(paper, "resolution", None)
    return found if isinstance(found, Resolution) else None
