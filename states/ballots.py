"""A poll: a motion on the table of a committee, with what each member has said so far."""

from dataclasses import dataclass
from typing import Final

from states.committees import Seat
from states.copies import copied
from states.papers.ballots import Choice, Ground
from states.papers.common import Paper, Resolution
from states.quorum import Count, Result
from states.words import Word


class Said(Word):
    """What a member has said: a choice, or that he stands aside."""

    FOR = "for", "เห็นชอบ", "for"
    AGAINST = "against", "ไม่เห็นชอบ", "against"
    ABSTAIN = "abstain", "งดออกเสียง", "abstains"
    RECUSED = "recused", "ถอนตัว", "stands aside"


_CHOICES: Final = {
    Said.FOR: Choice.FOR,
    Said.AGAINST: Choice.AGAINST,
    Said.ABSTAIN: Choice.ABSTAIN,
}
SAID: Final = {choice: said for said, choice in _CHOICES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """
    What one member said in record `n`. `replaces` is the record of what the member said before:
    by it nobody's second ballot ever stands beside the first.
    """

    n: int
    person: str
    said: Said
    replaces: int | None = None
    dissent: str | None = None
    ground: Ground | None = None
    left_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """
    The meeting on one motion, which record `n` brought. `seats` were filled on its day; `aside`
    are the members who had stood aside before. `dossier` is the digest all ballots are bound to.
    """

    n: int
    event: str
    mover: str
    principal: str | None = None
    committee: str
    dossier: str
    seats: tuple[Seat, ...]
    aside: tuple[str, ...] = ()
    says: tuple[Say, ...] = ()

    def last_of(self, person: str) -> Say | None:
        """What the member said last; that alone counts."""
        return next((say for say in reversed(self.says) if say.person == person), None)

    @property
    def recused(self) -> frozenset[str]:
        """Who stands aside by now."""
        here = (say.person for say in self.says if say.said is Said.RECUSED)
        return frozenset((*self.aside, *here))

    @property
    def ballots(self) -> dict[str, Choice]:
        """The choice that counts of every member who voted and does not stand aside."""
        last = {say.person: say.said for say in self.says}
        return {person: _CHOICES[said] for person, said in last.items() if said in _CHOICES}

    def with_say(self, say: Say) -> "Meeting":
        """The meeting after one more has spoken."""
        return copied(self, says=(*self.says, say))


@dataclass(frozen=True, slots=True)
class Poll:
    """An open poll: the event that is moved, the motion with its paper, and the meeting."""

    event: Word
    paper: Paper
    meeting: Meeting

    @property
    def resolution(self) -> Resolution:
        """The resolution that is proposed. TypeError if the motion carries none."""
        found = getattr(self.paper, "resolution", None)
        if not isinstance(found, Resolution):
            raise TypeError(f"{self.event} was moved without a resolution")
        return found


@dataclass(frozen=True, slots=True)
class Ended:
    """How the poll that record `motion` opened ended, with the count if it was counted."""

    motion: int
    result: Result
    count: Count | None = None
