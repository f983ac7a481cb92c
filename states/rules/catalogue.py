"""
Every row of the specification of the criteria, and what carries it.

Most rows are rules. The others grant a power, bind somebody after the decision, leave a number to
the board, watch the whole book, say which text counts, or inform. Nothing of the text is left
without a place.
"""

# ruff: noqa: E501 - one row, one line: the table is read across

from dataclasses import dataclass
from typing import Final, NamedTuple

from states.words import Bilingual, Word


class Carrier(Word):
    """What makes a row hold."""

    RULE = "rule", "กฎที่ตัดสินทุกราย", "a rule that judges each case"
    AUTHORITY = "authority", "ตารางอำนาจ", "the dated authority matrix"
    DUTIES = "duties", "การแบ่งแยกหน้าที่", "the separation of duties"
    OBLIGATION = "obligation", "ภาระที่ติดตามต่อเนื่อง", "an obligation carried on and followed up"
    PARAMETER = "parameter", "ค่าที่ กอป. กำหนด", "a dated value or amendment of the board"
    MONITORING = "monitoring", "การติดตามทั้งพอร์ต", "a measure of the whole book"
    EDITION = "edition", "ฉบับและบทเฉพาะกาล", "the editions and their transition"
    RECORD = "record", "บันทึกตรวจสอบ", "the audit trail"
    JUDGEMENT = "judgement", "ดุลพินิจที่บันทึกเหตุผล", "a judgement recorded in words"
    INFORMATION = "information", "ข้อมูล", "information"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its name, what carries it, the rules or conditions by id, the lines, our words."""

    row: str
    carried_by: tuple[Carrier, ...]
    rules: tuple[str, ...]
    source: str
    meaning: Bilingual


_C = Carrier


def _rule(row: str, source: str, thai: str, english: str, *rules: str) -> Entry:
    return Entry(row, (_C.RULE,), rules or (row,), source, Bilingual(thai, english))


def _by(
    carriers: Carrier | tuple[Carrier, ...],
    row: str,
    source: str,
    thai: str,
    english: str,
    *rules: str,
) -> Entry:
    listed = carriers if isinstance(carriers, tuple) else (carriers,)
    return Entry(row, listed, rules, source, Bilingual(thai, english))


# fmt: off
NOTICE: Final = (
    _rule("N-2.window", "L13", "ช่วงเวลารับคำขอ", "the window for requests", "window"),
    _by((_C.RULE, _C.AUTHORITY), "N-2.unit", "L13, L266-L268", "หน่วยที่รับคำขอ", "which unit receives", "receiving_unit"),
    _rule("N-3.types", "L15", "ประเภทธุรกิจที่จังหวัดประกาศ", "types of business announced by the province", "2.3.2"),
    _rule("N-4.line", "L17", "ตรวจวงเงินที่เหลือเมื่อรับและเมื่ออนุมัติ", "the remaining line, at intake and at approval", "line_check", "2.3.1"),
    _rule("DOC-1", "L40", "ใบคำขอ แบบ ก.1", "form ก.1", "documents"),
    _rule("DOC-2", "L41", "หนังสือรับรองและรายชื่อผู้ถือหุ้น", "certificate and shareholders", "documents"),
    _rule("DOC-3", "L42", "หนังสือบริคณห์สนธิหรือตราสาร", "memorandum or instrument", "documents"),
    _rule("DOC-4", "L43", "บัตรประชาชนและทะเบียนบ้านผู้ลงนาม", "identity papers of those who sign", "documents"),
    _rule("DOC-5", "L44", "ภาพถ่ายสถานประกอบการ", "photographs of the premises", "documents"),
    _rule("DOC-6", "L45", "ทะเบียนพาณิชย์และ ภ.พ.20 ถ้ามี", "commercial and VAT registration, if any", "documents"),
    _rule("DOC-7", "L46", "เอกสารทางการเงิน ถ้ามี", "financial papers, if any", "documents"),
    _rule("DOC-8", "L47", "แผนธุรกิจ ถ้ามี", "business plan, if any", "documents"),
    _rule("DOC-9", "L48", "หลักฐานการเช่า ถ้ามี", "evidence of the lease, if any", "documents"),
    _by(_C.INFORMATION, "DOC-10", "L49", "เอกสารอื่น", "other documents", "documents"),
    _rule("DOC-SIGN", "L51-L52", "ลงนามและประทับตราทุกฉบับ", "signature and seal on every document", "document_signatures"),
)

PRINCIPLES: Final = (
    _by(_C.INFORMATION, "1.1", "L96-L104", "วัตถุประสงค์ของกองทุน", "what the Fund is for"),
    _by((_C.AUTHORITY, _C.PARAMETER), "1.2.1", "L108-L113", "กอป. กำหนดนโยบายและกรอบ", "the board sets policy and frames"),
    _by(_C.DUTIES, "1.2.2", "L115", "แบ่งแยกการคัดเลือก วิเคราะห์ กลั่นกรอง และอนุมัติ", "selection, feasibility, screening and approval are separate"),
    _by(_C.RECORD, "1.2.3", "L117-L126", "แปดขั้นตอนที่สอบทานได้", "eight steps that can be re-checked"),
    _by(_C.AUTHORITY, "1.2.3.del", "L128", "ขั้นตอนที่มอบให้ ธพว. (Q2)", "which steps the bank carries out (Q2)"),
    _by(_C.INFORMATION, "1.2.4", "L130", "เกณฑ์ร่วมลงทุนไม่มีในต้นฉบับ (Q12)", "criteria of joint investment are in no source (Q12)", "2.3.note1"),
)

ELIGIBILITY: Final = (
    _by((_C.RULE, _C.JUDGEMENT), "2.1.1", "L136-L140", "ขนาดกิจการและศักยภาพ", "size, and potential in words", "2.1.1"),
    _rule("2.1.2", "L142", "นิติบุคคลไทยสามรูปแบบ", "three forms of Thai juristic person"),
    _rule("2.1.3", "L144-L148", "S-Curve หรือยุทธศาสตร์จังหวัด", "S-Curve or strategic"),
    _rule("2.1.3.prohibited", "L150", "ธุรกิจต้องห้าม", "prohibited business"),
    _by((_C.RULE, _C.JUDGEMENT), "2.1.4", "L152", "เพิ่มขีดความสามารถ", "competitiveness rises", "2.1.4"),
    _by((_C.RULE, _C.OBLIGATION), "2.1.5", "L154-L156", "อบรม", "training", "2.1.5"),
    _by((_C.RULE, _C.OBLIGATION), "2.1.6", "L158", "บัญชีเดียว", "single account", "2.1.6"),
    _rule("2.1.7", "L160", "ไม่เป็น NPL ไม่ถูกดำเนินคดี", "no bad debt, no suit"),
    _rule("2.1.8.restructure", "L162", "ไม่เคยปรับหนี้ในรอบปี", "no change of terms in a year"),
    _by((_C.RULE, _C.AUTHORITY), "2.1.8.history", "L162-L164, L284", "ประวัติชำระหนี้และผู้ผ่อนปรน", "repayment history and who relaxes it", "2.1.8.history"),
    _rule("2.1.9", "L166", "พิจารณาจากบุคคลเดิม", "the persons before are judged"),
    _rule("2.1.10", "L168-L175", "กองทุนอื่น", "other funds"),
    _by((_C.RULE, _C.OBLIGATION), "2.1.11", "L177-L178", "ส่งข้อมูลทุกปี", "yearly accounts and credit data", "2.1.11"),
    _by(_C.PARAMETER, "2.1.12", "L180", "ตามที่ กอป. กำหนด", "as the board sets"),
)

PURPOSES: Final = (
    _rule("2.2.1", "L184-L185", "เพื่อการลงทุน", "investment", "2.2.purposes"),
    _rule("2.2.2", "L187-L189", "เพื่อเพิ่มขีดความสามารถ", "raising competitiveness", "2.2.purposes"),
    _rule("2.2.3", "L191", "เงินทุนหมุนเวียนเท่าที่จำเป็น", "working capital as needed", "2.2.purposes", "2.2.3.tied"),
    _by((_C.RULE, _C.AUTHORITY), "2.2.3.early", "L191-L194", "เบิกก่อนไม่เกินร้อยละ 30", "an early draw of at most 30%", "2.2.3.early_draw", "draw.permission_covers_it"),
    _by(_C.PARAMETER, "2.2.4", "L196", "ตามที่ กอป. กำหนด", "as the board sets"),
    _by((_C.RULE, _C.PARAMETER), "2.2.refinance", "L198-L199, L288", "ห้ามชำระหนี้เดิม (Q1)", "no refinancing (Q1)", "2.2.refinance"),
)

TERMS: Final = (
    _by(_C.AUTHORITY, "2.3.0", "L203-L211", "ธพว. ร่วมบริหาร ไม่รวมอำนาจอนุมัติ", "the bank manages, without the power to approve"),
    _rule("2.3(1)", "L214, L292", "กรอบวงเงินรวม", "the total line", "2.3.1"),
    _rule("2.3(2)", "L215", "ประเภทธุรกิจของจังหวัด", "types of business of the province", "2.3.2"),
    _by((_C.RULE, _C.AUTHORITY), "2.3(3)", "L218", "คัดเลือกและจัดลำดับ", "selection and rank", "2.3.3"),
    _rule("2.3(4).max", "L219, L293", "ไม่เกิน 10 ล้านบาทต่อราย", "at most 10 million per borrower", "2.3.4.max"),
    _rule("2.3(4).share50", "L219", "ครึ่งหนึ่งของวงเงินให้รายเล็ก", "half of the line for small loans", "2.3.4.share50"),
    _rule("2.3(4).high_rank", "L219", "รายใหญ่ต้องอยู่ในลำดับสูง", "large loans for high rank", "2.3.4.high_rank"),
    _rule("2.3(5).term", "L220", "ไม่เกิน 7 ปี", "at most 7 years", "2.3.5.term", "restructure.within_the_limits"),
    _rule("2.3(5).grace", "L220", "ปลอดเงินต้นไม่เกิน 3 ปี", "grace of at most 3 years", "2.3.5.grace", "restructure.within_the_limits"),
    _by(_C.JUDGEMENT, "2.3(5).need", "L220", "ตามความจำเป็นและความสามารถชำระ", "as needed and as can be repaid"),
    _by((_C.RULE, _C.PARAMETER), "2.3(6)", "L221", "ดอกเบี้ยร้อยละ 1", "interest of 1%", "2.3.6.rate", "rate.as_the_board_announced", "restructure.rate_of_the_board"),
    _by((_C.RULE, _C.PARAMETER), "2.3(7)", "L222", "ค่าธรรมเนียมและอากรแสตมป์", "fees and stamp duty", "charge.within_the_tariff"),
    _rule("2.3(8)", "L223-L229", "หลักประกันเสริม", "supplementary collateral", "2.3.8.branch"),
    _by(_C.PARAMETER, "2.3(9)", "L230", "ตามที่ กอป. กำหนด", "as the board sets"),
    _rule("2.3.note1", "L234-L236", "เพดานต่อราย", "caps per borrower"),
    _by((_C.RULE, _C.AUTHORITY), "2.3.note2", "L238", "เพดานต่อกลุ่ม", "cap per group", "2.3.note2"),
)

COLLATERAL: Final = (
    _rule("8.x.1", "L223", "ค้ำประกันเต็มวงเงิน", "a guarantee for the full amount", "2.3.8.guarantee", "sign.guarantee_covers_the_amount"),
    _rule("8.1.2", "L223-L229", "จดทะเบียนเครื่องจักร", "machinery is registered", "2.3.8.machinery"),
    _rule("8.2.2/8.2.3", "L223-L227", "เจ้าของที่ตั้ง", "whose the site is", "2.3.8.branch"),
    _by((_C.RULE, _C.MONITORING), "8.2.2.2.p4", "L226", "ภายใน 30 วัน (Q4)", "within 30 days (Q4)", "2.3.8.deadline30"),
    _rule("8.2.3.1", "L226", "สัญญาเช่ายาวกว่าระยะกู้ 3 ปี", "a lease 3 years beyond the loan", "2.3.8.branch"),
    _rule("8.2.3.4", "L229", "เจ้าของที่ดินค้ำประกัน ไม่เกิน 5 ล้านบาท", "the owner guarantees, up to 5 million", "2.3.8.branch"),
    _by((_C.RULE, _C.OBLIGATION), "order", "L223-L229", "ลำดับและเหตุที่ข้อก่อนทำไม่ได้", "the order, and why earlier branches were impossible", "2.3.8.branch", "2.3.8.valuation"),
    _by((_C.RULE, _C.OBLIGATION), "insurance", "L229", "ประกันภัยและการต่ออายุ", "insurance and its renewal", "2.3.8.insurance", "disburse.conditions_precedent"),
)

APPROVAL: Final = (
    _rule("2.4.1", "L242", "ผ่านการคัดเลือก", "passed the selection"),
    _rule("2.4.2", "L244", "DSCR", "debt service cover"),
    _rule("2.4.3", "L246-L252", "D/E", "debt to equity"),
    _rule("2.4.end", "L254", "อธิบายเหตุผล", "the written reason", "2.4.2", "2.4.3"),
)

RISK_FRAME: Final = (
    _by(_C.MONITORING, "2.5.oyd", "L258", "One Year Default ไม่ควรเกินร้อยละ 3", "one-year default should stay within 3%"),
    _by(_C.MONITORING, "2.5.npl", "L258", "NPL ไม่ควรเกินร้อยละ 15", "non-performing should stay within 15%"),
    _by((_C.AUTHORITY, _C.MONITORING), "2.5.excl", "L260", "ความเสียหายที่ไม่นับ", "losses that do not count"),
    _by((_C.OBLIGATION, _C.MONITORING), "2.5.act", "L258", "ใช้กรอบในการบริหาร", "the frame steers the management"),
)

UNITS_AND_TRANSITION: Final = (
    _by((_C.RULE, _C.AUTHORITY), "3.1(1)", "L266", "กรุงเทพฯ: สำนักงานกองทุน", "Bangkok: the Fund Office", "receiving_unit"),
    _by((_C.RULE, _C.AUTHORITY), "3.1(2)", "L268", "76 จังหวัด: สำนักงานอุตสาหกรรมจังหวัด", "76 provinces: their industry offices", "receiving_unit"),
    _by(_C.AUTHORITY, "3.2", "L270", "หน่วยร่วมดำเนินการ: ธพว.", "joint operating unit: the bank"),
    _by(_C.EDITION, "v4.2", "L64-L73", "ยกเลิกประกาศก่อนฉบับที่ 4", "repeals the announcements before no.4"),
    _by(_C.OBLIGATION, "v4.3", "L75", "ทุกหน่วยถือปฏิบัติ", "all units follow the annex"),
    _by((_C.EDITION, _C.AUTHORITY), "v4.4", "L77", "บทเฉพาะกาล: เฉพาะหลักประกัน", "transition: collateral alone", "review.within_its_ground"),
    _by(_C.EDITION, "v4.5", "L79-L81", "ใช้บังคับ 21 ตุลาคม 2560", "in force on 21 October 2017"),
    _by(_C.EDITION, "v5.2", "L282-L284", "เปลี่ยนผู้ผ่อนปรน 2.1.8", "replaces who relaxes 2.1.8", "2.1.8.history"),
    _by(_C.EDITION, "v5.3", "L286-L288", "ข้อยกเว้น L/C และ T/R", "adds the import exception", "2.2.refinance"),
    _by(_C.EDITION, "v5.4", "L290-L293", "แทน 2.3(1) และ 2.3(4)", "replaces 2.3(1) and 2.3(4)", "2.3.1", "2.3.4.max", "2.3.4.share50", "2.3.4.high_rank"),
    _by((_C.EDITION, _C.AUTHORITY), "v5.5", "L295", "บทเฉพาะกาล: เฉพาะ 2.2 วรรคสอง", "transition: 2.2 paragraph 2 alone", "review.within_its_ground"),
    _by(_C.EDITION, "v5.6", "L297-L299", "ใช้บังคับ 16 กุมภาพันธ์ 2561", "in force on 16 February 2018"),
)

EXTERNAL_LAW: Final = (
    _by(_C.OBLIGATION, "ccc.686", "CCC s.686", "หนังสือบอกกล่าวถึงผู้ค้ำประกันภายใน 60 วันนับแต่ผิดนัด", "written notice reaches each guarantor within 60 days of a default"),
    _by(_C.RULE, "ccc.700", "CCC s.700", "ผ่อนเวลาได้เมื่อผู้ค้ำประกันทุกคนยินยอมเป็นหนังสือในครั้งนั้น", "more time only with the fresh written consent of every guarantor", "consent.every_guarantor"),
    _by(_C.OBLIGATION, "ccc.681/1", "CCC s.681/1", "ข้อตกลงให้ผู้ค้ำประกันที่เป็นบุคคลธรรมดารับผิดอย่างลูกหนี้ร่วมเป็นโมฆะ", "no natural person guarantees as a joint debtor"),
    _by((_C.OBLIGATION, _C.RECORD), "debt_collection", "Debt Collection Act B.E. 2558", "เวลาและจำนวนครั้งที่ติดต่อทวงถามหนี้", "hours and number of contacts when collecting"),
    _by(_C.PARAMETER, "ccc.224/1", "CCC s.224/1, Emergency Decree B.E. 2564", "ดอกเบี้ยผิดนัดคิดจากเงินต้นของงวดที่ผิดนัดเท่านั้น", "default interest on the principal of the missed instalment alone"),
    _rule("business_security", "Business Security Act B.E. 2558", "จดทะเบียนหลักประกันทางธุรกิจ", "registration of business security", "2.3.8.machinery", "disburse.conditions_precedent"),
    _rule("ccc.538", "CCC s.538, s.540", "การเช่าเกิน 3 ปีต้องจดทะเบียน และไม่เกิน 30 ปี", "a lease above three years is registered, and at most thirty years", "2.3.8.branch"),
    _by(_C.OBLIGATION, "ccc.193/33", "CCC s.193/33", "อายุความของแต่ละงวด", "prescription of each instalment"),
    _by((_C.RULE, _C.AUTHORITY), "write_off", "Revolving Fund Administration Act B.E. 2558", "อำนาจตัดหนี้สูญตามวงเงิน", "who may write off, by amount", "write_off.within_what_is_owed"),
    _by(_C.RECORD, "personal_data", "PDPA B.E. 2562, Credit Information Business Act B.E. 2545", "ข้อมูลส่วนบุคคลและข้อมูลเครดิต", "personal data and credit data"),
)
# fmt: on


class Section(NamedTuple):
    """A part of the text: its title, the clauses whose rules are told in it, and its rows."""

    title: Bilingual
    clauses: tuple[str, ...]
    entries: tuple[Entry, ...]


SECTIONS: Final[tuple[Section, ...]] = (
    Section(Bilingual("ประกาศเปิดรับคำขอ พ.ศ. 2562 และเอกสาร", "Opening notice of 2019 and checklist"), ("N", "DOC"), NOTICE),
    Section(Bilingual("1 หลักการ", "1 Principles"), ("1",), PRINCIPLES),
    Section(Bilingual("2.1 คุณสมบัติ", "2.1 Eligibility"), ("2.1",), ELIGIBILITY),
    Section(Bilingual("2.2 วัตถุประสงค์", "2.2 Purposes"), ("2.2",), PURPOSES),
    Section(Bilingual("2.3 เงื่อนไขสินเชื่อ", "2.3 Terms of the loan"), ("2.3",), TERMS),
    Section(Bilingual("2.3(8) หลักประกัน", "2.3(8) Collateral"), ("2.3(8)",), COLLATERAL),
    Section(Bilingual("2.4 การอนุมัติ", "2.4 Approval"), ("2.4",), APPROVAL),
    Section(Bilingual("2.5 กรอบความเสี่ยง", "2.5 Risk frame"), ("2.5",), RISK_FRAME),
    Section(Bilingual("3 หน่วยดำเนินการ และบทเฉพาะกาล", "3 Units, and transition"), ("3", "v"), UNITS_AND_TRANSITION),
    Section(Bilingual("กฎหมายอื่นที่ต้องใช้ประกอบ", "Other law that the text presupposes"), (), EXTERNAL_LAW),
)  # fmt: skip

CATALOGUE: Final[tuple[Entry, ...]] = tuple(entry for part in SECTIONS for entry in part.entries)


def entries_of(rule_id: str) -> tuple[Entry, ...]:
    """The rows that a rule or a condition carries."""
    return tuple(entry for entry in CATALOGUE if rule_id in entry.rules)
