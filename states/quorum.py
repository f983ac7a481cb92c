"""
The arithmetic of a meeting (Administrative Procedure Act B.E. 2539, s.15 and s.79 to s.83).

The base are the members who may decide that day: the seats that are filled less those who stand
aside. A quorum is counted of the base, the majority of those who vote for or against; on a tie the
one who presides has a casting vote, and where nobody presides the motion is not carried. A base
below the floor decides nothing: the matter goes up.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from states.committee_acts import Position
from states.committees import Seat
from states.papers.ballots import Choice
from states.parameters import Parameter, Parameters
from states.words import Word


class Result(Word):
    """What became of a motion."""

    CARRIED = "carried", "ที่ประชุมเห็นชอบ", "carried"
    LOST = "lost", "ที่ประชุมไม่เห็นชอบ", "lost"
    TIED = "tied", "คะแนนเสียงเท่ากันและไม่มีเสียงชี้ขาด", "tied without a casting vote"
    NO_QUORUM = "no_quorum", "ไม่ครบองค์ประชุม", "no quorum"
    VOIDED = (
        "voided",
        "บัตรลงคะแนนเป็นโมฆะ เพราะข้อมูลสำคัญถูกแก้ไข",
        "the ballots are void: material data were changed",
    )
    DROPPED = "dropped", "ญัตติตกไป", "the motion fell with what was done instead"
    GOES_UP = (
        "goes_up",
        "ผู้มีสิทธิลงมติเหลือน้อยกว่าเกณฑ์ ให้เสนอคณะกรรมการบริหารกองทุน",
        "too few may vote; the matter goes up to the Fund Management Board",
    )


class Terms(NamedTuple):
    """The numbers that count for one meeting: a quorum is one in so many members of the base."""

    floor: int
    quorum_one_in: int
    invitation_days: int
    recall_days: int

    @classmethod
    def of(cls, parameters: Parameters, on: date, *, recalled: bool) -> "Terms":
        """As the board has set them for the day of the meeting."""
        if not parameters.settings:
            return _AGAIN_AS_PROPOSED if recalled else _AS_PROPOSED
        return _as_set(parameters, on, recalled=recalled)


def _as_set(parameters: Parameters, on: date, *, recalled: bool) -> Terms:
    one_in = Parameter.RECALLED_QUORUM_ONE_IN if recalled else Parameter.QUORUM_ONE_IN
    return Terms(
        floor=parameters.on(Parameter.FEWEST_WHO_MAY_VOTE, on),
        quorum_one_in=parameters.on(one_in, on),
        invitation_days=parameters.on(Parameter.INVITATION_DAYS, on),
        recall_days=parameters.on(Parameter.RECALL_WITHIN_DAYS, on),
    )


_AS_PROPOSED: Final = _as_set(Parameters(), date.min, recalled=False)
_AGAIN_AS_PROPOSED: Final = _as_set(Parameters(), date.min, recalled=True)


def quorum_of(base: int, one_in: int) -> int:
    """The fewest members who are at least one in `one_in` of `base`; never nobody."""
    return max(1, -(-base // one_in))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A meeting in numbers. `casting` is the person whose vote broke a tie."""

    seats: int
    base: int
    quorum: int
    present: int
    for_: int
    against: int
    abstained: int
    casting: str | None
    result: Result


def counted(
    seats: Sequence[Seat],
    present: Collection[str],
    aside: Collection[str],
    ballots: Mapping[str, Choice],
    terms: Terms,
) -> Count:
    """
    The count of a meeting. Whoever stands aside is neither in the base nor present, and no ballot
    counts of anybody who is not present in the base.
    """
    base = [seat for seat in seats if seat.person not in aside]
    here = [seat for seat in base if seat.person in present]
    votes = [ballots[seat.person] for seat in here if seat.person in ballots]
    for_, against = votes.count(Choice.FOR), votes.count(Choice.AGAINST)
    quorum = quorum_of(len(base), terms.quorum_one_in)
    casting = _casting(here, ballots) if for_ == against else None
    return Count(
        seats=len(seats),
        base=len(base),
        quorum=quorum,
        present=len(here),
        for_=for_,
        against=against,
        abstained=votes.count(Choice.ABSTAIN),
        casting=None if casting is None else casting.person,
        result=_result(len(base), len(here), quorum, terms.floor)
        or _majority(for_, against, casting, ballots),
    )


def _result(base: int, present: int, quorum: int, floor: int) -> Result | None:
    """Why the meeting could not decide; None when it could."""
    if base < floor:
        return Result.GOES_UP
    return Result.NO_QUORUM if present < quorum else None


def _majority(
    for_: int, against: int, casting: Seat | None, ballots: Mapping[str, Choice]
) -> Result:
    if for_ != against:
        return Result.CARRIED if for_ > against else Result.LOST
    if casting is None:
        return Result.TIED
    return Result.CARRIED if ballots[casting.person] is Choice.FOR else Result.LOST


def _casting(here: Sequence[Seat], ballots: Mapping[str, Choice]) -> Seat | None:
    """Who presides, if that member voted for or against: the casting vote follows the ballot."""
    presiding = presides(here)
    if presiding is None or ballots.get(presiding.person) not in {Choice.FOR, Choice.AGAINST}:
        return None
    return presiding


def presides(here: Sequence[Seat]) -> Seat | None:
    """Of those present in the base: the chair, else the vice chair, else nobody."""
    for position in (Position.CHAIR, Position.VICE_CHAIR):
        for seat in here:
            if seat.position is position:
                return seat
    return None
