"""The parameters of a schedule: what they are when left out, and every fault named at once."""

from datetime import date
from decimal import Decimal

import pytest

from states.baht import Baht
from states.document import write
from states.invalid import InvalidInputError
from states.loan.schedule import schedule
from states.loan.terms import Draw, read_terms

LEAST = {
    "principal": "1000000.00",
    "annual_rate_pct": "1",
    "repayments": 84,
    "disbursed_on": "2019-01-31",
}
PAIR = ["2019-01-31", "1000000.00"]
BEYOND = ["2019-02-01", "999999999999.99"]


def fields_at_fault(told):
    """The fields that are named, each with its two sentences."""
    with pytest.raises(InvalidInputError) as refusal:
        read_terms(told)
    assert all(fault.thai and fault.english for fault in refusal.value.faults)
    return [fault.field for fault in refusal.value.faults]


def test_what_is_not_said_is_the_funds_own_product():
    """Monthly, by the day over 365, equal principal, half up to the satang, no grace, no roll."""
    terms = read_terms(LEAST)
    assert (terms.every, terms.frequency, terms.digits) == (1, "MONTHS", 2)
    assert (terms.amortization, terms.interest_calc) == ("EQUAL_PRINCIPAL", "DAILY")
    assert (terms.day_count, terms.rounding) == ("ACT_365F", "HALF_UP")
    assert (terms.grace_on_principal, terms.grace_on_interest_payment) == (0, 0)
    assert (terms.installment_multiples_of, terms.holidays) == (None, None)


def test_null_is_the_same_as_left_out():
    """A document may name every field and leave open those that it does not need."""
    nothing = dict.fromkeys(("every", "installment_multiples_of", "disbursements", "holidays"))
    assert read_terms(LEAST | nothing) == read_terms(LEAST)


@pytest.mark.parametrize(
    ("written", "rate"),
    [("1", "1"), ("1.00", "1"), (1, "1"), (Decimal("1.25"), "1.25"), ("0", "0"), (0, "0")],
)
def test_a_rate_as_text_or_as_a_number(written, rate):
    """Either way it arrives exact."""
    assert read_terms(LEAST | {"annual_rate_pct": written}).annual_rate_pct == Decimal(rate)


@pytest.mark.parametrize(("written", "satang"), [("100.00", 100_00), (1, 1_00), ("0.25", 25)])
def test_a_multiple_in_baht(written, satang):
    """Whole baht may be a number."""
    terms = read_terms(LEAST | {"installment_multiples_of": written})
    assert terms.installment_multiples_of == Baht(satang)


def test_draws_take_the_place_of_principal_and_its_day():
    """They may come in any order; the earliest is the anchor."""
    terms = read_terms(LEAST | {"disbursements": [["2019-06-15", "2.00"], ["2019-05-31", "1.00"]]})
    assert terms.draws == (
        Draw(on=date(2019, 5, 31), amount=Baht(1_00)),
        Draw(on=date(2019, 6, 15), amount=Baht(2_00)),
    )


