"""The tables of the processes, each compiled once into a shared `transitions` machine."""

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

    `situation` chooses between the targets of an event that has several.
    """
    if not table.rows(event, state):
        return None
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
    def leads_there(event: EventData) -> bool:
        return row.when is None or row.when(event.kwargs["situation"])

    def take(event: EventData) -> None:
        cast(_Marker, event.model).row = row

    return {
        "trigger": row.event.value,
        "source": row.source.value,
        "dest": row.target.value,
        "conditions": [leads_there],
        "before": [take],
    }
