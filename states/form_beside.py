"""What the applicant says in form ก.1 beside what the officer and the credit bureau say.

Rules judge the officer's data. A difference is never settled here: it is shown, as a warning.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from states.application import Application, Premises
from states.baht import ZERO, Baht
from states.checklist import expected_documents
from states.fields import Sealed
from states.form_applicant import plain_name
from states.form_fault import FormCode, Notes
from states.form_kor1 import FormAccounting, FormApplicant, FormCredits, FormKor1, FormSite
from states.form_vocabulary import (
    AccountingAnswer,
    ConsentAnswer,
    CreditAnswer,
    FormBusinessType,
    FormJuristicForm,
    OtherFundAnswer,
    PaymentAnswer,
    RestructuringAnswer,
    SiteOwnership,
    TrainingAnswer,
)
from states.identity import IdentityFault, national_id
from states.provinces import PROVINCES, province_named
from states.vocabulary import (
    BusinessType,
    InstalmentMark,
    JuristicType,
    PurposeClause,
    SingleAccount,
    SiteOwner,
    Training,
)
from states.words import Bilingual, Word

LOOKED_BACK: Final = 12
"""Section 7 asks about the last 12 instalments."""

_JURISTIC: Final[Mapping[Word, Word]] = MappingProxyType(
    {
        FormJuristicForm.COMPANY: JuristicType.COMPANY_LIMITED,
        FormJuristicForm.LIMITED_PARTNERSHIP: JuristicType.LIMITED_PARTNERSHIP,
        FormJuristicForm.ORDINARY_PARTNERSHIP: JuristicType.REGISTERED_ORDINARY_PARTNERSHIP,
    }
)
_BUSINESS: Final[Mapping[Word, Word]] = MappingProxyType(
    {
        FormBusinessType.MANUFACTURING: BusinessType.MANUFACTURING,
        FormBusinessType.SERVICE: BusinessType.SERVICE,
        FormBusinessType.RETAIL_WHOLESALE: BusinessType.RETAIL_WHOLESALE,
    }
)
_ROW_CLAUSE: Final[Mapping[int | None, PurposeClause]] = MappingProxyType(
    {
        1: PurposeClause.INVESTMENT,
        2: PurposeClause.COMPETITIVENESS,
        3: PurposeClause.WORKING_CAPITAL,
        4: PurposeClause.OTHER,
        5: PurposeClause.OTHER,
    }
)
_TRAINING: Final[Mapping[Word, Word]] = MappingProxyType(
    {
        TrainingAnswer.TRAINED: Training.COMPLETED,
        TrainingAnswer.PARTICIPATING: Training.IN_PROGRESS,
        TrainingAnswer.AWARD: Training.AWARD,
        TrainingAnswer.NOT_TRAINED_WILL_ATTEND: Training.NEVER,
        TrainingAnswer.NOT_TRAINED_REFUSES: Training.NEVER,
    }
)
_ACCOUNTING: Final[Mapping[Word, Word]] = MappingProxyType(
    {
        AccountingAnswer.SINGLE_ACCOUNT_IN_PLACE: SingleAccount.IN_PLACE,
        AccountingAnswer.REGISTERED_IN_PROGRESS: SingleAccount.IN_PLACE,
        AccountingAnswer.NOT_REGISTERED_IN_PROGRESS: SingleAccount.INTENDS,
        AccountingAnswer.NONE_WILL_JOIN: SingleAccount.INTENDS,
        AccountingAnswer.NEW_BUSINESS_WILL_JOIN: SingleAccount.INTENDS,
        AccountingAnswer.NONE_REFUSES: SingleAccount.REFUSES,
    }
)
_CREDIT: Final = MappingProxyType({CreditAnswer.HAS: True, CreditAnswer.NONE: False})
_CONSENT: Final = MappingProxyType({ConsentAnswer.CONSENT: True, ConsentAnswer.REFUSE: False})
_YES: Final = Bilingual("ใช่", "yes")
_NO: Final = Bilingual("ไม่ใช่", "no")


def check_beside(form: FormKor1, application: Application, notes: Notes) -> None:
    """Every section of which something is known from elsewhere."""
    _applicant(form.s1 or FormApplicant(), application, notes)
    _amounts(form, application, notes)
    _site(form.s3 or FormSite(), application.collateral.premises or Premises(), notes)
    _training(form, application, notes)
    _standing(form, application, notes)
    _payment(form, application, notes)
    _other_funds(form, application, notes)
    for said_in, label in expected_documents(application.documents, form):
        notes.note(FormCode.DOCUMENT_EXPECTED, said_in, label)


def _differ(notes: Notes, code: FormCode, path: str, said: Bilingual, known: Bilingual) -> None:
    beside = Bilingual(
        f"ผู้ขอ: {said.thai}, ข้อมูลอื่น: {known.thai}",
        f"applicant: {said.english}, elsewhere: {known.english}",
    )
    notes.note(code, path, beside)


def _compare_words(
    notes: Notes,
    code: FormCode,
    path: str,
    said: Word | None,
    meant: Word | None,
    known: Word | None,
) -> None:
    """`meant`: the officer's word for what the applicant `said`; None when there is none."""
    if said is not None and meant is not None and known is not None and meant is not known:
        _differ(notes, code, path, said.label, known.label)


