"""Every rule of the criteria on both sides of its limits, under each edition."""

import inspect

import pytest

from states.facts import Facts
from states.rules.confidence import Confidence
from states.rules.editions import LEGACY, NO_4, NO_5, RULE_IDS
from states.rules.finding import Verdict
from states.rules.limits import LOANS_ONLY
from states.vocabulary import Product
from tests.states.rules import (
    approval_cases,
    collateral_cases,
    credit_cases,
    eligibility_cases,
    intake_cases,
    purpose_cases,
)
from tests.states.rules.cases import facts_of, rule_of, verdict_of

TABLES = {
    **intake_cases.CASES,
    **eligibility_cases.CASES,
    **purpose_cases.CASES,
    **credit_cases.CASES,
    **collateral_cases.CASES,
    **approval_cases.CASES,
}
EDITIONS = {"no4": NO_4, "no5": NO_5}
EVERY_CASE = [
    pytest.param(identifier, edition, each, id=f"{identifier}-{edition}-{each.told}")
    for identifier, cases in TABLES.items()
    for each in cases
    for edition in EDITIONS
]


@pytest.mark.parametrize(("identifier", "edition", "each"), EVERY_CASE)
def test_a_rule_stands_where_the_text_draws_the_line(identifier, edition, each):
    """One satang, one day, one instalment to either side of a limit decides, and only that."""
    finding = rule_of(EDITIONS[edition], identifier).judge(facts_of(each.changes))
    assert verdict_of(finding) == each.expected(edition)
    assert finding.found is not None
    assert finding.found.thai
    assert finding.found.english


def test_the_rules_are_those_that_other_programs_rely_on():
    """Forty-two rules, by name and in order; each edition answers every one of them."""
    assert len(RULE_IDS) == len(set(RULE_IDS)) == 42
    for edition in (LEGACY, NO_4, NO_5):
        criteria = [rule.id for rule in edition.rules if not rule.only_by_id]
        assert criteria == list(RULE_IDS)


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_a_rule_can_be_found_and_read(identifier):
    """Each rule is a function of its own with both languages, the line of the text and a table."""
    for edition in EDITIONS.values():
        rule = rule_of(edition, identifier)
        assert inspect.isfunction(rule.judge)
        assert rule.meaning.thai != rule.meaning.english
        assert any("ก" <= letter <= "๛" for letter in rule.meaning.thai)
        assert rule.meaning.english.isascii()
        assert rule.source.startswith("L")
    outcomes = {verdict for each in TABLES[identifier] for verdict in (each.no4, each.no5)}
    assert "unknown" in outcomes
    assert len(outcomes) > 1


def test_tables_name_no_rule_that_is_not_there():
    """The tables and the rules have the same names."""
    assert set(TABLES) == set(RULE_IDS)


@pytest.mark.parametrize("edition", [NO_4, NO_5], ids=["no4", "no5"])
def test_nothing_known_never_passes(edition):
    """Of an empty application no rule but the ban on refinancing and the notice can say a word."""
    silent = {
        rule.id
        for rule in edition.rules
        if rule.id in RULE_IDS and rule.judge(Facts()).verdict is Verdict.UNKNOWN
    }
    speaking = set(RULE_IDS) - silent
    dropped = {"2.3.4.share50", "2.3.4.high_rank"} if edition is NO_5 else set()
    assert speaking == {"window", "line_check", "2.2.refinance", *dropped}


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_nothing_is_judged_by_a_text_that_is_not_known(identifier):
    """Before no.4 every rule answers unknown, whatever the case."""
    assert rule_of(LEGACY, identifier).judge(facts_of({})).verdict is Verdict.UNKNOWN


PROBABLE = {
    "2.2.3.tied",
    "2.2.3.early_draw",
    "2.3.8.branch",
    "2.4.3",
    "cure.instalments",
    "rate.as_the_board_announced",
}
OPEN = {"2.3.8.deadline30", "resolution.organ", "charge.within_the_tariff"}


@pytest.mark.parametrize(("edition", "open_too"), [(NO_4, set()), (NO_5, {"2.2.refinance"})])
def test_it_is_known_how_certain_each_reading_is(edition, open_too):
    """Where the text may be read in two ways the rule says so; everywhere else it is certain."""
    by_confidence: dict[Confidence, set[str]] = {each: set() for each in Confidence}
    for rule in edition.rules:
        by_confidence[rule.confidence].add(rule.id)
    assert by_confidence[Confidence.B] == PROBABLE
    assert by_confidence[Confidence.C] == OPEN | open_too


def test_of_a_text_that_is_not_known_no_reading_is_certain():
    """Before no.4 every rule of the criteria is open, and hangs on no question of a later text."""
    for identifier in RULE_IDS:
        rule = rule_of(LEGACY, identifier)
        assert (rule.confidence, rule.question) == (Confidence.C, None)


OF_LOANS_ALONE = {
    *("2.3.1", "2.3.4.max", "2.3.4.share50", "2.3.4.high_rank", "2.3.5.term", "2.3.5.grace"),
    *("2.3.6.rate", "2.3.note2", "2.4.2", "2.4.3", "2.3.8.guarantee", "2.3.8.branch"),
    *("2.3.8.machinery", "2.3.8.insurance", "2.3.8.valuation", "2.3.8.deadline30"),
}


@pytest.mark.parametrize("edition", [NO_4, NO_5], ids=["no4", "no5"])
def test_a_joint_investment_is_not_judged_as_a_loan(edition):
    """The terms of 2.3 and the ratios of 2.4 are written for loans; only the caps are common."""
    asked = facts_of({"request.product": Product.JOINT_INVESTMENT.value})
    passed_over = {rule.id for rule in edition.rules if rule.judge(asked) == LOANS_ONLY}
    dropped = {"2.3.4.share50", "2.3.4.high_rank"} if edition is NO_5 else set()
    assert passed_over == OF_LOANS_ALONE - dropped
    for identifier in dropped:
        assert rule_of(edition, identifier).judge(asked).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("amount", "lent", "invested", "verdict"),
    [
        ("20000000.00", "0.00", "0.00", "pass"),
        ("20000000.01", "0.00", "0.00", "fail"),
        ("10000000.00", "0.00", "10000000.00", "pass"),
        ("10000000.01", "0.00", "10000000.00", "fail"),
        ("10000000.00", "10000000.00", "0.00", "pass"),
        ("10000000.01", "10000000.00", "0.00", "fail"),
        ("1.00", None, "0.00", "unknown"),
        ("1.00", "0.00", None, "unknown"),
    ],
)
def test_a_joint_investment_has_its_own_cap(amount, lent, invested, verdict):
    """Twenty million of joint investment, and twenty million together with loans."""
    facts = facts_of(
        {
            "request.product": "joint_investment",
            "request.loan_amount": amount,
            "exposure.existing_fund_loan_same_borrower": lent,
            "exposure.existing_fund_joint_investment": invested,
        }
    )
    assert rule_of(NO_5, "2.3.note1").judge(facts).verdict.value == verdict
