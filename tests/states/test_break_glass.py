"""Break-glass: one named duty, one case, for an hour, by two persons, reviewed before the next."""

from datetime import date, timedelta

import pytest

from states.break_glass import (
    NAMED,
    BreakGlassConfirmation,
    BreakGlassOpening,
    BreakGlassReview,
    ReviewFinding,
)
from states.break_glass_rules import overdue, power_of, review_due
from states.business_days import HolidayKind
from states.case import Actor, Capacity, Deed
from states.decision import Moved, Refused, decide
from states.duties import lacks_role
from states.lifecycle import LOAN
from states.office_acts import AmendmentConfirmation, AmendmentProposal, HolidayEntry
from states.office_acts import OfficeEvent as E
from states.parameters import Parameter
from states.person_acts import MergeConfirmation, MergeProposal
from states.process import SEPARATED_STEPS, Duty, Event, Mode, Role, State, Step
from tests.states.cases import LAW, attempt, case_at, deed
from tests.states.entries import MONDAY, Book, at, known

CASE, OTHER = "FUND-2562-50-00001", "FUND-2562-50-00002"


def opening(person: str = "ann", duty: Duty = Duty.CONTRACT, case: str = CASE) -> BreakGlassOpening:
    """Somebody asks for a duty in a case."""
    return BreakGlassOpening(person=person, duty=duty, case=case, reason="ระบบล่ม", ticket="INC-1")


def reviewed(entry: int) -> BreakGlassReview:
    """What became of it."""
    return BreakGlassReview(entry=entry, finding=ReviewFinding.JUSTIFIED, remark="จำเป็นจริง")


def book() -> Book:
    """Three officers without the role, and those who watch over them."""
    return Book(
        *known("ann", Role.INTAKE_OFFICER),
        *known("bob", Role.COLLECTOR),
        *known("cat", Role.COLLECTOR),
        *known("admin", Role.ADMIN),
        *known("att", Role.AUDITOR),
        *known("rung", Role.RISK_OFFICER),
        *known("robot", Role.CLOCK, service=True),
    )


def begun(person: str = "ann", duty: Duty = Duty.CONTRACT, case: str = CASE) -> tuple[Book, int]:
    """An emergency that was asked for and confirmed at ten on Monday, and its number."""
    office = book()
    n = office.enter(opening(person, duty, case), by=person)
    office.enter(BreakGlassConfirmation(entry=n), by="rung")
    return office, n


# ----------------------------------------------------------------------------- what it may be for


@pytest.mark.parametrize("duty", Duty)
def test_only_named_duties_are_opened(duty):
    """Every other one is refused under its own code, the votes among them."""
    named = {"D01", "D06", "D07", "D08", "D09", "D10"}
    expected = [] if duty.value in named else [duty.value]
    assert book().objections(E.OPEN_BREAK_GLASS, opening(duty=duty), "ann") == expected


def test_no_named_duty_is_a_vote_or_one_of_the_four():
    """Read off the table: no resolution and no step of clause 1.2.2 is done by a named duty."""
    for row in LOAN.moves:
        if row.duty in NAMED and row.mode is not Mode.CLOCK:
            assert row.mode is not Mode.BALLOT
            assert row.step not in SEPARATED_STEPS


@pytest.mark.parametrize(
    ("person", "clauses"),
    [("ann", []), ("admin", ["D17"]), ("att", ["D17"]), ("rung", ["D17"]), ("robot", ["D18"])],
)
def test_neither_a_watcher_nor_a_service_holds_an_emergency(person, clauses):
    """Whoever asks for it."""
    assert book().objections(E.OPEN_BREAK_GLASS, opening(person), "ann") == clauses


def test_it_is_for_somebody_known_in_a_case_that_there_is():
    """Both faults at once."""
    office = book()
    assert office.faults(E.OPEN_BREAK_GLASS, opening("nobody"), deeds=None) == ["person", "case"]
    assert office.faults(E.OPEN_BREAK_GLASS, opening(), deeds=()) == []


