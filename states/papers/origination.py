"""What the moves of steps 0 to 4 bring: from the application to the resolution that approves it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Self

from states.application import (
    Act,
    Application,
    Collateral,
    Context,
    Documents,
    Financials,
    Request,
    Selection,
    read_application,
)
from states.baht import Baht
from states.facts import Facts, ReviewGround
from states.fields import PAST, Items, Money, Text, Whole
from states.invalid import Invalid, InvalidInputError
from states.papers.common import NamedParty, Resolution, with_application
from states.vocabulary import ActKind, Organ, ReceivingUnit
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The application file as it came in (form ก.1 and the officer's supplement)."""

    application: Application

    @classmethod
    def from_document(cls, outside: object) -> Self:
        """Read a filing. Errors: InvalidInputError with every fault, each under `application.`."""
        if not isinstance(outside, dict) or set(outside) != {"application"}:
            fault = Invalid(
                "application", "ต้องมีช่อง application ช่องเดียว", "is the one field there must be"
            )
            raise InvalidInputError([fault])
        try:
            return cls(application=read_application(outside["application"]))
        except InvalidInputError as error:
            raise InvalidInputError(
                fault._replace(field=f"application.{fault.field}") for fault in error.faults
            ) from error

    def onto(self, facts: Facts) -> Facts:
        """
        What is asked for, without what only the office may say: decisions come by acts, dates and
        lines from its own book.
        """
        said = self.application.context
        application = replace(
            self.application,
            acts=(),
            selection=Selection(),
            context=Context(strategy_high_rank=said.strategy_high_rank),
        )
        return replace(facts, application=application)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The officer takes the application in; the day is that of the act."""

    received_by: ReceivingUnit

    def onto(self, facts: Facts) -> Facts:
        return facts.then(received_on=facts.on, received_by=self.received_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingDocuments:
    """Which of the ten documents the applicant still owes."""

    documents: Annotated[tuple[str, ...], Items(fewest=1, most=11)]
    note: Annotated[str | None, Text(2_000)] = None

    def onto(self, facts: Facts) -> Facts:
        return facts.then(missing_documents=self.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """The checklist as it stands after the applicant brought what was missing."""

    documents: Documents

    def onto(self, facts: Facts) -> Facts:
        received_on = facts.course.received_on or facts.on
        return with_application(facts, documents=self.documents).then(
            missing_documents=(), supplement_due_on=None, received_on=received_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Parts of the application as they ought to have stood, each whole, and why."""

    reason: Annotated[str, Text(4_000)]
    request: Request | None = None
    financials: Financials | None = None
    collateral: Collateral | None = None
    documents: Documents | None = None

    def onto(self, facts: Facts) -> Facts:
        named = ("request", "financials", "collateral", "documents")
        parts = {name: part for name in named if (part := getattr(self, name)) is not None}
        return with_application(facts, **parts) if parts else facts


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionResolution:
    """The committee selects and ranks by effect on the province's strategy (2.3(3))."""

    resolution: Resolution
    rank: Annotated[int, Whole(1, 100_000)]
    late_instalments_relaxed: Annotated[int | None, Whole(1, 2)] = None

    def onto(self, facts: Facts) -> Facts:
        organ = self.resolution.organ
        facts = with_application(facts, selection=Selection(selected_by=organ, rank=self.rank))
        if self.late_instalments_relaxed is not None:
            relaxation = Act(
                kind=ActKind.RELAX_HISTORY,
                by=organ,
                on=self.resolution.resolved_on,
                late_instalments_relaxed=self.late_instalments_relaxed,
            )
            facts = with_application(facts, acts=(*facts.application.acts, relaxation))
        return facts.then(
            selection_resolution=self.resolution.number,
            selected_on=self.resolution.resolved_on,
            rank=self.rank,
            rejected_on=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeasibilityReport:
    """The four doubts of 2.3, answered: technology, market, management, finance."""

    technology: Annotated[str, Text(4_000)]
    market: Annotated[str, Text(4_000)]
    management: Annotated[str, Text(4_000)]
    finance: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(feasibility_reported_on=facts.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRelaxation:
    """
    The committee that looks at the finances relaxes the repayment history (2.1.8 under no.4). By
    which organ it may be, the rule judges on the day of the resolution.
    """

    organ: Organ
    number: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]
    late_instalments_relaxed: Annotated[int, Whole(1, 2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditMemo:
    """Figures of the financial screening, and the reasons for a ratio off its limit (2.4)."""

    financials: Financials
    bureau_report_on: Annotated[date, PAST]
    collateral: Collateral | None = None
    valuer: NamedParty | None = None
    relaxation: HistoryRelaxation | None = None
    reason_dscr: Annotated[str | None, Text(4_000)] = None
    reason_debt_to_equity: Annotated[str | None, Text(4_000)] = None

    def onto(self, facts: Facts) -> Facts:
        reasons = (
            (ActKind.JUSTIFY_DSCR, self.reason_dscr),
            (ActKind.JUSTIFY_DEBT_TO_EQUITY, self.reason_debt_to_equity),
        )
        written = tuple(
            Act(kind=kind, by=Organ.FINANCIAL_SCREENING, on=facts.on, reason_th=reason)
            for kind, reason in reasons
            if reason is not None
        )
        replaced = {kind for kind, _ in reasons}
        kept = tuple(act for act in facts.application.acts if act.kind not in replaced)
        facts = with_application(facts, financials=self.financials, acts=(*kept, *written))
        if self.collateral is not None:
            facts = with_application(facts, collateral=self.collateral)
        if self.relaxation is not None:
            relaxed = Act(
                kind=ActKind.RELAX_HISTORY,
                by=self.relaxation.organ,
                on=self.relaxation.resolved_on,
                late_instalments_relaxed=self.relaxation.late_instalments_relaxed,
                reason_th=self.relaxation.number,
            )
            facts = with_application(facts, acts=(*facts.application.acts, relaxed))
        return facts.then(screened_on=facts.on)


class EarlierStep(Word):
    """Where a file may be returned to."""

    SELECTION = "selection", "คัดเลือก", "Selection"
    FEASIBILITY = "feasibility", "วิเคราะห์ความเป็นไปได้", "Feasibility"
    FINANCIAL_SCREENING = "financial_screening", "กลั่นกรองด้านการเงิน", "Financial screening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Back to an earlier step: its decisions no longer count, its persons stay barred (1.2.2)."""

    to: EarlierStep
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        facts = facts.then(screened_on=None)
        if self.to is EarlierStep.FINANCIAL_SCREENING:
            return facts
        facts = facts.then(feasibility_reported_on=None)
        if self.to is EarlierStep.FEASIBILITY:
            return facts
        facts = with_application(facts, selection=Selection())
        return facts.then(selection_resolution=None, selected_on=None, rank=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The resolution that approves: amount in baht, term and principal grace in months."""

    resolution: Resolution
    amount: Annotated[Baht, Money(above_zero=True)]
    term_months: Annotated[int, Whole(1, 600)]
    grace_months: Annotated[int, Whole(0, 600)]
    conditions: Annotated[tuple[Annotated[str, Text(500)], ...], Items(most=20)] = ()
    early_draw: Baht | None = None

    def differs_from(self, facts: Facts) -> bool:
        """Whether amount, term, grace or early draw are others than those approved before."""
        course = facts.course
        return (self.amount, self.term_months, self.grace_months, self.early_draw) != (
            course.approved_amount,
            course.approved_term_months,
            course.approved_grace_months,
            course.early_draw_allowed,
        )

    def onto(self, facts: Facts) -> Facts:
        if self.early_draw is not None:
            permission = Act(
                kind=ActKind.ALLOW_EARLY_DRAW,
                by=self.resolution.organ,
                on=self.resolution.resolved_on,
                amount=self.early_draw,
            )
            facts = with_application(facts, acts=(*facts.application.acts, permission))
        before = facts.course
        return facts.then(
            approval_resolution=self.resolution.number,
            # The first approval pins the text the file lives under; a review does not move it.
            approved_on=before.approved_on or self.resolution.resolved_on,
            approved_by=self.resolution.organ,
            uplifts=_with_ground(before.uplifts, before.review_ground),
            terms_revised=before.approved_amount is not None and self.differs_from(facts),
            approved_amount=self.amount,
            approved_term_months=self.term_months,
            approved_grace_months=self.grace_months,
            approval_conditions=self.conditions,
            early_draw_allowed=self.early_draw,
            rejected_on=None,
        )


def _with_ground(
    uplifts: tuple[ReviewGround, ...], ground: ReviewGround | None
) -> tuple[ReviewGround, ...]:
    """What earlier reviews took from a newer text, and what this one does."""
    return uplifts if ground is None or ground in uplifts else (*uplifts, ground)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOpinion:
    """The Bank's opinion to the committee's secretary on reviewing the resolution."""

    ground: ReviewGround
    clauses: Annotated[tuple[Annotated[str, Text(20)], ...], Items(fewest=1, most=20)]
    opinion: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(review_ground=self.ground, review_clauses=self.clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """The applicant asks to have a refusal looked at again."""

    dated: Annotated[date, PAST]
    grounds: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(reviews=facts.course.reviews + 1)
