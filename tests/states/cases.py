"""What a test of the law starts from: a case anywhere in its life, a paper for every event."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from states.application import Documents
from states.baht import ZERO, Baht
from states.business_days import Calendar
from states.case import Actor, Capacity, Case, Deed
from states.committee_acts import Position
from states.committees import Seat, Sitting
from states.decision import Attempt, Law, Moved, Refused, decide
from states.dossier import digest_of
from states.facts import Course, Facts, ReviewGround
from states.lifecycle import LOAN
from states.loan.account import Account
from states.loan.changes import NewPlan, PlanReason
from states.loan.demands import Addressee
from states.loan.money import Disbursement, WriteOff
from states.loan.plan import Plan
from states.loan.programmes import Programmes
from states.loan.restructuring import GuarantorConsent
from states.papers import agreeing, common, contract, origination, recovery, servicing
from states.papers.ballots import Choice, Ground, Recusal, Vote
from states.papers.common import Paper, Resolution
from states.parameters import Parameters
from states.process import Duty, Event, Role, State, StateWord, Step
from states.vocabulary import GuarantorClass, Organ, PurposeClause, ReceivingUnit
from states.words import Word
from tests.example import application
from tests.states.account_papers import account_papers
from tests.states.measures import FLOOD, relief
from tests.states.upkeep_papers import KEPT, UPKEEP_PAPERS

TODAY = date(2019, 6, 3)
"""A Monday; no.5 is in force."""
LAW = Law(Calendar(), Parameters(), programmes=Programmes((FLOOD,)))

ALL_ROLES = frozenset(Role) - {Role.CLOCK}


def person(code: str, *roles: Role) -> Actor:
    """A person with these roles, or with every role that a person can hold."""
    return Actor(code, frozenset(roles) or ALL_ROLES)


THE_CLOCK = Actor("clock", frozenset({Role.CLOCK}), service=True)

# A loan of which everything is known: approved for 4.7 million, 1 million drawn, nothing repaid.
COURSE = Course(
    received_on=date(2019, 4, 18),
    received_by=ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE,
    selected_on=date(2019, 5, 2),
    rank=1,
    approved_on=date(2019, 5, 20),
    approved_amount=Baht.of(4_700_000),
    approved_term_months=72,
    approved_grace_months=12,
    approval_expires_on=date(2019, 8, 18),
    early_draw_allowed=Baht.of(1_500_000),
    review_due_on=date(2019, 6, 10),
    guarantors=1,
    contracted_on=date(2019, 5, 27),
    guaranteed_amount=Baht.of(4_700_000),
    registrations_done=True,
    insurance_in_force=True,
    disbursed=Baht.of(1_000_000),
    first_disbursed_on=date(2019, 5, 28),
    upkeep=KEPT,
    demanded_on=date(2019, 5, 28),
    demand_pay_by=date(2019, 5, 30),
    guarantors_demanded=1,
)


def at(day: date = TODAY) -> datetime:
    """Ten in the morning of that day in Bangkok."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def account_at(state: StateWord, amount: Baht) -> Account:
    """What was drawn four months ago without interest; of ten instalments two have fallen due."""
    drawn_on, first = TODAY - timedelta(days=120), TODAY - timedelta(days=40)
    tenth = Baht(amount.satang // 10)
    rows = [(first + timedelta(days=30 * n), tenth, ZERO) for n in range(9)]
    rows.append((first + timedelta(days=270), amount - tenth * 9, ZERO))
    account = Account(today=TODAY).enter(drawn_on, Disbursement(amount))
    account = account.enter(drawn_on, NewPlan(Plan.of(rows), PlanReason.CONTRACT))
    if state in {State.WRITTEN_OFF, State.CLOSED_LOSS}:
        account = account.enter(TODAY - timedelta(days=2), WriteOff(amount))
    return replace(account, entered=())


def case_at(
    state: StateWord,
    *,
    deeds: Iterable[Deed] = (),
    back: StateWord | None = None,
    changes: dict[str, Any] | None = None,
    **course: Any,
) -> Case:
    """
    A case in that state: the example application with `changes`, and of the course what is known
    by then, with other values.
    """
    done = tuple(deeds)
    facts = Facts(application=application(changes), course=replace(_known(state), **course))
    if facts.course.disbursed:
        facts = replace(facts, account=account_at(state, facts.course.disbursed))
    if facts.course.approved_on is not None and "approved_dossier" not in course:
        facts = facts.then(approved_dossier=digest_of(facts))
    return Case(
        number="FUND-2562-TH-50-0001",
        state=state,
        facts=facts,
        version=max((deed.n for deed in done), default=0),
        back=back,
        deeds=done,
    )


_NOT_YET_APPROVED = (Step.INTAKE, Step.SELECTION, Step.FEASIBILITY, Step.FINANCIAL_SCREENING)
_NOT_YET_CONTRACTED = (State.APPROVED, State.RESOLUTION_REVIEW, State.CONTRACTING)


def _known(state: StateWord) -> Course:
    if state.step in _NOT_YET_APPROVED or state in {State.APPROVAL, State.REJECTED}:
        return Course()
    if state in _NOT_YET_CONTRACTED:
        return replace(COURSE, contracted_on=None, guaranteed_amount=None, disbursed=ZERO)
    return replace(COURSE, disbursed=ZERO) if state is State.CONTRACTED else COURSE


def deed(who: str, step: Step, duty: Duty, capacity: Capacity = Capacity.ACTOR, n: int = 1) -> Deed:
    """What somebody did earlier."""
    return Deed(n, step, duty, who, capacity)


def resolution(*present: str, on: date = TODAY, organ: Organ | None = None) -> Resolution:
    """A motion before a committee at which these persons were present."""
    return Resolution(
        number="1/2562",
        committee="committee",
        organ=organ or Organ.PROVINCIAL_FUND_COMMITTEE,
        resolved_on=on,
        invited_on=on - timedelta(days=7),
        present=present or MEMBERS,
    )


BY_THE_BOARD = {"approve_write_off", "refuse", "close_loss"}
MEMBERS = ("member", "second", "third")
_POSITIONS = (Position.CHAIR, Position.VICE_CHAIR)


def sitting(*members: str, role: Role = Role.APPROVER, organ: Organ | None = None) -> Sitting:
    """A committee of these members, the first in the chair and the next the vice chair."""
    positions = (*_POSITIONS, *(Position.MEMBER for _ in members))
    return Sitting(
        committee="committee",
        organ=organ or Organ.PROVINCIAL_FUND_COMMITTEE,
        role=role,
        province=None,
        since=date(2017, 10, 2),
        seats=tuple(Seat(*pair) for pair in zip(members, positions, strict=False)),
    )


def paper_for(event: str, *present: str, state: StateWord | None = None) -> Paper:
    """An ordinary paper for an event; from some states a return leads elsewhere."""
    found = PAPERS[event]
    if isinstance(found, origination.Return) and state is State.APPROVAL:
        return replace(found, to=origination.EarlierStep.FINANCIAL_SCREENING)
    if hasattr(found, "resolution"):
        return replace(found, resolution=resolution(*present, organ=_organ_of(event)))
    return found


def _organ_of(event: str) -> Organ | None:
    return Organ.FUND_BOARD if event in BY_THE_BOARD else None


def attempt(
    event: Word,
    actor: Actor,
    paper: Paper | None = None,
    *,
    voters: Iterable[Actor] = (),
    principal: Actor | None = None,
    on: date = TODAY,
) -> Attempt:
    """
    Somebody tries something; without a paper of its own it brings the ordinary one. A motion comes
    before a committee of the voters, which others fill up to three.
    """
    named = [voter.person for voter in voters]
    seated = [*named, *(each for each in MEMBERS if each not in named)]
    present = seated[: max(len(named), len(MEMBERS))]
    brought = paper_for(event.value, *present) if paper is None else paper
    return Attempt(
        event=event,
        paper=brought,
        actor=actor,
        principal=principal,
        at=at(on),
        sitting=sitting_for(event, *present) if hasattr(brought, "resolution") else None,
    )


def sitting_for(event: Word, *members: str) -> Sitting:
    """A committee that decides this."""
    roles = {row.event: row.voters[0] for row in LOAN.moves if row.voters}
    return sitting(*members, role=roles.get(event, Role.APPROVER))


def ballot(case: Case, who: Actor | str, choice: Choice = Choice.FOR, **more: Any) -> Attempt:
    """A member's vote on the dossier as it stands."""
    vote = Vote(choice=choice, dossier=digest_of(case.facts), no_interest=True)
    actor = person(who) if isinstance(who, str) else who
    return Attempt(event=Event.VOTE, paper=replace(vote, **more), actor=actor, at=at())


def count(made: Attempt) -> Attempt:
    """Whoever brought a motion has the votes on it counted."""
    return replace(made, paper=None, sitting=None)


def tried(case: Case, made: Attempt, law: Law = LAW) -> Moved | Refused:
    """
    What the table of a loan says to an attempt. A motion is played to its end: everybody present
    votes for it, and the votes are counted. The first refusal ends it.
    """
    outcome = decide(LOAN, case, made, law)
    if not isinstance(outcome, Moved) or made.sitting is None or outcome.case.poll is None:
        return outcome
    for member in outcome.case.poll.resolution.present:
        outcome = decide(LOAN, outcome.case, replace(ballot(case, member), at=made.at), law)
        if not isinstance(outcome, Moved):
            return outcome
    return decide(LOAN, outcome.case, count(made), law)


def tried_alone(case: Case, made: Attempt, law: Law = LAW) -> Moved | Refused:
    """The one attempt, and of a meeting no more than that."""
    return decide(LOAN, case, made, law)


def moved(case: Case, made: Attempt, law: Law = LAW) -> Case:
    """The case after an attempt that has to succeed; of a motion, after the whole meeting."""
    outcome = tried(case, made, law)
    assert isinstance(outcome, Moved), outcome.objections
    return outcome.case


def clauses(case: Case, made: Attempt, law: Law = LAW) -> list[str]:
    """The clauses and duties that object to an attempt; nothing when it is done."""
    outcome = tried(case, made, law)
    return [each.clause for each in outcome.objections] if isinstance(outcome, Refused) else []


_DAY = TODAY - timedelta(days=1)
_ONE = Baht.of(1_000)
_VOTED = resolution()
_CONSENT = (GuarantorConsent(guarantor=1, written_on=_DAY),)

PAPERS: dict[str, Paper] = {
    "open_file": origination.Filing(application=application()),
    "correct": origination.Correction(
        reason="แก้ตามเอกสาร", request=replace(application().request, term_months=60)
    ),
    "vote": Vote(choice=Choice.FOR, dossier="0" * 64, no_interest=True),
    "change_vote": Vote(choice=Choice.FOR, dossier="0" * 64, no_interest=True),
    "recuse": Recusal(ground=Ground.RELATIVE, reason="เป็นญาติ", left_at="10:15"),
    "receive": origination.Acceptance(received_by=ReceivingUnit.PROVINCIAL_INDUSTRY_OFFICE),
    "ask_documents": origination.MissingDocuments(documents=("7",)),
    "supplement": origination.Supplement(
        documents=application().documents or Documents(),
    ),
    "lapse": common.Nothing(),
    "start_selection": common.Nothing(),
    "select": origination.SelectionResolution(resolution=_VOTED, rank=1),
    "not_selected": common.Rejection(resolution=_VOTED, reason="ลำดับไม่ถึง"),
    "defer": common.Resolved(resolution=_VOTED, reason="รอข้อมูล"),
    "start_feasibility": common.Nothing(),
    "report_feasible": origination.FeasibilityReport(
        technology="ดี", market="ดี", management="ดี", finance="ดี"
    ),
    "report_not_feasible": origination.FeasibilityReport(
        technology="ไม่มี", market="ไม่มี", management="ไม่มี", finance="ไม่มี"
    ),
    "submit_screening": origination.CreditMemo(
        financials=application().financials,
        bureau_report_on=_DAY,
        reason_dscr="กระแสเงินสดปีแรกต่ำ",
        reason_debt_to_equity="ทุนเพิ่มในปีแรก",
    ),
    "return": origination.Return(to=origination.EarlierStep.SELECTION, reason="ขาดข้อมูล"),
    "approve": origination.Approval(
        resolution=_VOTED, amount=Baht.of(4_700_000), term_months=72, grace_months=12
    ),
    "reject": common.Rejection(resolution=_VOTED, reason="ความเสี่ยงสูง"),
    "review_resolution": origination.ReviewOpinion(
        ground=ReviewGround.CHANGED_FACTS, clauses=("2.3(8)",), opinion="เปลี่ยนหลักประกัน"
    ),
    "confirm": common.Resolved(resolution=_VOTED, reason="คงเดิม"),
    "revise": origination.Approval(
        resolution=_VOTED, amount=Baht.of(4_000_000), term_months=72, grace_months=12
    ),
    "revoke": common.Resolved(resolution=_VOTED, reason="เพิกถอน"),
    "start_contract": contract.ContractSet(
        guarantors=(
            contract.Guarantor(name_th="นางสมมุติ", capacity=GuarantorClass.AUTHORISED_DIRECTORS),
        ),
        applicant_informed_on=_DAY,
    ),
    "approval_expired": common.Nothing(),
    "sign": contract.Contract(
        number="ส.1/2562",
        signed_on=_DAY,
        guaranteed_amount=Baht.of(4_700_000),
        instruments=("guarantee",),
    ),
    "draw_early": contract.EarlyDraw(amount=_ONE, paid_on=_DAY, reference="จ.1"),
    "disburse": contract.Disbursement(
        amount=_ONE,
        paid_on=_DAY,
        purpose=PurposeClause.INVESTMENT,
        registrations_done=True,
        insurance_in_force=True,
        purpose_evidence="ใบแจ้งหนี้",
        reference="จ.2",
    ),
    "close_line": contract.LineClosing(closed_on=_DAY, reason="เบิกครบ"),
    "instalment_due": servicing.InstalmentDue(due_on=TODAY),
    "pay": servicing.Payment(value_date=_DAY, amount=_ONE, reference="ร.1"),
    "reverse": servicing.PaymentReversal(entry=1, reason="เช็คคืน"),
    **account_papers(_DAY, _ONE, _VOTED),
    "miss": servicing.MissedInstalment(),
    "cure": servicing.ArrearsCleared(),
    "age_out": servicing.Ageing(),
    "grace_ends": common.Nothing(),
    "request_restructuring": agreeing.RestructuringRequest(
        dated=_DAY, reason="ยอดขายลด", financial_papers=("งบ",)
    ),
    "approve_restructuring": agreeing.Restructuring(
        resolution=_VOTED,
        kind=agreeing.AgreementKind.RESTRUCTURED,
        term_months=84,
        grace_months=12,
        consents=_CONSENT,
        addendum="ต.1",
    ),
    "refuse_restructuring": common.Resolved(resolution=_VOTED, reason="แผนไม่พอ"),
    "observe_ok": servicing.WatchReport(),
    "grant_relief": relief(_VOTED, _CONSENT, _DAY),
    "demand": recovery.Demand(
        letters=(
            recovery.DemandLetter(to=Addressee.BORROWER, name_th="บจก.", sent_on=_DAY),
            recovery.DemandLetter(to=Addressee.GUARANTOR, name_th="นาง", sent_on=_DAY),
        ),
        pay_by=TODAY + timedelta(days=60),
    ),
    "file_suit": recovery.Suit(case_number="ผบ.1/2562", court="เชียงใหม่", filed_on=_DAY, claim=_ONE),
    "settle": recovery.Compromise(
        resolution=_VOTED,
        judgment_number="ผบ.2/2562",
        judged_on=_DAY,
        terms="ผ่อน 60 งวด",
        proposed_on=_DAY,
        instalments=60,
        consents=_CONSENT,
    ),
    "judgment": recovery.CourtDecree(
        judgment_number="ผบ.3/2562", judged_on=_DAY, amount=_ONE, enforceable=True
    ),
    "dismissed": recovery.CourtOutcome(dated=_DAY, reason="ฟ้องซ้ำ"),
    "withdraw_action": recovery.CourtOutcome(dated=_DAY, reason="ตกลงกันได้"),
    "recover": recovery.Recovery(
        amount=_ONE, value_date=_DAY, source=recovery.RecoverySource.AUCTION, reference="ข.1"
    ),
    "propose_write_off": recovery.WriteOffProposal(
        amount=_ONE, means_search="ไม่พบ", judgment_or_bankruptcy="มี", prescription="ไม่ขาด"
    ),
    "approve_write_off": recovery.WriteOff(resolution=_VOTED, amount=_ONE),
    "refuse": common.Resolved(resolution=_VOTED, reason="ติดตามต่อ"),
    "close_loss": common.Resolved(resolution=_VOTED, reason="ติดตามครบแล้ว"),
    "settle_in_full": servicing.FullSettlement(paid_on=_DAY, reference="ร.2"),
    "withdraw": common.Letter(dated=_DAY),
    "ask_review": origination.Petition(dated=_DAY, grounds="มีข้อมูลใหม่"),
    "call_default": servicing.DefaultCall(
        cause=servicing.DefaultCause.MISUSE,
        finding="ใช้เงินผิดวัตถุประสงค์",
        notice_sent_on=_DAY,
        cure_until=_DAY,
    ),
    "cancel": common.Letter(dated=_DAY),
    **UPKEEP_PAPERS,
}
