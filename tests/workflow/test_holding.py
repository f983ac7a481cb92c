"""The line of credit through the one door: received, approved and given back, on both databases."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from adapters.database import Database
from states.baht import ZERO, Baht
from states.line import Hold
from states.process import Event
from tests.lending import TO_APPROVAL, TO_CONTRACT, UNDER_NO_4, UNDER_NO_5, Desk, desk_in
from tests.offices import office_of
from workflow.cast import CHIANG_MAI

SATANG = Baht(1)
FOUR, FIVE, SIX = Baht.of(4_000_000), Baht.of(5_000_000), Baht.of(6_000_000)
TEN, TWENTY = Baht.of(10_000_000), Baht.of(20_000_000)
THREE = Baht.of(3_000_000)
SMALL = Baht.of(2_000_000)


@pytest.fixture
def desk(staged_database: Database) -> Iterator[Desk]:
    """A desk in Chiang Mai; whatever a test does there, its ledger adds up in the end."""
    opened = desk_in(office_of(staged_database))
    yield opened
    assert opened.books_add_up()


# ------------------------------------------------------------------------------------ at receipt


def test_a_request_is_shown_on_the_line_and_not_subtracted(desk):
    """Three requests ask together for more than there is; each of them fits and is received."""
    desk.line(TEN)
    for place in (1, 2, 3):
        desk.go(desk.file(place, FOUR), Event.RECEIVE)
    for account in (desk.account(), desk.account(CHIANG_MAI)):
        assert account.hold == Hold(soft=3 * FOUR, firm=ZERO, drawn=ZERO)
    assert desk.account().left == TEN


@pytest.mark.parametrize("over", [ZERO, SATANG])
def test_a_request_as_large_as_what_is_left_is_received_and_one_satang_more_is_not(desk, over):
    """N-4: compared with the line less firm and drawn."""
    desk.line(TEN)
    desk.go(desk.asks(1, FOUR), Event.APPROVE)
    drawn = desk.go(desk.asks(2, SMALL), Event.APPROVE, *TO_CONTRACT, Event.DISBURSE)
    desk.go(drawn, Event.CLOSE_LINE)
    assert desk.account().hold == Hold(soft=ZERO, firm=FOUR, drawn=SMALL)
    number = desk.file(3, FOUR + over)
    assert desk.refusal(number, Event.RECEIVE) == ({"N-4"} if over else set())


def test_a_line_used_up_closes_the_window_early(desk):
    """Nothing more is received until something comes back."""
    desk.line(FIVE)
    taken = desk.go(desk.asks(1, FIVE), Event.APPROVE)
    late = desk.file(2, Baht.of(100_000))
    answer = desk.do(late, Event.RECEIVE)
    (objection,) = answer["objections"]
    assert objection["clause"] == "N-4"
    assert "0.00" in objection["english"]
    assert "ปิดรับก่อนกำหนด" in objection["thai"]
    desk.go(taken, Event.WITHDRAW)
    desk.go(late, Event.RECEIVE)


@pytest.mark.parametrize(
    ("day", "clauses"),
    [
        (date(2036, 4, 30), {"N-2"}),
        (date(2036, 5, 1), set()),
        (date(2036, 5, 31), set()),
        (date(2036, 6, 1), {"N-2"}),
    ],
)
def test_outside_the_window_nothing_is_received(desk, day, clauses):
    """N-2: the first and the last day are both inside."""
    desk.window(date(2036, 5, 1), date(2036, 5, 31))
    desk.day = day
    assert desk.refusal(desk.file(1, FOUR), Event.RECEIVE) == clauses


# ------------------------------------------------------------------- at approval, one line (no.5)


def test_the_line_goes_to_whoever_is_approved_first(desk):
    """2.3(1) of no.5: the last satang can be had, one more is refused with what is left."""
    desk.line(TEN)
    first, second, third = desk.asks(1, SIX + SATANG), desk.asks(2, FOUR), desk.asks(3, SMALL)
    desk.go(second, Event.APPROVE)
    assert desk.refusal(first, Event.APPROVE) == {"2.3(1)"}
    assert desk.refusal(first, Event.APPROVE, amount=str(SIX)) == set()
    assert desk.account().left == ZERO
    (objection,) = desk.do(third, Event.APPROVE)["objections"]
    assert objection["clause"] == "2.3(1)"
    assert "2,000,000.00 baht, above 0.00 baht" in objection["english"]


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ((), FOUR),
        ((Event.WITHDRAW,), TEN),
        ((Event.REVIEW_RESOLUTION, Event.REVOKE), TEN),
        ((Event.START_CONTRACT, Event.WITHDRAW), TEN),
        ((*TO_CONTRACT,), FOUR),
        ((*TO_CONTRACT, Event.CANCEL), TEN),
        ((*TO_CONTRACT, Event.DISBURSE), FOUR),
        ((*TO_CONTRACT, Event.DISBURSE, Event.CLOSE_LINE), FOUR),
        ((*TO_CONTRACT, Event.DISBURSE, Event.CLOSE_LINE, Event.PAY), FOUR),
    ],
)
def test_what_is_not_drawn_comes_back_to_the_line(desk, events, left):
    """Withdrawn, revoked, cancelled: the next one can have it. Drawn money does not return."""
    desk.line(TEN)
    desk.go(desk.asks(1, SIX), Event.APPROVE, *events)
    assert desk.account().left == left
    desk.go(desk.asks(2, left), Event.APPROVE)
    assert desk.account().left == ZERO


def test_an_approval_that_expires_gives_its_money_back(desk):
    """The clock lets it lapse the day after its last."""
    desk.line(TEN)
    number = desk.go(desk.asks(1, SIX), Event.APPROVE)
    desk.day += timedelta(days=91)
    desk.go(number, Event.APPROVAL_EXPIRED)
    assert desk.account().left == TEN


def test_what_was_not_drawn_when_the_line_is_closed_comes_back(desk):
    """Six approved, two drawn: four are there for the next one."""
    desk.line(TEN)
    number = desk.go(desk.asks(1, SIX), Event.APPROVE, *TO_CONTRACT)
    desk.do(number, Event.DISBURSE, amount=str(SMALL))
    assert desk.account().hold == Hold(ZERO, FOUR, SMALL)
    desk.go(number, Event.CLOSE_LINE)
    assert desk.account().hold == Hold(ZERO, ZERO, SMALL)
    assert desk.account().left == TEN - SMALL


def test_a_new_resolution_moves_the_line_by_the_difference(desk):
    """Up as far as the line goes, which leaves out what the case itself holds; down at once."""
    desk.line(TEN)
    number = desk.asks(1, SIX + SATANG)
    desk.go(desk.asks(2, FOUR), Event.APPROVE)
    assert desk.refusal(number, Event.APPROVE, amount=str(FIVE)) == set()
    desk.go(number, Event.REVIEW_RESOLUTION)
    assert desk.refusal(number, Event.REVISE) == {"2.3(1)"}
    assert desk.refusal(number, Event.REVISE, amount=str(SIX)) == set()
    assert desk.account().left == ZERO
    desk.go(number, Event.REVIEW_RESOLUTION)
    assert desk.refusal(number, Event.REVISE, amount=str(THREE)) == set()
    account = desk.account(CHIANG_MAI)
    assert account.promised == (THREE, FOUR)
    assert desk.account().left == THREE


def test_a_line_that_the_board_raises_or_lowers_counts_from_its_day(desk):
    """Of two resolutions for the same day the later one stands; nothing promised is taken back."""
    desk.line(SIX)
    number = desk.asks(1, SIX)
    desk.line(FIVE)
    assert desk.refusal(number, Event.APPROVE) == {"2.3(1)"}
    desk.line(SIX, since=UNDER_NO_5 + timedelta(days=1))
    assert desk.refusal(number, Event.APPROVE) == {"2.3(1)"}
    desk.day += timedelta(days=1)
    desk.go(number, Event.APPROVE)
    desk.line(FOUR)
    assert desk.account().left == FOUR - SIX
    assert desk.refusal(desk.file(2, SMALL), Event.RECEIVE) == {"N-4"}


# -------------------------------------------------------- at approval, a line per province (no.4)


@pytest.mark.parametrize(
    ("allocation", "before", "asked", "clauses"),
    [
        (TEN, (), THREE, set()),
        (TEN, (), FIVE, set()),
        (TEN, (), FIVE + SATANG, {"2.3(4)"}),
        (TEN + SATANG, (), FIVE + SATANG, {"2.3(4)"}),
        (TEN + 2 * SATANG, (), FIVE + SATANG, set()),
        (SIX, (THREE,), THREE, set()),
        (SIX, (THREE,), THREE + SATANG, {"2.3(1)", "2.3(4)"}),
        (SIX, (), THREE, set()),
        (SIX, (), THREE + SATANG, {"2.3(4)"}),
        (TEN, (FOUR,), THREE, set()),
        (TEN, (FOUR,), THREE + SATANG, {"2.3(4)"}),
        (TWENTY, (FOUR,), SIX, set()),
        (TWENTY, (FOUR,), SIX + SATANG, {"2.3(4)"}),
        (FIVE - SATANG, (THREE,), SMALL, {"2.3(1)"}),
        (FIVE, (THREE,), SMALL, set()),
    ],
)
def test_under_no_4_a_province_keeps_to_its_allocation_and_half_of_it_to_small_loans(
    desk, allocation, before, asked, clauses
):
    """2.3(1) and 2.3(4): 3,000,000.00 is small; large loans take at most half, to the satang."""
    desk.day = UNDER_NO_4
    desk.line(allocation, province=CHIANG_MAI)
    high = {"context.strategy_high_rank": True}
    for place, amount in enumerate(before, 2):
        desk.go(desk.asks(place, amount, **high), Event.APPROVE)
    assert desk.refusal(desk.asks(1, asked, **high), Event.APPROVE) == clauses


def test_no_5_asks_the_line_of_the_fund_alone(desk):
    """The same loan that a province had no room for under no.4 is approved under no.5."""
    desk.day = UNDER_NO_4
    desk.line(SMALL, province=CHIANG_MAI)
    number = desk.asks(1, THREE)
    assert desk.refusal(number, Event.APPROVE) == {"2.3(1)"}
    desk.day = date(2018, 2, 15)
    assert desk.refusal(number, Event.APPROVE) == {"2.3(1)"}
    desk.day = date(2018, 2, 16)
    desk.go(number, Event.APPROVE)
    assert desk.account(CHIANG_MAI).left == SMALL - THREE


# ------------------------------------------------------------------- one borrower and its group


@pytest.mark.parametrize(
    ("first", "second", "clauses"),
    [
        (SIX, FOUR, set()),
        (SIX, FOUR + SATANG, {"2.3.note1", "2.3.note2"}),
        (TEN, SATANG, {"2.3.note1", "2.3.note2"}),
    ],
)
def test_one_borrower_owes_at_most_ten_million_with_all_its_loans(desk, first, second, clauses):
    """Notes 1 and 2 of 2.3: what the books know counts, whatever the application says of it."""
    desk.go(desk.asks(1, first), Event.APPROVE, *TO_CONTRACT)
    waiting = desk.file(1, second)
    desk.go(waiting, *TO_APPROVAL[:-1])
    assert desk.refusal(waiting, Event.SUBMIT_SCREENING) == clauses


@pytest.mark.parametrize(("second", "clauses"), [(FOUR, set()), (FOUR + SATANG, {"2.3.note2"})])
@pytest.mark.parametrize("named_by", [1, 2])
def test_a_group_borrows_at_most_ten_million_together(desk, second, clauses, named_by):
    """Note 2: it is enough that one of the two applications names the other borrower."""
    groups = {named_by: (3 - named_by,)}
    early = desk.asks(1, SIX, group=groups.get(1, ()))
    late = desk.asks(2, second, group=groups.get(2, ()))
    desk.go(early, Event.APPROVE)
    assert desk.refusal(late, Event.APPROVE) == clauses


def test_two_groups_become_one_when_an_application_names_members_of_both(desk):
    """From then on all of them borrow ten million together."""
    one, two = desk.asks(1, FOUR, group=(2,)), desk.asks(3, FOUR, group=(4,))
    second, fourth = desk.asks(2, FOUR), desk.asks(4, FOUR)
    desk.go(one, Event.APPROVE)
    desk.go(two, Event.APPROVE)
    desk.go(second, Event.APPROVE)
    joining = desk.asks(5, Baht.of(100_000))
    desk.go(joining, Event.WITHDRAW)
    joining = desk.file(5, SMALL, group=(2, 4))
    assert desk.refusal(fourth, Event.APPROVE) == {"2.3.note2"}
    desk.go(joining, *TO_APPROVAL[:-1])
    assert desk.refusal(joining, Event.SUBMIT_SCREENING) == {"2.3.note2"}


def test_others_outside_the_group_do_not_count(desk):
    """Three strangers may have ten million each."""
    for place in (1, 2, 3):
        desk.go(desk.asks(place, TEN), Event.APPROVE)
    assert desk.account().hold.firm == 3 * TEN


@pytest.mark.parametrize(
    "events",
    [
        (Event.WITHDRAW,),
        (Event.REVIEW_RESOLUTION, Event.REVOKE),
        (*TO_CONTRACT, Event.CANCEL),
        (*TO_CONTRACT, Event.DISBURSE, Event.CLOSE_LINE, Event.PAY, Event.SETTLE_IN_FULL),
    ],
)
def test_a_debt_that_is_gone_counts_no_longer(desk, events):
    """It was there when the next request was received; at approval the book is asked again."""
    earlier = desk.go(desk.asks(1, TEN), Event.APPROVE)
    waiting = desk.go(desk.file(2, FOUR, group=(1,)), *TO_APPROVAL[:-1])
    assert desk.refusal(waiting, Event.SUBMIT_SCREENING) == {"2.3.note2"}
    for event in events:
        changes = {"amount": str(TEN)} if event is Event.PAY else {}
        assert desk.refusal(earlier, event, **changes) == set()
    desk.go(waiting, Event.SUBMIT_SCREENING, Event.APPROVE)


def test_what_is_repaid_may_be_lent_to_the_group_again_but_not_from_the_same_line(desk):
    """The cap counts what is owed, the line what was ever given of it."""
    desk.line(TWENTY)
    number = desk.go(desk.asks(1, TEN), Event.APPROVE, *TO_CONTRACT, Event.DISBURSE)
    desk.go(number, Event.CLOSE_LINE)
    waiting = desk.asks(2, FOUR)
    assert desk.refusal(number, Event.PAY, amount=str(FOUR)) == set()
    late = desk.asks(3, FOUR, group=(1,))
    assert desk.refusal(late, Event.APPROVE) == set()
    desk.go(waiting, Event.APPROVE)
    assert desk.account().left == TWENTY - TEN - FOUR - FOUR
    assert desk.account().hold == Hold(soft=ZERO, firm=2 * FOUR, drawn=TEN)
