"""What the books promise, on SQLite and on PostgreSQL alike."""

from contextlib import suppress
from dataclasses import replace

import pytest

from adapters.database.errors import RefusedByDatabaseError
from states.case import Capacity, Deed
from states.process import Duty, Step
from tests.adapters.database.hand import (
    JURISTIC_ID,
    MORNING,
    deed,
    enactment,
    following,
    opened,
    opening,
    person_entry,
    refused,
    row_of,
)
from workflow.office import Answered, Found, KeyTakenError


class AnyFailure(Exception):  # noqa: N818 - whatever it is called
    """What a program may raise in the middle of an act."""


# ------------------------------------------------------------------------------- keeping


def test_a_case_is_found_as_it_was_kept(database):
    """Every column of a case comes back with the value and the kind it had."""
    half = {"n": 1, "event": "sign", "paper": {"amount": "1.50"}, "maker": "somsri"}
    change = opening("2562-50-00001", back="draft", others_since=3, half=half)
    with database.books() as books:
        books.keep(change)
        assert books.find("2562-50-00001", None) == Found(change.row, (), None)
    with database.archive() as archive:
        assert archive.case("2562-50-00001") == Found(change.row, (), None)


def test_an_act_changes_the_case(database):
    """State, course, half and moment of the case are those of its last act."""
    row = opened(database, "A", half={"n": 1, "event": "sign", "paper": {}, "maker": "somsri"})
    change = following(
        row, state="performing", half=None, course={"disbursed": "5.00"}, applying=False
    )
    with database.books() as books:
        books.keep(change)
    assert row_of(database, "A") == change.row
    assert (change.row.version, change.row.at > MORNING) == (2, True)


def test_deeds_are_found_in_the_order_of_the_records(database):
    """A case knows everybody's part, act by act and voter by voter."""
    row = opened(database, "A")
    votes = tuple(Deed(2, Step.SELECTION, Duty.SELECT, person, Capacity.VOTER) for person in "zyx")
    first = following(row, "select", deeds=votes)
    second = following(first.row, deeds=(deed(3, "prasit"),))
    with database.books() as books:
        books.keep(first)
        books.keep(second)
        assert books.find("A", None).deeds == (*votes, deed(3, "prasit"))
    with database.archive() as archive:
        assert list(archive.deeds()) == [("A", each) for each in (*votes, deed(3, "prasit"))]


def test_a_second_deed_in_the_same_step_is_no_second_duty(database):
    """Whoever took part in a step may take part in it again."""
    row = opened(database, "A")
    again = [(deed(n, "somsri", Step.SELECTION, Duty.SELECT), deed(n, "prasit")) for n in (2, 3)]
    with database.books() as books:
        for deeds in again:
            change = following(row, deeds=deeds)
            books.keep(change)
            row = change.row
    with database.archive() as archive:
        assert [each["person"] for each in archive.state_rows("separated_duty")] == ["somsri"]


def test_a_new_application_takes_the_place_of_the_old_one(database, again):
    """After a supplement every program sees the application as it now stands."""
    row = opened(database, "A")
    assert row_of(again, "A").application == row.application
    supplemented = {**row.application, "amount": "2000.00"}
    with database.books() as books:
        books.keep(following(row, application=supplemented))
    assert row_of(again, "A").application == supplemented
    assert row_of(database, "A").application == supplemented


def test_an_unchanged_application_is_given_as_the_same_object(database):
    """Whoever keeps something beside an application can tell by identity that it is the same."""
    first = opened(database, "A")
    with database.books() as books:
        books.keep(replace(following(first), application_changed=False))
    assert row_of(database, "A").application is first.application


def test_what_a_key_was_answered_is_known_ever_after(database, again):
    """An act that is sent again with its key gets the first answer."""
    row = opened(database, "A")
    change = following(row, key="k1")
    with database.books() as books:
        books.keep(change)
    answered = Answered("asked pay", change.answer)
    with again.books() as books:
        assert books.find("A", "k1").answered == answered
        assert books.find("nothing", "k1").answered == answered
        assert books.answered("k1") == answered
        assert books.answered("k2") is None
        assert books.find("A", "k2").answered is None


