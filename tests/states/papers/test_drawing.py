"""Draws in any order of entry, early and late: rates, interest, and a plan that pays all back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from states.baht import Baht
from states.facts import Course, Facts
from states.loan.account import Account
from states.loan.changes import DefaultRate, NewPlan, Pause, PlanReason, Rate
from states.loan.programmes import Rests
from states.loan.relief import Ending, Rest, relieved
from states.loan.remaking import plans
from states.loan.replanning import Standing
from states.papers.account_acts import RateChange
from states.papers.drawing import drawn
from states.papers.servicing import Payment, PaymentReversal
from states.parameters import Parameter, Parameters, Setting

CONTRACTED_ON = date(2019, 6, 14)
TODAY = date(2022, 6, 30)
EXAMPLES = 25
SET = Setting(Parameter.DEFAULT_RATE_BASIS_POINTS, 300, date(2018, 1, 1), "กอป. 1/2561")

Draws = Sequence[tuple[date, Baht]]


def approved(grace: int = 12, term: int = 48) -> Facts:
    """A signed contract of which nothing is drawn."""
    course = Course(
        approved_amount=Baht.of(10_000_000),
        contracted_on=CONTRACTED_ON,
        approved_term_months=term,
        approved_grace_months=grace,
    )
    return Facts(
        course=course, on=TODAY, parameters=Parameters((SET,)), account=Account(today=TODAY)
    )


def account_of(facts: Facts) -> Account:
    """The account, in which everything so far could be entered."""
    assert facts.account is not None
    assert facts.account.faults == ()
    return facts.account


def all_drawn(facts: Facts, draws: Draws) -> Facts:
    for day, amount in draws:
        facts = drawn(facts, amount, day)
    return facts


def plans_of(facts: Facts) -> list[tuple[date, object]]:
    """Every plan that stands, with the day on which it begins."""
    return [(plan.value_on, plan.what) for plan in plans(account_of(facts))]


def planned_and_ahead(account: Account) -> list[tuple[Baht, Baht]]:
    """For every plan that stands: what it pays back, and what was not due when it began."""
    return [
        (
            Baht.total(row.principal for row in plan.what.plan.instalments),
            Baht(Standing(account.at(plan.value_on)).not_due),
        )
        for plan in plans(account)
        if isinstance(plan.what, NewPlan)
    ]


def days(last: int) -> st.SearchStrategy[date]:
    return st.integers(0, last).map(lambda n: CONTRACTED_ON + timedelta(days=n))


def amounts() -> st.SearchStrategy[Baht]:
    return st.integers(1, 300_000_000).map(Baht)


def several_draws() -> st.SearchStrategy[list[tuple[date, Baht]]]:
    return st.lists(
        st.tuples(days(800), amounts()), min_size=1, max_size=4, unique_by=lambda draw: draw[0]
    )


# ------------------------------------------------------------------------------ entered too late


def test_a_draw_entered_later_but_counted_first_bears_interest_from_its_own_day():
    """Ten days at one per cent on a million are 273.97 baht; rates and numbers begin with it."""
    late, early = date(2019, 7, 1), date(2019, 6, 21)
    facts = all_drawn(approved(), [(late, Baht.of(500_000)), (early, Baht.of(1_000_000))])
    account = account_of(facts)
    assert account.at(late).interest == Baht.parse("273.97")
    assert account.at(early).rate == 10_000
    assert account.at(early).default_rate == 30_000
    assert account.at(early).dues.principal[-1] == Baht.of(1_000_000).satang
    standing = [each.fact for each in account.ledger.postings if each.stands]
    for kind in (Rate, DefaultRate):
        assert [fact.value_on for fact in standing if isinstance(fact.what, kind)] == [early]
    assert facts.course.first_disbursed_on == early


def test_any_number_of_tranches_may_be_paid_out_on_one_day():
    """Each corrects the plan of that day."""
    facts = all_drawn(approved(), [(CONTRACTED_ON, Baht.of(1_000))] * 4)
    assert account_of(facts).position.dues.principal[-1] == Baht.of(4_000).satang
    assert len(plans_of(facts)) == 1


def test_a_draw_before_the_contract_is_refused():
    """On the day of the contract it may be paid out, the day before it may not."""
    assert account_of(drawn(approved(), Baht.of(1), CONTRACTED_ON)).entered
    refused = drawn(approved(), Baht.of(1), CONTRACTED_ON - timedelta(days=1)).account
    assert refused is not None
    assert [fault.field for fault in refused.faults] == ["paid_on"]
    assert refused.entered == ()


@settings(max_examples=EXAMPLES)
@given(draws=several_draws(), grace=st.integers(0, 24), data=st.data())
def test_draws_in_any_order_of_entry_come_to_the_same(draws, grace, data):
    """Balances, interest, arrears and every plan on the way are as if entered in order."""
    shuffled = data.draw(st.permutations(draws))
    facts = all_drawn(approved(grace), shuffled)
    in_order = all_drawn(approved(grace), sorted(draws))
    assert plans_of(facts) == plans_of(in_order)
    for day in [day for day, _ in draws] + [TODAY]:
        assert account_of(facts).at(day) == account_of(in_order).at(day)


# ------------------------------------------------------------------------------- all is planned


@settings(max_examples=EXAMPLES)
@given(
    draws=several_draws(),
    paid=st.tuples(days(800), amounts()) | st.none(),
    grace=st.integers(0, 24),
)
def test_each_plan_pays_back_all_that_has_not_fallen_due(draws, paid, grace):
    """Whenever it is drawn, and whatever was paid ahead: no rest, no row of nothing."""
    facts = approved(grace)
    for day, amount in sorted(draws):
        facts = drawn(facts, amount, day)
        if paid is not None and paid[0] >= day:
            reference = Payment(value_date=day, amount=paid[1], reference="R")
            facts = reference.onto(facts)
    for planned, ahead in planned_and_ahead(account_of(facts)):
        assert planned == ahead


@pytest.mark.parametrize("second", [date(2020, 3, 1), date(2021, 2, 13), date(2022, 6, 13)])
def test_a_draw_after_principal_began_to_fall_due_leaves_no_balloon(second):
    """What is left comes in equal parts, but for the last, which has the satang left over."""
    facts = all_drawn(approved(grace=6), [(CONTRACTED_ON, Baht.of(1_000_000))])
    account = account_of(drawn(facts, Baht.of(1_000_000), second))
    last = account.last_plan()
    assert last is not None
    assert isinstance(last.what, NewPlan)
    rows = last.what.plan.instalments
    assert len({row.principal for row in rows[:-1]}) == 1
    assert Baht(0) <= rows[-1].principal - rows[0].principal < Baht(len(rows))
    assert all(later.interest < Baht.of(2_000) for later in rows[1:-1])


def in_relief(facts: Facts) -> Facts:
    """Everything rests from the 20th of December 2019 to the end of March 2020."""
    rest = Rest(date(2019, 12, 20), date(2020, 3, 31), Rests.ALL, Ending.MOVE)
    account = account_of(facts)
    plan = relieved(account.at(rest.first_day), rest)
    assert plan is not None
    account = account.enter(rest.first_day, Pause(rest.last_day))
    account = account.replan(rest.first_day, NewPlan(plan, PlanReason.RELIEF))
    return replace(facts, account=account, course=replace(facts.course, relief_until=rest.last_day))


@pytest.mark.parametrize(
    "day",
    [date(2019, 6, 20), date(2019, 9, 1), date(2019, 12, 20), date(2020, 2, 1), date(2020, 6, 1)],
)
def test_a_draw_before_in_or_after_a_relief_is_in_every_plan_since(day):
    """The relief stays one, and each plan pays back all that had not fallen due."""
    facts = drawn(approved(grace=6), Baht.of(1_000_000), date(2019, 6, 20))
    account = account_of(drawn(in_relief(facts), Baht.of(300_000), day))
    assert all(planned == ahead for planned, ahead in planned_and_ahead(account))
    begun = {plan.value_on: plan.what for plan in plans(account)}
    relief = begun[date(2019, 12, 20)]
    assert isinstance(relief, NewPlan)
    assert relief.reason is PlanReason.RELIEF
    assert day in begun


# ------------------------------------------------------------- money found out about afterwards


@settings(max_examples=EXAMPLES)
@given(draws=several_draws(), paid=st.tuples(days(1_000), amounts()), grace=st.integers(0, 24))
def test_a_payment_found_later_makes_the_plans_of_later_draws_anew(draws, paid, grace):
    """Entered in order or last of all, it comes to the same."""
    payment = Payment(value_date=paid[0], amount=paid[1], reference="R")
    before = [draw for draw in draws if draw[0] <= paid[0]]
    after = sorted(draw for draw in draws if draw[0] > paid[0])
    in_order = all_drawn(payment.onto(all_drawn(approved(grace), sorted(before))), after)
    late = payment.onto(all_drawn(approved(grace), sorted(draws)))
    assert plans_of(late) == plans_of(in_order)
    assert account_of(late).at(TODAY) == account_of(in_order).at(TODAY)


@settings(max_examples=EXAMPLES)
@given(draws=several_draws(), paid=st.tuples(days(1_000), amounts()), grace=st.integers(0, 24))
def test_a_cheque_returned_later_leaves_the_plans_as_without_it(draws, paid, grace):
    """Nothing of the money that never came is left in any plan."""
    without = all_drawn(approved(grace), sorted(draws))
    facts = without
    payment = Payment(value_date=paid[0], amount=paid[1], reference="R").onto(facts)
    entry = account_of(facts).entries + 1
    returned = PaymentReversal(entry=entry, reason="เช็คคืน").onto(payment)
    assert plans_of(returned) == plans_of(without)
    assert account_of(returned).at(TODAY) == account_of(without).at(TODAY)


def test_a_draw_before_a_change_of_rate_is_planned_at_both_rates():
    """Entered after the change: the plan of the change is made again with the draw in it."""
    change = RateChange(
        board_resolution="กอป. 2/2562",
        resolved_on=date(2019, 8, 1),
        value_date=date(2019, 9, 1),
        annual_rate_basis_points=50,
    )
    first, second = (CONTRACTED_ON, Baht.of(1_000_000)), (date(2019, 8, 5), Baht.of(400_000))
    late = drawn(change.onto(all_drawn(approved(), [first])), second[1], second[0])
    in_order = change.onto(all_drawn(approved(), [first, second]))
    assert plans_of(late) == plans_of(in_order)
    assert account_of(late).at(TODAY) == account_of(in_order).at(TODAY)
