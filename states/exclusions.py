"""
Roles that one person may not hold at one time, whatever the case (INCITS 359, static separation).

Those who make, those who decide or check, those who audit and those who administer are four lines
of the house. A person who changes lines does so from one day to the next; what he did on a case
before stays with him (`states.duties`).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from states.office_acts import Appointment
from states.process import Role
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.words import Word


class Line(Word):
    """A line of the house to which a role belongs."""

    MAKING = "making", "ผู้จัดทำ", "those who make"
    DECIDING = "deciding", "ผู้ตัดสินหรือตรวจ", "those who decide or check"
    SECRETARIAT = "secretariat", "ฝ่ายเลขานุการ", "the secretariat"
    REVIEWING = "reviewing", "ผู้สอบทาน", "those who review"
    ADMINISTERING = "administering", "ผู้ดูแลระบบ", "those who administer"
    SERVICE = "service", "ระบบ", "services"


LINE_OF: Final[Mapping[Role, Line]] = {
    Role.INTAKE_OFFICER: Line.MAKING,
    Role.FEASIBILITY_ANALYST: Line.MAKING,
    Role.FINANCIAL_ANALYST: Line.MAKING,
    Role.CONTRACT_OFFICER: Line.MAKING,
    Role.DISBURSEMENT_MAKER: Line.MAKING,
    Role.MONITORING_OFFICER: Line.MAKING,
    Role.COLLECTOR: Line.MAKING,
    Role.WORKOUT_OFFICER: Line.MAKING,
    Role.LITIGATION_OFFICER: Line.MAKING,
    Role.SELECTION_MEMBER: Line.DECIDING,
    Role.APPROVER: Line.DECIDING,
    Role.CONTRACT_CHECKER: Line.DECIDING,
    Role.DISBURSEMENT_CHECKER: Line.DECIDING,
    Role.COMMITTEE_SECRETARY: Line.SECRETARIAT,
    Role.FUND_OFFICE: Line.SECRETARIAT,
    Role.BOARD_SECRETARY: Line.SECRETARIAT,
    Role.RISK_OFFICER: Line.REVIEWING,
    Role.AUDITOR: Line.REVIEWING,
    Role.ADMIN: Line.ADMINISTERING,
    Role.CLOCK: Line.SERVICE,
}
_ALONE: Final = frozenset({Line.REVIEWING, Line.ADMINISTERING, Line.SERVICE})
"""Lines that exclude every other. A secretary may also make or decide; the case decides which."""


def excluded(one: Role, other: Role) -> bool:
    """Whether two roles exclude each other: they are of different lines that do."""
    lines = {LINE_OF[one], LINE_OF[other]}
    return len(lines) > 1 and (not lines.isdisjoint(_ALONE) or Line.SECRETARIAT not in lines)


def exclusion_objections(held: Iterable[Appointment], asked: Appointment) -> Iterator[Objection]:
    """Why a person who holds these appointments may not be given one more, in any province."""
    for each in held:
        if excluded(each.role, asked.role) and _overlap(each, asked):
            lines = LINE_OF[each.role], LINE_OF[asked.role]
            yield Objection(
                "roles",
                Verdict.FAIL,
                f"{asked.person} เป็น{each.role.thai}ในช่วงนั้น ({each.order}) "
                f"{lines[0].thai}กับ{lines[1].thai}เป็นคนเดียวกันไม่ได้",
                f"{asked.person} is {each.role.english.lower()} at that time ({each.order}); "
                f"{lines[0].english} and {lines[1].english} are different persons",
            )


def _overlap(one: Appointment, other: Appointment) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Appointment, other: Appointment) -> bool:
    return other.until is None or one.since <= other.until
