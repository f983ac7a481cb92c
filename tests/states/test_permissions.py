"""Who may do what by role, as the table has it."""

import pytest

from states.case import Actor, Capacity
from states.decision import Refused
from states.duties_shipped import SHIPPED
from states.lifecycle import LOAN
from states.permissions import Take, as_matrix, may, permissions_of, roles_of
from states.process import Duty, Event, Role, State, Step
from states.seats import barred, seats_of
from tests.states.cases import THE_CLOCK, attempt, case_at, deed, moved, paper_for, person, tried

WITHOUT_BUSINESS = {
    Role.FUND_OFFICE,
    Role.BOARD_SECRETARY,
    Role.RISK_OFFICER,
    Role.AUDITOR,
    Role.ADMIN,
}


def test_roles_that_do_no_business_stand_there_empty():
    """The administrator, the auditor, the risk officer and the board's side change no case."""
    permissions = permissions_of(LOAN)
    assert set(permissions) == set(Role)
    assert {role for role, events in permissions.items() if not events} == WITHOUT_BUSINESS


@pytest.mark.parametrize(
    ("role", "event", "takes"),
    [
        (Role.INTAKE_OFFICER, Event.RECEIVE, {Take.DO}),
        (Role.SELECTION_MEMBER, Event.SELECT, {Take.DO, Take.VOTE}),
        (Role.COMMITTEE_SECRETARY, Event.SELECT, {Take.DO}),
        (Role.COMMITTEE_SECRETARY, Event.APPROVE_WRITE_OFF, {Take.DO}),
        (Role.DISBURSEMENT_MAKER, Event.DISBURSE, {Take.DO}),
        (Role.DISBURSEMENT_CHECKER, Event.DISBURSE, {Take.CHECK}),
        (Role.CLOCK, Event.LAPSE, {Take.DO}),
        (Role.CLOCK, Event.APPROVE, set()),
        (Role.APPROVER, Event.SELECT, set()),
        (Role.SELECTION_MEMBER, Event.APPROVE, set()),
        (Role.ADMIN, Event.RECEIVE, set()),
    ],
)
def test_a_role_may_what_its_rows_say(role, event, takes):
    """Does, checks or votes; nothing else."""
    assert may(LOAN, role, event) == takes


def test_the_secretary_never_votes():
    """The secretary of a committee brings its resolutions and has no voice in them."""
    takes = permissions_of(LOAN)[Role.COMMITTEE_SECRETARY].values()
    assert all(take == {Take.DO} for take in takes)


def test_the_matrix_shows_the_same():
    """One row an event, one column a role that may do anything."""
    head, *rows = as_matrix(LOAN)
    assert len(rows) == len(LOAN.events)
    assert set(head[1:]) == {role.value for role in set(Role) - WITHOUT_BUSINESS}
    by_event = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}
    assert by_event["approve"]["approver"] == "DV"
    assert by_event["disburse"]["disbursement_checker"] == "C"
    assert by_event["select"]["approver"] == ""


# -------------------------------------------------------------------------------------- seats


def test_a_checkers_seat_opens_when_a_maker_has_prepared():
    """Before that there is nothing to check; a voter's seat never opens by itself."""
    case = case_at(State.CONTRACTING)
    (row,) = LOAN.rows(Event.SIGN, State.CONTRACTING)
    assert [(seat.take, seat.is_open) for seat in seats_of(row, case)] == [
        (Take.DO, True),
        (Take.CHECK, False),
    ]
    prepared = moved(case, attempt(Event.SIGN, person("maker")))
    assert [seat.is_open for seat in seats_of(row, prepared)] == [True, True]
    (ballot,) = LOAN.rows(Event.APPROVE, State.APPROVAL)
    assert [(seat.take, seat.is_open) for seat in seats_of(ballot, case)] == [
        (Take.DO, True),
        (Take.VOTE, False),
    ]


DOERS = [
    person("anybody"),
    person("selector"),
    person("analyst"),
    person("maker"),
    Actor("nobody", frozenset()),
    person("admin", Role.ADMIN),
    THE_CLOCK,
]
HISTORY = [
    deed("selector", Step.SELECTION, Duty.SELECT, Capacity.VOTER),
    deed("analyst", Step.FINANCIAL_SCREENING, Duty.FINANCIAL_SCREENING),
    deed("maker", Step.CONTRACT, Duty.PREPARE_DISBURSEMENT),
    deed("maker", Step.RESTRUCTURING, Duty.PROPOSE_RESTRUCTURING),
]
OF_PERSONS = ("1.2.2", "D")


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_a_seat_bars_whom_the_decision_would_refuse(state):
    """What the inbox says of a person beforehand, the decision says of the attempt."""
    case = case_at(state, deeds=HISTORY)
    for row in LOAN.possible(state):
        doing = seats_of(row, case)[0]
        for actor in DOERS:
            for principal in (None, DOERS[1], DOERS[4]):
                made = attempt(
                    row.event,
                    actor,
                    paper_for(row.event.value, "voter", state=state),
                    voters=[person("voter")],
                    principal=principal,
                )
                outcome = tried(case, made)
                objections = outcome.objections if isinstance(outcome, Refused) else ()
                personal = [each for each in objections if each.clause.startswith(OF_PERSONS)]
                expected = [
                    each
                    for each in barred(row, case, doing, SHIPPED, actor, principal)
                    if each.clause.startswith(OF_PERSONS)
                ]
                assert set(personal) == set(expected)


def test_roles_of_a_row_are_those_that_take_part():
    """Only the ways that a row has."""
    (row,) = LOAN.rows(Event.SIGN, State.CONTRACTING)
    assert roles_of(row) == {
        Take.DO: (Role.CONTRACT_OFFICER,),
        Take.CHECK: (Role.CONTRACT_CHECKER,),
    }
