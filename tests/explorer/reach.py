"""
Every file that can come about among a few persons who all hold every role.

Persons are interchangeable: files that differ only in who is who are one file. A file is a place
and, of each person, a number that says what he did and on which side of a waiting half he stands.

Production is asked about one seat of an act at a time, for every past that a person can have, with
people who did nothing on the other seats; and once for rows that differ only in where they lead
from and to, and for a motion that is carried or falls. That several persons may do together exactly
what each may do in his seat is not taken for granted: `look_again` asks about whole acts in whole
files.

A resolution is one act here: a motion, a ballot of each who is present, a count; each part is asked
of production, in whichever state the parts before have left the case. Either it is carried, or all
that remains is that some persons took part, as many as it had come to when it fell; so an open poll
need not be told apart. It forbids nothing but a second motion; a recusal only takes away, too. That
single acts, in any order and with others between them, lead to no other files, `hunt` finds out.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from random import Random
from typing import Final, NamedTuple

from states.case import Capacity, Case, Deed
from states.decision import Moved, Outcome
from states.papers.ballots import Choice
from states.process import Duty, Mode
from tests.explorer.ground import CLOCK, NOT_OPENED, Hands, Place, Way, done, prepared, ways
from tests.explorer.oath import DECISIONS, PERSONAL, Broken, Did, broken, did_now
from tests.states.duties_matrix import STEP_OF

BIT: Final = {duty: 1 << n for n, duty in enumerate(Duty)}
DECIDED: Final = sum(BIT[duty] for duty in DECISIONS)
BEFORE: Final = len(BIT)
"""A decision of before the last review is marked once more, so many bits higher."""
MAKER: Final = 1 << 2 * BEFORE
PRINCIPAL: Final = MAKER << 1
SIDES: Final = MAKER | PRINCIPAL
SOMEBODY, INNOCENT, ABSENT = "somebody", "innocent", "absent"
_BEFORE, _REVIEW, _AFTER, _VERSION = 1, 2, 3, 9


class Seat(NamedTuple):
    """
    A part in an act: in the first single act of it, the second or the third (of a resolution these
    are motion, ballot and count), or for whom that is done.
    """

    part: int = 0
    lends: bool = False


SEATS: Final = (Seat(), Seat(lends=True))
SEATS_AT_A_MEETING: Final = (*(Seat(n) for n in range(3)), *(Seat(n, lends=True) for n in range(3)))


def book_of(code: int) -> frozenset[Did]:
    """What a person's number says that he did."""
    return frozenset(
        Did(duty, before=bool(code >> BEFORE & bit)) for duty, bit in BIT.items() if code & bit
    )


def case_of(place: Place, way: Way, people: Mapping[str, int]) -> Case:
    """A real case whose record says of people what their numbers say."""
    half = None
    if place.half is not None:
        sides = {code & SIDES: name for name, code in people.items()}
        half = prepared(place.half, sides.get(MAKER, ABSENT), sides.get(PRINCIPAL))
    return Case(
        number="",
        state=place.state,
        facts=way.facts,
        version=_VERSION,
        back=place.back,
        deeds=tuple(
            Deed(_BEFORE if did.before else _AFTER, STEP_OF[did.duty], did.duty, name, _ANYHOW)
            for name, code in people.items()
            for did in sorted(book_of(code))
        ),
        half=half,
        others_since=_REVIEW if any(code >> BEFORE & DECIDED for code in people.values()) else 0,
    )


_ANYHOW: Final = Capacity.ACTOR


def code_in(case: Case, name: str) -> int:
    """What the record of a case says of a person, as a number."""
    code = 0
    for deed in case.deeds:
        if deed.person == name and deed.duty is not Duty.EDIT:  # kept as what it counts as
            code |= BIT[deed.duty]
            if deed.n < case.others_since and deed.duty in DECISIONS:
                code |= BIT[deed.duty] << BEFORE
    if case.half is not None:
        code |= MAKER * (case.half.maker == name) | PRINCIPAL * (case.half.principal == name)
    return code


