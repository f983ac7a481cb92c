"""What may not be entered, told all at once."""

import pytest

from states.invalid import Invalid
from states.loan.arrears import LoanClass
from states.loan.changes import (
    Closing,
    DefaultRate,
    Ground,
    Judgement,
    NewPlan,
    Pause,
    PlanReason,
    Rate,
    Reversal,
)
from states.loan.checks import entered
from states.loan.fact import Fact, What
from states.loan.ledger import Ledger
from states.loan.money import (
    Capitalisation,
    Charge,
    Disbursement,
    Receipt,
    Recovery,
    Refund,
    Waiver,
    WriteOff,
)
from states.loan.plan import Plan
from tests.states.loan.book import Book, baht, monthly, on, opened


def faults(ledger: Ledger, fact: Fact) -> list[Invalid]:
    """Why a fact may not be entered; then the ledger is left as it was."""
    after, found = entered(ledger, fact)
    assert (after is ledger) == bool(found)
    assert found or after == ledger.post(fact)
    return found


def book() -> Book:
    """Interest of 794.52 to 29 February, a charge of 500.00, a receipt of 10.00 as entry 5."""
    written = opened().enter("2024-02-01", Charge(baht("500.00"), "stamp duty"))
    return written.enter("2024-02-29", Receipt(baht("10.00")))


def plan_of(principal: str, due: str = "2024-04-30") -> Plan:
    return Plan.of([(on(due), baht(principal), baht("0.00"))])


@pytest.mark.parametrize(
    ("day", "what", "field"),
    [
        ("2024-02-29", Receipt(baht("0.00")), "amount"),
        ("2024-02-29", Receipt(baht("0.01")), None),
        ("2024-02-29", Disbursement(baht("0.00")), "amount"),
        ("2024-02-29", Refund(baht("0.01")), "amount"),
        ("2024-02-29", Waiver(baht("1284.52")), None),
        ("2024-02-29", Waiver(baht("1284.53")), "amount"),
        ("2024-02-29", Capitalisation(baht("794.52")), None),
        ("2024-02-29", Capitalisation(baht("794.53")), "amount"),
        ("2024-02-29", WriteOff(baht("1000794.52")), None),
        ("2024-02-29", WriteOff(baht("1000794.53")), "amount"),
        ("2024-02-29", Recovery(baht("1.00")), "amount"),
        ("2024-02-29", Rate(0), None),
        ("2024-02-29", Rate(150_000), None),
        ("2024-02-29", Rate(150_001), "annual_millionths"),
        ("2024-02-29", DefaultRate(-1), "annual_millionths"),
        ("2024-01-31", Rate(20_000), "value_on"),
        ("2024-01-31", DefaultRate(50_000), None),
        ("2024-02-29", Pause(on("2024-02-29")), None),
        ("2024-02-29", Pause(on("2024-02-28")), "last_day"),
        ("2024-02-29", NewPlan(plan_of("1000000.00"), PlanReason.RESTRUCTURED), None),
        ("2024-02-29", NewPlan(plan_of("999999.99"), PlanReason.RESTRUCTURED), "plan"),
        ("2024-02-29", NewPlan(plan_of("999999.99"), PlanReason.DRAWN), None),
        ("2024-04-30", NewPlan(plan_of("1000000.00"), PlanReason.DRAWN), "plan"),
        ("2024-02-29", NewPlan(Plan(()), PlanReason.DRAWN), None),
        ("2024-02-29", NewPlan(Plan(()), PlanReason.RELIEF), "plan"),
        ("2024-01-31", NewPlan(monthly(1, "1.00", "0.00"), PlanReason.DRAWN), "value_on"),
        ("2024-02-29", Reversal(), "annuls"),
        ("2024-02-29", Closing(), None),
    ],
)
def test_a_fact_is_judged_by_the_ledger(day: str, what: What, field: str | None) -> None:
    """Amounts to the satang, rates up to the legal limit, plans that pay back what is owed."""
    written = book()
    found = faults(written.ledger, written.fact(day, what))
    assert [fault.field for fault in found] == ([] if field is None else [field])
    assert all(fault.thai and fault.english for fault in found)


@pytest.mark.parametrize(
    ("day", "annuls", "field"),
    [
        ("2024-02-29", 5, None),
        ("2024-03-01", 5, "value_on"),
        ("2024-02-29", 6, "annuls"),
        ("2024-02-29", 0, "annuls"),
    ],
)
def test_a_reversal_names_an_entry_and_its_day(day: str, annuls: int, field: str | None) -> None:
    """It counts from the value date of what it reverses."""
    written = book()
    found = faults(written.ledger, written.fact(day, Reversal(), annuls, booked="2024-03-05"))
    assert [fault.field for fault in found] == ([] if field is None else [field])


def test_nothing_is_reversed_twice() -> None:
    """An entry that stands no longer cannot be reversed again."""
    written = book().enter("2024-02-29", Reversal(), annuls=5)
    again = written.fact("2024-02-29", Reversal(), annuls=5)
    assert [fault.field for fault in faults(written.ledger, again)] == ["annuls"]


def test_a_recovery_follows_a_write_off() -> None:
    """Even where it is more than was written off: the rest is a receipt."""
    written = book().enter("2024-03-01", WriteOff(baht("1.00")))
    assert faults(written.ledger, written.fact("2024-03-01", Recovery(baht("2.00")))) == []


def test_a_correction_may_name_another_day_and_amount() -> None:
    """The right receipt stands instead of the wrong one."""
    written = book()
    right = written.fact("2024-02-27", Receipt(baht("100.00")), annuls=5, booked="2024-03-01")
    assert faults(written.ledger, right) == []
    corrected = written.ledger.post(right)
    assert [each.fact.entry for each in corrected.postings if not each.stands] == [5]


def test_every_fault_is_told_at_once() -> None:
    """Number, day and amount of one entry."""
    written = book()
    written.entries = 3
    wrong = written.fact("2024-03-02", Receipt(baht("0.00")), booked="2024-03-01")
    assert [each.field for each in faults(written.ledger, wrong)] == ["entry", "value_on", "amount"]


def test_one_ground_is_judged_once_a_day() -> None:
    """Another ground may be on the same day; the same one has to be corrected."""
    written = book().enter("2024-03-01", Judgement(Ground.CALLED, LoanClass.SUBSTANDARD))
    again = written.fact("2024-03-01", Judgement(Ground.CALLED, LoanClass.NORMAL))
    other = written.fact("2024-03-01", Judgement(Ground.RECEIVERSHIP, LoanClass.DOUBTFUL))
    assert [each.field for each in faults(written.ledger, again)] == ["value_on"]
    assert faults(written.ledger, other) == []


def test_nothing_is_entered_before_the_ledger_begins() -> None:
    """A ledger begun again in March takes no entry of February."""
    written = book()
    early = written.fact("2024-02-28", Receipt(baht("1.00")))
    assert [each.field for each in faults(written.ledger.resumed(), early)] == ["value_on"]
