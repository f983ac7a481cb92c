"""The postings as a journal for the general ledger, and what a late entry changed in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from states.baht import Baht
from states.loan.accounts import ACCOUNTS, Account, Lines
from states.loan.fact import Kind
from states.loan.ledger import Ledger


class JournalLine(NamedTuple):
    """One debit with its credit. Interest of the days before a fact is booked with the fact."""

    value_on: date
    booked_on: date
    entry: int
    kind: Kind
    debit: Account
    credit: Account
    amount: Baht


def journal(ledger: Ledger) -> Iterator[JournalLine]:
    """Every line as the ledger now stands; debits and credits are equal line by line."""
    for posting in ledger.postings:
        fact = posting.fact
        for debit, credit, satang in posting.lines:
            yield JournalLine(
                fact.value_on,
                fact.booked_on,
                fact.entry,
                fact.what.kind,
                ACCOUNTS[debit],
                ACCOUNTS[credit],
                Baht(satang),
            )


class Booking(NamedTuple):
    """What one entry adds to an account of the general ledger: debit above zero, credit below."""

    account: Account
    amount: Baht


def booking(before: Ledger, after: Ledger) -> tuple[Booking, ...]:
    """
    What the general ledger takes for the entry that led from `before` to `after`, on its booking
    day: for a late one, the sum of all that was undone and done again. The amounts add up to zero,
    and all bookings of a loan to its balances.
    """
    pairs = zip(before.position.balances, after.position.balances, strict=True)
    return tuple(
        Booking(account, Baht(new - old))
        for account, (old, new) in zip(ACCOUNTS, pairs, strict=True)
        if new != old
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One posting before and after a later entry; None where there was, or now is, none."""

    entry: int
    value_on: date
    before: Lines | None
    after: Lines | None


def differences(before: Ledger, after: Ledger) -> tuple[Difference, ...]:
    """
    The postings that a late entry changed, in the order in which they count: the entry itself,
    what it annuls, and what came out otherwise when it was done again.
    """
    old = {posting.fact.entry: posting for posting in before.postings}
    found = []
    for posting in after.postings:
        fact = posting.fact
        was = old.pop(fact.entry, None)
        lines = was.lines if was is not None else None
        if posting is not was and lines != posting.lines:
            found.append(Difference(fact.entry, fact.value_on, lines, posting.lines))
    found.extend(
        Difference(posting.fact.entry, posting.fact.value_on, posting.lines, None)
        for posting in old.values()
    )
    return tuple(found)
