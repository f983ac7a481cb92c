"""
What papers and their fields are called where people read them.

A field has one meaning wherever it stands, so it is named once for all papers. What is not named
here is shown by its name in the code, in both languages.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from states.papers.fact_labels import FACTS
from states.vocabulary import DocumentNumber
from states.words import Bilingual

_PAPERS: Final = {
    "Vote": ("บัตรลงคะแนน", "ballot"),
    "Recusal": ("หนังสือถอนตัวจากการพิจารณา", "recusal"),
    "Correction": ("การแก้ไขข้อมูลคำขอ", "correction of the application"),
    "Nothing": ("ไม่ต้องแนบเอกสาร", "nothing to bring"),
    "Reason": ("เหตุผล", "reason"),
    "Letter": ("หนังสือของผู้ยื่นคำขอหรือผู้กู้", "letter of the applicant or borrower"),
    "NamedParty": ("ผู้เกี่ยวข้อง", "party"),
    "Resolution": ("มติคณะกรรมการ", "resolution"),
    "Resolved": ("มติพร้อมเหตุผล", "resolution with its reason"),
    "Rejection": ("มติไม่อนุมัติพร้อมเหตุผล", "resolution that refuses, with its reason"),
    "Filing": ("คำขอตามแบบ ก.1 และส่วนเพิ่มเติมของเจ้าหน้าที่", "application with form ก.1"),
    "Acceptance": ("การรับคำขอ", "receipt of the application"),
    "MissingDocuments": ("รายการเอกสารที่ขาด", "list of missing documents"),
    "Supplement": ("เอกสารเพิ่มเติม", "supplemented documents"),
    "SelectionResolution": ("มติคัดเลือกและลำดับ", "resolution that selects and ranks"),
    "FeasibilityReport": ("รายงานความเป็นไปได้", "feasibility report"),
    "HistoryRelaxation": ("มติผ่อนผันประวัติการชำระหนี้", "resolution that relaxes the history"),
    "CreditMemo": ("บันทึกวิเคราะห์สินเชื่อ", "credit memo"),
    "Return": ("ใบส่งกลับ", "return slip"),
    "Approval": ("มติอนุมัติ", "resolution that approves"),
    "ReviewOpinion": ("ความเห็นเสนอทบทวนมติ", "opinion on reviewing the resolution"),
    "Petition": ("คำขอให้พิจารณาใหม่", "petition for a review"),
    "ContractSet": ("ชุดเอกสารสัญญา", "contract set"),
    "Contract": ("สัญญา", "contract"),
    "EarlyDraw": ("การเบิกเงินเตรียมการ", "early draw"),
    "Disbursement": ("การเบิกจ่าย", "disbursement"),
    "LineClosing": ("การปิดวงเงินเบิก", "closing of the line"),
    "InstalmentDue": ("งวดที่ถึงกำหนด", "instalment due"),
    "Payment": ("การรับชำระ", "payment"),
    "MissedInstalment": ("งวดที่ผิดนัด", "missed instalment"),
    "Ageing": ("การจัดชั้นหนี้", "ageing"),
    "ArrearsCleared": ("การชำระหนี้ค้าง", "arrears cleared"),
    "WatchReport": ("รายงานการเฝ้าติดตาม", "watch report"),
    "RestructuringRequest": ("คำขอปรับโครงสร้างหนี้", "request for restructuring"),
    "GuarantorConsent": ("หนังสือยินยอมของผู้ค้ำประกัน", "consent of a guarantor"),
    "Restructuring": ("มติและข้อตกลงปรับโครงสร้างหนี้", "restructuring agreement"),
    "Relief": ("มาตรการช่วยเหลือ", "relief"),
    "DefaultCall": ("หนังสือเรียกให้เป็นหนี้ผิดนัด", "call of default"),
    "FullSettlement": ("การชำระครบ", "full settlement"),
    "DemandLetter": ("หนังสือทวงถาม", "demand letter"),
    "Demand": ("หนังสือทวงถามก่อนฟ้อง", "demand before suit"),
    "Suit": ("คำฟ้อง", "suit"),
    "Compromise": ("สัญญาประนีประนอมยอมความ", "compromise in court"),
    "CourtDecree": ("คำพิพากษา", "decree of the court"),
    "CourtOutcome": ("ผลคดีที่ไม่มีคำพิพากษาให้ชนะ", "end of the action without a decree"),
    "Recovery": ("การรับชำระคืนจากการติดตาม", "recovery"),
    "WriteOffProposal": ("ข้อเสนอตัดหนี้สูญ", "proposal to write off"),
    "WriteOff": ("มติตัดหนี้สูญ", "resolution that writes off"),
}

_FIELDS: Final = {
    "acts": ("มติและเหตุผลที่บันทึกไว้", "recorded decisions"),
    "addendum": ("เลขที่บันทึกต่อท้ายสัญญา", "number of the addendum"),
    "all_signed_and_sealed": ("ลงนามและประทับตราครบ", "all signed and sealed"),
    "amount": ("จำนวนเงิน", "amount"),
    "amounts_unit": ("หน่วยของจำนวนเงิน", "unit of the amounts"),
    "annual_debt_service": ("ภาระชำระหนี้ต่อปี", "annual debt service"),
    "applicant_informed_on": ("วันที่แจ้งผู้ยื่นคำขอ", "day the applicant was informed"),
    "application": ("คำขอ", "application"),
    "applied_on": ("วันที่ยื่นขอรับมาตรการ", "day of the application for relief"),
    "board_waiver": ("เลขที่มติผ่อนปรนของ กอป.", "number of the board's waiver"),
    "borrower": ("ผู้กู้", "borrower"),
    "bureau_report_on": ("วันที่รายงานเครดิตบูโร", "day of the credit bureau's report"),
    "capacity": ("ค้ำประกันในฐานะ", "capacity of the guarantor"),
    "case_number": ("หมายเลขคดี", "number of the court case"),
    "cash_available_for_debt_service": ("กระแสเงินสดสำหรับชำระหนี้", "cash available for debt service"),
    "cause": ("เหตุผิดนัด", "event of default"),
    "claim": ("ทุนทรัพย์ที่ฟ้อง", "claim"),
    "clauses": ("ข้อที่ขอทบทวน", "clauses to be reviewed"),
    "cleared_on": ("วันที่ชำระหนี้ค้างครบ", "day the arrears were cleared"),
    "closed_on": ("วันที่ปิดวงเงิน", "day the line was closed"),
    "collateral": ("หลักประกันเสริม", "supplementary collateral"),
    "collateral_owners": ("เจ้าของหลักประกัน", "owners of the collateral"),
    "party_id": ("เลขประจำตัว 13 หลัก", "13-digit number"),
    "payee": ("ผู้รับเงิน", "payee"),
    "relaxation": ("การผ่อนผันประวัติการชำระหนี้", "relaxation of the history"),
    "valuer": ("ผู้ประเมินราคา", "valuer"),
    "conditions": ("เงื่อนไขการอนุมัติ", "conditions of the approval"),
    "consents": ("หนังสือยินยอมของผู้ค้ำประกัน", "consents of the guarantors"),
    "context": ("บริบทของคำขอ", "context"),
    "court": ("ศาล", "court"),
    "cure_until": ("วันสุดท้ายที่ให้แก้ไข", "last day to make it good"),
    "dated": ("ลงวันที่", "dated"),
    "debt_after": ("หนี้สินหลังได้รับสินเชื่อ", "debt after the loan"),
    "debt_before": ("หนี้สินก่อนได้รับสินเชื่อ", "debt before the loan"),
    "declarations": ("คำรับรองของผู้กู้", "declarations"),
    "dissent": ("ความเห็นแย้ง", "dissent"),
    "documents": ("เอกสาร", "documents"),
    "due_on": ("วันครบกำหนด", "due on"),
    "early_draw": ("วงเงินเบิกเตรียมการที่อนุญาต", "early draw permitted"),
    "enforceable": ("บังคับคดีได้แล้ว", "can be enforced"),
    "equity_after": ("ส่วนของเจ้าของหลังได้รับสินเชื่อ", "equity after the loan"),
    "equity_before": ("ส่วนของเจ้าของก่อนได้รับสินเชื่อ", "equity before the loan"),
    "exposure": ("ยอดที่กองทุนให้ไว้แล้ว", "what the Fund has already lent"),
    "filed_on": ("วันที่ยื่นฟ้อง", "day of filing"),
    "finance": ("ด้านการเงิน", "finance"),
    "financial_papers": ("เอกสารการเงิน", "financial papers"),
    "financial_papers_given": ("เอกสารการเงินที่ได้รับ", "financial papers that came"),
    "financials": ("ตัวเลขทางการเงิน", "financial figures"),
    "finding": ("ข้อเท็จจริงที่พบ", "finding"),
    "form_kor1": ("แบบคำขอ ก.1", "form ก.1"),
    "grace_months": ("ระยะปลอดเงินต้น (เดือน)", "principal grace (months)"),
    "ground": ("เหตุ", "ground"),
    "grounds": ("เหตุผลที่ขอให้พิจารณาใหม่", "grounds of the petition"),
    "guaranteed_amount": ("วงเงินค้ำประกัน", "guaranteed amount"),
    "guarantor": ("ลำดับผู้ค้ำประกันในสัญญา", "place of the guarantor in the contract"),
    "guarantors": ("ผู้ค้ำประกัน", "guarantors"),
    "id": ("รหัสคำขอ", "identifier of the application"),
    "instruments": ("นิติกรรมหลักประกัน", "security instruments"),
    "insurance": ("ทำประกันภัย", "insurance"),
    "insurance_in_force": ("ประกันภัยมีผลแล้ว", "insurance is in force"),
    "interest": ("ดอกเบี้ย", "interest"),
    "judged_on": ("วันที่พิพากษา", "day of the judgment"),
    "judgment_number": ("หมายเลขคดีแดง", "number of the judgment"),
    "judgment_or_bankruptcy": ("คำพิพากษาหรือการล้มละลาย", "judgment or bankruptcy"),
    "late_instalments_relaxed": ("จำนวนงวดล่าช้าที่ผ่อนผัน", "late instalments relaxed"),
    "letters": ("หนังสือ", "letters"),
    "machinery_business_security_amount": (
        "วงเงินหลักประกันทางธุรกิจ (เครื่องจักร)",
        "business security over machinery",
    ),
    "machinery_registrable": ("เครื่องจักรจดทะเบียนได้", "machinery can be registered"),
    "management": ("ด้านการบริหาร", "management"),
    "market": ("ด้านการตลาด", "market"),
    "means_search": ("ผลการสืบทรัพย์", "search for means"),
    "name_th": ("ชื่อ", "name"),
    "normal_instalments": ("จำนวนงวดที่ชำระปกติ", "normal instalments"),
    "not_signed_or_sealed": ("เอกสารที่ยังไม่ลงนามหรือประทับตรา", "documents without signature or seal"),
    "note": ("หมายเหตุ", "note"),
    "notice_sent_on": ("วันที่ส่งหนังสือแจ้ง", "day the notice was sent"),
    "number": ("เลขที่", "number"),
    "obligations": ("ข้อผูกพันในสัญญา", "obligations in the contract"),
    "opinion": ("ความเห็น", "opinion"),
    "organ": ("องค์กรที่มีมติ", "organ"),
    "paid_on": ("วันที่จ่ายหรือรับเงิน", "day of payment"),
    "pay_by": ("ให้ชำระภายในวันที่", "to be paid by"),
    "premises": ("สถานประกอบการ", "premises"),
    "prescription": ("อายุความ", "prescription"),
    "principal": ("เงินต้น", "principal"),
    "programme": ("มาตรการ", "programme"),
    "purpose": ("วัตถุประสงค์ตามข้อ", "purpose (clause)"),
    "purpose_evidence": ("หลักฐานการใช้เงิน", "evidence of the purpose"),
    "rank": ("ลำดับ", "rank"),
    "reason": ("เหตุผล", "reason"),
    "reason_debt_to_equity": ("เหตุผลเรื่องหนี้สินต่อทุน", "reason for debt to equity"),
    "reason_dscr": ("เหตุผลเรื่องความสามารถชำระหนี้", "reason for debt service cover"),
    "received_by": ("หน่วยงานที่รับคำขอ", "receiving unit"),
    "received_on": ("วันที่ได้รับ", "received on"),
    "reference": ("เลขที่อ้างอิง", "reference"),
    "registered_event": ("เหตุการณ์ที่ขึ้นทะเบียน", "registered event"),
    "registrations_done": ("จดทะเบียนหลักประกันแล้ว", "registrations are done"),
    "remark": ("หมายเหตุ", "remark"),
    "request": ("วงเงินและวัตถุประสงค์ที่ขอ", "request"),
    "resolution": ("มติ", "resolution"),
    "resolved_on": ("วันที่มีมติ", "resolved on"),
    "schema": ("รูปแบบเอกสาร", "schema"),
    "selection": ("ผลการคัดเลือก", "selection"),
    "sent_on": ("วันที่ส่ง", "sent on"),
    "signed_on": ("วันที่ลงนาม", "signed on"),
    "source": ("แหล่งเงิน", "source"),
    "technology": ("ด้านเทคโนโลยี", "technology"),
    "term_months": ("ระยะเวลากู้ (เดือน)", "term (months)"),
    "terms": ("เงื่อนไข", "terms"),
    "title": ("ชื่อโครงการ", "title"),
    "to": ("ถึง", "to"),
    "until": ("ถึงวันที่", "until"),
    "valuation_done": ("ประเมินราคาแล้ว", "valuation is done"),
    "value_date": ("วันที่มีผล", "value date"),
    "written_on": ("ลงวันที่", "written on"),
    "other_bank_amount": ("เงินกู้จากสถาบันการเงินอื่น", "borrowed from other banks"),
    "refinance": ("หนี้เดิมที่จะชำระ", "old debt to be paid"),
    # a meeting of a committee
    "choice": ("การลงคะแนน", "choice"),
    "committee": ("คณะกรรมการ", "committee"),
    "dossier": ("ค่าตรวจสอบแฟ้มที่ได้เห็น", "digest of the dossier seen"),
    "invited_on": ("วันที่เชิญประชุม", "invited on"),
    "left_at": ("เวลาที่ออกจากห้องประชุม", "left the room at"),
    "no_interest": ("รับรองว่าไม่มีส่วนได้เสีย", "attests to have no interest"),
    "present": ("ผู้มาประชุม", "present"),
    "recalled": ("นัดประชุมใหม่เพราะไม่ครบองค์ประชุม", "called again for want of a quorum"),
}


def _bilingual(words: Mapping[str, tuple[str, str]]) -> Mapping[str, Bilingual]:
    return MappingProxyType({name: Bilingual(*pair) for name, pair in words.items()})


PAPERS: Final = _bilingual(_PAPERS)
FIELDS: Final = _bilingual(
    FACTS | _FIELDS | {number.value: (number.thai, number.english) for number in DocumentNumber}
)


def title_of(paper: type) -> Bilingual:
    """What a paper is called."""
    return PAPERS.get(paper.__name__) or Bilingual(paper.__name__, paper.__name__)


def label_of(field: str) -> Bilingual:
    """What a field is called."""
    spoken = field.replace("_", " ")
    return FIELDS.get(field) or Bilingual(spoken, spoken)
