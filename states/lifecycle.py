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

from states.account_rows import account_rows
from states.authority import Power
from states.move import Deadline, Move, Situation, Table
from states.papers import agreeing, ballots, common, contract, origination, recovery, servicing
from states.papers.origination import Return
from states.parameters import Parameter
from states.process import Duty, Event, LineUse, Mode, Role, State, Step
from states.rows import (
    APPROVE,
    BEFORE_CONTRACT,
    CALLING_PAIR,
    CLOSING_DUTIES,
    CLOSING_PAIR,
    CONTRACT,
    CONTRACT_DUTIES,
    CONTRACT_PAIR,
    DECIDE,
    DECIDED_ON,
    INTAKE,
    LITIGATE,
    LIVE,
    PAYMENT_DUTIES,
    PAYMENT_PAIR,
    RECOVER,
    REPAYING,
    RESTRUCTURABLE,
    REVERSAL_PAIR,
    SCREEN,
    SELECT,
    STUDY,
    WORK_OUT,
    WRITE_OFF,
    act,
    ballot,
    clock,
    each,
    pair,
)  # fmt: skip
from states.rules.competence import COMPETENT_ORGAN, OTHER_BODY
from states.rules.conditions import grace_ends_on
from states.rules.editions import EDITIONS
from states.upkeep_rows import UPKEEP
from states.words import Word

