"""Dated facts of a loan: the only things its state is made of."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol, Self, TypeAlias

from states.loan.hand import Hand
from states.words import Word


class Kind(Word):
    """What a fact is. Facts of one day count in this order, whatever the order of their entry."""

    order: int

    def __new__(cls, code: str, thai: str, english: str) -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.thai = thai
        word.english = english
        word.order = len(cls.__members__)
        return word

    DISBURSEMENT = "disbursement", "เบิกจ่ายเงินกู้", "disbursement"
    CHARGE = "charge", "ค่าธรรมเนียมและค่าใช้จ่าย", "fee or charge"
    RECEIPT = "receipt", "รับชำระ", "receipt"
    PREPAYMENT = "prepayment", "ชำระเงินต้นก่อนกำหนด", "prepayment of principal"
    WAIVER = "waiver", "ลดหนี้", "waiver"
    CAPITALISATION = "capitalisation", "แปลงดอกเบี้ยค้างเป็นเงินต้น", "interest capitalised"
    WRITE_OFF = "write_off", "ตัดหนี้สูญ", "write-off"
    RECOVERY = "recovery", "รับคืนหนี้สูญ", "recovery after write-off"
    REFUND = "refund", "คืนเงินรับเกิน", "refund"
    RATE = "rate", "เปลี่ยนอัตราดอกเบี้ย", "rate of interest"
    DEFAULT_RATE = "default_rate", "เปลี่ยนอัตราดอกเบี้ยผิดนัด", "rate of default interest"
    SERVICING = "servicing", "เงื่อนไขการบริหารหนี้", "numbers of servicing"
    PAUSE = "pause", "พักชำระหนี้", "moratorium"
    PLAN = "plan", "แผนการชำระหนี้", "repayment plan"
    JUDGEMENT = "judgement", "จัดชั้นด้วยเหตุอื่น", "class given for another reason"
    CLOSING = "closing", "ปิดงวดบัญชี", "interest booked to the day"
    REVERSAL = "reversal", "กลับรายการ", "reversal"


class What(Protocol):
    """The substance of a fact: what kind it is, and what it does to a loan."""

    kind: ClassVar[Kind]

    def onto(self, hand: Hand) -> None:
        """Post it, at the state that the facts before it left."""


Key: TypeAlias = tuple[int, int, int]
"""Value date as an ordinal, order of the kind, entry: facts count in this order."""


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One entry. `entry` numbers the entries of a loan from 1 in the order in which they came in.
    `value_on` is the day from which it counts, `booked_on` the day on which it was entered.
    `annuls` names an earlier entry that never counted: a reversal does no more than that, a
    correction is the right fact, naming the wrong one.
    """

    entry: int
    value_on: date
    booked_on: date
    what: What
    annuls: int | None = None

    @property
    def key(self) -> Key:
        return (self.value_on.toordinal(), self.what.kind.order, self.entry)
