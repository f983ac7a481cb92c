"""
Where the lines of credit stand: what is asked of each, promised, drawn and left.

The figures are added up from the cases as they stand. The books carry sums of their own, by which
approvals are judged; `ledger_faults` names every place where those say something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from states.baht import ZERO, Baht
from states.case import Case
from states.directory import Directory
from states.facts import facts_from
from states.lifecycle import LOAN
from states.line import (
    FUND,
    NOTHING_PROMISED,
    Hold,
    Promised,
    accounts_of,
    exposure_of,
    hold_of,
    line_on,
    promised_to,
)

Columns = Mapping[str, Any]


class Tables(Protocol):
    """The archive as far as this needs it: rows by their key, all of one moment."""

    def state_rows(self, table: str, number: str | None = None) -> Iterator[Columns]: ...

    def directory(self) -> Directory: ...


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """
    One line of credit: its amount (None: none was set), what open requests ask of it, and what
    approvals took, by state of the draw (firm, drawn) and by size of the loan. Amounts are baht.
    """

    account: str
    line: Baht | None
    hold: Hold
    promised: Promised

    @property
    def left(self) -> Baht | None:
        """Line less firm and drawn; below zero where the board lowered what was promised."""
        return None if self.line is None else self.line - self.promised.total

    def document(self) -> dict[str, str | None]:
        """The standing as a JSON object."""
        return {
            "account": self.account,
            "line": None if self.line is None else str(self.line),
            "soft": str(self.hold.soft),
            "firm": str(self.hold.firm),
            "drawn": str(self.hold.drawn),
            "up_to_3_million": str(self.promised.up_to_3_million),
            "above_3_million": str(self.promised.above_3_million),
            "left": None if self.left is None else str(self.left),
        }


def line_report(archive: Tables, day: date) -> tuple[AccountStanding, ...]:
    """How every account stands: the Fund's first, then provinces by code; lines as of `day`."""
    directory = archive.directory()
    holds: dict[str, Hold] = {FUND: _NO_HOLD}
    promised: dict[str, Promised] = defaultdict(lambda: NOTHING_PROMISED)
    for line in directory.lines:
        holds.setdefault(line.province or FUND, _NO_HOLD)
    for case in _cases(archive):
        hold, taken = hold_of(case), promised_to(case)
        for account in accounts_of(case):
            holds[account] = _together(holds.get(account, _NO_HOLD), hold)
            promised[account] = promised[account].plus(taken)
    return tuple(
        AccountStanding(
            account, _amount(directory, account, day), holds[account], promised[account]
        )
        for account in sorted(holds, key=lambda account: (account != FUND, account))
    )


_NO_HOLD: Final = Hold(ZERO, ZERO, ZERO)


def _together(one: Hold, other: Hold) -> Hold:
    return Hold(one.soft + other.soft, one.firm + other.firm, one.drawn + other.drawn)


def _amount(directory: Directory, account: str, day: date) -> Baht | None:
    line = line_on(directory, account, day)
    return None if line is None else line.amount


def _cases(archive: Tables) -> Iterator[Case]:
    """
    Every case as it stands, without its deeds. One that cannot be read is left out here: comparison
    with the trail says why, and the books still hold what it took.
    """
    applications = archive.state_rows("case_application")
    filed = next(applications, None)
    for row in archive.state_rows("loan_case"):
        while filed is not None and filed["case_number"] < row["number"]:
            filed = next(applications, None)
        if filed is None or filed["case_number"] != row["number"]:
            continue
        case = _case_in(row, filed["body"])
        if case is not None:
            yield case


def _case_in(row: Columns, application: Columns) -> Case | None:
    try:
        state = LOAN.states[row["state"]]
        facts = facts_from(application, row["course"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    return Case(number=row["number"], state=state, facts=facts)


# ---------------------------------------------------------------------- cases beside the ledger


class LedgerFault(NamedTuple):
    """
    A figure of the books that does not follow from the cases: of a case's hold (`place` is
    `case_hold`) or of its entries on one account (`line_entry` and the account). Amounts are baht.
    """

    case: str
    place: str
    figure: str
    of_the_case: Baht
    in_the_books: Baht

    @property
    def thai(self) -> str:
        return (
            f"แฟ้ม {self.case} {self.place} {self.figure}: "
            f"ตามแฟ้มคือ {self.of_the_case.grouped()} บาท "
            f"แต่บัญชีวงเงินมี {self.in_the_books.grouped()} บาท"
        )

    @property
    def english(self) -> str:
        return (
            f"case {self.case}, {self.place} {self.figure}: {self.of_the_case.grouped()} baht by "
            f"the case, {self.in_the_books.grouped()} baht in the books"
        )

    def document(self) -> dict[str, str]:
        """The fault as a JSON object."""
        return {
            "case": self.case,
            "place": self.place,
            "figure": self.figure,
            "of_the_case": str(self.of_the_case),
            "in_the_books": str(self.in_the_books),
            "thai": self.thai,
            "english": self.english,
        }


_HOLD: Final = "case_hold"
_ENTRY: Final = "line_entry"
_EXPOSURE: Final = "exposure"

Figures = dict[tuple[str, str, str], Baht]
"""Amounts in baht by case, place and name of the figure; what is not there is zero."""


def ledger_faults(archive: Tables) -> tuple[LedgerFault, ...]:
    """Every hold of a case, and every sum of its ledger entries, that differs from the case."""
    told, booked = _by_the_cases(archive), _in_the_books(archive)
    return tuple(
        LedgerFault(*key, said, found)
        for key in sorted({*told, *booked})
        if (said := told.get(key, ZERO)) != (found := booked.get(key, ZERO))
    )


def _by_the_cases(archive: Tables) -> Figures:
    figures: Figures = {}
    for case in _cases(archive):
        taken = promised_to(case)
        for name, amount in zip(Promised._fields, taken, strict=True):
            figures[case.number, _HOLD, name] = amount
            for account in accounts_of(case):
                figures[case.number, f"{_ENTRY} {account}", name] = amount
        figures[case.number, _HOLD, _EXPOSURE] = exposure_of(case)
    return figures


def _in_the_books(archive: Tables) -> Figures:
    figures: Figures = defaultdict(lambda: ZERO)
    for row in archive.state_rows(_HOLD):
        for name in (*Promised._fields, _EXPOSURE):
            figures[row["case_number"], _HOLD, name] = Baht(row[name])
    for row in archive.state_rows(_ENTRY):
        for name in Promised._fields:
            figures[row["case_number"], f"{_ENTRY} {row['account']}", name] += Baht(row[name])
    return figures
