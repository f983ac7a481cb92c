"""2.3(8), on both sides of each limit."""

from typing import Any

from tests.states.rules.cases import Case, case

AMOUNT = "request.loan_amount"
GUARANTORS = "collateral.guarantors"
GUARANTEED = "collateral.guaranteed_amount"
REGISTRABLE = "collateral.machinery_registrable"
REGISTERED = "collateral.machinery_business_security_amount"
INSURED = "collateral.insurance"
VALUED = "collateral.valuation_done"
NOTIFIED, COMPLETED = "context.applicant_notified_on", "context.collateral_completed_on"
BUILDING: dict[str, Any] = {"request.purposes.0.kind": "building"}
EQUIPMENT: dict[str, Any] = {"request.purposes.0.kind": "equipment"}


def site(**facts: Any) -> dict[str, Any]:
    return {f"collateral.premises.{name}": value for name, value in facts.items()}


def own(**facts: Any) -> dict[str, Any]:
    return site(owner="borrower", encumbered=True, lease_months_remaining=None, **facts)


def second_rank(**facts: Any) -> dict[str, Any]:
    return {**BUILDING, **own(mortgagee_consents_second_rank=True, **facts)}


def finished(days: int | None) -> dict[str, Any]:
    return second_rank(days_from_notification_to_completion=days)


def other_land(**changes: Any) -> dict[str, Any]:
    return {**site(lease_months_remaining=0, alternative_land_available=True), **changes}


LAND_VALUED = "collateral.premises.alternative_land_valued"

