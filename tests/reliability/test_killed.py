"""A process killed at any moment leaves nothing half-done; sending again completes the act."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from adapters.database import open_database
from tests.campaign import campaign
from tests.reliability.plays import TABLES, CountedSalt, journeys_telling, office_of
from tests.tables import enter_the_cast
from workflow import stage
from workflow.engine import advance
from workflow.journey_play import play_text
from workflow.office import Document, Office
from workflow.paper import Act

EDGES_OF_ONE_ACT = campaign(fit=3, full=10_000)


@dataclass(frozen=True)
class Kind:
    """What tells one kind of act from another: its event and what became of it."""

    event: str
    outcome: str
    checked: bool


@dataclass
class Swept:
    """What a sweep saw: how many acts of which kinds were killed at how many edges."""

    kinds: set[Kind]
    edges: int = 0


@pytest.mark.campaign
def test_an_act_killed_at_any_statement_is_done_once_or_not_at_all(
    sqlite_templates: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every kind of act of the journeys is killed between its statements and then sent again."""
    swept = Swept(set())
    random = Random(1224)
    for journey in journeys_telling(apart=lambda line: (line.event, line.part, line.mark)):
        path = _copied(sqlite_templates(enter_the_cast), tmp_path / "office.db")
        office = office_of(open_database(f"sqlite:///{path}"))
        monkeypatch.setattr(stage, "advance", _sweeper(path, swept, random))
        report = play_text(office, journey)
        assert report.ok, report.title
    assert len({kind.event for kind in swept.kinds}) >= 53
    print(f"\n{len(swept.kinds)} kinds of act, killed at {swept.edges} edges")


def _sweeper(path: Path, swept: Swept, random: Random) -> Callable[[Office, Act], Document]:
    """An `advance` that first kills the act again and again on copies of the database."""
    count = 0

    def advance_after_the_sweep(office: Office, act: Act) -> Document:
        nonlocal count
        count += 1
        keyed = replace(act, key=f"sweep-{count}")
        steady = replace(office, salt=CountedSalt(str(count)))
        before = _copied(path, path.with_name("before.db"))
        answer = advance(steady, keyed)
        kind = Kind(act.event, answer["outcome"], act.paper is None)
        if kind not in swept.kinds:
            swept.kinds.add(kind)
            swept.edges += _sweep(steady, keyed, answer, before, path, random)
        return answer

    return advance_after_the_sweep


def _sweep(
    office: Office, act: Act, answer: Document, before: Path, after: Path, random: Random
) -> int:
    untouched, done = _contents(before), _contents(after)
    trial = _copied(before, before.with_name("trial.db"))
    statements = _statements_of(office, act, trial)
    assert _contents(trial) == done
    edges = range(statements + 1)
    chosen = edges if len(edges) <= EDGES_OF_ONE_ACT else random.sample(edges, EDGES_OF_ONE_ACT)
    for edge in chosen:
        trial = _copied(before, trial)
        _killed_at(edge, office, act, trial)
        left = _contents(trial)
        assert left in (untouched, done), f"{act.event} killed at statement {edge} is half-done"
        assert _sent_again(office, act, trial) == answer
        assert _contents(trial) == done, f"{act.event} sent again after {edge} differs"
    return len(chosen)


def _statements_of(office: Office, act: Act, path: Path) -> int:
    sent: list[str] = []
    database = open_database(f"sqlite:///{path}", watch=sent.append)
    advance(_on(office, database), act)
    database.close()
    return len(sent)


def _killed_at(edge: int, office: Office, act: Act, path: Path) -> None:
    """Let a child process do the act and kill it before statement `edge`, or after the last."""
    child = os.fork()
    if child == 0:
        left = edge

        def kill_at_the_edge(_statement: str) -> None:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

        database = open_database(f"sqlite:///{path}", watch=kill_at_the_edge)
        advance(_on(office, database), act)
        os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _sent_again(office: Office, act: Act, path: Path) -> Document:
    database = open_database(f"sqlite:///{path}")
    answer = advance(_on(office, database), act)
    database.close()
    return answer


def _on(office: Office, database: Any) -> Office:
    """The same office on a copy, its salts begun anew so that equal acts write equal rows."""
    seed = office.salt.seed if isinstance(office.salt, CountedSalt) else ""
    return replace(office, books=database.books, archive=database.archive, salt=CountedSalt(seed))


def _copied(source: Path, target: Path) -> Path:
    """The database as a process that starts now would find it, log and all."""
    for suffix in ("", "-wal", "-shm"):
        copy = Path(f"{target}{suffix}")
        copy.unlink(missing_ok=True)
        if suffix != "-shm" and Path(f"{source}{suffix}").exists():
            shutil.copy(f"{source}{suffix}", copy)
    return target


def _contents(path: Path) -> dict[str, list[Any]]:
    """Every row of every table."""
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
            for table in TABLES
        }
    finally:
        connection.close()
