"""What single parts of the house cost: judging, assessing, verifying, starting up."""

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from adapters.database import Database, open_database
from states.application import read_application
from states.assessment import assess
from states.decision import decide
from states.facts import Facts
from states.rules.editions import NO_5, RULE_IDS
from tests.bench.floor import cursor_at
from tests.bench.life import Life, office_on
from tests.house import ROOT
from workflow import accounting
from workflow.applicant import Applicant, application_of
from workflow.engine import advance

DAY = date(2019, 4, 18)
REPEATS = 15
RECORDS = (
    "SELECT case_number, n, hash, body, at, actor, event, outcome"
    " FROM audit_record ORDER BY case_number, n"
)

Figure = tuple[str, float, str]
"""What was measured, the figure, its unit."""


def cpu_of(work: Callable[[], object], times: int) -> float:
    """CPU seconds of one call: the median of several repeats of so many calls."""
    return median(_repeated(work, times, REPEATS))


def least_cpu_of(work: Callable[[], object], times: int) -> float:
    """CPU seconds of one call when nobody else slows the machine: the least of many repeats."""
    return min(_repeated(work, max(1, times // 50), REPEATS * 50))


def _repeated(work: Callable[[], object], times: int, repeats: int) -> list[float]:
    took = []
    for _ in range(repeats):
        began = time.process_time()
        for _ in range(times):
            work()
        took.append((time.process_time() - began) / times)
    return took


# ------------------------------------------------------------------------------- judging


def judging(url: str, life: Life, times: int) -> Iterator[Figure]:
    """The law alone, on the very attempts of the first life in an opened office."""
    attempts = _attempts(url, life)
    for event in ("select", "approve", "disburse", "pay"):
        asked = attempts[event]
        seconds = cpu_of(partial(decide, *asked), times)
        yield f"decide() alone, {event}", seconds * 1e6, "us"
        seconds = least_cpu_of(partial(decide, *asked), times)
        yield f"decide() alone, {event}, at best", seconds * 1e6, "us"
    application = read_application(application_of(Applicant(), DAY))
    facts = Facts(application=application, on=DAY)
    rules = [rule for rule in NO_5.rules if rule.id in RULE_IDS]
    seconds = cpu_of(lambda: [rule.judge(facts) for rule in rules], times)
    yield f"all {len(rules)} rules of an application", seconds * 1e6, "us"
    seconds = cpu_of(lambda: assess(application, "no5"), max(1, times // 20))
    yield "assess() of it, with the form and every sentence", seconds * 1e6, "us"


def _attempts(url: str, life: Life) -> dict[str, tuple[Any, ...]]:
    """What `decide` was asked at the first attempt of each event."""
    asked: dict[str, tuple[Any, ...]] = {}

    def decide_and_keep(*given: Any) -> Any:
        asked.setdefault(given[2].event.value, given)
        return decide(*given)

    with (
        patch.object(accounting, "decide", decide_and_keep),
        open_database(url) as database,
        office_on(database) as (office, clock),
    ):
        for played in life:
            clock.at = played.at
            advance(office, played.act)
    return asked


# ----------------------------------------------------------------------------- verifying


def verifying(url: str) -> Iterator[Figure]:
    """The whole trail of an office checked, against reading its rows and hashing their bytes."""
    with open_database(url) as database, cursor_at(url) as (cursor, _):
        records, seconds = _timed(lambda: _verified(database))
        _, parts = _timed(lambda: _read_and_hashed(cursor))
    yield f"verification of {records:,} records", records / seconds, "rows/s of CPU"
    yield "the same rows read and their bytes hashed", records / parts, "rows/s of CPU"
    yield "verification over the sum of its parts", seconds / parts, "times"


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    """What the work answers, and the median of its CPU seconds."""
    answers, took = [], []
    for _ in range(5):
        began = time.process_time()
        answers.append(work())
        took.append(time.process_time() - began)
    return answers[0], median(took)


def _verified(database: Database) -> int:
    with database.archive() as archive:
        report = archive.verified()
    if not report.holds:
        raise RuntimeError(report.faults)
    return report.records


def _read_and_hashed(cursor: Any) -> int:
    count = 0
    for row in cursor.execute(RECORDS):
        if hashlib.sha256(b"\x00" + row[3]).digest() != row[2]:
            raise RuntimeError(row[:2])
        count += 1
    return count


# ---------------------------------------------------------------------------- starting up


def starting(folder: Path, applications: int) -> Iterator[Figure]:
    """What whole commands cost, from the start of Python to its end."""
    yield "python -c pass", _command("-c", "pass"), "ms of CPU"
    yield "smefund --help", _command("-m", "adapters.cli", "--help"), "ms of CPU"
    files = []
    for place in range(1, applications + 1):
        file = folder / f"application-{place}.json"
        document = application_of(Applicant(place=place), DAY)
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        files.append(str(file))
    cost = _command("-m", "adapters.cli", "assess", "--edition", "no5", *files)
    yield f"smefund assess, {applications} applications in one call", cost, "ms of CPU"


def _command(*arguments: str) -> float:
    """CPU milliseconds of a Python process: the median of five."""
    took = []
    for _ in range(5):
        before = _of_children()
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode not in {0, 1}:
            raise RuntimeError(arguments[:3])
        took.append((_of_children() - before) * 1e3)
    return median(took)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
