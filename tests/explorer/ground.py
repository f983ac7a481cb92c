"""
The ground a search stands on: a text without hindrance, papers for every event, the money in every
position. Only the table and the duties are left to say no.

Leaving clauses out adds ways and takes none away, so whatever holds here holds under the clauses.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias, cast
from unittest.mock import patch

from states import decision
from states.baht import Baht
from states.case import Actor, Case, Half
from states.committee_acts import Position
from states.committees import Seat, Sitting
from states.decision import Attempt, Law, Moved, Outcome, decide
from states.facts import Facts
from states.lifecycle import LOAN
from states.move import Move
from states.papers.ballots import Choice, Recusal, Vote
from states.papers.common import Paper
from states.papers.origination import EarlierStep, Return
from states.parameters import Parameter, Parameters, Setting
from states.process import Event, Mode, Role, State, StateWord
from states.rules.edition import Edition, Rule
from states.rules.finding import Finding, Verdict
from states.words import Bilingual, Word
from tests.example import application
from tests.states.cases import (
    ALL_ROLES,
    COURSE,
    LAW,
    PAPERS,
    TODAY,
    at,
    count,
    paper_for,
    sitting_for,
)

NOTHING_HINDERS: Final = Edition(
    "open",
    Bilingual("ไม่มีข้อใดห้าม", "no clause stands in the way"),
    date(2015, 1, 1),
    tuple(
        Rule(clause, clause, lambda _: Finding(Verdict.PASS), Bilingual("", ""), "")
        for clause in sorted(LOAN.clauses)
    ),
)
NOW: Final = at(TODAY)
CLOCK: Final = "clock"
Hands: TypeAlias = tuple[str, str | None]
"""Who does a single act, and for whom."""

# Between them they lead every event to every target it has: grace running or over, performing or
# not, something left to recover or nothing.
_MONEY: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"approved_grace_months": 0},
    {"non_performing_since": TODAY},
    {"disbursed": Baht.of(1_000)},
)
MONEY: Final = tuple(
    Facts(application=application(), course=replace(COURSE, **change)) for change in _MONEY
)
# In each paper that two persons sign, a field that a second version has otherwise.
OTHERWISE: Final[dict[str, dict[str, Any]]] = {
    "sign": {"number": "ส.2/2562"},
    "draw_early": {"reference": "จ.8"},
    "disburse": {"reference": "จ.9"},
    "close_line": {"reason": "เลิกโครงการ"},
    "cancel": {"reason": "เลิกโครงการ"},
    "settle_in_full": {"reference": "ร.9"},
    "call_default": {"finding": "ประกันภัยขาด"},
    "reverse": {"reason": "บันทึกซ้ำ"},
    "release_collateral": {"reference": "ถ.2"},
}


class Place(NamedTuple):
    """Where a file stands, where it came from, and the event whose half waits for a checker."""

    state: StateWord
    back: StateWord | None = None
    half: Word | None = None


NOT_OPENED: Final = Place(State.UNOPENED)


class Way(NamedTuple):
    """
    One way to try a row: with which paper (None: of whoever checks or counts), as money stands. Of
    a motion, how the members vote on it: against it falls, and only what they did remains.
    """

    row: Move
    paper: Paper | None
    facts: Facts
    choice: Choice = Choice.FOR

    @property
    def is_ballot(self) -> bool:
        return self.row.mode is Mode.BALLOT


@contextmanager
def no_clause_hinders() -> Iterator[None]:
    """While it lasts, the production `decide` judges by table and duties alone."""
    with patch.object(decision, "edition_of", lambda _case, _on: NOTHING_HINDERS):
        yield


def person_of(code: str) -> str:
    """The person behind an account: `somsak/2` is the second account of somsak."""
    return code.partition("/")[0]


def actor(code: str) -> Actor:
    """Everybody holds every role; the clock is a service."""
    if code == CLOCK:
        return Actor(code, frozenset({Role.CLOCK}), service=True)
    return Actor(code, ALL_ROLES)


def law(fewest: int = 1) -> Law:
    """The law under a board that lets so few members decide."""
    since = date(2015, 1, 1)
    floor = Setting(Parameter.FEWEST_WHO_MAY_VOTE, fewest, since, "a resolution of the board")
    return replace(LAW, parameters=Parameters((floor,)))


ONE_DECIDES: Final = law()


def done(
    case: Case, way: Way, hands: Sequence[Hands], under: Law = ONE_DECIDES
) -> tuple[Outcome, ...]:
    """
    What production says to a whole act, up to its first refusal. Of a resolution that is a motion,
    the ballots of those present and a count, each asked by itself: the first hands bring the
    motion, the last have it counted, those between are the members.
    """
    present = tuple(dict.fromkeys(who for who, _ in hands[1:-1]))
    outcomes: list[Outcome] = []
    for n, (who, principal) in enumerate(hands):
        if n == 0:
            made = attempt(way, who, principal, present)
        elif n < len(hands) - 1:
            made = ballot(case, way.choice, who, principal)
        else:
            made = count(attempt(way, who, principal))
        outcomes.append(decide(LOAN, case, made, under))
        if not isinstance(outcomes[-1], Moved):
            break
        case = outcomes[-1].case
    return tuple(outcomes)


def attempt(way: Way, who: str, principal: str | None, present: tuple[str, ...] = ()) -> Attempt:
    """
    Somebody tries it, perhaps for another; a motion comes before the committee of those present.
    """
    is_motion = way.is_ballot and way.paper is not None and present
    return Attempt(
        event=way.row.event,
        paper=_moved(way.row.event.value, present) if is_motion else way.paper,
        actor=actor(who),
        at=NOW,
        principal=None if principal is None else actor(principal),
        sitting=_sitting(way.row.event, present) if is_motion else None,
    )


@cache
def _moved(event: str, present: tuple[str, ...]) -> Paper:
    return paper_for(event, *present)


@cache
def _sitting(event: Word, present: tuple[str, ...]) -> Sitting:
    """Nobody presides: a casting vote changes who wins, not who takes part."""
    sitting = sitting_for(event, *present)
    return replace(sitting, seats=tuple(Seat(person, Position.MEMBER) for person in present))


def ballot(
    case: Case, choice: Choice | None, who: str, principal: str | None, event: Event = Event.VOTE
) -> Attempt:
    """A member's ballot in the open poll on what it is bound to, or (None) that he stands aside."""
    paper: Vote | Recusal = cast(Recusal, PAPERS["recuse"])
    if choice is not None:
        dossier = case.poll.meeting.dossier if case.poll else "0" * 64
        paper = Vote(choice=choice, dossier=dossier, no_interest=True)
    return Attempt(
        event=event,
        paper=paper,
        actor=actor(who),
        at=NOW,
        principal=None if principal is None else actor(principal),
    )


