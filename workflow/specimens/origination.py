"""Specimens of the papers of steps 0 to 4."""

from collections.abc import Mapping
from typing import Any, Final

from states import document
from states.baht import ZERO
from states.process import Event, Role
from states.provinces import BANGKOK
from workflow.applicant import application_of
from workflow.specimens.occasion import (
    Occasion,
    Writer,
    day_text,
    days_before,
    letter,
    nothing,
    resolution,
    resolved,
)


def _filing(occasion: Occasion) -> dict[str, Any]:
    return {"application": application_of(occasion.applicant, occasion.on)}


def _acceptance(occasion: Occasion) -> dict[str, Any]:
    unit = "fund_office" if occasion.province == BANGKOK else "provincial_industry_office"
    return {"received_by": unit}


def _missing(_occasion: Occasion) -> dict[str, Any]:
    return {"documents": ["7"], "note": "ขอหลักฐานการชำระหนี้"}


def _supplement(_occasion: Occasion) -> dict[str, Any]:
    complete = {str(n): True for n in range(1, 9)}
    return {"documents": {**complete, "all_signed_and_sealed": True}}


def _selection(occasion: Occasion) -> dict[str, Any]:
    return {"resolution": resolution(occasion, Role.SELECTION_MEMBER), "rank": 1}


def _feasibility(_occasion: Occasion) -> dict[str, Any]:
    return {
        "technology": "เทคโนโลยีพร้อมใช้ มีผู้ขายรับประกัน",
        "market": "มีลูกค้าประจำและสัญญาซื้อขาย",
        "management": "ผู้บริหารมีประสบการณ์",
        "finance": "ประมาณการกระแสเงินสดพอชำระหนี้",
    }


def _credit_memo(occasion: Occasion) -> dict[str, Any]:
    """The figures of the application, confirmed with the credit bureau's report."""
    figures = occasion.facts.application.financials
    names = (
        "cash_available_for_debt_service", "annual_debt_service", "debt_before", "equity_before",
        "debt_after", "equity_after",
    )  # fmt: skip
    known = {name: getattr(figures, name) for name in names}
    return {
        "financials": {name: str(value) for name, value in known.items() if value is not None},
        "bureau_report_on": days_before(occasion, 3),
    }


def _return(_occasion: Occasion) -> dict[str, Any]:
    return {"to": "selection", "reason": "พบข้อมูลใหม่ ขอให้พิจารณาขั้นก่อนอีกครั้ง"}


def _approval(occasion: Occasion) -> dict[str, Any]:
    """As requested; an early draw is permitted as far as it was asked for."""
    request = occasion.facts.application.request
    paper = {
        "resolution": resolution(occasion, Role.APPROVER),
        "amount": str(request.loan_amount or ZERO),
        "term_months": request.term_months or 1,
        "grace_months": request.principal_grace_months or 0,
        "conditions": ["จัดทำบัญชีเดียวตลอดอายุสัญญา"],
    }
    if request.early_working_capital_draw:
        paper["early_draw"] = str(request.early_working_capital_draw)
    return paper


def _correction(occasion: Occasion) -> dict[str, Any]:
    """The request as it stands, to be changed."""
    return {
        "reason": "แก้ตามเอกสารที่ได้รับเพิ่มเติม",
        "request": document.write(occasion.facts.application.request),
    }


def _review_opinion(_occasion: Occasion) -> dict[str, Any]:
    return {
        "ground": "changed_facts",
        "clauses": ["2.3(5)"],
        "opinion": "ผู้ขายส่งเครื่องจักรช้า เห็นควรทบทวนระยะเวลา",
    }


def _petition(occasion: Occasion) -> dict[str, Any]:
    return {"dated": day_text(occasion.on), "grounds": "มีหลักฐานใหม่ที่คณะกรรมการยังไม่ได้เห็น"}


E: Final = Event
SPECIMENS: Final[Mapping[str, Writer]] = {
    E.OPEN_FILE: _filing,
    E.RECEIVE: _acceptance,
    E.CORRECT: _correction,
    E.ASK_DOCUMENTS: _missing,
    E.SUPPLEMENT: _supplement,
    E.LAPSE: nothing,
    E.START_SELECTION: nothing,
    E.SELECT: _selection,
    E.NOT_SELECTED: resolved(Role.SELECTION_MEMBER, "ผลต่อยุทธศาสตร์จังหวัดยังไม่ชัด"),
    E.DEFER: resolved(Role.SELECTION_MEMBER, "เลื่อนไปพิจารณาในการประชุมครั้งหน้า"),
    E.START_FEASIBILITY: nothing,
    E.REPORT_FEASIBLE: _feasibility,
    E.REPORT_NOT_FEASIBLE: _feasibility,
    E.SUBMIT_SCREENING: _credit_memo,
    E.RETURN: _return,
    E.APPROVE: _approval,
    E.REJECT: resolved(Role.APPROVER, "กระแสเงินสดไม่พอรองรับความเสี่ยง"),
    E.REVIEW_RESOLUTION: _review_opinion,
    E.CONFIRM: resolved(Role.APPROVER, "ยืนยันตามมติเดิม"),
    E.REVISE: _approval,
    E.REVOKE: resolved(Role.APPROVER, "เพิกถอนเพราะข้อเท็จจริงเปลี่ยนไป"),
    E.WITHDRAW: letter,
    E.ASK_REVIEW: _petition,
}
