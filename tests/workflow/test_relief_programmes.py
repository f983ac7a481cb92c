"""A programme of relief enters an office by two persons, and a loan is relieved under it."""

from contextlib import closing
from datetime import date

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.process import Event
from tests.lending import TO_CONTRACT, UNDER_NO_5, desk_in
from tests.offices import office_of
from workflow.accounting import history_in
from workflow.applicant import Applicant
from workflow.cast import BOARD_SECRETARY, FUND_OFFICE
from workflow.governance import OfficeAct, enact
from workflow.programmes import programmes_document
from workflow.stage import moment

JUNE_3, JUNE_28, JULY_1 = UNDER_NO_5, date(2019, 6, 28), date(2019, 7, 1)
STORM = {
    "code": "storm",
    "name_th": "พายุ",
    "name_en": "storm",
    "causes": ["disaster"],
    "opens_on": "2019-05-01",
    "closes_on": "2019-06-28",
    "most_months": 6,
    "rests": "all",
    "resolution": "7/2562",
    "resolved_on": "2019-05-31",
}


@pytest.fixture
def desk():
    """A desk in an office in memory, with the cast and its programme."""
    with closing(open_database("sqlite://", create=True)) as opened:
        yield desk_in(office_of(opened))


def enacted(desk, event, person, paper, on=JUNE_3):
    """What the office answers to an enactment on a day."""
    desk.stage.clock.at = moment(on)
    return enact(desk.stage.office, OfficeAct(event=event, person=person, paper=paper))


def confirmed(desk, made, person=FUND_OFFICE, on=JUNE_3):
    """A person confirms what a record proposed."""
    paper = {"entry": made["record"]["n"], "resolution": "7/2562"}
    return enacted(desk, "confirm_amendment", person, paper, on)


def counting(desk):
    """The codes of the programmes that count."""
    with desk.stage.office.archive() as archive:
        told = programmes_document(archive.directory())["programmes"]
    return [each["code"] for each in told if each["counts"]]


def test_a_programme_counts_once_another_person_has_confirmed_it(desk):
    """The shipped one counts from the beginning; whoever proposes does not confirm."""
    before = counting(desk)
    assert before == ["epidemic_2020", "flood_example"]
    made = enacted(desk, "propose_programme", BOARD_SECRETARY, STORM)
    assert counting(desk) == before
    alone = confirmed(desk, made, BOARD_SECRETARY)
    assert [each["clause"] for each in alone["objections"]] == ["D17"]
    assert confirmed(desk, made)["outcome"] == "recorded"
    assert counting(desk) == [*before, "storm"]


@pytest.mark.parametrize(("on", "outcome"), [(JUNE_28, "recorded"), (JULY_1, "refused")])
def test_it_is_confirmed_on_the_last_day_of_its_window_at_the_latest(desk, on, outcome):
    """Afterwards nobody could apply; before its entry it may have been open."""
    made = enacted(desk, "propose_programme", BOARD_SECRETARY, STORM)
    assert confirmed(desk, made, on=on)["outcome"] == outcome


@pytest.mark.parametrize("person", ["suda", "pan", "wan", "admin", FUND_OFFICE])
def test_the_secretary_of_the_board_alone_proposes(desk, person):
    """Nobody else reads a resolution into the office."""
    assert enacted(desk, "propose_programme", person, STORM)["outcome"] == "refused"


def contracted(desk):
    """A loan of two million without a grace, signed on 3 June."""
    number = desk.asks(1, Baht.of(2_000_000), **{"request.principal_grace_months": 0})
    return desk.go(number, Event.APPROVE, *TO_CONTRACT)


def relieved(desk, number, **changes):
    """From 1 July on by the bench that did not approve the loan."""
    desk.day = JULY_1
    desk.stage.clock.at = moment(desk.day)
    case = desk.stage.case(number)
    paper = desk.stage.paper(Event.GRANT_RELIEF, "pan", case, changes, Applicant())
    answer = desk.stage.done(Event.GRANT_RELIEF, "pan", number, paper)[-1]
    assert answer["outcome"] != "refused", answer["objections"]


def test_a_relief_is_two_facts_and_the_plan_before_stays(desk):
    """The pause and the new plan; the file shows the programme, its days and the count."""
    number = desk.go(contracted(desk), Event.DISBURSE, Event.CLOSE_LINE)
    relieved(desk, number)
    case = desk.stage.case(number)
    assert (case.facts.course.reliefs, case.facts.course.relief_programme) == (1, "flood_example")
    assert case.facts.course.relief_since == JULY_1
    assert case.facts.course.relief_until == date(2019, 12, 31)
    with desk.stage.office.archive() as archive:
        ledger = history_in(archive, number, JULY_1).ledger
    kinds = [each.fact.what.kind.value for each in ledger.postings if each.stands]
    assert kinds[-2:] == ["pause", "plan"]
    assert kinds.count("plan") == 2
    position = ledger.position
    assert position.dues.principal[-1] == Baht.of(2_000_000).satang
    assert position.next_due_on == date(2020, 1, 3)
    assert desk.books_add_up()


def test_what_is_drawn_in_a_rest_rests_too(desk):
    """Two tranches, the second in the rest: nothing is due before its end, all is planned."""
    number = contracted(desk)
    assert desk.refusal(number, Event.DISBURSE, amount="500000.00") == set()
    relieved(desk, number, ending="move")
    desk.day = date(2019, 7, 15)
    desk.go(number, Event.DISBURSE)
    with desk.stage.office.archive() as archive:
        position = history_in(archive, number, desk.day).position
    assert position.next_due_on == date(2020, 1, 3)
    assert position.dues.principal[-1] == Baht.of(2_000_000).satang
    parts = [
        later - sooner
        for sooner, later in zip(position.dues.owed, position.dues.owed[1:], strict=False)
    ]
    assert max(parts) < 2 * min(parts)
