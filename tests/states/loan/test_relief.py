"""A relief: what rests, what stays due, and how the rest is brought in afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from states.baht import Baht
from states.loan.changes import NewPlan, Pause, PlanReason, Rate
from states.loan.interest import DENOMINATOR
from states.loan.money import Disbursement, Receipt
from states.loan.plan import Instalment
from states.loan.planning import Agreed, plan_of_draws
from states.loan.position import Position
from states.loan.programmes import Rests
from states.loan.relief import Ending, Rest, relieved, slots_of
from states.loan.terms import Draw
from tests.states.loan.book import Book, baht, monthly, on, opened
from tests.states.loan.lives import POLICY
from tests.states.loan.recomputed import recomputed

HALF_A_YEAR = Rest(on("2024-03-10"), on("2024-09-09"), Rests.ALL, Ending.KEEP)


def plan_of(book: Book, rest: Rest) -> tuple[Instalment, ...]:
    plan = relieved(book.at(rest.first_day.isoformat()), rest)
    assert plan is not None
    return plan.instalments


def granted(book: Book, rest: Rest) -> Book:
    """The relief as its paper enters it."""
    plan = relieved(book.at(rest.first_day.isoformat()), rest)
    book.enter(rest.first_day.isoformat(), Pause(rest.last_day))
    if plan is not None:
        book.enter(rest.first_day.isoformat(), NewPlan(plan, PlanReason.RELIEF))
    return book


# ---------------------------------------------------------------------------- by example


@pytest.mark.parametrize(
    ("ending", "first", "last", "count", "principal"),
    [
        (Ending.KEEP, "2024-09-30", "2024-11-30", 3, "300000.00"),
        (Ending.MOVE, "2024-09-30", "2025-05-31", 9, "100000.00"),
    ],
)
def test_nothing_falls_due_at_once(
    ending: Ending, first: str, last: str, count: int, principal: str
) -> None:
    """Ten of 100,000 from February on, the first is paid; after half a year three are left."""
    book = opened(rate=0).enter("2024-02-29", Receipt(baht("100000.00")))
    rows = plan_of(book, HALF_A_YEAR._replace(ending=ending))
    assert (rows[0].due_on, rows[-1].due_on) == (on(first), on(last))
    assert [row.principal for row in rows] == [baht(principal)] * count


def test_interest_of_the_rest_is_spread_without_interest() -> None:
    """At 1% on 900,000.00 from 29 February to 9 September: 4,758.90, a third with each of three."""
    book = opened().enter("2024-02-29", Receipt(baht("100794.52")))
    before = plan_of(book, HALF_A_YEAR)
    assert Baht.total(row.principal for row in before) == baht("900000.00")
    # interest of the rest comes first (s.329); principal is what that leaves of the equal share
    shares = [row.total for row in before]
    assert shares[0] == baht("301586.30") + baht("517.81")
    assert shares[0] > shares[1] > shares[2]


def test_interest_goes_on_where_principal_alone_rests() -> None:
    """Every due day of the rest asks for its month's interest, and for no principal."""
    book = opened().enter("2024-02-29", Receipt(baht("100794.52")))
    rows = plan_of(book, HALF_A_YEAR._replace(rests=Rests.PRINCIPAL))
    assert [row.due_on for row in rows[:6]] == [
        on(day)
        for day in (
            "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31",
        )
    ]  # fmt: skip
    assert {row.principal for row in rows[:6]} == {Baht(0)}
    assert rows[0].interest == baht("764.38")
    assert [row.principal for row in rows[6:]] == [baht("300000.00")] * 3


def test_what_had_fallen_due_stays_due_with_its_days_paused() -> None:
    """February was not paid: ten days past due on 10 March, the same on 9 September, then more."""
    book = granted(opened(rate=0), HALF_A_YEAR)
    assert book.ledger.position.next_due_on == on("2024-02-29")
    assert book.ledger.position.dues.principal[-1] == baht("1000000.00").satang
    for day, expected in (("2024-03-10", 9), ("2024-09-09", 9), ("2024-09-10", 10)):
        assert book.ledger.position.arrears.pauses
        assert days_past_due_of(book, day) == expected


def days_past_due_of(book: Book, day: str) -> int:
    return recomputed(book.ledger.facts, POLICY, on(day))[on(day)].past_due


@pytest.mark.parametrize(
    ("first", "rests_too"), [("2024-03-31", True), ("2024-04-01", False), ("2024-03-30", True)]
)
def test_what_falls_due_on_the_first_day_rests(first: str, *, rests_too: bool) -> None:
    """The day before it stays due."""
    book = opened(rate=0).enter("2024-02-29", Receipt(baht("100000.00")))
    book = granted(book, HALF_A_YEAR._replace(first_day=on(first)))
    expected = "2024-09-30" if rests_too else "2024-03-31"
    assert book.ledger.position.next_due_on == on(expected)


