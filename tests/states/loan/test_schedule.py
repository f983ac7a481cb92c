"""The repayment schedule, against a calculation that shares nothing with it."""

from datetime import date
from random import Random

import pytest

from states.loan.schedule import schedule, schedule_document
from states.loan.terms import read_terms
from tests.campaign import campaign
from tests.states.loan.by_fractions import rows_by_fractions
from tests.states.loan.random_terms import random_terms

COLUMNS = ("n", "due", "days", "principal", "interest", "total", "balance")


def planned(**told):
    """The schedule of the terms told; what is not told is the Fund's own product."""
    return schedule(read_terms({"annual_rate_pct": "1", **told}))


def rows_of(told):
    """The rows as they are printed."""
    document = schedule_document(schedule(read_terms(told)))
    return [tuple(row[column] for column in COLUMNS) for row in document["rows"]]


@pytest.mark.campaign
def test_every_row_is_that_of_exact_fractions():
    """Loans with every parameter at random: each figure of each row is the same to the satang."""
    chance = Random(2562)
    for _ in range(campaign(fit=400, full=50_000)):
        told = random_terms(chance)
        assert rows_of(told) == rows_by_fractions(told), told


@pytest.mark.campaign
def test_the_laws_of_a_schedule():
    """All that was drawn comes back, no balance is negative, and the sums are those of the rows."""
    chance = Random(365)
    for _ in range(campaign(fit=400, full=50_000)):
        terms = read_terms(random_terms(chance))
        plan = schedule(terms)
        drawn = sum(draw.amount.satang for draw in terms.draws)
        assert sum(row.principal for row in plan.rows) == plan.total_principal == drawn
        assert sum(row.interest for row in plan.rows) == plan.total_interest
        assert plan.rows[-1].balance == 0
        assert min(min(row.principal, row.interest, row.balance) for row in plan.rows) >= 0
        assert all(row.total == row.principal + row.interest for row in plan.rows)
        assert [row.n for row in plan.rows] == list(range(1, terms.repayments + 1))
        first, last = terms.draws[0].on, plan.rows[-1].due
        assert sum(row.days for row in plan.rows) == (last - first).days


TWELVE = {
    "principal": "5000.00",
    "annual_rate_pct": "12",
    "repayments": 18,
    "disbursed_on": "2022-11-01",
    "amortization": "EQUAL_INSTALLMENTS",
    "interest_calc": "SAME_AS_REPAYMENT_PERIOD",
    "day_count": "30_360",
    "installment_multiples_of": "1",
}


BY_THE_DAY = {"interest_calc": "DAILY", "day_count": "ACT_365F"}


def grace(on_principal, on_interest):
    """So many instalments without principal, and without paying interest."""
    return {"grace_on_principal": on_principal, "grace_on_interest_payment": on_interest}


@pytest.mark.parametrize(
    ("changes", "n", "principal", "interest", "balance", "total_interest"),
    [
        # 5,000 at 1% a month over 18 months is 304.91, which is 305 in whole baht.
        ({}, 1, 255_00, 50_00, 4_745_00, 488_22),
        ({}, 18, 300_22, 3_00, 0, 488_22),
        # 30 days of December 2565: 5,000 x 12% x 30/365 = 49.315 = 49.32.
        (BY_THE_DAY, 1, 255_68, 49_32, 4_744_32, 487_33),
        # 28 days of February 2566: 4,228.41 x 12% x 28/365 = 38.924 = 38.92.
        (BY_THE_DAY, 4, 266_08, 38_92, 3_962_33, 487_33),
        # 30 days over 360: 5,000 x 12% x 30/360 = 50.00.
        ({"interest_calc": "DAILY"}, 1, 255_00, 50_00, 4_745_00, 494_91),
        # 5,000 / 18 = 277.78, which a multiple of whole baht does not touch; the last has 277.74.
        ({"amortization": "EQUAL_PRINCIPAL"}, 1, 277_78, 50_00, 4_722_22, 475_00),
        ({"amortization": "EQUAL_PRINCIPAL"}, 18, 277_74, 2_78, 0, 475_00),
        # Three months without principal: 15 instalments of 361 follow.
        (grace(3, 0), 3, 0, 50_00, 5_000_00, 558_87),
        (grace(3, 0), 4, 311_00, 50_00, 4_689_00, 558_87),
        # Six without principal, three of them without interest too: the fourth has four times 50.
        (grace(6, 3), 3, 0, 0, 5_000_00, 631_09),
        (grace(6, 3), 4, 0, 200_00, 5_000_00, 631_09),
        (grace(6, 3), 7, 394_00, 50_00, 4_606_00, 631_09),
        # Both end together: the waiting 150 is added to the instalment of 361.
        (grace(3, 3), 4, 311_00, 200_00, 4_689_00, 558_87),
        # Nothing is due while interest waits, so the longer grace counts for principal too.
        (grace(0, 3), 3, 0, 0, 5_000_00, 558_87),
        (grace(0, 3), 4, 311_00, 200_00, 4_689_00, 558_87),
    ],
)
def test_a_row_worked_by_hand(changes, n, principal, interest, balance, total_interest):
    """5,000 baht at 12% a year over 18 months, in the ways such a loan can be repaid."""
    plan = schedule(read_terms(TWELVE | changes))
    row = plan.rows[n - 1]
    assert (row.principal, row.interest, row.balance) == (principal, interest, balance)
    assert plan.total_interest == total_interest


