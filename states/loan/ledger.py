"""
The ledger of one loan: its facts, each with what it moved and where the loan stood after it.

The state on any day is a fold over the facts in the order of value date, kind and entry, whatever
the order in which they came in. Positions never change, so every posting is a checkpoint: a fact
with an earlier value date, or one that annuls an entry, is posted by going back to the posting
before it and letting the later ones happen again.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from states.copies import copied
from states.loan.accounts import Lines
from states.loan.fact import Fact, Key, Kind
from states.loan.hand import Hand
from states.loan.policy import Policy
from states.loan.position import Position


class Posting(NamedTuple):
    """
    A fact and what came of it. `lines` begin with the interest of the days since the posting
    before (`accrued` of them). A fact that was annulled `stands` no longer: it moved nothing, as a
    reversal does.
    """

    key: Key
    fact: Fact
    lines: Lines
    accrued: int
    position: Position
    stands: bool = True


def posted(before: Position, fact: Fact, policy: Policy) -> Posting:
    """The next posting, of a fact whose key is after all that made `before`."""
    key = fact.key
    hand = Hand(before, policy)
    hand.pass_days(key[0])
    accrued = len(hand.lines)
    fact.what.onto(hand)
    hand.conclude()
    return Posting(key, fact, tuple(hand.lines), accrued, hand.now)


@dataclass(frozen=True, slots=True)
class Ledger:
    """
    Postings in the order in which facts count. `opening` is where the loan stood before the first
    of them, and `opened` the key of the last fact in it: a ledger may begin at any posting of an
    older one, as long as nothing before that is touched.
    """

    policy: Policy
    postings: tuple[Posting, ...] = ()
    opening: Position = field(default_factory=Position)
    opened: Key = (0, 0, 0)

    @property
    def position(self) -> Position:
        """Where the loan stands after its last posting."""
        return self.postings[-1].position if self.postings else self.opening

    @property
    def last(self) -> Key:
        """The key of the last fact."""
        return self.postings[-1].key if self.postings else self.opened

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order in which they count, annulled ones included."""
        return tuple([posting.fact for posting in self.postings])

    def post(self, fact: Fact) -> "Ledger":
        """
        The ledger with one more fact: equal to the fold over all of them.

        ValueError when the fact, or the entry that it annuls, is not after `opened`: such a fact is
        posted to a ledger that begins earlier. What a fact may not do is for `checks` to say.
        """
        if fact.annuls is None and fact.key > self.last:
            return copied(self, postings=(*self.postings, posted(self.position, fact, self.policy)))
        if fact.key <= self.opened:
            raise ValueError(f"entry {fact.entry} counts before this ledger begins")
        keys = [posting.key for posting in self.postings]
        place = bisect_right(keys, fact.key)
        facts = [*self.facts[:place], fact, *self.facts[place:]]
        stood = {posting.fact.entry for posting in self.postings if posting.stands}
        standing = {*stood, fact.entry} if fact.annuls is None else _that_stand(facts)
        changed = (stood ^ standing) - {fact.entry}
        touched = (at for at, each in enumerate(self.postings) if each.fact.entry in changed)
        return _replayed(self, facts, standing, min(place, next(touched, place)))

    def on(self, day: date) -> Position:
        """
        Where the loan stood at the end of `day`, interest accrued up to it; for a day before the
        ledger begins, where it began.
        """
        ordinal = day.toordinal()
        keys = [posting.key[0] for posting in self.postings]
        place = bisect_right(keys, ordinal)
        before = self.postings[place - 1].position if place else self.opening
        hand = Hand(before, self.policy)
        if before.day:
            hand.pass_days(max(ordinal, before.day))
            hand.conclude()
        return hand.now

    def resumed(self) -> "Ledger":
        """A ledger that begins after the last posting of this one."""
        return Ledger(self.policy, (), self.position, self.last)


def fold(policy: Policy, facts: Iterable[Fact]) -> Ledger:
    """
    The ledger of these facts, in whatever order they are given. ValueError when two have the same
    number, or one annuls an entry that is not among them or not before it.
    """
    ordered = sorted(facts, key=lambda fact: fact.key)
    return _replayed(Ledger(policy), ordered, _that_stand(ordered), 0)


def _replayed(ledger: Ledger, facts: list[Fact], standing: set[int], first: int) -> Ledger:
    """The ledger of `facts`, its postings before the place `first` kept as they are."""
    postings = list(ledger.postings[:first])
    position = postings[-1].position if postings else ledger.opening
    for fact in facts[first:]:
        stands = fact.entry in standing
        if stands and fact.what.kind is not Kind.REVERSAL:
            posting = posted(position, fact, ledger.policy)
        else:
            posting = Posting(fact.key, fact, (), 0, position, stands)
        position = posting.position
        postings.append(posting)
    return copied(ledger, postings=tuple(postings))


def _that_stand(facts: list[Fact]) -> set[int]:
    """
    Entries that nothing annuls, or only what was reversed itself. What a correction replaced stays
    so when that correction is replaced by another one.
    """
    entries = {fact.entry for fact in facts}
    if len(entries) != len(facts):
        raise ValueError("two facts have the same entry number")
    standing, replaced = set(entries), set[int]()
    for fact in sorted(facts, key=lambda each: each.entry, reverse=True):
        if fact.annuls is None:
            continue
        if fact.annuls not in entries or fact.annuls >= fact.entry:
            raise ValueError(f"entry {fact.entry} annuls {fact.annuls}, which is not before it")
        corrects = fact.what.kind is not Kind.REVERSAL
        if fact.entry in standing or (corrects and fact.entry in replaced):
            standing.discard(fact.annuls)
            if corrects:
                replaced.add(fact.annuls)
    return standing
