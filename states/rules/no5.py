"""
What criteria no.5 put in the place of no.4: who relaxes 2.1.8, the exception to 2.2, the line of
2.3(1) and the amount of 2.3(4).

The two tests that no.5 dropped from 2.3(4) keep their ids, so that whoever asks hears that they no
longer apply.
"""

from typing import Final

from states.application import Refinance
from states.facts import Facts
from states.parameters import Parameter
from states.rules.amendments import cited
from states.rules.confidence import Confidence
from states.rules.edition import rule
from states.rules.filing import day_of_judgement
from states.rules.finding import (
    Finding,
    fails,
    hangs_on_the_text,
    not_applicable,
    passes,
    unknown,
)
from states.rules.limits import (
    LOANS_ONLY,
    TEN_MILLION,
    THE_LOAN,
    UNKNOWN_AMOUNT,
    at_most,
    is_investment,
)
from states.rules.purpose import NOTHING_REFINANCED, refused
from states.rules.repayment_history import judge_history
from states.vocabulary import Creditor, DebtInstrument, Organ, PurposeClause

LONGEST_TENOR_ANYONE_READS_MONTHS: Final = 16
"""The largest of the readings of L288: 16 as printed, 12 or 6 as it may have been."""


@rule("2.1.8.history", "2.1.8", source="L162, L282-L284", question="Q5")
def twelve_instalments_were_paid_normally(facts: Facts) -> Finding:
    """ชำระปกติ 12 งวดก่อนยื่นขอ คณะกรรมการกองทุนประจำจังหวัดผ่อนปรนได้ไม่เกิน 2 งวด
    หาก 6 งวดล่าสุดปกติ
    -- Twelve normal instalments before filing; the provincial fund committee may relax at most two
    when the last six were normal."""
    return judge_history(facts, Organ.PROVINCIAL_FUND_COMMITTEE)


@rule("2.2.refinance", "2.2", source="L286-L288", confidence=Confidence.C, question="Q1")
def no_old_debt_but_import_credit_is_paid(facts: Facts) -> Finding:
    """ห้ามชำระหนี้เดิม เว้นแต่หนี้ L/C หรือ T/R ที่สถาบันการเงินอื่น จากการนำเข้าตามข้อ 2.2.1
    ภายในระยะเวลาที่กำหนด
    -- No old debt is paid, save a letter of credit or trust receipt at another institution for an
    import under 2.2.1 within the tenor set."""
    refinance = facts.application.request.refinance
    if refinance is None:
        return NOTHING_REFINANCED
    if _breaks_the_exception(refinance):
        return refused(refinance)
    if None in _grounds(refinance) or refinance.tenor_months is None:
        return unknown("รายละเอียดของหนี้ที่จะชำระ", "what debt would be paid")
    return _tenor(facts, refinance.tenor_months)


_IMPORT_CREDIT: Final = (DebtInstrument.LETTER_OF_CREDIT, DebtInstrument.TRUST_RECEIPT)


def _grounds(refinance: Refinance) -> tuple[bool | None, ...]:
    """Whether each ground of the exception is there; None where it is not known."""
    creditor, instrument = refinance.creditor, refinance.instrument
    clause = refinance.asset_clause
    return (
        None if creditor is None else creditor is Creditor.OTHER_FINANCIAL_INSTITUTION,
        None if instrument is None else instrument in _IMPORT_CREDIT,
        refinance.arises_from_lc_import,
        None if clause is None else clause is PurposeClause.INVESTMENT,
        refinance.asset_imported,
    )


def _breaks_the_exception(refinance: Refinance) -> bool:
    tenor = refinance.tenor_months
    too_long = tenor is not None and tenor > LONGEST_TENOR_ANYONE_READS_MONTHS
    return too_long or False in _grounds(refinance)


def _tenor(facts: Facts, months: int) -> Finding:
    """L288 prints 16 months where 12 or 6 may have stood (Q1): the board's reading decides."""
    day = day_of_judgement(facts)
    limit = facts.parameters.on(Parameter.IMPORT_CREDIT_MONTHS, day)
    said = cited(facts.parameters, Parameter.IMPORT_CREDIT_MONTHS, day)
    if months <= limit:
        return passes(
            f"หนี้ L/C หรือ T/R จากการนำเข้า อายุ {months} เดือน ไม่เกิน {limit} เดือน{said.thai}",
            f"import credit of {months} months, at most {limit}{said.english}",
        )
    if months <= LONGEST_TENOR_ANYONE_READS_MONTHS:
        return hangs_on_the_text(
            f"หนี้ L/C หรือ T/R อายุ {months} เดือน ต้องให้ฝ่ายกฎหมายอ่านตัวบท"
            f" (6, 12 หรือ 16 เดือน){said.thai}",
            f"import credit of {months} months needs a legal reading of the text"
            f" (6, 12 or 16){said.english}",
        )
    return fails(
        f"หนี้ L/C หรือ T/R อายุ {months} เดือน เกินทุกแนวการอ่าน",
        f"import credit of {months} months is beyond every reading",
    )


@rule("2.3.1", "2.3(1)", source="L292")
def the_loan_fits_into_the_line_of_the_fund(facts: Facts) -> Finding:
    """วงเงินของกองทุนให้ตามลำดับวันที่อนุมัติ รายนี้ต้องไม่เกินวงเงินที่เหลือ ณ เวลาอนุมัติ
    -- The Fund's line is given in the order of approval; this loan stays within what is left."""
    if is_investment(facts):
        return LOANS_ONLY
    amount, left = facts.amount, facts.application.context.fund_line_remaining_at_approval
    if amount is None:
        return UNKNOWN_AMOUNT
    if left is None:
        return unknown("วงเงินคงเหลือ ณ เวลาอนุมัติ", "the line remaining at approval")
    return at_most(THE_LOAN, amount, left)


@rule("2.3.4.max", "2.3(4)", source="L293")
def the_loan_is_at_most_ten_million(facts: Facts) -> Finding:
    """วงเงินสินเชื่อต่อรายสูงสุด 10 ล้านบาท
    -- A loan is at most 10 million baht per borrower."""
    if is_investment(facts):
        return LOANS_ONLY
    return at_most(THE_LOAN, facts.amount, TEN_MILLION)


_DROPPED: Final = not_applicable(
    "ฉบับที่ 5 ข้อ 4 ยกเลิกเงื่อนไขนี้แล้ว", "no.5, clause 4 dropped this condition"
)


@rule("2.3.4.share50", "2.3(4)", source="L290, L293")
def no_share_is_kept_for_small_loans(_facts: Facts) -> Finding:
    """ฉบับที่ 5 ไม่กันครึ่งหนึ่งของวงเงินจังหวัดไว้ให้รายไม่เกิน 3 ล้านบาทแล้ว
    -- No.5 no longer keeps half of a province's line for loans up to 3 million baht."""
    return _DROPPED


@rule("2.3.4.high_rank", "2.3(4)", source="L290, L293")
def no_rank_is_asked_of_large_loans(_facts: Facts) -> Finding:
    """ฉบับที่ 5 ไม่จำกัดวงเงินเกิน 3 ล้านบาทไว้เฉพาะธุรกิจลำดับสูงของจังหวัดแล้ว
    -- No.5 no longer limits loans above 3 million baht to businesses of high rank."""
    return _DROPPED
