"""
2.1, who may be supported: all judged on the filing day.

Under 2.1.9 the persons who ran the business before it was registered are judged by 2.1.7 and 2.1.8;
the declarations are then theirs. 2.1.12 leaves room for the board and judges nothing by itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from states.application import Borrower
from states.baht import Baht
from states.facts import Facts
from states.months import add_months
from states.parameters import Parameter
from states.rules.amendments import cited
from states.rules.edition import rule
from states.rules.filing import day_of_judgement, filing_day
from states.rules.finding import (
    Finding,
    Later,
    Verdict,
    carried_on,
    compared,
    fails,
    passes,
    unknown,
    yes_or_no,
)
from states.rules.repayment_history import judge_history
from states.thai import thai_day
from states.vocabulary import BusinessType, JuristicType, Organ, SCurve, SingleAccount, Training
from states.words import Bilingual

_PRODUCERS: Final = (200, Baht.of(200_000_000))
_TRADERS: Final = (50, Baht.of(100_000_000))
LARGEST_SIZE: Final[Mapping[BusinessType, tuple[int, Baht]]] = {
    BusinessType.MANUFACTURING: _PRODUCERS,
    BusinessType.SERVICE: _PRODUCERS,
    BusinessType.RETAIL_WHOLESALE: _TRADERS,
}
"""Employees, and fixed assets without land in baht; one of the two is enough."""

THAI: Final = "TH"
ADMITTED_FORMS: Final = frozenset(
    {
        JuristicType.COMPANY_LIMITED,
        JuristicType.LIMITED_PARTNERSHIP,
        JuristicType.REGISTERED_ORDINARY_PARTNERSHIP,
    }
)
ADMITTED_BY_THE_BOARD: Final[Mapping[JuristicType, Parameter]] = {
    JuristicType.PUBLIC_COMPANY_LIMITED: Parameter.ADMITS_PUBLIC_COMPANY,
    JuristicType.COOPERATIVE: Parameter.ADMITS_COOPERATIVE,
    JuristicType.OTHER: Parameter.ADMITS_OTHER_JURISTIC_TYPE,
}
"""Other juristic persons the board may list; a natural person is none."""
NEWLY_REGISTERED_MONTHS: Final = 12
OPERATED_BEFORE_MONTHS: Final = 24


# ------------------------------------------------------------------------- the enterprise


@rule("2.1.1", "2.1.1", source="L136-L140")
def the_enterprise_is_small_or_medium(facts: Facts) -> Finding:
    """ผลิตหรือบริการ: จ้างงานไม่เกิน 200 คน หรือสินทรัพย์ถาวรไม่รวมที่ดินไม่เกิน 200 ล้านบาท
    ค้าปลีกค้าส่ง: ไม่เกิน 50 คน หรือไม่เกิน 100 ล้านบาท
    -- Manufacturing or service: at most 200 employees or fixed assets without land of 200 million
    baht; retail or wholesale: 50 employees or 100 million baht."""
    borrower = facts.application.borrower
    if borrower.business_type is None:
        return unknown("ประเภทธุรกิจ", "the type of business")
    most, worth = LARGEST_SIZE[borrower.business_type]
    employees, assets = borrower.employees, borrower.fixed_assets_ex_land
    if employees is not None and employees <= most:
        return compared(_few_employees, employees, most, kept=True)
    if assets is not None and assets <= worth:
        return passes(
            f"สินทรัพย์ถาวร {assets.grouped()} บาท ไม่เกิน {worth.grouped()} บาท",
            f"fixed assets of {assets.grouped()} baht, at most {worth.grouped()}",
        )
    if employees is None or assets is None:
        return unknown("จำนวนการจ้างงานหรือสินทรัพย์ถาวร", "the employees or the fixed assets")
    return fails(
        f"จ้างงาน {employees} คน และสินทรัพย์ถาวร {assets.grouped()} บาท"
        f" เกินทั้ง {most} คน และ {worth.grouped()} บาท",
        f"{employees} employees and fixed assets of {assets.grouped()} baht,"
        f" above both {most} and {worth.grouped()}",
    )


def _few_employees(employees: int, most: int) -> Bilingual:
    return Bilingual(
        f"จ้างงาน {employees} คน ไม่เกิน {most} คน", f"{employees} employees, at most {most}"
    )


@rule("2.1.2", "2.1.2", source="L142")
def the_borrower_is_a_thai_juristic_person(facts: Facts) -> Finding:
    """นิติบุคคลสัญชาติไทย เฉพาะบริษัทจำกัด ห้างหุ้นส่วนจำกัด หรือห้างหุ้นส่วนสามัญนิติบุคคล
    หรือรูปแบบอื่นที่ กอป. กำหนด
    -- A Thai juristic person: limited company, limited partnership or registered ordinary
    partnership only, or another form that the board sets."""
    borrower = facts.application.borrower
    nationality, form = borrower.nationality, borrower.juristic_type
    said = _NOTHING_SAID
    if form is not None and form not in ADMITTED_FORMS:
        admitted, said = _admitted_by_the_board(facts, form)
        if not admitted:
            return fails(
                f"เป็น{form.thai}{said.thai}", f"the borrower is: {form.english}{said.english}"
            )
    if nationality is not None and nationality != THAI:
        return fails(f"สัญชาติ {nationality}", f"the nationality is {nationality}")
    if form is None or nationality is None:
        return unknown("รูปแบบหรือสัญชาติของนิติบุคคล", "the legal form or the nationality")
    return compared(_thai, form, said, kept=True)


def _thai(form: JuristicType, said: Bilingual) -> Bilingual:
    return Bilingual(f"{form.thai} สัญชาติไทย{said.thai}", f"{form.english}, Thai{said.english}")


_NOTHING_SAID: Final = Bilingual("", "")


def _admitted_by_the_board(facts: Facts, form: JuristicType) -> tuple[bool, Bilingual]:
    """Whether the board has listed the form for this case, and by which resolution."""
    parameter = ADMITTED_BY_THE_BOARD.get(form)
    if parameter is None:
        return False, _NOTHING_SAID
    day = day_of_judgement(facts)
    return bool(facts.parameters.on(parameter, day)), cited(facts.parameters, parameter, day)


@rule("2.1.3", "2.1.3", source="L144-L148")
def the_business_is_s_curve_or_strategic(facts: Facts) -> Finding:
    """อยู่ใน 10 S-Curve หรือเชื่อมโยงและจะพัฒนาไปสู่ 10 S-Curve หรือสำคัญต่อยุทธศาสตร์ของจังหวัด
    -- In the ten S-Curve industries, linked to and growing into them, or strategic for the
    province."""
    return _one_limb(facts.application.borrower)


def _one_limb(borrower: Borrower) -> Finding:
    curve, linked = borrower.s_curve, borrower.s_curve_linked
    strategic = borrower.is_provincial_strategic_business
    if curve:
        return compared(_industries, curve, kept=True)
    if linked:
        return passes("เชื่อมโยงกับ S-Curve", "linked to an S-Curve industry")
    if strategic:
        return passes("สำคัญต่อยุทธศาสตร์ของจังหวัด", "strategic for the province")
    if curve is None or linked is None or strategic is None:
        return unknown("กลุ่มธุรกิจหรือความสำคัญต่อจังหวัด", "the industry or its weight in the province")
    return fails("ไม่เข้ากลุ่มใด", "none of the three applies")


def _industries(curve: tuple[SCurve, ...]) -> Bilingual:
    return Bilingual(
        ", ".join(industry.thai for industry in curve),
        ", ".join(industry.english for industry in curve),
    )


@rule("2.1.3.prohibited", "2.1.3", source="L150")
def the_business_is_not_a_prohibited_one(facts: Facts) -> Finding:
    """ไม่ใช่ธุรกิจจัดสรรที่ดินเพื่อขาย ธุรกิจผิดกฎหมาย หรือธุรกิจที่ขัดต่อศีลธรรมอันดี
    -- Not the allotment of land for sale, not illegal, not against good morals."""
    found = facts.application.borrower.prohibited_businesses
    if found is None:
        return unknown("ว่าเป็นธุรกิจต้องห้ามหรือไม่", "whether the business is prohibited")
    if not found:
        return _NOT_PROHIBITED
    return fails(
        ", ".join(business.thai for business in found),
        ", ".join(business.english for business in found),
    )


_NOT_PROHIBITED: Final = passes("ไม่เป็นธุรกิจต้องห้าม", "nothing prohibited")


@rule("2.1.4", "2.1.4", source="L152")
def the_money_raises_competitiveness(facts: Facts) -> Finding:
    """เงินที่ขอใช้ปรับปรุงกิจการ สินค้า หรือบริการ ให้แข่งขันได้ดีขึ้น
    -- The money changes business, goods or services so that they compete better."""
    return _COMPETITIVE.on(facts.application.request.improves_competitiveness)


_COMPETITIVE: Final = yes_or_no(
    ("ว่าเพิ่มขีดความสามารถหรือไม่", "whether competitiveness rises"),
    yes=("เพิ่มขีดความสามารถในการแข่งขัน", "competitiveness rises"),
    no=("ไม่เพิ่มขีดความสามารถในการแข่งขัน", "competitiveness does not rise"),
)


@rule("2.1.5", "2.1.5", source="L154-L156")
def the_borrower_was_trained_or_will_be(facts: Facts) -> Finding:
    """เคยหรือกำลังเข้าร่วมบ่มเพาะหรืออบรม หรือได้รับรางวัล พร้อมหลักฐาน มิฉะนั้นต้องเข้าอบรม
    -- Incubated, trained or awarded, with evidence; whoever is not attends the Fund's training."""
    declared = facts.application.declarations
    training, evidence = declared.training, declared.training_evidence
    if training is None:
        return unknown("การอบรม", "the training")
    if training is not Training.NEVER:
        if evidence:
            return compared(_trained, training, kept=True)
        if evidence is None:
            return unknown("หลักฐานการอบรม", "the evidence of the training")
    if declared.accepts_training is None:
        return unknown("ว่ายินยอมเข้าอบรมหรือไม่", "whether training is accepted")
    if declared.accepts_training:
        return carried_on("ต้องเข้าอบรมตามที่กองทุนกำหนด", "attends the training set by the Fund")
    return fails("ไม่มีหลักฐานและไม่ประสงค์เข้าอบรม", "no evidence, and training is refused")


