"""
Who may do what, by role, read off the table of a process.

A role opens a door; it never lifts the separation of duties, which looks at persons.
"""

from collections.abc import Mapping
from typing import Final

from states.move import Move, Table
from states.process import Role
from states.words import Word


class Take(Word):
    """In which way a role takes part in an event."""

    DO = "do", "ทำ", "does it"
    CHECK = "check", "ตรวจ", "checks it"
    VOTE = "vote", "ลงมติ", "votes on it"


Permissions = Mapping[Role, Mapping[str, frozenset[Take]]]
"""By role and by code of event; what is not there is not permitted."""


def roles_of(row: Move) -> Mapping[Take, tuple[Role, ...]]:
    """The roles that a row asks for, by the way they take part in it."""
    asked = {Take.DO: row.by, Take.CHECK: row.checkers, Take.VOTE: row.voters}
    return {take: roles for take, roles in asked.items() if roles}


def permissions_of(table: Table) -> Permissions:
    """Every role with what it may do; a role that may do nothing stands there empty."""
    found: dict[Role, dict[str, frozenset[Take]]] = {role: {} for role in Role}
    for row in table.moves:
        for take, roles in roles_of(row).items():
            for role in roles:
                known = found[role].get(row.event.value, frozenset())
                found[role][row.event.value] = known | {take}
    return found


def may(table: Table, role: Role, event: Word) -> frozenset[Take]:
    """In which ways a role may take part in an event; none when it may not."""
    return permissions_of(table)[role].get(event.value, frozenset())


_LETTERS: Final = {Take.DO: "D", Take.CHECK: "C", Take.VOTE: "V"}


def as_matrix(table: Table) -> tuple[tuple[str, ...], ...]:
    """
    The same as rows of text: one row an event, one column a role that may do anything, with D for
    does, C for checks and V for votes. The first row holds the codes of the roles.
    """
    permissions = permissions_of(table)
    roles = [role for role, events in permissions.items() if events]
    rows = [
        (event, *(_cell(permissions[role].get(event, frozenset())) for role in roles))
        for event in table.events
    ]
    return (("", *(role.value for role in roles)), *rows)


def _cell(takes: frozenset[Take]) -> str:
    return "".join(letter for take, letter in _LETTERS.items() if take in takes)
