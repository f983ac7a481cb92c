"""The journal: what each entry books, and what a late one changes."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from states.loan.accounts import ACCOUNTS, CASH, CREDIT_BALANCE, INTEREST_RECEIVABLE, LOANS, Side
from states.loan.changes import Reversal
from states.loan.journal import Booking, booking, differences, journal
from states.loan.ledger import Ledger, fold
from states.loan.money import Receipt
from tests.states.loan.book import baht, opened
from tests.states.loan.lives import POLICY, in_another_order, some_life

chances = st.randoms(use_true_random=False)


@given(chances)
def test_the_journal_makes_the_balances(chance: Random) -> None:
    """Debits less credits of every line, account by account, are the balances of the loan."""
    ledger = fold(POLICY, some_life(chance, events=20))
    sums = dict.fromkeys(ACCOUNTS, 0)
    for line in journal(ledger):
        sums[line.debit] += line.amount.satang
        sums[line.credit] -= line.amount.satang
        assert line.amount.satang > 0
        assert (line.debit.side is Side.MEMORANDUM) is (line.credit.side is Side.MEMORANDUM)
    assert list(sums.values()) == ledger.position.balances


@given(chances)
def test_bookings_of_all_entries_make_the_balances(chance: Random) -> None:
    """What the general ledger took entry by entry, late ones too, adds up to where it stands."""
    ledger = Ledger(POLICY)
    sums = dict.fromkeys(ACCOUNTS, 0)
    for fact in in_another_order(chance, some_life(chance, events=20)):
        before, ledger = ledger, ledger.post(fact)
        for account, amount in booking(before, ledger):
            sums[account] += amount.satang
    assert list(sums.values()) == ledger.position.balances


def test_a_late_receipt_tells_what_it_changed() -> None:
    """Entered in April for 29 February: March had booked interest on too much principal."""
    book = opened().enter("2024-03-31", Receipt(baht("100000.00")))
    before = book.ledger
    book.enter("2024-02-29", Receipt(baht("500794.52")), booked="2024-04-05")
    late, march = differences(before, book.ledger)
    assert (late.entry, late.before) == (5, None)
    assert late.after == (
        (INTEREST_RECEIVABLE, ACCOUNTS.index("interest_income"), 79_452),
        (CASH, INTEREST_RECEIVABLE, 79_452),
        (CASH, LOANS, 50_000_000),
    )
    assert march.entry == 4
    assert march.before == (
        (INTEREST_RECEIVABLE, ACCOUNTS.index("interest_income"), 164_383),
        (CASH, INTEREST_RECEIVABLE, 164_383),
        (CASH, LOANS, 9_835_617),
    )
    assert march.after == (
        (INTEREST_RECEIVABLE, ACCOUNTS.index("interest_income"), 42_465),
        (CASH, INTEREST_RECEIVABLE, 42_465),
        (CASH, LOANS, 9_957_535),
    )
    assert {each.account: each.amount for each in booking(before, book.ledger)} == {
        "cash": baht("500794.52"),
        "loans": -baht("501219.18"),
        "interest_income": baht("424.66"),
    }


def test_a_reversal_tells_what_it_undid() -> None:
    """The reversed receipt moves nothing any longer; the reversal itself moved nothing."""
    book = opened(rate=0).enter("2024-02-29", Receipt(baht("1000001.00")))
    before = book.ledger
    book.enter("2024-02-29", Reversal(), annuls=4, booked="2024-03-08")
    receipt, reversal = differences(before, book.ledger)
    assert (receipt.entry, receipt.after) == (4, ())
    assert receipt.before == ((CASH, LOANS, 100_000_000), (CASH, CREDIT_BALANCE, 100))
    assert (reversal.entry, reversal.before, reversal.after) == (5, None, ())
    assert Booking(ACCOUNTS[CASH], -baht("1000001.00")) in booking(before, book.ledger)


def test_a_fact_in_its_turn_changes_nothing_before() -> None:
    """Only the entry itself is told."""
    book = opened()
    before = book.ledger
    book.enter("2024-02-29", Receipt(baht("1.00")))
    assert [each.entry for each in differences(before, book.ledger)] == [4]
