"""Which duties are kept apart: every pair, both directions, and what a version must hold."""

from dataclasses import replace
from datetime import date
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Capacity
from states.duties import Part, objections
from states.duties_shipped import SHIPPED
from states.duties_table import (
    LAW_PAIRS,
    DutiesTable,
    Kind,
    Pair,
    Shield,
    counted,
    counted_duties,
)
from states.invalid import InvalidInputError
from states.process import SEPARATED_STEPS, Duty, State, Step
from states.rules.finding import Verdict
from tests.states.cases import case_at, deed
from tests.states.duties_matrix import APART, STEP_OF


def clause_of(first: Duty, second: Duty) -> str:
    """Under what the second is refused to who did the first."""
    return "1.2.2" if {first, second} in LAW_PAIRS else f"{first.value}/{second.value}"


def refused(done: list[tuple[Step, Duty]], step: Step, duty: Duty, table: DutiesTable = SHIPPED):
    """The clauses that object when one person who has done all that now tries this."""
    deeds = [deed("somchai", *each, n=n) for n, each in enumerate(done, 1)]
    case = case_at(State.PERFORMING, deeds=deeds)
    part = Part("somchai", step, duty, Capacity.ACTOR)
    return [each.clause for each in objections(case, [part], table, decides=False)]


@pytest.mark.parametrize(
    ("first", "second"),
    [pair for pair in product(STEP_OF, STEP_OF) if pair[0] is not pair[1]],
    ids=lambda duty: duty.value,
)
def test_two_duties_are_one_persons_or_not_as_the_matrix_has_it(first, second):
    """Every ordered pair of duties: refused where a cross stands, allowed where a dot stands."""
    expected = [clause_of(first, second)] if (first, second) in APART else []
    assert refused([(STEP_OF[first], first)], STEP_OF[second], second) == expected
    assert SHIPPED.keeps_apart((STEP_OF[first], first), (STEP_OF[second], second)) is bool(expected)


@pytest.mark.parametrize("duty", STEP_OF, ids=lambda duty: duty.value)
def test_a_duty_may_be_done_twice_by_one_person(duty):
    """What is kept apart is kept apart from its counterpart, not from itself."""
    assert refused([(STEP_OF[duty], duty)], STEP_OF[duty], duty) == []


def test_the_matrix_counts_out():
    """Six pairs of law; thirty-six in the core of fourteen duties; as many as are shipped."""
    core = [duty for duty in Duty if duty.value <= "D14"]
    pairs = {frozenset(pair) for pair in APART}
    assert len(core) == 14
    assert len({pair for pair in pairs if pair <= set(core)}) == 36
    assert {pair.duties for pair in SHIPPED.pairs} == pairs
    assert {pair.duties for pair in SHIPPED.pairs if pair.kind is Kind.LAW} == LAW_PAIRS
    assert len(LAW_PAIRS) == 6


@pytest.mark.parametrize("pair", SHIPPED.pairs, ids=lambda pair: f"{pair.one}-{pair.other}")
def test_every_pair_says_why_in_both_languages_and_whence(pair):
    """A reason that can be read in a refusal, and where it comes from."""
    assert pair.thai
    assert pair.english.isascii()
    assert pair.source.startswith("1.2.2" if pair.kind is Kind.LAW else "proposed")


# ------------------------------------------------------------------------------------ refusals


def test_a_refusal_names_both_duties_the_record_and_the_reason():
    """Whoever is refused is told what he did, when, and why that matters."""
    case = case_at(State.DISBURSING, deeds=[deed("tuk", Step.MONITORING, Duty.COLLECT, n=7)])
    part = Part("tuk", Step.CONTRACT, Duty.AUTHORISE_DISBURSEMENT, Capacity.CHECKER)
    (told,) = objections(case, [part], SHIPPED, decides=False)
    assert told.clause == "D10/D09"
    assert told.verdict is Verdict.FAIL
    assert told.english == (
        "tuk has performed 'Monitor and collect' in this case (record 7) and may not perform"
        " 'Authorise disbursement': paying out and receiving are for two persons"
    )
    assert "บันทึกที่ 7" in told.thai


