"""
What comes to light when two codes turn out to be one person: acts that one person may not do.

Every case in which both took part is gone through once more, record by record, and the guard that
decides today is asked about each of them as if the codes had been one from the beginning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from states import duties
from states.case import Capacity, Case, Deed
from states.directory import Directory
from states.duties import Part
from states.duties_register import DutiesRegister
from states.duties_table import DutiesTable
from states.facts import Facts
from states.person_acts import MergeConfirmation
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import bangkok_day
from workflow.paper import digest_of
from workflow.record import told
from workflow.replay import Replayed, StoredRecord, replaying


class Trail(Protocol):
    """What this needs of the books or of an archive."""

    def cases_of(self, code: str) -> Iterable[str]: ...

    def records(self, number: str) -> Iterable[StoredRecord]: ...


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    Record `n` of a case, which one person may not have made; `parts` are all parts that the
    person took in the case until then, under whichever code.
    """

    case: str
    n: int
    person: str
    objection: Objection
    parts: tuple[Deed, ...]

    @property
    def duties(self) -> frozenset[str]:
        """What the person did in the record in question."""
        return frozenset(deed.duty.value for deed in self.parts if deed.n == self.n)

    def document(self) -> dict[str, Any]:
        """The conflict as a JSON object."""
        (objection,) = told((self.objection,))
        return {
            "case": self.case,
            "record": self.n,
            "person": self.person,
            **objection,
            "parts": [
                {
                    "record": deed.n,
                    "step": deed.step.value,
                    "duty": deed.duty.value,
                    "capacity": deed.capacity.value,
                    "code": deed.person,
                }
                for deed in self.parts
            ],
        }


MOST_IN_A_RECORD: Final = 400


def for_the_record(conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """
    The same as a record can hold it: how many, the digest of the whole list, and of the first
    ones case, record, clause and the duties that the person performed in that record.
    """
    return {
        "count": len(conflicts),
        "digest": digest_of([conflict.document() for conflict in conflicts]),
        "first": [
            [each.case, each.n, each.objection.clause, sorted(each.duties)]
            for each in conflicts[:MOST_IN_A_RECORD]
        ],
    }


def uncovered_by(paper: object, directory: Directory, trail: Trail) -> tuple[Conflict, ...]:
    """What a confirmation that two codes are one person brings to light; else nothing."""
    if not isinstance(paper, MergeConfirmation):
        return ()
    people = directory.people
    merge = people.merge(paper.entry)
    if merge is None:
        return ()
    into, duplicate = (people.codes_of(code) for code in (merge.paper.into, merge.paper.duplicate))
    both = _cases_of(trail, into) & _cases_of(trail, duplicate)
    return _conflicts(trail, sorted(both), (*into, *duplicate), directory.duties)


def standing_conflicts(directory: Directory, trail: Trail) -> tuple[Conflict, ...]:
    """All that stands in the records of persons who have several codes."""
    found: list[Conflict] = []
    for codes in directory.people.united():
        cases = [case for code in codes for case in sorted(_cases_of(trail, (code,)))]
        several = sorted({case for case in cases if cases.count(case) > 1})
        found += _conflicts(trail, several, codes, directory.duties)
    return tuple(found)


def _cases_of(trail: Trail, codes: tuple[str, ...]) -> set[str]:
    return {case for code in codes for case in trail.cases_of(code)}


def _conflicts(
    trail: Trail, cases: Iterable[str], codes: tuple[str, ...], apart: DutiesRegister
) -> tuple[Conflict, ...]:
    return tuple(
        conflict for case in cases for conflict in _conflicts_in(trail.records(case), codes, apart)
    )


_UNMOVED: Final = Facts()


def _conflicts_in(
    records: Iterable[StoredRecord], codes: tuple[str, ...], apart: DutiesRegister
) -> Iterator[Conflict]:
    """The first code is the one that counts; each act is judged by the duties apart on its day."""
    person, others_since, makers = codes[0], 0, frozenset[str]()
    before: list[Deed] = []
    for case in replaying(records):
        deeds = case.deeds[len(before) :]
        own = tuple(deed for deed in deeds if deed.person in codes)
        if own:
            objections = [
                *_against(case, before, own, codes, others_since, apart.on(bangkok_day(case.at))),
                *_against_the_pair(own, makers, codes),
                *_against_the_count(case, own, codes),
            ]
            parts = tuple(deed for deed in case.deeds if deed.person in codes)
            for objection in objections:
                yield Conflict(case.number, case.version, person, objection, parts)
        before, others_since = [*case.deeds], case.others_since
        makers = _makers(case)


def _against(
    case: Replayed,
    before: list[Deed],
    own: tuple[Deed, ...],
    codes: tuple[str, ...],
    others_since: int,
    apart: DutiesTable,
) -> Iterator[Objection]:
    """What the guard says of these parts, given all that the person did before."""
    person = codes[0]
    earlier = Case(
        number=case.number,
        state=case.table.states[case.state],
        facts=_UNMOVED,
        deeds=tuple(deed._replace(person=person) for deed in before if deed.person in codes),
        others_since=others_since,
    )
    parts = [Part(person, deed.step, deed.duty, deed.capacity) for deed in own]
    decides = any(deed.capacity is Capacity.VOTER for deed in case.deeds if deed.n == own[0].n)
    yield from dict.fromkeys(duties.objections(earlier, parts, apart, decides=decides))


def _against_the_pair(
    own: tuple[Deed, ...], makers: frozenset[str], codes: tuple[str, ...]
) -> Iterator[Objection]:
    checks = [deed for deed in own if deed.capacity is Capacity.CHECKER]
    if checks and not makers.isdisjoint(codes):
        yield duties.same_person(checks[0].duty, codes[0])


def _against_the_count(
    case: Replayed, own: tuple[Deed, ...], codes: tuple[str, ...]
) -> Iterator[Objection]:
    """One person counted as two: two ballots in one poll, or a power lent to oneself."""
    says = [] if case.poll is None else case.poll["meeting"]["says"]
    voted = {say["person"] for say in says}.intersection(codes)
    votes = any(deed.capacity is Capacity.VOTER for deed in own)
    apart = {Capacity.VOTER, Capacity.INHERITED}
    lent = {deed.person for deed in own if deed.capacity not in apart}
    if len(lent) > 1 or (votes and len(voted) > 1):
        yield Objection(
            own[0].duty.value,
            Verdict.FAIL,
            f"{codes[0]} ถูกนับเป็นสองคนในการกระทำเดียว",
            f"{codes[0]} counted as two persons in one act",
        )


def _makers(case: Replayed) -> frozenset[str]:
    half = case.half
    return frozenset() if half is None else frozenset({half["maker"], half.get("principal", "")})
