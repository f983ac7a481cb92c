"""A new agreement: what it enters beside its plan."""

from states.baht import Baht
from states.loan.changes import NewPlan, PlanReason
from states.loan.plan import Plan
from states.loan.restructuring import Amounts
from tests.states.loan.book import baht, on, opened


def test_waived_capitalised_at_a_new_rate_by_a_new_plan() -> None:
    """Interest to 30 June 2024 is 4,136.98: 136.98 waived, 4,000.00 made principal, then 2%."""
    plan = Plan.of([(on("2025-06-30"), baht("1004000.00"), baht("20080.00"))])
    change = Amounts(waived=baht("136.98"), capitalised=baht("4000.00"), annual_millionths=20_000)
    book = opened()
    for what in (NewPlan(plan, PlanReason.RESTRUCTURED), *reversed(change.facts())):
        book.enter("2024-06-30", what)
    now = book.ledger.position
    assert (now.principal, now.interest) == (baht("1004000.00"), baht("0.00"))
    assert now.next_due_on == on("2025-06-30")
    # 55.0136... of the night, and the rest of a satang that the days before had left
    assert book.at("2024-07-01").interest == baht("55.02")


def test_what_is_not_asked_for_enters_nothing() -> None:
    """A rate of nought is a rate all the same."""
    assert Amounts().facts() == ()
    assert [each.kind.value for each in Amounts(annual_millionths=0).facts()] == ["rate"]
    assert [each.kind.value for each in Amounts(waived=Baht(1)).facts()] == ["waiver"]
