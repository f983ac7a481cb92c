"""What a new file takes over of the borrower's earlier ones, and what is left to each person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Capacity, Deed
from states.family import (
    NONE_OF_THE_FOUR,
    looks_back_to,
    separated,
    separated_step,
    taken_over,
)
from states.parameters import Parameter, Parameters, Setting
from states.process import SEPARATED_STEPS, Duty, Step

PERSONS = ("kamol", "somchai", "nid")


def deed(person, step, n=3, capacity=Capacity.ACTOR):
    """A part in a step; which duty it is does not matter here."""
    return Deed(n, step, Duty.INTAKE, person, capacity)


def heir(person, step):
    """The same from an earlier file."""
    return deed(person, step, n=1, capacity=Capacity.INHERITED)


def test_everybody_comes_over_once_with_the_number_of_the_record():
    """Two acts of one person in one step are one part."""
    earlier = (deed("kamol", Step.SELECTION, 4), deed("kamol", Step.SELECTION, 9))
    assert taken_over(earlier, 1) == (heir("kamol", Step.SELECTION),)


@pytest.mark.parametrize(
    ("months", "on", "first_day"),
    [
        (None, date(2019, 6, 3), date(2018, 6, 3)),
        (24, date(2019, 6, 3), date(2017, 6, 3)),
        (12, date(2020, 2, 29), date(2019, 2, 28)),
        (1, date(2019, 3, 31), date(2019, 2, 28)),
    ],
)
def test_how_far_it_looks_back(months, on, first_day):
    """Twelve months, or as many as the board has set."""
    setting = Setting(Parameter.FAMILY_MONTHS, months or 12, date(2017, 10, 2), "1/2560")
    parameters = Parameters(() if months is None else (setting,))
    assert looks_back_to(parameters, on) == first_day


@pytest.mark.parametrize(
    ("deeds", "left"),
    [
        ((), {}),
        ((deed("kamol", Step.INTAKE),), {}),
        ((deed("kamol", Step.SELECTION),), {"kamol": Step.SELECTION.value}),
        ((heir("kamol", Step.APPROVAL),), {"kamol": Step.APPROVAL.value}),
        (
            (heir("kamol", Step.SELECTION), heir("kamol", Step.APPROVAL)),
            {"kamol": NONE_OF_THE_FOUR},
        ),
        (
            (heir("kamol", Step.SELECTION), heir("nid", Step.APPROVAL)),
            {"kamol": Step.SELECTION.value, "nid": Step.APPROVAL.value},
        ),
    ],
)
def test_what_is_left_of_the_four_to_each(deeds, left):
    """One step, or none to whoever did two of them in different files."""
    assert separated(deeds) == left


parts = st.lists(st.tuples(st.sampled_from(PERSONS), st.sampled_from(list(Step))), max_size=12)


@given(parts)
def test_an_heir_of_several_of_the_four_has_none_left(found):
    """And whoever comes with one has that one, in whatever order the files are read."""
    heirs = taken_over([deed(person, step) for person, step in found], 1)
    left = separated(heirs)
    assert left == separated(tuple(reversed(heirs)))
    for person in PERSONS:
        steps = {step for who, step in found if who == person and step in SEPARATED_STEPS}
        one = {step.value for step in steps} if len(steps) == 1 else {NONE_OF_THE_FOUR}
        assert {left.get(person)} == (one if steps else {None})


@given(parts)
def test_a_deed_stands_on_its_step_or_on_what_is_left(found):
    """Outside the four it stands on nothing."""
    heirs = taken_over([deed(person, step) for person, step in found], 1)
    left = separated(heirs)
    for each in heirs:
        assert (separated_step(each, left) is None) is (each.step not in SEPARATED_STEPS)
        own = each._replace(capacity=Capacity.ACTOR)
        if each.step in SEPARATED_STEPS:
            assert separated_step(own, left) == each.step.value
