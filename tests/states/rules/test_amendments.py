"""Resolutions of the board as amendments: dated, cited, by two persons, never looser backwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Capacity
from states.office_acts import AmendmentConfirmation, AmendmentProposal
from states.parameters import AMENDABLE, CaseDays, Looser, Origin, Parameter, Parameters, Setting
from states.process import Duty, State, Step
from states.rules.amendments import (
    Amendment,
    accepted,
    confirmation_faults,
    confirmation_objections,
    parameters_for,
    proposal_faults,
)
from states.rules.finding import Verdict
from tests.states.cases import TODAY, case_at, deed

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = date(2018, 3, 1)
RATE = Parameter.ANNUAL_RATE_BASIS_POINTS
TENOR = Parameter.IMPORT_CREDIT_MONTHS
REVIEW = Parameter.REVIEW_DAYS
PROPOSER, CONFIRMER = "bua", "fon"
HANDS = frozenset({PROPOSER, CONFIRMER})


def proposal(**changes):
    """The board sets the rate at half a per cent from tomorrow on."""
    common = AmendmentProposal(
        clause="2.3(6)",
        parameter=RATE,
        value=50,
        since=TOMORROW,
        resolution="5/2562",
        resolved_on=YESTERDAY,
    )
    return replace(common, **changes)


def proposed(**changes):
    """The same, entered by the secretary today under record 7."""
    return Amendment(7, proposal(**changes), PROPOSER, TODAY)


def setting(parameter, value, since=TODAY, source="5/2562 (2019-06-02)"):
    """What the two persons entered."""
    return Setting(parameter, value, since, source, HANDS)


# ------------------------------------------------------------------------ what may be proposed


def test_the_list_of_what_may_be_set_is_closed_and_cited():
    """Each number has its clause, its line, the values it takes; what the text fixes has none."""
    for parameter, amendable in AMENDABLE.items():
        assert parameter.thai
        assert parameter.english.isascii()
        assert amendable.source
        assert amendable.initial in amendable.accepted
        assert amendable.in_criteria is (amendable.origin is not Origin.PROPOSED)
    named = {amendable.clause for amendable in AMENDABLE.values()}
    assert named.isdisjoint({"2.3(4)", "2.3(5)", "2.3.note1", "2.3.note2", "2.4.2", "2.1.1"})


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"clause": "2.3(4)"}, ["clause"]),
        ({"clause": "2.3"}, ["clause"]),
        ({"value": 0}, []),
        ({"value": 1500}, []),
        ({"value": 1501}, ["value"]),
        ({"since": TODAY}, []),
        ({"since": YESTERDAY}, ["since"]),
        ({"parameter": TENOR, "clause": "2.2", "value": 12}, []),
        ({"parameter": TENOR, "clause": "2.2", "value": 11}, ["value"]),
        ({"parameter": TENOR, "clause": "2.2", "value": 17}, ["value"]),
        ({"parameter": Parameter.ADMITS_COOPERATIVE, "clause": "2.1.2", "value": 1}, []),
        ({"parameter": Parameter.ADMITS_COOPERATIVE, "clause": "2.1.2", "value": 2}, ["value"]),
        ({"parameter": REVIEW, "clause": "1.2.3(4)", "value": 0}, ["value"]),
        ({"clause": "1", "value": 9_999, "since": LONG_AGO}, ["clause", "value", "since"]),
    ],
)
def test_a_proposal_cites_its_clause_and_stays_in_its_limits(changes, fields):
    """Every fault at once; nothing is proposed for the past."""
    assert [fault.field for fault in proposal_faults(proposal(**changes), TODAY)] == fields


def test_accepted_values_are_told_as_a_range_or_a_list():
    """So that whoever mistypes learns what would do."""
    assert accepted(REVIEW) == "1-365"
    assert accepted(TENOR) == "6, 12, 16"


# ----------------------------------------------------------------------------- who may confirm


@pytest.mark.parametrize(
    ("amendment", "confirmation", "fields"),
    [
        (proposed(), (7, "5/2562"), []),
        (proposed(), (7, "6/2562"), ["resolution"]),
        (None, (7, "5/2562"), ["entry"]),
        (proposed().confirmed(CONFIRMER, TODAY), (7, "5/2562"), ["entry"]),
    ],
)
def test_a_confirmation_names_what_was_proposed(amendment, confirmation, fields):
    """The second person reads the number of the resolution off the resolution."""
    entry, resolution = confirmation
    paper = AmendmentConfirmation(entry=entry, resolution=resolution)
    assert [fault.field for fault in confirmation_faults(amendment, paper)] == fields


@pytest.mark.parametrize(
    ("who", "on", "against"),
    [
        (CONFIRMER, TODAY, []),
        (CONFIRMER, TOMORROW, []),
        (CONFIRMER, TOMORROW + timedelta(days=1), ["1.2.1"]),
        (PROPOSER, TODAY, ["D17"]),
        (PROPOSER, TOMORROW + timedelta(days=1), ["D17", "1.2.1"]),
    ],
)
def test_nobody_confirms_himself_and_nothing_is_amended_for_the_past(who, on, against):
    """The last day to confirm is the day from which the value is to count."""
    found = list(confirmation_objections(proposed(), who, on))
    assert [each.clause for each in found] == against
    assert all(each.verdict is Verdict.FAIL and each.thai and each.english for each in found)


# ------------------------------------------------------------------------- what counts for a case


def on_the_case(
    values, parameter=TENOR, *, received_on=TODAY, hands=frozenset(), text_of=None, day=TODAY
):
    """The number for a case that was received on a day and has these persons in it."""
    settings = tuple(setting(parameter, value, since) for value, since in values)
    days = CaseDays(received_on, text_of, frozenset(hands))
    return Parameters(settings, days).on(parameter, day)


@pytest.mark.parametrize(
    ("received_on", "hands", "months"),
    [
        (TODAY, (), 12),
        (TOMORROW, (), 12),
        (None, (), 12),
        (YESTERDAY, (), 6),
        (TODAY, (PROPOSER,), 6),
        (TODAY, (CONFIRMER,), 6),
        (TODAY, ("malee",), 12),
        (YESTERDAY, (PROPOSER,), 6),
    ],
)
def test_a_loosening_passes_by_what_is_already_under_their_hands(received_on, hands, months):
    """Received before its day, or with one of the two in the case: the stricter value counts."""
    assert on_the_case([(12, TODAY)], received_on=received_on, hands=hands) == months


@pytest.mark.parametrize("received_on", [LONG_AGO, YESTERDAY, TODAY])
@pytest.mark.parametrize("hands", [(), (PROPOSER,)])
def test_a_tightening_counts_for_every_case(received_on, hands):
    """From 12 back to 6 months, whenever the case was received and whoever is in it."""
    values = [(12, LONG_AGO), (6, TODAY)]
    assert on_the_case(values, received_on=received_on, hands=hands) == 6


@pytest.mark.parametrize(("day", "months"), [(YESTERDAY, 6), (TODAY, 12), (TOMORROW, 12)])
def test_an_amendment_counts_from_its_day(day, months):
    """The day before, the former value still counts."""
    assert on_the_case([(12, TODAY)], received_on=TODAY, day=day) == months


def test_an_approval_pins_the_numbers_of_the_criteria_as_it_pins_their_edition():
    """What the board sets after the approval changes nothing of the approved case."""
    assert on_the_case([(12, LONG_AGO), (6, TODAY)], text_of=YESTERDAY) == 12
    assert on_the_case([(12, LONG_AGO), (6, TODAY)], text_of=TODAY) == 6
    assert on_the_case([(10, TODAY)], REVIEW, text_of=YESTERDAY) == 10


@pytest.mark.parametrize(
    ("values", "months"),
    [
        ([(16, LONG_AGO), (12, YESTERDAY), (16, TODAY)], 12),
        ([(12, YESTERDAY), (16, TODAY)], 12),
        ([(16, TODAY), (12, TODAY)], 6),
        ([(12, TODAY), (16, YESTERDAY)], 12),
    ],
)
def test_amendments_are_taken_one_after_the_other(values, months):
    """A case received yesterday: a later loosening is passed over, a tightening is not."""
    assert on_the_case(values, received_on=YESTERDAY) == months


@given(
    parameter=st.sampled_from(Parameter),
    picks=st.lists(st.tuples(st.integers(0, 5_000), st.integers(-40, 40)), max_size=6),
    received=st.integers(-40, 40),
    touched=st.booleans(),
)
def test_no_case_is_ever_better_off_by_a_later_loosening(parameter, picks, received, touched):
    """Whatever the board sets: a shielded case has the value of its day, or a stricter one."""
    amendable = AMENDABLE[parameter]
    values = list(amendable.accepted)
    settings = tuple(
        setting(parameter, values[pick % len(values)], TODAY + timedelta(days=days))
        for pick, days in picks
    )
    received_on = TODAY + timedelta(days=received)
    case = CaseDays(received_on, None, HANDS if touched else frozenset())
    day = TODAY + timedelta(days=60)

    found = Parameters(settings, case).on(parameter, day)
    at_receipt = Parameters(settings).on(parameter, received_on)

    before = amendable.initial if touched else at_receipt
    assert amendable.stricter(found, before) == found
    assert found in {amendable.initial, *(each.value for each in settings)}


def test_the_stricter_of_two_values_asks_more_of_the_borrower():
    """A lower rate, a longer tenor, fewer normal instalments are looser."""
    looser = {parameter: amendable.looser for parameter, amendable in AMENDABLE.items()}
    assert looser[RATE] is looser[Parameter.CURE_INSTALMENTS] is Looser.LESS
    assert looser[TENOR] is looser[Parameter.ADMITS_COOPERATIVE] is Looser.MORE
    assert AMENDABLE[RATE].stricter(50, 100) == 100
    assert AMENDABLE[TENOR].stricter(12, 6) == 6


def test_the_hands_in_a_case_are_all_who_ever_took_part_and_those_who_now_do():
    """Makers, voters and principals count; without any amendment nothing is looked at."""
    case = case_at(
        State.SELECTION,
        deeds=[deed(CONFIRMER, Step.INTAKE, Duty.INTAKE, Capacity.PRINCIPAL)],
        received_on=YESTERDAY,
    )
    nothing = Parameters()
    assert parameters_for(case, nothing, TODAY) is nothing
    bound = parameters_for(case, Parameters((setting(TENOR, 12),)), TODAY, ["malee"])
    assert bound.case == CaseDays(YESTERDAY, TODAY, frozenset({CONFIRMER, "malee"}))
