"""Thai as people type and read it: Buddhist-era dates, Thai digits, one spelling, one order."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from states.words import Bilingual

BUDDHIST_OFFSET: Final = 543
# Before this day the Thai year began in April: adding 543 would name a wrong year.
FIRST_DAY: Final = date(1941, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
FISCAL_YEAR_FIRST_MONTH: Final = 10

_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class _Month(NamedTuple):
    full: str
    short: str


_MONTHS: Final = (
    _Month("มกราคม", "ม.ค."),
    _Month("กุมภาพันธ์", "ก.พ."),
    _Month("มีนาคม", "มี.ค."),
    _Month("เมษายน", "เม.ย."),
    _Month("พฤษภาคม", "พ.ค."),
    _Month("มิถุนายน", "มิ.ย."),
    _Month("กรกฎาคม", "ก.ค."),
    _Month("สิงหาคม", "ส.ค."),
    _Month("กันยายน", "ก.ย."),
    _Month("ตุลาคม", "ต.ค."),
    _Month("พฤศจิกายน", "พ.ย."),
    _Month("ธันวาคม", "ธ.ค."),
)
_WEEKDAYS: Final = MappingProxyType(
    {
        "จันทร์": 0,
        "จ.": 0,
        "อังคาร": 1,
        "อ.": 1,
        "พุธ": 2,
        "พ.": 2,
        "พฤหัสบดี": 3,
        "พฤหัส": 3,
        "พฤ.": 3,
        "ศุกร์": 4,
        "ศ.": 4,
        "เสาร์": 5,
        "ส.": 5,
        "อาทิตย์": 6,
        "อา.": 6,
    }
)

_NOT_TEXT: Final = Bilingual(
    'วันที่ต้องส่งมาเป็นข้อความ เช่น "20 ตุลาคม 2560"',
    'a date must be written as text, such as "20 ตุลาคม 2560"',
)
_NOT_A_DATE: Final = Bilingual(
    "อ่านเป็นวันที่แบบไทยไม่ได้ ให้เขียนเช่น 20 ตุลาคม 2560, 20 ต.ค. 60 หรือ 20/10/2560",
    "not a Thai date; write 20 ตุลาคม 2560, 20 ต.ค. 60 or 20/10/2560",
)
_GREGORIAN: Final = Bilingual(
    "ปีเป็นคริสต์ศักราช ให้ใช้พุทธศักราช เช่น 2560",
    "the year is Gregorian; write the Buddhist year, such as 2560",
)
_TOO_EARLY: Final = Bilingual(
    "วันที่ก่อน 1 มกราคม 2484 ใช้ไม่ได้",
    "a date before 1 January 2484 BE (1941) is not accepted",
)
_TOO_LATE: Final = Bilingual(
    "ปีเกิน พ.ศ. 2643",
    "the year is beyond 2643 BE (2100)",
)
_NO_SUCH_DAY: Final = Bilingual(
    "ไม่มีวันที่นี้ในปฏิทิน",
    "there is no such day in the calendar",
)
_WRONG_WEEKDAY: Final = Bilingual(
    "วันในสัปดาห์ไม่ตรงกับวันที่",
    "the weekday does not belong to that date",
)


class ThaiDateFault(ValueError):  # noqa: N818 - a fault of what was typed, not of the program
    """Why a text is not a usable Thai date, in both languages."""

    def __init__(self, thai: str, english: str) -> None:
        self.reason = Bilingual(thai, english)
        super().__init__(english)

    @property
    def thai(self) -> str:
        return self.reason.thai

    @property
    def english(self) -> str:
        return self.reason.english


def to_thai_digits(text: str) -> str:
    """The same text with ๐-๙ for 0-9."""
    return text.translate(_THAI_DIGITS)


def from_thai_digits(text: str) -> str:
    """The same text with 0-9 for ๐-๙; digits of other scripts stay as they are."""
    return text.translate(_ARABIC_DIGITS)


# --- One spelling ---------------------------------------------------------------------------

_TONES: Final = "\u0e48-\u0e4b"
_SPLIT_AM: Final = re.compile(f"\u0e4d([{_TONES}]*)\u0e32")
_AM_BEFORE_TONE: Final = re.compile(f"(\u0e33+)([{_TONES}]+)")


def normalise_thai(text: str) -> str:
    """One spelling for what looks the same: NFC, ำ as U+0E33 after its tone mark, แ for เเ.

    Idempotent. Names, sort keys and dates are compared in this form.
    """
    whole = _SPLIT_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", text))
    ordered = whole
    while _AM_BEFORE_TONE.search(ordered):
        ordered = _AM_BEFORE_TONE.sub("\\2\\1", ordered)
    return unicodedata.normalize("NFC", ordered.replace("เเ", "แ"))


# --- One order ------------------------------------------------------------------------------

_LEADING_VOWEL: Final = re.compile("([เ-ไ])([ก-ฮ])")
_MARKS: Final = re.compile("[\u0e47-\u0e4e]")
_NOT_MARKS: Final = re.compile("[^\u0e47-\u0e4e]")


def thai_sort_key(text: str) -> tuple[str, str, str]:
    """A key that sorts as a Thai dictionary does.

    A vowel written before its consonant counts after it; tone marks and the silencing mark decide
    only between words that are otherwise equal; digits of both scripts sort as numbers' digits do;
    the text itself settles what is left, so that the order never depends on where it began.
    """
    normal = from_thai_digits(normalise_thai(text))
    spoken = _LEADING_VOWEL.sub("\\2\\1", normal)
    return _MARKS.sub("", spoken).casefold(), _NOT_MARKS.sub(" ", spoken), text


# --- Dates ----------------------------------------------------------------------------------

_LONGEST_DATE: Final = 80
# Runs of spaces become one before matching, so that no pattern can be made to backtrack for long.
_SPACES: Final = re.compile("[ \u00a0]+")
_CENTURY: Final = 2500
_GREGORIAN_LOOKING: Final = range(1700, 2200)

_MONTH_NUMBERS: Final = MappingProxyType(
    {month.full: number for number, month in enumerate(_MONTHS, 1)}
    | {month.short.replace(".", ""): number for number, month in enumerate(_MONTHS, 1)}
)


def _month_pattern() -> str:
    shorts = [r"\.?_".join(month.short.rstrip(".").split(".")) + r"\.?" for month in _MONTHS]
    return "|".join([month.full for month in _MONTHS] + shorts)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are written with `_` where people may or may not leave a space."""
    return re.compile(pattern.replace("_", " ?"))