def _trained(training: Training) -> Bilingual:
    return Bilingual(f"{training.thai} มีหลักฐาน", f"{training.english}, with evidence")


@rule("2.1.6", "2.1.6", source="L158")
def the_books_are_one_or_will_be(facts: Facts) -> Finding:
    """มีระบบบัญชีเดียว หรือแจ้งความประสงค์ที่จะเข้าสู่ระบบบัญชีเดียว
    -- A single set of accounts is kept, or the wish to enter it is stated."""
    account = facts.application.declarations.single_account
    if account is None:
        return unknown("ระบบบัญชี", "how the accounts are kept")
    return _BY_ACCOUNT[account]


_BY_ACCOUNT: Final[Mapping[SingleAccount, Finding]] = {
    SingleAccount.IN_PLACE: passes("มีบัญชีเดียวแล้ว", "a single account is in place"),
    SingleAccount.INTENDS: carried_on("ต้องเข้าสู่ระบบบัญชีเดียว", "enters the single account"),
    SingleAccount.REFUSES: fails("ไม่ประสงค์เข้าระบบบัญชีเดียว", "the single account is refused"),
}


# ----------------------------------------------------------------------- standing of debt


@rule("2.1.7", "2.1.7", source="L160", question="Q6")
def no_bad_debt_and_no_suit_on_the_filing_day(facts: Facts) -> Finding:
    """ณ วันยื่นขอ ไม่เป็น NPL และไม่ถูกดำเนินคดี
    -- On the filing day neither non-performing nor under legal action."""
    declared = facts.application.declarations
    if declared.is_npl:
        return fails("เป็น NPL", "non-performing on the filing day")
    if declared.under_legal_action:
        return fails("ถูกดำเนินคดี", "under legal action on the filing day")
    if declared.is_npl is None or declared.under_legal_action is None:
        return unknown("สถานะ NPL หรือคดี", "whether there is bad debt or a suit")
    return _CLEAN