class Effect(NamedTuple):
    """
    What an act makes of a file: where it leads, the duties that those who take part perform,
    whether decisions now lie before a review, whether a half was settled, one was prepared.
    """

    place: Place
    duties: int
    reviewed: bool
    settled: bool
    prepares: bool


class Option(NamedTuple):
    """One way to do something at a place; options with one `rule` are judged alike."""

    way: Way
    place: Place
    effect: Effect
    by_clock: bool
    rule: int
    leads: int


class Violation(NamedTuple):
    """Production let somebody do what must not be, or kept no record of him (`broken` None)."""

    option: Option
    seat: Seat
    did: frozenset[Did]
    broken: Broken | None


@dataclass
class Found:
    """
    What a search found: files, acts by their effect, questions to production; files in which nobody
    may do anything though the case is not over.
    """

    files: int = 1
    acts: int = 0
    asked: int = 0
    dead: int = 0
    seconds: float = 0.0
    """Of the processor."""
    is_complete: bool = True
    violations: list[Violation] = field(default_factory=list)


class Reach:
    """A search among so many people."""

    def __init__(self, people: int) -> None:
        self.people = people
        self.found = Found()
        start = (0,) * people
        self.groups: list[tuple[int, ...]] = [start]
        """The people of files, by number."""
        self.seen: dict[Place, set[int]] = defaultdict(set, {NOT_OPENED: {0}})
        self._number_of: dict[tuple[int, ...], int] = {start: 0}
        self._rules: dict[object, int] = {}
        self._seats: dict[int, dict[int, int]] = defaultdict(dict)
        self._after: dict[int, dict[int, frozenset[int]]] = defaultdict(dict)
        self.options = cache(lambda place: tuple(self._options(place)))

    def run(self, most: int | None = None) -> Found:
        """Everything that can come about, or about so many files of it."""
        found, began = self.found, time.process_time()
        gc.disable()  # nothing here is garbage before the end
        waiting = {NOT_OPENED: {0}}
        while waiting and found.is_complete:
            place, files = waiting.popitem()
            idle = set(files)
            for option in self.options(place):
                leads = self._follow(option, files, idle)
                fresh = leads - self.seen[option.effect.place]
                if fresh:
                    self.seen[option.effect.place] |= fresh
                    waiting.setdefault(option.effect.place, set()).update(fresh)
                    found.files += len(fresh)
            found.dead += 0 if place.state.ends else len(idle)
            found.is_complete = most is None or found.files <= most
        gc.enable()
        found.seconds = time.process_time() - began
        return found

    def _follow(self, option: Option, files: set[int], idle: set[int]) -> set[int]:
        """The files to which an option leads from others at its place."""
        known, leads, acts = self._after[option.leads], set[int](), 0
        for file in files:
            after = known.get(file)
            if after is None:
                after = known[file] = frozenset(self._done(option, self.groups[file]))
            if after:
                acts += len(after)
                leads |= after
                if not option.way.row.aside:  # that carries nothing on
                    idle.discard(file)
        self.found.acts += acts
        return leads

    # ------------------------------------------------------------------------- what is possible

    def _options(self, place: Place) -> Iterator[Option]:
        """What people who have done nothing can do here; what they may not do nobody may."""
        known = set[tuple[int, Place]]()
        for way in ways(place):
            if place.half is way.row.event and way.paper == prepared(place.half, "").paper:
                continue  # a check, or the same draft once more: as with no paper, or another
            outcomes = [self._ask(place, way, SEATS[0], 0, who)[-1] for who in (SOMEBODY, CLOCK)]
            effects = [effect_of(place, each) for each in outcomes if isinstance(each, Moved)]
            for effect in dict.fromkeys(effects):
                by_clock = isinstance(outcomes[1], Moved)
                rule = self._rule(_judged_by(way), isinstance(outcomes[0], Moved))
                leads = self._rule(rule, by_clock, way.choice, *effect[1:])
                if (leads, effect.place) not in known:  # a motion falls, whichever it is
                    known.add((leads, effect.place))
                    yield Option(way, place, effect, by_clock, rule, leads)

    def _rule(self, *like: object) -> int:
        return self._rules.setdefault(like, len(self._rules))

    def _ask(
        self, place: Place, way: Way, seat: Seat, code: int, who: str = SOMEBODY
    ) -> tuple[Outcome, ...]:
        """Production on an act in which one seat is taken by somebody with that past."""
        hands: list[Hands] = [(INNOCENT, None)] * (3 if way.is_ballot else 1)
        hands[seat.part] = (INNOCENT, who) if seat.lends else (who, None)
        outcomes = done(case_of(place, way, {SOMEBODY: code}), way, hands)
        self.found.asked += len(outcomes)
        refused = None if isinstance(outcomes[-1], Moved) else len(outcomes) - 1
        assert refused in {None, seat.part}, "nobody else has anything against him"
        return outcomes

    def may(self, option: Option, code: int) -> int:
        """The seats that somebody with that past may take, as bits."""
        seats = 0
        for n, seat in enumerate(SEATS_AT_A_MEETING if option.way.is_ballot else SEATS):
            outcome = self._ask(option.place, option.way, seat, code)[-1]
            if isinstance(outcome, Moved):
                seats |= 1 << n
                self._check(option, seat, code, outcome)
        return seats

    def _known(self, option: Option, code: int) -> int:
        """The same, asked once of all options with one rule."""
        known = self._seats[option.rule]
        if code not in known:
            known[code] = self.may(option, code)
        return known[code]

    def _check(self, option: Option, seat: Seat, code: int, outcome: Moved) -> None:
        """Production said yes: it must be right, and the record must say who it was."""
        row, recorded = option.way.row, code_in(outcome.case, SOMEBODY)
        completes = row.mode is Mode.PAIR and outcome.case.half is None
        against = broken(row, book_of(code), prepared=bool(code & SIDES), completes=completes)
        if option.way.is_ballot and seat.lends:
            against = PERSONAL
        now = sum(BIT[each] for each in did_now(row, completes=completes))
        is_recorded = (now | code & ~SIDES) & ~recorded == 0
        if against is not None or not is_recorded:
            self.found.violations.append(Violation(option, seat, book_of(code), against))

    # -------------------------------------------------------------------------- what comes of it

    def _done(self, option: Option, group: tuple[int, ...]) -> Iterator[int]:
        """The people after the act, for all who may do it together."""
        effect = option.effect
        people = [_elapsed(code, effect) for code in group]
        if option.by_clock:
            yield self._number(tuple(sorted(people)))
        may = [self._known(option, code) for code in group]
        for parts in _seated(option.way.is_ballot, option.way.choice, effect.prepares, *may):
            after = people.copy()
            for n in parts:
                after[n] |= effect.duties
            if effect.prepares:
                for n, side in zip(parts, (MAKER, PRINCIPAL), strict=False):
                    after[n] |= side
            after.sort()
            yield self._number(tuple(after))

    def _number(self, group: tuple[int, ...]) -> int:
        number = self._number_of.get(group)
        if number is None:
            number = self._number_of[group] = len(self.groups)
            self.groups.append(group)
        return number

    # -------------------------------------------------------------------------------- once more

    def look_again(self, times: int, seed: int) -> int:
        """
        Ask about whole acts in whole files, drawn by lot, with any person on any seats. Answers how
        often production said otherwise than seat by seat.
        """
        lot = Random(seed)
        places = [place for place, seen in self.seen.items() if seen and self.options(place)]
        files = {place: sorted(self.seen[place]) for place in places}
        drawn = ((lot.choice(places)) for _ in range(times))
        return sum(not self._agrees(place, lot.choice(files[place]), lot) for place in drawn)

    def _agrees(self, place: Place, file: int, lot: Random) -> bool:
        option = lot.choice(self.options(place))
        group = self.groups[file]
        people = {f"p{n}": code for n, code in enumerate(group)}
        actor, principal = lot.choice(list(people)), lot.choice([None, *people])
        hands: list[Hands] = [(actor, None if principal == actor else principal)]
        if option.way.is_ballot:
            voters = lot.sample(list(people), lot.randint(1, len(people)))
            hands += [(each, None) for each in (*voters, lot.choice(list(people)))]
        outcome = done(case_of(place, option.way, people), option.way, hands)[-1]
        expected = all(
            self._known(option, people[name]) >> bit & 1 for name, bit in _taken(option, hands)
        )
        if not isinstance(outcome, Moved) or not expected:
            return isinstance(outcome, Moved) is expected
        after = tuple(sorted(code_in(outcome.case, name) for name in people))
        return self._number(after) in set(self._done(option, group))


