"""The bench of the ledger runs, and its loan is paid to the end."""

import pytest

from states.loan.ledger import fold
from tests.bench import loans


def test_the_bench_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    """With tiny sizes: postings, late receipts, classes, a file."""
    loans.main(["--loans", "1", "--repeats", "1"])
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in printed] == ["microseconds"] * 6 + ["receipts/s"]


def test_the_loan_of_the_bench_is_paid() -> None:
    """All principal comes back, nothing falls due any more, and the extra was enough."""
    position = fold(loans.POLICY, loans.life_of_a_loan()).position
    assert position.principal.satang == 0
    assert position.next_due_on is None
    assert 0 < position.credit.satang < loans.EXTRA.satang
    assert position.drawn == position.repaid == loans.PRINCIPAL
