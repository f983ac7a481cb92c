"""Persons, accounts and emergencies in the books: on record, on both databases."""

from contextlib import closing
from datetime import timedelta

import pytest

from adapters.database import open_database
from audit.canonical import canonical
from audit.entry import LARGEST_BODY_BYTES
from states.baht import Baht
from states.case import Capacity, Deed
from states.enactments import ENACTABLE
from states.invalid import InvalidInputError
from states.lifecycle import LOAN
from states.process import Duty, Event, Mode, Role, Step
from states.rules.edition import Objection
from states.rules.finding import Verdict
from tests.lending import UNDER_NO_5, Desk
from tests.offices import faults_of
from tests.workflow.test_amending import desk_of, in_the_year_of_the_notice
from workflow.applicant import Applicant
from workflow.governance import OfficeAct, enact
from workflow.inbox import inbox
from workflow.merging import Conflict, for_the_record, standing_conflicts
from workflow.office import OFFICE_CHAIN
from workflow.oversight import oversight
from workflow.rebuilding import compare
from workflow.replay import record_fields
from workflow.stage import moment

ONE_MILLION = Baht.of(1_000_000)
DAY = UNDER_NO_5


@pytest.fixture
def database_url(url_with):
    """The address of an office with its cast, once on each of the two databases."""
    return url_with(in_the_year_of_the_notice)


@pytest.fixture
def database(database_url):
    """Its database."""
    with closing(open_database(database_url)) as opened:
        yield opened


@pytest.fixture
def desk(database) -> Desk:
    """A desk in an office with its cast, in the year of the notice."""
    return desk_of(database)


def entered(desk, event, by="admin", /, **paper):
    """What the office answers to an enactment on the day of the desk."""
    desk.stage.clock.at = moment(desk.day)
    return enact(desk.stage.office, OfficeAct(event=event, person=by, paper=paper))


def joins(desk, code, role):
    """Somebody more on the staff."""
    entered(desk, "register_person", code=code, name_th="นางสมมุติ")
    entered(desk, "appoint", person=code, role=role, order="2/2562", since="2019-01-02")


def acts(desk, number, event, person, minutes=0, principal=None):
    """One attempt by this person under this name."""
    desk.stage.clock.at = moment(desk.day, minutes)
    case = desk.stage.case(number)
    paper = desk.stage.paper(event, person, case, {}, Applicant())
    return desk.stage.act(event, person, number, paper, principal)


def merges(desk, duplicate, into):
    """The administrator proposes, the risk officer confirms."""
    proposed = entered(desk, "merge_persons", duplicate=duplicate, into=into, reason="บุคคลเดียวกัน")
    return entered(desk, "confirm_merge", "rung", entry=proposed["record"]["n"])


def against(answer):
    """The clauses and duties that object."""
    return [objection["clause"] for objection in answer["objections"]]


def last_record(desk, number):
    """What the last record of a chain says."""
    with desk.stage.office.archive() as archive:
        *_, last = archive.records(number)
    return record_fields(last)


def told_to_the_world(database, topic):
    """The messages of one topic that wait to be sent."""
    with database.store.reading() as session:
        rows = session.execute("SELECT topic FROM outbox").fetchall()
    return [found for (found,) in rows].count(topic)


# ---------------------------------------------------------------------------------- accounts


def test_an_account_acts_as_its_person(desk, database):
    """The record names the person; the account that was typed stands beside it."""
    number = desk.file(1, ONE_MILLION)
    entered(desk, "register_account", account="local:malee", person="malee", since=DAY.isoformat(),
            order="1/2562")  # fmt: skip
    assert acts(desk, number, Event.RECEIVE, "local:malee")["outcome"] == "moved"
    record = last_record(desk, number)
    assert record["actor"] == "malee"
    assert record["sender"]["account"] == "local:malee"
    assert record["deeds"][0][2] == "malee"
    assert acts(desk, number, Event.START_SELECTION, "malee")["outcome"] == "moved"
    assert "account" not in last_record(desk, number)["sender"]

    entered(desk, "end_account", account="local:malee", last_day=(DAY - timedelta(days=1)).
            isoformat(), order="2/2562")  # fmt: skip
    with pytest.raises(InvalidInputError) as error:
        acts(desk, number, Event.WITHDRAW, "local:malee")
    assert [fault.field for fault in error.value.faults] == ["as"]
    assert desk.books_add_up()
    assert faults_of(database) == ()


