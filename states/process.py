"""The words of the process: steps (clause 1.2.3), states, events, roles and duties of a loan."""

from typing import Final, Self

from states.words import Word


class Step(Word):
    """The eight process steps of clause 1.2.3 in the regulation's own order; intake before them."""

    INTAKE = "intake", "รับคำขอ", "Intake"
    SELECTION = "1.2.3(1)", "คัดเลือกเอสเอ็มอี", "Selection"
    FEASIBILITY = "1.2.3(2)", "วิเคราะห์ความเป็นไปได้", "Feasibility"
    FINANCIAL_SCREENING = "1.2.3(3)", "กลั่นกรองด้านการเงิน", "Financial screening"
    APPROVAL = "1.2.3(4)", "อนุมัติสินเชื่อ", "Approval"
    CONTRACT = "1.2.3(5)", "นิติกรรมสัญญาและเบิกจ่าย", "Contract and disbursement"
    MONITORING = "1.2.3(6)", "ติดตามและเรียกเก็บหนี้", "Monitoring and collection"
    RESTRUCTURING = "1.2.3(7)", "ปรับโครงสร้างหนี้", "Restructuring"
    LITIGATION = "1.2.3(8)", "ดำเนินคดี ตัดหนี้สูญ ถอนตัว", "Litigation, write-off, exit"


SEPARATED_STEPS: Final = (
    Step.SELECTION,
    Step.FEASIBILITY,
    Step.FINANCIAL_SCREENING,
    Step.APPROVAL,
)
"""Clause 1.2.2: who takes part in one of these takes part in none of the others, per case."""


class StateWord(Word):
    """A state: its code and labels, the step it belongs to, and whether the file ends there."""

    step: Step
    ends: bool

    def __new__(
        cls, code: str, thai: str, english: str, step: Step, ending: str = "goes on"
    ) -> Self:
        state = str.__new__(cls, code)
        state._value_ = code
        state.thai = thai
        state.english = english
        state.step = step
        state.ends = ending == ENDS
        return state


ENDS: Final = "ends"


