"""How the ratios of 2.4 are told beside their limits."""

import pytest

from states.rules.editions import NO_5
from tests.states.rules.approval_cases import covered, leverage
from tests.states.rules.cases import facts_of, rule_of


@pytest.mark.parametrize(
    ("cash", "service", "shown"),
    [
        ("1250000.00", "1000000.00", "1.2500"),
        ("1249999.99", "1000000.00", "1.24999999000000"),
        ("1210000.00", "1000000.00", "1.2100"),
        ("2.00", "1.00", "2.0000"),
    ],
)
def test_debt_service_cover_is_told_beside_one_and_a_quarter(cash, service, shown):
    """With as many decimals as show on which side it lies."""
    finding = rule_of(NO_5, "2.4.2").judge(facts_of(covered(cash, service)))
    assert finding.found.english == f"DSCR {shown}, the limit is at least 1.25"


@pytest.mark.parametrize(
    ("kind", "limit"), [("service", "2.5"), ("manufacturing", "3"), ("retail_wholesale", "3.5")]
)
@pytest.mark.parametrize(
    ("debt", "equity", "shown"),
    [
        ("0.02", "0.01", "2.0000"),
        ("1.00", "0.00", "no equity left"),
        ("1.00", "-0.01", "no equity left"),
    ],
)
def test_debt_to_equity_is_told_beside_the_limit_of_the_sector(kind, limit, debt, equity, shown):
    """A satang of equity is equity; none or less has no ratio."""
    asked = leverage(kind, (debt, equity), ("1.00", "1.00"))
    finding = rule_of(NO_5, "2.4.3").judge(facts_of(asked))
    assert finding.found.english == (
        f"D/E {shown} before, 1.0000 after, the limit is at most {limit}"
    )
