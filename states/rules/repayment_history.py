"""
2.1.8, normal repayment before the filing day, and who may relax it.

Twelve normal instalments are asked for. A shortfall of at most two may be relaxed when the last six
were normal; a debt younger than twelve instalments lacks those it never had (Q5). The organ that
may relax is the one competent on the day of its act: it changed with no.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from states.authority import Power
from states.facts import Facts
from states.rules.finding import Finding, Later, Verdict, carried_on, not_applicable, unknown
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.vocabulary import ActKind, InstalmentMark, Organ
from states.words import Bilingual

INSTALMENTS: Final = 12
MOST_RELAXED: Final = 2
NORMAL_BEFORE_FILING: Final = 6

_NO_DEBT: Final = not_applicable("ไม่มีสินเชื่อเดิม", "there is no existing credit")


@dataclass(frozen=True, slots=True)
class History:
    """The newest twelve instalments: how many were normal, and how many of the last unbroken."""

    normal: int
    unbroken: int

    @property
    def lacking(self) -> int:
        """How many normal instalments are missing from twelve."""
        return INSTALMENTS - self.normal


def history_of(marks: Sequence[InstalmentMark]) -> History:
    """The history in a list of instalments, oldest first; only the newest twelve count."""
    newest = marks[-INSTALMENTS:]
    unbroken = 0
    for mark in reversed(newest):
        if mark is not InstalmentMark.NORMAL:
            break
        unbroken += 1
    return History(newest.count(InstalmentMark.NORMAL), unbroken)


def competent_to_relax(day: date | None) -> Organ | None:
    """Who could relax the history on that day; None before no.4 and while the day is unknown."""
    if day is None or day < NO_4_IN_FORCE:
        return None
    if day < NO_5_IN_FORCE:
        return Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE
    return Organ.PROVINCIAL_FUND_COMMITTEE


def judge_history(facts: Facts, relaxer: Organ) -> Finding:
    """The verdict on the history; `relaxer` is asked for a decision while nobody has decided."""
    declared = facts.application.declarations
    if declared.has_existing_credit is None:
        return unknown("ว่ามีสินเชื่อเดิมหรือไม่", "whether there is existing credit")
    if not declared.has_existing_credit:
        return _NO_DEBT
    marks = declared.last_instalments_oldest_first
    if marks is None:
        return unknown("ประวัติการชำระ 12 งวด", "the last 12 instalments")
    history = history_of(marks)
    if not history.lacking:
        return Finding(Verdict.PASS, Later(_as_paid, history))
    if history.lacking > MOST_RELAXED or history.unbroken < NORMAL_BEFORE_FILING:
        return Finding(Verdict.FAIL, Later(_beyond_relaxation, history))
    return _by_relaxation(facts, history, relaxer)


def _by_relaxation(facts: Facts, history: History, relaxer: Organ) -> Finding:
    """A history that lacks no more than may be relaxed: who has relaxed it, or is to."""
    relaxed_by = _relaxed_by(facts, history.lacking)
    if relaxed_by is None and _is_left_to_the_screening(facts, relaxer):
        return carried_on(*_to_be_relaxed(history, relaxer))
    organ = relaxer if relaxed_by is None else relaxed_by
    said = Later(_to_be_relaxed, history, organ)
    return Finding(Verdict.AUTHORITY, said, organ.value, resolved=relaxed_by is not None)


def _is_left_to_the_screening(facts: Facts, relaxer: Organ) -> bool:
    """Under no.4 the analysis committee comes after the selection: it relaxes in the screening."""
    exercise = facts.exercise
    return (
        relaxer is Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE
        and exercise is not None
        and exercise.power is Power.SELECTION
    )


def _as_paid(history: History) -> Bilingual:
    normal, unbroken = history.normal, history.unbroken
    return Bilingual(
        f"ชำระปกติ {normal} จาก {INSTALMENTS} งวด ติดต่อกันล่าสุด {unbroken} งวด",
        f"{normal} normal of {INSTALMENTS}, the last {unbroken} unbroken",
    )


def _beyond_relaxation(history: History) -> Bilingual:
    thai, english = _as_paid(history)
    return Bilingual(
        f"{thai} ผ่อนปรนได้ {MOST_RELAXED} งวดเมื่อ {NORMAL_BEFORE_FILING} งวดล่าสุดปกติ",
        f"{english}; {MOST_RELAXED} may be relaxed if the last {NORMAL_BEFORE_FILING} were",
    )


def _to_be_relaxed(history: History, organ: Organ) -> Bilingual:
    thai, english = _as_paid(history)
    return Bilingual(
        f"{thai} ให้{organ.thai}ผ่อนปรน {history.lacking} งวด",
        f"{english}; to be relaxed by the {organ.english}: {history.lacking}",
    )


def _relaxed_by(facts: Facts, lacking: int) -> Organ | None:
    """Which organ, competent on the day of its act, has relaxed at least what is lacking."""
    for act in facts.application.acts:
        competent = competent_to_relax(act.on)
        relaxed = act.late_instalments_relaxed
        if act.kind is not ActKind.RELAX_HISTORY or competent is None or act.by is not competent:
            continue
        if relaxed is not None and relaxed >= lacking:
            return competent
    return None
