"""The collateral tree of 2.3(8): every combination of facts ends in exactly one place."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.collateral_tree import TREE, Branch, Instrument, Situation, choose

BOTH = (True, False)
OPEN = (True, False, None)
AMOUNTS = (
    {"small": True, "within_five_million": True},
    {"small": False, "within_five_million": True},
    {"small": False, "within_five_million": False},
)
TRUTHS = [name for name in Situation._fields if name not in ("small", "within_five_million")]
ORDER = [branch for branch, _ in TREE]


def secured(s):
    """Something is bought that is mortgaged or registered."""
    return s.building or (s.machinery and s.registrable)


def large_own(s):
    return not s.small and secured(s) and s.own_site


def by_consent(s):
    return (s.second_rank_consent or s.building_only_consent) and not s.too_late


def mortgaged_building(s):
    return large_own(s) and s.encumbered and s.building


def large_other(s):
    return not s.small and secured(s) and not s.own_site


def neither_lease_nor_mortgage(s):
    return large_other(s) and not s.lease_outlives_loan and not s.owner_mortgages


def owner_may_guarantee(s):
    return s.owner_guarantees and s.within_five_million


# Each branch by itself, as the text describes it and not as the program walks.
AS_THE_TEXT_SAYS = {
    Branch.SMALL: lambda s: s.small,
    Branch.GUARANTEE_ONLY: lambda s: not s.small and not secured(s),
    Branch.OWN_SITE_FREE: lambda s: large_own(s) and not s.encumbered,
    Branch.OWN_SITE_MORTGAGED: lambda s: large_own(s) and s.encumbered and not s.building,
    Branch.SECOND_RANK: lambda s: (
        mortgaged_building(s) and s.second_rank_consent and not s.too_late
    ),
    Branch.BUILDING_ONLY: lambda s: (
        mortgaged_building(s)
        and not s.second_rank_consent
        and s.building_only_consent
        and not s.too_late
    ),
    Branch.OTHER_LAND: lambda s: mortgaged_building(s) and not by_consent(s) and s.other_land,
    Branch.LEASE: lambda s: large_other(s) and s.lease_outlives_loan,
    Branch.OWNER_MORTGAGES: lambda s: (
        large_other(s) and not s.lease_outlives_loan and s.owner_mortgages
    ),
    Branch.OTHER_LAND_FOR_SITE: lambda s: neither_lease_nor_mortgage(s) and s.other_land,
    Branch.OWNER_GUARANTEES: lambda s: (
        neither_lease_nor_mortgage(s) and not s.other_land and owner_may_guarantee(s)
    ),
    Branch.NONE: lambda s: (
        (mortgaged_building(s) and not by_consent(s) and not s.other_land)
        or (neither_lease_nor_mortgage(s) and not s.other_land and not owner_may_guarantee(s))
    ),
}


def known_situations():
    for amount in AMOUNTS:
        for truths in product(BOTH, repeat=len(TRUTHS)):
            yield Situation(**amount, **dict(zip(TRUTHS, truths, strict=True)))


def test_every_known_case_has_exactly_one_branch():
    """All 12,288 combinations of known facts: one description of the text fits, and it is taken."""
    seen = set()
    for situation in known_situations():
        fitting = [branch for branch, fits in AS_THE_TEXT_SAYS.items() if fits(situation)]
        choice = choose(situation)
        assert fitting == [choice.branch], situation
        assert choice.open_fact is None
        seen.add(choice.branch)
    assert seen == set(Branch)


def test_each_earlier_branch_says_why_it_was_impossible():
    """Whatever is chosen, every branch before it has its reason, in the order of the text."""
    for situation in known_situations():
        choice = choose(situation)
        earlier = [branch for branch, _ in choice.why_not]
        assert [*earlier, choice.branch] == [*ORDER, Branch.NONE][: len(earlier) + 1]
        assert all(why.thai and why.english for _, why in choice.why_not)


def test_instruments_follow_from_branch_and_purchase():
    """A guarantee always; machinery wherever it is bought and registrable; the branch's own."""
    for situation in known_situations():
        choice = choose(situation)
        assert choice.instruments[0] is Instrument.GUARANTEE
        registered = Instrument.MACHINERY in choice.instruments
        assert registered == (situation.machinery and situation.registrable)
        assert len(set(choice.instruments)) == len(choice.instruments)
        mortgages = [each for each in choice.instruments if each.value.startswith("mortgage")]
        assert len(mortgages) <= 1
        valued = Instrument.OTHER_LAND in choice.instruments
        assert choice.valuation_required == valued


