"""The words of an application: codes that other programs rely on, with their labels.

The words of the paper form itself, which are its printed answers, stand in `form_vocabulary`.
"""

from typing import Final

from states.words import Word


class Schema(Word):
    """The kind and version of the document."""

    APPLICATION_1 = "smefund-application/1", "คำขอสินเชื่อ/ร่วมลงทุน รุ่น 1", "Application, version 1"


class AmountsUnit(Word):
    """The unit of every amount outside the form."""

    THB = "THB", "บาท", "Baht"


class Product(Word):
    """One form serves both products of the Fund."""

    LOAN = "loan", "สินเชื่อ", "Loan"
    JOINT_INVESTMENT = "joint_investment", "ร่วมลงทุน", "Joint investment"


# ---------------------------------------------------------------------------------- borrower


class BusinessType(Word):
    """What the business does; the size test (2.1.1) and the debt-to-equity limit turn on it."""

    MANUFACTURING = "manufacturing", "ผลิต", "Manufacturing"
    SERVICE = "service", "บริการ", "Service"
    RETAIL_WHOLESALE = "retail_wholesale", "ค้าปลีก/ค้าส่ง", "Retail or wholesale"


class JuristicType(Word):
    """What the applicant is in law (2.1.2)."""

    COMPANY_LIMITED = "company_limited", "บริษัทจำกัด", "Limited company"
    LIMITED_PARTNERSHIP = "limited_partnership", "ห้างหุ้นส่วนจำกัด", "Limited partnership"
    REGISTERED_ORDINARY_PARTNERSHIP = (
        "registered_ordinary_partnership",
        "ห้างหุ้นส่วนสามัญนิติบุคคล",
        "Registered ordinary partnership",
    )
    PUBLIC_COMPANY_LIMITED = "public_company_limited", "บริษัทมหาชนจำกัด", "Public limited company"
    COOPERATIVE = "cooperative", "สหกรณ์", "Cooperative"
    NATURAL_PERSON = "natural_person", "บุคคลธรรมดา", "Natural person"
    OTHER = "other", "อื่นๆ", "Other"


class ProhibitedBusiness(Word):
    """Business the Fund never finances (2.1.3, second paragraph)."""

    LAND_ALLOTMENT_FOR_SALE = (
        "land_allotment_for_sale",
        "จัดสรรที่ดินหรือที่ดินพร้อมสิ่งปลูกสร้างเพื่อขาย",
        "Allotment of land, or of land with buildings, for sale",
    )
    ILLEGAL = "illegal", "ผิดกฎหมาย", "Illegal"
    AGAINST_GOOD_MORALS = "against_good_morals", "ขัดต่อศีลธรรมอันดี", "Against good morals"


class SCurve(Word):
    """The ten target industries (1.1, 2.1.3(1)): five grown already, five new."""

    NEXT_GEN_AUTOMOTIVE = "next_gen_automotive", "ยานยนต์แห่งอนาคต", "Next-generation automotive"
    SMART_ELECTRONICS = "smart_electronics", "อิเล็กทรอนิกส์อัจฉริยะ", "Smart electronics"
    QUALITY_TOURISM = "quality_tourism", "ท่องเที่ยวระดับคุณภาพ", "Quality tourism"
    AGRICULTURE_BIOTECH = (
        "agriculture_biotech",
        "เกษตรและเทคโนโลยีชีวภาพ",
        "Agriculture and biotechnology",
    )
    FOOD_FOR_THE_FUTURE = "food_for_the_future", "อาหารแห่งอนาคต", "Food for the future"
    ROBOTICS = "robotics", "หุ่นยนต์", "Robotics"
    AVIATION_LOGISTICS = "aviation_logistics", "การบินและโลจิสติกส์", "Aviation and logistics"
    BIOFUEL_BIOCHEMICAL = (
        "biofuel_biochemical",
        "เชื้อเพลิงชีวภาพและเคมีชีวภาพ",
        "Biofuel and biochemicals",
    )
    DIGITAL = "digital", "ดิจิทัล", "Digital"
    MEDICAL = "medical", "การแพทย์ครบวงจร", "Medical hub"


