"""`init` and `demo`: a database for an office, and a book to look around in."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from adapters.app import now, office_of, opened
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from adapters.database import Database
from adapters.logs import log_to
from states.invalid import Invalid, InvalidInputError
from states.lifecycle import LOAN
from states.office_acts import INSTALLER, OfficeEvent
from states.outline import states_in, steps_of
from states.process import Role
from states.thai import bangkok_day
from workflow.demonstration import Filled, fill
from workflow.governance import OfficeAct, enact
from workflow.office import Document, Office


def run(call: Call) -> int:
    """Exit status: 0 done, 1 refused or the trail of the book is broken."""
    commands: dict[str, Callable[[Call], int]] = {"init": _init, "demo": _demo}
    return commands[call.options.command](call)


# ------------------------------------------------------------------------------------- init


def _init(call: Call) -> int:
    """The tables, and the first administrator if one is named. May be sent again."""
    code, name = call.options.admin, call.options.admin_name
    if (code is None) != (name is None):
        missing = "--admin-name" if name is None else "--admin"
        raise InvalidInputError(
            [Invalid(missing, "ต้องระบุคู่กัน", "--admin and --admin-name come together")]
        )
    with opened(call.settings, create=True) as database:
        office = office_of(database, call.log, call.settings.blind_index_key)
        answers = [] if code is None else _entered(office, _first(call, code, name))
    refused = [answer for answer in answers if answer["outcome"] == "refused"]
    call.screen.document(
        {"outcome": "refused" if refused else "recorded", "administrator": code, "acts": answers}
    )
    _tell_init(call.screen, code, refused)
    return 1 if refused else 0


def _entered(office: Office, acts: Iterable[OfficeAct]) -> list[Document]:
    """The answers, up to the first refusal."""
    answers: list[Document] = []
    for act in acts:
        answers.append(enact(office, act))
        if answers[-1]["outcome"] == "refused":
            break
    return answers


def _first(call: Call, code: str, name: str) -> Iterator[OfficeAct]:
    """The same keys every time: what an interrupted `init` has done is not done again."""
    since = bangkok_day(now()).isoformat()
    yield OfficeAct(
        event=OfficeEvent.REGISTER_PERSON.value,
        person=INSTALLER,
        paper={"code": code, "name_th": name},
        key=f"init/{code}",
        sender=call.sender,
    )
    yield OfficeAct(
        event=OfficeEvent.APPOINT.value,
        person=INSTALLER,
        paper={"person": code, "role": Role.ADMIN.value, "order": "ติดตั้งระบบ", "since": since},
        key=f"init/{code}/{since}",
        sender=call.sender,
    )


def _tell_init(screen: Screen, code: str | None, refused: list[Document]) -> None:
    for answer in refused:
        for objection in answer["objections"]:
            screen.say(
                f"ไม่รับ [{objection['clause']}] {objection['thai']}",
                f"refused [{objection['clause']}] {objection['english']}",
            )
    if refused:
        return
    screen.say("ฐานข้อมูลพร้อมใช้", "the database is ready")
    if code is None:
        screen.say(
            "ยังไม่มีผู้ดูแลระบบ: smefund init --admin รหัส --admin-name ชื่อ",
            "there is no administrator yet: smefund init --admin CODE --admin-name NAME",
        )
    else:
        screen.say(f"ผู้ดูแลระบบคนแรกคือ {code}", f"the first administrator is {code}")


# ------------------------------------------------------------------------------------- demo


def _demo(call: Call) -> int:
    """Fill what is not there yet, show the book, verify its trail."""
    with opened(call.settings, create=True) as database:
        # A thousand acts of a demonstration are no news; what fails still is.
        book = fill(office_of(database, log_to(level="warning")))
        report = _verified(database)
    call.screen.document({**_book_document(book), "trail": report})
    if not call.options.quiet:
        _tell_book(call.screen, book)
        _tell_trail(call.screen, report)
        _tell_next(call.screen, book)
    return 0 if report["holds"] else 1


def _verified(database: Database) -> dict[str, Any]:
    with database.archive() as archive:
        return archive.verified().document()


def _book_document(book: Filled) -> dict[str, Any]:
    return {
        "cases": book.cases,
        "records": book.records,
        "by_state": dict(book.by_state),
        "refusals": [
            {**asdict(refusal), "clauses": list(refusal.clauses)} for refusal in book.refusals
        ],
    }


def _tell_book(screen: Screen, book: Filled) -> None:
    screen.say(
        f"สำนักงานสาธิต: {book.cases:,} แฟ้ม {book.records:,} บันทึก",
        f"demonstration office: {book.cases:,} cases, {book.records:,} records",
    )
    for step in steps_of(LOAN):
        here = [state for state in states_in(LOAN, step) if state.value in book.by_state]
        if here:
            screen.say(f"\n{step.value} {step.thai}", f"\n{step.value} {step.english}")
        for state in here:
            count = f"  {book.by_state[state.value]:>3}  "
            screen.say(f"{count}{state.thai}", f"{count}{state.english}")
    screen.say("\nที่ถูกปฏิเสธ และขัดข้อใด", "\nWhat was refused, and under which clauses")
    for refusal in book.refusals:
        event = LOAN.events[refusal.event]
        where = f"{refusal.case} ({refusal.n})  {refusal.person}"
        clauses = ", ".join(refusal.clauses)
        screen.say(f"  {where}  {event.thai}: {clauses}", f"  {where}  {event.english}: {clauses}")


def _tell_trail(screen: Screen, report: dict[str, Any]) -> None:
    records, faults = report["records"], len(report["faults"])
    if report["holds"]:
        screen.say(
            f"\nตรวจสายโซ่บันทึก {records:,} ระเบียน: ครบถ้วน ไม่ถูกแก้ไข",
            f"\nThe trail of {records:,} records was verified: it holds",
        )
    else:
        screen.say(
            f"\nตรวจสายโซ่บันทึก: พบความผิดปกติ {faults:,} ข้อ (smefund audit verify)",
            f"\nThe trail was verified: {faults:,} faults (smefund audit verify)",
        )


def _tell_next(screen: Screen, book: Filled) -> None:
    """Lines that can be copied as they are; the first leads to a breach of 1.2.2."""
    cases = [refusal.case for refusal in book.refusals if "1.2.2" in refusal.clauses]
    program = sys.argv[0] if Path(sys.argv[0]).name == "smefund" else "smefund"
    screen.say("\nลองพิมพ์", "\nWhat to type next")
    for line in (*(f"case {case}" for case in cases[:1]), *_SUGGESTED):
        screen.text(f"  {program} {line}")


_SUGGESTED: Final = ("machine", "rules 2.4", "doctor", "audit replay", "--help")
