"""A repayment plan as the ledger needs it: what falls due on which day."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from states.baht import Baht
from states.invalid import Invalid, InvalidInputError
from states.thai import thai_day


class Instalment(NamedTuple):
    """What falls due on one day by the plan; both parts may be zero, neither is negative."""

    n: int
    due_on: date
    principal: Baht
    interest: Baht

    @property
    def total(self) -> Baht:
        return self.principal + self.interest


class Dues(NamedTuple):
    """
    A plan made ready for counting: the due days as ordinals, and running totals in satang that
    begin with 0, so that `owed[k]` is what falls due with the first k instalments.
    """

    days: tuple[int, ...] = ()
    owed: tuple[int, ...] = (0,)
    principal: tuple[int, ...] = (0,)

    def fallen(self, day: int) -> int:
        """How many instalments have fallen due by the end of `day`."""
        return bisect_right(self.days, day)

    def covered(self, satang: int) -> int:
        """How many instalments that much money covers, first in, first out."""
        return bisect_right(self.owed, satang) - 1

    def followed_by(self, later: "Dues", day: int) -> "Dues":
        """What had fallen due by `day`, and after it what `later` says."""
        here, there = self.fallen(day), later.fallen(day)
        owed = self.owed[here] - later.owed[there]
        principal = self.principal[here] - later.principal[there]
        return Dues(
            self.days[:here] + later.days[there:],
            self.owed[:here] + tuple([owed + each for each in later.owed[there:]]),
            self.principal[:here] + tuple([principal + each for each in later.principal[there:]]),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Instalments in the order of their days. InvalidInputError names every row that cannot be: a day
    not after the one before it, a negative part.
    """

    instalments: tuple[Instalment, ...]
    dues: Dues = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if faults := list(_faults(self.instalments)):
            raise InvalidInputError(faults)
        object.__setattr__(self, "dues", _dues(self.instalments))

    @classmethod
    def of(cls, rows: Iterable[tuple[date, Baht, Baht]]) -> "Plan":
        """From (due day, principal, interest), numbered from 1."""
        return cls(tuple(Instalment(n, *row) for n, row in enumerate(rows, 1)))


def _faults(instalments: tuple[Instalment, ...]) -> Iterator[Invalid]:
    before = date.min
    for place, row in enumerate(instalments):
        path = f"plan.instalments[{place}]"
        if row.due_on <= before:
            yield Invalid(
                f"{path}.due_on",
                f"วันครบกำหนด {thai_day(row.due_on)} ต้องอยู่หลังงวดก่อนหน้า",
                f"the due day {row.due_on} must be after that of the instalment before",
            )
        for name, part in (("principal", row.principal), ("interest", row.interest)):
            if part.satang < 0:
                yield Invalid(f"{path}.{name}", "ต้องไม่ติดลบ", "must not be negative")
        before = row.due_on


def _dues(instalments: tuple[Instalment, ...]) -> Dues:
    owed, principal = [0], [0]
    for row in instalments:
        principal.append(principal[-1] + row.principal.satang)
        owed.append(owed[-1] + row.principal.satang + row.interest.satang)
    days = tuple([row.due_on.toordinal() for row in instalments])
    return Dues(days, tuple(owed), tuple(principal))
