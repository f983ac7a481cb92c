"""Which duties are kept apart changes in an office by two persons, and never clause 1.2.2."""

from datetime import date

import pytest

from states.baht import Baht
from states.duties_shipped import SHIPPED
from states.invalid import InvalidInputError
from states.process import Event
from tests.offices import faults_of
from tests.workflow.test_amending import (
    JUNE_3,
    JUNE_10,
    JUNE_17,
    against,
    confirm,
    database,
    database_url,
    desk,
    directory,
    enacted,
    trial,
)
from workflow.cast import BOARD_SECRETARY
from workflow.rebuilding import compare
from workflow.replay import record_fields

__all__ = ["database", "database_url", "desk", "trial"]

LIFTED = {
    "allow": [{"one": "D10", "other": "D09"}],
    "reason_th": "สำนักงานเล็ก",
    "reason_en": "the office is small",
    "since": JUNE_10.isoformat(),
    "resolution": "7/2562",
    "resolved_on": "2019-05-31",
}


def propose(desk, person=BOARD_SECRETARY, on=JUNE_3, **changes):
    """From 10 June paying out and collecting may be one person's, or something else."""
    return enacted(desk, "propose_duties", person, {**LIFTED, **changes}, on)


def version(desk, day=JUNE_17):
    """The version that counts on a day."""
    return directory(desk).duties.on(day).version


def test_two_persons_change_it_and_every_record_names_the_version(desk, database):
    """Before its day records name version 1, from its day on version 2; both replay."""
    made = propose(desk)
    assert version(desk) == 1
    assert against(confirm(desk, made, BOARD_SECRETARY)) == ["D17"]
    assert confirm(desk, made)["outcome"] == "recorded"
    assert [version(desk, day) for day in (JUNE_3, JUNE_10)] == [1, 2]

    number = desk.go(desk.file(1, Baht.of(1_000_000)), Event.RECEIVE)
    desk.day = JUNE_10
    desk.go(number, Event.START_SELECTION)
    with desk.stage.office.archive() as archive:
        records = [record_fields(each) for each in archive.records(number)]
        assert compare(archive).holds
    second = directory(desk).duties.on(JUNE_10)
    assert records[0]["duties"] == {"version": 1, "digest": SHIPPED.digest}
    assert records[-1]["duties"] == {"version": 2, "digest": second.digest}
    assert faults_of(database) == ()


@pytest.mark.parametrize("person", ["suda", "kamol", "admin", "fon"])
def test_it_is_for_the_board_and_for_risk(trial, person):
    """Neither a committee nor the administrator proposes which duties are apart."""
    assert against(propose(trial, person)) == ["D18"]
    assert confirm(trial, propose(trial, "rung"))["outcome"] == "recorded"


@pytest.mark.parametrize(("on", "clauses"), [(date(2019, 6, 9), []), (JUNE_10, ["1.2.1"])])
def test_it_takes_effect_on_the_day_after_the_confirmation_at_the_earliest(trial, on, clauses):
    """Confirmed on the very day it would count from, it is refused and proposed anew."""
    assert against(confirm(trial, propose(trial), on=on)) == clauses


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"allow": [{"one": "D02", "other": "D05"}]}, {"allow.0"}),
        ({"separate": [{"one": "D05", "other": "D02"}]}, {"separate.0"}),
        ({"allow": []}, {"separate"}),
        ({"separate": [{"one": "D09", "other": "D10"}]}, {"allow"}),
        ({"separate": [{"one": "D09", "other": "D09"}]}, {"separate.0"}),
        ({"since": "2019-06-03"}, {"since"}),
        ({"allow": [{"one": "D10", "other": "D99"}]}, {"allow.0.other"}),
        ({"reason_th": "", "reason_en": ""}, {"reason_th", "reason_en"}),
    ],
)
def test_what_cannot_be_resolved_is_bad_input_and_leaves_nothing(trial, changes, fields):
    """Clause 1.2.2 is beyond everybody, an administrator and the board alike."""
    before = directory(trial).version
    with pytest.raises(InvalidInputError) as refusal:
        propose(trial, **changes)
    assert {fault.field for fault in refusal.value.faults} == fields
    assert directory(trial).version == before
