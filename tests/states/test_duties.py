"""Separation of duties: clause 1.2.2 by person over the whole life of a case, and the pairs."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Actor, Capacity, Case
from states.decision import Moved
from states.duties_shipped import SHIPPED
from states.duties_table import counted_duties
from states.lifecycle import LOAN
from states.papers.origination import EarlierStep
from states.process import SEPARATED_STEPS, Duty, Event, Mode, Role, State, Step
from tests.states.cases import (
    PAPERS,
    THE_CLOCK,
    attempt,
    case_at,
    clauses,
    deed,
    moved,
    paper_for,
    person,
    tried,
)

# Of each of the four steps: where it is done, an act of one person, its duty, a vote if it has one.
ACTS = {
    Step.SELECTION: (State.SELECTION, Event.SELECT, Duty.SELECT),
    Step.FEASIBILITY: (State.FEASIBILITY, Event.REPORT_FEASIBLE, Duty.FEASIBILITY),
    Step.FINANCIAL_SCREENING: (
        State.FINANCIAL_SCREENING,
        Event.SUBMIT_SCREENING,
        Duty.FINANCIAL_SCREENING,
    ),
    Step.APPROVAL: (State.APPROVAL, Event.APPROVE, Duty.APPROVE),
}
VOTED_ON = (Step.SELECTION, Step.APPROVAL)
SOMCHAI = person("somchai")
OTHER = person("other")


def as_actor(case: Case, event: Event):
    """Somchai does it himself."""
    return attempt(event, SOMCHAI, voters=[OTHER])


def as_delegate(case: Case, event: Event):
    """Somchai does it for somebody else."""
    return attempt(event, SOMCHAI, voters=[OTHER], principal=OTHER)


def as_principal(case: Case, event: Event):
    """Somebody else does it for Somchai."""
    return attempt(event, OTHER, voters=[OTHER], principal=SOMCHAI)


def as_voter(case: Case, event: Event):
    """Somebody else brings the resolution on which Somchai voted."""
    return attempt(event, OTHER, voters=[person("third"), SOMCHAI])


WAYS = [
    (first, second, takes_part)
    for first, second in permutations(SEPARATED_STEPS, 2)
    for takes_part in (as_actor, as_delegate, as_principal, as_voter)
    if takes_part is not as_voter or second in VOTED_ON
]


@pytest.mark.parametrize("earlier", [Capacity.ACTOR, Capacity.PRINCIPAL, Capacity.VOTER])
@pytest.mark.parametrize(
    ("first", "second", "takes_part"),
    WAYS,
    ids=[f"{first.value}, then {second.value} {way.__name__}" for first, second, way in WAYS],
)
def test_nobody_takes_part_in_two_of_the_four_steps(first, second, takes_part, earlier):
    """Six pairs, both orders, in whatever capacity then and now: 1.2.2 objects, once a person."""
    state, event, _ = ACTS[second]
    case = case_at(state, deeds=[deed("somchai", first, ACTS[first][2], earlier)])
    outcome = tried(case, takes_part(case, event))
    told = [each for each in outcome.objections if each.clause == "1.2.2"]
    assert len(told) == 1
    assert "somchai" in told[0].english
    assert first.english.lower() in told[0].english
    assert second.thai in told[0].thai


@pytest.mark.parametrize("step", SEPARATED_STEPS, ids=lambda step: step.name.lower())
def test_the_same_person_may_act_twice_in_one_step(step):
    """Who has acted in a step may act in it again."""
    state, event, duty = ACTS[step]
    case = case_at(state, deeds=[deed("somchai", step, duty)])
    assert clauses(case, attempt(event, SOMCHAI, voters=[SOMCHAI])) == []


def test_every_barred_person_is_named():
    """The one who acts selected, the one he acts for studied: each with his own record."""
    case = case_at(
        State.APPROVAL,
        deeds=[
            deed("selector", Step.SELECTION, Duty.SELECT, Capacity.VOTER, n=4),
            deed("analyst", Step.FEASIBILITY, Duty.FEASIBILITY, n=7),
        ],
    )
    lender = person("analyst", Role.COMMITTEE_SECRETARY)
    made = attempt(Event.APPROVE, person("selector"), principal=lender)
    told = [each.english for each in tried(case, made).objections]
    assert len(told) == 2
    assert "selector" in told[0]
    assert "(record 4)" in told[0]
    assert "analyst" in told[1]
    assert "(record 7)" in told[1]


# ------------------------------------------------------------------------ however a case travels


def through_selection() -> Case:
    """A case in feasibility: a and b voted, c studies."""
    case = case_at(State.SELECTION)
    case = moved(case, attempt(Event.SELECT, person("a"), voters=[person("a"), person("b")]))
    return moved(case, attempt(Event.START_FEASIBILITY, person("c")))


def test_persons_stay_barred_after_a_return():
    """Back in selection, who studied may not select, and who selected may still not study."""
    back = replace(PAPERS["return"], to=EarlierStep.SELECTION)
    case = moved(through_selection(), attempt(Event.RETURN, person("c"), back))
    assert case.state is State.SELECTION
    assert clauses(case, attempt(Event.SELECT, person("c"), voters=[person("d")])) == ["1.2.2"]
    assert clauses(case, attempt(Event.SELECT, person("a"), voters=[person("c")])) == ["1.2.2"]
    case = moved(case, attempt(Event.SELECT, person("a"), voters=[person("a")]))
    assert clauses(case, attempt(Event.START_FEASIBILITY, person("b"))) == ["1.2.2"]
    assert clauses(case, attempt(Event.START_FEASIBILITY, person("c"))) == []


OTHERS = [person(member) for member in ("x", "y", "q")]


def refused_in_approval() -> Case:
    """A case that v refused in approval, which the applicant has had reviewed."""
    case = case_at(State.APPROVAL, deeds=[deed("s", Step.SELECTION, Duty.SELECT, Capacity.VOTER)])
    refusing = [person(member) for member in ("v", "w", "z")]
    case = moved(case, attempt(Event.REJECT, person("v"), voters=refusing))
    return moved(case, attempt(Event.ASK_REVIEW, person("officer")))


def test_a_review_is_decided_by_other_persons():
    """Who refused may not decide the review, neither as voter nor by bringing it; others may."""
    case = refused_in_approval()
    assert case.state is State.APPROVAL
    assert clauses(case, attempt(Event.APPROVE, person("x"), voters=[person("w")])) == ["D05"]
    assert clauses(case, attempt(Event.REJECT, person("v"), voters=[person("x")])) == ["D05"]
    assert clauses(case, attempt(Event.APPROVE, person("x"), voters=OTHERS)) == []


def test_who_refused_is_barred_whatever_else_he_did():
    """Another part in the case, which bars from nothing, does not help him."""
    case = case_at(State.APPROVAL, deeds=[deed("v", Step.CONTRACT, Duty.VERIFY_CONDITIONS)])
    case = moved(case, attempt(Event.REJECT, person("v"), voters=[person("w")]))
    case = moved(case, attempt(Event.ASK_REVIEW, person("officer")))
    assert clauses(case, attempt(Event.APPROVE, person("v"), voters=[person("x")])) == ["D05"]


def test_persons_stay_barred_after_a_review():
    """The review lifts nothing: who selected may not approve."""
    case = refused_in_approval()
    assert clauses(case, attempt(Event.APPROVE, person("x"), voters=[person("s")])) == ["1.2.2"]


def test_who_decides_the_review_may_decide_again():
    """Only those who decided before the review are barred, not those who decide in it."""
    case = moved(refused_in_approval(), attempt(Event.APPROVE, person("x"), voters=OTHERS))
    case = moved(case, attempt(Event.REVIEW_RESOLUTION, person("drafter")))
    assert clauses(case, attempt(Event.CONFIRM, person("x"), voters=OTHERS)) == []
    assert clauses(case, attempt(Event.CONFIRM, person("x"), voters=[person("v")])) == ["D05"]


def test_who_selected_is_refused_approval_under_1_2_2_whatever_his_roles():
    """The selector who tries to approve holds every role, and it does not help him."""
    case = case_at(
        State.APPROVAL, deeds=[deed("somchai", Step.SELECTION, Duty.SELECT, Capacity.VOTER)]
    )
    assert clauses(case, attempt(Event.APPROVE, SOMCHAI, voters=[OTHER])) == ["1.2.2"]


# ---------------------------------------------------------------------------------------- roles


def test_a_role_is_asked_of_the_principal_not_of_the_delegate():
    """The power that is lent is the principal's; a delegate without a role may use it."""
    case = case_at(State.RECEIVED)
    officer, clerk = person("officer", Role.INTAKE_OFFICER), Actor("clerk", frozenset())
    made = attempt(Event.START_SELECTION, clerk, principal=officer)
    assert clauses(case, made) == []
    assert clauses(case, attempt(Event.START_SELECTION, officer, principal=clerk)) == ["D01"]
    assert clauses(case, attempt(Event.START_SELECTION, clerk)) == ["D01"]


