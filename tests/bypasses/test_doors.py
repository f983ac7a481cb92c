"""Ways round that take another door than the one of the office: accounts, programs, raw SQL."""

import ast
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from adapters.cli import main
from adapters.database import Database
from states.baht import Baht
from states.process import Event
from tests.adapters.database.conftest import connect
from tests.lending import Desk
from tests.offices import faults_of
from workflow.applicant import Applicant
from workflow.governance import OfficeAct, enact
from workflow.office import Document
from workflow.rebuilding import compare
from workflow.stage import moment

ROOT = Path(__file__).parents[2]
REFUSED_BY_DATABASE = (sqlite3.Error, psycopg.Error)
TWO_MILLION = Baht.of(2_000_000)
DEED = "INSERT INTO deed VALUES ('CASE', 99, 0, '1.2.3(3)', 'D04', 'somchai', '{}', '{}')"
TO_THE_SCREENING = (
    Event.RECEIVE,
    Event.START_SELECTION,
    Event.SELECT,
    Event.START_FEASIBILITY,
    Event.REPORT_FEASIBLE,
)


def screened_by_the_analyst(desk: Desk) -> tuple[str, dict[str, Any]]:
    """A case that somchai studied and now wants to screen too, and the memo he would bring."""
    entered(
        desk, "appoint", person="somchai", role="financial_analyst", order="4", since="2019-05-01"
    )
    number = desk.file(1, TWO_MILLION)
    desk.go(number, *TO_THE_SCREENING)
    case = desk.stage.case(number)
    paper = desk.stage.paper(Event.SUBMIT_SCREENING, "somchai", case, {}, Applicant())
    assert paper is not None
    return number, paper


def entered(desk: Desk, event: str, /, **paper: Any) -> Document:
    """What the office answers to an entry of the administrator."""
    desk.stage.clock.at = moment(desk.day)
    return enact(desk.stage.office, OfficeAct(event=event, person="admin", paper=paper))


def refusals(database: Database, number: str) -> list[tuple[str, str, list[str]]]:
    """What of a case was refused, by the trail: who, through which door, by which clauses."""
    with database.archive() as archive:
        bodies = [json.loads(record.body) for record in archive.records(number)]
    return [
        (
            body["actor"],
            body["sender"]["channel"],
            [each["clause"] for each in body["objections"] if each["thai"] and each["english"]],
        )
        for body in bodies
        if body["outcome"] == "refused"
    ]


def test_b04_every_door_leads_to_the_same_law(
    desk: Desk, database: Database, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the program refuses, the command line refuses by the same clause, on record too."""
    number, paper = screened_by_the_analyst(desk)
    answer = desk.stage.act(Event.SUBMIT_SCREENING, "somchai", number, paper)
    assert answer["outcome"] == "refused"
    memo = tmp_path / "memo.json"
    memo.write_text(json.dumps(paper), encoding="utf-8")
    words = ["act", number, "submit_screening", "--as", "somchai", "--paper", str(memo)]
    assert main([*words, "--json", "--database", url]) == 1
    capsys.readouterr()
    assert refusals(database, number) == [
        ("somchai", "demonstration", ["1.2.2"]),
        ("somchai", "command line", ["1.2.2"]),
    ]
    assert faults_of(database) == ()


def test_b04_nothing_else_in_the_program_writes_a_case() -> None:
    """One place writes what happens to a case, one what is entered for the office."""
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for folder in ("states", "workflow", "adapters", "audit")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in calls_on_books(path)
    }
    assert found == {("workflow/engine.py", "keep"), ("workflow/governance.py", "enact")}


def calls_on_books(path: Path) -> Iterator[str]:
    """What is called on books that writes to them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = node.func.value
            if (
                isinstance(on, ast.Name)
                and on.id == "books"
                and node.func.attr in {"keep", "enact"}
            ):
                yield node.func.attr


def test_b04_a_second_program_that_lets_the_deed_pass_is_stopped_by_the_database(
    desk: Desk, database: Database, url: str
) -> None:
    """Raw SQL gives nobody a second of the four steps, in whatever way it is written."""
    number, _ = screened_by_the_analyst(desk)
    attempts = (
        "INSERT INTO separated_duty VALUES ('CASE', 'somchai', '1.2.3(3)')",
        "INSERT INTO separated_duty VALUES ('CASE', 'somchai', 'none')",
        DEED.format("actor", "1.2.3(3)"),
        DEED.format("actor", "1.2.3(2)"),
        DEED.format("inherited", "none"),
    )
    for statement in attempts:
        with closing(connect(url)) as guest, pytest.raises(REFUSED_BY_DATABASE):
            guest.execute(statement.replace("CASE", number))
    assert faults_of(database) == ()


def test_b10_an_account_is_one_persons_at_a_time_whoever_types(
    desk: Desk, database: Database
) -> None:
    """Through the account of the one who studied the case nobody else screens it."""
    number, paper = screened_by_the_analyst(desk)
    account = {"account": "local:analysts", "order": "5", "since": desk.day.isoformat()}
    assert entered(desk, "register_account", person="somchai", **account)["outcome"] == "recorded"
    with pytest.raises(ValueError, match="is an account of somchai"):
        entered(desk, "register_account", person="nid", **account)
    answer = desk.stage.act(Event.SUBMIT_SCREENING, "local:analysts", number, paper)
    assert answer["outcome"] == "refused"
    assert refusals(database, number) == [("somchai", "demonstration", ["1.2.2"])]
    assert faults_of(database) == ()


def test_b25_rows_edited_past_the_program_are_refused_or_found(
    desk: Desk, database: Database, url: str
) -> None:
    """The database refuses; who owns it and takes the guards away is shown by the trail."""
    number, _ = screened_by_the_analyst(desk)
    edits = (
        "UPDATE deed SET person = 'fai' WHERE case_number = 'CASE'",
        "DELETE FROM deed WHERE case_number = 'CASE'",
        "DELETE FROM separated_duty WHERE case_number = 'CASE'",
        "UPDATE audit_record SET actor = 'fai' WHERE case_number = 'CASE'",
    )
    for statement in edits:
        with (
            closing(connect(url)) as guest,
            pytest.raises(REFUSED_BY_DATABASE, match=r"never changed|is not changed"),
        ):
            guest.execute(statement.replace("CASE", number))
    forgotten = "DELETE FROM deed WHERE case_number = 'CASE' AND person = 'somchai'"
    by_its_owner(url, forgotten.replace("CASE", number))
    with database.archive() as archive:
        differences = compare(archive).differences
    assert {each.table for each in differences} == {"deed"}
    assert all(each.thai and each.english for each in differences)
    text, again = ("CAST(body AS TEXT)", "CAST({} AS BLOB)")
    if not url.startswith("sqlite"):
        text, again = ("convert_from(body, 'UTF8')", "convert_to({}, 'UTF8')")
    renamed = again.format(f"replace({text}, 'somchai', 'yai')")
    somebody_else = "UPDATE audit_record SET body = NEW WHERE case_number = 'CASE'"
    by_its_owner(url, somebody_else.replace("NEW", renamed).replace("CASE", number))
    assert faults_of(database) != ()


def by_its_owner(url: str, statement: str) -> None:
    """Somebody who owns the database takes its guards away and edits."""
    with closing(connect(url)) as owner:
        if url.startswith("sqlite"):
            guards = owner.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in guards.fetchall():
                owner.execute(f"DROP TRIGGER {name}")
        else:
            for table in ("deed", "audit_record"):
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        owner.execute(statement)
        owner.commit()
