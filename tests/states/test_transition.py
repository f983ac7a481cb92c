"""Which text binds a case under way when the text changed (no.4 clause 4, no.5 clause 5)."""

from dataclasses import replace
from datetime import date

import pytest

from states.baht import Baht
from states.decision import edition_of
from states.facts import ReviewGround
from states.lifecycle import LOAN
from states.papers.origination import Approval, HistoryRelaxation, ReviewOpinion
from states.process import Event, State
from states.rules.editions import LEGACY, NO_4, NO_5, RULE_IDS, edition_in_force, under_review
from states.rules.finding import Verdict
from states.rules.repayment_history import competent_to_relax
from states.vocabulary import Organ
from tests.states.cases import attempt, case_at, clauses, moved, paper_for, person, resolution
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.purpose_cases import import_credit

LAST_DAY_BEFORE_NO_4, FIRST_DAY_OF_NO_4 = date(2017, 10, 20), date(2017, 10, 21)
LAST_DAY_OF_NO_4, FIRST_DAY_OF_NO_5 = date(2018, 2, 15), date(2018, 2, 16)
LATER = date(2018, 3, 5)
UNDER_NO_4, UNDER_NO_5 = (
    ReviewGround.COLLATERAL_UNDER_NO_4,
    ReviewGround.IMPORT_CREDIT_UNDER_NO_5,
)
BEFORE_THE_APPROVAL = (State.RECEIVED, State.SELECTION, State.FEASIBILITY, State.APPROVAL)
AFTER_THE_CONTRACT = (
    State.CONTRACTED,
    State.DISBURSING,
    State.PERFORMING,
    State.NPL,
    State.RESTRUCTURING,
    State.LITIGATION,
)
COLLATERAL = tuple(each for each in RULE_IDS if each.startswith("2.3.8"))


def approved(day, state=State.APPROVED, **course):
    """A case of which the committee approved 4.7 million on that day."""
    return case_at(state, approved_on=day, early_draw_allowed=None, **course)


def text_of(edition, identifier):
    """The wording of a rule that an edition has."""
    return rule_of(edition, identifier).judge


# ------------------------------------------------------------------------- pinned by the approval


@pytest.mark.parametrize("state", BEFORE_THE_APPROVAL)
@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (LAST_DAY_BEFORE_NO_4, LEGACY),
        (FIRST_DAY_OF_NO_4, NO_4),
        (LAST_DAY_OF_NO_4, NO_4),
        (FIRST_DAY_OF_NO_5, NO_5),
    ],
)
def test_until_it_is_approved_a_case_goes_by_the_text_of_each_day(state, day, edition):
    """A case filed under no.4 and decided after no.5 is decided under no.5."""
    case = case_at(state, received_on=date(2017, 10, 2))
    assert edition_of(case, day) is edition


@pytest.mark.parametrize("state", [State.APPROVED, State.CONTRACTING, *AFTER_THE_CONTRACT])
@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (LAST_DAY_BEFORE_NO_4, LEGACY),
        (FIRST_DAY_OF_NO_4, NO_4),
        (LAST_DAY_OF_NO_4, NO_4),
        (FIRST_DAY_OF_NO_5, NO_5),
    ],
)
def test_an_approval_pins_the_text_to_the_end(state, day, edition):
    """Whatever is announced later, through contract, restructuring and litigation."""
    case = approved(day, state)
    for today in (FIRST_DAY_OF_NO_4, FIRST_DAY_OF_NO_5, date(2026, 11, 20)):
        assert edition_of(case, today) is edition


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_before_no_4_every_rule_answers_that_its_text_is_not_known(identifier):
    """Announcements 1 to 3 of 2560 were repealed and not found: nothing passes by guessing."""
    finding = rule_of(edition_in_force(LAST_DAY_BEFORE_NO_4), identifier).judge(facts_of({}))
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.stops


# ------------------------------------------------------------ the contract is made: nothing moves


@pytest.mark.parametrize("state", AFTER_THE_CONTRACT)
def test_after_the_contract_there_is_no_review(state):
    """Old criteria to the end: the table knows no way from a contract back to a review."""
    assert LOAN.rows(Event.REVIEW_RESOLUTION, state) == ()
    assert LOAN.rows(Event.REVISE, state) == ()


@pytest.mark.parametrize("state", AFTER_THE_CONTRACT)
def test_a_ground_that_was_only_asked_for_changes_no_text(state):
    """A review that was confirmed as it was leaves no clause behind."""
    case = approved(LAST_DAY_OF_NO_4, state, review_ground=UNDER_NO_5)
    assert edition_of(case, LATER) is NO_4


# ------------------------------------------------------------- approved, the contract not yet made


