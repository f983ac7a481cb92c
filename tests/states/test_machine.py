"""A process step is added in one place, and everything that is derived from the table follows."""

import json
from datetime import date

import pytest

from states.decision import Moved, Refused, decide
from states.diagram import FORMATS
from states.directory import Directory
from states.facts import Facts
from states.handbook import handbook
from states.lifecycle import LOAN
from states.machine import machine_of, next_row
from states.move import Move, Situation, Table, TableError
from states.office_acts import Appointment, PersonEntry
from states.papers import common
from states.permissions import Take, permissions_of
from states.process import Duty, Mode, Role, State, StateWord, Step
from states.register import Entry
from states.rules.editions import EDITIONS
from states.words import Word
from tests.states.cases import LAW, TODAY, at, attempt, case_at, paper_for, person
from workflow.filing import Standing, row_of
from workflow.inbox import lines_for, next_moves
from workflow.office import NewRecord


class VisitState(StateWord):
    """The one new state: the officer is at the borrower's premises."""

    SITE_VISIT = "site_visit", "ตรวจเยี่ยมสถานประกอบการ", "Site visit", Step.MONITORING


class VisitEvent(Word):
    """The two new events."""

    GO_AND_SEE = "go_and_see", "ออกตรวจเยี่ยม", "Go and see"
    REPORT_VISIT = "report_visit", "รายงานการตรวจเยี่ยม", "Report the visit"


# The one place: two rows beside those of the loan.
VISIT_ROWS = (
    Move(
        row=101,
        event=VisitEvent.GO_AND_SEE,
        source=State.PERFORMING,
        target=VisitState.SITE_VISIT,
        step=Step.MONITORING,
        duty=Duty.COLLECT,
        by=(Role.MONITORING_OFFICER,),
        brings=common.Nothing,
    ),
    Move(
        row=102,
        event=VisitEvent.REPORT_VISIT,
        source=VisitState.SITE_VISIT,
        target=State.PERFORMING,
        step=Step.MONITORING,
        duty=Duty.COLLECT,
        by=(Role.MONITORING_OFFICER,),
        brings=common.Reason,
    ),
)
WITH_VISITS = Table("loan", State.UNOPENED, (*LOAN.moves, *VISIT_ROWS))
VISITOR = person("visitor", Role.MONITORING_OFFICER)


def test_the_machine_follows():
    """The new event leads to the new state and back; without the rows it leads nowhere."""
    case = case_at(State.PERFORMING)
    going = attempt(VisitEvent.GO_AND_SEE, VISITOR, common.Nothing())
    there = decide(WITH_VISITS, case, going, LAW)
    assert isinstance(there, Moved)
    assert there.case.state is VisitState.SITE_VISIT
    report = attempt(VisitEvent.REPORT_VISIT, VISITOR, common.Reason(reason="กิจการเปิดตามปกติ"))
    back = decide(WITH_VISITS, there.case, report, LAW)
    assert isinstance(back, Moved)
    assert back.case.state is State.PERFORMING
    without = decide(LOAN, case, going, LAW)
    assert isinstance(without, Refused)
    assert [each.clause for each in without.objections] == ["1.2.3"]


def test_the_new_step_obeys_the_same_duties():
    """Roles and pairs hold in the new rows without a word about them."""
    stranger = attempt(VisitEvent.GO_AND_SEE, person("x", Role.APPROVER), common.Nothing())
    outcome = decide(WITH_VISITS, case_at(State.PERFORMING), stranger, LAW)
    assert isinstance(outcome, Refused)
    assert [each.clause for each in outcome.objections] == ["D10"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_diagram_follows(form):
    """Text, Mermaid, picture and JSON show the state and the events in both languages."""
    before, after = FORMATS[form](LOAN), FORMATS[form](WITH_VISITS)
    for word in (VisitState.SITE_VISIT, *VisitEvent):
        for label in word.label:
            assert label in after
            assert label not in before


def test_the_data_of_the_diagram_follow():
    """Step, state, rows and paper stand in the JSON document."""
    document = json.loads(FORMATS["json"](WITH_VISITS))
    monitoring = next(step for step in document["steps"] if step["code"] == "1.2.3(6)")
    assert "site_visit" in monitoring["states"]
    assert [row["row"] for row in document["rows"][-2:]] == [101, 102]
    assert document["rows"][-1]["paper"] == {"name": "Reason", "fields": ["reason"]}
    assert "Reason" in document["papers"]


def test_the_permissions_follow():
    """The role of the rows may do the new events, and nobody else."""
    permissions = permissions_of(WITH_VISITS)
    for event in VisitEvent:
        may = {role for role, events in permissions.items() if event.value in events}
        assert may == {Role.MONITORING_OFFICER}
        assert permissions[Role.MONITORING_OFFICER][event.value] == {Take.DO}


def the_office() -> Directory:
    """An office with one monitoring officer."""
    papers = [
        PersonEntry(code="visitor", name_th="นายสมมุติ"),
        Appointment(
            person="visitor",
            role=Role.MONITORING_OFFICER,
            order="คำสั่ง 1",
            since=date(2019, 1, 1),
        ),
    ]
    return Directory([Entry(n, at(date(2019, 1, 1)), paper) for n, paper in enumerate(papers, 1)])


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.PERFORMING, VisitEvent.GO_AND_SEE),
        (VisitState.SITE_VISIT, VisitEvent.REPORT_VISIT),
    ],
)
def test_the_inbox_follows(state, event):
    """The new moves are in the officer's inbox and among what may happen next."""
    case = case_at(state)
    record = NewRecord(case.number, 5, at(), "visitor", "pay", "recorded", bytes(32), b"")
    row = row_of(case, WITH_VISITS, record, Standing(case))
    (line,) = lines_for(WITH_VISITS, [(row, ())], the_office(), "visitor", TODAY)
    assert event in [chance.event for chance in line.chances]
    moves = {move.event: move for move in next_moves(WITH_VISITS, case, the_office(), TODAY)}
    (place,) = moves[event].places
    assert place.may == ("visitor",)


