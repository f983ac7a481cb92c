"""Whom the separation of duties refuses, said of single parts without a table around them."""

from dataclasses import replace

import pytest

from states.case import Actor, Capacity
from states.duties import Part, lacks_role, no_deputy, objections, same_person
from states.duties_shipped import SHIPPED
from states.process import Duty, Role, State, Step
from states.rules.finding import Verdict
from tests.states.cases import case_at, deed, person

SINCE = 5
"""The record of the granted review."""


def refused(deeds, *parts, decides=False, others_since=0):
    """The clauses or duties that object, every one as a plain refusal in two languages."""
    case = replace(case_at(State.APPROVAL, deeds=deeds), others_since=others_since)
    found = list(objections(case, parts, SHIPPED, decides=decides))
    assert all(each.verdict is Verdict.FAIL and each.thai and each.english for each in found)
    return [each.clause for each in found]


def part(who, step, duty, capacity=Capacity.ACTOR):
    """The part that somebody is about to take."""
    return Part(who, step, duty, capacity)


def test_only_persons_who_come_are_looked_at():
    """What others did bars nobody, and one person named twice is told once."""
    done = [deed("somchai", Step.SELECTION, Duty.SELECT)]
    approves = part("suda", Step.APPROVAL, Duty.APPROVE)
    assert refused(done, approves) == []
    again = part("somchai", Step.APPROVAL, Duty.APPROVE)
    assert refused(done, approves, again, again) == ["1.2.2"]


@pytest.mark.parametrize(
    ("n", "duty", "decides", "against"),
    [
        (SINCE - 1, Duty.APPROVE, True, [Duty.APPROVE.value]),
        (SINCE, Duty.APPROVE, True, []),
        (SINCE + 1, Duty.APPROVE, True, []),
        (SINCE - 1, Duty.APPROVE, False, []),
        (SINCE - 1, Duty.UNMASK, True, []),
    ],
)
def test_after_a_review_only_decisions_of_before_bar_and_only_from_deciding(
    n, duty, decides, against
):
    """The same duty, before the review, from a decision: all three."""
    done = [deed("somchai", Step.APPROVAL, duty, n=n)]
    again = part("somchai", Step.APPROVAL, Duty.APPROVE)
    assert refused(done, again, decides=decides, others_since=SINCE) == against


@pytest.mark.parametrize(
    ("actor", "asked", "lacks"),
    [
        (person("somchai", Role.APPROVER), Role.APPROVER, False),
        (person("somchai", Role.INTAKE_OFFICER), Role.APPROVER, True),
        (Actor("robot", frozenset({Role.APPROVER}), service=True), Role.APPROVER, True),
        (Actor("robot", frozenset({Role.CLOCK}), service=True), Role.CLOCK, False),
        (Actor("somchai", frozenset({Role.CLOCK})), Role.CLOCK, True),
    ],
)
def test_a_service_is_the_clock_and_nothing_else(actor, asked, lacks):
    """A person is never the clock, whatever roles stand beside the name."""
    objection = lacks_role(actor, Duty.APPROVE, (asked,))
    assert (objection is not None) is lacks


def test_any_of_several_roles_is_enough():
    """One of them opens the duty."""
    roles = (Role.APPROVER, Role.INTAKE_OFFICER)
    assert lacks_role(person("somchai", Role.INTAKE_OFFICER), Duty.EDIT, roles) is None


def test_who_lacks_a_role_is_told_which():
    """A service is called one, a person by name alone."""
    nobody = lacks_role(person("somchai", Role.AUDITOR), Duty.APPROVE, (Role.APPROVER,))
    robot = Actor("robot", frozenset(), service=True)
    service = lacks_role(robot, Duty.APPROVE, (Role.APPROVER,))
    role = Role.APPROVER.english.lower()
    assert nobody.english == f"somchai is not appointed {role} on that day"
    assert service.english == f"the service robot is not appointed {role} on that day"
    assert nobody.thai.startswith("somchai ")
    assert service.thai.startswith("ระบบrobot ")


def test_every_objection_is_a_refusal_under_its_duty():
    """No verdict that a reason or a decision could settle."""
    somchai, robot = person("somchai"), Actor("robot", frozenset({Role.CLOCK}), service=True)
    for objection in (
        lacks_role(robot, Duty.APPROVE, (Role.APPROVER,)),
        no_deputy(Duty.APPROVE, robot, somchai),
        same_person(Duty.APPROVE, "somchai"),
    ):
        assert (objection.clause, objection.verdict) == (Duty.APPROVE.value, Verdict.FAIL)
