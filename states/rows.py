"""How rows of the life of a loan are written: from where, by whom, bringing what."""

from typing import Any, Final

from states.move import Move
from states.papers.common import Paper
from states.process import Duty, Mode, Role, State, Step

BEFORE_CONTRACT: Final = (
    State.DRAFT, State.RECEIVED, State.INCOMPLETE, State.SELECTION, State.SELECTED,
    State.FEASIBILITY, State.FINANCIAL_SCREENING, State.APPROVAL, State.APPROVED,
    State.RESOLUTION_REVIEW, State.CONTRACTING,
)  # fmt: skip
REPAYING: Final = (State.DISBURSING, State.PERFORMING_GRACE, State.PERFORMING)
LIVE: Final = (
    State.CONTRACTED, *REPAYING, State.OVERDUE, State.NPL, State.RESTRUCTURED,
)  # fmt: skip
RESTRUCTURABLE: Final = (
    State.PERFORMING_GRACE, State.PERFORMING, State.OVERDUE, State.NPL, State.RESTRUCTURED,
)  # fmt: skip

DECIDED_ON: Final = (State.RESTRUCTURING, State.WRITE_OFF_REVIEW)
"""Where a committee is to decide: money comes meanwhile, and that carries the case no further."""


def each(*sources: State, **row: Any) -> tuple[Move, ...]:  # noqa: ANN401 - columns of every type
    """The same row from each of several states."""
    return tuple(Move(source=source, **row) for source in sources)


def act(step: Step, duty: Duty, by: Role | tuple[Role, ...], brings: type[Paper]) -> dict[str, Any]:
    return {
        "step": step,
        "duty": duty,
        "by": by if isinstance(by, tuple) else (by,),
        "brings": brings,
    }


def clock(step: Step, brings: type[Paper]) -> dict[str, Any]:
    """Done by the clock service, by rule."""
    return {**act(step, Duty.COLLECT, Role.CLOCK, brings), "mode": Mode.CLOCK}


def pair(
    step: Step,
    duties: tuple[Duty, Duty],
    roles: tuple[Role | tuple[Role, ...], Role],
    brings: type[Paper],
) -> dict[str, Any]:
    """A maker prepares, another person checks; only then it is done."""
    made = act(step, duties[0], roles[0], brings)
    return {**made, "mode": Mode.PAIR, "checkers": (roles[1],), "checker_duty": duties[1]}


def ballot(step: Step, duty: Duty, voters: Role, brings: type[Paper]) -> dict[str, Any]:
    """A committee resolves; a member or its secretary brings the motion and counts the votes."""
    brought = act(step, duty, (voters, Role.COMMITTEE_SECRETARY), brings)
    return {**brought, "mode": Mode.BALLOT, "voters": (voters,)}


INTAKE = (Step.INTAKE, Duty.INTAKE, Role.INTAKE_OFFICER)
SELECT = (Step.SELECTION, Duty.SELECT, Role.SELECTION_MEMBER)
STUDY = (Step.FEASIBILITY, Duty.FEASIBILITY, Role.FEASIBILITY_ANALYST)
SCREEN = (Step.FINANCIAL_SCREENING, Duty.FINANCIAL_SCREENING, Role.FINANCIAL_ANALYST)
APPROVE = (Step.APPROVAL, Duty.APPROVE, Role.APPROVER)
CONTRACT = (Step.CONTRACT, Duty.CONTRACT, Role.CONTRACT_OFFICER)
CONTRACT_DUTIES = (Duty.CONTRACT, Duty.VERIFY_CONDITIONS)
CONTRACT_PAIR = (Role.CONTRACT_OFFICER, Role.CONTRACT_CHECKER)
PAYMENT_DUTIES = (Duty.PREPARE_DISBURSEMENT, Duty.AUTHORISE_DISBURSEMENT)
PAYMENT_PAIR = (Role.DISBURSEMENT_MAKER, Role.DISBURSEMENT_CHECKER)
CLOSING_DUTIES = (Duty.COLLECT, Duty.AUTHORISE_DISBURSEMENT)
CLOSING_PAIR = ((Role.CLOCK, Role.COLLECTOR), Role.DISBURSEMENT_CHECKER)
REVERSAL_PAIR = (Role.COLLECTOR, Role.DISBURSEMENT_CHECKER)
CALLING_PAIR = (Role.MONITORING_OFFICER, Role.DISBURSEMENT_CHECKER)
DECIDE = (Step.RESTRUCTURING, Duty.APPROVE_RESTRUCTURING, Role.APPROVER)
LITIGATE = (Step.LITIGATION, Duty.PROPOSE_RECOVERY, Role.LITIGATION_OFFICER)
WORK_OUT = (Step.LITIGATION, Duty.PROPOSE_RECOVERY, Role.WORKOUT_OFFICER)
WRITE_OFF = (Step.LITIGATION, Duty.APPROVE_WRITE_OFF, Role.APPROVER)
RECOVER = (Step.LITIGATION, Duty.COLLECT, Role.COLLECTOR)
