"""Who may resolve what: by power, amount of the loan and of the group, edition and day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.authority import AS_READ, ORGANS, Authority, AuthorityRow, Matter, Power, is_higher
from states.baht import Baht
from states.rules.confidence import Confidence
from states.vocabulary import Criteria, Organ

COMMITTEE, BANK, BOARD = Organ.PROVINCIAL_FUND_COMMITTEE, Organ.SMED_BANK, Organ.FUND_BOARD
JUNE_3, JULY_1 = date(2019, 6, 3), date(2019, 7, 1)
THREE_MILLION = Baht.of(3_000_000)
ONE_SATANG = Baht(1)


def matter(power=Power.APPROVAL, amount=THREE_MILLION, group=None, edition="no5", on=JULY_1):
    """What a committee has before it; the group owes what the loan is, unless said."""
    return Matter(power, amount, amount if group is None else group, edition, on)


def row(organ=BANK, power=Power.APPROVAL, since=JULY_1, hands=(), **limits):
    """A row of the board."""
    return AuthorityRow(
        power=power,
        organ=organ,
        since=since,
        source="กอป. 7/2562",
        confidence=Confidence.A,
        hands=frozenset(hands),
        **limits,
    )


def matrix(*rows):
    """What was read in the text, and these rows of the board after it."""
    return Authority((*AS_READ, *rows))


# -------------------------------------------------------------------------- the rows of the text


BY_THE_BOARD = {Power.WRITE_OFF, Power.CLOSE_LOSS}


@pytest.mark.parametrize("power", [each for each in Power if each is not Power.RESOLUTION_REVIEW])
@pytest.mark.parametrize(
    ("edition", "on"), [("no4", date(2017, 10, 21)), ("no5", date(2018, 2, 16)), ("no5", JULY_1)]
)
def test_the_text_as_read_has_an_organ_for_every_power(power, edition, on):
    """The provincial committee (Q2), under no.4 and no.5; losses are taken by the board."""
    organ = BOARD if power in BY_THE_BOARD else COMMITTEE
    assert Authority().organ_for(matter(power, edition=edition, on=on)) is organ


@pytest.mark.parametrize(
    ("edition", "on"),
    [("legacy", JULY_1), ("no4", date(2017, 10, 20)), ("no5", date(2018, 2, 15))],
)
@pytest.mark.parametrize("power", [Power.SELECTION, Power.APPROVAL])
def test_of_a_text_that_is_not_known_or_not_in_force_nobody_is_competent(power, edition, on):
    """Before no.4 the text is unknown; no edition gives a power before its first day."""
    assert Authority().organ_for(matter(power, edition=edition, on=on)) is None


def test_a_case_that_took_a_clause_of_a_newer_text_lives_under_its_own():
    """The code of the edition names what was taken after the edition itself."""
    assert Authority().organ_for(matter(edition="no4+no5+2.2.refinance")) is COMMITTEE


@pytest.mark.parametrize(
    ("approved_by", "organ"), [(None, COMMITTEE), (BANK, BANK), (BOARD, BOARD)]
)
@pytest.mark.parametrize("edition", ["legacy+no4+2.3.8", "no4", "no5"])
def test_a_resolution_is_reviewed_by_the_organ_that_approved(approved_by, organ, edition):
    """No.4, clause 4; where no record names that organ, by the one that approves by now."""
    under_review = matter(Power.RESOLUTION_REVIEW, edition=edition)
    assert Authority().organ_for(under_review, approved_by) is organ


def test_every_row_of_the_text_says_how_certain_it_is():
    """The approval is an open reading (Q2), the selection a certain one."""
    certain = {each.power: (each.confidence, each.question) for each in AS_READ}
    assert certain[Power.SELECTION] == (Confidence.A, "Q3")
    assert certain[Power.APPROVAL] == (Confidence.C, "Q2")
    assert {each.power for each in AS_READ} == set(Power)
    assert all(each.source and each.n is None and not each.hands for each in AS_READ)


# --------------------------------------------------------------------------- the rows of the board


@pytest.mark.parametrize(
    ("changes", "organ"),
    [
        ({}, BANK),
        ({"on": JULY_1 - timedelta(days=1)}, COMMITTEE),
        ({"amount": THREE_MILLION + ONE_SATANG}, COMMITTEE),
        ({"amount": None}, COMMITTEE),
        ({"group": Baht.of(5_000_000)}, BANK),
        ({"group": Baht.of(5_000_000) + ONE_SATANG}, COMMITTEE),
        ({"edition": "no4"}, COMMITTEE),
        ({"power": Power.WRITE_OFF}, BOARD),
    ],
)
def test_a_row_moves_what_it_covers_and_nothing_else(changes, organ):
    """From 1 July the bank approves up to 3 million of groups up to 5, both in, under no.5."""
    moved = matrix(row(up_to=THREE_MILLION, group_up_to=Baht.of(5_000_000), edition=Criteria.NO_5))
    assert moved.organ_for(matter(**changes)) is organ


def test_of_two_rows_the_newer_counts_and_of_one_day_the_one_entered_last():
    """By the day from which they count, not by the order in which they came."""
    later = row(BOARD, since=date(2019, 8, 1))
    assert matrix(later, row(BANK)).organ_for(matter(on=date(2019, 8, 1))) is BOARD
    assert matrix(row(BOARD), row(BANK)).organ_for(matter()) is BANK


@pytest.mark.parametrize(
    ("organ", "persons", "competent"),
    [
        (BANK, {"bua", "malee"}, COMMITTEE),
        (BANK, {"fon"}, COMMITTEE),
        (BANK, {"malee"}, BANK),
        (BOARD, {"bua", "fon"}, BOARD),
        (Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE, {"bua"}, COMMITTEE),
    ],
)
def test_nobody_lowers_the_power_over_a_case_in_his_own_hands(organ, persons, competent):
    """Down, the row passes by the cases of those who entered it; up, it counts for all."""
    moved = matrix(row(organ, hands={"bua", "fon"}))
    assert moved.for_case(persons).organ_for(matter()) is competent


def test_whoever_reviews_cannot_be_changed_for_a_case_in_ones_own_hands():
    """Between the organ that approved and a named one neither is the higher."""
    moved = matrix(row(BOARD, Power.RESOLUTION_REVIEW, hands={"bua"}))
    asked = matter(Power.RESOLUTION_REVIEW)
    assert moved.organ_for(asked, BANK) is BOARD
    assert moved.for_case({"bua"}).organ_for(asked, BANK) is BANK


# ------------------------------------------------------------------------------------------- laws

amounts = st.integers(1, 20_000_000_00).map(Baht)
limits = st.none() | amounts
rows = st.builds(
    row,
    organ=st.sampled_from(ORGANS),
    power=st.sampled_from([Power.APPROVAL, Power.WRITE_OFF]),
    since=st.dates(JUNE_3, JULY_1),
    hands=st.sets(st.sampled_from(["bua", "fon", "malee"])),
    up_to=limits,
    group_up_to=limits,
)
matters = st.builds(matter, amount=amounts, group=amounts, on=st.dates(JUNE_3, JULY_1))


@given(st.lists(rows, max_size=6), matters, st.sets(st.sampled_from(["bua", "fon", "malee"])))
def test_no_case_is_ever_decided_lower_for_being_in_the_hands_of_those_who_set_the_rows(
    added, asked, persons
):
    """One row alone never leads lower than before in a case of those who entered it."""
    for n in range(len(added)):
        before = matrix(*added[:n]).for_case(persons).organ_for(asked)
        last = replace(added[n], since=JULY_1, hands=frozenset({"bua"}))
        asked_now = asked._replace(on=JULY_1)
        standing = matrix(*added[:n]).for_case(persons | {"bua"}).organ_for(asked_now)
        after = matrix(*added[:n], last).for_case(persons | {"bua"}).organ_for(asked_now)
        assert before is not None
        assert after is standing or is_higher(after, standing)


@given(st.lists(rows, max_size=6), matters)
def test_somebody_is_always_competent_and_a_row_of_the_future_changes_nothing(added, asked):
    """From the first day of no.4 no amount is without an organ; later rows wait for their day."""
    organ = matrix(*added).organ_for(asked)
    assert organ in ORGANS
    ahead = [replace(each, since=asked.on + timedelta(days=1)) for each in added]
    assert matrix(*added, *ahead).organ_for(asked) is organ
