"""
What must hold, written down a second time and not taken from the code that is tried.

The explorer keeps a book of its own on who took part in what, from what was attempted and which
row was taken. It does not read what production wrote about persons, so that a guard that forgets
is caught as well as one that looks away.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from states.move import Move
from states.papers.ballots import Choice
from states.process import Duty, Mode, Step
from states.words import Bilingual
from tests.states.duties_matrix import APART

THE_FOUR: Final = (Duty.SELECT, Duty.FEASIBILITY, Duty.FINANCIAL_SCREENING, Duty.APPROVE)
DECISIONS: Final = (Duty.SELECT, Duty.APPROVE, Duty.APPROVE_RESTRUCTURING, Duty.APPROVE_WRITE_OFF)

A_CORRECTION_COUNTS_AS: Final = {
    Step.INTAKE: {Duty.INTAKE},
    Step.SELECTION: {Duty.SELECT, Duty.INTAKE},
    Step.FEASIBILITY: {Duty.FEASIBILITY, Duty.INTAKE},
    Step.FINANCIAL_SCREENING: {Duty.FINANCIAL_SCREENING, Duty.INTAKE},
    Step.APPROVAL: {Duty.APPROVE, Duty.INTAKE},
}
"""Who corrects an application in a step has a hand in that step, and in what was taken in."""


class Did(NamedTuple):
    """Somebody took part with a duty, before the last review that was granted or after it."""

    duty: Duty
    before: bool = False


class Broken(NamedTuple):
    """What does not hold: under which clause or duties, and why."""

    clause: str
    why: Bilingual


def did_now(row: Move, *, completes: bool) -> frozenset[Duty]:
    """What everybody who takes part in the act now does."""
    if row.duty is Duty.EDIT:
        return frozenset(A_CORRECTION_COUNTS_AS[row.step])
    return frozenset({row.checker_duty if completes and row.checker_duty else row.duty})


def decides(row: Move) -> bool:
    """Whether the act is part of a committee's decision: a motion, a ballot, a count."""
    return row.mode in {Mode.BALLOT, Mode.VOTE}


def after_a_review(did: Iterable[Did]) -> frozenset[Did]:
    """The same once a review is granted: all decisions by then lie before it."""
    return frozenset(each._replace(before=each.duty in DECISIONS) for each in did)


def broken(row: Move, did: Iterable[Did], *, prepared: bool, completes: bool) -> Broken | None:
    """The first promise that is broken when somebody who did that takes part in this act."""
    now = did_now(row, completes=completes)
    for each in sorted(did):
        for duty in sorted(now):
            if (each.duty, duty) in APART:
                both = each.duty in THE_FOUR and duty in THE_FOUR
                return Broken("1.2.2" if both else f"{each.duty}/{duty}", _both(each.duty, duty))
        if each.before and each.duty in now and decides(row):
            return Broken("review", _AGAIN)
    return Broken("maker/checker", _BOTH_SIDES) if prepared and completes else None


def wrongly_carried(
    free: Collection[str], ballots: Mapping[str, Choice], fewest: int
) -> Broken | None:
    """The promise that is broken when a motion is carried by these, of whom nobody is barred."""
    votes = [ballots[person] for person in free if person in ballots]
    if len(free) < fewest:
        return Broken("quorum", _TOO_FEW)
    if votes.count(Choice.FOR) <= votes.count(Choice.AGAINST):
        return Broken("majority", _NO_MAJORITY)
    return None


def _both(one: Duty, other: Duty) -> Bilingual:
    return Bilingual(
        f"ทำทั้งหน้าที่{one.thai}และหน้าที่{other.thai}",
        f"performed both '{one.english}' and '{other.english}'",
    )


_AGAIN: Final = Bilingual(
    "เคยตัดสินเรื่องนี้ก่อนการพิจารณาใหม่ แล้วตัดสินอีก",
    "decided before the review and decides again in it",
)
_BOTH_SIDES: Final = Bilingual(
    "เป็นทั้งผู้จัดทำและผู้ตรวจรายการเดียวกัน", "stands on both sides of one act, maker and checker"
)
_TOO_FEW: Final = Bilingual(
    "ผู้มีสิทธิลงมติเหลือน้อยกว่าเกณฑ์แต่ถือว่ามีมติ", "was carried though too few members may decide"
)
_NO_MAJORITY: Final = Bilingual(
    "ถือว่ามีมติทั้งที่ไม่มีเสียงข้างมากของผู้มีสิทธิ", "was carried without a majority of those who may decide"
)
PERSONAL: Final = Broken(
    "personal", Bilingual("ทำแทนกันในการลงมติ", "was represented by another in a resolution")
)
"""Everybody here is a member, and no member is represented."""
