"""The board gives a power: entered by two persons, dated, obeyed from the day of the meeting."""

from contextlib import closing
from datetime import date

import pytest

from adapters.database import open_database
from states.authority import AS_READ
from states.baht import Baht
from states.invalid import InvalidInputError
from states.process import Event
from states.vocabulary import Organ
from tests.lending import UNDER_NO_5, desk_in
from tests.offices import faults_of, office_of
from tests.tables import enter_the_cast
from workflow.case_file import case_file
from workflow.cast import BOARD_SECRETARY
from workflow.governance import OfficeAct, enact
from workflow.rebuilding import compare
from workflow.stage import moment

FUND_OFFICE = "fon"
JUNE_3, JUNE_10 = UNDER_NO_5, date(2019, 6, 10)
TO_THE_BOARD = {
    "power": "approval",
    "organ": "fund_board",
    "up_to": "3000000.00",
    "since": JUNE_10.isoformat(),
    "resolution": "9/2562",
    "resolved_on": "2019-05-31",
}


BEFORE = {
    "provincial_fund_committee": {},
    "fund_board": {
        "resolution.organ": "fund_board",
        "resolution.committee": "approval-3",
        "resolution.present": ["prasert", "prapa", "pricha"],
    },
}
"""What a motion says of the committee before which it comes."""


@pytest.fixture
def database(staged_database):
    """An office's database with its cast, once on each of the two."""
    return staged_database


@pytest.fixture
def desk(database):
    """A desk in an office with its cast."""
    return desk_in(office_of(database))


@pytest.fixture
def trial(sqlite_with):
    """A desk in an office where the database is of no account."""
    with closing(open_database(sqlite_with(enter_the_cast))) as opened:
        yield desk_in(office_of(opened))


def enacted(desk, event, person, paper, on=JUNE_3):
    """What the office answers to an enactment on a day."""
    desk.stage.clock.at = moment(on)
    return enact(desk.stage.office, OfficeAct(event=event, person=person, paper=paper))


def propose(desk, person=BOARD_SECRETARY, on=JUNE_3, **changes):
    """The board approves up to 3 million from 10 June, or something else is proposed."""
    return enacted(desk, "propose_authority", person, {**TO_THE_BOARD, **changes}, on)


def confirm(desk, made, person=FUND_OFFICE, on=JUNE_3, resolution="9/2562"):
    """A second person confirms what a record proposed."""
    paper = {"entry": made["record"]["n"], "resolution": resolution}
    return enacted(desk, "confirm_authority", person, paper, on)


def matrix(desk):
    """The matrix as the record of the office leaves it."""
    with desk.stage.office.archive() as archive:
        return archive.directory().powers


def against(answer):
    """The clauses and duties that object."""
    return [objection["clause"] for objection in answer["objections"]]


def test_a_power_moves_only_when_a_second_person_confirms(desk, database):
    """Nobody confirms himself or from outside; the row counts from its day; the trail verifies."""
    made = propose(desk)
    assert matrix(desk).matrix.rows == AS_READ
    assert against(confirm(desk, made, BOARD_SECRETARY)) == ["D17"]
    assert against(confirm(desk, made, "suda")) == ["D18"]
    assert against(propose(desk, "admin")) == ["D18"]
    assert confirm(desk, made)["outcome"] == "recorded"
    (row,) = matrix(desk).of_the_board
    assert (row.organ, row.up_to, row.since) == (Organ.FUND_BOARD, Baht.of(3_000_000), JUNE_10)
    assert row.hands == {BOARD_SECRETARY, FUND_OFFICE}
    assert faults_of(database) == ()
    with database.archive() as archive:
        assert compare(archive).holds


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"power": "disbursement"}, "power"),
        ({"organ": "financial_screening"}, "organ"),
        ({"organ": None}, "organ"),
        ({"up_to": "0.00"}, "up_to"),
        ({"group_up_to": "-1.00"}, "group_up_to"),
        ({"since": "2019-06-02"}, "since"),
        ({"resolved_on": "2019-06-04"}, "resolved_on"),
    ],
)
def test_what_cannot_be_a_row_is_bad_input(trial, changes, field):
    """The field is named and nothing is entered."""
    with pytest.raises(InvalidInputError) as error:
        propose(trial, **changes)
    assert {fault.field for fault in error.value.faults} == {field}
    assert matrix(trial).proposed == {}


def test_only_a_proposal_is_confirmed_once_in_time_and_by_its_number(trial):
    """Another number, a second time, a day gone by."""
    made = propose(trial)
    with pytest.raises(InvalidInputError):
        confirm(trial, made, resolution="8/2562")
    with pytest.raises(InvalidInputError):
        enacted(trial, "confirm_authority", FUND_OFFICE, {"entry": 1, "resolution": "9/2562"})
    other = propose(trial)
    assert confirm(trial, made, on=JUNE_10)["outcome"] == "recorded"
    with pytest.raises(InvalidInputError):
        confirm(trial, made)
    assert against(confirm(trial, other, on=date(2019, 6, 11))) == ["1.2.1"]


@pytest.mark.parametrize(
    ("amount", "on", "organ", "refused"),
    [
        (3_000_000, JUNE_10, "fund_board", set()),
        (3_000_000, JUNE_10, "provincial_fund_committee", {"2.3"}),
        (3_000_000, date(2019, 6, 9), "fund_board", {"2.3"}),
        (3_000_000, date(2019, 6, 9), "provincial_fund_committee", set()),
        (3_100_000, JUNE_10, "fund_board", {"2.3"}),
        (3_100_000, JUNE_10, "provincial_fund_committee", set()),
    ],
)
def test_the_organ_is_judged_on_the_day_of_the_meeting(desk, amount, on, organ, refused):
    """Up to 3 million the board from 10 June, the committee before; above it the committee."""
    confirm(desk, propose(desk))
    number = desk.asks(1, Baht.of(amount))
    desk.day = JUNE_10
    answer = desk.refusal(
        number,
        Event.APPROVE,
        **BEFORE[organ],
        **{"resolution.resolved_on": on.isoformat()},
    )
    assert answer == refused
    assert desk.stage.case(number).facts.course.approved_by == (None if refused else organ)


def test_one_body_for_both_is_shown_in_the_file_and_refused_where_the_board_says_so(trial):
    """The fact, the policy and its basis stand in the file of every case."""
    number = trial.asks(1, Baht.of(3_000_000))

    def told():
        with trial.stage.office.archive() as archive:
            return case_file(archive, number, JUNE_10)["authority"]

    assert told()["one_body"]["is_one"] is True
    assert told()["one_body"]["policy"]["code"] == "warn"
    assert "Q3" in told()["one_body"]["english"]
    set_to_two = {
        "clause": "1.2.2",
        "parameter": "same_body_selects_and_approves",
        "value": 2,
        "since": JUNE_10.isoformat(),
        "resolution": "10/2562",
        "resolved_on": "2019-05-31",
    }
    made = enacted(trial, "propose_amendment", BOARD_SECRETARY, set_to_two)
    enacted(
        trial,
        "confirm_amendment",
        FUND_OFFICE,
        {"entry": made["record"]["n"], "resolution": "10/2562"},
    )
    trial.day = JUNE_10
    assert trial.refusal(number, Event.APPROVE) == {"1.2.2"}
    assert told()["one_body"]["policy"]["code"] == "refuse"
    assert "10/2562" in told()["one_body"]["english"]
    assert told()["powers"]["approval"]["row"]["question"] == "Q2"
