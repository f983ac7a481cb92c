"""
The shortest way to break a promise: real cases, named persons, breadth first.

Every act that a few persons who hold every role could try is tried on a real case whose record
grows act by act; production is asked about the whole case each time, since a wrong guard may look
at anything. A committee's acts are single ones: a motion, each member's ballot, a changed ballot, a
recusal, the count. The explorer keeps its own book of who did what and holds it against the oath.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, permutations
from typing import Any, Final, NamedTuple, TypeAlias, cast

from states.ballots import Poll
from states.case import Case
from states.decision import Attempt, Law, Moved, Refused, decide
from states.lifecycle import LOAN
from states.move import Move
from states.papers.ballots import Choice
from states.papers.common import Paper
from states.process import Event, Mode
from states.quorum import Result
from states.words import Bilingual, Word
from tests.explorer import ground
from tests.explorer.ground import CLOCK, MONEY, ONE_DECIDES, OTHERWISE, Place, Way, ways
from tests.explorer.oath import (
    PERSONAL,
    Broken,
    Did,
    after_a_review,
    broken,
    decides,
    did_now,
    wrongly_carried,
)
from tests.states.cases import PAPERS

NAMES: Final = {
    "somchai": Bilingual("สมชาย", "Somchai"),
    "malee": Bilingual("มาลี", "Malee"),
    "prasert": Bilingual("ประเสริฐ", "Prasert"),
    "anan": Bilingual("อนันต์ ผู้ดูแลระบบ", "Anan the administrator"),
    "somsak/1": Bilingual("สมศักดิ์ (บัญชีแรก)", "Somsak (his first account)"),
    "somsak/2": Bilingual("สมศักดิ์ (บัญชีที่สอง)", "Somsak (his second account)"),
    CLOCK: Bilingual("ระบบตั้งเวลา", "the clock"),
}
EVERYBODY: Final = ("somchai", "malee", "prasert")


class Cast(NamedTuple):
    """Who does it, for whom; of a motion, before which members."""

    actor: str
    principal: str | None = None
    present: tuple[str, ...] = ()

    @property
    def persons(self) -> frozenset[str]:
        """Everybody who takes part: human beings, whatever their accounts."""
        named = (self.actor, *([self.principal] if self.principal else []))
        return frozenset(each.partition("/")[0] for each in named)


class Scene(NamedTuple):
    """One act that is tried; of a ballot the choice, None of a member who stands aside."""

    way: Way
    cast: Cast
    choice: Choice | None = None


class Book(NamedTuple):
    """
    What the explorer itself knows: what each person did, who prepared the half that waits, who was
    present at the motion that is open, how each voted on it, who stands aside for good.
    """

    did: tuple[tuple[str, frozenset[Did]], ...] = ()
    prepared: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    ballots: tuple[tuple[str, Choice], ...] = ()
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Node:
    """A case with the book beside it, and the acts that led to it."""

    case: Case
    book: Book
    scenes: tuple[Scene, ...] = ()


@dataclass(frozen=True)
class Caught:
    """A promise is broken: by the last of these acts, by whom."""

    scenes: tuple[Scene, ...]
    broken: Broken
    who: str


def hunt(
    start: Place,
    names: tuple[str, ...] = EVERYBODY,
    key: "Key | None" = None,
    fewest: int = 1,
    begun: tuple[Word, ...] = (),
) -> tuple[Caught | None, set[object]]:
    """
    The first promise that is broken, by a shortest way, and the files that were seen, as `key`
    tells them apart. Below `fewest` members nothing is decided. `begun` are the events of the
    first acts, where these are laid down: the first of them all does them alone.
    """
    key, law = key or apart, ground.law(fewest)
    first = Node(Case(number="", state=start.state, facts=MONEY[0], back=start.back), Book())
    waiting, seen = deque([first]), {key(first, names)}
    while waiting:
        node = waiting.popleft()
        for scene in _scenes(node, names):
            laid_down = begun[len(node.scenes) : len(node.scenes) + 1]
            if laid_down and not _is_begun(scene, laid_down[0], names[0]):
                continue
            outcome = tried(node.case, scene, law)
            if not isinstance(outcome, Moved):
                continue
            caught = _held_against(node, scene, outcome, fewest)
            if caught is not None:
                return caught, seen
            after = _after(node, scene, outcome)
            if (known := key(after, names)) not in seen:
                seen.add(known)
                waiting.append(after)
    return None, seen


def _is_begun(scene: Scene, event: Word, who: str) -> bool:
    alone = scene.cast.persons == {who} and set(scene.cast.present) <= {who}
    return scene.way.row.event is event and alone and scene.choice is not Choice.AGAINST


def tried(case: Case, scene: Scene, law: Law = ONE_DECIDES) -> Moved | Refused:
    """What production says to one act."""
    if not _in_a_poll(scene.way):
        facts = scene.way.facts.then(recused=case.facts.course.recused)
        case = replace(case, facts=facts)
    return decide(LOAN, case, _attempt(case, scene), law)


def _in_a_poll(way: Way) -> bool:
    """Whether it is a ballot, a recusal or a count: money has not moved since the motion."""
    return way.row.mode is Mode.VOTE or (way.is_ballot and way.paper is None)


def _attempt(case: Case, scene: Scene) -> Attempt:
    who = ground.person_of(scene.cast.actor)
    principal = scene.cast.principal and ground.person_of(scene.cast.principal)
    event = scene.way.row.event
    if isinstance(event, Event) and scene.way.row.mode is Mode.VOTE:
        return ground.ballot(case, scene.choice, who, principal, event)
    way = scene.way._replace(paper=_version_of(case, scene.way))
    present = tuple(dict.fromkeys(map(ground.person_of, scene.cast.present)))
    return ground.attempt(way, who, principal, present)


def _version_of(case: Case, way: Way) -> Paper | None:
    """The ordinary paper is the one that waits, whichever that really is."""
    half, ordinary = case.half, PAPERS[way.row.event.value]
    if way.paper is None or half is None or half.event is not way.row.event:
        return way.paper
    if way.paper == ordinary:
        return half.paper
    other = replace(cast(Any, ordinary), **OTHERWISE[way.row.event.value])
    return ordinary if half.paper == other else other


def _scenes(node: Node, names: tuple[str, ...]) -> Iterator[Scene]:
    """Everything that could be tried, once for people who do not differ."""
    case, alike = node.case, _alike(node, names)
    casts = [each for each in _casts((*names, CLOCK)) if _comes_first(each, alike)]
    for way in ways(place_of(case)):
        if not way.is_ballot:
            yield from (Scene(way, each) for each in casts)
        elif way.choice is Choice.FOR:
            led = (each._replace(present=some) for each in casts for some in _committees(names))
            yield from (Scene(way, each) for each in led if _comes_first(each, alike))
    if case.poll is not None:
        yield from _in_the_poll(case, case.poll, casts)


def _in_the_poll(case: Case, poll: Poll, casts: list[Cast]) -> Iterator[Scene]:
    for row in LOAN.possible(case.state):
        way = Way(row, None, case.facts)
        if row.event is poll.event:
            yield from (Scene(way, each) for each in casts)
        if row.mode is Mode.VOTE:
            says = (None,) if row.event is Event.RECUSE else (Choice.FOR, Choice.AGAINST)
            yield from (Scene(way, each, said) for each in casts for said in says)


def _alike(node: Node, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The people in groups that differ by nothing but their names."""
    groups: dict[object, tuple[str, ...]] = {}
    for name in names:
        known = _known_of(node, name)
        groups[known] = (*groups.get(known, ()), name)
    return [group for group in groups.values() if len(group) > 1]


