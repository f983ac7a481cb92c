"""
A specimen of the paper that each event brings, as it would be in an ordinary case.

Every paper is made from what the case already holds: approval gives what was requested, a
disbursement pays what is left of the line, a demand goes to every guarantor. Demonstrations and
trials of the table start from these and say only what is different.
"""

from collections.abc import Mapping
from typing import Any, Final

from states.words import Word
from workflow.specimens import account, ballots, origination, recovery, servicing, upkeep
from workflow.specimens.occasion import Occasion, Writer

SPECIMENS: Final[Mapping[str, Writer]] = {
    **origination.SPECIMENS,
    **servicing.SPECIMENS,
    **account.SPECIMENS,
    **recovery.SPECIMENS,
    **ballots.SPECIMENS,
    **upkeep.SPECIMENS,
}


def specimen(event: Word, occasion: Occasion) -> dict[str, Any]:
    """The document of the paper that `event` brings. LookupError for an event without one."""
    return SPECIMENS[event.value](occasion)
