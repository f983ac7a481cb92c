"""What a record tells of the account: the facts entered, the balances on either side of them."""

import json
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.parameters import AMENDABLE, Parameter
from states.process import Event
from tests.lending import desk_in
from tests.offices import office_of
from workflow.cast import BOARD_SECRETARY
from workflow.governance import OfficeAct, enact
from workflow.journey_play import play_text
from workflow.rebuilding import compare
from workflow.stage import moment

JOURNEY = Path(__file__).parents[1] / "journeys" / "cheque_returned.txt"


@pytest.fixture(scope="module")
def trail():
    """What the records of a loan with returned cheques say, and its stored facts and account."""
    with closing(open_database("sqlite://", create=True)) as database:
        report = play_text(office_of(database), JOURNEY.read_text(encoding="utf-8"))
        (case,) = report.cases
        with database.archive() as archive:
            told = [json.loads(record.body) for record in archive.records(case)]
            return told, archive.facts(case), archive.account(case)


def moving(trail):
    """The records by which something was entered."""
    return [told for told in trail[0] if "postings" in told]


def test_every_fact_is_told_by_one_record(trail):
    """Numbered from 1 in the order of entry, each as it is stored."""
    told = [posting for record in moving(trail) for posting in record["postings"]]
    assert [posting["entry"] for posting in told] == list(range(1, len(told) + 1))
    assert told == [row._asdict() for row in trail[1]]


def test_the_balances_before_are_those_of_a_loan_as_it_was_left(trail):
    """Principal does not change between two records: what one leaves the next one finds."""
    records = moving(trail)
    for one, later in pairwise(records):
        assert one["account"]["after"]["principal"] == later["account"]["before"]["principal"]


def test_a_returned_cheque_is_told_with_what_it_changed(trail):
    """The cheque of August, found in October: nothing was past due, then September is."""
    (record,) = [
        told
        for told in moving(trail)
        if told["event"] == "reverse" and told["postings"][0]["annuls"] == 7
    ]
    before, after = record["account"]["before"], record["account"]["after"]
    assert (before["days_past_due"], after["days_past_due"]) == (0, 11)
    assert (before["class"], after["class"]) == ("normal", "late")
    assert (before["next_due_on"], after["next_due_on"]) == ("2019-10-20", "2019-09-20")
    assert Decimal(after["interest"]) > Decimal(before["interest"])
    assert before["principal"] == after["principal"] == "4700000.00"


def test_a_refused_attempt_enters_nothing(trail):
    """A reversal of what is no receipt stands on record without postings."""
    refused = [told for told in trail[0] if told["outcome"] == "refused"]
    assert refused
    assert not any("postings" in told for told in refused)


def test_the_account_is_found_by_its_columns(trail):
    """In the end nothing is owed, nothing falls due, and the first default stays on file."""
    row = trail[2]
    assert (row.principal, row.next_due_on, row.next_change_on) == (0, None, None)
    assert row.first_non_performing_on is not None


def amended(desk, parameter, value, since):
    """The board sets a number from a day on: entered by one person, confirmed by another."""
    known = {"resolution": "9/2562"}
    proposal = {
        **known,
        "clause": AMENDABLE[parameter].clause,
        "parameter": parameter.value,
        "value": value,
        "since": since.isoformat(),
        "resolved_on": desk.day.isoformat(),
    }
    desk.stage.clock.at = moment(desk.day)
    office = desk.stage.office
    made = enact(
        office, OfficeAct(event="propose_amendment", person=BOARD_SECRETARY, paper=proposal)
    )
    confirmation = {**known, "entry": made["record"]["n"]}
    answer = enact(office, OfficeAct(event="confirm_amendment", person="fon", paper=confirmation))
    assert answer["outcome"] != "refused", answer


@pytest.mark.parametrize(
    ("set_on", "asked"),
    [(date(2019, 6, 1), 6), (date(2020, 1, 1), 3)],
)
def test_the_boards_number_is_among_the_facts_of_a_loan(set_on, asked):
    """In force by the contract it comes with the first draw; set later it passes the loan by."""
    with closing(open_database("sqlite://", create=True)) as database:
        desk = desk_in(office_of(database))
        desk.day = date(2019, 5, 31)
        desk.line(Baht.of(1_000_000))
        amended(desk, Parameter.CURE_INSTALMENTS, 6, set_on)
        desk.day = date(2019, 6, 3)
        loan = desk.asks(1, Baht.of(1_000_000))
        desk.go(loan, Event.APPROVE, Event.START_CONTRACT, Event.SIGN, Event.DISBURSE)
        with database.archive() as archive:
            facts, account = archive.facts(loan), archive.account(loan)
            assert compare(archive).holds
    assert account.standing["position"]["numbers"] == [90, asked, 12]
    told = [row.body["numbers"]["cure_instalments"] for row in facts if row.kind == "servicing"]
    assert told == ([6] if asked == 6 else [])
