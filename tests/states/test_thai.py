"""Thai dates as people write them, Thai digits, one spelling and one order."""

import random
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.provinces import PROVINCES
from states.thai import (
    FIRST_DAY,
    LAST_DAY,
    ThaiDateFault,
    buddhist_year,
    fiscal_year,
    from_thai_digits,
    normalise_thai,
    parse_thai_date,
    thai_date,
    thai_sort_key,
    to_thai_digits,
)

OCTOBER_20 = date(2017, 10, 20)


@pytest.mark.parametrize(
    "written",
    [
        "20 ตุลาคม 2560",
        "๒๐ ตุลาคม ๒๕๖๐",
        "20 ตุลาคม พ.ศ. 2560",
        "20 ตุลาคม พ.ศ.2560",
        "20 ตุลาคม พ.ศ 2560",
        "20 ตุลาคม พศ 2560",
        "20 ตุลาคม พุทธศักราช ๒๕๖๐",
        "วันที่ 20 ตุลาคม 2560",
        "วันที่ ๒๐ เดือน ตุลาคม พ.ศ. ๒๕๖๐",
        "วันที่20เดือนตุลาคมพ.ศ.2560",
        "วันศุกร์ที่ 20 ตุลาคม 2560",
        "วันศุกร์ที่ ๒๐ ตุลาคม พ.ศ. ๒๕๖๐",
        "วันศุกร์ ที่ 20 ตุลาคม 2560",
        "ศุกร์ 20 ตุลาคม 2560",
        "ศ. 20 ต.ค. 60",
        "วันศุกร์, วันที่ 20 ตุลาคม 2560",
        "20 ต.ค. 2560",
        "20 ต.ค 2560",
        "20 ตค 2560",
        "20 ตค. 60",
        "20 ต. ค. 60",
        "20ต.ค.60",
        "๒๐ ต.ค. ๖๐",
        "  20   ตุลาคม\u00a02560  ",
        "20/10/2560",
        "๒๐/๑๐/๒๕๖๐",
        "20-10-2560",
        "20.10.2560",
        "20 / 10 / 2560",
        "20/10/60",
        "วันที่ 20/10/2560",
        "วันศุกร์ที่ 20/10/60",
    ],
)
def test_one_day_in_every_written_form(written: str) -> None:
    """Friday 20 October 2017, however the applicant wrote it."""
    assert parse_thai_date(written) == OCTOBER_20


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, ["มกราคม", "ม.ค.", "มค"]),
        (2, ["กุมภาพันธ์", "ก.พ.", "กพ."]),
        (3, ["มีนาคม", "มี.ค.", "มีค"]),
        (4, ["เมษายน", "เม.ย.", "เมย"]),
        (5, ["พฤษภาคม", "พ.ค.", "พค"]),
        (6, ["มิถุนายน", "มิ.ย.", "มิย"]),
        (7, ["กรกฎาคม", "ก.ค.", "กค"]),
        (8, ["สิงหาคม", "ส.ค.", "สค"]),
        (9, ["กันยายน", "ก.ย.", "กย"]),
        (10, ["ตุลาคม", "ต.ค.", "ตค"]),
        (11, ["พฤศจิกายน", "พ.ย.", "พย"]),
        (12, ["ธันวาคม", "ธ.ค.", "ธค"]),
    ],
)
def test_every_month_by_all_its_names(month: int, names: list[str]) -> None:
    """The twelve months in full, short with dots and short without."""
    for name in names:
        assert parse_thai_date(f"1 {name} 2561") == date(2018, month, 1)
        assert parse_thai_date(f"1{name}61") == date(2018, month, 1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("๑๘ เมษายน ๒๕๖๒", date(2019, 4, 18)),
        ("1 กุมภาพันธ์ 2561", date(2018, 2, 1)),
        ("29 ก.พ. 2563", date(2020, 2, 29)),
        ("29/2/63", date(2020, 2, 29)),
        ("1/1/2484", FIRST_DAY),
        ("31/12/2643", LAST_DAY),
        ("1 ม.ค. 00", date(1957, 1, 1)),
        ("31 ธ.ค. 99", date(2056, 12, 31)),
    ],
)
def test_dates_at_the_edges(written: str, day: date) -> None:
    """Leap days follow the Gregorian year; two digits are a year of 25xx."""
    assert parse_thai_date(written) == day


