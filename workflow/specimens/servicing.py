"""Specimens of the papers of steps 5 to 7: contract, payments, arrears, restructuring."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from states.baht import ZERO, Baht
from states.months import add_months
from states.process import Event, Role
from states.rules.credit import LONGEST_TERM_MONTHS
from workflow.cast_relief import FLOOD
from workflow.specimens.occasion import (
    Occasion,
    Writer,
    consents,
    day_text,
    days_before,
    letter,
    nothing,
    numbered,
    resolution,
    resolved,
)

_MONTHS_OF_THE_YEAR: Final = 12


def _contract_set(occasion: Occasion) -> dict[str, Any]:
    return {
        "guarantors": [
            {"name_th": "นายค้ำ ลำดับสมมุติหนึ่ง", "capacity": "authorised_directors"},
            {"name_th": "นางประกัน ลำดับสมมุติสอง", "capacity": "major_shareholders"},
        ],
        "applicant_informed_on": day_text(occasion.on),
    }


def _contract(occasion: Occasion) -> dict[str, Any]:
    return {
        "number": numbered("สัญญาสมมุติ", occasion),
        "signed_on": day_text(occasion.on),
        "guaranteed_amount": str(occasion.facts.course.approved_amount or ZERO),
        "instruments": ["guarantee", "mortgage_land_and_building"],
        "obligations": ["2.1.11 ส่งบัญชีทุกปี", "ต่ออายุประกันภัยทุกปี"],
    }


def _early_draw(occasion: Occasion) -> dict[str, Any]:
    allowed = occasion.facts.course.early_draw_allowed or Baht.of(100_000)
    return {
        "amount": str(allowed),
        "paid_on": day_text(occasion.on),
        "reference": numbered("โอนสมมุติ", occasion),
    }


def _disbursement(occasion: Occasion) -> dict[str, Any]:
    return {
        "amount": str(occasion.left_of_the_line),
        "paid_on": day_text(occasion.on),
        "purpose": "2.2.1",
        "registrations_done": True,
        "insurance_in_force": True,
        "purpose_evidence": "ใบกำกับภาษีสมมุติ",
        "reference": numbered("โอนสมมุติ", occasion),
    }


def _line_closing(occasion: Occasion) -> dict[str, Any]:
    return {"closed_on": day_text(occasion.on), "reason": "เบิกครบตามความจำเป็นแล้ว"}


def _instalment_due(occasion: Occasion) -> dict[str, Any]:
    return {"due_on": day_text(occasion.last_due_on)}


def _payment(occasion: Occasion) -> dict[str, Any]:
    """All that is due by the day."""
    return {
        "value_date": day_text(occasion.on),
        "amount": str(occasion.due),
        "reference": numbered("ใบเสร็จสมมุติ", occasion),
    }


def _reversal(occasion: Occasion) -> dict[str, Any]:
    """The last entry."""
    account = occasion.facts.account
    return {"entry": account.entries if account else 1, "reason": "เช็คคืน"}


def _restructuring_request(occasion: Occasion) -> dict[str, Any]:
    return {
        "dated": day_text(occasion.on),
        "reason": "ยอดขายลดลง ขอขยายระยะเวลา",
        "financial_papers": ["งบการเงินปีล่าสุด", "ประมาณการกระแสเงินสด"],
    }


def _restructuring(occasion: Occasion) -> dict[str, Any]:
    """A year more, as far as the criteria go."""
    longer = (occasion.facts.term_months or 0) + _MONTHS_OF_THE_YEAR
    return {
        "resolution": resolution(occasion, Role.APPROVER),
        "kind": "restructured",
        "term_months": min(longer, LONGEST_TERM_MONTHS),
        "grace_months": occasion.facts.grace_months or 0,
        "consents": consents(occasion),
        "addendum": numbered("บันทึกต่อท้ายสมมุติ", occasion),
    }


def _relief(occasion: Occasion) -> dict[str, Any]:
    """Half a year from the day on, within the term."""
    return {
        "resolution": resolution(occasion, Role.APPROVER),
        "programme": FLOOD,
        "relief_cause": "disaster",
        "registered_event": "อุทกภัยสมมุติ",
        "applied_on": day_text(occasion.on),
        "first_day": day_text(occasion.on),
        "last_day": day_text(add_months(occasion.on, 6) - timedelta(days=1)),
        "ending": "keep",
        "consents": consents(occasion),
    }


def _full_settlement(occasion: Occasion) -> dict[str, Any]:
    return {"paid_on": day_text(occasion.on), "reference": numbered("ใบเสร็จสมมุติ", occasion)}


def _default_call(occasion: Occasion) -> dict[str, Any]:
    """A month was given to make it good, and it is over."""
    return {
        "cause": "misuse",
        "finding": "ตรวจพบว่าเครื่องจักรไม่ได้ติดตั้งในสถานประกอบการ",
        "notice_sent_on": days_before(occasion, 31),
        "cure_until": days_before(occasion, 1),
    }


E: Final = Event
SPECIMENS: Final[Mapping[str, Writer]] = {
    E.START_CONTRACT: _contract_set,
    E.APPROVAL_EXPIRED: nothing,
    E.SIGN: _contract,
    E.DRAW_EARLY: _early_draw,
    E.DISBURSE: _disbursement,
    E.CLOSE_LINE: _line_closing,
    E.INSTALMENT_DUE: _instalment_due,
    E.PAY: _payment,
    E.REVERSE: _reversal,
    E.MISS: nothing,
    E.CURE: nothing,
    E.AGE_OUT: nothing,
    E.GRACE_ENDS: nothing,
    E.REQUEST_RESTRUCTURING: _restructuring_request,
    E.APPROVE_RESTRUCTURING: _restructuring,
    E.REFUSE_RESTRUCTURING: resolved(Role.APPROVER, "กระแสเงินสดไม่พอแม้ขยายเวลา"),
    E.OBSERVE_OK: nothing,
    E.GRANT_RELIEF: _relief,
    E.SETTLE_IN_FULL: _full_settlement,
    E.CALL_DEFAULT: _default_call,
    E.CANCEL: letter,
}
