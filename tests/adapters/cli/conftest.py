"""The command line as a user meets it: what was typed, what came back, what is in the office."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.cli import main
from adapters.database import open_database
from adapters.database.tables import METADATA
from tests.example import changed
from tests.offices import office_of
from workflow.cast import CHIANG_MAI, cast_of
from workflow.stage import stage


@dataclass(frozen=True)
class Answer:
    """Exit status, standard output and standard error of one command."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    @property
    def fields(self) -> list[str]:
        """The fields that are at fault, as `--json` names them."""
        return [error["field"] for error in self.document["errors"]]

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of the log on standard error."""
        return [json.loads(line) for line in self.err.splitlines() if line.startswith("{")]


class Terminal:
    """Types commands for one office."""

    def __init__(self, url: str, capture: pytest.CaptureFixture[str]) -> None:
        self.url = url
        self._capture = capture

    def type(self, *words: str) -> Answer:
        """One command on this office."""
        self._capture.readouterr()
        status = main([*words, "--database", self.url])
        out, err = self._capture.readouterr()
        return Answer(status, out, err)

    def rows(self) -> dict[str, int]:
        """How many rows each table of the database holds."""
        with closing(open_database(self.url)) as database, database.store.reading() as session:
            return {
                name: len(session.execute(f"SELECT 1 FROM {name}").fetchall())  # noqa: S608
                for name in METADATA.tables
            }

    def by_hand(self, statement: str, *values: Any) -> None:
        """Somebody with the database's password changes a table beside the program."""
        with closing(open_database(self.url)) as database, database.store.writing() as session:
            triggers = session.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                session.execute(f"DROP TRIGGER {name}")
            session.execute(statement, values)

    def enactments(self) -> list[tuple[str, dict[str, Any]]]:
        """What was enacted for the office, in order: event and paper."""
        with closing(open_database(self.url)) as database, database.archive() as archive:
            bodies = [json.loads(record.body) for record in archive.records("OFFICE")]
        return [(body["event"], body["paper"]) for body in bodies]

    def sender(self, case: str, n: int) -> dict[str, Any]:
        """Through which door a record says that the act came."""
        with closing(open_database(self.url)) as database, database.archive() as archive:
            bodies = {record.n: json.loads(record.body) for record in archive.records(case)}
        found: dict[str, Any] = bodies[n]["sender"]
        return found


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a demonstration office with its cast and without a case."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    today = datetime.now(UTC).date()
    since = today - timedelta(days=400)
    with closing(open_database(f"sqlite:///{path}", create=True)) as database:
        on_stage = stage(office_of(database), cast_of(since, (CHIANG_MAI,)))
        on_stage.set_up(today + timedelta(days=30))
    return path


@pytest.fixture
def terminal(office_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal at a demonstration office of its own, with persons and without a case."""
    own = tmp_path / "office.db"
    shutil.copy(office_file, own)
    return Terminal(f"sqlite:///{own}", capsys)


@pytest.fixture
def in_earnest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal at an office that works in earnest: an administrator and nobody else."""
    terminal = Terminal(f"sqlite:///{tmp_path / 'earnest.db'}", capsys)
    assert terminal.type("init", "--admin", "somsri", "--admin-name", "นางสมศรี").status == 0
    return terminal


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Writes a file and answers its name: bytes and text as they are, anything else as JSON."""

    def write(content: Any, name: str = "paper.json") -> str:
        path = tmp_path / name
        if isinstance(content, str):
            content = content.encode()
        elif not isinstance(content, bytes):
            content = json.dumps(content, ensure_ascii=False).encode()
        path.write_bytes(content)
        return str(path)

    return write


@pytest.fixture
def application(write: Callable[..., str]) -> Callable[..., str]:
    """Writes the example with some changes: `application({"request.term_months": 61})`."""

    def application(changes: dict[str, Any] | None = None) -> str:
        return write(changed(changes or {}), "application.json")

    return application
