"""
The account of a loan while an act is judged: its ledger as far as it was read, and what the act
enters in it.

An account is read from where its last posting left it. What counts earlier than that, or needs to
look at an earlier entry, asks for the whole history (`HistoryNeededError`); whoever holds the books
reads it and tries again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from states.baht import ZERO, Baht
from states.copies import copied
from states.invalid import Invalid
from states.loan import accounts, arrears, checks
from states.loan.arrears import NON_PERFORMING, LoanClass
from states.loan.changes import NewPlan, Reversal, Servicing
from states.loan.fact import Fact, Kind, What
from states.loan.ledger import Ledger, Posting, fold
from states.loan.numbers import Numbers
from states.loan.policy import Policy
from states.loan.position import Position
from states.loan.stored import dues_document, position_document, position_from

POLICY = Policy()
"""How every loan is serviced."""
_KINDS = tuple(Kind)
_ORDERS = {kind.value: kind.order for kind in Kind}
_REVERSIBLE = frozenset(
    {Kind.RECEIPT, Kind.PREPAYMENT, Kind.RECOVERY, Kind.CHARGE, Kind.WAIVER, Kind.REFUND}
)
"""Draws, plans and agreements are changed by acts of their own, never taken back."""
_INTEREST = frozenset(
    {accounts.INTEREST_RECEIVABLE, accounts.INTEREST_INCOME, accounts.DEFAULT_INTEREST_INCOME}
)
_RECEIVED_INTO = frozenset({accounts.CASH, accounts.CREDIT_BALANCE})


class HistoryNeededError(LookupError):
    """What is entered counts before, or looks at, what was not read of the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """
    `today` is the booking day. `entries` is the number of the last entry, `whole` says that the
    ledger begins with the first fact. `entered` are the facts of this act; once one of them has
    `faults`, nothing more is entered. `opening` is the ledger as it was before the act.
    """

    today: date
    ledger: Ledger = field(default_factory=lambda: Ledger(POLICY))
    opening: Ledger = field(default_factory=lambda: Ledger(POLICY))
    entries: int = 0
    interest_received: Baht = ZERO
    whole: bool = True
    entered: tuple[Fact, ...] = ()
    faults: tuple[Invalid, ...] = ()

    @property
    def position(self) -> Position:
        return self.ledger.position

    # ------------------------------------------------------------------------------ entering

    def enter(self, value_on: date, what: What, annuls: int | None = None) -> "Account":
        """One more fact, or its faults. Errors: HistoryNeededError."""
        if self.faults:
            return self
        fact = Fact(self.entries + 1, value_on, self.today, what, annuls)
        if annuls is not None or fact.key <= self.ledger.opened or _looks_at_its_day(self, fact):
            self.needs_history()
        ledger, found = checks.entered(self.ledger, fact)
        if found:
            return copied(self, faults=tuple(found))
        return copied(
            self,
            ledger=ledger,
            entries=fact.entry,
            interest_received=self._received(ledger, fact),
            entered=(*self.entered, fact),
        )

    def _received(self, ledger: Ledger, fact: Fact) -> Baht:
        """Interest paid so far; when entries were done again, summed up again."""
        if fact.annuls is None and ledger.postings[-1].fact is fact:
            return self.interest_received + _interest_in(ledger.postings[-1:])
        return _interest_in(ledger.postings)

    def refuse(self, field_name: str, thai: str, english: str) -> "Account":
        """The account with a fault that its checks cannot know."""
        return copied(self, faults=(*self.faults, Invalid(field_name, thai, english)))

    def reverse(self, entry: int) -> "Account":
        """What turned out not to be, such as money that never came: the entry never counted."""
        self.needs_history()
        wrong = next((each.fact for each in self.ledger.postings if each.fact.entry == entry), None)
        if wrong is None or wrong.what.kind not in _REVERSIBLE:
            return self.refuse(
                "entry",
                f"รายการที่ {entry} ไม่ใช่รายการที่กลับได้",
                f"entry {entry} is none that can be reversed",
            )
        return self.enter(wrong.value_on, Reversal(), entry)

    def replan(self, day: date, new: NewPlan) -> "Account":
        """A plan from `day`; one that begins on that day is corrected by it."""
        return self._enter_for_the_day(day, new)

    def serviced(self, day: date, numbers: Numbers) -> "Account":
        """The account serviced under these numbers from `day`; as it is where they are in force."""
        self.needs_history()
        if self.faults or self.at(day).numbers == numbers:
            return self
        return self._enter_for_the_day(day, Servicing(numbers))

    def _enter_for_the_day(self, day: date, what: What) -> "Account":
        """What counts once a day; one of that day is corrected by it."""
        self.needs_history()
        of_the_day = (
            each.fact.entry
            for each in self.ledger.postings
            if each.stands and each.fact.what.kind is what.kind and each.fact.value_on == day
        )
        return self.enter(day, what, next(of_the_day, None))

    def last_plan(self) -> Fact | None:
        """The plan in force. Errors: HistoryNeededError."""
        self.needs_history()
        found = (
            each.fact
            for each in reversed(self.ledger.postings)
            if each.stands and isinstance(each.fact.what, NewPlan)
        )
        return next(found, None)

    def needs_history(self) -> None:
        """Errors: HistoryNeededError unless the ledger begins with the first fact."""
        if not self.whole:
            raise HistoryNeededError("the ledger begins later")

    # ------------------------------------------------------------------------- how it stands

    def at(self, day: date) -> Position:
        """Where the loan stands at the end of a day, interest accrued up to it."""
        return self.ledger.on(day)

    def days_past_due(self, day: date) -> int:
        """Days past due at the end of a day that is not before the last posting."""
        standing = self.position.arrears
        return arrears.days_past_due(standing.next_due, standing.pauses, day.toordinal())

    def past_due_since(self, day: date) -> date | None:
        """The day from which those days count, paused ones left out; None when there are none."""
        days = self.days_past_due(day)
        return day - timedelta(days=days) if days else None

    def class_on(self, day: date) -> LoanClass:
        return self.position.class_on(day)

    def is_non_performing(self, day: date) -> bool:
        return self.class_on(day).rank >= NON_PERFORMING

    def is_watched(self, day: date) -> bool:
        """Whether the watch that follows a restructuring is not over at the end of a day."""
        position = self.position
        return position.watched and not 0 < position.watch_ends <= day.toordinal()

    def met_in_a_row(self, since: int, day: date) -> int:
        """Instalments that fell due after an ordinal day (0: none counts) and are covered."""
        if not since:
            return 0
        position, dues = self.position, self.position.dues
        covered = dues.covered(position.cover + self.ledger.policy.tolerance.satang)
        return max(min(covered, dues.fallen(day.toordinal())) - dues.fallen(since), 0)

    @property
    def other_owed(self) -> Baht:
        """What is owed besides principal at the last posting."""
        position = self.position
        return position.interest + position.default_interest + position.charges

    # ------------------------------------------------------------------------------- storing

    def document(self) -> dict[str, Any]:
        """All that later postings need of the past, but for what falls due when (`dues`)."""
        day, order, entry = self.ledger.last
        return {
            "entries": self.entries,
            "opened": [day, _KINDS[order].value, entry],
            "interest_received": str(self.interest_received),
            "position": position_document(self.position),
        }

    def dues(self) -> list[list[int]]:
        """What falls due when: long, and changed by a plan alone."""
        return dues_document(self.position.dues)

    @property
    def is_replanned(self) -> bool:
        """Whether the act changed what falls due when; before the first plan that is nothing."""
        return self.position.dues != self.opening.position.dues


