"""Values of an application that are well formed and still wrong, such as a check digit.

Judges the document rather than the paper, so that it can speak beside faults of shape.
"""

from collections.abc import Callable
from typing import Final

from states.identity import IdentityFault, juristic_id, national_id, taxpayer_id
from states.invalid import Invalid
from states.provinces import PROVINCES
from states.vocabulary import JuristicType

NUMBER_LENGTH: Final = 13
_MOST_ENTRIES: Final = 200

# A natural person may apply, only to be refused by 2.1.2, and leaves the juristic number open: a
# national number has no place in a field that records show.
_NUMBERED_ELSEWHERE: Final = (
    JuristicType.COOPERATIVE.value,
    JuristicType.NATURAL_PERSON.value,
    JuristicType.OTHER.value,
)


def wrong_values(outside: object) -> list[Invalid]:
    """Every such fault of an `smefund-application/1` document; what is not there has none."""
    borrower = _part(outside, "borrower")
    found = _borrower_number_faults(borrower)
    for place, director in enumerate(_entries(borrower, "directors")):
        path = f"borrower.directors.{place}.national_id"
        found += _number_faults(path, _part(director, "national_id"), national_id)
    for place, member in enumerate(_entries(borrower, "group_members")):
        path = f"borrower.group_members.{place}"
        number = _part(member, "juristic_id")
        found += _number_faults(f"{path}.juristic_id", number, _organisation_number)
        found += _number_faults(f"{path}.national_id", _part(member, "national_id"), national_id)
    return found + _province_faults(borrower) + _document_faults(_part(outside, "documents"))


def _part(whole: object, key: str) -> object:
    return whole.get(key) if isinstance(whole, dict) else None


def _entries(whole: object, key: str) -> list[object]:
    entries = _part(whole, key)
    return entries[:_MOST_ENTRIES] if isinstance(entries, list) else []


def _borrower_number_faults(borrower: object) -> list[Invalid]:
    """Partnerships and companies have a number of the Department of Business Development."""
    registered_elsewhere = _part(borrower, "juristic_type") in _NUMBERED_ELSEWHERE
    read_number = _organisation_number if registered_elsewhere else juristic_id
    return _number_faults("borrower.juristic_id", _part(borrower, "juristic_id"), read_number)


def _organisation_number(number: object) -> str:
    """The number of any organisation: of other makers too, yet never that of a person."""
    digits = taxpayer_id(number)
    if not digits.startswith("0"):
        raise IdentityFault(
            "ไม่ใช่เลขประจำตัวของนิติบุคคล (หลักแรกต้องเป็น 0)",
            "not the number of an organisation (the first digit is 0)",
        )
    return digits


def _number_faults(
    path: str, number: object, read_number: Callable[[object], str]
) -> list[Invalid]:
    """A text that is not 13 characters long is a fault of shape, or the number's commitment."""
    if not isinstance(number, str) or len(number) != NUMBER_LENGTH:
        return []
    try:
        read_number(number)
    except IdentityFault as refusal:
        return [Invalid(path, refusal.thai, refusal.english)]
    return []


def _province_faults(borrower: object) -> list[Invalid]:
    province = _part(borrower, "province")
    if not isinstance(province, str) or province in PROVINCES:
        return []
    listed = ", ".join(PROVINCES)
    return [
        Invalid(
            "borrower.province",
            f"ไม่รู้จักจังหวัดนี้ ใช้ได้: {listed}",
            f"unknown province; accepted: {listed}",
        )
    ]


def _document_faults(documents: object) -> list[Invalid]:
    if _part(documents, "all_signed_and_sealed") is not True:
        return []
    if not _part(documents, "not_signed_or_sealed"):
        return []
    return [
        Invalid(
            "documents.not_signed_or_sealed",
            "ขัดกับ all_signed_and_sealed ที่ระบุว่าลงนามและประทับตราครบ",
            "contradicts all_signed_and_sealed, which says that nothing is lacking",
        )
    ]
