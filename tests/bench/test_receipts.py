"""The bench of receipts runs at a small size, and every receipt of its file is entered."""

import pytest

from tests.bench import receipts


def test_a_small_file_is_measured_against_the_driver(capsys: pytest.CaptureFixture[str]) -> None:
    """Two loans, three receipts each: a rate for the command, one for the driver, their ratio."""
    receipts.main(["--loans", "2", "--each", "3"])
    printed = capsys.readouterr().out
    assert "6 receipts by file on 2 loans" in printed
    assert printed.count("receipts/s") == 2
    assert "ratio" in printed
