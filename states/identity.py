"""The 13-digit numbers of persons and of juristic persons: checked, shown, masked."""

import re
from types import MappingProxyType
from typing import Final

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.th import moa, pin, tin

from states.provinces import province_with_dopa
from states.thai import from_thai_digits
from states.words import Bilingual, Word

_LONGEST_TEXT: Final = 40
_DIGITS: Final = re.compile("[0-9]{13}")
# Word processors turn a typed hyphen into U+2010-2013 and a space into U+00A0.
_SEPARATORS: Final = re.compile("[ \u00a0\u2010-\u2013-]")

# The first law on registered partnerships and companies is of BE 2454; numbers drop the 2.
_FIRST_YEAR: Final = 454
_LAST_YEAR: Final = 643

_NOT_TEXT: Final = Bilingual(
    "เลขประจำตัวต้องส่งมาเป็นข้อความ 13 หลัก", "the number must be written as text of 13 digits"
)
_NOT_13_DIGITS: Final = Bilingual(
    "เลขประจำตัวต้องเป็นตัวเลข 13 หลัก", "the number must have exactly 13 digits"
)
_CHECK_DIGIT: Final = Bilingual(
    "หลักตรวจสอบ (หลักที่ 13) ไม่ถูกต้อง", "the check digit (the 13th) is wrong"
)
_NOT_A_PERSON: Final = Bilingual(
    "ไม่ใช่เลขประจำตัวประชาชน (หลักแรกต้องเป็น 1-8)",
    "not a national identity number (the first digit is 1-8)",
)
_NOT_JURISTIC: Final = Bilingual(
    "ไม่ใช่เลขทะเบียนนิติบุคคล (หลักแรกต้องเป็น 0)",
    "not a juristic person's registration number (the first digit is 0)",
)
_NO_SUCH_PROVINCE: Final = Bilingual(
    "เลขทะเบียนนิติบุคคล: หลักที่ 2-3 ไม่ใช่รหัสจังหวัด",
    "registration number: digits 2-3 are not a province",
)
_NO_SUCH_TYPE: Final = Bilingual(
    "เลขทะเบียนนิติบุคคล: หลักที่ 4 ไม่ใช่ประเภทนิติบุคคล (2, 3, 5 หรือ 7)",
    "registration number: digit 4 is not a type of juristic person (2, 3, 5 or 7)",
)
_NO_SUCH_YEAR: Final = Bilingual(
    "เลขทะเบียนนิติบุคคล: หลักที่ 5-7 ไม่ใช่ปี พ.ศ. ที่จดทะเบียน",
    "registration number: digits 5-7 are not a Buddhist year of registration",
)
_NO_SUCH_TAXPAYER: Final = Bilingual(
    "ไม่ใช่เลขประจำตัวผู้เสียภาษีอากร", "not a taxpayer identification number"
)


class IdentityFault(ValueError):  # noqa: N818 - a fault of what was typed, not of the program
    """Why a text is not a usable number, in both languages; never repeats the number."""

    def __init__(self, thai: str, english: str) -> None:
        self.reason = Bilingual(thai, english)
        super().__init__(english)

    @property
    def thai(self) -> str:
        return self.reason.thai

    @property
    def english(self) -> str:
        return self.reason.english


class RegistrationType(Word):
    """Digit 4 of a juristic person's number."""

    ORDINARY_PARTNERSHIP = "2", "ห้างหุ้นส่วนสามัญนิติบุคคล", "registered ordinary partnership"
    LIMITED_PARTNERSHIP = "3", "ห้างหุ้นส่วนจำกัด", "limited partnership"
    COMPANY_LIMITED = "5", "บริษัทจำกัด", "limited company"
    PUBLIC_COMPANY = "7", "บริษัทมหาชนจำกัด", "public limited company"


_TYPES: Final = MappingProxyType({kind.value: kind for kind in RegistrationType})


def national_id(text: object) -> str:
    """A person's 13 digits without separators; Thai digits, spaces and hyphens may be typed.

    Raises `IdentityFault`.
    """
    digits = _thirteen_digits(text)
    if digits[0] in "09":
        raise IdentityFault(*_NOT_A_PERSON)
    try:
        return pin.validate(digits)
    except ValidationError:
        raise IdentityFault(*_CHECK_DIGIT) from None


def juristic_id(text: object) -> str:
    """The 13 digits of a number given by the Department of Business Development.

    Beyond the check digit: province (digits 2-3), type (4) and Buddhist year (5-7) must exist.
    Cooperatives, foundations and state bodies have numbers of other makers: see `taxpayer_id`.
    Raises `IdentityFault`.
    """
    digits = _thirteen_digits(text)
    if digits[0] != "0":
        raise IdentityFault(*_NOT_JURISTIC)
    try:
        moa.validate(digits)
    except InvalidChecksum:
        raise IdentityFault(*_CHECK_DIGIT) from None
    if province_with_dopa(digits[1:3]) is None:
        raise IdentityFault(*_NO_SUCH_PROVINCE)
    if digits[3] not in _TYPES:
        raise IdentityFault(*_NO_SUCH_TYPE)
    if not _FIRST_YEAR <= int(digits[4:7]) <= _LAST_YEAR:
        raise IdentityFault(*_NO_SUCH_YEAR)
    return digits


def taxpayer_id(text: object) -> str:
    """The 13 digits of any taxpayer, person or not, by form and check digit alone.

    Raises `IdentityFault`.
    """
    digits = _thirteen_digits(text)
    if not tin.is_valid(digits):
        raise IdentityFault(*(_NO_SUCH_TAXPAYER if digits[0] == "9" else _CHECK_DIGIT))
    return digits


def juristic_type_digit(text: object) -> RegistrationType:
    """What kind of juristic person a number was given to; `IdentityFault` as `juristic_id`."""
    return _TYPES[juristic_id(text)[3]]


def show_juristic(text: object) -> str:
    """As the Department prints it: `0-10-5-546-00001-1`; `IdentityFault` unless 13 digits."""
    return moa.format(_thirteen_digits(text))


def mask_national(text: object) -> str:
    """What those may see who have no reason to see more: `1-1017-XXXXX-XX-1`.

    Never fails, and shows nothing at all of what is not 13 digits.
    """
    try:
        digits = _thirteen_digits(text)
    except IdentityFault:
        return "X-XXXX-XXXXX-XX-X"
    return f"{digits[0]}-{digits[1:5]}-XXXXX-XX-{digits[12]}"


def _thirteen_digits(text: object) -> str:
    if not isinstance(text, str):
        raise IdentityFault(*_NOT_TEXT)
    if len(text) > _LONGEST_TEXT:
        raise IdentityFault(*_NOT_13_DIGITS)
    digits = _SEPARATORS.sub("", from_thai_digits(text))
    if not _DIGITS.fullmatch(digits):
        raise IdentityFault(*_NOT_13_DIGITS)
    return digits