def reviewing(day, ground):
    """A case approved on that day, its resolution under review on that ground."""
    return approved(day, State.RESOLUTION_REVIEW, review_ground=ground)


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_a_review_under_no_4_opens_the_collateral_alone(identifier):
    """No.4, clause 4: approved before 21 October 2017, only the part on collateral."""
    edition = edition_of(reviewing(LAST_DAY_BEFORE_NO_4, UNDER_NO_4), FIRST_DAY_OF_NO_4)
    if identifier in COLLATERAL:
        assert text_of(edition, identifier) is text_of(NO_4, identifier)
    else:
        finding = text_of(edition, identifier)(facts_of({}))
        assert finding.verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_a_review_under_no_5_opens_2_2_paragraph_2_alone(identifier):
    """No.5, clause 5: approved before 16 February 2018, only the import exception."""
    edition = edition_of(reviewing(LAST_DAY_OF_NO_4, UNDER_NO_5), FIRST_DAY_OF_NO_5)
    if identifier == "2.2.refinance":
        assert text_of(edition, identifier) is text_of(NO_5, identifier)
    else:
        finding = text_of(edition, identifier)(facts_of({}))
        assert finding.verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("uplifts", "collateral", "refinance"),
    [
        ((), LEGACY, LEGACY),
        ((UNDER_NO_4,), NO_4, LEGACY),
        ((UNDER_NO_5,), LEGACY, NO_5),
        ((UNDER_NO_4, UNDER_NO_5), NO_4, NO_5),
        ((ReviewGround.CHANGED_FACTS,), LEGACY, LEGACY),
    ],
)
def test_what_a_review_took_stays_with_the_case_clause_by_clause(uplifts, collateral, refinance):
    """Approved before no.4, contract made later: each clause in the text that a review gave it."""
    case = approved(LAST_DAY_BEFORE_NO_4, State.PERFORMING, uplifts=uplifts)
    edition = edition_of(case, LATER)
    for identifier in RULE_IDS:
        text = collateral if identifier in COLLATERAL else LEGACY
        if identifier == "2.2.refinance":
            text = refinance
        assert text_of(edition, identifier) is text_of(text, identifier)


def test_a_case_approved_under_a_text_takes_nothing_of_the_same_text():
    """Under no.5 already, a review of clause 5 reads 2.2 as it stood."""
    edition = under_review(NO_5, UNDER_NO_5)
    assert edition.code == "no5"
    assert text_of(edition, "2.2.refinance") is text_of(NO_5, "2.2.refinance")


def opinion(ground, *asked):
    """The bank's opinion to the committee's secretary."""
    return ReviewOpinion(ground=ground, clauses=asked, opinion="เสนอทบทวน")


@pytest.mark.parametrize(
    ("approved_on", "on", "asked_for", "against"),
    [
        (LAST_DAY_BEFORE_NO_4, FIRST_DAY_OF_NO_4, opinion(UNDER_NO_4, "2.3(8)"), []),
        (LAST_DAY_BEFORE_NO_4, LAST_DAY_BEFORE_NO_4, opinion(UNDER_NO_4, "2.3(8)"), ["1.2.3(4)"]),
        (LAST_DAY_BEFORE_NO_4, LATER, opinion(UNDER_NO_4, "2.3(8)", "2.3(5)"), ["1.2.3(4)"]),
        (LAST_DAY_BEFORE_NO_4, LATER, opinion(UNDER_NO_4, "2.2"), ["1.2.3(4)"]),
        (LAST_DAY_OF_NO_4, FIRST_DAY_OF_NO_5, opinion(UNDER_NO_5, "2.2"), []),
        (LAST_DAY_OF_NO_4, FIRST_DAY_OF_NO_5, opinion(UNDER_NO_5, "2.2.refinance"), []),
        (LAST_DAY_OF_NO_4, LAST_DAY_OF_NO_4, opinion(UNDER_NO_5, "2.2"), ["1.2.3(4)"]),
        (LAST_DAY_OF_NO_4, LATER, opinion(UNDER_NO_5, "2.2.3"), ["1.2.3(4)"]),
        (LAST_DAY_OF_NO_4, LATER, opinion(UNDER_NO_5, "2.3(8)"), ["1.2.3(4)"]),
    ],
)
def test_a_review_is_opened_for_its_part_once_the_newer_text_binds(
    approved_on, on, asked_for, against
):
    """The clauses asked for are those of the ground, and no text is applied before its day."""
    made = attempt(Event.REVIEW_RESOLUTION, person("bank"), asked_for, on=on)
    assert clauses(approved(approved_on), made) == against


