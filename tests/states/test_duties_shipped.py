"""The pairs that are kept apart before the board resolves anything, as the office gets them."""

from datetime import date

import pytest

from states.duties_register import DutiesRegister
from states.people import People
from states.process import Duty
from tests.states.duties_matrix import APART


def in_force():
    """The version of an office in which nothing was ever resolved."""
    return DutiesRegister(People()).on(date(2026, 11, 22))


@pytest.mark.parametrize("duty", Duty, ids=lambda duty: duty.value)
def test_a_duty_is_kept_apart_from_those_that_the_matrix_crosses(duty):
    """No pair less, no pair more, whichever of the two is named first."""
    named = [pair.duties - {duty} for pair in in_force().pairs if duty in pair.duties]
    crossed = [frozenset({other}) for one, other in APART if one is duty]
    assert sorted(map(sorted, named)) == sorted(map(sorted, crossed))
