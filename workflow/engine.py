"""
The only way a case ever changes.

`advance` reads under lock, decides, and writes case, record, outbox and idempotency key in one
transaction, or nothing. A refusal is returned and recorded, not raised: the attempt is evidence,
and an exception would roll its record back.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, TypeVar

from audit.entry import TooLargeError, make
from states.break_glass_rules import power_of
from states.case import Actor, Case, resolution_of
from states.committees import Sitting
from states.copies import copied
from states.decision import Attempt, Law, Moved, Outcome, Refused
from states.directory import Directory
from states.duties_table import DutiesTable
from states.family import separated
from states.interests import PartyToken
from states.invalid import Invalid, InvalidInputError
from states.lifecycle import LOAN
from states.move import Table
from states.papers.common import Paper
from states.papers.origination import Filing
from states.process import LineUse
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import bangkok_day, buddhist_year
from workflow.accounting import account_change, decided
from workflow.families import under_way, with_family
from workflow.filing import Standing, case_of, new_case, row_of, said_in
from workflow.holding import as_filed, as_judged, group_of, hold_change, lines_for
from workflow.interests import party_tokens, with_conflicts
from workflow.office import (
    Answered,
    BeginAgainError,
    Books,
    Change,
    Document,
    Message,
    NewRecord,
    Office,
)
from workflow.outlook import warnings_of
from workflow.paper import Act, Prepared, invalid, prepare
from workflow.persons import among_persons
from workflow.record import Tried, payload_of

_TRIES: Final = 5
Result = TypeVar("Result")


def advance(office: Office, act: Act, table: Table = LOAN) -> Document:
    """
    Try one act. Answers what interfaces promise of `smefund act`: outcome, from, to, objections,
    record. Errors: InvalidInputError (nothing stored), Unavailable (may be sent again).
    """
    prepared = prepare(office, act, table)
    return in_one_transaction(office, lambda books: step(office, books, prepared, table))


def in_one_transaction(office: Office, work: Callable[[Books], Result]) -> Result:
    """Run `work` in a transaction; again when somebody else came first."""
    for _ in range(_TRIES - 1):
        try:
            with office.books() as books:
                return work(books)
        except BeginAgainError:
            continue
    with office.books() as books:
        return work(books)


def step(office: Office, books: Books, prepared: Prepared, table: Table = LOAN) -> Document:
    """One act inside a transaction that is open; see `advance`."""
    act = prepared.act
    if act.case:
        standing = _found(books, prepared, act.case, table)
    else:
        standing = _opened(books, prepared, table, office)
    if standing.answered is not None:
        return _same_answer(standing.answered, prepared)
    at = standing.not_before(office.clock())
    prepared = among_persons(prepared, books.directory(), bangkok_day(at))
    power = power_of(books.directory(), prepared.act.person, standing.case.number, at)
    if power is not None:
        standing = copied(standing, power=power)
    named = party_tokens(office, books.directory(), prepared.parties)
    outcome = _outcome(books, table, standing, prepared, at, named)
    directory, on = books.directory(), bangkok_day(at)
    tried = copied(
        _tried(office, prepared, table, directory.duties.on(on)),
        warnings=warnings_of(table, outcome, directory, on),
        break_glass=_emergency(standing, outcome),
    )
    payload = payload_of(standing.case, outcome, tried)
    record = _record(office, standing, at, payload)
    change = _change(prepared, table, standing, outcome, record, payload)
    change = copied(change, parties=named if isinstance(outcome, Moved) else ())
    if isinstance(prepared.paper, Filing) and isinstance(outcome, Moved):
        books.unite(group_of(outcome.case))
    books.keep(change)
    office.log.info(
        prepared.event.value,
        case=standing.case.number,
        person=change.record.actor,
        outcome=change.record.outcome,
        request=act.sender.request,
    )
    return change.answer


def _found(books: Books, prepared: Prepared, number: str, table: Table) -> Standing:
    lines = lines_for(books, table, prepared.event, number)
    found = books.find(number, prepared.act.key)
    if found.row is None:
        raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
    if found.answered is None and isinstance(prepared.paper, Filing):
        _province_to_file_in(prepared.paper)
    case = case_of(found.row, found.deeds, table, books.directory())
    return Standing(case, found.row, found.answered, lines)


def _opened(books: Books, prepared: Prepared, table: Table, office: Office) -> Standing:
    """A number for a new case; its province and borrower come from the application."""
    key = prepared.act.key
    answered = books.answered(key) if key is not None else None
    if answered is not None:
        return Standing(new_case("", table), answered=answered)
    if not isinstance(prepared.paper, Filing):
        raise invalid("case", "ต้องระบุเลขที่แฟ้ม", "the number of the case is required")
    province = _province_to_file_in(prepared.paper)
    year = buddhist_year(bangkok_day(office.clock()))
    return Standing(new_case(books.next_number(year, province), table))


def _province_to_file_in(filing: Filing) -> str:
    """The province of an application, whose borrower must have a number too."""
    borrower = filing.application.borrower
    if borrower.juristic_id is None or borrower.province is None:
        raise invalid("borrower", "ต้องมีเลขนิติบุคคลและจังหวัด", "needs juristic id and province")
    return borrower.province


def _same_answer(answered: Answered, prepared: Prepared) -> Document:
    if answered.asked != prepared.asked:
        raise invalid("key", "เคยใช้กับคำสั่งอื่นแล้ว", "was already used for something else")
    return answered.answer


# ------------------------------------------------------------------------------ deciding


def _outcome(
    books: Books,
    table: Table,
    standing: Standing,
    prepared: Prepared,
    at: datetime,
    named: tuple[PartyToken, ...],
) -> Outcome:
    act, directory, on = prepared.act, books.directory(), bangkok_day(at)
    case = as_judged(standing.case, standing.lines, directory, on)
    case = with_conflicts(case, books, directory, on, named)
    case = with_family(case, books, prepared.paper, act.person, on)
    province = _province_of(case, prepared.paper)
    principal = None
    if act.on_behalf_of is not None:
        principal = _known(directory, "for", act.on_behalf_of, on, province)
    actor = _known(directory, "as", act.person, on, province)
    attempt = Attempt(
        event=prepared.event,
        paper=prepared.paper,
        actor=actor if standing.power is None else standing.power.given_to(actor),
        principal=principal,
        at=at,
        sitting=_sitting(directory, prepared.paper),
    )
    outcome = decided(books, table, case, attempt, _law(directory, on))
    if standing.lines is not None:
        outcome = as_filed(outcome, case, standing.case)
    against = (
        *_stale(books, case, act),
        *_undelegated(directory, act, on),
        *under_way(books, prepared.paper),
    )
    if not against:
        return outcome
    objections = outcome.objections if isinstance(outcome, Refused) else ()
    return Refused((*against, *objections), outcome.row, outcome.edition)


def _law(directory: Directory, on: date) -> Law:
    return Law(
        calendar=directory.calendar,
        parameters=directory.parameters,
        authority=directory.powers.matrix,
        duties=directory.duties.on(on),
        programmes=directory.relief.programmes,
    )


def _province_of(case: Case, paper: Paper | None) -> str | None:
    """The province whose officers handle the case."""
    application = paper.application if isinstance(paper, Filing) else case.facts.application
    return application.borrower.province


def _known(directory: Directory, field: str, person: str, on: date, province: str | None) -> Actor:
    actor = directory.actor(person, on, province)
    if actor is None:
        raise invalid(field, f"ไม่มีบุคคลรหัส {person}", f"nobody is registered as {person}")
    return actor


def _sitting(directory: Directory, paper: Paper | None) -> Sitting | None:
    """The committee that a motion names, as it was seated on the day of its meeting."""
    resolution = None if paper is None else resolution_of(paper)
    if resolution is None:
        return None
    sitting = directory.committees.sitting(resolution.committee, resolution.resolved_on)
    faults = [
        Invalid(
            f"resolution.present.{n}", f"ไม่มีบุคคลรหัส {person}", f"nobody is registered as {person}"
        )
        for n, person in enumerate(resolution.present)
        if person not in directory.persons
    ]
    faults += [
        Invalid(f"resolution.present.{n}", f"{person} ซ้ำ", f"{person} is named twice")
        for n, person in enumerate(resolution.present)
        if person in resolution.present[:n]
    ]
    if sitting is None:
        code = resolution.committee
        faults.append(
            Invalid(
                "resolution.committee", f"ไม่มีคณะกรรมการ {code}", f"there is no committee {code}"
            )
        )
    elif sitting.organ is not resolution.organ:
        faults.append(
            Invalid("resolution.organ", "ไม่ใช่องค์กรของคณะกรรมการนี้", "is not that of the committee")
        )
    if faults:
        raise InvalidInputError(faults)
    return None if sitting is None else sitting.of_persons(directory.people.one)


def _stale(books: Books, case: Case, act: Act) -> tuple[Objection, ...]:
    """The objection to an act on a version that is no longer the last, saying what changed."""
    if act.version is None or act.version == case.version:
        return ()
    news = books.since(case.number, act.version)
    listed = "; ".join(f"{each['n']}: {each['actor']} {each['event']}" for each in news[-5:])
    return (
        Objection(
            "version",
            Verdict.FAIL,
            f"แฟ้มเปลี่ยนไปแล้วหลังบันทึกที่ {act.version} ({listed})",
            f"the case has changed since record {act.version} ({listed})",
        ),
    )


def _undelegated(directory: Directory, act: Act, on: date) -> tuple[Objection, ...]:
    if act.on_behalf_of is None or directory.may_act_for(act.person, act.on_behalf_of, on):
        return ()
    return (
        Objection(
            "delegation",
            Verdict.FAIL,
            f"ไม่มีคำสั่งมอบอำนาจให้ {act.person} ทำแทน {act.on_behalf_of} ในวันนั้น",
            f"no order in force lets {act.person} act for {act.on_behalf_of} on that day",
        ),
    )


# ------------------------------------------------------------------------------- writing


def _tried(office: Office, prepared: Prepared, table: Table, duties: DutiesTable) -> Tried:
    act = prepared.act
    return Tried(
        process=table.name,
        event=prepared.event.value,
        person=act.person,
        on_behalf_of=act.on_behalf_of,
        paper=prepared.paper,
        written=prepared.written,
        sender=act.sender,
        given_clock=office.given_clock,
        duties=duties,
    )


def _change(
    prepared: Prepared,
    table: Table,
    standing: Standing,
    outcome: Outcome,
    record: NewRecord,
    payload: dict[str, Any],
) -> Change:
    """All that the act writes: the case after it, its record, what the world is told."""
    case, act = standing.case, prepared.act
    after = outcome.case if isinstance(outcome, Moved) else case
    deeds = after.deeds[len(case.deeds) :]
    return Change(
        record=record,
        row=row_of(after, table, record, standing),
        is_new=standing.row is None,
        application_changed=after.facts.application is not case.facts.application,
        deeds=deeds,
        said=said_in(case, after),
        separated=separated(deeds),
        hold=hold_change(case, after, held=table.line_use(prepared.event) is LineUse.HELD),
        account=account_change(outcome),
        personal=prepared.personal,
        message=_message(record),
        alert=_alert(record, payload),
        key=act.key if act.keeps_refusal or isinstance(outcome, Moved) else None,
        asked=prepared.asked,
        answer=_answer(record, payload),
    )


def _message(record: NewRecord) -> Message:
    """What the world is told of an act."""
    told = {"case": record.case, "n": record.n, "event": record.event, "outcome": record.outcome}
    return Message(f"case.{record.outcome}", told)


def _emergency(standing: Standing, outcome: Outcome) -> int | None:
    """The record of the emergency that opened the duty of this act to the person, if one did."""
    power, row = standing.power, outcome.row
    if power is None or row is None or power.opening.duty not in {row.duty, row.checker_duty}:
        return None
    return power.n


def _alert(record: NewRecord, payload: dict[str, Any]) -> Message | None:
    """What is done in an emergency is told at once."""
    if "break_glass" not in payload:
        return None
    body = {"case": record.case, "n": record.n, "event": record.event, "outcome": record.outcome}
    return Message("alert.break_glass", {**body, "emergency": payload["break_glass"]})


def _answer(record: NewRecord, payload: dict[str, Any]) -> Document:
    """What the sender is told, now and whenever the same key comes again."""
    return {
        "case": record.case,
        "outcome": payload["outcome"],
        "from": payload["from"],
        "to": payload["to"],
        "objections": payload["objections"],
        "warnings": payload.get("warnings", []),
        "meeting": payload["meeting"],
        "record": {"n": record.n, "hash": record.hash.hex()},
    }


def _record(office: Office, standing: Standing, at: datetime, payload: dict[str, Any]) -> NewRecord:
    case, n = standing.case, standing.case.version + 1
    try:
        entry = make(case.number, n, standing.head, at, payload, office.codec)
    except TooLargeError as error:
        raise invalid(
            "paper", "เอกสารยาวเกินกว่าที่บันทึกหนึ่งรายการรับได้", "is longer than one record holds"
        ) from error
    actor, event, outcome = (payload[name] for name in ("actor", "event", "outcome"))
    return NewRecord(case.number, n, at, actor, event, outcome, entry.hash, entry.body)