@pytest.mark.parametrize(
    ("ground", "thai", "english"),
    [
        (
            UNDER_NO_4,
            "ขอทบทวน 2.1, 2.3(5) แต่ทำได้เฉพาะข้อ 2.3(8)",
            "2.1, 2.3(5) are asked for, only 2.3(8) may be reviewed",
        ),
        (
            UNDER_NO_5,
            "ขอทบทวน 2.1, 2.3(5) แต่ทำได้เฉพาะข้อ 2.2 วรรคสอง",
            "2.1, 2.3(5) are asked for, only 2.2 paragraph 2 may be reviewed",
        ),
    ],
)
def test_a_review_that_asks_for_too_much_is_told_what_its_ground_allows(ground, thai, english):
    """What was asked for, and the one part that may be reviewed, in both languages."""
    facts = facts_of({}).then(review_ground=ground, review_clauses=("2.1", "2.3(5)"))
    found = rule_of(NO_5, "review.within_its_ground").judge(facts).found
    assert (found.thai, found.english) == (thai, english)


def revised(on, **changes):
    """The same terms again, or with a change, by a new resolution."""
    paper = replace(paper_for("approve"), resolution=resolution(on=on), **changes)
    assert isinstance(paper, Approval)
    return attempt(Event.REVISE, person("chair"), paper, on=on)


def test_the_committee_can_review_what_was_approved_before_no_4():
    """The unknown old text is not judged again; the collateral is, under no.4."""
    case = moved(reviewing(LAST_DAY_BEFORE_NO_4, UNDER_NO_4), revised(LATER))
    assert case.state is State.APPROVED
    assert case.facts.course.approved_on == LAST_DAY_BEFORE_NO_4
    assert text_of(edition_of(case, LATER), "2.3.8.branch") is text_of(NO_4, "2.3.8.branch")
    assert text_of(edition_of(case, LATER), "2.1.1") is text_of(LEGACY, "2.1.1")


def test_collateral_that_no_4_does_not_know_is_refused():
    """Nobody guarantees: the one part that is open again has to hold."""
    case = reviewing(LAST_DAY_BEFORE_NO_4, UNDER_NO_4)
    facts = facts_of({"collateral.guarantors": []})
    case = replace(case, facts=replace(case.facts, application=facts.application))
    assert clauses(case, revised(LATER)) == ["2.3(8)"]


@pytest.mark.parametrize(
    ("ground", "approved_on", "tenor", "against"),
    [
        (UNDER_NO_5, LAST_DAY_OF_NO_4, 6, []),
        (UNDER_NO_5, LAST_DAY_OF_NO_4, 7, ["2.2"]),
        (UNDER_NO_5, LAST_DAY_OF_NO_4, 17, ["2.2"]),
    ],
)
def test_a_resolution_under_no_4_may_be_reviewed_for_import_credit(
    ground, approved_on, tenor, against
):
    """What no.4 forbade passes within the tenor, after a review under no.5 clause 5."""
    case = reviewing(approved_on, ground)
    asked = facts_of(import_credit(tenor_months=tenor)).application
    case = replace(case, facts=replace(case.facts, application=asked))
    assert clauses(case, revised(LATER)) == against


def test_without_a_review_the_same_import_credit_stays_forbidden_under_no_4():
    """The exception came with no.5, and an approved case stays under its text."""
    facts = facts_of(import_credit(tenor_months=6))
    case = approved(LAST_DAY_OF_NO_4)
    finding = rule_of(edition_of(case, LATER), "2.2.refinance").judge(facts)
    assert finding.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    "changes",
    [{"term_months": 71}, {"grace_months": 11}, {"early_draw": Baht.of(1_000)}],
)
@pytest.mark.parametrize(
    ("ground", "approved_on"),
    [(UNDER_NO_4, LAST_DAY_BEFORE_NO_4), (UNDER_NO_5, LAST_DAY_OF_NO_4)],
)
def test_a_narrow_review_leaves_every_other_term(ground, approved_on, changes):
    """Term, grace and early draw are not opened by a transitional clause."""
    made = revised(LATER, **changes)
    assert clauses(reviewing(approved_on, ground), made) == ["1.2.3(4)"]


# ----------------------------------------------------------- organs, on the day of their own act


@pytest.mark.parametrize(
    ("day", "organ"),
    [
        (LAST_DAY_BEFORE_NO_4, None),
        (FIRST_DAY_OF_NO_4, Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE),
        (LAST_DAY_OF_NO_4, Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE),
        (FIRST_DAY_OF_NO_5, Organ.PROVINCIAL_FUND_COMMITTEE),
        (None, None),
    ],
)
def test_the_power_to_relax_changes_hands_with_no_5(day, organ):
    """From the financial analysis committee to the fund committee, on 16 February 2018."""
    assert competent_to_relax(day) is organ


ANALYSIS, FUND = "provincial_financial_analysis_committee", "provincial_fund_committee"