class State(StateWord):
    """The states of a loan. `UNOPENED` is where a file stands before it is opened."""

    UNOPENED = "-", "ยังไม่เปิดแฟ้ม", "Not opened", Step.INTAKE
    DRAFT = "draft", "ร่างคำขอ", "Draft", Step.INTAKE
    RECEIVED = "received", "รับคำขอแล้ว", "Received", Step.INTAKE
    INCOMPLETE = "incomplete", "รอเอกสารเพิ่มเติม", "Waiting for documents", Step.INTAKE
    SELECTION = "selection", "คัดเลือกเอสเอ็มอี", "In selection", Step.SELECTION
    SELECTED = "selected", "ผ่านการคัดเลือก", "Selected", Step.SELECTION
    FEASIBILITY = "feasibility", "วิเคราะห์ความเป็นไปได้", "In feasibility study", Step.FEASIBILITY
    FINANCIAL_SCREENING = (
        "financial_screening",
        "กลั่นกรองด้านการเงิน",
        "In financial screening",
        Step.FINANCIAL_SCREENING,
    )
    APPROVAL = "approval", "รออนุมัติ", "Waiting for approval", Step.APPROVAL
    APPROVED = "approved", "อนุมัติแล้ว (จองวงเงิน)", "Approved (line reserved)", Step.APPROVAL
    RESOLUTION_REVIEW = "resolution_review", "ทบทวนมติ", "Resolution under review", Step.APPROVAL
    CONTRACTING = "contracting", "จัดทำนิติกรรมสัญญา", "Contract in preparation", Step.CONTRACT
    CONTRACTED = "contracted", "ทำสัญญาแล้ว", "Contract signed", Step.CONTRACT
    DISBURSING = "disbursing", "ทยอยเบิกจ่าย", "Disbursing", Step.CONTRACT
    PERFORMING_GRACE = (
        "performing_grace",
        "ปลอดเงินต้น",
        "Performing, principal grace",
        Step.MONITORING,
    )
    PERFORMING = "performing", "ผ่อนชำระปกติ", "Performing", Step.MONITORING
    OVERDUE = "overdue", "ค้างชำระ (1-90 วัน)", "Overdue (1-90 days)", Step.MONITORING
    NPL = "npl", "หนี้ที่ไม่ก่อให้เกิดรายได้ (> 90 วัน)", "Non-performing (> 90 days)", Step.MONITORING
    RESTRUCTURING = (
        "restructuring",
        "พิจารณาปรับโครงสร้างหนี้",
        "Restructuring considered",
        Step.RESTRUCTURING,
    )
    RESTRUCTURED = (
        "restructured",
        "ปรับโครงสร้างแล้ว (เฝ้าติดตาม)",
        "Restructured (under watch)",
        Step.RESTRUCTURING,
    )
    PRE_LITIGATION = "pre_litigation", "บอกกล่าวทวงถามก่อนฟ้อง", "Demand before suit", Step.LITIGATION
    LITIGATION = "litigation", "ดำเนินคดี", "In litigation", Step.LITIGATION
    ENFORCEMENT = "enforcement", "บังคับคดี", "In enforcement", Step.LITIGATION
    WRITE_OFF_REVIEW = "write_off_review", "เสนอตัดหนี้สูญ", "Write-off proposed", Step.LITIGATION
    WRITTEN_OFF = "written_off", "ตัดหนี้สูญ (ยังติดตาม)", "Written off (still pursued)", Step.LITIGATION
    CLOSED_PAID = "closed_paid", "ปิดบัญชี ชำระครบ", "Closed, paid in full", Step.MONITORING, ENDS
    CLOSED_RECOVERED = (
        "closed_recovered",
        "ปิดหลังติดตามคืนครบ",
        "Closed after recovery",
        Step.LITIGATION,
        ENDS,
    )
    CLOSED_LOSS = "closed_loss", "ปิดโดยมีความเสียหาย", "Closed with a loss", Step.LITIGATION, ENDS
    REJECTED = "rejected", "ไม่อนุมัติ", "Rejected", Step.APPROVAL, ENDS
    WITHDRAWN = "withdrawn", "ถอนคำขอ", "Withdrawn", Step.INTAKE, ENDS
    LAPSED = "lapsed", "หมดเวลา", "Lapsed", Step.INTAKE, ENDS
    CANCELLED = "cancelled", "ยกเลิก", "Cancelled", Step.CONTRACT, ENDS


