"""Which text binds on which day, what each announcement changed, and how a clause is found."""

from datetime import date

import pytest

from states.facts import ReviewGround
from states.parameters import Parameter, Parameters, Setting
from states.rules.catalogue import CATALOGUE
from states.rules.conditions import CONDITIONS
from states.rules.confidence import Confidence
from states.rules.edition import Edition, UnknownClauseError, rule
from states.rules.editions import (
    EDITIONS,
    LEGACY,
    NO_4,
    NO_5,
    RULE_IDS,
    UnknownEditionError,
    edition_by_code,
    edition_in_force,
    uplifted,
)
from states.rules.finding import Verdict
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.purpose_cases import import_credit

MEMBERS = {
    "N-2": ["window", "receiving_unit"],
    "N-4": ["line_check"],
    "DOC": ["documents", "document_signatures"],
    "2.1.1": ["2.1.1"],
    "2.1.3": ["2.1.3", "2.1.3.prohibited"],
    "2.1.8": ["2.1.8.restructure", "2.1.8.history"],
    "2.2.3": ["2.2.3.tied", "2.2.3.early_draw"],
    "2.2": ["2.2.purposes", "2.2.3.tied", "2.2.3.early_draw", "2.2.refinance"],
    "2.3(1)": ["2.3.1"],
    "2.3(4)": ["2.3.4.max", "2.3.4.share50", "2.3.4.high_rank"],
    "2.3(5)": ["2.3.5.term", "2.3.5.grace"],
    "2.3(8)": [
        *("2.3.8.guarantee", "2.3.8.branch", "2.3.8.machinery", "2.3.8.insurance"),
        *("2.3.8.valuation", "2.3.8.deadline30"),
    ],
    "2.3.note1": ["2.3.note1"],
    "2.4": ["2.4.1", "2.4.2", "2.4.3"],
    "2.3.8.branch": ["2.3.8.branch"],
    "2.1.8.history": ["2.1.8.history"],
    "window": ["window"],
    "sign.guarantee_covers_the_amount": ["sign.guarantee_covers_the_amount"],
}


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2017, 10, 20), LEGACY),
        (date(2017, 10, 21), NO_4),
        (date(2018, 2, 15), NO_4),
        (date(2018, 2, 16), NO_5),
        (date(2030, 1, 1), NO_5),
        (date.min, LEGACY),
    ],
)
def test_an_edition_binds_from_the_day_after_it_was_signed(day, edition):
    """No.4 from 21 October 2017, no.5 from 16 February 2018; before, the text is not known."""
    assert edition_in_force(day) is edition


def test_an_edition_is_found_by_the_code_stored_with_a_case():
    """The three codes, and a refusal of any other."""
    assert [edition_by_code(each.code) for each in EDITIONS] == list(EDITIONS)
    with pytest.raises(UnknownEditionError):
        edition_by_code("no6")


def test_no_5_changes_what_it_announces_and_nothing_else():
    """Six rules differ: the relaxer, the import exception, the line and the amount."""
    changed = {old.id for old, new in zip(NO_4.rules, NO_5.rules, strict=True) if old is not new}
    assert changed == {
        *("2.1.8.history", "2.2.refinance", "2.3.1"),
        *("2.3.4.max", "2.3.4.share50", "2.3.4.high_rank"),
    }


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_a_rule_before_no_4_cites_the_clause_that_repealed_its_text(identifier):
    """Of the old text only its repeal can be read: no.4, clause 2."""
    (repeal,) = [entry for entry in CATALOGUE if entry.row == "v4.2"]
    assert rule_of(LEGACY, identifier).source == repeal.source == "L64-L73"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.code)
def test_every_edition_ends_with_the_conditions_of_single_moves(edition):
    """Conditions of the process are the same under every text and come when called by name."""
    assert edition.rules[-len(CONDITIONS) :] == CONDITIONS


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.code)
@pytest.mark.parametrize(("clause", "members"), MEMBERS.items())
def test_a_clause_brings_the_rules_it_contains(edition, clause, members):
    """By the path of its clause, else by the rule's own name; conditions only by name."""
    assert [each.id for each in edition.under(clause)] == members


@pytest.mark.parametrize("clause", ["2.5", "2.1.13", "nothing", "2.3(10)"])
def test_a_clause_that_nobody_knows_is_an_error(clause):
    """A table that obeys a clause without rules is a broken program."""
    with pytest.raises(UnknownClauseError):
        NO_5.under(clause)


