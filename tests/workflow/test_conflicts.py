"""Links of the office's people to the parties of cases: declared, matched, cleared, found late."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.invalid import InvalidInputError
from states.process import Event
from tests.lending import TO_APPROVAL, UNDER_NO_5, Desk, desk_in, filing
from tests.offices import faults_of, office_of
from tests.tables import enter_the_cast
from workflow.applicant import Applicant
from workflow.case_file import case_file
from workflow.engine import advance
from workflow.governance import OfficeAct, enact
from workflow.interests import blind_of
from workflow.office import Unavailable
from workflow.paper import Act
from workflow.stage import moment

JUNE_3 = UNDER_NO_5
RISK, INTAKE, CONFLICT = "rung", "malee", "conflict_of_interest"
GUARANTOR = "1101700230708"
RECEIPT = {"received_by": "provincial_industry_office"}
TWO_MILLION = Baht.of(2_000_000)


@pytest.fixture
def database(staged_database):
    """An office's database with its cast, once on each of the two."""
    return staged_database


@pytest.fixture
def desk(database):
    """A desk in an office on each of the two databases."""
    return desk_in(office_of(database))


@pytest.fixture
def trial(sqlite_with):
    """A desk in an office where the database is of no account."""
    with closing(open_database(sqlite_with(enter_the_cast))) as opened:
        yield desk_in(office_of(opened))


def enacted(desk: Desk, event, by, /, **paper):
    """What the office answers to an entry."""
    desk.stage.clock.at = moment(JUNE_3)
    return enact(desk.stage.office, OfficeAct(event=event, person=by, paper=paper))


def link(desk, person, number, by=None, relation="sibling", **changes):
    """Somebody declares a link."""
    paper = {
        "person": person,
        "party_id": number,
        "relation": relation,
        "since": "2019-01-01",
        "declared_by": person,
        **changes,
    }
    return enacted(desk, "declare_link", by or person, **paper)


def borrower(place):
    """The number of the applicant at that place in the book."""
    return Applicant(place=place).juristic_id


def against(answer):
    """The clauses and duties that object."""
    return [objection["clause"] for objection in answer["objections"]]


def file_of(desk, number):
    """The file of a case on one sheet."""
    with desk.stage.office.archive() as archive:
        return case_file(archive, number, JUNE_3)


# ------------------------------------------------------------------------------------ matching


def test_a_link_to_the_borrower_bars_from_every_duty(desk, database):
    """Declared before the case came: the filing itself is refused, the relation named."""
    assert link(desk, INTAKE, borrower(1))["outcome"] == "recorded"
    refused = desk_answer(desk, 1)
    assert CONFLICT in against(refused)
    told = refused["objections"][0]
    assert "sibling" in told["english"]
    assert borrower(1) not in json.dumps(refused, ensure_ascii=False)
    assert desk.file(2, TWO_MILLION)
    assert faults_of(database) == ()


def desk_answer(desk, place):
    """What the office answers to the filing of an applicant."""
    desk.stage.clock.at = moment(JUNE_3)
    paper = filing(Applicant(place=place, loan_amount=TWO_MILLION), JUNE_3)
    return desk.stage.act(Event.OPEN_FILE, INTAKE, None, paper)


@pytest.mark.parametrize("relation", ["spouse", "guarantor", "former_employer", "debtor"])
def test_a_member_with_a_link_does_not_decide(desk, relation):
    """
    A member of the selection committee is too close to the borrower: his vote is refused, and with
    two left the base is below the floor, so nothing is selected.
    """
    number = desk.file(1, TWO_MILLION)
    desk.go(number, Event.RECEIVE, Event.START_SELECTION)
    link(desk, "korn", borrower(1), by=RISK, relation=relation)
    answers = desk.meeting(number, Event.SELECT)
    refused = [each for each in answers if each["outcome"] == "refused"]
    assert [against(each) for each in refused] == [[CONFLICT]]
    assert answers[-1]["to"] == "selection"
    assert answers[-1]["meeting"]["result"] == "goes_up"


def test_a_guarantor_who_comes_with_the_contract_set_is_matched(desk):
    """The lawyer's brother guarantees: he may not bring the set, and whoever else is barred too."""
    link(desk, "lek", GUARANTOR)
    number = desk.asks(1, TWO_MILLION)
    desk.go(number, Event.APPROVE)
    found = {"guarantors.0.party_id": GUARANTOR}
    assert desk.refusal(number, Event.START_CONTRACT, **found) == {CONFLICT}
    assert desk.refusal(number, Event.START_CONTRACT) == set()


def test_a_party_of_a_refused_paper_is_no_party_of_the_case(desk):
    """What was not taken in names nobody."""
    link(desk, "lek", GUARANTOR)
    number = desk.asks(1, TWO_MILLION)
    desk.go(number, Event.APPROVE)
    before = parties(desk, number)
    desk.refusal(number, Event.START_CONTRACT, **{"guarantors.0.party_id": GUARANTOR})
    assert parties(desk, number) == before


def parties(desk, number):
    """The parties of a case as they are kept."""
    with desk.stage.office.archive() as archive:
        return archive.parties(number)


