"""Whole months on the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2019, 6, 3), 0, date(2019, 6, 3)),
        (date(2019, 6, 3), 1, date(2019, 7, 3)),
        (date(2019, 6, 3), 12, date(2020, 6, 3)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2019, 10, 31), 1, date(2019, 11, 30)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
        (date(2019, 11, 30), 84, date(2026, 11, 30)),
        (date(2019, 3, 31), -1, date(2019, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day, months, later):
    """A month that is too short ends the term on its last day."""
    assert add_months(day, months) == later


@given(day=st.dates(date(1950, 1, 1), date(2100, 12, 31)), months=st.integers(0, 600))
def test_a_term_never_ends_in_another_month(day, months):
    """So many months later it is that many months later, and never a later day of the month."""
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
