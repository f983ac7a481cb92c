"""What the borrower is told: what was owed, what moved it, what is owed; every column adds up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from states.baht import Baht
from states.loan import accounts
from states.loan.accounts import Line
from states.loan.fact import Kind
from states.loan.ledger import Ledger
from states.loan.position import Position


class Balances(NamedTuple):
    """The columns of a statement. `credit` is what the borrower paid in excess."""

    principal: Baht
    interest: Baht
    default_interest: Baht
    charges: Baht
    credit: Baht

    def plus(self, other: "Balances") -> "Balances":
        return Balances(*[one + more for one, more in zip(self, other, strict=True)])

    def minus(self, other: "Balances") -> "Balances":
        return Balances(*[one - less for one, less in zip(self, other, strict=True)])


def balances_at(position: Position) -> Balances:
    """What is owed at a position."""
    return Balances(
        position.principal,
        position.interest,
        position.default_interest,
        position.charges,
        position.credit,
    )


@dataclass(frozen=True, slots=True)
class StatementLine:
    """
    One fact, or (`kind` and `entry` None) the interest of the days up to `value_on`. A fact that
    was annulled `stands` no longer and moves nothing.
    """

    value_on: date
    booked_on: date | None
    entry: int | None
    kind: Kind | None
    moved: Balances
    balance: Balances
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """From the evening before `first` to the evening of `last`: opening + moved = closing."""

    first: date
    last: date
    opening: Balances
    lines: tuple[StatementLine, ...]
    closing: Balances


def statement(ledger: Ledger, first: date, last: date) -> Statement:
    """The statement of the days `first` to `last`, both included."""
    opening = balances_at(ledger.on(first - timedelta(days=1)))
    closing = balances_at(ledger.on(last))
    lines = tuple(_lines(ledger, first, last, opening, closing))
    return Statement(first, last, opening, lines, closing)


def _lines(
    ledger: Ledger, first: date, last: date, opening: Balances, closing: Balances
) -> Iterator[StatementLine]:
    balance = opening
    for posting in ledger.postings:
        fact = posting.fact
        if not first <= fact.value_on <= last:
            continue
        counts = posting.stands and fact.what.kind is not Kind.REVERSAL
        done = balances_at(posting.position) if counts else balance
        moved = _moved(posting.lines[posting.accrued :])
        accrued = done.minus(balance).minus(moved)
        if any(accrued):
            balance = balance.plus(accrued)
            yield StatementLine(fact.value_on, None, None, None, accrued, balance)
        balance = done
        yield StatementLine(
            fact.value_on, fact.booked_on, fact.entry, fact.what.kind, moved, done, posting.stands
        )
    if any(accrued := closing.minus(balance)):
        yield StatementLine(last, None, None, None, accrued, closing)


_COLUMNS = (
    frozenset({accounts.LOANS}),
    frozenset({accounts.INTEREST_RECEIVABLE, accounts.MEMO_INTEREST}),
    frozenset({accounts.MEMO_DEFAULT_INTEREST}),
    frozenset({accounts.CHARGES_RECEIVABLE}),
)


def _moved(lines: tuple[Line, ...]) -> Balances:
    columns = [sum(_in_column(line, column) for line in lines) for column in _COLUMNS]
    credit = -sum(_in_column(line, frozenset({accounts.CREDIT_BALANCE})) for line in lines)
    return Balances(*[Baht(satang) for satang in (*columns, credit)])


def _in_column(line: Line, column: frozenset[int]) -> int:
    debit, credit, satang = line
    return (satang if debit in column else 0) - (satang if credit in column else 0)
