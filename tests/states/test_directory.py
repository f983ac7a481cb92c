"""The office on any day: what its entries add up to."""

from datetime import UTC, date, datetime

import pytest

from states.baht import Baht
from states.business_days import HolidayKind
from states.directory import Directory
from states.office_acts import (
    AmendmentConfirmation,
    AmendmentProposal,
    Appointment,
    AppointmentEnd,
    Delegation,
    HolidayEntry,
    HolidayRevocation,
    Line,
    PersonEntry,
    Window,
)
from states.parameters import Parameter
from states.process import Role
from states.register import Entry
from tests.states.cases import at

ENTERED = date(2019, 1, 2)
CHIANG_MAI, LAMPHUN = "TH-50", "TH-51"


def office(*papers: object, entered: date = ENTERED) -> Directory:
    """An office with these entries, numbered from 1, all entered on one day."""
    entries = [Entry(n, at(entered), paper) for n, paper in enumerate(papers, 1)]
    return Directory(entries, version=len(entries))


def known(code: str, *, service: bool = False) -> PersonEntry:
    """Somebody who is on the staff."""
    return PersonEntry(code=code, name_th="นางสมมุติ", service=service)


def appointed(code: str, role: Role, since: date, until: date | None = None, province=None):
    """An appointment by order 1."""
    return Appointment(
        person=code, role=role, order="คำสั่ง 1", since=since, until=until, province=province
    )


def in_june(principal: str, delegate: str) -> Delegation:
    """A power lent for June 2019."""
    return Delegation(
        principal=principal,
        delegate=delegate,
        order="คำสั่ง 3",
        since=date(2019, 6, 1),
        until=date(2019, 6, 30),
    )


def roles(directory: Directory, code: str, on: date, province: str | None = None) -> set[Role]:
    """The roles that somebody holds on a day."""
    return set(directory.actor(code, on, province).roles)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2019, 2, 28), False),
        (date(2019, 3, 1), True),
        (date(2019, 9, 30), True),
        (date(2019, 10, 1), False),
    ],
)
def test_a_role_is_held_from_the_first_day_to_the_last(day, holds):
    """Both days are in."""
    since, until = date(2019, 3, 1), date(2019, 9, 30)
    directory = office(known("ann"), appointed("ann", Role.APPROVER, since, until))
    assert roles(directory, "ann", day) == ({Role.APPROVER} if holds else set())
    assert directory.holders(Role.APPROVER, day) == (("ann",) if holds else ())


@pytest.mark.parametrize(
    ("appointed_in", "asked_for", "holds"),
    [
        (CHIANG_MAI, CHIANG_MAI, True),
        (CHIANG_MAI, LAMPHUN, False),
        (CHIANG_MAI, None, True),
        (None, LAMPHUN, True),
        (None, None, True),
    ],
)
def test_a_role_of_one_province_is_held_there(appointed_in, asked_for, holds):
    """An appointment without a province is for all; asking without one looks everywhere."""
    since = date(2019, 3, 1)
    directory = office(known("ann"), appointed("ann", Role.APPROVER, since, province=appointed_in))
    found = roles(directory, "ann", since, asked_for)
    assert found == ({Role.APPROVER} if holds else set())


def test_an_appointment_is_ended_by_its_number():
    """The end names the record of the appointment; the other one goes on."""
    since = date(2019, 3, 1)
    directory = office(
        known("ann"),
        appointed("ann", Role.APPROVER, since),
        appointed("ann", Role.COLLECTOR, since),
        AppointmentEnd(entry=2, last_day=date(2019, 4, 30), order="คำสั่ง 2"),
    )
    assert roles(directory, "ann", date(2019, 4, 30)) == {Role.APPROVER, Role.COLLECTOR}
    assert roles(directory, "ann", date(2019, 5, 1)) == {Role.COLLECTOR}
    assert directory.appointment(2).until == date(2019, 4, 30)
    assert directory.appointment(9) is None


def test_a_person_without_appointment_is_known_and_holds_nothing():
    """Somebody unknown is nobody; a service is marked as one."""
    directory = office(known("ann"), known("clock", service=True))
    assert roles(directory, "ann", ENTERED) == set()
    assert directory.actor("ann", ENTERED).service is False
    assert directory.actor("clock", ENTERED).service is True
    assert directory.actor("bob", ENTERED) is None