class Event(Word):
    """What can happen to a loan."""

    OPEN_FILE = "open_file", "เปิดแฟ้มคำขอ", "Open the file"
    CORRECT = "correct", "แก้ไขข้อมูลคำขอ", "Correct the application"
    RECEIVE = "receive", "รับคำขอ", "Receive the application"
    ASK_DOCUMENTS = "ask_documents", "ขอเอกสารเพิ่มเติม", "Ask for documents"
    SUPPLEMENT = "supplement", "ยื่นเอกสารเพิ่มเติม", "Supplement documents"
    LAPSE = "lapse", "หมดเวลายื่นเอกสาร", "Let the file lapse"
    START_SELECTION = "start_selection", "เสนอเข้าคัดเลือก", "Start selection"
    SELECT = "select", "มีมติคัดเลือก", "Select"
    NOT_SELECTED = "not_selected", "มีมติไม่คัดเลือก", "Do not select"
    DEFER = "defer", "เลื่อนพิจารณา", "Defer"
    START_FEASIBILITY = "start_feasibility", "เริ่มวิเคราะห์ความเป็นไปได้", "Start feasibility study"
    REPORT_FEASIBLE = "report_feasible", "รายงานว่าเป็นไปได้", "Report feasible"
    REPORT_NOT_FEASIBLE = "report_not_feasible", "รายงานว่าเป็นไปไม่ได้", "Report not feasible"
    SUBMIT_SCREENING = "submit_screening", "เสนอผลกลั่นกรองการเงิน", "Submit financial screening"
    RETURN = "return", "ส่งกลับขั้นก่อน", "Return to an earlier step"
    APPROVE = "approve", "มีมติอนุมัติ", "Approve"
    REJECT = "reject", "มีมติไม่อนุมัติ", "Reject"
    REVIEW_RESOLUTION = "review_resolution", "ขอทบทวนมติ", "Ask to review the resolution"
    CONFIRM = "confirm", "ยืนยันมติ", "Confirm the resolution"
    REVISE = "revise", "แก้ไขมติ", "Revise the resolution"
    REVOKE = "revoke", "เพิกถอนมติ", "Revoke the resolution"
    START_CONTRACT = "start_contract", "เริ่มจัดทำสัญญา", "Start the contract"
    APPROVAL_EXPIRED = "approval_expired", "มติอนุมัติหมดอายุ", "Let the approval expire"
    SIGN = "sign", "ลงนามสัญญา", "Sign the contract"
    DRAW_EARLY = "draw_early", "เบิกเงินเตรียมการ", "Draw early"
    DISBURSE = "disburse", "เบิกจ่าย", "Disburse"
    CLOSE_LINE = "close_line", "ปิดวงเงินเบิก", "Close the line"
    INSTALMENT_DUE = "instalment_due", "ถึงกำหนดชำระ", "Instalment falls due"
    PAY = "pay", "รับชำระหนี้", "Receive a payment"
    REVERSE = "reverse", "กลับรายการบัญชี", "Reverse an entry"
    PREPAY = "prepay", "รับชำระเงินต้นก่อนกำหนด", "Receive a prepayment"
    CHARGE = "charge", "ตั้งค่าธรรมเนียมหรือค่าใช้จ่าย", "Charge a fee or cost"
    REFUND = "refund", "คืนเงินรับเกิน", "Refund money held"
    PROPOSE_WAIVER = "propose_waiver", "เสนอลดดอกเบี้ยหรือค่าใช้จ่าย", "Propose a waiver"
    WAIVE = "waive", "มีมติลดดอกเบี้ยหรือค่าใช้จ่าย", "Waive interest or charges"
    CHANGE_RATE = "change_rate", "เปลี่ยนอัตราดอกเบี้ยตามประกาศ", "Change the rate as announced"
    MISS = "miss", "ผิดนัดชำระ", "Instalment missed"
    CURE = "cure", "กลับเป็นปกติ", "Cure"
    AGE_OUT = "age_out", "ค้างเกิน 90 วัน", "Age past 90 days"
    GRACE_ENDS = "grace_ends", "ครบระยะปลอดเงินต้น", "Principal grace ends"
    REQUEST_RESTRUCTURING = "request_restructuring", "ขอปรับโครงสร้างหนี้", "Request restructuring"
    APPROVE_RESTRUCTURING = "approve_restructuring", "อนุมัติปรับโครงสร้างหนี้", "Approve restructuring"
    REFUSE_RESTRUCTURING = "refuse_restructuring", "ไม่อนุมัติปรับโครงสร้างหนี้", "Refuse restructuring"
    OBSERVE_OK = "observe_ok", "ครบระยะเฝ้าติดตาม", "Watch completed"
    GRANT_RELIEF = "grant_relief", "ให้มาตรการช่วยเหลือ", "Grant relief"
    DEMAND = "demand", "บอกกล่าวทวงถาม", "Send demand"
    FILE_SUIT = "file_suit", "ยื่นฟ้อง", "File suit"
    SETTLE = "settle", "ประนีประนอมยอมความ", "Settle in court"
    JUDGMENT = "judgment", "มีคำพิพากษา", "Judgment"
    DISMISSED = "dismissed", "ศาลยกฟ้อง", "Suit dismissed"
    WITHDRAW_ACTION = "withdraw_action", "ถอนการดำเนินคดี", "Withdraw the action"
    RECOVER = "recover", "ได้รับชำระคืนจากการติดตาม", "Recover"
    PROPOSE_WRITE_OFF = "propose_write_off", "เสนอตัดหนี้สูญ", "Propose write-off"
    APPROVE_WRITE_OFF = "approve_write_off", "อนุมัติตัดหนี้สูญ", "Approve write-off"
    REFUSE = "refuse", "ไม่อนุมัติตัดหนี้สูญ", "Refuse write-off"
    CLOSE_LOSS = "close_loss", "ปิดบัญชีโดยรับความเสียหาย", "Close with a loss"
    SETTLE_IN_FULL = "settle_in_full", "ปิดบัญชีชำระครบ", "Settle in full"
    WITHDRAW = "withdraw", "ถอนคำขอ", "Withdraw"
    ASK_REVIEW = "ask_review", "ขอให้พิจารณาใหม่", "Ask for a review"
    CALL_DEFAULT = "call_default", "เรียกให้เป็นหนี้ผิดนัด", "Call default"
    CANCEL = "cancel", "ยกเลิกสัญญา", "Cancel the contract"
    NOTIFY_GUARANTOR = "notify_guarantor", "บอกกล่าวผู้ค้ำประกัน", "Notify a guarantor"
    RENEW_INSURANCE = "renew_insurance", "ต่ออายุประกันภัย", "Renew the insurance"
    RENEW_LEASE = "renew_lease", "ต่ออายุสัญญาเช่า", "Renew the lease"
    RECEIVE_ACCOUNTS = "receive_accounts", "รับงบการเงินประจำปี", "Receive yearly accounts"
    RECORD_COMMITMENT = "record_commitment", "บันทึกสิ่งที่ผู้กู้รับไว้", "Record an undertaking"
    KEEP_COMMITMENT = "keep_commitment", "บันทึกว่าทำตามที่รับไว้", "Record an undertaking as kept"
    CONTACT = "contact", "บันทึกการติดต่อ", "Contact"
    PROMISE = "promise", "บันทึกการนัดชำระ", "Promise to pay"
    ACKNOWLEDGE_DEBT = "acknowledge_debt", "รับสภาพหนี้", "Acknowledge the debt"
    PROVE_DEMAND = "prove_demand", "บันทึกหลักฐานรับหนังสือทวงถาม", "Prove receipt of a demand"
    RELEASE_COLLATERAL = "release_collateral", "ปลดหลักประกัน", "Release the collateral"
    VOTE = "vote", "ลงคะแนน", "Vote"
    CHANGE_VOTE = "change_vote", "เปลี่ยนคะแนน", "Change one's vote"
    RECUSE = "recuse", "ถอนตัวจากการพิจารณา", "Stand aside"