def test_the_documentation_follows():
    """The handbook has the rows, the state, the paper and both languages."""
    text = handbook(WITH_VISITS, EDITIONS[-1], "picture.svg", "command")
    assert (
        "| 101 | ออกตรวจเยี่ยม<br>Go and see<br>`go_and_see` | `performing` → `site_visit` |" in text
    )
    assert "| `site_visit` | ตรวจเยี่ยมสถานประกอบการ | Site visit |" in text
    assert "### Reason" in text
    assert "go_and_see" not in handbook(LOAN, EDITIONS[-1], "picture.svg", "command")


# ----------------------------------------------------------------------------- machine and table


def test_a_table_is_compiled_once():
    """All cases share the machine of their table."""
    assert machine_of(LOAN) is machine_of(LOAN)
    assert machine_of(LOAN) is not machine_of(WITH_VISITS)


@pytest.mark.parametrize("row", LOAN.moves, ids=lambda row: f"{row.row} {row.source} {row.event}")
def test_the_machine_takes_the_row_of_the_table(row):
    """Of the rows that share source and event at most one fits a situation, and that is taken."""
    paper = paper_for(row.event.value, state=row.source)
    rows = LOAN.rows(row.event, row.source)
    for back in {None, *(other.target for other in rows)}:
        situation = Situation(case_at(row.source).facts.then(), paper, back)
        fitting = [other for other in rows if other.when is None or other.when(situation)]
        assert len(fitting) <= 1
        taken = next_row(LOAN, row.source, row.event, situation)
        assert taken is (fitting[0] if fitting else None)


def test_the_machine_knows_no_move_that_the_table_does_not():
    """An event that does not leave a state leads nowhere."""
    nowhere = Situation(Facts(on=TODAY), common.Nothing(), None)
    for state in State:
        for event in LOAN.events.values():
            if not LOAN.rows(event, state):
                assert next_row(LOAN, state, event, nowhere) is None


def a_row(**changes) -> Move:
    """A sound row with something changed."""
    sound = {
        "row": 1,
        "event": VisitEvent.GO_AND_SEE,
        "source": State.PERFORMING,
        "target": VisitState.SITE_VISIT,
        "step": Step.MONITORING,
        "duty": Duty.COLLECT,
        "by": (Role.MONITORING_OFFICER,),
        "brings": common.Nothing,
    }
    return Move(**{**sound, **changes})


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([a_row(mode=Mode.PAIR)], "a pair has checkers"),
        ([a_row(checkers=(Role.APPROVER,), checker_duty=Duty.APPROVE)], "a pair has checkers"),
        ([a_row(mode=Mode.PAIR, checkers=(Role.APPROVER,))], "a pair has checkers"),
        ([a_row(mode=Mode.BALLOT)], "a ballot has voters"),
        ([a_row(voters=(Role.APPROVER,))], "a ballot has voters"),
        ([a_row(mode=Mode.CLOCK)], "the clock service's alone"),
        ([a_row(mode=Mode.CLOCK, by=(Role.CLOCK, Role.COLLECTOR))], "the clock service's alone"),
        ([a_row(), a_row(target=State.NPL)], "does not say when it leads where"),
        (
            [
                a_row(when=lambda _: True),
                a_row(target=State.NPL, when=lambda _: True, by=(Role.COLLECTOR,)),
            ],
            "asks for different persons or papers",
        ),
        ([a_row(), a_row(source=State.NPL, brings=common.Reason)], "brings another paper"),
    ],
)
def test_rows_that_contradict_each_other_make_no_table(rows, told):
    """A table with such rows does not come into being; the message names the row."""
    with pytest.raises(TableError, match=told):
        Table("visit", State.PERFORMING, tuple(rows))


def test_a_table_of_its_own_words_has_all_drawings():
    """A process that is not a loan at all: two states, one event, one band of columns."""
    table = Table("visit", State.PERFORMING, (a_row(),))
    for form, draw in FORMATS.items():
        assert "Go and see" in draw(table), form
