"""One attempt on one case: what it changes, by which law it is judged, where it leads."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.baht import Baht
from states.business_days import Calendar, Holiday, HolidayKind
from states.case import Actor, Capacity, Case
from states.decision import Law, Moved, Refused, edition_of
from states.lifecycle import LOAN
from states.papers.origination import EarlierStep
from states.parameters import Parameter, Parameters, Setting
from states.process import Duty, Event, Mode, Role, State, Step
from tests.states.cases import (
    LAW,
    PAPERS,
    THE_CLOCK,
    TODAY,
    attempt,
    case_at,
    clauses,
    deed,
    moved,
    paper_for,
    person,
    resolution,
    tried,
    tried_alone,
)

# ---------------------------------------------------------------------------- every single row


@pytest.mark.parametrize("row", LOAN.moves, ids=lambda row: f"{row.row} {row.source} {row.event}")
def test_every_row_can_be_done_or_says_what_is_missing(row):
    """Tried by those whom it names, a row is done, prepared, or refused by a clause of its own."""
    actor = THE_CLOCK if row.by == (Role.CLOCK,) else person("somebody")
    case = case_at(row.source)
    paper = paper_for(row.event.value, state=row.source)
    outcome = tried_alone(case, attempt(row.event, actor, paper))
    if isinstance(outcome, Moved):
        assert outcome.case.version == case.version + 1
        assert [each.n for each in outcome.case.deeds] == [case.version + 1] * len(
            outcome.case.deeds
        )
        return
    own = {rule.clause for clause in row.obeys for rule in outcome.edition.under(clause)}
    if row.mode is Mode.VOTE:  # no motion is on the table
        own = {row.duty.value}
    assert {each.clause for each in outcome.objections} <= own | {"1.2.3"}


def test_a_refusal_changes_nothing():
    """What is refused leaves the case as it was, and all reasons come at once."""
    case = case_at(State.CONTRACTING, deeds=[deed("maker", Step.CONTRACT, Duty.CONTRACT)])
    paper = replace(PAPERS["sign"], guaranteed_amount=Baht.of(1))
    outcome = tried(case, attempt(Event.SIGN, person("stranger", Role.APPROVER), paper))
    assert isinstance(outcome, Refused)
    assert [each.clause for each in outcome.objections] == ["D06", "2.3(8)"]
    assert case.half is None


# ---------------------------------------------------------------------------------- deadlines


def _deadline(case: Case, made, law: Law = LAW, field: str = "approval_expires_on") -> date:
    found: date = getattr(moved(case, made, law).facts.course, field)
    return found


def test_an_approval_stands_ninety_days_from_its_resolution():
    """The clock starts with the day of the resolution, not with the day it was brought."""
    paper = replace(PAPERS["approve"], resolution=resolution(on=date(2019, 5, 30)))
    made = attempt(Event.APPROVE, person("secretary"), paper)
    assert _deadline(case_at(State.APPROVAL), made) == date(2019, 8, 28)


def test_a_revised_approval_starts_its_clock_anew():
    """Row 17: a revision is a new approval and stands ninety days from its own resolution."""
    case = case_at(State.RESOLUTION_REVIEW)
    made = attempt(Event.REVISE, person("secretary"))
    assert _deadline(case, made) == TODAY + timedelta(days=90)


def test_a_refusal_may_be_reviewed_within_fifteen_days():
    """Rows 8 and 15 start the same clock."""
    for state, event in (
        (State.SELECTION, Event.NOT_SELECTED),
        (State.APPROVAL, Event.REJECT),
    ):
        made = attempt(event, person("secretary"))
        assert _deadline(case_at(state), made, field="review_due_on") == date(2019, 6, 18)


HOLIDAYS = Calendar(
    tuple(
        Holiday(
            day=day,
            kind=HolidayKind.BANK,
            name_th="วันหยุด",
            source="ประกาศ",
            declared_on=date(2019, 1, 1),
        )
        for day in (date(2019, 6, 4), date(2019, 6, 22))
    )
)


@pytest.mark.parametrize(
    ("calendar", "days", "last"),
    [
        (Calendar(), 15, date(2019, 6, 24)),
        (HOLIDAYS, 15, date(2019, 6, 25)),
        (Calendar(), 1, date(2019, 6, 4)),
        (HOLIDAYS, 1, date(2019, 6, 5)),
        (Calendar(), 5, date(2019, 6, 10)),
    ],
)
def test_documents_are_waited_for_so_many_business_days(calendar, days, last):
    """From Monday 3 June 2019; a weekend or a bank holiday is no business day."""
    setting = Setting(Parameter.SUPPLEMENT_BUSINESS_DAYS, days, date(2019, 1, 1), "มติ 1")
    law = Law(calendar, Parameters((setting,)))
    made = attempt(Event.ASK_DOCUMENTS, person("officer"))
    assert _deadline(case_at(State.RECEIVED), made, law, "supplement_due_on") == last


def test_a_clock_that_was_stopped_is_gone():
    """Documents that came stop the clock of row 3."""
    waiting = case_at(State.INCOMPLETE, supplement_due_on=date(2019, 6, 24))
    supplied = moved(waiting, attempt(Event.SUPPLEMENT, person("officer")))
    assert supplied.facts.course.supplement_due_on is None


# ------------------------------------------------------------------------------------- edition


@pytest.mark.parametrize(
    ("approved_on", "today", "edition"),
    [
        (None, date(2017, 10, 20), "legacy"),
        (None, date(2017, 10, 21), "no4"),
        (None, date(2018, 2, 15), "no4"),
        (None, date(2018, 2, 16), "no5"),
        (date(2018, 2, 15), date(2019, 6, 3), "no4"),
        (date(2018, 2, 16), date(2019, 6, 3), "no5"),
        (date(2017, 10, 20), date(2019, 6, 3), "legacy"),
    ],
)
def test_a_case_lives_under_the_text_of_its_approval(approved_on, today, edition):
    """Until it is approved a case is judged by the text of the day, from then on by that day's."""
    case = case_at(State.APPROVAL, approved_on=approved_on)
    assert edition_of(case, today).code == edition


