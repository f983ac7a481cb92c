"""What the facts of a case are called where people read them."""

import pytest

from states.application import Application
from states.document import plan_of
from states.facts import Course
from states.papers.labels import FIELDS


def fields_in(kind: type) -> set[str]:
    """Every field that a file can show; what is personal through and through is never shown."""
    found: set[str] = set()
    for plan in plan_of(kind):
        found.add(plan.key)
        if plan.inner is not None and not plan.personal:
            found |= fields_in(plan.inner)
    return found


@pytest.mark.parametrize("kind", [Application, Course])
def test_every_fact_has_a_name_in_both_languages(kind):
    """No file shows an officer the name that a fact has in the program."""
    assert fields_in(kind) <= FIELDS.keys()
    assert all(FIELDS[name].thai and FIELDS[name].english for name in fields_in(kind))