def _comes_first(cast: Cast, alike: list[tuple[str, ...]]) -> bool:
    """Whether of people who do not differ it takes the first that there are."""
    taking_part = dict.fromkeys((cast.actor, cast.principal, *cast.present))
    for group in alike:
        taken = tuple(name for name in taking_part if name in group)
        if taken != group[: len(taken)]:
            return False
    return True


@cache
def _committees(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [some for size in range(len(names)) for some in combinations(names, size + 1)]


@cache
def _casts(names: tuple[str, ...]) -> list[Cast]:
    """Everybody for everybody."""
    return [*(Cast(name) for name in names), *(Cast(*pair) for pair in permutations(names, 2))]


def _held_against(node: Node, scene: Scene, outcome: Moved, fewest: int) -> Caught | None:
    """Whether what production did was right for everybody who took part, and for the meeting."""
    row, did, scenes = outcome.row, dict(node.book.did), (*node.scenes, scene)
    if decides(row) and scene.cast.principal is not None:
        return Caught(scenes, PERSONAL, scene.cast.principal)
    completes = row.mode is Mode.PAIR and outcome.case.half is None
    for person in sorted(scene.cast.persons - {CLOCK} if _takes_part(row) else ()):
        prepared = person in node.book.prepared
        against = broken(row, did.get(person, ()), prepared=prepared, completes=completes)
        if against is not None:
            return Caught(scenes, against, person)
    if outcome.ended is not None and outcome.ended.result is Result.CARRIED:
        free = [
            person
            for person in node.book.present - node.book.aside
            if broken(row, did.get(person, ()), prepared=False, completes=False) is None
        ]
        against = wrongly_carried(free, dict(node.book.ballots), fewest)
        if against is not None:
            return Caught(scenes, against, scene.cast.actor)
    return None


def _takes_part(row: Move) -> bool:
    """Whoever stands aside does not."""
    return row.event is not Event.RECUSE


def _after(node: Node, scene: Scene, outcome: Moved) -> Node:
    case, row = outcome.case, outcome.row
    prepares = case.half is not None and case.half is not node.case.half
    did = dict(node.book.did)
    if case.others_since == case.version:
        did = {person: after_a_review(done) for person, done in did.items()}
    now = did_now(row, completes=row.mode is Mode.PAIR and not prepares)
    for person in scene.cast.persons - {CLOCK} if _takes_part(row) else ():
        did[person] = did.get(person, frozenset()) | {Did(each) for each in now}
    prepared = scene.cast.persons if prepares else node.book.prepared
    book = _meeting_after(node.book, scene, case)._replace(
        did=tuple(sorted(did.items())),
        prepared=prepared if case.half is not None else frozenset(),
    )
    return Node(case, book, (*node.scenes, scene))


def _meeting_after(book: Book, scene: Scene, case: Case) -> Book:
    """What is known of who is present, how they voted and who stands aside."""
    who = scene.cast.actor.partition("/")[0]
    if scene.way.row.event is Event.RECUSE:
        book = book._replace(aside=book.aside | {who})
    if case.poll is None:
        return book._replace(present=frozenset(), ballots=())
    if scene.cast.present:
        members = frozenset(each.partition("/")[0] for each in scene.cast.present)
        return book._replace(present=members, ballots=())
    if scene.choice is not None:
        ballots = {**dict(book.ballots), who: scene.choice}
        return book._replace(ballots=tuple(sorted(ballots.items())))
    return book


Key: TypeAlias = Callable[[Node, tuple[str, ...]], object]


def apart(node: Node, names: tuple[str, ...]) -> object:
    """What sets files apart: not who is who, where persons differ by nothing but their names."""
    case = node.case
    people = [_known_of(node, name) for name in (*names, CLOCK)]
    return place_of(case), case.poll and case.poll.event, tuple(sorted(people, key=repr))


def _known_of(node: Node, name: str) -> tuple[object, ...]:
    return (
        "" if name in EVERYBODY else name,
        _record_of(node.case, ground.person_of(name)),
        dict(node.book.did).get(name.partition("/")[0], frozenset()),
        name in node.book.prepared,
        part_in_the_poll(node.case, ground.person_of(name)),
    )


def part_in_the_poll(case: Case, person: str) -> tuple[object, ...]:
    """Whether a person stands aside; is present at the open poll, and said there last."""
    aside = person in case.facts.course.recused
    if case.poll is None:
        return (aside,)
    last = case.poll.meeting.last_of(person)
    return aside, person in case.poll.resolution.present, last.said if last else ""


def place_of(case: Case) -> Place:
    """Where a case stands."""
    return Place(case.state, case.back, None if case.half is None else case.half.event)


def _record_of(case: Case, person: str) -> object:
    """What the record says of a person: deeds by kind, age and capacity, sides of a half."""
    half = case.half
    sides = half is not None and (half.maker == person, half.principal == person)
    return sides, frozenset(
        (each.step, each.duty, each.capacity, each.n == case.version, each.n < case.others_since)
        for each in case.deeds
        if each.person == person
    )
