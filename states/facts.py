"""
Everything known of one case. None always means "not known yet", never "no".

`application` is what was asked (with the officer's supplement), `course` is what came of it. Every
personal value in both is a commitment: rules judge figures and dates, never names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from states import document
from states.application import Application
from states.authority import Exercise
from states.baht import ZERO, Baht
from states.business_days import Calendar
from states.copies import copied
from states.invalid import Invalid
from states.loan.account import Account
from states.loan.programmes import Programmes
from states.loan.restructuring import NewTerms
from states.parameters import Parameters
from states.upkeep import NOTHING_KEPT, Upkeep
from states.vocabulary import Organ, ReceivingUnit
from states.words import Word


class ReviewGround(Word):
    """Why a resolution may be looked at again before the contract."""

    COLLATERAL_UNDER_NO_4 = "no4.4", "ใช้หลักประกันตามฉบับที่ 4", "collateral under no.4, clause 4"
    IMPORT_CREDIT_UNDER_NO_5 = (
        "no5.5",
        "ใช้ข้อ 2.2 วรรคสองใหม่",
        "2.2 paragraph 2 under no.5, clause 5",
    )
    CHANGED_FACTS = "changed_facts", "ข้อเท็จจริงเปลี่ยนไป", "the facts have changed"


@dataclass(frozen=True, kw_only=True)
class Course:
    """What the process has added to the application, step by step. Amounts are baht."""

    # Without slots: every act copies these fields, and copies them all at once this way.

    # meetings: who stands aside for good, and the last one without a quorum
    recused: tuple[str, ...] = ()
    inquorate_committee: str | None = None
    inquorate_on: date | None = None
    gone_up_on: date | None = None
    # intake
    received_on: date | None = None
    received_by: ReceivingUnit | None = None
    missing_documents: tuple[str, ...] = ()
    supplement_due_on: date | None = None
    # selection, feasibility, screening
    selection_resolution: str | None = None
    selected_on: date | None = None
    rank: int | None = None
    feasibility_reported_on: date | None = None
    screened_on: date | None = None
    # approval
    approval_resolution: str | None = None
    approved_on: date | None = None
    approved_by: Organ | None = None
    approved_amount: Baht | None = None
    approved_term_months: int | None = None
    approved_grace_months: int | None = None
    approval_conditions: tuple[str, ...] = ()
    approved_dossier: str | None = None
    approval_expires_on: date | None = None
    early_draw_allowed: Baht | None = None
    review_ground: ReviewGround | None = None
    review_clauses: tuple[str, ...] = ()
    uplifts: tuple[ReviewGround, ...] = ()
    terms_revised: bool = False
    rejected_on: date | None = None
    review_due_on: date | None = None
    reviews: int = 0
    # contract and disbursement
    guarantors: int | None = None
    contract_number: str | None = None
    contracted_on: date | None = None
    guaranteed_amount: Baht | None = None
    registrations_done: bool | None = None
    insurance_in_force: bool | None = None
    disbursed: Baht = ZERO
    first_disbursed_on: date | None = None
    line_closed_on: date | None = None
    # monitoring
    principal_repaid: Baht = ZERO
    interest_received: Baht = ZERO
    capitalised: Baht = ZERO
    other_owed: Baht = ZERO
    credit_held: Baht = ZERO
    overdue_since: date | None = None
    non_performing_since: date | None = None
    first_non_performing_on: date | None = None
    normal_instalments: int = 0
    cure_until: date | None = None
    # restructuring and relief
    restructurings: int = 0
    reschedulings: int = 0
    restructuring_asked_on: date | None = None
    restructured_on: date | None = None
    consents: tuple[int, ...] = ()
    board_waiver: str | None = None
    reliefs: int = 0
    relief_programme: str | None = None
    relief_since: date | None = None
    relief_until: date | None = None
    waiver_proposed: Baht | None = None
    rate_resolution: str | None = None
    # litigation, write-off
    demanded_on: date | None = None
    demand_pay_by: date | None = None
    guarantors_demanded: int = 0
    suit_number: str | None = None
    judgment_on: date | None = None
    judgment_enforceable: bool | None = None
    write_off_proposed: Baht | None = None
    written_off: Baht = ZERO
    recovered: Baht = ZERO
    # from the contract to the end
    upkeep: Upkeep | None = None
    closed_on: date | None = None
    release_due_on: date | None = None
    released_on: date | None = None

    @property
    def outstanding(self) -> Baht:
        """Principal neither repaid nor recovered; writing off does not lessen it."""
        return self.disbursed + self.capitalised - self.principal_repaid - self.recovered


@dataclass(frozen=True, kw_only=True)
class Facts:
    """
    What a rule judges: the application, the course of the case, and (not stored) the day of the
    judgement with the board's parameters, programmes of relief and the calendar, the committee
    whose resolution is judged, the account of the loan and what is agreed anew where an act needs
    them, and what in a paper does not fit the case.
    """

    # Without slots, as the course.

    application: Application = field(default_factory=Application)
    course: Course = field(default_factory=Course)
    on: date | None = None
    parameters: Parameters = field(default_factory=Parameters)
    exercise: Exercise | None = None
    account: Account | None = None
    programmes: Programmes = field(default_factory=Programmes)
    new_terms: NewTerms | None = None
    calendar: Calendar = field(default=Calendar())
    faults: tuple[Invalid, ...] = ()

    @property
    def upkeep(self) -> Upkeep:
        """What the case keeps of notices, renewals, contacts, letters."""
        return self.course.upkeep or NOTHING_KEPT

    @property
    def amount(self) -> Baht | None:
        """The loan in question: as approved once it is, until then as requested."""
        if self.course.approved_amount is not None:
            return self.course.approved_amount
        return self.application.request.loan_amount

    @property
    def group_amount(self) -> Baht | None:
        """What borrower and group owe the Fund together with the loan in question (2.3 note 2)."""
        exposure, together = self.application.exposure, self.amount
        if together is None:
            return None
        for owed in (exposure.existing_fund_loan_same_borrower, exposure.existing_fund_loan_group):
            if owed is not None:
                together += owed
        return together

    @property
    def term_months(self) -> int | None:
        if self.course.approved_term_months is not None:
            return self.course.approved_term_months
        return self.application.request.term_months

    @property
    def grace_months(self) -> int | None:
        if self.course.approved_grace_months is not None:
            return self.course.approved_grace_months
        return self.application.request.principal_grace_months

    def then(self, **changes: object) -> "Facts":
        """The facts after something happened in the course of the case."""
        return copied(self, course=copied(self.course, **changes))


def facts_from(application: Mapping[str, Any], course: Mapping[str, Any]) -> Facts:
    """The facts in the two documents that are stored of a case."""
    return Facts(
        application=document.restore(Application, application),
        course=document.restore(Course, course),
    )