FIRST_S_CURVE: Final = frozenset(
    {
        SCurve.NEXT_GEN_AUTOMOTIVE,
        SCurve.SMART_ELECTRONICS,
        SCurve.QUALITY_TOURISM,
        SCurve.AGRICULTURE_BIOTECH,
        SCurve.FOOD_FOR_THE_FUTURE,
    }
)
NEW_S_CURVE: Final = frozenset(SCurve) - FIRST_S_CURVE


class GroupLink(Word):
    """How a person or business belongs to the borrower's group (2.3 note 2)."""

    DE_JURE = "de_jure", "โดยนิตินัย", "By law"
    DE_FACTO = "de_facto", "โดยพฤตินัย", "In fact"


# ----------------------------------------------------------------------------------- request


class PurposeClause(Word):
    """The clause under which money is asked for; `other` has no ground in the criteria."""

    INVESTMENT = "2.2.1", "ลงทุน", "Investment"
    COMPETITIVENESS = "2.2.2", "เสริมสร้างขีดความสามารถ", "Raising competitiveness"
    WORKING_CAPITAL = "2.2.3", "เงินทุนหมุนเวียน", "Working capital"
    OTHER = "other", "อื่นๆ", "Other"


class PurposeKind(Word):
    """What the money buys."""

    MACHINERY = "machinery", "เครื่องจักร", "Machinery"
    BUILDING = "building", "อาคาร", "Building"
    PREMISES_IMPROVEMENT = "premises_improvement", "ปรับปรุงสถานประกอบการ", "Premises improvement"
    EQUIPMENT = "equipment", "อุปกรณ์", "Equipment"
    VEHICLE = "vehicle", "ยานพาหนะ", "Vehicle"
    SOFTWARE = "software", "ซอฟต์แวร์", "Software"
    OTHER_FACILITY = "other_facility", "สิ่งอำนวยความสะดวกอื่น", "Other facility"
    RESEARCH = "research", "วิจัยและพัฒนา", "Research and development"
    PRODUCTION_RIGHTS = "production_rights", "สิทธิ์ในการผลิต", "Production rights"
    STANDARDS_CERTIFICATION = "standards_certification", "มาตรฐาน", "Standards certification"
    PRODUCT_DESIGN = "product_design", "ออกแบบผลิตภัณฑ์", "Product design"
    TECHNOLOGY = "technology", "เทคโนโลยี", "Technology"
    INNOVATION = "innovation", "นวัตกรรม", "Innovation"
    DIGITAL_SYSTEM = "digital_system", "ระบบดิจิทัล", "Digital system"
    WORKING_CAPITAL = "working_capital", "เงินทุนหมุนเวียน", "Working capital"
    OTHER = "other", "อื่นๆ", "Other"


class Creditor(Word):
    """Whose debt the money would pay (2.2, last paragraph)."""

    OTHER_FINANCIAL_INSTITUTION = (
        "other_financial_institution",
        "สถาบันการเงินอื่น",
        "Another financial institution",
    )
    SAME_FINANCIAL_INSTITUTION = (
        "same_financial_institution",
        "สถาบันการเงินเดิม",
        "The same financial institution",
    )


class DebtInstrument(Word):
    """What kind of debt the money would pay."""

    LETTER_OF_CREDIT = "letter_of_credit", "เลตเตอร์ออฟเครดิต (L/C)", "Letter of credit"
    TRUST_RECEIPT = "trust_receipt", "ทรัสต์รีซีท (T/R)", "Trust receipt"
    TERM_LOAN = "term_loan", "เงินกู้ระยะยาว", "Term loan"
    OTHER = "other", "อื่นๆ", "Other"


# ------------------------------------------------------------------------------ declarations


