"""What a finding does to an act, and how findings are put into words."""

import pytest

from states.rules.finding import (
    NOT_APPLICABLE,
    PASS,
    Finding,
    Verdict,
    carried_on,
    compared,
    fails,
    hangs_on_the_text,
    not_applicable,
    passes,
    unknown,
    yes_or_no,
)
from states.words import Bilingual

STOPPING = {
    (Verdict.PASS, None): False,
    (Verdict.CONDITION, None): False,
    (Verdict.NOT_APPLICABLE, None): False,
    (Verdict.APPLIES, None): False,
    (Verdict.FAIL, None): True,
    (Verdict.FAIL, True): True,
    (Verdict.UNKNOWN, None): True,
    (Verdict.UNKNOWN, True): True,
    (Verdict.JUSTIFY, None): True,
    (Verdict.JUSTIFY, False): True,
    (Verdict.JUSTIFY, True): False,
    (Verdict.AUTHORITY, None): True,
    (Verdict.AUTHORITY, False): True,
    (Verdict.AUTHORITY, True): False,
}


@pytest.mark.parametrize(("verdict", "resolved"), STOPPING)
def test_a_finding_stops_unless_it_passes_or_is_settled(verdict, resolved):
    """A reason or a decision on the file opens the way; nothing heals a failure or the unknown."""
    assert Finding(verdict, resolved=resolved).stops is STOPPING[verdict, resolved]


def test_every_verdict_is_known_to_stop_or_not():
    """None was forgotten in the table above."""
    assert {verdict for verdict, _ in STOPPING} == set(Verdict)


@pytest.mark.parametrize(
    ("make", "verdict", "legal"),
    [
        (fails, Verdict.FAIL, False),
        (passes, Verdict.PASS, False),
        (not_applicable, Verdict.NOT_APPLICABLE, False),
        (carried_on, Verdict.CONDITION, False),
        (hangs_on_the_text, Verdict.UNKNOWN, True),
    ],
)
def test_a_sentence_comes_with_its_verdict(make, verdict, legal):
    """As it was said, in both languages, asked for from nobody."""
    assert make("ไทย", "English") == Finding(
        verdict,
        Bilingual("ไทย", "English"),
        authority=None,
        resolved=None,
        needs_legal_reading=legal,
    )


def test_what_is_missing_is_named():
    """The sentence says which fact is not known yet."""
    missing = unknown("วงเงิน", "the amount")
    assert missing.verdict is Verdict.UNKNOWN
    assert missing.found == ("ยังไม่ทราบวงเงิน", "the amount is not known yet")
    assert not missing.needs_legal_reading


def test_bare_findings_say_nothing():
    """The two that need no sentence."""
    assert Finding(Verdict.PASS) == PASS
    assert Finding(Verdict.NOT_APPLICABLE) == NOT_APPLICABLE


def test_a_comparison_is_put_into_words_when_it_is_read():
    """Kept passes, broken fails, and the sentence is made of what was compared."""

    def say(found, limit):
        return Bilingual(f"{found} ต่อ {limit}", f"{found} to {limit}")

    kept, broken = compared(say, 1, 2, kept=True), compared(say, 3, 2, kept=False)
    assert (kept.verdict, broken.verdict) == (Verdict.PASS, Verdict.FAIL)
    for each in (kept, broken):
        assert (each.authority, each.resolved, each.needs_legal_reading) == (None, None, False)
    assert (kept.found.thai, kept.found.english) == ("1 ต่อ 2", "1 to 2")
    assert (broken.found.thai, broken.found.english) == ("3 ต่อ 2", "3 to 2")


def test_one_fact_is_told_as_yes_no_or_missing():
    """True passes, false fails, and what nobody has looked at is unknown."""
    told = yes_or_no(("ประกัน", "insurance"), yes=("มี", "there"), no=("ไม่มี", "not there"))
    assert told.on(True) == passes("มี", "there")  # noqa: FBT003 - the fact is the question
    assert told.on(False) == fails("ไม่มี", "not there")  # noqa: FBT003
    assert told.on(None) == unknown("ประกัน", "insurance")