NOT_A_DATE = "not a Thai date"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("20 ตุลาคม 2017", "Gregorian"),
        ("20/10/2017", "Gregorian"),
        ("20 ตุลาคม ค.ศ. 2017", "Gregorian"),
        ("20 ตุลาคม ค.ศ. 2560", "Gregorian"),
        ("20 ตุลาคม คริสต์ศักราช 2017", "Gregorian"),
        ("1/1/1941", "Gregorian"),
        ("1/1/2100", "Gregorian"),
        ("29 ก.พ. 2562", "no such day"),
        ("31 เมษายน 2562", "no such day"),
        ("0/1/2562", "no such day"),
        ("1/0/2562", "no such day"),
        ("1/13/2562", "no such day"),
        ("32 มกราคม 2562", "no such day"),
        ("31 ธันวาคม 2483", "before 1 January 2484"),
        ("1/1/0001", "before 1 January 2484"),
        ("1/1/2644", "beyond 2643"),
        ("1/1/9999", "beyond 2643"),
        ("วันพฤหัสบดีที่ 20 ตุลาคม 2560", "weekday"),
        ("พ. 20 ต.ค. 60", "weekday"),
        ("", NOT_A_DATE),
        ("   ", NOT_A_DATE),
        ("ตุลาคม 2560", NOT_A_DATE),
        ("20 ตุลาคม", NOT_A_DATE),
        ("20 ตุลาคม 256", NOT_A_DATE),
        ("20 ตุลาคม 25600", NOT_A_DATE),
        ("120 ตุลาคม 2560", NOT_A_DATE),
        ("-20 ตุลาคม 2560", NOT_A_DATE),
        ("20 October 2560", NOT_A_DATE),
        ("20 ตุลา 2560", NOT_A_DATE),
        ("20 ตุ.ลาคม 2560", NOT_A_DATE),
        ("20/10-2560", NOT_A_DATE),
        ("2017-10-20", NOT_A_DATE),
        ("2560/10/20", NOT_A_DATE),
        ("20/10/2560 ครับ", NOT_A_DATE),
        ("20/10/2560\n", NOT_A_DATE),
        ("20/10/2560\x00", NOT_A_DATE),
        ("\x0020/10/2560", NOT_A_DATE),
        ("\ud80020/10/2560", NOT_A_DATE),
        ("٢٠/١٠/٢٥٦٠", NOT_A_DATE),
        ("２０/１０/２５６０", NOT_A_DATE),
        ("²0/10/2560", NOT_A_DATE),
        ("10/2560", NOT_A_DATE),
        ("NaN", NOT_A_DATE),
        pytest.param("20 ตุลาคม 2560" + " " * 1_000_000, NOT_A_DATE, id="a megabyte of spaces"),
        pytest.param("9" * 1_000_000, NOT_A_DATE, id="a megabyte of digits"),
    ],
)
def test_what_is_no_thai_date_is_refused(written: str, reason: str) -> None:
    """Nothing is guessed: a Gregorian year, an impossible day or trash is refused, and why."""
    with pytest.raises(ThaiDateFault, match=reason) as refusal:
        parse_thai_date(written)
    assert refusal.value.thai
    assert refusal.value.reason == (refusal.value.thai, refusal.value.english)


@pytest.mark.parametrize("sent", [None, 2560, 25601020, 1.5, True, b"20/10/2560", OCTOBER_20])
def test_a_date_that_is_not_text_is_refused(sent: object) -> None:
    """Only what a person wrote is read as a Thai date."""
    with pytest.raises(ThaiDateFault, match="as text"):
        parse_thai_date(sent)


@given(st.text(alphabet="0123456789๐๒๕ /.-วันที่ศุกร์ตุลาคมพ.ศ\u00a0\x00", max_size=80))
def test_no_text_breaks_the_reader(written: str) -> None:
    """Whatever is typed is a day within bounds or a stated fault."""
    try:
        day = parse_thai_date(written)
    except ThaiDateFault:
        return
    assert FIRST_DAY <= day <= LAST_DAY


def every_day() -> Iterator[date]:
    """All days from 1 January 1941 to 31 December 2100."""
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        yield FIRST_DAY + timedelta(days=number)


@pytest.mark.parametrize("style", ["full", "short", "numeric"])
@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_every_day_is_read_back_as_it_was_written(
    style: Literal["full", "short", "numeric"], digits: Literal["thai", "arabic"]
) -> None:
    """58,439 days, each written and read again without a loss."""
    wrong = [day for day in every_day() if parse_thai_date(thai_date(day, style, digits)) != day]
    assert wrong == []


@pytest.mark.parametrize(
    ("style", "digits", "written"),
    [
        ("full", "arabic", "29 กุมภาพันธ์ 2563"),
        ("full", "thai", "๒๙ กุมภาพันธ์ ๒๕๖๓"),
        ("short", "arabic", "29 ก.พ. 2563"),
        ("short", "thai", "๒๙ ก.พ. ๒๕๖๓"),
        ("numeric", "arabic", "29/2/2563"),
        ("numeric", "thai", "๒๙/๒/๒๕๖๓"),
    ],
)
def test_a_date_is_written_in_the_style_asked_for(
    style: Literal["full", "short", "numeric"], digits: Literal["thai", "arabic"], written: str
) -> None:
    """A leap day shows in a Buddhist year that is itself no leap year."""
    assert thai_date(date(2020, 2, 29), style, digits) == written


