"""A file that is heard again knows what was done in another file of the borrower meanwhile."""

import pytest

from states.baht import Baht
from states.case import Capacity
from states.process import Event, Step
from tests.lending import desk_in
from tests.offices import faults_of, office_of
from workflow.applicant import Applicant
from workflow.rebuilding import compare

TWO_MILLION = Baht.of(2_000_000)


@pytest.fixture
def database(staged_database):
    """An office's database with its cast, once on each of the two."""
    return staged_database


def test_a_review_takes_over_what_was_done_in_the_file_between(database):
    """Refused, filed anew, studied by another, withdrawn, heard again: the other may not vote."""
    desk = desk_in(office_of(database))
    refused = desk.asks(1, TWO_MILLION)
    desk.go(refused, Event.REJECT)
    between = desk.file(1, TWO_MILLION)
    desk.go(between, Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    desk.stage.act(Event.START_FEASIBILITY, "fai", between, {})
    desk.go(between, Event.WITHDRAW)
    desk.go(refused, Event.ASK_REVIEW)
    heirs = [
        (deed.person, deed.step)
        for deed in desk.stage.case(refused).deeds
        if deed.capacity is Capacity.INHERITED
    ]
    assert heirs == [("fai", Step.FEASIBILITY)]
    paper = desk.stage.paper(
        Event.APPROVE, "fai", desk.stage.case(refused), {}, Applicant(loan_amount=TWO_MILLION)
    )
    answer = desk.stage.act(Event.APPROVE, "fai", refused, paper)
    assert "1.2.2" in {each["clause"] for each in answer["objections"]}
    with database.archive() as archive:
        assert compare(archive).holds
    assert faults_of(database) == ()