def _taken(option: Option, hands: list[Hands]) -> Iterator[tuple[str, int]]:
    """Who takes which seat in an act, by its bit."""
    seats = SEATS_AT_A_MEETING if option.way.is_ballot else SEATS
    for n, (who, principal) in enumerate(hands):
        part = 0 if n == 0 else 2 if n == len(hands) - 1 else 1
        yield who, seats.index(Seat(part))
        if principal is not None:
            yield principal, seats.index(Seat(part, lends=True))


def effect_of(place: Place, outcome: Moved) -> Effect:
    """What production made of a file at a place."""
    case, row = outcome.case, outcome.row
    prepares = case.half is not None and case.half.n == case.version
    completes = row.mode is Mode.PAIR and not prepares
    return Effect(
        Place(case.state, case.back, None if case.half is None else case.half.event),
        sum(BIT[each] for each in did_now(row, completes=completes)),
        reviewed=case.others_since == case.version,
        settled=place.half is not None and (case.half is None or prepares),
        prepares=prepares,
    )


def _elapsed(code: int, effect: Effect) -> int:
    """What an act makes of anybody, whether he takes part in it or not."""
    if effect.reviewed:
        code |= (code & DECIDED) << BEFORE
    return code & ~SIDES if effect.settled else code


def _judged_by(way: Way) -> tuple[object, ...]:
    """All of a row that says who may take part, and not where it leads."""
    row = way.row
    return (
        row.mode, row.step, row.duty, row.also, row.checker_duty, row.by, row.voters,
        row.checkers, way.paper is None,
    )  # fmt: skip


