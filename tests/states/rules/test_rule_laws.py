"""Laws that hold for every amount, ratio and history, not only at the limits."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.application import Act, Financials
from states.baht import Baht
from states.facts import Facts
from states.rules.approval import beside_the_limit, debt_to_equity, dscr_of, four_decimals
from states.rules.editions import NO_4, NO_5
from states.rules.finding import Verdict
from states.rules.repayment_history import history_of
from states.rules.risk_frame import (
    AMBER_ABOVE,
    NON_PERFORMING_LIMIT,
    ONE_YEAR_DEFAULT_LIMIT,
    Exclusion,
    Level,
    level_of,
)
from states.vocabulary import ActKind, InstalmentMark, Organ, ReceivingUnit
from tests.states.rules.cases import facts_of, rule_of

AMOUNTS = st.integers(min_value=1, max_value=3_000_000_000).map(Baht)
CASH = st.integers(min_value=-(10**12), max_value=10**12).map(Baht)
EXAMPLE = facts_of({"context.province_allocation": "99000000.00"})


def asking(amount: Baht) -> Facts:
    request = replace(EXAMPLE.application.request, loan_amount=amount)
    return replace(EXAMPLE, application=replace(EXAMPLE.application, request=request))


@pytest.mark.parametrize(
    "identifier", ["line_check", "2.3.1", "2.3.4.max", "2.3.note1", "2.3.note2", "2.3.8.guarantee"]
)
@given(smaller=AMOUNTS, more=AMOUNTS)
def test_asking_for_more_never_helps(identifier, smaller, more):
    """A loan that is refused stays refused when a larger one is asked for."""
    judge = rule_of(NO_5, identifier).judge
    if judge(asking(smaller)).verdict is Verdict.FAIL:
        assert judge(asking(smaller + more)).verdict is Verdict.FAIL


@given(cash=CASH, service=AMOUNTS, times=st.integers(1, 1_000))
def test_only_the_ratio_counts(cash, service, times):
    """Cash and debt service grown alike give the same verdict."""

    def verdict(factor: int) -> Verdict:
        figures = Financials(
            cash_available_for_debt_service=cash * factor, annual_debt_service=service * factor
        )
        application = replace(EXAMPLE.application, financials=figures)
        return rule_of(NO_5, "2.4.2").judge(replace(EXAMPLE, application=application)).verdict

    assert verdict(1) is verdict(times)
    assert (verdict(1) is Verdict.PASS) == (Fraction(cash.satang, service.satang) >= Fraction(5, 4))


@given(cash=CASH, service=AMOUNTS)
def test_what_is_shown_is_within_half_a_ten_thousandth(cash, service):
    """The four decimals shown are the ratio, rounded half up."""
    ratio = Fraction(cash.satang, service.satang)
    shown = Fraction(four_decimals(ratio))
    assert abs(shown - ratio) <= Fraction(1, 20_000)


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (Fraction(121, 100), "1.2100"),
        (Fraction(12_345, 100_000), "0.1235"),
        (Fraction(-12_345, 100_000), "-0.1235"),
        (Fraction(1_234_499, 10_000_000), "0.1234"),
        (Fraction(0), "0.0000"),
    ],
)
def test_ratios_are_shown_half_up(ratio, shown):
    """Four decimals, half up, away from zero below it."""
    assert four_decimals(ratio) == shown


def test_a_ratio_beside_its_limit_shows_on_which_side_it_lies():
    """A ratio that would round to its limit is told with more decimals."""
    limit = Fraction(5, 4)
    assert beside_the_limit(Baht(125), Baht(100), limit) == "1.2500"
    assert beside_the_limit(Baht(124_999_999), Baht(100_000_000), limit) == "1.24999999000000"
    assert beside_the_limit(Baht(125_000_001), Baht(100_000_000), limit) == "1.25000001000000"
    assert beside_the_limit(Baht(124), Baht(100), limit) == "1.2400"
    assert beside_the_limit(Baht(2), Baht(1), limit) == "2.0000"


def test_a_ratio_without_its_figures_is_no_ratio():
    """Nothing to pay, no equity or a missing figure gives no ratio to show."""
    assert dscr_of(Financials()) is None
    assert dscr_of(Financials(cash_available_for_debt_service=Baht(1))) is None
    assert dscr_of(Financials(annual_debt_service=Baht(1))) is None
    zero = Financials(cash_available_for_debt_service=Baht(1), annual_debt_service=Baht(0))
    assert dscr_of(zero) is None
    assert debt_to_equity(Baht(1), Baht(0)) is None
    assert debt_to_equity(Baht(1), Baht(-1)) is None
    assert debt_to_equity(None, Baht(1)) is None
    assert debt_to_equity(Baht(1), None) is None
    assert debt_to_equity(Baht(0), Baht(1)) == 0
    assert debt_to_equity(Baht(3), Baht(1)) == 3


@given(st.lists(st.sampled_from(InstalmentMark), max_size=30))
def test_a_history_is_its_newest_twelve(marks):
    """Normal instalments among the newest twelve, and how many of the last in a row."""
    newest = "".join("n" if mark is InstalmentMark.NORMAL else "l" for mark in marks)[-12:]
    history = history_of(marks)
    assert history.normal == newest.count("n")
    assert history.unbroken == len(newest) - len(newest.rstrip("n"))
    assert history.lacking == 12 - newest.count("n")


@pytest.mark.parametrize("text", ["", " ", "\t\n", "...", None])
def test_a_reason_that_says_nothing_explains_nothing(text):
    """An empty reason blocks, whatever it is made of."""
    acts = tuple(
        Act(kind=kind, by=Organ.FINANCIAL_SCREENING, on=EXAMPLE.on, reason_th=text)
        for kind in (ActKind.JUSTIFY_DSCR, ActKind.JUSTIFY_DEBT_TO_EQUITY)
    )
    facts = replace(EXAMPLE, application=replace(EXAMPLE.application, acts=acts))
    finding = rule_of(NO_5, "2.4.2").judge(facts)
    assert finding.verdict is Verdict.JUSTIFY
    assert finding.resolved is False
    assert finding.stops


def test_what_was_approved_is_judged_once_it_is():
    """Amount, term, grace and early draw are those of the approval as soon as there is one."""
    approved = EXAMPLE.then(
        approved_amount=Baht.of(10_000_001),
        approved_term_months=85,
        approved_grace_months=37,
        early_draw_allowed=Baht.of(150_001),
    )
    for identifier in ("2.3.4.max", "2.3.5.term", "2.3.5.grace", "2.2.3.early_draw"):
        assert rule_of(NO_5, identifier).judge(EXAMPLE).verdict is not Verdict.FAIL
        assert rule_of(NO_5, identifier).judge(approved).verdict is Verdict.FAIL


def test_the_office_s_own_book_comes_before_the_context():
    """The day and the unit of receipt are the office's where it has them."""
    received = EXAMPLE.then(
        received_on=EXAMPLE.on.replace(month=6, day=1), received_by=ReceivingUnit.FUND_OFFICE
    )
    for identifier in ("window", "receiving_unit"):
        assert rule_of(NO_4, identifier).judge(EXAMPLE).verdict is Verdict.PASS
        assert rule_of(NO_4, identifier).judge(received).verdict is Verdict.FAIL