def test_no_number_and_no_name_stands_in_the_clear(desk, database_url, database):
    """Neither in a record, nor in the table of parties, nor in the entry of the link."""
    number = desk.file(1, TWO_MILLION)
    link(desk, "lek", GUARANTOR, party_name_th="นางพี่สาว นิติกร")
    kept = parties(desk, number)
    assert kept
    assert all(borrower(1) not in each.token for each in kept)
    with database.archive() as archive:
        bodies = [bytes(each.body).decode() for each in archive.records()]
        rows = [json.dumps(dict(row), default=str) for row in archive.state_rows("office_entry")]
    for text in (*bodies, *rows):
        assert GUARANTOR not in text
        assert "พี่สาว" not in text


# ---------------------------------------------------------------------------------- clearing


def test_a_conflict_is_cleared_by_a_risk_officer_outside_the_case(desk):
    """
    Not by himself, not by somebody without the role, not by one who took part in the case: neither
    of those becomes a risk officer for it.
    """
    number = desk.file(1, TWO_MILLION)
    desk.go(number, Event.RECEIVE, Event.START_SELECTION)
    made = link(desk, "korn", borrower(1), by=RISK)["record"]["n"]
    clearing = {"person": "korn", "case": number, "links": [made], "reason": "ไม่ติดต่อกันแล้ว"}
    assert against(enacted(desk, "clear_conflict", "suda", **clearing)) == ["D18"]
    for person, clauses in ((INTAKE, ["D18", "D17"]), ("korn", ["D18", "D17", CONFLICT])):
        role = {"person": person, "role": "risk_officer", "order": "9", "since": "2019-01-01"}
        assert against(enacted(desk, "appoint", "admin", **role)) == ["roles"]
        assert against(enacted(desk, "clear_conflict", person, **clearing)) == clauses
    assert desk.do(number, Event.SELECT)["to"] == "selection"
    assert enacted(desk, "clear_conflict", RISK, **clearing)["outcome"] == "recorded"
    assert desk.do(number, Event.SELECT)["to"] == "selected"
    (told,) = file_of(desk, number)["interests"]["conflicts"]
    assert (told["person"], told["cleared"]) == ("korn", True)


def test_a_clearance_covers_the_links_it_names(trial):
    """A link declared afterwards bars again."""
    number = trial.file(1, TWO_MILLION)
    made = link(trial, INTAKE, borrower(1), by=RISK)["record"]["n"]
    paper = {"person": INTAKE, "case": number, "links": [made], "reason": "ตรวจแล้ว"}
    enacted(trial, "clear_conflict", RISK, **paper)
    link(trial, INTAKE, borrower(1), by=RISK, relation="debtor")
    assert trial.refusal(number, Event.RECEIVE) == {CONFLICT}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"case": "FUND-2562-50-99999"}, "case"),
        ({"links": [1]}, "links.0"),
        ({"links": []}, "links"),
    ],
)
def test_what_cannot_be_cleared_is_bad_input(trial, changes, field):
    """No such case, another one's link, or none."""
    number = trial.file(1, TWO_MILLION)
    made = link(trial, INTAKE, borrower(1), by=RISK)["record"]["n"]
    paper = {"person": INTAKE, "case": number, "links": [made], "reason": "ตรวจแล้ว", **changes}
    with pytest.raises(InvalidInputError) as error:
        enacted(trial, "clear_conflict", RISK, **paper)
    assert {fault.field for fault in error.value.faults} == {field}


# ------------------------------------------------------------------------------------ found late


def test_a_link_declared_late_names_the_acts_it_touches(desk):
    """Everything the person did in cases of that party since the link began, answered and kept."""
    number = desk.file(1, TWO_MILLION)
    desk.go(number, *TO_APPROVAL)
    desk.file(2, TWO_MILLION)
    answer = link(desk, INTAKE, borrower(1), by=RISK)
    touched = [(each["case"], each["n"], each["duty"]) for each in answer["affected"]]
    assert touched == [(number, 1, "D01"), (number, 2, "D01"), (number, 3, "D01")]
    record = last_of_the_office(desk)
    assert record["affected"] == answer["affected"]
    ahead = link(desk, INTAKE, borrower(2), by=RISK, since=JUNE_3.isoformat(), relation="employer")
    assert [each["n"] for each in ahead["affected"]] == [1]


def last_of_the_office(desk):
    """What the last record of the office says."""
    with desk.stage.office.archive() as archive:
        return json.loads(bytes(list(archive.records("OFFICE"))[-1].body))


def test_an_act_before_the_link_began_is_not_touched(trial):
    """He did it when nothing bound him to the borrower."""
    trial.day = date(2019, 5, 31)
    trial.file(1, TWO_MILLION)
    answer = link(trial, INTAKE, borrower(1), by=RISK, since=JUNE_3.isoformat())
    assert "affected" not in answer