def test_the_office_knows_an_administrator_by_account(desk):
    """An enactment under an account is the person's, too."""
    entered(desk, "register_account", account="local:a", person="admin", since=DAY.isoformat(),
            order="1/2562")  # fmt: skip
    entered(desk, "register_person", "local:a", code="nui", name_th="นางหนุ่ย")
    record = last_record(desk, OFFICE_CHAIN)
    assert (record["outcome"], record["actor"]) == ("recorded", "admin")
    assert record["sender"]["account"] == "local:a"


# ------------------------------------------------------------------------------- one person


def at_approval_by_two_codes(desk):
    """A case whose feasibility `nui` reported and whose figures `nid` screened."""
    joins(desk, "nui", "feasibility_analyst")
    number = desk.go(desk.file(1, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    for event, person in (
        (Event.START_FEASIBILITY, "nui"),
        (Event.REPORT_FEASIBLE, "nui"),
        (Event.SUBMIT_SCREENING, "nid"),
    ):
        assert acts(desk, number, event, person)["outcome"] == "moved"
    return number


def test_a_merger_reports_what_one_person_may_not_have_done(desk, database):
    """The answer, the record, an alert and the oversight name case, record, clause and parts."""
    number = at_approval_by_two_codes(desk)
    harmless = desk.go(desk.file(2, ONE_MILLION), Event.RECEIVE)
    proposed = entered(desk, "merge_persons", duplicate="nui", into="nid", reason="บุคคลเดียวกัน")
    n = proposed["record"]["n"]

    alone = entered(desk, "confirm_merge", "admin", entry=n)
    assert (alone["outcome"], against(alone), alone["conflicts"]) == ("refused", ["D17"], [])

    answer = entered(desk, "confirm_merge", "rung", entry=n)
    assert answer["outcome"] == "recorded"
    (conflict,) = answer["conflicts"]
    assert (conflict["case"], conflict["person"], conflict["clause"]) == (number, "nid", "1.2.2")
    assert conflict["record"] == desk.stage.case(number).version
    assert [(part["code"], part["duty"]) for part in conflict["parts"]] == [
        ("nui", "D03"),
        ("nui", "D03"),
        ("nid", "D04"),
    ]
    assert conflict["thai"]
    recorded = last_record(desk, OFFICE_CHAIN)["conflicts"]
    assert (recorded["count"], len(recorded["digest"])) == (1, 64)
    assert recorded["first"] == [[number, conflict["record"], "1.2.2", ["D04"]]]
    assert told_to_the_world(database, "alert.confirm_merge") == 1
    with desk.stage.office.archive() as archive:
        directory = archive.directory()
        found = oversight(directory, archive, DAY)
        assert compare(archive).holds
    assert found["conflicts"] == answer["conflicts"]
    assert found["persons"] == [{"person": "nid", "codes": ["nid", "nui"]}]
    assert harmless not in {each["case"] for each in found["conflicts"]}
    assert faults_of(database) == ()


def test_a_record_holds_however_many_conflicts_there_are():
    """A life's work under two codes: the first are named, the digest stands for all of them."""
    parts = tuple(Deed(n, Step.APPROVAL, Duty.APPROVE, "nui", Capacity.VOTER) for n in range(99))
    objection = Objection("1.2.2", Verdict.FAIL, "ก" * 300, "a" * 300)
    many = [Conflict(f"FUND-2562-50-{n:05d}", 98, "nid", objection, parts) for n in range(5_000)]
    recorded = for_the_record(many)
    assert recorded["count"] == 5_000
    assert recorded["first"][0] == ["FUND-2562-50-00000", 98, "1.2.2", ["D05"]]
    assert recorded["digest"] != for_the_record(many[1:])["digest"]
    assert len(canonical(recorded)) < LARGEST_BODY_BYTES // 2


def test_after_a_merger_the_deeds_of_both_codes_count(desk):
    """What was done under either, long before, bars the person under each; new deeds have one."""
    joins(desk, "nui", "feasibility_analyst")
    number = desk.go(desk.file(1, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    acts(desk, number, Event.START_FEASIBILITY, "nui")
    acts(desk, number, Event.REPORT_FEASIBLE, "nui")
    assert merges(desk, "nui", "nid")["conflicts"] == []
    for name in ("nid", "nui"):
        refused = acts(desk, number, Event.SUBMIT_SCREENING, name)
        assert against(refused) == ["1.2.2"]
        record = last_record(desk, number)
        assert record["actor"] == "nid"
        assert record["sender"].get("account", "nid") == name
    with desk.stage.office.archive() as archive:
        waiting = {line.case for line in inbox(archive, LOAN, "nui", DAY)}
    assert number not in waiting

    other = desk.go(desk.file(2, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    assert acts(desk, other, Event.START_FEASIBILITY, "nui")["outcome"] == "moved"
    assert {deed.person for deed in desk.stage.case(other).deeds} >= {"nid"}
    assert last_record(desk, other)["deeds"][0][2] == "nid"
    assert desk.books_add_up()


def test_who_prepared_does_not_check_under_another_code(desk):
    """The half that was prepared before stays as it is stored, and is the person's."""
    joins(desk, "len", "contract_checker")
    number = desk.go(desk.asks(1, ONE_MILLION), Event.APPROVE, Event.START_CONTRACT)
    assert acts(desk, number, Event.SIGN, "lek")["outcome"] == "recorded"
    assert merges(desk, "lek", "len")["conflicts"] == []
    refused = acts(desk, number, Event.SIGN, "len")
    assert "D07" in against(refused)
    assert desk.books_add_up()
    assert acts(desk, number, Event.SIGN, "lin")["outcome"] == "moved"
    assert desk.books_add_up()


def test_a_checked_pair_of_one_person_comes_to_light(desk):
    """Prepared under one code, checked under the other: found when they are united."""
    joins(desk, "len", "contract_checker")
    number = desk.go(desk.asks(1, ONE_MILLION), Event.APPROVE, Event.START_CONTRACT)
    acts(desk, number, Event.SIGN, "lek")
    assert acts(desk, number, Event.SIGN, "len")["outcome"] == "moved"
    conflicts = merges(desk, "len", "lek")["conflicts"]
    assert [(each["case"], each["clause"]) for each in conflicts] == [
        (number, "D06/D07"),
        (number, "D07"),
    ]


def test_two_votes_of_one_person_come_to_light_and_are_not_cast_again(desk):
    """A resolution that counted one person twice is found; the next one is bad input."""
    number = desk.go(desk.file(1, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    conflicts = merges(desk, "kwan", "korn")["conflicts"]
    assert [(each["case"], each["clause"]) for each in conflicts] == [(number, "D02")]
    other = desk.go(desk.file(2, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION)
    with pytest.raises(InvalidInputError) as error:
        desk.do(other, Event.SELECT)
    assert [fault.field for fault in error.value.faults] == ["resolution.present.2"]


def test_another_process_reads_the_same_persons(desk, database_url):
    """Whoever opens the same database finds the same conflicts."""
    at_approval_by_two_codes(desk)
    answer = merges(desk, "nui", "nid")
    with closing(open_database(database_url)) as other, other.archive() as archive:
        found = standing_conflicts(archive.directory(), archive)
    assert [each.document() for each in found] == answer["conflicts"]


# ------------------------------------------------------------------------------- emergencies


def breaks_glass(desk, number, person="suda", duty="D01"):
    """Somebody asks for a duty and the risk officer confirms; the number of the emergency."""
    asked = entered(
        desk, "open_break_glass", person, person=person, duty=duty, case=number, reason="ระบบล่ม",
        ticket="INC-1",
    )  # fmt: skip
    assert asked["outcome"] == "recorded", asked
    n = asked["record"]["n"]
    assert entered(desk, "confirm_break_glass", "rung", entry=n)["outcome"] == "recorded"
    return n


def test_an_act_in_an_emergency_names_it_and_is_told_at_once(desk, database):
    """The record says under which emergency; the world hears of its beginning and of its use."""
    number = desk.file(1, ONE_MILLION)
    assert against(acts(desk, number, Event.RECEIVE, "suda")) == ["D01"]
    n = breaks_glass(desk, number)
    assert told_to_the_world(database, "alert.confirm_break_glass") == 1

    assert acts(desk, number, Event.RECEIVE, "suda", minutes=60)["outcome"] == "moved"
    assert last_record(desk, number)["break_glass"] == n
    assert told_to_the_world(database, "alert.break_glass") == 1
    assert acts(desk, number, Event.START_SELECTION, "malee", minutes=60)["outcome"] == "moved"
    assert "break_glass" not in last_record(desk, number)
    assert against(acts(desk, number, Event.WITHDRAW, "suda", minutes=61)) == ["D01"]
    assert desk.books_add_up()
    assert faults_of(database) == ()


def test_an_emergency_is_asked_for_in_a_case_that_there_is(desk):
    """A number that nobody has is bad input, and nothing is stored."""
    with pytest.raises(InvalidInputError) as error:
        breaks_glass(desk, "FUND-2562-50-99999")
    assert [fault.field for fault in error.value.faults] == ["case"]


def test_a_review_is_for_somebody_outside_the_case(desk, database):
    """Whoever took part in it, under whichever code, leaves it to another."""
    joins(desk, "ying2", "auditor")
    number = desk.go(desk.file(1, ONE_MILLION), Event.RECEIVE)
    n = breaks_glass(desk, number)
    entered(desk, "merge_persons", duplicate="malee", into="ying2", reason="บุคคลเดียวกัน")
    with desk.stage.office.archive() as archive:
        last = archive.directory().version
    entered(desk, "confirm_merge", "rung", entry=last)
    review = {"entry": n, "finding": "justified", "remark": "จำเป็น"}
    assert against(entered(desk, "review_break_glass", "ying2", **review)) == ["D17"]
    assert against(entered(desk, "review_break_glass", "malee", **review)) == ["D17"]
    assert entered(desk, "review_break_glass", "att", **review)["outcome"] == "recorded"
    with desk.stage.office.archive() as archive:
        (emergency,) = oversight(archive.directory(), archive, DAY)["emergencies"]
    assert (emergency["reviewed_by"], emergency["overdue"]) == ("att", False)


def test_no_emergency_lifts_clause_1_2_2_or_a_pair(desk):
    """The feasibility analyst may draft the contract; who drafted it may not verify it."""
    number = desk.go(desk.asks(1, ONE_MILLION), Event.APPROVE)
    breaks_glass(desk, number, "fon", "D06")
    assert acts(desk, number, Event.START_CONTRACT, "fon")["outcome"] == "moved"
    assert acts(desk, number, Event.SIGN, "fon")["outcome"] == "recorded"
    entered(desk, "review_break_glass", "att", entry=last_opening(desk), finding="justified",
            remark="จำเป็น")  # fmt: skip
    breaks_glass(desk, number, "fon", "D07")
    assert set(against(acts(desk, number, Event.SIGN, "fon"))) == {"D06/D07", "D07"}


def last_opening(desk):
    """The number of the last emergency."""
    with desk.stage.office.archive() as archive:
        return archive.directory().emergencies.all()[-1].n


def test_nobody_acts_for_the_holder_of_an_emergency(desk):
    """A delegation lends roles; what was given to one person for an hour stays with that person."""
    number = desk.file(1, ONE_MILLION)
    entered(desk, "delegate", principal="suda", delegate="kamol", order="3/2562",
            since=DAY.isoformat(), until=DAY.isoformat())  # fmt: skip
    breaks_glass(desk, number)
    assert against(acts(desk, number, Event.RECEIVE, "kamol", principal="suda")) == ["D01"]


# ---------------------------------------------------------------------------------- services


def test_a_service_neither_prepares_nor_checks_nor_votes(desk):
    """Rows of the clock are the clock's; nothing else is, and nobody acts through it or for it."""
    number = desk.go(desk.file(1, ONE_MILLION), Event.RECEIVE, Event.START_SELECTION)
    desk.stage.clock.at = moment(desk.day)
    case = desk.stage.case(number)
    paper = desk.stage.paper(Event.SELECT, "suda", case, {"resolution.present": ["clock"]}, None)
    refused = desk.stage.act(Event.SELECT, "suda", number, paper)
    assert against(refused) == ["D02"]
    assert "clock had no seat" in refused["objections"][0]["english"]
    assert against(acts(desk, number, Event.SELECT, "clock")) == ["D02"]
    for paper in ({"principal": "clock", "delegate": "malee"}, {"principal": "malee",
                  "delegate": "clock"}):  # fmt: skip
        days = {"since": DAY.isoformat(), "until": DAY.isoformat()}
        answer = entered(desk, "delegate", order="3/2562", **paper, **days)
        assert against(answer) == ["delegation"]


def test_no_row_of_the_table_lets_a_service_decide():
    """The clock does the timer's rows and may prepare; it checks nothing and enters nothing."""
    for row in LOAN.moves:
        assert Role.CLOCK not in (*row.checkers, *row.voters)
        if row.mode is Mode.BALLOT:
            assert Role.CLOCK not in row.by
        if row.mode is Mode.CLOCK:
            assert row.by == (Role.CLOCK,)
    assert all(Role.CLOCK not in kind.roles for kind in ENACTABLE.values())
