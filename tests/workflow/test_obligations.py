"""What has to be done in time, as lives of loans leave it: derived, shown, and told once."""

from datetime import date, datetime
from pathlib import Path

import pytest

from states.loan.obligation import Clock, Standing
from states.thai import BANGKOK_TIME
from tests.offices import office_of
from tests.tables import told
from workflow.contacts import collection_document
from workflow.journey import read_journey
from workflow.journey_play import play
from workflow.obligations import (
    Stands,
    due_within,
    obligation_document,
    reminders_of,
    standing_in,
    standing_in_the_book,
)
from workflow.rebuilding import compare

JOURNEYS = Path(__file__).parent.parent / "journeys"
LATER = date(2034, 12, 31)
"""Every journey lies before it, so that what is asked of an earlier day comes from the records."""


@pytest.fixture
def played(staged_database):
    """Plays a journey; answers the office and the number of its case."""

    def play_it(name):
        office = office_of(staged_database)
        text = (JOURNEYS / f"{name}.txt").read_text(encoding="utf-8")
        report = play(office, read_journey(text))
        assert report.ok, told(report)
        return office, report.cases[0]

    return play_it


def notices(archive, number, on):
    """How the notices to guarantors stand on a day: by default and guarantor."""
    return {
        each.subject: (each.standing, each.done_on, each.late)
        for each in standing_in(archive, number, LATER, on)
        if each.clock is Clock.GUARANTOR_NOTICE
    }


def test_a_guarantor_told_by_the_sixtieth_day_is_told_in_time(played):
    """The instalment of 20 July was missed: 18 September is day 60, and the proof counts."""
    office, number = played("guarantor_told_in_time")
    with office.archive() as archive:
        assert notices(archive, number, date(2019, 7, 20)) == {}
        before = notices(archive, number, date(2019, 8, 18))
        assert before["2019-07-20/1"][0] is Standing.DONE
        assert before["2019-07-20/2"] == (Standing.OPEN, None, False)
        soon = notices(archive, number, date(2019, 8, 19))
        assert soon["2019-07-20/2"][0] is Standing.DUE_SOON
        after = notices(archive, number, date(2019, 9, 18))
        assert after["2019-07-20/1"] == (Standing.DONE, date(2019, 8, 5), False)
        assert after["2019-07-20/2"] == (Standing.DONE, date(2019, 9, 18), False)
        assert set(notices(archive, number, date(2019, 10, 21))) == {
            "2019-07-20/1", "2019-07-20/2", "2019-10-20/1", "2019-10-20/2",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2019, 9, 17), Standing.DUE_SOON),  # day 59
        (date(2019, 9, 18), Standing.DUE_SOON),  # day 60
        (date(2019, 9, 19), Standing.OVERDUE),  # day 61
    ],
)
def test_the_sixtieth_day_is_the_last(played, on, standing):
    """Nobody told the second guarantor."""
    office, number = played("guarantor_told_too_late")
    with office.archive() as archive:
        assert notices(archive, number, on)["2019-07-20/2"][0] is standing


def test_a_notice_that_comes_on_day_sixty_one_is_late(played):
    """It is done, and it is on view that it was late."""
    office, number = played("guarantor_told_too_late")
    with office.archive() as archive:
        found = notices(archive, number, date(2019, 11, 8))
    assert found["2019-07-20/1"] == (Standing.DONE, date(2019, 9, 19), True)
    assert found["2019-07-20/2"] == (Standing.OVERDUE, None, False)


def clocks(archive, number, on):
    """How each clock stands on a day, by clock and what it is about."""
    return {(each.clock, each.subject): each for each in standing_in(archive, number, LATER, on)}


