"""What an amendment of the board does in the rules and in the decisions on single cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.decision import Law
from states.parameters import AMENDABLE, CaseDays, Parameter, Parameters, Setting
from states.process import Event, State
from states.rules.amendments import cited
from states.rules.editions import NO_5
from states.rules.finding import Verdict
from tests.states.cases import (
    LAW,
    TODAY,
    attempt,
    case_at,
    clauses,
    moved,
    paper_for,
    person,
    resolution,
)
from tests.states.rules.cases import facts_of, rule_of
from tests.states.rules.purpose_cases import import_credit

YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = date(2018, 3, 1)
RATE = Parameter.ANNUAL_RATE_BASIS_POINTS
TENOR = Parameter.IMPORT_CREDIT_MONTHS
REVIEW = Parameter.REVIEW_DAYS
PROPOSER, CONFIRMER = "bua", "fon"
HANDS = frozenset({PROPOSER, CONFIRMER})


def setting(parameter, value, since=TODAY, source="5/2562 (2019-06-02)"):
    """What the two persons entered."""
    return Setting(parameter, value, since, source, HANDS)


# -------------------------------------------------------------------------------- in the rules


def judged(identifier, changes, *settings, received_on=TODAY, hands=frozenset()):
    """The finding on a case decided today."""
    parameters = Parameters(settings, CaseDays(received_on, TODAY, hands))
    return rule_of(NO_5, identifier).judge(
        replace(facts_of(changes), on=TODAY, parameters=parameters)
    )


FORM = "borrower.juristic_type"


@pytest.mark.parametrize(
    ("form", "parameter"),
    [
        ("public_company_limited", Parameter.ADMITS_PUBLIC_COMPANY),
        ("cooperative", Parameter.ADMITS_COOPERATIVE),
        ("other", Parameter.ADMITS_OTHER_JURISTIC_TYPE),
    ],
)
def test_the_board_may_list_another_juristic_person(form, parameter):
    """2.1.2: from its day on, for that form alone, and only while it is listed."""
    listed = setting(parameter, 1)
    assert judged("2.1.2", {FORM: form}, listed).verdict is Verdict.PASS
    assert judged("2.1.2", {FORM: form}).verdict is Verdict.FAIL
    assert judged("2.1.2", {FORM: form}, listed, received_on=YESTERDAY).verdict is Verdict.FAIL
    struck = setting(parameter, 0)
    assert judged("2.1.2", {FORM: form}, listed, struck).verdict is Verdict.FAIL
    others = [setting(each, 1) for each in AMENDABLE if each is not parameter and "admits" in each]
    assert judged("2.1.2", {FORM: form}, *others).verdict is Verdict.FAIL


def test_a_listed_form_is_cited_and_still_has_to_be_thai():
    """The finding names the resolution; nationality is asked as of everybody."""
    listed = setting(Parameter.ADMITS_COOPERATIVE, 1)
    found = judged("2.1.2", {FORM: "cooperative"}, listed).found
    assert "5/2562" in found.thai
    assert "by board resolution 5/2562" in found.english
    foreign = {FORM: "cooperative", "borrower.nationality": "JP"}
    assert judged("2.1.2", foreign, listed).verdict is Verdict.FAIL


def test_a_natural_person_is_no_juristic_person_whatever_the_board_lists():
    """The words of 2.1.2 leave the board other juristic persons, not persons of another kind."""
    every = [setting(each, 1) for each in AMENDABLE if "admits" in each]
    assert judged("2.1.2", {FORM: "natural_person"}, *every).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("rate", "received_on", "verdict"),
    [
        ("1", TODAY, "fail"),
        ("0.5", TODAY, "pass"),
        ("0.50", TODAY, "pass"),
        ("0.49", TODAY, "fail"),
        ("1", YESTERDAY, "pass"),
        ("0.5", YESTERDAY, "fail"),
    ],
)
def test_the_board_may_announce_another_rate(rate, received_on, verdict):
    """2.3(6): half a per cent from today; what was received yesterday keeps 1%."""
    changes = {"request.annual_rate_pct": rate}
    found = judged("2.3.6.rate", changes, setting(RATE, 50), received_on=received_on)
    assert found.verdict.value == verdict


@pytest.mark.parametrize(
    ("points", "shown"), [(100, "1%"), (50, "0.5%"), (125, "1.25%"), (1000, "10%"), (0, "0%")]
)
def test_a_rate_is_shown_as_people_write_it(points, shown):
    """Basis points are a unit of the form, not of the sentence."""
    found = judged("2.3.6.rate", {"request.annual_rate_pct": "7"}, setting(RATE, points))
    assert f"the rate is {shown}" in found.found.english


def test_a_case_that_is_passed_by_is_told_so():
    """Whoever hears 6 months and has read of 12 learns why."""
    found = judged("2.2.refinance", import_credit(tenor_months=12), setting(TENOR, 12), hands=HANDS)
    assert found.verdict is Verdict.UNKNOWN
    assert found.needs_legal_reading
    assert "ไม่ใช้กับรายนี้" in found.found.thai
    assert "does not count for this case" in found.found.english


def test_what_is_said_of_a_number_cites_what_set_it_and_what_passes_by():
    """First the resolution that counts, then the looser one that does not."""
    settings = (
        setting(TENOR, 12, LONG_AGO, "1/2561"),
        setting(TENOR, 16, TODAY, "2/2562"),
    )
    said = cited(Parameters(settings, CaseDays(YESTERDAY)), TENOR, TODAY)
    assert said.english == (
        ", by board resolution 1/2561"
        " (the looser value of board resolution 2/2562 does not count for this case)"
    )
    assert cited(Parameters(settings), TENOR, TODAY).english == ", by board resolution 2/2562"
    assert cited(Parameters(), TENOR, TODAY) == ("", "")


# ------------------------------------------------------------------------------ in the decision


def law(*settings):
    """The law with what the board set."""
    return Law(LAW.calendar, Parameters(settings))


COOPERATIVE = {FORM: "cooperative"}
LISTED = setting(Parameter.ADMITS_COOPERATIVE, 1)


@pytest.mark.parametrize(
    ("received_on", "secretary", "against"),
    [
        (TODAY, "suda", []),
        (YESTERDAY, "suda", ["2.1.2"]),
        (TODAY, PROPOSER, ["2.1.2"]),
        (TODAY, CONFIRMER, ["2.1.2"]),
    ],
)
def test_a_decision_takes_the_value_that_counts_for_its_case(received_on, secretary, against):
    """The one who now acts counts like those who have acted before."""
    case = case_at(State.SELECTION, changes=COOPERATIVE, received_on=received_on)
    made = attempt(Event.SELECT, person(secretary))
    assert clauses(case, made, law(LISTED)) == against


def test_a_voter_who_entered_the_amendment_keeps_the_case_under_the_stricter_value():
    """However small the part one of the two takes in a case."""
    case = case_at(State.SELECTION, changes=COOPERATIVE, received_on=TODAY)
    voted = attempt(Event.SELECT, person("suda"), voters=[person("kamol"), person(CONFIRMER)])
    assert clauses(case, voted, law(LISTED)) == ["2.1.2"]


@pytest.mark.parametrize(
    ("received_on", "last_day"), [(YESTERDAY, date(2019, 6, 18)), (TODAY, date(2019, 7, 3))]
)
def test_a_longer_term_to_ask_for_a_review_begins_with_new_cases(received_on, last_day):
    """Fifteen days, and thirty for what was received from today on."""
    case = case_at(State.SELECTION, received_on=received_on)
    refused = moved(case, attempt(Event.NOT_SELECTED, person("suda")), law(setting(REVIEW, 30)))
    assert refused.facts.course.review_due_on == last_day


def test_a_committee_decides_by_the_number_of_the_day_on_which_it_resolved():
    """A resolution of yesterday, entered today, is not judged by an amendment of today."""
    case = case_at(State.SELECTION, changes=COOPERATIVE, received_on=TODAY)
    paper = replace(paper_for("select"), resolution=resolution(on=YESTERDAY))
    late = attempt(Event.SELECT, person("suda"), paper)
    assert clauses(case, late, law(LISTED)) == ["2.1.2"]
