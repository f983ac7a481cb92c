"""Days past due, classes, pauses: the boundaries, and the days known beforehand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.loan.arrears import (
    CLASSES,
    Arrears,
    classify,
    day_past_due,
    days_past_due,
    next_change,
    next_change_on,
    paused_days,
    rank_on,
    with_pause,
)
from states.loan.changes import Pause
from states.loan.money import Receipt
from tests.states.loan.book import Book, baht, monthly, on, opened

DUE = on("2024-02-29")
FIRST = 730_000


@pytest.mark.parametrize(
    ("days", "expected", "changes_in"),
    [
        (-1, "normal", 2),
        (0, "normal", 1),
        (1, "late", 30),
        (30, "late", 1),
        (31, "special_mention", 60),
        (90, "special_mention", 1),
        (91, "substandard", 90),
        (180, "substandard", 1),
        (181, "doubtful", 180),
        (360, "doubtful", 1),
        (361, "doubtful_of_loss", None),
        (4_000, "doubtful_of_loss", None),
    ],
)
def test_the_class_follows_the_days_past_due(
    days: int, expected: str, changes_in: int | None
) -> None:
    """A limit itself is still the milder class; due today counts 0."""
    today = DUE + timedelta(days=days)
    arrears = Arrears(next_due=DUE.toordinal())
    assert classify(arrears, today) == expected
    change = None if changes_in is None else today + timedelta(days=changes_in)
    assert next_change_on(arrears, today) == change


@pytest.mark.parametrize(
    ("due", "ninety_one_days_later"),
    [
        ("2024-01-31", "2024-05-01"),  # a leap day between
        ("2023-01-31", "2023-05-02"),
        ("2024-02-29", "2024-05-30"),
        ("2023-11-30", "2024-02-29"),
        ("2024-11-30", "2025-03-01"),
    ],
)
def test_days_are_days_of_the_calendar(due: str, ninety_one_days_later: str) -> None:
    """A leap day counts like any other; months play no part."""
    arrears = Arrears(next_due=on(due).toordinal())
    first = on(ninety_one_days_later)
    assert classify(arrears, first) == "substandard"
    assert classify(arrears, first - timedelta(days=1)) == "special_mention"


@pytest.mark.parametrize(
    ("paid", "next_due"),
    [
        ("99998.99", "2024-02-29"),
        ("99999.00", "2024-03-31"),
        ("100000.00", "2024-03-31"),
        ("199998.99", "2024-03-31"),
        ("199999.00", "2024-04-30"),
        ("0.01", "2024-02-29"),
        ("999998.99", "2024-11-30"),
        ("999999.00", None),
        ("1000000.00", None),
    ],
)
def test_what_lacks_one_baht_is_met(paid: str, next_due: str | None) -> None:
    """The tolerance is one baht over all that has fallen due, to the satang, not one per row."""
    book = opened(rate=0).enter("2024-02-15", Receipt(baht(paid)))
    assert book.ledger.position.next_due_on == (None if next_due is None else on(next_due))


@pytest.mark.parametrize(
    ("first_day", "last_day", "today", "past_due"),
    [
        # due on 29 February; a pause that is over by then takes nothing away
        ("2024-02-01", "2024-02-29", "2024-03-10", 10),
        ("2024-02-01", "2024-03-01", "2024-03-10", 9),
        ("2024-03-01", "2024-03-01", "2024-03-10", 9),
        ("2024-03-01", "2024-03-10", "2024-03-10", 0),
        ("2024-03-01", "2024-03-31", "2024-03-10", 0),
        ("2024-03-01", "2024-03-31", "2024-03-31", 0),
        ("2024-03-01", "2024-03-31", "2024-04-01", 1),
        ("2024-03-10", "2024-03-10", "2024-03-10", 9),
        ("2024-03-10", "2024-03-31", "2024-03-20", 9),
    ],
)
def test_paused_days_do_not_count(first_day: str, last_day: str, today: str, past_due: int) -> None:
    """First and last day of a pause are paused; what was past due before it stays."""
    book = opened().enter(first_day, Pause(on(last_day)))
    arrears = book.ledger.position.arrears
    counted = days_past_due(arrears.next_due, arrears.pauses, on(today).toordinal())
    assert counted == past_due


def test_the_first_day_non_performing_stays() -> None:
    """Cured or not, the loan has been non-performing; paid in time after all, it never was."""
    book = opened(monthly(10, "100000.00", "0.00"), rate=0)
    assert book.at("2024-05-29").first_non_performing_on(on("2024-05-29")) is None
    assert book.at("2024-05-30").first_non_performing_on(on("2024-05-30")) == on("2024-05-30")
    book.enter("2024-12-31", Receipt(baht("1000000.00")))
    assert book.at("2026-01-01").first_non_performing_on(on("2026-01-01")) == on("2024-05-30")
    book.enter("2024-05-30", Receipt(baht("400000.00")), booked="2025-01-02")
    assert book.at("2024-05-30").first_non_performing_on(on("2024-05-30")) is None


def test_a_receipt_on_the_ninety_first_day_is_in_time() -> None:
    """A class is that of the end of the day, after all that was received on it."""
    book = opened(rate=0)
    for part in ("1.00", "399999.00"):
        book.enter("2024-05-30", Receipt(baht(part)))
    assert book.class_on("2024-05-30") == "normal"
    assert book.at("2024-06-01").first_non_performing_on(on("2024-06-01")) is None


pauses_made = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), max_size=6)


def _pauses(made: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    pauses: tuple[tuple[int, int], ...] = ()
    for start, length in made:
        pauses = with_pause(pauses, FIRST + start, FIRST + start + length)
    return pauses


@given(pauses_made, st.integers(-5, 190), st.integers(0, 200))
def test_pauses_are_sets_of_days(made: list[tuple[int, int]], after: int, length: int) -> None:
    """Pauses that overlap or touch are one; each paused day counts once."""
    days = {FIRST + start + n for start, count in made for n in range(count + 1)}
    pauses = _pauses(made)
    after += FIRST
    asked = set(range(after + 1, after + length + 1))
    assert paused_days(pauses, after, after + length) == len(days & asked)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(pauses))


@given(pauses_made, st.integers(0, 100), st.integers(1, 400))
def test_the_day_past_due_is_the_first_of_its_kind(
    made: list[tuple[int, int]], due: int, days: int
) -> None:
    """The day on which a loan will be so many days past due, pauses to come included."""
    pauses, due = _pauses(made), FIRST + due
    day = day_past_due(due, pauses, days)
    assert days_past_due(due, pauses, day) == days
    assert days_past_due(due, pauses, day - 1) == days - 1


ranks = st.integers(0, len(CLASSES) - 1)


@given(
    st.one_of(st.just(0), st.integers(FIRST, FIRST + 100)),
    pauses_made,
    ranks,
    ranks,
    st.one_of(st.just(0), st.integers(FIRST, FIRST + 500)),
)
def test_between_two_changes_the_class_stays(
    due: int, made: list[tuple[int, int]], judged: int, floor: int, cure_on: int
) -> None:
    """From any day the class stays until `next_change`, and is another one on it."""
    arrears = Arrears(due, _pauses(made), judged, floor, cure_on)
    ranked = [rank_on(arrears, FIRST + n) for n in range(700)]
    day = 0
    while (change := next_change(arrears, FIRST + day) - FIRST) > 0:
        assert set(ranked[day:change]) == {ranked[day]}
        assert ranked[change] != ranked[day]
        day = change
    assert set(ranked[day:]) == {ranked[day]}


def test_nothing_is_due_before_anything_is_drawn() -> None:
    """An empty book has no due day, no class but normal, and will not change."""
    position = Book().ledger.position
    assert position.next_due_on is None
    assert classify(position.arrears, date(2024, 1, 1)) == "normal"
    assert position.next_change_on is None
