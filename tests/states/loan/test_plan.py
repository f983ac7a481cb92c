"""Plans and policies that cannot be are refused, every fault at once."""

from datetime import date

import pytest

from states.baht import Baht
from states.invalid import InvalidInputError
from states.loan.arrears import CLASS_LIMITS
from states.loan.plan import Instalment, Plan
from states.loan.policy import ORDER_OF_THE_CODE, Claim, Order, Policy, Probation
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
    ("limits", "fits"),
    [
        (CLASS_LIMITS, True),
        ((0, 30, 90, 180), False),
        ((0, 30, 30, 180, 360), False),
        ((-1, 30, 90, 180, 360), False),
        ((1, 31, 91, 181, 361), True),
    ],
)
def test_limits_of_classes_rise(limits: tuple[int, ...], fits: bool) -> None:
    """Five limits for six classes."""
    assert _refused(limits=limits) == ([] if fits else ["policy.limits"])


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
    """Numbers of days, instalments and satang are not negative."""
    wrong = _refused(cure=Probation(-1, 3), limits=(), orders=())
    assert wrong == ["policy.limits", "policy.orders", "policy.miss_after_days", "policy"]


@pytest.mark.parametrize(("days", "fits"), [(0, True), (90, True), (91, False)])
def test_a_missed_instalment_comes_before_a_non_performing_loan(days: int, fits: bool) -> None:
    """Nothing is cured while it is past due by more than 90 days."""
    assert _refused(miss_after_days=days) == ([] if fits else ["policy.miss_after_days"])


def _refused(**values: object) -> list[str]:
    try:
        Policy(**values)  # type: ignore[arg-type]
    except InvalidInputError as refused:
        return [fault.field for fault in refused.faults]
    return []
