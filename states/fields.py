"""What one field of a paper may hold: its limits, and how each kind of value is read from JSON."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from states.baht import Baht, BahtFault
from states.invalid import Invalid
from states.words import Word

Faults: TypeAlias = list[Invalid]
Reader: TypeAlias = Callable[[Any, str, Faults], Any]


class Sealed(str):
    """A commitment in the place of a personal value: `sha256:` and 64 hexadecimal digits."""

    __slots__ = ()


SEAL_PREFIX: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a field as personal data (PDPA B.E. 2562): it enters a record only as a commitment."""


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field in the document where Python cannot have it as a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Limits of a text, in characters; `pattern` must match the whole of it."""

    longest: int = 1_000
    pattern: str | None = None
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """Limits of a whole number, both inside."""

    low: int = 0
    high: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """Limits of a decimal number written as text, both inside, and its most decimals."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(1_000_000)
    decimals: int = 4


@dataclass(frozen=True, slots=True)
class Money:
    """Limits of an amount. Without it an amount is not below zero."""

    signed: bool = False
    above_zero: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Fewest and most entries of a list or an object."""

    fewest: int = 0
    most: int = 200


@dataclass(frozen=True, slots=True)
class Past:
    """
    Marks a date that cannot lie after the day of the act that brings it; `of` makes it the time of
    day in Thailand (`HH:MM`) of the date in that field, which cannot lie after the act itself.
    """

    of: str | None = None


PERSONAL: Final = Personal()
PAST: Final = Past()
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,12})?", re.ASCII)
_EARLIEST: Final = date(1900, 1, 1)
_LATEST: Final = date(2200, 12, 31)


def fault(faults: Faults, path: str, thai: str, english: str) -> object:
    """Note one fault of the field at `path`; the reader that found it answers this None."""
    faults.append(Invalid(path, thai, english))
    return None


def text_reader(limits: Text) -> Reader:
    """Text in NFC without control characters (line ends and tabs may stand in long texts)."""
    pattern = None if limits.pattern is None else re.compile(limits.pattern, re.ASCII)

    def read(value: Any, path: str, faults: Faults) -> object:
        if not isinstance(value, str):
            return fault(faults, path, "ต้องเป็นข้อความ", "must be text")
        if len(value) > limits.longest:
            return fault(
                faults,
                path,
                f"ยาวเกิน {limits.longest:,} ตัวอักษร",
                f"is longer than {limits.longest:,} characters",
            )
        if not (value.strip() or limits.may_be_empty):
            return fault(faults, path, "ว่างเปล่า", "is empty")
        if not _is_clean(value):
            return fault(
                faults,
                path,
                "มีอักขระควบคุมหรืออักขระที่ไม่สมบูรณ์",
                "holds a control character or a broken character",
            )
        if pattern is not None and pattern.fullmatch(value) is None:
            return fault(faults, path, "รูปแบบไม่ถูกต้อง", "is not written in the form asked for")
        return unicodedata.normalize("NFC", value)

    return read


def _is_clean(value: str) -> bool:
    if value.isprintable():
        return True
    return not any(
        unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character not in "\n\t\r"
        for character in value
    )


def truth_reader(value: Any, path: str, faults: Faults) -> object:
    """True or false, and nothing that resembles them."""
    if isinstance(value, bool):
        return value
    return fault(faults, path, "ต้องเป็น true หรือ false", "must be true or false")


def whole_reader(limits: Whole) -> Reader:
    """A whole number written as a JSON number."""

    def read(value: Any, path: str, faults: Faults) -> object:
        if not isinstance(value, int) or isinstance(value, bool):
            return fault(faults, path, "ต้องเป็นจำนวนเต็ม", "must be a whole number")
        if not limits.low <= value <= limits.high:
            return fault(
                faults,
                path,
                f"ต้องอยู่ระหว่าง {limits.low:,} ถึง {limits.high:,}",
                f"must lie between {limits.low:,} and {limits.high:,}",
            )
        return value

    return read


def number_reader(limits: Number) -> Reader:
    """A decimal number written as text, exact."""

    def read(value: Any, path: str, faults: Faults) -> object:
        if not isinstance(value, str) or _DECIMAL.fullmatch(value) is None:
            return fault(
                faults,
                path,
                'ต้องเป็นตัวเลขที่เขียนเป็นข้อความ เช่น "1.00"',
                'must be a number written as text, such as "1.00"',
            )
        number = Decimal(value)
        if -int(number.as_tuple().exponent) > limits.decimals:
            return fault(
                faults,
                path,
                f"ทศนิยมเกิน {limits.decimals} ตำแหน่ง",
                f"has more than {limits.decimals} decimals",
            )
        if not limits.low <= number <= limits.high:
            return fault(
                faults,
                path,
                f"ต้องอยู่ระหว่าง {limits.low} ถึง {limits.high}",
                f"must lie between {limits.low} and {limits.high}",
            )
        return number

    return read


def money_reader(limits: Money) -> Reader:
    """An amount of baht written as text with at most two decimals."""

    def read(value: Any, path: str, faults: Faults) -> object:
        try:
            amount = Baht.parse(value, signed=True)
        except BahtFault as refusal:
            return fault(faults, path, refusal.thai, refusal.english)
        if amount.satang < 0 and not limits.signed:
            return fault(faults, path, "ต้องไม่ติดลบ", "must not be below zero")
        if amount.satang == 0 and limits.above_zero:
            return fault(faults, path, "ต้องมากกว่าศูนย์", "must be above zero")
        return amount

    return read


def date_reader(value: Any, path: str, faults: Faults) -> object:
    """A calendar day as ISO text, in the Gregorian calendar of storage."""
    if not isinstance(value, str) or _ISO_DATE.fullmatch(value) is None:
        return fault(
            faults,
            path,
            "ต้องเป็นวันที่แบบ ISO เช่น 2019-04-18",
            "must be an ISO date such as 2019-04-18",
        )
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return fault(faults, path, "ไม่มีวันนี้ในปฏิทิน", "is not a day of the calendar")
    if not _EARLIEST <= day <= _LATEST:
        return fault(
            faults,
            path,
            "ปีอยู่นอกช่วง 1900-2200 (วันที่ในแฟ้มเป็นคริสต์ศักราช)",
            "lies outside the years 1900-2200 (dates in files are Gregorian)",
        )
    return day


def word_reader(words: type[Word]) -> Reader:
    """One of the codes of `words`; an unknown one is answered with the list of them."""
    accepted: dict[str, Word] = {word.value: word for word in words}
    listed = ", ".join(accepted)

    def read(value: Any, path: str, faults: Faults) -> object:
        word = accepted.get(value) if isinstance(value, str) else None
        if word is None:
            fault(faults, path, f"ไม่รู้จักคำนี้ ใช้ได้: {listed}", f"unknown word; accepted: {listed}")
        return word

    return read