# ------------------------------------------------------------------------------- the second person


@pytest.mark.parametrize(
    ("opened_by", "by", "clauses"),
    [
        ("ann", "rung", []),
        ("ann", "ann", ["D17"]),
        ("bob", "bob", ["D17"]),
        ("bob", "ann", ["D17"]),
        ("bob", "rung", []),
    ],
)
def test_somebody_else_confirms(opened_by, by, clauses):
    """Neither the holder nor the one who asked."""
    office = book()
    n = office.enter(opening("ann"), by=opened_by)
    assert office.objections(E.CONFIRM_BREAK_GLASS, BreakGlassConfirmation(entry=n), by) == clauses


@pytest.mark.parametrize(("minutes", "seconds", "clauses"), [(60, 0, []), (60, 1, ["break_glass"])])
def test_what_was_asked_for_is_confirmed_within_the_hour(minutes, seconds, clauses):
    """An emergency of yesterday is none."""
    office = book()
    n = office.enter(opening(), by="ann")
    paper, when = BreakGlassConfirmation(entry=n), at(minutes=minutes, seconds=seconds)
    assert office.objections(E.CONFIRM_BREAK_GLASS, paper, "rung", when) == clauses


def test_it_is_confirmed_once():
    """And nothing else can be."""
    office, n = begun()
    for entry in (n, 1):
        assert office.faults(E.CONFIRM_BREAK_GLASS, BreakGlassConfirmation(entry=entry)) == [
            "entry"
        ]


# ---------------------------------------------------------------------------------- its limits


@pytest.mark.parametrize(
    ("minutes", "seconds", "has"),
    [(-1, 59, False), (0, 0, True), (60, 0, True), (60, 1, False), (24 * 60, 0, False)],
)
def test_the_power_stands_for_sixty_minutes(minutes, seconds, has):
    """From the moment of the confirmation, not of the asking."""
    office, n = begun()
    found = power_of(office.directory, "ann", CASE, at(minutes=minutes, seconds=seconds))
    assert (found is not None and found.n == n) is has


def test_the_board_may_make_it_shorter_and_not_longer():
    """A dated number: 20 minutes from Monday on; 61 cannot be set."""
    office, _ = begun()
    day_before = at(MONDAY - timedelta(days=1))
    paper = AmendmentProposal(
        clause="1.2.2",
        parameter=Parameter.BREAK_GLASS_MINUTES,
        value=20,
        since=MONDAY,
        resolution="7/2562",
        resolved_on=MONDAY,
    )
    amendment = office.enter(paper, when=day_before)
    office.enter(AmendmentConfirmation(entry=amendment, resolution="7/2562"), by="rung")
    assert power_of(office.directory, "ann", CASE, at(minutes=20)) is not None
    assert power_of(office.directory, "ann", CASE, at(minutes=20, seconds=1)) is None
    longer = AmendmentProposal(
        clause="1.2.2",
        parameter=Parameter.BREAK_GLASS_MINUTES,
        value=61,
        since=MONDAY,
        resolution="8/2562",
        resolved_on=MONDAY,
    )
    assert office.faults(E.PROPOSE_AMENDMENT, longer) == ["value"]


def test_it_is_for_one_person_and_one_case():
    """Nobody else, and no other file."""
    office, _ = begun()
    assert power_of(office.directory, "ann", CASE, at()) is not None
    assert power_of(office.directory, "ann", OTHER, at()) is None
    assert power_of(office.directory, "bob", CASE, at()) is None


def test_what_nobody_confirmed_opens_nothing():
    """Asking is not having."""
    office = book()
    office.enter(opening(), by="ann")
    assert power_of(office.directory, "ann", CASE, at()) is None