def _compare_truth(
    notes: Notes,
    code: FormCode,
    path: str,
    said: Word | None,
    *,
    meant: bool | None,
    known: bool | None,
) -> None:
    if said is not None and meant is not None and known is not None and meant != known:
        _differ(notes, code, path, said.label, _YES if known else _NO)


def _meaning(words: Mapping[Word, Word], said: Word | None) -> Word | None:
    return None if said is None else words.get(said)


# --- Section 1 ------------------------------------------------------------------------------


def _applicant(applicant: FormApplicant, application: Application, notes: Notes) -> None:
    borrower, code = application.borrower, FormCode.S1_DIFFERS
    names = {plain_name(name) for name in (applicant.name, borrower.name_th) if name is not None}
    if len(names) > 1:
        notes.note(code, "s1.name")
    form_said, business_said = applicant.juristic_form, applicant.business_type
    meant = _meaning(_JURISTIC, form_said)
    _compare_words(notes, code, "s1.juristic_form", form_said, meant, borrower.juristic_type)
    meant = _meaning(_BUSINESS, business_said)
    _compare_words(notes, code, "s1.business_type", business_said, meant, borrower.business_type)
    _province(applicant, borrower.province, notes)
    entered = _numbers(director.national_id for director in borrower.directors or ())
    typed = _numbers(director.national_id for director in applicant.directors or ())
    if entered and typed and entered != typed:
        notes.note(code, "s1.directors")


def _province(applicant: FormApplicant, known: str | None, notes: Notes) -> None:
    address = applicant.premises_address
    if address is None or address.province is None or known is None:
        return
    said = province_named(address.province)
    if said is None or said.code != known:
        path = "s1.premises_address.province"
        notes.note(FormCode.S1_DIFFERS, path, PROVINCES[known].label)


def _numbers(written: Iterable[str | None]) -> frozenset[str]:
    """National numbers that can be compared: neither commitments nor numbers that are wrong."""
    found = set()
    for number in written:
        if number is not None and type(number) is not Sealed:
            with suppress(IdentityFault):
                found.add(national_id(number))
    return frozenset(found)


# --- Section 2 ------------------------------------------------------------------------------


def _amounts(form: FormKor1, application: Application, notes: Notes) -> None:
    lines = form.s2_million_baht or ()
    request = application.request
    values = [_million(line.project_value) for line in lines]
    owns = [_million(line.own) for line in lines]
    _compare_total(values, request.project_value, "s2_million_baht", _PROJECT_VALUE, notes)
    _compare_total(owns, request.own_contribution, "s2_million_baht", _OWN_CONTRIBUTION, notes)
    for clause in PurposeClause:
        asked = [_million(line.fund) for line in lines if _ROW_CLAUSE.get(line.row) is clause]
        entered = _entered(application, clause)
        _compare_total(asked, entered, "s2_million_baht", clause.label, notes)


_PROJECT_VALUE: Final = Bilingual("มูลค่าโครงการ", "project value")
_OWN_CONTRIBUTION: Final = Bilingual("ส่วนของผู้กู้", "own contribution")


def _million(text: str | None) -> Baht | None:
    """A box as section 2 reads it; None where section 2 has told of a fault already."""
    return ZERO if text is None else Notes().million(text, "")


def _entered(application: Application, clause: PurposeClause) -> Baht | None:
    """What the officer entered under a clause; None when a line of it has no amount yet."""
    purposes = application.request.purposes
    if purposes is None:
        return None
    amounts = [purpose.amount for purpose in purposes if purpose.clause is clause]
    known = [amount for amount in amounts if amount is not None]
    return Baht.total(known) if len(known) == len(amounts) else None


def _compare_total(
    said: list[Baht | None], known: Baht | None, path: str, what: Bilingual, notes: Notes
) -> None:
    amounts = [amount for amount in said if amount is not None]
    if known is None or len(amounts) < len(said):
        return
    total = Baht.total(amounts)
    if total != known:
        said_thai = f"{what.thai} {total.grouped()}"
        said_english = f"{what.english} {total.grouped()}"
        both = Bilingual(known.grouped(), known.grouped())
        _differ(notes, FormCode.S2_DIFFERS, path, Bilingual(said_thai, said_english), both)