def test_an_amendment_changes_what_is_there():
    """A rule that does not exist is neither replaced nor struck, and time goes forward."""

    @rule("9.9", "9.9", source="L1", confidence=Confidence.C)
    def invented(_facts):
        """ไม่มีข้อนี้
        -- There is no such clause."""
        return rule_of(NO_5, "2.4.1").judge(_facts)

    later = date(2020, 1, 1)
    with pytest.raises(UnknownClauseError):
        NO_5.amended("no6", NO_5.title, later, replacing=[invented])
    with pytest.raises(UnknownClauseError):
        NO_5.amended("no6", NO_5.title, later, striking=["9.9"])
    with pytest.raises(UnknownClauseError):
        NO_5.amended("no6", NO_5.title, NO_5.in_force)
    struck = NO_5.amended("no6", NO_5.title, later, striking=["2.3.4.share50"])
    assert "2.3.4.share50" not in {each.id for each in struck.rules}
    assert isinstance(struck, Edition)


def test_a_rule_says_its_clause_in_both_languages():
    """A function without a sentence is no rule."""

    def silent(_facts):
        """Only English."""

    with pytest.raises(TypeError):
        rule("9.9", "9.9", source="L1")(silent)


def test_objections_name_clause_verdict_and_sentence():
    """What stops an act is told by the clause, in Thai and English, in the order asked for."""
    facts = facts_of({"request.term_months": 85, "request.loan_amount": "10000000.01"})
    found = NO_5.objections(facts, ("2.3(5)", "2.3(4)"))
    assert [(each.clause, each.verdict.value) for each in found] == [
        ("2.3(5)", "fail"),
        ("2.3(4)", "fail"),
    ]
    assert "85" in found[0].thai
    assert "85" in found[0].english
    assert "10,000,000.01" in found[1].english
    assert NO_5.objections(facts_of({}), ("2.4",)) == ()


def test_a_review_takes_only_what_its_ground_allows():
    """No.4 clause 4 brings the collateral alone, no.5 clause 5 the import exception alone."""
    collateral = uplifted(LEGACY, ReviewGround.COLLATERAL_UNDER_NO_4)
    imports = uplifted(NO_4, ReviewGround.IMPORT_CREDIT_UNDER_NO_5)
    for identifier in RULE_IDS:
        text = NO_4 if identifier.startswith("2.3.8") else LEGACY
        assert rule_of(collateral, identifier) is rule_of(text, identifier)
        text = NO_5 if identifier == "2.2.refinance" else NO_4
        assert rule_of(imports, identifier) is rule_of(text, identifier)
    assert imports.code == "no4+no5+2.2.refinance"


def test_a_review_never_goes_back_in_time():
    """A case under the newer text, or one whose facts changed, keeps its text."""
    assert uplifted(NO_5, ReviewGround.IMPORT_CREDIT_UNDER_NO_5) is NO_5
    assert uplifted(NO_4, ReviewGround.COLLATERAL_UNDER_NO_4) is NO_4
    assert uplifted(NO_4, ReviewGround.CHANGED_FACTS) is NO_4


@pytest.mark.parametrize(
    ("reading", "months", "verdict"),
    [
        (None, 6, "pass"),
        (None, 7, "unknown"),
        (12, 12, "pass"),
        (12, 13, "unknown"),
        (16, 16, "pass"),
        (16, 17, "fail"),
    ],
)
def test_the_board_may_settle_the_tenor(reading, months, verdict):
    """Once the original is read, a dated resolution sets 6, 12 or 16 months."""
    facts = facts_of(import_credit(tenor_months=months))
    if reading is not None:
        setting = Setting(Parameter.IMPORT_CREDIT_MONTHS, reading, date(2019, 6, 5), "resolution")
        facts = type(facts)(
            application=facts.application, on=facts.on, parameters=Parameters((setting,))
        )
    finding = rule_of(NO_5, "2.2.refinance").judge(facts)
    assert finding.verdict.value == verdict
    assert finding.needs_legal_reading == (finding.verdict is Verdict.UNKNOWN)


def test_the_reading_is_that_of_the_day_of_judgement():
    """A resolution of tomorrow does not help today."""
    facts = facts_of(import_credit(tenor_months=12))
    tomorrow = Setting(Parameter.IMPORT_CREDIT_MONTHS, 12, date(2019, 6, 6), "resolution")
    later = type(facts)(
        application=facts.application, on=facts.on, parameters=Parameters((tomorrow,))
    )
    assert rule_of(NO_5, "2.2.refinance").judge(later).verdict is Verdict.UNKNOWN