@pytest.mark.parametrize(
    ("frequency", "every", "day_count", "interest"),
    [
        ("MONTHS", 1, "30_360", 1_000_00),  # 1,200,000 x 1% x 1/12
        ("MONTHS", 3, "30_360", 3_000_00),
        ("MONTHS", 1, "ACT_365F", 1_000_00),  # a month is a twelfth of any year
        ("WEEKS", 2, "30_360", 466_67),  # 1,200,000 x 1% x 14/360
        ("WEEKS", 2, "ACT_365F", 460_27),  # 1,200,000 x 1% x 14/365
        ("DAYS", 10, "30_360", 333_33),
        ("DAYS", 10, "ACT_365F", 328_77),
    ],
)
def test_interest_by_the_period(frequency, every, day_count, interest):
    """A period by its name is a part of the year, whatever days it happens to have."""
    plan = planned(
        principal="1200000.00",
        disbursed_on="2019-02-01",
        repayments=2,
        frequency=frequency,
        every=every,
        day_count=day_count,
        interest_calc="SAME_AS_REPAYMENT_PERIOD",
    )
    assert plan.rows[0].interest == interest


@pytest.mark.parametrize(
    ("principal", "digits", "rounding", "interest"),
    [
        # For one day at 36.5% a year interest is a thousandth of the principal.
        ("15.00", 2, "HALF_UP", 2),
        ("15.00", 2, "HALF_EVEN", 2),
        ("25.00", 2, "HALF_UP", 3),
        ("25.00", 2, "HALF_EVEN", 2),
        ("24.99", 2, "HALF_UP", 2),
        ("25.01", 2, "HALF_EVEN", 3),
        ("250.00", 1, "HALF_UP", 30),
        ("250.00", 1, "HALF_EVEN", 20),
        ("2500.00", 0, "HALF_UP", 300),
        ("2500.00", 0, "HALF_EVEN", 200),
        ("3500.00", 0, "HALF_EVEN", 400),
    ],
)
def test_what_becomes_of_half_a_unit(principal, digits, rounding, interest):
    """Rounding is named once: a half goes up, or to the even neighbour, of satang or of baht."""
    plan = planned(
        principal=principal,
        annual_rate_pct="36.5",
        disbursed_on="2019-02-01",
        repayments=1,
        frequency="DAYS",
        digits=digits,
        rounding=rounding,
    )
    assert plan.rows[0].interest == interest


@pytest.mark.parametrize(
    ("drawn_on", "interest", "balance"),
    [
        ("2019-01-31", 1_698_63 + 1_698_63, 4_000_000_00),  # with the first draw: 31 days of each
        ("2019-02-01", 1_698_63 + 1_643_84, 4_000_000_00),  # a day later: 30 days of the second
        ("2019-03-02", 1_698_63 + 54_79, 4_000_000_00),  # the day before the due date: one day
        ("2019-03-03", 1_698_63, 4_000_000_00),  # on the due date: none, and it is owed that night
        ("2019-03-04", 1_698_63, 2_000_000_00),  # after it: the next period's
    ],
)
def test_interest_runs_on_each_draw_from_its_date(drawn_on, interest, balance):
    """Two draws of two million at 1%: 1,698.63 is 31 days of one, 54.79 is a single day."""
    plan = planned(
        repayments=3,
        frequency="DAYS",
        every=31,
        grace_on_principal=2,
        disbursements=[["2019-01-31", "2000000.00"], [drawn_on, "2000000.00"]],
    )
    assert plan.rows[0].due == date(2019, 3, 3)
    assert plan.rows[0].interest == interest
    assert plan.rows[0].balance == balance


def test_an_instalment_smaller_than_the_interest_repays_nothing():
    """A multiple that rounds the instalment to nothing leaves all principal to the last one."""
    plan = schedule(read_terms(TWELVE | {"installment_multiples_of": "1000"}))
    assert [row.principal for row in plan.rows[:-1]] == [0] * 17
    assert plan.rows[-1].principal == 5_000_00


def test_a_draw_after_the_earlier_ones_are_repaid():
    """Equal principal is of all that will be drawn; no more is taken than is owed by then."""
    plan = planned(
        repayments=4,
        annual_rate_pct="0",
        disbursements=[["2019-01-31", "100.00"], ["2019-04-15", "300.00"]],
    )
    assert [row.principal for row in plan.rows] == [100_00, 0, 100_00, 200_00]
    assert [row.balance for row in plan.rows] == [0, 0, 200_00, 0]


def test_due_dates_move_past_days_on_which_the_office_is_closed():
    """Interest runs to the day that counts; the anchor stays, so the next period is shorter."""
    told = {"principal": "3650000.00", "disbursed_on": "2019-03-15", "repayments": 2}
    fixed = planned(**told)
    rolled = planned(**told, holidays=["2019-04-15", "2019-04-16"])
    assert [(row.due, row.interest) for row in fixed.rows] == [
        (date(2019, 4, 15), 3_100_00),
        (date(2019, 5, 15), 1_500_00),
    ]
    assert [(row.due, row.interest) for row in rolled.rows] == [
        (date(2019, 4, 17), 3_300_00),
        (date(2019, 5, 15), 1_400_00),
    ]
