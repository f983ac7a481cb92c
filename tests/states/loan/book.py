"""Loans written by hand for the tests: amounts and days as a credit officer types them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self

from states.baht import Baht
from states.loan.changes import NewPlan, PlanReason, Rate
from states.loan.fact import Fact, What
from states.loan.ledger import Ledger
from states.loan.money import Disbursement
from states.loan.plan import Plan
from states.loan.policy import Policy
from states.loan.position import Position
from states.months import add_months

ONE_PERCENT = 10_000
DISBURSED = "2024-01-31"


def baht(text: str) -> Baht:
    return Baht.parse(text)


def on(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Book:
    """One loan with its entries numbered by itself."""

    policy: Policy = field(default_factory=Policy)
    ledger: Ledger = field(init=False)
    entries: int = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.policy)

    def fact(self, day: str, what: What, annuls: int | None = None, booked: str = "") -> Fact:
        return Fact(self.entries + 1, on(day), on(booked or day), what, annuls)

    def enter(self, day: str, what: What, annuls: int | None = None, booked: str = "") -> Self:
        self.ledger = self.ledger.post(self.fact(day, what, annuls, booked))
        self.entries += 1
        return self

    def at(self, day: str) -> Position:
        return self.ledger.on(on(day))

    def class_on(self, day: str) -> str:
        return self.at(day).class_on(on(day))


def monthly(
    months: int, principal: str, interest: str, after: str = DISBURSED, grace: int = 0
) -> Plan:
    """So many equal instalments on the same day of the month, the first ones without principal."""
    first = on(after)
    return Plan.of(
        (
            add_months(first, n),
            Baht(0) if n <= grace else baht(principal),
            baht(interest),
        )
        for n in range(1, months + 1)
    )


def opened(plan: Plan | None = None, policy: Policy | None = None, rate: int = ONE_PERCENT) -> Book:
    """One million at 1% on 31 January 2024, in ten instalments unless another plan is given."""
    book = Book(policy or Policy())
    book.enter(DISBURSED, Disbursement(baht("1000000.00")))
    book.enter(DISBURSED, Rate(rate))
    return book.enter(
        DISBURSED,
        NewPlan(plan or monthly(10, "100000.00", "0.00"), PlanReason.CONTRACT),
    )
