"""Plans and policies that cannot be are refused, every fault at once."""

from datetime import date

import pytest

from states.baht import Baht
from states.invalid import InvalidInputError
from states.loan.plan import Instalment, Plan
from states.loan.policy import ORDER_OF_THE_CODE, Claim, Order, Policy
from tests.states.loan.book import baht, on


def test_a_plan_names_every_row_that_cannot_be() -> None:
    """Days rise; no part is negative."""
    rows = (
        Instalment(1, on("2024-02-29"), baht("1.00"), -baht("0.01")),
        Instalment(2, on("2024-02-29"), -baht("0.01"), baht("0.00")),
    )
    with pytest.raises(InvalidInputError) as refused:
        Plan(rows)
    assert [fault.field for fault in refused.value.faults] == [
        "plan.instalments[0].interest",
        "plan.instalments[1].due_on",
        "plan.instalments[1].principal",
    ]


def test_a_plan_counts_what_falls_due() -> None:
    """Totals with each instalment, from nothing on."""
    plan = Plan.of(
        [(on("2024-02-29"), baht("1.00"), baht("0.50")), (on("2024-03-31"), baht("2.00"), Baht(0))]
    )
    assert plan.dues.owed == (0, 150, 350)
    assert plan.dues.principal == (0, 100, 300)
    assert plan.instalments[0].total == baht("1.50")
    assert [plan.dues.covered(paid) for paid in (0, 149, 150, 349, 350)] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("orders", "fits"),
    [
        ((Order(date(2020, 1, 1), ORDER_OF_THE_CODE),), True),
        ((), False),
        ((Order(date(2020, 1, 1), (Claim.INTEREST, Claim.PRINCIPAL)),), False),
        ((Order(date(2020, 1, 1), ORDER_OF_THE_CODE),) * 2, False),
    ],
)
def test_an_order_names_every_claim_once(orders: tuple[Order, ...], fits: bool) -> None:
    """Each order from a later day than the one before."""
    assert _refused(orders=orders) == ([] if fits else ["policy.orders"])


def test_every_fault_of_a_policy_is_told() -> None:
    """An instalment cannot be met with less than nothing lacking."""
    assert _refused(tolerance=Baht(-1), orders=()) == ["policy.orders", "policy.tolerance"]


def _refused(**values: object) -> list[str]:
    try:
        Policy(**values)  # type: ignore[arg-type]
    except InvalidInputError as refused:
        return [fault.field for fault in refused.faults]
    return []
