"""Form ก.1: its date, section 1 (the applicant and its directors), and the signature."""

import re
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Final

from states.application import Application, Borrower
from states.fields import Sealed
from states.form_fault import FormCode, Notes
from states.form_kor1 import FormAddress, FormApplicant, FormDirector, FormKor1, FormSignature
from states.form_vocabulary import FormJuristicForm
from states.identity import IdentityFault, RegistrationType, juristic_type_digit, national_id
from states.provinces import province_named
from states.thai import from_thai_digits, normalise_thai
from states.words import Bilingual

_REGISTERED_AS: Final = MappingProxyType(
    {
        RegistrationType.COMPANY_LIMITED: FormJuristicForm.COMPANY,
        RegistrationType.LIMITED_PARTNERSHIP: FormJuristicForm.LIMITED_PARTNERSHIP,
        RegistrationType.ORDINARY_PARTNERSHIP: FormJuristicForm.ORDINARY_PARTNERSHIP,
    }
)
_POSTAL_CODE: Final = re.compile("[1-9][0-9]{4}")
_PHONE: Final = re.compile(r"(0|\+66)[0-9]{8,9}")
_BETWEEN_FIGURES: Final = re.compile(r"[\s().-]")
_EMAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+")
_TITLES: Final = ("นางสาว", "น.ส.", "นาย", "นาง")
_BETWEEN_NAMES: Final = re.compile(r"\s+(?:และ|หรือ)\s*|\s*[,/;]\s*")


def check_applicant(
    form: FormKor1, application: Application, received_on: date | None, notes: Notes
) -> None:
    """Date and section 1, each box that must be filled in and what stands in it."""
    formed_on = notes.day(form.form_date, "form_date")
    if form.form_date is None:
        notes.note(FormCode.FORM_DATE_MISSING, "form_date")
    if formed_on is not None and received_on is not None and formed_on > received_on:
        notes.note(FormCode.FORM_DATE_AFTER_RECEIPT, "form_date")
    applicant = form.s1 or FormApplicant()
    _check_filled_in(applicant, notes)
    _check_start(applicant, formed_on, notes)
    _check_juristic_form(applicant, application.borrower, notes)
    _check_reachable(applicant.phone, "s1.phone", notes)
    if applicant.email is not None and _EMAIL.fullmatch(applicant.email.strip()) is None:
        notes.note(FormCode.EMAIL, "s1.email")
    _check_address(applicant.premises_address, "s1.premises_address", notes)
    for place, director in enumerate(applicant.directors or ()):
        _check_director(director, f"s1.directors.{place}", notes)
    _check_authorised(applicant, notes)


_REQUIRED: Final = (
    "juristic_form",
    "name",
    "premises_address",
    "business_start_date",
    "phone",
    "authorised_to_sign_this_request",
    "business_type",
    "directors",
)


def _check_filled_in(applicant: FormApplicant, notes: Notes) -> None:
    for box in _REQUIRED:
        if not getattr(applicant, box):
            notes.note(FormCode.S1_MISSING, f"s1.{box}")
    address = applicant.premises_address
    if address is not None and address.postal_code is None:
        notes.note(FormCode.S1_MISSING, "s1.premises_address.postal_code")


def _check_start(applicant: FormApplicant, formed_on: date | None, notes: Notes) -> None:
    """A start before the registration is allowed (2.1.9); one after the form is worth a look."""
    path = "s1.business_start_date"
    started_on = notes.day(applicant.business_start_date, path)
    if started_on is not None and formed_on is not None and started_on > formed_on:
        notes.note(FormCode.S1_START_AFTER_FORM, path)


def _check_juristic_form(applicant: FormApplicant, borrower: Borrower, notes: Notes) -> None:
    """The form has no box for a public company: whatever one ticks is no fault of the form."""
    if applicant.juristic_form is None or borrower.juristic_id is None:
        return
    try:
        registered = _REGISTERED_AS.get(juristic_type_digit(borrower.juristic_id))
    except IdentityFault:
        return
    if registered is not None and applicant.juristic_form is not registered:
        notes.note(FormCode.S1_JURISTIC_FORM, "s1.juristic_form", registered.label)


