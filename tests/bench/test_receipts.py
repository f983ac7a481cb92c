"""The bench of receipts runs at a small size, and every receipt of its file is entered."""

import pytest

from tests.bench import receipts


def test_a_small_file_is_measured_against_the_driver(capsys: pytest.CaptureFixture[str]) -> None:
    """Two loans, three receipts each: a rate of the command, two of the driver, their ratios."""
    receipts.main(["--loans", "2", "--each", "3"])
    printed = capsys.readouterr().out
    assert "6 receipts by file on 2 loans" in printed
    assert printed.count("receipts/s") == 3
    assert printed.count("ratio") == 3
