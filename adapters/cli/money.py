"""`disburse`, `receive`, `restructure`: money moves, each time as one act on a case."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from adapters.app import office_of, opened
from adapters.cli.acting import check_sign_in, tell_answer
from adapters.cli.documents import json_document, whole_text
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.baht import ZERO, Baht
from states.invalid import Invalid, InvalidInputError
from states.process import Event
from workflow.engine import advance
from workflow.office import Document, Office
from workflow.paper import Act

COLUMNS: Final = ("case", "amount", "value_date", "reference")


def run(call: Call) -> int:
    """Exit status: 0 done, 1 refused (of a file: any row), 2 bad input (of a file: any row)."""
    options = call.options
    with opened(call.settings) as database:
        office = office_of(database, call.log, call.settings.blind_index_key)
        if options.command == "receive" and options.file is not None:
            return _receive_file(call, office)
        event, paper = _asked(call)
        check_sign_in(event, office)
        answer = _advanced(call, office, Attempt(options.case, event, paper, options.key))
    tell_answer(answer, call.screen)
    return 1 if answer["outcome"] == "refused" else 0


class Attempt(NamedTuple):
    """One act to be tried: case, event, paper and idempotency key."""

    case: str | None
    event: str
    paper: object
    key: str | None


def _asked(call: Call) -> tuple[str, object]:
    options = call.options
    if options.command == "receive":
        return Event.PAY.value, _payment(options)
    paper = None if options.paper is None else json_document(options.paper, "--paper")
    if options.command == "disburse":
        return (Event.DRAW_EARLY if options.early else Event.DISBURSE).value, paper
    decides = options.decide
    event = Event.APPROVE_RESTRUCTURING if decides else Event.REQUEST_RESTRUCTURING
    return event.value, paper


def _payment(options: Any) -> dict[str, Any]:  # noqa: ANN401 - argparse's own namespace
    """Errors: InvalidInputError naming every argument that is missing."""
    asked = {"case": "CASE", **{name: f"--{name.replace('_', '-')}" for name in COLUMNS[1:]}}
    missing = [shown for name, shown in asked.items() if getattr(options, name) is None]
    if missing:
        raise InvalidInputError(
            [
                Invalid(shown, "ต้องระบุ (หรือใช้ --file)", "is required (or give --file)")
                for shown in missing
            ]
        )
    paper = {name: getattr(options, name) for name in COLUMNS[1:]}
    return paper if options.channel is None else {**paper, "channel": options.channel}


def _advanced(call: Call, office: Office, attempt: Attempt) -> Document:
    return advance(
        office,
        Act(
            case=attempt.case,
            event=attempt.event,
            person=call.options.person,
            paper=attempt.paper,
            key=attempt.key,
            sender=call.sender,
        ),
    )


# -------------------------------------------------------------------------- receipts by file


class Outcome(NamedTuple):
    """What became of one line: entered, refused by the law, or not readable."""

    line: int
    word: str
    amount: Baht
    faults: tuple[Invalid, ...] = ()
    answer: Document | None = None


def _receive_file(call: Call, office: Office) -> int:
    counts: dict[str, int] = {"received": 0, "refused": 0, "invalid": 0}
    total = ZERO
    wrong: list[dict[str, Any]] = []
    for line, row in _rows(whole_text(call.options.file, "--file")):
        outcome = _received(call, office, line, row)
        counts[outcome.word] += 1
        total += outcome.amount
        if outcome.word != "received":
            wrong.append(_wrong(outcome, row))
            _tell_wrong(call.screen, wrong[-1])
    call.screen.document({**counts, "amount": str(total), "wrong": wrong})
    call.screen.say(
        f"รับชำระ {counts['received']:,} รายการ รวม {total.grouped()} บาท"
        f" ไม่รับ {counts['refused']:,} อ่านไม่ได้ {counts['invalid']:,}",
        f"{counts['received']:,} received, {total.grouped()} baht;"
        f" {counts['refused']:,} refused, {counts['invalid']:,} not readable",
    )
    return 2 if counts["invalid"] else int(counts["refused"] > 0)


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each row with the number of its line. Errors: InvalidInputError for another heading."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="+")
    named = tuple(reader.fieldnames or ())
    if sorted(named) != sorted(COLUMNS):
        listed = ", ".join(COLUMNS)
        raise InvalidInputError(
            [Invalid("--file", f"หัวตารางต้องเป็น {listed}", f"its heading must be {listed}")]
        )
    for row in reader:
        yield reader.line_num, row


def _received(call: Call, office: Office, line: int, row: Mapping[str, Any]) -> Outcome:
    """A row is entered once: sent again, it comes to the answer it had."""
    if "+" in row or None in row.values():
        fault = Invalid("-", "จำนวนช่องไม่ตรงกับหัวตาราง", "has not the fields of the heading")
        return Outcome(line, "invalid", ZERO, (fault,))
    paper = {name: row[name] for name in COLUMNS[1:]}
    told = "\n".join((row["case"], row["reference"]))
    key = f"receipt-{hashlib.sha256(told.encode()).hexdigest()[:40]}"
    try:
        answer = _advanced(call, office, Attempt(row["case"], Event.PAY.value, paper, key))
    except InvalidInputError as error:
        return Outcome(line, "invalid", ZERO, tuple(error.faults))
    if answer["outcome"] == "refused":
        return Outcome(line, "refused", ZERO, (), answer)
    return Outcome(line, "received", Baht.parse(row["amount"]), (), answer)


def _wrong(outcome: Outcome, row: Mapping[str, Any]) -> dict[str, Any]:
    reasons = [fault._asdict() for fault in outcome.faults]
    objections = () if outcome.answer is None else outcome.answer["objections"]
    reasons += [
        {"field": each["clause"], "thai": each["thai"], "english": each["english"]}
        for each in objections
    ]
    return {
        "line": outcome.line,
        "case": row.get("case"),
        "reference": row.get("reference"),
        "outcome": outcome.word,
        "reasons": reasons,
    }


def _tell_wrong(screen: Screen, wrong: Mapping[str, Any]) -> None:
    for reason in () if screen.as_json else wrong["reasons"]:
        place = f"{wrong['line']} ({wrong['case']})"
        screen.complain(
            f"บรรทัด {place} {reason['field']}: {reason['thai']}",
            f"line {place} {reason['field']}: {reason['english']}",
        )
