"""Loans nobody would design: every parameter at random, within what the vocabulary allows."""

from datetime import date, timedelta
from random import Random

from tests.states.loan.by_fractions import due_on

FIRST_DAYS = (date(2019, 1, 31), date(2020, 2, 29), date(2019, 8, 30), date(2023, 12, 31))
LONGEST_DAYS = 3_700


def random_terms(chance: Random) -> dict:
    """The document of one loan, as `smefund schedule` takes it."""
    repayments = chance.choice((1, 2, 3, chance.randint(1, 24), chance.randint(1, 84)))
    told = {
        "annual_rate_pct": chance.choice(("0", "1", "1.00", f"{chance.uniform(0, 36):.6f}")),
        "repayments": repayments,
        "every": chance.choice((1, 1, 1, 2, 3)),
        "frequency": chance.choice(("MONTHS", "MONTHS", "WEEKS", "DAYS")),
        "amortization": chance.choice(("EQUAL_INSTALLMENTS", "EQUAL_PRINCIPAL")),
        "interest_calc": chance.choice(("SAME_AS_REPAYMENT_PERIOD", "DAILY")),
        "day_count": chance.choice(("ACT_365F", "30_360")),
        "grace_on_principal": chance.choice((0, chance.randint(0, repayments - 1))),
        "grace_on_interest_payment": chance.choice((0, 0, chance.randint(0, repayments - 1))),
        "installment_multiples_of": chance.choice((None, "1.00", "100", "0.25", "33.33")),
        "digits": chance.choice((2, 2, 1, 0)),
        "rounding": chance.choice(("HALF_UP", "HALF_EVEN")),
    }
    start = chance.choice((*FIRST_DAYS, date(2017, 11, 1) + timedelta(chance.randint(0, 3_000))))
    return told | _lent(chance, told, start) | _closed(chance, start)


def _lent(chance: Random, told: dict, start: date) -> dict:
    if chance.random() < 0.5:
        return {"principal": _amount(chance), "disbursed_on": start.isoformat()}
    last_day = (due_on(told, start, told["repayments"]) - start).days - 1
    days = [0, *(chance.randint(0, last_day) for _ in range(chance.randint(0, 3)))]
    chance.shuffle(days)
    return {
        "disbursements": [[(start + timedelta(day)).isoformat(), _amount(chance)] for day in days]
    }


def _amount(chance: Random) -> str:
    satang = chance.choice((1, 100, chance.randint(1, 10**5), chance.randint(1, 10**9)))
    return f"{satang // 100}.{satang % 100:02d}"


def _closed(chance: Random, start: date) -> dict:
    if chance.random() < 0.8:
        return {}
    closed = {start + timedelta(chance.randint(1, LONGEST_DAYS)) for _ in range(200)}
    return {"holidays": sorted(day.isoformat() for day in closed)}
