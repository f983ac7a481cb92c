"""The application document: what it may hold, what is personal in it, and what is refused."""

import json
from typing import Any

import pytest

from states import document, form_vocabulary, vocabulary
from states.application import Application, Borrower, check, read_application
from states.baht import Baht
from states.document import plan_of
from states.fields import SEAL_PREFIX, Sealed
from states.form_tidy import TICK
from states.invalid import InvalidInputError
from states.vocabulary import ActKind, Criteria, PurposeClause, Schema, Training
from states.words import Word
from tests.example import ABSENT, application, changed, example_document

WORDS = [
    kind
    for module in (vocabulary, form_vocabulary)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Word) and kind is not Word
]


def faults_of(changes: dict[str, Any]) -> dict[str, str]:
    """Field and English reason of everything that is refused about the changed example."""
    with pytest.raises(InvalidInputError) as refused:
        read_application(changed(changes))
    for fault in refused.value.faults:
        assert fault.thai
    return {fault.field: fault.english for fault in refused.value.faults}


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [without_nulls(part) for part in value]
    return value


def test_the_example_is_read():
    """The example's figures arrive as amounts, words and dates."""
    example = application()
    assert example.request.loan_amount == Baht.of(4_700_000)
    assert example.request.purposes[2].needed_for == (
        PurposeClause.INVESTMENT,
        PurposeClause.COMPETITIVENESS,
    )
    assert example.declarations.training is Training.IN_PROGRESS
    assert example.acts[0].kind is ActKind.RELAX_HISTORY
    assert example.context.criteria is Criteria.NO_5
    assert example.form_kor1.s2_million_baht[0].fund == "3.60"


def test_what_was_read_is_written_as_it_came():
    """Nothing of an application is lost or changed on its way through the house."""
    written = document.write(application())
    assert written == without_nulls(example_document())
    assert document.restore(Application, json.loads(json.dumps(written))) == application()


def test_a_section_that_is_absent_is_a_section_of_which_nothing_is_known():
    """Only the schema must be there; whatever is null or absent is not known yet."""
    bare = read_application({"schema": Schema.APPLICATION_1.value})
    assert bare == Application()
    assert bare.borrower == Borrower()
    assert bare.documents is None
    nulls = {key: None for key in example_document() if key != "schema"}
    assert read_application({"schema": Schema.APPLICATION_1.value, **nulls}) == bare


@pytest.mark.parametrize("schema", [ABSENT, None, "smefund-application/2", 1])
def test_another_schema_is_refused(schema):
    """A document of another kind or version is not guessed at."""
    assert "smefund-application/1" in faults_of({"schema": schema})["schema"]


def test_a_record_carries_no_personal_value():
    """Directors' numbers and names, and the whole form, stand in a record as commitments only."""
    kept: dict[str, Any] = {}

    def conceal(path: str, value: Any) -> str:
        kept[path] = value
        return f"{SEAL_PREFIX}{len(kept):064d}"

    sealed = document.seal(application(), conceal)
    assert set(kept) == {
        "borrower.directors.0.national_id",
        "borrower.directors.0.name_th",
        "borrower.directors.1.national_id",
        "borrower.directors.1.name_th",
        "form_kor1",
    }
    assert isinstance(sealed.form_kor1, Sealed)
    text = json.dumps(document.write(sealed), ensure_ascii=False)
    for personal in ("1999900007018", "สมมุติ", "0800000007", "ห้วยแก้ว"):
        assert personal not in text
    assert document.restore(Application, json.loads(text)) == sealed
    assert check(sealed) == []


def test_members_of_the_group_who_are_persons_are_concealed():
    """A person in the borrower's group is a person: number, name and reason are personal."""
    member = {"national_id": "1999900007018", "name_th": "นางสมมุติ เจ็ด", "reason_th": "คู่สมรส"}
    kept: list[str] = []

    def conceal(path: str, _value: Any) -> str:
        kept.append(path)
        return f"{SEAL_PREFIX}{0:064d}"

    document.seal(application({"borrower.group_members": [member]}), conceal)
    place = "borrower.group_members.0"
    assert {f"{place}.national_id", f"{place}.name_th", f"{place}.reason_th"} <= set(kept)


