"""What is said of the money's purposes."""

import pytest

from states.rules.editions import NO_4, NO_5
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.purpose_cases import DRAW, INVESTMENT, import_credit, lines, working


def test_working_capital_tells_what_it_is_needed_for():
    """Every clause it serves, once and in order."""
    both = working(["2.2.2", "2.2.1"])
    asked = lines(INVESTMENT, {**INVESTMENT, "clause": "2.2.2"}, both, working(["2.2.1"]))
    found = rule_of(NO_5, "2.2.3.tied").judge(facts_of(asked)).found
    assert found.english == "needed for 2.2.1, 2.2.2"
    assert found.thai == "ใช้ดำเนินการตามข้อ 2.2.1, 2.2.2"


def test_lines_are_told_beside_the_loan():
    """What the lines make, and what is asked for."""
    found = rule_of(NO_5, "2.2.purposes").judge(facts_of({"request.loan_amount": "1.00"})).found
    assert found.english == "the lines make 4,700,000.00 baht, 1.00 baht are asked for"


@pytest.mark.parametrize(
    ("changes", "english"),
    [
        ({}, "owed to another financial institution would be paid (letter of credit)"),
        ({"creditor": None}, "owed to a creditor would be paid (letter of credit)"),
        ({"instrument": None}, "owed to another financial institution would be paid"),
    ],
)
def test_old_debt_is_told_with_what_is_known_of_it(changes, english):
    """Creditor and instrument, as far as they are known."""
    found = rule_of(NO_4, "2.2.refinance").judge(facts_of(import_credit(**changes))).found
    assert found.english.lower() == f"old debt {english}"


def test_an_early_draw_is_asked_of_the_provincial_fund_committee():
    """Whoever prepares the papers is told before whom to bring them."""
    finding = rule_of(NO_5, "2.2.3.early_draw").judge(facts_of({DRAW: "0.01", "acts": []}))
    assert (finding.authority, finding.resolved) == ("provincial_fund_committee", False)
