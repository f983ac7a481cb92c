"""Journeys: how a table is read, and how a line that comes out otherwise is told."""

import json
from contextlib import closing

import pytest

from adapters.database import open_database
from states.invalid import InvalidInputError
from tests.offices import office_of
from workflow.governance import OfficeAct, enact
from workflow.journey import read_journey
from workflow.journey_play import play_text

OPENED = "2019-04-18  malee  open_file  -> draft"


@pytest.fixture
def office():
    """An empty office in memory."""
    with closing(open_database("sqlite://", create=True)) as database:
        yield office_of(database)


def test_a_table_is_read_with_all_its_parts():
    """Title, applicant, extra persons, delegations, attempts, comments."""
    journey = read_journey(
        """
        # ผ่าน — Passed
        application loan_amount=3000000.00 context.strategy_high_rank=true
        person ubon selection_member TH-50
        delegation korn ubon
        2019-04-18  malee      open_file          -> draft   -- รับไว้ก่อน
        -- ทั้งบรรทัดเป็นหมายเหตุ
        2019-04-19  chai(boss) approve amount=1.00 resolution.voters=[boss, chai]  !! 1.2.2 D05
        """
    )
    assert journey.title == ("ผ่าน", "Passed")
    assert journey.application == {
        "loan_amount": "3000000.00",
        "context.strategy_high_rank": True,
    }
    (ubon,) = journey.persons
    assert (ubon.code, ubon.role, ubon.province) == ("ubon", "selection_member", "TH-50")
    assert journey.delegations == [("korn", "ubon")]
    opens, approves = journey.lines
    assert (opens.number, opens.person, opens.event, opens.changes) == (6, "malee", "open_file", {})
    assert (approves.person, approves.principal) == ("chai", "boss")
    assert approves.changes == {"amount": "1.00", "resolution.voters": ["boss", "chai"]}
    assert approves.expectation == "!! 1.2.2 D05"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2019-04-18 malee open_file", "write: DAY WHO EVENT"),
        ("2019-04-18 malee open_file -> nowhere", "unknown state nowhere"),
        ("2019-04-18 malee open_file -> draft received", "unknown state"),
        ("2019-04-18 malee fly -> draft", "unknown event fly"),
        ("18/4/2562 malee open_file -> draft", "is not a day"),
        ("2019-04-18T25:00 malee open_file -> draft", "is not a day"),
        ("2019-04-18 admin delegate -> draft", "unknown state draft"),
        ("2019-04-18 malee open_file == entered", "unknown state entered"),
        ("2016-04-18 malee open_file -> draft", "the day lies between"),
        ("2019-04-18 malee open_file quickly -> draft", "not key=value: quickly"),
        ('2019-04-18 malee open_file title="open -> draft', "is not closed"),
        ("person ubon king TH-50", "unknown role"),
        ("person ubon approver TH-99", "unknown province"),
        ("person Ubon approver", "cannot be a person's code"),
        ("person ubon", "write: person CODE ROLE PROVINCE"),
        ("delegation korn", "write: delegation PRINCIPAL DELEGATE"),
        ("application loan_amount=ten", "not an amount"),
        ("application colour=red", "unknown field"),
        ("application province=TH-96", "the cast works in"),
        ("application รายเล็ก", "not key=value"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, reason):
    """Every such line is told with its number, all of them at once, in both languages."""
    with pytest.raises(InvalidInputError) as error:
        read_journey(f"# ก — A\n{line}\n{OPENED}\n2019-04-19 malee dance -> draft")
    faults = {fault.field.partition(",")[0]: fault for fault in error.value.faults}
    assert set(faults) == {"line 2", "line 4"}
    assert reason in faults["line 2"].english
    assert faults["line 2"].thai


def test_days_do_not_run_backwards():
    """A table is read from top to bottom in time."""
    with pytest.raises(InvalidInputError, match="line 2"):
        read_journey(f"{OPENED}\n2019-04-17 malee receive -> received")


def test_headers_stand_before_the_first_attempt():
    """Who is there and what is asked for is said first."""
    with pytest.raises(InvalidInputError, match="before the first attempt"):
        read_journey(f"{OPENED}\nperson ubon approver")


@pytest.mark.parametrize("text", ["", "# ก — A", "-- nothing"])
def test_a_table_without_attempts_is_none(text):
    """Nothing to play is an error, not a success."""
    with pytest.raises(InvalidInputError, match="no line to play"):
        read_journey(text)


