"""
Every way round the separation of duties that is written as a table, played on both databases.

Which bypass is which stands in `README.md` beside this file.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.database import Database
from tests.bypasses.register import FOLDER
from tests.offices import faults_of, office_of
from tests.tables import told
from workflow.journey import OBJECTED, read_journey
from workflow.journey_play import JourneyReport, play
from workflow.rebuilding import compare

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_bypass_is_refused_and_stands_in_the_trail(file: Path, staged_database: Database):
    """Each line comes as written; every refusal is on record in both languages; all verifies."""
    report = play(office_of(staged_database), read_journey(file.read_text(encoding="utf-8")))

    assert report.ok, told(report)
    assert refused_in(report)
    assert on_record(staged_database) >= refused_in(report)
    assert faults_of(staged_database) == ()
    with staged_database.archive() as archive:
        assert compare(archive).differences == ()


def refused_in(report: JourneyReport) -> Counter[tuple[str, frozenset[str]]]:
    """Who was refused by which clauses, as the table has it, and how often."""
    return Counter(
        (line.line.event.value, line.line.expected)
        for line in report.lines
        if line.line.mark == OBJECTED
    )


def on_record(database: Database) -> Counter[tuple[str, frozenset[str]]]:
    """The same from the trail; an objection without words in both languages counts for nothing."""
    with database.archive() as archive:
        bodies = [json.loads(record.body) for record in archive.records()]
    return Counter(
        (body["event"], frozenset(clauses_of(body)))
        for body in bodies
        if body["outcome"] == "refused"
    )


def clauses_of(body: dict[str, Any]) -> Iterator[str]:
    """The clauses that object, written as tables write them."""
    for objection in body["objections"]:
        if objection["thai"] and objection["english"] and objection["thai"] != objection["english"]:
            yield objection["clause"].replace(" ", "_")
