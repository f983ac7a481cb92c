"""Committees by order: who sits on them on a day, and what cannot be entered."""

from dataclasses import replace
from datetime import date

import pytest

from states.committee_acts import CommitteeEntry, Position
from states.directory import Directory
from states.enactments import ENACTABLE
from states.entering import Entering
from states.office_acts import Appointment, AppointmentEnd, OfficeEvent, PersonEntry
from states.process import Role
from states.register import Entry
from states.vocabulary import Organ
from tests.states.cases import at

SINCE, ENTERED, DAY = date(2019, 1, 2), date(2019, 1, 2), date(2019, 6, 3)
COMMITTEE = CommitteeEntry(
    code="approval",
    name_th="คณะสมมุติ",
    organ=Organ.PROVINCIAL_FUND_COMMITTEE,
    role=Role.APPROVER,
    order="1/2562",
    since=SINCE,
)
ANN = Appointment(
    person="ann",
    role=Role.APPROVER,
    order="2/2562",
    since=SINCE,
    committee="approval",
    position=Position.CHAIR,
)
BEN = replace(ANN, person="ben", position=None)
PERSONS = tuple(PersonEntry(code=code, name_th="สมมุติ") for code in ("ann", "ben"))


def office(*papers: object, entered: date = ENTERED) -> Directory:
    """An office with the committee, two persons, and these papers after them."""
    found = [COMMITTEE, *PERSONS, *papers]
    return Directory([Entry(n, at(entered), paper) for n, paper in enumerate(found, 1)])


def seated(directory: Directory, on: date = DAY) -> dict[str, Position]:
    """Who sits on the committee on a day, in which position."""
    sitting = directory.committees.sitting("approval", on)
    assert sitting is not None
    return {seat.person: seat.position for seat in sitting.seats}


def test_an_appointment_gives_a_seat():
    """In the position that the order names, or as a member."""
    assert seated(office(ANN, BEN)) == {"ann": Position.CHAIR, "ben": Position.MEMBER}
    assert seated(office(replace(ANN, committee=None, position=None))) == {}


def test_a_committee_that_nobody_established_does_not_sit():
    """A code alone makes none."""
    assert office().committees.sitting("another", DAY) is None


@pytest.mark.parametrize(
    ("since", "until", "entered", "sits"),
    [
        (DAY, None, ENTERED, True),
        (date(2019, 6, 4), None, ENTERED, False),
        (SINCE, DAY, ENTERED, True),
        (SINCE, date(2019, 6, 2), ENTERED, False),
        # B22: dated back, it seats from the day on which it was entered
        (SINCE, None, DAY, True),
        (SINCE, None, date(2019, 6, 4), False),
    ],
)
def test_a_seat_is_filled_from_day_to_day(since, until, entered, sits):
    """Both days count; an order that is entered later than it says seats nobody backwards."""
    order = replace(ANN, since=since, until=until)
    assert ("ann" in seated(office(order, entered=entered))) is sits


def test_the_end_of_an_appointment_empties_the_seat():
    """From the day after the last; the seat of another stays filled."""
    end = AppointmentEnd(entry=4, last_day=date(2019, 6, 2), order="3/2562")
    assert set(seated(office(ANN, BEN, end))) == {"ben"}
    assert set(seated(office(ANN, BEN, end), date(2019, 6, 2))) == {"ann", "ben"}


def faults(event: OfficeEvent, paper: object, *papers: object) -> list[str]:
    """The fields that cannot be entered so."""
    found = ENACTABLE[event].faults(paper, Entering(office(*papers), "admin", at()))
    return [fault.field for fault in found]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"committee": None, "position": None}, []),
        ({"committee": None}, ["position"]),
        ({"committee": "another"}, ["committee"]),
        ({"person": "ben", "position": None, "role": Role.SELECTION_MEMBER}, ["role"]),
        ({"person": "ben", "position": None, "province": "TH-50"}, ["province"]),
        ({"person": "ben"}, ["position"]),
        ({"person": "ben", "position": Position.VICE_CHAIR}, []),
        ({"position": Position.MEMBER}, ["position"]),
        ({"since": date(2020, 1, 1), "person": "ben"}, ["position"]),
    ],
)
def test_a_seat_is_one_persons_and_a_person_has_one(changes, fields):
    """Ann has the chair: nobody else has it, nor has she another seat beside it."""
    held = [ANN] if changes and "committee" not in changes else []
    assert faults(OfficeEvent.APPOINT, replace(ANN, **changes), *held) == fields


def test_the_chair_passes_on_when_its_holder_leaves():
    """From the day after."""
    leaving = replace(ANN, until=date(2019, 6, 2))
    following = replace(ANN, person="ben", since=DAY)
    assert faults(OfficeEvent.APPOINT, following, leaving) == []
    assert faults(OfficeEvent.APPOINT, replace(following, since=date(2019, 6, 2)), leaving) == [
        "position"
    ]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"code": "board"}, []),
        ({}, ["code"]),
        ({"code": "board", "role": Role.AUDITOR}, ["role"]),
    ],
)
def test_a_committee_has_a_code_of_its_own_and_decides(changes, fields):
    """Only selection and approval are decided by a committee."""
    paper = replace(COMMITTEE, **changes)
    assert faults(OfficeEvent.ESTABLISH_COMMITTEE, paper) == fields
