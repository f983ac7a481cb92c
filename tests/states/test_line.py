"""The line of credit: what each case takes of it, what comes back, and what a borrower owes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.baht import ZERO, Baht
from states.facts import Facts
from states.lifecycle import LOAN
from states.line import (
    FUND,
    NOTHING_PROMISED,
    Hold,
    Promised,
    accounts_of,
    exposure_of,
    hold_of,
    promised_to,
)
from states.process import Event, Role, State
from tests.example import application
from tests.states.cases import (
    ALL_ROLES,
    THE_CLOCK,
    TODAY,
    attempt,
    case_at,
    moved,
    person,
)

ASKED, APPROVED, DRAWN = Baht.of(4_700_000), Baht.of(4_000_000), Baht.of(1_000_000)
UNDRAWN = APPROVED - DRAWN
REPAID, RECOVERED = Baht.of(300_000), Baht.of(200_000)
SATANG = Baht(1)
THREE_MILLION = Baht.of(3_000_000)


def loan_at(state, **course):
    """A case of 4.7 million asked and 4 approved; what was drawn follows the state."""
    return case_at(state, approved_amount=APPROVED, **course)


# --------------------------------------------------------------- what a case takes, state by state

NOTHING = Hold(ZERO, ZERO, ZERO)
SOFT = Hold(ASKED, ZERO, ZERO)
FIRM = Hold(ZERO, APPROVED, ZERO)
HALF_DRAWN = Hold(ZERO, UNDRAWN, DRAWN)
ONLY_DRAWN = Hold(ZERO, ZERO, DRAWN)
HOLDS = {
    State.DRAFT: NOTHING,
    State.RECEIVED: SOFT,
    State.INCOMPLETE: SOFT,
    State.SELECTION: SOFT,
    State.SELECTED: SOFT,
    State.FEASIBILITY: SOFT,
    State.FINANCIAL_SCREENING: SOFT,
    State.APPROVAL: SOFT,
    State.APPROVED: FIRM,
    State.RESOLUTION_REVIEW: FIRM,
    State.CONTRACTING: FIRM,
    State.CONTRACTED: FIRM,
    State.DISBURSING: HALF_DRAWN,
    State.PERFORMING_GRACE: ONLY_DRAWN,
    State.PERFORMING: ONLY_DRAWN,
    State.OVERDUE: ONLY_DRAWN,
    State.NPL: ONLY_DRAWN,
    State.RESTRUCTURING: ONLY_DRAWN,
    State.RESTRUCTURED: ONLY_DRAWN,
    State.PRE_LITIGATION: ONLY_DRAWN,
    State.LITIGATION: ONLY_DRAWN,
    State.ENFORCEMENT: ONLY_DRAWN,
    State.WRITE_OFF_REVIEW: ONLY_DRAWN,
    State.WRITTEN_OFF: ONLY_DRAWN,
    State.CLOSED_PAID: ONLY_DRAWN,
    State.CLOSED_RECOVERED: ONLY_DRAWN,
    State.CLOSED_LOSS: ONLY_DRAWN,
    State.REJECTED: NOTHING,
    State.WITHDRAWN: NOTHING,
    State.LAPSED: NOTHING,
    State.CANCELLED: NOTHING,
}
GIVEN_BACK = frozenset({State.WITHDRAWN, State.LAPSED, State.CANCELLED})


def standing_at(state):
    """A case in that state; those that ended before the contract have drawn nothing."""
    if state in GIVEN_BACK:
        return loan_at(state, disbursed=ZERO)
    if HOLDS[state].firm + HOLDS[state].drawn == ZERO:
        return case_at(state)
    return loan_at(state)


def test_the_table_of_holds_knows_every_state():
    """A state that is added without a word on the line fails here."""
    assert set(HOLDS) == set(LOAN.states.values()) - {State.UNOPENED}


@pytest.mark.parametrize(("state", "hold"), HOLDS.items(), ids=str)
def test_the_hold_of_a_case_follows_its_state(state, hold):
    """Asked for from receipt, firm from approval, drawn as money leaves, the rest given back."""
    assert hold_of(standing_at(state)) == hold


@pytest.mark.parametrize("state", HOLDS, ids=str)
def test_what_is_promised_is_what_is_firm_and_what_is_drawn(state):
    """A request that is only received is shown and takes nothing of the line."""
    case = standing_at(state)
    assert promised_to(case).total == HOLDS[state].firm + HOLDS[state].drawn


@pytest.mark.parametrize("state", HOLDS, ids=str)
def test_a_joint_investment_has_no_part_in_the_line(state):
    """It has caps of its own (2.3 note 1)."""
    case = standing_at(state)
    investing = application({"request.product": "joint_investment"})
    case = replace(case, facts=replace(case.facts, application=investing))
    assert hold_of(case) == NOTHING
    assert promised_to(case) == NOTHING_PROMISED
    assert exposure_of(case) == ZERO


def test_a_case_stands_on_the_line_of_the_fund_and_on_that_of_its_province():
    """An application without a province stands on the Fund's alone."""
    assert accounts_of(case_at(State.APPROVED)) == (FUND, "TH-50")
    assert accounts_of(replace(case_at(State.APPROVED), facts=Facts())) == (FUND,)


