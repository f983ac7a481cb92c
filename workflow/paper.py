"""One act as it comes in, read and sealed before any transaction begins."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from audit.commitment import commit
from states import document
from states.invalid import Invalid, InvalidInputError
from states.move import Table
from states.papers.common import Paper
from states.papers.origination import Filing
from states.parties import Party, parties_in
from states.words import Word
from workflow.office import Office, PersonalValue
from workflow.record import PROGRAM, Sender

Sheet = TypeVar("Sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    One attempt as it comes in. `case` is None only for opening a file; `version` is the record
    the sender last saw; the same `key` never acts twice. Unless `keeps_refusal`, a refusal leaves
    the key free: sent again, the act is judged anew.
    """

    case: str | None
    event: str
    person: str
    on_behalf_of: str | None = None
    paper: object = None
    key: str | None = None
    version: int | None = None
    keeps_refusal: bool = True
    sender: Sender = PROGRAM


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    An act whose paper is read and sealed; `written` is its document, `asked` the digest of what
    was asked, `parties` those whom the paper named before it was sealed.
    """

    act: Act
    event: Word
    paper: Paper | None
    written: dict[str, Any] | None
    personal: tuple[PersonalValue, ...]
    asked: str
    parties: tuple[Party, ...] = ()


def prepare(office: Office, act: Act, table: Table) -> Prepared:
    """Read and seal what the act brings. Errors: InvalidInputError with every fault."""
    event = table.events.get(act.event)
    if event is None:
        listed = ", ".join(table.events)
        raise invalid("event", f"ไม่รู้จัก ใช้ได้: {listed}", f"unknown; accepted: {listed}")
    paper = _read(table, event, act.paper, office.clock())
    personal: list[PersonalValue] = []
    sealed = None if paper is None else sealed_with(office, paper, personal)
    written = None if sealed is None else document.write(sealed)
    told = without_personal(paper) if personal else written
    asked = digest_of([act.case, event.value, act.person, act.on_behalf_of, told])
    return Prepared(act, event, sealed, written, tuple(personal), asked, parties_in(paper))


def _read(table: Table, event: Word, given: object, at: datetime) -> Paper | None:
    if given is None and table.is_checked(event):
        return None
    kind = table.brings(event)
    outside = {} if given is None else given
    paper: Paper = (
        kind.from_document(outside) if issubclass(kind, Filing) else document.read(kind, outside)
    )
    faults = tuple(document.dates_after(paper, at))
    if faults:
        raise InvalidInputError(faults)
    return paper


def sealed_with(office: Office, paper: Sheet, personal: list[PersonalValue]) -> Sheet:
    """The paper with its personal values set aside in `personal`, each under its own salt."""

    def conceal(path: str, value: object) -> str:
        salt = office.salt()
        commitment = commit(salt, value)
        personal.append(PersonalValue(f"paper.{path}", commitment, salt, value))
        return commitment

    return document.seal(paper, conceal)


def without_personal(paper: object) -> dict[str, Any] | None:
    """The paper's document with every personal value struck: a digest of it cannot be guessed."""
    if paper is None:
        return None
    return document.write(document.seal(paper, lambda _path, _value: "personal"))


_WRITER: Final = json.JSONEncoder(sort_keys=True, check_circular=False, separators=(",", ":"))


def digest_of(asked: object) -> str:
    """By which a key that is used again for something else is noticed."""
    return hashlib.sha256(_WRITER.encode(asked).encode()).hexdigest()


def invalid(field: str, thai: str, english: str) -> InvalidInputError:
    """One fault, as an error."""
    return InvalidInputError([Invalid(field, thai, english)])
