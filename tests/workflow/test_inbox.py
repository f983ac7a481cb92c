"""What there is to do: for one person over all cases, and on one case for everybody."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.case import Capacity, Case, Deed
from states.directory import Directory
from states.lifecycle import APPROVAL_RULES, LOAN
from states.office_acts import Appointment, Delegation, PersonEntry
from states.permissions import Take
from states.process import Duty, Event, Role, State, Step
from states.register import Entry
from states.rules.competence import COMPETENT_ORGAN, OTHER_BODY
from tests.states.cases import TODAY, at, attempt, case_at, deed, moved, person
from workflow.filing import Standing, row_of
from workflow.inbox import Chance, Place, inbox, lines_for, next_moves
from workflow.office import CaseRow, NewRecord

HERE, ELSEWHERE = "TH-50", "TH-51"
LONG_AGO = date(2019, 1, 2)


def office(*papers: object) -> Directory:
    """An office with these entries."""
    return Directory([Entry(n, at(LONG_AGO), paper) for n, paper in enumerate(papers, 1)])


def staff(*held: tuple[str, Role], province: str | None = HERE) -> list[object]:
    """Persons with the roles they hold in a province; `clock` is a service."""
    codes = dict.fromkeys(code for code, _ in held)
    return [
        *(PersonEntry(code=code, name_th="สมมุติ", service=code == "clock") for code in codes),
        *(
            Appointment(person=code, role=role, order="1", since=LONG_AGO, province=province)
            for code, role in held
        ),
    ]


OFFICE = office(
    *staff(
        ("officer", Role.INTAKE_OFFICER),
        ("member", Role.SELECTION_MEMBER),
        ("member", Role.APPROVER),
        ("approver", Role.APPROVER),
        ("second", Role.APPROVER),
        ("secretary", Role.COMMITTEE_SECRETARY),
        ("maker", Role.CONTRACT_OFFICER),
        ("checker", Role.CONTRACT_CHECKER),
        ("both", Role.CONTRACT_OFFICER),
        ("both", Role.CONTRACT_CHECKER),
        ("admin", Role.ADMIN),
        ("clock", Role.CLOCK),
    ),
    Delegation(
        principal="approver",
        delegate="deputy",
        order="2",
        since=LONG_AGO,
        until=TODAY,
    ),
    PersonEntry(code="deputy", name_th="สมมุติ"),
)


def stored(case: Case, number: str = "1", waiting_since: date = TODAY) -> CaseRow:
    """The row of a case in the books."""
    case = replace(case, number=number)
    last = NewRecord(number, max(case.version, 1), at(waiting_since), "x", "x", "moved", b"", b"")
    return row_of(case, LOAN, last, Standing(case))


class Shelf:
    """An archive of a few cases."""

    def __init__(self, directory: Directory, cases: Iterable[tuple[CaseRow, tuple[Deed, ...]]]):
        self._directory = directory
        self._cases = tuple(cases)
        self.asked = 0

    def waiting(self, states: tuple[str, ...], *, most: int):
        """Asked once, for all states in which the person may have something to do."""
        self.asked += 1
        by_state = [
            [each for each in self._cases if each[0].state == state][:most] for state in states
        ]
        return tuple(each for queue in by_state for each in queue)

    def directory(self) -> Directory:
        return self._directory


def chances(who: str, case: Case, directory: Directory = OFFICE, on: date = TODAY):
    """What somebody may do on a case."""
    lines = lines_for(LOAN, [(stored(case), case.deeds)], directory, who, on)
    return {chance for line in lines for chance in line.chances}


# ---------------------------------------------------------------------------------- one person


@pytest.mark.parametrize(
    ("who", "state", "events"),
    [
        ("officer", State.RECEIVED, {"ask_documents", "correct", "start_selection", "withdraw"}),
        ("officer", State.APPROVAL, {"withdraw", "correct"}),
        ("member", State.SELECTION, {"select", "not_selected", "defer"}),
        ("secretary", State.SELECTION, {"select", "not_selected", "defer"}),
        ("approver", State.APPROVAL, {"return", "approve", "reject"}),
        ("secretary", State.APPROVAL, {"approve", "reject"}),
        ("maker", State.APPROVED, {"review_resolution", "start_contract"}),
        ("maker", State.CONTRACTING, {"sign"}),
        ("checker", State.CONTRACTING, set()),
        ("clock", State.INCOMPLETE, {"lapse"}),
        ("clock", State.APPROVAL, set()),
        ("admin", State.RECEIVED, set()),
        ("stranger", State.RECEIVED, set()),
    ],
)
def test_everybody_sees_what_his_roles_may_do(who, state, events):
    """The events of the table from where the case stands, for the roles of the day."""
    assert {chance.event.value for chance in chances(who, case_at(state))} == events


def test_who_selected_does_not_see_the_approval():
    """The member holds the approver's role too; 1.2.2 takes the case out of his inbox."""
    case = case_at(
        State.APPROVAL, deeds=[deed("member", Step.SELECTION, Duty.SELECT, Capacity.VOTER)]
    )
    assert chances("member", case) == set()
    assert chances("member", case_at(State.APPROVAL)) != set()


