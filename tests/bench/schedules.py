"""What a repayment schedule costs: the Fund's own product, seven years of months."""

from collections.abc import Iterator
from functools import partial

from states.loan.schedule import schedule
from states.loan.terms import read_terms
from tests.bench.parts import Figure, cpu_of

FUND: dict[str, object] = {
    "annual_rate_pct": "1",
    "repayments": 84,
    "grace_on_principal": 36,
    "disbursements": [
        ["2019-01-31", "2000000.00"],
        ["2019-06-15", "1500000.00"],
        ["2020-02-29", "1500000.00"],
    ],
}


def scheduling(times: int) -> Iterator[Figure]:
    """84 rows with three draws, by equal principal and by equal instalments."""
    for name in ("EQUAL_PRINCIPAL", "EQUAL_INSTALLMENTS"):
        terms = read_terms(FUND | {"amortization": name})
        seconds = cpu_of(partial(schedule, terms), times)
        yield f"a schedule of 84 rows, {name.lower().replace('_', ' ')}", seconds * 1e6, "us"
