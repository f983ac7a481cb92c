"""What is read of the accounts of loans: statement, journal, arrears; nothing is changed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from states.baht import ZERO, Baht
from states.loan.account import Account, refolded, resumed
from states.loan.accounts import Account as LedgerAccount
from states.loan.journal import journal
from states.loan.statement import Balances, Statement, StatementLine, statement
from states.loan.stored import fact_from
from workflow.accounting import balances
from workflow.office import Archive
from workflow.paper import invalid


def whole_account(archive: Archive, number: str, as_of: date) -> Account:
    """The account of a loan with all its facts. Errors: InvalidInputError when it has none."""
    if archive.case(number).row is None:
        raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
    facts = [fact_from(row._asdict()) for row in archive.facts(number)]
    if not facts:
        raise invalid("case", "ยังไม่มีรายการในบัญชี", "nothing was posted to its account yet")
    return refolded(facts, as_of)


def statement_of(account: Account, as_of: date) -> Statement:
    """From the first entry to the end of `as_of`."""
    first = min((each.fact.value_on for each in account.ledger.postings), default=as_of)
    return statement(account.ledger, min(first, as_of), as_of)


def statement_document(number: str, account: Account, found: Statement) -> dict[str, Any]:
    """A statement as JSON: every column of amounts adds up from opening to closing."""
    return {
        "case": number,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "opening": _amounts(found.opening),
        "lines": [_line(line) for line in found.lines],
        "closing": _amounts(found.closing),
        "standing": balances(account.ledger, found.last),
    }


def _line(line: StatementLine) -> dict[str, Any]:
    return {
        "value_on": line.value_on.isoformat(),
        "booked_on": None if line.booked_on is None else line.booked_on.isoformat(),
        "entry": line.entry,
        "kind": "accrual" if line.kind is None else line.kind.value,
        "stands": line.stands,
        "said": None if line.said is None else line.said._asdict(),
        "moved": _amounts(line.moved),
        "balance": _amounts(line.balance),
    }


def _amounts(columns: Balances) -> dict[str, str]:
    return {name: str(amount) for name, amount in columns._asdict().items()}


def journal_document(number: str, account: Account, as_of: date) -> dict[str, Any]:
    """Every debit with its credit up to a day, and the balance of each account: together zero."""
    sums: dict[LedgerAccount, Baht] = {}
    lines = []
    for line in journal(account.ledger):
        if line.value_on > as_of:
            continue
        sums[line.debit] = sums.get(line.debit, ZERO) + line.amount
        sums[line.credit] = sums.get(line.credit, ZERO) - line.amount
        lines.append(
            {
                "value_on": line.value_on.isoformat(),
                "booked_on": line.booked_on.isoformat(),
                "entry": line.entry,
                "kind": line.kind.value,
                "debit": line.debit.value,
                "credit": line.credit.value,
                "amount": str(line.amount),
            }
        )
    return {
        "case": number,
        "lines": lines,
        "balances": {each.value: str(amount) for each, amount in sums.items()},
        "sum": str(Baht.total(sums.values())),
    }


# ---------------------------------------------------------------------------------- arrears


def arrears_of(
    archive: Archive, as_of: date, number: str | None = None
) -> Iterator[dict[str, Any]]:
    """
    How loans stood at the end of a day by their value dates, each as a document. `overdue` is what
    had fallen due and was not covered. Loans that had not begun by then are left out.
    """
    for row in archive.state_rows("loan_account", number):
        case = str(row["case_number"])
        account = resumed(row["standing"], row["dues"], as_of)
        if account.position.day > as_of.toordinal():
            account = whole_account(archive, case, as_of)
        position = account.at(as_of)
        if not position.day:
            continue
        fallen = position.dues.owed[position.dues.fallen(as_of.toordinal())]
        told = balances(account.ledger, as_of)
        overdue = Baht(max(fallen - position.cover, 0)) if told["days_past_due"] else ZERO
        yield {"case": case, "overdue": str(overdue), **told}
