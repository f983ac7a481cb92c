"""The ten documents of the notice: present, missing or not applicable, signed and sealed."""

import pytest

from states.application import Documents
from states.checklist import (
    DocumentState,
    all_signed_and_sealed,
    checklist,
    expected_documents,
    missing_documents,
)
from states.form_kor1 import FormAttachments, FormCredits, FormKor1, FormSite
from states.form_vocabulary import CreditAnswer, SiteOwnership
from states.vocabulary import DocumentNumber, FinancialPaper
from tests.example import application

COMPLETE = Documents(
    form=True, registration=True, memorandum=True, identity_papers=True, photographs=True
)


def numbers(found):
    return [number.value for number in found]


def test_the_list_has_the_ten_documents_of_the_notice():
    """Ten documents in the notice's order, with labels in both languages."""
    items = checklist(COMPLETE)
    assert [item.id for item in items] == [f"DOC-{n}" for n in range(1, 11)]
    assert [item.if_any for item in items] == [False] * 5 + [True] * 5
    assert all(item.number.thai and item.number.english for item in items)


def test_the_example_is_complete():
    """All ten came, signed and sealed."""
    documents = application().documents
    assert missing_documents(documents) == ()
    assert all(item.signed_and_sealed for item in checklist(documents))


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"1": None}, ["1"]),
        ({"5": False}, ["5"]),
        ({"1": None, "2": None, "3": None, "4": None, "5": None}, ["1", "2", "3", "4", "5"]),
        ({"6": None, "7": None, "8": None, "9": None, "10": None}, []),
        ({"6": False, "9": False}, ["6", "9"]),
        ({"10": False}, ["10"]),
    ],
)
def test_what_is_missing(changes, missing):
    """The first five are asked of everybody; the others only of those to whom they apply."""
    documents = application(
        {f"documents.{number}": state for number, state in changes.items()}
    ).documents
    assert numbers(missing_documents(documents)) == missing


@pytest.mark.parametrize(
    ("all_of_them", "lacking", "answer"),
    [
        (None, None, None),
        (True, None, True),
        (False, None, False),
        (False, ["2"], False),
        (None, ["2"], False),
        (None, [], True),
    ],
)
def test_signatures_and_seals(all_of_them, lacking, answer):
    """One statement for all, or a list of those that lack them; silence is not an answer."""
    documents = application(
        {
            "documents.all_signed_and_sealed": all_of_them,
            "documents.not_signed_or_sealed": lacking,
        }
    ).documents
    assert all_signed_and_sealed(documents) is answer


def test_each_document_shows_whether_it_is_signed():
    """A list of the unsigned says of the others that they are signed."""
    documents = application(
        {
            "documents.all_signed_and_sealed": False,
            "documents.not_signed_or_sealed": ["2", "7"],
            "documents.9": None,
        }
    ).documents
    signed = {item.number.value: item.signed_and_sealed for item in checklist(documents)}
    assert signed["1"] is True
    assert signed["2"] is False
    assert signed["7"] is False
    assert signed["9"] is None


def test_nobody_has_said_which_are_unsigned():
    """That something is unsigned does not say what."""
    documents = application({"documents.all_signed_and_sealed": False}).documents
    assert {item.signed_and_sealed for item in checklist(documents)} == {None}


def test_an_absent_document_is_missing_or_does_not_apply():
    """The same silence means missing for the first five and not applicable for the others."""
    states = [item.state for item in checklist(Documents())]
    assert states == [DocumentState.MISSING] * 5 + [DocumentState.NOT_APPLICABLE] * 5


CREDIT = FormKor1(s6=FormCredits(choice=CreditAnswer.HAS))
RENTED = FormKor1(s3=FormSite(choice=SiteOwnership.OTHER_OWNER))
PLANNED = FormKor1(s17=FormAttachments(business_plan=True))
DEBT_PAPERS = (FinancialPaper.DEBT_PAPERS, FinancialPaper.PAYMENT_RECEIPTS)


@pytest.mark.parametrize(
    ("form", "documents", "said_in"),
    [
        (FormKor1(), COMPLETE, []),
        (RENTED, COMPLETE, ["s3"]),
        (RENTED, Documents(lease=False), []),
        (RENTED, Documents(lease=True), []),
        (RENTED, None, []),
        (FormKor1(s3=FormSite(choice=SiteOwnership.OWN_ENCUMBERED)), COMPLETE, []),
        (PLANNED, COMPLETE, ["s17"]),
        (PLANNED, Documents(business_plan=True), []),
        (CREDIT, COMPLETE, ["s6"]),
        (CREDIT, Documents(financial_papers=True), []),
        (
            CREDIT,
            Documents(financial_papers=True, financial_papers_given=DEBT_PAPERS[:1]),
            ["s6"],
        ),
        (CREDIT, Documents(financial_papers=True, financial_papers_given=DEBT_PAPERS), []),
        (FormKor1(s6=FormCredits(choice=CreditAnswer.NONE)), COMPLETE, []),
    ],
)
def test_what_the_form_calls_for(form, documents, said_in):
    """Rent calls for the lease, debt for its papers, a plan that came for the plan."""
    assert [section for section, _label in expected_documents(documents, form)] == said_in


def test_document_numbers_are_those_of_the_notice():
    """The keys of `documents` and the numbers of the list are the same."""
    assert [number.value for number in DocumentNumber] == [str(n) for n in range(1, 11)]
