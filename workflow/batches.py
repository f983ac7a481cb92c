"""Several acts in one transaction, each with its own record, duties, key and refusal."""

from collections.abc import Sequence
from typing import TypeAlias

from states.invalid import InvalidInputError
from states.lifecycle import LOAN
from states.move import Table
from workflow.engine import in_one_transaction, step
from workflow.office import Books, Document, Office, Unavailable
from workflow.paper import Act, Prepared, prepare

Answer: TypeAlias = Document | Exception
"""What the sender of one act is told, or why it could not be tried at all."""


def advance_each(office: Office, acts: Sequence[Act], table: Table = LOAN) -> list[Answer]:
    """
    Try these acts, those of one case in their order, and answer each of them in its place.

    They are committed together. Bad input of one is found before anything of it is written, and
    takes no other with it; where something else goes wrong, all begin again, each by itself, and
    only the one that is at fault is left out. Errors: Unavailable, nothing is committed (where they
    had begun again, those answered before it are); they may be sent again.
    """
    prepared = [_prepared(office, act, table) for act in acts]
    # Cases are locked in the order of their numbers, so that two batches do not block each other.
    turns = sorted(range(len(acts)), key=lambda place: acts[place].case or "")

    def all_in_turn(books: Books) -> dict[int, Answer]:
        return {place: _stepped(office, books, prepared[place], table) for place in turns}

    try:
        answers = in_one_transaction(office, all_in_turn)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it comes again for the act that causes it
        answers = {place: _alone(office, prepared[place], table) for place in turns}
    return [answers[place] for place in range(len(acts))]


def _prepared(office: Office, act: Act, table: Table) -> Prepared | InvalidInputError:
    try:
        return prepare(office, act, table)
    except InvalidInputError as error:
        return error


def _stepped(
    office: Office, books: Books, prepared: Prepared | InvalidInputError, table: Table
) -> Answer:
    if isinstance(prepared, InvalidInputError):
        return prepared
    try:
        return step(office, books, prepared, table)
    except InvalidInputError as error:
        return error


def _alone(office: Office, prepared: Prepared | InvalidInputError, table: Table) -> Answer:
    try:
        return in_one_transaction(office, lambda books: _stepped(office, books, prepared, table))
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - told of this act; the others go on
        return error
