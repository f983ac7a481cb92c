"""The only way the office itself changes: one entry at a time, on its own chain of records."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from audit.entry import make
from states import document
from states.directory import Directory
from states.enactments import ENACTABLE, WHOEVER_HAS_A_POST
from states.entering import Entering
from states.invalid import InvalidInputError
from states.office_acts import INSTALLER, Appointment, OfficeEvent
from states.process import Role
from states.thai import bangkok_day
from workflow.engine import in_one_transaction
from workflow.interests import affected_by, against_clearing, as_entered
from workflow.merging import Conflict, for_the_record, uncovered_by
from workflow.office import (
    OFFICE_CHAIN,
    Books,
    Document,
    Enactment,
    Message,
    NewRecord,
    Office,
    OfficeHead,
    PersonalValue,
)
from workflow.paper import digest_of, invalid, sealed_with, without_personal
from workflow.persons import deeds_of_persons, signed_in
from workflow.record import PROGRAM, Sender, told


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAct:
    """One enactment as it comes in."""

    event: str
    person: str
    paper: object
    key: str | None = None
    sender: Sender = PROGRAM


def enact(office: Office, act: OfficeAct) -> Document:
    """
    Enter one dated row of the office, recorded on its own chain. Answers outcome, objections and
    record as an act on a case does. Errors: InvalidInputError (nothing stored), Unavailable.
    """
    event = {event.value: event for event in OfficeEvent}.get(act.event)
    if event is None:
        listed = ", ".join(OfficeEvent)
        raise invalid("event", f"ไม่รู้จัก ใช้ได้: {listed}", f"unknown; accepted: {listed}")
    kind = ENACTABLE[event]
    paper = as_entered(office, document.read(kind.comes_as or kind.paper, act.paper))
    personal: list[PersonalValue] = []
    sealed = sealed_with(office, paper, personal)
    asked = digest_of([event.value, act.person, without_personal(paper)])
    read = _Read(act=act, event=event, paper=sealed, personal=tuple(personal), asked=asked)
    return in_one_transaction(office, lambda books: _enter(office, books, read))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """An enactment whose paper is read and sealed; `asked` is the digest of what was asked."""

    act: OfficeAct
    event: OfficeEvent
    paper: object
    personal: tuple[PersonalValue, ...]
    asked: str


def _enter(office: Office, books: Books, read: _Read) -> Document:
    act = read.act
    head = books.office_head()
    if act.key is not None and (answered := books.answered(act.key)) is not None:
        if answered.asked != read.asked:
            raise invalid("key", "เคยใช้กับคำสั่งอื่นแล้ว", "was already used for something else")
        return answered.answer
    at = office.clock() if head.at is None else max(office.clock(), head.at)
    entering, sender = _entering(books, read, at)
    objections = _checked(read, entering)
    objections += told(tuple(against_clearing(books, read.paper, entering)))
    conflicts = () if objections else uncovered_by(read.paper, entering.directory, books)
    affected = [] if objections else affected_by(books, read.paper)
    enactment = _enactment(
        office,
        replace(read, act=replace(act, person=entering.person, sender=sender)),
        _Judged(head, at, objections, conflicts, affected),
    )
    books.enact(enactment)
    office.log.info(
        read.event.value,
        person=entering.person,
        outcome=enactment.record.outcome,
        request=act.sender.request,
    )
    return enactment.answer


def _entering(books: Books, read: _Read, at: datetime) -> tuple[Entering, Sender]:
    """Who enters, in which office, with what was done in the case that the paper is about."""
    directory, act = books.directory(), read.act
    person, sender = signed_in(act.person, act.sender, directory, bangkok_day(at))
    number = ENACTABLE[read.event].about(read.paper, directory)
    found = None if number is None else books.find(number, None)
    deeds = None
    if found is not None and found.row is not None:
        deeds = deeds_of_persons(found.deeds, directory)
    return Entering(directory, person, at, deeds), sender


def _checked(read: _Read, entering: Entering) -> list[dict[str, str]]:
    """Why not. Errors: InvalidInputError for what cannot be entered by anybody."""
    paper, kind = read.paper, ENACTABLE[read.event]
    faults = [*document.dates_after(paper, entering.at), *kind.faults(paper, entering)]
    if faults:
        raise InvalidInputError(faults)
    return _objections(entering, read) + told(tuple(kind.objections(paper, entering)))


@dataclass(frozen=True, slots=True)
class _Judged:
    """
    After which record, when, what speaks against it, which conflicts it brought to light, which
    acts it casts a doubt on.
    """

    head: OfficeHead
    at: datetime
    objections: list[dict[str, str]]
    conflicts: tuple[Conflict, ...]
    affected: list[dict[str, Any]]

    @property
    def outcome(self) -> str:
        return "refused" if self.objections else "recorded"


def _enactment(office: Office, read: _Read, judged: _Judged) -> Enactment:
    act, event, n, at = read.act, read.event.value, judged.head.version + 1, judged.at
    outcome, paper = judged.outcome, document.write(read.paper)
    answered: dict[str, Any] = {"objections": judged.objections}
    if judged.affected:
        answered["affected"] = judged.affected
    payload = {
        "event": event,
        "outcome": outcome,
        "actor": act.person,
        "sender": act.sender.document(),
        "clock": "given" if office.given_clock else "office",
        "paper": paper,
        **answered,
    }
    if read.event is OfficeEvent.CONFIRM_MERGE:
        payload["conflicts"] = for_the_record(judged.conflicts)
        answered["conflicts"] = [conflict.document() for conflict in judged.conflicts]
    entry = make(OFFICE_CHAIN, n, judged.head.hash, at, payload, office.codec)
    return Enactment(
        record=NewRecord(OFFICE_CHAIN, n, at, act.person, event, outcome, entry.hash, entry.body),
        message=Message(f"office.{outcome}", {"n": n, "event": event}),
        alert=_alert(read, judged, n),
        event=event,
        paper=paper,
        personal=read.personal,
        key=act.key,
        asked=read.asked,
        answer={"outcome": outcome, **answered, "record": {"n": n, "hash": entry.hash.hex()}},
    )


def _alert(read: _Read, judged: _Judged, n: int) -> Message | None:
    """What somebody has to know without delay: an emergency begins, a conflict came to light."""
    if judged.conflicts or (ENACTABLE[read.event].alerts and judged.outcome == "recorded"):
        body = {"n": n, "event": read.event.value, "actor": read.act.person}
        return Message(f"alert.{read.event.value}", body)
    return None


def _objections(entering: Entering, read: _Read) -> list[dict[str, str]]:
    """Who may enact what; before there is an administrator, the installer alone may enter one."""
    directory, person, on = entering.directory, entering.person, entering.on
    if person == INSTALLER and _is_installing(directory, read, on):
        return []
    kind = ENACTABLE[read.event]
    roles = kind.roles
    actor = directory.actor(person, on)
    if actor is not None and actor.roles.intersection(roles):
        return []
    if kind.own and actor is not None and getattr(read.paper, "person", None) == person:
        return []
    if not roles:
        return [
            _objection(
                f"{person} ทำไม่ได้ ผู้ติดตั้งเท่านั้นที่ประกาศได้ และต้องก่อนบันทึกสิ่งอื่น",
                f"{person} may not: it is for the installer, before anything else is entered",
            )
        ]
    if roles is WHOEVER_HAS_A_POST:
        return [_objection(f"{person} ไม่มีตำแหน่งในวันนั้น", f"{person} holds no post on that day")]
    return [
        _objection(
            f"{person} ไม่ได้เป็น{' หรือ '.join(role.thai for role in roles)}",
            f"{person} is not {' or '.join(role.english.lower() for role in roles)}",
        )
    ]


def _is_installing(directory: Directory, read: _Read, on: date) -> bool:
    """Whether the office has nobody yet and this gives it its first administrator."""
    if read.event is OfficeEvent.DECLARE_DEMONSTRATION:
        return directory.version == 0
    if directory.holders(Role.ADMIN, on):
        return False
    paper = read.paper
    appoints_admin = isinstance(paper, Appointment) and paper.role is Role.ADMIN
    return appoints_admin or read.event is OfficeEvent.REGISTER_PERSON


def _objection(thai: str, english: str) -> dict[str, str]:
    return {"clause": "D18", "verdict": "fail", "thai": thai, "english": english}
