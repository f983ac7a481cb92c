"""What money does: interest to the satang, the order of claims, excess, losses and recoveries."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.loan import accounts
from states.loan.changes import Closing, DefaultRate, NewPlan, Pause, PlanReason, Rate, Reversal
from states.loan.money import (
    Capitalisation,
    Charge,
    Disbursement,
    Prepayment,
    Receipt,
    Recovery,
    Refund,
    Waiver,
    WriteOff,
)
from states.loan.plan import Plan
from states.loan.policy import Claim, Order, Policy
from tests.states.loan.book import Book, baht, monthly, on, opened

FIVE_PERCENT = 50_000


@pytest.mark.parametrize(
    ("day", "interest"),
    [
        ("2024-01-31", "0.00"),
        ("2024-02-01", "27.39"),
        ("2024-02-29", "794.52"),
        ("2024-03-01", "821.91"),
        ("2025-01-30", "10000.00"),  # 365 days, the leap day among them
        ("2025-01-31", "10027.39"),
    ],
)
def test_a_million_at_one_percent(day: str, interest: str) -> None:
    """Actual days over 365: 1,000,000.00 x 1% x days / 365, cut to the satang."""
    assert opened().at(day).interest == baht(interest)


@given(st.sets(st.integers(1, 400), max_size=40))
def test_the_rest_of_a_satang_is_carried(days: set[int]) -> None:
    """However often interest is booked, the total is the same to the satang."""
    book = opened()
    for day in sorted(days):
        book.enter(date.fromordinal(on("2024-01-31").toordinal() + day).isoformat(), Closing())
    expected = Fraction(100_000_000 * 424, 100 * 365)
    assert book.at("2025-03-30").interest.satang == int(expected)


def test_a_rate_counts_from_its_day() -> None:
    """The night that begins on the day of the change bears the new rate."""
    book = opened().enter("2024-03-01", Rate(20_000))
    assert book.at("2024-03-01").interest == baht("821.91")
    assert book.at("2024-03-02").interest == baht("876.71")


def test_default_interest_runs_on_the_principal_of_missed_instalments_alone() -> None:
    """From the day after the due day, on 100,000 and then on 200,000; never on the million."""
    plan = monthly(10, "100000.00", "5000.00")
    book = opened(plan).enter("2024-01-31", DefaultRate(FIVE_PERCENT))
    assert book.at("2024-02-29").default_interest == baht("0.00")
    assert book.at("2024-03-01").default_interest == baht("13.69")
    assert book.at("2024-03-31").default_interest == baht("424.65")
    assert book.at("2024-04-30").default_interest == baht("1246.57")


@pytest.mark.parametrize(
    ("paid", "default_interest"),
    [
        ("0.01", "136.98"),  # the interest of the instalment first
        ("5000.00", "136.98"),
        ("55000.00", "68.49"),
        ("104998.99", "0.00"),  # 1.01 baht: 10 days of it are less than a satang
        ("104999.00", "0.00"),
    ],
)
def test_what_was_paid_of_an_instalment_bears_no_default_interest(
    paid: str, default_interest: str
) -> None:
    """Ten days after the due day, on what of the principal is unpaid."""
    book = opened(monthly(10, "100000.00", "5000.00"), rate=0)
    book.enter("2024-01-31", DefaultRate(FIVE_PERCENT)).enter("2024-02-29", Receipt(baht(paid)))
    assert book.at("2024-03-10").default_interest == baht(default_interest)


def test_what_the_last_instalment_left_bears_default_interest() -> None:
    """Paid as planned but late, interest took its part: the rest of the principal is overdue."""
    plan = Plan.of([(on("2024-02-29"), baht("1000000.00"), baht("0.00"))])
    book = opened(plan).enter("2024-01-31", DefaultRate(FIVE_PERCENT))
    book.enter("2024-02-29", Receipt(baht("1000000.00")))
    assert book.ledger.position.principal == baht("794.52")
    assert book.ledger.position.next_due_on == on("2024-02-29")
    assert book.at("2024-04-09").default_interest == baht("4.35")


def test_paused_days_bear_no_default_interest() -> None:
    """The night of 29 February bears it, those of March do not; that of 1 April, on 200,000."""
    book = opened().enter("2024-01-31", DefaultRate(FIVE_PERCENT))
    book.enter("2024-03-01", Pause(on("2024-03-31")))
    assert book.at("2024-03-01").default_interest == baht("13.69")
    assert book.at("2024-04-01").default_interest == baht("13.69")
    assert book.at("2024-04-02").default_interest == baht("41.09")


def test_interest_of_a_non_performing_loan_is_claimed_but_no_income() -> None:
    """120 nights to 30 May are income; from the first night of the 91st day past due none is."""
    book = opened()
    balances = book.at("2024-06-30").balances
    assert balances[accounts.INTEREST_RECEIVABLE] == 328_767
    assert balances[accounts.INTEREST_INCOME] == -328_767
    assert balances[accounts.MEMO_INTEREST] == 84_931
    assert book.at("2024-06-30").interest == baht("4136.98")
    book.enter("2024-06-30", Receipt(baht("4136.98")))
    assert book.ledger.position.balances[accounts.INTEREST_INCOME] == -413_698
    assert book.ledger.position.balances[accounts.MEMO_CONTRA] == 0


BY_THE_CODE = tuple(Claim)
PRINCIPAL_FIRST = (Claim.PRINCIPAL, Claim.INTEREST, Claim.DEFAULT_INTEREST, Claim.CHARGES)


@pytest.mark.parametrize(
    ("order", "paid", "left"),
    [
        # charges 500.00, default interest 424.65, interest 1,643.83, principal 1,000,000.00
        (BY_THE_CODE, "400.00", ("100.00", "424.65", "1643.83", "1000000.00", "0.00")),
        (BY_THE_CODE, "500.00", ("0.00", "424.65", "1643.83", "1000000.00", "0.00")),
        (BY_THE_CODE, "924.66", ("0.00", "0.00", "1643.82", "1000000.00", "0.00")),
        (BY_THE_CODE, "2568.49", ("0.00", "0.00", "0.00", "999999.99", "0.00")),
        (BY_THE_CODE, "1002568.48", ("0.00", "0.00", "0.00", "0.00", "0.00")),
        (BY_THE_CODE, "1002568.49", ("0.00", "0.00", "0.00", "0.00", "0.01")),
        (PRINCIPAL_FIRST, "2568.49", ("500.00", "424.65", "1643.83", "997431.51", "0.00")),
        (PRINCIPAL_FIRST, "1000001.00", ("500.00", "424.65", "1642.83", "0.00", "0.00")),
    ],
)
def test_money_goes_to_the_claims_in_their_order(
    order: tuple[Claim, ...], paid: str, left: tuple[str, ...]
) -> None:
    """Costs, default interest, interest, principal (s.329), unless the policy says otherwise."""
    book = opened(policy=Policy(orders=(Order(date(2020, 1, 1), order),)))
    book.enter("2024-01-31", DefaultRate(FIVE_PERCENT))
    book.enter("2024-03-01", Charge(baht("500.00"), "stamp duty"))
    now = book.enter("2024-03-31", Receipt(baht(paid))).ledger.position
    owed = (now.charges, now.default_interest, now.interest, now.principal, now.credit)
    assert tuple(str(each) for each in owed) == left


@pytest.mark.parametrize(("day", "interest"), [("2024-02-29", "0.00"), ("2024-03-01", "821.91")])
def test_the_order_is_that_of_the_value_date(day: str, interest: str) -> None:
    """A policy of March does not touch a receipt of February."""
    orders = (Order(date(2020, 1, 1), BY_THE_CODE), Order(date(2024, 3, 1), PRINCIPAL_FIRST))
    book = opened(policy=Policy(orders=orders)).enter(day, Receipt(baht("10000.00")))
    assert book.ledger.position.interest == baht(interest)


def test_what_is_paid_in_excess_is_held_and_given_back() -> None:
    """Nothing of it is lost: refunded, or set against what becomes owed."""
    book = opened(rate=0).enter("2024-02-29", Receipt(baht("1000300.00")))
    assert book.ledger.position.credit == baht("300.00")
    assert book.enter("2024-03-01", Refund(baht("100.00"))).ledger.position.credit == baht("200.00")
    book.enter("2024-03-02", Charge(baht("50.00"), "release of the mortgage"))
    assert book.ledger.position.charges == baht("0.00")
    assert book.ledger.position.credit == baht("150.00")
    book.enter("2024-03-03", Disbursement(baht("1000.00")))
    assert book.ledger.position.principal == baht("850.00")
    assert book.ledger.position.credit == baht("0.00")


def test_a_refund_of_what_was_never_paid_is_owed_again() -> None:
    """The cheque behind an excess bounces after the refund: the borrower owes the refund."""
    book = opened(rate=0).enter("2024-02-29", Receipt(baht("1000300.00")))
    book.enter("2024-03-01", Refund(baht("300.00")))
    book.enter("2024-02-29", Reversal(), annuls=4, booked="2024-03-05")
    assert book.ledger.position.charges == baht("300.00")
    assert book.ledger.position.principal == baht("1000000.00")


@pytest.mark.parametrize(
    ("what", "next_due_on"),
    [
        (Receipt(baht("300000.00")), "2024-05-31"),
        (Prepayment(baht("300000.00")), "2024-03-31"),
        (Prepayment(baht("50000.00")), "2024-02-29"),
    ],
)
def test_a_prepayment_covers_only_what_has_fallen_due(
    what: Receipt | Prepayment, next_due_on: str
) -> None:
    """A receipt pays instalments ahead; a prepayment lessens the principal and the next is due."""
    now = opened(rate=0).enter("2024-02-29", what).ledger.position
    assert now.next_due_on == on(next_due_on)
    assert now.principal == baht("1000000.00") - what.amount


def test_a_prepayment_in_the_grace_and_a_new_plan() -> None:
    """Interest of the grace stays due every month, on what is left."""
    grace = monthly(12, "100000.00", "833.33", grace=2)
    book = opened(grace).enter("2024-02-15", Prepayment(baht("500410.95")))
    assert book.ledger.position.principal == baht("500000.00")
    smaller = monthly(11, "50000.00", "416.66", grace=1, after="2024-02-29")
    book.enter("2024-02-15", NewPlan(smaller, PlanReason.PREPAID))
    assert book.ledger.position.next_due_on == on("2024-03-29")


def test_written_off_then_recovered() -> None:
    """The loss is booked once; what comes later is income, and what exceeds it pays interest."""
    book = opened()
    book.enter("2025-01-31", WriteOff(baht("1003287.67")))
    now = book.ledger.position
    assert (now.principal, now.written_off) == (baht("0.00"), 100_000_000)
    assert now.interest == baht("10027.39")
    assert now.balances[accounts.INTEREST_RECEIVABLE] == 0
    assert now.balances[accounts.LOSSES] == 100_328_767
    assert book.class_on("2025-01-31") == "doubtful_of_loss"
    now = book.enter("2025-06-30", Recovery(baht("400000.00"))).ledger.position
    assert (now.recovered, now.interest) == (40_000_000, baht("10027.39"))
    now = book.enter("2025-07-31", Recovery(baht("610027.40"))).ledger.position
    assert (now.recovered, now.interest) == (100_000_000, baht("0.00"))
    assert now.credit == baht("0.01")
    assert now.balances[accounts.RECOVERY_INCOME] == -100_000_000
    assert now.balances[accounts.MEMO_CONTRA] == 0


def test_a_receipt_after_a_write_off_ends_among_the_recoveries() -> None:
    """Interest still claimed comes first, then what was written off."""
    book = opened(rate=0).enter("2024-03-31", WriteOff(baht("1000000.00")))
    assert book.enter("2024-04-30", Receipt(baht("1.00"))).ledger.position.recovered == 100


def test_capitalised_interest_is_principal_and_bears_interest() -> None:
    """What was no income when it was capitalised is deferred, not earned."""
    book = opened().enter("2024-06-30", Capitalisation(baht("4136.98")))
    now = book.ledger.position
    assert (now.principal, now.interest) == (baht("1004136.98"), baht("0.00"))
    assert now.capitalised == 413_698
    assert now.balances[accounts.DEFERRED_INTEREST] == -84_931
    assert now.balances[accounts.MEMO_CONTRA] == 0


def test_a_waiver_never_touches_the_principal() -> None:
    """Default interest, interest claimed, interest receivable, charges: no more than there is."""
    book = opened().enter("2024-01-31", DefaultRate(FIVE_PERCENT))
    book.enter("2024-03-01", Charge(baht("500.00"), "valuation"))
    before = book.at("2024-06-30")
    now = book.enter("2024-06-30", Waiver(baht("9000000.00"))).ledger.position
    assert now.principal == baht("1000000.00")
    assert not any((now.interest, now.default_interest, now.charges))
    assert now.balances[accounts.WAIVED] == before.balances[accounts.INTEREST_RECEIVABLE] + 50_000


def test_interest_let_off_is_no_longer_past_due() -> None:
    """In the grace only interest falls due: waived, nothing of the instalment is left."""
    book = opened(monthly(12, "100000.00", "794.52", grace=2))
    assert book.class_on("2024-03-01") == "late"
    book.enter("2024-02-29", Waiver(baht("794.52")))
    assert book.class_on("2024-03-01") == "normal"


def test_a_tranche_after_all_was_paid_is_not_past_due() -> None:
    """The first was paid back in February; the second, of June, is due with the next instalment."""
    book = opened(rate=0).enter("2024-02-15", Prepayment(baht("1000000.00")))
    assert book.ledger.position.next_due_on is None
    now = book.enter("2024-06-15", Disbursement(baht("500000.00"))).ledger.position
    assert now.next_due_on == on("2024-06-30")
    assert book.class_on("2024-06-15") == "normal"


def test_tranches_bear_interest_from_their_days() -> None:
    """300,000 for 31 nights after a million for 60: each from the day it was paid out."""
    book = opened().enter("2024-03-31", Disbursement(baht("300000.00")))
    assert book.at("2024-05-01").interest == baht("2747.94")
    assert Book().at("2024-05-01").interest == baht("0.00")