def prepared(event: Word, maker: str, principal: str | None = None) -> Half:
    """The half that waits at a place; of two versions of its paper it is always the ordinary."""
    return Half(1, event, PAPERS[event.value], maker, principal)


@cache
def ways(place: Place) -> tuple[Way, ...]:
    """
    Everything that can be tried at a place, found by asking on behalf of people who have done
    nothing: each event once for each target. Of a half that waits there is a second version and
    the checker who brings nothing; a motion is carried or it falls.
    """
    found: list[Way] = []
    for row in _told_apart(LOAN.possible(place.state)):
        leads: dict[object, Way] = {}
        for paper in _papers(row.event, place):
            for facts in MONEY:
                way = Way(row, paper, facts)
                outcome = _by_the_innocent(place, way)
                if isinstance(outcome, Moved):
                    leads.setdefault(outcome.row.target, way)
        found += [each for way in leads.values() for each in _versions(way, place)]
    return tuple(found)


def _told_apart(rows: Iterable[Move]) -> Iterator[Move]:
    """
    One of each that ask for the same duties of the same roles and lead to the same states: to the
    law on duties they are one act under several names, and a half of the one is like that of the
    other. A member votes in a poll, so that is a part of the ballot.
    """
    known = set[object]()
    for row in rows:
        leads = frozenset(each.target for each in LOAN.rows(row.event, row.source))
        like = (
            row.mode, row.step, row.duty, row.also, row.checker_duty, row.by, row.voters,
            row.checkers, row.remembers, row.others_decide, row.again, leads,
        )  # fmt: skip
        if row.aside and row.source.ends:
            continue  # what is given back after the end goes through the hands of the contract
        if row.mode is not Mode.VOTE and like not in known:
            known.add(like)
            yield row


def _papers(event: Word, place: Place) -> list[Paper]:
    paper = PAPERS[event.value]
    if isinstance(paper, Return):
        return [replace(paper, to=step) for step in EarlierStep]
    return [paper]


def _versions(way: Way, place: Place) -> list[Way]:
    if way.is_ballot:
        return [way, way._replace(choice=Choice.AGAINST)]
    if way.row.mode is not Mode.PAIR or place.half is not way.row.event:
        return [way]
    other = replace(cast(Any, way.paper), **OTHERWISE[way.row.event.value])
    return [way, way._replace(paper=other), way._replace(paper=None)]


def _by_the_innocent(place: Place, way: Way) -> Outcome:
    """A person who has done nothing tries it, the clock where it is the clock's."""
    half = None
    if way.row.mode is Mode.PAIR:
        half = prepared(way.row.event, "somebody")
    case = Case(number="", state=place.state, facts=way.facts, back=place.back, half=half)
    who = CLOCK if way.row.mode is Mode.CLOCK else "innocent"
    return done(case, way, [(who, None)] * (3 if way.is_ballot else 1))[-1]
