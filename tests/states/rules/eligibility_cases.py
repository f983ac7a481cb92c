"""2.1, on both sides of each limit."""

from typing import Any

from tests.states.rules.cases import ASKED, GRANTED, Case, case

KIND = "borrower.business_type"
PEOPLE = "borrower.employees"
ASSETS = "borrower.fixed_assets_ex_land"
CURVE = "borrower.s_curve"
LINKED = "borrower.s_curve_linked"
STRATEGIC = "borrower.is_provincial_strategic_business"
TRAINING = "declarations.training"
EVIDENCE = "declarations.training_evidence"
ACCEPTS = "declarations.accepts_training"
REGISTERED = "borrower.registered_on"
BEFORE = "borrower.prior_operation_as_person_months"
MARKS = "declarations.last_instalments_oldest_first"
CREDIT = "declarations.has_existing_credit"
OTHER_FUND = "declarations.receiving_other_fund"
NPL, SUED = "declarations.is_npl", "declarations.under_legal_action"
CHANGED = "declarations.restructured_or_rescheduled_in_last_12m"
CONSENT = "declarations.consents_annual_accounts_and_credit_info"

FUND_COMMITTEE = "provincial_fund_committee"
ANALYSIS_COMMITTEE = "provincial_financial_analysis_committee"


def size(kind: str, people: int | None, assets: str | None) -> dict[str, Any]:
    return {KIND: kind, PEOPLE: people, ASSETS: assets}


def paid(marks: str, *acts: dict[str, Any]) -> dict[str, Any]:
    """Instalments oldest first, n normal and l late, with the acts that relax them."""
    return {MARKS: ["late" if mark == "l" else "n" for mark in marks], "acts": list(acts)}


def relaxed(by: str | None, on: str | None, number: int | None) -> dict[str, Any]:
    return {
        "kind": "relax_2.1.8_history",
        "by": by,
        "on": on,
        "late_instalments_relaxed": number,
    }


ONE_LATE = "nnnnlnnnnnnn"
TWO_LATE = "nnnnllnnnnnn"
UNDER_NO_5 = "2018-02-16"
UNDER_NO_4 = "2018-02-15"

HISTORY: list[Case] = [
    case("twelve normal", paid("n" * 12), "pass"),
    case("the thirteenth from the end does not count", paid("l" + "n" * 12), "pass"),
    case("two late, six normal after", paid(TWO_LATE), ASKED),
    case("three late", paid("nnnlllnnnnnn"), "fail"),
    case("one late, five normal after", paid("nnnnnnlnnnnn"), "fail"),
    case("one late, six normal after", paid("nnnnnlnnnnnn"), ASKED),
    case("eleven instalments, all normal", paid("n" * 11), ASKED),
    case("ten instalments, all normal", paid("n" * 10), ASKED),
    case("nine instalments", paid("n" * 9), "fail"),
    case("eleven, one of them late", paid("nnnnlnnnnnn"), ASKED),
    case("ten, one of them late", paid("nnnlnnnnnn"), "fail"),
    case("credit without one instalment", paid(""), "fail"),
    case("no credit", {CREDIT: False, MARKS: []}, "n/a"),
    case("credit is not known", {CREDIT: None}, "unknown"),
    case("the instalments are not known", {MARKS: None}, "unknown"),
    case(
        "the fund committee from the first day of no.5",
        paid(ONE_LATE, relaxed(FUND_COMMITTEE, UNDER_NO_5, 1)),
        GRANTED,
    ),
    case(
        "the fund committee on the last day of no.4",
        paid(ONE_LATE, relaxed(FUND_COMMITTEE, UNDER_NO_4, 1)),
        ASKED,
    ),
    case(
        "the analysis committee on the last day of no.4",
        paid(ONE_LATE, relaxed(ANALYSIS_COMMITTEE, UNDER_NO_4, 1)),
        GRANTED,
    ),
    case(
        "the analysis committee from the first day of no.5",
        paid(ONE_LATE, relaxed(ANALYSIS_COMMITTEE, UNDER_NO_5, 1)),
        ASKED,
    ),
    case(
        "the analysis committee on the first day of no.4",
        paid(ONE_LATE, relaxed(ANALYSIS_COMMITTEE, "2017-10-21", 1)),
        GRANTED,
    ),
    case(
        "nobody before no.4",
        paid(ONE_LATE, relaxed(ANALYSIS_COMMITTEE, "2017-10-20", 1)),
        ASKED,
    ),
    case("the bank", paid(ONE_LATE, relaxed("smed_bank", "2019-05-14", 1)), ASKED),
    case("an act without a day", paid(ONE_LATE, relaxed(FUND_COMMITTEE, None, 1)), ASKED),
    case("an act of nobody", paid(ONE_LATE, relaxed(None, "2019-05-14", 1)), ASKED),
    case("an act of nobody on no day", paid(ONE_LATE, relaxed(None, None, 1)), ASKED),
    case("an act of nobody before no.4", paid(ONE_LATE, relaxed(None, "2017-10-20", 1)), ASKED),
    case(
        "an act of nobody before no.4, then the fund committee",
        paid(ONE_LATE, relaxed(None, "2017-10-20", 1), relaxed(FUND_COMMITTEE, UNDER_NO_5, 1)),
        GRANTED,
    ),
    case(
        "one relaxed of two late",
        paid(TWO_LATE, relaxed(FUND_COMMITTEE, "2019-05-14", 1)),
        ASKED,
    ),
    case(
        "two relaxed of two late",
        paid(TWO_LATE, relaxed(FUND_COMMITTEE, "2019-05-14", 2)),
        GRANTED,
    ),
    case(
        "how many is not said",
        paid(ONE_LATE, relaxed(FUND_COMMITTEE, "2019-05-14", None)),
        ASKED,
    ),
    case(
        "a wrong act does not spoil a right one",
        paid(
            ONE_LATE,
            relaxed("fund_board", "2019-05-13", 1),
            relaxed(FUND_COMMITTEE, "2019-05-14", 1),
        ),
        GRANTED,
    ),
    case(
        "three late are never relaxed",
        paid("nnnlllnnnnnn", relaxed(FUND_COMMITTEE, "2019-05-14", 3)),
        "fail",
    ),
    case(
        "another act relaxes nothing",
        paid(
            ONE_LATE,
            {
                "kind": "justify_2.4.2",
                "by": FUND_COMMITTEE,
                "on": "2019-05-14",
                "late_instalments_relaxed": 1,
            },
        ),
        ASKED,
    ),
]

