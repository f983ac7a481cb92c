"""A resolution of the board enters an office: by two persons, on record, dated, never backwards."""

from contextlib import closing
from datetime import date

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.invalid import InvalidInputError
from states.parameters import Parameter
from states.process import Event
from tests.lending import UNDER_NO_5, Desk
from tests.offices import faults_of, office_of
from workflow.cast import BOARD_SECRETARY, CHIANG_MAI, cast_of
from workflow.governance import OfficeAct, enact
from workflow.office import OFFICE_CHAIN
from workflow.rebuilding import compare
from workflow.replay import record_fields
from workflow.stage import moment, stage

FUND_OFFICE = "fon"
MAY_31, JUNE_3, JUNE_10, JUNE_17 = (
    date(2019, 5, 31),
    UNDER_NO_5,
    date(2019, 6, 10),
    date(2019, 6, 17),
)
FOUR_MILLION = Baht.of(4_000_000)
COOPERATIVE = {"borrower.juristic_type": "cooperative"}
LISTED = {
    "clause": "2.1.2",
    "parameter": "admits_cooperative",
    "value": 1,
    "since": JUNE_10.isoformat(),
    "resolution": "7/2562",
    "resolved_on": MAY_31.isoformat(),
}


@pytest.fixture
def database_url(url_with):
    """The address of an office with its cast, once on each of the two databases."""
    return url_with(in_the_year_of_the_notice)


@pytest.fixture
def database(database_url):
    """Its database."""
    with closing(open_database(database_url)) as opened:
        yield opened


def desk_of(database) -> Desk:
    """A desk in an office with its cast, in the year of the notice."""
    on_stage = stage(office_of(database), cast_of(date(2019, 1, 2), (CHIANG_MAI,)))
    on_stage.set_up(date(2019, 12, 31))
    return Desk(on_stage)


def in_the_year_of_the_notice(url: str) -> None:
    """Make the office."""
    with closing(open_database(url, create=True)) as database:
        desk_of(database)


@pytest.fixture
def desk(database) -> Desk:
    """A desk in an office on each of the two databases."""
    return desk_of(database)


@pytest.fixture
def trial(sqlite_with):
    """A desk in an office where the database is of no account."""
    with closing(open_database(sqlite_with(in_the_year_of_the_notice))) as opened:
        yield desk_of(opened)


def enacted(desk, event, person, paper, on=JUNE_3, key=None):
    """What the office answers to an enactment on a day."""
    desk.stage.clock.at = moment(on)
    return enact(desk.stage.office, OfficeAct(event=event, person=person, paper=paper, key=key))


def propose(desk, person=BOARD_SECRETARY, on=JUNE_3, **changes):
    """Cooperatives are admitted from 10 June, or something else is proposed."""
    return enacted(desk, "propose_amendment", person, {**LISTED, **changes}, on)


def confirm(desk, made, person=FUND_OFFICE, on=JUNE_3, resolution="7/2562", key=None):
    """A second person confirms what a record proposed."""
    paper = {"entry": made["record"]["n"], "resolution": resolution}
    return enacted(desk, "confirm_amendment", person, paper, on, key)


def directory(desk):
    """The office as its record leaves it."""
    with desk.stage.office.archive() as archive:
        return archive.directory()


def admitted(desk, day=JUNE_17):
    """Whether cooperatives are admitted on a day."""
    return bool(directory(desk).parameters.on(Parameter.ADMITS_COOPERATIVE, day))


def against(answer):
    """The clauses and duties that object."""
    return [objection["clause"] for objection in answer["objections"]]


def on_record(desk):
    """What the record of the office says of amendments: event, person, outcome."""
    with desk.stage.office.archive() as archive:
        records = [record_fields(each) for each in archive.records(OFFICE_CHAIN)]
    return [
        (each["event"], each["actor"], each["outcome"])
        for each in records
        if each["event"].endswith("_amendment")
    ]


# ------------------------------------------------------------------------------- two persons


