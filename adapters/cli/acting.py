"""`intake`, `act`, `enact`: one attempt each, its answer told, its refusal with every reason."""

from typing import Final

from adapters.app import office_of, opened
from adapters.cli.documents import contents, json_document
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.invalid import Invalid, InvalidInputError
from states.lifecycle import LOAN
from states.office_acts import OfficeEvent
from states.process import Mode
from workflow.engine import advance
from workflow.governance import OfficeAct, enact
from workflow.granting import preview_of_grant
from workflow.intake import receive_application
from workflow.office import Document, Office
from workflow.paper import Act


def run(call: Call) -> int:
    """Exit status: 0 done, 1 refused (on record, with the reasons), 2 and 3 as everywhere."""
    if call.options.command == "enact" and call.options.preview:
        return _preview(call)
    commands = {"intake": _intake, "act": _act, "enact": _enact}
    with opened(call.settings) as database:
        office = office_of(database, call.log, call.settings.blind_index_key)
        answer = commands[call.options.command](call, office)
    tell_answer(answer, call.screen)
    return 1 if answer["outcome"] == "refused" else 0


def _intake(call: Call, office: Office) -> Document:
    options = call.options
    raw = contents(options.file, "FILE")
    return receive_application(office, raw, options.person, key=options.key, sender=call.sender)


def _act(call: Call, office: Office) -> Document:
    options = call.options
    paper = None if options.paper is None else json_document(options.paper, "--paper")
    check_sign_in(options.event, office)
    act = Act(
        case=options.case,
        event=options.event,
        person=options.person,
        on_behalf_of=options.on_behalf_of,
        paper=paper,
        key=options.key,
        version=options.version,
        sender=call.sender,
    )
    return advance(office, act)


def _enact(call: Call, office: Office) -> Document:
    options = call.options
    check_sign_in(options.event, office)
    act = OfficeAct(
        event=options.event,
        person=options.person,
        paper=json_document(options.paper, "--paper"),
        key=options.key,
        sender=call.sender,
    )
    return enact(office, act)


def _preview(call: Call) -> int:
    """Exit status: 0, or 1 when the appointment would be refused."""
    options, screen = call.options, call.screen
    if options.event != OfficeEvent.APPOINT.value:
        raise InvalidInputError(
            [Invalid("--preview", "ใช้ได้กับการแต่งตั้งเท่านั้น", "is for appointments alone")]
        )
    with opened(call.settings) as database:
        paper = json_document(options.paper, "--paper")
        found = preview_of_grant(office_of(database, call.log), LOAN, paper)
    screen.document(found)
    for objection in found["objections"]:
        screen.say(f"แต่งตั้งไม่ได้: {objection['thai']}", f"refused: {objection['english']}")
    for case in found["cases"]:
        for each in case["objections"]:
            screen.say(f"{case['case']}: {each['thai']}", f"{case['case']}: {each['english']}")
    if not (found["objections"] or found["cases"]):
        screen.say("ไม่ขัดกับสิ่งใด", "nothing stands against it")
    return 1 if found["objections"] else 0


_BREAKS_GLASS: Final = (OfficeEvent.OPEN_BREAK_GLASS.value, OfficeEvent.CONFIRM_BREAK_GLASS.value)


def check_sign_in(event: str, office: Office) -> None:
    """
    Votes and emergencies are personal: only a sign-in proves whose they are, except where all is
    demonstration. Where no emergency can begin, none can be used.
    """
    modes = {row.mode for row in LOAN.moves if row.event.value == event}
    if not modes.intersection((Mode.BALLOT, Mode.VOTE)) and event not in _BREAKS_GLASS:
        return
    with office.archive() as archive:
        if archive.directory().demonstration:
            return
    raise InvalidInputError(
        [
            Invalid(
                "--as",
                "การลงมติและอำนาจฉุกเฉินต้องลงชื่อเข้าใช้ด้วยตนเอง ใช้ --as ได้เฉพาะสำนักงานสาธิต",
                "a vote or an emergency needs a sign-in; by --as it works in a demonstration "
                "office only",
            )
        ]
    )


def tell_answer(answer: Document, screen: Screen) -> None:
    """What became of one attempt, with every reason why not."""
    screen.document(answer)
    case, n = answer.get("case", "OFFICE"), answer["record"]["n"]
    if answer["outcome"] == "refused":
        screen.say(f"{case} บันทึกที่ {n}: ไม่รับ", f"{case} record {n}: refused")
    elif answer["outcome"] == "moved":
        leads = f"{_state(answer['from'], screen)} -> {_state(answer['to'], screen)}"
        screen.say(f"{case} บันทึกที่ {n}: {leads}", f"{case} record {n}: {leads}")
    else:
        screen.say(f"{case} บันทึกที่ {n}: บันทึกแล้ว", f"{case} record {n}: recorded")
    meeting = answer.get("meeting")
    if meeting is not None:
        screen.say(f"  มติ: {meeting['thai']}", f"  motion: {meeting['english']}")
    for objection in answer["objections"]:
        clause = objection["clause"]
        screen.say(f"  [{clause}] {objection['thai']}", f"  [{clause}] {objection['english']}")
    for warning in answer.get("warnings", []):
        screen.say(f"  ข้อควรระวัง {warning['thai']}", f"  note: {warning['english']}")
    for conflict in answer.get("conflicts", ()):
        place = f"{conflict['case']} ({conflict['record']}) [{conflict['clause']}]"
        screen.say(f"  ! {place} {conflict['thai']}", f"  ! {place} {conflict['english']}")


def _state(code: str, screen: Screen) -> str:
    state = LOAN.states[code]
    return state.thai if screen.thai else state.english
