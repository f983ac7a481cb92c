"""
The rows of acts on the account of a loan: prepayments, charges, refunds, waivers, new rates.

Two persons enter what adds to a debt or pays money out; a waiver is proposed by one person and
decided by the committee that restructures, in the state in which that committee sits.
"""

from collections.abc import Callable
from typing import Any, Final

from states.move import Move
from states.papers import account_acts
from states.process import Duty, Event, Role, State, Step
from states.rows import CLOSING_DUTIES, DECIDE, RESTRUCTURABLE, REVERSAL_PAIR, act, ballot, pair

S, E = State, Event

REPAID_BY_PLAN: Final = (S.PERFORMING_GRACE, S.PERFORMING, S.RESTRUCTURED)
"""Where nothing more is drawn and nothing is past due."""
BEARING_INTEREST: Final = (
    S.DISBURSING, S.PERFORMING_GRACE, S.PERFORMING, S.OVERDUE, S.NPL, S.RESTRUCTURED,
)  # fmt: skip
OWED: Final = (*BEARING_INTEREST, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT)
ON_ACCOUNT: Final = "account.accepts_it"


# fmt: off
def account_rows(back_to: Callable[[State], dict[str, Any]]) -> tuple[Move, ...]:
    """Rows 57 to 62; `back_to` is a row that leads back to where the case came from."""
    return (
        *(Move(row=57, event=E.PREPAY, source=state, target=state, **act(Step.MONITORING, Duty.COLLECT, Role.COLLECTOR, account_acts.Prepayment), account=True, obeys=(ON_ACCOUNT,)) for state in REPAID_BY_PLAN),
        *(Move(row=58, event=E.CHARGE, source=state, target=state, **pair(Step.MONITORING, CLOSING_DUTIES, REVERSAL_PAIR, account_acts.ChargeOrder), account=True, obeys=("charge.within_the_tariff", ON_ACCOUNT)) for state in OWED),
        *(Move(row=59, event=E.REFUND, source=state, target=state, **pair(Step.MONITORING, CLOSING_DUTIES, REVERSAL_PAIR, account_acts.RefundOrder), account=True, obeys=(ON_ACCOUNT,)) for state in (*OWED, S.WRITTEN_OFF)),
        *(Move(row=60, event=E.PROPOSE_WAIVER, source=state, target=S.RESTRUCTURING, **act(Step.RESTRUCTURING, Duty.PROPOSE_RESTRUCTURING, Role.WORKOUT_OFFICER, account_acts.WaiverProposal), remembers=True) for state in RESTRUCTURABLE),
        *(Move(row=61, event=E.WAIVE, source=S.RESTRUCTURING, **back_to(state), **ballot(*DECIDE, account_acts.WaiverGrant), account=True, obeys=("waiver.within_the_proposal", ON_ACCOUNT)) for state in RESTRUCTURABLE),
        *(Move(row=62, event=E.CHANGE_RATE, source=state, target=state, **pair(Step.MONITORING, CLOSING_DUTIES, REVERSAL_PAIR, account_acts.RateChange), account=True, obeys=("rate.as_the_board_announced", ON_ACCOUNT)) for state in BEARING_INTEREST),
    )
# fmt: on