@pytest.mark.parametrize("ending", list(Ending))
def test_a_rest_beyond_the_end_takes_another_end(ending: Ending) -> None:
    """Kept, no instalment is left to repay on; moved, each rested one follows after the rest."""
    book = opened(rate=0)
    rest = HALF_A_YEAR._replace(last_day=on("2024-12-09"), ending=ending)
    plan = relieved(book.at("2024-03-10"), rest)
    if ending is Ending.KEEP:
        assert plan is None
        assert slots_of(book.at("2024-03-10"), on("2024-03-09").toordinal())
    else:
        assert plan is not None
        days = [row.due_on for row in plan.instalments]
        assert (days[0], days[-1], len(days)) == (on("2024-12-31"), on("2025-08-31"), 9)


def test_a_rest_in_the_grace_moves_no_end() -> None:
    """No principal was to be repaid in it, so as many instalments repay it, on the same days."""
    plan = monthly(24, "83333.33", "800.00", grace=12)
    book = opened(plan)
    rows = plan_of(book, HALF_A_YEAR._replace(ending=Ending.MOVE))
    assert rows[-1].due_on == plan.instalments[-1].due_on
    assert [row.due_on for row in rows if row.principal] == [
        row.due_on for row in plan.instalments[12:]
    ]


def test_one_relief_after_the_other_leaves_no_satang_behind() -> None:
    """What the first deferred waits on in the second, and is spread with what that defers."""
    book = granted(opened(), HALF_A_YEAR._replace(ending=Ending.MOVE))
    second = Rest(on("2024-09-20"), on("2024-12-19"), Rests.ALL, Ending.MOVE)
    rows = plan_of(book, second)
    assert next(row.due_on for row in rows) == on("2024-12-31")
    missed = baht("100000.00")
    assert Baht.total(row.principal for row in rows) + missed == baht("1000000.00")


# ---------------------------------------------------------------------------- as a law

SOME_LOANS = st.fixed_dictionaries(
    {
        "amount": st.integers(1, 1_000_000_000),
        "term": st.integers(2, 84),
        "grace": st.integers(0, 36),
        "rate": st.sampled_from([0, 10_000, 20_000, 75_000]),
        "paid": st.integers(0, 30),
        "short": st.integers(0, 50_000),
        "after": st.integers(1, 1_200),
        "length": st.integers(1, 400),
        "rests": st.sampled_from(list(Rests)),
        "ending": st.sampled_from(list(Ending)),
    }
)
DRAWN = date(2019, 1, 31)


def some_loan(told: dict[str, int]) -> Book:
    """Drawn at the end of January 2019; so many instalments are paid on their days, one in part."""
    grace = min(told["grace"], told["term"] - 1)
    agreed = Agreed.by_contract(DRAWN, told["term"], grace, told["rate"])
    plan = plan_of_draws([Draw(on=DRAWN, amount=Baht(told["amount"]))], agreed, DRAWN)
    book = Book(POLICY)
    for what in (
        Disbursement(Baht(told["amount"])),
        Rate(told["rate"]),
        NewPlan(plan, PlanReason.CONTRACT),
    ):
        book.enter(DRAWN.isoformat(), what)
    first = DRAWN + timedelta(days=told["after"])
    for n, row in enumerate(plan.instalments):
        amount = row.total if n < told["paid"] else Baht(told["short"])
        if n <= told["paid"] and row.due_on < first and amount:
            book.enter(row.due_on.isoformat(), Receipt(amount))
    return book


def some_rest(told: dict[str, int]) -> Rest:
    first = DRAWN + timedelta(days=told["after"])
    last = first + timedelta(days=told["length"] - 1)
    return Rest(first, last, told["rests"], told["ending"])  # type: ignore[arg-type]


OF_A_FEW_SATANG = {
    "amount": 239,
    "term": 25,
    "grace": 0,
    "rate": 0,
    "paid": 0,
    "short": 0,
    "after": 1,
    "length": 212,
    "rests": Rests.PRINCIPAL,
    "ending": Ending.KEEP,
}