# ------------------------------------------------------------------------- by the size of the loan


@pytest.mark.parametrize(
    ("approved", "small"),
    [
        (Baht(1), True),
        (THREE_MILLION - SATANG, True),
        (THREE_MILLION, True),
        (THREE_MILLION + SATANG, False),
        (Baht.of(10_000_000), False),
    ],
)
@pytest.mark.parametrize(
    ("state", "drawn"), [(State.APPROVED, False), (State.DISBURSING, True), (State.NPL, True)]
)
def test_a_loan_counts_under_the_size_it_was_approved_in(approved, small, state, drawn):
    """3,000,000.00 is small, one satang more is large; the part that is drawn changes nothing."""
    disbursed = Baht(1) if drawn else ZERO
    promised = promised_to(case_at(state, approved_amount=approved, disbursed=disbursed))
    taken = Baht(1) if state is State.NPL else approved
    assert promised == (Promised(taken, ZERO) if small else Promised(ZERO, taken))


# ------------------------------------------------------------------------------- what comes back


@pytest.mark.parametrize(
    ("state", "events", "kept"),
    [
        (State.APPROVED, [Event.WITHDRAW], ZERO),
        (State.RESOLUTION_REVIEW, [Event.WITHDRAW], ZERO),
        (State.CONTRACTING, [Event.WITHDRAW], ZERO),
        (State.RESOLUTION_REVIEW, [Event.REVOKE], ZERO),
        (State.RESOLUTION_REVIEW, [Event.CONFIRM], APPROVED),
        (State.APPROVED, [Event.START_CONTRACT], APPROVED),
        (State.APPROVED, [Event.APPROVAL_EXPIRED], ZERO),
        (State.CONTRACTING, [Event.APPROVAL_EXPIRED], ZERO),
        (State.CONTRACTED, [Event.CANCEL, Event.CANCEL], ZERO),
        (State.DISBURSING, [Event.CLOSE_LINE], APPROVED),
        (State.DISBURSING, [Event.CLOSE_LINE, Event.CLOSE_LINE], DRAWN),
        (State.DISBURSING, [Event.MISS], DRAWN),
        (State.DISBURSING, [Event.CALL_DEFAULT, Event.CALL_DEFAULT], DRAWN),
        (State.CONTRACTED, [Event.CALL_DEFAULT, Event.CALL_DEFAULT], ZERO),
        (State.DISBURSING, [Event.PAY], APPROVED),
        (State.PERFORMING, [Event.PAY], DRAWN),
        (State.WRITTEN_OFF, [Event.RECOVER], DRAWN),
        (State.WRITTEN_OFF, [Event.CLOSE_LOSS], DRAWN),
    ],
    ids=str,
)
def test_what_is_not_drawn_comes_back(state, events, kept):
    """On withdrawal, expiry, revocation, cancellation, closing of the line and default alike."""
    case = after(
        loan_at(state, approval_expires_on=expired_if(Event.APPROVAL_EXPIRED in events)), *events
    )
    assert promised_to(case).total == kept