class Role(Word):
    """Who a person may be in the process. `CLOCK` is the service that performs timer rows."""

    INTAKE_OFFICER = "intake_officer", "เจ้าหน้าที่รับคำขอ", "Intake officer"
    COMMITTEE_SECRETARY = "committee_secretary", "เลขานุการคณะกรรมการ", "Committee secretary"
    SELECTION_MEMBER = "selection_member", "กรรมการคัดเลือก", "Selection committee member"
    FEASIBILITY_ANALYST = "feasibility_analyst", "ผู้วิเคราะห์ความเป็นไปได้", "Feasibility analyst"
    FINANCIAL_ANALYST = "financial_analyst", "ผู้วิเคราะห์การเงิน", "Financial analyst"
    APPROVER = "approver", "กรรมการผู้อนุมัติ", "Approver"
    CONTRACT_OFFICER = "contract_officer", "เจ้าหน้าที่นิติกรรม", "Contract officer"
    CONTRACT_CHECKER = "contract_checker", "ผู้ตรวจนิติกรรม", "Contract checker"
    DISBURSEMENT_MAKER = "disbursement_maker", "ผู้ตั้งเบิกจ่าย", "Disbursement maker"
    DISBURSEMENT_CHECKER = "disbursement_checker", "ผู้อนุมัติเบิกจ่าย", "Disbursement checker"
    MONITORING_OFFICER = "monitoring_officer", "เจ้าหน้าที่ติดตามหนี้", "Monitoring officer"
    COLLECTOR = "collector", "เจ้าหน้าที่เร่งรัดหนี้", "Collector"
    WORKOUT_OFFICER = "workout_officer", "เจ้าหน้าที่แก้ไขหนี้", "Work-out officer"
    LITIGATION_OFFICER = "litigation_officer", "เจ้าหน้าที่ดำเนินคดี", "Litigation officer"
    FUND_OFFICE = "fund_office", "สำนักงานกองทุน", "Fund Office"
    BOARD_SECRETARY = "board_secretary", "เลขานุการ กอป.", "Board secretary"
    RISK_OFFICER = "risk_officer", "เจ้าหน้าที่บริหารความเสี่ยง", "Risk officer"
    AUDITOR = "auditor", "ผู้ตรวจสอบ", "Auditor"
    ADMIN = "admin", "ผู้ดูแลระบบ", "Administrator"
    CLOCK = "clock", "ระบบตั้งเวลา", "Clock service"


