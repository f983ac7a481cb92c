"""A resolution by the wrong organ, and one body that both selects and approves."""

from dataclasses import replace
from datetime import date

import pytest

from states.application import Selection
from states.authority import AS_READ, Authority, AuthorityRow, Exercise, Power
from states.baht import Baht
from states.decision import Law
from states.facts import Course, Facts
from states.lifecycle import LOAN
from states.parameters import Parameter, Parameters, Setting
from states.process import Event, Mode, Role, State
from states.rules import competence
from states.rules.confidence import Confidence
from states.rules.editions import EDITIONS
from states.rules.finding import Verdict
from states.rules.in_force import NO_4_IN_FORCE
from states.vocabulary import Organ
from tests.example import application
from tests.states.cases import LAW, TODAY, attempt, case_at, clauses, paper_for, person, resolution

COMMITTEE, BANK = Organ.PROVINCIAL_FUND_COMMITTEE, Organ.SMED_BANK
BALLOTS = [row for row in LOAN.moves if row.mode is Mode.BALLOT]
BY_BANK = AuthorityRow(
    power=Power.APPROVAL,
    organ=BANK,
    since=date(2019, 6, 1),
    source="กอป. 7/2562",
    confidence=Confidence.A,
    up_to=Baht.of(5_000_000),
)


def facts(organ=COMMITTEE, *, rows=(), same_body=1, edition="no5", on=TODAY, selected_by=COMMITTEE):
    """The example as a committee approves it: 4.8 million."""
    setting = Setting(Parameter.SAME_BODY_SELECTS_AND_APPROVES, same_body, on, "กอป. 8/2562")
    return Facts(
        application=replace(application(), selection=Selection(selected_by=selected_by, rank=1)),
        on=on,
        parameters=Parameters((setting,)),
        exercise=Exercise(
            power=Power.APPROVAL,
            organ=organ,
            on=on,
            edition=edition,
            authority=Authority((*AS_READ, *rows)),
        ),
    )


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.code)
def test_every_ballot_of_a_loan_obeys_the_matrix(edition):
    """No committee resolves without the question whether it may, under whichever edition."""
    assert {row.power for row in BALLOTS} == set(Power)
    for row in BALLOTS:
        assert row.obeys[0] == competence.COMPETENT_ORGAN
        assert edition.under(competence.COMPETENT_ORGAN)
    assert [row.event for row in LOAN.moves if competence.OTHER_BODY in row.obeys] == [
        Event.APPROVE
    ]


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        (facts(), Verdict.PASS),
        (facts(BANK), Verdict.FAIL),
        (facts(Organ.FUND_BOARD), Verdict.FAIL),
        (facts(BANK, rows=[BY_BANK]), Verdict.PASS),
        (facts(COMMITTEE, rows=[BY_BANK]), Verdict.FAIL),
        (facts(COMMITTEE, rows=[BY_BANK], on=date(2019, 5, 31)), Verdict.PASS),
        (facts(BANK, rows=[BY_BANK], on=date(2019, 5, 31)), Verdict.FAIL),
        (facts(edition="legacy"), Verdict.UNKNOWN),
        (Facts(application=application()), Verdict.UNKNOWN),
    ],
)
def test_a_resolution_is_that_of_the_competent_organ(known, verdict):
    """The bank approves from 1 June up to 5 million; on the day before, the committee."""
    assert competence.the_competent_organ_resolves.judge(known).verdict is verdict


@pytest.mark.parametrize(
    ("organ", "gone_up_on", "verdict"),
    [
        (Organ.FUND_BOARD, TODAY, Verdict.PASS),
        (Organ.FUND_BOARD, None, Verdict.FAIL),
        (COMMITTEE, TODAY, Verdict.PASS),
        (BANK, TODAY, Verdict.FAIL),
    ],
)
def test_what_went_up_for_want_of_members_is_the_boards_and_nobody_elses(
    organ, gone_up_on, verdict
):
    """The board decides in the committee's place; a third organ gains nothing by it."""
    known = replace(facts(organ), course=Course(gone_up_on=gone_up_on))
    assert competence.the_competent_organ_resolves.judge(known).verdict is verdict