OWN_SIDE = (
    *("small", "building", "machinery", "registrable", "encumbered"),
    *("second_rank_consent", "building_only_consent", "other_land"),
)
OTHER_SIDE = (
    *("small", "within_five_million", "building", "machinery", "registrable"),
    *("lease_outlives_loan", "owner_mortgages", "other_land", "owner_guarantees"),
)


def open_situations() -> Iterator[tuple[Situation, tuple[str, ...]]]:
    """All combinations with unknown facts, on either side of who owns the site."""
    for late in BOTH:
        for truths in product(OPEN, repeat=len(OWN_SIDE)):
            known: dict[str, Any] = dict(zip(OWN_SIDE, truths, strict=True))
            yield Situation(own_site=True, too_late=late, **known), OWN_SIDE
    for truths in product(OPEN, repeat=len(OTHER_SIDE)):
        known = dict(zip(OTHER_SIDE, truths, strict=True))
        yield Situation(own_site=False, **known), OTHER_SIDE


def test_a_missing_fact_never_decides():
    """Where a branch is told although facts are missing, no answer to them changes it."""
    for situation, names in open_situations():
        choice = choose(situation)
        if choice.branch is None:
            assert choice.open_fact is not None
            continue
        for name in names:
            if getattr(situation, name) is None:
                for truth in BOTH:
                    known = situation._replace(**{name: truth})
                    assert choose(known).branch is choice.branch, (situation, name)


@given(
    st.fixed_dictionaries({name: st.sampled_from(OPEN) for name in TRUTHS if name != "too_late"})
)
def test_more_knowledge_keeps_the_answer(truths):
    """The same when the owner of the site is among the missing facts."""
    situation = Situation(small=False, **truths)
    choice = choose(situation)
    for name, truth in truths.items():
        if truth is None and choice.branch is not None:
            for known in BOTH:
                assert choose(situation._replace(**{name: known})).branch is choice.branch


OWN_MORTGAGED = Situation(
    small=False,
    within_five_million=False,
    building=True,
    machinery=True,
    registrable=True,
    own_site=True,
    encumbered=True,
    second_rank_consent=True,
    building_only_consent=True,
    other_land=True,
)


@pytest.mark.parametrize(
    ("told", "change", "branch", "instruments"),
    [
        (
            "the mortgagee consents to a second rank",
            {},
            "8.2.2.2-p2",
            ["guarantee", "mortgage_second_rank_land_and_building", "business_security_machinery"],
        ),
        (
            "the mortgagee consents to the building alone",
            {"second_rank_consent": False},
            "8.2.2.2-p3",
            ["guarantee", "mortgage_building_only", "business_security_machinery"],
        ),
        (
            "both ways took longer than thirty days",
            {"too_late": True},
            "8.2.2.3",
            ["guarantee", "mortgage_other_land", "business_security_machinery"],
        ),
        (
            "machinery alone on mortgaged land needs no mortgage (Q11)",
            {"building": False},
            "8.2.2.2",
            ["guarantee", "business_security_machinery"],
        ),
        (
            "a legal bar lets only the registration fall away (Q13)",
            {"registrable": False, "encumbered": False},
            "8.2.2.1",
            ["guarantee", "mortgage_land_and_building"],
        ),
        (
            "a legal bar with machinery alone leaves the guarantee",
            {"registrable": False, "building": False},
            "8.2.1-only",
            ["guarantee"],
        ),
        (
            "machinery alone on free land",
            {"building": False, "encumbered": False},
            "8.2.2.1",
            ["guarantee", "business_security_machinery"],
        ),
        (
            "a small loan with machinery",
            {"small": True},
            "8.1",
            ["guarantee", "business_security_machinery"],
        ),
        (
            "a small loan under the legal bar (Q9)",
            {"small": True, "registrable": False},
            "8.1",
            ["guarantee"],
        ),
    ],
)
def test_the_tree_as_a_credit_officer_walks_it(told, change, branch, instruments):
    """Named situations of a borrower on its own site."""
    choice = choose(OWN_MORTGAGED._replace(**change))
    assert choice.branch == branch
    assert [each.value for each in choice.instruments] == instruments


ELSEWHERE = Situation(
    small=False,
    within_five_million=True,
    building=True,
    machinery=True,
    registrable=True,
    own_site=False,
    encumbered=True,
    other_land=True,
    lease_outlives_loan=True,
    owner_mortgages=True,
    owner_guarantees=True,
)


