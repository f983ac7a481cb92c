"""What an act changes of the line: the difference is entered, and only under lock is more taken."""

import pytest

from states.baht import ZERO, Baht
from states.line import FUND, NOTHING_PROMISED, Promised
from states.process import State
from tests.states.cases import case_at
from workflow.holding import UnheldLineError, hold_change

APPROVED, DRAWN, REPAID = Baht.of(4_000_000), Baht.of(1_000_000), Baht.of(300_000)
SATANG = Baht(1)
THREE_MILLION = Baht.of(3_000_000)


def loan_at(state, **course):
    """A case of 4 million approved; what was drawn follows the state."""
    return case_at(state, approved_amount=APPROVED, **course)


@pytest.mark.parametrize(
    ("before", "now", "moved_by"),
    [
        (ZERO, THREE_MILLION, Promised(THREE_MILLION, ZERO)),
        (ZERO, THREE_MILLION + SATANG, Promised(ZERO, THREE_MILLION + SATANG)),
        (THREE_MILLION, THREE_MILLION - SATANG, Promised(-SATANG, ZERO)),
        (
            THREE_MILLION,
            THREE_MILLION + SATANG,
            Promised(-THREE_MILLION, THREE_MILLION + SATANG),
        ),
        (
            THREE_MILLION + SATANG,
            THREE_MILLION,
            Promised(THREE_MILLION, -(THREE_MILLION + SATANG)),
        ),
    ],
    ids=str,
)
def test_a_new_amount_is_entered_as_the_difference(before, now, moved_by):
    """A loan that crosses three million leaves one size and enters the other."""
    earlier = case_at(State.APPROVAL)
    if before:
        earlier = case_at(State.RESOLUTION_REVIEW, approved_amount=before)
    change = hold_change(earlier, case_at(State.APPROVED, approved_amount=now), held=True)
    assert change.moved == moved_by
    assert change.promised.total == change.exposure == now
    assert change.accounts == (FUND, "TH-50")


def test_a_repayment_lessens_what_is_owed_and_leaves_the_line():
    """The line is not a revolving one: what is repaid is not lent again from it."""
    change = hold_change(
        loan_at(State.PERFORMING), loan_at(State.PERFORMING, principal_repaid=REPAID), held=False
    )
    assert change.moved == NOTHING_PROMISED
    assert change.exposure == DRAWN - REPAID


def test_nothing_is_entered_where_nothing_moved():
    """A contract that is signed, a tranche that is drawn, a case that stays what it was."""
    case = loan_at(State.CONTRACTING)
    assert hold_change(case, case, held=False) is None
    assert hold_change(case, loan_at(State.CONTRACTED), held=False) is None
    assert hold_change(case, loan_at(State.DISBURSING, disbursed=DRAWN), held=False) is None


def test_no_row_may_promise_money_of_a_line_it_has_not_locked():
    """A mistake in the table of rows stops the act, not the auditor."""
    with pytest.raises(UnheldLineError, match="FUND-2562"):
        hold_change(case_at(State.APPROVAL), loan_at(State.APPROVED), held=False)
