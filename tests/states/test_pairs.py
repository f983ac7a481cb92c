"""Maker and checker: two persons for one act, and what lies between the halves."""

from dataclasses import replace
from datetime import date

import pytest

from states.case import Capacity, Case, Half
from states.process import Duty, Event, Role, State
from tests.states.cases import (
    PAPERS,
    THE_CLOCK,
    attempt,
    case_at,
    clauses,
    moved,
    person,
)

MAKER = person("maker", Role.CONTRACT_OFFICER)
CHECKER = person("checker", Role.CONTRACT_CHECKER)
BOTH = person("both", Role.CONTRACT_OFFICER, Role.CONTRACT_CHECKER)


def signing(actor, paper=None, *, confirms=False, **more):
    """The act of signing: with a paper it prepares (or repeats), without one it confirms."""
    made = attempt(Event.SIGN, actor, paper, **more)
    return replace(made, paper=None) if confirms else made


@pytest.fixture
def prepared() -> Case:
    """A contract that the maker has prepared and nobody has checked."""
    return moved(case_at(State.CONTRACTING), signing(MAKER))


def test_a_maker_prepares_and_the_state_stays(prepared):
    """The first half is kept with its paper and its maker; nothing else has happened yet."""
    assert prepared.state is State.CONTRACTING
    assert prepared.half == Half(1, Event.SIGN, PAPERS["sign"], "maker", None)
    assert prepared.facts.course.contract_number is None
    assert [(each.person, each.capacity, each.duty) for each in prepared.deeds] == [
        ("maker", Capacity.MAKER, Duty.CONTRACT)
    ]


def test_a_checker_confirms_without_a_paper(prepared):
    """The checker needs to bring nothing; the prepared paper is done."""
    done = moved(prepared, signing(CHECKER, confirms=True))
    assert done.state is State.CONTRACTED
    assert done.half is None
    assert done.facts.course.contract_number == "ส.1/2562"
    assert done.deeds[-1].capacity is Capacity.CHECKER
    assert done.deeds[-1].duty is Duty.VERIFY_CONDITIONS


def test_a_checker_may_repeat_the_same_paper(prepared):
    """Bringing the very paper that was prepared confirms it."""
    assert moved(prepared, signing(CHECKER, PAPERS["sign"])).state is State.CONTRACTED


def test_a_checker_with_another_paper_confirms_nothing(prepared):
    """A paper that differs in one word is no check; a checker alone may not prepare either."""
    other = replace(PAPERS["sign"], number="ส.2/2562")
    assert clauses(prepared, signing(CHECKER, other)) == ["D06"]


def test_another_maker_replaces_the_half(prepared):
    """A second maker's paper takes the place of the first; the first maker still may not check."""
    other = replace(PAPERS["sign"], number="ส.2/2562")
    replaced = moved(prepared, signing(BOTH, other))
    assert replaced.half.maker == "both"
    assert replaced.half.paper == other
    assert replaced.half.n == 2
    both_now = person("maker", Role.CONTRACT_CHECKER)
    assert "D06/D07" in clauses(replaced, signing(both_now, confirms=True))
    assert moved(replaced, signing(CHECKER, confirms=True)).facts.course.contract_number == (
        "ส.2/2562"
    )


def test_a_maker_may_correct_his_own_half(prepared):
    """The same maker prepares again; his earlier paper is gone."""
    other = replace(PAPERS["sign"], number="ส.9/2562")
    again = moved(prepared, signing(MAKER, other))
    assert again.half.paper == other
    assert again.half.maker == "maker"


def test_nobody_checks_his_own(prepared):
    """Whoever prepared may not check, even with the role, nor may those for whom he did it."""
    own = person("maker", Role.CONTRACT_CHECKER)
    assert clauses(prepared, signing(own, confirms=True)) == ["D07", "D06/D07"]
    for_another = moved(
        case_at(State.CONTRACTING), signing(person("deputy"), principal=person("chief"))
    )
    assert "D07" in clauses(for_another, signing(person("chief"), confirms=True))
    lent = signing(CHECKER, confirms=True, principal=person("deputy"))
    assert "D07" in clauses(for_another, lent)


def test_there_is_nothing_to_check_before_a_maker():
    """A checker who comes first is told so, under the maker's duty."""
    assert clauses(case_at(State.CONTRACTING), signing(CHECKER, confirms=True)) == ["D06"]


def test_a_half_of_one_event_is_no_half_of_another():
    """A prepared cancellation is not signed by checking a disbursement."""
    case = moved(case_at(State.CONTRACTED), attempt(Event.CANCEL, person("maker")))
    made = replace(attempt(Event.DISBURSE, person("checker")), paper=None)
    assert clauses(case, made) == ["D08"]


def test_a_half_survives_an_act_that_leaves_the_state_and_no_other():
    """A payment between the halves leaves the half; a move away takes it with it."""
    case = moved(case_at(State.DISBURSING), attempt(Event.DISBURSE, person("maker")))
    case = moved(case, attempt(Event.PAY, THE_CLOCK))
    assert case.half.event is Event.DISBURSE
    case = moved(case, attempt(Event.MISS, THE_CLOCK))
    assert case.half is None


def test_the_law_is_asked_again_when_a_half_is_checked():
    """What was right when it was prepared is refused if it is not right when it is checked."""
    case = moved(case_at(State.CONTRACTING), signing(MAKER))
    late = replace(case, facts=case.facts.then(approval_expires_on=date(2019, 5, 1)))
    assert clauses(late, signing(CHECKER, confirms=True)) == ["1.2.3(4)"]
