"""The account of a loan between the books and the law: read, judged, written, told."""

from datetime import date
from typing import Any, Protocol

from states.baht import Baht
from states.case import Case
from states.copies import copied
from states.decision import Attempt, Law, Moved, Outcome, decide
from states.loan.account import Account, HistoryNeededError, refolded, resumed
from states.loan.arrears import days_past_due
from states.loan.fact import Fact
from states.loan.ledger import Ledger
from states.loan.stored import body_of, fact_document, fact_from
from states.move import Table
from states.thai import bangkok_day
from workflow.office import AccountChange, AccountRow, Books, FactRow


class Accounts(Protocol):
    """Where accounts are read: the books, or the archive."""

    def account(self, number: str) -> AccountRow | None: ...

    def facts(self, number: str) -> tuple[FactRow, ...]: ...


def account_in(stored: Accounts, number: str, today: date) -> Account | None:
    """The account of a loan from where its last posting left it; None before the first."""
    row = stored.account(number)
    return None if row is None else resumed(row.standing, row.dues, today)


def history_in(stored: Accounts, number: str, today: date) -> Account:
    """The account of a loan with every fact from the first one on."""
    return refolded([fact_from(row._asdict()) for row in stored.facts(number)], today)


def decided(books: Books, table: Table, case: Case, attempt: Attempt, law: Law) -> Outcome:
    """
    The outcome of an attempt, judged on the account of the loan where the event needs it. Only what
    counts before the last posting reads all facts.
    """
    if not table.uses_account(attempt.event):
        return decide(table, case, attempt, law)
    today = bangkok_day(attempt.at)
    account = account_in(books, case.number, today) or Account(today=today)
    try:
        return decide(table, with_account(case, account), attempt, law)
    except HistoryNeededError:
        account = history_in(books, case.number, today)
        return decide(table, with_account(case, account), attempt, law)


def with_account(case: Case, account: Account | None) -> Case:
    """The case with the account of its loan."""
    return copied(case, facts=copied(case.facts, account=account))


# ---------------------------------------------------------------------------------- writing


def account_change(outcome: Outcome) -> AccountChange | None:
    """What the act writes of the account; None if it entered nothing."""
    account = outcome.case.facts.account if isinstance(outcome, Moved) else None
    if account is None or not account.entered:
        return None
    facts = tuple(map(fact_row, account.entered))
    return AccountChange(facts, account_row(account), is_replanned=account.is_replanned)


def account_row(account: Account) -> AccountRow:
    """The account as it is stored, with the columns by which it is found."""
    position, today = account.position, account.today
    return AccountRow(
        standing=account.document(),
        dues=account.dues(),
        principal=position.principal.satang,
        next_due_on=_text(position.next_due_on),
        next_change_on=_text(position.next_change_on),
        loan_class=account.class_on(today).value,
        first_non_performing_on=_text(position.first_non_performing_on(today)),
    )


def fact_row(fact: Fact) -> FactRow:
    """A fact as it is stored."""
    return FactRow(
        entry=fact.entry,
        kind=fact.what.kind.value,
        value_on=fact.value_on.isoformat(),
        booked_on=fact.booked_on.isoformat(),
        annuls=fact.annuls,
        body=body_of(fact.what),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# ---------------------------------------------------------------------------------- telling


def told(outcome: Outcome) -> dict[str, Any]:
    """What a record says of the account: what was entered, the balances before and after it."""
    account = outcome.case.facts.account if isinstance(outcome, Moved) else None
    if account is None or not account.entered:
        return {}
    return {
        "postings": [fact_document(fact) for fact in account.entered],
        "account": {
            "before": balances(account.opening, account.today),
            "after": balances(account.ledger, account.today),
        },
    }


def balances(ledger: Ledger, day: date) -> dict[str, Any]:
    """How a loan stands at the end of a day; amounts are text."""
    position = ledger.on(day)
    arrears = position.arrears
    amounts: dict[str, Baht] = {
        "principal": position.principal,
        "interest": position.interest,
        "default_interest": position.default_interest,
        "charges": position.charges,
        "credit": position.credit,
    }
    return {
        **{name: str(amount) for name, amount in amounts.items()},
        "class": position.class_on(day).value,
        "days_past_due": days_past_due(arrears.next_due, arrears.pauses, day.toordinal()),
        "next_due_on": _text(position.next_due_on),
        "next_change_on": _text(position.next_change_on),
        "first_non_performing_on": _text(position.first_non_performing_on(day)),
    }
