"""
The repayment schedule of a loan: tranches, grace on principal and on paying interest, equal
principal or equal instalments, always on the declining balance (2.3(5), 2.3(6)).

Exact: amounts are whole satang, rates whole numerators and denominators, and every figure is
rounded once. What the parameters mean stands at `states.loan.terms` and `states.loan.day_count`.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from states.baht import Baht
from states.loan.day_count import Accrual, accrual_of, period_rate
from states.loan.due_dates import due_dates, rolled
from states.loan.terms import Amortization, Draw, Rounding, Terms

_DECIMALS_OF_A_BAHT = 2


class Instalment(NamedTuple):
    """
    One row; amounts are whole satang, since rows are made by the million. `days`: since the due
    date before (or the first draw); `balance`: principal owed at the end of the due date.
    """

    n: int
    due: date
    days: int
    principal: int
    interest: int
    total: int
    balance: int


class Schedule(NamedTuple):
    """The rows in order and their sums in satang."""

    rows: tuple[Instalment, ...]
    total_principal: int
    total_interest: int


_Drawn = Sequence[tuple[int, int]]
"""Draws inside a period: satang, and the days for which each bears interest in it."""


def schedule(terms: Terms) -> Schedule:
    """
    The schedule of these terms, as `read_terms` lets them through.

    In the grace on principal interest alone is due; in the grace on paying interest nothing is, so
    principal waits too, and the interest of each period, rounded, is added without interest to the
    first instalment after it. A principal never exceeds the balance; the last one takes all of it.
    """
    draws = terms.draws
    amount = sum(draw.amount.satang for draw in draws)
    deferred, last = terms.grace_on_interest_payment, terms.repayments
    grace = max(terms.grace_on_principal, deferred)
    unit = int(10 ** (_DECIMALS_OF_A_BAHT - terms.digits))
    equal = terms.amortization is Amortization.EQUAL_INSTALLMENTS
    instalment = _instalment(terms, amount, grace, unit)
    interest_of = _interest(accrual_of(terms), unit, terms.rounding)
    dues = _dues(terms, draws[0].on)
    drawn_in = _drawn_by_period(draws, dues)
    before, balance = draws[0].on, sum(part for part, _ in drawn_in.pop(0))
    principal = waiting = total_interest = 0
    rows = []
    for n, due in enumerate(dues, 1):
        days = (due - before).days
        drawn = drawn_in.get(n)
        interest = interest_of(balance, days, drawn)
        if drawn:
            balance += sum(part for part, _ in drawn)
        if n > grace:
            principal = instalment - interest if equal else instalment
            if n == last or principal > balance:
                principal = balance
            elif principal < 0:
                principal = 0
            balance -= principal
        if deferred:
            waiting += interest
            interest, waiting = (0, waiting) if n <= deferred else (waiting, 0)
        total_interest += interest
        rows.append(Instalment(n, due, days, principal, interest, principal + interest, balance))
        before = due
    return Schedule(tuple(rows), amount, total_interest)


def _dues(terms: Terms, start: date) -> list[date]:
    dues = due_dates(start, terms.repayments, terms.every, terms.frequency)
    return dues if terms.holidays is None else rolled(dues, terms.holidays)


def _drawn_by_period(draws: Sequence[Draw], dues: list[date]) -> dict[int, _Drawn]:
    """By the number of the instalment that closes the period; 0 has what the loan starts with."""
    start = draws[0].on
    found: dict[int, list[tuple[int, int]]] = {}
    for draw in draws:
        n = bisect_left(dues, draw.on) + 1 if draw.on > start else 0
        bearing = (dues[n - 1] - draw.on).days if n else 0
        found.setdefault(n, []).append((draw.amount.satang, bearing))
    return dict(found)


def _interest(
    accrual: Accrual, unit: int, rounding: Rounding
) -> Callable[[int, int, _Drawn | None], int]:
    """
    The interest of a period in satang, by opening balance, days and draws. Where it goes by the
    period, a draw inside it bears the part that its days are of the period's.
    """
    weight, denominator, by_day = accrual
    rounded = _half_up if rounding is Rounding.HALF_UP else _half_even
    divisor = denominator * unit

    def interest_of(balance: int, days: int, drawn: _Drawn | None) -> int:
        if not drawn:
            return rounded(balance * (weight * days if by_day else weight), divisor) * unit
        satang_days = balance * days + sum(part * bearing for part, bearing in drawn)
        return rounded(satang_days * weight, divisor if by_day else divisor * days) * unit

    return interest_of


# `rounded_quotient` knows signs and a third rule, at four times the cost: too much for every row.


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _half_even(numerator: int, denominator: int) -> int:
    whole, rest = divmod(numerator, denominator)
    return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1))


def _instalment(terms: Terms, amount: int, grace: int, unit: int) -> int:
    """The equal part in satang: of principal, or of principal and interest together."""
    count = terms.repayments - grace
    rounded = _half_up if terms.rounding is Rounding.HALF_UP else _half_even
    if terms.amortization is Amortization.EQUAL_PRINCIPAL:
        return rounded(amount, count * unit) * unit
    numerator, denominator = _annuity(amount, count, *period_rate(terms))
    instalment = rounded(numerator, denominator * unit) * unit
    multiple = terms.installment_multiples_of
    return _half_up(instalment, multiple.satang) * multiple.satang if multiple else instalment


def _annuity(amount: int, count: int, rate: int, scale: int) -> tuple[int, int]:
    """The payment, numerator and denominator, that repays `amount` in `count` periods."""
    if rate == 0:
        return amount, count
    grown, flat = (scale + rate) ** count, scale**count
    return amount * rate * grown, scale * (grown - flat)


def schedule_document(plan: Schedule) -> dict[str, Any]:
    """As `smefund schedule --json` prints it: amounts in baht, ISO dates."""
    return {
        "rows": [
            {
                "n": row.n,
                "due": row.due.isoformat(),
                "days": row.days,
                "principal": str(Baht(row.principal)),
                "interest": str(Baht(row.interest)),
                "total": str(Baht(row.total)),
                "balance": str(Baht(row.balance)),
            }
            for row in plan.rows
        ],
        "total_principal": str(Baht(plan.total_principal)),
        "total_interest": str(Baht(plan.total_interest)),
    }