def test_a_checker_sees_what_a_maker_has_prepared():
    """And the maker sees it no longer as something to check."""
    case = moved(case_at(State.CONTRACTING), attempt(Event.SIGN, person("both")))
    assert chances("checker", case) == {Chance(Event.SIGN, Take.CHECK)}
    assert chances("both", case) == {Chance(Event.SIGN, Take.DO)}
    assert chances("maker", case) == {Chance(Event.SIGN, Take.DO)}


def test_a_deputy_sees_what_he_may_do_for_another():
    """As long as it stands, marked with whose power it is; a member's resolution is not in it."""
    case = case_at(State.APPROVAL)
    assert chances("deputy", case) == {Chance(Event.RETURN, Take.DO, "approver")}
    assert chances("deputy", case, on=TODAY + timedelta(days=1)) == set()


def test_a_deputy_who_is_barred_himself_sees_nothing():
    """A lent power does not lift what the deputy did before."""
    case = case_at(State.APPROVAL, deeds=[deed("deputy", Step.SELECTION, Duty.SELECT)])
    assert chances("deputy", case) == set()


def test_a_role_of_another_province_shows_nothing():
    """The officer of Lamphun does not see the cases of Chiang Mai."""
    directory = office(*staff(("officer", Role.INTAKE_OFFICER), province=ELSEWHERE))
    assert chances("officer", case_at(State.RECEIVED), directory) == set()


def test_a_role_that_has_ended_shows_nothing():
    """The day after the last day the inbox is empty."""
    papers = staff(("officer", Role.INTAKE_OFFICER))
    ended = replace(papers[1], until=TODAY)  # type: ignore[type-var]
    directory = office(papers[0], ended)
    assert chances("officer", case_at(State.RECEIVED), directory) != set()
    tomorrow = TODAY + timedelta(days=1)
    assert chances("officer", case_at(State.RECEIVED), directory, tomorrow) == set()


def test_the_inbox_holds_the_cases_of_all_states_longest_waiting_first():
    """What waits longest stands first; what the person may not touch is not there."""
    selected = (deed("member", Step.SELECTION, Duty.SELECT, Capacity.VOTER),)
    archive = Shelf(
        OFFICE,
        [
            (stored(case_at(State.APPROVAL), "new", TODAY), ()),
            (stored(case_at(State.SELECTION), "old", date(2019, 5, 1)), ()),
            (stored(case_at(State.APPROVAL), "own", date(2019, 4, 1)), selected),
            (stored(case_at(State.FEASIBILITY), "other", date(2019, 3, 1)), ()),
        ],
    )
    lines = inbox(archive, LOAN, "member", TODAY)
    assert archive.asked == 1
    assert [(line.case, line.state) for line in lines] == [
        ("old", State.SELECTION),
        ("new", State.APPROVAL),
    ]
    assert lines[0].since == at(date(2019, 5, 1))
    assert inbox(archive, LOAN, "stranger", TODAY) == ()
    assert [line.case for line in inbox(archive, LOAN, "deputy", TODAY)] == ["own", "new"]


def test_the_inbox_looks_at_no_more_than_asked():
    """A long queue is cut, state by state."""
    rows = [(stored(case_at(State.APPROVAL), f"{n}"), ()) for n in range(5)]
    assert len(inbox(Shelf(OFFICE, rows), LOAN, "approver", TODAY, most=3)) == 3


def test_cases_of_another_process_are_left_out():
    """A case that goes through another table is none of this one's."""
    row = stored(case_at(State.APPROVAL))._replace(table="investment")
    assert inbox(Shelf(OFFICE, [(row, ())]), LOAN, "approver", TODAY) == ()


# ------------------------------------------------------------------------------------ one case


def place(case: Case, event: Event, take: Take = Take.DO, **more) -> Place:
    """One seat of what may happen next."""
    moves = {move.event: move for move in next_moves(LOAN, case, OFFICE, TODAY, **more)}
    (found,) = [each for each in moves[event].places if each.take is take]
    return found