_WEEKDAY: Final = "|".join(re.escape(name) for name in _WEEKDAYS)
_BEFORE: Final = rf"_(?:(?:วัน_)?(?P<weekday>{_WEEKDAY})_(?:ที่)?_,?)?_(?:วันที่)?_"
_ERA: Final = r"(?P<era>พ\.?_ศ\.?|พุทธศักราช|ค\.?_ศ\.?|คริสต์ศักราช)"
_IN_WORDS: Final = _compiled(
    rf"{_BEFORE}(?P<day>[0-9]{{1,2}})_(?:เดือน_)?(?P<month>{_month_pattern()})"
    rf"_(?:{_ERA}_)?(?P<year>[0-9]{{4}}|[0-9]{{2}})_"
)
_IN_NUMBERS: Final = _compiled(
    rf"{_BEFORE}(?P<day>[0-9]{{1,2}})_(?P<mark>[/.-])_(?P<month>[0-9]{{1,2}})_(?P=mark)_"
    r"(?P<era>(?!))?(?P<year>[0-9]{4}|[0-9]{2})_"
)


def parse_thai_date(text: object) -> date:
    """The day that a Thai date names, in any of the ways people write one.

    Thai or Arabic digits; full or short months, with or without dots; วันที่, a weekday, เดือน and
    พ.ศ. where they are usual; `d/m/yyyy` with `/`, `-` or `.`. Two digits are a year of 25xx.
    A Gregorian year is refused, never converted, and so is a weekday that contradicts the date.
    Raises `ThaiDateFault`.
    """
    if not isinstance(text, str):
        raise ThaiDateFault(*_NOT_TEXT)
    if len(text) > _LONGEST_DATE:
        raise ThaiDateFault(*_NOT_A_DATE)
    plain = _SPACES.sub(" ", from_thai_digits(normalise_thai(text)))
    written = _IN_WORDS.fullmatch(plain) or _IN_NUMBERS.fullmatch(plain)
    if written is None:
        raise ThaiDateFault(*_NOT_A_DATE)
    if (written["era"] or "พ").startswith("ค"):
        raise ThaiDateFault(*_GREGORIAN)
    year = _gregorian_year(written["year"])
    try:
        day = date(year, _month(written["month"]), int(written["day"]))
    except ValueError:
        raise ThaiDateFault(*_NO_SUCH_DAY) from None
    if written["weekday"] and _WEEKDAYS[written["weekday"]] != day.weekday():
        raise ThaiDateFault(*_WRONG_WEEKDAY)
    return day


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _MONTH_NUMBERS[re.sub("[. ]", "", written)]


