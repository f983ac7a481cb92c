"""
2.3, terms of the loan (1) to (6) and the two notes, as criteria no.4 have them.

(7) fees and (9) are the board's to set; (8) collateral has its own file. What no.5 replaced stands
in `no5`.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from states.baht import ZERO, Baht
from states.facts import Facts
from states.parameters import Parameter, Parameters
from states.rules.amendments import cited
from states.rules.confidence import Confidence
from states.rules.edition import rule
from states.rules.filing import day_of_judgement
from states.rules.finding import (
    Finding,
    compared,
    fails,
    not_applicable,
    passes,
    unknown,
    yes_or_no,
)
from states.rules.limits import (
    LOANS_ONLY,
    TEN_MILLION,
    THE_LOAN,
    THREE_MILLION,
    TWENTY_MILLION,
    UNKNOWN_AMOUNT,
    at_most,
    is_investment,
)
from states.vocabulary import Organ
from states.words import Bilingual

LONGEST_TERM_MONTHS: Final = 84
LONGEST_GRACE_MONTHS: Final = 36


# --- Line, business and selection, (1) to (3) ----------------------------------------


@rule("2.3.1", "2.3(1)", source="L214")
def the_loan_stays_within_the_province_line(facts: Facts) -> Finding:
    """สินเชื่อที่อนุมัติแล้วของจังหวัดรวมกับรายนี้ต้องไม่เกินวงเงินที่ กอป. จัดสรรให้จังหวัด
    -- What the province has approved, with this loan, stays within the line the board gave it."""
    if is_investment(facts):
        return LOANS_ONLY
    context, amount = facts.application.context, facts.amount
    small, large = context.province_approved_le_3m, context.province_approved_gt_3m
    if amount is None:
        return UNKNOWN_AMOUNT
    if context.province_allocation is None:
        return unknown("วงเงินที่ กอป. จัดสรรให้จังหวัด", "the line the board gave the province")
    if small is None or large is None:
        return unknown("ยอดอนุมัติแล้วของจังหวัด", "what the province has approved so far")
    return at_most(_WITH_THIS_LOAN, small + large + amount, context.province_allocation)


_WITH_THIS_LOAN: Final = Bilingual(
    "ยอดอนุมัติของจังหวัดรวมรายนี้", "the province's approvals with this loan"
)


@rule("2.3.2", "2.3(2)", source="L215")
def the_business_type_is_one_the_province_set(facts: Facts) -> Finding:
    """ประเภทธุรกิจต้องอยู่ในรายการที่คณะกรรมการของจังหวัดหรือกรุงเทพฯ กำหนดหรือคัดเลือกไว้
    -- The type of business is one that the provincial or Bangkok committee set or selected."""
    return _LISTED.on(facts.application.borrower.business_type_set_or_selected_by_province)


_LISTED: Final = yes_or_no(
    ("ว่าประเภทธุรกิจอยู่ในรายการของจังหวัดหรือไม่", "whether the province listed the type"),
    yes=("อยู่ในรายการของจังหวัด", "the province listed the type"),
    no=("ไม่อยู่ในรายการของจังหวัด", "the province did not list the type"),
)


@rule("2.3.3", "2.3(3)", source="L218", question="Q3")
def the_provincial_committee_selected_and_ranked(facts: Facts) -> Finding:
    """คณะกรรมการกองทุนประจำจังหวัดหรือกรุงเทพฯ คัดเลือกและจัดลำดับตามผลต่อยุทธศาสตร์ของจังหวัด
    -- The provincial or Bangkok fund committee selected the SME and ranked it by its effect on the
    province's strategy."""
    return selection_of(facts)


def selection_of(facts: Facts) -> Finding:
    """Whether the competent committee selected and ranked (2.3(3)); 2.4.1 asks the same again."""
    selection = facts.application.selection
    organ = selection.selected_by
    if organ is None:
        return unknown("ผลการคัดเลือก", "the outcome of the selection")
    if organ is not Organ.PROVINCIAL_FUND_COMMITTEE:
        return fails(
            f"คัดเลือกโดย{organ.thai} ซึ่งไม่มีอำนาจ",
            f"selected by the {organ.english}, which has no power to select",
        )
    if selection.rank is None:
        return unknown("ลำดับจากการคัดเลือก", "the rank given by the selection")
    return compared(_ranked, selection.rank, kept=True)


def _ranked(rank: int) -> Bilingual:
    return Bilingual(f"คัดเลือกแล้ว ลำดับที่ {rank}", f"selected, rank {rank}")


# --- The amount of one loan, (4) ----------------------------------------


@rule("2.3.4.max", "2.3(4)", source="L219")
def the_loan_is_at_most_ten_million(facts: Facts) -> Finding:
    """วงเงินสินเชื่อต่อรายสูงสุด 10 ล้านบาท
    -- A loan is at most 10 million baht per borrower."""
    if is_investment(facts):
        return LOANS_ONLY
    return at_most(THE_LOAN, facts.amount, TEN_MILLION)


