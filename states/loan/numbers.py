"""The numbers of the board under which a loan is serviced, and what follows from each of them."""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from states.loan.arrears import CLASS_LIMITS, NON_PERFORMING
from states.parameters import Parameter, Parameters

_LIMIT: Final = NON_PERFORMING - 1
"""Place, among the limits, of the days beyond which a loan is non-performing."""
_LATE_DAYS: Final = 30
_MONTHS_TO_CURE: Final = 3


class Probation(NamedTuple):
    """Instalments met in a row, and whole months: whichever takes longer."""

    instalments: int
    months: int


class Numbers(NamedTuple):
    """
    In force for one loan since its last agreement; a loan of which nothing else was said has these.
    They are a part of what facts mean: other values here would change loans of the past.

    `non_performing_after_days`: days past due beyond which a loan is non-performing (1.2.3(6)).
    `cure_instalments`: met in a row before it performs again. `watch_instalments`: the same after
    a restructuring (1.2.3(7)).
    """

    non_performing_after_days: int = 90
    cure_instalments: int = 3
    watch_instalments: int = 12

    @property
    def limits(self) -> tuple[int, ...]:
        """Days past due beyond which each class begins."""
        return _limits(self.non_performing_after_days)

    @property
    def cure(self) -> Probation:
        """What a non-performing loan has to show before it performs again."""
        return Probation(self.cure_instalments, _MONTHS_TO_CURE)

    @property
    def watch(self) -> Probation:
        """What a restructured loan has to show before its watch ends."""
        return Probation(self.watch_instalments, 0)

    @property
    def miss_after_days(self) -> int:
        """
        Beyond so many days past due an instalment of a probation is missed, and the probation
        begins again; never beyond the days that make a loan non-performing.
        """
        return min(_LATE_DAYS, self.non_performing_after_days)


@cache
def _limits(days: int) -> tuple[int, ...]:
    """The classes that perform end by `days`, those that do not begin after it."""
    milder = [min(limit, days) for limit in CLASS_LIMITS[:_LIMIT]]
    worse = [max(limit, days) for limit in CLASS_LIMITS[_LIMIT + 1 :]]
    return (*milder, days, *worse)


def numbers_on(parameters: Parameters, day: date) -> Numbers:
    """What the board has set for agreements of a day."""
    return Numbers(
        parameters.on(Parameter.NON_PERFORMING_AFTER_DAYS, day),
        parameters.on(Parameter.CURE_INSTALMENTS, day),
        parameters.on(Parameter.WATCH_INSTALMENTS, day),
    )
