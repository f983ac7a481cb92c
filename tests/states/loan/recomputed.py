"""
A loan recomputed from its facts, day by day and instalment by instalment, in exact fractions.

It shares no arithmetic with the ledger: no running totals, no dates known beforehand. Each evening
everything is counted again from what has been paid so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from states.loan.arrears import LoanClass
from states.loan.changes import PlanReason
from states.loan.fact import Fact, Kind
from states.loan.numbers import Numbers
from states.loan.policy import Claim, Policy
from states.months import add_months

ONE_DAY = timedelta(days=1)
NON_PERFORMING = LoanClass.SUBSTANDARD.rank
CARRYING = (
    PlanReason.CONTRACT,
    PlanReason.DRAWN,
    PlanReason.PREPAID,
    PlanReason.RATE_CHANGED,
    PlanReason.RELIEF,
)


@dataclass(frozen=True)
class Evening:
    """What is so at the end of a day; amounts in satang."""

    past_due: int
    rank: int
    principal: int
    interest: int
    default_interest: int
    charges: int
    credit: int
    first_non_performing_on: date | None


@dataclass
class Interest:
    """What has accrued, to the last fraction, and the whole satang of it that were dealt with."""

    accrued: Fraction = Fraction(0)
    gone: int = 0

    @property
    def owed(self) -> int:
        return floor(self.accrued) - self.gone

    def take(self, satang: int) -> int:
        taken = min(satang, self.owed)
        self.gone += taken
        return taken


@dataclass
class Recomputed:
    """The loan in the making, one evening after the other."""

    policy: Policy
    numbers: Numbers = field(default_factory=Numbers)
    rows: list[tuple[date, int, int]] = field(default_factory=list)
    cover: int = 0
    principal: int = 0
    accrued: Fraction = Fraction(0)
    income: Interest = field(default_factory=Interest)
    memo: Interest = field(default_factory=Interest)
    default: Interest = field(default_factory=Interest)
    charges: int = 0
    credit: int = 0
    written_off: int = 0
    rate: Fraction = Fraction(0)
    default_rate: Fraction = Fraction(0)
    paused: set[date] = field(default_factory=set)
    grounds: dict[str, int] = field(default_factory=dict)
    floor: int = 0
    clear_since: date | None = None
    first_non_performing_on: date | None = None
    rank: int = 0
    today: date = date.min

    # ---------------------------------------------------------------- counting

    def next_due(self) -> date | None:
        left = self.principal + self.income.owed + self.memo.owed
        tolerance = self.policy.tolerance.satang
        if not self.rows or left <= tolerance:
            return None
        fallen = 0
        for due, principal, interest in self.rows:
            fallen += principal + interest
            if fallen - self.cover > tolerance:
                return due
        return self.rows[-1][0]

    def past_due(self, day: date) -> int:
        due = self.next_due()
        count = 0
        while due is not None and due < day:
            due += ONE_DAY
            count += due not in self.paused
        return count

    def missed_principal(self, day: date) -> int:
        if self.next_due() is None:
            return 0
        money, fallen, missed, any_open = self.cover, 0, 0, False
        for due, principal, interest in self.rows:
            fallen += principal + interest
            to_interest = min(money, interest)
            to_principal = min(money - to_interest, principal)
            money -= to_interest + to_principal
            if fallen - self.cover > self.policy.tolerance.satang:
                any_open = True
                if due <= day:
                    missed += principal - to_principal
        if not any_open and self.rows[-1][0] <= day:
            return self.principal
        return min(missed, self.principal)

    def covered_through(self, due: date) -> bool:
        open_from = self.next_due()
        return open_from is None or open_from > due

    # ------------------------------------------------------------------- a day

    def night(self, day: date) -> None:
        """Interest of the night that begins on `day`."""
        before = floor(self.accrued)
        self.accrued += self.principal * self.rate / 365
        kind = self.memo if self.rank >= NON_PERFORMING else self.income
        kind.accrued += floor(self.accrued) - before
        if self.default_rate and day not in self.paused:
            self.default.accrued += self.missed_principal(day) * self.default_rate / 365

    def evening(self, day: date) -> Evening:
        past_due = self.past_due(day)
        by_days = sum(past_due > limit for limit in self.numbers.limits)
        judged = max(self.grounds.values(), default=0)
        self._probation(day, past_due, max(by_days, judged))
        self.rank = max(by_days, judged, self.floor)
        if self.rank >= NON_PERFORMING and self.first_non_performing_on is None:
            self.first_non_performing_on = day
        if max(by_days, judged) >= NON_PERFORMING:
            self.floor = max(self.floor, NON_PERFORMING)
        return Evening(
            past_due,
            self.rank,
            self.principal,
            self.income.owed + self.memo.owed,
            self.default.owed,
            self.charges,
            self.credit,
            self.first_non_performing_on,
        )

    def _probation(self, day: date, past_due: int, rank: int) -> None:
        if not self.floor:
            return
        if rank >= NON_PERFORMING or past_due > self.numbers.miss_after_days:
            self.clear_since = None
        elif self.clear_since is None and past_due == 0:
            self.clear_since = day
        if self.clear_since is None:
            return
        asked = self.numbers.cure
        later = [row[0] for row in self.rows if row[0] > self.clear_since][: asked.instalments]
        instalments_met = all(due <= day for due in later) and (
            self.covered_through(later[-1]) if later else self.next_due() is None
        )
        if instalments_met and add_months(self.clear_since, asked.months) <= day:
            self.floor, self.clear_since = 0, None

    # ------------------------------------------------------------------- facts

    def happen(self, fact: Fact, rank_before: int) -> None:
        what: Any = fact.what
        self.today = day = fact.value_on
        simple = {
            Kind.RATE: lambda: setattr(self, "rate", _rate(what)),
            Kind.DEFAULT_RATE: lambda: setattr(self, "default_rate", _rate(what)),
            Kind.SERVICING: lambda: setattr(self, "numbers", what.numbers),
            Kind.PAUSE: lambda: self.paused.update(_days(day, what.last_day)),
            Kind.PLAN: lambda: self.new_plan(what, day, rank_before),
            Kind.JUDGEMENT: lambda: self.judge(what.ground, what.loan_class.rank),
            Kind.CLOSING: lambda: None,
            Kind.REVERSAL: lambda: None,
        }
        if what.kind in simple:
            simple[what.kind]()
        else:
            getattr(self, what.kind)(what.amount.satang)

    def disbursement(self, satang: int) -> None:
        if self.principal + self.income.owed + self.memo.owed <= self.policy.tolerance.satang:
            fallen = sum(row[1] + row[2] for row in self.rows if row[0] <= self.today)
            self.cover = max(self.cover, fallen)
        self.principal += satang
        self._use_credit()

    def charge(self, satang: int) -> None:
        self.charges += satang
        self._use_credit()

    def _use_credit(self) -> None:
        self.credit = self._pay(self.credit)

    def _pay(self, satang: int) -> int:
        order = [each for each in self.policy.orders if each.since <= self.today][-1].claims
        for claim in order:
            if claim == Claim.CHARGES:
                paid = min(satang, self.charges)
                self.charges -= paid
            elif claim == Claim.DEFAULT_INTEREST:
                paid = self.default.take(satang)
            elif claim == Claim.INTEREST:
                paid = self.income.take(satang)
                paid += self.memo.take(satang - paid)
                self.cover += paid
            else:
                paid = min(satang, self.principal)
                self.principal -= paid
                self.cover += paid
            satang -= paid
        return satang

    def _recover(self, satang: int) -> int:
        found = min(satang, self.written_off)
        self.written_off -= found
        return satang - found

    def receipt(self, satang: int) -> None:
        self.credit += self._recover(self._pay(satang))

    def prepayment(self, satang: int) -> None:
        before = self.cover
        self.receipt(satang)
        fallen = sum(row[1] + row[2] for row in self.rows if row[0] <= self.today)
        self.cover = min(self.cover, max(before, fallen))

    def recovery(self, satang: int) -> None:
        self.credit += self._pay(self._recover(satang))

    def refund(self, satang: int) -> None:
        given = min(satang, self.credit)
        self.credit -= given
        self.charges += satang - given

    def waiver(self, satang: int) -> None:
        satang -= self.default.take(satang)
        for interest in (self.memo, self.income):
            taken = interest.take(satang)
            satang -= taken
            self.cover += taken
        self.charges -= min(satang, self.charges)

    def capitalisation(self, satang: int) -> None:
        taken = self.income.take(satang)
        self.principal += taken + self.memo.take(satang - taken)

    def write_off(self, satang: int) -> None:
        lost = min(satang, self.principal)
        self.principal -= lost
        self.written_off += lost
        moved = self.income.take(satang - lost)
        self.memo.gone -= moved
        self.judge("written_off", LoanClass.DOUBTFUL_OF_LOSS.rank)

    def judge(self, ground: str, rank: int) -> None:
        self.grounds[ground] = rank
        if rank and (rank >= NON_PERFORMING or ground in {"suit", "written_off"}):
            self.first_non_performing_on = self.first_non_performing_on or self.today

    def new_plan(self, what, day: date, rank_before: int) -> None:
        rows = [
            (row.due_on, row.principal.satang, row.interest.satang) for row in what.plan.instalments
        ]
        if what.reason in CARRYING:
            stays_due = day - ONE_DAY if what.reason is PlanReason.RELIEF else day
            fallen = [row for row in self.rows if row[0] <= stays_due]
            self.rows = fallen + [row for row in rows if row[0] > stays_due]
            self.cover = min(self.cover, sum(row[1] + row[2] for row in fallen))
            return
        self.rows, self.cover = rows, 0
        self.floor = max(self.floor, rank_before)
        self.clear_since = None


def _rate(what) -> Fraction:
    return Fraction(what.annual_millionths, 1_000_000)


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def standing_facts(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that count, in the order in which they count; a correction corrected stays one."""
    annulled: set[int] = set()
    corrected: set[int] = set()
    for fact in sorted(facts, key=lambda each: -each.entry):
        corrects = fact.what.kind is not Kind.REVERSAL
        counts = fact.entry not in annulled or (corrects and fact.entry in corrected)
        if fact.annuls is not None and counts:
            annulled.add(fact.annuls)
            corrected |= {fact.annuls} if corrects else set()
    kinds = list(Kind)
    return sorted(
        (fact for fact in facts if fact.entry not in annulled),
        key=lambda fact: (fact.value_on, kinds.index(fact.what.kind), fact.entry),
    )


def recomputed(facts: Sequence[Fact], policy: Policy, last: date) -> dict[date, Evening]:
    """Every evening from the first fact to `last`."""
    loan = Recomputed(policy)
    coming = standing_facts(facts)
    day = coming[0].value_on
    evenings = {}
    while day <= last:
        rank_before = loan.rank
        while coming and coming[0].value_on == day:
            loan.happen(coming.pop(0), rank_before)
        evenings[day] = loan.evening(day)
        loan.night(day)
        day += ONE_DAY
    return evenings
