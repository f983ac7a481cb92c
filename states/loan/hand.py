"""The hand that writes one posting: it lets the days pass, moves money, and sees what follows."""

from states.loan import accounts, interest
from states.loan.arrears import (
    NON_PERFORMING,
    Arrears,
    day_past_due,
    days_past_due,
    next_change,
    rank_on,
)
from states.loan.policy import Claim, Policy
from states.loan.position import Position
from states.loan.probation import counted_from, ends_on


class Hand:
    """
    One posting in the making. `now` is its position, already at its day; `lines` grows with every
    movement. Nothing here refuses: what a fact may not do is for `checks` to say at its entry; the
    fold has to come out even when an earlier entry has since been found wrong.
    """

    __slots__ = ("lines", "now", "policy")

    def __init__(self, before: Position, policy: Policy) -> None:
        self.now = before.copy()
        self.lines: list[accounts.Line] = []
        self.policy = policy

    # ------------------------------------------------------------------ money

    def move(self, debit: int, credit: int, satang: int) -> None:
        """Debit one account and credit another."""
        if satang:
            balances = self.now.balances
            balances[debit] += satang
            balances[credit] -= satang
            self.lines.append((debit, credit, satang))

    def pay(self, source: int, satang: int) -> int:
        """
        Set money of an account against what is owed, in the order of the day; what is left comes
        back. What goes to interest and principal covers instalments.
        """
        left = satang
        for claim in self.policy.order_on(self.now.day):
            if not left:
                break
            left -= self._pay_claim(claim, source, left)
        return left

    def _pay_claim(self, claim: Claim, source: int, satang: int) -> int:
        now = self.now
        if claim is Claim.PRINCIPAL:
            paid = min(satang, now.balances[accounts.LOANS])
            self.move(source, accounts.LOANS, paid)
            now.repaid += paid
            now.cover += paid
            return paid
        if claim is Claim.INTEREST:
            paid = self._settle(source, accounts.INTEREST_RECEIVABLE, satang)
            paid += self._settle_memo(
                source, accounts.MEMO_INTEREST, accounts.INTEREST_INCOME, satang - paid
            )
            now.cover += paid
            return paid
        if claim is Claim.CHARGES:
            return self._settle(source, accounts.CHARGES_RECEIVABLE, satang)
        return self._settle_memo(
            source, accounts.MEMO_DEFAULT_INTEREST, accounts.DEFAULT_INTEREST_INCOME, satang
        )

    def _settle(self, source: int, receivable: int, satang: int) -> int:
        paid = min(satang, self.now.balances[receivable])
        self.move(source, receivable, paid)
        return paid

    def _settle_memo(self, source: int, memo: int, income: int, satang: int) -> int:
        """What was only claimed becomes income when it is paid."""
        paid = min(satang, self.now.balances[memo])
        self.move(source, income, paid)
        self.move(accounts.MEMO_CONTRA, memo, paid)
        return paid

    def recover(self, source: int, satang: int) -> int:
        """Set money against what was written off; what is left comes back."""
        paid = self._settle_memo(
            source, accounts.MEMO_WRITTEN_OFF, accounts.RECOVERY_INCOME, satang
        )
        self.now.recovered += paid
        return satang - paid

    def owes_nothing(self) -> bool:
        """Whether principal and interest are paid but for the tolerance."""
        balances = self.now.balances
        owed = (
            balances[accounts.LOANS]
            + balances[accounts.INTEREST_RECEIVABLE]
            + balances[accounts.MEMO_INTEREST]
        )
        return owed <= self.policy.tolerance.satang

    def use_credit(self) -> None:
        """Money that was received in excess pays what has become owed since."""
        credit = -self.now.balances[accounts.CREDIT_BALANCE]
        if credit > 0:
            self.pay(accounts.CREDIT_BALANCE, credit)

    # ------------------------------------------------------------------- days

    def pass_days(self, day: int) -> None:
        """Let the days up to `day` pass: interest accrues, and what they brought is kept."""
        now = self.now
        if now.day == day:
            return
        if now.day:
            self._accrue(now.day, day)
            self._close(day - 1)
        now.day = day

    def _accrue(self, start: int, until: int) -> None:
        now = self.now
        daily = now.balances[accounts.LOANS] * now.rate
        if daily:
            for nights, memo in interest.stretches(now, start, until):
                numerator = now.interest_rest + daily * nights
                whole, now.interest_rest = divmod(numerator, interest.DENOMINATOR)
                if memo:
                    self.move(accounts.MEMO_INTEREST, accounts.MEMO_CONTRA, whole)
                else:
                    self.move(accounts.INTEREST_RECEIVABLE, accounts.INTEREST_INCOME, whole)
        if now.default_rate:
            tolerance = self.policy.tolerance.satang
            numerator = interest.default_numerator(now, start, until, tolerance)
            whole, now.default_rest = divmod(now.default_rest + numerator, interest.DENOMINATOR)
            self.move(accounts.MEMO_DEFAULT_INTEREST, accounts.MEMO_CONTRA, whole)

    def _close(self, last: int) -> None:
        """Keep what the days up to `last`, now over, have brought for good."""
        now, arrears = self.now, self.now.arrears
        if 0 < arrears.cure_on <= last:
            now.arrears = arrears = arrears._replace(floor=0, cure_on=0)
            now.cure_since = 0
        if 0 < now.watch_ends <= last:
            now.watched, now.watch_since, now.watch_ends = False, 0, 0
        now.rank_before = rank_on(arrears, last, now.numbers.limits)
        by_days = 0 < now.non_performing_on <= last
        if by_days or arrears.judged >= NON_PERFORMING:
            now.first_non_performing = now.first_non_performing or now.non_performing_on
            now.arrears = arrears._replace(floor=max(arrears.floor, NON_PERFORMING))
        past_due = days_past_due(arrears.next_due, arrears.pauses, last)
        if past_due > now.numbers.miss_after_days:
            now.cure_since = now.watch_since = 0

    # -------------------------------------------------------------- conclusion

    def conclude(self) -> None:
        """See what the posting has made of arrears, probation and watch."""
        now, limits = self.now, self.now.numbers.limits
        next_due = self._next_due()
        _, pauses, judged, floor, _ = now.arrears
        now.non_performing_on = 0
        if next_due:
            beyond = day_past_due(next_due, pauses, now.numbers.non_performing_after_days + 1)
            now.non_performing_on = max(beyond, now.day)
        cure_on = 0
        if floor or now.watched:
            cure_on = self._probation(next_due)
        now.arrears = Arrears(next_due, pauses, judged, floor, cure_on)
        now.next_change = next_change(now.arrears, now.day, limits)

    def _next_due(self) -> int:
        """Due day of the first instalment not covered; the last one takes what is left."""
        now, days = self.now, self.now.dues.days
        if not days or self.owes_nothing():
            return 0
        covered = now.dues.covered(now.cover + self.policy.tolerance.satang)
        return days[min(covered, len(days) - 1)]

    def _probation(self, next_due: int) -> int:
        now, numbers = self.now, self.now.numbers
        arrears = now.arrears._replace(next_due=next_due)
        clear = not days_past_due(next_due, arrears.pauses, now.day)
        cure_on = 0
        if arrears.floor:
            performs = clear and arrears.judged < NON_PERFORMING
            now.cure_since = counted_from(now.cure_since, now.day, clear=performs)
            if arrears.judged >= NON_PERFORMING:
                now.cure_since = 0
            cure_on = ends_on(now, arrears, now.cure_since, numbers.cure, numbers.miss_after_days)
        if now.watched:
            now.watch_since = counted_from(now.watch_since, now.day, clear=clear)
            now.watch_ends = ends_on(
                now, arrears, now.watch_since, numbers.watch, numbers.miss_after_days
            )
        return cure_on
