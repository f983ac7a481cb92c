"""The days on which instalments fall due."""

from calendar import isleap
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from states.business_days import Calendar, Holiday, HolidayKind, roll_forward
from states.words import Word

_DAYS_OF_A_WEEK: Final = 7
_LAST: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_IN_LEAP_YEARS: Final = (31, 29, *_LAST[2:])


class Frequency(Word):
    """The unit of the time between two due dates."""

    MONTHS = "MONTHS", "เดือน", "months"
    WEEKS = "WEEKS", "สัปดาห์", "weeks"
    DAYS = "DAYS", "วัน", "days"


def due_dates(
    start: date, count: int, every: int, frequency: Frequency, until: date = date.max
) -> list[date]:
    """
    `count` due dates after `start`, fewer when they would pass `until`.

    In months each falls on the day of the month of `start` (the anchor), or on the last day of a
    month that has no such day; a short month does not move the anchor.
    """
    if frequency is Frequency.MONTHS:
        return _in_months(start, count, every, until)
    step = every * (_DAYS_OF_A_WEEK if frequency is Frequency.WEEKS else 1)
    first = start.toordinal() + step
    fitting = min(count, (until.toordinal() - first) // step + 1)
    return [date.fromordinal(first + n * step) for n in range(fitting)]


def _in_months(start: date, count: int, every: int, until: date) -> list[date]:
    anchor = start.day
    month = start.year * 12 + start.month - 1
    fitting = min(count, (until.year * 12 + until.month - 1 - month) // every)
    found = []
    for _ in range(fitting):
        month += every
        year, place = divmod(month, 12)
        last = (_LAST_IN_LEAP_YEARS if isleap(year) else _LAST)[place]
        found.append(date(year, place + 1, min(last, anchor)))
    return found if not found or found[-1] <= until else found[:-1]


def rolled(dues: list[date], holidays: Iterable[date]) -> list[date]:
    """Each due date, or the next business day after it (CCC s.193/8); the anchor stays."""
    calendar = Calendar(
        tuple(
            Holiday(
                day=day,
                kind=HolidayKind.BANK,
                name_th="วันหยุด",
                source="holidays",
                declared_on=day - timedelta(days=1),
            )
            for day in holidays
        )
    )
    return [roll_forward(calendar, due) for due in dues]