@rule("2.3.4.share50", "2.3(4)", source="L219")
def half_of_the_province_line_is_left_to_small_loans(facts: Facts) -> Finding:
    """สินเชื่อรายที่เกิน 3 ล้านบาทรวมกันต้องไม่เกินครึ่งหนึ่งของวงเงินที่จังหวัดได้รับ
    -- Loans above 3 million baht together take at most half of the province's line."""
    if is_investment(facts):
        return LOANS_ONLY
    amount, context = facts.amount, facts.application.context
    if amount is None:
        return UNKNOWN_AMOUNT
    if amount <= THREE_MILLION:
        return _SMALL_LOAN
    allocation, large = context.province_allocation, context.province_approved_gt_3m
    if allocation is None or large is None:
        return unknown(
            "วงเงินของจังหวัดหรือยอดอนุมัติรายที่เกิน 3 ล้านบาท",
            "the province's line or its approvals above 3 million baht",
        )
    # An odd satang of a line has no half: both sides are doubled instead.
    together = large + amount
    return compared(
        _beside_half, together, allocation, kept=2 * together.satang <= allocation.satang
    )


def _beside_half(together: Baht, allocation: Baht) -> Bilingual:
    found, line = together.grouped(), allocation.grouped()
    thai = f"รายที่เกิน 3 ล้านบาทรวม {found} บาท"
    english = f"loans above 3 million: {found} baht"
    if 2 * together <= allocation:
        return Bilingual(f"{thai} ไม่เกินครึ่งของ {line} บาท", f"{english}, within half of {line} baht")
    return Bilingual(f"{thai} เกินครึ่งของ {line} บาท", f"{english}, beyond half of {line} baht")


_SMALL_LOAN: Final = passes("วงเงินไม่เกิน 3 ล้านบาท", "the loan is not above 3 million baht")


@rule("2.3.4.high_rank", "2.3(4)", source="L219")
def a_large_loan_serves_a_business_of_high_rank(facts: Facts) -> Finding:
    """วงเงินเกิน 3 ล้านบาทให้เฉพาะธุรกิจที่อยู่ในลำดับสูงของยุทธศาสตร์จังหวัด
    -- A loan above 3 million baht is for a business ranked high in the province's strategy."""
    if is_investment(facts):
        return LOANS_ONLY
    amount = facts.amount
    if amount is None:
        return UNKNOWN_AMOUNT
    if amount <= THREE_MILLION:
        return _ASKS_NO_RANK
    return _HIGH_RANK.on(facts.application.context.strategy_high_rank)


_HIGH_RANK: Final = yes_or_no(
    ("ลำดับในยุทธศาสตร์ของจังหวัด", "the rank in the province's strategy"),
    yes=("อยู่ในลำดับสูงของยุทธศาสตร์จังหวัด", "ranked high in the province's strategy"),
    no=(
        "วงเงินเกิน 3 ล้านบาท แต่ไม่อยู่ในลำดับสูงของยุทธศาสตร์จังหวัด",
        "above 3 million baht and not ranked high in the province's strategy",
    ),
)


_ASKS_NO_RANK: Final = not_applicable("วงเงินไม่เกิน 3 ล้านบาท", "the loan is not above 3 million baht")


# --- Term, grace and rate, (5) and (6) ----------------------------------------


@rule("2.3.5.term", "2.3(5)", source="L220")
def the_term_is_at_most_seven_years(facts: Facts) -> Finding:
    """เงินกู้ระยะยาว ระยะเวลากู้ไม่เกิน 7 ปี
    -- A term loan of at most 7 years."""
    if is_investment(facts):
        return LOANS_ONLY
    months = facts.term_months
    if months is None:
        return unknown("ระยะเวลากู้", "the term of the loan")
    return compared(_term, months, kept=0 < months <= LONGEST_TERM_MONTHS)


def _term(months: int) -> Bilingual:
    return Bilingual(
        f"กู้ {months} เดือน เกณฑ์ 1 ถึง {LONGEST_TERM_MONTHS} เดือน",
        f"{months} months, the limit is 1 to {LONGEST_TERM_MONTHS}",
    )


@rule("2.3.5.grace", "2.3(5)", source="L220")
def the_grace_is_at_most_three_years_inside_the_term(facts: Facts) -> Finding:
    """ปลอดชำระเงินต้นไม่เกิน 3 ปี และสั้นกว่าระยะเวลากู้
    -- Grace on principal is at most 3 years and shorter than the term."""
    if is_investment(facts):
        return LOANS_ONLY
    grace, term = facts.grace_months, facts.term_months
    if grace is None:
        return unknown("ระยะปลอดเงินต้น", "the grace on principal")
    if term is None and grace <= LONGEST_GRACE_MONTHS:
        return unknown("ระยะเวลากู้", "the term of the loan")
    kept = grace <= LONGEST_GRACE_MONTHS and (term is None or grace < term)
    return compared(_grace, grace, term, kept=kept)


