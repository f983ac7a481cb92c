"""Copies of frozen values: the same as the library makes, only faster."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.baht import Baht
from states.copies import copied
from states.facts import Course
from states.process import State
from tests.states.cases import COURSE, case_at

NAMES = [field.name for field in fields(Course)]


@given(changes=st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(), max_size=5))
def test_a_copy_is_what_the_library_would_have_made(changes):
    """Whatever fields are changed, all others are as they were, and the original too."""
    before = replace(COURSE)
    made = copied(COURSE, **changes)
    assert made == replace(COURSE, **changes)
    assert before == COURSE
    assert made is not COURSE


def test_a_copy_is_frozen_and_hashed_like_any_other():
    """Nobody can tell how it was made."""
    made = copied(COURSE, disbursed=Baht.of(5))
    assert hash(made) == hash(replace(COURSE, disbursed=Baht.of(5)))
    with pytest.raises(FrozenInstanceError):
        made.rank = 3  # type: ignore[misc]


def test_a_field_that_there_is_not_is_an_error():
    """A misspelt name does not vanish."""
    with pytest.raises(KeyError, match="rnak"):
        copied(COURSE, rnak=1)


def test_facts_after_something_happened_share_what_did_not_change():
    """The application is the same object; only the course is new."""
    facts = case_at(State.DRAFT).facts
    after = facts.then(rank=9)
    assert after.application is facts.application
    assert (after.course.rank, facts.course.rank) == (9, None)