CASES: dict[str, list[Case]] = {
    "2.1.1": [
        case("201 people, 200 million", size("manufacturing", 201, "200000000.00"), "pass"),
        case("201 people, one satang more", size("service", 201, "200000000.01"), "fail"),
        case("200 people", size("service", 200, "999000000.00"), "pass"),
        case("traders: 50 people", size("retail_wholesale", 50, "100000000.01"), "pass"),
        case("traders: 51, 100 million", size("retail_wholesale", 51, "100000000.00"), "pass"),
        case("traders: 51, a satang more", size("retail_wholesale", 51, "100000000.01"), "fail"),
        case("few people, assets not known", size("service", 200, None), "pass"),
        case("small assets, people not known", size("service", None, "200000000.00"), "pass"),
        case("many people, assets not known", size("service", 201, None), "unknown"),
        case("large assets, people not known", size("service", None, "200000000.01"), "unknown"),
        case("the type is not known", {KIND: None}, "unknown"),
    ],
    "2.1.2": [
        *[
            case(form, {"borrower.juristic_type": form}, verdict)
            for form, verdict in (
                ("company_limited", "pass"),
                ("public_company_limited", "fail"),
                ("other", "fail"),
            )
        ],
        case(
            "limited partnership",
            {
                "borrower.juristic_type": "limited_partnership",
                "borrower.juristic_id": None,
            },
            "pass",
        ),
        case(
            "registered ordinary partnership",
            {
                "borrower.juristic_type": "registered_ordinary_partnership",
                "borrower.juristic_id": None,
            },
            "pass",
        ),
        case("cooperative", {"borrower.juristic_type": "cooperative"}, "fail"),
        case(
            "natural person",
            {"borrower.juristic_type": "natural_person", "borrower.juristic_id": None},
            "fail",
        ),
        case("a foreign company", {"borrower.nationality": "JP"}, "fail"),
        case("the nationality is missing", {"borrower.nationality": None}, "unknown"),
        case("the form is missing", {"borrower.juristic_type": None}, "unknown"),
    ],
    "2.1.3": [
        case("in an S-Curve", {CURVE: ["robotics"], LINKED: None, STRATEGIC: None}, "pass"),
        case("linked to one", {CURVE: [], LINKED: True, STRATEGIC: None}, "pass"),
        case("strategic", {CURVE: [], LINKED: False, STRATEGIC: True}, "pass"),
        case("none of them", {CURVE: [], LINKED: False, STRATEGIC: False}, "fail"),
        case("the industry is missing", {CURVE: None}, "unknown"),
        case("the link is missing", {CURVE: [], LINKED: None}, "unknown"),
        case("the strategy is missing", {CURVE: [], STRATEGIC: None}, "unknown"),
    ],
    "2.1.3.prohibited": [
        case("nothing", {}, "pass"),
        *[
            case(business, {"borrower.prohibited_businesses": [business]}, "fail")
            for business in ("land_allotment_for_sale", "illegal", "against_good_morals")
        ],
        case("not looked at", {"borrower.prohibited_businesses": None}, "unknown"),
    ],
    "2.1.4": [
        case("rises", {"request.improves_competitiveness": True}, "pass"),
        case("does not rise", {"request.improves_competitiveness": False}, "fail"),
        case("not judged", {"request.improves_competitiveness": None}, "unknown"),
    ],
    "2.1.5": [
        *[
            case(f"{training}, with evidence", {TRAINING: training}, "pass")
            for training in ("completed", "in_progress", "award")
        ],
        case("no evidence, will attend", {EVIDENCE: False}, "condition"),
        case("no evidence, refuses", {EVIDENCE: False, ACCEPTS: False}, "fail"),
        case("no evidence, not asked", {EVIDENCE: False, ACCEPTS: None}, "unknown"),
        case("never, will attend", {TRAINING: "never"}, "condition"),
        case("never, refuses", {TRAINING: "never", ACCEPTS: False}, "fail"),
        case("evidence is not known", {EVIDENCE: None}, "unknown"),
        case("training is not known", {TRAINING: None}, "unknown"),
    ],
    "2.1.6": [
        case("in place", {"declarations.single_account": "in_place"}, "pass"),
        case("intends", {"declarations.single_account": "intends"}, "condition"),
        case("refuses", {"declarations.single_account": "refuses"}, "fail"),
        case("not known", {"declarations.single_account": None}, "unknown"),
    ],
    "2.1.7": [
        case("neither", {}, "pass"),
        case("non-performing", {NPL: True, SUED: None}, "fail"),
        case("sued", {NPL: None, SUED: True}, "fail"),
        case("the bureau has not answered", {NPL: None}, "unknown"),
        case("the court has not answered", {SUED: None}, "unknown"),
    ],
    "2.1.8.restructure": [
        case("no", {CHANGED: False}, "pass"),
        case("yes, whoever relaxes", {CHANGED: True}, "fail"),
        case("not known", {CHANGED: None}, "unknown"),
    ],
    "2.1.8.history": HISTORY,
    "2.1.9": [
        case("12 and 24 months exactly", {REGISTERED: "2018-04-18", BEFORE: 24}, "applies"),
        case("12 months and a day", {REGISTERED: "2018-04-17", BEFORE: 24}, "n/a"),
        case("23 months before", {REGISTERED: "2018-04-18", BEFORE: 23}, "n/a"),
        case("the registration is missing", {REGISTERED: None, BEFORE: 24}, "unknown"),
        case("the time before is missing", {REGISTERED: "2018-04-18", BEFORE: None}, "unknown"),
        case("old enough either way", {REGISTERED: "2018-04-17", BEFORE: None}, "n/a"),
        case("too short either way", {REGISTERED: None, BEFORE: 23}, "n/a"),
        case(
            "the filing day is missing",
            {REGISTERED: "2018-04-18", BEFORE: 24, "context.received_on": None},
            "unknown",
        ),
    ],
    "2.1.10": [
        case("no other fund", {OTHER_FUND: []}, "pass"),
        *[
            case(fund, {OTHER_FUND: [fund]}, "fail")
            for fund in (
                "osmep_turnaround_1000m",
                "osmep_rehabilitation_2000m",
                "diprom_household_handicraft_revolving_fund",
            )
        ],
        case("not known", {OTHER_FUND: None}, "unknown"),
    ],
    "2.1.11": [
        case("consents", {CONSENT: True}, "pass"),
        case("refuses", {CONSENT: False}, "fail"),
        case("not asked", {CONSENT: None}, "unknown"),
    ],
}
