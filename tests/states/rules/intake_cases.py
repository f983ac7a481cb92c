"""The notice of 2562 and its checklist, on both sides of each limit."""

from tests.states.rules.cases import Case, case

RECEIVED = "context.received_on"
ASKED = "request.loan_amount"
LEFT = "context.fund_line_remaining_at_intake"
NO_NOTICE = {"context.opening_notice": None}

CASES: dict[str, list[Case]] = {
    "window": [
        case("31 March is a day early", {RECEIVED: "2019-03-31"}, "fail"),
        case("1 April is the first day", {RECEIVED: "2019-04-01"}, "pass"),
        case("31 May is the last day", {RECEIVED: "2019-05-31"}, "pass"),
        case("1 June is a day late", {RECEIVED: "2019-06-01"}, "fail"),
        case("the day of receipt is missing", {RECEIVED: None}, "unknown"),
        case("no notice, no window", {**NO_NOTICE, RECEIVED: "2019-06-01"}, "n/a"),
    ],
    "line_check": [
        case("the whole line", {ASKED: "4700000.00", LEFT: "4700000.00"}, "pass"),
        case("one satang over", {ASKED: "4700000.01", LEFT: "4700000.00"}, "fail"),
        case("the line is used up", {LEFT: "0.00"}, "fail"),
        case("the line is not known", {LEFT: None}, "unknown"),
        case("the amount is not known", {ASKED: None}, "unknown"),
        case("no notice, no check", {**NO_NOTICE, LEFT: "0.00"}, "n/a"),
    ],
    "receiving_unit": [
        case("Chiang Mai at its industry office", {}, "pass"),
        case("Chiang Mai in Bangkok", {"context.received_by": "fund_office"}, "fail"),
        case(
            "Bangkok at the Fund Office",
            {"borrower.province": "TH-10", "context.received_by": "fund_office"},
            "pass",
        ),
        case("Bangkok in a province", {"borrower.province": "TH-10"}, "fail"),
        case("the province is missing", {"borrower.province": None}, "unknown"),
        case("the unit is missing", {"context.received_by": None}, "unknown"),
    ],
    "documents": [
        case("all ten", {}, "pass"),
        *[case(f"{n} is missing", {f"documents.{n}": False}, "fail") for n in range(1, 11)],
        *[case(f"{n} is always asked for", {f"documents.{n}": None}, "fail") for n in range(1, 6)],
        *[case(f"{n} does not apply", {f"documents.{n}": None}, "pass") for n in range(6, 11)],
        case("nobody has looked", {"documents": None}, "unknown"),
    ],
    "document_signatures": [
        case("all signed and sealed", {}, "pass"),
        case("not all", {"documents.all_signed_and_sealed": False}, "fail"),
        case("not looked at", {"documents.all_signed_and_sealed": None}, "unknown"),
        case("nobody has looked at all", {"documents": None}, "unknown"),
        case(
            "one lacks its seal",
            {"documents.all_signed_and_sealed": None, "documents.not_signed_or_sealed": ["3"]},
            "fail",
        ),
        case(
            "not all, though none is named",
            {"documents.all_signed_and_sealed": False, "documents.not_signed_or_sealed": []},
            "fail",
        ),
        case(
            "none lacks anything",
            {"documents.all_signed_and_sealed": None, "documents.not_signed_or_sealed": []},
            "pass",
        ),
    ],
}
