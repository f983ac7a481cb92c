"""Where a loan stands after a posting: balances, what has fallen due, how it is classified."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from states.baht import Baht
from states.loan import accounts
from states.loan.arrears import NEW, Arrears, LoanClass, classify, day_of
from states.loan.numbers import Numbers
from states.loan.plan import Dues

NO_DUES: Final = Dues()
NO_OTHER: Final = Numbers()


@dataclass(slots=True)
class Position:
    """
    The whole state of a loan at the end of a posting; all that later postings need of the past.

    Days are ordinals, 0 for none; amounts are satang; the `rest` of an interest is what is left of
    a satang, as a numerator over `interest.DENOMINATOR`. A position is never changed once a posting
    holds it: the next posting starts from a `copy`.
    """

    day: int = 0
    balances: list[int] = field(default_factory=lambda: [0] * len(accounts.ACCOUNTS))
    # running totals of principal; balances[LOANS] is kept by itself and has to agree
    drawn: int = 0
    capitalised: int = 0
    repaid: int = 0
    written_off: int = 0
    recovered: int = 0
    # interest
    rate: int = 0
    default_rate: int = 0
    interest_rest: int = 0
    default_rest: int = 0
    # what falls due, and the money that covers it
    dues: Dues = NO_DUES
    cover: int = 0
    # arrears
    arrears: Arrears = NEW
    grounds: tuple[tuple[str, int], ...] = ()
    non_performing_on: int = 0
    first_non_performing: int = 0
    rank_before: int = 0
    cure_since: int = 0
    next_change: int = 0
    # relief and restructuring
    watched: bool = False
    watch_since: int = 0
    watch_ends: int = 0
    restructurings: int = 0
    reschedulings: int = 0
    reliefs: int = 0
    # what the agreement in force says of servicing
    numbers: Numbers = NO_OTHER

    def copy(self) -> "Position":
        """The same, to be changed. Written out: it runs at every posting."""
        return Position(
            self.day,
            self.balances.copy(),
            self.drawn,
            self.capitalised,
            self.repaid,
            self.written_off,
            self.recovered,
            self.rate,
            self.default_rate,
            self.interest_rest,
            self.default_rest,
            self.dues,
            self.cover,
            self.arrears,
            self.grounds,
            self.non_performing_on,
            self.first_non_performing,
            self.rank_before,
            self.cure_since,
            self.next_change,
            self.watched,
            self.watch_since,
            self.watch_ends,
            self.restructurings,
            self.reschedulings,
            self.reliefs,
            self.numbers,
        )

    @property
    def principal(self) -> Baht:
        """Principal outstanding."""
        return Baht(self.balances[accounts.LOANS])

    @property
    def interest(self) -> Baht:
        """Interest accrued to the day of the last posting and not paid, income or not."""
        return Baht(
            self.balances[accounts.INTEREST_RECEIVABLE] + self.balances[accounts.MEMO_INTEREST]
        )

    @property
    def default_interest(self) -> Baht:
        return Baht(self.balances[accounts.MEMO_DEFAULT_INTEREST])

    @property
    def charges(self) -> Baht:
        return Baht(self.balances[accounts.CHARGES_RECEIVABLE])

    @property
    def credit(self) -> Baht:
        """What was paid beyond all that was owed, and can be refunded."""
        return Baht(-self.balances[accounts.CREDIT_BALANCE])

    @property
    def next_due_on(self) -> date | None:
        """Due day of the first instalment not covered, future ones included."""
        return day_of(self.arrears.next_due)

    @property
    def next_change_on(self) -> date | None:
        """The day on which the class changes by itself if nothing more is posted."""
        return day_of(self.next_change)

    def class_on(self, today: date) -> LoanClass:
        """The class at the end of `today`, a day not before the last posting."""
        return classify(self.arrears, today, self.numbers.limits)

    def first_non_performing_on(self, today: date) -> date | None:
        """
        The first day on which the loan was non-performing, sued or written off, as seen at the end
        of `today`. No cure takes it back; only facts that show that it never happened do.
        """
        if self.first_non_performing:
            return day_of(self.first_non_performing)
        if 0 < self.non_performing_on <= today.toordinal():
            return day_of(self.non_performing_on)
        return None
