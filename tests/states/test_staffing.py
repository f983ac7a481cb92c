"""Tasks shared out among people: the search agrees with trying everything."""

from collections import Counter
from functools import cache
from itertools import combinations
from random import Random

import pytest

from states.staffing import GaveUp, Shortage, Spread, Tasks, available, bits, spread
from tests.campaign import campaign

OFFICES = campaign(fit=1_000, full=100_000)


def tasks_of(counts: tuple[int, ...], *pairs: tuple[int, int]) -> Tasks:
    """So many persons a task, and these pairs kept apart."""
    against = [0] * len(counts)
    for one, other in pairs:
        against[one] |= 1 << other
        against[other] |= 1 << one
    return Tasks(counts, tuple(against))


def go_together(tasks: Tasks, share: int) -> bool:
    """Whether one person may do all of these."""
    return not any(tasks.against[task] & share for task in bits(share))


def by_trying_everything(tasks: Tasks, people: tuple[int, ...]) -> bool:
    """Every person takes in turn every set of tasks that he may do together."""

    @cache
    def can(place: int, counts: tuple[int, ...]) -> bool:
        if not any(counts):
            return True
        return place < len(people) and any(
            can(place + 1, tuple(max(0, n - (share >> task & 1)) for task, n in enumerate(counts)))
            for share in range(people[place] + 1)
            if share & ~people[place] == 0 and go_together(tasks, share)
        )

    return can(0, tasks.counts)


def random_office(random: Random) -> tuple[Tasks, tuple[int, ...]]:
    """Up to five tasks and six people, about as many as are needed."""
    count = random.randint(1, 5)
    pairs = [pair for pair in combinations(range(count), 2) if random.random() < 0.45]
    tasks = tasks_of(tuple(random.randint(1, 2) for _ in range(count)), *pairs)
    people = (
        sum(1 << task for task in range(count) if random.random() < 0.55)
        for _ in range(random.randint(0, 6))
    )
    return tasks, tuple(people)


@pytest.mark.campaign
def test_the_search_agrees_with_trying_everything() -> None:
    """Yes comes with shares that hold, no with a set of tasks of which none can be left out."""
    random = Random(20261122)
    answers: Counter[bool] = Counter()
    for _ in range(OFFICES):
        tasks, people = random_office(random)
        found = spread(tasks, Counter(people))
        answers[isinstance(found, Spread)] += 1
        assert isinstance(found, Spread) == by_trying_everything(tasks, people)
        if isinstance(found, Spread):
            check_shares(tasks, people, found)
        else:
            assert isinstance(found, Shortage)
            check_shortage(tasks, people, found)
    assert min(answers[True], answers[False]) > OFFICES // 5


def check_shares(tasks: Tasks, people: tuple[int, ...], found: Spread) -> None:
    """Each share belongs to a person of its own, and together they do everything."""
    assert not Counter(may for may, _ in found.shares) - Counter(people)
    assert all(share & ~may == 0 and go_together(tasks, share) for may, share in found.shares)
    done = Counter(task for _, share in found.shares for task in bits(share))
    assert tuple(done[task] for task in range(len(tasks.counts))) == tasks.counts


def check_shortage(tasks: Tasks, people: tuple[int, ...], found: Shortage) -> None:
    """The named tasks cannot be done; without any one of them the others can."""

    def only(kept: int) -> Tasks:
        counts = (n if kept >> task & 1 else 0 for task, n in enumerate(tasks.counts))
        return Tasks(tuple(counts), tasks.against)

    assert found.there == available(Counter(people), found.tasks)
    assert not by_trying_everything(only(found.tasks), people)
    for task in bits(found.tasks):
        assert by_trying_everything(only(found.tasks & ~(1 << task)), people)


A, B, C = 0b001, 0b010, 0b100
CHAIN = tasks_of((1, 1, 1), (0, 1), (1, 2))
TRIANGLE = tasks_of((1, 1, 1), (0, 1), (1, 2), (0, 2))


@pytest.mark.parametrize(
    ("tasks", "people", "short"),
    [
        (TRIANGLE, [], Shortage(A, 0)),
        (TRIANGLE, [A, B], Shortage(C, 0)),
        (TRIANGLE, [A | B, C], Shortage(A | B, 1)),
        (TRIANGLE, [A | B | C] * 2, Shortage(A | B | C, 2)),
        (tasks_of((2, 1)), [A | B], Shortage(A, 1)),
        (CHAIN, [A | C, A | C], Shortage(B, 0)),
        # Counting finds nothing short, but A and C each take the only one who could do B too.
        (CHAIN, [A | B, B | C], Shortage(A | B | C, 2)),
    ],
)
def test_what_is_lacking_is_named(tasks, people, short):
    """One task with nobody, two for one person, or a set that cannot be shared out."""
    assert spread(tasks, Counter(people)) == short


def test_of_those_who_can_the_less_versatile_is_taken():
    """The one who can do nothing else does A, so that B has somebody."""
    assert spread(tasks_of((1, 1), (0, 1)), Counter([A | B, A])) == Spread(((A | B, B), (A, A)))


HARD = (
    tasks_of(
        (2, 1, 1, 2, 1, 2, 1, 2),
        *((0, 1), (0, 5), (0, 6), (0, 7), (1, 2), (1, 3), (1, 4), (1, 6)),
        *((2, 5), (2, 6), (3, 4), (4, 6), (5, 6), (6, 7)),
    ),
    [101, 63, 206, 71, 203, 19],
)


def test_a_search_that_runs_out_of_steps_says_so():
    """A hard instance near the border: with few steps nothing is claimed, with more it is no."""
    tasks, people = HARD
    assert spread(tasks, Counter(people), steps=1) == GaveUp()
    found = spread(tasks, Counter(people))
    assert isinstance(found, Shortage)
    assert found.tasks.bit_count() > 2
