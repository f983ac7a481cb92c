"""What part of a year's interest a period bears, as whole numbers."""

from typing import NamedTuple

from states.loan.due_dates import Frequency
from states.loan.terms import DayCount, InterestCalculation, Terms

_MONTHS_OF_A_YEAR = 12
_DAYS_OF_A_WEEK = 7
_HUNDRED_PER_CENT = 100


class Accrual(NamedTuple):
    """
    Interest of a period = balance x `weight` / `denominator`, with the rate in it. By the day,
    `weight` is for one day and counts for each; otherwise it is for the whole period.
    """

    weight: int
    denominator: int
    by_day: bool


def accrual_of(terms: Terms) -> Accrual:
    """How interest runs between two due dates under these terms."""
    rate, scale = terms.annual_rate_pct.as_integer_ratio()
    if terms.interest_calc is InterestCalculation.DAILY:
        return Accrual(rate, scale * _HUNDRED_PER_CENT * days_of_a_year(terms), by_day=True)
    weight, denominator = period_rate(terms)
    return Accrual(weight, denominator, by_day=False)


def period_rate(terms: Terms) -> tuple[int, int]:
    """
    The rate of one whole period, numerator and denominator, whatever its days: months are twelfths
    of a year, weeks and days are 7 and 1 of the days of a year. An annuity is worked out with it
    also where interest runs by the day.
    """
    rate, scale = terms.annual_rate_pct.as_integer_ratio()
    share, year = {
        Frequency.MONTHS: (terms.every, _MONTHS_OF_A_YEAR),
        Frequency.WEEKS: (terms.every * _DAYS_OF_A_WEEK, days_of_a_year(terms)),
        Frequency.DAYS: (terms.every, days_of_a_year(terms)),
    }[terms.frequency]
    return rate * share, scale * _HUNDRED_PER_CENT * year


def days_of_a_year(terms: Terms) -> int:
    """365 in leap years too, or 360."""
    return 365 if terms.day_count is DayCount.ACT_365F else 360
