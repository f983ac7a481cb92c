"""
Who of the office is close to whom: the register of links, with their ends, the yearly declarations
and what was cleared.

The number of the other side never stands here: a link keeps a token of it, made with a key of the
office (see `Blind`), and so do the parties of a case. Equal tokens are the same person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NamedTuple, TypeAlias

from states.conflict import KIN, Conflict, Conflicts, PartyCapacity, Relation, look_back_months
from states.fields import PAST, PERSONAL, Items, Text, Whole
from states.months import add_months
from states.office_acts import PERSON_CODE
from states.parties import Party, name_key, number_key
from states.people import People
from states.register import Entry

Blind: TypeAlias = Callable[[str], str]
"""Makes a token of a text: the mark of the office's key, a dot, and what only that key makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDeclaration:
    """A link as it is declared, with the 13 digits of the other side; kept as a `Link`."""

    person: Annotated[str, PERSON_CODE]
    party_id: Annotated[str, Text(longest=20), PERSONAL]
    party_name_th: Annotated[str | None, Text(200), PERSONAL] = None
    relation: Relation
    since: date
    until: date | None = None
    declared_by: Annotated[str, PERSON_CODE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as it is kept: `party` is the token of the number, `alike` that of the name."""

    person: Annotated[str, PERSON_CODE]
    party: str
    alike: str | None = None
    party_name_th: Annotated[str | None, Text(200), PERSONAL] = None
    relation: Relation
    since: date
    until: date | None = None
    declared_by: Annotated[str, PERSON_CODE]

    @property
    def mark(self) -> str:
        """Of the key with which the tokens were made."""
        return mark_of(self.party)

    def counts_on(self, day: date, ended: date | None) -> bool:
        """Whether it counts on a day: from its first until some months after its last."""
        last = self.until if ended is None else ended
        if day < self.since:
            return False
        if last is None or self.relation in KIN:
            return True
        return day <= add_months(last, look_back_months(self.relation))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnd:
    """The link that record `entry` entered ended with `last_day`."""

    entry: Annotated[int, Whole(1, 10_000_000)]
    last_day: Annotated[date, PAST]
    evidence: Annotated[str, Text(400)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestDeclaration:
    """A person's declaration for a year (Gregorian); all links are declared one by one besides."""

    person: Annotated[str, PERSON_CODE]
    year: Annotated[int, Whole(2017, 2200)]
    nothing_to_declare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictClearance:
    """Why a person may act in a case in spite of links; every one of them is named."""

    person: Annotated[str, PERSON_CODE]
    case: Annotated[str, Text(40)]
    links: Annotated[tuple[Annotated[int, Whole(1, 10_000_000)], ...], Items(fewest=1, most=50)]
    reason: Annotated[str, Text(4_000)]


class PartyToken(NamedTuple):
    """A party of a case as it is kept."""

    token: str
    capacity: PartyCapacity


# ---------------------------------------------------------------------------------- the tokens


def number_token(blind: Blind, number: str | None) -> str | None:
    """The token of a number; None for what is no number of anybody."""
    key = number_key(number)
    return None if key is None else f"id.{blind(f'id:{key}')}"


def name_token(blind: Blind, name: str | None) -> str | None:
    """The token of a name; None for one of which too little is left to compare."""
    key = name_key(name)
    return None if key is None else f"name.{blind(f'name:{key}')}"


def tokens_of(blind: Blind, parties: Iterable[Party]) -> tuple[PartyToken, ...]:
    """The tokens of all parties, each once."""
    found = (
        PartyToken(token, party.capacity)
        for party in parties
        for token in (number_token(blind, party.number), name_token(blind, party.name))
        if token is not None
    )
    return tuple(dict.fromkeys(found))


def mark_of(token: str) -> str:
    """The mark of the key in a token."""
    return token.split(".")[1]


def as_kept(declared: LinkDeclaration, blind: Blind) -> Link | None:
    """The declaration without its number; None if that is no number of anybody."""
    party = number_token(blind, declared.party_id)
    if party is None:
        return None
    return Link(
        person=declared.person,
        party=party,
        alike=name_token(blind, declared.party_name_th),
        party_name_th=declared.party_name_th,
        relation=declared.relation,
        since=declared.since,
        until=declared.until,
        declared_by=declared.declared_by,
    )


# --------------------------------------------------------------------------------- the register


@dataclass(slots=True)
class Interests:
    """What the office knows of its people's interests, each under the code that counts."""

    people: People
    links: dict[int, Link] = field(default_factory=dict)
    ended: dict[int, date] = field(default_factory=dict)
    declared: dict[tuple[str, int], InterestDeclaration] = field(default_factory=dict)
    _cleared: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    _by_token: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, entry: Entry) -> None:
        """Take up one entry of the office."""
        paper = entry.paper
        if isinstance(paper, Link):
            self.links[entry.n] = paper
            for token in (paper.party, paper.alike):
                if token is not None:
                    self._by_token[token].append(entry.n)
        elif isinstance(paper, LinkEnd):
            self.ended[paper.entry] = paper.last_day
        elif isinstance(paper, InterestDeclaration):
            self.declared[paper.person, paper.year] = paper
        elif isinstance(paper, ConflictClearance):
            self._cleared[paper.person, paper.case].update(paper.links)

    @property
    def marks(self) -> frozenset[str]:
        """The marks of the keys with which links were kept: one, unless the key was changed."""
        return frozenset(link.mark for link in self.links.values())

    def counts(self, n: int, on: date) -> bool:
        """Whether the link of record `n` counts on a day."""
        return self.links[n].counts_on(on, self.ended.get(n))

    def links_of(self, person: str, on: date) -> tuple[int, ...]:
        """The records of the links of a person that count on a day."""
        return tuple(
            n
            for n, link in self.links.items()
            if self.people.one(link.person) == self.people.one(person) and self.counts(n, on)
        )

    def hits(self, parties: Iterable[PartyToken], on: date) -> Iterator[Conflict]:
        """Every link to one of the parties, cleared or not: the same number."""
        return self._matching(parties, on, "id.")

    def alike(self, parties: Iterable[PartyToken], on: date) -> tuple[Conflict, ...]:
        """Every link to somebody of a name like that of a party, where no number says the same."""
        known = tuple(parties)
        sure = {(each.person, each.link) for each in self.hits(known, on)}
        return tuple(
            each
            for each in self._matching(known, on, "name.")
            if (each.person, each.link) not in sure
        )

    def _matching(self, parties: Iterable[PartyToken], on: date, kind: str) -> Iterator[Conflict]:
        for party in dict.fromkeys(parties):
            for n in self._by_token.get(party.token, ()):
                link = self.links[n]
                if party.token.startswith(kind) and self.counts(n, on):
                    yield Conflict(self.people.one(link.person), link.relation, party.capacity, n)

    def is_cleared(self, conflict: Conflict, case: str) -> bool:
        """Whether somebody has cleared this link for this case."""
        codes = self.people.codes_of(conflict.person)
        return any(conflict.link in self._cleared.get((code, case), ()) for code in codes)

    def conflicts(self, case: str, parties: Iterable[PartyToken], on: date) -> Conflicts:
        """What bars whom from a case on a day."""
        found: dict[str, tuple[Conflict, ...]] = {}
        for hit in self.hits(parties, on):
            if not self.is_cleared(hit, case):
                found[hit.person] = (*found.get(hit.person, ()), hit)
        return found
