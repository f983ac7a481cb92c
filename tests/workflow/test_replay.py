"""The state tables, rebuilt from the trail and compared row by row with what is stored."""

from contextlib import closing
from datetime import date

import pytest

from adapters.database import open_database
from adapters.database.tables import METADATA, STATE_TABLES
from audit.verify import Stored
from tests.house import ROOT
from tests.offices import office_of
from tests.tables import enter_the_cast
from workflow.case_file import case_file
from workflow.filing import case_of
from workflow.journey_play import play_text
from workflow.office import OFFICE_CHAIN
from workflow.rebuilding import compare
from workflow.rebuilt_lines import groups_in
from workflow.replay import UnreadableError, day_of, replayed

JOURNEYS = sorted((ROOT / "tests" / "journeys").glob("*.txt"))
WITH_A_PREPARED_HALF = """
# ครึ่งหนึ่ง — one half
2019-04-18 malee   open_file        -> draft
2019-04-18 malee   receive          -> received
2019-04-19 malee   start_selection  -> selection
2019-04-25 suda    select           -> selected
2019-04-26 kamol   start_feasibility !! 1.2.2 D03
2019-04-26 somchai start_feasibility -> feasibility
2019-04-29 somchai report_feasible  -> financial_screening
2019-04-30 nid     submit_screening -> approval
2019-05-02 chai    approve          -> approved
2019-05-03 lek     start_contract   -> contracting
2019-05-07 lek     sign             == contracting
"""
STANDS = {table.name for table in STATE_TABLES}


def with_a_prepared_half(url):
    """Make an office with a contract that nobody has checked yet."""
    with closing(open_database(url, create=True)) as database:
        assert play_text(office_of(database), WITH_A_PREPARED_HALF).ok


@pytest.fixture
def database(url_with):
    """That office, on each of the two databases."""
    with closing(open_database(url_with(with_a_prepared_half))) as database:
        yield database


@pytest.fixture
def embedded(sqlite_with):
    """The same, embedded alone."""
    with closing(open_database(sqlite_with(with_a_prepared_half))) as database:
        yield database


def rebuilt(database):
    with database.archive() as archive:
        return compare(archive)


def by_hand(database, statement):
    """What somebody does who has the password and has put the triggers out of the way."""
    with database.store.writing() as session:
        if database.store.kind == "postgresql":
            for table in METADATA.tables:
                session.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            triggers = session.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                session.execute(f"DROP TRIGGER {name}")
        session.execute(statement)


def test_every_state_table_is_rebuilt(database):
    """Eleven tables follow from the trail; with nothing touched no row differs."""
    found = rebuilt(database)
    assert found.differences == ()
    assert found.cases == 1
    assert {
        *("loan_case", "case_application", "deed", "separated_duty", "ballot"),
        *("line_entry", "case_hold", "borrower_group", "office_entry"),
        *("loan_fact", "loan_account"),
    } == STANDS


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_every_journey_is_reproduced_from_its_records(path, sqlite_with):
    """Whatever happens to a loan, its rows follow from its records."""
    with closing(open_database(sqlite_with(enter_the_cast))) as database:
        play_text(office_of(database), path.read_text(encoding="utf-8"))
        assert rebuilt(database).differences == ()


@pytest.mark.parametrize(
    ("statement", "table", "column"),
    [
        ("UPDATE loan_case SET state = 'approved'", "loan_case", "state"),
        ("UPDATE loan_case SET back_state = 'npl'", "loan_case", "back_state"),
        ("UPDATE loan_case SET others_since = 3", "loan_case", "others_since"),
        ("UPDATE loan_case SET half = NULL", "loan_case", "half"),
        ("UPDATE loan_case SET version = 99", "loan_case", "version"),
        ("UPDATE loan_case SET province = 'TH-10'", "loan_case", "province"),
        ("UPDATE loan_case SET applying = NOT applying", "loan_case", "applying"),
        (
            "UPDATE loan_case SET course = replace(course, '\"4700000.00\"', '\"9700000.00\"')",
            "loan_case",
            "course.approved_amount",
        ),
        (
            "UPDATE case_application SET body = replace(body, 'term_months\":', 'term_months\":1')",
            "case_application",
            "body.request.term_months",
        ),
        ("UPDATE deed SET capacity = 'checker' WHERE n = 4", "deed", "capacity"),
        ("UPDATE line_entry SET above_3_million = 1", "line_entry", "above_3_million"),
        ("UPDATE line_entry SET up_to_3_million = 1", "line_entry", "up_to_3_million"),
        ("UPDATE case_hold SET exposure = 0", "case_hold", "exposure"),
        ("UPDATE case_hold SET juristic_id = NULL", "case_hold", "juristic_id"),
        ("UPDATE office_entry SET paper = '{}' WHERE n = 2", "office_entry", "paper.code"),
        ("UPDATE office_entry SET event = 'appoint' WHERE n = 2", "office_entry", "event"),
    ],
)
def test_an_update_by_hand_is_named(embedded, statement, table, column):
    """A row changed beside the records is named by case, table and column, with both values."""
    by_hand(embedded, statement)
    found = {(each.table, each.column): each for each in rebuilt(embedded).differences}
    assert (table, column) in found
    difference = found[table, column]
    assert difference.trail != difference.stored
    assert table in difference.thai
    assert column in difference.english
    assert {each.case for each in found.values()} == {difference.case}


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM deed WHERE n = 1", "deed"),
        ("DELETE FROM office_entry WHERE n = 3", "office_entry"),
        ("DELETE FROM case_application", "case_application"),
        ("DELETE FROM case_hold", "case_hold"),
        ("DELETE FROM borrower_group", "borrower_group"),
        ("DELETE FROM line_entry WHERE account = 'fund'", "line_entry"),
    ],
)
def test_a_row_that_is_gone_is_named(embedded, statement, table):
    """A row that the trail asks for and nobody finds."""
    by_hand(embedded, statement)
    (difference,) = rebuilt(embedded).differences
    assert (difference.table, difference.trail, difference.stored) == (table, "a row", "no row")


