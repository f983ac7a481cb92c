"""2.4, on both sides of each limit."""

from typing import Any

from tests.states.rules.cases import EXPLAINED, UNEXPLAINED, Case, case

CASH = "financials.cash_available_for_debt_service"
SERVICE = "financials.annual_debt_service"
KIND = "borrower.business_type"


def covered(cash: str | None, service: str | None, *acts: dict[str, Any]) -> dict[str, Any]:
    return {CASH: cash, SERVICE: service, "acts": list(acts)}


def reason(kind: str, text: str | None = "มีสัญญาขายล่วงหน้า", **changes: Any) -> dict[str, Any]:
    act = {"kind": kind, "by": "financial_screening", "on": "2019-05-20", "reason_th": text}
    return {**act, **changes}


def leverage(kind: str | None, before: Any, after: Any, *acts: dict[str, Any]) -> dict[str, Any]:
    return {
        KIND: kind,
        "financials.debt_before": before[0],
        "financials.equity_before": before[1],
        "financials.debt_after": after[0],
        "financials.equity_after": after[1],
        "acts": list(acts),
    }


GOOD = ("1.00", "1.00")
DSCR, DE = "justify_2.4.2", "justify_2.4.3"
SHORT = ("1249999.99", "1000000.00")

CASES: dict[str, list[Case]] = {
    "2.4.2": [
        case("1.25 exactly", covered("1250000.00", "1000000.00"), "pass"),
        case("a satang of cash less", covered(*SHORT), UNEXPLAINED),
        case("a satang of debt more", covered("1250000.00", "1000000.01"), UNEXPLAINED),
        case("1.2499999 is not rounded up", covered("1249999.90", "1000000.00"), UNEXPLAINED),
        case("negative cash flow", covered("-1.00", "1000000.00"), UNEXPLAINED),
        case("explained", covered(*SHORT, reason(DSCR)), EXPLAINED),
        case("a reason of signs only", covered(*SHORT, reason(DSCR, "- . -")), UNEXPLAINED),
        case("no reason", covered(*SHORT, reason(DSCR, None)), UNEXPLAINED),
        case("a reason for the other ratio", covered(*SHORT, reason(DE)), UNEXPLAINED),
        case("by the bank", covered(*SHORT, reason(DSCR, by="smed_bank")), UNEXPLAINED),
        case("by nobody", covered(*SHORT, reason(DSCR, by=None)), UNEXPLAINED),
        case("on no day", covered(*SHORT, reason(DSCR, on=None)), UNEXPLAINED),
        case("the cash is missing", covered(None, "1.00"), "unknown"),
        case("the debt service is missing", covered("1.00", None), "unknown"),
        case("nothing to pay is not a ratio", covered("1.00", "0.00"), "unknown"),
    ],
    "2.4.3": [
        *[
            case(
                f"{kind}: {limit} to 1 {told}",
                leverage(kind, before, after),
                verdict,
            )
            for kind, limit, more in (
                ("service", "2.50", "2.51"),
                ("manufacturing", "3.00", "3.01"),
                ("retail_wholesale", "3.50", "3.51"),
            )
            for told, before, after, verdict in (
                ("exactly, both times", (limit, "1.00"), (limit, "1.00"), "pass"),
                ("is passed before", (more, "1.00"), GOOD, UNEXPLAINED),
                ("is passed after", GOOD, (more, "1.00"), UNEXPLAINED),
            )
        ],
        case(
            "a satang in ten million is not rounded away",
            leverage("service", GOOD, ("25000000.01", "10000000.00")),
            UNEXPLAINED,
        ),
        case("a satang of equity", leverage("service", ("0.02", "0.01"), GOOD), "pass"),
        case(
            "too much debt on a satang of equity",
            leverage("service", ("0.03", "0.01"), GOOD),
            UNEXPLAINED,
        ),
        case("no equity before", leverage("service", ("0.00", "0.00"), GOOD), UNEXPLAINED),
        case("no equity after", leverage("service", GOOD, ("0.00", "-1.00")), UNEXPLAINED),
        case("explained", leverage("service", ("2.51", "1.00"), GOOD, reason(DE)), EXPLAINED),
        case(
            "a reason for the other ratio",
            leverage("service", ("2.51", "1.00"), GOOD, reason(DSCR)),
            UNEXPLAINED,
        ),
        case("the type is missing", leverage(None, GOOD, GOOD), "unknown"),
        *[
            case(f"{missing} is missing", {f"financials.{missing}": None}, "unknown")
            for missing in ("debt_before", "equity_before", "debt_after", "equity_after")
        ],
    ],
}
