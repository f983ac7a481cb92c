"""Facts that change what is owed when, at which rate, and how the loan is classified."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from states.loan.arrears import NON_PERFORMING, LoanClass, with_pause
from states.loan.fact import Kind
from states.loan.hand import Hand
from states.loan.numbers import Numbers
from states.loan.plan import Plan
from states.loan.position import Position
from states.words import Word


@dataclass(frozen=True, slots=True)
class Rate:
    """Interest a year in millionths from the value date on: 10,000 is 1% (2.3(6))."""

    annual_millionths: int
    kind: ClassVar[Kind] = Kind.RATE

    def onto(self, hand: Hand) -> None:
        hand.now.rate = self.annual_millionths


@dataclass(frozen=True, slots=True)
class DefaultRate:
    """
    Interest a year in millionths that the principal of missed instalments bears besides the rate
    of the contract; none until the first such fact (Civil and Commercial Code s.224, s.224/1).
    """

    annual_millionths: int
    kind: ClassVar[Kind] = Kind.DEFAULT_RATE

    def onto(self, hand: Hand) -> None:
        hand.now.default_rate = self.annual_millionths


@dataclass(frozen=True, slots=True)
class Pause:
    """A moratorium from the value date through `last_day`: those days are not past due."""

    last_day: date
    kind: ClassVar[Kind] = Kind.PAUSE

    def onto(self, hand: Hand) -> None:
        now = hand.now
        pauses = with_pause(now.arrears.pauses, now.day, self.last_day.toordinal())
        now.arrears = now.arrears._replace(pauses=pauses)
        now.reliefs += 1


@dataclass(frozen=True, slots=True)
class Servicing:
    """
    What the board's numbers were on the day of the agreement that counts from the value date on:
    the loan is serviced under them until another agreement.
    """

    numbers: Numbers
    kind: ClassVar[Kind] = Kind.SERVICING

    def onto(self, hand: Hand) -> None:
        hand.now.numbers = self.numbers


class PlanReason(Word):
    """Why a plan begins."""

    CONTRACT = "contract", "ตามสัญญา", "by the contract"
    DRAWN = "drawn", "เบิกจ่ายเพิ่ม", "more was drawn"
    PREPAID = "prepaid", "ชำระเงินต้นก่อนกำหนด", "principal was prepaid"
    RATE_CHANGED = "rate_changed", "อัตราดอกเบี้ยเปลี่ยน", "the rate changed"
    RELIEF = "relief", "มาตรการช่วยเหลือ", "relief"
    RESCHEDULED = "rescheduled", "ปรับเงื่อนไขการชำระหนี้", "rescheduled"
    RESTRUCTURED = "restructured", "ปรับโครงสร้างหนี้", "restructured"
    SETTLED = "settled", "ประนีประนอมยอมความ", "settled in court"


CARRIES: Final = frozenset(
    {
        PlanReason.CONTRACT,
        PlanReason.DRAWN,
        PlanReason.PREPAID,
        PlanReason.RATE_CHANGED,
        PlanReason.RELIEF,
    }
)
"""What had fallen due by then stays due; other plans take it in, and begin with nothing due."""


@dataclass(frozen=True, slots=True)
class NewPlan:
    """
    The instalments that fall due after the value date, under a relief on it too: what would have
    fallen due on its first day rests. The plan before stays among the facts.

    Agreeing on new days never betters the class: the class of the day before stays as a floor until
    the loan is cured, a probation that was running begins anew, and a watch of normal instalments
    follows (1.2.3(7)).
    """

    plan: Plan
    reason: PlanReason
    kind: ClassVar[Kind] = Kind.PLAN

    def carried_to(self, day: int) -> int:
        """The last day on which what fell due stays due, for a plan that begins on `day`."""
        return day - 1 if self.reason is PlanReason.RELIEF else day

    def onto(self, hand: Hand) -> None:
        now = hand.now
        if self.reason in CARRIES:
            last = self.carried_to(now.day)
            now.dues = now.dues.followed_by(self.plan.dues, last)
            now.cover = min(now.cover, now.dues.owed[now.dues.fallen(last)])
            return
        floor = max(now.arrears.floor, now.rank_before)
        now.arrears = now.arrears._replace(floor=floor, cure_on=0)
        now.cure_since = 0
        now.dues, now.cover = self.plan.dues, 0
        now.watched, now.watch_since = True, 0
        if self.reason is PlanReason.RESCHEDULED:
            now.reschedulings += 1
        else:
            now.restructurings += 1


class Ground(Word):
    """Why a class is given for other reasons than days past due."""

    SUIT = "suit", "ถูกฟ้องคดี", "sued"
    RECEIVERSHIP = "receivership", "ถูกพิทักษ์ทรัพย์", "receivership"
    UNLIKELY_TO_PAY = "unlikely_to_pay", "ไม่น่าจะชำระหนี้ได้", "unlikely to pay"
    CALLED = "called", "ผิดเงื่อนไขสัญญา", "called for an event of default"
    WRITTEN_OFF = "written_off", "ตัดหนี้สูญแล้ว", "written off"


_COUNTS_AS_NON_PERFORMING: Final = frozenset({Ground.SUIT, Ground.WRITTEN_OFF})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A class given on a ground; `NORMAL` lifts what was given on that ground."""

    ground: Ground
    loan_class: LoanClass
    kind: ClassVar[Kind] = Kind.JUDGEMENT

    def onto(self, hand: Hand) -> None:
        judge(hand.now, self.ground, self.loan_class)


def judge(now: Position, ground: Ground, loan_class: LoanClass) -> None:
    """Give a class on a ground; a suit and a write-off make a first day non-performing."""
    rank = loan_class.rank
    others = [each for each in now.grounds if each[0] != ground]
    now.grounds = tuple(sorted([*others, (ground.value, rank)] if rank else others))
    worst = max((each for _, each in now.grounds), default=0)
    now.arrears = now.arrears._replace(judged=worst)
    if rank >= NON_PERFORMING or (rank and ground in _COUNTS_AS_NON_PERFORMING):
        now.first_non_performing = now.first_non_performing or now.day


@dataclass(frozen=True, slots=True)
class Closing:
    """Interest booked to the value date, as at the end of a month; nothing else changes."""

    kind: ClassVar[Kind] = Kind.CLOSING

    def onto(self, hand: Hand) -> None:
        """The days that passed until then have been posted already."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """Says no more than that the entry named by `annuls` never counted."""

    kind: ClassVar[Kind] = Kind.REVERSAL

    def onto(self, hand: Hand) -> None:
        """Nothing of its own: the annulled entry is left out of the fold."""