def test_the_holder_is_the_person_behind_the_code():
    """A power given to the former code is the person's."""
    office, _ = begun("cat")
    n = office.enter(MergeProposal(duplicate="cat", into="bob", reason="คนเดียวกัน"))
    office.enter(MergeConfirmation(entry=n), by="rung")
    assert power_of(office.directory, "bob", CASE, at()) is not None
    assert office.objections(E.OPEN_BREAK_GLASS, opening("bob", case=OTHER)) == ["break_glass"]


def test_money_is_let_go_in_an_emergency_by_two_holders_only():
    """One alone has no power; the second may be asked for while the first is unreviewed."""
    office, _ = begun("bob", Duty.AUTHORISE_DISBURSEMENT)
    assert power_of(office.directory, "bob", CASE, at(minutes=5)) is None
    again = opening("bob", Duty.AUTHORISE_DISBURSEMENT)
    second = opening("cat", Duty.AUTHORISE_DISBURSEMENT)
    assert office.objections(E.OPEN_BREAK_GLASS, again, "bob") == ["break_glass"]
    assert office.objections(E.OPEN_BREAK_GLASS, second, "cat") == []
    n = office.enter(second, by="cat", when=at(minutes=4))
    office.enter(BreakGlassConfirmation(entry=n), by="rung", when=at(minutes=5))
    for person in ("bob", "cat"):
        assert power_of(office.directory, person, CASE, at(minutes=60)) is not None
        assert power_of(office.directory, person, CASE, at(minutes=61)) is None


# ---------------------------------------------------------------------------------- the review


@pytest.mark.parametrize(
    ("person", "case", "clauses"),
    [
        ("ann", CASE, ["break_glass"]),
        ("ann", OTHER, ["break_glass"]),
        ("bob", CASE, ["break_glass"]),
        ("bob", OTHER, []),
    ],
)
def test_an_open_review_blocks_the_next(person, case, clauses):
    """For the same person anywhere, and for anybody in the same case; asked or confirmed."""
    office, _ = begun()
    paper = opening(person, Duty.COLLECT, case)
    assert office.objections(E.OPEN_BREAK_GLASS, paper, person) == clauses
    n = office.enter(paper, by=person)
    assert (
        office.objections(E.CONFIRM_BREAK_GLASS, BreakGlassConfirmation(entry=n), "rung") == clauses
    )


def test_a_review_ends_the_power_and_makes_way():
    """Reviewed within its hour, it is over at once."""
    office, n = begun()
    office.enter(reviewed(n), by="att", when=at(minutes=10))
    assert power_of(office.directory, "ann", CASE, at(minutes=11)) is None
    assert office.objections(E.OPEN_BREAK_GLASS, opening(), "ann") == []
    emergency = office.directory.emergencies.emergency(n)
    assert (emergency.reviewed_by, emergency.finding) == ("att", ReviewFinding.JUSTIFIED)


@pytest.mark.parametrize(
    ("by", "in_the_case", "clauses"),
    [
        ("att", False, []),
        ("att", True, ["D17"]),
        ("rung", False, ["D17"]),
        ("ann", False, ["D17"]),
        ("ann", True, ["D17", "D17"]),
    ],
)
def test_the_review_is_by_somebody_outside(by, in_the_case, clauses):
    """Neither holder nor the one who confirmed, nor anybody who did something on the case."""
    office, n = begun()
    part = Deed(3, Step.INTAKE, Duty.INTAKE, by if in_the_case else "bob", Capacity.ACTOR)
    assert office.objections(E.REVIEW_BREAK_GLASS, reviewed(n), by, deeds=(part,)) == clauses


def test_only_what_began_and_was_not_reviewed_is_reviewed():
    """Neither what was only asked for, nor the same twice."""
    office = book()
    n = office.enter(opening(), by="ann")
    assert office.faults(E.REVIEW_BREAK_GLASS, reviewed(n), "att") == ["entry"]
    office.enter(BreakGlassConfirmation(entry=n), by="rung")
    assert office.faults(E.REVIEW_BREAK_GLASS, reviewed(n), "att") == []
    office.enter(reviewed(n), by="att")
    assert office.faults(E.REVIEW_BREAK_GLASS, reviewed(n), "att") == ["entry"]