SUPPLEMENT_CLOCK: Final = Deadline(
    "supplement_due_on", Parameter.SUPPLEMENT_BUSINESS_DAYS, business_days=True
)
APPROVAL_CLOCK: Final = Deadline("approval_expires_on", Parameter.APPROVAL_VALID_DAYS)
REVIEW_CLOCK: Final = Deadline("review_due_on", Parameter.REVIEW_DAYS)
RELEASE_CLOCK: Final = Deadline("release_due_on", Parameter.RELEASE_DAYS)

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
NEW_TERMS: Final = (
    "consent.every_guarantor", "restructure.within_the_limits", "restructure.rate_of_the_board",
    "terms.better_no_class",
)  # fmt: skip
RELIEF: Final = (
    "consent.every_guarantor", "restructure.within_the_limits", "relief.within_the_programme",
    "relief.lies_ahead", "terms.better_no_class",
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
    return bool(course.outstanding or course.other_owed or course.credit_held)


def _nothing_is_left(situation: Situation) -> bool:
    return not _something_is_left(situation)


S, E = State, Event

# fmt: off
ORIGINATION: Final = (
    *each(S.UNOPENED, row=1, event=E.OPEN_FILE, target=S.DRAFT, **act(*INTAKE, origination.Filing)),
    *each(S.DRAFT, row=2, event=E.RECEIVE, target=S.RECEIVED, **act(*INTAKE, origination.Acceptance), obeys=("N-2", "N-4", "DOC"), line=LineUse.SEEN),
    *each(S.DRAFT, S.RECEIVED, row=3, event=E.ASK_DOCUMENTS, target=S.INCOMPLETE, **act(*INTAKE, origination.MissingDocuments), deadlines=(SUPPLEMENT_CLOCK,)),
    *each(S.INCOMPLETE, row=4, event=E.SUPPLEMENT, target=S.RECEIVED, **act(*INTAKE, origination.Supplement), obeys=("DOC",)),
    *each(S.INCOMPLETE, row=5, event=E.LAPSE, target=S.LAPSED, **clock(Step.INTAKE, common.Nothing), obeys=("lapse.deadline_passed",)),
    *each(S.RECEIVED, row=6, event=E.START_SELECTION, target=S.SELECTION, **act(*INTAKE, common.Nothing)),
    *each(S.SELECTION, row=7, event=E.SELECT, target=S.SELECTED, **ballot(*SELECT, origination.SelectionResolution), obeys=SELECTION_RULES),
    *each(S.SELECTION, row=8, event=E.NOT_SELECTED, target=S.REJECTED, **ballot(*SELECT, common.Rejection), deadlines=(REVIEW_CLOCK,), remembers=True),
    *each(S.SELECTION, row=9, event=E.DEFER, target=S.SELECTION, **ballot(*SELECT, common.Resolved)),
    *each(S.SELECTED, row=10, event=E.START_FEASIBILITY, target=S.FEASIBILITY, **act(*STUDY, common.Nothing)),
    *each(S.FEASIBILITY, row=11, event=E.REPORT_FEASIBLE, target=S.FINANCIAL_SCREENING, **act(*STUDY, origination.FeasibilityReport)),
    *each(S.FEASIBILITY, row=11, event=E.REPORT_NOT_FEASIBLE, target=S.REJECTED, **act(*STUDY, origination.FeasibilityReport), remembers=True),
    *each(S.FINANCIAL_SCREENING, row=12, event=E.SUBMIT_SCREENING, target=S.APPROVAL, **act(*SCREEN, origination.CreditMemo), obeys=MEMO_RULES, line=LineUse.SEEN),
    *each(S.FEASIBILITY, row=13, event=E.RETURN, **_to(S.SELECTION), **act(*STUDY, Return)),
    *each(S.FINANCIAL_SCREENING, row=13, event=E.RETURN, **_to(S.SELECTION), **act(*SCREEN, Return)),
    *each(S.FINANCIAL_SCREENING, row=13, event=E.RETURN, **_to(S.FEASIBILITY), **act(*SCREEN, Return)),
    *each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.SELECTION), **act(*APPROVE, Return)),
    *each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.FEASIBILITY), **act(*APPROVE, Return)),
    *each(S.APPROVAL, row=13, event=E.RETURN, **_to(S.FINANCIAL_SCREENING), **act(*APPROVE, Return)),
    *each(S.APPROVAL, row=14, event=E.APPROVE, target=S.APPROVED, **ballot(*APPROVE, origination.Approval), obeys=APPROVAL_RULES, deadlines=(APPROVAL_CLOCK,), line=LineUse.HELD),
    *each(S.APPROVAL, row=15, event=E.REJECT, target=S.REJECTED, **ballot(*APPROVE, common.Rejection), deadlines=(REVIEW_CLOCK,), remembers=True),
    *each(S.APPROVED, row=16, event=E.REVIEW_RESOLUTION, target=S.RESOLUTION_REVIEW, **act(Step.CONTRACT, Duty.CONTRACT, Role.CONTRACT_OFFICER, origination.ReviewOpinion), obeys=("review.within_its_ground",)),
    *each(S.RESOLUTION_REVIEW, row=17, event=E.CONFIRM, target=S.APPROVED, **ballot(*APPROVE, common.Resolved)),
    *each(S.RESOLUTION_REVIEW, row=17, event=E.REVISE, target=S.APPROVED, **ballot(*APPROVE, origination.Approval), obeys=(*APPROVAL_RULES, "revise.within_its_ground"), deadlines=(APPROVAL_CLOCK,), line=LineUse.HELD),
    *each(S.RESOLUTION_REVIEW, row=17, event=E.REVOKE, target=S.CANCELLED, **ballot(*APPROVE, common.Resolved)),
    *each(*BEFORE_CONTRACT, row=43, event=E.WITHDRAW, target=S.WITHDRAWN, **act(*INTAKE, common.Letter)),
    *each(S.REJECTED, row=44, event=E.ASK_REVIEW, **_back_to(S.SELECTION), **act(*INTAKE, origination.Petition), obeys=("review.asked_in_time",), others_decide=True),
    *each(S.REJECTED, row=44, event=E.ASK_REVIEW, **_back_to(S.APPROVAL), **act(*INTAKE, origination.Petition), obeys=("review.asked_in_time",), others_decide=True),
)

