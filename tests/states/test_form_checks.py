"""Form ก.1: each fault once, at its boundary; what the paper allows is never a fault."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.application import Application
from states.baht import Baht
from states.fields import SEAL_PREFIX, Sealed
from states.form_checks import form_errors, form_faults
from states.form_fault import WARNINGS, FormCode, Severity
from tests.example import ABSENT, application
from tests.states.form_boundaries import BOUNDARIES, FORM, line, month


def codes(changes=None, **beside):
    """The codes of everything that is wrong with the changed example."""
    return {fault.code.value for fault in form_faults(application(changes), **beside)}


def test_the_example_has_no_fault():
    """A form filled in with care passes without a word."""
    assert form_faults(application()) == ()


@pytest.mark.parametrize(("code", "wrong", "right"), BOUNDARIES)
def test_each_fault_at_its_boundary(code, wrong, right):
    """One step over the boundary the fault is told, one step before it is not."""
    assert code in codes(wrong)
    assert code not in codes(right)


def test_every_code_has_a_boundary():
    """Nobody adds a fault without showing where it begins."""
    assert {code for code, _wrong, _right in BOUNDARIES} == {code.value for code in FormCode}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        (
            {"form_kor1.s1.directors.1.national_id": "1999900008021"},
            "form_kor1.s1.directors.1.national_id",
        ),
        (line(1, own="0.01"), "form_kor1.s2_million_baht.1"),
        (month(gross_profit="1"), "form_kor1.s11_baht_per_month.gross_profit"),
        ({"form_kor1.form_date": "2019-04-18"}, "form_kor1.form_date"),
        ({FORM: None}, "form_kor1"),
        ({"form_kor1.signature.seal": False}, "form_kor1.signature.seal"),
    ],
)
def test_a_fault_says_where_it_stands(changes, path):
    """The path leads to the box on the form, in the words of the document."""
    assert path in {fault.path for fault in form_faults(application(changes))}


@pytest.mark.parametrize(
    "changes",
    [
        {**line(2, row=4), "request.purposes.2.clause": "other"},
        {"form_kor1.s4": [{"choice": "not_trained_refuses"}]},
        {"form_kor1.s5.choice": "none_refuses"},
        {"form_kor1.s7": "late_still_late"},
        {"form_kor1.s8": "restructured_not_paying"},
        {"form_kor1.s9": ["osmep_turnaround_1000m"]},
        {"form_kor1.s16": "refuse"},
        {"form_kor1.s6": {"choice": "other"}, "form_kor1.s7": None, "form_kor1.s8": None},
        {"form_kor1.s10": None, "form_kor1.s12": None, "form_kor1.s13": ABSENT},
        {"form_kor1.s14": None, "form_kor1.s15": None, "form_kor1.s17": None},
        month(gross_profit="-100000.00", net_profit="-1040000.00", revenue="800000.00"),
        {"borrower.juristic_id": "0107561000013"},
    ],
)
def test_what_the_paper_allows_is_no_error(changes):
    """Working capital alone, refusals and losses may be stated: rules answer them."""
    assert form_errors(application(changes)) == ()


@pytest.mark.parametrize(
    ("received_on", "is_late"), [(date(2019, 4, 17), True), (date(2019, 4, 18), False)]
)
def test_the_office_s_own_day_of_receipt_counts(received_on, is_late):
    """At intake the form's date is held against the office's day, not the file's."""
    assert ("form_date_after_receipt" in codes(received_on=received_on)) is is_late


def test_a_sealed_form_has_nothing_to_tell():
    """In the records only a commitment is left of the form; it was judged when it came."""
    assert form_faults(Application(form_kor1=Sealed(f"{SEAL_PREFIX}{0:064d}"))) == ()


def test_an_empty_form_is_told_every_box_it_needs():
    """Nothing filled in: every section that must be answered is named, none that may be empty."""
    asked = {fault.code for fault in form_faults(application({FORM: {}}))}
    assert {code.value for code in asked if code not in WARNINGS} == {
        "form_date_missing",
        "s1_missing",
        "s2_missing",
        "s3_missing",
        "s4_missing",
        "s5_missing",
        "s6_missing",
        "s9_missing",
        "s11_missing",
        "s16_missing",
        "signature_incomplete",
    }


def test_severities():
    """Only errors keep a form from being received; a warning is shown beside it."""
    found = form_faults(
        application({"form_kor1.s16": None, **month(stock="1.00"), "form_kor1.s7": None})
    )
    assert {fault.code.value: fault.severity for fault in found} == {
        "s16_missing": Severity.ERROR,
        "s7_missing": Severity.ERROR,
        "s11_stock_split": Severity.WARNING,
    }
    assert all(fault.thai and fault.english for fault in found)


def test_one_slip_is_told_once():
    """A wrong gross profit does not bring out a wrong net profit as well."""
    assert codes(month(gross_profit="1200000.00")) == {"s11_gross_profit"}
    assert codes(month(gross_profit="1200000.00", net_profit="260000.00")) == {"s11_gross_profit"}


def test_no_fault_repeats_a_name_or_a_number_of_a_person():
    """What is printed about a form names the box, not the person."""
    found = form_faults(
        application(
            {
                "form_kor1.s1.directors.0.national_id": "1999900007019",
                "form_kor1.signature.name": "นายปริศนา ลับ",
                "form_kor1.s1.authorised_to_sign_this_request": "นายปริศนา ลับ",
                "form_kor1.s1.name": "บริษัท ปริศนา จำกัด",
            }
        )
    )
    told = "".join(fault.thai + fault.english for fault in found)
    assert len(found) >= 4
    for personal in ("1999900007019", "ปริศนา", "ลับ", "สมมุติ"):
        assert personal not in told


small_amounts = st.integers(0, 500_000_000).map(Baht)


def in_million(amount):
    """Baht as section 2 writes them: million baht with eight decimals."""
    return f"{amount.satang // 10**8}.{amount.satang % 10**8:08d}"


@given(small_amounts, small_amounts, small_amounts, small_amounts, st.integers(-1, 1))
def test_a_row_adds_up_to_the_satang(own, fund, smed_bank, other_bank, slip):
    """Whatever the amounts: the exact sum passes, one satang more or less does not."""
    value = Baht(max(0, (own + fund + smed_bank + other_bank).satang + slip))
    row = line(
        2,
        project_value=in_million(value),
        own=in_million(own),
        fund=in_million(fund),
        smed_bank=in_million(smed_bank),
        other_bank=in_million(other_bank),
    )
    adds_up = value == own + fund + smed_bank + other_bank
    assert ("s2_row_does_not_add_up" not in codes(row)) is adds_up