def test_a_proposal_has_no_effect_until_another_person_confirms_it(desk, database):
    """Nobody confirms himself; every attempt is on the record of the office, which verifies."""
    made = propose(desk)
    assert made["outcome"] == "recorded"
    assert not admitted(desk)

    alone = confirm(desk, made, BOARD_SECRETARY)
    assert (alone["outcome"], against(alone)) == ("refused", ["D17"])
    assert not admitted(desk)

    assert confirm(desk, made)["outcome"] == "recorded"
    assert admitted(desk)
    assert not admitted(desk, JUNE_3)
    assert on_record(desk)[1:] == [  # the cast's own programme was confirmed before
        ("propose_amendment", BOARD_SECRETARY, "recorded"),
        ("confirm_amendment", BOARD_SECRETARY, "refused"),
        ("confirm_amendment", FUND_OFFICE, "recorded"),
    ]
    assert faults_of(database) == ()
    assert desk.books_add_up()


@pytest.mark.parametrize("person", ["suda", "kamol", "admin", "rung", FUND_OFFICE])
def test_a_resolution_of_the_board_is_proposed_by_its_secretary_alone(trial, person):
    """Neither a committee nor the administrator nor the Fund Office speaks for the board."""
    refused = propose(trial, person)
    assert (refused["outcome"], against(refused)) == ("refused", ["D18"])
    assert directory(trial).amendments == ()


@pytest.mark.parametrize("person", ["suda", "kamol", "admin", "rung", "somebody"])
def test_not_everybody_confirms(trial, person):
    """A second secretary or the Fund Office; whoever else tries is refused and on record."""
    refused = confirm(trial, propose(trial), person)
    assert (refused["outcome"], against(refused)) == ("refused", ["D18"])
    assert not admitted(trial)


def test_a_second_secretary_confirms_as_well(trial):
    """The same role, another person."""
    for event, paper in (
        ("register_person", {"code": "bow", "name_th": "นางโบว์ สมมุติเลขา"}),
        (
            "appoint",
            {"person": "bow", "role": "board_secretary", "order": "3", "since": "2019-01-01"},
        ),
    ):
        assert enacted(trial, event, "admin", paper)["outcome"] == "recorded"
    assert confirm(trial, propose(trial), "bow")["outcome"] == "recorded"
    assert admitted(trial)


@pytest.mark.parametrize(("on", "outcome"), [(JUNE_10, "recorded"), (date(2019, 6, 11), "refused")])
def test_a_confirmation_that_comes_late_amends_nothing(trial, on, outcome):
    """The day from which it counts may be that of the confirmation, not one gone by."""
    answer = confirm(trial, propose(trial), on=on)
    assert answer["outcome"] == outcome
    assert against(answer) == ([] if outcome == "recorded" else ["1.2.1"])
    assert admitted(trial) is (outcome == "recorded")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"clause": "2.3(4)"}, {"clause"}),
        ({"parameter": "most_per_borrower"}, {"parameter"}),
        ({"value": 2}, {"value"}),
        ({"since": "2019-06-02"}, {"since"}),
        ({"resolved_on": "2019-06-04"}, {"resolved_on"}),
        ({"resolution": ""}, {"resolution"}),
        ({"value": "1", "note": "x"}, {"value", "note"}),
    ],
)
def test_what_cannot_be_amended_is_bad_input_and_leaves_nothing(trial, changes, fields):
    """Every field at fault is named, and the record of the office stays as it was."""
    before = directory(trial).version
    with pytest.raises(InvalidInputError) as error:
        propose(trial, **changes)
    assert {fault.field for fault in error.value.faults} == fields
    assert directory(trial).version == before


@pytest.mark.parametrize(("entry", "resolution"), [(1, "7/2562"), (9_999, "7/2562"), (0, "7/2562")])
def test_only_a_proposal_can_be_confirmed(trial, entry, resolution):
    """Another enactment, or none, is named as no proposal."""
    propose(trial)
    paper = {"entry": entry, "resolution": resolution}
    with pytest.raises(InvalidInputError) as error:
        enacted(trial, "confirm_amendment", FUND_OFFICE, paper)
    assert {fault.field for fault in error.value.faults} == {"entry"}


