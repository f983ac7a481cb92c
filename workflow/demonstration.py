"""
The demonstration book, made only by ordinary acts: applications come in, persons act, a clock runs.

Everything is counted back from one day, in the order in which it happened. What is in the office
already is left as it is, so that a filling that was interrupted can be continued.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from states.baht import Baht
from states.case import Case
from states.lifecycle import LOAN
from states.move import Move
from states.process import Duty, Event, Mode, Role
from states.thai import bangkok_day
from workflow.applicant import Applicant, application_of
from workflow.cast import HOLIDAYS, MEMBERS_OF_A_BENCH, SENDER, cast_of
from workflow.changes import changed, words_of
from workflow.demonstration_book import STORIES, Story
from workflow.intake import receive_application
from workflow.office import OFFICE_CHAIN, Document, Office
from workflow.stage import Stage, moment, stage

INTAKE: Final = "intake"
_MAKER, _CHECKER, _VOTER, _COUNT = "maker", "checker", "voter ", "count"
_SECOND_BENCH: Final = "second"
_OTHERS_DECIDE: Final = (Duty.APPROVE_RESTRUCTURING, Duty.APPROVE_WRITE_OFF)
"""What is decided by others than those who approved the loan, so by the second bench."""
_SET_UP_DAYS: Final = 30
_STAYS_OPEN_DAYS: Final = 730
_MOST_CASES: Final = 10_000
_CLOSED: Final = frozenset((month, day) for month, day, _ in HOLIDAYS)


class StoryError(RuntimeError):
    """The book tells one thing and the office does another: one of them is wrong."""


@dataclass(frozen=True, slots=True)
class Step:
    """One attempt of a story: after how many days, who, what, and which clauses object."""

    days: int
    actor: str | None
    event: str
    half: str
    changes: Mapping[str, Any]
    objections: frozenset[str] | None


@dataclass(frozen=True, slots=True, order=True)
class Attempt:
    """A step at its moment; `n` is the number of the record that it makes."""

    at: datetime
    place: int
    n: int
    step: Step = field(compare=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal that stands in the trail."""

    case: str
    n: int
    person: str
    event: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What the office holds now: cases by state, records of cases, and what was refused."""

    cases: int
    records: int
    by_state: Mapping[str, int]
    refusals: tuple[Refusal, ...]


def fill(office: Office, today: date | None = None) -> Filled:
    """
    Fill `office` with the book as it stands on `today` (by default the office's own day).

    Errors: InvalidInputError when the office works in earnest; Unavailable.
    """
    day = today or bangkok_day(office.clock())
    attempts = sorted(
        attempt
        for place, story in enumerate(STORIES, 1)
        for attempt in _attempts(story, place, day)
    )
    opened = bangkok_day(attempts[0].at) - timedelta(days=_SET_UP_DAYS)
    on_stage = stage(office, cast_of(opened))
    on_stage.set_up(day + timedelta(days=_STAYS_OPEN_DAYS))
    _play(on_stage, attempts)
    return what_is_there(office)


def what_is_there(office: Office) -> Filled:
    """The book as it stands, with every refusal of the trail."""
    refusals, records = [], 0
    with office.archive() as archive:
        by_state = dict(archive.count_by_state())
        for record in archive.records():
            if record.case == OFFICE_CHAIN:
                continue
            records += 1
            written = json.loads(record.body)
            if written["outcome"] == "refused":
                refusals.append(_refusal(record.case, record.n, written))
    return Filled(sum(by_state.values()), records, by_state, tuple(refusals))


def _refusal(case: str, n: int, written: Mapping[str, Any]) -> Refusal:
    clauses = dict.fromkeys(objection["clause"] for objection in written["objections"])
    return Refusal(case, n, written["actor"], written["event"], tuple(clauses))


# ------------------------------------------------------------------------------ the calendar


def _attempts(story: Story, place: int, today: date) -> Iterator[Attempt]:
    """Every step of a story at its moment, so that the last of them lies `days_since` back."""
    steps = steps_of(story.path)
    last = today - timedelta(days=story.days_since)
    first = last - timedelta(days=sum(step.days for step in steps))
    days = list(_days(steps, first))
    while days[-1] > last:
        first -= timedelta(days=1)
        days = list(_days(steps, first))
    n = 1
    for count, (step, day) in enumerate(zip(steps, days, strict=True)):
        same_day = sum(1 for each in days[:count] if each == day)
        yield Attempt(moment(day, 11 * same_day + 7 * place % 240), place, n, step)
        n += 2 if step.event == INTAKE else 1


def _days(steps: tuple[Step, ...], first: date) -> Iterator[date]:
    """Persons work on working days; what the clock does it does on any day."""
    day = first
    for step in steps:
        day += timedelta(days=step.days)
        while not _by_clock(step.event) and not _is_working_day(day):
            day += timedelta(days=1)
        yield day


@cache
def _by_clock(event: str) -> bool:
    return any(Role.CLOCK in row.by for row in LOAN.moves if row.event.value == event)


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in _CLOSED


def steps_of(path: str) -> tuple[Step, ...]:
    """The steps of a path as the book writes it: two of a pair, of a meeting every ballot too."""
    return tuple(step for written in path.split(";") for step in _steps(written))


def _steps(written: str) -> Iterator[Step]:
    does, _, objects = written.partition("!!")
    (days, what), changes = words_of(does)
    actor, _, event = what.rpartition(":")
    event, _, half = event.partition("/")
    objections = frozenset(objects.split()) or None
    modes = {row.mode for row in LOAN.moves if row.event.value == event}
    step = Step(int(days), actor or None, event, half or _MAKER, changes, objections)
    yield step
    if half or objections is not None:
        return
    if Mode.PAIR in modes:
        yield Step(0, actor or None, event, _CHECKER, {}, None)
    if Mode.BALLOT in modes:
        for member in range(MEMBERS_OF_A_BENCH):
            yield Step(0, actor or None, event, f"{_VOTER}{member}", {}, None)
        yield Step(0, actor or None, event, _COUNT, {}, None)


# -------------------------------------------------------------------------------- the acts


def _play(on_stage: Stage, attempts: list[Attempt]) -> None:
    """Every attempt that is not on record yet, in the order of time."""
    numbers: dict[int, str] = {}
    versions: dict[int, int] = {}
    places = {_applicant(story, place).juristic_id: place for place, story in enumerate(STORIES, 1)}
    with on_stage.office.archive() as archive:
        for row in archive.cases(limit=_MOST_CASES):
            place = places.get(row.juristic_id or "")
            if place is not None:
                numbers[place], versions[place] = row.number, row.version
    for attempt in attempts:
        if attempt.n <= versions.get(attempt.place, 0):
            continue
        on_stage.clock.at = max(attempt.at, on_stage.clock.at)
        story = STORIES[attempt.place - 1]
        if attempt.step.event == INTAKE:
            answer = _take_in(on_stage, story, attempt)
            numbers[attempt.place] = answer["case"]
        else:
            answer = _act(on_stage, story, attempt.step, numbers[attempt.place])
        _compare(attempt, story, answer)


def _applicant(story: Story, place: int) -> Applicant:
    return Applicant(
        place=place,
        province=story.province,
        business_type=story.business,
        loan_amount=Baht.parse(story.amount),
        term_months=story.term,
        principal_grace_months=story.grace,
        early_draw=Baht.parse(story.early_draw),
    )


def _take_in(on_stage: Stage, story: Story, attempt: Attempt) -> Document:
    applicant = _applicant(story, attempt.place)
    application = application_of(applicant, bangkok_day(attempt.at))
    written = changed(application, attempt.step.changes)
    officer = on_stage.cast.holder((Role.INTAKE_OFFICER,), story.province)
    raw = json.dumps(written, ensure_ascii=False).encode()
    return receive_application(on_stage.office, raw, officer, sender=SENDER)


def _act(on_stage: Stage, story: Story, step: Step, number: str) -> Document:
    case = on_stage.case(number)
    event = LOAN.events[step.event]
    person = _person(on_stage, story, step, case)
    if step.half == _COUNT:
        return on_stage.act(event, person, number, None)
    if step.half.startswith(_VOTER) and case.poll is not None:
        person = case.poll.resolution.present[int(step.half.removeprefix(_VOTER))]
        event = Event.VOTE
    paper = on_stage.paper(event, person, case, step.changes, Applicant())
    return on_stage.act(event, person, number, paper)


def _person(on_stage: Stage, story: Story, step: Step, case: Case) -> str:
    """Whom the table names for the event, unless the step says otherwise."""
    roles = {role.value: role for role in Role}
    if step.actor in roles:
        return on_stage.cast.holder((roles[step.actor],), story.province)
    row = _row(step.event, case)
    asked = row.checkers if step.half == _CHECKER else row.by
    bench = 2 if step.actor == _SECOND_BENCH or row.duty in _OTHERS_DECIDE else 1
    return on_stage.cast.holder(asked, story.province, bench)


def _row(event: str, case: Case) -> Move:
    """The row of the event from where the case stands, else any row of it."""
    rows = LOAN.rows(LOAN.events[event], case.state)
    return rows[0] if rows else next(row for row in LOAN.moves if row.event.value == event)


def _compare(attempt: Attempt, story: Story, answer: Document) -> None:
    found = frozenset(each["clause"].replace(" ", "_") for each in answer["objections"])
    if found != (attempt.step.objections or frozenset()):
        raise StoryError(
            f"story {attempt.place} ({story.ends}), {attempt.step.event}: {sorted(found)} object"
        )
