"""What every move may bring: nothing, a reason, the resolution of a committee."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Protocol

from states.committee_acts import COMMITTEE_CODE
from states.copies import copied
from states.facts import Facts
from states.fields import PAST, PERSONAL, Items, Text
from states.vocabulary import Organ

THIRTEEN_DIGITS: Final = Text(longest=13, pattern=r"\d{13}")


class Paper(Protocol):
    """A frozen dataclass whose fields are the web form, the API body and the part of the record."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def onto(self, facts: Facts) -> Facts:
        """The facts once this paper is accepted; `facts.on` is the day of the act."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """The act says all by itself; a remark may stand beside it."""

    remark: Annotated[str | None, Text(2_000)] = None

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is done, in words that a court could read."""

    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the applicant or the borrower wrote, and when it came."""

    dated: Annotated[date, PAST]
    reason: Annotated[str | None, Text(4_000)] = None

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """
    The motion that a committee votes on, and the meeting: its day, the day of the invitation,
    whether it is held again for want of a quorum, and who was present, by code.
    """

    number: Annotated[str, Text(80)]
    committee: Annotated[str, COMMITTEE_CODE]
    organ: Organ
    resolved_on: Annotated[date, PAST]
    invited_on: Annotated[date, PAST]
    recalled: bool = False
    present: Annotated[tuple[str, ...], Items(fewest=1, most=60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A resolution with its reason, and nothing else."""

    resolution: Resolution
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A resolution not to select or not to approve, with the reason the applicant will read."""

    resolution: Resolution
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(rejected_on=self.resolution.resolved_on, approved_amount=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedParty:
    """Somebody beside the borrower who has to do with a case; 13 digits where they are known."""

    name_th: Annotated[str, Text(200), PERSONAL]
    party_id: Annotated[str | None, THIRTEEN_DIGITS, PERSONAL] = None


def with_application(facts: Facts, **changes: object) -> Facts:
    """The facts with parts of the application replaced (the officer's supplement)."""
    return copied(facts, application=copied(facts.application, **changes))
