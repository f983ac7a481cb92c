"""Power is lent by order, for some days, to one other person, and no further."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.office_acts import AmendmentConfirmation, AmendmentProposal, Delegation, DelegationEnd
from states.office_acts import OfficeEvent as E
from states.parameters import Parameter
from states.person_acts import MergeConfirmation, MergeProposal
from states.process import Role
from tests.states.entries import MONDAY, Book, at, known

FRIDAY = MONDAY + timedelta(days=4)


def order(principal: str = "ann", delegate: str = "bob", since: int = 0, days: int = 5):
    """A power lent so many days after Monday, for so many days."""
    first = MONDAY + timedelta(days=since)
    return Delegation(
        principal=principal,
        delegate=delegate,
        order="3/2562",
        since=first,
        until=first + timedelta(days=days - 1),
    )


def book() -> Book:
    """A few officers, those who watch over them, and the clock."""
    return Book(
        *known("ann", Role.CONTRACT_OFFICER),
        *known("bob", Role.CONTRACT_OFFICER),
        *known("cat", Role.CONTRACT_OFFICER),
        *known("dan", Role.CONTRACT_OFFICER),
        *known("admin", Role.ADMIN),
        *known("att", Role.AUDITOR),
        *known("rung", Role.RISK_OFFICER),
        *known("robot", Role.CLOCK, service=True),
    )


@pytest.mark.parametrize(
    ("paper", "clauses"),
    [
        (order(), []),
        (order(days=1), []),
        (order(days=30), []),
        (order(days=31), ["delegation"]),
        (order(since=-1), ["delegation"]),
        (order(since=1), []),
        (order("ann", "ann"), ["delegation"]),
        (order("ann", "robot"), ["delegation"]),
        (order("robot", "ann"), ["delegation"]),
        (order("ann", "att"), ["D17"]),
        (order("ann", "rung"), ["D17"]),
        (order("ann", "ann", since=-1, days=31), ["delegation"] * 3),
    ],
)
def test_an_order_is_for_another_person_for_days_to_come(paper, clauses):
    """Thirty days at most, both ends counted, from today at the earliest; every reason is told."""
    assert book().objections(E.DELEGATE, paper) == clauses


@pytest.mark.parametrize(("by", "clauses"), [("admin", []), ("bob", ["delegation"]), ("ann", [])])
def test_an_order_is_not_entered_by_the_one_whom_it_serves(by, clauses):
    """Whoever else may enter it."""
    assert book().objections(E.DELEGATE, order("ann", "bob"), by) == clauses


def test_the_one_whom_it_serves_is_the_same_person_under_every_code():
    """Bob enters an order for his other code: it is still for himself."""
    office = book()
    n = office.enter(MergeProposal(duplicate="dan", into="bob", reason="คนเดียวกัน"))
    office.enter(MergeConfirmation(entry=n), by="rung")
    assert office.objections(E.DELEGATE, order("ann", "dan"), "bob") == ["delegation"]
    assert office.objections(E.DELEGATE, order("dan", "bob")) == ["delegation"]


@pytest.mark.parametrize(
    ("principal", "delegate", "refused"),
    [
        ("bob", "cat", True),
        ("bob", "ann", True),
        ("cat", "ann", True),
        ("ann", "cat", False),
        ("cat", "bob", False),
        ("cat", "dan", False),
    ],
)
@pytest.mark.parametrize(("since", "overlaps"), [(-5, False), (-4, True), (4, True), (5, False)])
def test_a_power_is_passed_on_neither_forwards_nor_back(
    principal, delegate, refused, since, overlaps
):
    """Ann lent to Bob for Monday to Friday; on any of these days no chain and no circle begins."""
    office = book()
    office.enter(order("ann", "bob"), when=at(MONDAY - timedelta(days=9)))
    found = office.objections(
        E.DELEGATE, order(principal, delegate, since), when=at(MONDAY - timedelta(days=9))
    )
    assert found == (["delegation"] if refused and overlaps else [])


def test_the_board_may_set_another_length():
    """The number is dated: the day before it begins, thirty days still count."""
    office = book()
    n = office.enter(
        AmendmentProposal(
            clause="1.2.2",
            parameter=Parameter.DELEGATION_DAYS,
            value=7,
            since=MONDAY,
            resolution="7/2562",
            resolved_on=MONDAY - timedelta(days=3),
        ),
        when=at(MONDAY - timedelta(days=1)),
    )
    office.enter(
        AmendmentConfirmation(entry=n, resolution="7/2562"),
        by="rung",
        when=at(MONDAY - timedelta(days=1)),
    )
    assert office.objections(E.DELEGATE, order(days=7)) == []
    assert office.objections(E.DELEGATE, order(days=8)) == ["delegation"]
    before = at(MONDAY - timedelta(days=1))
    assert office.objections(E.DELEGATE, order(days=30), when=before) == []


@pytest.mark.parametrize(
    ("paper", "fields"),
    [
        (order("nobody", "bob"), ["principal"]),
        (order("ann", "nobody"), ["delegate"]),
        (order(days=0), ["until"]),
    ],
)
def test_an_order_that_cannot_be_is_bad_input(paper, fields):
    """Persons who are known, and days that follow one another."""
    assert book().faults(E.DELEGATE, paper) == fields


# ------------------------------------------------------------------------------ when it is used


def test_a_chain_that_comes_to_light_later_is_refused_at_use():
    """Two orders that were in order make a chain once two codes are found to be one person."""
    office = book()
    office.enter(order("ann", "bob"))
    office.enter(order("cat", "dan"))
    assert office.directory.deputies(MONDAY) == (("bob", "ann"), ("dan", "cat"))
    n = office.enter(MergeProposal(duplicate="cat", into="bob", reason="คนเดียวกัน"))
    office.enter(MergeConfirmation(entry=n), by="rung")
    assert office.directory.deputies(MONDAY) == (("bob", "ann"),)
    assert not office.directory.may_act_for("dan", "cat", MONDAY)


def test_a_circle_that_comes_to_light_later_lends_nothing():
    """Nor does anybody act for himself."""
    office = book()
    office.enter(order("ann", "bob"))
    office.enter(order("cat", "dan"))
    for duplicate, into in (("cat", "bob"), ("dan", "ann")):
        n = office.enter(MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน"))
        office.enter(MergeConfirmation(entry=n), by="rung")
    assert office.directory.deputies(MONDAY) == ()
    n = office.enter(MergeProposal(duplicate="bob", into="ann", reason="คนเดียวกัน"))
    office.enter(MergeConfirmation(entry=n), by="rung")
    assert office.directory.deputies(MONDAY) == ()


# ---------------------------------------------------------------------------------- its early end


@pytest.mark.parametrize(("last_day", "fields"), [
    (MONDAY - timedelta(days=2), ["last_day"]),
    (MONDAY - timedelta(days=1), []),
    (MONDAY, []),
    (FRIDAY - timedelta(days=1), []),
    (FRIDAY, ["last_day"]),
])  # fmt: skip
def test_a_delegation_ends_early_and_never_in_the_past(last_day, fields):
    """Earlier than ordered; with yesterday it is over at once."""
    office = book()
    n = office.enter(order())
    paper = DelegationEnd(entry=n, last_day=last_day, order="4/2562")
    assert office.faults(E.END_DELEGATION, paper) == fields
    if not fields:
        office.enter(paper)
        assert office.directory.may_act_for("bob", "ann", MONDAY) is (last_day >= MONDAY)
        assert not office.directory.may_act_for("bob", "ann", last_day + timedelta(days=1))


def test_only_a_delegation_is_ended():
    """Another record, or none, is named as no delegation."""
    paper = DelegationEnd(entry=1, last_day=date(2019, 6, 4), order="4/2562")
    assert book().faults(E.END_DELEGATION, paper) == ["entry"]


PEOPLE = ("ann", "bob", "cat", "dan")
ORDERS = st.builds(
    order,
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.integers(0, 6),
    st.integers(1, 6),
)
MERGERS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))


@given(st.lists(ORDERS, max_size=8), st.lists(MERGERS, max_size=2), st.integers(0, 12))
def test_no_power_ever_passes_through_two_hands(orders, mergers, day):
    """Whatever was entered and whoever turned out to be one: nobody both lends and is lent to."""
    office = book()
    for paper in orders:
        if not office.objections(E.DELEGATE, paper):
            office.enter(paper)
    on = MONDAY + timedelta(days=day)
    entered = office.directory.delegations.overlapping(on, on)
    assert {lent.principal for lent in entered}.isdisjoint(lent.delegate for lent in entered)
    for duplicate, into in mergers:
        paper = MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน")
        if not office.faults(E.MERGE_PERSONS, paper):
            office.enter(MergeConfirmation(entry=office.enter(paper)), by="rung")
    deputies = office.directory.deputies(on)
    assert {principal for _, principal in deputies}.isdisjoint(delegate for delegate, _ in deputies)
