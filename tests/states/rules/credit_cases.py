"""2.3(1) to (6) and the notes, on both sides of each limit."""

from typing import Any

from tests.states.rules.cases import Case, case

AMOUNT = "request.loan_amount"
TERM, GRACE = "request.term_months", "request.principal_grace_months"
RATE = "request.annual_rate_pct"
RANK = "context.strategy_high_rank"
OWN = "exposure.existing_fund_loan_same_borrower"
GROUP = "exposure.existing_fund_loan_group"
INVESTED = "exposure.existing_fund_joint_investment"
SELECTED_BY = "selection.selected_by"


def province(amount: str, allocation: Any, small: Any, large: Any) -> dict[str, Any]:
    return {
        AMOUNT: amount,
        "context.province_allocation": allocation,
        "context.province_approved_le_3m": small,
        "context.province_approved_gt_3m": large,
    }


def exposed(amount: str | None, own: Any, group: Any, invested: Any) -> dict[str, Any]:
    return {AMOUNT: amount, OWN: own, GROUP: group, INVESTED: invested}


def of_no_4(told: str, changes: dict[str, Any], verdict: str) -> Case:
    """A test that no.5 dropped."""
    return case(told, changes, "n/a", no4=verdict)


def line(told: str, changes: dict[str, Any], verdict: str) -> Case:
    """The province's line under no.4, beside a Fund line that is large enough under no.5."""
    return case(told, changes, "pass", no4=verdict)


LEFT = "context.fund_line_remaining_at_approval"

SELECTION: list[Case] = [
    case("selected and ranked", {}, "pass"),
    *[
        case(f"selected by {organ}", {SELECTED_BY: organ}, "fail")
        for organ in (
            "provincial_financial_analysis_committee",
            "fund_board",
            "smed_bank",
            "financial_screening",
        )
    ],
    case("the organ is missing", {SELECTED_BY: None}, "unknown"),
    case("the rank is missing", {"selection.rank": None}, "unknown"),
    case("not selected yet", {"selection": None}, "unknown"),
]

