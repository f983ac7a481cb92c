"""Specimens of the papers of step 8: demand, suit, recovery, write-off."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from states.baht import Baht
from states.months import add_months
from states.process import Event, Role
from states.rules.credit import LONGEST_TERM_MONTHS
from states.thai import thai_date
from workflow.specimens.occasion import (
    Occasion,
    Writer,
    consents,
    day_text,
    numbered,
    resolution,
    resolution_of_the_board,
    resolved_by_the_board,
)

_FIVE_YEARS: Final = 60


def _demand(occasion: Occasion) -> dict[str, Any]:
    """Handed over on the day."""
    guarantors = range(1, (occasion.facts.course.guarantors or 0) + 1)
    addressees = [("borrower", "กรรมการผู้จัดการ (สมมุติ)")]
    addressees += [("guarantor", f"ผู้ค้ำประกันสมมุติลำดับที่ {n}") for n in guarantors]
    mortgagors = range(1, occasion.facts.upkeep.mortgagors + 1)
    addressees += [("mortgagor", f"ผู้จำนองสมมุติลำดับที่ {n}") for n in mortgagors]
    return {
        "letters": [
            {
                "to": to,
                "name_th": name,
                "sent_on": day_text(occasion.on),
                "received_on": day_text(occasion.on),
            }
            for to, name in addressees
        ],
        "pay_by": day_text(occasion.on + timedelta(days=60)),
    }


def _suit(occasion: Occasion) -> dict[str, Any]:
    return {
        "case_number": f"สมมุติ {thai_date(occasion.on, 'numeric')}",
        "court": "ศาลจังหวัดสมมุติ",
        "filed_on": day_text(occasion.on),
        "claim": str(occasion.facts.course.outstanding or Baht.of(5_000)),
    }


def _compromise(occasion: Occasion) -> dict[str, Any]:
    return {
        "resolution": resolution(occasion, Role.APPROVER),
        "judgment_number": numbered("คำพิพากษาตามยอมสมมุติ", occasion),
        "judged_on": day_text(occasion.on),
        "terms": "ผ่อนชำระเท่ากันทุกเดือนจนครบ",
        "proposed_on": day_text(occasion.on),
        "instalments": min(_FIVE_YEARS, _months_left(occasion)),
        "consents": consents(occasion),
    }


def _months_left(occasion: Occasion) -> int:
    """Whole months until the longest term that the criteria allow is over, but at least one."""
    on, signed_on = occasion.on, occasion.facts.course.contracted_on or occasion.on
    last = add_months(signed_on, LONGEST_TERM_MONTHS)
    months = (last.year - on.year) * 12 + last.month - on.month
    return max(months if add_months(on, months) <= last else months - 1, 1)


def _decree(occasion: Occasion) -> dict[str, Any]:
    return {
        "judgment_number": numbered("คำพิพากษาสมมุติ", occasion),
        "judged_on": day_text(occasion.on),
        "amount": str(occasion.facts.course.outstanding),
        "enforceable": True,
    }


def _court_outcome(occasion: Occasion) -> dict[str, Any]:
    return {"dated": day_text(occasion.on), "reason": "ผลคดีสมมุติ"}


def _recovery(occasion: Occasion) -> dict[str, Any]:
    """All that is left."""
    return {
        "amount": str(occasion.owed),
        "value_date": day_text(occasion.on),
        "source": "auction",
        "reference": numbered("รับเงินจากกรมบังคับคดีสมมุติ", occasion),
    }


def _write_off_proposal(occasion: Occasion) -> dict[str, Any]:
    return {
        "amount": str(occasion.facts.course.outstanding),
        "means_search": "สืบทรัพย์ครบทุกแหล่งแล้ว ไม่พบทรัพย์เพิ่ม",
        "judgment_or_bankruptcy": "บังคับคดีครบแล้ว หนี้ยังเหลือ",
        "prescription": "ยังไม่ขาดอายุความ",
    }


def _write_off(occasion: Occasion) -> dict[str, Any]:
    proposed = occasion.facts.course.write_off_proposed
    return {
        "resolution": resolution_of_the_board(occasion),
        "amount": str(proposed or occasion.facts.course.outstanding),
    }


E: Final = Event
SPECIMENS: Final[Mapping[str, Writer]] = {
    E.DEMAND: _demand,
    E.FILE_SUIT: _suit,
    E.SETTLE: _compromise,
    E.JUDGMENT: _decree,
    E.DISMISSED: _court_outcome,
    E.WITHDRAW_ACTION: _court_outcome,
    E.RECOVER: _recovery,
    E.PROPOSE_WRITE_OFF: _write_off_proposal,
    E.APPROVE_WRITE_OFF: _write_off,
    E.REFUSE: resolved_by_the_board("ให้ติดตามทรัพย์ต่อ"),
    E.CLOSE_LOSS: resolved_by_the_board("สิ้นสุดการติดตาม รับรู้ความเสียหาย"),
}