def test_every_pair_that_bars_is_told_once_with_the_last_deed():
    """Who did two things against it is told of both; who did one of them twice, of the last."""
    done = [
        (Step.CONTRACT, Duty.CONTRACT),
        (Step.FINANCIAL_SCREENING, Duty.FINANCIAL_SCREENING),
        (Step.CONTRACT, Duty.CONTRACT),
    ]
    deeds = [deed("lek", *each, n=n) for n, each in enumerate(done, 1)]
    case = case_at(State.APPROVAL, deeds=deeds)
    part = Part("lek", Step.APPROVAL, Duty.APPROVE, Capacity.VOTER)
    told = {each.clause: each.english for each in objections(case, [part], SHIPPED, decides=True)}
    assert set(told) == {"1.2.2", "D06/D05"}
    assert "(record 3)" in told["D06/D05"]


# ---------------------------------------------------------------------------------------- edits


DUTY_OF_THE_STEP = {
    Step.INTAKE: "D01",
    Step.SELECTION: "D02",
    Step.FEASIBILITY: "D03",
    Step.FINANCIAL_SCREENING: "D04",
    Step.APPROVAL: "D05",
    Step.CONTRACT: "D06",
    Step.MONITORING: "D10",
    Step.RESTRUCTURING: "D11",
    Step.LITIGATION: "D13",
}


@pytest.mark.parametrize("step", Step, ids=lambda step: step.name.lower())
def test_an_edit_counts_as_the_duty_of_the_step_and_as_intake(step):
    """Whoever edits material data of a step is barred from what its maker and intake are."""
    assert counted_duties(step, Duty.EDIT) == {Duty.EDIT, DUTY_OF_THE_STEP[step], "D01"}
    for duty, where in STEP_OF.items():
        against = {
            clause_of(counts, duty)
            for counts in counted_duties(step, Duty.EDIT)
            if (counts, duty) in APART
        }
        assert set(refused([(step, Duty.EDIT)], where, duty)) == against


def test_an_edit_is_refused_to_who_may_not_take_on_its_duty():
    """Who voted on the selection edits nothing: he would be intake to his own vote."""
    assert refused([(Step.SELECTION, Duty.SELECT)], Step.INTAKE, Duty.EDIT) == ["D02/D01"]
    assert refused([(Step.APPROVAL, Duty.APPROVE)], Step.FINANCIAL_SCREENING, Duty.EDIT) == [
        "1.2.2",
        "D05/D01",
    ]


def test_what_is_done_in_one_of_the_four_steps_counts_as_that_step():
    """Whatever its duty is called, a part in a step of 1.2.2 is a part in it."""
    for one, other in permutations(SEPARATED_STEPS, 2):
        assert refused([(one, Duty.UNMASK)], other, Duty.UNMASK) == ["1.2.2"]
        assert counted_duties(one, Duty.UNMASK) == {Duty.UNMASK, DUTY_OF_THE_STEP[one]}


# ------------------------------------------------------------------------------------- versions


def policy(one: Duty, other: Duty) -> Pair:
    """A pair as the board might resolve it."""
    return Pair(one, other, Kind.POLICY, "เหตุผล", "a reason", "9/2570")


