"""Prepayments and changes of rate, with the plans that follow from them, whatever the order."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from states.baht import ZERO, Baht
from states.loan.account import Account
from states.loan.changes import NewPlan, PlanReason, Rate
from states.loan.money import Disbursement, Prepayment, Receipt
from states.loan.plan import Instalment
from states.loan.planning import Agreed, plan_anew, plan_of_draws
from states.loan.remaking import at_rate, plans, prepaid, remade
from states.loan.replanning import Keep, Standing
from states.loan.terms import Draw
from tests.campaign import campaign

DRAWN_ON = date(2019, 1, 31)
TODAY = date(2026, 6, 30)
MILLION = Baht.of(1_000_000)
ONE_PERCENT = 10_000
EXAMPLES = campaign(fit=40, full=600)


def opened(
    amount: Baht = MILLION, term: int = 84, grace: int = 36, rate: int = ONE_PERCENT
) -> Account:
    """A loan drawn at once under a contract of the same day."""
    agreed = Agreed.by_contract(DRAWN_ON, term, grace, rate)
    plan = plan_of_draws([Draw(on=DRAWN_ON, amount=amount)], agreed, DRAWN_ON)
    account = Account(today=TODAY).enter(DRAWN_ON, Disbursement(amount))
    account = account.enter(DRAWN_ON, Rate(rate))
    return account.enter(DRAWN_ON, NewPlan(plan, PlanReason.CONTRACT))


def paid_until(account: Account, day: date) -> Account:
    """Every instalment by then, on its day, in its planned amount."""
    dues = account.position.dues
    for n in range(dues.fallen(day.toordinal())):
        instalment = Baht(dues.owed[n + 1] - dues.owed[n])
        if instalment > ZERO:
            account = account.enter(date.fromordinal(dues.days[n]), Receipt(instalment))
    return account


def plan_in_force(account: Account) -> tuple[Instalment, ...]:
    """The instalments of the last plan."""
    what = plans(account)[-1].what
    assert isinstance(what, NewPlan)
    return what.plan.instalments


@dataclass(frozen=True)
class Loan:
    """A loan paid as planned until a day on which some of its principal is prepaid."""

    account: Account = field(repr=False)
    day: date
    amount: Baht
    rate: int
    made_of: tuple[int, ...]


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    """Any amount, term, grace and rate; the day lies anywhere before the last instalment."""
    amount = Baht(draw(st.integers(1_000, 1_000_000_000)))
    term = draw(st.integers(2, 84))
    grace = draw(st.integers(0, term - 1))
    rate = draw(st.sampled_from([0, 5_000, ONE_PERCENT, 75_000, 150_000]))
    account = opened(amount, term, grace, rate)
    last = account.position.dues.days[-1] - 1
    day = date.fromordinal(draw(st.integers(DRAWN_ON.toordinal(), last)))
    account = paid_until(account, day)
    standing = Standing(account.at(day))
    assume(standing.not_due)
    ahead = draw(st.integers(1, standing.not_due))
    made_of = (amount.satang, term, grace)
    return Loan(account, day, standing.owed_by_now + Baht(ahead), rate, made_of)


# ---------------------------------------------------------------------- the plan after a prepayment


@settings(max_examples=EXAMPLES)
@given(loan=loans(), keep=st.sampled_from(Keep))
def test_the_plan_pays_back_exactly_what_is_outstanding(loan: Loan, keep: Keep):
    """Principal planned is principal outstanding; no row of nothing, none above it, no balloon."""
    before = Standing(loan.account.at(loan.day)).ahead
    account = prepaid(loan.account, loan.day, loan.amount, keep)
    assert account.faults == ()
    rows = plan_in_force(account)
    assert Baht.total(row.principal for row in rows) == account.position.principal
    assert all(row.total > ZERO for row in rows)
    bearing = {part.day: part.principal for part in before if part.principal}
    # One satang may be moved for each instalment, and what was paid short of a baht before.
    rest = Baht(len(bearing) + 100)
    for row in rows:
        assert row.principal <= Baht(bearing.get(row.due_on.toordinal(), 0)) + rest


@settings(max_examples=EXAMPLES)
@given(loan=loans(), keep=st.sampled_from(Keep))
def test_due_days_stay_and_only_the_end_may_come_earlier(loan: Loan, keep: Keep):
    """Keeping the term no day is lost while each has a satang; else the first ones remain."""
    ahead = Standing(loan.account.at(loan.day)).ahead
    bearing = [part.day for part in ahead if part.principal]
    account = prepaid(loan.account, loan.day, loan.amount, keep)
    kept = [row.due_on.toordinal() for row in plan_in_force(account)]
    assert set(kept) <= {part.day for part in ahead}
    paying_back = [row.due_on.toordinal() for row in plan_in_force(account) if row.principal]
    if keep is Keep.TERM and account.position.principal.satang >= len(bearing):
        assert paying_back == bearing
    else:
        # Of a few satang the last days may bear nothing, but for what rounding has left.
        days = [part.day for part in ahead if part.day >= bearing[0]]
        assert paying_back == days[: len(paying_back)]


@settings(max_examples=EXAMPLES)
@given(loan=loans(), keep=st.sampled_from(Keep))
def test_interest_of_each_row_is_that_of_its_days(loan: Loan, keep: Keep):
    """By fractions, from the day of the prepayment on, rounded half up to the satang."""
    account = prepaid(loan.account, loan.day, loan.amount, keep)
    left, before = account.position.principal.satang, loan.day
    for row in plan_in_force(account):
        exact = Fraction(left * loan.rate * (row.due_on - before).days, 365 * 1_000_000)
        assert row.interest.satang == int(exact + Fraction(1, 2))
        left, before = left - row.principal.satang, row.due_on


@settings(max_examples=EXAMPLES)
@given(loan=loans(), keep=st.sampled_from(Keep))
def test_who_pays_the_plan_on_its_days_is_done_with_its_last_row(loan: Loan, keep: Keep):
    """Nothing falls past due on the way, and at most a baht of rounding is left at the end."""
    account = prepaid(loan.account, loan.day, loan.amount, keep)
    for row in plan_in_force(account):
        assert account.days_past_due(row.due_on) == 0
        account = account.enter(row.due_on, Receipt(row.total))
        assert account.faults == ()
    assert account.position.principal + account.position.interest <= Baht.of(1)


@settings(max_examples=EXAMPLES)
@given(loan=loans(), keep=st.sampled_from(Keep))
def test_a_reversed_prepayment_leaves_nothing_behind(loan: Loan, keep: Keep):
    """The loan stands as if it had never been entered, plan and all."""
    account = prepaid(loan.account, loan.day, loan.amount, keep)
    (entry,) = (
        each.fact.entry
        for each in account.ledger.postings
        if isinstance(each.fact.what, Prepayment)
    )
    back = remade(account.reverse(entry))
    assert back.faults == ()
    assert back.at(TODAY) == loan.account.at(TODAY)
    assert plan_in_force(back) == plan_in_force(loan.account)


@settings(max_examples=EXAMPLES)
@given(loan=loans(), days=st.integers(1, 400), first=st.sampled_from(Keep))
def test_the_order_of_entry_makes_no_difference(loan: Loan, days: int, first: Keep):
    """A prepayment found after a later one leaves the loan as if both had come in their order."""
    later, some = loan.day + timedelta(days=days), Baht(100)
    orderly = prepaid(loan.account, loan.day, loan.amount, first)
    orderly = prepaid(orderly, later, some + Standing(orderly.at(later)).owed_by_now, Keep.TERM)
    if orderly.faults or later > TODAY:
        return
    last = next(
        each.fact.what
        for each in reversed(orderly.ledger.postings)
        if isinstance(each.fact.what, Prepayment)
    )
    turned = prepaid(loan.account, later, last.amount, Keep.TERM)
    if turned.faults:
        return
    turned = prepaid(turned, loan.day, loan.amount, first)
    assert turned.faults == ()
    assert turned.at(TODAY) == orderly.at(TODAY)


# ------------------------------------------------------------------------------------ by example


def test_in_the_grace_the_interest_falls_and_the_days_stay():
    """Half of a million is prepaid in the grace: 84 days stay, equal parts."""
    account = prepaid(opened(), date(2019, 2, 10), Baht.of(500_274), Keep.TERM)
    rows = plan_in_force(account)
    assert account.position.principal == Baht(49_999_997)
    assert len(rows) == 84
    assert rows[0].principal == ZERO
    assert rows[0].interest == Baht(24_658)  # 499,999.99 x 1% x 18 / 365
    assert {row.principal for row in rows[36:-1]} == {Baht(1_041_666)}
    assert rows[-1].principal == Baht(49_999_997 - 47 * 1_041_666)


def test_keeping_the_instalment_the_end_comes_earlier():
    """The part of principal stays 20,833.33 a month, and the loan ends in half the months."""
    account = prepaid(opened(), date(2019, 2, 10), Baht.of(500_274), Keep.INSTALMENT)
    rows = plan_in_force(account)
    assert {row.principal for row in rows[36:-1]} == {Baht(2_083_333)}
    assert len(rows) == 36 + 25
    assert rows[-1].principal == Baht(49_999_997 - 24 * 2_083_333)


def test_prepaying_all_leaves_no_row():
    """Nothing is owed and nothing falls due; what is beyond that is held in credit."""
    account = prepaid(opened(), date(2019, 2, 10), Baht.of(1_000_300), Keep.TERM)
    assert plan_in_force(account) == ()
    assert account.position.principal == ZERO
    assert account.other_owed == ZERO
    assert account.position.credit == Baht(2_603)
    assert account.past_due_since(TODAY) is None


@pytest.mark.parametrize(
    ("day", "satang", "field"),
    [
        (date(2019, 2, 10), 27_397, "amount"),
        (date(2019, 2, 10), 27_398, None),
        (date(2019, 1, 30), 50_000_000, "value_date"),
        (date(2019, 1, 31), 1, None),
        (TODAY + timedelta(days=1), 200_000_000, "value_on"),
    ],
    ids=["the interest owed", "a satang more", "before the draw", "on its day", "in the future"],
)
def test_what_is_owed_by_the_day_comes_first(day, satang, field):
    """Money that pays nothing ahead of its day is a payment, not a prepayment."""
    account = prepaid(opened(), day, Baht(satang), Keep.TERM)
    assert [fault.field for fault in account.faults] == ([] if field is None else [field])


def test_with_instalments_missed_the_missed_principal_comes_first():
    """Of a loan without grace two instalments are missed: more than both is a prepayment."""
    account = opened(Baht.of(120_000), term=12, grace=0, rate=0)
    day = date(2019, 3, 31)
    owed = Baht.of(20_000)
    assert Standing(account.at(day)).owed_by_now == owed
    assert prepaid(account, day, owed, Keep.TERM).faults
    account = prepaid(account, day, owed + Baht(1_000), Keep.TERM)
    assert account.past_due_since(day) is None
    assert Baht.total(row.principal for row in plan_in_force(account)) == Baht(9_999_000)


@pytest.mark.parametrize("reason", [PlanReason.RESTRUCTURED, PlanReason.DRAWN])
def test_nothing_is_prepaid_before_a_plan_that_was_agreed_on_it(reason):
    """What the parties would have agreed otherwise is not guessed; after that day it goes on."""
    day = date(2020, 1, 15)
    agreed = Agreed.by_contract(DRAWN_ON, 84, 36, ONE_PERCENT)
    account = opened()
    standing = account.at(day)
    account = account.enter(
        day, NewPlan(plan_anew(standing.principal, standing.interest, agreed, day), reason)
    )
    early = prepaid(account, day - timedelta(days=1), Baht.of(500_000), Keep.TERM)
    assert [fault.field for fault in early.faults] == ["value_date"]
    same_day = prepaid(account, day, Baht.of(500_000), Keep.TERM)
    assert bool(same_day.faults) is (reason is PlanReason.RESTRUCTURED)
    assert prepaid(account, day + timedelta(days=1), Baht.of(500_000), Keep.TERM).faults == ()


def test_two_prepayments_of_one_day_make_one_plan():
    """The choice made with the last one counts."""
    day = date(2019, 2, 10)
    account = prepaid(opened(), day, Baht.of(300_000), Keep.INSTALMENT)
    account = prepaid(account, day, Baht.of(200_274), Keep.TERM)
    assert account.faults == ()
    once = prepaid(opened(), day, Baht.of(500_274), Keep.TERM)
    assert plan_in_force(account) == plan_in_force(once)


def test_a_receipt_reversed_from_before_makes_the_plan_anew():
    """What was thought prepaid has paid what was due instead."""
    account = opened(Baht.of(120_000), term=12, grace=0, rate=0)
    account = paid_until(account, date(2019, 2, 28))
    account = prepaid(account, date(2019, 3, 1), Baht.of(30_000), Keep.INSTALMENT)
    back = remade(account.reverse(4))
    assert back.position.principal == Baht.of(90_000)
    assert Baht.total(row.principal for row in plan_in_force(back)) == Baht.of(90_000)
    assert back.past_due_since(date(2019, 3, 30)) is None


# ----------------------------------------------------------------------------------- another rate


@settings(max_examples=EXAMPLES)
@given(loan=loans(), rate=st.integers(0, 150_000), missed=st.integers(0, 4))
def test_another_rate_leaves_the_principal_as_it_was_planned(loan: Loan, rate: int, missed: int):
    """Only interest changes; what had fallen due stays due, and arrears are as old as they were."""
    day = loan.day + timedelta(days=31 * missed)
    before = Standing(loan.account.at(day))
    account = at_rate(loan.account, day, rate)
    if account.faults:
        assert rate == loan.rate or day == DRAWN_ON
        return
    after = Standing(account.at(day))
    assert account.past_due_since(day) == loan.account.past_due_since(day)
    assert after.missed == before.missed
    assert account.position.rate == rate
    if before.ahead and before.not_due:
        planned = Baht.total(row.principal for row in plan_in_force(account))
        assert planned == Baht(before.not_due)


def test_another_rate_needs_no_plan_once_nothing_is_to_fall_due():
    """Of ten baht in 64 instalments the last is of nothing: so then there is nothing to plan."""
    account = opened(Baht(1_000), term=64, grace=0, rate=0)
    account = at_rate(account, date(2024, 4, 30), 5_000)
    assert account.faults == ()
    assert account.position.rate == 5_000
    assert len(plans(account)) == 1


def test_interest_of_the_days_before_is_at_the_rate_of_before():
    """Of the running month ten days bear one per cent, the other eighteen a half."""
    account = at_rate(opened(), date(2019, 2, 10), 5_000)
    first = plan_in_force(account)[0]
    assert first.due_on == date(2019, 2, 28)
    assert first.interest == Baht(27_397 + 24_658)


def test_a_prepayment_after_it_is_planned_at_the_new_rate_whichever_comes_first():
    """A rate that is entered late makes the plans after it anew."""
    day, later = date(2019, 2, 10), date(2019, 3, 10)
    orderly = prepaid(at_rate(opened(), day, 5_000), later, Baht.of(400_000), Keep.TERM)
    turned = at_rate(prepaid(opened(), later, Baht.of(400_000), Keep.TERM), day, 5_000)
    assert turned.faults == ()
    assert turned.at(TODAY) == orderly.at(TODAY)
    assert plan_in_force(turned) == plan_in_force(orderly)


def test_the_rate_in_force_is_no_change():
    """Nor may there be two rates on one day."""
    assert [each.field for each in at_rate(opened(), TODAY, ONE_PERCENT).faults] == [
        "annual_rate_basis_points"
    ]


def test_what_was_paid_ahead_stays_paid_ahead_of_the_nearest_instalments():
    """Two instalments were paid before their days; after the change they bear no principal."""
    account = opened(Baht.of(120_000), term=12, grace=0, rate=0)
    account = account.enter(date(2019, 2, 1), Receipt(Baht.of(20_000)))
    rows = plan_in_force(at_rate(account, date(2019, 2, 2), ONE_PERCENT))
    assert [row.principal for row in rows[:3]] == [ZERO, ZERO, Baht.of(10_000)]


# ---------------------------------------------------------------------------- again, and once more


def test_a_plan_is_made_again_as_often_as_money_is_found_later():
    """Three payments of before a prepayment, entered after it: each is taken, one plan stands."""
    day = date(2019, 3, 10)
    account = prepaid(opened(), day, Baht.of(400_000), Keep.TERM)
    orderly = opened()
    for paid_on in (date(2019, 2, 5), date(2019, 2, 6), date(2019, 2, 7)):
        account = remade(account.enter(paid_on, Receipt(Baht.of(1_000))))
        orderly = orderly.enter(paid_on, Receipt(Baht.of(1_000)))
    orderly = prepaid(orderly, day, Baht.of(400_000), Keep.TERM)
    assert account.faults == ()
    assert [plan.value_on for plan in plans(account)].count(day) == 1
    assert account.at(TODAY) == orderly.at(TODAY)
