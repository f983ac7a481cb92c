"""Contacts within the hours of the law, promises, letters before a suit."""

from datetime import UTC, date, datetime

import pytest

from states.baht import Baht
from states.business_days import Calendar, Holiday, HolidayKind
from states.loan.collection import Contact, contact_objections, next_permitted_demand
from states.loan.demands import (
    Addressee,
    Channel,
    ContactPurpose,
    Letter,
    Promise,
    PromiseStanding,
    Received,
    mortgagor_copies,
    promises_on,
    suit_from,
)
from states.loan.obligation import Standing
from states.thai import BANGKOK_TIME

HOLIDAYS = Calendar(
    (
        Holiday(
            day=date(2020, 5, 6),  # a Wednesday
            kind=HolidayKind.GOVERNMENT,
            name_th="วันวิสาขบูชา",
            source="ประกาศ",
            declared_on=date(2019, 12, 1),
        ),
    )
)
DEMAND, INFORMATION, ANSWER = ContactPurpose


def at(text):
    """A moment in Thailand."""
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK_TIME)


def contact(moment, purpose=DEMAND, channel=Channel.TELEPHONE, *, reached=True, person="g1"):
    """One contact with the first guarantor."""
    return Contact(person=person, at=at(moment), channel=channel, purpose=purpose, reached=reached)


def clauses(asked, *log):
    """The clauses that stand against a contact."""
    found = contact_objections(asked, log, HOLIDAYS)
    assert all(each.thai and each.english for each in found)
    return [each.clause.removeprefix("Debt Collection Act ") for each in found]


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2020-05-04 07:59:59", False),  # Monday
        ("2020-05-04 08:00:00", True),
        ("2020-05-04 20:00:00", True),
        ("2020-05-04 20:00:01", False),
        ("2020-05-08 19:30:00", True),  # Friday
        ("2020-05-09 19:30:00", False),  # Saturday
        ("2020-05-09 07:59:59", False),
        ("2020-05-09 08:00:00", True),
        ("2020-05-09 18:00:00", True),
        ("2020-05-09 18:00:01", False),
        ("2020-05-10 18:00:01", False),  # Sunday
        ("2020-05-06 18:00:00", True),  # a holiday on a Wednesday
        ("2020-05-06 18:00:01", False),
        ("2020-05-07 18:00:01", True),  # the Thursday after
        ("2015-09-01 23:00:00", True),  # before the Act
        ("2015-09-02 23:00:00", False),
    ],
)
def test_the_hours_of_the_law(moment, allowed):
    """Weekdays from 8 to 20, Saturdays, Sundays and holidays from 8 to 18 (s.9(2))."""
    assert clauses(contact(moment)) == ([] if allowed else ["s.9(2)"])


def test_hours_are_those_of_thailand():
    """Half past one in the morning at Greenwich is half past eight in Bangkok."""
    early = contact("2020-05-04 08:30:00")
    greenwich = Contact(
        person="g1",
        at=datetime(2020, 5, 4, 1, 30, tzinfo=UTC),
        channel=Channel.TELEPHONE,
        purpose=DEMAND,
    )
    assert clauses(early) == clauses(greenwich) == []


def test_a_moment_without_a_time_zone_is_no_moment():
    """Nobody could say on which day it was."""
    naive = Contact(
        person="g1",
        at=datetime(2020, 5, 4, 9),  # noqa: DTZ001 - the very thing that is refused
        channel=Channel.TELEPHONE,
        purpose=DEMAND,
    )
    with pytest.raises(ValueError, match="2020"):
        contact_objections(naive, (), HOLIDAYS)