def test_renewals_accounts_and_undertakings_stand_as_they_were_brought(played):
    """Cover runs on without a gap, the accounts of 2019 came, those of 2020 did not."""
    office, number = played("upkeep_of_a_contract")
    with office.archive() as archive:
        early = clocks(archive, number, date(2019, 7, 1))
        late = clocks(archive, number, date(2021, 6, 19))
    building = (Clock.INSURANCE, "อาคารและเครื่องจักร")
    assert early[building].due_on == date(2020, 6, 18)
    assert late[building].due_on == date(2021, 6, 18)
    assert late[building].standing is Standing.OVERDUE
    assert late[Clock.LEASE, "ที่ตั้งโรงงาน"].due_on == date(2022, 6, 18)
    assert early[Clock.TRAINING, "2019-06-14"].due_on == date(2020, 6, 13)
    assert late[Clock.TRAINING, "2019-06-14"].standing is Standing.DONE
    assert late[Clock.SINGLE_ACCOUNT, "2019-07-01"].standing is Standing.OVERDUE
    assert late[Clock.YEARLY_ACCOUNTS, "2019-12-31"].done_on == date(2020, 3, 30)
    unsent = late[Clock.YEARLY_ACCOUNTS, "2020-12-31"]
    assert unsent.due_on == date(2021, 5, 30)
    assert unsent.standing is Standing.OVERDUE


def test_what_lapsed_gives_the_ground_to_call_and_calls_nothing(played):
    """Insurance that ran out and accounts not sent are named as grounds; the state is as it was."""
    office, number = played("upkeep_of_a_contract")
    with office.archive() as archive:
        found = [
            obligation_document(Stands(number, each))
            for each in standing_in(archive, number, LATER, date(2021, 6, 19))
        ]
        state = archive.case(number).row.state
    grounds = {
        each["clock"]["code"]: each["ground_to_call"]["code"]
        for each in found
        if each["ground_to_call"]
    }
    assert grounds == {"insurance": "insurance_lapsed", "yearly_accounts": "accounts_not_sent"}
    assert state == "performing"


def test_prescription_begins_anew_with_what_acknowledges_the_debt(played):
    """Five years from the due day; from the written acknowledgement for what was due by then."""
    office, number = played("upkeep_of_a_contract")
    with office.archive() as archive:
        before = clocks(archive, number, date(2020, 6, 30))
        after = clocks(archive, number, date(2020, 7, 21))
    assert before[Clock.PRESCRIPTION, "2019-07-20"].standing is Standing.DONE
    assert before[Clock.PRESCRIPTION, "2019-08-20"].due_on == date(2024, 8, 20)
    assert after[Clock.PRESCRIPTION, "2019-08-20"].due_on == date(2025, 7, 1)
    assert after[Clock.PRESCRIPTION, "2020-07-20"].due_on == date(2025, 7, 20)


def test_a_suit_stops_prescription_and_a_mortgagor_is_told_in_fifteen_days(played):
    """The demand went out on 22 November: it reached the mortgagor on day 16."""
    office, number = played("mortgage_demand_waits")
    with office.archive() as archive:
        found = clocks(archive, number, date(2020, 2, 3))
    copy = found[Clock.MORTGAGOR_COPY, "mortgagor/1"]
    assert (copy.due_on, copy.done_on, copy.late) == (date(2019, 12, 7), date(2019, 12, 8), True)
    assert found[Clock.PRESCRIPTION, "2019-07-20"].done_on == date(2020, 1, 25)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2019, 7, 23), Standing.OPEN),
        (date(2019, 8, 7), Standing.DUE_SOON),
        (date(2019, 8, 22), Standing.DONE),
    ],
)
def test_collateral_is_released_within_the_days_of_the_board(played, on, standing):
    """The loan was closed on 23 July: thirty days, and nothing else is asked any longer."""
    office, number = played("released_when_paid")
    with office.archive() as archive:
        (found,) = standing_in(archive, number, LATER, on)
    assert (found.clock, found.standing) == (Clock.RELEASE, standing)
    assert (found.opened_on, found.due_on) == (date(2019, 7, 23), date(2019, 8, 22))


