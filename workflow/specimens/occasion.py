"""When a specimen is written, by whom, for which case; and what many papers have in common."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeAlias

from states.baht import ZERO, Baht
from states.facts import Facts
from states.loan import accounts
from states.loan.position import Position
from states.process import Role
from states.thai import thai_date
from workflow.applicant import Applicant
from workflow.cast import Bench, Cast


@dataclass(frozen=True, slots=True)
class Occasion:
    """
    When a paper is written: the day, what the case holds by then, who acts, who there is, and
    the applicant (for the paper that opens the file).
    """

    on: date
    facts: Facts
    actor: str
    cast: Cast
    applicant: Applicant = field(default_factory=Applicant)

    @property
    def province(self) -> str | None:
        return self.facts.application.borrower.province

    @property
    def left_of_the_line(self) -> Baht:
        return (self.facts.course.approved_amount or ZERO) - self.facts.course.disbursed

    @property
    def position(self) -> Position:
        """Where the loan stands at the end of the day; nothing is owed before the first draw."""
        account = self.facts.account
        return Position() if account is None else account.at(self.on)

    @property
    def last_due_on(self) -> date:
        """The day of the last instalment that has fallen due; the day itself if none has."""
        dues = self.position.dues
        fallen = dues.fallen(self.on.toordinal())
        return date.fromordinal(dues.days[fallen - 1]) if fallen else self.on

    @property
    def due(self) -> Baht:
        """What it takes that nothing is past due; if nothing is due, the interest of the days."""
        position = self.position
        fallen = position.dues.owed[position.dues.fallen(self.on.toordinal())]
        beside = position.default_interest + position.charges
        missing = Baht(max(fallen - position.cover, 0)) + beside
        return missing or position.interest or Baht.of(1)

    @property
    def owed(self) -> Baht:
        """All that is owed, and all that was written off and is still pursued."""
        position = self.position
        pursued = Baht(position.balances[accounts.MEMO_WRITTEN_OFF])
        parts = (position.principal, position.interest, position.default_interest)
        return Baht.total((*parts, position.charges, pursued))


Writer: TypeAlias = Callable[[Occasion], dict[str, Any]]


# ----------------------------------------------------------------------- what many papers share


def nothing(_occasion: Occasion) -> dict[str, Any]:
    return {}


def letter(occasion: Occasion) -> dict[str, Any]:
    return {"dated": day_text(occasion.on), "reason": "หนังสือสมมุติของผู้ยื่นคำขอ"}


def day_text(day: date) -> str:
    return day.isoformat()


def days_before(occasion: Occasion, days: int) -> str:
    return day_text(occasion.on - timedelta(days=days))


def numbered(kind: str, occasion: Occasion) -> str:
    return f"{kind} {thai_date(occasion.on, 'numeric')}"


def resolution(occasion: Occasion, voters: Role) -> dict[str, Any]:
    """Moved on the day, before the bench on which the one who brings it sits; all are present."""
    return _moved_before(occasion.cast.bench(voters, occasion.province, occasion.actor), occasion)


def resolution_of_the_board(occasion: Occasion) -> dict[str, Any]:
    """The same before the Fund Management Board, whoever brings it."""
    return _moved_before(occasion.cast.board, occasion)


def _moved_before(bench: Bench, occasion: Occasion) -> dict[str, Any]:
    return {
        "number": numbered("มติสมมุติ", occasion),
        "committee": bench.code,
        "organ": bench.organ.value,
        "resolved_on": day_text(occasion.on),
        "invited_on": days_before(occasion, 7),
        "present": list(bench.members),
    }


def resolved(voters: Role, reason: str) -> Writer:
    def write(occasion: Occasion) -> dict[str, Any]:
        return {"resolution": resolution(occasion, voters), "reason": reason}

    return write


def resolved_by_the_board(reason: str) -> Writer:
    def write(occasion: Occasion) -> dict[str, Any]:
        return {"resolution": resolution_of_the_board(occasion), "reason": reason}

    return write


def consents(occasion: Occasion) -> list[dict[str, Any]]:
    """A fresh letter of every guarantor of the contract."""
    everyone = range(1, (occasion.facts.course.guarantors or 0) + 1)
    return [{"guarantor": n, "written_on": day_text(occasion.on)} for n in everyone]
