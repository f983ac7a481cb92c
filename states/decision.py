"""May these persons do this to this case now? The whole law in one pure function."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from states import duties
from states.business_days import Calendar, add_business_days
from states.case import Actor, Capacity, Case, Deed, Half, resolution_of
from states.copies import copied
from states.duties import Part
from states.facts import Facts
from states.machine import next_row
from states.move import Move, Situation, Table
from states.papers.common import Paper
from states.parameters import Parameters
from states.process import Mode, State
from states.rules.amendments import parameters_for
from states.rules.edition import Edition, Objection
from states.rules.editions import edition_in_force, under_review, uplifted
from states.rules.finding import Verdict
from states.thai import bangkok_day
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """
    Somebody tries something. `paper` is None only for a checker who confirms what was prepared;
    `voters` are those whom the resolution names, with the roles they held on its day.
    """

    event: Word
    paper: Paper | None
    actor: Actor
    at: datetime
    principal: Actor | None = None
    voters: Mapping[str, Actor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Law:
    """What is dated and comes from outside the case: the calendar and the board's parameters."""

    calendar: Calendar
    parameters: Parameters = field(default_factory=Parameters)


@dataclass(frozen=True, slots=True)
class Moved:
    """The act is done; `case` is the case after it, `row` the row that was taken."""

    case: Case
    row: Move
    edition: Edition


@dataclass(frozen=True, slots=True)
class Refused:
    """The act is not done, and why not; `row` is None when the table knows no such move."""

    objections: tuple[Objection, ...]
    row: Move | None
    edition: Edition


Outcome: TypeAlias = Moved | Refused


def edition_of(case: Case, on: date) -> Edition:
    """
    The text the case lives under: that of the day of approval once it is approved, until then
    that of the day of the act. A review before the contract may take single clauses from a newer
    text (no.4 clause 4, no.5 clause 5).
    """
    course = case.facts.course
    edition = edition_in_force(course.approved_on or on)
    for ground in course.uplifts:
        edition = uplifted(edition, ground)
    if case.state is State.RESOLUTION_REVIEW and course.review_ground is not None:
        return under_review(edition, course.review_ground)
    return edition


def decide(table: Table, case: Case, attempt: Attempt, law: Law) -> Outcome:
    """
    The case after the attempt, or every reason why not: the table first, then who may, then the
    clauses that the row obeys. Nothing is written; errors of input were found before.
    """
    on = bangkok_day(attempt.at)
    acted_on = _day_of_the_act(attempt.paper, on)
    edition = edition_of(case, acted_on)
    rows = table.rows(attempt.event, case.state)
    if not rows:
        return Refused((_no_such_move(case, attempt.event),), None, edition)
    row = rows[0]
    half = _checked_half(row, case, attempt)
    paper = attempt.paper if half is None else half.paper
    if paper is None:
        return Refused((_nothing_to_check(row),), row, edition)

    parts = _parts(row, attempt, paper, checks=half is not None)
    values = parameters_for(case, law.parameters, acted_on, (part.person for part in parts))
    known = copied(case.facts, on=on, parameters=values)
    facts = paper.onto(known)
    objections = (
        *_who_may(row, attempt, paper, half),
        *duties.objections(case, parts, decides=row.mode is Mode.BALLOT),
        *edition.objections(facts, row.obeys),
    )
    if objections:
        return Refused(objections, row, edition)
    taken = next_row(table, case.state, attempt.event, Situation(facts, paper, case.back))
    if taken is None:
        return Refused((_leads_nowhere(case, attempt.event),), row, edition)
    deeds = tuple(
        Deed(case.version + 1, part.step, part.duty, part.person, part.capacity)
        for part in dict.fromkeys(parts)
    )
    if taken.mode is Mode.PAIR and half is None:
        return Moved(_prepared(case, attempt, paper, deeds), taken, edition)
    facts = _with_deadlines(facts, taken, paper, law.calendar)
    return Moved(_after(case, taken, facts, deeds), taken, edition)


def _day_of_the_act(paper: Paper | None, entered_on: date) -> date:
    """A committee acts on the day it resolves, whenever its secretary enters that."""
    resolution = None if paper is None else resolution_of(paper)
    return entered_on if resolution is None else resolution.resolved_on


def _prepared(case: Case, attempt: Attempt, paper: Paper, deeds: tuple[Deed, ...]) -> Case:
    """The case with the maker's half on the table; nothing else has changed."""
    principal = attempt.principal.person if attempt.principal else None
    n = case.version + 1
    half = Half(n, attempt.event, paper, attempt.actor.person, principal)
    return copied(case, version=n, half=half, deeds=(*case.deeds, *deeds))


