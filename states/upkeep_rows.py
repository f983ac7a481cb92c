"""
Rows of what is done beside the way of a loan: notices, renewals, accounts, contacts, promises.

They may be done in every state between the contract and the end and leave it as it is. Whoever does
them monitors and collects (or, with the court in sight, litigates): no duty is there that the state
did not have before. The collateral is given back after the end.
"""

# ruff: noqa: E501 - one move, one line: the table is read across

from typing import Any, Final

from states.move import Move
from states.papers import upkeep
from states.process import Duty, Event, Role, State, Step
from states.rows import CONTRACT_DUTIES, CONTRACT_PAIR, LITIGATE, LIVE, act, pair

S, E = State, Event
UNDER_CONTRACT: Final = (
    *LIVE, S.RESTRUCTURING, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT, S.WRITE_OFF_REVIEW,
    S.WRITTEN_OFF,
)  # fmt: skip
FITS: Final = "upkeep.fits_the_case"
MONITOR: Final = (Step.MONITORING, Duty.COLLECT, Role.MONITORING_OFFICER)
PURSUE: Final = (Step.MONITORING, Duty.COLLECT, (Role.COLLECTOR, Role.MONITORING_OFFICER))


def _aside(*sources: State, **row: Any) -> tuple[Move, ...]:  # noqa: ANN401 - columns of every type
    """A row that leaves each of these states as it is."""
    return tuple(Move(source=source, target=source, aside=True, **row) for source in sources)


# fmt: off
UPKEEP: Final = (
    *_aside(*UNDER_CONTRACT, row=70, event=E.NOTIFY_GUARANTOR, **act(*PURSUE, upkeep.GuarantorLetter), account=True, obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=71, event=E.RENEW_INSURANCE, **act(*MONITOR, upkeep.InsuranceRenewal), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=72, event=E.RENEW_LEASE, **act(*MONITOR, upkeep.LeaseRenewal), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=73, event=E.RECEIVE_ACCOUNTS, **act(*MONITOR, upkeep.AccountsReceived), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=74, event=E.RECORD_COMMITMENT, **act(*MONITOR, upkeep.CommitmentMade), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=74, event=E.KEEP_COMMITMENT, **act(*MONITOR, upkeep.CommitmentKept), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=75, event=E.CONTACT, **act(*PURSUE, upkeep.ContactEntry), obeys=(FITS, "contact.within_hours", "contact.once_a_day")),
    *_aside(*UNDER_CONTRACT, row=76, event=E.PROMISE, **act(*PURSUE, upkeep.PromiseToPay), obeys=(FITS,)),
    *_aside(*UNDER_CONTRACT, row=77, event=E.ACKNOWLEDGE_DEBT, **act(*PURSUE, upkeep.Acknowledgement), obeys=(FITS,)),
    *_aside(S.PRE_LITIGATION, S.LITIGATION, row=78, event=E.PROVE_DEMAND, **act(*LITIGATE, upkeep.DemandProof), obeys=(FITS,)),
    *_aside(S.CLOSED_PAID, S.CLOSED_RECOVERED, row=79, event=E.RELEASE_COLLATERAL, **pair(Step.CONTRACT, CONTRACT_DUTIES, CONTRACT_PAIR, upkeep.CollateralRelease), obeys=(FITS,)),
)
# fmt: on
