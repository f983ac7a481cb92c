"""
What there is to do: on one case for anybody, and for one person over all cases.

Nothing is kept for this: both are read off the table, the roles of the day and the deeds of each
case, so a row added to a table is in the inbox of the right persons at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from states.case import Actor, Case, Deed
from states.decision import edition_of
from states.directory import Directory
from states.document import plan_of
from states.duties_table import DutiesTable
from states.move import Move, Table
from states.papers.common import Paper
from states.permissions import Take
from states.process import Duty, Mode, Role, StateWord, Step
from states.rules.amendments import parameters_for
from states.rules.edition import Objection
from states.seats import Seat, barred, seats_of
from states.words import Word
from workflow.filing import case_of
from workflow.office import CaseRow


@dataclass(frozen=True, slots=True)
class MayNot:
    """A person who may not, with every reason."""

    person: str
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    One seat of a move on a day: who may take it, who may take it for whom, and who may not.
    `is_open` False: not yet (a checker before there is a maker), or never by itself (a voter).
    """

    take: Take
    duty: Duty
    roles: tuple[Role, ...]
    is_open: bool
    may: tuple[str, ...]
    may_for: tuple[tuple[str, str], ...]
    may_not: tuple[MayNot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMove:
    """
    What may happen next. `targets` has several states where facts choose; `hindrances` are known
    beforehand only of a move whose paper asks for nothing.
    """

    event: Word
    targets: tuple[StateWord, ...]
    step: Step
    mode: Mode
    brings: type[Paper]
    obeys: tuple[str, ...]
    places: tuple[Place, ...]
    hindrances: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class _Staff:
    """Those who work on a case on a day: by code, the deputies, whom to name; what is apart."""

    actors: dict[str, Actor]
    deputies: tuple[tuple[str, str], ...]
    took_part: frozenset[str]
    everybody: bool
    duties: DutiesTable

    def to_name(self, seat: Seat) -> tuple[Actor, ...]:
        """Who is told of a seat: all, or those who hold a role for it or took part in the case."""
        return tuple(
            actor
            for actor in self.actors.values()
            if self.everybody
            or actor.person in self.took_part
            or actor.roles.intersection(seat.roles)
        )


def next_moves(
    table: Table, case: Case, directory: Directory, on: date, *, everybody: bool = False
) -> tuple[NextMove, ...]:
    """
    Every move that the table knows from where the case stands, with who may do it on `on`.

    Among those who may not stand all who hold a role for it or took part in the case; with
    `everybody` the whole staff.
    """
    province = case.facts.application.borrower.province
    staff = _Staff(
        actors={actor.person: actor for actor in directory.staff(on, province)},
        deputies=directory.deputies(on),
        took_part=frozenset(deed.person for deed in case.deeds),
        everybody=everybody,
        duties=directory.duties.on(on),
    )
    return tuple(
        NextMove(
            event=row.event,
            targets=tuple(each.target for each in table.rows(row.event, case.state)),
            step=row.step,
            mode=row.mode,
            brings=row.brings,
            obeys=row.obeys,
            places=tuple(_place(row, case, seat, staff) for seat in seats_of(row, case)),
            hindrances=_hindrances(row, case, directory, on),
        )
        for row in table.possible(case.state)
    )


def _place(row: Move, case: Case, seat: Seat, staff: _Staff) -> Place:
    answers = [
        (actor.person, barred(row, case, seat, staff.duties, actor))
        for actor in staff.to_name(seat)
    ]
    return Place(
        take=seat.take,
        duty=seat.duty,
        roles=seat.roles,
        is_open=seat.is_open,
        may=tuple(person for person, objections in answers if not objections),
        may_for=tuple(
            (delegate, principal)
            for delegate, principal in staff.deputies
            if seat.take is not Take.VOTE
            and {delegate, principal} <= staff.actors.keys()
            and not barred(
                row, case, seat, staff.duties, staff.actors[delegate], staff.actors[principal]
            )
        ),
        may_not=tuple(MayNot(person, objections) for person, objections in answers if objections),
    )


def _hindrances(row: Move, case: Case, directory: Directory, on: date) -> tuple[Objection, ...]:
    """What the clauses of a row say already now, when its paper has nothing to be filled in."""
    if any(plan.required for plan in plan_of(row.brings)):
        return ()
    values = parameters_for(case, directory.parameters, on)
    known = replace(case.facts, on=on, parameters=values)
    return edition_of(case, on).objections(row.brings().onto(known), row.obeys)


# -------------------------------------------------------------------------------- one person


@dataclass(frozen=True, slots=True)
class Chance:
    """Something that a person may do, for somebody else where `on_behalf_of` is named."""

    event: Word
    take: Take
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A case on which the person may do something, since when it stands there."""

    case: str
    state: StateWord
    version: int
    since: datetime
    chances: tuple[Chance, ...]


class Register(Protocol):
    """What the inbox needs of an archive."""

    def waiting(
        self, states: tuple[str, ...], *, most: int
    ) -> tuple[tuple[CaseRow, tuple[Deed, ...]], ...]: ...

    def directory(self) -> Directory: ...


def inbox(
    archive: Register, table: Table, person: str, on: date, *, most: int = 100
) -> tuple[InboxLine, ...]:
    """
    The cases on which `person` may do something on `on`, longest waiting first; of each state at
    most `most` cases are looked at. Empty for somebody whom the office does not know.
    """
    directory = archive.directory()
    states = tuple(state.value for state in _states_for(table, directory, person, on))
    cases = [each for each in archive.waiting(states, most=most) if each[0].table == table.name]
    lines = lines_for(table, cases, directory, person, on)
    return tuple(sorted(lines, key=lambda line: (line.since, line.case)))


def lines_for(
    table: Table,
    cases: Iterable[tuple[CaseRow, tuple[Deed, ...]]],
    directory: Directory,
    person: str,
    on: date,
) -> tuple[InboxLine, ...]:
    """The same over cases at hand, each with its deeds, in the order in which they come."""
    return tuple(
        line for row, deeds in cases for line in _line(table, row, deeds, directory, person, on)
    )


def _states_for(table: Table, directory: Directory, person: str, on: date) -> tuple[StateWord, ...]:
    """The states in which some role of the person, or of a principal, opens a seat."""
    held: set[Role] = set()
    for principal in (person, *_principals(directory, person, on)):
        actor = directory.actor(principal, on)
        held |= actor.roles if actor is not None else set()
    return tuple(
        state
        for state in table.states.values()
        if any(held.intersection((*row.by, *row.checkers)) for row in table.possible(state))
    )


def _principals(directory: Directory, person: str, on: date) -> tuple[str, ...]:
    one = directory.people.one(person)
    return tuple(principal for delegate, principal in directory.deputies(on) if delegate == one)


def _line(
    table: Table,
    row: CaseRow,
    deeds: tuple[Deed, ...],
    directory: Directory,
    person: str,
    on: date,
) -> Iterator[InboxLine]:
    actor = directory.actor(person, on, row.province)
    if actor is None or row.state not in table.states:
        return
    case = case_of(row._replace(application={}, course={}), deeds, table, directory)
    principals = [
        known
        for principal in _principals(directory, person, on)
        if (known := directory.actor(principal, on, row.province)) is not None
    ]
    chances = tuple(_chances(table, case, directory.duties.on(on), actor, principals))
    if chances:
        yield InboxLine(row.number, case.state, row.version, row.at, chances)


def _chances(
    table: Table, case: Case, duties: DutiesTable, actor: Actor, principals: Iterable[Actor]
) -> Iterator[Chance]:
    for move in table.possible(case.state):
        for seat in seats_of(move, case):
            if seat.is_open and not barred(move, case, seat, duties, actor):
                yield Chance(move.event, seat.take)
            for principal in principals:
                if seat.is_open and not barred(move, case, seat, duties, actor, principal):
                    yield Chance(move.event, seat.take, principal.person)
