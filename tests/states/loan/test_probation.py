"""How a non-performing loan is cured, and what agreeing anew does to its class."""

import pytest

from states.loan.arrears import LoanClass
from states.loan.changes import Ground, Judgement, NewPlan, Pause, PlanReason
from states.loan.money import Receipt
from states.loan.plan import Plan
from states.loan.probation import counted_from
from tests.states.loan.book import Book, baht, monthly, on, opened

MONTHLY = monthly(24, "10000.00", "0.00")
NEW_LIFE = "2024-07-10"
PERFORMING = ("normal", "late", "special_mention")


def unpaid() -> Book:
    """Nothing paid since the first instalment of 29 February: non-performing from 30 May 2024."""
    return opened(MONTHLY, rate=0)


def paying(book: Book, *days: str) -> Book:
    for day in days:
        book.enter(day, Receipt(baht("10000.00")))
    return book


def cleared(day: str, instalments: int) -> Book:
    return unpaid().enter(day, Receipt(baht(f"{instalments}0000.00")))


@pytest.mark.parametrize(
    ("book", "last_non_performing", "first_cured"),
    [
        pytest.param(
            paying(cleared("2024-06-15", 4), "2024-06-30", "2024-07-31", "2024-08-31"),
            "2024-09-14",
            "2024-09-15",
            id="three months take longer than three instalments",
        ),
        pytest.param(
            paying(cleared("2024-06-30", 5), "2024-07-31", "2024-08-31", "2024-09-30"),
            "2024-09-29",
            "2024-09-30",
            id="instalment due on the day of clearing is not one of the three",
        ),
        pytest.param(
            paying(cleared("2024-06-15", 4), "2024-06-30", "2024-07-31", "2024-09-20"),
            "2024-09-19",
            "2024-09-20",
            id="third instalment paid 20 days late, after three months",
        ),
        pytest.param(
            cleared("2024-06-15", 9),
            "2024-09-14",
            "2024-09-15",
            id="three instalments paid ahead count when they fall due",
        ),
        pytest.param(
            paying(cleared("2024-06-15", 4), "2024-07-30", "2024-07-31", "2024-08-31"),
            "2024-09-14",
            "2024-09-15",
            id="first instalment 30 days late is late, not missed",
        ),
        pytest.param(
            paying(
                cleared("2024-06-15", 4), "2024-08-01", "2024-08-01", "2024-08-31", "2024-09-30"
            ).enter("2024-10-31", Receipt(baht("10000.00"))),
            "2024-10-31",
            "2024-11-01",
            id="first instalment 32 days late was missed: all begins again on 1 August",
        ),
        pytest.param(
            unpaid()
            .enter("2024-06-15", Receipt(baht("39998.99")))
            .enter("2024-06-20", Receipt(baht("30000.01"))),
            "2024-09-19",
            "2024-09-20",
            id="what lacked 1.01 baht did not clear the arrears",
        ),
    ],
)
def test_three_instalments_and_three_months(
    book: Book, last_non_performing: str, first_cured: str
) -> None:
    """The loan performs again when both are over, whichever takes longer."""
    assert book.class_on(last_non_performing) == "substandard"
    assert book.class_on(first_cured) in PERFORMING


def test_paying_all_at_once_does_not_cure() -> None:
    """With nothing left to fall due, three months have to pass."""
    book = unpaid().enter("2024-06-15", Receipt(baht("1000000.00")))
    assert book.ledger.position.next_due_on is None
    assert book.class_on("2024-09-14") == "substandard"
    assert book.class_on("2024-09-15") == "normal"


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2024-02-29", "normal"),
        ("2024-03-11", "late"),
        ("2024-04-15", "special_mention"),
        ("2024-05-30", "special_mention"),  # on the 91st day itself, it was not yet over
        ("2024-05-31", "substandard"),
        ("2024-09-01", "doubtful"),
        ("2025-06-01", "doubtful_of_loss"),
    ],
)
def test_agreeing_anew_keeps_the_class(day: str, kept: str) -> None:
    """New days make nothing past due; the class of the day before stays until the cure."""
    plan = monthly(12, "83333.33", "0.00", after=day)
    book = unpaid().enter(day, NewPlan(plan, PlanReason.RESTRUCTURED))
    assert book.class_on(day) == kept
    assert book.at(day).arrears.next_due > on(day).toordinal()


def test_a_restructured_loan_stays_non_performing_until_cured() -> None:
    """Three instalments of the new plan and three months."""
    plan = monthly(12, "83333.33", "0.00", after=NEW_LIFE)
    book = unpaid().enter(NEW_LIFE, NewPlan(plan, PlanReason.RESTRUCTURED))
    for day in ("2024-08-10", "2024-09-10"):
        book.enter(day, Receipt(baht("83333.33")))
    assert book.class_on("2024-10-09") == "substandard"
    book.enter("2024-10-10", Receipt(baht("83333.33")))
    assert book.class_on("2024-10-10") == "normal"
    assert book.ledger.position.restructurings == 1


def test_a_pause_neither_cures_nor_misses() -> None:
    """In a moratorium nothing becomes past due; instalments not paid are not met either."""
    book = cleared("2024-06-15", 4).enter("2024-06-20", Pause(on("2024-12-31")))
    assert book.class_on("2024-12-31") == "substandard"
    assert book.at("2024-12-31").cure_since == on("2024-06-15").toordinal()
    paying(book, *["2025-01-05"] * 7)
    assert book.class_on("2025-01-05") == "normal"


