"""The only way the office itself changes: persons, posts, windows, lines, holidays, amendments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from audit.entry import make
from states import document
from states.directory import Directory
from states.invalid import Invalid, InvalidInputError
from states.office_acts import (
    MAY_ENACT,
    PAPERS,
    AmendmentConfirmation,
    AmendmentProposal,
    Appointment,
    AppointmentEnd,
    Delegation,
    OfficeEvent,
    PersonEntry,
)
from states.process import Role
from states.rules.amendments import (
    confirmation_faults,
    confirmation_objections,
    proposal_faults,
)
from states.thai import bangkok_day
from workflow.engine import in_one_transaction
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
from workflow.record import PROGRAM, Sender, told

INSTALLER: Final = "installer"
"""Under this name the office enters its first administrator; once one is appointed it may not."""


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
    paper: object = document.read(PAPERS[event], act.paper)
    personal: list[PersonalValue] = []
    sealed = sealed_with(office, paper, personal)
    asked = digest_of([event.value, act.person, without_personal(paper)])
    entering = _Read(act=act, event=event, paper=sealed, personal=tuple(personal), asked=asked)
    return in_one_transaction(office, lambda books: _enter(office, books, entering))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """An enactment whose paper is read and sealed; `asked` is the digest of what was asked."""

    act: OfficeAct
    event: OfficeEvent
    paper: object
    personal: tuple[PersonalValue, ...]
    asked: str


def _enter(office: Office, books: Books, entering: _Read) -> Document:
    act = entering.act
    head = books.office_head()
    if act.key is not None and (answered := books.answered(act.key)) is not None:
        if answered.asked != entering.asked:
            raise invalid("key", "เคยใช้กับคำสั่งอื่นแล้ว", "was already used for something else")
        return answered.answer
    at = office.clock() if head.at is None else max(office.clock(), head.at)
    objections = _checked(books.directory(), entering, bangkok_day(at))
    enactment = _enactment(office, entering, head, at, objections)
    books.enact(enactment)
    office.log.info(
        entering.event.value,
        person=act.person,
        outcome=enactment.record.outcome,
        request=act.sender.request,
    )
    return enactment.answer


def _checked(directory: Directory, entering: _Read, on: date) -> list[dict[str, str]]:
    """Why not. Errors: InvalidInputError for what cannot be entered by anybody."""
    person, paper = entering.act.person, entering.paper
    _check(directory, paper, on)
    objections = _objections(directory, person, entering, on)
    if isinstance(paper, AmendmentConfirmation):
        objections += _against_confirming(directory, paper, person, on)
    return objections


def _enactment(
    office: Office,
    entering: _Read,
    head: OfficeHead,
    at: datetime,
    objections: list[dict[str, str]],
) -> Enactment:
    act, event, n = entering.act, entering.event.value, head.version + 1
    outcome = "refused" if objections else "recorded"
    paper = document.write(entering.paper)
    payload = {
        "event": event,
        "outcome": outcome,
        "actor": act.person,
        "sender": act.sender.document(),
        "clock": "given" if office.given_clock else "office",
        "paper": paper,
        "objections": objections,
    }
    entry = make(OFFICE_CHAIN, n, head.hash, at, payload)
    return Enactment(
        record=NewRecord(OFFICE_CHAIN, n, at, act.person, event, outcome, entry.hash, entry.body),
        message=Message(f"office.{outcome}", {"n": n, "event": event}),
        event=event,
        paper=paper,
        personal=entering.personal,
        key=act.key,
        asked=entering.asked,
        answer={
            "outcome": outcome,
            "objections": objections,
            "record": {"n": n, "hash": entry.hash.hex()},
        },
    )


def _objections(
    directory: Directory, person: str, entering: _Read, on: date
) -> list[dict[str, str]]:
    """Who may enact what; before there is an administrator, the installer alone may enter one."""
    if person == INSTALLER and _is_installing(directory, entering, on):
        return []
    roles = MAY_ENACT[entering.event]
    actor = directory.actor(person, on)
    if actor is not None and actor.roles.intersection(roles):
        return []
    if not roles:
        return [
            _objection(
                f"{person} ทำไม่ได้ ผู้ติดตั้งเท่านั้นที่ประกาศได้ และต้องก่อนบันทึกสิ่งอื่น",
                f"{person} may not: it is for the installer, before anything else is entered",
            )
        ]
    return [
        _objection(
            f"{person} ไม่ได้เป็น{' หรือ '.join(role.thai for role in roles)}",
            f"{person} is not {' or '.join(role.english.lower() for role in roles)}",
        )
    ]


def _against_confirming(
    directory: Directory, paper: AmendmentConfirmation, person: str, on: date
) -> list[dict[str, str]]:
    proposed = directory.amendment(paper.entry)
    if proposed is None:
        return []
    return told(tuple(confirmation_objections(proposed, person, on)))


def _is_installing(directory: Directory, entering: _Read, on: date) -> bool:
    """Whether the office has nobody yet and this gives it its first administrator."""
    if entering.event is OfficeEvent.DECLARE_DEMONSTRATION:
        return directory.version == 0
    if directory.holders(Role.ADMIN, on):
        return False
    paper = entering.paper
    appoints_admin = isinstance(paper, Appointment) and paper.role is Role.ADMIN
    return appoints_admin or entering.event is OfficeEvent.REGISTER_PERSON


def _objection(thai: str, english: str) -> dict[str, str]:
    return {"clause": "D18", "verdict": "fail", "thai": thai, "english": english}


def _check(directory: Directory, paper: object, on: date) -> None:
    """What is readable but cannot be entered. Errors: InvalidInputError with every fault."""
    faults = [
        *document.dates_after(paper, on),
        *_staff_faults(directory, paper),
        *_amendment_faults(directory, paper, on),
    ]
    if faults:
        raise InvalidInputError(faults)


def _amendment_faults(directory: Directory, paper: object, on: date) -> Iterator[Invalid]:
    match paper:
        case AmendmentProposal():
            yield from proposal_faults(paper, on)
        case AmendmentConfirmation():
            yield from confirmation_faults(directory.amendment(paper.entry), paper)


def _staff_faults(directory: Directory, paper: object) -> list[Invalid]:
    faults: list[Invalid] = []
    match paper:
        case PersonEntry():
            if paper.code in directory.persons or paper.code == INSTALLER:
                faults.append(Invalid("code", "ใช้แล้ว", "is taken"))
        case Appointment():
            faults += _unknown(directory, person=paper.person)
            faults += _appointment_faults(directory, paper)
        case AppointmentEnd():
            if directory.appointment(paper.entry) is None:
                faults.append(Invalid("entry", "ไม่มีการแต่งตั้งนี้", "is no appointment"))
        case Delegation():
            faults += _unknown(directory, principal=paper.principal, delegate=paper.delegate)
            faults += _delegation_faults(paper)
    return faults


def _unknown(directory: Directory, **named: str) -> list[Invalid]:
    return [
        Invalid(field, f"ไม่มีบุคคลรหัส {code}", f"nobody is registered as {code}")
        for field, code in named.items()
        if code not in directory.persons
    ]


def _appointment_faults(directory: Directory, paper: Appointment) -> list[Invalid]:
    faults: list[Invalid] = []
    known = directory.persons.get(paper.person)
    if known is not None and known.service != (paper.role is Role.CLOCK):
        faults.append(
            Invalid(
                "role",
                "ระบบตั้งเวลาเป็นหน้าที่ของบริการเท่านั้น และบริการเป็นอย่างอื่นไม่ได้",
                "the clock is a service's role, and a service holds no other",
            )
        )
    if paper.until is not None and paper.until < paper.since:
        faults.append(Invalid("until", "ก่อนวันเริ่ม", "lies before the first day"))
    return faults


def _delegation_faults(paper: Delegation) -> list[Invalid]:
    faults: list[Invalid] = []
    if paper.principal == paper.delegate:
        faults.append(Invalid("delegate", "มอบอำนาจให้ตนเองไม่ได้", "may not be the principal"))
    if paper.until < paper.since:
        faults.append(Invalid("until", "ก่อนวันเริ่ม", "lies before the first day"))
    return faults