def test_an_update_by_hand_is_named_on_either_database(database):
    """The comparison does not depend on the database that holds the rows."""
    by_hand(database, "UPDATE loan_case SET state = 'approved', half = NULL")
    found = {each.column for each in rebuilt(database).differences}
    assert found == {"state", "half"}


def test_a_row_without_a_record_is_named(embedded):
    """An entry that nobody enacted, such as an administrator of one's own making."""
    by_hand(
        embedded,
        "INSERT INTO office_entry (n, event, paper, at) VALUES (9999, 'register_person',"
        " '{\"code\":\"ghost\"}', '2019-05-07T00:00:00.000000Z')",
    )
    (difference,) = rebuilt(embedded).differences
    assert (difference.case, difference.row) == (OFFICE_CHAIN, "9999")
    assert (difference.trail, difference.stored) == ("no row", "a row")


def test_a_case_whose_records_are_gone_is_named(embedded):
    """A case that no record knows differs in every table that holds it."""
    by_hand(embedded, "DELETE FROM line_entry")
    by_hand(embedded, "DELETE FROM case_party")
    by_hand(embedded, "DELETE FROM personal_value WHERE case_number <> 'OFFICE'")
    by_hand(embedded, "DELETE FROM audit_record WHERE case_number <> 'OFFICE'")
    found = rebuilt(embedded)
    elsewhere = {"office_entry", "line_entry", "loan_fact", "loan_account"}
    assert {each.table for each in found.differences} == STANDS - elsewhere
    assert found.cases == 0


def test_a_record_that_cannot_be_read_is_named_and_the_others_go_on(embedded):
    """Replay of one broken case does not hide what is wrong with the next one."""
    by_hand(embedded, "UPDATE audit_record SET body = hash WHERE case_number = 'OFFICE' AND n = 1")
    by_hand(embedded, "UPDATE loan_case SET state = 'approved'")
    found = [(each.case, each.table, each.row) for each in rebuilt(embedded).differences]
    assert (OFFICE_CHAIN, "audit_record", "1") in found
    assert any(table == "loan_case" for _, table, _ in found)


GROUP = (
    ("0505551000015", "0505551000023"),
    ("0105551000010", "0105551000029"),
    ("0505551000023", "0105551000010"),
)


def test_groups_are_compared_whatever_their_code(embedded):
    """Which borrower gives a group its code hangs on who came first, and is no difference."""
    with embedded.books() as books:
        for together in GROUP:
            books.unite(together)
    everybody = {member for together in GROUP for member in together}
    with embedded.archive() as archive:
        stored = groups_in(archive.state_rows("borrower_group"))
    assert {row["group_code"] for row in stored.values()} == {min(everybody)}
    named = {each.row for each in rebuilt(embedded).differences}
    assert everybody >= named > set()


def test_the_case_is_the_same_whichever_way_it_is_read(database):
    """Row by row or record by record, the law judges the same case."""
    with database.archive() as archive:
        (row,) = archive.cases()
        found = archive.case(row.number)
        again = replayed(archive.records(row.number))
        assert again.row == found.row
        directory = archive.directory()
        assert case_of(again.row, tuple(again.deeds), again.table, directory) == case_of(
            found.row, found.deeds, again.table, directory
        )


def test_every_past_day_can_be_seen_again(database):
    """On each day the file stands where the last record of that day left it."""
    today = date(2019, 6, 1)
    with database.archive() as archive:
        (row,) = archive.cases()
        records = tuple(archive.records(row.number))
        for day in sorted({day_of(record) for record in records}):
            file = case_file(archive, row.number, today, as_of=day)
            last = [record for record in records if day_of(record) <= day][-1]
            assert file["version"] == last.n
            assert file["state"]["code"] == file["records"][-1]["to"]
            assert len(file["records"]) == last.n


def test_a_day_begins_and_ends_in_thailand():
    """The end of a day is midnight in Bangkok, seven hours before that of Greenwich."""
    evening = Stored("A", 1, b"", b'{"at":"2019-04-18T16:59:59.999999Z"}')
    midnight = Stored("A", 2, b"", b'{"at":"2019-04-18T17:00:00.000000Z"}')
    assert (day_of(evening), day_of(midnight)) == (date(2019, 4, 18), date(2019, 4, 19))


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"event":"fly"}', b"\xff", b'{"event":"receive","case":"A"}'],
)
def test_what_is_no_record_is_named_by_its_number(body):
    """A record that says nothing a case could follow from is an error with case and number."""
    with pytest.raises(UnreadableError) as error:
        replayed([Stored("A", 1, b"", body)])
    assert (error.value.case, error.value.n) == ("A", 1)
