"""
The numbers that the board may set, and their value on any day for any case.

The list is closed: a number is here because the text leaves it to the board, because it hangs on
an open reading of the text, or because the text is silent and a working value is proposed. What
the text lays down without such words (10 million baht, 7 years, 30%) changes by a new edition
alone and stands beside the rule that uses it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

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
    RELEASE_DAYS = (
        "release_days",
        "วันสำหรับปลดหลักประกันหลังปิดบัญชี",
        "days to release the collateral of a loan that is closed",
    )
    COMMITMENT_DAYS = (
        "commitment_days",
        "วันหลังทำสัญญาที่ต้องเข้าอบรมและเข้าระบบบัญชีเดียว",
        "days from the contract to keep what was undertaken under 2.1.5 and 2.1.6",
    )
    FAMILY_MONTHS = (
        "family_months",
        "เดือนที่คำขอใหม่สืบทอดผู้ทำจากคำขอก่อนที่ไม่ได้กู้",
        "months in which a new file takes over who acted in one that came to no loan",
    )
    IMPORT_CREDIT_MONTHS = (
        "import_credit_months",
        "อายุสูงสุดของ L/C นำเข้าที่ชำระได้ (เดือน)",
        "months, at most, of an import letter of credit that may be paid (2.2, Q1)",
    )
    ANNUAL_RATE_BASIS_POINTS = (
        "annual_rate_basis_points",
        "อัตราดอกเบี้ยต่อปี (100 คือร้อยละ 1)",
        "interest a year in basis points (100 is 1%)",
    )
    FEWEST_WHO_MAY_VOTE = (
        "fewest_who_may_vote",
        "กรรมการผู้มีสิทธิลงมติอย่างน้อย (คน) น้อยกว่านี้เสนอ กอป.",
        "fewest members who may vote; below it the matter goes up to the board",
    )
    QUORUM_ONE_IN = (
        "quorum_one_in",
        "องค์ประชุมไม่น้อยกว่าหนึ่งในกี่ส่วน",
        "quorum: at least one member in so many",
    )
    RECALLED_QUORUM_ONE_IN = (
        "recalled_quorum_one_in",
        "องค์ประชุมนัดใหม่ไม่น้อยกว่าหนึ่งในกี่ส่วน",
        "quorum of a meeting called again: at least one member in so many",
    )
    INVITATION_DAYS = (
        "invitation_days",
        "วันแจ้งนัดประชุมล่วงหน้าอย่างน้อย",
        "days of notice of a meeting, at least",
    )
    RECALL_WITHIN_DAYS = (
        "recall_within_days",
        "วันที่นัดประชุมใหม่ได้หลังไม่ครบองค์ประชุม",
        "days within which a meeting without a quorum is called again",
    )
    ADMITS_PUBLIC_COMPANY = (
        "admits_public_company",
        "รับบริษัทมหาชนจำกัด (1 รับ, 0 ไม่รับ)",
        "whether public limited companies are admitted (1 yes, 0 no)",
    )
    ADMITS_COOPERATIVE = (
        "admits_cooperative",
        "รับสหกรณ์ (1 รับ, 0 ไม่รับ)",
        "whether cooperatives are admitted (1 yes, 0 no)",
    )
    ADMITS_OTHER_JURISTIC_TYPE = (
        "admits_other_juristic_type",
        "รับนิติบุคคลรูปแบบอื่น (1 รับ, 0 ไม่รับ)",
        "whether other juristic persons are admitted (1 yes, 0 no)",
    )
    DELEGATION_DAYS = (
        "delegation_days",
        "วันที่มอบอำนาจได้นานที่สุดต่อหนึ่งคำสั่ง",
        "days for which one order may lend a power",
    )
    BREAK_GLASS_MINUTES = (
        "break_glass_minutes",
        "นาทีที่ใช้อำนาจฉุกเฉินได้",
        "minutes for which an emergency power stands",
    )
    BREAK_GLASS_REVIEW_BUSINESS_DAYS = (
        "break_glass_review_business_days",
        "วันทำการสำหรับสอบทานการใช้อำนาจฉุกเฉิน",
        "business days to review the use of an emergency power",
    )
    SAME_BODY_SELECTS_AND_APPROVES = (
        "same_body_selects_and_approves",
        "คณะเดียวทั้งคัดเลือกและอนุมัติ (0 ไม่ตรวจ, 1 แสดงให้เห็น, 2 ไม่ให้อนุมัติ)",
        "one body both selects and approves (0 not looked at, 1 shown, 2 refused; 1.2.2, Q3)",
    )
    RUNNING_RATE_BASIS_POINTS = (
        "running_rate_basis_points",
        "อัตราดอกเบี้ยต่อปีของสัญญาที่ทำแล้ว (100 คือร้อยละ 1)",
        "interest a year of contracts already made, in basis points (100 is 1%)",
    )
    DEFAULT_RATE_BASIS_POINTS = (
        "default_rate_basis_points",
        "ดอกเบี้ยผิดนัดต่อปีเพิ่มจากอัตราสัญญา (100 คือร้อยละ 1)",
        "default interest a year besides that of the contract, in basis points (100 is 1%)",
    )
    FRONT_END_FEE_BASIS_POINTS = (
        "front_end_fee_basis_points",
        "ค่าธรรมเนียมแรกเข้าต่อวงเงินอนุมัติ (100 คือร้อยละ 1)",
        "front-end fee on the approved amount, in basis points (100 is 1%)",
    )
    STAMP_DUTY_ONE_BAHT_IN = (
        "stamp_duty_one_baht_in",
        "อากรแสตมป์หนึ่งบาทต่อเงินกู้ทุกกี่บาทหรือเศษ",
        "baht of the loan, or a part of them, for which one baht of stamp duty is due",
    )
    STAMP_DUTY_MOST_BAHT = (
        "stamp_duty_most_baht",
        "อากรแสตมป์สูงสุดต่อสัญญา (บาท)",
        "stamp duty of one contract, at most, in baht",
    )


class Origin(Word):
    """Why the value that counts before any resolution is what it is."""

    TEXT = "text", "ตามตัวบท", "as the text has it"
    READING = "reading", "การอ่านที่เลือกไว้", "the reading chosen"
    PROPOSED = "proposed", "ค่าที่เสนอ ตัวบทไม่กำหนด", "proposed, the text is silent"


class Looser(Word):
    """In which direction a change makes things easier for the borrower."""

    MORE = "more", "มากขึ้นคือผ่อนคลาย", "more is looser"
    LESS = "less", "น้อยลงคือผ่อนคลาย", "less is looser"


class Amendable(NamedTuple):
    """
    What may become of one number: its clause and source, its value before any resolution, the
    values it may take, the direction that loosens. `in_criteria`: it belongs to the text that an
    approval pins; the others count on the day of each act.
    """

    clause: str
    source: str
    origin: Origin
    initial: int
    accepted: range | tuple[int, ...]
    looser: Looser
    in_criteria: bool = False

    def stricter(self, one: int, other: int) -> int:
        """Of two values the one that asks more of the borrower."""
        return min(one, other) if self.looser is Looser.MORE else max(one, other)


def _process(clause: str, row: int, initial: int, most: int, looser: Looser) -> Amendable:
    accepted = range(1, most + 1)
    return Amendable(
        clause, f"docs/lifecycle.md row {row}", Origin.PROPOSED, initial, accepted, looser
    )


def _control(initial: int, accepted: range) -> Amendable:
    """A limit on powers that are lent; a longer one is looser."""
    return Amendable("1.2.2", "docs/lifecycle.md", Origin.PROPOSED, initial, accepted, Looser.MORE)


def _meeting(clause: str, initial: int, accepted: range, looser: Looser) -> Amendable:
    return Amendable(clause, "docs/lifecycle.md row 52", Origin.PROPOSED, initial, accepted, looser)


def _form_of_juristic_person() -> Amendable:
    return Amendable("2.1.2", "L142", Origin.TEXT, 0, (0, 1), Looser.MORE, in_criteria=True)


_STAMP_DUTY: Final = "L222; Revenue Code, stamp duty schedule no.5"

AMENDABLE: Final[Mapping[Parameter, Amendable]] = MappingProxyType(
    {
        Parameter.SUPPLEMENT_BUSINESS_DAYS: _process("1.2.3", 3, 15, 250, Looser.MORE),
        Parameter.APPROVAL_VALID_DAYS: _process("1.2.3(4)", 19, 90, 730, Looser.MORE),
        Parameter.REVIEW_DAYS: _process("1.2.3(4)", 44, 15, 365, Looser.MORE),
        Parameter.WATCH_INSTALMENTS: _process("1.2.3(7)", 31, 12, 84, Looser.LESS),
        Parameter.CURE_INSTALMENTS: _process("1.2.3(6)", 27, 3, 84, Looser.LESS),
        Parameter.NON_PERFORMING_AFTER_DAYS: _process("1.2.3(6)", 26, 90, 365, Looser.MORE),
        Parameter.RELEASE_DAYS: _process("1.2.3(6)", 79, 30, 365, Looser.LESS),
        Parameter.COMMITMENT_DAYS: _process("2.1.5", 74, 365, 1_095, Looser.MORE),
        Parameter.FAMILY_MONTHS: _process("1.2.2", 1, 12, 120, Looser.LESS),
        Parameter.IMPORT_CREDIT_MONTHS: Amendable(
            "2.2", "L288", Origin.READING, 6, (6, 12, 16), Looser.MORE, in_criteria=True
        ),
        Parameter.ANNUAL_RATE_BASIS_POINTS: Amendable(
            "2.3(6)", "L221", Origin.TEXT, 100, range(1_501), Looser.LESS, in_criteria=True
        ),
        Parameter.RUNNING_RATE_BASIS_POINTS: Amendable(
            "2.3(6)", "L221", Origin.PROPOSED, 100, range(1_501), Looser.LESS
        ),
        Parameter.DEFAULT_RATE_BASIS_POINTS: Amendable(
            "CCC 224/1",
            "Q10; CCC s.224, s.224/1",
            Origin.PROPOSED,
            0,
            range(501),
            Looser.LESS,
        ),
        Parameter.FRONT_END_FEE_BASIS_POINTS: Amendable(
            "2.3(7)", "L222", Origin.PROPOSED, 0, range(301), Looser.LESS
        ),
        Parameter.STAMP_DUTY_ONE_BAHT_IN: Amendable(
            "2.3(7)", _STAMP_DUTY, Origin.PROPOSED, 2_000, range(1, 100_001), Looser.MORE
        ),
        Parameter.STAMP_DUTY_MOST_BAHT: Amendable(
            "2.3(7)", _STAMP_DUTY, Origin.PROPOSED, 10_000, range(100_001), Looser.LESS
        ),
        Parameter.FEWEST_WHO_MAY_VOTE: _meeting("APA 15", 3, range(1, 16), Looser.LESS),
        Parameter.QUORUM_ONE_IN: _meeting("APA 79", 2, range(1, 3), Looser.MORE),
        Parameter.RECALLED_QUORUM_ONE_IN: _meeting("APA 79", 3, range(1, 4), Looser.MORE),
        Parameter.INVITATION_DAYS: _meeting("APA 80", 3, range(3, 31), Looser.LESS),
        Parameter.RECALL_WITHIN_DAYS: _meeting("APA 79", 14, range(1, 15), Looser.MORE),
        Parameter.ADMITS_PUBLIC_COMPANY: _form_of_juristic_person(),
        Parameter.ADMITS_COOPERATIVE: _form_of_juristic_person(),
        Parameter.ADMITS_OTHER_JURISTIC_TYPE: _form_of_juristic_person(),
        Parameter.DELEGATION_DAYS: _control(30, range(1, 91)),
        Parameter.BREAK_GLASS_MINUTES: _control(60, range(1, 61)),
        Parameter.BREAK_GLASS_REVIEW_BUSINESS_DAYS: _control(2, range(1, 6)),
        Parameter.SAME_BODY_SELECTS_AND_APPROVES: Amendable(
            "1.2.2", "L115, L218", Origin.PROPOSED, 1, (0, 1, 2), Looser.LESS
        ),
    }
)

PROPOSED: Final[Mapping[Parameter, int]] = {
    parameter: value.initial
    for parameter, value in AMENDABLE.items()
    if value.origin is not Origin.TEXT
}
"""The values that stand in no text, while the board has set none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value from a day on, with the resolution that set it and those who entered it."""

    parameter: Parameter
    value: int
    since: date
    source: str
    hands: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CaseDays:
    """
    What of a case decides which amendments count for it: the day of receipt, the last day whose
    text counts (that of approval, once approved), and every person who has a hand in it.
    """

    received_on: date | None = None
    text_of: date | None = None
    hands: frozenset[str] = frozenset()

    def is_shielded_from(self, setting: Setting) -> bool:
        """Whether a loosening passes the case by: it was received before, or under their hands."""
        received_before = self.received_on is not None and self.received_on < setting.since
        return received_before or not self.hands.isdisjoint(setting.hands)


_NO_CASE: Final = CaseDays()


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    Every number on any day: its initial value, and what the board set since. Bound to a case (see
    `states.rules.amendments`), a setting that loosens counts only where the case lets it.
    """

    settings: tuple[Setting, ...] = field(default=())
    case: CaseDays = field(default=_NO_CASE)

    def on(self, parameter: Parameter, day: date) -> int:
        """The value that counts on `day`."""
        amendable = AMENDABLE[parameter]
        value = amendable.initial
        if not self.settings:
            return value
        for setting in self.until(parameter, day):
            if self.case.is_shielded_from(setting):
                value = amendable.stricter(value, setting.value)
            else:
                value = setting.value
        return value

    def until(self, parameter: Parameter, day: date) -> list[Setting]:
        """What was set by `day`, oldest first; of one day, in the order in which it came in."""
        if not self.settings:
            return []
        if AMENDABLE[parameter].in_criteria and self.case.text_of is not None:
            day = min(day, self.case.text_of)
        found = [
            each for each in self.settings if each.parameter is parameter and each.since <= day
        ]
        return sorted(found, key=lambda setting: setting.since)