@pytest.mark.parametrize(
    ("field", "number", "reason"),
    [
        ("borrower.juristic_id", "0505561004562", "check digit"),
        ("borrower.juristic_id", "0000000000001", "digits 2-3"),
        ("borrower.juristic_id", "1999900007018", "first digit"),
        ("borrower.juristic_id", "050556100456", "not written in the form"),
        ("borrower.juristic_id", "0505561004561x", "longer than 13"),
        ("borrower.juristic_id", 505561004561, "must be text"),
        ("borrower.directors.1.national_id", "1999900008021", "check digit"),
        ("borrower.directors.0.national_id", "0505561004561", "first digit"),
        ("borrower.province", "TH-S", "unknown province"),
        ("borrower.province", "TH-28", "TH-50"),
        ("borrower.juristic_type", "company", "accepted: company_limited"),
        ("borrower.colour", "blue", "accepted: business_type"),
        ("borrower.employees", -1, "between 0"),
        ("borrower.employees", True, "whole number"),
        ("request.loan_amount", "0.00", "above zero"),
        ("request.loan_amount", "-0.01", "below zero"),
        ("request.loan_amount", "1.001", "2 decimals"),
        ("request.loan_amount", "1" + "0" * 30, "beyond 999,999,999,999.99"),
        ("request.loan_amount", "NaN", "not an amount"),
        ("request.loan_amount", 4700000, "as text"),
        ("request.annual_rate_pct", "100.0001", "between 0 and 100"),
        ("request.annual_rate_pct", "Infinity", "number written as text"),
        ("request.purposes.0.clause", "2.2.4", "accepted: 2.2.1"),
        ("declarations.is_npl", "false", "true or false"),
        ("financials.debt_before", "-1.00", "below zero"),
        ("selection.rank", 0, "between 1"),
        ("acts.0.kind", None, "required"),
        ("context.received_on", "2562-04-18", "Gregorian"),
        ("context.received_on", "2019-02-29", "calendar"),
        ("context.received_on", "18/04/2562", "ISO date"),
        ("documents.11", True, "unknown field"),
        ("documents.not_signed_or_sealed", ["2"], "contradicts"),
        ("form_kor1.s7", "sometimes", "accepted: paid_in_full"),
        ("form_kor1.s2_million_baht.0.row", 6, "between 1 and 5"),
        ("form_kor1.s13.colour", "blue", "unknown field"),
        ("amounts_unit", "million", "accepted: THB"),
    ],
)
def test_a_wrong_value_is_named(field, number, reason):
    """Each refused value is named by its field, with the reason."""
    faults = faults_of({field: number})
    assert list(faults) == [field]
    assert reason in faults[field]


def test_every_fault_is_told_at_once():
    """Whoever sends a file with five mistakes is told of five mistakes."""
    faults = faults_of(
        {
            "schema": None,
            "borrower.juristic_id": "0505561004562",
            "borrower.directors.0.national_id": "1999900007019",
            "request.term_months": "six years",
            "context.criteria": "no6",
        }
    )
    assert set(faults) == {
        "schema",
        "borrower.juristic_id",
        "borrower.directors.0.national_id",
        "request.term_months",
        "context.criteria",
    }


@pytest.mark.parametrize(
    ("changes", "readable"),
    [
        ({"borrower.juristic_type": "natural_person"}, True),
        ({"borrower.juristic_type": "cooperative"}, True),
        ({"borrower.juristic_type": "cooperative", "borrower.juristic_id": "0994000160623"}, True),
        ({"borrower.juristic_id": "0994000160623"}, False),
        (
            {"borrower.juristic_type": "natural_person", "borrower.juristic_id": "1999900007018"},
            False,
        ),
        ({"borrower.juristic_type": "natural_person", "borrower.juristic_id": None}, True),
        ({"borrower.juristic_type": ["company_limited"]}, False),
    ],
)
def test_who_may_have_which_number(changes, readable):
    """Anybody may apply and be refused by a rule; a person's number has no place in the open."""
    if readable:
        assert application(changes)
    else:
        assert faults_of(changes)


@pytest.mark.parametrize(
    ("member", "fault"),
    [
        ({"juristic_id": "0505561004561", "link": "de_jure"}, None),
        ({"juristic_id": "0505561004562"}, "juristic_id"),
        ({"national_id": "1999900007018", "link": "de_facto"}, None),
        ({"national_id": "1999900007019"}, "national_id"),
        ({"link": "by_marriage"}, "link"),
    ],
)
def test_members_of_the_group_have_good_numbers(member, fault):
    """Members of a group are found again by their numbers, so that these must be right."""
    changes = {"borrower.group_members": [member]}
    if fault is None:
        assert application(changes).borrower.group_members
    else:
        assert list(faults_of(changes)) == [f"borrower.group_members.0.{fault}"]


def test_losses_and_lost_equity_are_figures_like_others():
    """Equity and cash flow may stand below zero; the rules say what follows."""
    example = application(
        {
            "financials.equity_before": "-1.00",
            "financials.equity_after": "-1.00",
            "financials.cash_available_for_debt_service": "-0.01",
        }
    )
    assert example.financials.equity_before == Baht(-100)


def test_a_fault_of_the_form_does_not_keep_the_application_from_being_read():
    """Wrong numbers, dates and amounts inside the form are read as they were typed."""
    example = application(
        {
            "form_kor1.form_date": "18/04/2019",
            "form_kor1.s1.directors.0.national_id": "1999900007019",
            "form_kor1.s2_million_baht.0.fund": "สามล้านหก",
        }
    )
    assert example.form_kor1.form_date == "18/04/2019"


def test_an_empty_box_is_a_box_not_filled_in():
    """Spaces in a box, empty lines between texts and ticks without words are tidied away."""
    form = application(
        {
            "form_kor1.form_date": "   ",
            "form_kor1.s12": ["ทีมงาน", "", None, " "],
            "form_kor1.s14": {"startup": True, "upgrade": "", "community": False},
        }
    ).form_kor1
    assert form.form_date is None
    assert form.s12 == ("ทีมงาน",)
    assert form.s14.startup == TICK
    assert form.s14.upgrade is None
    assert form.s14.community is None