def test_a_refused_proposal_cannot_be_confirmed(trial):
    """What somebody without the power proposed never was a proposal."""
    with pytest.raises(InvalidInputError):
        confirm(trial, propose(trial, "suda"))


def test_an_amendment_is_confirmed_once_and_with_its_resolution(trial):
    """Another number is not the resolution; a second confirmation finds nothing to confirm."""
    made = propose(trial)
    with pytest.raises(InvalidInputError):
        confirm(trial, made, resolution="8/2562")
    first = confirm(trial, made, key="k1")
    assert confirm(trial, made, key="k1") == first
    with pytest.raises(InvalidInputError):
        confirm(trial, made)
    assert len(directory(trial).parameters.settings) == 1


def test_another_process_reads_who_proposed_and_who_confirmed(desk, database_url):
    """Whoever opens the same database finds the same amendment, with both persons."""
    confirm(desk, propose(desk))
    with closing(open_database(database_url)) as other, other.archive() as archive:
        (amendment,) = archive.directory().amendments
        assert compare(archive).holds
    assert (amendment.proposed_by, amendment.confirmed_by) == (BOARD_SECRETARY, FUND_OFFICE)
    assert (amendment.proposed_on, amendment.confirmed_on) == (JUNE_3, JUNE_3)
    assert amendment.setting.hands == {BOARD_SECRETARY, FUND_OFFICE}


# ------------------------------------------------------------------------------------ the cases


def selection(desk, number):
    """The clauses that object when the committee selects on 17 June."""
    desk.day = JUNE_17
    desk.go(number, Event.START_SELECTION)
    return desk.refusal(number, Event.SELECT)


def received(desk, place, on):
    """A cooperative's request, received on a day."""
    desk.day = on
    return desk.go(desk.file(place, FOUR_MILLION, **COOPERATIVE), Event.RECEIVE)


@pytest.mark.parametrize(
    ("received_on", "refused"), [(date(2019, 6, 9), {"2.1.2"}), (JUNE_10, set())]
)
def test_a_loosening_begins_with_what_is_received_from_its_day_on(desk, received_on, refused):
    """Received on the day before: the criteria as they were; on the day itself: as amended."""
    confirm(desk, propose(desk))
    assert selection(desk, received(desk, 1, received_on)) == refused


def test_what_the_two_persons_have_in_hand_is_not_loosened(desk):
    """The Fund Office's officer who confirmed also received this request: the old value counts."""
    post = {"person": FUND_OFFICE, "role": "intake_officer", "order": "4", "since": "2019-01-01"}
    assert enacted(desk, "appoint", "admin", post)["outcome"] == "recorded"
    confirm(desk, propose(desk))
    desk.day = JUNE_10
    number = desk.file(1, FOUR_MILLION, **COOPERATIVE)
    case = desk.stage.case(number)
    desk.stage.clock.at = moment(JUNE_10)
    paper = desk.stage.paper(Event.RECEIVE, FUND_OFFICE, case, {}, None)
    assert desk.stage.act(Event.RECEIVE, FUND_OFFICE, number, paper)["outcome"] == "moved"
    assert selection(desk, number) == {"2.1.2"}


def test_an_unconfirmed_proposal_decides_nothing(trial):
    """However clear the resolution may be."""
    propose(trial)
    assert selection(trial, received(trial, 1, JUNE_10)) == {"2.1.2"}


def test_a_tightening_counts_for_what_is_already_received(desk):
    """Listed on 10 June and struck from 17 June: a request of 11 June is refused on 17 June."""
    confirm(desk, propose(desk))
    number = received(desk, 1, date(2019, 6, 11))
    struck = propose(
        desk, on=date(2019, 6, 12), value=0, since=JUNE_17.isoformat(), resolution="8/2562"
    )
    confirm(desk, struck, on=date(2019, 6, 12), resolution="8/2562")
    assert selection(desk, number) == {"2.1.2"}