# --- Sections 3 to 9, 16 --------------------------------------------------------------------


def _site(site: FormSite, premises: Premises, notes: Notes) -> None:
    if site.choice is None:
        return
    owner = SiteOwner.OTHER if site.choice is SiteOwnership.OTHER_OWNER else SiteOwner.BORROWER
    _compare_words(notes, FormCode.S3_DIFFERS, "s3", site.choice, owner, premises.owner)
    if owner is SiteOwner.BORROWER and premises.owner is SiteOwner.BORROWER:
        mortgaged = site.choice is SiteOwnership.OWN_ENCUMBERED
        if premises.encumbered is not None and premises.encumbered is not mortgaged:
            known = (
                SiteOwnership.OWN_ENCUMBERED
                if premises.encumbered
                else SiteOwnership.OWN_UNENCUMBERED
            )
            _differ(notes, FormCode.S3_DIFFERS, "s3", site.choice.label, known.label)


def _training(form: FormKor1, application: Application, notes: Notes) -> None:
    known = application.declarations
    answers = [line.choice for line in form.s4 or () if line.choice is not None]
    meanings = {_TRAINING[answer]: answer for answer in answers if answer in _TRAINING}
    if meanings and known.training is not None and known.training not in meanings:
        said = next(iter(meanings.values())).label
        _differ(notes, FormCode.S4_DIFFERS, "s4", said, known.training.label)
    if known.accepts_training and TrainingAnswer.NOT_TRAINED_REFUSES in answers:
        said = TrainingAnswer.NOT_TRAINED_REFUSES.label
        _differ(notes, FormCode.S4_DIFFERS, "s4", said, _ACCEPTS_TRAINING)


_ACCEPTS_TRAINING: Final = Bilingual("ยอมรับเข้าอบรม", "accepts training")


def _standing(form: FormKor1, application: Application, notes: Notes) -> None:
    """Single account, credit, consent: one answer each."""
    known = application.declarations
    accounting = (form.s5 or FormAccounting()).choice
    meant = _meaning(_ACCOUNTING, accounting)
    _compare_words(notes, FormCode.S5_DIFFERS, "s5", accounting, meant, known.single_account)
    credit = (form.s6 or FormCredits()).choice
    has = None if credit is None else _CREDIT.get(credit)
    _compare_truth(
        notes, FormCode.S6_DIFFERS, "s6", credit, meant=has, known=known.has_existing_credit
    )
    consents = None if form.s16 is None else _CONSENT.get(form.s16)
    recorded = known.consents_annual_accounts_and_credit_info
    _compare_truth(notes, FormCode.S16_DIFFERS, "s16", form.s16, meant=consents, known=recorded)


def _payment(form: FormKor1, application: Application, notes: Notes) -> None:
    """Sections 7 and 8 are the applicant's word; the instalments are the bureau's."""
    known = application.declarations
    if form.s7 is not None and form.s7 is not PaymentAnswer.OTHER:
        recorded = _payment_record(known.last_instalments_oldest_first or ())
        _compare_words(notes, FormCode.S7_DIFFERS, "s7", form.s7, form.s7, recorded)
    changed = known.restructured_or_rescheduled_in_last_12m
    if form.s8 is None or changed is None:
        return
    if (form.s8 is RestructuringAnswer.NEVER) is changed:
        known_of = _CHANGED if changed else _UNCHANGED
        _differ(notes, FormCode.S8_DIFFERS, "s8", form.s8.label, known_of)


_CHANGED: Final = Bilingual("มีการปรับหนี้ใน 12 เดือน", "changed within 12 months")
_UNCHANGED: Final = Bilingual("ไม่มีการปรับหนี้ใน 12 เดือน", "not changed within 12 months")


def _payment_record(instalments: tuple[InstalmentMark, ...]) -> PaymentAnswer | None:
    """What section 7 would say if the bureau filled it in; None without a record."""
    newest = instalments[-LOOKED_BACK:]
    if not newest:
        return None
    if InstalmentMark.LATE not in newest:
        return PaymentAnswer.PAID_IN_FULL
    late_now = newest[-1] is InstalmentMark.LATE
    return PaymentAnswer.LATE_STILL_LATE if late_now else PaymentAnswer.LATE_NOW_CURRENT


def _other_funds(form: FormKor1, application: Application, notes: Notes) -> None:
    known = application.declarations.receiving_other_fund
    if known is None or not form.s9:
        return
    said = {answer.value for answer in form.s9 if answer is not OtherFundAnswer.NONE}
    if said != {fund.value for fund in known}:
        notes.note(FormCode.S9_DIFFERS, "s9")
