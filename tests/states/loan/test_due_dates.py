"""When instalments fall due: short months, leap years, closed days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.loan.due_dates import Frequency, due_dates, rolled
from states.months import add_months

MONTHS, WEEKS, DAYS = Frequency.MONTHS, Frequency.WEEKS, Frequency.DAYS


@pytest.mark.parametrize(
    ("start", "dues"),
    [
        ("2019-01-27", "2019-02-27 2019-03-27 2019-04-27"),
        ("2019-01-28", "2019-02-28 2019-03-28 2019-04-28"),
        ("2019-01-29", "2019-02-28 2019-03-29 2019-04-29"),
        ("2019-01-30", "2019-02-28 2019-03-30 2019-04-30"),
        ("2019-01-31", "2019-02-28 2019-03-31 2019-04-30"),
        ("2020-01-28", "2020-02-28 2020-03-28 2020-04-28"),
        ("2020-01-29", "2020-02-29 2020-03-29 2020-04-29"),
        ("2020-01-30", "2020-02-29 2020-03-30 2020-04-30"),
        ("2020-01-31", "2020-02-29 2020-03-31 2020-04-30"),
        ("2019-02-28", "2019-03-28 2019-04-28 2019-05-28"),
        ("2020-02-29", "2020-03-29 2020-04-29 2020-05-29"),
        ("2019-04-30", "2019-05-30 2019-06-30 2019-07-30"),
        ("2019-11-30", "2019-12-30 2020-01-30 2020-02-29"),
        ("2019-12-31", "2020-01-31 2020-02-29 2020-03-31"),
        ("2099-12-31", "2100-01-31 2100-02-28 2100-03-31"),
    ],
)
def test_the_anchor_day_or_the_last_of_the_month(start, dues):
    """A month without the anchor day ends the period on its last day and moves nothing after it."""
    found = due_dates(date.fromisoformat(start), 3, 1, MONTHS)
    assert " ".join(due.isoformat() for due in found) == dues


@pytest.mark.parametrize(
    ("every", "frequency", "dues"),
    [
        (3, MONTHS, "2019-04-30 2019-07-31 2019-10-31"),
        (12, MONTHS, "2020-01-31 2021-01-31 2022-01-31"),
        (1, WEEKS, "2019-02-07 2019-02-14 2019-02-21"),
        (2, WEEKS, "2019-02-14 2019-02-28 2019-03-14"),
        (1, DAYS, "2019-02-01 2019-02-02 2019-02-03"),
        (30, DAYS, "2019-03-02 2019-04-01 2019-05-01"),
    ],
)
def test_every_so_many_months_weeks_or_days(every, frequency, dues):
    """Counted from 31 January 2562; weeks and days keep their length."""
    found = due_dates(date(2019, 1, 31), 3, every, frequency)
    assert " ".join(due.isoformat() for due in found) == dues


@pytest.mark.parametrize(
    ("frequency", "until", "count"),
    [
        (MONTHS, date(2019, 1, 31), 0),
        (MONTHS, date(2019, 2, 27), 0),
        (MONTHS, date(2019, 2, 28), 1),
        (MONTHS, date(2019, 3, 30), 1),
        (MONTHS, date(2019, 3, 31), 2),
        (WEEKS, date(2019, 2, 6), 0),
        (WEEKS, date(2019, 2, 7), 1),
        (DAYS, date(2019, 1, 31), 0),
        (DAYS, date(2019, 2, 1), 1),
        (DAYS, date(2020, 1, 1), 5),
    ],
)
def test_no_due_date_lies_beyond_the_last_day_asked_for(frequency, until, count):
    """Five instalments from 31 January 2562, as far as they fit."""
    assert len(due_dates(date(2019, 1, 31), 5, 1, frequency, until)) == count


@given(
    start=st.dates(date(1950, 1, 1), date(2050, 12, 31)),
    count=st.integers(1, 200),
    every=st.integers(1, 13),
)
def test_each_due_date_is_counted_from_the_start(start, count, every):
    """The n-th due date is n periods after the start, however short the months between."""
    wanted = [add_months(start, every * n) for n in range(1, count + 1)]
    assert due_dates(start, count, every, MONTHS) == wanted


@pytest.mark.parametrize(
    ("due", "counts"),
    [
        ("2019-04-11", "2019-04-11"),  # Thursday
        ("2019-04-12", "2019-04-17"),  # a declared Friday, the weekend, Songkran until Tuesday
        ("2019-04-13", "2019-04-17"),
        ("2019-04-14", "2019-04-17"),
        ("2019-04-15", "2019-04-17"),
        ("2019-04-16", "2019-04-17"),
        ("2019-04-17", "2019-04-17"),
        ("2019-04-20", "2019-04-22"),  # an ordinary Saturday
    ],
)
def test_a_closed_day_moves_to_the_next_open_one(due, counts):
    """Saturdays and Sundays are closed by themselves, other days when they are named."""
    closed = [date(2019, 4, 12), date(2019, 4, 15), date(2019, 4, 16)]
    assert rolled([date.fromisoformat(due)], closed) == [date.fromisoformat(counts)]