class Duty(Word):
    """The duty that an act performs; duties, not roles, are what is kept apart."""

    INTAKE = "D01", "รับคำขอ", "Intake"
    SELECT = "D02", "คัดเลือก", "Select"
    FEASIBILITY = "D03", "วิเคราะห์ความเป็นไปได้", "Feasibility"
    FINANCIAL_SCREENING = "D04", "กลั่นกรองการเงิน", "Financial screening"
    APPROVE = "D05", "อนุมัติ", "Approve"
    CONTRACT = "D06", "จัดทำสัญญา", "Draft the contract"
    VERIFY_CONDITIONS = "D07", "ตรวจเงื่อนไข", "Verify conditions"
    PREPARE_DISBURSEMENT = "D08", "ตั้งเบิกจ่าย", "Prepare disbursement"
    AUTHORISE_DISBURSEMENT = "D09", "อนุมัติเบิกจ่าย", "Authorise disbursement"
    COLLECT = "D10", "ติดตามหนี้", "Monitor and collect"
    PROPOSE_RESTRUCTURING = "D11", "เสนอปรับโครงสร้างหนี้", "Propose restructuring"
    APPROVE_RESTRUCTURING = "D12", "อนุมัติปรับโครงสร้างหนี้", "Approve restructuring"
    PROPOSE_RECOVERY = "D13", "ดำเนินคดี เสนอตัดหนี้สูญ", "Litigate, propose write-off"
    APPROVE_WRITE_OFF = "D14", "อนุมัติตัดหนี้สูญ", "Approve write-off"
    EDIT = "D15", "แก้ไขข้อมูลสำคัญ", "Edit material data"
    VALUE = "D16", "ประเมินราคา", "Value collateral"
    REVIEW = "D17", "สอบทาน", "Review"
    ADMINISTER = "D18", "ดูแลระบบ", "Administer"
    UNMASK = "D19", "เปิดข้อมูลส่วนบุคคล", "Release personal data"


class LineUse(Word):
    """What an act needs of the line of credit (2.3(1), 2.3(4), note 2)."""

    NONE = "none", "ไม่เกี่ยวกับวงเงิน", "nothing"
    SEEN = "seen", "ดูวงเงินคงเหลือ", "sees what is left"
    HELD = "held", "ล็อกวงเงิน", "holds it under lock"


class Mode(Word):
    """How many persons one act takes."""

    SINGLE = "single", "คนเดียว", "one person"
    PAIR = "pair", "ผู้ทำและผู้ตรวจ", "maker and checker"
    BALLOT = "ballot", "มติคณะกรรมการ", "a committee's ballot"
    VOTE = "vote", "บัตรลงคะแนนของกรรมการ", "a member's own vote"
    CLOCK = "clock", "ระบบตั้งเวลา", "clock act"