@pytest.mark.parametrize(
    ("purpose", "channel", "objections"),
    [
        (DEMAND, Channel.IN_PERSON, ["s.9(2)"]),
        (DEMAND, Channel.TELEPHONE, ["s.9(2)"]),
        (DEMAND, Channel.ELECTRONIC, ["s.9(2)"]),
        (DEMAND, Channel.LETTER, []),
        (INFORMATION, Channel.TELEPHONE, ["s.9(2)"]),
        (ANSWER, Channel.TELEPHONE, []),
    ],
)
def test_what_the_hours_are_for(purpose, channel, objections):
    """At nine in the evening a letter may lie in the box, and who calls us is answered."""
    assert clauses(contact("2020-05-04 21:00", purpose, channel)) == objections


FIRST = contact("2020-05-04 09:00")


@pytest.mark.parametrize(
    ("asked", "log", "objections"),
    [
        (contact("2020-05-04 15:00"), [FIRST], ["s.9(3)"]),
        (contact("2020-05-04 21:00"), [FIRST], ["s.9(2)", "s.9(3)"]),
        (contact("2020-05-05 09:00"), [FIRST], []),
        (contact("2020-05-04 15:00", person="g2"), [FIRST], []),
        (contact("2020-05-04 15:00", INFORMATION), [FIRST], []),
        (contact("2020-05-04 15:00", ANSWER), [FIRST], []),
        (contact("2020-05-04 15:00", channel=Channel.LETTER), [FIRST], ["s.9(3)"]),
        (contact("2020-05-04 15:00"), [contact("2020-05-04 09:00", reached=False)], []),
        (contact("2020-05-04 15:00"), [contact("2020-05-04 09:00", INFORMATION)], []),
        (contact("2020-05-04 15:00"), [contact("2020-05-03 09:00")], []),
        (contact("2019-11-20 15:00"), [contact("2019-11-20 09:00")], []),
        (contact("2019-11-21 15:00"), [contact("2019-11-21 09:00")], ["s.9(3)"]),
    ],
)
def test_a_person_is_asked_to_pay_once_a_day(asked, log, objections):
    """From 21 November 2562; a call that nobody answered is not counted (s.9(3))."""
    assert clauses(asked, *log) == objections


@pytest.mark.parametrize(
    ("after", "log", "permitted"),
    [
        ("2020-05-04 07:00:00", [], "2020-05-04 08:00:00"),
        ("2020-05-04 12:00:00", [], "2020-05-04 12:00:00"),
        ("2020-05-04 20:00:01", [], "2020-05-05 08:00:00"),
        ("2020-05-04 12:00:00", [FIRST], "2020-05-05 08:00:00"),
        ("2020-05-08 20:30:00", [], "2020-05-09 08:00:00"),
        ("2020-05-09 18:30:00", [], "2020-05-10 08:00:00"),
    ],
)
def test_when_a_person_may_be_called_next(after, log, permitted):
    """The planner proposes what the law lets pass."""
    found = next_permitted_demand("g1", at(after), log, HOLIDAYS)
    assert found == at(permitted)
    assert clauses(contact(str(found.replace(tzinfo=None))), *log) == []


# ------------------------------------------------------------------------- promises to pay

OPEN, KEPT, BROKEN = PromiseStanding


def promise(made_on, pay_by, baht):
    """So many baht by a day of May 2563."""
    return Promise(
        made_on=date(2020, 5, made_on), pay_by=date(2020, 5, pay_by), amount=Baht.of(baht)
    )


def received(on, satang):
    """Money that came on a day of May 2563."""
    return Received(on=date(2020, 5, on), amount=Baht(satang))


ONE = promise(4, 15, 1_000)


