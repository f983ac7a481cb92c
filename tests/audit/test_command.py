"""An auditor checks a bundle with one folder and Python, and nothing else of the house."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import audit
from audit import bundle
from tests.audit.trails import NINE_O_CLOCK, trail


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    """A folder that holds a copy of `audit/` and nothing else."""
    folder = tmp_path_factory.mktemp("laptop")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(audit.__file__).parent, folder / "audit", ignore=ignored)
    return folder


def run(laptop, *arguments):
    """Run the command without installed packages (-S), user packages (-s) or environment (-E)."""
    command = [sys.executable, "-S", "-s", "-E", "-W", "error", "-m", "audit", *arguments]
    return subprocess.run(
        command, cwd=laptop, env={}, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def save(laptop, rows, heads):
    path = laptop / "trail.bundle"
    with path.open("wb") as out:
        bundle.write(out.write, rows, heads=heads, made_at=NINE_O_CLOCK)
    return path


def test_a_trail_that_holds(laptop):
    """Exit status 0, a Thai and an English sentence, and the digest to compare."""
    rows, heads = trail(A=3, B=1)
    done = run(laptop, "verify", str(save(laptop, rows, heads)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 ระเบียน / records" in done.stdout
    assert "the trail holds" in done.stdout
    assert "digest of the heads" in done.stdout


def test_a_trail_that_is_broken(laptop):
    """Exit status 1 and every broken record by name."""
    rows, heads = trail(A=3, B=2)
    rows[1] = rows[1]._replace(body=rows[1].body.replace(b"event 2", b"event 9"))
    del rows[4]
    done = run(laptop, "verify", str(save(laptop, rows, heads)))
    assert (done.returncode, done.stderr) == (1, "")
    assert "Record 2 of case A was edited" in done.stdout
    assert "ระเบียนที่ 2 ของเรื่อง A ถูกแก้ไข" in done.stdout
    assert "Records 2 to 2 of case B are missing" in done.stdout


def test_one_json_document(laptop):
    """With --json a program reads the same report."""
    rows, heads = trail(A=3)
    done = run(laptop, "verify", str(save(laptop, rows[:2], heads)), "--json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert (document["holds"], document["cases"], document["records"]) == (False, 1, 2)
    assert document["manifest"]["records"] == 3
    (fault,) = document["faults"]
    assert (fault["kind"], fault["case"], fault["n"], fault["until"]) == ("missing", "A", 3, 3)
    assert fault["thai"]
    assert fault["english"]


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff" * 1000, b'{"format":"other/1"}\n'])
def test_a_file_that_is_no_bundle(laptop, content):
    """Exit status 2 and a sentence, never a traceback."""
    path = laptop / "other"
    path.write_bytes(content)
    done = run(laptop, "verify", str(path))
    assert (done.returncode, done.stderr) == (2, "")
    assert "not a bundle" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["verify", "absent"], ["verify", "."], ["verify"], [], ["x"]]
)
def test_bad_usage_and_unreadable_files(laptop, arguments):
    """Exit status 2, what is wrong on standard error, nothing on standard output."""
    done = run(laptop, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr
