"""
Form ก.1, its seventeen sections as the applicant typed them.

Nothing is required and amounts, dates and numbers of persons stay text: what is wrong with them is
told by `form_checks`, beside everything else that is wrong with the form. Sections 2 and 6 are in
million baht, section 11 in baht per month. None is a box left empty.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from states.fields import Items, Text, Whole
from states.form_vocabulary import (
    AccountingAnswer,
    ConsentAnswer,
    CreditAnswer,
    FormBusinessType,
    FormJuristicForm,
    OtherFundAnswer,
    PaymentAnswer,
    RestructuringAnswer,
    SiteOwnership,
    TrainingAnswer,
)
from states.vocabulary import SCurve

MOST_ROWS = 100
Line: TypeAlias = Annotated[str, Text(longest=500)]
LongText: TypeAlias = Annotated[str, Text(longest=20_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAddress:
    """An address as the form asks for it; in Bangkok tambon is แขวง and amphoe is เขต."""

    house_no: Line | None = None
    moo: Line | None = None
    soi: Line | None = None
    road: Line | None = None
    tambon: Line | None = None
    amphoe: Line | None = None
    province: Line | None = None
    postal_code: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDirector:
    """One director of section 1."""

    no: int | None = None
    title: Line | None = None
    name: Line | None = None
    national_id: Line | None = None
    contact_address: FormAddress | None = None
    phone: Line | None = None
    mobile: Line | None = None
    fax: Line | None = None
    workplace: Line | None = None
    work_phone: Line | None = None
    work_fax: Line | None = None
    registered_address: FormAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormApplicant:
    """Section 1: the applicant. `business_start_date` is a Thai date as typed."""

    juristic_form: FormJuristicForm | None = None
    name: Line | None = None
    premises_address: FormAddress | None = None
    business_start_date: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    authorised_to_sign_this_request: Line | None = None
    business_type: FormBusinessType | None = None
    directors: Annotated[tuple[FormDirector, ...], Items(most=MOST_ROWS)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPurpose:
    """One line of section 2, amounts in million baht as typed."""

    row: Annotated[int, Whole(1, 5)] | None = None
    detail: Line | None = None
    project_value: Line | None = None
    own: Line | None = None
    fund: Line | None = None
    smed_bank: Line | None = None
    other_bank: Line | None = None
    other_bank_name: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSite:
    """Section 3: whose the site of the project is."""

    choice: SiteOwnership | None = None
    detail: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTraining:
    """One line of section 4."""

    choice: TrainingAnswer | None = None
    programme: Line | None = None
    agency: Line | None = None
    evidence: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAccounting:
    """Section 5."""

    choice: AccountingAnswer | None = None
    name: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCredit:
    """One line of section 6, in million baht as typed."""

    lender: Line | None = None
    line_type: Line | None = None
    amount_million_baht: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCredits:
    """Section 6: credit with other lenders, informal debt included."""

    choice: CreditAnswer | None = None
    rows: Annotated[tuple[FormCredit, ...], Items(most=MOST_ROWS)] | None = None
    detail: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTradePartner:
    """A major customer or supplier of section 10: years of dealing, share in percent as typed."""

    name: Line | None = None
    years: int | None = None
    pct: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBusiness:
    """Section 10: the business and those it deals with."""

    history: LongText | None = None
    executives: LongText | None = None
    products: LongText | None = None
    customers: LongText | None = None
    major_customers: Annotated[tuple[FormTradePartner, ...], Items(most=MOST_ROWS)] | None = None
    channels: LongText | None = None
    major_suppliers: Annotated[tuple[FormTradePartner, ...], Items(most=MOST_ROWS)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMarket:
    """Sales at home or abroad in section 11: percent, baht per month, days of credit."""

    pct: Line | None = None
    cash: Line | None = None
    credit: Line | None = None
    credit_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCostOfSales:
    """Cost of sales in section 11, baht per month."""

    cash: Line | None = None
    credit: Line | None = None
    credit_days: int | None = None
    total: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOperations:
    """Section 11: average month of the last six, in baht as typed."""

    domestic: FormMarket | None = None
    export: FormMarket | None = None
    revenue: Line | None = None
    cost_of_sales: FormCostOfSales | None = None
    gross_profit: Line | None = None
    selling_admin: Line | None = None
    net_profit: Line | None = None
    receivables: Line | None = None
    stock: Line | None = None
    stock_raw: Line | None = None
    stock_finished: Line | None = None
    payables: Line | None = None
    payable_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTarget:
    """Section 13: target industries and what raises competitiveness."""

    first_s_curve: tuple[SCurve, ...] | None = None
    new_s_curve: tuple[SCurve, ...] | None = None
    technology: Line | None = None
    innovation: Line | None = None
    other: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNature:
    """Section 14: the nature of the project; a box ticked without words reads `form_tidy.TICK`."""

    startup: Line | None = None
    upgrade: Line | None = None
    transformation: Line | None = None
    community: Line | None = None
    other: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAttachments:
    """Section 17: what came with the form."""

    business_plan: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSignature:
    """Who signed, as what, and whether signature and seal are there."""

    name: Line | None = None
    position: Line | None = None
    signed: bool | None = None
    seal: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKor1:
    """The whole form; `form_date` is a Thai date as typed."""

    form_date: Line | None = None
    s1: FormApplicant | None = None
    s2_million_baht: Annotated[tuple[FormPurpose, ...], Items(most=MOST_ROWS)] | None = None
    s3: FormSite | None = None
    s4: Annotated[tuple[FormTraining, ...], Items(most=MOST_ROWS)] | None = None
    s5: FormAccounting | None = None
    s6: FormCredits | None = None
    s7: PaymentAnswer | None = None
    s8: RestructuringAnswer | None = None
    s9: tuple[OtherFundAnswer, ...] | None = None
    s10: FormBusiness | None = None
    s11_baht_per_month: FormOperations | None = None
    s12: tuple[Line, ...] | None = None
    s13: FormTarget | None = None
    s14: FormNature | None = None
    s15: tuple[Line, ...] | None = None
    s16: ConsentAnswer | None = None
    s17: FormAttachments | None = None
    signature: FormSignature | None = None