_CLEAN: Final = passes("ไม่เป็น NPL และไม่ถูกดำเนินคดี", "neither bad debt nor a suit")


@rule("2.1.8.restructure", "2.1.8", source="L162")
def terms_were_not_changed_in_the_last_year(facts: Facts) -> Finding:
    """ไม่เคยปรับเงื่อนไขหรือปรับโครงสร้างหนี้ในรอบ 12 เดือน ข้อนี้ผ่อนปรนไม่ได้
    -- No change of terms and no restructuring in the last 12 months; nobody may relax this."""
    changed = facts.application.declarations.restructured_or_rescheduled_in_last_12m
    return _TERMS_KEPT.on(None if changed is None else not changed)


_TERMS_KEPT: Final = yes_or_no(
    ("ว่าเคยปรับหนี้ใน 12 เดือนหรือไม่", "whether terms were changed in 12 months"),
    yes=("ไม่เคยปรับหนี้ในรอบ 12 เดือน", "no change of terms in 12 months"),
    no=("เคยปรับหนี้ในรอบ 12 เดือน", "terms were changed within 12 months"),
)


@rule("2.1.8.history", "2.1.8", source="L162-L164", question="Q5")
def twelve_instalments_were_paid_normally(facts: Facts) -> Finding:
    """ชำระปกติ 12 งวดก่อนยื่นขอ คณะกรรมการวิเคราะห์ทางการเงินผ่อนปรนได้ไม่เกิน 2 งวด
    หาก 6 งวดล่าสุดปกติ
    -- Twelve normal instalments before filing; the financial analysis committee may relax at most
    two when the last six were normal."""
    return judge_history(facts, Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE)


