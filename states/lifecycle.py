"""
The life of a loan, as one table: the rows of all eight steps (clause 1.2.3).

A row is one thing that may happen to a loan: who does it, from where, to where, bringing what,
under which clauses. Buttons, forms, API routes, permissions, the inbox, the diagram, the documents
and half of the tests are derived from it, so a new process step is a few words and rows here.
Clock rows are acts of a service; every other row needs a person. The applicant's letters are
brought by the officer who received them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from states.authority import Power
from states.move import Deadline, Move, Situation, Table
from states.papers import ballots, common, contract, origination, recovery, servicing
from states.papers.common import Paper
from states.papers.origination import Return
from states.parameters import Parameter
from states.process import Duty, Event, LineUse, Mode, Role, State, Step
from states.rules.competence import COMPETENT_ORGAN, OTHER_BODY
from states.rules.conditions import grace_ends_on
from states.rules.editions import EDITIONS
from states.words import Word

SUPPLEMENT_CLOCK: Final = Deadline(
    "supplement_due_on", Parameter.SUPPLEMENT_BUSINESS_DAYS, business_days=True
)
APPROVAL_CLOCK: Final = Deadline("approval_expires_on", Parameter.APPROVAL_VALID_DAYS)
REVIEW_CLOCK: Final = Deadline("review_due_on", Parameter.REVIEW_DAYS)

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

SELECTION_RULES: Final = (
    "2.1", "2.2.purposes", "2.2.3.tied", "2.2.refinance", "2.3(2)", "2.3(3)", "2.3.4.max",
    "2.3.4.high_rank",
)  # fmt: skip
MEMO_RULES: Final = ("2.1.8.history", "2.4.2", "2.4.3", "2.3.note1", "2.3.note2", "2.3.8.branch")
APPROVAL_RULES: Final = (
    "2.1", "2.2", "2.3(1)", "2.3(2)", "2.3(3)", "2.3(4)", "2.3(5)", "2.3(6)", "2.3.8.guarantee",
    "2.3.8.branch", "2.3.8.machinery", "2.3.8.insurance", "2.3.8.valuation", "2.3.note1",
    "2.3.note2", "2.4",
)  # fmt: skip


def _to(state: State) -> dict[str, Any]:
    """The row that a return to an earlier step takes."""

    def is_asked_for(situation: Situation) -> bool:
        paper = situation.paper
        return isinstance(paper, Return) and paper.to.value == state.value

    return {"target": state, "when": is_asked_for}


def _back_to(state: State) -> dict[str, Any]:
    """The row that leads back to where the case came from."""

    def is_where_it_came_from(situation: Situation) -> bool:
        return situation.back is state

    return {"target": state, "when": is_where_it_came_from}


def _grace_runs(situation: Situation) -> bool:
    ends = grace_ends_on(situation.facts)
    on = situation.facts.on
    return ends is not None and on is not None and on < ends


def _grace_is_over(situation: Situation) -> bool:
    return not _grace_runs(situation)


def _was_non_performing(situation: Situation) -> bool:
    return situation.facts.course.non_performing_since is not None


def _was_performing(situation: Situation) -> bool:
    return not _was_non_performing(situation)


def _something_is_left(situation: Situation) -> bool:
    course = situation.facts.course
    return bool(course.outstanding) or bool(course.other_owed)


def _nothing_is_left(situation: Situation) -> bool:
    return not _something_is_left(situation)


def _each(*sources: State, **row: Any) -> tuple[Move, ...]:  # noqa: ANN401 - columns of every type
    """The same row from each of several states."""
    return tuple(Move(source=source, **row) for source in sources)


def _act(
    step: Step, duty: Duty, by: Role | tuple[Role, ...], brings: type[Paper]
) -> dict[str, Any]:
    return {
        "step": step,
        "duty": duty,
        "by": by if isinstance(by, tuple) else (by,),
        "brings": brings,
    }


def _clock(step: Step, brings: type[Paper]) -> dict[str, Any]:
    """Done by the clock service, by rule."""
    return {**_act(step, Duty.COLLECT, Role.CLOCK, brings), "mode": Mode.CLOCK}


def _pair(
    step: Step,
    duties: tuple[Duty, Duty],
    roles: tuple[Role | tuple[Role, ...], Role],
    brings: type[Paper],
) -> dict[str, Any]:
    """A maker prepares, another person checks; only then it is done."""
    made = _act(step, duties[0], roles[0], brings)
    return {**made, "mode": Mode.PAIR, "checkers": (roles[1],), "checker_duty": duties[1]}


def _ballot(step: Step, duty: Duty, voters: Role, brings: type[Paper]) -> dict[str, Any]:
    """A committee resolves; a member or its secretary brings the motion and counts the votes."""
    brought = _act(step, duty, (voters, Role.COMMITTEE_SECRETARY), brings)
    return {**brought, "mode": Mode.BALLOT, "voters": (voters,)}


_INTAKE = (Step.INTAKE, Duty.INTAKE, Role.INTAKE_OFFICER)
_SELECT = (Step.SELECTION, Duty.SELECT, Role.SELECTION_MEMBER)
_STUDY = (Step.FEASIBILITY, Duty.FEASIBILITY, Role.FEASIBILITY_ANALYST)
_SCREEN = (Step.FINANCIAL_SCREENING, Duty.FINANCIAL_SCREENING, Role.FINANCIAL_ANALYST)
_APPROVE = (Step.APPROVAL, Duty.APPROVE, Role.APPROVER)
_CONTRACT = (Step.CONTRACT, Duty.CONTRACT, Role.CONTRACT_OFFICER)
_CONTRACT_DUTIES = (Duty.CONTRACT, Duty.VERIFY_CONDITIONS)
_CONTRACT_PAIR = (Role.CONTRACT_OFFICER, Role.CONTRACT_CHECKER)
_PAYMENT_DUTIES = (Duty.PREPARE_DISBURSEMENT, Duty.AUTHORISE_DISBURSEMENT)
_PAYMENT_PAIR = (Role.DISBURSEMENT_MAKER, Role.DISBURSEMENT_CHECKER)
_CLOSING_DUTIES = (Duty.COLLECT, Duty.AUTHORISE_DISBURSEMENT)
_CLOSING_PAIR = ((Role.CLOCK, Role.COLLECTOR), Role.DISBURSEMENT_CHECKER)
_REVERSAL_PAIR = (Role.COLLECTOR, Role.DISBURSEMENT_CHECKER)
_CALLING_PAIR = (Role.MONITORING_OFFICER, Role.DISBURSEMENT_CHECKER)
_DECIDE = (Step.RESTRUCTURING, Duty.APPROVE_RESTRUCTURING, Role.APPROVER)
_LITIGATE = (Step.LITIGATION, Duty.PROPOSE_RECOVERY, Role.LITIGATION_OFFICER)
_WORK_OUT = (Step.LITIGATION, Duty.PROPOSE_RECOVERY, Role.WORKOUT_OFFICER)
_WRITE_OFF = (Step.LITIGATION, Duty.APPROVE_WRITE_OFF, Role.APPROVER)
_RECOVER = (Step.LITIGATION, Duty.COLLECT, Role.COLLECTOR)

S, E = State, Event

# fmt: off
ORIGINATION: Final = (
    *_each(S.UNOPENED, row=1, event=E.OPEN_FILE, target=S.DRAFT, **_act(*_INTAKE, origination.Filing)),
    *_each(S.DRAFT, row=2, event=E.RECEIVE, target=S.RECEIVED, **_act(*_INTAKE, origination.Acceptance), obeys=("N-2", "N-4", "DOC"), line=LineUse.SEEN),
    *_each(S.DRAFT, S.RECEIVED, row=3, event=E.ASK_DOCUMENTS, target=S.INCOMPLETE, **_act(*_INTAKE, origination.MissingDocuments), deadlines=(SUPPLEMENT_CLOCK,)),
    *_each(S.INCOMPLETE, row=4, event=E.SUPPLEMENT, target=S.RECEIVED, **_act(*_INTAKE, origination.Supplement), obeys=("DOC",)),
    *_each(S.INCOMPLETE, row=5, event=E.LAPSE, target=S.LAPSED, **_clock(Step.INTAKE, common.Nothing), obeys=("lapse.deadline_passed",)),
    *_each(S.RECEIVED, row=6, event=E.START_SELECTION, target=S.SELECTION, **_act(*_INTAKE, common.Nothing)),
    *_each(S.SELECTION, row=7, event=E.SELECT, target=S.SELECTED, **_ballot(*_SELECT, origination.SelectionResolution), obeys=SELECTION_RULES),
    *_each(S.SELECTION, row=8, event=E.NOT_SELECTED, target=S.REJECTED, **_ballot(*_SELECT, common.Rejection), deadlines=(REVIEW_CLOCK,), remembers=True),
    *_each(S.SELECTION, row=9, event=E.DEFER, target=S.SELECTION, **_ballot(*_SELECT, common.Resolved)),
    *_each(S.SELECTED, row=10, event=E.START_FEASIBILITY, target=S.FEASIBILITY, **_act(*_STUDY, common.Nothing)),
    *_each(S.FEASIBILITY, row=11, event=E.REPORT_FEASIBLE, target=S.FINANCIAL_SCREENING, **_act(*_STUDY, origination.FeasibilityReport)),
    *_each(S.FEASIBILITY, row=11, event=E.REPORT_NOT_FEASIBLE, target=S.REJECTED, **_act(*_STUDY, origination.FeasibilityReport), remembers=True),
    *_each(S.FINANCIAL_SCREENING, row=12, event=E.SUBMIT_SCREENING, target=S.APPROVAL, **_act(*_SCREEN, origination.CreditMemo), obeys=MEMO_RULES, line=LineUse.SEEN),
    *_each(S.FEASIBILITY, row=13, event=E.RETURN, **_to(S.SELECTION), **_act(*_STUDY, Return)),
    *_each(S.FINANCIAL_SCREENING, row=13, event=E.RETURN, **_to(S.SELECTION), **_act(*_SCREEN, Return)),
    *_each(S.FINANCIAL_SCREENING, row=13, event=E.RETURN, **_to(S.FEASIBILITY), **_act(*_SCREEN, Return)),
    *_each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.SELECTION), **_act(*_APPROVE, Return)),
    *_each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.FEASIBILITY), **_act(*_APPROVE, Return)),
    *_each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.FINANCIAL_SCREENING), **_act(*_APPROVE, Return)),
    *_each(S.APPROVAL, row=14, event=E.APPROVE, target=S.APPROVED, **_ballot(*_APPROVE, origination.Approval), obeys=APPROVAL_RULES, deadlines=(APPROVAL_CLOCK,), line=LineUse.HELD),
    *_each(S.APPROVAL, row=15, event=E.REJECT, target=S.REJECTED, **_ballot(*_APPROVE, common.Rejection), deadlines=(REVIEW_CLOCK,), remembers=True),
    *_each(S.APPROVED, row=16, event=E.REVIEW_RESOLUTION, target=S.RESOLUTION_REVIEW, **_act(Step.CONTRACT, Duty.CONTRACT, Role.CONTRACT_OFFICER, origination.ReviewOpinion), obeys=("review.within_its_ground",)),
    *_each(S.RESOLUTION_REVIEW, row=17, event=E.CONFIRM, target=S.APPROVED, **_ballot(*_APPROVE, common.Resolved)),
    *_each(S.RESOLUTION_REVIEW, row=17, event=E.REVISE, target=S.APPROVED, **_ballot(*_APPROVE, origination.Approval), obeys=(*APPROVAL_RULES, "revise.within_its_ground"), deadlines=(APPROVAL_CLOCK,), line=LineUse.HELD),
    *_each(S.RESOLUTION_REVIEW, row=17, event=E.REVOKE, target=S.CANCELLED, **_ballot(*_APPROVE, common.Resolved)),
    *_each(*BEFORE_CONTRACT, row=43, event=E.WITHDRAW, target=S.WITHDRAWN, **_act(*_INTAKE, common.Letter)),
    *_each(S.REJECTED, row=44, event=E.ASK_REVIEW, **_back_to(S.SELECTION), **_act(*_INTAKE, origination.Petition), obeys=("review.asked_in_time",), others_decide=True),
    *_each(S.REJECTED, row=44, event=E.ASK_REVIEW, **_back_to(S.APPROVAL), **_act(*_INTAKE, origination.Petition), obeys=("review.asked_in_time",), others_decide=True),
)

SERVICING: Final = (
    *_each(S.APPROVED, row=18, event=E.START_CONTRACT, target=S.CONTRACTING, **_act(*_CONTRACT, contract.ContractSet)),
    *_each(S.APPROVED, S.CONTRACTING, row=19, event=E.APPROVAL_EXPIRED, target=S.LAPSED, **_clock(Step.APPROVAL, common.Nothing), obeys=("expiry.deadline_passed",)),
    *_each(S.CONTRACTING, row=20, event=E.SIGN, target=S.CONTRACTED, **_pair(Step.CONTRACT, _CONTRACT_DUTIES, _CONTRACT_PAIR, contract.Contract), obeys=("approval.dossier_unchanged", "sign.approval_stands", "sign.guarantee_covers_the_amount")),
    *_each(S.CONTRACTED, row=21, event=E.DRAW_EARLY, target=S.DISBURSING, **_pair(Step.CONTRACT, _PAYMENT_DUTIES, _PAYMENT_PAIR, contract.EarlyDraw), account=True, obeys=("approval.dossier_unchanged", "draw.permission_covers_it", "disburse.within_the_approved_amount", "account.accepts_it")),
    *_each(S.CONTRACTED, S.DISBURSING, row=22, event=E.DISBURSE, target=S.DISBURSING, **_pair(Step.CONTRACT, _PAYMENT_DUTIES, _PAYMENT_PAIR, contract.Disbursement), account=True, obeys=("approval.dossier_unchanged", "disburse.within_the_approved_amount", "disburse.conditions_precedent", "account.accepts_it")),
    *_each(S.DISBURSING, row=23, event=E.CLOSE_LINE, target=S.PERFORMING_GRACE, when=_grace_runs, **_pair(Step.CONTRACT, _PAYMENT_DUTIES, _PAYMENT_PAIR, contract.LineClosing), obeys=("close_line.something_was_drawn",)),
    *_each(S.DISBURSING, row=23, event=E.CLOSE_LINE, target=S.PERFORMING, when=_grace_is_over, **_pair(Step.CONTRACT, _PAYMENT_DUTIES, _PAYMENT_PAIR, contract.LineClosing), obeys=("close_line.something_was_drawn",)),
    *(Move(row=24, event=E.INSTALMENT_DUE, source=state, target=state, **_clock(Step.MONITORING, servicing.InstalmentDue), account=True, obeys=("account.accepts_it",)) for state in REPAYING),
    *(Move(row=24, event=E.PAY, source=state, target=state, **_act(Step.MONITORING, Duty.COLLECT, (Role.CLOCK, Role.COLLECTOR), servicing.Payment), account=True, obeys=("principal.never_below_zero", "account.accepts_it")) for state in (*REPAYING, S.OVERDUE, S.NPL, S.RESTRUCTURED, S.PRE_LITIGATION, S.LITIGATION)),
    *(Move(row=56, event=E.REVERSE, source=state, target=state, **_pair(Step.MONITORING, _CLOSING_DUTIES, _REVERSAL_PAIR, servicing.PaymentReversal), account=True, obeys=("account.accepts_it",)) for state in (*REPAYING, S.OVERDUE, S.NPL, S.RESTRUCTURED, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT, S.WRITTEN_OFF)),
    *_each(*REPAYING, row=25, event=E.MISS, target=S.OVERDUE, **_clock(Step.MONITORING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *_each(S.OVERDUE, row=26, event=E.CURE, target=S.PERFORMING_GRACE, when=_grace_runs, **_clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due",)),
    *_each(S.OVERDUE, row=26, event=E.CURE, target=S.PERFORMING, when=_grace_is_over, **_clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due",)),
    *_each(S.OVERDUE, row=26, event=E.AGE_OUT, target=S.NPL, **_clock(Step.MONITORING, servicing.Ageing), account=True, obeys=("age_out.past_the_limit",)),
    *_each(S.NPL, row=27, event=E.CURE, target=S.PERFORMING, **_clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due", "cure.instalments", "cure.performs_again")),
    *_each(*RESTRUCTURABLE, row=28, event=E.REQUEST_RESTRUCTURING, target=S.RESTRUCTURING, **_act(Step.RESTRUCTURING, Duty.PROPOSE_RESTRUCTURING, Role.WORKOUT_OFFICER, servicing.RestructuringRequest), remembers=True),
    *_each(S.RESTRUCTURING, row=29, event=E.APPROVE_RESTRUCTURING, target=S.RESTRUCTURED, **_ballot(*_DECIDE, servicing.Restructuring), account=True, obeys=("consent.every_guarantor", "restructure.within_the_limits", "account.accepts_it")),
    *(Move(row=30, event=E.REFUSE_RESTRUCTURING, source=S.RESTRUCTURING, **_back_to(state), **_ballot(*_DECIDE, common.Resolved)) for state in RESTRUCTURABLE),
    *_each(S.RESTRUCTURED, row=31, event=E.OBSERVE_OK, target=S.PERFORMING, **_clock(Step.RESTRUCTURING, servicing.WatchReport), account=True, obeys=("watch.instalments", "cure.nothing_past_due", "cure.performs_again")),
    *_each(S.RESTRUCTURED, row=32, event=E.MISS, target=S.OVERDUE, when=_was_performing, **_clock(Step.RESTRUCTURING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *_each(S.RESTRUCTURED, row=32, event=E.MISS, target=S.NPL, when=_was_non_performing, **_clock(Step.RESTRUCTURING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *(Move(row=33, event=E.GRANT_RELIEF, source=state, target=state, **_ballot(*_DECIDE, servicing.Relief), account=True, obeys=("consent.every_guarantor", "relief.lies_ahead", "account.accepts_it")) for state in LIVE),
    *_each(S.PERFORMING_GRACE, row=46, event=E.GRACE_ENDS, target=S.PERFORMING, **_clock(Step.MONITORING, common.Nothing), obeys=("grace.is_over",)),
    *_each(S.CONTRACTED, S.DISBURSING, row=47, event=E.CANCEL, target=S.CANCELLED, **_pair(Step.CONTRACT, _CONTRACT_DUTIES, _CONTRACT_PAIR, common.Letter), obeys=("cancel.nothing_was_drawn",)),
    *_each(*REPAYING, S.RESTRUCTURED, row=42, event=E.SETTLE_IN_FULL, target=S.CLOSED_PAID, **_pair(Step.MONITORING, _CLOSING_DUTIES, _CLOSING_PAIR, servicing.FullSettlement), obeys=("principal.nothing_left", "account.nothing_owed")),
    *_each(S.OVERDUE, S.NPL, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT, row=48, event=E.SETTLE_IN_FULL, target=S.CLOSED_PAID, **_pair(Step.MONITORING, _CLOSING_DUTIES, _CLOSING_PAIR, servicing.FullSettlement), obeys=("principal.nothing_left", "account.nothing_owed")),
    *_each(*LIVE, row=45, event=E.CALL_DEFAULT, target=S.NPL, **_pair(Step.MONITORING, _CLOSING_DUTIES, _CALLING_PAIR, servicing.DefaultCall), account=True, obeys=("default.cure_period_over", "account.accepts_it")),
)

RECOVERY: Final = (
    *_each(S.NPL, row=34, event=E.DEMAND, target=S.PRE_LITIGATION, **_act(*_LITIGATE, recovery.Demand), obeys=("demand.borrower_and_guarantors",)),
    *_each(S.PRE_LITIGATION, row=35, event=E.FILE_SUIT, target=S.LITIGATION, **_act(*_LITIGATE, recovery.Suit), account=True, obeys=("suit.after_the_demand", "account.accepts_it")),
    *_each(S.LITIGATION, row=36, event=E.SETTLE, target=S.RESTRUCTURED, **_ballot(*_DECIDE, recovery.Compromise), account=True, obeys=("account.accepts_it",)),
    *_each(S.LITIGATION, row=37, event=E.JUDGMENT, target=S.ENFORCEMENT, **_act(*_LITIGATE, recovery.CourtDecree), obeys=("judgment.is_enforceable",)),
    *_each(S.ENFORCEMENT, row=38, event=E.RECOVER, target=S.ENFORCEMENT, when=_something_is_left, **_act(*_RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *_each(S.ENFORCEMENT, row=38, event=E.RECOVER, target=S.CLOSED_RECOVERED, when=_nothing_is_left, **_act(*_RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *_each(S.NPL, S.ENFORCEMENT, row=39, event=E.PROPOSE_WRITE_OFF, target=S.WRITE_OFF_REVIEW, **_act(*_WORK_OUT, recovery.WriteOffProposal), obeys=("write_off.within_what_is_owed",), remembers=True),
    *_each(S.WRITE_OFF_REVIEW, row=40, event=E.APPROVE_WRITE_OFF, target=S.WRITTEN_OFF, **_ballot(*_WRITE_OFF, recovery.WriteOff), account=True, obeys=("write_off.within_what_is_owed", "account.accepts_it")),
    *(Move(row=40, event=E.REFUSE, source=S.WRITE_OFF_REVIEW, **_back_to(state), **_ballot(*_WRITE_OFF, common.Resolved)) for state in (S.NPL, S.ENFORCEMENT)),
    *_each(S.WRITTEN_OFF, row=41, event=E.RECOVER, target=S.WRITTEN_OFF, when=_something_is_left, **_act(*_RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *_each(S.WRITTEN_OFF, row=41, event=E.RECOVER, target=S.CLOSED_RECOVERED, when=_nothing_is_left, **_act(*_RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *_each(S.WRITTEN_OFF, row=41, event=E.CLOSE_LOSS, target=S.CLOSED_LOSS, **_ballot(*_WRITE_OFF, common.Resolved)),
    *_each(S.PRE_LITIGATION, S.LITIGATION, row=49, event=E.WITHDRAW_ACTION, target=S.NPL, **_act(*_LITIGATE, recovery.CourtOutcome), account=True, obeys=("account.accepts_it",)),
    *_each(S.LITIGATION, row=51, event=E.DISMISSED, target=S.NPL, **_act(*_LITIGATE, recovery.CourtOutcome), account=True, obeys=("account.accepts_it",)),
)
# fmt: on

POWERS: Final[dict[Word, Power]] = {
    E.SELECT: Power.SELECTION, E.NOT_SELECTED: Power.SELECTION, E.DEFER: Power.SELECTION,
    E.APPROVE: Power.APPROVAL, E.REJECT: Power.APPROVAL,
    E.CONFIRM: Power.RESOLUTION_REVIEW, E.REVISE: Power.RESOLUTION_REVIEW,
    E.REVOKE: Power.RESOLUTION_REVIEW,
    E.APPROVE_RESTRUCTURING: Power.RESTRUCTURING, E.REFUSE_RESTRUCTURING: Power.RESTRUCTURING,
    E.SETTLE: Power.RESTRUCTURING, E.GRANT_RELIEF: Power.RELIEF,
    E.APPROVE_WRITE_OFF: Power.WRITE_OFF, E.REFUSE: Power.WRITE_OFF,
    E.CLOSE_LOSS: Power.CLOSE_LOSS,
}  # fmt: skip
"""What a committee exercises when it resolves; every such row obeys the authority matrix."""


def _empowered(row: Move) -> Move:
    power = POWERS.get(row.event)
    if power is None:
        return row
    bodies = (OTHER_BODY,) if row.event is E.APPROVE else ()
    return replace(row, power=power, obeys=(COMPETENT_ORGAN, *bodies, *row.obeys))


def _votes(rows: tuple[Move, ...]) -> Iterator[Move]:
    """In every state in which a committee may decide its members vote, and stand aside."""
    deciding = {row.source: row for row in rows if row.mode is Mode.BALLOT}
    for state, ballot in deciding.items():
        cast = {
            **_act(ballot.step, ballot.duty, ballot.voters, ballots.Vote),
            "mode": Mode.VOTE,
            "source": state,
            "target": state,
        }
        yield Move(row=52, event=E.VOTE, **cast)
        yield Move(row=53, event=E.CHANGE_VOTE, again=True, **cast)
        yield Move(row=54, event=E.RECUSE, **{**cast, "brings": ballots.Recusal})


def _corrections() -> Iterator[Move]:
    """
    Who brought the data corrects them, and it counts as intake: who decides never edits what is
    decided on. An analyst corrects what the study finds, which counts as that step as well.
    """
    for state, (step, duty, by) in {
        S.RECEIVED: _INTAKE,
        S.SELECTION: _INTAKE,
        S.FEASIBILITY: _STUDY,
        S.FINANCIAL_SCREENING: _SCREEN,
        S.APPROVAL: _INTAKE,
    }.items():
        also = tuple(dict.fromkeys(((step, duty), (Step.INTAKE, Duty.INTAKE))))
        act = _act(step, Duty.EDIT, by, origination.Correction)
        yield Move(row=55, event=E.CORRECT, source=state, target=state, also=also, **act)


PROCESS: Final = tuple(_empowered(row) for row in (*ORIGINATION, *SERVICING, *RECOVERY))
LOAN: Final = Table("loan", State.UNOPENED, (*PROCESS, *_votes(PROCESS), *_corrections()))

for _edition in EDITIONS:  # a row that names a clause no edition knows fails here, at import
    for _clause in LOAN.clauses:
        _edition.under(_clause)
