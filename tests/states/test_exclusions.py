"""Roles that exclude each other when they are granted: makers, deciders, reviewers, admins."""

from datetime import date
from itertools import product

import pytest

from states.exclusions import LINE_OF, Line, excluded, exclusion_objections
from states.office_acts import Appointment
from states.process import Role

SINCE, UNTIL = date(2026, 1, 1), date(2026, 6, 30)


def post(role, since=SINCE, until=None, province=None):
    """An appointment by an order of the year."""
    return Appointment(
        person="somchai", role=role, order="1/2569", since=since, until=until, province=province
    )


def test_every_role_belongs_to_a_line():
    """A role that is added without one fails here."""
    assert set(LINE_OF) == set(Role)


# Those of a row may hold a role of the lines that are named beside it.
MAY_ALSO_HOLD = {
    Line.MAKING: {Line.MAKING, Line.SECRETARIAT},
    Line.DECIDING: {Line.DECIDING, Line.SECRETARIAT},
    Line.SECRETARIAT: {Line.MAKING, Line.DECIDING, Line.SECRETARIAT},
    Line.REVIEWING: {Line.REVIEWING},
    Line.ADMINISTERING: {Line.ADMINISTERING},
    Line.SERVICE: {Line.SERVICE},
}


@pytest.mark.parametrize(("one", "other"), list(product(Role, Role)))
def test_two_roles_are_one_persons_or_not_as_their_lines_are(one, other):
    """Every pair of roles, both ways."""
    assert excluded(one, other) is (LINE_OF[other] not in MAY_ALSO_HOLD[LINE_OF[one]])


def test_whoever_is_refused_is_told_the_role_the_order_and_the_lines():
    """The reason names what stands against the grant."""
    (told,) = exclusion_objections([post(Role.AUDITOR)], post(Role.APPROVER, province="TH-50"))
    assert told.clause == "roles"
    assert told.english == (
        "somchai is auditor at that time (1/2569); "
        "those who review and those who decide or check are different persons"
    )
    assert "ผู้สอบทานกับผู้ตัดสินหรือตรวจ" in told.thai


@pytest.mark.parametrize(
    ("since", "until", "met"),
    [
        (date(2026, 6, 30), None, True),
        (date(2026, 7, 1), None, False),
        (date(2025, 1, 1), date(2025, 12, 31), False),
        (date(2025, 1, 1), date(2026, 1, 1), True),
        (date(2025, 1, 1), None, True),
        (date(2026, 3, 1), date(2026, 3, 1), True),
    ],
)
def test_only_roles_of_the_same_days_exclude_each_other(since, until, met):
    """A person changes lines from one day to the next; both days of a post are in it."""
    held = [post(Role.COLLECTOR, SINCE, UNTIL)]
    assert bool(list(exclusion_objections(held, post(Role.APPROVER, since, until)))) is met