# --------------------------------------------------------------------------- the whole book


@pytest.mark.parametrize(
    "name",
    [
        "guarantor_told_too_late",
        "upkeep_of_a_contract",
        "mortgage_demand_waits",
        "written_off_and_recovered",
        "released_when_paid",
    ],
)
@pytest.mark.parametrize("on", [date(2019, 8, 20), date(2021, 12, 31), date(2022, 6, 1)])
def test_the_book_says_of_a_case_what_the_case_says(played, name, on):
    """From the rows of today and from the records alike, of each case what still asks for it."""
    office, number = played(name)
    with office.archive() as archive:
        case = [
            Stands(number, each)
            for each in standing_in(archive, number, on)
            if each.standing is not Standing.DONE
        ]
        assert list(standing_in_the_book(archive, on)) == case
        past = [
            Stands(number, each)
            for each in standing_in(archive, number, LATER, on)
            if each.standing is not Standing.DONE
        ]
        assert list(standing_in_the_book(archive, LATER, on)) == past


def test_who_is_reminded_is_who_may_do_it(played):
    """The collector of the notice, the monitoring officer of the policy too, the auditor never."""
    office, number = played("guarantor_told_too_late")
    on = date(2019, 10, 1)
    with office.archive() as archive:
        of = {who: list(reminders_of(archive, who, LATER, on)) for who in ("tuk", "mon", "att")}
    assert [each.obligation.subject for each in of["tuk"]] == ["2019-07-20/2"]
    assert {each.case for each in of["mon"]} == {number}
    assert of["att"] == []


def test_due_within_takes_what_is_overdue_and_what_comes_in_time(played):
    """On 1 September the notice has 17 days."""
    office, number = played("guarantor_told_too_late")
    on = date(2019, 9, 1)
    with office.archive() as archive:
        found = standing_in(archive, number, LATER, on)
    late = {days: [each for each in found if due_within(days, on)(each)] for days in (16, 17)}
    assert [each.clock for each in late[16]] == []
    assert {each.clock for each in late[17]} == {Clock.GUARANTOR_NOTICE}


# ---------------------------------------------------------------------- contacts, promises


def test_promises_are_judged_by_the_receipts(played):
    """The first was kept, of the second too little came, the third is open; none was refused."""
    office, number = played("promise_kept_and_broken")
    moment = datetime(2019, 9, 10, 9, tzinfo=BANGKOK_TIME)
    with office.archive() as archive:
        found = collection_document(archive, number, moment)
    assert [each["standing"]["code"] for each in found["promises"]] == ["kept", "broken", "open"]


def test_the_log_holds_every_contact_and_says_when_to_call_again(played):
    """Refused attempts stand in it with their clauses; nobody is named."""
    office, number = played("contact_outside_the_hours")
    moment = datetime(2019, 11, 25, 10, tzinfo=BANGKOK_TIME)
    with office.archive() as archive:
        found = collection_document(archive, number, moment)
    log = found["contacts"]
    assert sum(each["refused"] for each in log) == 9
    assert log[0]["clauses"] == ["Debt Collection Act s.9(2)"]
    assert {each["person"] for each in log} == {
        "borrower", "guarantor/1", "guarantor/3", "mortgagor/1",
    }  # fmt: skip
    assert "รับว่าจะชำระ" not in str(found)
    assert {each["person"]: each["at"][:16] for each in found["next_demand"]} == {
        "borrower": "2019-11-25T10:00",
        "guarantor/1": "2019-11-25T10:00",
        "guarantor/2": "2019-11-25T10:00",
    }


@pytest.mark.parametrize("name", ["contact_outside_the_hours", "mortgage_demand_waits"])
def test_what_is_kept_is_rebuilt_from_the_records(played, name):
    """Replay finds the course as it stands, letters and contacts in it."""
    office, _ = played(name)
    with office.archive() as archive:
        assert compare(archive).holds
