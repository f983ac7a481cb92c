"""May these persons do this to this case now? The whole law in one pure function."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from states import conflict, duties, polls
from states.authority import Authority, Exercise
from states.ballots import Ended, Poll
from states.business_days import Calendar, add_business_days
from states.case import Actor, Capacity, Case, Deed, Half, resolution_of
from states.committees import Sitting
from states.copies import copied
from states.duties import Part
from states.duties_shipped import SHIPPED
from states.duties_table import DutiesTable
from states.facts import Facts
from states.loan.programmes import Programmes
from states.machine import next_row
from states.move import Move, Situation, Table
from states.papers.ballots import Recusal, Vote
from states.papers.common import Paper
from states.parameters import Parameters
from states.process import Mode, State
from states.quorum import Result, Terms
from states.rules.amendments import parameters_for
from states.rules.edition import Edition, Objection
from states.rules.editions import edition_in_force, under_review, uplifted
from states.rules.finding import Verdict
from states.thai import bangkok_day
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """
    Somebody tries something. `paper` is None only for a checker who confirms what was prepared and
    for whoever has votes counted; `sitting` is the committee that a motion names, with the seats
    filled on the day of its meeting.
    """

    event: Word
    paper: Paper | None
    actor: Actor
    at: datetime
    principal: Actor | None = None
    sitting: Sitting | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """What is dated and comes from outside the case: the calendar, and what the board set."""

    calendar: Calendar
    parameters: Parameters = field(default_factory=Parameters)
    authority: Authority = field(default_factory=Authority)
    duties: DutiesTable = SHIPPED
    programmes: Programmes = field(default_factory=Programmes)

    def known(self, facts: Facts, **by: object) -> Facts:
        """The facts with what an act is judged by."""
        return copied(facts, programmes=self.programmes, calendar=self.calendar, faults=(), **by)


@dataclass(frozen=True, slots=True)
class Moved:
    """
    The act is done; `case` is the case after it, `row` the row that was taken. `ended` says how a
    poll came to its end by it.
    """

    case: Case
    row: Move
    edition: Edition
    ended: Ended | None = None


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


class _Act(NamedTuple):
    """An attempt on a row: what it checks or closes, with which paper, on which day it counts."""

    row: Move
    attempt: Attempt
    paper: Paper
    on: date
    half: Half | None
    poll: Poll | None
    terms: Terms
    apart: DutiesTable

    @property
    def moves_a_motion(self) -> bool:
        return self.row.mode is Mode.BALLOT and self.poll is None


def decide(table: Table, case: Case, attempt: Attempt, law: Law) -> Outcome:
    """
    The case after the attempt, or every reason why not: the table first, then who may, then the
    clauses that the row obeys. Nothing is written; errors of input were found before.
    """
    on = bangkok_day(attempt.at)
    rows = table.rows(attempt.event, case.state)
    if not rows:
        edition = edition_of(case, _day_of_the_act(attempt.paper, on))
        return Refused((_no_such_move(case, attempt.event),), None, edition)
    row = rows[0]
    half = _checked_half(row, case, attempt)
    poll = polls.closes(row, case, attempt.paper)
    prepared = half or poll
    paper = attempt.paper if prepared is None else prepared.paper
    acted_on = _day_of_the_act(paper, on)
    edition = edition_of(case, acted_on)
    if paper is None:
        return Refused((_nothing_to_check(row),), row, edition)

    parts = _parts(row, attempt, paper, checks=half is not None)
    values = parameters_for(case, law.parameters, acted_on, (part.person for part in parts))
    act = _Act(
        row=row,
        attempt=attempt,
        paper=paper,
        on=acted_on,
        half=half,
        poll=poll,
        terms=polls.terms_of(paper, values, acted_on),
        apart=law.duties,
    )
    exercise = _exercise(act, case, edition, law.authority, parts)
    facts = paper.onto(law.known(case.facts, on=on, parameters=values, exercise=exercise))
    objections = (
        *_who_may(act, case),
        *conflict.objections(case.conflicts, (part.person for part in parts)),
        *duties.objections(case, parts, law.duties, decides=row.mode in {Mode.BALLOT, Mode.VOTE}),
        *edition.objections(facts, row.obeys),
    )
    if objections:
        return Refused(objections, row, edition)
    taken = next_row(table, case.state, attempt.event, Situation(facts, paper, case.back))
    if taken is None:
        return Refused((_leads_nowhere(case, attempt.event),), row, edition)
    if taken is not row:
        act = act._replace(row=taken)
    return _done(act, case, facts, _deeds(case, parts), (edition, law.calendar))


def _deeds(case: Case, parts: list[Part]) -> tuple[Deed, ...]:
    """What is recorded of the parts of an act, each once."""
    n = case.version + 1
    distinct = dict.fromkeys(parts)
    return tuple([Deed(n, each.step, each.duty, each.person, each.capacity) for each in distinct])


def _done(
    act: _Act, case: Case, facts: Facts, deeds: tuple[Deed, ...], under: tuple[Edition, Calendar]
) -> Moved:
    """The case after an act that nothing objects to."""
    row, (edition, calendar) = act.row, under
    if row.mode is Mode.PAIR and act.half is None:
        return Moved(_prepared(case, act.attempt, act.paper, deeds), row, edition)
    if act.moves_a_motion:
        poll = _opened(act, case)
        left = None if case.poll is None else Ended(case.poll.meeting.n, Result.DROPPED)
        return Moved(_with_poll(case, poll, deeds), row, edition, left)
    if row.mode is Mode.VOTE:
        return Moved(_said(act, case, deeds), row, edition)
    ended: Ended | None = None
    if act.poll is not None:
        count = polls.count_of(row, case, act.poll, act.terms, act.apart)
        ended = Ended(act.poll.meeting.n, count.result, count)
        if count.result is not Result.CARRIED:
            known = polls.after_count(case.facts, act.poll, count.result)
            left_as_it_was = copied(_with_poll(case, None, deeds), facts=known)
            return Moved(left_as_it_was, row, edition, ended)
        facts = polls.after_count(facts, act.poll, count.result)
        case = copied(case, poll=None)
    facts = _with_deadlines(facts, row, act.paper, calendar)
    poll, left = polls.left_open(case, row, facts)
    after = copied(_after(case, row, facts, deeds), poll=poll)
    return Moved(after, row, edition, ended or left)


def _day_of_the_act(paper: Paper | None, entered_on: date) -> date:
    """A committee acts on the day it meets, whenever its secretary enters that."""
    resolution = None if paper is None else resolution_of(paper)
    return entered_on if resolution is None else resolution.resolved_on


def _exercise(
    act: _Act, case: Case, edition: Edition, authority: Authority, parts: list[Part]
) -> Exercise | None:
    """The power that the row gives to the committee whose resolution the paper brings."""
    resolution = resolution_of(act.paper)
    if act.row.power is None or resolution is None:
        return None
    persons = chain((deed.person for deed in case.deeds), (part.person for part in parts))
    return Exercise(
        power=act.row.power,
        organ=resolution.organ,
        on=resolution.resolved_on,
        edition=edition.code,
        authority=authority.for_case(persons),
        approved_by=case.facts.course.approved_by,
    )


def _prepared(case: Case, attempt: Attempt, paper: Paper, deeds: tuple[Deed, ...]) -> Case:
    """The case with the maker's half on the table; nothing else has changed."""
    principal = attempt.principal.person if attempt.principal else None
    half = Half(case.version + 1, attempt.event, paper, attempt.actor.person, principal)
    return copied(case, version=half.n, half=half, deeds=(*case.deeds, *deeds))


