"""What the office knows of its lines: which is in force, what is left, what a borrower owes."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.application import Exposure
from states.baht import ZERO, Baht
from states.directory import Directory
from states.facts import Facts
from states.line import (
    FUND,
    NOTHING_PROMISED,
    Lines,
    Promised,
    known_to_the_office,
    line_on,
    window_on,
)
from states.office_acts import Line, Window
from states.register import Entry
from states.rules.finding import Verdict
from states.rules.intake import the_request_fits_into_the_remaining_line
from states.rules.no5 import the_loan_fits_into_the_line_of_the_fund
from tests.example import application
from tests.states.cases import TODAY, at

YEAR = date(2019, 1, 1)


def office(*papers):
    """An office in which these were enacted, in this order."""
    entered = datetime(2018, 12, 1, tzinfo=at().tzinfo)
    return Directory([Entry(n, entered, paper) for n, paper in enumerate(papers, 1)])


def line(amount, since=YEAR, province=None):
    return Line(amount=Baht.of(amount), resolution="มติ 1", since=since, province=province)


@pytest.mark.parametrize(
    ("account", "day", "amount"),
    [
        (FUND, date(2018, 12, 31), None),
        (FUND, date(2019, 1, 1), 100),
        (FUND, date(2019, 2, 28), 100),
        (FUND, date(2019, 3, 1), 300),
        (FUND, date(2020, 1, 1), 300),
        ("TH-50", date(2019, 1, 1), 7),
        ("TH-10", date(2019, 1, 1), None),
    ],
)
def test_the_line_in_force_is_the_latest_set_by_then(account, day, amount):
    """Of two set for the same first day the one that was entered later stands."""
    directory = office(
        line(200, since=date(2019, 3, 1)),
        line(100),
        line(300, since=date(2019, 3, 1)),
        line(7, province="TH-50"),
    )
    found = line_on(directory, account, day)
    assert (None if found is None else found.amount) == (
        None if amount is None else Baht.of(amount)
    )


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (date(2019, 3, 31), None),
        (date(2019, 4, 1), "1"),
        (date(2019, 5, 15), "2"),
        (date(2019, 5, 31), "2"),
        (date(2019, 6, 1), None),
        (date(2020, 1, 1), "3"),
    ],
)
def test_a_window_is_open_on_its_first_and_on_its_last_day(day, notice):
    """Where two overlap, the one announced later is the one that counts."""
    directory = office(
        Window(notice="1", first_day=date(2019, 4, 1), last_day=date(2019, 5, 31)),
        Window(notice="2", first_day=date(2019, 5, 15), last_day=date(2019, 5, 31)),
        Window(notice="3", first_day=date(2020, 1, 1), last_day=date(2020, 1, 1)),
    )
    found = window_on(directory, day)
    assert (None if found is None else found.notice) == notice


OFFICE = office(
    line(10_000_000),
    line(8_000_000, province="TH-50"),
    Window(notice="1", first_day=date(2019, 4, 1), last_day=date(2019, 6, 30)),
)
BOOKS = Lines(
    fund=Promised(Baht.of(1_000_000), Baht.of(4_000_000)),
    province=Promised(Baht.of(500_000), Baht.of(3_500_000)),
    same_borrower=Baht.of(2_000_000),
    others_of_the_group=Baht.of(3_000_000),
)
EMPTY = Lines(NOTHING_PROMISED, NOTHING_PROMISED, ZERO, ZERO)


def known(lines=BOOKS, facts=None, directory=OFFICE):
    """What the office knows of the example application today."""
    return known_to_the_office(facts or Facts(application=application()), lines, directory, TODAY)


def test_line_window_and_exposure_come_from_the_office_own_book():
    """What the file says of them does not count: the book is the office's."""
    told = known()
    context, exposure = told.context, told.exposure
    assert context.fund_line_remaining_at_intake == Baht.of(5_000_000)
    assert context.fund_line_remaining_at_approval == Baht.of(5_000_000)
    assert context.province_allocation == Baht.of(8_000_000)
    assert context.province_approved_le_3m == Baht.of(500_000)
    assert context.province_approved_gt_3m == Baht.of(3_500_000)
    assert (context.window_opens_on, context.window_closes_on) == (
        date(2019, 4, 1),
        date(2019, 6, 30),
    )
    assert exposure.existing_fund_loan_same_borrower == Baht.of(2_000_000)
    assert exposure.existing_fund_loan_group == Baht.of(3_000_000)


def test_lines_that_nobody_set_are_unknown_and_not_nothing():
    """Unknown never passes: without a line nothing is received or approved."""
    context = known(directory=office()).context
    assert context.fund_line_remaining_at_approval is None
    assert context.province_allocation is None
    assert context.window_opens_on is None


@pytest.mark.parametrize(
    ("said", "booked", "counts"),
    [(None, 2, 2), (0, 2, 2), (2, 2, 2), (3, 2, 3), (3, 0, 3), (None, 0, 0)],
)
def test_exposure_is_the_more_of_what_is_said_and_what_is_booked(said, booked, counts):
    """The officer may know of a loan that the book does not have; he cannot talk one away."""
    amount = None if said is None else Baht.of(said)
    filed = replace(
        application(),
        exposure=Exposure(existing_fund_loan_same_borrower=amount, existing_fund_loan_group=amount),
    )
    books = replace(EMPTY, same_borrower=Baht.of(booked), others_of_the_group=Baht.of(booked))
    exposure = known(books, Facts(application=filed)).exposure
    assert exposure.existing_fund_loan_same_borrower == Baht.of(counts)
    assert exposure.existing_fund_loan_group == Baht.of(counts)


def test_line_and_window_of_the_day_of_receipt_stay_as_they_were():
    """At approval the window may be closed and the line be less: that was not so at intake."""
    at_intake = known(EMPTY)
    received = Facts(application=at_intake).then(received_on=date(2019, 6, 3))
    later = known_to_the_office(received, BOOKS, OFFICE, date(2019, 7, 1)).context
    assert later.fund_line_remaining_at_intake == Baht.of(10_000_000)
    assert later.window_closes_on == date(2019, 6, 30)
    assert later.fund_line_remaining_at_approval == Baht.of(5_000_000)


@pytest.mark.parametrize("over", [-1, 0, 1])
@given(line_satang=st.integers(1, 10**12), taken=st.integers(0, 10**12))
def test_equal_is_inside_and_one_satang_more_is_over(over, line_satang, taken):
    """At receipt and at approval a loan is compared with the line less firm and drawn."""
    asked = Baht(line_satang - taken + over)
    directory = office(
        replace(line(0), amount=Baht(line_satang)),
        Window(notice="1", first_day=TODAY, last_day=TODAY),
    )
    filed = application()
    filed = replace(filed, request=replace(filed.request, loan_amount=asked))
    books = replace(EMPTY, fund=Promised(Baht(taken), ZERO))
    facts = Facts(application=known(books, Facts(application=filed), directory))
    wanted = Verdict.PASS if over <= 0 else Verdict.FAIL
    assert the_request_fits_into_the_remaining_line.judge(facts).verdict is wanted
    assert the_loan_fits_into_the_line_of_the_fund.judge(facts).verdict is wanted