def test_a_suit_makes_a_loan_non_performing_until_it_is_over_and_cured() -> None:
    """Lifting the ground begins the probation."""
    book = paying(unpaid(), "2024-02-29")
    book.enter("2024-03-01", Judgement(Ground.SUIT, LoanClass.SUBSTANDARD))
    paying(book, "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31")
    assert book.class_on("2024-08-01") == "substandard"
    book.enter("2024-08-15", Judgement(Ground.SUIT, LoanClass.NORMAL))
    paying(book, "2024-08-31", "2024-09-30", "2024-10-31")
    assert book.class_on("2024-11-14") == "substandard"
    assert book.class_on("2024-11-15") == "normal"
    assert book.at("2024-11-15").first_non_performing_on(on("2024-11-15")) == on("2024-03-01")


def test_a_suit_in_the_probation_begins_it_again() -> None:
    """Filed on 1 August and withdrawn on 2 August: three months from then."""
    book = cleared("2024-06-15", 12)
    book.enter("2024-08-01", Judgement(Ground.SUIT, LoanClass.SUBSTANDARD))
    book.enter("2024-08-02", Judgement(Ground.SUIT, LoanClass.NORMAL))
    assert book.class_on("2024-11-01") == "substandard"
    assert book.class_on("2024-11-02") == "normal"


def test_a_new_plan_in_the_probation_begins_it_again() -> None:
    """A day before the cure new terms are agreed: instalments and months count from then."""
    book = cleared("2024-06-15", 12)
    days = ("2024-09-21", "2024-09-28", "2024-10-05", "2025-01-31")
    weekly = Plan.of([(on(day), baht("220000.00"), baht("0.00")) for day in days])
    book.enter("2024-09-14", NewPlan(weekly, PlanReason.RESCHEDULED))
    book.enter("2024-09-20", Receipt(baht("660000.00")))
    assert book.class_on("2024-12-13") == "substandard"
    assert book.class_on("2024-12-14") == "normal"


@pytest.mark.parametrize(
    ("since", "clear", "counted"),
    [(0, True, 9), (0, False, 0), (5, True, 5), (5, False, 5), (9, False, 0), (9, True, 9)],
)
def test_a_probation_is_counted_from_the_end_of_a_day(
    since: int, clear: bool, counted: int
) -> None:
    """What was clear within day 9 and is not at its end was never clear; days before stay."""
    assert counted_from(since, 9, clear=clear) == counted


@pytest.mark.parametrize(
    ("reason", "restructurings", "reschedulings", "on_watch"),
    [
        (PlanReason.RESTRUCTURED, 1, 0, True),
        (PlanReason.SETTLED, 1, 0, True),
        (PlanReason.RESCHEDULED, 0, 1, True),
        (PlanReason.RELIEF, 0, 0, False),
        (PlanReason.RATE_CHANGED, 0, 0, False),
    ],
)
def test_changes_of_terms_are_counted(
    reason: PlanReason, restructurings: int, reschedulings: int, on_watch: bool
) -> None:
    """Whatever takes in what was due is watched; new days alone have a count of their own."""
    plan = monthly(12, "83333.33", "0.00", after=NEW_LIFE)
    position = unpaid().enter(NEW_LIFE, NewPlan(plan, reason)).ledger.position
    assert position.restructurings == restructurings
    assert position.reschedulings == reschedulings
    assert position.watched is on_watch


def test_the_watch_ends_with_the_twelfth_normal_instalment() -> None:
    """Twelve in a row; a missed one begins the count again."""
    plan = monthly(24, "40000.00", "0.00", after=NEW_LIFE)
    book = opened(rate=0).enter(NEW_LIFE, NewPlan(plan, PlanReason.RESTRUCTURED))
    for row in plan.instalments[:12]:
        position = book.at(row.due_on.isoformat())
        assert (position.watched, position.watch_ends) == (True, 0)
        assert position.watch_since == on(NEW_LIFE).toordinal()
        book.enter(row.due_on.isoformat(), Receipt(row.total))
    assert book.at("2025-07-10").watch_ends == on("2025-07-10").toordinal()
    assert not book.at("2025-07-11").watched
    book.enter("2025-08-10", Receipt(plan.instalments[12].total))
    assert not book.at("2025-08-10").watched

    missed = opened(rate=0).enter(NEW_LIFE, NewPlan(plan, PlanReason.RESTRUCTURED))
    missed.enter("2024-09-11", Receipt(baht("80000.00")))
    assert missed.at("2024-09-11").watch_since == on("2024-09-11").toordinal()


def test_a_plan_for_more_drawn_carries_what_had_fallen_due() -> None:
    """A new tranche does not make an unpaid instalment forgotten."""
    plan = monthly(10, "150000.00", "0.00", after="2024-04-10")
    book = unpaid().enter("2024-04-10", NewPlan(plan, PlanReason.DRAWN))
    assert book.ledger.position.next_due_on == on("2024-02-29")
    book.enter("2024-04-11", Receipt(baht("20000.00")))
    assert book.ledger.position.next_due_on == on("2024-05-10")


def test_paying_ahead_of_a_plan_is_taken_into_the_next() -> None:
    """What was paid ahead lessened the principal that the new plan pays back: not counted twice."""
    book = unpaid().enter("2024-03-01", Receipt(baht("500000.00")))
    plan = Plan.of([(on("2024-04-30"), baht("500000.00"), baht("0.00"))])
    book.enter("2024-03-02", NewPlan(plan, PlanReason.PREPAID))
    assert book.ledger.position.next_due_on == on("2024-04-30")