@example(OF_A_FEW_SATANG)
@given(SOME_LOANS)
def test_the_plan_pays_back_what_is_outstanding_and_no_instalment_is_a_balloon(
    told: dict[str, int],
) -> None:
    """
    Principal still due and principal planned are what is outstanding, to the satang; nothing that
    rests is due in the rest; afterwards no instalment exceeds that of a full re-amortisation.
    """
    book, rest = some_loan(told), some_rest(told)
    position = book.at(rest.first_day.isoformat())
    plan = relieved(position, rest)
    if plan is None:
        return
    rows = plan.instalments
    book = granted(book, rest)
    after = book.at(rest.first_day.isoformat())
    planned = Baht.total(row.principal for row in rows).satang
    still_due = position.principal.satang - planned
    missing = max(
        after.dues.owed[after.dues.fallen(rest.first_day.toordinal() - 1)] - after.cover, 0
    )
    assert 0 <= still_due <= missing
    in_rest = [row for row in rows if row.due_on <= rest.last_day]
    assert not any(row.principal for row in in_rest)
    assert not in_rest or rest.rests is Rests.PRINCIPAL
    left = [row for row in rows if row.due_on > rest.last_day]
    for row, most in zip(left, amortised_anew(position, rest, left), strict=True):
        assert row.total.satang <= most + ROUNDED


ROUNDED = 2
"""A share is rounded up; half up the interest until the rest begins, and that from then on."""


def amortised_anew(position: Position, rest: Rest, rows: list[Instalment]) -> Iterator[Fraction]:
    """
    What the same days would ask for if all that is outstanding after the rest, its interest
    included, were principal from then on, repaid in equal parts with interest on what is left.
    """
    day, first = rest.first_day.toordinal(), position.dues.fallen(rest.first_day.toordinal() - 1)
    owed = Fraction(position.principal.satang)
    left = owed + position.interest.satang
    if rest.rests is Rests.ALL:
        left += owed * position.rate * (rest.last_day.toordinal() - day) / DENOMINATOR
        since = rest.last_day.toordinal()
    else:
        fallen = [DRAWN.toordinal(), *position.dues.days[:first]]
        in_rest = [each for each in position.dues.days[first:] if each <= rest.last_day.toordinal()]
        since = [*fallen, *in_rest][-1]
    # In the grace, and at the end of a loan of a few satang, a day repays nothing.
    planned = zip(position.dues.days, pairwise(position.dues.principal), strict=True)
    nothing = {day for day, (before, after) in planned if before == after}
    repaying = [row for row in rows if row.due_on.toordinal() not in nothing]
    share = left / len(repaying)
    for row in rows:
        nights = row.due_on.toordinal() - since
        since = row.due_on.toordinal()
        interest = left * position.rate * nights / DENOMINATOR
        yield interest + (share if row in repaying else 0)
        left -= share if row in repaying else 0


@given(SOME_LOANS)
def test_a_relief_betters_no_class_and_its_next_change_is_found(told: dict[str, int]) -> None:
    """
    On no evening of the rest is the class better than on the eve, and every evening is that of a
    recomputation from the facts; the class changes by itself on the day foretold.
    """
    book, rest = some_loan(told), some_rest(told)
    eve = rest.first_day - timedelta(days=1)
    before = book.ledger.on(eve).class_on(eve)
    book = granted(book, rest)
    ledger = book.ledger
    foretold = ledger.position.next_change_on
    last = rest.last_day + timedelta(days=100)
    evenings = recomputed(ledger.facts, POLICY, last)
    day = rest.first_day
    while day <= last:
        seen = ledger.on(day).class_on(day)
        assert seen.rank == evenings[day].rank
        if day <= rest.last_day:
            assert seen.rank >= before.rank
        if foretold is not None and day < foretold:
            assert seen.rank == evenings[rest.first_day].rank
        day += timedelta(days=1)


@given(SOME_LOANS)
def test_paid_as_planned_the_loan_ends_with_nothing_owed(told: dict[str, int]) -> None:
    """
    Whoever has paid so far, and pays each instalment on its day, owes at the end no principal but
    what rounding of each period's interest to the satang leaves.
    """
    told = {**told, "paid": 84, "short": 0}
    book, rest = some_loan(told), some_rest(told)
    plan = relieved(book.at(rest.first_day.isoformat()), rest)
    if plan is None:
        return
    book = granted(book, rest)
    for row in plan.instalments:
        if row.total:
            book.enter(row.due_on.isoformat(), Receipt(row.total))
    now = book.ledger.position
    assert now.principal.satang + now.interest.satang <= 2 * len(plan.instalments) + told["term"]


def test_the_plan_before_stays_among_the_facts() -> None:
    """A relief replaces no fact, it adds two."""
    book = granted(opened(), HALF_A_YEAR)
    reasons = [
        posting.fact.what.reason
        for posting in book.ledger.postings
        if posting.stands and isinstance(posting.fact.what, NewPlan)
    ]
    assert reasons == [PlanReason.CONTRACT, PlanReason.RELIEF]
    assert book.ledger.position.reliefs == 1
