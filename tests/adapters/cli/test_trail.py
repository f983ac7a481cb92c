"""`audit`: the trail checked, rebuilt, taken away, and caught when somebody touched it."""

import subprocess
import sys

import pytest

from tests.house import ROOT


@pytest.fixture
def case(terminal, application):
    """The number of a case that was received."""
    return terminal.type("intake", application(), "--as", "malee", "--json").document["case"]


def test_an_untouched_trail_holds(terminal, case):
    """Verification counts cases, records and personal values, and finds nothing."""
    answer = terminal.type("audit", "verify", "--json")
    assert answer.status == 0
    report = answer.document
    assert (report["holds"], report["faults"]) == (True, [])
    assert report["cases"] == 2
    assert report["openings"] > 0


def test_an_edited_record_is_named(terminal, case):
    """The case and the number of the record that was edited stand in the report."""
    statement = "UPDATE audit_record SET body = ? WHERE case_number = ? AND n = 2"
    terminal.by_hand(statement, b"{}", case)
    answer = terminal.type("audit", "verify", "--json")
    assert answer.status == 1
    named = {(fault["case"], fault["n"], fault["kind"]) for fault in answer.document["faults"]}
    assert (case, 2, "edited") in named


def test_a_changed_personal_value_is_named(terminal, case):
    """A value that is kept aside must still be the one that was committed to."""
    terminal.by_hand("UPDATE personal_value SET value = '\"x\"' WHERE case_number = ?", case)
    report = terminal.type("audit", "verify", "--json").document
    assert {fault["kind"] for fault in report["faults"]} == {"commitment_broken"}


def test_every_row_is_as_the_trail_says(terminal, case):
    """Replay rebuilds every state table and finds no difference."""
    answer = terminal.type("audit", "replay", "--json")
    assert answer.status == 0
    assert answer.document["differences"] == []
    assert answer.document["cases"] == 1


def test_a_row_changed_beside_the_records_is_named(terminal, case):
    """An UPDATE by hand leaves the trail whole; replay names case, table and column."""
    terminal.by_hand("UPDATE loan_case SET state = 'approved' WHERE number = ?", case)
    assert terminal.type("audit", "verify").status == 0
    answer = terminal.type("audit", "replay", "--json")
    assert answer.status == 1
    (difference,) = answer.document["differences"]
    assert (difference["case"], difference["table"]) == (case, "loan_case")
    assert (difference["column"], difference["trail"]) == ("state", "received")
    assert difference["stored"] == "approved"
    assert case in terminal.type("audit", "replay", "--lang", "en").out


def test_a_bundle_is_checked_without_the_office(terminal, case, tmp_path):
    """What is exported verifies by the program and by the log's own command, with no database."""
    out = str(tmp_path / "book.bundle")
    exported = terminal.type("audit", "export", "--format", "bundle", "--out", out, "--json")
    assert exported.status == 0
    answer = terminal.type("audit", "verify", out, "--json")
    assert answer.status == 0
    assert answer.document["manifest"]["records"] == exported.document["records"]
    alone = subprocess.run(
        [sys.executable, "-m", "audit", "verify", out], cwd=ROOT, capture_output=True, check=False
    )
    assert alone.returncode == 0


def test_a_bundle_holds_no_personal_value(terminal, case, tmp_path):
    """What leaves the office is redacted: commitments alone, readable by its owner only."""
    out = tmp_path / "book.bundle"
    terminal.type("audit", "export", "--format", "bundle", "--out", str(out))
    assert b'"value"' not in out.read_bytes()
    assert out.stat().st_mode & 0o077 == 0


def test_a_bundle_is_never_written_over(terminal, case, tmp_path):
    """An export into a file that is there already is bad usage; the file stays as it was."""
    out = tmp_path / "book.bundle"
    out.write_text("a letter")
    words = ("audit", "export", "--format", "bundle", "--out", str(out))
    assert terminal.type(*words).status == 2
    assert out.read_text() == "a letter"


def test_a_broken_bundle_is_the_answer_no(terminal, case, tmp_path):
    """A bundle of which a byte was changed ends with status 1 and names the record."""
    out = tmp_path / "book.bundle"
    terminal.type("audit", "export", "--format", "bundle", "--out", str(out))
    out.write_bytes(out.read_bytes().replace(b'\\"receive\\"', b'\\"recieve\\"', 1))
    answer = terminal.type("audit", "verify", str(out), "--json")
    assert answer.status == 1
    assert (case, 2) in {(fault["case"], fault["n"]) for fault in answer.document["faults"]}
