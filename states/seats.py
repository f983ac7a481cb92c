"""
The seats of a move: in how many ways persons take part in it, and what bars one of them.

`decide` judges a whole attempt with its paper. This asks the part of it that needs no paper, for
one person at a time: appointed, not kept apart, not on both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from states import conflict, duties, polls
from states.case import Actor, Capacity, Case
from states.duties import Part
from states.duties_table import DutiesTable
from states.move import Move
from states.papers.ballots import Vote
from states.permissions import Take, roles_of
from states.process import Duty, Mode, Role
from states.rules.edition import Objection


@dataclass(frozen=True, slots=True)
class Seat:
    """One way to take part in a row: with which duty, open to which roles, and whether by now."""

    take: Take
    duty: Duty
    roles: tuple[Role, ...]
    is_open: bool


def seats_of(row: Move, case: Case) -> tuple[Seat, ...]:
    """
    The seats of a row as the case stands. A checker's seat opens when a maker has prepared, a vote
    while a motion is on the table; a committee has one motion at a time.
    """
    prepared = case.half is not None and case.half.event is row.event
    is_open = {Take.DO: _is_free(row, case), Take.CHECK: prepared, Take.VOTE: False}
    return tuple(
        Seat(take, _duty(row, take), roles, is_open[take]) for take, roles in roles_of(row).items()
    )


def _is_free(row: Move, case: Case) -> bool:
    if row.mode is Mode.VOTE:
        return case.poll is not None
    return row.mode is not Mode.BALLOT or case.poll is None or case.poll.event is row.event


def _duty(row: Move, take: Take) -> Duty:
    return row.checker_duty if take is Take.CHECK and row.checker_duty else row.duty


def barred(
    row: Move,
    case: Case,
    seat: Seat,
    table: DutiesTable,
    actor: Actor,
    principal: Actor | None = None,
) -> tuple[Objection, ...]:
    """
    Why `actor` (for `principal`, if one gave the power) may not take the seat by `table`; else
    nothing.
    """
    if row.mode is Mode.VOTE:
        return tuple(_against_voting(row, case, table, actor, principal))
    objections: list[Objection] = []
    lacking = duties.lacks_role(principal or actor, seat.duty, seat.roles)
    if lacking is not None:
        objections.append(lacking)
    if principal is not None and actor.service is not principal.service:
        objections.append(duties.no_deputy(seat.duty, actor, principal))
    if principal is not None and principal.roles.intersection(row.voters):
        objections.append(duties.personal(seat.duty, actor, principal))
    parts = []
    for step, duty in ((row.step, seat.duty), *row.also):
        parts.append(Part(actor.person, step, duty, _CAPACITY[seat.take], actor.above))
        if principal is not None:
            above = principal.above
            parts.append(Part(principal.person, step, duty, Capacity.PRINCIPAL, above))
    objections += _on_both_sides(row, case, seat, parts)
    objections += conflict.objections(case.conflicts, (part.person for part in parts))
    objections += duties.objections(case, parts, table, decides=row.mode is Mode.BALLOT)
    return tuple(objections)


def _against_voting(
    row: Move, case: Case, table: DutiesTable, actor: Actor, principal: Actor | None
) -> Iterator[Objection]:
    yield from polls.against_saying(row, case, actor, principal)
    yield from polls.against_event(row, case, actor.person)
    if row.brings is Vote:
        parts = [Part(actor.person, row.step, row.duty, Capacity.VOTER)]
        if principal is not None:
            parts.append(Part(principal.person, row.step, row.duty, Capacity.PRINCIPAL))
        yield from duties.objections(case, parts, table, decides=True)


_CAPACITY = {Take.DO: Capacity.ACTOR, Take.CHECK: Capacity.CHECKER, Take.VOTE: Capacity.VOTER}


def _on_both_sides(row: Move, case: Case, seat: Seat, parts: list[Part]) -> list[Objection]:
    half = case.half
    if seat.take is not Take.CHECK or half is None or half.event is not row.event:
        return []
    makers = {half.maker, half.principal}
    return [duties.same_person(seat.duty, part.person) for part in parts if part.person in makers]
