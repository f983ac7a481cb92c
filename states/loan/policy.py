"""What the house decides about servicing, each value with its source; dated where it may change."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from states.baht import Baht
from states.invalid import Invalid, InvalidInputError
from states.words import Word


class Claim(Word):
    """What money that comes in is set against."""

    CHARGES = "charges", "ค่าธรรมเนียมและค่าใช้จ่าย", "charges"
    DEFAULT_INTEREST = "default_interest", "ดอกเบี้ยผิดนัด", "default interest"
    INTEREST = "interest", "ดอกเบี้ย", "interest"
    PRINCIPAL = "principal", "เงินต้น", "principal"


ORDER_OF_THE_CODE: Final = tuple(Claim)
"""Costs, then interest, then principal: Civil and Commercial Code s.329."""


class Order(NamedTuple):
    """In which order receipts value-dated from `since` on are set against what is owed."""

    since: date
    claims: tuple[Claim, ...]


_ONE_BAHT: Final = Baht.of(1)
_ALWAYS_THE_CODE: Final = (Order(date.min, ORDER_OF_THE_CODE),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """
    How receipts are set off: the same for every loan. What the board may set for each is among
    the facts of the loan (`Numbers`).

    `tolerance`: what an instalment may lack and still count as met. InvalidInputError names
    everything that cannot be.
    """

    tolerance: Baht = _ONE_BAHT
    orders: tuple[Order, ...] = _ALWAYS_THE_CODE
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
    return [
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
            policy.tolerance.satang >= 0,
            Invalid("policy.tolerance", "ต้องไม่ติดลบ", "must not be negative"),
        ),
    ]


def _unless(holds: bool, fault: Invalid) -> Invalid | None:
    return None if holds else fault
