"""The statement of an account adds up, whichever days it is asked for."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from states.baht import Baht
from states.loan.changes import PlanReason, Rate, Reversal
from states.loan.ledger import fold
from states.loan.money import Receipt
from states.loan.statement import Balances, statement
from tests.states.loan.book import baht, on, opened
from tests.states.loan.lives import FIRST_DAY, POLICY, some_life

NOTHING = Balances(*[Baht(0)] * 5)


@given(st.randoms(use_true_random=False), st.integers(-5, 800), st.integers(0, 400))
def test_opening_and_movements_make_the_closing(chance: Random, start: int, length: int) -> None:
    """Column by column and line by line, also where a statement begins between two postings."""
    first = FIRST_DAY + timedelta(days=start)
    told = statement(fold(POLICY, some_life(chance, events=25)), first, first + timedelta(length))
    balance = told.opening
    for line in told.lines:
        balance = balance.plus(line.moved)
        assert line.balance == balance
        assert line.stands or line.moved == NOTHING
        if line.entry is None:
            assert line.moved.principal == Baht(0)
            assert line.moved.interest >= Baht(0)
    assert balance == told.closing


def test_what_moves_no_money_says_what_it_brings() -> None:
    """The rate by the year, also one that is no whole per cent; why there is a new plan."""
    book = opened().enter("2024-02-29", Rate(12_500))
    told = statement(book.ledger, on("2024-01-01"), on("2024-02-29"))
    said = {(line.kind, line.said) for line in told.lines if line.said is not None}
    assert {words.english for kind, words in said if kind == "rate"} == {
        "1% a year",
        "1.25% a year",
    }
    assert {words.thai for kind, words in said if kind == "plan"} == {PlanReason.CONTRACT.thai}
    assert all(line.said is None for line in told.lines if line.kind not in {"rate", "plan"})


def test_a_statement_as_the_borrower_reads_it() -> None:
    """One receipt in March, one reversed: interest to each day, then what the money did."""
    book = opened().enter("2024-02-29", Receipt(baht("794.52")))
    book.enter("2024-03-15", Receipt(baht("5.00"))).enter("2024-03-15", Reversal(), annuls=5)
    book.enter("2024-03-31", Receipt(baht("100849.31")))
    told = statement(book.ledger, on("2024-03-01"), on("2024-04-30"))
    assert [(str(line.value_on), line.kind, line.entry, line.stands) for line in told.lines] == [
        ("2024-03-15", "receipt", 5, False),
        ("2024-03-15", "reversal", 6, True),
        ("2024-03-31", None, None, True),
        ("2024-03-31", "receipt", 7, True),
        ("2024-04-30", None, None, True),
    ]
    assert [line.balance.interest for line in told.lines[2:]] == [
        baht("849.31"),
        baht("0.00"),
        baht("739.73"),
    ]
    assert told.lines[0].balance == told.lines[1].balance == told.opening
    assert told.opening.interest == baht("0.00")
    later = statement(book.ledger, on("2024-03-11"), on("2024-04-30"))
    assert later.lines[0].balance == later.lines[1].balance == later.opening
    assert later.opening.interest == baht("273.97")
    assert told.opening.principal == baht("1000000.00")
    assert told.closing.principal == baht("900000.00")
