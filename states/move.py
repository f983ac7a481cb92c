"""What a row of a process table says, and the table of one process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from states.authority import Power
from states.facts import Facts
from states.papers.common import Paper
from states.parameters import Parameter
from states.process import Duty, LineUse, Mode, Role, StateWord, Step
from states.words import Word


class Situation(NamedTuple):
    """What decides between targets: the facts after the paper, and where the case came from."""

    facts: Facts
    paper: Paper
    back: StateWord | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock that a move starts: the field of the course that keeps its last day."""

    course_field: str
    parameter: Parameter
    business_days: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """
    One row of the table of a process.

    `by` may do it (in a pair: the maker half; `checkers` do the other half under `checker_duty`);
    in a ballot `voters` names the roles of those who vote. `obeys` are clauses or rule ids, looked
    up in the edition the case lives under. Several rows may share event and source; `when` then
    chooses between their targets. `remembers` keeps the source as the way back; `others_decide`
    bars those who decided before from deciding again; `also` are duties that the act counts as
    beside its own; `again` says that a vote replaces an earlier one; `line` says whether the row
    needs to see the line of credit, or changes what is promised of it and so holds it under lock;
    `power` is what the committee of a ballot exercises; `account` says whether the row needs the
    account of the loan; `aside` says that it is done beside the way of the case: it leads nowhere
    and no picture shows it.
    """

    row: int
    event: Word
    source: StateWord
    target: StateWord
    step: Step
    duty: Duty
    by: tuple[Role, ...]
    brings: type[Paper]
    mode: Mode = Mode.SINGLE
    checkers: tuple[Role, ...] = ()
    checker_duty: Duty | None = None
    voters: tuple[Role, ...] = ()
    obeys: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    when: Callable[[Situation], bool] | None = None
    remembers: bool = False
    others_decide: bool = False
    also: tuple[tuple[Step, Duty], ...] = ()
    again: bool = False
    line: LineUse = LineUse.NONE
    power: Power | None = None
    account: bool = False
    aside: bool = False


class TableError(ValueError):
    """The rows of a table contradict each other."""


class Table:
    """All rows of one process; forms, permissions, inbox, diagram and documents follow from it."""

    def __init__(self, name: str, start: StateWord, moves: tuple[Move, ...]) -> None:
        self.name = name
        self.start = start
        self.moves = moves
        for row in moves:
            _check_row(row)
        for rows in self.choices.values():
            _check_choice(rows)
        for row in moves:
            if self.brings(row.event) is not row.brings:
                raise TableError(f"row {row.row}: {row.event} brings another paper elsewhere")
            if self.line_use(row.event) is not row.line:
                raise TableError(f"row {row.row}: {row.event} uses the line otherwise elsewhere")

    @cached_property
    def choices(self) -> Mapping[tuple[str, str], tuple[Move, ...]]:
        """The rows by code of event and of source."""
        found: dict[tuple[str, str], tuple[Move, ...]] = {}
        for row in self.moves:
            key = (row.event.value, row.source.value)
            found[key] = (*found.get(key, ()), row)
        return found

    @cached_property
    def states(self) -> Mapping[str, StateWord]:
        """Every state by its code, in the order in which the rows name them."""
        return {state.value: state for row in self.moves for state in (row.source, row.target)}

    @cached_property
    def events(self) -> Mapping[str, Word]:
        """Every event by its code."""
        return {row.event.value: row.event for row in self.moves}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that rows belong to, in the order of the table."""
        return tuple(dict.fromkeys(row.step for row in self.moves))

    @cached_property
    def drawn(self) -> tuple[Move, ...]:
        """The rows that a picture shows: members' votes are part of the ballot they are in."""
        return tuple(row for row in self.moves if row.mode is not Mode.VOTE and not row.aside)

    @cached_property
    def clauses(self) -> frozenset[str]:
        """Every clause or rule id that some row obeys."""
        return frozenset(clause for row in self.moves for clause in row.obeys)

    def rows(self, event: Word, source: StateWord) -> tuple[Move, ...]:
        """The rows of an event from a state; none when there is no such move."""
        return self.choices.get((event, source), ())

    def brings(self, event: Word) -> type[Paper]:
        """The paper that an event brings, the same from every state."""
        return self._papers[event.value]

    def line_use(self, event: Word) -> LineUse:
        """What the event needs of the line of credit, from whichever state."""
        return self._line_uses[event.value]

    def uses_account(self, event: Word) -> bool:
        """Whether the event needs the account of the loan, from whichever state."""
        return event.value in self._on_account

    @cached_property
    def _on_account(self) -> frozenset[str]:
        return frozenset(row.event.value for row in self.moves if row.account)

    @cached_property
    def _line_uses(self) -> Mapping[str, LineUse]:
        return {row.event.value: row.line for row in self.moves}

    def is_checked(self, event: Word) -> bool:
        """Whether a second act without a paper completes it: a checker's, or the count of votes."""
        return event.value in self._completed

    @cached_property
    def _completed(self) -> frozenset[str]:
        return frozenset(
            row.event.value for row in self.moves if row.mode in {Mode.PAIR, Mode.BALLOT}
        )

    @cached_property
    def _papers(self) -> Mapping[str, type[Paper]]:
        return {row.event.value: row.brings for row in self.moves}

    def possible(self, state: StateWord) -> tuple[Move, ...]:
        """What can happen next: one row an event, the first of those that share it."""
        return tuple(rows[0] for (_, source), rows in self.choices.items() if source == state.value)


def _check_row(row: Move) -> None:
    if (row.mode is Mode.PAIR) != bool(row.checkers and row.checker_duty):
        raise TableError(f"row {row.row}: a pair has checkers with a duty, nothing else has them")
    if (row.mode is Mode.BALLOT) != bool(row.voters):
        raise TableError(f"row {row.row}: a ballot has voters, nothing else has them")
    if row.power is not None and row.mode is not Mode.BALLOT:
        raise TableError(f"row {row.row}: a committee alone exercises a power")
    if (row.mode is Mode.CLOCK) and row.by != (Role.CLOCK,):
        raise TableError(f"row {row.row}: a clock act is the clock service's alone")


def _check_choice(rows: tuple[Move, ...]) -> None:
    first = rows[0]
    if len(rows) > 1 and any(row.when is None for row in rows):
        raise TableError(f"row {first.row}: {first.event} does not say when it leads where")
    if len({(row.brings, row.mode, row.by, row.duty) for row in rows}) > 1:
        raise TableError(f"row {first.row}: {first.event} asks for different persons or papers")