def test_the_frame_is_that_of_the_text():
    """3% of the loans of a year, 15% of what was ever disbursed, watched from 80% on."""
    assert Fraction(3, 100) == ONE_YEAR_DEFAULT_LIMIT
    assert Fraction(15, 100) == NON_PERFORMING_LIMIT
    assert Fraction(80, 100) == AMBER_ABOVE


@pytest.mark.parametrize(
    ("part", "level"),
    [
        (Fraction(0), Level.GREEN),
        (Fraction(80, 100), Level.GREEN),
        (Fraction(80_001, 100_000), Level.AMBER),
        (Fraction(1), Level.AMBER),
        (Fraction(100_001, 100_000), Level.RED),
    ],
)
@pytest.mark.parametrize("limit", [ONE_YEAR_DEFAULT_LIMIT, NON_PERFORMING_LIMIT])
def test_the_frame_is_green_amber_or_red(part, limit, level):
    """3.0000% and 15.0000% are still inside; amber begins above 80% of the limit."""
    assert level_of(part * limit, limit) is level


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (Level, ["green", "amber", "red"]),
        (Exclusion, ["natural_disaster", "political_unrest", "promotion_of_the_economy"]),
    ],
)
def test_the_words_of_the_frame_have_codes_that_never_change(words, codes):
    """How near a limit is, and the three kinds of loss that are left out of it (L260)."""
    assert [each.value for each in words] == codes