def test_a_style_that_does_not_exist_is_refused() -> None:
    """A misspelt style is an error of the program."""
    with pytest.raises(ValueError, match="long"):
        thai_date(OCTOBER_20, "long")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="roman"):
        thai_date(OCTOBER_20, "full", "roman")  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", [thai_date, buddhist_year, fiscal_year])
def test_no_buddhist_year_before_1941(ask: object) -> None:
    """Until 1940 the year began in April, so 543 would name the wrong one."""
    assert callable(ask)
    with pytest.raises(ThaiDateFault, match="1941"):
        ask(date(1940, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2017, 9, 30), 2560),
        (date(2017, 10, 1), 2561),
        (date(2017, 12, 31), 2561),
        (date(2018, 1, 1), 2561),
        (date(2018, 9, 30), 2561),
        (date(2018, 10, 1), 2562),
    ],
)
def test_the_fiscal_year_is_named_by_the_year_it_ends_in(day: date, year: int) -> None:
    """1 October 2017 opens fiscal year 2561."""
    assert fiscal_year(day) == year


@given(st.text())
def test_digits_of_both_scripts_are_the_same_digits(text: str) -> None:
    """Turning all digits Thai and back leaves Arabic ones, and touches nothing else."""
    assert from_thai_digits(to_thai_digits(text)) == from_thai_digits(text)
    assert to_thai_digits(from_thai_digits(text)) == to_thai_digits(text)


def test_thai_digits_one_by_one() -> None:
    """๐ to ๙ stand for 0 to 9."""
    assert to_thai_digits("วงเงิน 0123456789") == "วงเงิน ๐๑๒๓๔๕๖๗๘๙"
    assert from_thai_digits("๐๑๒๓๔๕๖๗๘๙ ٣") == "0123456789 ٣"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ล\u0e4d\u0e32พูน", "ลำพูน"),
        ("เเพร่", "แพร่"),
        ("กู\u0e49", "กู้"),
        ("ก\u0e49\u0e39", "กู้"),
        ("ลำปาง", "ลำปาง"),
        ("Cafe\u0301", "Caf\u00e9"),
    ],
)
def test_what_looks_the_same_is_spelled_the_same(typed: str, normal: str) -> None:
    """Keyboards and scans produce one word in several encodings; the Fund keeps one."""
    assert normalise_thai(typed) == normal


@given(st.text(alphabet="กนเแำาํ้่ิูุ็์\u0301\ud800 ", max_size=30))
def test_normalising_twice_changes_nothing(typed: str) -> None:
    """The normal spelling is normal."""
    normal = normalise_thai(typed)
    assert normalise_thai(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert "\u0e4d\u0e32" not in normal


IN_ORDER = [
    ["กา", "ก่า", "ก้า", "ขา", "เขา", "แขก", "โขน"],
    ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี", "กาฬสินธุ์", "กำแพงเพชร", "ขอนแก่น"],
    ["จันทบุรี", "ฉะเชิงเทรา", "ชลบุรี", "ชัยนาท", "ชัยภูมิ", "ชุมพร", "เชียงราย", "เชียงใหม่", "ตรัง"],
    ["พะเยา", "พังงา", "พัทลุง", "เพชรบุรี", "เพชรบูรณ์", "แพร่", "ภูเก็ต"],
    ["มหาสารคาม", "มุกดาหาร", "แม่ฮ่องสอน", "ยโสธร", "ยะลา"],
    ["เลย", "ศรีสะเกษ"],
    ["ไก", "ไก่", "ไก้", "ไข่"],
    ["งวดที่ 1", "งวดที่ ๒", "งวดที่ 3"],
    ["ABC", "กขค"],
    ["บริษัท ก จำกัด", "บริษัท แก จำกัด", "บริษัท ข จำกัด"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: words[0])
def test_words_stand_as_in_a_dictionary(words: list[str]) -> None:
    """A vowel written first counts after its consonant; tone marks decide last."""
    shuffled = words.copy()
    random.Random(2560).shuffle(shuffled)
    assert sorted(shuffled, key=thai_sort_key) == words


def test_the_provinces_are_not_in_the_order_of_their_code_points() -> None:
    """Provinces in อ close the list, not those that begin with a vowel written first."""
    names = sorted((each.thai for each in PROVINCES.values()), key=thai_sort_key)
    assert names[:3] == ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี"]
    assert names[-5:] == ["อำนาจเจริญ", "อุดรธานี", "อุตรดิตถ์", "อุทัยธานี", "อุบลราชธานี"]
    assert names != sorted(names)


@given(st.lists(st.text(alphabet="กขคเแโ่้า์ 1๑Aa", max_size=6), unique=True))
def test_the_order_does_not_depend_on_where_it_began(words: list[str]) -> None:
    """Different texts never have equal keys, so one list has one order."""
    ordered = sorted(words, key=thai_sort_key)
    backwards = words[::-1]
    assert ordered == sorted(backwards, key=thai_sort_key)
    assert all(thai_sort_key(one) < thai_sort_key(two) for one, two in pairwise(ordered))
