"""No row of the specification is without a place."""

import pytest

from states.rules.catalogue import CATALOGUE, EXTERNAL_LAW, SECTIONS, Carrier, entries_of
from states.rules.editions import NO_5, RULE_IDS

# The rows of the specification of the criteria, section by section.
ROWS = (
    *("N-2.window", "N-2.unit", "N-3.types", "N-4.line"),
    *(f"DOC-{number}" for number in range(1, 11)),
    "DOC-SIGN",
    *("1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.3.del", "1.2.4"),
    *("2.1.1", "2.1.2", "2.1.3", "2.1.3.prohibited", "2.1.4", "2.1.5", "2.1.6", "2.1.7"),
    *("2.1.8.restructure", "2.1.8.history", "2.1.9", "2.1.10", "2.1.11", "2.1.12"),
    *("2.2.1", "2.2.2", "2.2.3", "2.2.3.early", "2.2.4", "2.2.refinance"),
    *("2.3.0", "2.3(1)", "2.3(2)", "2.3(3)", "2.3(4).max", "2.3(4).share50", "2.3(4).high_rank"),
    *("2.3(5).term", "2.3(5).grace", "2.3(5).need", "2.3(6)", "2.3(7)", "2.3(8)", "2.3(9)"),
    *("2.3.note1", "2.3.note2"),
    *("8.x.1", "8.1.2", "8.2.2/8.2.3", "8.2.2.2.p4", "8.2.3.1", "8.2.3.4", "order", "insurance"),
    *("2.4.1", "2.4.2", "2.4.3", "2.4.end"),
    *("2.5.oyd", "2.5.npl", "2.5.excl", "2.5.act"),
    *("3.1(1)", "3.1(2)", "3.2", "v4.2", "v4.3", "v4.4", "v4.5"),
    *("v5.2", "v5.3", "v5.4", "v5.5", "v5.6"),
    *("ccc.686", "ccc.700", "ccc.681/1", "debt_collection", "ccc.224/1", "business_security"),
    *("ccc.538", "ccc.193/33", "write_off", "personal_data"),
)

# The sections of the handbook and the clauses whose rules are told in each.
HOMES = (
    ("Opening notice of 2019 and checklist", ("N", "DOC")),
    ("1 Principles", ("1",)),
    ("2.1 Eligibility", ("2.1",)),
    ("2.2 Purposes", ("2.2",)),
    ("2.3 Terms of the loan", ("2.3",)),
    ("2.3(8) Collateral", ("2.3(8)",)),
    ("2.4 Approval", ("2.4",)),
    ("2.5 Risk frame", ("2.5",)),
    ("3 Units, and transition", ("3", "v")),
    ("Other law that the text presupposes", ()),
)

# What carries a row, by the codes that programs read in `smefund rules --json`.
CARRIERS = (
    *("rule", "authority", "duties", "obligation", "parameter"),
    *("monitoring", "edition", "record", "judgement", "information"),
)


def test_every_section_says_which_clauses_are_at_home_in_it():
    """A rule is told in the section of its clause; other law has no clause of the criteria."""
    assert tuple((each.title.english, each.clauses) for each in SECTIONS) == HOMES


def test_what_carries_a_row_has_a_code_that_never_changes():
    """Whoever reads the catalogue by program finds the same ten words tomorrow."""
    assert tuple(each.value for each in Carrier) == CARRIERS


def test_every_row_is_carried_by_something():
    """Each row once, in the order of the text."""
    assert [entry.row for entry in CATALOGUE] == list(ROWS)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.row)
def test_an_entry_can_be_read_and_followed(entry):
    """Both languages, the line of the text or the act of other law, and rules that exist."""
    assert entry.meaning.thai
    assert entry.meaning.english.isascii() or "ก.1" in entry.meaning.english
    assert entry.source.startswith("L") or entry in EXTERNAL_LAW
    known = {rule.id for rule in NO_5.rules}
    assert set(entry.rules) <= known
    assert entry.carried_by
    if Carrier.RULE in entry.carried_by:
        assert entry.rules


@pytest.mark.parametrize("identifier", RULE_IDS)
def test_every_rule_carries_a_row(identifier):
    """No rule is invented: each stands for a row of the specification."""
    assert entries_of(identifier)
