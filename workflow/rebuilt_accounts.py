"""The ledger of a loan and its account once more, as the records of the case make them."""

from datetime import date

from states.loan.account import refolded
from states.loan.stored import fact_from
from workflow.accounting import account_row, fact_row
from workflow.rebuilt_lines import Rows
from workflow.replay import Replayed


def account_rows(case: Replayed) -> dict[str, Rows]:
    """What the tables must hold of the facts of a loan, and of the account that they leave."""
    if not case.postings:
        return {}
    facts = [fact_from(told) for _, told in case.postings]
    account = refolded(facts, max((fact.booked_on for fact in facts), default=date.min))
    row = account_row(account)._asdict()
    return {
        "loan_fact": {
            str(fact.entry): {"case_number": case.number, "n": n, **fact_row(fact)._asdict()}
            for (n, _), fact in zip(case.postings, facts, strict=True)
        },
        "loan_account": {"": {"case_number": case.number, **row}},
    }
