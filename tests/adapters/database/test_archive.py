"""What the archive promises, on SQLite and on PostgreSQL alike."""

from audit.commitment import opens
from audit.verify import verify
from states.process import Duty, Step
from tests.adapters.database.hand import (
    deed,
    enactment,
    following,
    opened,
    opening,
    person_entry,
)


def test_the_trail_of_the_books_verifies(database):
    """Records, heads and personal values come back as the verifier wants them, in its order."""
    names = {"paper.name": "สมศรี ใจดี", "paper.phone": "0812345678"}
    with database.books() as books:
        books.enact(enactment(books, "register_person", person_entry("somsri")))
        for number in ("ก", "b", "B", "2562-50-00001"):
            change = opening(number, juristic_id=number, personal=names)
            books.keep(change)
            books.keep(following(change.row))
    with database.archive() as archive:
        heads = archive.heads()
        report = verify(archive.records(), heads=heads, openings=archive.openings())
        assert (report.faults, report.cases, report.records, report.openings) == ((), 5, 9, 8)
        assert list(heads) == sorted(heads) or set(heads) == {
            "ก",
            "b",
            "B",
            "2562-50-00001",
            "OFFICE",
        }
        (first, *_) = archive.openings("b")
        assert opens(first_commitment(archive, first), first.salt, first.value)
        assert [(each.case, each.n) for each in archive.records("b")] == [("b", 1), ("b", 2)]


def first_commitment(archive, opening_):
    """The commitment in the record that an opening belongs to."""
    rows = [each for each in archive.records(opening_.case) if each.n == opening_.n]
    body = rows[0].body.decode()
    assert opening_.path == "paper.name"
    return body.partition('"name":"')[2].partition('"')[0]


def test_the_columns_of_a_record_say_what_its_body_says(database):
    """Moment, person, event and outcome are kept beside the record to be searched by."""
    opened(database, "A")
    with database.archive() as archive:
        (record,) = archive.records()
    assert record.columns == {
        "at": "2019-04-18T02:03:04.000005Z",
        "actor": "somsri",
        "event": "open_file",
        "outcome": "moved",
    }


def test_what_waits_is_read_at_once_with_its_deeds(database):
    """Of each state the first by number, whoever did something on them, and no facts."""
    for number, state in (("D", "npl"), ("C", "draft"), ("A", "draft"), ("B", "draft"), ("E", "-")):
        opened(database, number, state=state, juristic_id=number)
    done = (deed(2, "somsri"), deed(2, "malee", Step.INTAKE, Duty.INTAKE))
    with database.books() as books:
        books.keep(following(books.find("A", None).row, deeds=done))
    with database.archive() as archive:
        found = archive.waiting(("draft", "npl"), most=2)
        whole = archive.case("A")
    assert [row.number for row, _ in found] == ["A", "B", "D"]
    assert [deeds for _, deeds in found] == [done, (), ()]
    assert found[0][0] == whole.row._replace(application={}, course={})


def test_cases_are_listed_by_number(database):
    """A list holds the cases of a state or a province, in order, and no more than asked."""
    for number, state, province in (
        ("C", "draft", "TH-50"),
        ("A", "npl", "TH-50"),
        ("B", "draft", "TH-10"),
    ):
        opened(database, number, state=state, province=province)

    with database.archive() as archive:

        def numbers(**asked):
            return [row.number for row in archive.cases(**asked)]

        assert numbers() == ["A", "B", "C"]
        assert numbers(limit=2) == ["A", "B"]
        assert numbers(state="draft") == ["B", "C"]
        assert numbers(province="TH-50") == ["A", "C"]
        assert numbers(state="draft", province="TH-50") == ["C"]
        assert archive.count_by_state() == {"draft": 2, "npl": 1}
        assert archive.cases()[0] == archive.case("A").row


def test_the_archive_sees_one_moment(database, again):
    """What is committed while somebody reads does not show in what he reads."""
    row = opened(database, "A")
    with database.archive() as archive:
        assert archive.case("A").row == row
        with again.books() as books:
            books.keep(following(row))
        assert [record.n for record in archive.records()] == [1]
        assert archive.heads()["A"].n == 1
    with database.archive() as archive:
        assert archive.heads()["A"].n == 2


def test_state_tables_are_read_row_by_row(database):
    """Replay gets every column of every state table, its documents read, case by case."""
    row = opened(database, "A", half={"n": 1})
    acting = deed(2, "somsri", Step.SELECTION, Duty.SELECT)
    with database.books() as books:
        books.keep(following(row, deeds=(acting,)))
        books.enact(enactment(books, "register_person", person_entry("somsri")))
    opened(database, "B")
    with database.archive() as archive:
        tables = ("loan_case", "case_application", "deed", "separated_duty", "office_entry")
        found = {table: list(archive.state_rows(table)) for table in tables}
        assert [each["number"] for each in archive.state_rows("loan_case", "B")] == ["B"]
        assert list(archive.state_rows("deed", "B")) == []
    first = found["loan_case"][0]
    assert (first["half"], first["applying"], first["course"]) == ({"n": 1}, True, row.course)
    assert [each["number"] for each in found["loan_case"]] == ["A", "B"]
    assert found["case_application"][0]["body"] == row.application
    assert found["deed"] == [
        {
            "case_number": "A",
            "n": 2,
            "position": 0,
            "step": "1.2.3(1)",
            "duty": "D02",
            "person": "somsri",
            "capacity": "actor",
            "separated_step": "1.2.3(1)",
        }
    ]
    assert found["separated_duty"] == [{"case_number": "A", "person": "somsri", "step": "1.2.3(1)"}]
    assert found["office_entry"] == [
        {
            "n": 1,
            "event": "register_person",
            "paper": person_entry("somsri"),
            "at": "2019-04-18T02:03:04.000005Z",
        }
    ]