def test_a_refusal_says_whose_the_power_is_and_under_which_row():
    """The power, the day, the competent organ and the resolution that made it so."""
    found = competence.the_competent_organ_resolves.judge(facts(COMMITTEE, rows=[BY_BANK])).found
    assert found.english == (
        "the Provincial or Bangkok fund committee has no power over 'approval' on 2019-06-03; "
        "it lies with the SME Development Bank (กอป. 7/2562)"
    )
    assert "ธพว." in found.thai


@pytest.mark.parametrize(
    ("same_body", "selected_by", "verdict"),
    [
        (0, COMMITTEE, Verdict.PASS),
        (1, COMMITTEE, Verdict.PASS),
        (2, COMMITTEE, Verdict.FAIL),
        (2, BANK, Verdict.PASS),
        (2, None, Verdict.PASS),
    ],
)
def test_one_body_for_both_is_refused_only_where_the_board_says_so(same_body, selected_by, verdict):
    """Off, shown, refused; two bodies are never in each other's way."""
    known = facts(same_body=same_body, selected_by=selected_by)
    rule = competence.another_body_approves_where_the_board_asks_for_it
    assert rule.judge(known).verdict is verdict
    assert rule.judge(Facts()).verdict is Verdict.UNKNOWN


def test_on_a_day_that_is_not_known_the_board_has_set_nothing():
    """What it set later than the first day of no.4 is not yet asked."""
    undated = replace(facts(same_body=2), on=None)
    rule = competence.another_body_approves_where_the_board_asks_for_it
    assert rule.judge(undated).verdict is Verdict.PASS
    since_no_4 = Setting(Parameter.SAME_BODY_SELECTS_AND_APPROVES, 2, NO_4_IN_FORCE, "กอป.")
    assert rule.judge(replace(undated, parameters=Parameters((since_no_4,)))).stops


@pytest.mark.parametrize(("same_body", "policy"), [(0, "off"), (1, "warn"), (2, "refuse")])
def test_the_fact_is_told_with_its_legal_basis(same_body, policy):
    """Which bodies, what is set, by which resolution."""
    report = competence.bodies(facts(same_body=same_body), COMMITTEE, COMMITTEE)
    assert (report.is_one, report.policy.value) == (True, policy)
    assert "Q3" in report.basis.english
    assert "8/2562" in report.basis.english
    assert "8/2562" in report.basis.thai
    assert not competence.bodies(facts(), COMMITTEE, BANK).is_one
    assert not competence.bodies(facts(), None, COMMITTEE).is_one
    assert not competence.bodies(facts(), None, None).is_one


# ------------------------------------------------------------------------------ in a whole attempt


@pytest.mark.parametrize("row", BALLOTS, ids=lambda each: f"{each.row} {each.event} {each.source}")
def test_no_committee_resolves_beyond_its_power(row):
    """At every ballot of the life of a loan the bank, whom no row names, is refused under 2.3."""
    case = case_at(row.source, back=row.target)
    paper = paper_for(row.event.value)
    ours = attempt(row.event, person("kamol"), paper)
    theirs = replace(ours, paper=replace(paper, resolution=resolution("member", organ=BANK)))
    assert "2.3" in clauses(case, theirs)
    assert "2.3" not in clauses(case, ours)


def test_the_organ_that_approved_is_kept_and_reviews():
    """Approved by the bank: its resolution is reviewed by the bank, the committee is refused."""
    from_bank = replace(LAW, authority=Authority((*AS_READ, BY_BANK)))
    case = case_at(State.RESOLUTION_REVIEW, approved_by=BANK)
    paper = paper_for("confirm")
    ours = attempt(Event.CONFIRM, person("kamol", Role.APPROVER), paper)
    assert clauses(case, ours, from_bank) == ["2.3"]
    theirs = replace(ours, paper=replace(paper, resolution=resolution("member", organ=BANK)))
    assert clauses(case, theirs, from_bank) == []


def test_a_law_that_says_nothing_of_powers_has_those_of_the_text():
    """The matrix as read, with no row of the board."""
    assert Law(LAW.calendar).authority.rows == AS_READ
