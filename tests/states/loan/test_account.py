"""The account of a loan while an act is judged: resumed or read whole, it comes to the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.baht import ZERO, Baht
from states.facts import Facts
from states.loan.account import Account, HistoryNeededError, refolded, resumed
from states.loan.changes import NewPlan, PlanReason, Rate
from states.loan.fact import Fact
from states.loan.money import Charge, Disbursement, Receipt
from states.loan.planning import Agreed, plan_of_draws
from states.loan.stored import fact_document, fact_from
from states.loan.terms import Draw
from states.papers.booking import booked
from states.rules.conditions import CONDITIONS

DRAWN_ON = date(2019, 1, 31)
TODAY = date(2021, 6, 30)
MILLION = Baht.of(1_000_000)
AGREED = Agreed.by_contract(DRAWN_ON, 84, 36, 10_000)


def opened(today: date = TODAY) -> Account:
    """A million at one per cent for seven years, three of them without principal."""
    plan = plan_of_draws([Draw(on=DRAWN_ON, amount=MILLION)], AGREED, DRAWN_ON)
    account = Account(today=today).enter(DRAWN_ON, Disbursement(MILLION))
    account = account.enter(DRAWN_ON, Rate(10_000))
    return account.enter(DRAWN_ON, NewPlan(plan, PlanReason.CONTRACT))


def facts_of(account: Account) -> list[Fact]:
    """Every fact, written down and read back, in the order of entry."""
    facts = [fact_from(fact_document(posting.fact)) for posting in account.ledger.postings]
    return sorted(facts, key=lambda fact: fact.entry)


def entered(account: Account, value_on: date, what: Receipt) -> Account:
    """One receipt on what is read of the account first, and on its whole history if need be."""
    stored = account.document(), account.dues()
    try:
        after = resumed(*stored, account.today).enter(value_on, what)
    except HistoryNeededError:
        after = refolded(facts_of(account), account.today).enter(value_on, what)
    assert after.faults == ()
    return refolded(facts_of(account) + list(after.entered), account.today)


@given(st.lists(st.tuples(st.integers(1, 850), st.integers(1, 200_000_00)), max_size=12))
def test_a_resumed_account_comes_to_the_same_as_its_whole_history(receipts):
    """Receipts in any order of their value dates; each is entered on what was stored before it."""
    step_by_step = at_once = opened()
    for days, satang in receipts:
        value_on, what = DRAWN_ON + timedelta(days=days), Receipt(Baht(satang))
        at_once = at_once.enter(value_on, what)
        step_by_step = entered(step_by_step, value_on, what)
        assert step_by_step.document() == at_once.document()
        assert step_by_step.dues() == at_once.dues()
    assert refolded(facts_of(at_once), TODAY).document() == at_once.document()


def test_an_ordinary_receipt_asks_for_no_history_and_an_earlier_one_does():
    """What counts after the last posting needs only what that left."""
    account = opened().enter(date(2019, 3, 1), Receipt(Baht.of(5_000)))
    stored = account.document(), account.dues()
    later = resumed(*stored, TODAY).enter(date(2019, 3, 1), Receipt(Baht.of(1)))
    assert later.entries == 5
    assert len(later.ledger.postings) == 1
    with pytest.raises(HistoryNeededError):
        resumed(*stored, TODAY).enter(date(2019, 2, 28), Receipt(Baht.of(1)))
    with pytest.raises(HistoryNeededError):
        resumed(*stored, TODAY).reverse(4)
    with pytest.raises(HistoryNeededError):
        resumed(*stored, TODAY).enter(date(2019, 3, 1), Rate(20_000))


def test_a_returned_cheque_leaves_the_loan_as_if_it_had_never_come():
    """Balances, days past due and interest received are those of the loan without it."""
    without = opened()
    with_it = without.enter(date(2019, 2, 28), Receipt(Baht.of(800))).reverse(4)
    assert with_it.position == without.position
    assert with_it.interest_received == without.interest_received
    assert with_it.entries == 5
    assert with_it.reverse(4).faults[0].field == "annuls"
    assert with_it.reverse(1).faults[0].field == "entry"
    assert with_it.reverse(99).faults[0].field == "entry"


@pytest.mark.parametrize(
    ("today", "days", "since"),
    [
        (date(2019, 2, 28), 0, None),
        (date(2019, 3, 1), 1, date(2019, 2, 28)),
        (date(2019, 5, 29), 90, date(2019, 2, 28)),
        (date(2019, 5, 30), 91, date(2019, 2, 28)),
    ],
)
def test_days_past_due_count_from_the_first_instalment_not_covered(today, days, since):
    """Drawn on the 31st of January, the first interest falls due on the last of February."""
    account = opened(today)
    assert account.days_past_due(today) == days
    assert account.past_due_since(today) == since
    assert account.is_non_performing(today) is (days > 90)


def test_a_receipt_on_a_loan_without_principal_is_credit_alone():
    """Nothing is repaid twice, no interest runs on it, and the clauses on closing still hold."""
    paid = opened().enter(date(2019, 12, 31), Receipt(Baht.of(1_009_200)))
    assert paid.position.principal == ZERO
    stored = paid.document(), paid.dues()
    account = resumed(*stored, TODAY).enter(date(2020, 1, 31), Receipt(Baht.of(500)))
    assert account.faults == ()
    assert account.position.credit == paid.position.credit + Baht.of(500)
    assert account.interest_received == paid.interest_received
    assert account.at(TODAY).balances == account.position.balances
    facts = booked(Facts(on=TODAY), account)
    assert facts.course.principal_repaid == facts.course.disbursed == MILLION
    assert (facts.course.overdue_since, facts.course.other_owed) == (None, ZERO)
    closing = ("principal.never_below_zero", "principal.nothing_left", "account.nothing_owed")
    judged = [rule.judge(facts) for rule in CONDITIONS if rule.id in closing]
    assert [finding.stops for finding in judged] == [False] * 3


def test_money_in_credit_pays_what_is_drawn_or_charged_later():
    """Held for the borrower, it is set against the next debt on the day of that."""
    account = opened().enter(date(2019, 12, 31), Receipt(Baht.of(1_010_000)))
    held = account.position.credit
    account = account.enter(date(2020, 1, 31), Charge(Baht.of(100), "fee"))
    assert account.position.credit == held - Baht.of(100)
    account = account.enter(date(2020, 2, 3), Disbursement(Baht.of(100_000)))
    assert account.position.credit == ZERO
    assert account.position.principal == Baht.of(100_100) - held


def test_after_a_fault_nothing_more_is_entered():
    """The reasons of the first fault stand; the ledger is as it was."""
    account = opened()
    refused = account.enter(TODAY + timedelta(days=1), Receipt(MILLION))
    assert [fault.field for fault in refused.faults] == ["value_on"]
    assert refused.enter(TODAY, Receipt(MILLION)) == refused
    assert refused.ledger == account.ledger