SERVICING: Final = (
    *each(S.APPROVED, row=18, event=E.START_CONTRACT, target=S.CONTRACTING, **act(*CONTRACT, contract.ContractSet)),
    *each(S.APPROVED, S.CONTRACTING, row=19, event=E.APPROVAL_EXPIRED, target=S.LAPSED, **clock(Step.APPROVAL, common.Nothing), obeys=("expiry.deadline_passed",)),
    *each(S.CONTRACTING, row=20, event=E.SIGN, target=S.CONTRACTED, **pair(Step.CONTRACT, CONTRACT_DUTIES, CONTRACT_PAIR, contract.Contract), obeys=("approval.dossier_unchanged", "sign.approval_stands", "sign.guarantee_covers_the_amount")),
    *each(S.CONTRACTED, row=21, event=E.DRAW_EARLY, target=S.DISBURSING, **pair(Step.CONTRACT, PAYMENT_DUTIES, PAYMENT_PAIR, contract.EarlyDraw), account=True, obeys=("approval.dossier_unchanged", "draw.permission_covers_it", "disburse.within_the_approved_amount", "account.accepts_it")),
    *each(S.CONTRACTED, S.DISBURSING, row=22, event=E.DISBURSE, target=S.DISBURSING, **pair(Step.CONTRACT, PAYMENT_DUTIES, PAYMENT_PAIR, contract.Disbursement), account=True, obeys=("approval.dossier_unchanged", "disburse.within_the_approved_amount", "disburse.conditions_precedent", "account.accepts_it")),
    *each(S.DISBURSING, row=23, event=E.CLOSE_LINE, target=S.PERFORMING_GRACE, when=_grace_runs, **pair(Step.CONTRACT, PAYMENT_DUTIES, PAYMENT_PAIR, contract.LineClosing), obeys=("close_line.something_was_drawn",)),
    *each(S.DISBURSING, row=23, event=E.CLOSE_LINE, target=S.PERFORMING, when=_grace_is_over, **pair(Step.CONTRACT, PAYMENT_DUTIES, PAYMENT_PAIR, contract.LineClosing), obeys=("close_line.something_was_drawn",)),
    *(Move(row=24, event=E.INSTALMENT_DUE, source=state, target=state, **clock(Step.MONITORING, servicing.InstalmentDue), account=True, obeys=("account.accepts_it",)) for state in REPAYING),
    *(Move(row=24, event=E.PAY, source=state, target=state, **act(Step.MONITORING, Duty.COLLECT, (Role.CLOCK, Role.COLLECTOR), servicing.Payment), account=True, aside=state in DECIDED_ON, obeys=("principal.never_below_zero", "account.accepts_it")) for state in (*REPAYING, S.OVERDUE, S.NPL, S.RESTRUCTURING, S.RESTRUCTURED, S.PRE_LITIGATION, S.LITIGATION, S.WRITE_OFF_REVIEW)),
    *(Move(row=56, event=E.REVERSE, source=state, target=state, **pair(Step.MONITORING, CLOSING_DUTIES, REVERSAL_PAIR, servicing.PaymentReversal), account=True, obeys=("account.accepts_it",)) for state in (*REPAYING, S.OVERDUE, S.NPL, S.RESTRUCTURED, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT, S.WRITTEN_OFF)),
    *each(*REPAYING, row=25, event=E.MISS, target=S.OVERDUE, **clock(Step.MONITORING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *each(S.OVERDUE, row=26, event=E.CURE, target=S.PERFORMING_GRACE, when=_grace_runs, **clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due",)),
    *each(S.OVERDUE, row=26, event=E.CURE, target=S.PERFORMING, when=_grace_is_over, **clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due",)),
    *each(S.OVERDUE, row=26, event=E.AGE_OUT, target=S.NPL, **clock(Step.MONITORING, servicing.Ageing), account=True, obeys=("age_out.past_the_limit",)),
    *each(S.NPL, row=27, event=E.CURE, target=S.PERFORMING, **clock(Step.MONITORING, servicing.ArrearsCleared), account=True, obeys=("cure.nothing_past_due", "cure.instalments", "cure.performs_again")),
    *each(*RESTRUCTURABLE, row=28, event=E.REQUEST_RESTRUCTURING, target=S.RESTRUCTURING, **act(Step.RESTRUCTURING, Duty.PROPOSE_RESTRUCTURING, Role.WORKOUT_OFFICER, agreeing.RestructuringRequest), remembers=True),
    *each(S.RESTRUCTURING, row=29, event=E.APPROVE_RESTRUCTURING, target=S.RESTRUCTURED, **ballot(*DECIDE, agreeing.Restructuring), account=True, obeys=("restructure.was_asked_for", *NEW_TERMS, "account.accepts_it")),
    *(Move(row=30, event=E.REFUSE_RESTRUCTURING, source=S.RESTRUCTURING, **_back_to(state), **ballot(*DECIDE, common.Resolved)) for state in RESTRUCTURABLE),
    *each(S.RESTRUCTURED, row=31, event=E.OBSERVE_OK, target=S.PERFORMING, **clock(Step.RESTRUCTURING, servicing.WatchReport), account=True, obeys=("watch.instalments", "cure.nothing_past_due", "cure.performs_again")),
    *each(S.RESTRUCTURED, row=32, event=E.MISS, target=S.OVERDUE, when=_was_performing, **clock(Step.RESTRUCTURING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *each(S.RESTRUCTURED, row=32, event=E.MISS, target=S.NPL, when=_was_non_performing, **clock(Step.RESTRUCTURING, servicing.MissedInstalment), account=True, obeys=("miss.due_date_passed",)),
    *(Move(row=33, event=E.GRANT_RELIEF, source=state, target=state, **ballot(*DECIDE, agreeing.Relief), account=True, obeys=(*RELIEF, "account.accepts_it")) for state in LIVE),
    *each(S.PERFORMING_GRACE, row=46, event=E.GRACE_ENDS, target=S.PERFORMING, **clock(Step.MONITORING, common.Nothing), obeys=("grace.is_over",)),
    *each(S.CONTRACTED, S.DISBURSING, row=47, event=E.CANCEL, target=S.CANCELLED, **pair(Step.CONTRACT, CONTRACT_DUTIES, CONTRACT_PAIR, common.Letter), obeys=("cancel.nothing_was_drawn",)),
    *each(*REPAYING, S.RESTRUCTURED, row=42, event=E.SETTLE_IN_FULL, target=S.CLOSED_PAID, **pair(Step.MONITORING, CLOSING_DUTIES, CLOSING_PAIR, servicing.FullSettlement), obeys=("principal.nothing_left", "account.nothing_owed", "settle.nothing_held"), deadlines=(RELEASE_CLOCK,)),
    *each(S.OVERDUE, S.NPL, S.PRE_LITIGATION, S.LITIGATION, S.ENFORCEMENT, row=48, event=E.SETTLE_IN_FULL, target=S.CLOSED_PAID, **pair(Step.MONITORING, CLOSING_DUTIES, CLOSING_PAIR, servicing.FullSettlement), obeys=("principal.nothing_left", "account.nothing_owed", "settle.nothing_held"), deadlines=(RELEASE_CLOCK,)),
    *each(S.WRITTEN_OFF, row=48, event=E.SETTLE_IN_FULL, target=S.CLOSED_RECOVERED, **pair(Step.MONITORING, CLOSING_DUTIES, CLOSING_PAIR, servicing.FullSettlement), obeys=("principal.nothing_left", "account.nothing_owed", "settle.nothing_held"), deadlines=(RELEASE_CLOCK,)),
    *each(*LIVE, row=45, event=E.CALL_DEFAULT, target=S.NPL, **pair(Step.MONITORING, CLOSING_DUTIES, CALLING_PAIR, servicing.DefaultCall), account=True, obeys=("default.cure_period_over", "account.accepts_it")),
)

RECOVERY: Final = (
    *each(S.NPL, row=34, event=E.DEMAND, target=S.PRE_LITIGATION, **act(*LITIGATE, recovery.Demand), obeys=("upkeep.fits_the_case", "demand.borrower_and_guarantors",)),
    *each(S.PRE_LITIGATION, row=35, event=E.FILE_SUIT, target=S.LITIGATION, **act(*LITIGATE, recovery.Suit), account=True, obeys=("suit.after_the_demand", "account.accepts_it")),
    *each(S.LITIGATION, row=36, event=E.SETTLE, target=S.RESTRUCTURED, **ballot(*DECIDE, recovery.Compromise), account=True, obeys=("upkeep.fits_the_case", *NEW_TERMS, "account.accepts_it")),
    *each(S.LITIGATION, row=37, event=E.JUDGMENT, target=S.ENFORCEMENT, **act(*LITIGATE, recovery.CourtDecree), obeys=("upkeep.fits_the_case", "judgment.is_enforceable",)),
    *each(S.ENFORCEMENT, row=38, event=E.RECOVER, target=S.ENFORCEMENT, when=_something_is_left, **act(*RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *each(S.ENFORCEMENT, row=38, event=E.RECOVER, target=S.CLOSED_RECOVERED, when=_nothing_is_left, **act(*RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it"), deadlines=(RELEASE_CLOCK,)),
    *each(S.NPL, S.ENFORCEMENT, row=39, event=E.PROPOSE_WRITE_OFF, target=S.WRITE_OFF_REVIEW, **act(*WORK_OUT, recovery.WriteOffProposal), obeys=("write_off.within_what_is_owed",), remembers=True),
    *each(S.WRITE_OFF_REVIEW, row=40, event=E.APPROVE_WRITE_OFF, target=S.WRITTEN_OFF, **ballot(*WRITE_OFF, recovery.WriteOff), account=True, obeys=("write_off.within_what_is_owed", "account.accepts_it")),
    *(Move(row=40, event=E.REFUSE, source=S.WRITE_OFF_REVIEW, **_back_to(state), **ballot(*WRITE_OFF, common.Resolved)) for state in (S.NPL, S.ENFORCEMENT)),
    *each(S.WRITTEN_OFF, row=41, event=E.RECOVER, target=S.WRITTEN_OFF, when=_something_is_left, **act(*RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it")),
    *each(S.WRITTEN_OFF, row=41, event=E.RECOVER, target=S.CLOSED_RECOVERED, when=_nothing_is_left, **act(*RECOVER, recovery.Recovery), account=True, obeys=("principal.never_below_zero", "account.accepts_it"), deadlines=(RELEASE_CLOCK,)),
    *each(S.WRITTEN_OFF, row=41, event=E.CLOSE_LOSS, target=S.CLOSED_LOSS, **ballot(*WRITE_OFF, common.Resolved)),
    *each(S.PRE_LITIGATION, S.LITIGATION, row=49, event=E.WITHDRAW_ACTION, target=S.NPL, **act(*LITIGATE, recovery.CourtOutcome), account=True, obeys=("upkeep.fits_the_case", "account.accepts_it",)),
    *each(S.LITIGATION, row=51, event=E.DISMISSED, target=S.NPL, **act(*LITIGATE, recovery.CourtOutcome), account=True, obeys=("upkeep.fits_the_case", "account.accepts_it",)),
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
    E.CLOSE_LOSS: Power.CLOSE_LOSS, E.WAIVE: Power.RESTRUCTURING,
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
    for state, decision in deciding.items():
        cast = {
            **act(decision.step, decision.duty, decision.voters, ballots.Vote),
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
        S.RECEIVED: INTAKE,
        S.SELECTION: INTAKE,
        S.FEASIBILITY: STUDY,
        S.FINANCIAL_SCREENING: SCREEN,
        S.APPROVAL: INTAKE,
    }.items():
        also = tuple(dict.fromkeys(((step, duty), (Step.INTAKE, Duty.INTAKE))))
        correcting = act(step, Duty.EDIT, by, origination.Correction)
        yield Move(row=55, event=E.CORRECT, source=state, target=state, also=also, **correcting)


PROCESS: Final = tuple(
    _empowered(row)
    for row in (*ORIGINATION, *SERVICING, *RECOVERY, *account_rows(_back_to), *UPKEEP)
)
LOAN: Final = Table("loan", State.UNOPENED, (*PROCESS, *_votes(PROCESS), *_corrections()))

for _edition in EDITIONS:  # a row that names a clause no edition knows fails here, at import
    for _clause in LOAN.clauses:
        _edition.under(_clause)
