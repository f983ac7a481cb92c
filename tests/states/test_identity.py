"""Numbers of persons and of juristic persons, and the 77 provinces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.th import pin

from states.identity import (
    IdentityFault,
    RegistrationType,
    juristic_id,
    juristic_type_digit,
    mask_national,
    national_id,
    show_juristic,
    taxpayer_id,
)
from states.provinces import BANGKOK, PROVINCES, province_named, province_with_dopa
from states.thai import to_thai_digits


def with_check_digit(twelve: str) -> str:
    """Twelve digits with the thirteenth that belongs to them, counted out by hand."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True)
    )
    return twelve + str((11 - weighted % 11) % 10)


HOSTILE = [
    "",
    " ",
    "1",
    "199990000701",
    "19999000070188",
    "199990000701x",
    "1999900007018\n",
    "1999900007018\x00",
    "\ud800999900007018",
    "１９９９９００００７０１８",
    "١٩٩٩٩٠٠٠٠٧٠١٨",
    "²999900007018",
    "1.999.900.007.018",
]
MEGABYTES = [
    pytest.param("9" * 1_000_000, id="a megabyte of digits"),
    pytest.param("-" * 1_000_000, id="a megabyte of hyphens"),
]


@pytest.mark.parametrize(
    "typed",
    [
        "1999900007018",
        "1-9999-00007-01-8",
        " 1 9999 00007 01 8 ",
        "1\u20139999\u201300007\u201301\u20138",
        "๑๙๙๙๙๐๐๐๐๗๐๑๘",
        "๑-๙๙๙๙-๐๐๐๐๗-๐๑-๘",
    ],
)
def test_a_national_number_is_read_however_it_is_typed(typed: str) -> None:
    """Thai digits, hyphens and spaces do not change whose number it is."""
    assert national_id(typed) == "1999900007018"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [(hostile, "13 digits") for hostile in HOSTILE]
    + [
        ("1999900007019", "check digit"),
        ("1999900007081", "check digit"),
        (with_check_digit("099990000701"), "first digit is 1-8"),
        (with_check_digit("999990000701"), "first digit is 1-8"),
    ],
)
def test_a_wrong_national_number_is_refused(typed: str, reason: str) -> None:
    """A wrong number is refused with its reason, which never repeats the number."""
    with pytest.raises(IdentityFault, match=reason) as refusal:
        national_id(typed)
    assert refusal.value.thai
    assert len(typed) < 13 or typed not in str(refusal.value.reason)


@pytest.mark.parametrize("typed", MEGABYTES)
def test_a_megabyte_is_refused_at_once(typed: str) -> None:
    """A very long text costs nothing and is no number."""
    with pytest.raises(IdentityFault, match="13 digits"):
        national_id(typed)
    assert "X-X" in mask_national(typed)


@pytest.mark.parametrize("sent", [None, 1999900007018, 1.5, True, b"1999900007018", ["1"]])
def test_a_number_that_is_not_text_is_refused(sent: object) -> None:
    """A number sent as a number may have lost its leading zero."""
    for read in (national_id, juristic_id, taxpayer_id, show_juristic):
        with pytest.raises(IdentityFault, match="as text"):
            read(sent)


@given(st.integers(1, 8), st.integers(0, 10**11 - 1))
def test_every_number_with_its_check_digit_passes_and_no_other(first: int, rest: int) -> None:
    """Of the ten possible last digits exactly one is right."""
    twelve = f"{first}{rest:011d}"
    right = with_check_digit(twelve)
    assert national_id(to_thai_digits(right)) == right == pin.validate(right)
    for digit in set("0123456789") - {right[-1]}:
        with pytest.raises(IdentityFault):
            national_id(twelve + digit)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("0505561004561", RegistrationType.COMPANY_LIMITED),
        ("0-50-5-561-00456-1", RegistrationType.COMPANY_LIMITED),
        ("๐๕๐๕๕๖๑๐๐๔๕๖๑", RegistrationType.COMPANY_LIMITED),
        ("0105536112014", RegistrationType.COMPANY_LIMITED),
        (with_check_digit("010255100001"), RegistrationType.ORDINARY_PARTNERSHIP),
        (with_check_digit("083354400012"), RegistrationType.LIMITED_PARTNERSHIP),
        (with_check_digit("010753700001"), RegistrationType.PUBLIC_COMPANY),
    ],
)
def test_a_juristic_number_names_its_type(number: str, kind: RegistrationType) -> None:
    """The fourth digit tells a company from a partnership."""
    assert len(juristic_id(number)) == 13
    assert juristic_type_digit(number) == kind
    assert kind.thai


