"""The opening notice of 2562 and its checklist: what a request must be to be received at all."""

from datetime import date
from typing import Final

from states.checklist import missing_documents
from states.facts import Facts
from states.provinces import BANGKOK
from states.rules.edition import rule
from states.rules.filing import filing_day, receiving_unit
from states.rules.finding import Finding, fails, not_applicable, passes, unknown, yes_or_no
from states.rules.limits import UNKNOWN_AMOUNT
from states.thai import thai_day
from states.vocabulary import OpeningNotice, ReceivingUnit

WINDOW_OPENS_ON: Final = date(2019, 4, 1)
WINDOW_CLOSES_ON: Final = date(2019, 5, 31)

_NO_NOTICE: Final = not_applicable(
    "ไม่ได้ยื่นตามประกาศเปิดรับคำขอ", "the request was not filed under an opening notice"
)


@rule("window", "N-2", source="L13")
def the_request_came_inside_the_window(facts: Facts) -> Finding:
    """รับคำขอเฉพาะในช่วงที่ประกาศเปิดรับ (ประกาศปี 2562: 1 เมษายน ถึง 31 พฤษภาคม 2562 รวมทั้งสองวัน)
    -- Requests are received while a notice holds the window open (that of 2019: 1 April to 31 May,
    both days included)."""
    context = facts.application.context
    if context.opening_notice is None:
        return _NO_NOTICE
    received_on = filing_day(facts)
    if received_on is None:
        return unknown("วันที่รับคำขอ", "the day of receipt")
    if context.opening_notice is OpeningNotice.NOTICE_2562:
        opens, closes = WINDOW_OPENS_ON, WINDOW_CLOSES_ON
    elif context.window_opens_on is None or context.window_closes_on is None:
        return fails(
            f"วันที่ {thai_day(received_on)} ไม่มีประกาศเปิดรับคำขอ", f"no window is open on {received_on}"
        )
    else:
        opens, closes = context.window_opens_on, context.window_closes_on
    if opens <= received_on <= closes:
        return passes(f"รับคำขอวันที่ {thai_day(received_on)}", f"received on {received_on}")
    return fails(
        f"รับคำขอวันที่ {thai_day(received_on)} นอกช่วง {thai_day(opens)} ถึง {thai_day(closes)}",
        f"received on {received_on}, outside {opens} to {closes}",
    )


@rule("line_check", "N-4", source="L13, L17")
def the_request_fits_into_the_remaining_line(facts: Facts) -> Finding:
    """คำขอต้องไม่เกินวงเงินของกองทุนที่เหลืออยู่ ณ วันรับคำขอ วงเงินหมดคือปิดรับก่อนกำหนด
    -- A request stays within the Fund's line that remains at intake; a line used up closes the
    window early."""
    context = facts.application.context
    if context.opening_notice is None:
        return _NO_NOTICE
    asked, left = facts.application.request.loan_amount, context.fund_line_remaining_at_intake
    if asked is None:
        return UNKNOWN_AMOUNT
    if left is None:
        return unknown("วงเงินคงเหลือ ณ วันรับคำขอ", "the line remaining at intake")
    if asked <= left:
        return passes(
            f"ขอ {asked.grouped()} บาท คงเหลือ {left.grouped()} บาท",
            f"{asked.grouped()} baht asked, {left.grouped()} baht remain",
        )
    return fails(
        f"ขอ {asked.grouped()} บาท เกินวงเงินคงเหลือ {left.grouped()} บาท",
        f"{asked.grouped()} baht asked, only {left.grouped()} baht remain",
    )


@rule("receiving_unit", "N-2", source="L13, L266-L268")
def the_request_came_to_the_unit_of_its_area(facts: Facts) -> Finding:
    """จังหวัดยื่นที่สำนักงานอุตสาหกรรมจังหวัด กรุงเทพมหานครยื่นที่สำนักงานกองทุน
    -- A province files with its Provincial Industry Office, Bangkok with the Fund Office."""
    province, unit = facts.application.borrower.province, receiving_unit(facts)
    if province is None:
        return unknown("จังหวัดของผู้ขอ", "the province of the borrower")
    if unit is None:
        return unknown("หน่วยที่รับคำขอ", "the unit that received")
    competent = _unit_of(province)
    if unit is competent:
        return passes(f"รับที่{unit.thai}", f"received by the {unit.english}")
    return fails(
        f"รับที่{unit.thai} แต่พื้นที่นี้ต้องยื่นที่{competent.thai}",
        f"received by the {unit.english}; this area files with the {competent.english}",
    )


def _unit_of(province: str) -> ReceivingUnit:
    if province == BANGKOK:
        return ReceivingUnit.FUND_OFFICE
    return ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE


@rule("documents", "DOC", source="L38-L49")
def all_documents_are_there(facts: Facts) -> Finding:
    """เอกสารลำดับ 1-5 ต้องมีทุกราย ลำดับ 6-10 ต้องมีเมื่อเกี่ยวข้อง
    -- Documents 1 to 5 are always there, 6 to 10 wherever they apply."""
    documents = facts.application.documents
    if documents is None:
        return _UNKNOWN_DOCUMENTS
    missing = missing_documents(documents)
    if not missing:
        return _COMPLETE
    return fails(
        "ยังขาด: " + "; ".join(f"{number.value}. {number.thai}" for number in missing),
        "missing: " + "; ".join(f"{number.value}. {number.english}" for number in missing),
    )


_UNKNOWN_DOCUMENTS: Final = unknown("เอกสารที่ยื่น", "what was handed in")
_COMPLETE: Final = passes("เอกสารครบ", "the documents are complete")


@rule("document_signatures", "DOC", source="L51-L52")
def every_document_is_signed_and_sealed(facts: Facts) -> Finding:
    """เอกสารทุกฉบับลงนามโดยผู้มีอำนาจและประทับตรานิติบุคคล
    -- Every document bears the signature of the authorised signatory and the juristic person's
    seal."""
    documents = facts.application.documents
    if documents is None:
        return _UNKNOWN_DOCUMENTS
    lacking = documents.not_signed_or_sealed
    complete = documents.all_signed_and_sealed
    if lacking:
        listed = ", ".join(number.value for number in lacking)
        return fails(
            f"เอกสารลำดับที่ {listed} ยังไม่ลงนามหรือประทับตรา",
            f"documents {listed} lack signature or seal",
        )
    if complete is None and lacking is not None:
        complete = True
    return _SIGNATURES.on(complete)


_SIGNATURES: Final = yes_or_no(
    ("การลงนามและประทับตรา", "whether all is signed and sealed"),
    yes=("ลงนามและประทับตราครบ", "all is signed and sealed"),
    no=("ลงนามหรือประทับตราไม่ครบ", "signatures or seals are lacking"),
)
