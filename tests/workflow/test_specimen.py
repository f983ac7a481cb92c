"""Specimens: every event has a paper that can be read, and the specimen applicant is sound."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states import document
from states.application import read_application
from states.baht import Baht
from states.facts import Facts
from states.form_checks import form_faults
from states.identity import juristic_id, national_id
from states.lifecycle import LOAN
from states.loan.account import Account
from states.papers.drawing import drawn
from states.papers.origination import Filing
from states.process import Role
from states.provinces import PROVINCES
from states.rules.editions import NO_4, NO_5
from states.rules.finding import Verdict
from states.vocabulary import BusinessType
from workflow.applicant import Applicant, application_of
from workflow.cast import cast_of
from workflow.specimen import SPECIMENS, specimen
from workflow.specimens.occasion import Occasion
from workflow.stage import moment

DAY = date(2019, 9, 18)
APPLICANT = Applicant(early_draw=Baht.of(100_000))
FACTS = Facts(application=read_application(application_of(APPLICANT, date(2019, 4, 18)))).then(
    approved_amount=Baht.of(4_700_000),
    approved_term_months=72,
    approved_grace_months=12,
    contracted_on=date(2019, 6, 14),
    guarantors=2,
    disbursed=Baht.of(4_000_000),
)
DRAWN_ON = date(2019, 6, 20)
FACTS = replace(FACTS, on=DRAWN_ON, account=Account(today=date(2020, 12, 31)))
FACTS = drawn(FACTS, Baht.of(4_000_000), DRAWN_ON)


def occasion(facts: Facts = FACTS, on: date = DAY, actor: str = "") -> Occasion:
    """The day of an ordinary loan."""
    return Occasion(on, facts, actor, cast_of(date(2017, 10, 2)), APPLICANT)


def test_every_event_of_the_table_has_a_specimen():
    """A row that brings a new paper is told here before a demonstration stumbles over it."""
    assert set(SPECIMENS) == set(LOAN.events)


@pytest.mark.parametrize("code", sorted(LOAN.events))
def test_a_specimen_is_a_paper_of_its_event(code):
    """The document reads without a fault and brings nothing of the future, as the office opens."""
    event = LOAN.events[code]
    kind = LOAN.brings(event)
    outside = specimen(event, occasion())
    paper = kind.from_document(outside) if kind is Filing else document.read(kind, outside)
    assert list(document.dates_after(paper, moment(DAY))) == []


@given(
    place=st.integers(1, 99_999),
    province=st.sampled_from(sorted(PROVINCES)),
    business=st.sampled_from(list(BusinessType)),
    satang=st.integers(50_000_00, 10_000_000_00),
    term=st.integers(13, 84),
)
def test_every_applicant_files_a_form_without_a_fault(place, province, business, satang, term):
    """Numbers have right check digits, sections agree, whatever the applicant and the amount."""
    applicant = Applicant(
        place=place,
        province=province,
        business_type=business,
        loan_amount=Baht(satang),
        term_months=term,
    )
    application = read_application(application_of(applicant, DAY))
    assert form_faults(application) == ()
    assert juristic_id(applicant.juristic_id)[1:3] == PROVINCES[province].dopa
    for n in (1, 2):
        assert national_id(applicant.director(n)[1]).startswith("19999")  # no such district


@pytest.mark.parametrize("business", list(BusinessType))
@pytest.mark.parametrize("edition", [NO_4, NO_5], ids=lambda edition: edition.code)
def test_no_rule_fails_the_specimen_applicant(edition, business):
    """It is small, Thai, trained, sound and well secured: a journey says what is different."""
    applicant = Applicant(business_type=business)
    facts = Facts(application=read_application(application_of(applicant, DAY)), on=DAY)
    failed = {
        rule.id
        for rule in edition.rules
        if not rule.only_by_id and rule.judge(facts).verdict in {Verdict.FAIL, Verdict.JUSTIFY}
    }
    assert failed == set()


def test_a_committee_votes_by_the_bench_of_the_one_who_brings_it():
    """The first bench, unless a member of the second acts; who sits on none changes nothing."""

    def present(event, actor):
        return specimen(LOAN.events[event], occasion(actor=actor))["resolution"]["present"]

    assert present("select", "suda") == ["kamol", "korn", "kwan"]
    assert present("select", "yod") == ["ying", "yod", "yai"]
    assert present("approve", "kamol") == ["chai", "chuan", "chom"]
    assert present("approve", "pim") == ["pan", "pim", "pong"]


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2019, 7, 19), "3178.08"),  # nothing is due: the interest of 29 days
        (date(2019, 7, 20), "3287.67"),  # of 30 days
        (date(2019, 8, 20), "6684.93"),  # 61 days
        (date(2020, 5, 20), "36712.32"),  # 335 days, each month rounded
        (date(2020, 6, 20), "106776.25"),  # and the first of 60 parts of the principal
        (date(2020, 7, 20), "176675.80"),
    ],
)
def test_principal_is_paid_once_the_grace_is_over(on, amount):
    """Four million at one per cent a year, drawn six days after a contract for 72 months."""
    assert specimen(LOAN.events["pay"], occasion(on=on))["amount"] == amount


def test_a_disbursement_pays_what_is_left_of_the_line():
    """Four of 4.7 million have gone out."""
    assert specimen(LOAN.events["disburse"], occasion())["amount"] == "700000.00"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_the_cast_holds_every_role(role):
    """Whatever the table asks for, somebody of the cast may do it."""
    assert cast_of(DAY).holder((role,), "TH-50")
