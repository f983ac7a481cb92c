"""The register of delegations: whose power is lent to whom, on which days."""

from dataclasses import dataclass, replace
from datetime import date

from states.office_acts import Delegation, DelegationEnd
from states.people import People
from states.register import Entry


@dataclass(frozen=True, slots=True)
class Lent:
    """A power lent by record `n`, between persons, from `since` to `until`, both in."""

    n: int
    order: Delegation
    principal: str
    delegate: str
    since: date


class Delegations:
    """Every delegation that was entered, between the persons whom `people` knows."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._lent: dict[int, tuple[Delegation, date]] = {}

    def enter(self, entry: Entry) -> None:
        """See `states.register.Register`."""
        match entry.paper:
            case Delegation() as order:
                # One that is entered later than it begins binds from then.
                self._lent[entry.n] = order, max(order.since, entry.on)
            case DelegationEnd() as end if end.entry in self._lent:
                order, since = self._lent[end.entry]
                self._lent[end.entry] = replace(order, until=end.last_day), since

    def lent(self, entry: int) -> Lent | None:
        """The delegation that record `entry` made."""
        found = self._lent.get(entry)
        return None if found is None else self._between(entry, *found)

    def overlapping(self, since: date, until: date) -> tuple[Lent, ...]:
        """What stands on any of these days."""
        return tuple(
            self._between(n, order, begins)
            for n, (order, begins) in self._lent.items()
            if begins <= until and since <= order.until
        )

    def on(self, on: date) -> tuple[Lent, ...]:
        """
        What may be used on a day. A power goes no further than the one to whom it was lent: while
        that person holds it, nobody acts for that person; nor does anybody act for himself.
        """
        standing = self.overlapping(on, on)
        lent_to = {lent.delegate for lent in standing if lent.delegate != lent.principal}
        return tuple(lent for lent in standing if lent.principal not in lent_to | {lent.delegate})

    def _between(self, n: int, order: Delegation, since: date) -> Lent:
        one = self._people.one
        return Lent(n, order, one(order.principal), one(order.delegate), since)