@pytest.mark.parametrize(
    ("entered", "day", "may"),
    [
        (date(2019, 5, 1), date(2019, 5, 31), False),
        (date(2019, 5, 1), date(2019, 6, 1), True),
        (date(2019, 5, 1), date(2019, 6, 30), True),
        (date(2019, 5, 1), date(2019, 7, 1), False),
        (date(2019, 6, 10), date(2019, 6, 9), False),
        (date(2019, 6, 10), date(2019, 6, 10), True),
    ],
)
def test_a_delegation_never_reaches_back(entered, day, may):
    """June's delegation, entered in May or on 10 June: before it is entered it binds nobody."""
    directory = office(
        known("ann"),
        known("bob"),
        in_june("ann", "bob"),
        entered=entered,
    )
    assert directory.may_act_for("bob", "ann", day) is may
    assert directory.may_act_for("ann", "bob", day) is False
    assert directory.deputies(day) == ((("bob", "ann"),) if may else ())


def test_a_delegation_is_not_passed_on():
    """While bob holds ann's power nobody acts for bob, and so nobody for ann through bob."""
    directory = office(in_june("ann", "bob"), in_june("bob", "cat"))
    assert directory.deputies(date(2019, 6, 2)) == (("bob", "ann"),)


def test_an_entry_made_late_at_night_counts_for_the_next_day_of_bangkok():
    """Eleven in the evening in Greenwich is the next morning in Bangkok."""
    late = datetime(2019, 6, 9, 23, tzinfo=UTC)
    directory = Directory([Entry(1, late, in_june("ann", "bob"))], version=1)
    assert not directory.may_act_for("bob", "ann", date(2019, 6, 9))
    assert directory.may_act_for("bob", "ann", date(2019, 6, 10))


def holiday(day: date) -> HolidayEntry:
    """A bank holiday."""
    return HolidayEntry(day=day, kind=HolidayKind.BANK, name_th="วันหยุดพิเศษ", source="ประกาศ")


def test_a_revoked_holiday_is_a_working_day_again():
    """And it may be declared anew."""
    day = date(2019, 7, 29)
    revoked = HolidayRevocation(day=day, kind=HolidayKind.BANK, source="ประกาศ")
    assert office(holiday(day)).calendar.holidays(HolidayKind.BANK) == {day}
    assert office(holiday(day), revoked).calendar.holidays(HolidayKind.BANK) == set()
    again = office(holiday(day), revoked, holiday(day))
    assert again.calendar.holidays(HolidayKind.BANK) == {day}
    assert again.calendar.holidays(HolidayKind.GOVERNMENT) == set()


def test_windows_lines_and_parameters_are_kept_as_entered():
    """What the board's secretary entered is found again, in order."""
    window = Window(notice="ประกาศ 2562", first_day=date(2019, 4, 1), last_day=date(2019, 5, 31))
    directory = office(
        window,
        Line(amount=Baht.of(3_000_000_000), resolution="มติ 1", since=date(2019, 4, 1)),
        AmendmentProposal(
            clause="1.2.3(4)",
            parameter=Parameter.REVIEW_DAYS,
            value=30,
            since=date(2019, 6, 1),
            resolution="มติ 2",
            resolved_on=date(2019, 4, 30),
        ),
        AmendmentConfirmation(entry=3, resolution="มติ 2"),
    )
    assert directory.windows == [window]
    assert [line.resolution for line in directory.lines] == ["มติ 1"]
    assert directory.parameters.on(Parameter.REVIEW_DAYS, date(2019, 5, 31)) == 15
    assert directory.parameters.on(Parameter.REVIEW_DAYS, date(2019, 6, 1)) == 30
    assert directory.version == 4


def test_an_office_without_entries_is_empty():
    """Nobody, nothing, the proposed numbers."""
    directory = Directory()
    assert directory.version == 0
    assert directory.persons == {}
    assert directory.holders(Role.ADMIN, ENTERED) == ()
    assert directory.deputies(ENTERED) == ()
    assert directory.parameters.on(Parameter.REVIEW_DAYS, ENTERED) == 15
