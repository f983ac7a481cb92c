"""`schedule`: when a loan is repaid, and how much of it is interest; no database."""

from typing import Final

from adapters.cli.columns import tell_columns
from adapters.cli.documents import json_document
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.baht import Baht
from states.invalid import InvalidInputError
from states.loan.schedule import Instalment, Schedule, schedule, schedule_document
from states.loan.terms import Terms, read_terms
from states.thai import thai_day


def run(call: Call) -> int:
    """Exit status of `schedule`: 2 if any file had errors, else 0."""
    return max(_schedule_one(call.screen, path) for path in call.options.files)


def _schedule_one(screen: Screen, path: str) -> int:
    try:
        terms = read_terms(json_document(path, "FILE"))
    except InvalidInputError as error:
        screen.document({"file": path, "errors": [fault._asdict() for fault in error.faults]})
        for fault in () if screen.as_json else error.faults:
            named = f"{path}: {fault.field}"
            screen.complain(f"{named}: {fault.thai}", f"{named}: {fault.english}")
        return 2
    plan = schedule(terms)
    screen.document(schedule_document(plan))
    if not screen.as_json:
        _tell(screen, path, terms, plan)
    return 0


# ----------------------------------------------------------------------------- for a person

_THAI: Final = ("งวด", "ครบกำหนด", "วัน", "เงินต้น", "ดอกเบี้ย", "รวม", "เงินต้นคงเหลือ")
_ENGLISH: Final = ("no.", "due", "days", "principal", "interest", "total", "balance")


def _tell(screen: Screen, path: str, terms: Terms, plan: Schedule) -> None:
    rate = format(terms.annual_rate_pct.normalize(), "f")
    amount = Baht(plan.total_principal).grouped()
    screen.say(
        f"{path}: เงินต้น {amount} บาท ร้อยละ {rate} ต่อปี {terms.repayments} งวด",
        f"{path}: principal {amount} baht, {rate}% a year, {terms.repayments} instalments",
    )
    label = "amortization", "interest_calc", "day_count", "rounding"
    words = [getattr(terms, name) for name in label]
    screen.say(", ".join(word.thai for word in words), ", ".join(word.english for word in words))
    rows: list[tuple[str, ...]] = [_THAI if screen.thai else _ENGLISH]
    rows += [_cells(row, thai=screen.thai) for row in plan.rows]
    rows.append(_sums(plan, thai=screen.thai))
    tell_columns(screen, rows)


def _cells(row: Instalment, *, thai: bool) -> tuple[str, ...]:
    due = thai_day(row.due) if thai else row.due.isoformat()
    amounts = (row.principal, row.interest, row.total, row.balance)
    return str(row.n), due, str(row.days), *(Baht(amount).grouped() for amount in amounts)


def _sums(plan: Schedule, *, thai: bool) -> tuple[str, ...]:
    amounts = (
        plan.total_principal,
        plan.total_interest,
        plan.total_principal + plan.total_interest,
    )
    grouped = [Baht(amount).grouped() for amount in amounts]
    return "", "รวม" if thai else "total", "", *grouped, ""
