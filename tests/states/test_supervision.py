"""Nobody checks or decides on the work of the person to whom he reports."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Capacity, Case, Deed
from states.duties import Part
from states.duties import objections as duties_objections
from states.duties_shipped import SHIPPED
from states.facts import Facts
from states.office_acts import OfficeEvent as E
from states.person_acts import MergeConfirmation, MergeProposal
from states.process import Duty, Role, State, Step
from states.supervision import ANSWERS_TO, Supervisor, objections
from tests.states.entries import MONDAY, Book, at, known

DUTIES = list(Duty)
D = Duty
JUDGED = {
    (D.CONTRACT, D.VERIFY_CONDITIONS),
    (D.PREPARE_DISBURSEMENT, D.AUTHORISE_DISBURSEMENT),
    (D.COLLECT, D.AUTHORISE_DISBURSEMENT),
    (D.FINANCIAL_SCREENING, D.APPROVE),
    (D.PROPOSE_RESTRUCTURING, D.APPROVE_RESTRUCTURING),
    (D.PROPOSE_RECOVERY, D.APPROVE_WRITE_OFF),
}


def day(n: int) -> date:
    """So many days after Monday."""
    return MONDAY + timedelta(days=n)


def order(person: str = "ann", supervisor: str = "bob", since: int = 0, until: int | None = None):
    """One reports to another."""
    last = None if until is None else day(until)
    return Supervisor(
        person=person, supervisor=supervisor, order="5/2562", since=day(since), until=last
    )


def book(*orders: Supervisor) -> Book:
    """A few officers and the clock, with orders entered on Monday."""
    office = Book(
        *known("ann", Role.CONTRACT_CHECKER),
        *known("bob", Role.CONTRACT_OFFICER),
        *known("cat", Role.CONTRACT_OFFICER),
        *known("admin", Role.ADMIN),
        *known("robot", Role.CLOCK, service=True),
    )
    for each in orders:
        office.enter(each)
    return office


@pytest.mark.parametrize(
    ("orders", "on", "above"),
    [
        ([order()], -1, set()),
        ([order()], 0, {"bob"}),
        ([order()], 400, {"bob"}),
        ([order(since=2)], 1, set()),
        ([order(since=2)], 2, {"bob"}),
        ([order(until=3)], 3, {"bob"}),
        ([order(until=3)], 4, set()),
        ([order(), order(supervisor="cat", since=2)], 1, {"bob"}),
        ([order(), order(supervisor="cat", since=2)], 2, {"cat"}),
        ([order(), order(supervisor="cat")], 0, {"cat"}),
        ([order(), order(supervisor="cat", since=2, until=3)], 4, set()),
        # Entered on Monday for days gone by: it binds from Monday.
        ([order(since=-30)], -1, set()),
        ([order(since=-30)], 0, {"bob"}),
    ],
)
def test_who_is_above_on_which_day(orders, on, above):
    """The latest order counts, both its days in, and none before the day it was entered."""
    directory = book(*orders).directory
    assert directory.supervision.above("ann", day(on)) == above
    actor = directory.actor("ann", day(on))
    assert actor is not None
    assert actor.above == above


def test_two_codes_of_one_person_report_together():
    """And the person above is known by the code that counts."""
    office = book(order("cat", "bob"))
    for duplicate, into in (("cat", "ann"), ("bob", "admin")):
        n = office.enter(MergeProposal(duplicate=duplicate, into=into, reason="คนเดียวกัน"))
        office.enter(MergeConfirmation(entry=n), by="admin")
    assert office.directory.supervision.above("ann", day(1)) == {"admin"}


@pytest.mark.parametrize(
    ("paper", "fields"),
    [
        (order(), []),
        (order("ann", "ann"), ["supervisor"]),
        (order("bob", "ann"), ["supervisor"]),
        (order("ann", "nobody"), ["supervisor"]),
        (order("nobody", "ann"), ["person"]),
        (order("robot", "ann"), ["person"]),
        (order("ann", "robot"), ["supervisor"]),
        (order(until=-1), ["until"]),
        (order(until=0), []),
    ],
)
def test_what_is_no_line_of_reporting(paper, fields):
    """Not to oneself, not in a circle of two, not with a service, not backwards."""
    office = book(order())
    assert office.faults(E.SET_SUPERVISOR, paper, when=at(day(1))) == fields


@pytest.mark.parametrize(("by", "clauses"), [("admin", []), ("ann", ["D18"]), ("bob", ["D18"])])
def test_nobody_enters_his_own_line_of_reporting(by, clauses):
    """Neither the one below nor the one above."""
    assert book().objections(E.SET_SUPERVISOR, order(), by) == clauses


duties = st.sampled_from(DUTIES)


@given(made=duties, asked=duties, above=st.sets(st.sampled_from(["bob", "cat"])))
def test_who_checks_or_decides_is_not_below_who_brought_it(made, asked, above):
    """Exactly where the one duty judges the other and the maker stands above."""
    case = Case(
        number="A",
        state=State.APPROVAL,
        facts=Facts(),
        deeds=(
            Deed(3, Step.CONTRACT, made, "bob", Capacity.MAKER),
            Deed(4, Step.CONTRACT, made, "bob", Capacity.MAKER),
        ),
    )
    found = list(objections(case, "ann", asked, frozenset(above)))
    if (made, asked) in JUDGED and "bob" in above:
        (objection,) = found
        assert objection.clause == f"{made.value}/{asked.value}.subordinate"
        assert "bob" in objection.thai
        assert "(record 4)" in objection.english
    else:
        assert found == []


def test_who_is_below_is_refused_beside_whatever_else_bars():
    """What is kept apart asks for the line of reporting too, of those who did nothing before."""
    (made, asked), *_ = sorted(JUDGED)
    brought = (Deed(3, Step.CONTRACT, made, "bob", Capacity.MAKER),)
    case = Case(number="A", state=State.APPROVAL, facts=Facts(), deeds=brought)
    part = Part("ann", Step.CONTRACT, asked, Capacity.CHECKER, frozenset({"bob"}))
    (told,) = duties_objections(case, [part], SHIPPED, decides=False)
    assert told.clause == f"{made.value}/{asked.value}.subordinate"


def test_the_pairs_are_these():
    """The list of what answers to what, written a second time."""
    assert {(one, duty) for duty, ones in ANSWERS_TO.items() for one in ones} == JUDGED