@pytest.mark.parametrize(
    ("twelve", "reason"),
    [
        ("000000000000", "digits 2-3"),
        ("020500000001", "digits 5-7"),
        ("099400061772", "digits 2-3"),
        ("028554600001", "digits 2-3"),
        ("010054600001", "digit 4"),
        ("010154600001", "digit 4"),
        ("010454600001", "digit 4"),
        ("010654600001", "digit 4"),
        ("010854600001", "digit 4"),
        ("010954600001", "digit 4"),
        ("010545300001", "digits 5-7"),
        ("010564400001", "digits 5-7"),
        ("010599900001", "digits 5-7"),
        ("199990000701", "first digit is 0"),
    ],
)
def test_a_right_check_digit_alone_makes_no_juristic_person(twelve: str, reason: str) -> None:
    """Province, type and year of registration have to exist as well."""
    with pytest.raises(IdentityFault, match=reason):
        juristic_id(with_check_digit(twelve))


@pytest.mark.parametrize(
    "typed", [*HOSTILE, *MEGABYTES, "0000000000001", "0105546000012", "0505561004560"]
)
def test_a_wrong_juristic_number_is_refused(typed: str) -> None:
    """Neither trash nor a wrong check digit becomes a borrower."""
    with pytest.raises(IdentityFault):
        juristic_id(typed)
    with pytest.raises(IdentityFault):
        juristic_type_digit(typed)


@pytest.mark.parametrize("year", ["454", "643"])
def test_the_first_and_the_last_year_of_registration_pass(year: str) -> None:
    """Companies have been registered since BE 2454; the programme looks as far as 2643."""
    number = with_check_digit(f"0105{year}00001")
    assert juristic_id(number) == number


def test_other_taxpayers_have_numbers_too() -> None:
    """A cooperative's number is no company's, but it is a taxpayer's."""
    assert taxpayer_id("0-99-4-000-61772-1") == "0994000617721"
    assert taxpayer_id("1999900007018") == "1999900007018"
    with pytest.raises(IdentityFault, match="check digit"):
        taxpayer_id("0994000617723")
    with pytest.raises(IdentityFault, match="taxpayer"):
        taxpayer_id(with_check_digit("999990000701"))


def test_a_juristic_number_is_shown_as_the_department_prints_it() -> None:
    """The groups are: maker, province, type, year, sequence, check digit."""
    assert show_juristic("0105546000011") == "0-10-5-546-00001-1"
    with pytest.raises(IdentityFault):
        show_juristic("1")


def test_a_masked_number_does_not_tell_the_person() -> None:
    """District and check digit are left; what is not a number is hidden altogether."""
    assert mask_national("1999900007018") == "1-9999-XXXXX-XX-8"
    assert mask_national("1-1017-00230-70-1") == "1-1017-XXXXX-XX-1"
    for trash in ["", "secret", "19999000070188", None, 1999900007018]:
        assert mask_national(trash) == "X-XXXX-XXXXX-XX-X"


def test_there_are_77_provinces() -> None:
    """76 provinces and Bangkok, each with a code, a number and two names of its own."""
    assert len(PROVINCES) == 77
    assert len({each.thai for each in PROVINCES.values()}) == 77
    assert len({each.english for each in PROVINCES.values()}) == 77
    assert all(code == each.code == f"TH-{each.dopa}" for code, each in PROVINCES.items())
    assert PROVINCES[BANGKOK].label == ("กรุงเทพมหานคร", "Bangkok")
    assert "TH-S" not in PROVINCES


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("เชียงใหม่", "TH-50"),
        ("จังหวัดเชียงใหม่", "TH-50"),
        ("จ. เชียงใหม่ ", "TH-50"),
        ("หนองบัวลำภู", "TH-39"),
        ("หนองบัวลํ\u0e32ภู", "TH-39"),
        ("บึงกาฬ", "TH-38"),
        ("กรุงเทพฯ", "TH-10"),
        ("กทม.", "TH-10"),
        ("หนองบัวลำพู", None),
        ("พัทยา", None),
        ("", None),
    ],
)
def test_a_province_is_found_by_its_thai_name(written: str, code: str | None) -> None:
    """The name is found as addresses write it; a misspelt one is not guessed at."""
    found = province_named(written)
    assert (found.code if found else None) == code


def test_a_province_is_found_by_its_civil_registration_number() -> None:
    """50 is Chiang Mai; 28 belongs to none."""
    found = province_with_dopa("50")
    assert found is not None
    assert found.english == "Chiang Mai"
    assert province_with_dopa("28") is None