@pytest.mark.parametrize(
    ("promises", "receipts", "today", "standings"),
    [
        ([ONE], [], 14, [OPEN]),
        ([ONE], [], 15, [OPEN]),
        ([ONE], [], 16, [BROKEN]),
        ([ONE], [received(15, 1_000_00)], 15, [KEPT]),
        ([ONE], [received(15, 999_99)], 16, [BROKEN]),
        ([ONE], [received(16, 1_000_00)], 16, [BROKEN]),
        ([ONE], [received(3, 1_000_00)], 16, [BROKEN]),
        ([ONE], [received(4, 400_00), received(10, 600_00)], 10, [KEPT]),
        ([ONE], [received(4, 400_00), received(10, 600_00)], 9, [OPEN]),
        ([ONE], [], 3, []),
        ([ONE, promise(4, 20, 500)], [received(10, 1_000_00)], 21, [KEPT, BROKEN]),
        ([ONE, promise(4, 20, 500)], [received(10, 1_500_00)], 21, [KEPT, KEPT]),
        ([ONE, promise(4, 20, 500)], [received(18, 500_00)], 21, [BROKEN, KEPT]),
    ],
)
def test_what_became_of_a_promise(promises, receipts, today, standings):
    """Kept in full between its two days, or broken; the same baht keeps no second promise."""
    found = promises_on(promises, receipts, date(2020, 5, today))
    assert [standing for _, standing in found] == standings


# --------------------------------------------------------------------------- demand letters


def letter(to, sent, received_on, pay_by, person="x"):
    """A demand; days are of 2563."""
    return Letter(
        to=to,
        person=person,
        sent_on=date.fromisoformat(sent),
        received_on=None if received_on is None else date.fromisoformat(received_on),
        pay_by=date.fromisoformat(pay_by),
    )


BORROWER, GUARANTOR, MORTGAGOR = Addressee


@pytest.mark.parametrize(
    ("sent_to", "received_on", "pay_by", "mortgage", "suit"),
    [
        (BORROWER, "2020-05-06", "2020-06-05", False, "2020-06-06"),
        (BORROWER, "2020-05-06", "2020-06-05", True, "2020-07-06"),  # 60 days end on 5 July
        (BORROWER, "2020-05-06", "2020-07-05", True, "2020-07-06"),
        (BORROWER, "2020-05-06", "2020-07-06", True, "2020-07-07"),
        (BORROWER, None, "2020-06-05", False, None),
        (BORROWER, "2020-09-01", "2020-06-05", False, None),  # not yet arrived
        (GUARANTOR, "2020-05-06", "2020-06-05", False, None),
    ],
)
def test_a_suit_waits_for_what_the_demand_gave(sent_to, received_on, pay_by, mortgage, suit):
    """As known on 31 August 2563; a mortgage is enforced after 60 days from arrival (s.728)."""
    letters = [letter(sent_to, "2020-05-04", received_on, pay_by)]
    found = suit_from(letters, date(2020, 8, 31), mortgage=mortgage)
    assert found == (None if suit is None else date.fromisoformat(suit))


@pytest.mark.parametrize(
    ("received_on", "today", "standing"),
    [
        (None, "2020-05-11", Standing.OPEN),
        (None, "2020-05-12", Standing.DUE_SOON),
        (None, "2020-05-19", Standing.DUE_SOON),  # day 15 after sending it to the borrower
        (None, "2020-05-20", Standing.OVERDUE),
        ("2020-05-19", "2020-05-20", Standing.DONE),
        ("2020-05-21", "2020-05-20", Standing.OVERDUE),
    ],
)
def test_an_owner_who_mortgaged_for_another_is_told(received_on, today, standing):
    """Within fifteen days of the demand to the borrower (s.728, second paragraph)."""
    letters = [
        letter(BORROWER, "2020-05-04", None, "2020-07-31"),
        letter(MORTGAGOR, "2020-05-05", received_on, "2020-07-31", "m1"),
    ]
    (found,) = mortgagor_copies(letters, ["m1"], date.fromisoformat(today))
    assert (found.standing, found.due_on) == (standing, date(2020, 5, 19))
    assert found.words.thai
    assert found.words.english


def test_without_a_demand_to_the_borrower_no_copy_is_due():
    """Nothing runs for the mortgagor until the borrower was written to."""
    letters = [letter(GUARANTOR, "2020-05-04", None, "2020-07-31")]
    assert mortgagor_copies(letters, ["m1"], date(2020, 6, 1)) == []