@pytest.mark.parametrize("lacking", sorted(map(sorted, LAW_PAIRS)), ids="-".join)
def test_no_version_is_without_a_pair_of_clause_1_2_2(lacking):
    """Leaving one out, or calling it policy, is refused with the name of the pair."""
    others = tuple(pair for pair in SHIPPED.pairs if pair.duties != frozenset(lacking))
    for pairs in (others, (*others, policy(*lacking))):
        with pytest.raises(InvalidInputError) as refusal:
            DutiesTable(2, date(2027, 1, 1), pairs)
        fault = refusal.value.faults[0]
        named = "/".join(lacking)
        assert fault.field == "pairs"
        assert (fault.thai, fault.english) == (
            f"ขาดคู่ {named} ของข้อ 1.2.2",
            f"lacks {named} of clause 1.2.2",
        )


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (policy(Duty.COLLECT, Duty.COLLECT), "D10/D10 is one duty"),
        (policy(Duty.AUTHORISE_DISBURSEMENT, Duty.COLLECT), "D09/D10 is named twice"),
        (
            replace(policy(Duty.CONTRACT, Duty.COLLECT), kind=Kind.LAW),
            "D06/D10 is not of clause 1.2.2",
        ),
    ],
    ids=["with itself", "twice", "no law"],
)
def test_a_pair_is_of_two_duties_named_once_and_law_only_where_it_is(pair, fault):
    """A version that says something else about its pairs cannot be made."""
    with pytest.raises(InvalidInputError) as refusal:
        DutiesTable(2, date(2027, 1, 1), (*SHIPPED.pairs, pair))
    assert [(each.field, each.english) for each in refusal.value.faults] == [("pairs", fault)]


def test_what_keeps_two_duties_apart_has_a_code():
    """Records and resolutions name the kind of a pair by it."""
    assert [kind.value for kind in Kind] == ["law", "policy"]


def test_the_digest_is_of_the_text_and_of_nothing_else():
    """The order of making does not count; a word, a day or a pair does."""
    turned = tuple(replace(pair, one=pair.other, other=pair.one) for pair in SHIPPED.pairs)
    assert replace(SHIPPED, pairs=turned[::-1]).digest == SHIPPED.digest
    assert SHIPPED.mark == {"version": 1, "digest": SHIPPED.digest}
    more = policy(Duty.CONTRACT, Duty.COLLECT)
    shield = Shield(frozenset({"bua"}), date(2027, 1, 1), (more,))
    others = [
        replace(SHIPPED, version=2),
        replace(SHIPPED, since=date(2027, 1, 1)),
        replace(SHIPPED, pairs=SHIPPED.pairs[:-1]),
        replace(SHIPPED, pairs=(*SHIPPED.pairs, more)),
        replace(SHIPPED, shields=(shield,)),
    ]
    assert len({SHIPPED.digest, *(other.digest for other in others)}) == 6


def test_the_shipped_version_is_what_records_have_named_so_far():
    """Records name it by this digest: whoever changes a word of it makes version 2 instead."""
    assert SHIPPED.digest == "6ea7d1860d0eb3cad59b6180a96056555698a5d3afc6082d72682d5be7aec0f4"


# --------------------------------------------------------------------------------------- always

DEEDS = st.tuples(st.sampled_from(Step), st.sampled_from(Duty))


@given(done=st.lists(DEEDS, max_size=6), now=DEEDS)
def test_the_bits_say_what_the_pairs_say(done, now):
    """An act is refused exactly when some pair has one duty in the past and the other in it."""
    before = frozenset().union(*(counted_duties(*each) for each in done))
    asked = counted_duties(*now)
    crossing = [
        pair
        for pair in SHIPPED.pairs
        if any(one in before and other in asked for one, other in permutations(pair.duties))
    ]
    assert bool(refused(done, *now)) is bool(crossing)


@given(done=st.lists(DEEDS, min_size=1, max_size=4), now=DEEDS)
def test_more_deeds_never_bar_from_less(done, now):
    """Nothing that anybody does wipes out what he did."""
    assert set(refused(done[1:], *now)) <= set(refused(done, *now))


def test_every_set_of_duties_has_bits_of_its_own():
    """Two parts that count as different duties are different numbers."""
    parts = {counted_duties(*each): counted(*each) for each in product(Step, Duty)}
    assert all(parts[one] != parts[other] for one, other in combinations(parts, 2))