def _check_reachable(phone: str | None, path: str, notes: Notes) -> None:
    if phone is None:
        return
    if _PHONE.fullmatch(_BETWEEN_FIGURES.sub("", from_thai_digits(phone))) is None:
        notes.note(FormCode.PHONE, path)


def _check_director(director: FormDirector, path: str, notes: Notes) -> None:
    if director.name is None:
        notes.note(FormCode.S1_MISSING, f"{path}.name")
    if director.national_id is None:
        notes.note(FormCode.S1_MISSING, f"{path}.national_id")
    else:
        try:
            national_id(director.national_id)
        except IdentityFault as refusal:
            reason = Bilingual(refusal.thai, refusal.english)
            notes.note(FormCode.NATIONAL_ID_CHECKSUM, f"{path}.national_id", reason)
    for number in ("phone", "mobile", "work_phone"):
        _check_reachable(getattr(director, number), f"{path}.{number}", notes)
    _check_address(director.contact_address, f"{path}.contact_address", notes)
    _check_address(director.registered_address, f"{path}.registered_address", notes)


# --- Addresses ------------------------------------------------------------------------------


def _check_address(address: FormAddress | None, path: str, notes: Notes) -> None:
    if address is None or address.postal_code is None:
        return
    code = from_thai_digits(address.postal_code).strip()
    if _POSTAL_CODE.fullmatch(code) is None:
        notes.note(FormCode.POSTAL_CODE, f"{path}.postal_code")
        return
    province = province_named(address.province) if address.province else None
    if province is not None and code[:2] != _postal_prefix(province.dopa):
        notes.note(FormCode.POSTAL_CODE_PROVINCE, f"{path}.postal_code", province.label)


def _postal_prefix(dopa: str) -> str:
    """Postal codes follow the civil registration, save that Samut Prakan shares Bangkok's 10."""
    number = int(dopa)
    return str(number - 1 if 11 <= number <= 19 else number)


# --- Who signs ------------------------------------------------------------------------------


def _check_authorised(applicant: FormApplicant, notes: Notes) -> None:
    written = applicant.authorised_to_sign_this_request
    directors = _names(director.name for director in applicant.directors or ())
    if written is None or not directors:
        return
    parts = [part.strip() for part in _BETWEEN_NAMES.split(written) if part.strip()]
    strangers = [part for part in parts if not _begins_with_one_of(directors, part)]
    # People add how they sign ("and the company's seal"): only a title makes a name of such words.
    if len(strangers) == len(parts) or any(part.startswith(_TITLES) for part in strangers):
        notes.note(FormCode.S1_SIGNATORY_NOT_DIRECTOR, "s1.authorised_to_sign_this_request")


def _begins_with_one_of(names: frozenset[str], words: str) -> bool:
    return plain_name(words).startswith(tuple(names))


def check_signature(form: FormKor1, application: Application, notes: Notes) -> None:
    """Signed, sealed, by name and position, and by a director who may sign."""
    signature = form.signature or FormSignature()
    for box in ("name", "position", "signed", "seal"):
        if not getattr(signature, box):
            notes.note(FormCode.SIGNATURE_INCOMPLETE, f"signature.{box}")
    if signature.name is None:
        return
    signer = plain_name(signature.name)
    applicant = form.s1 or FormApplicant()
    directors = _names(director.name for director in applicant.directors or ())
    if directors and signer not in directors:
        notes.note(FormCode.SIGNATURE_NOT_DIRECTOR, "signature.name")
    elif signer in _names(
        director.name_th
        for director in application.borrower.directors or ()
        if director.is_authorised_signatory is False
    ):
        notes.note(FormCode.SIGNATURE_NOT_AUTHORISED, "signature.name")


def _names(written: Iterable[str | None]) -> frozenset[str]:
    names = {plain_name(name) for name in written if name is not None and type(name) is not Sealed}
    return frozenset(names - {""})


def plain_name(written: str) -> str:
    """A name for comparison: one spelling, without title and without spaces."""
    name = normalise_thai(written).strip()
    for title in _TITLES:
        if name.startswith(title):
            name = name.removeprefix(title)
            break
    return "".join(name.split())
