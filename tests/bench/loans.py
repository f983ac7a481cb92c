"""
What the ledger of a loan costs: postings in their turn and late ones, classes, a book by file.

    python -m tests.bench.loans [--loans 1000] [--repeats 5]

Loans are of the Fund's kind: 84 months at 1%, 36 of them with interest alone, each paid within a
week of the due day. Nothing is stored: it is the arithmetic alone.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from statistics import median

from states.baht import Baht
from states.loan.arrears import classify, next_change_on
from states.loan.changes import DefaultRate, NewPlan, PlanReason, Rate
from states.loan.fact import Fact, What
from states.loan.ledger import Ledger, fold
from states.loan.money import Disbursement, Receipt
from states.loan.plan import Plan
from states.loan.policy import Policy
from states.months import add_months

POLICY = Policy()
DISBURSED = date(2024, 1, 31)
PRINCIPAL = 480_000_000
MONTHS, GRACE = 84, 36
EXTRA = Baht.of(10_000)
TIMES = 20_000
LATE_TIMES = 20

Figure = tuple[str, float, str]
"""What was measured, the figure, its unit."""


def life_of_a_loan() -> list[Fact]:
    """All facts of a loan paid to its end, in the order of their value dates."""
    part = PRINCIPAL // (MONTHS - GRACE)
    plan = Plan.of(
        (
            add_months(DISBURSED, n),
            Baht(0 if n <= GRACE else part),
            Baht((PRINCIPAL - part * max(n - GRACE - 1, 0)) // 1_200),
        )
        for n in range(1, MONTHS + 1)
    )
    opening: list[What] = [Disbursement(Baht(PRINCIPAL)), Rate(10_000), DefaultRate(50_000)]
    entered = [(DISBURSED, what) for what in (*opening, NewPlan(plan, PlanReason.CONTRACT))]
    entered += [
        (row.due_on + timedelta(days=row.n % 7), Receipt(row.total)) for row in plan.instalments
    ]
    # Paid some days late each time: what that cost is paid with the last one.
    entered.append((entered[-1][0], Receipt(EXTRA)))
    return [Fact(n, day, day, what) for n, (day, what) in enumerate(entered, 1)]


def figures(loans: int, repeats: int) -> Iterator[Figure]:
    """Every figure; CPU time, the median of several repeats."""
    life = life_of_a_loan()
    whole = fold(POLICY, life)

    def in_turn() -> None:
        ledger = Ledger(POLICY)
        for fact in life:
            ledger = ledger.post(fact)

    yield "a posting in its turn", _cpu(in_turn, repeats) / len(life) * 1e6, "microseconds"
    for months in (1, 12, MONTHS):
        day = add_months(whole.postings[-1].fact.value_on, -months)
        late = Fact(1_000, day, day, Receipt(Baht(100)))
        cost = _cpu(partial(_post_late, whole, late), repeats) / LATE_TIMES * 1e6
        yield f"a receipt that comes {months} months late", cost, "microseconds"
    arrears, today = whole.postings[40].position.arrears, date(2029, 3, 1)
    asked = (("classify", classify), ("next_change_on", next_change_on))
    for name, ask in asked:

        def many(ask: Callable[..., object] = ask) -> None:
            for _ in range(TIMES):
                ask(arrears, today)

        yield name, _cpu(many, repeats) / TIMES * 1e6, "microseconds"
    began = time.process_time()
    receipts = sum(_receive(life) for _ in range(loans))
    took = time.process_time() - began
    yield f"a file of {receipts:,} receipts on {loans:,} loans", receipts / took, "receipts/s"


def _post_late(ledger: Ledger, late: Fact) -> None:
    for _ in range(LATE_TIMES):
        ledger.post(late)


def _receive(life: list[Fact]) -> int:
    ledger = Ledger(POLICY)
    for fact in life:
        ledger = ledger.post(fact)
    return MONTHS + 1


def _cpu(work: Callable[[], object], repeats: int) -> float:
    took = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return median(took)


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tests.bench.loans", description=__doc__)
    parser.add_argument("--loans", type=int, default=1_200)
    parser.add_argument("--repeats", type=int, default=9)
    options = parser.parse_args(given)
    for what, figure, unit in figures(options.loans, options.repeats):
        print(f"{what:50} {figure:12,.1f} {unit}", flush=True)


if __name__ == "__main__":
    main()
