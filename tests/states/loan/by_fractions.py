"""
The schedule worked out a second time, from the published parameters alone.

Nothing of the program is used: days are walked one by one, amounts are exact fractions of a baht,
and an annuity is the loan divided by the sum of its discount factors.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import floor

ONE_DAY = timedelta(days=1)
YEAR = {"ACT_365F": 365, "30_360": 360}


def rows_by_fractions(told):
    """The rows as `smefund schedule --json` prints them, from the document of its parameters."""
    draws = [(date.fromisoformat(day), Fraction(amount)) for day, amount in draws_of(told)]
    start = min(day for day, _ in draws)
    lent = sum(amount for _, amount in draws)
    last = told["repayments"]
    idle = max(told["grace_on_principal"], told["grace_on_interest_payment"])
    part = equal_part(told, lent, last - idle)
    repaid = waiting = Fraction(0)
    before, rows = start, []
    for n in range(1, last + 1):
        due = moved(told, due_on(told, start, n))
        interest = to_digits(told, interest_of(told, draws, repaid, before, due))
        waiting += interest
        owed = sum(amount for day, amount in draws if day <= due) - repaid
        principal = Fraction(0)
        if n == last:
            principal = owed
        elif n > idle:
            equal = told["amortization"] == "EQUAL_INSTALLMENTS"
            principal = min(owed, max(Fraction(0), part - interest if equal else part))
        repaid += principal
        shown = Fraction(0) if n <= told["grace_on_interest_payment"] else waiting
        waiting -= shown
        amounts = principal, shown, principal + shown, owed - principal
        rows.append((n, due.isoformat(), (due - before).days, *map(written, amounts)))
        before = due
    return rows


def draws_of(told):
    """What is drawn, and when."""
    return told.get("disbursements") or [[told["disbursed_on"], told["principal"]]]


def due_on(told, start, n):
    """The n-th due date before any holiday: found month by month, or day by day."""
    steps = n * told["every"]
    if told["frequency"] != "MONTHS":
        return start + ONE_DAY * steps * {"WEEKS": 7, "DAYS": 1}[told["frequency"]]
    year, month = start.year, start.month
    for _ in range(steps):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def moved(told, due):
    """The due date on which an office is open, where holidays were given."""
    closed = told.get("holidays")
    while closed is not None and (due.weekday() in {5, 6} or due.isoformat() in closed):
        due += ONE_DAY
    return due


def interest_of(told, draws, repaid, before, due):
    """The unrounded interest of one period."""
    rate = Fraction(told["annual_rate_pct"]) / 100
    owed_at_first = sum(amount for day, amount in draws if day <= before) - repaid
    later = [(day, amount) for day, amount in draws if before < day <= due]
    if told["interest_calc"] == "DAILY":
        total, day = Fraction(0), before
        while day < due:
            total += owed_at_first + sum([amount for drawn, amount in later if drawn <= day])
            day += ONE_DAY
        return total * rate / YEAR[told["day_count"]]
    days = (due - before).days
    balance = owed_at_first + sum(
        amount * Fraction((due - day).days, days) for day, amount in later
    )
    return balance * rate * part_of_a_year(told)


def part_of_a_year(told):
    """A whole period as a part of the year."""
    every = told["every"]
    if told["frequency"] == "MONTHS":
        return Fraction(every, 12)
    return Fraction(every * {"WEEKS": 7, "DAYS": 1}[told["frequency"]], YEAR[told["day_count"]])


def equal_part(told, lent, count):
    """What stays the same: a principal, or a principal and its interest together."""
    if told["amortization"] == "EQUAL_PRINCIPAL":
        return to_digits(told, lent / count)
    discount = 1 / (1 + Fraction(told["annual_rate_pct"]) / 100 * part_of_a_year(told))
    factors = Fraction(0)
    for _ in range(count):
        factors = (factors + 1) * discount
    part = to_digits(told, lent / factors)
    multiple = Fraction(told["installment_multiples_of"] or 0)
    return floor(part / multiple + Fraction(1, 2)) * multiple if multiple else part


def to_digits(told, amount):
    """An amount rounded to so many decimals of a baht, a half upwards or to the even neighbour."""
    units = amount * 10 ** told["digits"]
    whole = round(units) if told["rounding"] == "HALF_EVEN" else floor(units + Fraction(1, 2))
    return Fraction(whole, 10 ** told["digits"])


def written(amount):
    """Baht with two decimals; an amount finer than a satang is a mistake of this calculation."""
    satang = amount * 100
    assert satang.denominator == 1
    return f"{satang.numerator // 100}.{satang.numerator % 100:02d}"
