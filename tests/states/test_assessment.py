"""What `assess` answers about an application."""

import json
from typing import Any

import pytest

from states.application import Application
from states.assessment import Overall, assess, overall
from states.rules.editions import NO_5, RULE_IDS, UnknownEditionError
from states.rules.finding import Finding, Verdict
from tests.example import DATA, application
from tests.states.rules.collateral_cases import finished

FIXED: dict[str, Any] = json.loads((DATA / "assessment.json").read_text(encoding="utf-8"))
NO_4_CONTEXT = {
    "context.criteria": "no4",
    "context.province_allocation": "99000000.00",
    "context.province_approved_le_3m": "10000000.00",
    "context.province_approved_gt_3m": "20000000.00",
    "context.strategy_high_rank": True,
}


def same_where_fixed(fixed: Any, answer: Any, path: str = "") -> None:
    if isinstance(fixed, dict):
        for key, value in fixed.items():
            assert key in answer, f"{path}.{key}"
            same_where_fixed(value, answer[key], f"{path}.{key}")
    else:
        assert answer == fixed, path


def test_the_example_is_answered_as_it_is_fixed():
    """Every value of the fixed answer is there and equal."""
    same_where_fixed(FIXED, assess(application()))


def test_the_answer_names_every_rule_with_its_sentence_clause_and_edition():
    """All 42 rules in their order, each in both languages."""
    answer = assess(application())
    assert list(answer["rules"]) == list(RULE_IDS)
    for told in answer["rules"].values():
        assert told["thai"]
        assert told["english"]
        assert told["clause"]
        assert told["edition"] == "no5"
    assert answer["rules"]["2.1.8.history"]["clause"] == "2.1.8"


def test_the_answer_is_a_json_document():
    """It is printed as it is."""
    answer = assess(application())
    assert json.loads(json.dumps(answer, ensure_ascii=False)) == answer


def test_earlier_branches_say_why_not():
    """The collateral that was impossible is told with its reason."""
    why_not = assess(application())["collateral"]["why_not"]
    assert list(why_not) == [
        *("8.1", "8.2.1-only", "8.2.2.1", "8.2.2.2", "8.2.2.2-p2", "8.2.2.2-p3", "8.2.2.3"),
    ]
    assert why_not["8.2.2.1"]["english"] == "the site is not the borrower's"


@pytest.mark.parametrize(
    ("asked", "changes", "code"),
    [
        (None, {}, "no5"),
        ("no4", {}, "no4"),
        (None, {"context.criteria": "no4"}, "no4"),
        ("no5", {"context.criteria": "no4"}, "no5"),
        (None, {"context.criteria": None}, "no5"),
        (None, {"context.criteria": None, "context.decision_on": "2018-02-15"}, "no4"),
        (
            None,
            {
                "context.criteria": None,
                "context.decision_on": None,
                "context.received_on": "2017-10-20",
            },
            "legacy",
        ),
        (None, {"context": {}}, "no5"),
    ],
)
def test_the_edition_is_the_one_asked_for_or_that_of_the_day(asked, changes, code):
    """The edition asked for, else that of the context, else that of the day, else the newest."""
    answer = assess(application(changes), asked)
    assert answer["criteria"] == code
    assert {told["edition"] for told in answer["rules"].values()} == {code}


def test_an_edition_that_does_not_exist_is_refused():
    """A wrong code is no edition."""
    with pytest.raises(UnknownEditionError):
        assess(application(), "no6")


def test_no_4_asks_for_the_province_s_line():
    """The same file under no.4 lacks the province's figures, and passes with them."""
    without = assess(application(), "no4")
    assert without["rules"]["2.3.4.share50"]["outcome"] == "unknown"
    assert without["overall_after_acts"] == "approvable_after_actions"
    answer = assess(application(NO_4_CONTEXT))
    for identifier in ("2.3.1", "2.3.4.share50", "2.3.4.high_rank"):
        assert answer["rules"][identifier]["outcome"] == "pass"
    assert answer["overall_after_acts"] == "approvable"


def test_under_no_4_the_analysis_committee_is_asked():
    """Without an act the organ of the edition is named; with one, the organ that decided."""
    answer = assess(application({**NO_4_CONTEXT, "acts": []}))
    history = answer["rules"]["2.1.8.history"]
    assert history["authority"] == "provincial_financial_analysis_committee"
    assert history["resolved"] is False


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({}, "approvable_after_actions", "approvable"),
        ({"acts": []}, "approvable_after_actions", "approvable_after_actions"),
        ({"borrower.employees": 201}, "approvable_after_actions", "approvable"),
        ({"borrower.nationality": "JP"}, "not_approvable", "not_approvable"),
        (
            {"borrower.nationality": None},
            "approvable_after_actions",
            "approvable_after_actions",
        ),
        (
            {
                "declarations.last_instalments_oldest_first": ["n"] * 12,
                "request.early_working_capital_draw": "0.00",
                "financials.cash_available_for_debt_service": "1250000.00",
                "acts": [],
            },
            "approvable",
            "approvable",
        ),
    ],
)
def test_the_whole_is_what_its_rules_come_to(changes, before, after):
    """A failure refuses, an open act or fact waits, otherwise it can be approved."""
    answer = assess(application(changes))
    assert (answer["overall_before_acts"], answer["overall_after_acts"]) == (before, after)