class Training(Word):
    """Incubation, training or an award (2.1.5)."""

    COMPLETED = "completed", "เคยอบรมแล้ว", "Completed"
    IN_PROGRESS = "in_progress", "อยู่ระหว่างเข้าร่วม", "In progress"
    AWARD = "award", "เคยได้รับรางวัล", "Has won an award"
    NEVER = "never", "ยังไม่เคย", "Never"


class SingleAccount(Word):
    """One set of accounts for tax and bank alike (2.1.6)."""

    IN_PLACE = "in_place", "ทำบัญชีเดียวแล้ว", "In place"
    INTENDS = "intends", "ประสงค์เข้าร่วม", "Intends to enter"
    REFUSES = "refuses", "ไม่ประสงค์เข้าร่วม", "Refuses"


class InstalmentMark(Word):
    """How one past instalment was paid (2.1.8)."""

    NORMAL = "n", "ชำระปกติ", "Paid as due"
    LATE = "late", "ค้างชำระ", "Late"


class OtherFund(Word):
    """State help that excludes the Fund's own while it lasts (2.1.10)."""

    TURNAROUND = (
        "osmep_turnaround_1000m",
        "โครงการเงินทุนพลิกฟื้นวิสาหกิจขนาดย่อม (1,000 ล้านบาท)",
        "OSMEP turnaround fund (1,000 million baht)",
    )
    REHABILITATION = (
        "osmep_rehabilitation_2000m",
        "โครงการฟื้นฟูกิจการวิสาหกิจขนาดกลางและขนาดย่อม (2,000 ล้านบาท)",
        "OSMEP rehabilitation fund (2,000 million baht)",
    )
    HANDICRAFT = (
        "diprom_household_handicraft_revolving_fund",
        "เงินทุนหมุนเวียนอุตสาหกรรมในครอบครัวและหัตถกรรมไทย",
        "DIPROM household industry and Thai handicraft revolving fund",
    )


# -------------------------------------------------------------------------------- collateral


class GuarantorClass(Word):
    """Who guarantees (8.1.1, 8.2.1); any one class is enough."""

    AUTHORISED_DIRECTORS = "authorised_directors", "กรรมการผู้มีอำนาจลงนาม", "Authorised directors"
    MAJOR_SHAREHOLDERS = "major_shareholders", "ผู้ถือหุ้นใหญ่", "Major shareholders"
    BENEFICIARIES = "beneficiaries", "ผู้ได้รับประโยชน์จากสินเชื่อ", "Beneficiaries of the loan"


class SiteOwner(Word):
    """Whose the land of the project is (8.2.2 or 8.2.3)."""

    BORROWER = "borrower", "ผู้กู้", "The borrower"
    OTHER = "other", "บุคคลอื่น", "Somebody else"


# --------------------------------------------------------------------- organs, acts, context


class ReceivingUnit(Word):
    """Where requests are handed in (notice 2562, clause 2)."""

    PROVINCIAL_INDUSTRY_OFFICE = (
        "provincial_industry_office",
        "สำนักงานอุตสาหกรรมจังหวัด",
        "Provincial Industry Office",
    )
    FUND_OFFICE = "fund_office", "สำนักงานกองทุน", "Fund Office"


class Organ(Word):
    """Who may have selected or resolved. Any may be written; only the competent one resolves."""

    PROVINCIAL_FUND_COMMITTEE = (
        "provincial_fund_committee",
        "คณะกรรมการบริหารกองทุนฯ ประจำจังหวัด/ประจำกรุงเทพมหานคร",
        "Provincial or Bangkok fund committee",
    )
    PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE = (
        "provincial_financial_analysis_committee",
        "คณะกรรมการวิเคราะห์เอสเอ็มอีทางการเงินประจำกรุงเทพมหานคร/ประจำจังหวัด",
        "Provincial financial analysis committee",
    )
    FUND_BOARD = "fund_board", "คณะกรรมการบริหารกองทุนฯ (กอป.)", "Fund Management Board"
    SMED_BANK = "smed_bank", "ธพว.", "SME Development Bank"
    FINANCIAL_SCREENING = "financial_screening", "ขั้นกลั่นกรองทางการเงิน", "Financial screening"