def test_a_stale_writer_is_told_what_happened_since(database):
    """Everything after a version is listed with number, moment, person, event and outcome."""
    first = opened(database, "A")
    second = following(first, "pay")
    with database.books() as books:
        books.keep(second)
        books.keep(refused(following(second.row, "disburse")))
        news = books.since("A", 1)
        assert books.since("A", 3) == ()
    assert [(each["n"], each["event"], each["outcome"]) for each in news] == [
        (2, "pay", "moved"),
        (3, "disburse", "refused"),
    ]
    assert (news[0]["actor"], news[0]["at"]) == ("somsri", "2019-04-18T02:04:04.000005Z")


def test_the_world_is_told_once_of_every_act(database, raw):
    """Each act leaves one message, not sent yet."""
    row = opened(database, "A")
    with database.books() as books:
        books.keep(following(row))
    told = raw("SELECT case_number, n, topic, body, created_at, sent_at FROM outbox ORDER BY id")
    assert told == [
        ("A", 1, "case.moved", '{"case":"A","n":1}', "2019-04-18T02:03:04.000005Z", None),
        ("A", 2, "case.moved", '{"case":"A","n":2}', "2019-04-18T02:04:04.000005Z", None),
    ]


# ------------------------------------------------------------------------- all or nothing


def test_an_act_that_fails_leaves_nothing(database):
    """Whatever is raised in a transaction, nothing of it is kept."""
    row = opened(database, "A")

    def fail_late():
        with database.books() as books:
            books.keep(following(row, key="k", deeds=(deed(2, "somsri"),)))
            books.keep(opening("B"))
            raise AnyFailure

    with pytest.raises(AnyFailure):
        fail_late()
    with database.archive() as archive:
        assert archive.case("A") == Found(row, (), None)
        assert archive.case("B").row is None
        assert [record.n for record in archive.records()] == [1]
    with database.books() as books:
        assert books.answered("k") is None


def test_an_error_of_the_database_cannot_be_swallowed(database):
    """After the database has refused something the transaction is not committed, come what may."""
    row = opened(database, "A")

    def swallow():
        with database.books() as books:
            books.keep(following(row))
            with suppress(RefusedByDatabaseError):
                books.keep(following(row))

    with pytest.raises(RefusedByDatabaseError):
        swallow()
    assert row_of(database, "A") == row


def test_an_act_on_a_version_that_is_not_the_last_is_refused(database):
    """Even a program that forgot to look cannot write over what somebody else wrote."""
    row = opened(database, "A")
    with database.books() as books:
        books.keep(following(row))
    with pytest.raises(RefusedByDatabaseError) as refusal, database.books() as books:
        books.keep(following(row, state="npl"))
    assert refusal.value.rule == "version"
    assert row_of(database, "A").state == "draft"


def test_an_enactment_on_an_old_version_of_the_office_is_refused(database):
    """The same holds for the record of the office."""
    with database.books() as books:
        stale = enactment(books, "register_person", person_entry("somsri"))
        books.enact(stale)
    with pytest.raises(RefusedByDatabaseError) as refusal, database.books() as books:
        books.enact(stale)
    assert refusal.value.rule == "version"


# ------------------------------------------------------------------- who comes second


def test_a_key_that_was_taken_meanwhile_lets_the_act_begin_again(database):
    """The same key on two cases: the second act is told to look again."""
    first, second = opened(database, "A"), opened(database, "B")
    with database.books() as books:
        books.keep(following(first, key="k"))
    with pytest.raises(KeyTakenError), database.books() as books:
        books.keep(following(second, key="k"))
    assert row_of(database, "B") == second