def _gregorian_year(written: str) -> int:
    year = int(written)
    if len(written) == len("60"):
        return _CENTURY + year - BUDDHIST_OFFSET
    if year in _GREGORIAN_LOOKING:
        raise ThaiDateFault(*_GREGORIAN)
    if year - BUDDHIST_OFFSET < FIRST_DAY.year:
        raise ThaiDateFault(*_TOO_EARLY)
    if year - BUDDHIST_OFFSET > LAST_DAY.year:
        raise ThaiDateFault(*_TOO_LATE)
    return year - BUDDHIST_OFFSET


def buddhist_year(day: date) -> int:
    """The Buddhist year of a day; `ThaiDateFault` before 1941, when the year began in April."""
    if day.year < FIRST_DAY.year:
        raise ThaiDateFault(*_TOO_EARLY)
    return day.year + BUDDHIST_OFFSET


def thai_date(
    day: date,
    style: Literal["full", "short", "numeric"] = "full",
    digits: Literal["thai", "arabic"] = "arabic",
) -> str:
    """A day as Thais write it: `20 ตุลาคม 2560`, `20 ต.ค. 2560` or `20/10/2560`.

    Raises `ThaiDateFault` before 1941.
    """
    year = buddhist_year(day)
    month = _MONTHS[day.month - 1]
    match style:
        case "full":
            written = f"{day.day} {month.full} {year}"
        case "short":
            written = f"{day.day} {month.short} {year}"
        case "numeric":
            written = f"{day.day}/{day.month}/{year}"
        case _:
            raise ValueError(style)
    if digits == "thai":
        return to_thai_digits(written)
    if digits == "arabic":
        return written
    raise ValueError(digits)


def thai_day(day: date) -> str:
    """
    A day as Thai sentences have it, `20 ต.ค. 2560`; one before 1941, when years began in April, in
    ISO.
    """
    return day.isoformat() if day < FIRST_DAY else thai_date(day, "short")


def fiscal_year(day: date) -> int:
    """The government's year (1 October to 30 September), named by the Buddhist year it ends in."""
    return buddhist_year(day) + (day.month >= FISCAL_YEAR_FIRST_MONTH)


BANGKOK_TIME: Final = timezone(timedelta(hours=7), "Asia/Bangkok")


def bangkok_day(at: datetime) -> date:
    """The calendar day in Thailand (UTC+7 all year) of a moment with a time zone."""
    return at.astimezone(BANGKOK_TIME).date()
