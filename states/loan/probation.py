"""How a probation runs: instalments met in a row, and months, from the day nothing was past due."""

from datetime import date

from states.loan.arrears import Arrears, days_past_due
from states.loan.numbers import Probation
from states.loan.position import Position
from states.months import add_months


def counted_from(since: int, day: int, *, clear: bool) -> int:
    """
    The day a probation is counted from, 0 while something is past due: the first day that ended
    with nothing past due. `clear` may still change within that day.
    """
    if clear:
        return since or day
    return 0 if since == day else since


def ends_on(
    position: Position, arrears: Arrears, since: int, asked: Probation, miss_after_days: int
) -> int:
    """
    The day on which a probation counted from `since` ends if nothing more is posted, 0 when it
    does not: so many instalments that fell due after `since` are covered, so many months are over,
    and no instalment was missed till then; not before the day of the posting. Where fewer are left
    in the plan, all of them count.
    """
    if not since:
        return 0
    days = position.dues.days
    first = position.dues.fallen(since)
    last = min(first + asked.instalments, len(days)) - 1
    needed = days[last] if last >= first else since
    if arrears.next_due and arrears.next_due <= needed:
        return 0
    months = add_months(date.fromordinal(since), asked.months).toordinal()
    ends = max(needed, months, position.day)
    missed = days_past_due(arrears.next_due, arrears.pauses, ends) > miss_after_days
    return 0 if missed else ends
