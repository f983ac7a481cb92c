"""The tests of the rules and the duties are themselves tested: small faults must not pass them."""

import subprocess
import sys

import pytest

from tests.house import ROOT
from tests.mutation.campaign import Outcome, complaints, listed
from tests.mutation.children import Verdict


@pytest.mark.campaign
def test_small_faults_in_the_rules_are_noticed():
    """Of a hundred faults at least ninety-five make a test fail; the others have their reason."""
    command = [sys.executable, "-m", "tests.mutation"]
    run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    print(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_listed_survivor_has_a_reason():
    """A line names the file, the function, the change and why no test kills it."""
    for name, reason in listed().items():
        assert name.count(" | ") == 2
        assert len(reason) > 10


def test_a_list_that_is_not_true_is_complained_of():
    """A survivor without a reason and a reason without a survivor are named."""
    known = next(iter(listed()))
    outcome = Outcome({"new | - | 1 => 2": Verdict.SURVIVED, known: Verdict.KILLED}, 0)
    told = complaints(outcome)
    assert told[0] == "less than 95% killed"
    assert "survives and is not listed: new | - | 1 => 2" in told
    assert f"is listed and does not survive: {known}" in told


def test_who_runs_away_is_killed_and_who_survives_counts():
    """A program that never ends is noticed by anybody who waits for it."""
    outcome = Outcome(
        {"a | - | 1": Verdict.KILLED, "a | - | 2": Verdict.RAN_AWAY, "a | - | 3": Verdict.SURVIVED},
        0,
    )
    assert outcome.survivors == ["a | - | 3"]
    assert outcome.rate == 1 - 1 / 3
