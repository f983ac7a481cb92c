"""Relief: whom a programme helps, and when one may apply."""

from dataclasses import replace

import pytest

from states.loan.arrears import LoanClass
from states.loan.relief import (
    EPIDEMIC_2020,
    Cause,
    Programme,
    Relief,
    closing_after,
    last_day,
    objections,
)
from tests.states.loan.book import on, opened

FLOOD = Programme(
    code="flood",
    thai="อุทกภัย",
    english="floods",
    causes=frozenset({Cause.DISASTER, Cause.BORDER_CONFLICT}),
    source="a resolution of the board",
    opens_on=on("2025-09-10"),
    closes_on=closing_after(on("2025-09-10"), 90),
    most_months=6,
    provinces=frozenset({"TH-57", "TH-58"}),
    worst_class=LoanClass.SPECIAL_MENTION,
)
ASKED = Relief(
    programme=FLOOD,
    cause=Cause.DISASTER,
    applied_on=on("2025-10-01"),
    province="TH-57",
    class_then=LoanClass.LATE,
    first_day=on("2025-10-31"),
    last_day=on("2026-04-29"),
)


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, 0),
        ({"applied_on": on("2025-09-09")}, 1),
        ({"applied_on": on("2025-09-10")}, 0),
        ({"applied_on": on("2025-12-08")}, 0),
        ({"applied_on": on("2025-12-09")}, 1),
        ({"cause": Cause.BORDER_CONFLICT}, 0),
        ({"cause": Cause.EPIDEMIC}, 1),
        ({"province": "TH-10"}, 1),
        ({"class_then": LoanClass.SPECIAL_MENTION}, 0),
        ({"class_then": LoanClass.SUBSTANDARD}, 1),
        ({"last_day": on("2026-04-30")}, 1),
        ({"last_day": on("2025-10-30")}, 1),
        ({"last_day": on("2025-10-31")}, 0),
        ({"cause": Cause.UNREST, "province": "TH-10"}, 2),
        ({"programme": EPIDEMIC_2020, "cause": Cause.EPIDEMIC}, 1),
        (
            {
                "programme": EPIDEMIC_2020,
                "cause": Cause.EPIDEMIC,
                "applied_on": on("2020-06-30"),
                "class_then": LoanClass.DOUBTFUL,
            },
            0,
        ),
    ],
)
def test_a_programme_has_a_window_an_area_and_an_end(
    changed: dict[str, object], refused: int
) -> None:
    """The first and the last day to apply count; every reason against is told."""
    found = objections(replace(ASKED, **changed))  # type: ignore[arg-type]
    assert len(found) == refused
    assert {each.clause for each in found} <= {"1.2.3(7)"}


def test_whole_months_of_relief() -> None:
    """Six months from 31 October end on 29 April."""
    assert last_day(FLOOD, on("2025-10-31")) == on("2026-04-29")


def test_a_relief_stops_the_days() -> None:
    """Its pause, entered with the value date of its first day, is counted as a relief."""
    book = opened(rate=0).enter("2025-10-31", ASKED.pause())
    assert book.ledger.position.reliefs == 1
    assert book.ledger.position.arrears.pauses == (
        (on("2025-10-31").toordinal(), on("2026-04-29").toordinal()),
    )
