"""
Numbers the regulation leaves open, as dated parameters.

None of these stands in the text of criteria no.4, no.5 or the notice of 2562: each is a proposed
working value that a board resolution may change from a day on. Numbers that do stand in the text
live beside the rule that uses them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from states.words import Word


class Parameter(Word):
    """A number that the board may set; its unit is in the name."""

    SUPPLEMENT_BUSINESS_DAYS = (
        "supplement_business_days",
        "วันทำการสำหรับยื่นเอกสารเพิ่มเติม",
        "business days to supplement documents",
    )
    APPROVAL_VALID_DAYS = (
        "approval_valid_days",
        "วันที่มติอนุมัติมีผลก่อนทำสัญญา",
        "days an approval stands before the contract",
    )
    REVIEW_DAYS = "review_days", "วันสำหรับขอให้พิจารณาใหม่", "days to ask for a review"
    WATCH_INSTALMENTS = (
        "watch_instalments",
        "งวดปกติในระยะเฝ้าติดตาม",
        "normal instalments of the watch",
    )
    CURE_INSTALMENTS = (
        "cure_instalments",
        "งวดปกติก่อนพ้นหนี้ด้อยคุณภาพ",
        "normal instalments before a non-performing loan is cured",
    )
    NON_PERFORMING_AFTER_DAYS = (
        "non_performing_after_days",
        "วันค้างชำระที่เกินแล้วเป็นหนี้ด้อยคุณภาพ",
        "days past due beyond which a loan is non-performing",
    )
    IMPORT_CREDIT_MONTHS = (
        "import_credit_months",
        "อายุสูงสุดของ L/C นำเข้าที่ชำระได้ (เดือน)",
        "months, at most, of an import letter of credit that may be paid (2.2, Q1)",
    )


PROPOSED: Final[Mapping[Parameter, int]] = {
    Parameter.SUPPLEMENT_BUSINESS_DAYS: 15,
    Parameter.APPROVAL_VALID_DAYS: 90,
    Parameter.REVIEW_DAYS: 15,
    Parameter.WATCH_INSTALMENTS: 12,
    Parameter.CURE_INSTALMENTS: 3,
    Parameter.NON_PERFORMING_AFTER_DAYS: 90,
    Parameter.IMPORT_CREDIT_MONTHS: 6,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One value from a day on, with the resolution that set it."""

    parameter: Parameter
    value: int
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every parameter on any day: the proposed values, and what the board set since."""

    settings: tuple[Setting, ...] = field(default=())

    def on(self, parameter: Parameter, day: date) -> int:
        """The value in force on `day`: of the latest first day, and then of what came in last."""
        set_by_then = [
            setting
            for setting in self.settings
            if setting.parameter is parameter and setting.since <= day
        ]
        if not set_by_then:
            return PROPOSED[parameter]
        return max(reversed(set_by_then), key=lambda setting: setting.since).value