def test_terms_can_be_kept_and_read_again():
    """What a record holds of them is read as the same terms."""
    terms = read_terms(LEAST | {"disbursements": [PAIR], "holidays": ["2019-04-15"]})
    assert read_terms(write(terms)) == terms


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"principal": None}, "principal"),
        ({"principal": "0.00"}, "principal"),
        ({"principal": "-1.00"}, "principal"),
        ({"principal": "1.005"}, "principal"),
        ({"principal": 1_000_000}, "principal"),
        ({"annual_rate_pct": None}, "annual_rate_pct"),
        ({"annual_rate_pct": "-0.01"}, "annual_rate_pct"),
        ({"annual_rate_pct": "1000.01"}, "annual_rate_pct"),
        ({"annual_rate_pct": "1%"}, "annual_rate_pct"),
        ({"annual_rate_pct": "0.123456789"}, "annual_rate_pct"),
        ({"annual_rate_pct": True}, "annual_rate_pct"),
        ({"repayments": None}, "repayments"),
        ({"repayments": 0}, "repayments"),
        ({"repayments": 1_201}, "repayments"),
        ({"repayments": "84"}, "repayments"),
        ({"repayments": 84, "every": 12}, "repayments"),  # the last would fall due in 2103
        ({"every": 0}, "every"),
        ({"frequency": "YEARS"}, "frequency"),
        ({"disbursed_on": None}, "disbursed_on"),
        ({"disbursed_on": "2019-02-29"}, "disbursed_on"),
        ({"disbursed_on": "2562-01-31"}, "disbursed_on"),
        ({"disbursed_on": "1940-12-31"}, "disbursed_on"),
        ({"amortization": "BULLET"}, "amortization"),
        ({"interest_calc": "daily"}, "interest_calc"),
        ({"day_count": "ACT_360"}, "day_count"),
        ({"grace_on_principal": -1}, "grace_on_principal"),
        ({"grace_on_principal": 84}, "grace_on_principal"),
        ({"grace_on_interest_payment": 84}, "grace_on_interest_payment"),
        ({"installment_multiples_of": "-1.00"}, "installment_multiples_of"),
        ({"digits": 3}, "digits"),
        ({"rounding": "HALF_DOWN"}, "rounding"),
        ({"disbursements": []}, "disbursements"),
        ({"disbursements": {}}, "disbursements"),
        ({"disbursements": ["2019-01-31"]}, "disbursements.0.0"),
        ({"disbursements": [PAIR, ["2019-02-30", "1.00"]]}, "disbursements.1.0"),
        ({"disbursements": [PAIR, ["2019-02-28"]]}, "disbursements.1.1"),
        ({"disbursements": [PAIR, ["2019-02-28", "0.00"]]}, "disbursements.1.1"),
        ({"disbursements": [[*PAIR, "1.00"]]}, "disbursements.0.2"),
        ({"disbursements": [PAIR, ["2026-01-31", "1.00"]]}, "disbursements.1.0"),
        ({"disbursements": [PAIR, BEYOND]}, "disbursements"),
        ({"holidays": ["15 เมษายน 2562"]}, "holidays.0"),
        ({"holiday": []}, "holiday"),
    ],
)
def test_a_parameter_that_cannot_be(changes, field):
    """It is named as it stands in the document."""
    assert field in fields_at_fault(LEAST | changes)


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({"grace_on_principal": 83}, "2026-01-31"),
        ({"repayments": 6, "every": 12}, "2025-01-31"),
        ({"repayments": 81, "every": 12}, "2100-01-31"),
        ({"disbursements": [PAIR, ["2026-01-30", "1.00"]]}, "2026-01-31"),
        ({"disbursed_on": "1941-01-01", "repayments": 1}, "1941-02-01"),
        ({"installment_multiples_of": "0.00"}, "2026-01-31"),
        ({"installment_multiples_of": 0}, "2026-01-31"),
    ],
)
def test_the_other_side_of_each_limit(changes, last):
    """The last value that is accepted; a multiple of nothing is no multiple."""
    terms = read_terms(LEAST | changes)
    assert schedule(terms).rows[-1].due == date.fromisoformat(last)


def test_all_faults_come_at_once():
    """Faults of one field and of fields together, whatever else is wrong beside them."""
    told = {
        "annual_rate_pct": "one",
        "repayments": 12,
        "grace_on_principal": 12,
        "grace_on_interest_payment": 13,
        "digits": 9,
        "tranches": [],
    }
    assert set(fields_at_fault(told)) == {
        "annual_rate_pct",
        "grace_on_principal",
        "grace_on_interest_payment",
        "digits",
        "tranches",
        "principal",
        "disbursed_on",
    }


@pytest.mark.parametrize("outside", [[], "terms", 1, None])
def test_a_document_that_is_no_object(outside):
    """It is refused as a whole."""
    assert fields_at_fault(outside) == ["-"]
