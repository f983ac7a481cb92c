"""What a repayment schedule is made from: the parameters of `smefund schedule`, checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from states import document
from states.baht import LARGEST_SATANG, Baht
from states.fields import Items, Key, Money, Number, Whole
from states.invalid import Invalid, InvalidInputError
from states.loan.due_dates import Frequency, due_dates
from states.thai import FIRST_DAY, LAST_DAY, buddhist_year, thai_day
from states.words import Word

MOST_REPAYMENTS: Final = 1_200
MOST_EVERY: Final = 1_000
MOST_DRAWS: Final = 120


class Amortization(Word):
    """What stays the same from instalment to instalment once principal is due."""

    EQUAL_INSTALLMENTS = "EQUAL_INSTALLMENTS", "ค่างวดเท่ากัน", "equal instalments"
    EQUAL_PRINCIPAL = "EQUAL_PRINCIPAL", "เงินต้นเท่ากัน", "equal principal"


class InterestCalculation(Word):
    """Whether a period counts as a part of the year by its name or by its days."""

    SAME_AS_REPAYMENT_PERIOD = "SAME_AS_REPAYMENT_PERIOD", "รายงวด", "by the period"
    DAILY = "DAILY", "รายวัน", "by the day"


class DayCount(Word):
    """The days of a year."""

    ACT_365F = "ACT_365F", "จำนวนวันจริง/365", "actual/365 (fixed)"
    THIRTY_360 = "30_360", "30/360", "30/360"


class Rounding(Word):
    """What becomes of a part of the smallest unit; named once for the whole schedule."""

    HALF_UP = "HALF_UP", "ปัดครึ่งขึ้น", "half up"
    HALF_EVEN = "HALF_EVEN", "ปัดครึ่งเข้าหาเลขคู่", "half to even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One disbursement; in a document the pair `[date, amount]`."""

    on: Annotated[date, Key("0")]
    amount: Annotated[Baht, Key("1"), Money(above_zero=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """
    The terms of one loan; what is not said is as the Fund's own product has it (2.3(5), 2.3(6)).

    `repayments` counts the instalments of the grace. `annual_rate_pct` 1 is one per cent a year.
    `digits` are decimals of a baht, 2 is the satang. `disbursements`, when given, count in the
    place of `principal` and `disbursed_on`. `holidays` None leaves due dates where they fall;
    otherwise one on a Saturday, a Sunday or one of these days moves to the next business day.
    """

    principal: Annotated[Baht, Money(above_zero=True)] | None = None
    annual_rate_pct: Annotated[Decimal, Number(high=Decimal(1_000), decimals=8)]
    repayments: Annotated[int, Whole(1, MOST_REPAYMENTS)]
    every: Annotated[int, Whole(1, MOST_EVERY)] = 1
    frequency: Frequency = Frequency.MONTHS
    disbursed_on: date | None = None
    amortization: Amortization = Amortization.EQUAL_PRINCIPAL
    interest_calc: InterestCalculation = InterestCalculation.DAILY
    day_count: DayCount = DayCount.ACT_365F
    grace_on_principal: Annotated[int, Whole(0, MOST_REPAYMENTS)] = 0
    grace_on_interest_payment: Annotated[int, Whole(0, MOST_REPAYMENTS)] = 0
    installment_multiples_of: Baht | None = None
    digits: Annotated[int, Whole(0, 2)] = 2
    rounding: Rounding = Rounding.HALF_UP
    disbursements: Annotated[tuple[Draw, ...], Items(1, MOST_DRAWS)] | None = None
    holidays: Annotated[tuple[date, ...], Items(0, 5_000)] | None = None

    @property
    def draws(self) -> tuple[Draw, ...]:
        """Every disbursement, the earliest first."""
        if self.disbursements is not None:
            return tuple(sorted(self.disbursements, key=lambda draw: draw.on))
        if self.principal is None or self.disbursed_on is None:
            return ()
        return (Draw(on=self.disbursed_on, amount=self.principal),)


def read_terms(outside: object) -> Terms:
    """
    The terms in a document of `smefund schedule`. A rate may also be written as a JSON number and
    a multiple as whole baht: both arrive exact.

    Errors: InvalidInputError with every fault, of fields alone and of fields together.
    """
    if not isinstance(outside, dict):
        return document.read(Terms, outside)
    told = _as_papers_write_it(outside)
    contradictions = _contradictions(_readable(told))
    try:
        terms = document.read(Terms, told)
    except InvalidInputError as error:
        raise InvalidInputError([*error.faults, *contradictions]) from error
    if contradictions:
        raise InvalidInputError(contradictions)
    return terms


def _as_papers_write_it(outside: dict[str, Any]) -> dict[str, Any]:
    told = dict(outside)
    for key in ("annual_rate_pct", "installment_multiples_of"):
        if isinstance(told.get(key), int | Decimal) and not isinstance(told[key], bool):
            told[key] = format(Decimal(told[key]), "f")
    if isinstance(told.get("disbursements"), list):
        told["disbursements"] = [_as_draw(pair) for pair in told["disbursements"]]
    return told


def _as_draw(pair: object) -> object:
    """A pair by the places of its parts; what is no pair has none of them."""
    if isinstance(pair, list):
        return {str(place): part for place, part in enumerate(pair)}
    return pair if isinstance(pair, dict) else {}


def _readable(told: dict[str, Any]) -> dict[str, Any]:
    """The fields that were given; None for one that cannot be read. Faults of one hide no other."""
    found: dict[str, Any] = {}
    for plan in document.plan_of(Terms):
        part = told.get(plan.key)
        if part is not None:
            faults: list[Invalid] = []
            value = plan.read(part, plan.key, faults)
            found[plan.name] = None if faults else value
    return found


# ------------------------------------------------------------------------ fields together


def _contradictions(found: dict[str, Any]) -> list[Invalid]:
    return [*_of_grace(found), *_of_draws(found), *_of_dates(found)]


def _of_grace(found: dict[str, Any]) -> list[Invalid]:
    repayments = found.get("repayments")
    return [
        Invalid(
            name,
            f"ต้องน้อยกว่าจำนวนงวดทั้งหมด ({repayments})",
            f"must be less than all repayments ({repayments})",
        )
        for name in ("grace_on_principal", "grace_on_interest_payment")
        if repayments is not None and (found.get(name) or 0) >= repayments
    ]


def _of_draws(found: dict[str, Any]) -> list[Invalid]:
    if "disbursements" not in found:
        return [
            Invalid(name, "ต้องระบุ (หรือใช้ disbursements)", "is required (or give disbursements)")
            for name in ("principal", "disbursed_on")
            if name not in found
        ]
    draws = found["disbursements"] or ()
    if sum(draw.amount.satang for draw in draws) <= LARGEST_SATANG:
        return []
    return [
        Invalid(
            "disbursements",
            "รวมกันเกิน 999,999,999,999.99 บาท",
            "add up to more than 999,999,999,999.99 baht",
        )
    ]


def _of_dates(found: dict[str, Any]) -> list[Invalid]:
    """Draws lie before the last due date, and all dates in the years that can be shown."""
    given = found.get("disbursements")
    days = [(f"disbursements.{n}.0", draw.on) for n, draw in enumerate(given or ())]
    if "disbursements" not in found and found.get("disbursed_on") is not None:
        days = [("disbursed_on", found["disbursed_on"])]
    early = [
        Invalid(
            field,
            f"ต้องไม่ก่อน พ.ศ. {buddhist_year(FIRST_DAY)}",
            f"must not lie before {FIRST_DAY.year}",
        )
        for field, day in days
        if day < FIRST_DAY
    ]
    repayments = found.get("repayments")
    counted = found.get("every", 1), found.get("frequency", Frequency.MONTHS)
    if early or not days or repayments is None or None in counted:
        return early
    return _of_the_end(days, repayments, *counted)


def _of_the_end(
    days: list[tuple[str, date]], repayments: int, every: int, frequency: Frequency
) -> list[Invalid]:
    start = min(day for _, day in days)
    dues = due_dates(start, repayments, every, frequency, LAST_DAY)
    if len(dues) < repayments:
        year = buddhist_year(LAST_DAY)
        return [
            Invalid(
                "repayments",
                f"งวดสุดท้ายเกิน พ.ศ. {year}",
                f"the last instalment lies beyond {LAST_DAY.year}",
            )
        ]
    return [
        Invalid(
            field,
            f"ต้องก่อนวันครบกำหนดงวดสุดท้าย ({thai_day(dues[-1])})",
            f"must lie before the last due date ({dues[-1]})",
        )
        for field, day in days
        if day >= dues[-1]
    ]
