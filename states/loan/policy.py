"""What the house decides about servicing, each value with its source; dated where it may change."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from states.baht import Baht
from states.invalid import Invalid, InvalidInputError
from states.loan.arrears import CLASS_LIMITS, NON_PERFORMING
from states.words import Word


class Claim(Word):
    """What money that comes in is set against."""

    CHARGES = "charges", "ค่าธรรมเนียมและค่าใช้จ่าย", "charges"
    DEFAULT_INTEREST = "default_interest", "ดอกเบี้ยผิดนัด", "default interest"
    INTEREST = "interest", "ดอกเบี้ย", "interest"
    PRINCIPAL = "principal", "เงินต้น", "principal"


ORDER_OF_THE_CODE: Final = tuple(Claim)
"""Costs, then interest, then principal: Civil and Commercial Code s.329."""


class Probation(NamedTuple):
    """Instalments met in a row, and whole months: whichever takes longer."""

    instalments: int
    months: int


class Order(NamedTuple):
    """In which order receipts value-dated from `since` on are set against what is owed."""

    since: date
    claims: tuple[Claim, ...]


_ONE_BAHT: Final = Baht.of(1)
_TO_CURE: Final = Probation(3, 3)
_TO_END_THE_WATCH: Final = Probation(12, 0)
_ALWAYS_THE_CODE: Final = (Order(date.min, ORDER_OF_THE_CODE),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """
    How receipts are set off, arrears are counted and probation ends.

    `tolerance`: what an instalment may lack and still count as met. `limits`: days past due beyond
    which the next class begins (see `LoanClass`). `cure`: what a non-performing loan has to show
    before it performs again. `watch`: the same after a restructuring. `miss_after_days`: beyond so
    many days past due an instalment of the probation is missed, and the probation starts again.
    InvalidInputError names everything that cannot be.
    """

    tolerance: Baht = _ONE_BAHT
    limits: tuple[int, ...] = CLASS_LIMITS
    orders: tuple[Order, ...] = _ALWAYS_THE_CODE
    cure: Probation = _TO_CURE
    watch: Probation = _TO_END_THE_WATCH
    miss_after_days: int = 30
    _order_days: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if faults := [fault for fault in _faults(self) if fault]:
            raise InvalidInputError(faults)
        object.__setattr__(self, "_order_days", tuple(order.since for order in self.orders))

    def order_on(self, day: int) -> tuple[Claim, ...]:
        """The order for receipts of that value date (an ordinal)."""
        orders = self.orders
        if len(orders) == 1:
            return orders[0].claims
        place = bisect_right(self._order_days, date.fromordinal(day)) - 1
        return orders[max(place, 0)].claims


def _faults(policy: Policy) -> list[Invalid | None]:
    days = [order.since for order in policy.orders]
    counts = (*policy.cure, *policy.watch, policy.miss_after_days, policy.tolerance.satang)
    return [
        _unless(
            len(policy.limits) == len(CLASS_LIMITS)
            and policy.limits[0] >= 0
            and sorted(set(policy.limits)) == list(policy.limits),
            Invalid(
                "policy.limits",
                "ต้องมีห้าค่า เรียงจากน้อยไปมาก ไม่ติดลบ",
                "five numbers, rising, none negative",
            ),
        ),
        _unless(
            bool(days) and sorted(set(days)) == days,
            Invalid(
                "policy.orders",
                "ต้องมีอย่างน้อยหนึ่งลำดับ และวันเริ่มใช้ต้องเรียงกันไม่ซ้ำ",
                "at least one order, each from a later day than the one before",
            ),
        ),
        _unless(
            all(sorted(order.claims) == sorted(Claim) for order in policy.orders),
            Invalid(
                "policy.orders",
                "แต่ละลำดับต้องมีรายการครบสี่อย่าง อย่างละครั้ง",
                "each order names each of the four claims once",
            ),
        ),
        _unless(
            policy.miss_after_days <= min(policy.limits[NON_PERFORMING - 1 :], default=0),
            Invalid(
                "policy.miss_after_days",
                "ต้องไม่เกินวันที่เป็นหนี้ที่ไม่ก่อให้เกิดรายได้",
                "must not be beyond the days that make a loan non-performing",
            ),
        ),
        _unless(
            min(counts) >= 0,
            Invalid("policy", "จำนวนวัน งวด เดือน และเงินต้องไม่ติดลบ", "nothing may be negative"),
        ),
    ]


def _unless(holds: bool, fault: Invalid) -> Invalid | None:
    return None if holds else fault
