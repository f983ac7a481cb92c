"""
Are there enough people? Tasks that keep each other apart, spread over those who may do them.

Tasks are bits of a set; task i takes `counts[i]` different persons and keeps apart from the tasks
in `against[i]`. Of a person nothing counts but the set of tasks that he or she may do: persons with
the same set are interchangeable, so a staff is a number of heads for each set.

The search gives each person a largest set of tasks that go together, the scarcest task first. Of
two who could take the same set it tries the one who may do less: exchanging them never hurts. A
branch is cut where a set of tasks that all keep apart needs more persons than are left for it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple, TypeAlias

Heads: TypeAlias = Mapping[int, int]
"""How many persons there are by the set of tasks that they may do."""

STEPS: Final = 500
"""How many positions a search looks at before it gives up."""


@dataclass(frozen=True)
class Tasks:
    """What is to be done: persons that each task takes, and the tasks it is kept apart from."""

    counts: tuple[int, ...]
    against: tuple[int, ...]

    @cached_property
    def cliques(self) -> tuple[int, ...]:
        """The sets of tasks of which no person may do two, smallest first; single tasks too."""
        found = [0]
        for task, against in enumerate(self.against):
            found += [clique | 1 << task for clique in found if clique & ~against == 0]
        return tuple(sorted(found[1:], key=lambda clique: (clique.bit_count(), clique)))

    def asked(self, tasks: int) -> int:
        """How many persons a set of tasks takes when each does one of them."""
        return sum(self.counts[task] for task in bits(tasks))

    @cached_property
    def members(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The cliques with their tasks."""
        return tuple((clique, tuple(bits(clique))) for clique in self.cliques)

    def shares(self, may: int) -> tuple[int, ...]:
        """The largest sets of these tasks that one person may do together."""
        known = self._shares.get(may)
        if known is None:
            known = self._shares[may] = tuple(self._largest(may))
        return known

    @cached_property
    def _shares(self) -> dict[int, tuple[int, ...]]:
        return {}

    def _largest(self, may: int) -> Iterator[int]:
        torn = next((task for task in bits(may) if self.against[task] & may), None)
        if torn is None:
            yield may
            return
        yield from self.shares(may & ~self.against[torn])
        for share in self.shares(may & ~(1 << torn)):
            if share & self.against[torn]:
                yield share


class Spread(NamedTuple):
    """A way to do it: for each person who is needed, what he or she may do and what he gets."""

    shares: tuple[tuple[int, int], ...]


class Shortage(NamedTuple):
    """
    Tasks that cannot all be done: `there` persons may do one of them. Where all of them keep apart,
    they take more persons than that; else no way of sharing them out works.
    """

    tasks: int
    there: int


class GaveUp(NamedTuple):
    """The search came to its last step without an answer."""


def spread(tasks: Tasks, heads: Heads, steps: int = STEPS) -> Spread | Shortage | GaveUp:
    """A way to do all tasks, or a smallest set of them that these persons cannot do."""
    return _spread(tasks, tuple(heads.items()), steps)


# The same few persons of a province take in one request after the other.
@lru_cache(maxsize=256)
def _spread(
    tasks: Tasks, staff: tuple[tuple[int, int], ...], steps: int
) -> Spread | Shortage | GaveUp:
    heads = dict(staff)
    try:
        shares = _Search(tasks, steps).shares(tasks.counts, heads)
    except _OutOfStepsError:
        return GaveUp()
    return _shortage(tasks, heads, steps) if shares is None else Spread(shares)


def _shortage(tasks: Tasks, heads: Heads, steps: int) -> Shortage:
    short = next(
        (clique for clique in tasks.cliques if tasks.asked(clique) > available(heads, clique)), 0
    )
    short = short or _shrunk(tasks, heads, steps)
    return Shortage(short, available(heads, short))


def available(heads: Heads, tasks: int) -> int:
    """How many persons may do one of the tasks."""
    return sum(count for may, count in heads.items() if may & tasks)


def bits(tasks: int) -> Iterator[int]:
    """The tasks of a set."""
    while tasks:
        lowest = tasks & -tasks
        yield lowest.bit_length() - 1
        tasks ^= lowest


def _shrunk(tasks: Tasks, heads: Heads, steps: int) -> int:
    """What is left of all tasks when every one goes without which they still cannot be done."""
    kept = tasks.counts
    for task, count in enumerate(kept):
        fewer = (*kept[:task], 0, *kept[task + 1 :])
        try:
            if count and _Search(tasks, steps).shares(fewer, heads) is None:
                kept = fewer
        except _OutOfStepsError:
            continue
    return _wanted(kept)


class _OutOfStepsError(Exception):
    """The budget of a search is spent."""


class _Search:
    def __init__(self, tasks: Tasks, steps: int) -> None:
        self._tasks = tasks
        self._steps = steps
        self._failed: set[tuple[tuple[int, ...], frozenset[tuple[int, int]]]] = set()

    def shares(self, counts: tuple[int, ...], heads: Heads) -> tuple[tuple[int, int], ...] | None:
        """Who gets what so that `counts` persons do each task; None when there is no way."""
        wanted = _wanted(counts)
        if not wanted:
            return ()
        if self._steps == 0:
            raise _OutOfStepsError
        self._steps -= 1
        left = _of_use(heads, wanted)
        position = (counts, frozenset(left.items()))
        if position in self._failed or self._too_few(counts, left):
            return None
        for may, share in self._choices(counts, left):
            whose = next(each for each, count in heads.items() if count and each & wanted == may)
            rest = self.shares(_done(counts, share), {**heads, whose: heads[whose] - 1})
            if rest is not None:
                return ((whose, share), *rest)
        self._failed.add(position)
        return None

    def _too_few(self, counts: tuple[int, ...], left: Heads) -> bool:
        return any(
            sum(counts[task] for task in members) > available(left, clique)
            for clique, members in self._tasks.members
        )

    def _choices(self, counts: tuple[int, ...], left: Heads) -> list[tuple[int, int]]:
        """Who may get which share of the scarcest task, the largest shares first."""
        scarcest = min(
            bits(_wanted(counts)),
            key=lambda task: (available(left, 1 << task) - counts[task], task),
        )
        takers: dict[int, list[int]] = {}
        for may in sorted(left, key=lambda may: (may.bit_count(), may)):
            if may >> scarcest & 1:
                for share in self._tasks.shares(may & ~self._tasks.against[scarcest]):
                    same = takers.setdefault(share, [])
                    if not any(other & may == other for other in same):
                        same.append(may)
        return [
            (may, share)
            for share in sorted(takers, key=lambda share: (-share.bit_count(), share))
            for may in takers[share]
        ]


def _wanted(counts: tuple[int, ...]) -> int:
    return sum(1 << task for task, count in enumerate(counts) if count)


def _of_use(heads: Heads, wanted: int) -> Heads:
    """The persons who may do some wanted task, by which of these."""
    left: Counter[int] = Counter()
    for may, count in heads.items():
        if may & wanted and count:
            left[may & wanted] += count
    return left


def _done(counts: tuple[int, ...], share: int) -> tuple[int, ...]:
    return tuple(count - (share >> task & 1) for task, count in enumerate(counts))
