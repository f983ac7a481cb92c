"""Specimens of what a member brings to a ballot."""

from collections.abc import Mapping
from typing import Any, Final

from states.dossier import digest_of
from states.process import Event
from workflow.specimens.occasion import Occasion, Writer


def _vote(occasion: Occasion) -> dict[str, Any]:
    """For the motion, on the dossier as it stands."""
    return {"choice": "for", "dossier": digest_of(occasion.facts), "no_interest": True}


def _recusal(_occasion: Occasion) -> dict[str, Any]:
    return {"ground": "relative", "reason": "เป็นญาติของกรรมการผู้กู้ (สมมุติ)", "left_at": "10:15"}


SPECIMENS: Final[Mapping[str, Writer]] = {
    Event.VOTE: _vote,
    Event.CHANGE_VOTE: _vote,
    Event.RECUSE: _recusal,
}
