"""
Which duties are kept apart: a dated version of pairs of duties, each with its kind and its reason.

A version is a value. The six pairs of clause 1.2.2 stand in every version: one without them cannot
be made. What a person did is kept as a set of bits, one for each duty, so that a question is
answered by one comparison of two numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import combinations
from typing import Final

from states.invalid import Invalid, InvalidInputError
from states.process import SEPARATED_STEPS, Duty, Step
from states.words import Word


class Kind(Word):
    """What keeps two duties apart, and so who may change it."""

    LAW = "law", "ตามข้อ 1.2.2 ไม่มีผู้ใดยกเว้นได้", "clause 1.2.2, lifted by nobody"
    POLICY = "policy", "นโยบาย แก้ไขได้โดยสองคน", "policy, amended by two persons"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two duties that one person may not both perform in one case, and why."""

    one: Duty
    other: Duty
    kind: Kind
    thai: str
    english: str
    source: str

    @property
    def duties(self) -> frozenset[Duty]:
        return frozenset({self.one, self.other})

    @property
    def text(self) -> str:
        """One line, the same for the same pair whichever duty is named first."""
        one, other = sorted((self.one.value, self.other.value))
        return f"{one} {other} {self.kind.value} | {self.thai} | {self.english} | {self.source}"


@dataclass(frozen=True, slots=True)
class Shield:
    """
    Pairs that go on binding those who lifted them, in every case that was not yet received on the
    day `before`: nobody loosens the rules of what lies on his own table.
    """

    persons: frozenset[str]
    before: date
    pairs: tuple[Pair, ...]

    def covers(self, person: str, received_on: date | None) -> bool:
        """Whether it binds the person in a case received on that day (None: not yet)."""
        return person in self.persons and (received_on is None or received_on < self.before)

    @property
    def lines(self) -> list[str]:
        who = " ".join(sorted(self.persons))
        return [f"still for {who} before {self.before}: {text}" for text in _texts(self.pairs)]


STEP_DUTY: Final[Mapping[Step, Duty]] = {
    Step.INTAKE: Duty.INTAKE,
    Step.SELECTION: Duty.SELECT,
    Step.FEASIBILITY: Duty.FEASIBILITY,
    Step.FINANCIAL_SCREENING: Duty.FINANCIAL_SCREENING,
    Step.APPROVAL: Duty.APPROVE,
    Step.CONTRACT: Duty.CONTRACT,
    Step.MONITORING: Duty.COLLECT,
    Step.RESTRUCTURING: Duty.PROPOSE_RESTRUCTURING,
    Step.LITIGATION: Duty.PROPOSE_RECOVERY,
}
"""The duty of each step that whoever edits its data takes on; in the four it is the step itself."""

_FOUR: Final = frozenset(STEP_DUTY[step] for step in SEPARATED_STEPS)
LAW_PAIRS: Final = frozenset(frozenset(pair) for pair in combinations(sorted(_FOUR), 2))
"""The six pairs of clause 1.2.2."""


def counted_duties(step: Step, duty: Duty) -> frozenset[Duty]:
    """
    The duties as which a part counts. Whatever is done in one of the four steps is a part in that
    step; an edit of material data counts as the duty of the step edited and as intake.
    """
    return _COUNTS[step, duty]


def _counts(step: Step, duty: Duty) -> frozenset[Duty]:
    if duty is Duty.EDIT:
        return frozenset({duty, STEP_DUTY[step], Duty.INTAKE})
    return frozenset({duty, STEP_DUTY[step]} if step in SEPARATED_STEPS else {duty})


_COUNTS: Final = {(step, duty): _counts(step, duty) for step in Step for duty in Duty}
_BIT: Final = {duty: 1 << n for n, duty in enumerate(Duty)}
_COUNTED: Final = {part: sum(_BIT[duty] for duty in counts) for part, counts in _COUNTS.items()}


def counted(step: Step, duty: Duty) -> int:
    """`counted_duties` as a set of bits."""
    return _COUNTED[step, duty]


@dataclass(frozen=True)
class DutiesTable:
    """
    One version of what is kept apart, in force from the day `since`.

    Errors: InvalidInputError for a version that lacks a pair of clause 1.2.2, calls it anything
    but law, names a pair twice, or keeps a duty apart from itself.
    """

    version: int
    since: date
    pairs: tuple[Pair, ...]
    shields: tuple[Shield, ...] = ()

    def __post_init__(self) -> None:
        faults = list(_faults(self.pairs))
        if faults:
            raise InvalidInputError(faults)

    @cached_property
    def text(self) -> str:
        """The version as text, one line a pair, in an order that does not depend on its making."""
        shields = sorted(line for shield in self.shields for line in shield.lines)
        head = f"duties kept apart, version {self.version}, since {self.since.isoformat()}"
        return "\n".join((head, *_texts(self.pairs), *shields, ""))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of `text` in UTF-8, hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def mark(self) -> Mapping[str, object]:
        """How a record names the version it was judged by."""
        return {"version": self.version, "digest": self.digest}

    @cached_property
    def _against(self) -> dict[int, int]:
        """For every set of duties as which one part may count, the duties that bar from it."""
        return {part: _barring(self.pairs, part) for part in {*_COUNTED.values()}}

    def bars(self, part: int, earlier: int, person: str, received_on: date | None) -> bool:
        """Whether who counts for the duties `earlier` may not take a part that counts as `part`."""
        if self._against[part] & earlier:
            return True
        return bool(self.shields) and any(
            shield.covers(person, received_on) and _barring(shield.pairs, part) & earlier
            for shield in self.shields
        )

    def keeps_apart(self, one: tuple[Step, Duty], other: tuple[Step, Duty]) -> bool:
        """Whether no person may do both in one case, whichever comes first."""
        return bool(self._against[counted(*one)] & counted(*other))

    def pairs_for(self, person: str, received_on: date | None) -> Iterator[Pair]:
        """What is kept apart for one person in a case received on that day, each pair once."""
        yield from self.pairs
        known = {pair.duties for pair in self.pairs}
        for shield in self.shields:
            if shield.covers(person, received_on):
                yield from (pair for pair in shield.pairs if pair.duties not in known)
                known |= {pair.duties for pair in shield.pairs}


def _barring(pairs: Iterable[Pair], part: int) -> int:
    barring = 0
    for pair in pairs:
        one, other = _BIT[pair.one], _BIT[pair.other]
        barring |= (other if part & one else 0) | (one if part & other else 0)
    return barring


def _texts(pairs: Iterable[Pair]) -> list[str]:
    return sorted(pair.text for pair in pairs)


def _faults(pairs: tuple[Pair, ...]) -> Iterator[Invalid]:
    law = {pair.duties for pair in pairs if pair.kind is Kind.LAW}
    for lacking in sorted(map(sorted, LAW_PAIRS - law)):
        named = "/".join(lacking)
        yield Invalid("pairs", f"ขาดคู่ {named} ของข้อ 1.2.2", f"lacks {named} of clause 1.2.2")
    seen: set[frozenset[Duty]] = set()
    for pair in pairs:
        named = f"{pair.one.value}/{pair.other.value}"
        if pair.one is pair.other:
            yield Invalid("pairs", f"{named} คือหน้าที่เดียวกัน", f"{named} is one duty")
        if pair.duties in seen:
            yield Invalid("pairs", f"{named} ซ้ำ", f"{named} is named twice")
        if pair.kind is Kind.LAW and pair.duties not in LAW_PAIRS:
            yield Invalid("pairs", f"{named} ไม่อยู่ในข้อ 1.2.2", f"{named} is not of clause 1.2.2")
        seen.add(pair.duties)
