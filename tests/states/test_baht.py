"""Money: exact to the satang, one rounding, and the words a contract carries."""

import copy
import pickle
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from states.baht import LARGEST_SATANG, ZERO, Baht, BahtFault, Rounding, rounded_quotient

amounts = st.integers(-LARGEST_SATANG, LARGEST_SATANG).map(Baht)
positive_amounts = st.integers(0, LARGEST_SATANG).map(Baht)


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("0", 0),
        ("0.0", 0),
        ("0.01", 1),
        ("0.1", 10),
        ("00.10", 10),
        ("1", 100),
        ("4700000", 470_000_000),
        ("4700000.5", 470_000_050),
        ("4700000.05", 470_000_005),
        ("999999999999.99", LARGEST_SATANG),
        ("0999999999999.99", LARGEST_SATANG),
    ],
)
def test_an_amount_is_read_to_the_satang(typed: str, satang: int) -> None:
    """What the applicant writes is what is stored, to the last satang."""
    assert Baht.parse(typed) == Baht(satang)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "not an amount"),
        (" ", "not an amount"),
        (" 1", "not an amount"),
        ("1 ", "not an amount"),
        ("1\n", "not an amount"),
        ("1,000", "not an amount"),
        ("1_000", "not an amount"),
        ("+1", "not an amount"),
        ("--1", "not an amount"),
        (".5", "not an amount"),
        ("5.", "not an amount"),
        ("1.2.3", "not an amount"),
        ("1e6", "not an amount"),
        ("NaN", "not an amount"),
        ("Infinity", "not an amount"),
        ("0x10", "not an amount"),
        ("๔๗๐๐๐๐๐", "not an amount"),
        ("１００", "not an amount"),
        ("1\x00", "not an amount"),
        ("\ud800", "not an amount"),
        ("สี่ล้านบาท", "not an amount"),
        pytest.param("9" * 1_000_000, "not an amount", id="a megabyte of digits"),
        ("1.005", "finer than one satang"),
        ("1.000", "finer than one satang"),
        ("-1", "not be negative"),
        ("-0.00", "not be negative"),
        ("1000000000000", "beyond"),
        ("1000000000000.00", "beyond"),
        ("9999999999999", "beyond"),
        ("1" + "0" * 30, "beyond"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_its_reason(typed: str, reason: str) -> None:
    """Anything but plain baht and satang is refused, and the refusal says why in both languages."""
    with pytest.raises(BahtFault, match=reason) as refusal:
        Baht.parse(typed)
    assert refusal.value.thai
    assert refusal.value.reason == (refusal.value.thai, refusal.value.english)


@pytest.mark.parametrize(
    "sent", [1, 1.5, True, None, Decimal(1), Fraction(1), b"1", ["1"], {"baht": "1"}, Baht(1)]
)
def test_an_amount_that_is_not_text_is_refused(sent: object) -> None:
    """A JSON number may have lost its satang on the way, so only text is taken."""
    with pytest.raises(BahtFault, match="must be written as text"):
        Baht.parse(sent)
    with pytest.raises(BahtFault, match="must be written as text"):
        Baht.from_million(sent)


def test_a_minus_sign_needs_to_be_asked_for() -> None:
    """Profit may be a loss, a loan may not be negative."""
    assert Baht.parse("-1.50", signed=True) == Baht(-150)
    assert Baht.parse("-0.00", signed=True) == ZERO
    assert Baht.parse("-999999999999.99", signed=True) == Baht(-LARGEST_SATANG)
    with pytest.raises(BahtFault, match="beyond"):
        Baht.parse("-1000000000000.00", signed=True)


@pytest.mark.parametrize(
    ("million", "baht"),
    [
        ("4.7", "4700000.00"),
        ("0.00000001", "0.01"),
        ("0.1", "100000.00"),
        ("200", "200000000.00"),
        ("12.34567891", "12345678.91"),
        ("999999.99999999", "999999999999.99"),
    ],
)
def test_million_baht_of_the_form_are_exact(million: str, baht: str) -> None:
    """Form ก.1 counts in million baht; eight decimals of that are one satang."""
    assert Baht.from_million(million) == Baht.parse(baht)


@pytest.mark.parametrize(
    ("million", "reason"),
    [
        ("0.000000001", "finer than one satang"),
        ("4.700000000", "finer than one satang"),
        ("1000000", "beyond"),
        ("-1", "not be negative"),
        ("4,7", "not an amount"),
    ],
)
def test_million_baht_have_the_same_bounds(million: str, reason: str) -> None:
    """The unit of the form changes nothing about what is accepted."""
    with pytest.raises(BahtFault, match=reason):
        Baht.from_million(million)
    assert Baht.from_million("-0.5", signed=True) == Baht.of(-500_000)


@given(amounts)
@example(Baht(-1))
@example(Baht(-99))
@example(ZERO)
def test_writing_and_reading_an_amount_gives_it_back(amount: Baht) -> None:
    """An amount survives being written down."""
    assert Baht.parse(str(amount), signed=True) == amount
    assert amount.grouped().replace(",", "") == str(amount)
    assert Decimal(str(amount)) == Decimal(amount.satang) / 100


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(typed: str) -> None:
    """Whatever is typed is either an amount or a stated fault."""
    try:
        amount = Baht.parse(typed, signed=True)
    except BahtFault:
        return
    assert Decimal(str(amount)) == Decimal(typed)


@pytest.mark.parametrize(
    ("satang", "plain", "grouped"),
    [
        (0, "0.00", "0.00"),
        (5, "0.05", "0.05"),
        (-5, "-0.05", "-0.05"),
        (99_999, "999.99", "999.99"),
        (100_000, "1000.00", "1,000.00"),
        (470_000_000, "4700000.00", "4,700,000.00"),
        (-470_000_001, "-4700000.01", "-4,700,000.01"),
    ],
)
def test_amounts_are_written_with_two_decimals(satang: int, plain: str, grouped: str) -> None:
    """Programs read the plain form, people the grouped one."""
    assert str(Baht(satang)) == plain
    assert Baht(satang).grouped() == grouped


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("0.01", "หนึ่งสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("1", "หนึ่งบาทถ้วน"),
        ("1.01", "หนึ่งบาทหนึ่งสตางค์"),
        ("1.11", "หนึ่งบาทสิบเอ็ดสตางค์"),
        ("10", "สิบบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("20", "ยี่สิบบาทถ้วน"),
        ("21.21", "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"),
        ("100", "หนึ่งร้อยบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("111", "หนึ่งร้อยสิบเอ็ดบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("4700000", "สี่ล้านเจ็ดแสนบาทถ้วน"),
        ("10000000", "สิบล้านบาทถ้วน"),
        ("11000000", "สิบเอ็ดล้านบาทถ้วน"),
        ("21000021", "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน"),
        ("999999.99", "เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทเก้าสิบเก้าสตางค์"),
        ("20000000000", "สองหมื่นล้านบาทถ้วน"),
        ("101000101", "หนึ่งร้อยเอ็ดล้านหนึ่งร้อยเอ็ดบาทถ้วน"),
    ],
)
def test_an_amount_in_words_is_what_a_contract_says(amount: str, words: str) -> None:
    """เอ็ด, ยี่สิบ, ถ้วน and สตางค์ stand where a Thai reader expects them."""
    assert Baht.parse(amount).in_thai_words() == words


def test_words_go_beyond_a_million_million() -> None:
    """The total of a large book is said with ล้าน upon ล้าน, and a negative one with ลบ."""
    assert Baht.of(10**12).in_thai_words() == "หนึ่งล้านล้านบาทถ้วน"
    assert Baht.of(10**12 + 1).in_thai_words() == "หนึ่งล้านล้านเอ็ดบาทถ้วน"
    assert Baht(-150).in_thai_words() == "ลบหนึ่งบาทห้าสิบสตางค์"


def spelled_digit_by_digit(number: int) -> str:
    """A slow reading of the printed digits, to check the fast one by."""
    names = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
    places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]
    if number == 0:
        return "ศูนย์"
    printed = str(number)
    words = ""
    for index, digit in enumerate(printed):
        position = len(printed) - 1 - index
        if digit != "0":
            name = names[int(digit)] + places[position % 6]
            name = {"หนึ่งสิบ": "สิบ", "สองสิบ": "ยี่สิบ"}.get(name, name)
            words += "เอ็ด" if name == "หนึ่ง" and words else name
        if position and position % 6 == 0:
            words += "ล้าน"
    return words


@given(positive_amounts)
@example(Baht.of(1_000_001))
@example(Baht.of(1_000_010))
@example(Baht.of(100_000_000_001))
def test_words_agree_with_a_reading_digit_by_digit(amount: Baht) -> None:
    """The words of any amount are those of its printed digits."""
    baht, satang = str(amount).split(".")
    expected = ""
    if int(baht) or not int(satang):
        expected = spelled_digit_by_digit(int(baht)) + "บาท"
    expected += spelled_digit_by_digit(int(satang)) + "สตางค์" if int(satang) else "ถ้วน"
    assert amount.in_thai_words() == expected


@given(amounts, amounts, amounts)
def test_adding_and_taking_away_are_exact(one: Baht, two: Baht, three: Baht) -> None:
    """No order of adding changes a sum."""
    assert (one + two) + three == one + (two + three) == Baht.total([three, one, two])
    assert (one + two) - two == one
    assert -one + one == ZERO
    assert abs(one) == max(one, -one)
    assert one * 3 == one + one + one == 3 * one


def test_nothing_adds_up_to_zero() -> None:
    """An empty list of payments is zero baht, and zero is the only amount that is false."""
    assert Baht.total([]) == ZERO == Baht.of(0)
    assert not ZERO
    assert Baht(-1)
    assert Baht(1)


@given(amounts, amounts)
def test_amounts_compare_as_their_satang(one: Baht, two: Baht) -> None:
    """Larger means more money; equal amounts are the same key in a table."""
    assert (one < two) == (one.satang < two.satang)
    assert (one <= two) == (one.satang <= two.satang)
    assert len({one, Baht(one.satang)}) == 1


@pytest.mark.parametrize(
    ("rounding", "tenths_of_a_satang", "satang"),
    [
        (Rounding.HALF_UP, 4, 0),
        (Rounding.HALF_UP, 5, 1),
        (Rounding.HALF_UP, 15, 2),
        (Rounding.HALF_UP, 25, 3),
        (Rounding.HALF_UP, -5, -1),
        (Rounding.HALF_EVEN, 5, 0),
        (Rounding.HALF_EVEN, 6, 1),
        (Rounding.HALF_EVEN, 15, 2),
        (Rounding.HALF_EVEN, 25, 2),
        (Rounding.HALF_EVEN, -15, -2),
        (Rounding.DOWN, 9, 0),
        (Rounding.DOWN, 19, 1),
        (Rounding.DOWN, -19, -1),
    ],
)
def test_half_a_satang_goes_where_the_rounding_says(
    rounding: Rounding, tenths_of_a_satang: int, satang: int
) -> None:
    """Exactly half a satang is where the three roundings part."""
    assert Baht(tenths_of_a_satang).share(1, 10, rounding) == Baht(satang)


def test_one_per_cent_for_a_day_is_rounded_once() -> None:
    """4,700,000 baht at 1% a year owe 128.77 baht for one day of 365."""
    assert Baht.of(4_700_000).share(1, 100 * 365) == Baht.parse("128.77")
    assert Baht.of(4_700_000).share(1, 100 * 365, Rounding.DOWN) == Baht.parse("128.76")


@given(
    amounts,
    st.integers(-10_000, 10_000),
    st.integers(-10_000, 10_000).filter(bool),
    st.sampled_from(
        [
            (Rounding.HALF_UP, ROUND_HALF_UP),
            (Rounding.HALF_EVEN, ROUND_HALF_EVEN),
            (Rounding.DOWN, ROUND_DOWN),
        ]
    ),
)
def test_a_share_is_the_exact_fraction_rounded_once(
    amount: Baht, numerator: int, denominator: int, rounding: tuple[Rounding, str]
) -> None:
    """The share is within a satang of the truth, and halves agree with the standard library."""
    ours, theirs = rounding
    share = amount.share(numerator, denominator, ours)
    exact = Fraction(amount.satang * numerator, denominator)
    assert abs(share.satang - exact) <= (Fraction(1, 2) if ours != Rounding.DOWN else 1)
    doubled = exact * 2
    if doubled.denominator == 1:
        half = Decimal(doubled.numerator) / 2
        assert share.satang == int(half.quantize(Decimal(1), rounding=theirs))


def test_a_ratio_is_an_exact_fraction() -> None:
    """1,210,000 over 1,000,000 is 1.21, with nothing lost; over nothing there is no ratio."""
    assert Baht.of(1_210_000).ratio(Baht.of(1_000_000)) == Fraction(121, 100)
    with pytest.raises(ZeroDivisionError):
        Baht(1).ratio(ZERO)
    with pytest.raises(ZeroDivisionError):
        Baht(1).share(1, 0)


@pytest.mark.parametrize("satang", [1.0, True, "1", None, Decimal(1), Fraction(1)])
def test_satang_are_whole_numbers(satang: object) -> None:
    """An amount cannot be made from anything but whole satang."""
    with pytest.raises(TypeError):
        Baht(satang)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [1, 1.0, "1", None, Decimal(1)])
