"""
The first version of what is kept apart: the six pairs of clause 1.2.2 and the Fund's policy.

The text is silent on the policy pairs: they are sound practice, proposed here, and in force until
the board resolves otherwise. Between them fourteen duties of the process make thirty-six pairs;
valuing, reviewing and administering stand apart from those whom they serve or watch.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from states.duties_table import LAW_PAIRS, DutiesTable, Kind, Pair
from states.process import Duty
from states.words import Bilingual

D: Final = Duty
_DONE_ON_A_CASE: Final = tuple(duty for duty in D if duty.value <= D.VALUE.value)

_LAW: Final = Bilingual(
    "ข้อ 1.2.2 แยกอำนาจคัดเลือก วิเคราะห์ กลั่นกรอง และอนุมัติ",
    "clause 1.2.2 separates selection, feasibility, financial screening and approval",
)
_PROPOSED: Final = "proposed, the text is silent"

_POLICY: Final[tuple[tuple[Bilingual, tuple[tuple[Duty, Duty], ...]], ...]] = (
    (
        Bilingual("ผู้รับคำขอไม่ตัดสินคำขอนั้น", "who takes in a request does not decide on it"),
        (
            (D.INTAKE, D.SELECT),
            (D.INTAKE, D.APPROVE),
            (D.INTAKE, D.APPROVE_RESTRUCTURING),
            (D.INTAKE, D.APPROVE_WRITE_OFF),
        ),
    ),
    (
        Bilingual("ผู้รับคำขอไม่อนุมัติจ่ายเงิน", "who takes in a request does not release its money"),
        ((D.INTAKE, D.AUTHORISE_DISBURSEMENT),),
    ),
    (
        Bilingual(
            "ผู้วิเคราะห์ไม่ตัดสินผลของการวิเคราะห์ของตน",
            "who judged the case at first does not decide what becomes of that judgment",
        ),
        (
            (D.FEASIBILITY, D.APPROVE_RESTRUCTURING),
            (D.FEASIBILITY, D.APPROVE_WRITE_OFF),
            (D.FINANCIAL_SCREENING, D.APPROVE_RESTRUCTURING),
            (D.FINANCIAL_SCREENING, D.APPROVE_WRITE_OFF),
        ),
    ),
    (
        Bilingual("ผู้กลั่นกรองไม่ทำสัญญาหรือจ่ายเงิน", "who screens neither contracts nor pays out"),
        (
            (D.FINANCIAL_SCREENING, D.CONTRACT),
            (D.FINANCIAL_SCREENING, D.PREPARE_DISBURSEMENT),
            (D.FINANCIAL_SCREENING, D.AUTHORISE_DISBURSEMENT),
        ),
    ),
    (
        Bilingual(
            "ผู้กลั่นกรองไม่เสนอแก้ไขผลของการกลั่นกรองของตน",
            "who screened does not propose how to mend what came of it",
        ),
        (
            (D.FINANCIAL_SCREENING, D.PROPOSE_RESTRUCTURING),
            (D.FINANCIAL_SCREENING, D.PROPOSE_RECOVERY),
        ),
    ),
    (
        Bilingual("ผู้อนุมัติไม่ทำสัญญาหรือจ่ายเงิน", "who approves neither contracts nor pays out"),
        (
            (D.APPROVE, D.CONTRACT),
            (D.APPROVE, D.PREPARE_DISBURSEMENT),
            (D.APPROVE, D.AUTHORISE_DISBURSEMENT),
        ),
    ),
    (
        Bilingual(
            "ผู้อนุมัติไม่เสนอหรือตัดสินการแก้ไขหนี้ที่ตนอนุมัติ",
            "who approved a loan neither proposes nor decides how it is rescued or given up",
        ),
        (
            (D.APPROVE, D.PROPOSE_RESTRUCTURING),
            (D.APPROVE, D.APPROVE_RESTRUCTURING),
            (D.APPROVE, D.PROPOSE_RECOVERY),
            (D.APPROVE, D.APPROVE_WRITE_OFF),
        ),
    ),
    (
        Bilingual("ผู้จัดทำกับผู้ตรวจเป็นคนละคน", "maker and checker are two persons"),
        (
            (D.CONTRACT, D.VERIFY_CONDITIONS),
            (D.PREPARE_DISBURSEMENT, D.AUTHORISE_DISBURSEMENT),
        ),
    ),
    (
        Bilingual("ผู้ตรวจเงื่อนไขไม่ตั้งเบิก", "who verifies the conditions does not prepare the payment"),
        ((D.VERIFY_CONDITIONS, D.PREPARE_DISBURSEMENT),),
    ),
    (
        Bilingual("ผู้จ่ายเงินกับผู้รับเงินเป็นคนละคน", "paying out and receiving are for two persons"),
        ((D.AUTHORISE_DISBURSEMENT, D.COLLECT),),
    ),
    (
        Bilingual(
            "ผู้ติดตามหนี้ไม่ตัดสินผลของการติดตาม",
            "who collects a debt does not decide that less of it is collected",
        ),
        ((D.COLLECT, D.APPROVE_RESTRUCTURING), (D.COLLECT, D.APPROVE_WRITE_OFF)),
    ),
    (
        Bilingual("ผู้เสนอไม่ตัดสินข้อเสนอของตน", "who proposes does not decide"),
        (
            (D.PROPOSE_RESTRUCTURING, D.APPROVE_RESTRUCTURING),
            (D.PROPOSE_RECOVERY, D.APPROVE_WRITE_OFF),
        ),
    ),
    (
        Bilingual(
            "ผู้ตัดสินแก้ไขหนี้ไม่เสนอให้เลิกแก้ไข",
            "who decides on a rescue does not propose to give the loan up",
        ),
        ((D.APPROVE_RESTRUCTURING, D.PROPOSE_RECOVERY),),
    ),
    (
        Bilingual(
            "ผู้ประเมินราคาไม่รับคำขอ ไม่อนุมัติ ไม่จ่ายเงิน",
            "who values neither takes in nor approves nor pays out what rests on the value",
        ),
        (
            (D.VALUE, D.INTAKE),
            (D.VALUE, D.APPROVE),
            (D.VALUE, D.AUTHORISE_DISBURSEMENT),
        ),
    ),
    (
        Bilingual("ผู้สอบทานไม่ทำสิ่งที่ตนสอบทาน", "who reviews does nothing that is reviewed"),
        tuple((D.REVIEW, duty) for duty in _DONE_ON_A_CASE),
    ),
    (
        Bilingual("ผู้ดูแลระบบไม่ทำงานใดของแฟ้ม", "who administers the system does no work on a case"),
        tuple((D.ADMINISTER, duty) for duty in (*_DONE_ON_A_CASE, D.REVIEW)),
    ),
)


def _pairs() -> Iterator[Pair]:
    for pair in sorted(map(sorted, LAW_PAIRS)):
        yield Pair(pair[0], pair[1], Kind.LAW, _LAW.thai, _LAW.english, "1.2.2 (L115)")
    for reason, pairs in _POLICY:
        for one, other in pairs:
            yield Pair(one, other, Kind.POLICY, reason.thai, reason.english, _PROPOSED)


SHIPPED: Final = DutiesTable(1, date.min, tuple(_pairs()))
"""Version 1, in force from the first day."""