CASES: dict[str, list[Case]] = {
    "2.3.8.guarantee": [
        case("the whole loan", {GUARANTEED: "4700000.00"}, "pass"),
        case("a satang short", {GUARANTEED: "4699999.99"}, "fail"),
        *[
            case(f"{who} alone", {GUARANTORS: [who]}, "pass")
            for who in ("authorised_directors", "major_shareholders", "beneficiaries")
        ],
        case("nobody", {GUARANTORS: []}, "fail"),
        case("not known who", {GUARANTORS: None}, "unknown"),
        case("not known how much", {GUARANTEED: None}, "unknown"),
        case("the loan is missing", {AMOUNT: None}, "unknown"),
    ],
    "2.3.8.branch": [
        case("a lease of 72 and 36 months", site(lease_months_remaining=108), "pass"),
        case("a month short, nothing else", site(lease_months_remaining=107), "fail"),
        case(
            "84 months need 120",
            {"request.term_months": 84, **site(lease_months_remaining=119)},
            "fail",
        ),
        case(
            "120 months are enough",
            {"request.term_months": 84, **site(lease_months_remaining=120)},
            "pass",
        ),
        case(
            "5 million guaranteed by the owner",
            {
                AMOUNT: "5000000.00",
                **site(lease_months_remaining=0, site_owner_will_guarantee=True),
            },
            "pass",
        ),
        case(
            "a satang above 5 million",
            {
                AMOUNT: "5000000.01",
                **site(lease_months_remaining=0, site_owner_will_guarantee=True),
            },
            "fail",
        ),
        case(
            "3 million ask for no site", {AMOUNT: "3000000.00", "collateral.premises": None}, "pass"
        ),
        case("a satang more asks", {AMOUNT: "3000000.01", "collateral.premises": None}, "unknown"),
        case("no building, no machinery", {**EQUIPMENT, "collateral.premises": None}, "pass"),
        case("the law bars it", {REGISTRABLE: False, "collateral.premises": None}, "pass"),
        case("day 30 of the mortgagee's way", finished(30), "pass"),
        case("day 31, no other land", finished(31), "fail"),
        case("the owner is missing", site(owner=None), "unknown"),
        case("the lease is missing", site(lease_months_remaining=None), "unknown"),
        case("the term is missing", {"request.term_months": None}, "unknown"),
        case("the loan is missing", {AMOUNT: None}, "unknown"),
        case("the lines are missing", {"request.purposes": None}, "unknown"),
        case("the bar is not looked at", {REGISTRABLE: None}, "unknown"),
    ],
    "2.3.8.machinery": [
        case("the whole loan", {REGISTERED: "4700000.00"}, "pass"),
        case("a satang short", {REGISTERED: "4699999.99"}, "fail"),
        case("the price of the machine is not enough", {REGISTERED: "3600000.00"}, "fail"),
        case("not known how much", {REGISTERED: None}, "unknown"),
        case("the law bars it", {REGISTRABLE: False, REGISTERED: None}, "n/a"),
        case("the bar is not looked at", {REGISTRABLE: None}, "unknown"),
        case("no machinery", EQUIPMENT, "n/a"),
        case("a kind is missing", {"request.purposes.0.kind": None}, "unknown"),
        case("the lines are missing", {"request.purposes": None}, "unknown"),
        case("the loan is missing", {AMOUNT: None}, "unknown"),
        case("up to 3 million too", {AMOUNT: "3000000.00", REGISTERED: "2999999.99"}, "fail"),
    ],
    "2.3.8.insurance": [
        case("insured", {INSURED: True}, "pass"),
        case("not insured", {INSURED: False}, "fail"),
        case("not known", {INSURED: None}, "unknown"),
        case("nothing but the guarantee", {**EQUIPMENT, INSURED: False}, "n/a"),
        case("barred by law", {REGISTRABLE: False, INSURED: False}, "n/a"),
        case(
            "nothing but guarantees of two",
            {
                **BUILDING,
                **site(lease_months_remaining=0, site_owner_will_guarantee=True),
                INSURED: False,
            },
            "n/a",
        ),
        case("a lease is more", {**BUILDING, INSURED: False}, "fail"),
        case("small, with machinery", {AMOUNT: "3000000.00", INSURED: False}, "fail"),
        case("the site is missing", {**BUILDING, "collateral.premises": None}, "unknown"),
    ],
    "2.3.8.valuation": [
        case("the lease needs none", {VALUED: False}, "n/a"),
        case("other land, valued", other_land(**{VALUED: True}), "pass"),
        case("recorded with the land", other_land(**{LAND_VALUED: True}), "pass"),
        case("other land, not valued", other_land(), "fail"),
        case("not known", other_land(**{VALUED: None}), "unknown"),
        case("not known of the land", other_land(**{LAND_VALUED: None}), "unknown"),
        case(
            "the own mortgaged site",
            {
                **second_rank(
                    days_from_notification_to_completion=31, alternative_land_available=True
                )
            },
            "fail",
        ),
        case("the site is missing", {"collateral.premises": None}, "unknown"),
    ],
    "2.3.8.deadline30": [
        case("no mortgagee", {}, "n/a"),
        case("day 30", finished(30), "pass"),
        case("day 31", finished(31), "fail"),
        case("not finished yet", finished(None), "unknown"),
        case(
            "a consent to the building alone",
            {
                **BUILDING,
                **own(
                    mortgagee_consents_building_only=True,
                    days_from_notification_to_completion=31,
                ),
            },
            "fail",
        ),
        case("no consent", {**BUILDING, **own(days_from_notification_to_completion=31)}, "n/a"),
        case(
            "the consent is missing",
            {**BUILDING, **own(mortgagee_consents_second_rank=None)},
            "unknown",
        ),
        case("machinery alone", own(mortgagee_consents_second_rank=True), "n/a"),
        case("3 million", {AMOUNT: "3000000.00", **finished(31)}, "n/a"),
        case("the loan is missing", {AMOUNT: None, **finished(30)}, "unknown"),
        case(
            "a consent to both",
            {**finished(30), **site(mortgagee_consents_building_only=True)},
            "pass",
        ),
        case(
            "one consent is missing, the other refused",
            {**finished(30), **site(mortgagee_consents_second_rank=None)},
            "unknown",
        ),
        case(
            "completed, not known when informed",
            {**finished(None), COMPLETED: "2019-06-05"},
            "unknown",
        ),
        case("the owner is missing", {**finished(31), **site(owner=None)}, "unknown"),
        case("the site is free", {**finished(31), **site(encumbered=False)}, "n/a"),
        case("free or not is missing", {**finished(31), **site(encumbered=None)}, "unknown"),
        case(
            "30 days from Monday 6 May end on Wednesday 5 June",
            {**finished(None), NOTIFIED: "2019-05-06", COMPLETED: "2019-06-05"},
            "pass",
        ),
        case(
            "Thursday is day 31",
            {**finished(None), NOTIFIED: "2019-05-06", COMPLETED: "2019-06-06"},
            "fail",
        ),
        case(
            "day 30 is a Sunday: Monday is in time",
            {**finished(None), NOTIFIED: "2019-05-03", COMPLETED: "2019-06-03"},
            "pass",
        ),
        case(
            "Tuesday is not",
            {**finished(None), NOTIFIED: "2019-05-03", COMPLETED: "2019-06-04"},
            "fail",
        ),
        case(
            "not finished on day 30",
            {**finished(None), NOTIFIED: "2019-05-06"},
            "unknown",
        ),
        case(
            "not finished a day later",
            {**finished(None), NOTIFIED: "2019-05-06", "context.decision_on": "2019-06-06"},
            "fail",
        ),
    ],
}
