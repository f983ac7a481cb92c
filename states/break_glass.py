"""
Break-glass: somebody without the role does one duty in one case, for minutes, in an emergency.

It replaces a role and nothing else. Clause 1.2.2 and every pair of duties stay as they are, no
vote is ever cast this way, a second person opens it, and somebody who did nothing on the case
looks at it afterwards.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Annotated, Final

from states.case import Actor
from states.fields import Text, Whole
from states.office_acts import PERSON_CODE
from states.people import People
from states.process import Duty
from states.register import Entry
from states.thai import bangkok_day
from states.words import Word

NAMED: Final = (
    Duty.INTAKE,
    Duty.CONTRACT,
    Duty.VERIFY_CONDITIONS,
    Duty.PREPARE_DISBURSEMENT,
    Duty.AUTHORISE_DISBURSEMENT,
    Duty.COLLECT,
)
"""The duties that can wait for nobody. None of them is a vote or one of the four of 1.2.2."""
ONLY_TOGETHER: Final = Duty.AUTHORISE_DISBURSEMENT
"""Money leaves on a second signature: two persons hold this power at the same time, or nobody."""


class ReviewFinding(Word):
    """What the review of an emergency came to."""

    JUSTIFIED = "justified", "มีเหตุอันควร", "Justified"
    NOT_JUSTIFIED = "not_justified", "ไม่มีเหตุอันควร", "Not justified"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlassOpening:
    """`person` asks to do `duty` in `case` without its role; `ticket` is the emergency's number."""

    person: Annotated[str, PERSON_CODE]
    duty: Duty
    case: Annotated[str, Text(40)]
    reason: Annotated[str, Text(1_000)]
    ticket: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlassConfirmation:
    """A second person lets the emergency of record `entry` begin, from this moment."""

    entry: Annotated[int, Whole(1, 10_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlassReview:
    """What became of the emergency of record `entry`; from here on its power is over."""

    entry: Annotated[int, Whole(1, 10_000_000)]
    finding: ReviewFinding
    remark: Annotated[str, Text(4_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """The emergency of record `n`: who holds it, who entered, confirmed and reviewed it, when."""

    n: int
    opening: BreakGlassOpening
    holder: str
    opened_by: str
    opened_at: datetime
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    finding: ReviewFinding | None = None

    @property
    def is_to_review(self) -> bool:
        """Whether its power was given and nobody has looked at it since."""
        return self.confirmed_at is not None and self.reviewed_at is None

    @property
    def confirmed_on(self) -> date | None:
        """The day in Thailand on which its power was given."""
        return None if self.confirmed_at is None else bangkok_day(self.confirmed_at)

    def stands_at(self, at: datetime, minutes: int) -> bool:
        """Whether its power may be used at a moment, given how many minutes it stands."""
        begins = self.confirmed_at
        if begins is None or self.reviewed_at is not None:
            return False
        return begins <= at <= begins + timedelta(minutes=minutes)

    def given_to(self, actor: Actor) -> Actor:
        """The holder with the power."""
        return replace(actor, emergency=frozenset({self.opening.duty}))


class Emergencies:
    """Every emergency that was entered, held by the persons whom `people` knows."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._all: dict[int, Emergency] = {}

    def enter(self, entry: Entry) -> None:
        """See `states.register.Register`."""
        match entry.paper:
            case BreakGlassOpening() as opening:
                self._all[entry.n] = Emergency(
                    n=entry.n,
                    opening=opening,
                    holder=opening.person,
                    opened_by=entry.by,
                    opened_at=entry.at,
                )
            case BreakGlassConfirmation(entry=n) if n in self._all:
                self._all[n] = replace(self._all[n], confirmed_by=entry.by, confirmed_at=entry.at)
            case BreakGlassReview(entry=n) as review if n in self._all:
                self._all[n] = replace(
                    self._all[n],
                    reviewed_by=entry.by,
                    reviewed_at=entry.at,
                    finding=review.finding,
                )

    def all(self) -> tuple[Emergency, ...]:
        """Every emergency, in the order in which they were entered."""
        return tuple(map(self._of_persons, self._all.values()))

    def in_case(self, number: str) -> tuple[Emergency, ...]:
        """Those of one case."""
        if not self._all:
            return ()
        found = (each for each in self._all.values() if each.opening.case == number)
        return tuple(map(self._of_persons, found))

    def emergency(self, entry: int) -> Emergency | None:
        """The emergency that record `entry` opened."""
        found = self._all.get(entry)
        return None if found is None else self._of_persons(found)

    def _of_persons(self, emergency: Emergency) -> Emergency:
        one = self._people.one
        confirmed_by, reviewed_by = emergency.confirmed_by, emergency.reviewed_by
        return replace(
            emergency,
            holder=one(emergency.holder),
            opened_by=one(emergency.opened_by),
            confirmed_by=None if confirmed_by is None else one(confirmed_by),
            reviewed_by=None if reviewed_by is None else one(reviewed_by),
        )
