"""Days on which an office is open, as far as was known on a day, and deadlines counted on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from states.words import Word

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class HolidayKind(Word):
    """Whose holiday it is: banks and government offices do not close on the same days."""

    BANK = "bank", "วันหยุดธนาคาร", "bank holiday"
    GOVERNMENT = "government", "วันหยุดราชการ", "government holiday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One entry of the calendar, with the announcement it stands on.

    `declared_on` and `revoked_on` are the days on which people came to know: a holiday declared
    late changes no deadline that had already passed. ValueError when revoked before declared.
    """

    day: date
    kind: HolidayKind
    name_th: str
    source: str
    declared_on: date
    revoked_on: date | None = None

    def __post_init__(self) -> None:
        if self.revoked_on is not None and self.revoked_on < self.declared_on:
            raise ValueError(self.revoked_on)

    def known_on(self, day: date) -> bool:
        """Whether it was declared, and not yet revoked, at the end of that day."""
        return self.declared_on <= day and (self.revoked_on is None or day < self.revoked_on)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Holidays beside Saturdays and Sundays. Entries that were revoked no longer count."""

    entries: tuple[Holiday, ...] = ()
    _closed: Mapping[HolidayKind, frozenset[date]] = field(
        init=False, repr=False, compare=False, hash=False
    )

    def __post_init__(self) -> None:
        closed = {
            kind: frozenset(
                entry.day
                for entry in self.entries
                if entry.kind == kind and entry.revoked_on is None
            )
            for kind in HolidayKind
        }
        object.__setattr__(self, "_closed", MappingProxyType(closed))

    def as_known_on(self, day: date) -> "Calendar":
        """The calendar as people had it at the end of `day`; costs one pass, so keep the result."""
        return Calendar(
            tuple(replace(entry, revoked_on=None) for entry in self.entries if entry.known_on(day))
        )

    def holidays(self, kind: HolidayKind) -> frozenset[date]:
        """The days on which offices of that kind are closed by declaration."""
        return self._closed[kind]

    def covers(self, year: int, kind: HolidayKind) -> bool:
        """Whether that Gregorian year has any entry: a year without one is not yet kept."""
        return any(day.year == year for day in self._closed[kind])


def is_business_day(calendar: Calendar, day: date, kind: HolidayKind = HolidayKind.BANK) -> bool:
    """Neither Saturday nor Sunday nor a holiday of that kind."""
    return day.weekday() < _SATURDAY and day not in calendar.holidays(kind)


def add_business_days(
    calendar: Calendar, start: date, business_days: int, kind: HolidayKind = HolidayKind.BANK
) -> date:
    """The last of so many business days, the first of them after `start`; 0 gives `start` itself.

    ValueError when the number is negative.
    """
    if business_days < 0:
        raise ValueError(business_days)
    day = start
    left = business_days
    while left:
        day += _ONE_DAY
        left -= is_business_day(calendar, day, kind)
    return day


def roll_forward(calendar: Calendar, day: date, kind: HolidayKind = HolidayKind.BANK) -> date:
    """`day`, or the next business day when the office is closed on it (CCC s.193/8)."""
    while not is_business_day(calendar, day, kind):
        day += _ONE_DAY
    return day


def deadline(start: date, days: int) -> date:
    """The last calendar day of a period counted from the day after `start` (นับถัดจากวันที่).

    30 days from 13 December 2017 end on 12 January 2018. Closed days count; whether a period that
    ends on one is extended is for the caller, with `roll_forward`. ValueError when negative.
    """
    if days < 0:
        raise ValueError(days)
    return start + timedelta(days=days)
