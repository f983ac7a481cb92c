"""
An application for the Fund's money: the officer's supplement and the form, as one document.

The attributes have the names of the keys of `smefund-application/1`. None always means "not known
yet", never "no"; a section that is absent is a section of which nothing is known. Personal data of
natural persons are marked, the whole form among them, so that records carry commitments only.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from states import document
from states.application_check import wrong_values
from states.baht import Baht
from states.fields import PERSONAL, Items, Key, Money, Number, Sealed, Text, Whole
from states.form_kor1 import FormKor1
from states.form_tidy import tidied
from states.invalid import Invalid, InvalidInputError
from states.vocabulary import (
    ActKind,
    AmountsUnit,
    BusinessType,
    Creditor,
    Criteria,
    DebtInstrument,
    DocumentNumber,
    FinancialPaper,
    GroupLink,
    GuarantorClass,
    InstalmentMark,
    JuristicType,
    OpeningNotice,
    Organ,
    OtherFund,
    Product,
    ProhibitedBusiness,
    PurposeClause,
    PurposeKind,
    ReceivingUnit,
    Schema,
    SCurve,
    SingleAccount,
    SiteOwner,
    Training,
)

ThirteenDigits: TypeAlias = Annotated[str, Text(longest=13, pattern=r"\d{13}")]
Percent: TypeAlias = Annotated[Decimal, Number(high=Decimal(100))]
Months: TypeAlias = Annotated[int, Whole(0, 1_200)]
Reason: TypeAlias = Annotated[str, Text(longest=4_000)]
SignedBaht: TypeAlias = Annotated[Baht, Money(signed=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Director:
    """A director of the borrower; a natural person, so number and name are personal."""

    national_id: Annotated[ThirteenDigits | None, PERSONAL] = None
    name_th: Annotated[str | None, PERSONAL] = None
    is_authorised_signatory: bool | None = None
    shareholding_pct: Percent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """A person or business judged together with the borrower (2.3 note 2)."""

    juristic_id: ThirteenDigits | None = None
    national_id: Annotated[ThirteenDigits | None, PERSONAL] = None
    name_th: Annotated[str | None, PERSONAL] = None
    link: GroupLink | None = None
    reason_th: Annotated[Reason | None, PERSONAL] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrower:
    """The applicant as its papers show it; `province` is an ISO 3166-2 code such as TH-50."""

    juristic_id: ThirteenDigits | None = None
    name_th: str | None = None
    juristic_type: JuristicType | None = None
    nationality: Annotated[str, Text(pattern=r"[A-Z]{2}")] | None = None
    registered_on: date | None = None
    prior_operation_as_person_months: Months | None = None
    province: Annotated[str, Text(longest=5)] | None = None
    business_type: BusinessType | None = None
    tsic_code: Annotated[str, Text(longest=5, pattern=r"\d{5}")] | None = None
    employees: int | None = None
    fixed_assets_ex_land: Baht | None = None
    s_curve: tuple[SCurve, ...] | None = None
    s_curve_linked: bool | None = None
    is_provincial_strategic_business: bool | None = None
    prohibited_businesses: tuple[ProhibitedBusiness, ...] | None = None
    business_type_set_or_selected_by_province: bool | None = None
    directors: tuple[Director, ...] | None = None
    group_members: tuple[GroupMember, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One line of what the money is for; `needed_for`: the clauses that working capital serves."""

    clause: PurposeClause | None = None
    kind: PurposeKind | None = None
    amount: Baht | None = None
    needed_for: tuple[PurposeClause, ...] | None = None
    imported: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinance:
    """Old debt that the money would pay (2.2, last paragraph)."""

    creditor: Creditor | None = None
    instrument: DebtInstrument | None = None
    arises_from_lc_import: bool | None = None
    asset_clause: PurposeClause | None = None
    asset_imported: bool | None = None
    tenor_months: Months | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. `refinance` None: no old debt is to be paid."""

    product: Product | None = None
    loan_amount: Annotated[Baht, Money(above_zero=True)] | None = None
    project_value: Baht | None = None
    own_contribution: Baht | None = None
    other_bank_amount: Baht | None = None
    purposes: tuple[Purpose, ...] | None = None
    improves_competitiveness: bool | None = None
    early_working_capital_draw: Baht | None = None
    refinance: Refinance | None = None
    term_months: Months | None = None
    principal_grace_months: Months | None = None
    annual_rate_pct: Percent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """The borrower's standing on the filing day; under 2.1.9 that of the persons before it."""

    training: Training | None = None
    training_evidence: bool | None = None
    accepts_training: bool | None = None
    single_account: SingleAccount | None = None
    is_npl: bool | None = None
    under_legal_action: bool | None = None
    restructured_or_rescheduled_in_last_12m: bool | None = None
    has_existing_credit: bool | None = None
    last_instalments_oldest_first: Annotated[tuple[InstalmentMark, ...], Items(most=600)] | None = (
        None
    )
    receiving_other_fund: tuple[OtherFund, ...] | None = None
    consents_annual_accounts_and_credit_info: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What the Fund has already lent to or invested in the borrower and its group."""

    existing_fund_loan_same_borrower: Baht | None = None
    existing_fund_loan_group: Baht | None = None
    existing_fund_joint_investment: Baht | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Financials:
    """Figures for debt service cover and debt to equity; cash flow and equity may be below zero."""

    cash_available_for_debt_service: SignedBaht | None = None
    annual_debt_service: Baht | None = None
    debt_before: Baht | None = None
    equity_before: SignedBaht | None = None
    debt_after: Baht | None = None
    equity_after: SignedBaht | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """The site of the project and what its owner and mortgagee are ready to do (2.3(8))."""

    owner: SiteOwner | None = None
    encumbered: bool | None = None
    mortgagee_consents_second_rank: bool | None = None
    mortgagee_consents_building_only: bool | None = None
    days_from_notification_to_completion: Annotated[int, Whole(0, 36_500)] | None = None
    alternative_land_available: bool | None = None
    alternative_land_valued: bool | None = None
    lease_months_remaining: Annotated[int, Whole(0, 12_000)] | None = None
    site_owner_will_mortgage: bool | None = None
    site_owner_will_guarantee: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collateral:
    """What is offered as supplementary collateral (2.3(8))."""

    guarantors: tuple[GuarantorClass, ...] | None = None
    guaranteed_amount: Baht | None = None
    machinery_business_security_amount: Baht | None = None
    machinery_registrable: bool | None = None
    premises: Premises | None = None
    insurance: bool | None = None
    valuation_done: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The notice's ten documents: True present, False applicable but missing, None not applicable.

    `not_signed_or_sealed` names the documents that still lack signature or seal;
    `financial_papers_given` which papers of document 7 came.
    """

    form: Annotated[bool | None, Key("1")] = None
    registration: Annotated[bool | None, Key("2")] = None
    memorandum: Annotated[bool | None, Key("3")] = None
    identity_papers: Annotated[bool | None, Key("4")] = None
    photographs: Annotated[bool | None, Key("5")] = None
    commercial_registration: Annotated[bool | None, Key("6")] = None
    financial_papers: Annotated[bool | None, Key("7")] = None
    business_plan: Annotated[bool | None, Key("8")] = None
    lease: Annotated[bool | None, Key("9")] = None
    others: Annotated[bool | None, Key("10")] = None
    all_signed_and_sealed: bool | None = None
    not_signed_or_sealed: tuple[DocumentNumber, ...] | None = None
    financial_papers_given: tuple[FinancialPaper, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The outcome of step 1: who selected, and the rank by effect on the province's strategy."""

    selected_by: Organ | None = None
    rank: Annotated[int, Whole(1)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A recorded decision; it resolves something only if `by` was competent `on` that day."""

    kind: ActKind
    by: Organ | None = None
    on: date | None = None
    late_instalments_relaxed: Annotated[int, Whole(0, 600)] | None = None
    amount: Baht | None = None
    # An empty reason can be read; it resolves nothing (2.4, last part).
    reason_th: Annotated[str, Text(longest=4_000, may_be_empty=True)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Dates, edition and lines, for judging an application outside the office's own book."""

    criteria: Criteria | None = None
    received_on: date | None = None
    received_by: ReceivingUnit | None = None
    decision_on: date | None = None
    opening_notice: OpeningNotice | None = None
    window_opens_on: date | None = None
    window_closes_on: date | None = None
    applicant_notified_on: date | None = None
    collateral_completed_on: date | None = None
    fund_line_remaining_at_intake: Baht | None = None
    fund_line_remaining_at_approval: Baht | None = None
    province_allocation: Baht | None = None
    province_approved_le_3m: Baht | None = None
    province_approved_gt_3m: Baht | None = None
    strategy_high_rank: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One application. `documents` None: nobody has looked at the documents yet."""

    schema: Schema = Schema.APPLICATION_1
    id: Annotated[str, Text(longest=100)] | None = None
    title: str | None = None
    amounts_unit: AmountsUnit = AmountsUnit.THB
    borrower: Borrower = field(default_factory=Borrower)
    request: Request = field(default_factory=Request)
    declarations: Declarations = field(default_factory=Declarations)
    exposure: Exposure = field(default_factory=Exposure)
    financials: Financials = field(default_factory=Financials)
    collateral: Collateral = field(default_factory=Collateral)
    documents: Documents | None = None
    selection: Selection = field(default_factory=Selection)
    acts: tuple[Act, ...] = ()
    context: Context = field(default_factory=Context)
    form_kor1: Annotated[FormKor1 | Sealed | None, PERSONAL] = None


# ---------------------------------------------------------------------------------- reading


def read_application(outside: object) -> Application:
    """
    The application in a JSON document from outside.

    Errors: InvalidInputError with every fault that can be told at once: shape, words, amounts and
    dates outside the form, and numbers whose check digit is wrong. Faults of the form are none of
    these: `form_checks` tells them of an application that was read.
    """
    faults: list[Invalid] = []
    application: Application | None = None
    if isinstance(outside, dict) and outside.get("schema") is None:
        faults.append(_SCHEMA_MISSING)
    try:
        application = document.read(Application, tidied(outside))
    except InvalidInputError as refusal:
        faults.extend(refusal.faults)
    named = {fault.field for fault in faults}
    faults.extend(fault for fault in wrong_values(outside) if fault.field not in named)
    if application is None or faults:
        raise InvalidInputError(faults)
    return application


def check(application: Application) -> list[Invalid]:
    """What is readable but wrong outside the form: check digits, the province, contradictions."""
    return wrong_values(document.write(application))


_SCHEMA_MISSING: Final = Invalid(
    "schema",
    f"ต้องระบุ ใช้ได้: {Schema.APPLICATION_1.value}",
    f"is required; accepted: {Schema.APPLICATION_1.value}",
)
