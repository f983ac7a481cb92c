"""
Conflicts of interest in the books: the parties of a case as tokens, who is barred by them, and what
a link that is declared late has touched already.

Without a key of its own an office keeps no tokens and takes no link; with another key than that of
its links it stops, because links that match nothing bar nobody.
"""

from datetime import date, datetime
from typing import Any, Protocol

from states.case import Case, Deed
from states.conflict import Conflict, Conflicts, objections
from states.copies import copied
from states.directory import Directory
from states.entering import Entering, barred
from states.interests import (
    Blind,
    ConflictClearance,
    Interests,
    Link,
    LinkDeclaration,
    PartyToken,
    as_kept,
    tokens_of,
)
from states.parties import Party
from states.process import Duty
from states.rules.edition import Objection
from states.thai import bangkok_day
from workflow.office import Books, Found, Office, Unavailable
from workflow.paper import invalid


class CaseParties(Protocol):
    """Where the parties of a case are read."""

    def parties(self, number: str) -> tuple[PartyToken, ...]: ...


def blind_of(office: Office, directory: Directory) -> Blind | None:
    """
    The office's blind index; a demonstration office has one that everybody knows.

    Errors: Unavailable if the links of the office were kept with another key.
    """
    blind = office.demonstration_blind if directory.demonstration else office.blind
    marks = directory.interests.marks
    if marks and (blind is None or marks != {blind("").partition(".")[0]}):
        raise Unavailable("the key of the blind index is not the one the links were kept with")
    return blind


def party_tokens(
    office: Office, directory: Directory, parties: tuple[Party, ...]
) -> tuple[PartyToken, ...]:
    """What is kept of the parties that a paper names."""
    blind = blind_of(office, directory)
    return () if blind is None else tokens_of(blind, parties)


def with_conflicts(
    case: Case,
    books: CaseParties,
    directory: Directory,
    on: date,
    named: tuple[PartyToken, ...] = (),
) -> Case:
    """The case with all whom a link bars from it; `named` are parties not yet in the books."""
    interests = directory.interests
    if not interests.links:
        return case
    parties = (*books.parties(case.number), *named)
    return copied(case, conflicts=interests.conflicts(case.number, parties, on))


# ------------------------------------------------------------------------- entering in the office


def as_entered(office: Office, paper: object) -> object:
    """
    The paper as the office keeps it: of a declared link a token in the place of the number.

    Errors: InvalidInputError for what is no number of anybody, or while the office has no key.
    """
    if not isinstance(paper, LinkDeclaration):
        return paper
    with office.archive() as archive:
        blind = blind_of(office, archive.directory())
    if blind is None:
        raise invalid(
            "party_id",
            "สำนักงานยังไม่ได้ตั้งกุญแจ SMEFUND_BLIND_INDEX_KEY",
            "the office has no key yet: set SMEFUND_BLIND_INDEX_KEY",
        )
    kept = as_kept(paper, blind)
    if kept is None:
        raise invalid("party_id", "ไม่ใช่เลขประจำตัว 13 หลัก", "is no 13-digit number of anybody")
    return kept


def against_clearing(books: Books, paper: object, entering: Entering) -> list[Objection]:
    """
    Why this person may not clear a conflict of this case: only somebody outside it may.

    Errors: InvalidInputError if there is no such case.
    """
    if not isinstance(paper, ConflictClearance):
        return []
    found = _case(books, paper.case)
    case = _bare(paper.case, books, entering)
    against: list[Objection] = []
    codes = entering.directory.people.codes_of(entering.person)
    if any(deed.person in codes for deed in found.deeds):
        against.append(
            barred(
                Duty.REVIEW.value,
                f"{entering.person} ได้ทำหน้าที่ในแฟ้ม {paper.case} แล้ว ผู้ปลดต้องเป็นคนนอกแฟ้ม",
                f"{entering.person} took part in case {paper.case}; somebody outside it clears",
            )
        )
    against += objections(case, (entering.person,))
    return against


def _bare(number: str, books: Books, entering: Entering) -> Conflicts:
    interests = entering.directory.interests
    return interests.conflicts(number, books.parties(number), entering.on)


def _case(books: Books, number: str) -> Found:
    found = books.find(number, None)
    if found.row is None:
        raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
    return found


def affected_by(books: Books, paper: object) -> list[dict[str, Any]]:
    """
    What the person of a new link has already done in cases of that party while the link counted.

    Every such case is locked till the end: an act that is under way comes before this or sees it.
    """
    if not isinstance(paper, Link):
        return []
    codes = books.directory().people.codes_of(paper.person)
    affected: list[dict[str, Any]] = []
    for number in books.cases_with_party(paper.party):
        deeds = books.find(number, None).deeds
        days = {each["n"]: _day(each["at"]) for each in books.since(number, 0)}
        affected += [
            _deed(number, deed)
            for deed in deeds
            if deed.person in codes and paper.counts_on(days[deed.n], None)
        ]
    return affected


def _day(at: str) -> date:
    return bangkok_day(datetime.fromisoformat(at))


def _deed(number: str, deed: Deed) -> dict[str, Any]:
    return {
        "case": number,
        "n": deed.n,
        "step": deed.step.value,
        "duty": deed.duty.value,
        "capacity": deed.capacity.value,
    }


# ------------------------------------------------------------------------------- for the file


def interests_of(case: Case, books: CaseParties, interests: Interests, on: date) -> dict[str, Any]:
    """
    Every link to a party of the case as a document: what bars, what was cleared, and names that
    are alike, which only warn. `acted`: the records in which the person took part.
    """
    parties = books.parties(case.number) if interests.links else ()
    hits = tuple(interests.hits(parties, on))
    return {
        "conflicts": [
            {**_told(hit, case), "cleared": interests.is_cleared(hit, case.number)} for hit in hits
        ],
        "alike": [_told(each, case) for each in interests.alike(parties, on)],
    }


def _told(conflict: Conflict, case: Case) -> dict[str, Any]:
    relation, capacity = conflict.relation, conflict.capacity
    acted = dict.fromkeys(deed.n for deed in case.deeds if deed.person == conflict.person)
    return {
        "person": conflict.person,
        "relation": {"code": relation.value, "thai": relation.thai, "english": relation.english},
        "capacity": {"code": capacity.value, "thai": capacity.thai, "english": capacity.english},
        "link": conflict.link,
        "acted": list(acted),
    }