def test_tidying_leaves_the_sender_s_document_alone():
    """What was handed in is not changed in the sender's hands."""
    sent = changed({"form_kor1.form_date": " "})
    read_application(sent)
    assert sent["form_kor1"]["form_date"] == " "


def test_every_personal_mark_is_where_a_person_is_named():
    """Whoever adds a field with a name or a national number must mark it."""
    unmarked = []
    seen: list[type] = [Application]
    for kind in seen:
        for plan in plan_of(kind):
            if plan.personal:
                continue
            if plan.name in {"national_id", "name", "phone", "email", "mobile"}:
                unmarked.append(f"{kind.__name__}.{plan.name}")
            if plan.inner is not None and plan.inner not in seen:
                seen.append(plan.inner)
    assert unmarked == []


def test_every_field_of_an_application_may_be_unknown():
    """Null is "not known yet" everywhere but in the schema and the kind of an act."""
    required = set()
    seen: list[type] = [Application]
    for kind in seen:
        for plan in plan_of(kind):
            if plan.required:
                required.add(f"{kind.__name__}.{plan.name}")
            if plan.inner is not None and plan.inner not in seen:
                seen.append(plan.inner)
    assert required == {"Act.kind"}


@pytest.mark.parametrize("words", WORDS, ids=[words.__name__ for words in WORDS])
def test_every_word_has_both_languages(words):
    """Each word of the document can be shown to a Thai and to an English reader."""
    for word in words:
        assert word.thai
        assert word.english.isascii() or "ก.1" in word.english


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (vocabulary.BusinessType, "manufacturing service retail_wholesale"),
        (
            vocabulary.JuristicType,
            (
                "company_limited limited_partnership registered_ordinary_partnership"
                " public_company_limited cooperative natural_person other"
            ),
        ),
        (vocabulary.ProhibitedBusiness, "land_allotment_for_sale illegal against_good_morals"),
        (
            vocabulary.SCurve,
            (
                "next_gen_automotive smart_electronics quality_tourism agriculture_biotech"
                " food_for_the_future robotics aviation_logistics biofuel_biochemical digital"
                " medical"
            ),
        ),
        (vocabulary.Training, "completed in_progress award never"),
        (vocabulary.SingleAccount, "in_place intends refuses"),
        (vocabulary.InstalmentMark, "n late"),
        (
            vocabulary.OtherFund,
            (
                "osmep_turnaround_1000m osmep_rehabilitation_2000m"
                " diprom_household_handicraft_revolving_fund"
            ),
        ),
        (vocabulary.PurposeClause, "2.2.1 2.2.2 2.2.3 other"),
        (
            vocabulary.PurposeKind,
            (
                "machinery building premises_improvement equipment vehicle software other_facility"
                " research production_rights standards_certification product_design technology"
                " innovation digital_system working_capital other"
            ),
        ),
        (vocabulary.Creditor, "other_financial_institution same_financial_institution"),
        (vocabulary.DebtInstrument, "letter_of_credit trust_receipt term_loan other"),
        (vocabulary.GuarantorClass, "authorised_directors major_shareholders beneficiaries"),
        (vocabulary.SiteOwner, "borrower other"),
        (vocabulary.ReceivingUnit, "provincial_industry_office fund_office"),
        (
            vocabulary.Organ,
            (
                "provincial_fund_committee provincial_financial_analysis_committee fund_board"
                " smed_bank financial_screening"
            ),
        ),
        (
            vocabulary.ActKind,
            "relax_2.1.8_history allow_early_draw justify_2.4.2 justify_2.4.3",
        ),
        (vocabulary.Criteria, "no4 no5"),
        (form_vocabulary.FormJuristicForm, "บจก. หจก. หสน."),
        (form_vocabulary.FormBusinessType, "ผลิต บริการ ค้าปลีก/ค้าส่ง"),
        (form_vocabulary.SiteOwnership, "own_unencumbered own_encumbered other_owner"),
        (
            form_vocabulary.TrainingAnswer,
            "trained participating award not_trained_will_attend not_trained_refuses other",
        ),
        (
            form_vocabulary.AccountingAnswer,
            (
                "single_account_in_place registered_in_progress not_registered_in_progress"
                " none_will_join new_business_will_join none_refuses other"
            ),
        ),
        (form_vocabulary.CreditAnswer, "has none other"),
        (
            form_vocabulary.PaymentAnswer,
            "paid_in_full late_now_current late_still_late other",
        ),
        (
            form_vocabulary.RestructuringAnswer,
            (
                "never rescheduled_paying rescheduled_not_paying restructured_paying"
                " restructured_not_paying"
            ),
        ),
        (form_vocabulary.ConsentAnswer, "consent refuse other"),
    ],
)
def test_the_codes_are_those_that_other_programs_send(words, codes):
    """The codes are a promise: scripts of the bank write them."""
    assert [word.value for word in words] == codes.split()
