"""What the borrower is told: what was owed, what moved it, what is owed; every column adds up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from states.baht import Baht
from states.loan import accounts
from states.loan.accounts import Line
from states.loan.changes import DefaultRate, NewPlan, Rate
from states.loan.fact import Kind, What
from states.loan.ledger import Ledger
from states.loan.position import Position
from states.words import Bilingual


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
    was annulled `stands` no longer and moves nothing; `said` is what a fact without amounts
    brings: the rate, or why there is a new plan.
    """

    value_on: date
    booked_on: date | None
    entry: int | None
    kind: Kind | None
    moved: Balances
    balance: Balances
    stands: bool = True
    said: Bilingual | None = None


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
            value_on=fact.value_on,
            booked_on=fact.booked_on,
            entry=fact.entry,
            kind=fact.what.kind,
            moved=moved,
            balance=done,
            stands=posting.stands,
            said=_said(fact.what),
        )
    if any(accrued := closing.minus(balance)):
        yield StatementLine(last, None, None, None, accrued, closing)


def _said(what: What) -> Bilingual | None:
    if isinstance(what, Rate | DefaultRate):
        percent = f"{Decimal(what.annual_millionths) / 10_000:f}"
        return Bilingual(f"ร้อยละ {percent} ต่อปี", f"{percent}% a year")
    return what.reason.label if isinstance(what, NewPlan) else None


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
