"""
For any number of persons: the guard looks at nobody but those who act, and at what they did.

So one step is enough. Whatever somebody has done and whatever he is asked to do, in whichever
capacity, production refuses him exactly when the promise, written down a second time, would break.
"""

from itertools import combinations
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from states.case import Capacity
from states.copies import copied
from states.duties import Part, objections
from states.duties_shipped import SHIPPED
from states.lifecycle import LOAN
from states.process import Duty, Mode, State
from tests.campaign import campaign
from tests.explorer.ground import Place, no_clause_hinders
from tests.explorer.oath import broken
from tests.explorer.reach import BEFORE, BIT, DECIDED, Reach, book_of
from tests.states.cases import case_at, deed
from tests.states.duties_matrix import APART, STEP_OF

CORE = tuple(duty for duty in Duty if duty.value <= "D14")
REVIEW = 2
NOTHING_DONE = case_at(State.DRAFT)
LONGEST = campaign(fit=7, full=14)
MOST_DUTIES = campaign(fit=2, full=5)
"""The histories of so many duties at most are put before the whole of `decide`."""


def bars(done: frozenset[Duty], before: bool, asked: Duty, *, decides: bool) -> bool:
    """What the promise says: something done is apart from it, or it was decided before a review."""
    again = decides and before and asked in done
    return again or any((each, asked) in APART for each in done)


def test_after_every_history_each_duty_is_refused_exactly_when_the_promise_breaks():
    """
    All subsets of the fourteen duties, before a review or not, times all duties, to decide. In
    brief: all that can come about, since no more than seven duties are one person's.
    """
    cases = 0
    for size in range(LONGEST + 1):
        for done in combinations(CORE, size):
            history = frozenset(done)
            deeds = tuple(deed("p", STEP_OF[each], each, n=1) for each in done)
            for before in (False, True):
                case = copied(NOTHING_DONE, deeds=deeds, others_since=REVIEW * before)
                for asked in CORE:
                    part = Part("p", STEP_OF[asked], asked, Capacity.ACTOR)
                    found = objections(case, (part,), SHIPPED, decides=True)
                    refused = next(found, None) is not None
                    assert refused is bars(history, before, asked, decides=True), (done, asked)
                    cases += 1
    assert cases == sum(comb(14, size) for size in range(LONGEST + 1)) * 2 * 14


def test_no_more_than_seven_duties_are_one_persons():
    """Of any eight of the fourteen, two are apart."""
    for eight in combinations(CORE, 8):
        assert any(pair in APART for pair in combinations(eight, 2))


def test_the_whole_of_decide_says_so_in_every_seat_of_every_row():
    """Every row of the table, every seat in it, every history of a few duties, a review or not."""
    histories = [
        sum(BIT[each] for each in done) | (sum(BIT[each] for each in done) & DECIDED) << shift
        for size in range(MOST_DUTIES + 1)
        for done in combinations(CORE, size)
        for shift in (0, BEFORE)
    ]
    asked = 0
    with no_clause_hinders():
        reach, seen = Reach(1), set[int]()
        for place in places():
            for option in reach.options(place):
                way = option.way
                if option.rule in seen or way.row.mode is Mode.CLOCK:
                    continue
                seen.add(option.rule)
                for code in histories:
                    may = reach.may(option, code)
                    completes = way.row.mode is Mode.PAIR and not option.effect.prepares
                    promised = broken(way.row, book_of(code), prepared=False, completes=completes)
                    every = 0b111 if way.is_ballot else 0b11
                    assert may == (every if promised is None else 0), (option, book_of(code))
                    asked += 1
    assert asked > 1_000
    assert reach.found.violations == []


def places() -> list[Place]:
    """Every state, come from everywhere that matters, with every half that can wait in it."""
    backs = (None, State.SELECTION, State.APPROVAL, State.PERFORMING, State.NPL)
    return [
        Place(state, back, half)
        for state in State
        for back in backs
        for half in (None, *{row.event for row in LOAN.possible(state) if row.mode is Mode.PAIR})
    ]


@given(
    others=st.lists(st.tuples(st.sampled_from(("q", "r")), st.sampled_from(CORE)), max_size=12),
    mine=st.frozensets(st.sampled_from(CORE), max_size=4),
    asked=st.sampled_from(CORE),
)
def test_what_others_did_changes_nothing(others, mine, asked):
    """The same objections, whatever anybody else has done in the case."""
    own = [deed("p", STEP_OF[each], each) for each in sorted(mine)]
    theirs = [deed(who, STEP_OF[each], each) for who, each in others]
    part = Part("p", STEP_OF[asked], asked, Capacity.ACTOR)
    alone, among = (
        list(objections(case_at(State.DRAFT, deeds=deeds), (part,), SHIPPED, decides=True))
        for deeds in (own, theirs + own)
    )
    assert alone == among
