"""Exact money: whole satang, rounding named once, and the amount in Thai words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Self

from states.words import Bilingual, Word

SATANG_PER_BAHT: Final = 100
LARGEST_SATANG: Final = 99_999_999_999_999

_LONGEST_TEXT: Final = 64
_NUMBER: Final = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_MILLION_DECIMALS: Final = 8
_BAHT_DECIMALS: Final = 2

_NOT_TEXT: Final = Bilingual(
    'จำนวนเงินต้องส่งมาเป็นข้อความ เช่น "4700000.00"',
    'an amount must be written as text, such as "4700000.00"',
)
_NOT_A_NUMBER: Final = Bilingual(
    "ไม่ใช่จำนวนเงิน ให้ใช้เลขอารบิกและจุดทศนิยมเท่านั้น เช่น 4700000.00",
    "not an amount: only the digits 0-9 and one decimal point, such as 4700000.00",
)
_NEGATIVE: Final = Bilingual("จำนวนเงินต้องไม่ติดลบ", "the amount must not be negative")
_TOO_LARGE: Final = Bilingual(
    "จำนวนเงินเกิน 999,999,999,999.99 บาท",
    "the amount is beyond 999,999,999,999.99 baht",
)
_TOO_FINE: Final = Bilingual(
    "จำนวนเงินละเอียดกว่าหนึ่งสตางค์ (บาทมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง)",
    "the amount is finer than one satang (baht take at most 2 decimals)",
)
_MILLION_TOO_FINE: Final = Bilingual(
    "จำนวนเงินละเอียดกว่าหนึ่งสตางค์ (ล้านบาทมีทศนิยมได้ไม่เกิน 8 ตำแหน่ง)",
    "the amount is finer than one satang (million baht take at most 8 decimals)",
)


class BahtFault(ValueError):  # noqa: N818 - a fault of what was typed, not of the program
    """Why a text is not an amount of money, in both languages."""

    def __init__(self, thai: str, english: str) -> None:
        self.reason = Bilingual(thai, english)
        super().__init__(english)

    @property
    def thai(self) -> str:
        return self.reason.thai

    @property
    def english(self) -> str:
        return self.reason.english


class Rounding(Word):
    """What becomes of a part of a satang. Negative amounts mirror positive ones."""

    HALF_UP = "half_up", "ปัดครึ่งขึ้น", "half up (away from zero)"
    HALF_EVEN = "half_even", "ปัดครึ่งเข้าหาเลขคู่", "half to even"
    DOWN = "down", "ปัดทิ้ง", "down (towards zero)"


def rounded_quotient(numerator: int, denominator: int, rounding: Rounding) -> int:
    """`numerator / denominator` as a whole number; ZeroDivisionError at a denominator of 0."""
    negative = (numerator < 0) != (denominator < 0)
    whole, rest = divmod(abs(numerator), abs(denominator))
    if _rounds_away(whole, 2 * rest, abs(denominator), rounding):
        whole += 1
    return -whole if negative else whole


def _rounds_away(whole: int, doubled_rest: int, denominator: int, rounding: Rounding) -> bool:
    if rounding == Rounding.HALF_UP:
        return doubled_rest >= denominator
    if rounding == Rounding.HALF_EVEN:
        return doubled_rest > denominator or (doubled_rest == denominator and whole % 2 == 1)
    if rounding == Rounding.DOWN:
        return False
    raise ValueError(rounding)


@dataclass(frozen=True, slots=True)
class Baht:
    """An amount of money, kept as whole satang (1 baht = 100 satang).

    Amounts that people send are bounded by `parse`; sums inside the house are not, so that the
    total of a large book never fails. A satang that is not an `int` is a TypeError.
    """

    satang: int

    def __post_init__(self) -> None:
        if type(self.satang) is not int:
            raise TypeError(type(self.satang).__name__)

    @classmethod
    def parse(cls, text: object, *, signed: bool = False) -> Self:
        """Baht written as `4700000` or `4700000.00`, at most 999,999,999,999.99 either way.

        Only text is taken: a JSON number has already lost its satang when it arrives here.
        A minus sign needs `signed=True`. Raises `BahtFault`.
        """
        return cls(_satang(text, _BAHT_DECIMALS, _TOO_FINE, signed=signed))

    @classmethod
    def written(cls, text: str) -> Self:
        """The amount in a text that `str` wrote, at a fraction of the cost of `parse`.

        Bounds are not checked again. ValueError for a text without two decimals.
        """
        if text[-3:-2] != ".":
            raise ValueError(text)
        return cls(int(text[:-3] + text[-2:]))

    @classmethod
    def from_million(cls, text: object, *, signed: bool = False) -> Self:
        """Million baht, the unit of form ก.1, with up to 8 decimals: always exact in satang.

        Same bounds and same `BahtFault` as `parse`.
        """
        return cls(_satang(text, _MILLION_DECIMALS, _MILLION_TOO_FINE, signed=signed))

    @classmethod
    def of(cls, baht: int) -> Self:
        """Whole baht, for limits written in the program."""
        return cls(baht * SATANG_PER_BAHT)

    @classmethod
    def total(cls, amounts: Iterable["Baht"]) -> "Baht":
        """The exact sum; nothing adds up to zero."""
        return _of(sum([amount.satang for amount in amounts]))

    def __str__(self) -> str:
        baht, satang = divmod(abs(self.satang), SATANG_PER_BAHT)
        return f"{'-' if self.satang < 0 else ''}{baht}.{satang:02d}"

    def grouped(self) -> str:
        """As people read it: `4,700,000.00`."""
        baht, satang = divmod(abs(self.satang), SATANG_PER_BAHT)
        return f"{'-' if self.satang < 0 else ''}{baht:,}.{satang:02d}"

    def in_thai_words(self) -> str:
        """As contracts and cheques write it: `สี่ล้านเจ็ดแสนบาทถ้วน`."""
        baht, satang = divmod(abs(self.satang), SATANG_PER_BAHT)
        sign = "ลบ" if self.satang < 0 else ""
        if not satang:
            return f"{sign}{_thai_number(baht)}บาทถ้วน"
        baht_words = f"{_thai_number(baht)}บาท" if baht else ""
        return f"{sign}{baht_words}{_thai_number(satang)}สตางค์"

    # The order of the satang. What `order=True` would write makes two tuples for each comparison.

    def __lt__(self, other: "Baht") -> bool:
        if not isinstance(other, Baht):
            return NotImplemented
        return self.satang < other.satang

    def __le__(self, other: "Baht") -> bool:
        if not isinstance(other, Baht):
            return NotImplemented
        return self.satang <= other.satang

    def __gt__(self, other: "Baht") -> bool:
        if not isinstance(other, Baht):
            return NotImplemented
        return self.satang > other.satang

    def __ge__(self, other: "Baht") -> bool:
        if not isinstance(other, Baht):
            return NotImplemented
        return self.satang >= other.satang

    def __add__(self, other: "Baht") -> "Baht":
        if not isinstance(other, Baht):
            return NotImplemented
        return _of(self.satang + other.satang)

    def __sub__(self, other: "Baht") -> "Baht":
        if not isinstance(other, Baht):
            return NotImplemented
        return _of(self.satang - other.satang)

    def __mul__(self, times: int) -> "Baht":
        if type(times) is not int:
            return NotImplemented
        return _of(self.satang * times)

    __rmul__ = __mul__

    def __neg__(self) -> "Baht":
        return _of(-self.satang)

    def __abs__(self) -> "Baht":
        return _of(abs(self.satang))

    def __bool__(self) -> bool:
        return self.satang != 0

    def share(
        self, numerator: int, denominator: int, rounding: Rounding = Rounding.HALF_UP
    ) -> "Baht":
        """This amount times `numerator / denominator`, rounded once to the satang."""
        return Baht(rounded_quotient(self.satang * numerator, denominator, rounding))

    def ratio(self, other: "Baht") -> Fraction:
        """This amount over the other, exactly; ZeroDivisionError when the other is zero."""
        return Fraction(self.satang, other.satang)


_put_satang: Final[Callable[[Baht, int], None]] = vars(Baht)["satang"].__set__


def _of(satang: int) -> Baht:
    """What arithmetic comes to, in a third of the time: whole satang give whole satang."""
    amount = object.__new__(Baht)
    _put_satang(amount, satang)
    return amount


ZERO: Final = Baht(0)


def _satang(text: object, decimals: int, too_fine: Bilingual, *, signed: bool) -> int:
    if not isinstance(text, str):
        raise BahtFault(*_NOT_TEXT)
    written = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if written is None:
        raise BahtFault(*_NOT_A_NUMBER)
    minus, whole, part = written.group(1), written.group(2), written.group(3) or ""
    if len(part) > decimals:
        raise BahtFault(*too_fine)
    if minus and not signed:
        raise BahtFault(*_NEGATIVE)
    # Two decimals of a baht and eight of a million baht are both exactly one satang.
    amount = int(whole + part.ljust(decimals, "0"))
    if amount > LARGEST_SATANG:
        raise BahtFault(*_TOO_LARGE)
    return -amount if minus else amount


_DIGITS: Final = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES: Final = ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"))
_MILLION: Final = 1_000_000


def _thai_number(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_million(rest, follows=False)
    return f"{_thai_number(millions)}ล้าน{_below_million(rest, follows=True)}"


def _below_million(number: int, *, follows: bool) -> str:
    """`follows`: something larger was said before, so that a lone final one is เอ็ด."""
    words = []
    rest = number
    for unit, place in _PLACES:
        digit, rest = divmod(rest, unit)
        if digit:
            words.append(_DIGITS[digit] + place)
    tens, ones = divmod(rest, 10)
    if tens:
        words.append({1: "", 2: "ยี่"}.get(tens, _DIGITS[tens]) + "สิบ")
    if ones:
        words.append("เอ็ด" if ones == 1 and (words or follows) else _DIGITS[ones])
    return "".join(words)
