"""Relief programmes as dated data: whom a measure helps, when one may apply, how long it lasts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from states.loan.arrears import LoanClass
from states.loan.changes import Pause
from states.months import add_months
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.words import Word

CLAUSE: Final = "1.2.3(7)"


class Cause(Word):
    """What a programme answers to."""

    DISASTER = "disaster", "ภัยพิบัติ", "natural disaster"
    UNREST = "unrest", "เหตุการณ์ความไม่สงบ", "unrest"
    BORDER_CONFLICT = "border_conflict", "เหตุการณ์ชายแดน", "border conflict"
    EPIDEMIC = "epidemic", "โรคระบาด", "epidemic"
    ECONOMIC_MEASURE = "economic_measure", "มาตรการเศรษฐกิจ", "economic measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """
    One measure. Borrowers apply from `opens_on` to `closes_on`, both included; payments rest at
    most `most_months` whole months. `provinces` (ISO codes) empty means everywhere; `worst_class`
    is the worst class that a loan may have on the day of its application, None for any.
    """

    code: str
    thai: str
    english: str
    causes: frozenset[Cause]
    source: str
    opens_on: date
    closes_on: date
    most_months: int
    provinces: frozenset[str] = frozenset()
    worst_class: LoanClass | None = None


def closing_after(opens_on: date, days: int) -> date:
    """The last day of a window of so many days that begins on `opens_on`."""
    return opens_on + timedelta(days=days - 1)


def last_day(programme: Programme, first_day: date) -> date:
    """The last day of the longest relief that begins on `first_day`."""
    return add_months(first_day, programme.most_months) - timedelta(days=1)


EPIDEMIC_2020: Final = Programme(
    code="epidemic_2020",
    thai="พักชำระเงินต้นจากสถานการณ์โควิด-19 (ปี 2563)",
    english="principal moratorium of the 2020 epidemic",
    causes=frozenset({Cause.EPIDEMIC}),
    source="thaipost 61481; bangkokpost 1889810",
    opens_on=date(2020, 4, 10),
    closes_on=date(2020, 6, 30),
    most_months=12,
)
"""The one measure whose window and length were both published; others are entered as they come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """What one borrower asks for under a programme, and how the loan stood when he asked."""

    programme: Programme
    cause: Cause
    applied_on: date
    province: str
    class_then: LoanClass
    first_day: date
    last_day: date

    def pause(self) -> Pause:
        """The fact that stops the counting of days; its value date is `first_day`."""
        return Pause(self.last_day)


def objections(relief: Relief) -> tuple[Objection, ...]:
    """Why a relief may not be given under its programme; the guarantors' consents come beside."""
    programme = relief.programme
    longest = last_day(programme, relief.first_day)
    opens, closes, worst = programme.opens_on, programme.closes_on, programme.worst_class
    found = (
        (
            opens <= relief.applied_on <= closes,
            f"ยื่นได้ตั้งแต่ {opens} ถึง {closes} ยื่นวันที่ {relief.applied_on}",
            f"applied for on {relief.applied_on}, open from {opens} to {closes}",
        ),
        (
            relief.cause in programme.causes,
            f"เหตุ{relief.cause.thai}ไม่อยู่ในมาตรการ",
            f"the measure does not answer to: {relief.cause.english}",
        ),
        (
            not programme.provinces or relief.province in programme.provinces,
            f"จังหวัด {relief.province} ไม่อยู่ในพื้นที่ของมาตรการ",
            f"{relief.province} is not in the area of the measure",
        ),
        (
            relief.first_day <= relief.last_day <= longest,
            f"พักได้ถึง {longest} ขอถึง {relief.last_day}",
            f"it may last until {longest}; until {relief.last_day} is asked for",
        ),
        (
            worst is None or relief.class_then.rank <= worst.rank,
            f"ชั้นหนี้ ({relief.class_then.thai}) ไม่อยู่ในมาตรการ",
            f"the measure does not take in a loan that is {relief.class_then.english}",
        ),
    )
    return tuple(
        Objection(CLAUSE, Verdict.FAIL, thai, english)
        for holds, thai, english in found
        if not holds
    )