@rule("2.1.9", "2.1.9", source="L166")
def the_persons_before_the_company_are_judged(facts: Facts) -> Finding:
    """จดทะเบียนไม่เกิน 12 เดือนและเคยทำธุรกิจในนามบุคคลไม่น้อยกว่า 2 ปี ให้พิจารณาจากบุคคลเดิม
    -- Registered for at most 12 months after at least 2 years as a person or group: 2.1.7 and
    2.1.8 judge those persons."""
    borrower = facts.application.borrower
    before, registered_on = borrower.prior_operation_as_person_months, borrower.registered_on
    if before is not None and before < OPERATED_BEFORE_MONTHS:
        return Finding(Verdict.NOT_APPLICABLE, Later(_operated, before))
    newly = _registered_lately(registered_on, filing_day(facts))
    if newly is False:
        return Finding(Verdict.NOT_APPLICABLE, Later(_registered_long_ago, registered_on))
    if before is None or newly is None:
        return unknown("วันจดทะเบียนหรือระยะที่ทำธุรกิจมาก่อน", "registration or earlier operation")
    return _JUDGED_BY_THE_PERSONS


_JUDGED_BY_THE_PERSONS: Final = Finding(
    Verdict.APPLIES,
    Bilingual("พิจารณา 2.1.7 และ 2.1.8 จากบุคคลเดิม", "2.1.7 and 2.1.8 judge the persons before"),
)


def _operated(months: int) -> Bilingual:
    return Bilingual(f"เคยทำธุรกิจในนามบุคคล {months} เดือน", f"{months} months as a person or group")


def _registered_long_ago(on: date) -> Bilingual:
    return Bilingual(
        f"จดทะเบียนวันที่ {thai_day(on)} เกิน {NEWLY_REGISTERED_MONTHS} เดือน",
        f"registered on {on}, more than {NEWLY_REGISTERED_MONTHS} months before",
    )


def _registered_lately(registered_on: date | None, filed_on: date | None) -> bool | None:
    """Exactly twelve months are still inside."""
    if registered_on is None or filed_on is None:
        return None
    return filed_on <= add_months(registered_on, NEWLY_REGISTERED_MONTHS)


# ------------------------------------------------------------------- other help, consents


@rule("2.1.10", "2.1.10", source="L168-L175")
def no_other_state_fund_is_helping(facts: Facts) -> Finding:
    """ไม่อยู่ระหว่างรับความช่วยเหลือจากเงินทุนพลิกฟื้น เงินทุนฟื้นฟู หรือเงินทุนหัตถกรรมไทย
    -- Not at present helped by the turnaround, the rehabilitation or the handicraft fund."""
    receiving = facts.application.declarations.receiving_other_fund
    if receiving is None:
        return unknown("ความช่วยเหลือจากกองทุนอื่น", "help from other funds")
    if not receiving:
        return _NO_OTHER_HELP
    return fails(
        ", ".join(fund.thai for fund in receiving), ", ".join(fund.english for fund in receiving)
    )


_NO_OTHER_HELP: Final = passes("ไม่ได้รับจากกองทุนอื่น", "no other fund is helping")


@rule("2.1.11", "2.1.11", source="L177-L178")
def accounts_and_credit_data_are_consented_to(facts: Facts) -> Finding:
    """ยินยอมส่งข้อมูลบัญชีและข้อมูลเครดิตทุกรอบปีบัญชีจนกว่าจะชำระหนี้เสร็จ
    -- Consents to send accounts and credit information every accounting year while debt is left."""
    return _CONSENT.on(facts.application.declarations.consents_annual_accounts_and_credit_info)


_CONSENT: Final = yes_or_no(
    ("ความยินยอมส่งข้อมูลรายปี", "the consent to yearly information"),
    yes=("ยินยอมส่งข้อมูลทุกปี", "consents every year"),
    no=("ไม่ยินยอมส่งข้อมูล", "refuses to send information"),
)