@pytest.mark.parametrize(
    ("holiday", "due"), [(None, date(2019, 6, 5)), (date(2019, 6, 4), date(2019, 6, 6))]
)
def test_the_review_is_due_in_two_business_days(holiday, due):
    """Overdue from the day after; a holiday in between gives a day more."""
    office, n = begun()
    if holiday is not None:
        office.enter(HolidayEntry(day=holiday, kind=HolidayKind.BANK, name_th="หยุด", source="1"))
    directory = office.directory
    (emergency,) = directory.emergencies.all()
    assert review_due(directory, emergency) == due
    assert overdue(directory, due) == ()
    assert [each.n for each in overdue(directory, due + timedelta(days=1))] == [n]
    office.enter(reviewed(n), by="att", when=at(due + timedelta(days=3)))
    assert overdue(office.directory, due + timedelta(days=4)) == ()


# ---------------------------------------------------------------------------- what it never lifts


def holder(*duties: Duty, service: bool = False) -> Actor:
    """Somebody without any role who holds an emergency."""
    return Actor("ann", frozenset(), service, frozenset(duties))


@pytest.mark.parametrize(
    ("actor", "duty", "roles", "lacks"),
    [
        (holder(Duty.COLLECT), Duty.COLLECT, (Role.COLLECTOR,), False),
        (holder(Duty.COLLECT), Duty.COLLECT, (Role.CLOCK, Role.COLLECTOR), False),
        (holder(Duty.COLLECT), Duty.COLLECT, (Role.CLOCK,), True),
        (holder(Duty.COLLECT), Duty.CONTRACT, (Role.CONTRACT_OFFICER,), True),
        (holder(Duty.COLLECT, service=True), Duty.COLLECT, (Role.COLLECTOR,), True),
        (holder(), Duty.COLLECT, (Role.COLLECTOR,), True),
    ],
)
def test_an_emergency_stands_in_for_a_role_of_its_duty(actor, duty, roles, lacks):
    """Never for the clock's, never for another duty's, never for a service."""
    assert (lacks_role(actor, duty, roles) is not None) is lacks


def start_contract(actor: Actor, *deeds: Deed) -> Moved | Refused:
    """What comes of an attempt to start the contract."""
    case = case_at(State.APPROVED, deeds=deeds)
    return decide(LOAN, case, attempt(Event.START_CONTRACT, actor), LAW)


def test_with_it_a_row_is_taken_and_counts_against_the_holder():
    """The deed stands under the holder's name like any other."""
    assert not isinstance(start_contract(holder()), Moved)
    done = start_contract(holder(Duty.CONTRACT))
    assert isinstance(done, Moved)
    assert [(each.person, each.duty) for each in done.case.deeds] == [("ann", Duty.CONTRACT)]


def test_a_pair_of_duties_is_not_lifted():
    """Who verified the conditions does not draft the contract, emergency or not."""
    part = deed("ann", Step.CONTRACT, Duty.VERIFY_CONDITIONS)
    refused = start_contract(holder(Duty.CONTRACT), part)
    assert isinstance(refused, Refused)
    assert "D07/D06" in {each.clause for each in refused.objections}


def test_whoever_is_named_in_a_resolution_has_the_roles_of_the_day_alone():
    """The office knows somebody's roles; an emergency is given to the one who acts, by the act."""
    office, _ = begun()
    assert office.directory.actor("ann", MONDAY).emergency == frozenset()
    found = power_of(office.directory, "ann", CASE, at())
    assert found.given_to(Actor("ann", frozenset())).emergency == {Duty.CONTRACT}