def test_a_revision_does_not_move_a_case_to_a_newer_text():
    """The first approval pins the text; what a later resolution revises stays under it."""
    line = {
        "context.province_allocation": "100000000.00",
        "context.province_approved_le_3m": "0.00",
        "context.province_approved_gt_3m": "0.00",
    }
    case = case_at(State.RESOLUTION_REVIEW, changes=line, approved_on=date(2018, 1, 31))
    paper = replace(PAPERS["revise"], amount=Baht.of(3_000_000))
    revised = moved(case, attempt(Event.REVISE, person("secretary"), paper))
    assert revised.facts.course.approved_on == date(2018, 1, 31)
    assert edition_of(revised, TODAY).code == "no4"


def test_an_outcome_names_the_edition_it_was_judged_by():
    """Whether done or refused."""
    case = case_at(State.APPROVED, approved_on=date(2018, 1, 31))
    assert tried(case, attempt(Event.START_CONTRACT, person("officer"))).edition.code == "no4"
    assert tried(case, attempt(Event.SELECT, person("officer"))).edition.code == "no4"


# -------------------------------------------------------------------------- ways on and back


@pytest.mark.parametrize(
    ("source", "to", "leads"),
    [
        (State.FEASIBILITY, EarlierStep.SELECTION, State.SELECTION),
        (State.FINANCIAL_SCREENING, EarlierStep.FEASIBILITY, State.FEASIBILITY),
        (State.APPROVAL, EarlierStep.SELECTION, State.SELECTION),
        (State.APPROVAL, EarlierStep.FEASIBILITY, State.FEASIBILITY),
        (State.APPROVAL, EarlierStep.FINANCIAL_SCREENING, State.FINANCIAL_SCREENING),
    ],
)
def test_a_return_leads_to_the_step_it_names(source, to, leads):
    """The paper says where to; what was decided from there on no longer counts."""
    paper = replace(PAPERS["return"], to=to)
    case = case_at(source, screened_on=TODAY, feasibility_reported_on=TODAY, rank=1)
    back = moved(case, attempt(Event.RETURN, person("holder"), paper))
    assert back.state is leads
    assert back.facts.course.screened_on is None
    assert (back.facts.course.rank is None) is (to is EarlierStep.SELECTION)


@pytest.mark.parametrize(
    ("source", "to"),
    [
        (State.FEASIBILITY, EarlierStep.FEASIBILITY),
        (State.FEASIBILITY, EarlierStep.FINANCIAL_SCREENING),
        (State.FINANCIAL_SCREENING, EarlierStep.FINANCIAL_SCREENING),
    ],
)
def test_a_return_leads_back_and_not_on(source, to):
    """A step that is not an earlier one is refused with 1.2.3."""
    paper = replace(PAPERS["return"], to=to)
    assert clauses(case_at(source), attempt(Event.RETURN, person("holder"), paper)) == ["1.2.3"]


@pytest.mark.parametrize(
    "source",
    [State.PERFORMING_GRACE, State.PERFORMING, State.OVERDUE, State.NPL, State.RESTRUCTURED],
    ids=lambda state: state.value,
)
def test_a_refused_restructuring_leads_back_to_where_it_came_from(source):
    """The way back is remembered while it is considered and forgotten after."""
    case = moved(case_at(source), attempt(Event.REQUEST_RESTRUCTURING, person("workout")))
    assert (case.state, case.back) == (State.RESTRUCTURING, source)
    case = moved(case, attempt(Event.REFUSE_RESTRUCTURING, person("secretary")))
    assert (case.state, case.back) == (source, None)


