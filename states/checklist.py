"""The checklist of the opening notice: ten documents, each signed and sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from states.application import Documents
from states.form_kor1 import FormAttachments, FormCredits, FormKor1, FormSite
from states.form_vocabulary import CreditAnswer, SiteOwnership
from states.vocabulary import DocumentNumber, FinancialPaper
from states.words import Bilingual, Word


class DocumentState(Word):
    """How one document of the list stands."""

    PRESENT = "present", "มีแล้ว", "Present"
    MISSING = "missing", "ยังขาด", "Missing"
    NOT_APPLICABLE = "not_applicable", "ไม่ต้องมี", "Not applicable"


COMPULSORY: Final = (
    DocumentNumber.FORM,
    DocumentNumber.REGISTRATION,
    DocumentNumber.MEMORANDUM,
    DocumentNumber.IDENTITY_PAPERS,
    DocumentNumber.PHOTOGRAPHS,
)
"""Asked of everybody; the notice asks for the others "if any"."""

_PAPERS_OF_DEBT: Final = (FinancialPaper.DEBT_PAPERS, FinancialPaper.PAYMENT_RECEIPTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One document. `signed_and_sealed` None: not known, or nothing there to be signed."""

    number: DocumentNumber
    state: DocumentState
    signed_and_sealed: bool | None = None

    @property
    def id(self) -> str:
        """The name of the document in the rules: DOC-1 to DOC-10."""
        return f"DOC-{self.number.value}"

    @property
    def if_any(self) -> bool:
        """Whether the notice asks for it only of those who have it."""
        return self.number not in COMPULSORY


def checklist(documents: Documents) -> tuple[ChecklistItem, ...]:
    """All ten, in the order of the notice. A compulsory document that is not there is missing."""
    return tuple(_item(number, here, documents) for number, here in _present(documents))


def missing_documents(documents: Documents) -> tuple[DocumentNumber, ...]:
    """What still has to be handed in: DOC-1 to DOC-5 always, the others where they apply."""
    return tuple(
        item.number for item in checklist(documents) if item.state is DocumentState.MISSING
    )


def all_signed_and_sealed(documents: Documents) -> bool | None:
    """Whether every document handed in bears signature and seal (DOC-SIGN); None: not known."""
    if documents.all_signed_and_sealed is not None:
        return documents.all_signed_and_sealed
    lacking = documents.not_signed_or_sealed
    return None if lacking is None else not lacking


def _present(documents: Documents) -> tuple[tuple[DocumentNumber, bool | None], ...]:
    return (
        (DocumentNumber.FORM, documents.form),
        (DocumentNumber.REGISTRATION, documents.registration),
        (DocumentNumber.MEMORANDUM, documents.memorandum),
        (DocumentNumber.IDENTITY_PAPERS, documents.identity_papers),
        (DocumentNumber.PHOTOGRAPHS, documents.photographs),
        (DocumentNumber.COMMERCIAL_REGISTRATION, documents.commercial_registration),
        (DocumentNumber.FINANCIAL_PAPERS, documents.financial_papers),
        (DocumentNumber.BUSINESS_PLAN, documents.business_plan),
        (DocumentNumber.LEASE, documents.lease),
        (DocumentNumber.OTHERS, documents.others),
    )


def _item(number: DocumentNumber, here: bool | None, documents: Documents) -> ChecklistItem:
    if here:
        signed = _signed_and_sealed(number, documents)
        return ChecklistItem(number=number, state=DocumentState.PRESENT, signed_and_sealed=signed)
    missing = here is False or number in COMPULSORY
    state = DocumentState.MISSING if missing else DocumentState.NOT_APPLICABLE
    return ChecklistItem(number=number, state=state)


def _signed_and_sealed(number: DocumentNumber, documents: Documents) -> bool | None:
    if documents.all_signed_and_sealed:
        return True
    lacking = documents.not_signed_or_sealed
    return None if lacking is None else number not in lacking


# --- What the form calls for ----------------------------------------------------------------


def expected_documents(
    documents: Documents | None, form: FormKor1
) -> Iterator[tuple[str, Bilingual]]:
    """
    Documents entered as not applicable although the form says otherwise.

    Each as the section that says so and the document's label: papers of debt with credit
    elsewhere (6), the lease with another owner (3), the plan that came with the form (17).
    """
    if documents is None:
        return
    owner = (form.s3 or FormSite()).choice
    if owner is SiteOwnership.OTHER_OWNER and documents.lease is None:
        yield "s3", DocumentNumber.LEASE.label
    if (form.s6 or FormCredits()).choice is CreditAnswer.HAS:
        yield from _expected_of_debtors(documents)
    plan = (form.s17 or FormAttachments()).business_plan
    if plan and documents.business_plan is None:
        yield "s17", DocumentNumber.BUSINESS_PLAN.label


def _expected_of_debtors(documents: Documents) -> Iterator[tuple[str, Bilingual]]:
    if documents.financial_papers is None:
        yield "s6", DocumentNumber.FINANCIAL_PAPERS.label
    given = documents.financial_papers_given
    if given is None:
        return
    for paper in _PAPERS_OF_DEBT:
        if paper not in given:
            yield "s6", paper.label