def test_money_adds_only_to_money(other: object) -> None:
    """An amount and a bare number are not the same kind of thing."""
    with pytest.raises(TypeError):
        Baht(1) + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        Baht(1) - other  # type: ignore[operator]
    with pytest.raises(TypeError):
        Baht(1) < other  # type: ignore[operator]  # noqa: B015
    assert Baht(1) != other


@pytest.mark.parametrize("times", [0.5, True, Decimal(2), Baht(2), "2"])
def test_money_is_multiplied_by_whole_numbers_only(times: object) -> None:
    """A fraction of an amount is a share, because it needs a rounding."""
    with pytest.raises(TypeError):
        Baht(1) * times  # type: ignore[operator]
    if not isinstance(times, Baht):
        with pytest.raises(TypeError):
            times * Baht(1)  # type: ignore[arg-type]


def test_an_amount_never_changes() -> None:
    """An amount on file cannot be altered in place, and copies are equal to it."""
    amount = Baht.of(5)
    with pytest.raises(AttributeError):
        amount.satang = 0  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(amount)) == copy.deepcopy(amount) == amount  # noqa: S301


def test_a_rounding_that_does_not_exist_is_refused() -> None:
    """A misspelt rounding is an error of the program, not a silent choice."""
    with pytest.raises(ValueError, match="up"):
        rounded_quotient(1, 2, "up")  # type: ignore[arg-type]
    assert rounded_quotient(-7, -2, Rounding.HALF_UP) == 4
    assert rounded_quotient(7, -2, Rounding.HALF_UP) == -4
