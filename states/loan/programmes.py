"""Relief programmes as dated data: whom a measure helps, when one may apply, how long it lasts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from states.loan.arrears import LoanClass
from states.months import add_months
from states.words import Word


class Cause(Word):
    """What a programme answers to."""

    DISASTER = "disaster", "ภัยพิบัติ", "natural disaster"
    UNREST = "unrest", "เหตุการณ์ความไม่สงบ", "unrest"
    BORDER_CONFLICT = "border_conflict", "เหตุการณ์ชายแดน", "border conflict"
    EPIDEMIC = "epidemic", "โรคระบาด", "epidemic"
    ECONOMIC_MEASURE = "economic_measure", "มาตรการเศรษฐกิจ", "economic measure"


class Rests(Word):
    """What is not due while a relief lasts."""

    PRINCIPAL = "principal", "พักเงินต้น ชำระดอกเบี้ยตามงวด", "principal rests, interest is paid"
    ALL = "all", "พักทั้งเงินต้นและดอกเบี้ย", "principal and interest rest"


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
    causes: tuple[Cause, ...]
    source: str
    opens_on: date
    closes_on: date
    most_months: int
    rests: Rests
    provinces: tuple[str, ...] = ()
    worst_class: LoanClass | None = None

    def last_day(self, first_day: date) -> date:
        """The last day of the longest relief that begins on `first_day`."""
        return add_months(first_day, self.most_months) - timedelta(days=1)


EPIDEMIC_2020: Final = Programme(
    code="epidemic_2020",
    thai="พักชำระเงินต้นจากสถานการณ์โควิด-19 (ปี 2563)",
    english="principal moratorium of the 2020 epidemic",
    causes=(Cause.EPIDEMIC,),
    source="thaipost 61481; bangkokpost 1889810",
    opens_on=date(2020, 4, 10),
    closes_on=date(2020, 6, 30),
    most_months=12,
    rests=Rests.PRINCIPAL,
)
"""The one measure whose window and length were both published; the board enters all others."""


@dataclass(frozen=True, slots=True)
class Programmes:
    """The measures there are, in the order in which they came."""

    known: tuple[Programme, ...] = (EPIDEMIC_2020,)

    def find(self, code: str | None) -> Programme | None:
        """The measure of that code."""
        return next((each for each in self.known if each.code == code), None)
