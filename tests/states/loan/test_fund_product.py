"""
The Fund's own loan, worked by hand in `fund_product.txt` and followed by the program.

Some rows in full:

-  1: 2,000,000.00 x 28 days = 56,000,000 baht-days x 1% / 365 = 1,534.2465... = 1,534.25
-  5: 2,000,000.00 x 30 + 1,500,000.00 x 15 (drawn on 15 June, due on the 30th)
      = 82,500,000 baht-days x 1% / 365 = 2,260.2739... = 2,260.27
- 13: 3,500,000.00 x 29 = 101,500,000 baht-days, 2,780.82; the draw of that very day, 29 February
      2563, bears nothing yet and is owed that night: 5,000,000.00
- 37: the first principal; 5,000,000.00 x 28 = 140,000,000 baht-days, 3,835.62;
      104,166.67 + 3,835.62 = 108,002.29; 5,000,000.00 - 104,166.67 = 4,895,833.33
- 61: 2,499,999.92 x 29 (February 2567 has 29 days) = 72,499,997.68 baht-days, 1,986.30
- 84: 104,166.51 x 31 = 3,229,161.81 baht-days, 88.47; 104,166.51 + 88.47 = 104,254.98; nothing left
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from states.baht import Baht
from states.loan.schedule import schedule
from states.loan.terms import read_terms

TABLE = Path(__file__).with_name("fund_product.txt")
DRAWS = {"31/01/2562": "2000000.00", "15/06/2562": "1500000.00", "29/02/2563": "1500000.00"}
SATANG = Decimal("0.01")


def iso(thai):
    """28/02/2562 as it stands in a document: 2019-02-28."""
    day, month, year = thai.split("/")
    return date(int(year) - 543, int(month), int(day)).isoformat()


def baht(text):
    """1,534.25 as a decimal."""
    return Decimal(text.replace(",", ""))


ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PLAN = schedule(
    read_terms(
        {
            "annual_rate_pct": "1",
            "repayments": 84,
            "grace_on_principal": 36,
            "disbursements": [[iso(day), amount] for day, amount in DRAWS.items()],
        }
    )
)


def test_the_table_has_every_instalment():
    """Seven years of months, the last of them at the end of January 2569."""
    assert [int(row[0]) for row in ROWS] == list(range(1, 85))
    assert ROWS[-1][1] == "31/01/2569"


@pytest.mark.parametrize(("row", "found"), list(zip(ROWS, PLAN.rows, strict=True)))
def test_the_program_follows_the_table(row, found):
    """Day, days, principal, interest, sum and what is left, instalment by instalment."""
    n, due, days, _, *amounts = row
    assert (str(found.n), found.due.isoformat(), str(found.days)) == (n, iso(due), days)
    printed = (found.principal, found.interest, found.total, found.balance)
    assert [Baht(amount).grouped() for amount in printed] == amounts


@pytest.mark.parametrize("row", ROWS)
def test_the_arithmetic_of_the_table(row):
    """Baht times days at 1% over 365, rounded half up once; principal and interest add up."""
    products = [part.split(" x ") for part in row[3].split(" + ")]
    baht_days = sum(baht(amount) * int(days) for amount, days in products)
    interest = (baht_days / 36_500).quantize(SATANG, ROUND_HALF_UP)
    assert interest == baht(row[5])
    assert baht(row[4]) + interest == baht(row[6])
    principal = "0.00" if int(row[0]) <= 36 else "104,166.67"
    assert row[4] == (principal if row[0] != "84" else "104,166.51")


@pytest.mark.parametrize(("before", "row"), list(pairwise(ROWS)))
def test_the_table_hangs_together(before, row):
    """Each instalment starts from what the one before left, and each draw comes in its month."""
    assert row[3].startswith(f"{before[7]} x {row[2]}")
    assert (date.fromisoformat(iso(row[1])) - date.fromisoformat(iso(before[1]))).days == int(
        row[2]
    )
    drawn = sum(
        Decimal(amount) for day, amount in DRAWS.items() if iso(before[1]) < iso(day) <= iso(row[1])
    )
    assert baht(before[7]) + drawn - baht(row[4]) == baht(row[7])


def test_the_sums_of_the_table():
    """Five million baht come back with 230,360.77 of interest."""
    assert sum(baht(row[4]) for row in ROWS) == 5_000_000
    assert sum(baht(row[5]) for row in ROWS) == Decimal("230360.77")
    assert str(Baht(PLAN.total_interest)) == "230360.77"
