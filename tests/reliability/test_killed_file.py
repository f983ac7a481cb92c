"""A file of receipts killed on its way: whole batches stand; sent again, it is completed."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from adapters.cli import main
from adapters.cli.receipts import ROWS_AT_A_TIME
from adapters.database import open_database
from adapters.database.session import Session
from tests.bench.receipts import COLLECTOR, lent, written
from tests.campaign import campaign
from tests.offices import faults_of
from workflow.rebuilding import compare

LOANS, EACH = 3, 40
COUNT = LOANS * EACH
KEPT = ("case_number", "entry", "kind", "value_on", "annuls", "body")


@pytest.fixture(scope="module")
def lent_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An office with three loans, and a file of forty receipts on each."""
    folder = tmp_path_factory.mktemp("file")
    office = folder / "template.db"
    return office, written(folder / "receipts.csv", lent(office, LOANS), EACH)


def received(office: Path, file: Path) -> int:
    """The exit status of the command."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main(
            ["receive", "--file", str(file), "--as", COLLECTOR, "--database", f"sqlite:///{office}"]
        )


def statements_of(office: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many statements the whole file takes."""
    count = 0
    execute = Session.execute

    def counting(*asked: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(Session, "execute", counting)
        assert received(office, file) == 0
    return count


def killed_at(edge: int, office: Path, file: Path) -> None:
    """Let a process of its own receive the file, and kill it (-9) before a statement."""
    child = os.fork()
    if child == 0:
        left = edge
        execute = Session.execute

        def killing(*asked: Any) -> Any:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return execute(*asked)

        with patch.object(Session, "execute", killing):
            received(office, file)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def ledger_of(office: Path) -> list[tuple[Any, ...]]:
    """Every fact of every loan, whatever record told it; the trail must be sound."""
    with closing(open_database(f"sqlite:///{office}")) as database:
        assert faults_of(database) == ()
        with database.archive() as archive:
            assert compare(archive).holds
            rows = archive.state_rows("loan_fact")
            return [tuple(str(row[name]) for name in KEPT) for row in rows]


def receipts_in(ledger: list[tuple[Any, ...]]) -> int:
    return sum(row[2] == "receipt" for row in ledger)


def copies(template: Path) -> Iterator[Path]:
    """One copy of the office after the other, each as a process that starts now finds it."""
    for n in range(10_000):
        copy = template.with_name(f"copy{n}.db")
        shutil.copy(template, copy)
        yield copy
        for left in template.parent.glob(f"copy{n}.db*"):
            left.unlink()


@pytest.mark.campaign
def test_a_file_killed_at_any_statement_is_completed_by_sending_it_again(
    lent_out: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half batch, nothing lost, nothing twice: the ledgers end as those that were not killed."""
    template, file = lent_out
    offices = copies(template)
    whole = next(offices)
    statements = statements_of(whole, file, monkeypatch)
    done = ledger_of(whole)
    assert receipts_in(done) == COUNT
    stood = set()
    for edge in sorted(Random(1224).sample(range(statements), campaign(fit=8, full=400))):
        office = next(offices)
        killed_at(edge, office, file)
        left = receipts_in(ledger_of(office))
        assert left == COUNT or left % ROWS_AT_A_TIME == 0
        stood.add(left)
        assert received(office, file) == 0
        assert ledger_of(office) == done
    assert {0, ROWS_AT_A_TIME} <= stood