def _after(case: Case, row: Move, facts: Facts, deeds: tuple[Deed, ...]) -> Case:
    moves = row.target is not row.source
    n = case.version + 1
    return copied(
        case,
        state=row.target,
        facts=facts,
        version=n,
        back=row.source if row.remembers else (None if moves else case.back),
        deeds=(*case.deeds, *deeds),
        half=None if moves or row.mode is Mode.PAIR else case.half,
        others_since=n if row.others_decide else case.others_since,
    )


def _with_deadlines(facts: Facts, row: Move, paper: Paper, calendar: Calendar) -> Facts:
    if not row.deadlines:
        return facts
    resolution = resolution_of(paper)
    start: date = facts.on or date.min
    if resolution is not None:
        start = resolution.resolved_on
    changes: dict[str, Any] = {}
    for deadline in row.deadlines:
        days = facts.parameters.on(deadline.parameter, start)
        changes[deadline.course_field] = (
            add_business_days(calendar, start, days)
            if deadline.business_days
            else start + timedelta(days=days)
        )
    return facts.then(**changes)


# --------------------------------------------------------------------------------- who may


def _checked_half(row: Move, case: Case, attempt: Attempt) -> Half | None:
    """The half that this attempt checks; None when it prepares one or needs none."""
    half = case.half
    if row.mode is not Mode.PAIR or half is None or half.event is not attempt.event:
        return None
    if attempt.paper is None:
        return half
    may_check = bool(_for_whom(attempt).roles.intersection(row.checkers))
    others = attempt.actor.person != half.maker
    return half if may_check and others and attempt.paper == half.paper else None


def _for_whom(attempt: Attempt) -> Actor:
    """Whose roles count: those of the one who gave the power, else the actor's own."""
    return attempt.principal or attempt.actor


def _who_may(row: Move, attempt: Attempt, paper: Paper, half: Half | None) -> Iterator[Objection]:
    checks = half is not None
    roles = row.checkers if checks else row.by
    duty = row.checker_duty if checks and row.checker_duty else row.duty
    lacking = duties.lacks_role(_for_whom(attempt), duty, roles)
    if lacking is not None:
        yield lacking
    principal = attempt.principal
    if principal is not None and attempt.actor.service is not principal.service:
        yield duties.no_deputy(duty, attempt.actor, principal)
    if half is not None:
        makers = {half.maker, half.principal}
        for person in (attempt.actor, attempt.principal):
            if person is not None and person.person in makers:
                yield duties.same_person(duty, person.person)
    if row.mode is Mode.BALLOT:
        if principal is not None and principal.roles.intersection(row.voters):
            yield duties.personal(duty, attempt.actor, principal)
        yield from _who_may_not_vote(row, attempt, paper)


def _who_may_not_vote(row: Move, attempt: Attempt, paper: Paper) -> Iterator[Objection]:
    """Whoever the resolution names and the attempt does not know holds no role."""
    resolution = resolution_of(paper)
    for named in resolution.voters if resolution is not None else ():
        voter = attempt.voters.get(named, Actor(named, frozenset()))
        lacking = duties.lacks_role(voter, row.duty, row.voters)
        if lacking is not None:
            yield lacking


def _parts(row: Move, attempt: Attempt, paper: Paper, *, checks: bool) -> list[Part]:
    """Everybody who takes part in the act: those who act, those they act for, those who voted."""
    duty = row.checker_duty if checks and row.checker_duty else row.duty
    capacity = Capacity.ACTOR
    if row.mode is Mode.PAIR:
        capacity = Capacity.CHECKER if checks else Capacity.MAKER
    parts = [Part(attempt.actor.person, row.step, duty, capacity)]
    if attempt.principal is not None:
        parts.append(Part(attempt.principal.person, row.step, duty, Capacity.PRINCIPAL))
    resolution = resolution_of(paper)
    if resolution is not None:
        parts += [Part(voter, row.step, duty, Capacity.VOTER) for voter in resolution.voters]
    return parts


# ------------------------------------------------------------------------------- sentences


def _no_such_move(case: Case, event: Word) -> Objection:
    return Objection(
        "1.2.3",
        Verdict.FAIL,
        f"แฟ้มอยู่ในสถานะ{case.state.thai} จึง{event.thai}ไม่ได้",
        f"the file stands at '{case.state.english}'; '{event.english}' is no move from there",
    )


def _leads_nowhere(case: Case, event: Word) -> Objection:
    return Objection(
        "1.2.3",
        Verdict.FAIL,
        f"{event.thai}จากสถานะ{case.state.thai}ไปยังขั้นที่ระบุไม่ได้",
        f"'{event.english}' from '{case.state.english}' does not lead to what is asked for",
    )


def _nothing_to_check(row: Move) -> Objection:
    return Objection(
        row.duty.value,
        Verdict.FAIL,
        "ยังไม่มีรายการที่ผู้จัดทำเสนอไว้ให้ตรวจ",
        "nothing was prepared that could be checked",
    )