class ActKind(Word):
    """Recorded decisions that an application may bring along."""

    RELAX_HISTORY = "relax_2.1.8_history", "ผ่อนผันประวัติการชำระหนี้", "Relax the repayment history"
    ALLOW_EARLY_DRAW = (
        "allow_early_draw",
        "อนุญาตให้เบิกเงินทุนหมุนเวียนก่อน",
        "Allow an early draw of working capital",
    )
    JUSTIFY_DSCR = "justify_2.4.2", "เหตุผลกรณี DSCR", "Reason for the debt service cover"
    JUSTIFY_DEBT_TO_EQUITY = "justify_2.4.3", "เหตุผลกรณี D/E", "Reason for debt to equity"


class Criteria(Word):
    """The announced editions of the criteria."""

    NO_4 = "no4", "หลักเกณฑ์ ฉบับที่ 4", "Criteria no. 4"
    NO_5 = "no5", "หลักเกณฑ์ ฉบับที่ 5", "Criteria no. 5"


class OpeningNotice(Word):
    """Notices that opened a window for requests."""

    NOTICE_2562 = "2562", "ประกาศเปิดรับคำขอ ปี 2562", "Opening notice B.E. 2562"
    OFFICE = "office", "ประกาศที่บันทึกไว้ในสำนักงาน", "Notice on the office's book"


class DocumentNumber(Word):
    """The documents of the notice's checklist, by their number there."""

    FORM = "1", "ใบคำขอสินเชื่อ/ร่วมลงทุน (แบบ ก.1)", "Application form (ก.1)"
    REGISTRATION = (
        "2",
        "หนังสือรับรองการจดทะเบียนนิติบุคคลและบัญชีรายชื่อผู้ถือหุ้น",
        "Certificate of registration and list of shareholders",
    )
    MEMORANDUM = (
        "3",
        "หนังสือบริคณห์สนธิ ข้อบังคับ หรือตราสารจัดตั้ง",
        "Memorandum and articles of association, or the instrument of the partnership",
    )
    IDENTITY_PAPERS = (
        "4",
        "บัตรประชาชนและทะเบียนบ้านของกรรมการผู้มีอำนาจลงนาม",
        "Identity cards and house registrations of the directors who sign",
    )
    PHOTOGRAPHS = "5", "ภาพถ่ายสถานประกอบการ", "Photographs of the premises"
    COMMERCIAL_REGISTRATION = (
        "6",
        "ทะเบียนพาณิชย์และ ภ.พ.20 (ถ้ามี)",
        "Commercial and VAT registration (if any)",
    )
    FINANCIAL_PAPERS = "7", "เอกสารทางการเงิน (ถ้ามี)", "Financial papers (if any)"
    BUSINESS_PLAN = "8", "แผนธุรกิจหรือแผนการใช้เงิน (ถ้ามี)", "Business plan or use of the money (if any)"
    LEASE = "9", "หลักฐานการเช่าสถานประกอบการ (ถ้ามี)", "Evidence of the lease of the premises (if any)"
    OTHERS = "10", "เอกสารอื่นๆ", "Other documents"


class FinancialPaper(Word):
    """The four kinds of paper under document 7."""

    ACCOUNTS = "7a", "งบการเงินที่ยื่นต่อทางราชการ", "Accounts as filed"
    BANK_STATEMENTS = "7b", "รายการเดินบัญชีธนาคาร", "Bank statements"
    DEBT_PAPERS = "7c", "เอกสารแสดงหนี้สินทุกราย", "Papers of every debt"
    PAYMENT_RECEIPTS = "7d", "หลักฐานการชำระหนี้", "Receipts of debt payment"
