"""What another program is told of a clause, word for word, as tests/data/clauses.json has it."""

import json

import pytest

from states.rules.reference import look_up, rules_document
from tests.house import ROOT
from tests.states.rules.test_amendments import proposed

TOLD = json.loads((ROOT / "tests" / "data" / "clauses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("clause", TOLD)
def test_a_clause_is_told_whole(clause):
    """Rules, rows, questions and numbers with what was proposed; without the lines of the files."""
    told = rules_document(look_up(clause), [proposed()])
    for each in told["rules"]:
        each["code"] = each["code"].partition(":")[0]
    assert told == TOLD[clause]