def test_a_reviewed_refusal_goes_to_the_step_that_refused():
    """Row 44: the same step again, and from that record on other persons decide."""
    for state, event in (
        (State.SELECTION, Event.NOT_SELECTED),
        (State.APPROVAL, Event.REJECT),
    ):
        case = moved(case_at(state), attempt(event, person("secretary")))
        assert (case.state, case.back, case.others_since) == (State.REJECTED, state, 0)
        case = moved(case, attempt(Event.ASK_REVIEW, person("officer")))
        assert (case.state, case.back, case.others_since) == (state, None, 6)
        assert case.facts.course.reviews == 1


def test_a_case_found_not_feasible_has_no_review():
    """Row 44 reviews resolutions (rows 8 and 15); the report of row 11 is none."""
    case = moved(case_at(State.FEASIBILITY), attempt(Event.REPORT_NOT_FEASIBLE, person("analyst")))
    assert case.state is State.REJECTED
    assert clauses(case, attempt(Event.ASK_REVIEW, person("officer"))) == ["1.2.3(4)"]


@pytest.mark.parametrize(
    ("contracted_on", "leads"),
    [
        (date(2018, 6, 4), State.PERFORMING_GRACE),
        (date(2018, 6, 3), State.PERFORMING),
        (date(2019, 5, 27), State.PERFORMING_GRACE),
    ],
)
def test_a_closed_line_leads_into_the_grace_while_it_runs(contracted_on, leads):
    """Grace of 12 months from the contract: on its last day it is over."""
    case = case_at(State.DISBURSING, contracted_on=contracted_on)
    case = moved(case, attempt(Event.CLOSE_LINE, person("maker")))
    closing = replace(attempt(Event.CLOSE_LINE, person("checker")), paper=None)
    assert moved(case, closing).state is leads


@pytest.mark.parametrize(
    ("recovered", "leads"),
    [
        (Baht.of(999_999), State.ENFORCEMENT),
        (Baht.of(1_000_000), State.CLOSED_RECOVERED),
    ],
)
def test_recovery_closes_the_case_when_nothing_is_left(recovered, leads):
    """Of 1,000,000 baht drawn: the last baht closes the case."""
    paper = replace(PAPERS["recover"], amount=recovered)
    case = moved(case_at(State.ENFORCEMENT), attempt(Event.RECOVER, person("collector"), paper))
    assert case.state is leads


def test_a_loop_keeps_the_way_back():
    """An act that leaves the state leaves what is remembered with it."""
    case = case_at(State.PERFORMING, back=State.NPL)
    assert moved(case, attempt(Event.PAY, THE_CLOCK)).back is State.NPL


# ---------------------------------------------------------------------------------- who counts


LENDER = Actor("secretary", frozenset({Role.COMMITTEE_SECRETARY}))


def test_everybody_who_takes_part_is_written_down_once():
    """Who moves and for whom, each voter by his own ballot, who has the votes counted."""
    made = attempt(Event.SELECT, person("mover"), principal=LENDER)
    case = moved(case_at(State.SELECTION), made)
    assert [(each.n, each.person, each.capacity) for each in case.deeds] == [
        (1, "mover", Capacity.ACTOR),
        (1, "secretary", Capacity.PRINCIPAL),
        (2, "member", Capacity.VOTER),
        (3, "second", Capacity.VOTER),
        (4, "third", Capacity.VOTER),
        (5, "mover", Capacity.ACTOR),
        (5, "secretary", Capacity.PRINCIPAL),
    ]
    assert {(each.step, each.duty) for each in case.deeds} == {(Step.SELECTION, Duty.SELECT)}


def test_nobody_resolves_in_the_place_of_a_member():
    """A secretary's power may be lent; that of somebody who votes is personal."""
    made = attempt(Event.SELECT, person("second"), principal=person("chair"))
    (objection,) = tried(case_at(State.SELECTION), made).objections
    assert objection.clause == Duty.SELECT.value
    assert "votes are personal" in objection.english


def test_the_day_of_an_act_is_that_of_bangkok():
    """Half past midnight in Bangkok is still the day before in Greenwich."""
    made = attempt(Event.REPORT_FEASIBLE, person("analyst"))
    late = made.at.replace(hour=17, minute=30)
    case = moved(case_at(State.FEASIBILITY), replace(made, at=late))
    assert case.facts.course.feasibility_reported_on == TODAY + timedelta(days=1)
