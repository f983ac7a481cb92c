"""`statement`, `arrears`: what is owed and since when; nothing is changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from adapters.app import now, office_of, opened
from adapters.cli.columns import tell_columns
from adapters.cli.days import day_in
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.baht import Baht
from states.loan.accounts import ACCOUNTS
from states.loan.arrears import LoanClass
from states.loan.statement import Balances, Statement
from states.thai import bangkok_day
from workflow.statements import (
    arrears_of,
    journal_document,
    statement_document,
    statement_of,
    whole_account,
)


def run(call: Call) -> int:
    """Exit status: 0."""
    as_of = day_in(call.options.as_of, "--as-of") or bangkok_day(now())
    commands = {"statement": _statement, "arrears": _arrears}
    commands[call.options.command](call, as_of)
    return 0


def _statement(call: Call, as_of: date) -> None:
    screen, number = call.screen, call.options.case
    with opened(call.settings) as database, office_of(database, call.log).archive() as archive:
        account = whole_account(archive, number, as_of)
    if call.options.journal:
        told = journal_document(number, account, as_of)
        screen.document(told)
        _tell_journal(screen, told)
        return
    found, forecast = statement_of(account, as_of), _is_to_come(as_of)
    screen.document({**statement_document(number, account, found), "forecast": forecast})
    _tell_forecast(screen, forecast=forecast)
    _tell_statement(screen, number, found)


def _is_to_come(as_of: date) -> bool:
    return as_of > bangkok_day(now())


def _tell_forecast(screen: Screen, *, forecast: bool) -> None:
    if forecast:
        screen.say(
            "คาดการณ์ หากไม่มีการรับชำระอีก", "a forecast: as if no more money came in until then"
        )


_THAI: Final = ("วันมีผล", "รายการ", "เงินต้น", "ดอกเบี้ย", "ดอกเบี้ยผิดนัด", "ค่าใช้จ่าย", "รับเกิน")
_ENGLISH: Final = (
    "value date", "entry", "principal", "interest", "default interest", "charges", "credit",
)  # fmt: skip


def _tell_statement(screen: Screen, number: str, found: Statement) -> None:
    first, last = screen.day(found.first), screen.day(found.last)
    screen.say(
        f"{number}: ใบแจ้งยอด {first} ถึง {last} (บาท)",
        f"{number}: statement {first} to {last} (baht)",
    )
    rows: list[tuple[str, ...]] = [_THAI if screen.thai else _ENGLISH]
    rows.append((first, "ยกมา" if screen.thai else "opening", *_cells(found.opening)))
    for line in found.lines:
        if line.kind is None:
            what = "ดอกเบี้ยรายวัน" if screen.thai else "interest of the days"
        else:
            kind = line.kind.thai if screen.thai else line.kind.english
            what = f"{line.entry} {kind}"
            if line.said is not None:
                what += f": {line.said.thai if screen.thai else line.said.english}"
            if not line.stands:
                what += " (กลับรายการแล้ว)" if screen.thai else " (reversed)"
        rows.append((screen.day(line.value_on), what, *_cells(line.moved)))
    rows.append((last, "คงเหลือ" if screen.thai else "closing", *_cells(found.closing)))
    tell_columns(screen, rows)


def _cells(columns: Balances) -> tuple[str, ...]:
    return tuple(amount.grouped() for amount in columns)


def _tell_journal(screen: Screen, told: Mapping[str, Any]) -> None:
    head = ("วันมีผล", "รายการ", "เดบิต", "เครดิต", "บาท")
    rows = [head if screen.thai else ("value date", "entry", "debit", "credit", "baht")]
    rows += [
        (
            screen.day(date.fromisoformat(line["value_on"])),
            str(line["entry"]),
            _account(line["debit"], screen),
            _account(line["credit"], screen),
            _grouped(line["amount"]),
        )
        for line in told["lines"]
    ]
    tell_columns(screen, rows)
    screen.say(f"รวมทุกบัญชี {told['sum']} บาท", f"all accounts together {told['sum']} baht")


def _account(code: str, screen: Screen) -> str:
    account = next(each for each in ACCOUNTS if each.value == code)
    return account.thai if screen.thai else account.english


def _arrears(call: Call, as_of: date) -> None:
    screen = call.screen
    with opened(call.settings) as database, office_of(database, call.log).archive() as archive:
        loans = list(arrears_of(archive, as_of, call.options.case))
    loans.sort(key=lambda loan: (-loan["days_past_due"], loan["case"]))
    forecast = _is_to_come(as_of)
    screen.document({"as_of": as_of.isoformat(), "forecast": forecast, "loans": loans})
    screen.say(f"ณ สิ้นวันที่ {screen.day(as_of)}", f"at the end of {screen.day(as_of)}")
    _tell_forecast(screen, forecast=forecast)
    head = ("แฟ้ม", "ค้าง (วัน)", "ค้างชำระ", "เงินต้นคงเหลือ", "ชั้นหนี้", "งวดแรกที่ยังไม่ครบ")
    english = ("case", "days", "overdue", "principal", "class", "first instalment not covered")
    rows: list[tuple[str, ...]] = [head if screen.thai else english]
    rows += [_loan(loan, screen) for loan in loans]
    tell_columns(screen, rows)


def _loan(loan: Mapping[str, Any], screen: Screen) -> tuple[str, ...]:
    words = {word.value: word for word in LoanClass}
    word = words[loan["class"]]
    due = loan["next_due_on"]
    return (
        loan["case"],
        str(loan["days_past_due"]),
        _grouped(loan["overdue"]),
        _grouped(loan["principal"]),
        word.thai if screen.thai else word.english,
        "-" if due is None else screen.day(date.fromisoformat(due)),
    )


def _grouped(amount: str) -> str:
    return Baht.written(amount).grouped()