@cache
def _seated(
    is_ballot: bool, choice: Choice, ordered: bool, *seats: int
) -> tuple[tuple[int, ...], ...]:
    """Who can take part together: in order where it counts who does it and for whom, else sets."""
    taken = [tuple(n for n, each in enumerate(seats) if each >> bit & 1) for bit in range(3)]
    if is_ballot:
        return tuple(_met(*taken, falls=choice is Choice.AGAINST))
    led: list[tuple[int, ...]] = [(one,) for one in taken[0]]
    led += [(one, other) for one in taken[0] for other in taken[1] if one != other]
    return tuple(led) if ordered else tuple({tuple(sorted(parts)) for parts in led})


def _met(
    movers: tuple[int, ...], voters: tuple[int, ...], closers: tuple[int, ...], *, falls: bool
) -> set[tuple[int, ...]]:
    """Who took part in a meeting that came to its end, or `falls` wherever it stands."""
    nobody: list[tuple[int, ...]] = [()] if falls else []
    votes, counts = nobody + _subsets(voters), nobody + [(one,) for one in closers]
    parts = product(movers, votes, counts)
    return {tuple(sorted({mover, *voted, *counted})) for mover, voted, counted in parts}


def _subsets(members: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [
        tuple(each for n, each in enumerate(members) if bits >> n & 1)
        for bits in range(1, 1 << len(members))
    ]
