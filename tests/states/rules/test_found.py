"""What counts as found when a clause is looked up."""

from datetime import date

import pytest

from states.parameters import Parameter
from states.rules import reference
from states.rules.edition import Edition
from states.rules.editions import NO_4, NO_5
from states.rules.reference import Found, Wording, look_up
from states.words import Bilingual

EVERYTHING = look_up()


@pytest.mark.parametrize("part", ["wordings", "entries", "readings"])
def test_one_thing_found_is_enough(part):
    """A rule, a row or a question alone: the clause is known."""
    found = {"wordings": (), "entries": (), "readings": (), "parameters": ()}
    assert Found(**{**found, part: getattr(EVERYTHING, part)[:1]})


def test_a_number_of_the_board_alone_is_no_clause():
    """Numbers hang on a rule, a row or a question."""
    assert not Found((), (), (), (Parameter.ANNUAL_RATE_BASIS_POINTS,))


def test_a_wording_ends_on_the_day_before_the_next_text(monkeypatch):
    """Of two later texts the first one ends it."""
    later = Edition("no6", Bilingual("ฉบับที่ 6", "no.6"), date(2030, 1, 1), ())
    monkeypatch.setattr(reference, "READABLE", (NO_4, NO_5, later))
    assert Wording(NO_4.rules[0], (NO_4,)).until == date(2018, 2, 15)
    assert Wording(NO_4.rules[0], (NO_4, NO_5)).until == date(2029, 12, 31)


def test_a_condition_of_one_move_is_found_by_its_own_name_alone():
    """The clause it stands for does not bring it along."""
    of_the_clause = {each.rule.id for each in look_up("1.2.3(4)").wordings if each.rule.only_by_id}
    by_name = [each.rule.id for each in look_up("review.within_its_ground").wordings]
    assert by_name == ["review.within_its_ground"]
    assert "review.within_its_ground" not in of_the_clause