CASES: dict[str, list[Case]] = {
    "2.3.1": [
        line(
            "the whole line of the province",
            province("4700000.00", "99000000.00", "44300000.00", "50000000.00"),
            "pass",
        ),
        line(
            "one satang over the province's line",
            province("4700000.01", "99000000.00", "44300000.00", "50000000.00"),
            "fail",
        ),
        line("allocation missing", province("4700000.00", None, "0.00", "0.00"), "unknown"),
        line("small loans missing", province("4700000.00", "1.00", None, "0.00"), "unknown"),
        line("large loans missing", province("4700000.00", "1.00", "0.00", None), "unknown"),
        case("the whole line of the Fund", {LEFT: "4700000.00"}, "pass", no4="unknown"),
        case("one satang over", {LEFT: "4699999.99"}, "fail", no4="unknown"),
        case("the Fund's line is missing", {LEFT: None}, "unknown"),
        case("the loan is missing", {AMOUNT: None}, "unknown"),
    ],
    "2.3.2": [
        case("listed", {}, "pass"),
        case("not listed", {"borrower.business_type_set_or_selected_by_province": False}, "fail"),
        case(
            "not looked up",
            {"borrower.business_type_set_or_selected_by_province": None},
            "unknown",
        ),
    ],
    "2.3.3": SELECTION,
    "2.4.1": SELECTION,
    "2.3.4.max": [
        case("10 million", {AMOUNT: "10000000.00"}, "pass"),
        case("one satang more", {AMOUNT: "10000000.01"}, "fail"),
        case("one satang", {AMOUNT: "0.01"}, "pass"),
        case("missing", {AMOUNT: None}, "unknown"),
    ],
    "2.3.4.share50": [
        of_no_4("3 million is small", province("3000000.00", None, None, None), "pass"),
        of_no_4("a satang more is large", province("3000000.01", None, None, None), "unknown"),
        of_no_4("half", province("4700000.00", "20000000.00", None, "5300000.00"), "pass"),
        of_no_4(
            "half and a satang", province("4700000.00", "20000000.00", None, "5300000.01"), "fail"
        ),
        of_no_4(
            "half of an odd satang",
            province("4700000.00", "20000000.01", None, "5300000.00"),
            "pass",
        ),
        of_no_4("allocation missing", province("4700000.00", None, None, "0.00"), "unknown"),
        of_no_4("approvals missing", province("4700000.00", "1.00", None, None), "unknown"),
        of_no_4("the loan is missing", {AMOUNT: None}, "unknown"),
    ],
    "2.3.4.high_rank": [
        of_no_4("3 million asks no rank", {AMOUNT: "3000000.00", RANK: False}, "n/a"),
        of_no_4("a satang more, high", {AMOUNT: "3000000.01", RANK: True}, "pass"),
        of_no_4("a satang more, not high", {AMOUNT: "3000000.01", RANK: False}, "fail"),
        of_no_4("not ranked", {AMOUNT: "3000000.01", RANK: None}, "unknown"),
        of_no_4("the loan is missing", {AMOUNT: None, RANK: True}, "unknown"),
    ],
    "2.3.5.term": [
        case("7 years", {TERM: 84}, "pass"),
        case("a month more", {TERM: 85}, "fail"),
        case("a month", {TERM: 1}, "pass"),
        case("no time at all", {TERM: 0}, "fail"),
        case("missing", {TERM: None}, "unknown"),
    ],
    "2.3.5.grace": [
        case("3 years", {GRACE: 36}, "pass"),
        case("a month more", {GRACE: 37}, "fail"),
        case("none", {GRACE: 0}, "pass"),
        case("a month less than the term", {GRACE: 23, TERM: 24}, "pass"),
        case("as long as the term", {GRACE: 24, TERM: 24}, "fail"),
        case("missing", {GRACE: None}, "unknown"),
        case("the term is missing", {GRACE: 36, TERM: None}, "unknown"),
        case("too long whatever the term", {GRACE: 37, TERM: None}, "fail"),
    ],
    "2.3.6.rate": [
        case("1%", {RATE: "1.00"}, "pass"),
        case("1% written shorter", {RATE: "1"}, "pass"),
        case("a little more", {RATE: "1.01"}, "fail"),
        case("a little less", {RATE: "0.99"}, "fail"),
        case("missing", {RATE: None}, "unknown"),
    ],
    "2.3.note1": [
        case("10 million with earlier loans", exposed("4.00", "9999996.00", None, "0.00"), "pass"),
        case("a satang more", exposed("4.01", "9999996.00", None, "0.00"), "fail"),
        case("20 million in all", exposed("1.00", "0.00", None, "19999999.00"), "pass"),
        case("a satang more in all", exposed("1.01", "0.00", None, "19999999.00"), "fail"),
        case("too much invested before", exposed("1.00", "0.00", None, "20000000.01"), "fail"),
        case("loans missing", exposed("1.00", None, None, "0.00"), "unknown"),
        case("investments missing", exposed("1.00", "0.00", None, None), "unknown"),
        case("too much already", exposed("10000000.01", None, None, None), "fail"),
        case("the loan is missing", exposed(None, "0.00", None, "0.00"), "unknown"),
    ],
    "2.3.note2": [
        case("10 million in the group", exposed("4.00", "1.00", "9999995.00", None), "pass"),
        case("a satang more", exposed("4.01", "1.00", "9999995.00", None), "fail"),
        case("the group's loans are missing", exposed("4.00", "0.00", None, None), "unknown"),
        case("the borrower's are missing", exposed("4.00", None, "0.00", None), "unknown"),
        case("too much already", exposed("4.00", None, "10000000.00", None), "fail"),
        case("the loan is missing", exposed(None, "0.00", "0.00", None), "unknown"),
    ],
}
