"""Motions, ballots and counts on one case: who may say what, and what it does."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from states.baht import Baht
from states.ballots import Said
from states.case import Actor, Case
from states.decision import Attempt, Moved, Refused
from states.dossier import digest_of
from states.papers.ballots import Choice, Ground, Recusal
from states.process import Duty, Event, Role, State, Step
from states.quorum import Result
from states.vocabulary import Organ
from tests.states.cases import (
    MEMBERS,
    PAPERS,
    THE_CLOCK,
    TODAY,
    at,
    attempt,
    ballot,
    case_at,
    clauses,
    count,
    deed,
    paper_for,
    person,
    resolution,
    sitting,
    tried_alone,
)

CHAIR, VICE, THIRD = MEMBERS
SECRETARY = person("secretary", Role.COMMITTEE_SECRETARY)
OFFICER = person("officer", Role.INTAKE_OFFICER)
MOTION = attempt(Event.APPROVE, SECRETARY)


def done(case: Case, made: Attempt) -> Case:
    """The case after one attempt that has to succeed."""
    outcome = tried_alone(case, made)
    assert isinstance(outcome, Moved), outcome.objections
    return outcome.case


def against(case: Case, made: Attempt) -> list[str]:
    """The clauses that object to one attempt."""
    outcome = tried_alone(case, made)
    return [each.clause for each in outcome.objections] if isinstance(outcome, Refused) else []


def recusal(who: str) -> Attempt:
    """A member stands aside."""
    paper = Recusal(ground=Ground.RELATIVE, reason="เป็นญาติ", left_at="10:15")
    return Attempt(event=Event.RECUSE, paper=paper, actor=person(who), at=at())


def again(made: Attempt) -> Attempt:
    """The same ballot, cast in place of an earlier one."""
    return replace(made, event=Event.CHANGE_VOTE)


def moved_in(state: State = State.APPROVAL, **more: Any) -> Case:
    """A case on which the three members are voting."""
    made = MOTION if state is State.APPROVAL else attempt(Event.SELECT, SECRETARY)
    return done(case_at(state, **more), made)


def voted(case: Case, *choices: Choice) -> Case:
    """The members vote, one after the other."""
    for member, choice in zip(MEMBERS, choices, strict=False):
        case = done(case, ballot(case, member, choice))
    return case


# ------------------------------------------------------------------------------------ the motion


def test_a_motion_opens_a_poll_and_changes_nothing_else():
    """The state stays, the facts stay; the ballots are bound to the dossier as it stands."""
    before = case_at(State.APPROVAL)
    case = done(before, MOTION)
    assert (case.state, case.facts) == (State.APPROVAL, before.facts)
    assert case.poll is not None
    assert case.poll.meeting.dossier == digest_of(before.facts)
    assert [seat.person for seat in case.poll.meeting.seats] == list(MEMBERS)


def test_a_motion_that_breaks_a_clause_is_never_voted_on():
    """It is judged when it is brought, and again when the votes are counted."""
    paper = replace(paper_for("approve"), grace_months=37)
    assert against(case_at(State.APPROVAL), replace(MOTION, paper=paper)) == ["2.3(5)"]
    case = voted(moved_in(), *[Choice.FOR] * 3)
    application = case.facts.application
    collateral = replace(application.collateral, guaranteed_amount=Baht.of(1))
    weaker = replace(case.facts, application=replace(application, collateral=collateral))
    assert against(case, count(MOTION)) == []
    assert against(replace(case, facts=weaker), count(MOTION)) == ["2.3(8)"]


@pytest.mark.parametrize(
    ("changes", "objections"),
    [
        ({}, []),
        ({"role": Role.SELECTION_MEMBER}, ["D05"]),
        ({"province": "TH-50"}, []),
        ({"province": "TH-51"}, ["D05"]),
        ({"since": TODAY}, []),
        ({"since": TODAY + timedelta(days=1)}, ["D05"]),
        ({"seats": sitting(*MEMBERS[:2]).seats}, ["D05"]),
    ],
)
def test_a_motion_comes_before_the_committee_that_decides(changes, objections):
    """Of the right kind and province, established by then; those present have a seat on it."""
    case = case_at(State.APPROVAL, changes={"borrower.province": "TH-50"})
    brought = replace(MOTION, sitting=replace(sitting(*MEMBERS), **changes))
    assert against(case, brought) == objections


def test_without_a_committee_nothing_is_moved():
    """A motion before nobody is refused."""
    assert against(case_at(State.APPROVAL), replace(MOTION, sitting=None)) == ["D05"]


@pytest.mark.parametrize(("notice", "objections"), [(3, []), (2, ["APA 80"]), (0, ["APA 80"])])
def test_members_are_invited_three_days_before(notice, objections):
    """Section 80: the third day before is enough, the second is not."""
    called = replace(resolution(), invited_on=TODAY - timedelta(days=notice))
    made = replace(MOTION, paper=replace(paper_for("approve"), resolution=called))
    assert against(case_at(State.APPROVAL), made) == objections


@pytest.mark.parametrize(
    ("failed_on", "committee", "objections"),
    [
        (TODAY - timedelta(days=1), "committee", []),
        (TODAY - timedelta(days=14), "committee", []),
        (TODAY - timedelta(days=15), "committee", ["APA 79"]),
        (TODAY, "committee", ["APA 79"]),
        (TODAY - timedelta(days=7), "another", ["APA 79"]),
        (None, None, ["APA 79"]),
    ],
)
def test_a_meeting_is_called_again_within_fourteen_days(failed_on, committee, objections):
    """Only after one of the same committee that lacked a quorum."""
    case = case_at(State.APPROVAL, inquorate_on=failed_on, inquorate_committee=committee)
    called = replace(resolution(), recalled=True)
    made = replace(MOTION, paper=replace(paper_for("approve"), resolution=called))
    assert against(case, made) == objections


def test_one_motion_at_a_time():
    """Until it is counted no other is moved, unless at a later meeting, which drops it."""
    case = moved_in()
    assert against(case, attempt(Event.REJECT, SECRETARY)) == ["APA 82"]
    assert against(case, MOTION) == ["APA 82"]
    tomorrow = TODAY + timedelta(days=1)
    later = replace(paper_for("reject"), resolution=resolution(on=tomorrow))
    made = attempt(Event.REJECT, SECRETARY, later, on=tomorrow)
    outcome = tried_alone(case, made)
    assert isinstance(outcome, Moved)
    assert outcome.ended is not None
    assert (outcome.ended.motion, outcome.ended.result) == (1, Result.DROPPED)
    assert outcome.case.poll is not None
    assert outcome.case.poll.meeting.n == 2


# ------------------------------------------------------------------------------------- the votes


def test_a_vote_is_a_part_in_the_step():
    """Whoever votes has taken part, by his own ballot in a record of its own."""
    case = voted(moved_in(), Choice.AGAINST)
    assert case.deeds[-1].person == CHAIR
    assert case.deeds[-1].n == 2
    assert case.poll is not None
    assert case.poll.meeting.ballots == {CHAIR: Choice.AGAINST}


@pytest.mark.parametrize(
    ("made", "clause"),
    [
        (ballot(case_at(State.APPROVAL), CHAIR), "APA 82"),
        (ballot(case_at(State.APPROVAL), "somebody"), "D05"),
        (ballot(case_at(State.APPROVAL), Actor(VICE, frozenset({Role.ADMIN}))), "D05"),
        (ballot(case_at(State.APPROVAL), THE_CLOCK), "D05"),
        (replace(ballot(case_at(State.APPROVAL), VICE), principal=person(THIRD)), "APA 82"),
        (replace(ballot(case_at(State.APPROVAL), "somebody"), principal=person(VICE)), "APA 82"),
        (ballot(case_at(State.APPROVAL), VICE, dossier="0" * 64), "dossier"),
        (ballot(case_at(State.APPROVAL), VICE, no_interest=False), "APA 13"),
        (ballot(case_at(State.APPROVAL), VICE, dissent="ไม่เห็นด้วย"), "APA 83"),
        (again(ballot(case_at(State.APPROVAL), VICE)), "APA 82"),
    ],
    ids=[
        *("twice", "no member", "no role", "a service", "for another", "by another"),
        *("old dossier", "no attestation", "dissent in favour", "nothing to change"),
    ],
)
def test_a_ballot_that_does_not_count_is_refused(made, clause):
    """One member, one vote, his own, on the dossier that is voted on."""
    case = voted(moved_in(), Choice.FOR)
    assert clause in against(case, made)
    assert case.poll is not None
    assert case.poll.meeting.ballots == {CHAIR: Choice.FOR}


def test_who_was_not_at_the_meeting_does_not_vote():
    """A seat alone is not enough."""
    here = replace(paper_for("approve"), resolution=resolution(CHAIR, VICE))
    case = done(case_at(State.APPROVAL), replace(MOTION, paper=here))
    assert against(case, ballot(case, THIRD)) == ["APA 79"]


def test_who_took_part_in_another_step_does_not_vote():
    """Clause 1.2.2, for a member of both committees; and he is not in the base."""
    selected = [deed(THIRD, Step.SELECTION, Duty.SELECT)]
    case = moved_in(deeds=selected)
    assert against(case, ballot(case, THIRD)) == ["1.2.2"]
    case = voted(case, Choice.FOR, Choice.FOR)
    outcome = tried_alone(case, count(MOTION))
    assert isinstance(outcome, Moved)
    assert outcome.ended is not None
    assert outcome.ended.count is not None
    assert (outcome.ended.result, outcome.ended.count.base) == (Result.GOES_UP, 2)


def test_a_vote_may_be_changed_until_the_count():
    """The last one counts, and each stands in the record with the one that it replaces."""
    case = voted(moved_in(), Choice.FOR, Choice.FOR, Choice.AGAINST)
    case = done(case, again(ballot(case, CHAIR, Choice.AGAINST)))
    assert case.poll is not None
    said = [(say.n, say.person, say.said, say.replaces) for say in case.poll.meeting.says]
    assert said == [
        (2, CHAIR, Said.FOR, None),
        (3, VICE, Said.FOR, None),
        (4, THIRD, Said.AGAINST, None),
        (5, CHAIR, Said.AGAINST, 2),
    ]
    outcome = tried_alone(case, count(MOTION))
    assert isinstance(outcome, Moved)
    assert outcome.ended is not None
    assert outcome.ended.result is Result.LOST
    assert outcome.case.state is State.APPROVAL
    assert against(outcome.case, again(ballot(outcome.case, CHAIR))) == ["D05"]


def test_who_stands_aside_does_so_for_good():
    """No vote, no count, not in a later meeting either; a vote cast before is gone."""
    case = voted(moved_in(), Choice.FOR)
    case = done(case, recusal(CHAIR))
    assert case.facts.course.recused == (CHAIR,)
    assert case.poll is not None
    assert case.poll.meeting.ballots == {}
    assert against(case, ballot(case, CHAIR)) == ["APA 13"]
    assert against(case, recusal(CHAIR)) == ["APA 13"]
    assert against(case, count(attempt(Event.APPROVE, person(CHAIR)))) == ["APA 13"]
    case = done(case, count(MOTION))
    assert case.poll is None
    later = replace(
        MOTION, paper=replace(paper_for("approve"), resolution=resolution(on=date(2019, 6, 4)))
    )
    case = done(case, replace(later, at=at(date(2019, 6, 4))))
    assert against(case, ballot(case, CHAIR)) == ["APA 13"]


def test_a_recusal_bars_from_no_other_step():
    """Standing aside is no part in the step: a member of both committees has to be able to."""
    case = done(moved_in(deeds=[deed(CHAIR, Step.SELECTION, Duty.SELECT)]), recusal(CHAIR))
    assert [each.person for each in case.deeds] == [CHAIR, "secretary"]


# ------------------------------------------------------------------------------------ the count


def test_a_count_waits_for_everybody_who_is_there():
    """Nobody closes a poll before a member has spoken whose vote could turn it."""
    case = voted(moved_in(), Choice.FOR, Choice.FOR)
    assert against(case, count(MOTION)) == ["APA 82"]


def test_a_motion_that_is_carried_is_done():
    """With its deadlines, from the day of the meeting."""
    case = done(voted(moved_in(), *[Choice.FOR] * 3), count(MOTION))
    assert (case.state, case.poll) == (State.APPROVED, None)
    assert case.facts.course.approved_dossier == digest_of(case.facts)
    assert case.facts.course.approval_expires_on == TODAY + timedelta(days=90)


def test_a_meeting_without_a_quorum_may_be_called_again():
    """What is kept is the committee and the day; a meeting with a quorum forgets them."""
    here = replace(paper_for("approve"), resolution=resolution(CHAIR))
    case = done(case_at(State.APPROVAL), replace(MOTION, paper=here))
    case = done(case, count(MOTION))
    course = case.facts.course
    assert (course.inquorate_committee, course.inquorate_on) == ("committee", TODAY)
    case = case_at(State.APPROVAL, inquorate_committee="committee", inquorate_on=TODAY)
    case = done(voted(done(case, MOTION), *[Choice.FOR] * 3), count(MOTION))
    assert case.facts.course.inquorate_on is None


# ----------------------------------------------------------------------------------- the dossier


def test_a_correction_makes_the_ballots_void():
    """Whatever was voted was on another dossier; a remark alone changes none."""
    case = voted(moved_in(), Choice.FOR)
    remark = attempt(Event.CORRECT, OFFICER, replace(PAPERS["correct"], request=None))
    assert done(case, remark).poll is case.poll
    outcome = tried_alone(case, attempt(Event.CORRECT, OFFICER))
    assert isinstance(outcome, Moved)
    assert outcome.case.poll is None
    assert outcome.ended is not None
    assert outcome.ended.result is Result.VOIDED


def test_who_corrects_takes_on_the_duty_of_the_step_and_of_intake():
    """D15 counts as both: who corrects neither decides, nor goes on in another of the steps."""
    analyst = person("analyst", Role.FEASIBILITY_ANALYST, Role.APPROVER)
    case = done(case_at(State.FEASIBILITY), attempt(Event.CORRECT, analyst))
    assert [(each.step, each.duty) for each in case.deeds] == [
        (Step.FEASIBILITY, Duty.EDIT),
        (Step.FEASIBILITY, Duty.FEASIBILITY),
        (Step.INTAKE, Duty.INTAKE),
    ]
    approving = case_at(State.APPROVAL, deeds=case.deeds)
    assert clauses(approving, attempt(Event.APPROVE, analyst)) == ["1.2.2", "D01/D05"]


@pytest.mark.parametrize("state", [State.SELECTION, State.APPROVAL])
def test_who_decides_does_not_edit_what_is_decided_on(state):
    """While a committee has the file, the officer who took it in corrects it."""
    case = done(case_at(state), attempt(Event.CORRECT, OFFICER))
    assert {(each.step, each.duty) for each in case.deeds} == {
        (Step.INTAKE, Duty.EDIT),
        (Step.INTAKE, Duty.INTAKE),
    }
    assert clauses(case_at(state), attempt(Event.CORRECT, SECRETARY)) == ["D15"]


def test_a_motion_falls_with_the_step():
    """A withdrawal ends the file, and with it the vote."""
    outcome = tried_alone(moved_in(), attempt(Event.WITHDRAW, person("officer")))
    assert isinstance(outcome, Moved)
    assert outcome.case.poll is None
    assert outcome.ended is not None
    assert outcome.ended.result is Result.DROPPED


@pytest.mark.parametrize("event", [Event.SIGN, Event.DISBURSE, Event.DRAW_EARLY])
def test_nothing_is_signed_or_paid_on_another_dossier_than_the_approved(event):
    """B15: a figure changed behind everybody's back after the approval is found."""
    state = State.CONTRACTING if event is Event.SIGN else State.CONTRACTED
    case = case_at(state)
    assert against(case, attempt(event, person("maker"))) == []
    tampered = replace(case.facts.course, approved_term_months=84)
    case = replace(case, facts=replace(case.facts, course=tampered))
    assert against(case, attempt(event, person("maker"))) == ["1.2.3(4)"]


def test_what_went_up_is_decided_by_the_board():
    """The power is the province's until too few of its members may vote; then it is the board's."""
    board = sitting(*MEMBERS, organ=Organ.FUND_BOARD)
    paper = replace(paper_for("approve"), resolution=resolution(organ=Organ.FUND_BOARD))
    motion = replace(MOTION, paper=paper, sitting=board)
    case = case_at(State.APPROVAL)
    assert against(case, motion) == ["2.3"]
    assert against(replace(case, facts=case.facts.then(gone_up_on=TODAY)), motion) == []