def test_missing_the_thirty_days_only_changes_the_branch():
    """On day 31 the rule fails, the file goes on with other land, and is not refused for it."""
    valued = {
        "collateral.premises.alternative_land_available": True,
        "collateral.valuation_done": True,
    }
    late = assess(application({**finished(31), **valued}))
    assert late["rules"]["2.3.8.deadline30"]["outcome"] == "fail"
    assert late["collateral"]["branch"] == "8.2.2.3"
    assert late["collateral"]["valuation_required"] is True
    assert late["overall_after_acts"] == "approvable"
    in_time = assess(application({**finished(30), **valued}))
    assert in_time["collateral"]["branch"] == "8.2.2.2-p2"


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("resolved", [None, False, True])
def test_one_finding_decides_alone(verdict, resolved):
    """Every verdict by itself: fail refuses, what is open waits, the rest passes."""
    findings = {"2.4.2": Finding(verdict, resolved=resolved)}
    waits = verdict in (Verdict.JUSTIFY, Verdict.AUTHORITY, Verdict.UNKNOWN)
    if verdict is Verdict.FAIL:
        assert overall(findings, before_acts=False) is Overall.NOT_APPROVABLE
    else:
        before = Overall.AFTER_ACTIONS if waits else Overall.APPROVABLE
        after = Overall.AFTER_ACTIONS if waits and not resolved else Overall.APPROVABLE
        assert overall(findings, before_acts=True) is before
        assert overall(findings, before_acts=False) is after


def test_an_open_branch_is_told_as_not_known():
    """While a fact is missing there is no branch; what surely stands is listed."""
    answer = assess(application({"collateral.premises": None}))
    assert answer["rules"]["2.3.8.branch"]["outcome"] == "unknown"
    assert answer["collateral"]["branch"] is None
    assert answer["collateral"]["instruments"] == ["guarantee", "business_security_machinery"]
    assert answer["collateral"]["valuation_required"] is False


def test_no_branch_is_told_as_none():
    """When nothing is possible the branch is none and every branch has its reason."""
    answer = assess(application({"collateral.premises.lease_months_remaining": 0}))
    assert answer["collateral"]["branch"] == "none"
    assert len(answer["collateral"]["why_not"]) == 11
    assert answer["overall_after_acts"] == "not_approvable"


def test_ratios_are_shown_with_four_decimals_or_not_at_all():
    """Half up for the eye; null where a figure is missing."""
    answer = assess(
        application(
            {
                "financials.cash_available_for_debt_service": "1234550.00",
                "financials.annual_debt_service": "10000000.00",
                "financials.equity_before": "0.00",
                "financials.debt_after": None,
            }
        )
    )
    assert answer["computed"] == {"dscr": "0.1235", "de_before": None, "de_after": None}


def test_a_legal_reading_is_marked():
    """A verdict that hangs on the damaged text says so."""
    refinance = {
        "creditor": "other_financial_institution",
        "instrument": "letter_of_credit",
        "arises_from_lc_import": True,
        "asset_clause": "2.2.1",
        "asset_imported": True,
        "tenor_months": 12,
    }
    told = assess(application({"request.refinance": refinance}))["rules"]["2.2.refinance"]
    assert told["outcome"] == "unknown"
    assert told["needs_legal_reading"] is True


def test_faults_of_the_form_come_beside_the_rules():
    """A form may be faulty: it is told, and the rules are answered all the same."""
    answer = assess(application({"form_kor1.s16": None}))
    assert "s16_missing" in {fault["code"] for fault in answer["form"]}
    for fault in answer["form"]:
        assert set(fault) == {"code", "severity", "path", "thai", "english"}
    assert answer["rules"]["2.1.11"]["outcome"] == "pass"


def test_an_empty_application_is_answered():
    """Nothing known: nothing passes, nothing fails, nothing breaks."""
    answer = assess(Application())
    assert answer["criteria"] == NO_5.code
    assert answer["overall_after_acts"] == "approvable_after_actions"


@pytest.mark.parametrize("written", ["", "   ", "-", "…"])
def test_an_empty_reason_is_read_and_resolves_nothing(written):
    """A form may bring a reason that says nothing; the ratio off its limit stays open (2.4)."""
    reason = {
        "kind": "justify_2.4.2",
        "by": "financial_screening",
        "on": "2019-05-31",
        "reason_th": written,
    }
    answer = assess(
        application({"financials.cash_available_for_debt_service": "1.00", "acts": [reason]})
    )
    assert answer["rules"]["2.4.2"]["outcome"] == "justify"
    assert answer["rules"]["2.4.2"]["resolved"] is False
