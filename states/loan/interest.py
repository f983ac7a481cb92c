"""
Interest of one loan: exact, simple, by the day, in numerators of whole numbers.

The night that begins on a day bears interest on the principal at the end of that day. A stretch
[from, until) of nights between two postings has one principal and one rate; its numerator is
satang x millionths x days. Whole satang are posted, the rest is carried, so that cutting a stretch
in two changes nothing. Actual days over 365 (interfaces: ACT/365F).
"""

from typing import Final

from states.loan import accounts
from states.loan.arrears import NON_PERFORMING, paused_days
from states.loan.position import Position

DAYS_A_YEAR: Final = 365
MILLION: Final = 1_000_000
DENOMINATOR: Final = DAYS_A_YEAR * MILLION
"""Of every numerator of interest: a rate of 10,000 millionths is 1% a year."""


def stretches(position: Position, start: int, until: int) -> tuple[tuple[int, bool], ...]:
    """
    The nights [start, until) in order of time, as (how many, whether the loan is non-performing on
    the days they begin on). They are as many as there are: none twice, none left out.
    """
    arrears = position.arrears
    falls = position.non_performing_on
    if arrears.judged < NON_PERFORMING and arrears.floor < NON_PERFORMING:
        if not falls or falls >= until:
            return ((until - start, False),)
        performs_from = start
    elif arrears.judged < NON_PERFORMING and 0 < arrears.cure_on < until:
        performs_from = arrears.cure_on
    else:
        return ((until - start, True),)
    performs_until = max(min(falls, until) if falls else until, performs_from)
    return (
        (performs_from - start, True),
        (performs_until - performs_from, False),
        (until - performs_until, True),
    )


def missed_principal(position: Position, day: int, tolerance: int) -> int:
    """
    Principal in satang of the instalments missed at the end of `day`, a day not before the due day
    of the first of them; never more than is outstanding. Within one instalment what was paid goes
    to its interest first. Civil and Commercial Code s.224/1 (Emergency Decree of 2564): default
    interest runs on this alone.
    """
    dues = position.dues
    outstanding = position.balances[accounts.LOANS]
    first = dues.covered(position.cover + tolerance)
    if first == len(dues.days):
        # The plan is covered and something is left all the same: the last instalment takes it.
        return outstanding
    of_the_first = dues.principal[first + 1] - dues.principal[first]
    unpaid = min(of_the_first, dues.owed[first + 1] - position.cover)
    of_the_others = dues.principal[dues.fallen(day)] - dues.principal[first + 1]
    return min(outstanding, unpaid + of_the_others)


def default_numerator(position: Position, start: int, until: int, tolerance: int) -> int:
    """Default interest of the nights [start, until) but for those that begin on paused days."""
    next_due = position.arrears.next_due
    if not position.default_rate or not next_due or next_due >= until:
        return 0
    dues = position.dues
    numerator = 0
    day = max(start, next_due)
    while day < until:
        fallen = dues.fallen(day)
        end = min(until, dues.days[fallen]) if fallen < len(dues.days) else until
        days = end - day - paused_days(position.arrears.pauses, day - 1, end - 1)
        numerator += missed_principal(position, day, tolerance) * position.default_rate * days
        day = end
    return numerator