def test_the_file_shows_who_is_barred_and_whose_name_is_alike(trial):
    """The relation and the capacity, with the records in which the person took part."""
    number = trial.file(1, TWO_MILLION)
    link(trial, INTAKE, borrower(1), by=RISK)
    link(trial, "suda", GUARANTOR, party_name_th=Applicant(place=1).name_th)
    told = file_of(trial, number)["interests"]
    (barred,) = told["conflicts"]
    assert (barred["person"], barred["relation"]["code"], barred["acted"]) == (
        INTAKE,
        "sibling",
        [1],
    )
    assert {each["person"] for each in told["alike"]} == {"suda"}
    places = [place for move in file_of(trial, number)["next"] for place in move["places"]]
    assert all(INTAKE not in place["may"] for place in places)


# ---------------------------------------------------------------------------- declaring and ending


@pytest.mark.parametrize(
    ("by", "clauses"), [(INTAKE, []), (RISK, []), ("suda", ["D18"]), ("admin", ["D18"])]
)
def test_a_link_is_declared_by_the_person_or_a_risk_officer(trial, by, clauses):
    """Nobody else speaks for him."""
    assert against(link(trial, INTAKE, GUARANTOR, by=by)) == clauses


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"party_id": "1101700230700"}, {"party_id"}),
        ({"party_id": "นายสมชาย"}, {"party_id"}),
        ({"relation": "friend"}, {"relation"}),
        ({"since": "2019-06-04"}, {"since"}),
        ({"until": "2018-12-31", "relation": "debtor"}, {"until"}),
        ({"until": "2019-03-31"}, {"until"}),
        ({"declared_by": "nobody"}, {"declared_by"}),
    ],
)
def test_what_is_no_link_is_bad_input(trial, changes, fields):
    """The field is named; the number is not repeated."""
    paper = {
        "person": INTAKE,
        "party_id": GUARANTOR,
        "relation": "sibling",
        "since": "2019-01-01",
        "declared_by": INTAKE,
        **changes,
    }
    with pytest.raises(InvalidInputError) as error:
        enacted(trial, "declare_link", RISK, **paper)
    assert {fault.field for fault in error.value.faults} == fields
    assert all(GUARANTOR not in fault.english for fault in error.value.faults)


def test_a_link_ends_by_a_risk_officer_and_its_look_back_still_bars(trial):
    """Not by the person himself; kin never ends."""
    number = trial.file(1, TWO_MILLION)
    made = link(trial, INTAKE, borrower(1), relation="employer")["record"]["n"]
    ending = {"entry": made, "last_day": "2019-06-01", "evidence": "หนังสือลาออก"}
    assert against(enacted(trial, "end_link", INTAKE, **ending)) == ["D18", "D17"]
    assert enacted(trial, "end_link", RISK, **ending)["outcome"] == "recorded"
    assert trial.refusal(number, Event.RECEIVE) == {CONFLICT}
    kin = link(trial, INTAKE, GUARANTOR)["record"]["n"]
    with pytest.raises(InvalidInputError):
        enacted(trial, "end_link", RISK, **{**ending, "entry": kin})
    with pytest.raises(InvalidInputError):
        enacted(trial, "end_link", RISK, **ending)


def test_the_yearly_declaration_says_nothing_only_where_there_is_nothing(trial):
    """Each for himself, for a year that has begun."""
    mine = {"person": INTAKE, "year": 2019, "nothing_to_declare": True}
    assert enacted(trial, "declare_interests", INTAKE, **mine)["outcome"] == "recorded"
    assert against(enacted(trial, "declare_interests", "suda", **mine)) == ["D18"]
    with pytest.raises(InvalidInputError):
        enacted(trial, "declare_interests", INTAKE, **{**mine, "year": 2020})
    link(trial, INTAKE, GUARANTOR)
    with pytest.raises(InvalidInputError):
        enacted(trial, "declare_interests", INTAKE, **mine)
    some = {**mine, "nothing_to_declare": False}
    assert enacted(trial, "declare_interests", INTAKE, **some)["outcome"] == "recorded"


# ------------------------------------------------------------------------------------------ the key


def test_without_its_key_an_office_stops_rather_than_match_nothing(trial):
    """With another key, or none, no act is done while there are links."""
    link(trial, INTAKE, GUARANTOR)
    office = trial.stage.office
    number = trial.file(1, TWO_MILLION)
    lost = replace(office, demonstration_blind=None)
    changed = replace(office, demonstration_blind=office.blind)
    for wrong in (lost, changed):
        with pytest.raises(Unavailable):
            advance(wrong, Act(case=number, event="receive", person=INTAKE, paper=RECEIPT))


def test_an_office_without_a_key_takes_no_link(trial):
    """It says which setting is missing; cases go on without."""
    office = replace(trial.stage.office, demonstration_blind=None)
    with trial.stage.office.archive() as archive:
        assert blind_of(office, archive.directory()) is None
    keyless = replace(trial.stage, office=office)
    with pytest.raises(InvalidInputError) as error:
        link(Desk(keyless), INTAKE, GUARANTOR)
    assert "SMEFUND_BLIND_INDEX_KEY" in error.value.faults[0].english
    number = Desk(keyless).file(1, TWO_MILLION)
    assert parties(trial, number) == ()