def test_the_administrator_may_do_no_business_act():
    """The role that appoints others opens no row of the table."""
    admin = person("admin", Role.ADMIN, Role.AUDITOR, Role.RISK_OFFICER)
    for state in State:
        for row in LOAN.possible(state):
            made = attempt(row.event, admin, voters=[OTHER])
            assert any(clause.startswith("D") for clause in clauses(case_at(state), made))


# ------------------------------------------------------------------------------------- always

FEW = ("ann", "ben", "cat", "dan", "eve")


@st.composite
def attempts(draw):
    """An attempt by some of a few persons who all hold every role, perhaps for one another."""
    who = st.sampled_from(FEW)
    return (
        draw(st.integers(0, 30)),
        draw(who),
        draw(st.none() | who),
        draw(st.lists(who, min_size=1, max_size=3, unique=True)),
        draw(st.booleans()),
    )


def _next(case: Case, drawn) -> Case:
    """The case after the attempt, or as it was when the attempt is refused."""
    n, who, principal, voters, brings_nothing = drawn
    possible = LOAN.possible(case.state)
    if not possible:
        return case
    row = possible[n % len(possible)]
    given = None if principal in {None, who} else person(principal)
    actor = THE_CLOCK if row.mode is Mode.CLOCK else person(who)
    made = attempt(
        row.event,
        actor,
        paper_for(row.event.value, *voters, state=case.state),
        voters=[person(voter) for voter in voters],
        principal=None if row.mode is Mode.CLOCK else given,
    )
    if brings_nothing and row.mode is Mode.PAIR:
        made = replace(made, paper=None)
    outcome = tried(case, made)
    return outcome.case if isinstance(outcome, Moved) else case


@given(
    start=st.sampled_from([state for state in State if not state.ends]),
    drawn=st.lists(attempts(), min_size=10, max_size=60),
)
def test_whatever_is_tried_nobody_is_on_both_sides(start, drawn):
    """
    However few persons try whatever they like, for whomever, in whatever order: none of them ever
    stands in two of the four steps, nor in two duties that are kept apart.
    """
    case = case_at(start, back=State.PERFORMING if start is State.RESTRUCTURING else None)
    for each in drawn:
        before = case
        case = _next(case, each)
        assert case.deeds[: len(before.deeds)] == before.deeds
    for who in FEW:
        done = {(each.step, each.duty) for each in case.deeds if each.person == who}
        duties = frozenset().union(*(counted_duties(*each) for each in done))
        assert len({step for step, _ in done} & set(SEPARATED_STEPS)) <= 1
        assert not any(pair.duties <= duties for pair in SHIPPED.pairs)
