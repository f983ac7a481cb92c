"""
Plans made from where a loan stands, when more is drawn, principal is prepaid or the rate changes.

Due days are those of the plan in force, or those of the contract. What had fallen due stays due;
the rows after the day pay back exactly the principal that had not, and bear the interest of their
days, at the rate of the day, rounded half up like a schedule. A row of nothing is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from states.baht import Baht
from states.loan import interest
from states.loan.plan import Plan
from states.loan.position import Position
from states.words import Word


class Keep(Word):
    """What a prepayment leaves as it is."""

    TERM = "term", "จำนวนงวดเดิม ค่างวดลดลง", "the term: smaller instalments, same end"
    INSTALMENT = "instalment", "ค่างวดเดิม จบเร็วขึ้น", "the instalment: same principal, earlier end"


class Part(NamedTuple):
    """Principal in satang that falls due on a day (an ordinal)."""

    day: int
    principal: int


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A loan at the end of a day that is that of its position: what was missed of the instalments
    fallen due, and what is planned after it.
    """

    position: Position

    @property
    def missed(self) -> int:
        """Satang of fallen instalments that nothing covers."""
        dues, day = self.position.dues, self.position.day
        return max(dues.owed[dues.fallen(day)] - self.position.cover, 0)

    @property
    def missed_principal(self) -> int:
        """The principal in that; within one instalment money goes to its interest first."""
        if not self.missed:
            return 0
        return interest.missed_principal(self.position, self.position.day, 0)

    @property
    def not_due(self) -> int:
        """Principal outstanding that has not fallen due, in satang."""
        return self.position.principal.satang - self.missed_principal

    @property
    def accrued(self) -> int:
        """Interest owed that has not fallen due either: that of the days since."""
        of_the_missed = self.missed - self.missed_principal
        return max(self.position.interest.satang - of_the_missed, 0)

    @property
    def next_interest(self) -> int:
        """Interest of the next instalment, by the plan in force."""
        dues, n = self.position.dues, self.position.dues.fallen(self.position.day)
        if n == len(dues.days):
            return 0
        return dues.owed[n + 1] - dues.owed[n] - self.ahead[0].principal

    @property
    def owed_by_now(self) -> Baht:
        """What has to be paid before any principal is paid ahead of its day."""
        now = self.position
        return now.charges + now.default_interest + now.interest + Baht(self.missed_principal)

    @property
    def ahead(self) -> tuple[Part, ...]:
        """The principal of the instalments to come, by the plan in force."""
        dues, first = self.position.dues, self.position.dues.fallen(self.position.day)
        return tuple(
            Part(dues.days[n], dues.principal[n + 1] - dues.principal[n])
            for n in range(first, len(dues.days))
        )


def after_prepaying(standing: Standing, keep: Keep) -> Plan:
    """What is left to pay back; nothing when all was prepaid."""
    fit = _spread if keep is Keep.TERM else _shortened
    return _plan(standing, fit(standing.ahead, standing.not_due))


def at_the_new_rate(standing: Standing) -> Plan:
    """The same principal on the same days; what was paid ahead stays paid, the nearest first."""
    return _plan(standing, _less_the_nearest(standing.ahead, standing.not_due))


def of_all_drawn(standing: Standing, contract: Plan) -> Plan:
    """
    A plan of the draws, made to pay back all that was drawn and has not fallen due: it is left as
    it is where it does; else that is spread over its days in its proportions, and what was paid
    ahead stays paid, the nearest first.
    """
    now, dues = standing.position, standing.position.dues
    total = now.drawn + now.capitalised - dues.principal[dues.fallen(now.day)]
    planned = Baht.total(row.principal for row in contract.instalments).satang
    if standing.not_due == total == planned:
        return contract
    parts = [
        Part(row.due_on.toordinal(), 1 if row.principal else 0) for row in contract.instalments
    ]
    return _plan(standing, _less_the_nearest(_spread(parts, total), standing.not_due))


def with_interest_from_now(standing: Standing, plan: Plan) -> Plan:
    """The same principal, with the interest of the days from now on."""
    return _plan(
        standing, [Part(row.due_on.toordinal(), row.principal.satang) for row in plan.instalments]
    )


# -------------------------------------------------------------------------------- the principal


def _spread(parts: Sequence[Part], total: int) -> list[Part]:
    """In the old proportions, each at least a satang while there are any; the last has the rest."""
    bearing = [part for part in parts if part.principal] or list(parts[-1:])
    weight = sum(part.principal for part in bearing) or 1
    left, shares = total, dict[int, int]()
    for part in bearing[:-1]:
        shares[part.day] = min(max(total * part.principal // weight, 1), left)
        left -= shares[part.day]
    shares.update({part.day: left for part in bearing[-1:]})
    return [part._replace(principal=shares.get(part.day, 0)) for part in parts]


def _shortened(parts: Sequence[Part], total: int) -> list[Part]:
    """As it was from the first one on, until nothing is left."""
    left, found = total, []
    for part in parts:
        if not left:
            break
        found.append(part._replace(principal=min(part.principal, left)))
        left -= found[-1].principal
    return _with_the_rest(found, left)


def _less_the_nearest(parts: Sequence[Part], total: int) -> list[Part]:
    """As it was, less what is no longer owed, taken off the nearest first."""
    off, found = max(sum(part.principal for part in parts) - total, 0), []
    for part in parts:
        taken = min(off, part.principal)
        off -= taken
        found.append(part._replace(principal=part.principal - taken))
    return _with_the_rest(found, total - sum(part.principal for part in found))


def _with_the_rest(parts: list[Part], rest: int) -> list[Part]:
    """The last instalment takes whatever is left."""
    if rest and parts:
        parts[-1] = parts[-1]._replace(principal=parts[-1].principal + rest)
    return parts


# --------------------------------------------------------------------------------- the interest


def _plan(standing: Standing, parts: Iterable[Part]) -> Plan:
    # What rested, or came of paying late, is not asked for sooner than the plan in force does.
    accrued = min(standing.accrued, standing.next_interest)
    rested = standing.accrued - accrued
    left, before = standing.not_due, standing.position.day
    rows = []
    for day, principal in parts:
        bears = accrued + _interest(left * standing.position.rate * (day - before))
        if principal or bears:
            rows.append((date.fromordinal(day), Baht(principal), Baht(bears)))
            left, before, accrued = left - principal, day, 0
    rows[-1:] = [(day, principal, bears + Baht(rested)) for day, principal, bears in rows[-1:]]
    return Plan.of(rows)


def _interest(numerator: int) -> int:
    return (2 * numerator + interest.DENOMINATOR) // (2 * interest.DENOMINATOR)