def expired_if(expired):
    """The last day of the approval: yesterday, or a time away."""
    return TODAY - timedelta(days=1) if expired else TODAY + timedelta(days=60)


def after(case, *events):
    """The case after these acts, each by somebody else; the clock does what is the clock's."""
    for n, event in enumerate(events):
        (row, *_) = LOAN.rows(event, case.state)
        actor = THE_CLOCK if row.by == (Role.CLOCK,) else person(f"p{n}", *ALL_ROLES)
        case = moved(case, attempt(event, actor))
    return case


# -------------------------------------------------------------------------------- what is owed


@pytest.mark.parametrize(
    ("state", "course", "owed"),
    [
        (State.APPROVED, {}, APPROVED),
        (State.CONTRACTED, {}, APPROVED),
        (State.DISBURSING, {}, APPROVED),
        (State.DISBURSING, {"principal_repaid": REPAID}, APPROVED - REPAID),
        (State.PERFORMING, {}, DRAWN),
        (State.PERFORMING, {"principal_repaid": REPAID}, DRAWN - REPAID),
        (State.NPL, {"principal_repaid": REPAID}, DRAWN - REPAID),
        (State.WRITTEN_OFF, {"written_off": DRAWN}, DRAWN),
        (
            State.ENFORCEMENT,
            {"principal_repaid": REPAID, "recovered": RECOVERED},
            DRAWN - REPAID - RECOVERED,
        ),
        (State.CLOSED_PAID, {"principal_repaid": DRAWN}, ZERO),
        (State.CLOSED_RECOVERED, {"recovered": DRAWN}, ZERO),
        (State.CLOSED_LOSS, {"written_off": DRAWN, "recovered": RECOVERED}, DRAWN - RECOVERED),
        (State.CANCELLED, {"disbursed": ZERO}, ZERO),
        (State.LAPSED, {"disbursed": ZERO}, ZERO),
    ],
    ids=str,
)
def test_exposure_is_what_was_approved_and_neither_repaid_nor_given_back(state, course, owed):
    """Repayment and recovery lessen it, writing off does not: the debt is still owed."""
    assert exposure_of(loan_at(state, **course)) == owed


amounts = st.integers(1, 1_000_000_000).map(Baht)


@given(data=st.data(), approved=amounts, state=st.sampled_from(list(HOLDS)))
def test_no_case_takes_or_owes_more_than_was_approved(data, approved, state):
    """Whatever was drawn and repaid: hold, promise and exposure stay between nothing and that."""
    drawn = Baht(data.draw(st.integers(0, approved.satang)))
    repaid = Baht(data.draw(st.integers(0, drawn.satang)))
    recovered = Baht(data.draw(st.integers(0, (drawn - repaid).satang)))
    case = case_at(
        state,
        approved_amount=approved,
        disbursed=drawn,
        principal_repaid=repaid,
        recovered=recovered,
    )
    hold, taken = hold_of(case), promised_to(case)
    if hold.soft == ZERO:
        assert hold.drawn in {drawn, ZERO}
        assert hold.firm in {ZERO, approved - drawn}
        assert taken.total == hold.firm + hold.drawn
        assert ZERO <= taken.total <= approved
    assert ZERO <= exposure_of(case) <= taken.total
    assert taken.minus(taken) == NOTHING_PROMISED
    assert taken.plus(taken).minus(taken) == taken


@given(approved=amounts, tranches=st.lists(amounts, max_size=5))
def test_drawing_moves_money_from_firm_to_drawn_and_leaves_the_line_as_it_was(approved, tranches):
    """The line is taken at approval and once: a tranche asks for nothing more of it."""
    drawn = min(Baht.total(tranches), approved)
    contracted = case_at(State.CONTRACTED, approved_amount=approved)
    drawing = case_at(State.DISBURSING, approved_amount=approved, disbursed=drawn)
    assert promised_to(drawing) == promised_to(contracted)
    assert exposure_of(drawing) == exposure_of(contracted)
