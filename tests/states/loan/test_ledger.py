"""The ledger: the same facts give the same loan, in whatever order they came in."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.loan import accounts
from states.loan.arrears import days_past_due, next_change, rank_on
from states.loan.changes import Closing, Reversal
from states.loan.fact import Fact, Kind
from states.loan.journal import booking
from states.loan.ledger import Ledger, fold
from states.loan.money import Receipt
from states.loan.position import Position
from tests.campaign import campaign
from tests.states.loan.book import baht, opened
from tests.states.loan.lives import FIRST_DAY, POLICY, in_another_order, some_life
from tests.states.loan.recomputed import Evening, recomputed

chances = st.randoms(use_true_random=False)


@given(chances)
def test_any_order_of_entry_gives_the_same_loan(chance: Random) -> None:
    """Balances, interest, arrears and class on the day of every fact do not depend on the order."""
    life = some_life(chance, events=20)
    one, other = fold(POLICY, life), fold(POLICY, in_another_order(chance, life))
    for day in {fact.value_on for fact in life}:
        assert one.on(day) == other.on(day)


@given(chances)
def test_posting_one_by_one_equals_the_fold_over_all(chance: Random) -> None:
    """Undoing and replaying after each late entry ends where entering all in order ends."""
    entered = in_another_order(chance, some_life(chance, events=20))
    ledger = Ledger(POLICY)
    for fact in entered:
        ledger = ledger.post(fact)
    assert ledger == fold(POLICY, entered)


@given(chances)
def test_principal_is_conserved_to_the_satang(chance: Random) -> None:
    """Drawn and capitalised is repaid, written off or outstanding, after every posting."""
    for posting in fold(POLICY, some_life(chance)).postings:
        now = posting.position
        outstanding = now.balances[accounts.LOANS]
        assert outstanding >= 0
        assert now.drawn + now.capitalised == now.repaid + now.written_off + outstanding
        assert now.recovered + now.balances[accounts.MEMO_WRITTEN_OFF] == now.written_off


@given(chances)
def test_every_posting_balances_to_zero(chance: Random) -> None:
    """Debits equal credits, on the balance sheet and among the memoranda each by themselves."""
    memoranda = [place for place, each in enumerate(accounts.ACCOUNTS) if each.side == "memorandum"]
    ledger = Ledger(POLICY)
    for fact in in_another_order(chance, some_life(chance, events=20)):
        before, ledger = ledger, ledger.post(fact)
        assert sum(each.amount.satang for each in booking(before, ledger)) == 0
        assert sum(ledger.position.balances[place] for place in memoranda) == 0
        assert sum(ledger.position.balances) == 0


@given(chances)
def test_stretches_of_interest_neither_overlap_nor_leave_a_gap(chance: Random) -> None:
    """Booking interest on any further days in between changes no balance on any day."""
    life = some_life(chance, events=20)
    closings = [
        Fact(1_000 + n, FIRST_DAY + timedelta(days=chance.randint(0, 800)), FIRST_DAY, Closing())
        for n in range(30)
    ]
    plain, closed = fold(POLICY, life), fold(POLICY, [*life, *closings])
    for day in {fact.value_on for fact in closings}:
        assert plain.on(day) == closed.on(day)


@given(chances)
def test_a_ledger_may_begin_at_any_posting(chance: Random) -> None:
    """Begun again from where the loan stood, it takes later facts to the same end."""
    life = sorted(some_life(chance, events=20), key=lambda fact: fact.key)
    standing = [
        replace(posting.fact, entry=n, annuls=None)
        for n, posting in enumerate(fold(POLICY, life).postings, 1)
        if posting.stands and posting.fact.what.kind is not Kind.REVERSAL
    ]
    place = chance.randint(1, len(standing) - 1)
    later = fold(POLICY, standing[:place]).resumed()
    for fact in standing[place:]:
        later = later.post(fact)
    assert later.position == fold(POLICY, standing).position


def test_a_fact_before_the_beginning_of_a_ledger_needs_the_older_one() -> None:
    """A ledger that was begun again does not pretend to know what came before."""
    book = opened().enter("2024-03-29", Receipt(baht("900.00")))
    later = book.ledger.resumed()
    early = Fact(9, date(2024, 3, 1), date(2024, 4, 1), Receipt(baht("1.00")))
    with pytest.raises(ValueError, match="before this ledger begins"):
        later.post(early)
    with pytest.raises(ValueError, match="annuls 4"):
        later.post(Fact(9, date(2024, 4, 1), date(2024, 4, 1), Reversal(), annuls=4))


def test_entries_are_told_apart_by_their_number() -> None:
    """Two facts with one number cannot be one ledger."""
    days = (FIRST_DAY, FIRST_DAY + timedelta(days=1))
    facts = [Fact(1, day, day, Closing()) for day in days]
    with pytest.raises(ValueError, match="same entry number"):
        fold(POLICY, facts)


def test_a_reversal_of_a_reversal_lets_the_receipt_stand_again() -> None:
    """A cheque reported unpaid by mistake: the loan is as if nothing had been reported."""
    book = opened().enter("2024-02-29", Receipt(baht("849.32")))
    paid = book.ledger.position
    book.enter("2024-02-29", Reversal(), annuls=4)
    assert book.at("2024-02-29").interest == baht("794.52")
    assert not book.ledger.postings[-2].stands
    book.enter("2024-02-29", Reversal(), annuls=5)
    assert book.ledger.position == paid


@pytest.mark.campaign
def test_each_evening_equals_a_recomputation_from_nothing() -> None:
    """
    Class, days past due, first day non-performing and every balance agree with an independent
    count on every day; so does a class that is only looked at on the days known beforehand.
    """
    chance = Random(20_180_216)
    for _ in range(campaign(fit=30, full=3_000)):
        life = some_life(chance)
        ledger = fold(POLICY, life)
        evenings = recomputed(life, POLICY, FIRST_DAY + timedelta(days=800))
        _compare(ledger, evenings)


def _compare(ledger: Ledger, evenings: dict[date, Evening]) -> None:
    after = {posting.key[0]: posting.position for posting in ledger.postings}
    last, kept = Position(), 0
    for day, evening in evenings.items():
        ordinal = day.toordinal()
        arrears = last.arrears
        if ordinal in after:
            last = after[ordinal]
            arrears, change = last.arrears, ordinal
        limits = last.numbers.limits
        if ordinal == change:
            kept = rank_on(arrears, ordinal, limits)
            change = next_change(arrears, ordinal, limits)
        assert kept == evening.rank == rank_on(arrears, ordinal, limits)
        assert days_past_due(arrears.next_due, arrears.pauses, ordinal) == evening.past_due
        assert last.first_non_performing_on(day) == evening.first_non_performing_on
        assert _amounts(ledger.on(day)) == (
            evening.principal,
            evening.interest,
            evening.default_interest,
            evening.charges,
            evening.credit,
        )


def _amounts(position: Position) -> tuple[int, ...]:
    return tuple(
        each.satang
        for each in (
            position.principal,
            position.interest,
            position.default_interest,
            position.charges,
            position.credit,
        )
    )