def _opened(act: _Act, case: Case) -> Poll | None:
    """The poll that the motion opens; without a committee the motion was refused."""
    attempt = act.attempt
    principal = None if attempt.principal is None else attempt.principal.person
    if attempt.sitting is None:
        return None
    moved = (act.row, act.paper)
    return polls.opened(case, attempt.sitting, moved, attempt.actor.person, principal)


def _with_poll(case: Case, poll: Poll | None, deeds: tuple[Deed, ...]) -> Case:
    return copied(case, version=case.version + 1, poll=poll, deeds=(*case.deeds, *deeds))


def _said(act: _Act, case: Case, deeds: tuple[Deed, ...]) -> Case:
    """The case once a member has voted, or stood aside for its whole life."""
    person = act.attempt.actor.person
    poll = case.poll
    if poll is not None:
        poll = polls.with_say(poll, case.version + 1, person, act.paper)
    after = _with_poll(case, poll, deeds)
    if not isinstance(act.paper, Recusal):
        return after
    recused = (*case.facts.course.recused, person)
    return copied(after, facts=case.facts.then(recused=recused))


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
    start = _day_of_the_act(paper, facts.on or date.min)
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


def _who_may(act: _Act, case: Case) -> Iterator[Objection]:
    """Why these persons may not do this: who they are first, then what the meeting says."""
    row, attempt = act.row, act.attempt
    if row.mode is Mode.VOTE:
        yield from polls.against_saying(row, case, attempt.actor, attempt.principal)
        yield from polls.against_event(row, case, attempt.actor.person)
        if isinstance(act.paper, Vote):
            yield from polls.against_vote(case, act.paper)
        return
    yield from _who_may_act(row, attempt, act.half)
    if act.poll is not None:
        closer = attempt.actor.person
        yield from polls.against_closing(row, case, act.poll, act.terms, act.apart, closer)
    resolution = resolution_of(act.paper)
    if act.moves_a_motion and resolution is not None:
        yield from polls.against_motion(row, case, resolution, attempt.sitting, act.terms)


def _who_may_act(row: Move, attempt: Attempt, half: Half | None) -> Iterator[Objection]:
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
    if principal is not None and principal.roles.intersection(row.voters):
        yield duties.personal(duty, attempt.actor, principal)


def _parts(row: Move, attempt: Attempt, paper: Paper, *, checks: bool) -> list[Part]:
    """Everybody who takes part in the act, and as what: those who act, those they act for."""
    if isinstance(paper, Recusal):
        return []
    duty = row.checker_duty if checks and row.checker_duty else row.duty
    capacity = Capacity.VOTER if row.mode is Mode.VOTE else Capacity.ACTOR
    if row.mode is Mode.PAIR:
        capacity = Capacity.CHECKER if checks else Capacity.MAKER
    parts = []
    for step, counted in ((row.step, duty), *row.also):
        for actor, role in ((attempt.actor, capacity), (attempt.principal, Capacity.PRINCIPAL)):
            if actor is not None:
                parts.append(Part(actor.person, step, counted, role, actor.above))
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