def test_a_case_tells_who_may_do_what_next():
    """Each move once, with its targets, its paper and its persons."""
    moves = {move.event: move for move in next_moves(LOAN, case_at(State.APPROVAL), OFFICE, TODAY)}
    assert set(moves) == {
        *(Event.RETURN, Event.APPROVE, Event.REJECT, Event.WITHDRAW),
        *(Event.VOTE, Event.CHANGE_VOTE, Event.RECUSE, Event.CORRECT),
    }
    assert moves[Event.RETURN].targets == (
        State.SELECTION,
        State.FEASIBILITY,
        State.FINANCIAL_SCREENING,
    )
    assert moves[Event.APPROVE].brings.__name__ == "Approval"
    assert moves[Event.APPROVE].obeys == (COMPETENT_ORGAN, OTHER_BODY, *APPROVAL_RULES)
    approving = place(case_at(State.APPROVAL), Event.APPROVE)
    assert approving.may == ("approver", "member", "second", "secretary")
    assert approving.may_for == ()
    assert place(case_at(State.APPROVAL), Event.RETURN).may_for == (("deputy", "approver"),)
    assert approving.may_not == ()


def test_a_case_tells_who_may_not_and_why():
    """The member selected: he is named with 1.2.2 in both languages, as voter too."""
    case = case_at(
        State.APPROVAL, deeds=[deed("member", Step.SELECTION, Duty.SELECT, Capacity.VOTER)]
    )
    for take in (Take.DO, Take.VOTE):
        found = place(case, Event.APPROVE, take)
        (barred,) = found.may_not
        assert barred.person == "member"
        assert [each.clause for each in barred.objections] == ["1.2.2"]
        assert "member" not in found.may


def test_who_took_part_is_named_even_without_the_role():
    """The officer took the application in; why he may not approve is told of him, not of all."""
    case = case_at(State.APPROVAL, deeds=[deed("officer", Step.INTAKE, Duty.INTAKE)])
    assert [(each.person, [o.clause for o in each.objections]) for each in
            place(case, Event.APPROVE).may_not] == [("officer", ["D05", "D01/D05"])]  # fmt: skip
    everybody = place(case, Event.APPROVE, everybody=True)
    assert set(everybody.may) | {each.person for each in everybody.may_not} == set(OFFICE.persons)


REFUSING = [person("approver"), person("one"), person("two")]


def test_a_refused_applicant_is_reviewed_by_others():
    """After the review was granted, who refused is named with the duty he has already done."""
    rejecting = attempt(Event.REJECT, person("approver"), voters=REFUSING)
    case = moved(case_at(State.APPROVAL), rejecting)
    case = moved(case, attempt(Event.ASK_REVIEW, person("officer")))
    found = place(case, Event.APPROVE)
    assert found.may == ("member", "second", "secretary")
    assert found.may_for == ()
    assert ("approver", ["D05"]) in [
        (each.person, [o.clause for o in each.objections]) for each in found.may_not
    ]


def test_a_checkers_place_opens_with_the_makers_half():
    """Before, the seat is named but closed; after, it is open to all but the maker."""
    case = case_at(State.CONTRACTING)
    assert place(case, Event.SIGN, Take.CHECK).is_open is False
    prepared = moved(case, attempt(Event.SIGN, person("both")))
    found = place(prepared, Event.SIGN, Take.CHECK)
    assert found.is_open is True
    assert found.may == ("checker",)
    assert [each.person for each in found.may_not] == ["both"]
    assert "D06/D07" in [each.clause for each in found.may_not[0].objections]


@pytest.mark.parametrize(
    ("last_day", "hindered"),
    [(TODAY - timedelta(days=1), []), (TODAY, ["1.2.3"]), (None, ["1.2.3"])],
)
def test_what_time_still_hinders_is_told_beforehand(last_day, hindered):
    """A file cannot lapse before its last day has passed; no paper is needed to know that."""
    case = case_at(State.INCOMPLETE, supplement_due_on=last_day)
    moves = {move.event: move for move in next_moves(LOAN, case, OFFICE, TODAY)}
    assert [each.clause for each in moves[Event.LAPSE].hindrances] == hindered
    assert moves[Event.SUPPLEMENT].hindrances == ()


def test_nothing_follows_an_end():
    """A closed case has no next move; of a loan that was paid the collateral is given back."""
    assert next_moves(LOAN, case_at(State.CLOSED_LOSS), OFFICE, TODAY) == ()
    (last,) = next_moves(LOAN, case_at(State.CLOSED_PAID), OFFICE, TODAY)
    assert last.event is Event.RELEASE_COLLATERAL
