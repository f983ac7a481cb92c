"""2.2, on both sides of each limit."""

from typing import Any

from tests.states.rules.cases import ASKED, GRANTED, Case, case

PURPOSES = "request.purposes"
DRAW = "request.early_working_capital_draw"
INVESTMENT = {"clause": "2.2.1", "kind": "machinery", "amount": "4000000.00"}


def working(needed_for: list[str] | None, **changes: Any) -> dict[str, Any]:
    line = {"clause": "2.2.3", "kind": "working_capital", "amount": "700000.00"}
    return {**line, "needed_for": needed_for, **changes}


def lines(*purposes: dict[str, Any]) -> dict[str, Any]:
    return {PURPOSES: list(purposes)}


def permitted(
    amount: str | None, by: str | None = "provincial_fund_committee", **changes: Any
) -> dict[str, Any]:
    act = {"kind": "allow_early_draw", "by": by, "amount": amount, "on": "2019-06-05"}
    return {"acts": [{**act, **changes}]}


def import_credit(**changes: Any) -> dict[str, Any]:
    refinance = {
        "creditor": "other_financial_institution",
        "instrument": "letter_of_credit",
        "arises_from_lc_import": True,
        "asset_clause": "2.2.1",
        "asset_imported": True,
        "tenor_months": 6,
    }
    return {"request.refinance": {**refinance, **changes}}


def refinanced(told: str, verdict: str, **changes: Any) -> Case:
    return case(told, import_credit(**changes), verdict, no4="fail")


CASES: dict[str, list[Case]] = {
    "2.2.purposes": [
        case("the lines make the loan", {}, "pass"),
        case("one satang more is asked", {"request.loan_amount": "4700000.01"}, "fail"),
        case("one satang less is asked", {"request.loan_amount": "4699999.99"}, "fail"),
        case("a line without ground", {f"{PURPOSES}.1.clause": "other"}, "fail"),
        case("no line at all", {PURPOSES: []}, "fail"),
        case("a clause is missing", {f"{PURPOSES}.1.clause": None}, "unknown"),
        case("an amount is missing", {f"{PURPOSES}.1.amount": None}, "unknown"),
        case("the lines are missing", {PURPOSES: None}, "unknown"),
        case("the loan is missing", {"request.loan_amount": None}, "unknown"),
    ],
    "2.2.3.tied": [
        case("to an investment", lines(INVESTMENT, working(["2.2.1"])), "pass"),
        case(
            "to a line of 2.2.2",
            lines({**INVESTMENT, "clause": "2.2.2"}, working(["2.2.2"])),
            "pass",
        ),
        case("known by its clause alone", lines(INVESTMENT, working(["2.2.1"], kind=None)), "pass"),
        case("to a clause not asked for", lines(INVESTMENT, working(["2.2.2"])), "fail"),
        case("to one of two", lines(INVESTMENT, working(["2.2.1", "2.2.2"])), "pass"),
        case("to itself", lines(INVESTMENT, working(["2.2.3"])), "fail"),
        case("to nothing", lines(INVESTMENT, working([])), "fail"),
        case("not said to what", lines(INVESTMENT, working(None)), "unknown"),
        case("alone", lines(working(["2.2.1"])), "fail"),
        case("alone, under 2.2.1", lines(working(["2.2.1"], clause="2.2.1")), "fail"),
        case(
            "to itself, whatever the other line is",
            lines({**INVESTMENT, "clause": None}, working(["2.2.3"])),
            "fail",
        ),
        case(
            "general working capital has no ground",
            lines(INVESTMENT, working([], clause="other")),
            "fail",
        ),
        case(
            "the other line's clause is missing",
            lines({**INVESTMENT, "clause": None}, working(["2.2.1"])),
            "unknown",
        ),
        case(
            "one tied, one not",
            lines(INVESTMENT, working(["2.2.1"]), working(["2.2.2"])),
            "fail",
        ),
        case("none asked for", lines(INVESTMENT), "n/a"),
        case("none, by the clause", lines({**INVESTMENT, "kind": None}), "n/a"),
        case("none, by the kind", lines({**INVESTMENT, "clause": None}), "n/a"),
        case("a line of which nothing is known", lines(INVESTMENT, {"amount": "1.00"}), "unknown"),
        case("the lines are missing", {PURPOSES: None}, "unknown"),
    ],
    "2.2.3.early_draw": [
        case("nothing", {DRAW: "0.00"}, "n/a"),
        case("30% exactly", {DRAW: "150000.00", "acts": []}, ASKED),
        case("one satang more", {DRAW: "150000.01", **permitted("150000.01")}, "fail"),
        case("one satang", {DRAW: "0.01", "acts": []}, ASKED),
        case("permitted in full", {DRAW: "150000.00", **permitted("150000.00")}, GRANTED),
        case("a satang short", {DRAW: "150000.00", **permitted("149999.99")}, ASKED),
        case("by the board", {DRAW: "150000.00", **permitted("150000.00", "fund_board")}, ASKED),
        case("by nobody", {DRAW: "150000.00", **permitted("150000.00", None)}, ASKED),
        case(
            "by an act of another kind",
            {DRAW: "1.00", **permitted("1.00", kind="relax_2.1.8_history")},
            ASKED,
        ),
        case("without a day", {DRAW: "1.00", **permitted("1.00", on=None)}, ASKED),
        case("without an amount", {DRAW: "1.00", **permitted(None)}, ASKED),
        case("of no working capital", {DRAW: "0.01", **lines(INVESTMENT)}, "fail"),
        case("the draw is missing", {DRAW: None}, "unknown"),
        case("the lines are missing", {PURPOSES: None}, "unknown"),
        case("an amount is missing", {f"{PURPOSES}.2.amount": None}, "unknown"),
    ],
    "2.2.refinance": [
        case("no old debt", {"request.refinance": None}, "pass"),
        refinanced("import credit of 6 months", "pass"),
        refinanced("trust receipt", "pass", instrument="trust_receipt"),
        refinanced("7 months need a legal reading", "unknown", tenor_months=7),
        refinanced("16 months need a legal reading", "unknown", tenor_months=16),
        refinanced("17 months are too many for everyone", "fail", tenor_months=17),
        refinanced("at the same bank", "fail", creditor="same_financial_institution"),
        refinanced("a plain loan", "fail", instrument="term_loan"),
        refinanced("something else", "fail", instrument="other"),
        refinanced("not from an import", "fail", arises_from_lc_import=False),
        refinanced("goods not imported", "fail", asset_imported=False),
        refinanced("an asset of 2.2.2", "fail", asset_clause="2.2.2"),
        *[
            refinanced(f"{missing} is missing", "unknown", **{missing: None})
            for missing in (
                "creditor",
                "instrument",
                "arises_from_lc_import",
                "asset_clause",
                "asset_imported",
                "tenor_months",
            )
        ],
        refinanced("one ground is enough to refuse", "fail", instrument=None, tenor_months=17),
    ],
}
