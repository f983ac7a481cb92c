"""`receive --file`: each row an act of its own, many rows in one transaction."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple

from adapters.cli.documents import whole_text
from adapters.cli.running import LONGEST_ARGUMENT, Call, confessed
from adapters.cli.screen import Screen
from states.baht import ZERO, Baht
from states.invalid import Invalid, InvalidInputError
from states.process import Event
from workflow.batches import Answer, advance_each
from workflow.office import Office
from workflow.paper import Act

COLUMNS: Final = ("case", "amount", "value_date", "reference")
ROWS_AT_A_TIME: Final = 50
"""In one transaction. Others who write to the office wait no longer than these take."""


class Row(NamedTuple):
    """One row with the number of its line, and what is wrong with it before anybody is asked."""

    line: int
    told: Mapping[str, Any]
    faults: tuple[Invalid, ...] = ()


class Outcome(NamedTuple):
    """What became of one row: received, refused by the law, invalid, or failed."""

    word: str
    reasons: tuple[Mapping[str, str], ...] = ()


def receive_file(call: Call, office: Office) -> int:
    """
    Exit status: 0 all rows are entered, 1 the law refuses some, 2 some cannot be read, 3 some
    failed; the highest of them.
    """
    counts = {"received": 0, "refused": 0, "invalid": 0, "failed": 0}
    total = ZERO
    wrong: list[dict[str, Any]] = []
    rows = _rows(whole_text(call.options.file, "--file"))
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        for row, outcome in zip(batch, _received(call, office, batch), strict=True):
            counts[outcome.word] += 1
            if outcome.word == "received":
                total += Baht.parse(row.told["amount"])
            else:
                wrong.append(_wrong(row, outcome))
                _tell_wrong(call.screen, wrong[-1])
    call.screen.document({**counts, "amount": str(total), "wrong": wrong})
    _tell(call.screen, counts, total)
    return max(status for status, word in enumerate(counts) if counts[word] or not status)


def _tell(screen: Screen, counts: Mapping[str, int], total: Baht) -> None:
    received, refused, invalid, failed = counts.values()
    screen.say(
        f"รับชำระ {received:,} รายการ รวม {total.grouped()} บาท"
        f" ไม่รับ {refused:,} อ่านไม่ได้ {invalid:,} ผิดพลาด {failed:,}",
        f"{received:,} received, {total.grouped()} baht;"
        f" {refused:,} refused, {invalid:,} not readable, {failed:,} failed",
    )


# ------------------------------------------------------------------------------- reading


def _rows(text: str) -> Iterator[Row]:
    """Each row as it can be read. Errors: InvalidInputError for another heading."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="+")
    named = tuple(reader.fieldnames or ())
    if sorted(named) != sorted(COLUMNS):
        listed = ", ".join(COLUMNS)
        raise InvalidInputError(
            [Invalid("--file", f"หัวตารางต้องเป็น {listed}", f"its heading must be {listed}")]
        )
    lines: dict[bytes, int] = {}
    for told in reader:
        faults = tuple(_faults(told))
        if not faults:
            before = lines.setdefault(_digest(told), reader.line_num)
            if before != reader.line_num:
                faults = (_repeated(before),)
        yield Row(reader.line_num, told, faults)


def _faults(told: Mapping[str, Any]) -> Iterator[Invalid]:
    if "+" in told or None in told.values():
        yield Invalid("-", "จำนวนช่องไม่ตรงกับหัวตาราง", "has not the fields of the heading")
        return
    for name in ("case", "reference"):
        if not told[name].strip():
            yield Invalid(name, "ว่างเปล่า", "is empty")
        elif not told[name].isprintable() or len(told[name]) > LONGEST_ARGUMENT:
            yield Invalid(name, "ยาวเกินไปหรือมีอักขระที่พิมพ์ไม่ได้", "is too long or cannot be printed")


def _repeated(line: int) -> Invalid:
    return Invalid(
        "reference",
        f"แฟ้มและเลขอ้างอิงซ้ำกับบรรทัด {line}",
        f"case and reference stand on line {line} already",
    )


def _digest(told: Mapping[str, Any]) -> bytes:
    return hashlib.sha256("\n".join((told["case"], told["reference"])).encode()).digest()


# ------------------------------------------------------------------------------ entering


def _received(call: Call, office: Office, batch: Iterable[Row]) -> Iterator[Outcome]:
    """
    What became of each row. A row that is entered is entered once: sent again, it comes to the
    answer it had. One that was refused entered no money, and is judged anew.
    """
    answers = iter(advance_each(office, [_act(call, row.told) for row in batch if not row.faults]))
    for row in batch:
        yield _invalid(row.faults) if row.faults else _outcome(next(answers), call.sender.request)


def _act(call: Call, told: Mapping[str, Any]) -> Act:
    return Act(
        case=told["case"],
        event=Event.PAY.value,
        person=call.options.person,
        paper={name: told[name] for name in COLUMNS[1:]},
        key=f"receipt-{_digest(told).hex()[:40]}",
        keeps_refusal=False,
        sender=call.sender,
    )


def _outcome(answer: Answer, request: str) -> Outcome:
    if isinstance(answer, InvalidInputError):
        return _invalid(answer.faults)
    if isinstance(answer, Exception):
        return Outcome("failed", (confessed(answer, request)._asdict(),))
    if answer["outcome"] != "refused":
        return Outcome("received")
    return Outcome(
        "refused",
        tuple(
            {"field": each["clause"], "thai": each["thai"], "english": each["english"]}
            for each in answer["objections"]
        ),
    )


def _invalid(faults: Iterable[Invalid]) -> Outcome:
    return Outcome("invalid", tuple(fault._asdict() for fault in faults))


def _wrong(row: Row, outcome: Outcome) -> dict[str, Any]:
    return {
        "line": row.line,
        "case": row.told.get("case"),
        "reference": row.told.get("reference"),
        "outcome": outcome.word,
        "reasons": list(outcome.reasons),
    }


def _tell_wrong(screen: Screen, wrong: Mapping[str, Any]) -> None:
    for reason in () if screen.as_json else wrong["reasons"]:
        place = f"{wrong['line']} ({wrong['case']})"
        screen.complain(
            f"บรรทัด {place} {reason['field']}: {reason['thai']}",
            f"line {place} {reason['field']}: {reason['english']}",
        )
