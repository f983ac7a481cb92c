"""Facts that move money. Amounts are above zero; `checks` sees to that at the entry."""

from dataclasses import dataclass
from typing import ClassVar, Final

from states.baht import Baht
from states.loan import accounts
from states.loan.arrears import LoanClass
from states.loan.changes import Ground, judge
from states.loan.fact import Kind
from states.loan.hand import Hand
from states.loan.replanning import Keep


@dataclass(frozen=True, slots=True)
class Disbursement:
    """
    A tranche paid out. Money held in credit is set against it at once. What had fallen due while
    nothing was owed is met: it is not past due because something is owed again.
    """

    amount: Baht
    kind: ClassVar[Kind] = Kind.DISBURSEMENT

    def onto(self, hand: Hand) -> None:
        now = hand.now
        if hand.owes_nothing():
            now.cover = max(now.cover, now.dues.owed[now.dues.fallen(now.day)])
        hand.move(accounts.LOANS, accounts.CASH, self.amount.satang)
        hand.now.drawn += self.amount.satang
        hand.use_credit()


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee, stamp duty or cost that the borrower owes (2.3(7))."""

    amount: Baht
    of: str
    kind: ClassVar[Kind] = Kind.CHARGE

    def onto(self, hand: Hand) -> None:
        hand.move(accounts.CHARGES_RECEIVABLE, accounts.CHARGES_INCOME, self.amount.satang)
        hand.use_credit()


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    Money from the borrower. It pays what is owed that day in the order of the policy, principal
    not yet due included; then what was written off; what is left is held in credit.
    """

    amount: Baht
    kind: ClassVar[Kind] = Kind.RECEIPT

    def onto(self, hand: Hand) -> None:
        left = hand.pay(accounts.CASH, self.amount.satang)
        left = hand.recover(accounts.CASH, left)
        hand.move(accounts.CASH, accounts.CREDIT_BALANCE, left)


@dataclass(frozen=True, slots=True)
class Prepayment:
    """
    Money meant to lessen the principal. It covers instalments as far as they have fallen due;
    those to come stay owed until a plan that takes the prepayment into account replaces them, which
    leaves the term or the instalment as it was.
    """

    amount: Baht
    keep: Keep = Keep.TERM
    kind: ClassVar[Kind] = Kind.PREPAYMENT

    def onto(self, hand: Hand) -> None:
        now = hand.now
        covered = now.cover
        left = hand.pay(accounts.CASH, self.amount.satang)
        fallen = now.dues.owed[now.dues.fallen(now.day)]
        now.cover = min(now.cover, max(covered, fallen))
        left = hand.recover(accounts.CASH, left)
        hand.move(accounts.CASH, accounts.CREDIT_BALANCE, left)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Money after a write-off: first for what was written off, then as a receipt."""

    amount: Baht
    kind: ClassVar[Kind] = Kind.RECOVERY

    def onto(self, hand: Hand) -> None:
        left = hand.recover(accounts.CASH, self.amount.satang)
        left = hand.pay(accounts.CASH, left)
        hand.move(accounts.CASH, accounts.CREDIT_BALANCE, left)


@dataclass(frozen=True, slots=True)
class Refund:
    """Money held in credit given back. What turns out to be too much is owed again."""

    amount: Baht
    kind: ClassVar[Kind] = Kind.REFUND

    def onto(self, hand: Hand) -> None:
        held = -hand.now.balances[accounts.CREDIT_BALANCE]
        given = min(self.amount.satang, max(held, 0))
        hand.move(accounts.CREDIT_BALANCE, accounts.CASH, given)
        hand.move(accounts.CHARGES_RECEIVABLE, accounts.CASH, self.amount.satang - given)


@dataclass(frozen=True, slots=True)
class Waiver:
    """
    Interest and charges let off, never principal: default interest first, charges last. Interest
    let off covers instalments as if it had been paid.
    """

    amount: Baht
    kind: ClassVar[Kind] = Kind.WAIVER

    def onto(self, hand: Hand) -> None:
        left = self.amount.satang
        for debit, owed in (
            (accounts.MEMO_CONTRA, accounts.MEMO_DEFAULT_INTEREST),
            (accounts.MEMO_CONTRA, accounts.MEMO_INTEREST),
            (accounts.WAIVED, accounts.INTEREST_RECEIVABLE),
            (accounts.WAIVED, accounts.CHARGES_RECEIVABLE),
        ):
            waived = min(left, hand.now.balances[owed])
            hand.move(debit, owed, waived)
            left -= waived
            if owed in _INTEREST:
                hand.now.cover += waived


_INTEREST: Final = frozenset({accounts.MEMO_INTEREST, accounts.INTEREST_RECEIVABLE})


@dataclass(frozen=True, slots=True)
class Capitalisation:
    """Interest owed that becomes principal by agreement; what was not income stays deferred."""

    amount: Baht
    kind: ClassVar[Kind] = Kind.CAPITALISATION

    def onto(self, hand: Hand) -> None:
        now = hand.now
        receivable = min(self.amount.satang, now.balances[accounts.INTEREST_RECEIVABLE])
        hand.move(accounts.LOANS, accounts.INTEREST_RECEIVABLE, receivable)
        memo = min(self.amount.satang - receivable, now.balances[accounts.MEMO_INTEREST])
        hand.move(accounts.LOANS, accounts.DEFERRED_INTEREST, memo)
        hand.move(accounts.MEMO_CONTRA, accounts.MEMO_INTEREST, memo)
        now.capitalised += receivable + memo


@dataclass(frozen=True, slots=True)
class WriteOff:
    """
    Principal, then interest receivable, taken out of the books. The claim goes on: principal among
    what is still pursued, interest among what is claimed without being income.
    """

    amount: Baht
    kind: ClassVar[Kind] = Kind.WRITE_OFF

    def onto(self, hand: Hand) -> None:
        now = hand.now
        principal = min(self.amount.satang, now.balances[accounts.LOANS])
        hand.move(accounts.LOSSES, accounts.LOANS, principal)
        hand.move(accounts.MEMO_WRITTEN_OFF, accounts.MEMO_CONTRA, principal)
        now.written_off += principal
        interest = min(self.amount.satang - principal, now.balances[accounts.INTEREST_RECEIVABLE])
        hand.move(accounts.LOSSES, accounts.INTEREST_RECEIVABLE, interest)
        hand.move(accounts.MEMO_INTEREST, accounts.MEMO_CONTRA, interest)
        judge(hand.now, Ground.WRITTEN_OFF, LoanClass.DOUBTFUL_OF_LOSS)
