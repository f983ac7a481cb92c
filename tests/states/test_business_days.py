"""Open days and deadlines, by the calendar as it was known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.business_days import (
    Calendar,
    Holiday,
    HolidayKind,
    add_business_days,
    deadline,
    is_business_day,
    roll_forward,
)

BANK, GOVERNMENT = HolidayKind.BANK, HolidayKind.GOVERNMENT


def holiday(
    day: date,
    kind: HolidayKind = BANK,
    *,
    declared_on: date = date(2018, 1, 1),
    revoked_on: date | None = None,
) -> Holiday:
    """An entry whose name and source do not matter to the case."""
    return Holiday(
        day=day,
        kind=kind,
        name_th="วันหยุด",
        source="ประกาศ",
        declared_on=declared_on,
        revoked_on=revoked_on,
    )


SONGKRAN_2019 = Calendar(
    (
        holiday(date(2019, 4, 15)),
        holiday(date(2019, 4, 16)),
        holiday(date(2019, 4, 15), GOVERNMENT),
        holiday(date(2019, 4, 16), GOVERNMENT),
        holiday(date(2019, 7, 17), GOVERNMENT),
        holiday(date(2019, 5, 1), BANK),
    )
)


@pytest.mark.parametrize(
    ("day", "kind", "open_day"),
    [
        (date(2019, 4, 12), BANK, True),
        (date(2019, 4, 13), BANK, False),
        (date(2019, 4, 14), BANK, False),
        (date(2019, 4, 15), BANK, False),
        (date(2019, 4, 17), BANK, True),
        (date(2019, 5, 1), BANK, False),
        (date(2019, 5, 1), GOVERNMENT, True),
        (date(2019, 7, 17), BANK, True),
        (date(2019, 7, 17), GOVERNMENT, False),
    ],
)
def test_a_day_is_open_for_one_kind_of_office(day: date, kind: HolidayKind, open_day: bool) -> None:
    """Labour Day closes the banks and Buddhist Lent Day the government, not the other way round."""
    assert is_business_day(SONGKRAN_2019, day, kind) is open_day


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2019, 4, 11), 0, date(2019, 4, 11)),
        (date(2019, 4, 11), 1, date(2019, 4, 12)),
        (date(2019, 4, 11), 2, date(2019, 4, 17)),
        (date(2019, 4, 12), 1, date(2019, 4, 17)),
        (date(2019, 4, 13), 1, date(2019, 4, 17)),
        (date(2019, 4, 13), 3, date(2019, 4, 19)),
        (date(2019, 4, 13), 4, date(2019, 4, 22)),
    ],
)
def test_business_days_count_from_the_day_after(start: date, days: int, last: date) -> None:
    """The first business day is the first open one after the start, over Songkran too."""
    assert add_business_days(SONGKRAN_2019, start, days) == last


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2017, 12, 13), 30, date(2018, 1, 12)),
        (date(2017, 12, 13), 1, date(2017, 12, 14)),
        (date(2017, 12, 13), 0, date(2017, 12, 13)),
        (date(2020, 2, 1), 30, date(2020, 3, 2)),
        (date(2019, 2, 1), 30, date(2019, 3, 3)),
    ],
)
def test_a_period_is_counted_from_the_day_after(start: date, days: int, last: date) -> None:
    """30 days from 13 December 2017 end on 12 January 2018."""
    assert deadline(start, days) == last


def test_a_period_ending_on_a_holiday_ends_on_the_next_open_day() -> None:
    """30 days from 16 March 2019 end in Songkran, and so on 17 April."""
    end = deadline(date(2019, 3, 16), 30)
    assert end == date(2019, 4, 15)
    assert roll_forward(SONGKRAN_2019, end) == date(2019, 4, 17)
    assert roll_forward(SONGKRAN_2019, date(2019, 4, 12)) == date(2019, 4, 12)
    assert roll_forward(SONGKRAN_2019, date(2019, 7, 17), GOVERNMENT) == date(2019, 7, 18)


def test_a_period_is_never_negative() -> None:
    """Counting backwards is an error of the program."""
    with pytest.raises(ValueError, match="-1"):
        deadline(date(2019, 1, 1), -1)
    with pytest.raises(ValueError, match="-1"):
        add_business_days(Calendar(), date(2019, 1, 1), -1)


def test_a_holiday_counts_from_the_day_it_was_declared() -> None:
    """The Coronation holiday of 6 May 2019 was unknown to a deadline computed before it was set."""
    coronation = date(2019, 5, 6)
    calendar = Calendar((holiday(coronation, declared_on=date(2019, 1, 15)),))
    assert is_business_day(calendar.as_known_on(date(2019, 1, 14)), coronation)
    assert not is_business_day(calendar.as_known_on(date(2019, 1, 15)), coronation)
    assert not is_business_day(calendar, coronation)


def test_a_revoked_holiday_counts_until_it_was_revoked() -> None:
    """Songkran 2020 was called off in March: plans made before still show it closed."""
    songkran = date(2020, 4, 13)
    calendar = Calendar((holiday(songkran, revoked_on=date(2020, 3, 17)),))
    assert not is_business_day(calendar.as_known_on(date(2020, 3, 16)), songkran)
    assert is_business_day(calendar.as_known_on(date(2020, 3, 17)), songkran)
    assert is_business_day(calendar, songkran)


def test_a_holiday_revoked_and_declared_again_counts() -> None:
    """Entries are never edited; the later declaration stands beside the revoked one."""
    day = date(2020, 4, 14)
    calendar = Calendar(
        (
            holiday(day, revoked_on=date(2020, 3, 17)),
            holiday(day, declared_on=date(2020, 7, 7)),
        )
    )
    assert not is_business_day(calendar, day)
    assert is_business_day(calendar.as_known_on(date(2020, 5, 1)), day)


def test_what_is_revoked_was_declared_before() -> None:
    """An entry revoked before it was declared cannot be right."""
    with pytest.raises(ValueError, match="2017"):
        holiday(date(2018, 4, 13), revoked_on=date(2017, 12, 31))


def test_an_empty_year_is_a_calendar_not_kept() -> None:
    """A year without any holiday is a gap in the table, and can be asked for."""
    assert SONGKRAN_2019.covers(2019, BANK)
    assert not SONGKRAN_2019.covers(2020, BANK)
    assert not Calendar().covers(2019, GOVERNMENT)


def test_a_calendar_is_a_value() -> None:
    """Equal entries make equal calendars, and none can be altered."""
    assert Calendar(SONGKRAN_2019.entries) == SONGKRAN_2019
    assert len({Calendar(SONGKRAN_2019.entries), SONGKRAN_2019}) == 1
    with pytest.raises(AttributeError):
        SONGKRAN_2019.entries = ()  # type: ignore[misc]


days_of_2019 = st.dates(date(2019, 1, 1), date(2019, 12, 31))


@given(st.lists(days_of_2019, max_size=40), days_of_2019, st.integers(1, 40))
def test_there_are_exactly_so_many_open_days_in_between(
    closed: list[date], start: date, days: int
) -> None:
    """Counting the open days after the start up to the answer gives the number asked for."""
    calendar = Calendar(tuple(holiday(day) for day in closed))
    last = add_business_days(calendar, start, days)
    between = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert sum(is_business_day(calendar, day) for day in between) == days
    assert is_business_day(calendar, last)


@given(st.lists(days_of_2019, max_size=40), days_of_2019)
def test_rolling_forward_passes_over_closed_days_only(closed: list[date], day: date) -> None:
    """Rolled once is rolled for good, and no open day is skipped."""
    calendar = Calendar(tuple(holiday(each) for each in closed))
    rolled = roll_forward(calendar, day)
    assert roll_forward(calendar, rolled) == rolled
    skipped = [day + timedelta(days=n) for n in range((rolled - day).days)]
    assert not any(is_business_day(calendar, each) for each in skipped)
