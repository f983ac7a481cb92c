"""Amounts beside their limits, as rules tell them."""

import pytest

from states.baht import Baht
from states.rules.finding import Verdict
from states.rules.limits import (
    FIVE_MILLION,
    TEN_MILLION,
    THREE_MILLION,
    TWENTY_MILLION,
    at_least,
    at_most,
)
from states.words import Bilingual

WHAT = Bilingual("วงเงิน", "the loan")
LIMIT = Baht.of(10_000_000)


def test_the_limits_are_those_of_the_text():
    """Three, five, ten and twenty million baht, to the satang."""
    limits = (THREE_MILLION, FIVE_MILLION, TEN_MILLION, TWENTY_MILLION)
    assert [limit.satang for limit in limits] == [
        300_000_000,
        500_000_000,
        1_000_000_000,
        2_000_000_000,
    ]


@pytest.mark.parametrize(
    ("compare", "satang_more", "verdict", "thai", "english"),
    [
        (at_most, -1, "pass", "ไม่เกิน 10,000,000.00", "9,999,999.99 baht, at most"),
        (at_most, 0, "pass", "ไม่เกิน 10,000,000.00", "10,000,000.00 baht, at most"),
        (at_most, 1, "fail", "เกิน 10,000,000.00", "10,000,000.01 baht, above"),
        (at_least, 1, "pass", "ไม่น้อยกว่า 10,000,000.00", "10,000,000.01 baht, at least"),
        (at_least, 0, "pass", "ไม่น้อยกว่า 10,000,000.00", "10,000,000.00 baht, at least"),
        (at_least, -1, "fail", "น้อยกว่า 10,000,000.00", "9,999,999.99 baht, below"),
    ],
)
def test_an_amount_is_told_on_its_side_of_the_limit(compare, satang_more, verdict, thai, english):
    """Verdict and sentence agree, a satang to either side."""
    finding = compare(WHAT, LIMIT + Baht(satang_more), LIMIT)
    assert finding.verdict.value == verdict
    assert finding.found.thai.endswith(f" บาท {thai} บาท")
    assert finding.found.english == f"the loan: {english} 10,000,000.00 baht"


@pytest.mark.parametrize("compare", [at_most, at_least])
def test_a_missing_amount_is_not_compared(compare):
    """It is named instead."""
    finding = compare(WHAT, None, LIMIT)
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.found.english == "the loan is not known yet"
