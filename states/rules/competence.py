"""
Who may resolve: the organ that the authority matrix names for the power, the amounts and the day of
the meeting (2.3, Q2); and whether one body may both select and approve (1.2.2, Q3).

1.2.2 is kept by person whatever the board says; whether it is also kept by body is the board's to
set: not at all, shown with its legal basis, or refused.
"""

from datetime import date
from functools import partial
from typing import Final, NamedTuple

from states.authority import Exercise, Matter
from states.facts import Facts
from states.parameters import Parameter
from states.rules.amendments import cited
from states.rules.confidence import Confidence
from states.rules.edition import rule
from states.rules.finding import PASS, Finding, compared, fails, unknown
from states.rules.in_force import NO_4_IN_FORCE
from states.thai import thai_day
from states.vocabulary import Organ
from states.words import Bilingual, Word

condition = partial(rule, only_by_id=True)

COMPETENT_ORGAN: Final = "resolution.organ"
OTHER_BODY: Final = "approval.other_body"


def matter_of(facts: Facts, exercise: Exercise) -> Matter:
    """What the committee has before it."""
    return Matter(exercise.power, facts.amount, facts.group_amount, exercise.edition, exercise.on)


@condition("resolution.organ", "2.3", source="L203-L211", confidence=Confidence.C, question="Q2")
def the_competent_organ_resolves(facts: Facts) -> Finding:
    """มติต้องเป็นขององค์กรที่มีอำนาจตามตารางอำนาจในวันประชุม ตามวงเงินของรายและของกลุ่ม
    -- A resolution is that of the organ which the authority matrix names on the day of the meeting
    for the amount of the loan and of the group."""
    exercise = facts.exercise
    if exercise is None:
        return unknown("องค์กรที่มีมติ", "which organ resolved")
    matter = matter_of(facts, exercise)
    competent = exercise.authority.organ_for(matter, exercise.approved_by)
    if competent is None:
        return unknown("องค์กรที่มีอำนาจก่อนฉบับที่ 4", "which organ was competent before no.4")
    if exercise.organ is competent or _went_up_to(exercise.organ, facts):
        return PASS
    row = exercise.authority.row_for(matter)
    by = "" if row is None else row.source
    power, organ, on = exercise.power, exercise.organ, exercise.on
    return fails(
        f"{organ.thai} ไม่มีอำนาจ{power.thai}ในวันที่ {thai_day(on)} ผู้มีอำนาจคือ{competent.thai} ({by})",
        f"the {organ.english} has no power over '{power.english.lower()}' on {on}; "
        f"it lies with the {competent.english} ({by})",
    )


def _went_up_to(organ: Organ, facts: Facts) -> bool:
    """Whether the committee had too few members who may vote, so that the board decides."""
    return organ is Organ.FUND_BOARD and facts.course.gone_up_on is not None


# ---------------------------------------------------------------------------- one body, two steps


class SameBody(Word):
    """What the board has set for one body that both selects and approves."""

    OFF = "off", "ไม่ตรวจ", "not looked at"
    WARN = "warn", "แสดงพร้อมฐานทางกฎหมาย", "shown with its legal basis"
    REFUSE = "refuse", "ไม่ให้อนุมัติ", "refused"


_BY_VALUE: Final = (SameBody.OFF, SameBody.WARN, SameBody.REFUSE)


class BodyReport(NamedTuple):
    """The bodies that select and approve, what is set for them being one, and on which basis."""

    selects: Organ | None
    approves: Organ | None
    policy: SameBody
    basis: Bilingual

    @property
    def is_one(self) -> bool:
        """Whether one body holds both powers."""
        return self.selects is not None and self.selects is self.approves


def bodies(facts: Facts, selects: Organ | None, approves: Organ | None) -> BodyReport:
    """How the body that selects stands to the one that approves, on the day of the facts."""
    said = cited(facts.parameters, Parameter.SAME_BODY_SELECTS_AND_APPROVES, _day(facts))
    basis = Bilingual(_Q3.thai + said.thai, _Q3.english + said.english)
    return BodyReport(selects, approves, _policy(facts), basis)


def _policy(facts: Facts) -> SameBody:
    return _BY_VALUE[facts.parameters.on(Parameter.SAME_BODY_SELECTS_AND_APPROVES, _day(facts))]


def _day(facts: Facts) -> date:
    return facts.on or NO_4_IN_FORCE


_Q3: Final = Bilingual(
    "ข้อ 1.2.2 แยกตามบุคคล (Q3): ผู้ที่ทำขั้นคัดเลือกของแฟ้มนี้ทำขั้นอนุมัติไม่ได้",
    "1.2.2 is kept by person (Q3): whoever took part in the selection does not approve",
)


@condition("approval.other_body", "1.2.2", source="L115, L218", question="Q3")
def another_body_approves_where_the_board_asks_for_it(facts: Facts) -> Finding:
    """องค์กรที่คัดเลือกกับองค์กรที่อนุมัติต้องเป็นคนละคณะ เมื่อ กอป. กำหนดไว้เช่นนั้น
    -- The organ that selected and the one that approves are two, where the board has set so."""
    exercise = facts.exercise
    if exercise is None:
        return unknown("องค์กรที่มีมติ", "which organ resolved")
    if facts.application.selection.selected_by is not exercise.organ:
        return PASS
    return compared(_one_body, exercise.organ, kept=_policy(facts) is not SameBody.REFUSE)


def _one_body(organ: Organ) -> Bilingual:
    return Bilingual(
        f"{organ.thai} คัดเลือกและอนุมัติเอง", f"the {organ.english} both selected and approves"
    )


RULES: Final = (the_competent_organ_resolves, another_body_approves_where_the_board_asks_for_it)
