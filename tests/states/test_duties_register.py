"""How the board changes which duties are kept apart, and for whom it does not count yet."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from states.case import Capacity
from states.duties import Part, objections
from states.duties_register import DutiesRegister
from states.duties_shipped import SHIPPED
from states.duties_table import LAW_PAIRS, Kind, counted, counted_duties
from states.office_acts import AmendmentConfirmation, DutiesPair, DutiesProposal
from states.people import People
from states.process import Duty, State, Step
from states.register import Entry
from tests.states.cases import case_at, deed
from tests.states.duties_matrix import STEP_OF

MAY, JUNE_10, JULY = date(2026, 5, 20), date(2026, 6, 10), date(2026, 7, 1)
AUGUST = date(2026, 8, 3)
PAYS_AND_COLLECTS = DutiesPair(one=Duty.AUTHORISE_DISBURSEMENT, other=Duty.COLLECT)
DRAFTS_AND_APPROVES = DutiesPair(one=Duty.CONTRACT, other=Duty.APPROVE)
DRAFTS_AND_COLLECTS = DutiesPair(one=Duty.CONTRACT, other=Duty.COLLECT)


def proposal(since=JUNE_10, **pairs):
    """A resolution of the board on pairs of duties."""
    return DutiesProposal(
        **pairs,
        reason_th="สำนักงานเล็ก",
        reason_en="the office is small",
        since=since,
        resolution="9/2569",
        resolved_on=MAY,
    )


def register(*papers, by=()):
    """What comes of papers, each proposed by bua or by who is named, and confirmed by fon."""
    found = DutiesRegister(People())
    at = datetime(2026, 5, 21, tzinfo=UTC)
    for n, paper in enumerate(papers):
        found.enter(Entry(2 * n + 1, at, paper, by[n] if by else "bua"))
        confirmation = AmendmentConfirmation(entry=2 * n + 1, resolution="9/2569")
        found.enter(Entry(2 * n + 2, at, confirmation, "fon"))
    return found


def against(table, who, received_on):
    """What objects when somebody who has collected authorises a payment."""
    case = case_at(
        State.DISBURSING,
        deeds=[deed(who, Step.MONITORING, Duty.COLLECT)],
        received_on=received_on,
    )
    part = Part(who, Step.CONTRACT, Duty.AUTHORISE_DISBURSEMENT, Capacity.CHECKER)
    return [each.clause for each in objections(case, [part], table, decides=False)]


def test_before_any_resolution_the_shipped_version_counts():
    """On every day, the first that there is too."""
    assert register().on(date.min) is SHIPPED
    assert register().on(date.max) is SHIPPED


def test_a_version_counts_from_its_day():
    """The day before it is the old one; the number goes up by one."""
    found = register(proposal(allow=(PAYS_AND_COLLECTS,)))
    assert found.on(date(2026, 6, 9)) is SHIPPED
    assert found.on(JUNE_10).version == 2
    assert found.on(JUNE_10).since == JUNE_10
    assert found.on(JUNE_10).digest != SHIPPED.digest


def test_nothing_counts_that_nobody_confirmed():
    """A proposal alone changes nothing."""
    found = DutiesRegister(People())
    at = datetime(2026, 5, 21, tzinfo=UTC)
    found.enter(Entry(1, at, proposal(allow=(PAYS_AND_COLLECTS,)), "bua"))
    found.enter(Entry(2, at, AmendmentConfirmation(entry=7, resolution="9/2569"), "fon"))
    assert found.on(JULY) is SHIPPED


@pytest.mark.parametrize(
    ("who", "received_on", "refused"),
    [
        ("tuk", date(2026, 6, 9), False),
        ("bua", date(2026, 6, 9), True),
        ("fon", date(2026, 6, 9), True),
        ("bua", None, True),
        ("bua", JUNE_10, False),
        ("fon", JULY, False),
    ],
)
def test_a_loosening_passes_by_the_open_cases_of_those_who_made_it(who, received_on, refused):
    """Proposer and confirmer stay bound in every case received before its day; others do not."""
    table = register(proposal(allow=(PAYS_AND_COLLECTS,))).on(JULY)
    assert against(table, who, received_on) == (["D10/D09"] if refused else [])


def test_each_loosening_binds_its_own_makers_by_its_own_pairs():
    """Who lifted one pair is free of another that others lifted; an earlier lifting still binds."""
    table = register(
        proposal(allow=(DRAFTS_AND_APPROVES,)),
        proposal(JULY, allow=(PAYS_AND_COLLECTS,)),
        by=("bua", "tuk"),
    ).on(JULY)
    contract = counted(Step.CONTRACT, Duty.CONTRACT)
    approve = counted(Step.APPROVAL, Duty.APPROVE)
    assert against(table, "bua", MAY) == []
    assert against(table, "tuk", MAY) == ["D10/D09"]
    assert table.bars(approve, contract, "bua", MAY)
    assert not table.bars(approve, contract, "tuk", MAY)


def test_what_was_lifted_twice_is_told_once():
    """Lifted, set again and lifted again by the same two: one pair, one objection."""
    lifting = {"allow": (PAYS_AND_COLLECTS,)}
    table = register(
        proposal(**lifting),
        proposal(JULY, separate=(PAYS_AND_COLLECTS,)),
        proposal(AUGUST, **lifting),
    ).on(AUGUST)
    assert against(table, "bua", MAY) == ["D10/D09"]


@pytest.mark.parametrize("who", ["bua", "tuk", "lek"])
@pytest.mark.parametrize("received_on", [None, MAY, JUNE_10, JULY])
def test_the_quick_answer_is_that_of_the_pairs(who, received_on):
    """Numbers say who is barred from what exactly as the pairs that count for him do."""
    table = register(
        proposal(allow=(DRAFTS_AND_APPROVES,)),
        proposal(JULY, allow=(PAYS_AND_COLLECTS,)),
        by=("bua", "tuk"),
    ).on(JULY)
    apart = {pair.duties for pair in table.pairs_for(who, received_on)}
    for one, other in product(STEP_OF, STEP_OF):
        bits = counted(STEP_OF[one], one), counted(STEP_OF[other], other)
        barred = any(
            frozenset(each) in apart
            for each in product(
                counted_duties(STEP_OF[one], one), counted_duties(STEP_OF[other], other)
            )
        )
        assert table.bars(*bits, who, received_on) is barred


def test_a_loosening_that_is_taken_back_binds_everybody_again():
    """Loosened, used, tightened: each record names the version under which it was judged."""
    found = register(
        proposal(allow=(PAYS_AND_COLLECTS,)), proposal(JULY, separate=(PAYS_AND_COLLECTS,))
    )
    assert against(found.on(JUNE_10), "tuk", MAY) == []
    assert against(found.on(JULY), "tuk", MAY) == ["D10/D09"]
    assert against(found.on(JULY), "bua", MAY) == ["D10/D09"]
    assert [table.version for table in found.versions] == [1, 2, 3]


def test_a_pair_that_is_added_carries_the_reason_and_the_resolution():
    """What the board separates is policy, with its words and its number."""
    table = register(proposal(separate=(DRAFTS_AND_COLLECTS,))).on(JULY)
    (pair,) = (each for each in table.pairs if each.duties == DRAFTS_AND_COLLECTS.duties)
    assert (pair.kind, pair.english) == (Kind.POLICY, "the office is small")
    assert pair.source == "9/2569 (2026-05-20)"
    assert len(table.pairs) == len(SHIPPED.pairs) + 1


def test_whatever_the_board_lifts_the_six_pairs_stand():
    """Lifting every pair there is leaves clause 1.2.2, and the rest for nobody's own cases."""
    every = tuple(
        DutiesPair(one=one, other=other) for one, other in product(Duty, Duty) if one < other
    )
    lifted = tuple(pair for pair in every if pair.duties not in LAW_PAIRS)
    table = register(proposal(allow=lifted)).on(JULY)
    assert {pair.duties for pair in table.pairs} == LAW_PAIRS
