"""Where the lines stand, and whether the books that approvals are judged by say the same."""

import json
from contextlib import closing

import pytest

from adapters.database import open_database
from states.baht import ZERO, Baht
from states.line import FUND, Hold
from states.process import Event
from tests.lending import TO_CONTRACT, UNDER_NO_5, desk_in
from tests.offices import office_of
from workflow.cast import CHIANG_MAI
from workflow.line_report import ledger_faults, line_report

SMALL, LARGE, TWENTY = Baht.of(2_000_000), Baht.of(6_000_000), Baht.of(20_000_000)
CHONBURI = "TH-20"


def with_three_requests(url):
    """Make an office with a small and a large loan in two provinces and a request."""
    with closing(open_database(url, create=True)) as opened:
        desk = desk_in(office_of(opened), (CHIANG_MAI, CHONBURI))
        desk.line(TWENTY)
        desk.go(desk.asks(1, SMALL), Event.APPROVE)
        drawn = desk.go(desk.asks(2, LARGE, province=CHONBURI), Event.APPROVE, *TO_CONTRACT)
        desk.do(drawn, Event.DISBURSE, amount="1000000.00")
        desk.go(desk.file(3, SMALL), Event.RECEIVE)


@pytest.fixture
def database(sqlite_with):
    """That office, for each test its own."""
    with closing(open_database(sqlite_with(with_three_requests))) as opened:
        yield opened


def test_every_account_says_what_is_asked_promised_drawn_and_left(database):
    """The Fund's first; a province of which nobody asks anything is there as well."""
    with database.archive() as archive:
        fund, chonburi, chiang_mai = line_report(archive, UNDER_NO_5)
    assert (fund.account, chonburi.account, chiang_mai.account) == (FUND, CHONBURI, CHIANG_MAI)
    assert fund.hold == Hold(SMALL, SMALL + LARGE - Baht.of(1_000_000), Baht.of(1_000_000))
    assert fund.promised == (SMALL, LARGE)
    assert chiang_mai.hold == Hold(SMALL, SMALL, ZERO)
    assert fund.left == TWENTY - SMALL - LARGE
    assert json.loads(json.dumps(fund.document())) == {
        "account": "fund",
        "line": "20000000.00",
        "soft": "2000000.00",
        "firm": "7000000.00",
        "drawn": "1000000.00",
        "up_to_3_million": "2000000.00",
        "above_3_million": "6000000.00",
        "left": "12000000.00",
    }


def test_before_a_line_is_set_nothing_is_known_to_be_left(database):
    """Unknown is not nothing."""
    with database.archive() as archive:
        fund, *_ = line_report(archive, UNDER_NO_5.replace(year=2016))
    assert (fund.line, fund.left, fund.document()["left"]) == (None, None, None)


def test_books_that_nobody_touched_have_no_fault(database):
    """Every hold and every sum of entries follows from the cases."""
    with database.archive() as archive:
        assert ledger_faults(archive) == ()


def by_hand(database, statement):
    """What somebody does who has the password and has put the triggers out of the way."""
    with database.store.writing() as session:
        triggers = session.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            session.execute(f"DROP TRIGGER {name}")
        session.execute(statement)


@pytest.mark.parametrize(
    ("statement", "place", "figure", "of_the_case", "in_the_books"),
    [
        (
            "UPDATE case_hold SET exposure = exposure - 1 WHERE up_to_3_million > 0",
            "case_hold",
            "exposure",
            SMALL,
            SMALL - Baht(1),
        ),
        (
            "UPDATE line_entry SET above_3_million = 0 WHERE account = 'TH-20'",
            "line_entry TH-20",
            "above_3_million",
            LARGE,
            ZERO,
        ),
        (
            "DELETE FROM line_entry WHERE account = 'TH-50'",
            "line_entry TH-50",
            "up_to_3_million",
            SMALL,
            ZERO,
        ),
        (
            "UPDATE line_entry SET account = 'TH-99' WHERE account = 'TH-50'",
            "line_entry TH-99",
            "up_to_3_million",
            ZERO,
            SMALL,
        ),
    ],
)
def test_a_figure_changed_by_hand_is_named(
    database, statement, place, figure, of_the_case, in_the_books
):
    """By case, place and figure, with both amounts and in both languages."""
    by_hand(database, statement)
    with database.archive() as archive:
        found = {(each.place, each.figure): each for each in ledger_faults(archive)}
    fault = found[place, figure]
    assert (fault.of_the_case, fault.in_the_books) == (of_the_case, in_the_books)
    assert in_the_books.grouped() in fault.thai
    assert in_the_books.grouped() in fault.english
    assert fault.document()["in_the_books"] == str(in_the_books)


def test_a_case_that_cannot_be_read_leaves_its_entries_without_a_case(database):
    """Its state or an amount is no word, its application is gone: the books say what it held."""
    by_hand(database, "UPDATE loan_case SET state = 'moon' WHERE number LIKE '%-50-00001'")
    by_hand(
        database, "UPDATE loan_case SET course = '{\"disbursed\":\"much\"}' WHERE state <> 'moon'"
    )
    by_hand(database, "DELETE FROM case_application WHERE case_number LIKE '%-20-%'")
    with database.archive() as archive:
        places = {each.place for each in ledger_faults(archive)}
        assert [each.promised.total for each in line_report(archive, UNDER_NO_5)] == [ZERO] * 3
    assert places == {"case_hold", "line_entry fund", "line_entry TH-20", "line_entry TH-50"}
