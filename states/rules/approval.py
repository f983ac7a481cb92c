"""
2.4, what a loan must show to be approved.

The section closes by letting a ratio miss its limit when the reasons are written down, in view of
the cash flow that will pay: such a finding asks for a reason and is settled by it.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from states.application import Financials
from states.baht import Baht, Rounding, rounded_quotient
from states.facts import Facts
from states.rules.confidence import Confidence
from states.rules.credit import selection_of
from states.rules.edition import rule
from states.rules.finding import Finding, Later, Verdict, unknown
from states.rules.limits import LOANS_ONLY, is_investment
from states.vocabulary import ActKind, BusinessType, Organ
from states.words import Bilingual

LOWEST_DSCR: Final = Fraction(5, 4)
HIGHEST_DEBT_TO_EQUITY: Final[Mapping[BusinessType, Fraction]] = {
    BusinessType.SERVICE: Fraction(5, 2),
    BusinessType.MANUFACTURING: Fraction(3),
    BusinessType.RETAIL_WHOLESALE: Fraction(7, 2),
}
_SHOWN: Final = {
    Fraction(5, 2): "2.5",
    Fraction(3): "3",
    Fraction(7, 2): "3.5",
}


_Balance: TypeAlias = tuple[Baht, Baht]
"""Debt and equity at one time."""


# ------------------------------------------------------------------------------- the ratios


def dscr_of(financials: Financials) -> Fraction | None:
    """Debt service cover, exactly; None when a figure is missing or nothing is to be paid."""
    cash, service = financials.cash_available_for_debt_service, financials.annual_debt_service
    if cash is None or not service:
        return None
    return cash.ratio(service)


def debt_to_equity(debt: Baht | None, equity: Baht | None) -> Fraction | None:
    """Debt over equity, exactly; None when a figure is missing or there is no equity left."""
    if debt is None or equity is None or equity.satang <= 0:
        return None
    return debt.ratio(equity)


def _quotient(numerator: int, denominator: int, decimals: int) -> str:
    scale: int = 10**decimals
    scaled = rounded_quotient(numerator * scale, denominator, Rounding.HALF_UP)
    whole, part = divmod(abs(scaled), scale)
    return f"{'-' if scaled < 0 else ''}{whole}.{part:0{decimals}d}"


def four_decimals(ratio: Fraction) -> str:
    """The ratio as it is shown, rounded half up; comparisons take the exact one."""
    return _quotient(ratio.numerator, ratio.denominator, 4)


def beside_the_limit(of: Baht, to: Baht, limit: Fraction) -> str:
    """`of` over `to` with as many decimals as show on which side of the limit it lies."""
    shown = _quotient(of.satang, to.satang, 4)
    if (
        shown == _LIMIT_SHOWN[limit]
        and of.satang * limit.denominator != to.satang * limit.numerator
    ):
        return _quotient(of.satang, to.satang, _DECIMALS_THAT_TELL_SATANG)
    return shown


_DECIMALS_THAT_TELL_SATANG: Final = 14
_LIMIT_SHOWN: Final = {
    limit: four_decimals(limit) for limit in (LOWEST_DSCR, *HIGHEST_DEBT_TO_EQUITY.values())
}


# -------------------------------------------------------------------------------- the rules


@rule("2.4.1", "2.4.1", source="L242")
def borrower_and_project_passed_the_selection(facts: Facts) -> Finding:
    """ผู้กู้และโครงการต้องผ่านการคัดเลือกของคณะกรรมการกองทุนประจำจังหวัดหรือกรุงเทพฯ
    -- Borrower and project passed the selection of the provincial or Bangkok fund committee."""
    return selection_of(facts)


@rule("2.4.2", "2.4.2", source="L244, L254", question="Q7")
def debt_service_is_covered_one_and_a_quarter_times(facts: Facts) -> Finding:
    """DSCR ไม่น้อยกว่า 1.25 เท่า มิฉะนั้นต้องอธิบายเหตุผลตามข้อเท็จจริงและกระแสเงินสด
    -- Debt service cover is at least 1.25; below it the facts and the cash flow are explained."""
    if is_investment(facts):
        return LOANS_ONLY
    figures = facts.application.financials
    cash, service = figures.cash_available_for_debt_service, figures.annual_debt_service
    if cash is None or not service:
        return _UNKNOWN_DSCR
    said = Later(_coverage, cash, service)
    if cash.satang * LOWEST_DSCR.denominator >= service.satang * LOWEST_DSCR.numerator:
        return Finding(Verdict.PASS, said)
    explained = _is_explained(facts, ActKind.JUSTIFY_DSCR)
    return Finding(Verdict.JUSTIFY, said, resolved=explained)


def _coverage(cash: Baht, service: Baht) -> Bilingual:
    shown = beside_the_limit(cash, service, LOWEST_DSCR)
    return Bilingual(
        f"DSCR {shown} เท่า เกณฑ์ไม่น้อยกว่า 1.25", f"DSCR {shown}, the limit is at least 1.25"
    )


_UNKNOWN_DSCR: Final = unknown(
    "กระแสเงินสดหรือภาระชำระหนี้ต่อปี", "the cash flow or the debt service of the year"
)


@rule("2.4.3", "2.4.3", source="L246-L254", confidence=Confidence.B)
def debt_to_equity_stays_within_the_limit_of_the_sector(facts: Facts) -> Finding:
    """D/E ทั้งก่อนและหลังกู้: บริการไม่เกิน 2.5 ผลิตไม่เกิน 3 ค้าปลีกค้าส่งไม่เกิน 3.5 เท่า
    มิฉะนั้นต้องอธิบายเหตุผล
    -- Debt to equity before and after the loan: service at most 2.5, manufacturing 3, retail and
    wholesale 3.5; above it the reasons are written down."""
    if is_investment(facts):
        return LOANS_ONLY
    business, figures = facts.application.borrower.business_type, facts.application.financials
    if business is None:
        return unknown("ประเภทธุรกิจ", "the type of business")
    limit = HIGHEST_DEBT_TO_EQUITY[business]
    before = (figures.debt_before, figures.equity_before)
    after = (figures.debt_after, figures.equity_after)
    inside = (_is_inside(*before, limit), _is_inside(*after, limit))
    if None in inside:
        return _UNKNOWN_BALANCE
    said = Later(_leverage, before, after, limit)
    if all(inside):
        return Finding(Verdict.PASS, said)
    explained = _is_explained(facts, ActKind.JUSTIFY_DEBT_TO_EQUITY)
    return Finding(Verdict.JUSTIFY, said, resolved=explained)


_UNKNOWN_BALANCE: Final = unknown("หนี้สินหรือทุนก่อนหรือหลังกู้", "debt or equity before or after the loan")
_NO_EQUITY: Final = Bilingual("ไม่มีทุนเหลือ", "no equity left")


def _is_inside(debt: Baht | None, equity: Baht | None, limit: Fraction) -> bool | None:
    """Equity of nothing or less is never inside; None while a figure is missing."""
    if debt is None or equity is None:
        return None
    if equity.satang <= 0:
        return False
    return debt.satang * limit.denominator <= equity.satang * limit.numerator


def _leverage(before: _Balance, after: _Balance, limit: Fraction) -> Bilingual:
    first, then, most = _as_shown(before, limit), _as_shown(after, limit), _SHOWN[limit]
    return Bilingual(
        f"D/E ก่อนกู้ {first.thai} หลังกู้ {then.thai} เกณฑ์ไม่เกิน {most}",
        f"D/E {first.english} before, {then.english} after, the limit is at most {most}",
    )


def _as_shown(balance: _Balance, limit: Fraction) -> Bilingual:
    debt, equity = balance
    if equity.satang <= 0:
        return _NO_EQUITY
    shown = beside_the_limit(debt, equity, limit)
    return Bilingual(shown, shown)


def _is_explained(facts: Facts, kind: ActKind) -> bool:
    """Whether the financial screening wrote a reason: at least one word of it (2.4, last part)."""
    return any(
        act.kind is kind
        and act.by is Organ.FINANCIAL_SCREENING
        and act.on is not None
        and _says_something(act.reason_th)
        for act in facts.application.acts
    )


def _says_something(reason: str | None) -> bool:
    return reason is not None and any(character.isalnum() for character in reason)
