"""The only way the office itself changes: persons, appointments, windows, lines, holidays."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from audit.entry import make
from states import document
from states.directory import Directory
from states.invalid import Invalid, InvalidInputError
from states.office_acts import (
    MAY_ENACT,
    PAPERS,
    Appointment,
    AppointmentEnd,
    Delegation,
    OfficeEvent,
    PersonEntry,
)
from states.process import Role
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
    PersonalValue,
)
from workflow.paper import digest_of, invalid, sealed_with, without_personal
from workflow.record import PROGRAM, Sender

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
    return in_one_transaction(
        office, lambda books: _enter(office, books, act, event, sealed, tuple(personal), asked)
    )


def _enter(
    office: Office,
    books: Books,
    act: OfficeAct,
    event: OfficeEvent,
    paper: object,
    personal: tuple[PersonalValue, ...],
    asked: str,
) -> Document:
    head = books.office_head()
    if act.key is not None and (answered := books.answered(act.key)) is not None:
        if answered.asked != asked:
            raise invalid("key", "เคยใช้กับคำสั่งอื่นแล้ว", "was already used for something else")
        return answered.answer
    at = office.clock() if head.at is None else max(office.clock(), head.at)
    directory = books.directory()
    _check(directory, paper)
    objections = _objections(directory, act.person, event, bangkok_day(at))
    n = head.version + 1
    payload = {
        "event": event.value,
        "outcome": "refused" if objections else "recorded",
        "actor": act.person,
        "sender": act.sender.document(),
        "clock": "given" if office.given_clock else "office",
        "paper": document.write(paper),
        "objections": objections,
    }
    entry = make(OFFICE_CHAIN, n, head.hash, at, payload)
    outcome = str(payload["outcome"])
    record = NewRecord(
        OFFICE_CHAIN, n, at, act.person, event.value, outcome, entry.hash, entry.body
    )
    answer = {
        "outcome": outcome,
        "objections": objections,
        "record": {"n": n, "hash": entry.hash.hex()},
    }
    books.enact(
        Enactment(
            record=record,
            message=Message(f"office.{outcome}", {"n": n, "event": event.value}),
            event=event.value,
            paper=document.write(paper),
            personal=personal,
            key=act.key,
            asked=asked,
            answer=answer,
        )
    )
    office.log.info(event.value, person=act.person, outcome=outcome, request=act.sender.request)
    return answer


def _objections(
    directory: Directory, person: str, event: OfficeEvent, on: date
) -> list[dict[str, str]]:
    """Who may enact what; before there is an administrator, the installer alone may enter one."""
    if person == INSTALLER and _is_installing(directory, event, on):
        return []
    roles = MAY_ENACT[event]
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


def _is_installing(directory: Directory, event: OfficeEvent, on: date) -> bool:
    if event is OfficeEvent.DECLARE_DEMONSTRATION:
        return directory.version == 0
    installing = event in {OfficeEvent.REGISTER_PERSON, OfficeEvent.APPOINT}
    return installing and not directory.holders(Role.ADMIN, on)


def _objection(thai: str, english: str) -> dict[str, str]:
    return {"clause": "D18", "verdict": "fail", "thai": thai, "english": english}


def _check(directory: Directory, paper: object) -> None:
    """What is readable but cannot be entered. Errors: InvalidInputError with every fault."""
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
    if faults:
        raise InvalidInputError(faults)


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