def resumed(told: Mapping[str, Any], dues: Sequence[Sequence[int]], today: date) -> Account:
    """The account from where its last posting left it, in what `document` and `dues` said."""
    day, kind, entry = told["opened"]
    position = position_from(told["position"], dues)
    ledger = Ledger(POLICY, (), position, (day, _ORDERS[kind], entry))
    return Account(
        today=today,
        ledger=ledger,
        opening=ledger,
        entries=told["entries"],
        interest_received=Baht.written(told["interest_received"]),
        whole=False,
    )


def refolded(facts: Iterable[Fact], today: date) -> Account:
    """The account from all its facts."""
    ledger = fold(POLICY, facts)
    return Account(
        today=today,
        ledger=ledger,
        opening=ledger,
        entries=max((posting.fact.entry for posting in ledger.postings), default=0),
        interest_received=_interest_in(ledger.postings),
    )


def _looks_at_its_day(account: Account, fact: Fact) -> bool:
    """Rates, plans and classes count once a day: what else that day holds has to be known."""
    return fact.what.kind.order >= Kind.RATE.order and account.ledger.opened[0] == fact.key[0]


def _interest_in(postings: Iterable[Posting]) -> Baht:
    """What the borrower paid of interest, default interest included."""
    return Baht(
        sum(
            satang
            for posting in postings
            for debit, credit, satang in posting.lines[posting.accrued :]
            if debit in _RECEIVED_INTO and credit in _INTEREST
        )
    )