def test_a_borrower_has_one_application_under_way(database):
    """A second application of the same juristic person is refused while the first is open."""
    row = opened(database, "A", juristic_id=JURISTIC_ID)
    with database.books() as books:
        assert books.open_application_of(JURISTIC_ID) == "A"
        assert books.open_application_of("another") is None
    with pytest.raises(KeyTakenError), database.books() as books:
        books.keep(opening("B"))
    with database.books() as books:
        books.keep(following(row, state="withdrawn", applying=False))
        assert books.open_application_of(JURISTIC_ID) is None
        books.keep(opening("B"))
    assert row_of(database, "B").juristic_id == JURISTIC_ID


def test_a_number_is_given_once(database):
    """Two programs that open a case under one number: the second begins again."""
    opened(database, "A")
    with pytest.raises(KeyTakenError), database.books() as books:
        books.keep(opening("A"))


# ---------------------------------------------------------------------------- numbers


def test_numbers_run_without_a_gap(database):
    """Numbers count per year and province; what was rolled back is given again."""

    def take(year, province):
        with database.books() as books:
            return books.next_number(year, province)

    assert take(2562, "TH-50") == "FUND-2562-50-00001"

    def take_and_fail():
        with database.books() as books:
            assert books.next_number(2562, "TH-50") == "FUND-2562-50-00002"
            raise AnyFailure

    with pytest.raises(AnyFailure):
        take_and_fail()
    assert take(2562, "TH-50") == "FUND-2562-50-00002"
    assert take(2562, "TH-10") == "FUND-2562-10-00001"
    assert take(2563, "TH-50") == "FUND-2563-50-00001"


# ------------------------------------------------------------------------- the office


def test_the_directory_is_what_was_enacted(database, again):
    """A person registered by one program is known to another at its next act."""
    with again.books() as books:
        assert books.directory().persons == {}
        assert books.office_head() == (0, bytes(32), None)
    with database.books() as books:
        entered = enactment(books, "register_person", person_entry("somsri"))
        books.enact(entered)
        assert set(books.directory().persons) == {"somsri"}
        assert books.office_head() == (1, entered.record.hash, entered.record.at)
    with again.books() as books:
        books.find("none", None)
        assert set(books.directory().persons) == {"somsri"}
    with database.books() as books:
        books.enact(enactment(books, "register_person", person_entry("prasit")))
    with again.archive() as archive:
        directory = archive.directory()
    assert (sorted(directory.persons), directory.version) == (["prasit", "somsri"], 2)


def test_an_office_that_did_not_change_is_not_read_again(database):
    """The same directory serves act after act until something is enacted."""
    with database.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    with database.books() as books:
        first = books.directory()
    with database.books() as books:
        books.find("none", None)
        assert books.directory() is first


def test_an_enactment_that_was_rolled_back_is_not_remembered(database):
    """What was never committed does not stay in the memory of the program."""

    def enact_and_fail():
        with database.books() as books:
            books.enact(enactment(books, "register_person", person_entry("ghost")))
            assert set(books.directory().persons) == {"ghost"}
            raise AnyFailure

    with pytest.raises(AnyFailure):
        enact_and_fail()
    with database.books() as books:
        assert books.directory().persons == {}
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    with database.books() as books:
        assert set(books.directory().persons) == {"somsri"}


def test_an_office_restored_to_another_past_is_read_anew(database, raw):
    """The directory is known by the hash of the office's last record, not by its number."""
    with database.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    with database.books() as books:
        assert set(books.directory().persons) == {"somsri"}
    raw("UPDATE office_head SET version = 0, head = '', at = NULL")
    with database.books() as books:
        assert books.directory().version == 0


def test_a_refused_enactment_is_on_record_and_has_no_effect(database):
    """Who tries to enact what he may not leaves a record, and the office stays as it was."""
    with database.books() as books:
        books.enact(
            enactment(books, "register_person", person_entry("ghost"), outcome="refused", key="k")
        )
        assert books.answered("k") == ("asked register_person", {"record": {"n": 1}})
        assert books.directory().persons == {}
    with database.archive() as archive:
        assert [(each.case, each.n) for each in archive.records()] == [("OFFICE", 1)]
        assert list(archive.state_rows("office_entry")) == []
