"""Plans of a loan: by its schedule, from what was agreed and what was drawn."""

from datetime import date
from decimal import Decimal

import pytest

from states.baht import Baht
from states.loan.planning import Agreed, plan_anew, plan_of_draws
from states.loan.schedule import schedule
from states.loan.terms import Draw, Terms

CONTRACT = date(2019, 1, 31)
AGREED = Agreed.by_contract(CONTRACT, 84, 36, 10_000)
TRANCHES = [
    Draw(on=CONTRACT, amount=Baht.of(3_000_000)),
    Draw(on=date(2019, 6, 15), amount=Baht.of(4_000_000)),
    Draw(on=date(2020, 2, 29), amount=Baht.of(3_000_000)),
]


def test_the_plan_of_three_tranches_is_the_schedule_of_the_product():
    """One per cent, 84 months, 36 of them without principal, due on the last day of each month."""
    terms = Terms(
        annual_rate_pct=Decimal(1),
        repayments=84,
        grace_on_principal=36,
        disbursements=tuple(TRANCHES),
    )
    plan = plan_of_draws(TRANCHES, AGREED, TRANCHES[-1].on)
    rows = [row for row in schedule(terms).rows if row.due > TRANCHES[-1].on]
    assert [
        (row.due_on, row.principal.satang, row.interest.satang) for row in plan.instalments
    ] == [(row.due, row.principal, row.interest) for row in rows]
    assert Baht.total(row.principal for row in plan.instalments) == Baht.of(10_000_000)


@pytest.mark.parametrize(
    ("drawn_on", "first", "last", "principal_from"),
    [
        (date(2019, 1, 31), date(2019, 2, 28), date(2026, 1, 31), date(2022, 2, 28)),
        (date(2019, 2, 10), date(2019, 3, 10), date(2026, 1, 10), date(2022, 2, 10)),
        (date(2025, 12, 31), date(2026, 1, 31), date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 5, 1), date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 1)),
    ],
)
def test_term_and_grace_count_from_the_contract(drawn_on, first, last, principal_from):
    """However late money is drawn; what is drawn after the term still has one instalment."""
    plan = plan_of_draws([Draw(on=drawn_on, amount=Baht.of(84))], AGREED, drawn_on).instalments
    assert (plan[0].due_on, plan[-1].due_on) == (first, last)
    assert next(row.due_on for row in plan if row.principal) == principal_from


def test_a_new_agreement_takes_in_the_interest_owed():
    """All principal outstanding is planned; interest owed joins the first instalment."""
    agreed = Agreed.by_contract(CONTRACT, 24, 0, 10_000)
    owed = plan_anew(Baht.of(1_000), Baht.of(7), agreed, date(2020, 1, 31)).instalments
    clear = plan_anew(Baht.of(1_000), Baht(0), agreed, date(2020, 1, 31)).instalments
    assert len(owed) == 12
    assert owed[0].interest == clear[0].interest + Baht.of(7)
    assert owed[1:] == clear[1:]
    assert Baht.total(row.principal for row in owed) == Baht.of(1_000)
