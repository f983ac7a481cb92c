"""
Days past due, the class that follows from them, and the day on which it will change by itself.

What a posting leaves behind (`Arrears`) says all that is needed on any later day: the due day of
the first instalment not covered, future ones included, moves with postings alone, never with time.
Days are ordinals here (`date.toordinal`), 0 stands for "no such day".
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, Self, TypeAlias

from states.words import Word


class LoanClass(Word):
    """
    Classes of a loan by days past due, mildest first; `rank` is the place in that order.
    From the third one up (`NON_PERFORMING`) the loan is non-performing.
    """

    rank: int

    def __new__(cls, code: str, thai: str, english: str) -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.thai = thai
        word.english = english
        word.rank = len(cls.__members__)
        return word

    NORMAL = "normal", "ปกติ", "normal"
    LATE = "late", "ปกติ ค้างชำระไม่เกินหนึ่งเดือน", "late, up to a month"
    SPECIAL_MENTION = "special_mention", "กล่าวถึงเป็นพิเศษ", "special mention"
    SUBSTANDARD = "substandard", "ต่ำกว่ามาตรฐาน", "substandard"
    DOUBTFUL = "doubtful", "สงสัย", "doubtful"
    DOUBTFUL_OF_LOSS = "doubtful_of_loss", "สงสัยจะสูญ", "doubtful of loss"


CLASSES: Final = tuple(LoanClass)
NON_PERFORMING: Final = LoanClass.SUBSTANDARD.rank
"""The rank from which a loan is non-performing."""

CLASS_LIMITS: Final = (0, 30, 90, 180, 360)
"""A loan is of the class after a limit when it is past due by more days than that."""

Pauses: TypeAlias = tuple[tuple[int, int], ...]
"""Pauses granted: first and last day of each, in order, none touching another."""


class Arrears(NamedTuple):
    """
    How a loan stands after its last posting.

    `next_due`: due day of the first instalment not covered, 0 when none is left. `judged`: rank of
    the worst class given for other reasons than days (suit, receivership, unlikely to pay).
    `floor`: rank below which the class does not fall in probation, 0 outside it. `cure_on`: the day
    on which the floor falls by itself when nothing more is posted, 0 when it does not.
    """

    next_due: int = 0
    pauses: Pauses = ()
    judged: int = 0
    floor: int = 0
    cure_on: int = 0


NEW: Final = Arrears()


def with_pause(pauses: Pauses, first: int, last: int) -> Pauses:
    """The pauses with one more; days paused twice count once."""
    apart = []
    for start, end in pauses:
        if end < first - 1 or last + 1 < start:
            apart.append((start, end))
        else:
            first, last = min(first, start), max(last, end)
    return tuple(sorted([*apart, (first, last)]))


def paused_days(pauses: Pauses, after: int, until: int) -> int:
    """How many days in (after, until] are paused."""
    paused = 0
    for first, last in pauses:
        days = min(last, until) - max(first, after + 1) + 1
        if days > 0:
            paused += days
    return paused


def days_past_due(next_due: int, pauses: Pauses, day: int) -> int:
    """Days since the first instalment not covered; due today counts 0, paused days do not count."""
    if not next_due or day <= next_due:
        return 0
    if not pauses:
        return day - next_due
    return day - next_due - paused_days(pauses, next_due, day)


def day_past_due(next_due: int, pauses: Pauses, days: int) -> int:
    """The first day that is `days` (1 or more) past due if nothing more is posted."""
    day = next_due + days
    for first, last in pauses:
        start = max(first, next_due + 1)
        if start > day:
            break
        if last >= start:
            day += last - start + 1
    return day


def rank_on(arrears: Arrears, day: int, limits: tuple[int, ...] = CLASS_LIMITS) -> int:
    """The worst of the class by days, the class given for other reasons, and the floor."""
    next_due, pauses, judged, floor, cure_on = arrears
    rank = bisect_left(limits, days_past_due(next_due, pauses, day))
    rank = max(rank, judged)
    if floor > rank and not 0 < cure_on <= day:
        return floor
    return rank


def next_change(arrears: Arrears, day: int, limits: tuple[int, ...] = CLASS_LIMITS) -> int:
    """The first day after `day` on which the class is another one; 0 when it stays as it is."""
    next_due, pauses, judged, floor, cure_on = arrears
    crossings = _crossings(next_due, pauses, day, limits)
    if not judged and not floor:
        return next(crossings, 0)
    days = list(crossings)
    if floor and cure_on > day:
        days = sorted([*days, cure_on])
    rank = rank_on(arrears, day, limits)
    return next((each for each in days if rank_on(arrears, each, limits) != rank), 0)


def _crossings(next_due: int, pauses: Pauses, day: int, limits: tuple[int, ...]) -> Iterator[int]:
    """The days to come on which the days past due go beyond a limit."""
    if next_due:
        passed = bisect_left(limits, days_past_due(next_due, pauses, day))
        for limit in limits[passed:]:
            yield day_past_due(next_due, pauses, limit + 1)


def classify(arrears: Arrears, today: date, limits: tuple[int, ...] = CLASS_LIMITS) -> LoanClass:
    """The class at the end of `today`, a day not before the last posting."""
    return CLASSES[rank_on(arrears, today.toordinal(), limits)]


def next_change_on(
    arrears: Arrears, today: date, limits: tuple[int, ...] = CLASS_LIMITS
) -> date | None:
    """The next day after `today` on which `classify` answers otherwise, if there is one."""
    return day_of(next_change(arrears, today.toordinal(), limits))


def day_of(ordinal: int) -> date | None:
    """The day of an ordinal; None for 0."""
    return date.fromordinal(ordinal) if ordinal else None
