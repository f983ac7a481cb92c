"""Relief programmes: how long the longest relief lasts, and which one is shipped."""

import pytest

from states.loan.programmes import EPIDEMIC_2020, Programmes, Rests
from tests.states.loan.book import on


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2020-05-01", "2021-04-30"),
        ("2020-05-31", "2021-05-30"),
        ("2020-02-29", "2021-02-27"),
        ("2019-03-01", "2020-02-29"),
    ],
)
def test_whole_months_of_relief(first: str, last: str) -> None:
    """Twelve months end on the eve of the same day a year later."""
    assert EPIDEMIC_2020.last_day(on(first)) == on(last)


def test_a_measure_is_found_by_its_code() -> None:
    """Of the published measures one has a known window; another code is no measure."""
    assert Programmes().known == (EPIDEMIC_2020,)
    assert Programmes().find("epidemic_2020") is EPIDEMIC_2020
    assert Programmes().find("epidemic") is None
    assert Programmes().find(None) is None
    assert EPIDEMIC_2020.rests is Rests.PRINCIPAL
