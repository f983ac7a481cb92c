"""The arithmetic of a meeting, at its boundaries and as laws."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.committee_acts import Position
from states.committees import Seat
from states.papers.ballots import Choice
from states.parameters import Parameters
from states.quorum import Count, Result, Terms, counted, quorum_of

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
FIRST = Terms(floor=3, quorum_one_in=2, invitation_days=3, recall_days=14)
AGAIN = Terms(floor=3, quorum_one_in=3, invitation_days=3, recall_days=14)
LETTERS = "abcdefghijklmno"


def committee(size: int) -> list[Seat]:
    """A chair called a, a vice chair called b, and members c, d, e and so on."""
    positions = [Position.CHAIR, Position.VICE_CHAIR, *[Position.MEMBER] * size]
    return [Seat(*pair) for pair in zip(LETTERS[:size], positions, strict=False)]


def meeting(size: int, present: str, votes: str, aside: str = "", terms: Terms = FIRST) -> Count:
    """
    A count: who of a committee of that size came, and how each of those voted in turn: + for,
    - against, o abstained, a blank not at all.
    """
    words = {"+": FOR, "-": AGAINST, "o": ABSTAIN}
    ballots = {
        person: words[vote] for person, vote in zip(present, votes, strict=True) if vote in words
    }
    return counted(committee(size), set(present), set(aside), ballots, terms)


@pytest.mark.parametrize(
    ("base", "half", "third"),
    [(1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 2, 2), (5, 3, 2), (6, 3, 2), (7, 4, 3), (9, 5, 3)],
)
def test_a_quorum_is_at_least_half_and_when_called_again_a_third(base, half, third):
    """Section 79: not less than; so of an odd number the greater half."""
    assert quorum_of(base, 2) == half
    assert quorum_of(base, 3) == third


@pytest.mark.parametrize(
    ("size", "aside", "present", "terms", "result"),
    [
        (5, "", "abc", FIRST, Result.CARRIED),
        (5, "", "ab", FIRST, Result.NO_QUORUM),
        (5, "", "ab", AGAIN, Result.CARRIED),
        (5, "", "a", AGAIN, Result.NO_QUORUM),
        # s.15: the base shrinks, so that two of the four who are left are enough
        (5, "c", "ab", FIRST, Result.CARRIED),
        # whoever stands aside counts neither as present
        (5, "c", "ac", FIRST, Result.NO_QUORUM),
        (5, "cd", "ab", FIRST, Result.CARRIED),
        # below three who may vote the matter goes up, however many came
        (5, "cde", "ab", FIRST, Result.GOES_UP),
        (3, "c", "ab", FIRST, Result.GOES_UP),
        (3, "", "abc", FIRST, Result.CARRIED),
        (2, "", "ab", FIRST, Result.GOES_UP),
        (2, "", "ab", Terms(floor=2, quorum_one_in=2, invitation_days=3, recall_days=14),
         Result.CARRIED),
        (3, "abc", "abc", FIRST, Result.GOES_UP),
    ],
)  # fmt: skip
def test_who_stands_aside_is_neither_in_the_base_nor_present(size, aside, present, terms, result):
    """Everybody present votes for it; only base and quorum decide."""
    assert meeting(size, present, "+" * len(present), aside, terms).result is result


@pytest.mark.parametrize(
    ("votes", "result", "casting"),
    [
        ("++-", Result.CARRIED, None),
        ("+--", Result.LOST, None),
        ("+oo", Result.CARRIED, None),
        ("-oo", Result.LOST, None),
        # the chair is a, and votes once more on a tie
        ("+-o", Result.CARRIED, "a"),
        ("-+o", Result.LOST, "a"),
        # a chair who abstained has nothing to cast
        ("o+-", Result.TIED, None),
        ("ooo", Result.TIED, None),
    ],
)
def test_the_majority_is_of_those_who_vote_and_the_chair_breaks_a_tie(votes, result, casting):
    """Section 82, in a meeting of three."""
    count = meeting(3, "abc", votes)
    assert (count.result, count.casting) == (result, casting)


@pytest.mark.parametrize(
    ("present", "votes", "aside", "result", "casting"),
    [
        ("bcd", "+-o", "", Result.CARRIED, "b"),
        ("abcd", "++-o", "a", Result.CARRIED, "b"),
        ("abcd", "+-+-", "b", Result.CARRIED, None),
        ("bcde", "-+-+", "", Result.LOST, "b"),
        ("cde", "+-o", "", Result.TIED, None),
        ("cdef", "+-+-", "ab", Result.TIED, None),
    ],
)
def test_the_vice_chair_presides_for_a_chair_who_is_not_there(
    present, votes, aside, result, casting
):
    """Whether away or standing aside; without either a tie is not carried."""
    count = meeting(6, present, votes, aside)
    assert (count.result, count.casting) == (result, casting)


def test_the_numbers_are_the_boards_to_set():
    """While nothing is set: floor 3, half, a third again, three days, fourteen days."""
    day = date(2019, 6, 3)
    assert Terms.of(Parameters(), day, recalled=False) == FIRST
    assert Terms.of(Parameters(), day, recalled=True) == AGAIN


# ------------------------------------------------------------------------------------- laws


@st.composite
def meetings(draw):
    """Any committee, any of them present, any aside, any of them voting anyhow."""
    size = draw(st.integers(0, 9))
    persons = st.sampled_from(LETTERS)
    present, aside = draw(st.sets(persons)), draw(st.sets(persons))
    ballots = draw(st.dictionaries(persons, st.sampled_from(list(Choice))))
    return committee(size), present, aside, ballots, draw(st.sampled_from([FIRST, AGAIN]))


@given(meetings())
def test_one_person_has_one_ballot(drawn):
    """Never more votes than members present, nor more of those than the base."""
    seats, present, aside, ballots, terms = drawn
    count = counted(*drawn)
    assert count.for_ + count.against + count.abstained <= count.present <= count.base
    assert count.base <= count.seats == len(seats)
    strangers = dict.fromkeys(set(LETTERS) - {seat.person for seat in seats} | aside, FOR)
    assert counted(seats, present, aside, {**ballots, **strangers}, terms) == count


@given(meetings())
def test_a_recusal_never_raises_the_quorum(drawn):
    """One member more who stands aside lowers the quorum by one at most, and never raises it."""
    seats, present, aside, ballots, terms = drawn
    before = counted(*drawn)
    for seat in seats:
        after = counted(seats, present, aside | {seat.person}, ballots, terms)
        assert before.quorum - 1 <= after.quorum <= before.quorum
        assert after.for_ <= before.for_
        assert after.against <= before.against


@given(meetings())
def test_nothing_is_carried_without_a_quorum_a_floor_and_a_vote_for_it(drawn):
    """Whatever happens in a meeting, these three stand behind every motion that is carried."""
    count = counted(*drawn)
    if count.result is Result.CARRIED:
        assert count.base >= drawn[-1].floor
        assert count.present >= count.quorum
        assert count.for_ >= max(1, count.against)
        assert (count.for_ == count.against) is (count.casting is not None)


def test_the_order_of_the_ballots_does_not_matter():
    """Nor that of the seats: chair and vice chair are known by their position."""
    votes = {"a": FOR, "b": AGAINST, "c": ABSTAIN, "d": AGAINST, "e": FOR}
    found = {
        counted(seats, set("abcde"), set(), dict(order), FIRST)
        for order in permutations(votes.items(), 5)
        for seats in (committee(5), committee(5)[::-1])
    }
    assert {(count.result, count.casting) for count in found} == {(Result.CARRIED, "a")}
