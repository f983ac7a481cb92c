"""The window of a notice on the office's own book."""

from dataclasses import replace
from datetime import date

import pytest

from states.rules.editions import NO_5
from states.rules.finding import Verdict
from states.vocabulary import OpeningNotice
from tests.states.rules.cases import facts_of, rule_of

RECEIVED = date(2022, 3, 15)
DAY_BEFORE, DAY_AFTER = date(2022, 3, 14), date(2022, 3, 16)


def judged(opens, closes, notice=OpeningNotice.OFFICE):
    """The finding on a request of 15 March 2022 while a notice holds a window open."""
    facts = facts_of({})
    context = replace(
        facts.application.context,
        opening_notice=notice,
        received_on=RECEIVED,
        window_opens_on=opens,
        window_closes_on=closes,
    )
    asked = replace(facts.application, context=context)
    return rule_of(NO_5, "window").judge(replace(facts, application=asked))


@pytest.mark.parametrize(
    ("opens", "closes", "verdict"),
    [
        (RECEIVED, RECEIVED, "pass"),
        (DAY_BEFORE, RECEIVED, "pass"),
        (RECEIVED, DAY_AFTER, "pass"),
        (DAY_AFTER, DAY_AFTER, "fail"),
        (DAY_BEFORE, DAY_BEFORE, "fail"),
        (None, None, "fail"),
        (DAY_BEFORE, None, "fail"),
        (None, DAY_AFTER, "fail"),
    ],
)
def test_a_later_notice_has_its_own_window(opens, closes, verdict):
    """First and last day included; without a window on the book none is open."""
    assert judged(opens, closes).verdict.value == verdict


def test_no_open_window_is_told_as_such():
    """The sentence names the day, and no window of another notice."""
    assert judged(None, None).found.english == "no window is open on 2022-03-15"


def test_the_notice_of_2562_keeps_its_own_window():
    """Whatever the office's book holds for later ones."""
    finding = judged(DAY_BEFORE, DAY_AFTER, OpeningNotice.NOTICE_2562)
    assert finding.verdict is Verdict.FAIL
    assert "2019-04-01" in finding.found.english
    assert "2019-05-31" in finding.found.english
