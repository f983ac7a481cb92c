"""Specimens of the papers of acts on the account: prepayment, charge, refund, waiver, rate."""

from collections.abc import Mapping
from typing import Any, Final

from states.baht import Baht
from states.loan.replanning import Keep, Standing
from states.process import Event, Role
from workflow.specimens.occasion import Occasion, Writer, day_text, numbered, resolution


def _prepayment(occasion: Occasion) -> dict[str, Any]:
    """What is owed by the day, and half of the principal beyond it."""
    standing = Standing(occasion.position)
    return {
        "value_date": day_text(occasion.on),
        "amount": str(standing.owed_by_now + Baht(standing.not_due // 2 or 1)),
        "reference": numbered("ใบเสร็จสมมุติ", occasion),
        "keep": Keep.TERM.value,
    }


def _charge(occasion: Occasion) -> dict[str, Any]:
    return {
        "value_date": day_text(occasion.on),
        "kind": "insurance",
        "amount": "2500.00",
        "receipt": numbered("ใบเสร็จประกันภัยสมมุติ", occasion),
    }


def _refund(occasion: Occasion) -> dict[str, Any]:
    """All that is held."""
    return {
        "value_date": day_text(occasion.on),
        "amount": str(occasion.position.credit or Baht.of(1)),
        "reference": numbered("โอนคืนสมมุติ", occasion),
    }


def _beside_principal(occasion: Occasion) -> str:
    """All interest and charges that are owed."""
    position = occasion.position
    owed = position.interest + position.default_interest + position.charges
    return str(owed or Baht.of(1))


def _waiver_proposal(occasion: Occasion) -> dict[str, Any]:
    return {
        "dated": day_text(occasion.on),
        "amount": _beside_principal(occasion),
        "reason": "ผู้กู้เสนอชำระเงินต้นครบเมื่อลดส่วนนี้",
    }


def _waiver(occasion: Occasion) -> dict[str, Any]:
    """As proposed."""
    proposed = occasion.facts.course.waiver_proposed
    return {
        "resolution": resolution(occasion, Role.APPROVER),
        "amount": _beside_principal(occasion) if proposed is None else str(proposed),
        "reason": "เห็นชอบตามข้อเสนอ",
    }


def _rate_change(occasion: Occasion) -> dict[str, Any]:
    """Half of what the contract says, announced and in force on the day."""
    return {
        "board_resolution": numbered("มติ กอป. สมมุติ", occasion),
        "resolved_on": day_text(occasion.on),
        "value_date": day_text(occasion.on),
        "annual_rate_basis_points": 50,
    }


E: Final = Event
SPECIMENS: Final[Mapping[str, Writer]] = {
    E.PREPAY: _prepayment,
    E.CHARGE: _charge,
    E.REFUND: _refund,
    E.PROPOSE_WAIVER: _waiver_proposal,
    E.WAIVE: _waiver,
    E.CHANGE_RATE: _rate_change,
}