def _grace(grace: int, term: int | None) -> Bilingual:
    of = "?" if term is None else term
    return Bilingual(
        f"ปลอดเงินต้น {grace} เดือน จากระยะเวลากู้ {of} เดือน เกณฑ์ไม่เกิน {LONGEST_GRACE_MONTHS}"
        " เดือนและสั้นกว่าระยะเวลากู้",
        f"grace of {grace} months in a term of {of}, the limit is {LONGEST_GRACE_MONTHS}"
        " and less than the term",
    )


@rule("2.3.6.rate", "2.3(6)", source="L221", question="Q10")
def the_rate_is_one_per_cent(facts: Facts) -> Finding:
    """อัตราดอกเบี้ยร้อยละ 1 ต่อปีตลอดอายุสัญญา จนกว่า กอป. จะประกาศเปลี่ยน
    -- Interest is 1% a year for the whole contract, until the board announces another rate."""
    if is_investment(facts):
        return LOANS_ONLY
    rate = facts.application.request.annual_rate_pct
    if rate is None:
        return unknown("อัตราดอกเบี้ย", "the interest rate")
    day = day_of_judgement(facts)
    points = facts.parameters.on(Parameter.ANNUAL_RATE_BASIS_POINTS, day)
    return compared(_rate, rate, points, facts.parameters, day, kept=rate * 100 == points)


def _rate(rate: Decimal, points: int, parameters: Parameters, day: date) -> Bilingual:
    due = f"{Decimal(points) / 100:f}"
    said = cited(parameters, Parameter.ANNUAL_RATE_BASIS_POINTS, day)
    return Bilingual(
        f"ร้อยละ {rate} ต่อปี เกณฑ์คือร้อยละ {due}{said.thai}",
        f"{rate}% a year, the rate is {due}%{said.english}",
    )


# --- The two notes ----------------------------------------


@rule("2.3.note1", "2.3.note1", source="L234-L236")
def the_fund_puts_at_most_twenty_million_into_one_borrower(facts: Facts) -> Finding:
    """ต่อราย: สินเชื่อไม่เกิน 10 ล้านบาท ร่วมลงทุนไม่เกิน 20 ล้านบาท และรวมกันไม่เกิน 20 ล้านบาท
    -- Per borrower: loans at most 10 million, joint investment 20 million, both together 20
    million baht."""
    asked, exposure = facts.amount, facts.application.exposure
    if asked is None:
        return UNKNOWN_AMOUNT
    lent, invested = (
        exposure.existing_fund_loan_same_borrower,
        exposure.existing_fund_joint_investment,
    )
    loans, investments = lent or ZERO, invested or ZERO
    if is_investment(facts):
        investments += asked
    else:
        loans += asked
    if loans > TEN_MILLION:
        return at_most(_ALL_LOANS, loans, TEN_MILLION)
    if investments > TWENTY_MILLION:
        return at_most(_ALL_INVESTED, investments, TWENTY_MILLION)
    together = loans + investments
    # What is not known counts as nothing; the rest may be beyond the cap without it.
    if (lent is None or invested is None) and together <= TWENTY_MILLION:
        return _UNKNOWN_EXPOSURE
    return at_most(_ALL_TOGETHER, together, TWENTY_MILLION)


_ALL_LOANS: Final = Bilingual("สินเชื่อทั้งหมดของรายนี้", "all loans of the borrower")
_ALL_INVESTED: Final = Bilingual("ร่วมลงทุนทั้งหมดในรายนี้", "all joint investment in the borrower")
_ALL_TOGETHER: Final = Bilingual("สินเชื่อและร่วมลงทุนรวมกัน", "loans and joint investment together")
_UNKNOWN_EXPOSURE: Final = unknown("ภาระเดิมที่มีกับกองทุน", "what the Fund has lent or invested so far")


@rule("2.3.note2", "2.3.note2", source="L238", confidence=Confidence.A)
def a_group_borrows_at_most_ten_million(facts: Facts) -> Finding:
    """กิจการที่เกี่ยวข้องกันทั้งโดยนิตินัยและพฤตินัยนับเป็นรายเดียว สินเชื่อรวมไม่เกิน 10 ล้านบาท
    -- Businesses linked by law or in fact count as one borrower; their loans are at most 10 million
    baht together."""
    if is_investment(facts):
        return LOANS_ONLY
    together = facts.group_amount
    if together is None:
        return UNKNOWN_AMOUNT
    exposure = facts.application.exposure
    own, others = exposure.existing_fund_loan_same_borrower, exposure.existing_fund_loan_group
    if (own is None or others is None) and together <= TEN_MILLION:
        return _UNKNOWN_EXPOSURE
    return at_most(_GROUP, together, TEN_MILLION)


_GROUP: Final = Bilingual("สินเชื่อทั้งกลุ่มกิจการรวมรายนี้", "loans of the whole group with this one")
