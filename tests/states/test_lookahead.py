"""Can the case still be finished by the staff there is, and after whose act no more?"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise
from random import Random

import pytest

from states.case import Actor, Capacity, Case, Deed
from states.copies import copied
from states.decision import Moved
from states.duties_shipped import SHIPPED
from states.lifecycle import LOAN
from states.lookahead import FINISHED, Answer, LookAhead, ordinary_way
from states.move import Move, Table
from states.permissions import Take
from states.process import Duty, Event, Mode, Role, State, Step
from states.seats import barred, seats_of
from tests.campaign import campaign
from tests.states.cases import THE_CLOCK, attempt, case_at, deed, moved, person, tried

DRAFT = case_at(State.DRAFT)
VOTED_ON = (Duty.SELECT, Duty.APPROVE)
EVERY_STATE = [state for state in State if not state.ends]


def everybody(count: int) -> list[Actor]:
    """So many persons who hold every role."""
    return [person(f"p{n:02}") for n in range(count)]


def quorum(count: int) -> dict[Duty, int]:
    """So many votes for a selection and for an approval."""
    return dict.fromkeys(VOTED_ON, count)


# ------------------------------------------------------------------------------------- the way


@pytest.mark.parametrize("state", EVERY_STATE)
def test_from_every_state_a_way_leads_to_an_end(state):
    """Row by row from where the case stands to a loan paid in full, or a debt recovered."""
    way = ordinary_way(LOAN, state)
    assert way[0].source is state
    assert way[-1].target in FINISHED
    assert all(row.target is following.source for row, following in pairwise(way))
    assert not any(row.target.ends for row in way[:-1])


@pytest.mark.parametrize("state", EVERY_STATE)
def test_no_way_does_without_the_duties_of_the_shortest(state):
    """
    Without the rows of any one of its duties the table leads to that end no more, except by
    calling the loan in, which nobody plans for.
    """
    way = ordinary_way(LOAN, state)
    ordinary = [row for row in LOAN.moves if row.event is not Event.CALL_DEFAULT]
    for row in way:
        rows = tuple(other for other in ordinary if other.duty is not row.duty)
        others = Table("without", State.UNOPENED, rows)
        found = ordinary_way(others, state)
        assert not found or found[-1].target is not way[-1].target


@pytest.mark.parametrize("row", [row for row in LOAN.moves if row.mode is Mode.PAIR])
def test_maker_and_checker_of_a_row_are_always_kept_apart(row):
    """So the look-ahead need not ask who made what somebody is to check."""
    assert SHIPPED.keeps_apart((row.step, row.duty), (row.step, row.checker_duty))


def test_a_prepared_half_is_gone_on_with():
    """Of two ways as short the one that somebody has begun is looked at."""
    assert ordinary_way(LOAN, State.CONTRACTED, Event.DISBURSE)[0].event is Event.DISBURSE
    assert ordinary_way(LOAN, State.CONTRACTED, Event.DRAW_EARLY)[0].event is Event.DRAW_EARLY


# ------------------------------------------------------------------------------ enough people


@pytest.mark.parametrize(("votes", "needed"), [(1, 4), (2, 6), (3, 8), (5, 12)])
def test_a_case_needs_two_committees_and_two_persons(votes, needed):
    """2q + 2 persons who hold every role are enough, one fewer is not."""
    fewer = LookAhead(LOAN, DRAFT, everybody(needed - 1), quorum(votes)).now()
    assert fewer.answer is Answer.NO
    assert {need.seat.duty for need in fewer.lacking} == {
        Duty.SELECT, Duty.FEASIBILITY, Duty.FINANCIAL_SCREENING, Duty.APPROVE,
    }  # fmt: skip
    found = LookAhead(LOAN, DRAFT, everybody(needed), quorum(votes)).now()
    assert found.answer is Answer.YES
    assert len({each for _, persons in found.witness for each in persons}) == needed


R, D, S = Role, Duty, Step
ORDINARY = (
    person("malee", R.INTAKE_OFFICER),
    person("kamol", R.SELECTION_MEMBER),
    person("somchai", R.FEASIBILITY_ANALYST),
    person("nid", R.FINANCIAL_ANALYST),
    person("chai", R.APPROVER),
    person("lek", R.CONTRACT_OFFICER),
    person("lin", R.CONTRACT_CHECKER),
    person("don", R.DISBURSEMENT_MAKER),
    person("dao", R.DISBURSEMENT_CHECKER),
    person("tui", R.COLLECTOR),
)


def but(*others: Actor) -> tuple[Actor, ...]:
    """The ordinary office with some of its persons holding other roles, or new ones beside them."""
    changed = {actor.person: actor for actor in (*ORDINARY, *others)}
    return tuple(actor for actor in changed.values() if actor.roles)


def gone(code: str) -> Actor:
    """Somebody who holds no role any more."""
    return Actor(code, frozenset())


OFFICES = [
    pytest.param(ORDINARY, (), {}, set(), "can finish", id="one for each duty"),
    pytest.param(
        but(gone("nid")), (), {}, {D.FINANCIAL_SCREENING}, "nobody is left", id="none",
    ),
    pytest.param(
        but(gone("nid"), person("somchai", R.FEASIBILITY_ANALYST, R.FINANCIAL_ANALYST)), (), {},
        {D.FEASIBILITY, D.FINANCIAL_SCREENING}, "only 1 may do that (somchai)", id="one analyst",
    ),
    pytest.param(
        but(gone("kamol"), person("chai", R.SELECTION_MEMBER, R.APPROVER)), (), {},
        {D.SELECT, D.APPROVE}, "2 different persons", id="one member for both committees",
    ),
    pytest.param(
        but(gone("lin"), person("lek", R.CONTRACT_OFFICER, R.CONTRACT_CHECKER)), (), {},
        {D.CONTRACT, D.VERIFY_CONDITIONS}, "only 1 may do that (lek)", id="maker checks himself",
    ),
    pytest.param(
        ORDINARY, (), {D.APPROVE: 3}, {D.APPROVE}, "3 different persons are needed for 'Approve'",
        id="too few for a quorum",
    ),
    pytest.param(
        ORDINARY, (deed("nid", S.FEASIBILITY, D.FEASIBILITY),), {},
        {D.FINANCIAL_SCREENING}, "nobody is left", id="the analyst studied before",
    ),
    pytest.param(
        but(gone("tui")), (), {}, {D.COLLECT}, "clock service or collector", id="none to collect",
    ),
    pytest.param(but(gone("tui"), THE_CLOCK), (), {}, set(), "can finish", id="the clock collects"),
    pytest.param(
        but(gone("tui"), person("human", R.CLOCK)), (), {}, {D.COLLECT}, "nobody",
        id="no person is the clock",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("staff", "deeds", "votes", "lacking", "told"), OFFICES)
def test_an_office_is_told_what_it_lacks(staff, deeds, votes, lacking, told):
    """The fewest duties that cannot all be performed, in both languages."""
    found = LookAhead(LOAN, case_at(State.DRAFT, deeds=deeds), staff, votes).now()
    assert {need.seat.duty for need in found.lacking} == lacking
    assert found.answer is (Answer.NO if lacking else Answer.YES)
    assert told in found.reason.english
    assert all(duty.thai in found.reason.thai for duty in lacking)


def test_a_closed_case_has_no_outlook():
    """There is nothing left to finish."""
    assert LookAhead(LOAN, case_at(State.CLOSED_PAID), ORDINARY).now() is None


def test_without_steps_nothing_is_claimed():
    """An exhausted search says unknown, whatever the answer would have been."""
    found = LookAhead(LOAN, DRAFT, ORDINARY, steps=3).now()
    assert found.answer is Answer.UNKNOWN
    assert found.witness == found.lacking == ()


# -------------------------------------------------------------------------- by trying everybody


def by_walking(case: Case, staff: tuple[Actor, ...], votes: dict[Duty, int]) -> bool:
    """Whether the way can be walked: every seat of every row taken by everybody in turn."""
    seats = [
        (row, seat, votes.get(seat.duty, 1) if seat.take is Take.VOTE else 1)
        for row in ordinary_way(LOAN, case.state)
        for seat in seats_of(row, case)
    ]

    @cache
    def can(place: int, done: frozenset[tuple[str, Step, Duty]]) -> bool:
        if place == len(seats):
            return True
        row, seat, count = seats[place]
        here = copied(case, deeds=(*case.deeds, *(_deed(*each) for each in sorted(done))))
        free = [actor.person for actor in staff if not barred(row, here, seat, SHIPPED, actor)]
        return any(
            can(place + 1, done | {(who, row.step, seat.duty) for who in takers})
            for takers in combinations(free, count)
        )

    return can(0, frozenset())


def _deed(who: str, step: Step, duty: Duty) -> Deed:
    return Deed(1, step, duty, who, Capacity.ACTOR)


WORKING = tuple(
    role
    for role in Role
    if any(role in (*row.by, *row.checkers, *row.voters) for row in LOAN.moves)
)


def random_staff(random: Random, most: int) -> tuple[Actor, ...]:
    """A few persons with many roles, and now and then a clock."""
    share = random.uniform(0.3, 0.9)
    staff = [
        Actor(f"p{n}", frozenset(role for role in WORKING if random.random() < share))
        for n in range(random.randint(3, most))
    ]
    return (*staff, THE_CLOCK) if random.random() < 0.5 else tuple(staff)


def random_cases(count: int, seed: int) -> Iterator[tuple[Random, Case, tuple[Actor, ...]]]:
    """Cases anywhere in their life on which some of the staff have done something."""
    random = Random(seed)
    for _ in range(count):
        staff = random_staff(random, most=5)
        done = (random.choice(LOAN.moves) for _ in range(random.randint(0, 2)))
        deeds = tuple(deed(random.choice(staff).person, row.step, row.duty) for row in done)
        yield random, case_at(random.choice(EVERY_STATE), deeds=deeds), staff


@pytest.mark.campaign
def test_the_answer_agrees_with_trying_everybody():
    """For random offices, cases and quorums; a witness holds, a lack is a lack."""
    answers = set()
    for random, case, staff in random_cases(campaign(fit=200, full=20_000), seed=4):
        votes = quorum(random.choice((1, 1, 2)))
        found = LookAhead(LOAN, case, staff, votes).now()
        answers.add(found.answer)
        assert (found.answer is Answer.YES) == by_walking(case, staff, votes)
    assert answers == {Answer.YES, Answer.NO}


# -------------------------------------------------------------------------------- after an act


def acts(case: Case) -> Iterable[tuple[Move, Take]]:
    """What one person does alone at this state, and goes on."""
    for row in LOAN.possible(case.state):
        if row.mode in {Mode.SINGLE, Mode.BALLOT} and not row.others_decide:
            yield row, Take.VOTE if row.mode is Mode.BALLOT else Take.DO


@pytest.mark.campaign
def test_what_is_foretold_of_an_act_is_what_comes_of_it():
    """For every act that `decide` lets through: the outlook before it is the outlook after it."""
    compared = 0
    for _, case, staff in random_cases(campaign(fit=150, full=20_000), seed=7):
        look = LookAhead(LOAN, case, staff)
        for row, take in acts(case):
            for actor in staff:
                if take is Take.VOTE and not actor.roles.intersection(row.voters):
                    continue
                done = tried(case, attempt(row.event, actor, voters=[actor]))
                if isinstance(done, Moved) and not done.case.state.ends:
                    foretold = dict(look.after(row.event, take, (actor.person,)))
                    after = LookAhead(LOAN, done.case, staff).now()
                    assert foretold[done.case.state].answer is after.answer
                    compared += 1
    assert compared > 100


def outlooks(case: Case, staff: tuple[Actor, ...], event: Event, take: Take, *takers: str):
    """The answers after an act, by the state it leads to."""
    found = LookAhead(LOAN, case, staff).after(event, take, takers)
    return {state: outlook.answer for state, outlook in found}


BOTH = but(person("somchai", R.FEASIBILITY_ANALYST, R.FINANCIAL_ANALYST))
TWO_STUDY = but(
    person("somchai", R.FEASIBILITY_ANALYST, R.FINANCIAL_ANALYST),
    person("nid", R.FINANCIAL_ANALYST, R.FEASIBILITY_ANALYST),
)


def test_who_studies_must_leave_somebody_to_screen():
    """The only financial analyst should not study; whoever else may can."""
    case = case_at(State.SELECTED)
    staff = but(person("nid", R.FINANCIAL_ANALYST, R.FEASIBILITY_ANALYST))
    assert outlooks(case, staff, Event.START_FEASIBILITY, Take.DO, "nid") == {
        State.FEASIBILITY: Answer.NO
    }
    for taker in ("somchai", "nid"):
        assert outlooks(case, TWO_STUDY, Event.START_FEASIBILITY, Take.DO, taker) == {
            State.FEASIBILITY: Answer.YES
        }


def test_who_acts_for_another_uses_up_both():
    """Somchai for Nid studies: both have then taken part, and nobody is left to screen."""
    case = case_at(State.SELECTED)
    assert outlooks(case, TWO_STUDY, Event.START_FEASIBILITY, Take.DO, "somchai", "nid") == {
        State.FEASIBILITY: Answer.NO
    }


def test_a_maker_must_leave_a_checker():
    """Lek prepares and the other checks; the other one prepares and nobody can check."""
    staff = but(person("lin", R.CONTRACT_OFFICER, R.CONTRACT_CHECKER))
    case = case_at(State.CONTRACTING)
    assert outlooks(case, staff, Event.SIGN, Take.DO, "lek") == {State.CONTRACTED: Answer.YES}
    assert outlooks(case, staff, Event.SIGN, Take.DO, "lin") == {State.CONTRACTED: Answer.NO}
    prepared = moved(case, attempt(Event.SIGN, person("lek")))
    assert LookAhead(LOAN, prepared, but(gone("lek"))).now().answer is Answer.YES
    assert LookAhead(LOAN, case, but(gone("lek"))).now().answer is Answer.NO


def test_a_return_is_looked_at_for_every_step_it_may_lead_to():
    """The study is over and its analyst gone: back to the study nobody could finish it."""
    case = case_at(State.APPROVAL)
    assert outlooks(case, but(gone("somchai")), Event.RETURN, Take.DO, "chai") == {
        State.SELECTION: Answer.NO,
        State.FEASIBILITY: Answer.NO,
        State.FINANCIAL_SCREENING: Answer.YES,
    }


def test_a_review_is_for_others():
    """After a refusal a review leads back to where it came from, and needs somebody else there."""
    case = moved(
        case_at(State.APPROVAL), attempt(Event.REJECT, person("chai"), voters=[person("chai")])
    )
    asked = (Event.ASK_REVIEW, Take.DO, "malee")
    assert outlooks(case, ORDINARY, *asked) == {State.APPROVAL: Answer.NO}
    others = but(person("fresh", R.APPROVER))
    assert outlooks(case, others, *asked) == {State.APPROVAL: Answer.YES}
