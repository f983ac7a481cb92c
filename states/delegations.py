"""The register of delegations: whose power is lent to whom, on which days."""

from dataclasses import dataclass
from datetime import date

from states.office_acts import Delegation
from states.register import Entry


@dataclass(frozen=True, slots=True)
class Lent:
    """A power lent by record `n`, which was entered on the day `entered`."""

    n: int
    order: Delegation
    entered: date

    def counts_on(self, on: date) -> bool:
        """Whether it stands on a day; one entered later than it begins binds from then."""
        return max(self.order.since, self.entered) <= on <= self.order.until


class Delegations:
    """Every delegation that was entered."""

    def __init__(self) -> None:
        self._lent: dict[int, Lent] = {}

    def enter(self, entry: Entry) -> None:
        """See `states.register.Register`."""
        if isinstance(entry.paper, Delegation):
            self._lent[entry.n] = Lent(entry.n, entry.paper, entry.on)

    def on(self, on: date) -> tuple[Delegation, ...]:
        """What stands on a day."""
        return tuple(lent.order for lent in self._lent.values() if lent.counts_on(on))
