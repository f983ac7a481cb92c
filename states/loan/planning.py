"""Repayment plans of a loan, made by its schedule from what was agreed and what was drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from states.baht import Baht
from states.loan.due_dates import Frequency, due_dates
from states.loan.numbers import Numbers
from states.loan.plan import Plan
from states.loan.position import NO_OTHER
from states.loan.schedule import schedule
from states.loan.terms import MOST_REPAYMENTS, Draw, Terms
from states.months import add_months

_MONTHS_BEYOND: Final = 2
_MILLIONTHS_OF_A_PER_CENT: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """
    What the contract says of repayment (2.3(5), 2.3(6)): interest a year in millionths, until when
    principal rests, and the last day of the term. Instalments fall due monthly, with interest in
    the grace as well. `numbers` are those under which the loan is serviced.
    """

    annual_millionths: int
    grace_ends_on: date
    ends_on: date
    numbers: Numbers = NO_OTHER

    @classmethod
    def by_contract(
        cls, on: date, term_months: int, grace_months: int, millionths: int
    ) -> "Agreed":
        """Term and grace both count from the contract, the grace being a part of the term."""
        ends_on, grace = add_months(on, term_months), add_months(on, grace_months)
        return cls(annual_millionths=millionths, grace_ends_on=grace, ends_on=ends_on)


def plan_of_draws(draws: Sequence[Draw], agreed: Agreed, after: date) -> Plan:
    """
    What falls due after a day for all that was drawn by then; the day of the month is that of the
    first draw. At least one instalment follows the last draw, even beyond the term.
    """
    ordered = sorted(draws, key=lambda draw: draw.on)
    last = max(ordered[-1].on, after, agreed.ends_on)
    dues = due_dates(
        ordered[0].on, MOST_REPAYMENTS, 1, Frequency.MONTHS, add_months(last, _MONTHS_BEYOND)
    )
    in_term = sum(due <= agreed.ends_on for due in dues)
    in_grace = sum(due <= agreed.grace_ends_on for due in dues)
    needed = sum(due <= max(ordered[-1].on, after) for due in dues) + 1
    count = max(in_term, needed)
    terms = Terms(
        annual_rate_pct=Decimal(agreed.annual_millionths) / _MILLIONTHS_OF_A_PER_CENT,
        repayments=count,
        grace_on_principal=min(in_grace, count - 1),
        disbursements=tuple(ordered),
    )
    return Plan.of(
        (row.due, Baht(row.principal), Baht(row.interest))
        for row in schedule(terms).rows
        if row.due > after
    )


def plan_anew(principal: Baht, interest: Baht, agreed: Agreed, from_day: date) -> Plan:
    """What is outstanding on a day, agreed anew; interest owed joins the first instalment."""
    plan = plan_of_draws([Draw(on=from_day, amount=principal)], agreed, from_day)
    rows = [(row.due_on, row.principal, row.interest) for row in plan.instalments]
    due_on, first, accrued = rows[0]
    return Plan.of([(due_on, first, accrued + interest), *rows[1:]])