def relaxed(by, on):
    """Two late instalments, the last six normal, relaxed by an organ on a day."""
    marks = ["n", "n", "late", "n", "late", "n", "n", "n", "n", "n", "n", "n"]
    act = {
        "kind": "relax_2.1.8_history",
        "by": by,
        "on": on.isoformat(),
        "late_instalments_relaxed": 2,
    }
    return facts_of({"declarations.last_instalments_oldest_first": marks, "acts": [act]})


@pytest.mark.parametrize("edition", [NO_4, NO_5], ids=["no4", "no5"])
@pytest.mark.parametrize(
    ("by", "on", "resolved"),
    [
        (ANALYSIS, LAST_DAY_OF_NO_4, True),
        (FUND, LAST_DAY_OF_NO_4, False),
        (ANALYSIS, FIRST_DAY_OF_NO_5, False),
        (FUND, FIRST_DAY_OF_NO_5, True),
        (ANALYSIS, LAST_DAY_BEFORE_NO_4, False),
        (FUND, LAST_DAY_BEFORE_NO_4, False),
    ],
)
def test_a_relaxation_counts_by_the_power_of_its_own_day(edition, by, on, resolved):
    """Relaxed on 15 February and approved in March: the organ of 15 February decided."""
    finding = rule_of(edition, "2.1.8.history").judge(relaxed(by, on))
    assert finding.verdict is Verdict.AUTHORITY
    assert finding.resolved is resolved


@pytest.mark.parametrize(
    ("resolved_on", "against"), [(LAST_DAY_OF_NO_4, ["2.3(4)"]), (FIRST_DAY_OF_NO_5, [])]
)
def test_a_committee_that_resolved_before_no_5_is_judged_by_no_4(resolved_on, against):
    """The rank that no.4 asked of a large loan: the day of the resolution counts, not its entry."""
    case = case_at(State.SELECTION, received_on=FIRST_DAY_OF_NO_4)
    paper = replace(paper_for("select"), resolution=resolution(on=resolved_on))
    made = attempt(Event.SELECT, person("chair"), paper, on=LATER)
    assert clauses(case, made) == against


# ------------------------------------------------------- the relaxation, on both sides of its move

ONE_LATE = {
    "declarations.last_instalments_oldest_first": ["n"] * 4 + ["late"] + ["n"] * 7,
    "acts": [],
}


@pytest.mark.parametrize(("day", "stops"), [(LAST_DAY_OF_NO_4, False), (FIRST_DAY_OF_NO_5, True)])
def test_the_selection_waits_for_no_relaxation_that_comes_after_it(day, stops):
    """Under no.4 the analysis committee relaxes in the screening; under no.5 the selectors do."""
    case = case_at(State.SELECTION, changes=ONE_LATE, received_on=FIRST_DAY_OF_NO_4)
    paper = replace(paper_for("select"), resolution=resolution(on=day))
    made = attempt(Event.SELECT, person("chair"), paper, on=LATER)
    assert ("2.1.8" in clauses(case, made)) is stops
    relaxing = replace(made, paper=replace(paper, late_instalments_relaxed=1))
    assert "2.1.8" not in clauses(case, relaxing)


@pytest.mark.parametrize(
    ("organ", "resolved_on", "entered_on", "settled"),
    [
        (ANALYSIS, LAST_DAY_OF_NO_4, LAST_DAY_OF_NO_4, True),
        (ANALYSIS, LAST_DAY_OF_NO_4, FIRST_DAY_OF_NO_5, True),
        (ANALYSIS, FIRST_DAY_OF_NO_5, FIRST_DAY_OF_NO_5, False),
        (FUND, LAST_DAY_OF_NO_4, LAST_DAY_OF_NO_4, False),
        (FUND, FIRST_DAY_OF_NO_5, FIRST_DAY_OF_NO_5, True),
        (None, None, LAST_DAY_OF_NO_4, False),
        (None, None, FIRST_DAY_OF_NO_5, False),
    ],
)
def test_the_credit_memo_brings_the_relaxation(organ, resolved_on, entered_on, settled):
    """By the committee whose power it was on the day it resolved; without one the memo stops."""
    case = case_at(State.FINANCIAL_SCREENING, changes=ONE_LATE, received_on=FIRST_DAY_OF_NO_4)
    memo = replace(paper_for("submit_screening"), bureau_report_on=LAST_DAY_OF_NO_4)
    if organ is not None:
        relaxation = HistoryRelaxation(
            organ=next(each for each in Organ if each.value == organ),
            number="3/2561",
            resolved_on=resolved_on,
            late_instalments_relaxed=1,
        )
        memo = replace(memo, relaxation=relaxation)
    made = attempt(Event.SUBMIT_SCREENING, person("nid"), memo, on=entered_on)
    assert ("2.1.8" in clauses(case, made)) is not settled