@pytest.mark.parametrize(
    ("told", "change", "branch", "instrument"),
    [
        ("the lease is long enough", {}, "8.2.3.1", "lease"),
        (
            "the owner mortgages the site",
            {"lease_outlives_loan": False},
            "8.2.3.2",
            "mortgage_site_by_owner",
        ),
        (
            "other land stands in for the site",
            {"lease_outlives_loan": False, "owner_mortgages": False},
            "8.2.3.3",
            "mortgage_other_land",
        ),
        (
            "the owner guarantees",
            {"lease_outlives_loan": False, "owner_mortgages": False, "other_land": False},
            "8.2.3.4",
            "guarantee_site_owner",
        ),
    ],
)
def test_the_tree_on_a_site_of_somebody_else(told, change, branch, instrument):
    """Each branch of 8.2.3 brings its one instrument beside guarantee and machinery."""
    choice = choose(ELSEWHERE._replace(**change))
    assert choice.branch == branch
    assert [each.value for each in choice.instruments] == [
        "guarantee",
        instrument,
        "business_security_machinery",
    ]


NO_LAND = {"second_rank_consent": False, "building_only_consent": False, "other_land": False}
NO_OWNER = {"lease_outlives_loan": False, "owner_mortgages": False, "owner_guarantees": False}


def reasons(situation):
    """Why each branch was impossible."""
    return {branch.value: why.english for branch, why in choose(situation).why_not}


def test_on_the_own_site_the_ways_of_another_owner_are_told_as_such():
    """Without consent and other land nothing is left; each branch says its own reason."""
    assert reasons(OWN_MORTGAGED._replace(**NO_LAND)) == {
        "8.1": "the loan is above 3 million baht",
        "8.2.1-only": "the money buys a building or machinery",
        "8.2.2.1": "the land is under mortgage",
        "8.2.2.2": "the money buys a building too",
        "8.2.2.2-p2": "the mortgagee does not consent to a second rank",
        "8.2.2.2-p3": "the mortgagee does not consent to the building alone",
        "8.2.2.3": "there is no other land",
        **dict.fromkeys(
            ("8.2.3.1", "8.2.3.2", "8.2.3.3", "8.2.3.4"), "the site is the borrower's own"
        ),
    }
    late = reasons(OWN_MORTGAGED._replace(too_late=True, other_land=False))
    assert late["8.2.2.2-p2"] == late["8.2.2.2-p3"] == "not finished within 30 days"


def test_on_the_site_of_another_the_ways_of_the_own_site_are_told_as_such():
    """Without lease, owner and land nothing is left; each branch says its own reason."""
    ways = ("8.2.2.1", "8.2.2.2", "8.2.2.2-p2", "8.2.2.2-p3", "8.2.2.3")
    assert reasons(ELSEWHERE._replace(other_land=False, **NO_OWNER)) == {
        "8.1": "the loan is above 3 million baht",
        "8.2.1-only": "the money buys a building or machinery",
        **dict.fromkeys(ways, "the site is not the borrower's"),
        "8.2.3.1": "the lease does not outlive the loan by 3 years",
        "8.2.3.2": "the site's owner does not mortgage it",
        "8.2.3.3": "there is no other land",
        "8.2.3.4": "the site's owner does not guarantee",
    }
    nobody = ELSEWHERE._replace(other_land=False, **NO_OWNER)
    too_large = nobody._replace(owner_guarantees=True, within_five_million=False)
    assert reasons(too_large)["8.2.3.4"] == "the loan is above 5 million baht"


@pytest.mark.parametrize(
    ("situation", "fact"),
    [
        (ELSEWHERE._replace(small=None), "the amount of the loan"),
        (
            ELSEWHERE._replace(building=None, machinery=False),
            "whether a building or registrable machinery is bought",
        ),
        (ELSEWHERE._replace(own_site=None), "who owns the site"),
        (ELSEWHERE._replace(own_site=None, encumbered=None), "who owns the site"),
        (OWN_MORTGAGED._replace(encumbered=None), "whether the site is mortgaged"),
        (OWN_MORTGAGED._replace(building=None), "whether a building is bought"),
        (
            OWN_MORTGAGED._replace(second_rank_consent=None),
            "the mortgagee's consent to a second rank",
        ),
        (
            OWN_MORTGAGED._replace(second_rank_consent=False, building_only_consent=None),
            "the mortgagee's consent to the building alone",
        ),
        (
            OWN_MORTGAGED._replace(**NO_LAND)._replace(other_land=None),
            "whether there is other land",
        ),
        (ELSEWHERE._replace(lease_outlives_loan=None), "the remaining lease or the term"),
        (
            ELSEWHERE._replace(lease_outlives_loan=False, owner_mortgages=None),
            "whether the site's owner mortgages it",
        ),
        (
            ELSEWHERE._replace(**NO_OWNER)._replace(other_land=False, owner_guarantees=None),
            "whether the site's owner guarantees",
        ),
    ],
)
def test_the_first_missing_fact_is_named(situation, fact):
    """The officer is told what to find out, and only that."""
    choice = choose(situation)
    assert choice.branch is None
    assert choice.open_fact.english == fact
    assert not choice.valuation_required
