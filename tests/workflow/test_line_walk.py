"""Whatever is tried in whatever order: no line is overdrawn, no group borrows too much."""

from contextlib import closing
from random import Random

import pytest

from adapters.database import open_database
from states.baht import ZERO, Baht
from states.lifecycle import LOAN
from states.process import Event
from states.rules.limits import TEN_MILLION
from tests.campaign import campaign
from tests.lending import TO_APPROVAL, TO_CONTRACT, Desk, desk_in
from tests.offices import office_of
from workflow.applicant import Applicant
from workflow.filing import BEFORE_THE_CONTRACT

LINE = Baht.of(15_000_000)
PLACES = range(1, 7)
GOING_ON = (
    *TO_APPROVAL,
    Event.APPROVE,
    Event.REVIEW_RESOLUTION,
    Event.REVISE,
    *TO_CONTRACT,
    Event.DISBURSE,
    Event.CLOSE_LINE,
    Event.PAY,
)
LEAVING = (Event.WITHDRAW, Event.REVOKE, Event.CANCEL, Event.SETTLE_IN_FULL)
ASKED = Baht.of(5_500_000)
MOST = {
    Event.APPROVE: ("amount", ASKED),
    Event.REVISE: ("amount", ASKED),
    Event.DISBURSE: ("amount", Baht.of(3_000_000)),
    Event.PAY: ("amount", Baht.of(1_000_000)),
}
"""The acts that bring an amount: the field of their paper and the most that is tried."""


@pytest.mark.campaign
def test_no_line_is_overdrawn_and_no_group_borrows_more_than_ten_million():
    """Six borrowers in three groups apply, draw, repay and leave, for any amounts."""
    random = Random(2562)
    for _ in range(campaign(fit=2, full=60)):
        with closing(open_database("sqlite://", create=True)) as opened:
            desk = desk_in(office_of(opened))
            desk.line(LINE)
            wander(desk, random, acts=80)


def wander(desk: Desk, random: Random, acts: int) -> None:
    """Try so many acts; lines and caps are kept after each, the books add up in the end."""
    loans: dict[int, list[str]] = {place: [] for place in PLACES}
    done = 0
    for _ in range(acts):
        place = random.choice(PLACES)
        mine = loans[place]
        if not any(is_applying(desk, number) for number in mine):
            mine.append(desk.file(place, ASKED, group=(partner_of(place),)))
            done += sum(desk.refusal(mine[-1], event) == set() for event in TO_APPROVAL)
        number = random.choice(mine[-2:])
        event = any_act(desk, number, random)
        done += desk.refusal(number, event, **any_amount(event, random)) == set()
        assert desk.account().promised.total <= LINE
        assert max(owed_by_groups(desk)) <= TEN_MILLION
    assert done > acts
    assert desk.books_add_up()


def any_amount(event: Event, random: Random) -> dict[str, str]:
    """For an act that brings an amount, any amount to the satang."""
    if event not in MOST:
        return {}
    field, most = MOST[event]
    return {field: str(Baht(random.randint(1, most.satang)))}


def partner_of(place: int) -> int:
    """1 and 4, 2 and 5, 3 and 6 are one group each."""
    return 1 + (place + 2) % 6


def is_applying(desk: Desk, number: str) -> bool:
    """Whether the loan is not signed yet: until then its borrower may file no other."""
    return desk.stage.case(number).state.value in BEFORE_THE_CONTRACT


def any_act(desk: Desk, number: str, random: Random) -> Event:
    """Mostly something that may happen now; now and then somebody leaves."""
    acts = LEAVING if random.random() < 0.15 else GOING_ON
    state = desk.stage.case(number).state
    known = [event for event in acts if LOAN.rows(event, state)]
    return random.choice(known or list(acts))


def owed_by_groups(desk: Desk) -> list[Baht]:
    """What each of the three groups owes by the books."""
    group = {Applicant(place=place).juristic_id: place % 3 for place in PLACES}
    owed = [ZERO] * 3
    with desk.stage.office.archive() as archive:
        for row in archive.state_rows("case_hold"):
            owed[group[row["juristic_id"]]] += Baht(row["exposure"])
    return owed
