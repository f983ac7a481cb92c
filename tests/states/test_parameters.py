"""Numbers that the regulation leaves open, on any day."""

from datetime import date

import pytest

from states.parameters import AMENDABLE, Parameter, Parameters, Setting

DAYS = Parameter.REVIEW_DAYS


def setting(value: int, since: date, parameter: Parameter = DAYS) -> Setting:
    """What the board set from a day on."""
    return Setting(parameter, value, since, "กอป. 1/2562")


SET_TWICE = Parameters((setting(20, date(2019, 7, 1)), setting(30, date(2020, 1, 1))))


def test_every_parameter_has_a_value_of_its_own():
    """While the board has set nothing, that value counts; none of them is missing."""
    assert set(AMENDABLE) == set(Parameter)
    for parameter, amendable in AMENDABLE.items():
        assert Parameters().on(parameter, date(2019, 6, 3)) == amendable.initial
        assert amendable.initial in amendable.accepted


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2019, 6, 30), 15),
        (date(2019, 7, 1), 20),
        (date(2019, 12, 31), 20),
        (date(2020, 1, 1), 30),
        (date(2030, 1, 1), 30),
    ],
)
def test_a_setting_counts_from_its_day_until_the_next(day, value):
    """The day before it begins, the former value still counts."""
    assert SET_TWICE.on(DAYS, day) == value


def test_settings_count_by_their_day_not_by_their_order():
    """A setting entered late for an earlier day does not replace a later one."""
    turned = Parameters(tuple(reversed(SET_TWICE.settings)))
    assert turned.on(DAYS, date(2020, 6, 1)) == 30


def test_of_two_settings_for_one_day_the_one_entered_last_counts():
    """A correction is a further entry; what was entered stays."""
    corrected = Parameters((setting(20, date(2019, 7, 1)), setting(25, date(2019, 7, 1))))
    assert corrected.on(DAYS, date(2019, 7, 1)) == 25


def test_one_parameter_is_not_another():
    """Setting one leaves the others as proposed."""
    assert SET_TWICE.on(Parameter.APPROVAL_VALID_DAYS, date(2020, 1, 1)) == 90
