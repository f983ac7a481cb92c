"""The tables of the processes, each compiled once into a shared `transitions` machine."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from transitions import EventData, Machine

from states.move import Move, Situation, Table
from states.process import StateWord
from states.words import Word


class _Marker:
    """Stands on one state of the shared machine; a case needs no methods of its own."""

    __slots__ = ("row", "state")

    def __init__(self, state: str) -> None:
        self.state = state
        self.row: Move | None = None


def next_row(table: Table, state: StateWord, event: Word, situation: Situation) -> Move | None:
    """
    The row that the event takes from `state`, or None when the table knows no such move.

    `situation` chooses between the targets of an event that has several; where there is one alone,
    what the machine answered once is remembered.
    """
    rows = table.rows(event, state)
    if not rows:
        return None
    if rows[0].when is None:
        return _only_row(table, state, event)
    return _asked_for(table, state, event, situation)


@cache
def _only_row(table: Table, state: StateWord, event: Word) -> Move | None:
    return _asked_for(table, state, event, None)


def _asked_for(
    table: Table, state: StateWord, event: Word, situation: Situation | None
) -> Move | None:
    marker = _Marker(state.value)
    machine_of(table).events[event.value].trigger(marker, situation=situation)
    return marker.row


@cache
def machine_of(table: Table) -> Machine:
    """The machine of a table: no models, no conjured methods; one for all cases."""
    return Machine(
        model=None,
        states=list(table.states),
        initial=None,
        transitions=[_transition(row) for row in table.moves],
        auto_transitions=False,
        send_event=True,
    )


def _transition(row: Move) -> dict[str, Any]:
    def take(event: EventData) -> None:
        cast(_Marker, event.model).row = row

    return {
        "trigger": row.event.value,
        "source": row.source.value,
        "dest": row.target.value,
        "conditions": [] if row.when is None else [_asked(row.when)],
        "before": [take],
    }


def _asked(when: Callable[[Situation], bool]) -> Callable[[EventData], bool]:
    return lambda event: when(event.kwargs["situation"])