def test_a_wrong_expectation_is_reported_in_words(office):
    """The rest of the table is still played; the report says what happened, in both languages."""
    report = play_text(
        office,
        """
        # ผิด — Wrong
        2019-04-18  malee  open_file            -> draft
        2019-04-18  chai   receive              -> received
        2019-04-18  malee  receive              == draft
        2019-04-18  malee  ask_documents        ?? documents
        2019-04-18  malee  supplement colour=1  -> received
        2019-04-18  malee  supplement           -> received
        """,
    )
    assert [line.found for line in report.lines] == [
        "-> draft",
        "!! D01",
        "-> received",
        "-> incomplete",
        "?? colour",
        "-> received",
    ]
    assert [line.ok for line in report.lines] == [True, False, False, False, False, True]
    assert not report.ok
    (refused,) = report.lines[1].told
    assert refused.english == "chai is not appointed intake officer on that day"
    assert "เจ้าหน้าที่รับคำขอ" in refused.thai
    assert report.lines[4].record is None
    written = report.document()
    assert written["title"] == {"thai": "ผิด", "english": "Wrong"}
    assert written["ok"] is False
    assert written["lines"][1]["found"] == "!! D01"
    assert written["cases"] == list(report.cases) != []


def test_the_office_acts_between_the_acts_on_a_case(office):
    """A line may enact for the whole office, at its own hour; it is told like any other."""
    report = play_text(
        office,
        """
        # มอบอำนาจ — A delegation
        2019-04-18        malee  open_file  -> draft
        2019-04-18        malee  delegate principal=malee delegate=suda order="ที่ 1" since=2019-04-18 until=2019-04-30 !! D18
        2019-04-18T10:30  admin  delegate principal=malee delegate=malee order="ที่ 1" since=2019-04-18 until=2019-04-30 !! D18 delegation
        2019-04-18T10:31  admin  delegate principal=malee delegate=suda order="ที่ 1" since=2019-04-18 until=2019-04-30 == entered
        2019-04-19T08:15  suda(malee)  receive  -> received
        """,  # noqa: E501 - a line is an act
    )
    assert [line.found for line in report.lines] == [
        "-> draft",
        "!! D18",
        "!! delegation",
        "== entered",
        "-> received",
    ]
    assert [line.ok for line in report.lines] == [True, True, False, True, True]
    with office.archive() as archive:
        *_, last = archive.records(report.cases[0])
    assert json.loads(last.body)["at"] == "2019-04-19T01:15:00.000000Z"


def test_a_change_that_leads_nowhere_is_reported(office):
    """A key into a list that is shorter fails its line and no other."""
    report = play_text(
        office,
        f"{OPENED}\n2019-04-18 malee ask_documents documents.7.name=8 -> incomplete",
    )
    assert [line.ok for line in report.lines] == [True, False]
    assert (
        report.lines[1].told[0].english
        == "documents.7.name: the list has 1 entries, counted from 0"
    )


def test_an_act_before_any_file_is_bad_input(office):
    """There is no case that it could be about."""
    (line,) = play_text(office, "2019-04-18 malee receive ?? case").lines
    assert line.ok


def test_a_checker_brings_no_paper(office):
    """The second half confirms what the maker prepared; with another paper it fails."""
    until_contracting = """
        2019-04-18  malee    open_file          -> draft
        2019-04-18  malee    receive            -> received
        2019-04-19  malee    start_selection    -> selection
        2019-04-20  kamol    select             -> selected
        2019-04-21  somchai  start_feasibility  -> feasibility
        2019-04-22  somchai  report_feasible    -> financial_screening
        2019-04-23  nid      submit_screening   -> approval
        2019-04-24  chai     approve            -> approved
        2019-04-25  lek      start_contract     -> contracting
        2019-04-26  lek      sign               == contracting
        2019-04-27  lin      sign number=other  !! D06
        2019-04-27  lin      sign               -> contracted
    """
    assert play_text(office, until_contracting).ok


def test_only_a_demonstration_office_is_a_stage(office):
    """Whoever plays into an office that works in earnest is stopped before anything is entered."""
    paper = {"code": "real", "name_th": "ผู้ดูแลจริง"}
    enact(office, OfficeAct(event="register_person", person="installer", paper=paper))
    with pytest.raises(InvalidInputError, match="is not a demonstration office"):
        play_text(office, OPENED)
    with office.archive() as archive:
        assert len(list(archive.records())) == 1
