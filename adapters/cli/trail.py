"""`audit verify`, `audit replay`, `audit export`: the trail checked, rebuilt, taken away."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from adapters.app import now, opened
from adapters.cli.running import Call
from audit import bundle
from audit.bundle import Manifest
from audit.fault import Kind, Report
from states.invalid import Invalid, InvalidInputError
from workflow.rebuilding import Rebuilt, compare


def run(call: Call) -> int:
    """Exit status: 0 the trail holds, 1 it is broken or a table differs from it."""
    actions: dict[str, Callable[[Call], int]] = {
        "verify": _verify,
        "replay": _replay,
        "export": _export,
    }
    return actions[call.options.action](call)


# ----------------------------------------------------------------------------------- verify


def _verify(call: Call) -> int:
    report, manifest = _of_database(call) if call.options.bundle is None else _of_bundle(call)
    call.screen.document({**report.document(), "manifest": _manifest_document(manifest)})
    _tell_report(call, report, manifest)
    return 0 if report.holds else 1


def _of_database(call: Call) -> tuple[Report, Manifest | None]:
    with opened(call.settings) as database, database.archive() as archive:
        return archive.verified(), None


def _of_bundle(call: Call) -> tuple[Report, Manifest | None]:
    path = call.options.bundle
    try:
        with Path(path).open("rb") as source:
            report, manifest = bundle.check(source)
    except (OSError, ValueError) as error:
        raise _unreadable("BUNDLE", error) from error
    if any(fault.kind is Kind.NOT_A_BUNDLE for fault in report.faults):
        raise InvalidInputError(
            [Invalid("BUNDLE", Kind.NOT_A_BUNDLE.thai, Kind.NOT_A_BUNDLE.english)]
        )
    return report, manifest


def _unreadable(field: str, error: Exception) -> InvalidInputError:
    reason = error.strerror if isinstance(error, OSError) else "not a name of a file"
    return InvalidInputError(
        [Invalid(field, f"ใช้ไฟล์ไม่ได้ ({reason})", f"the file cannot be used ({reason})")]
    )


def _manifest_document(manifest: Manifest | None) -> dict[str, object] | None:
    if manifest is None:
        return None
    fields = manifest._asdict()
    del fields["heads"]  # as long as the book has cases; the digest stands for them
    return fields


def _tell_report(call: Call, report: Report, manifest: Manifest | None) -> None:
    screen = call.screen
    if manifest is not None:
        made, digest = screen.moment(manifest.made_at), manifest.heads_sha256
        screen.say(f"จัดทำเมื่อ {made}", f"made at {made}")
        screen.say(f"ลายนิ้วมือของรายการแฟ้ม {digest}", f"digest of the heads {digest}")
    screen.say(
        f"ตรวจ {report.cases:,} แฟ้ม {report.records:,} ระเบียน ข้อมูลส่วนบุคคล {report.openings:,} ค่า",
        f"checked: {report.cases:,} cases, {report.records:,} records, "
        f"{report.openings:,} personal values",
    )
    for fault in report.faults:
        screen.say(
            f"- [{fault.kind.value}] {fault.thai}", f"- [{fault.kind.value}] {fault.english}"
        )
    if report.holds:
        screen.say("สายโซ่บันทึกครบถ้วน ไม่ถูกแก้ไข", "the trail holds")
    else:
        count = len(report.faults)
        screen.say(f"พบความผิดปกติ {count:,} ข้อ", f"broken: {count:,} faults")


# ----------------------------------------------------------------------------------- replay


def _replay(call: Call) -> int:
    with opened(call.settings) as database, database.archive() as archive:
        rebuilt = compare(archive)
    call.screen.document(rebuilt.document())
    _tell_rebuilt(call, rebuilt)
    return 0 if rebuilt.holds else 1


def _tell_rebuilt(call: Call, rebuilt: Rebuilt) -> None:
    screen = call.screen
    screen.say(
        f"เล่นซ้ำ {rebuilt.cases:,} แฟ้ม {rebuilt.records:,} ระเบียน",
        f"replayed: {rebuilt.cases:,} cases, {rebuilt.records:,} records",
    )
    for difference in rebuilt.differences:
        screen.say(f"- {difference.thai}", f"- {difference.english}")
    if rebuilt.holds:
        screen.say("ตารางสถานะตรงกับบันทึกทุกแถว", "every row of the state tables is as the trail says")
    else:
        count = len(rebuilt.differences)
        screen.say(f"ไม่ตรง {count:,} แห่ง", f"differs in {count:,} places")


# ----------------------------------------------------------------------------------- export

_FOR_THE_OWNER: Final = 0o600


def _export(call: Call) -> int:
    """A new file, readable by its owner alone; one that breaks off midway says so to its reader."""
    path = call.options.out
    with opened(call.settings) as database, database.archive() as archive:
        heads = archive.heads()
        try:
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FOR_THE_OWNER)
            with os.fdopen(number, "wb") as file:
                totals = bundle.write(file.write, archive.records(), heads=heads, made_at=now())
        except (OSError, ValueError) as error:
            raise _unreadable("--out", error) from error
    call.screen.document({"out": path, "cases": len(heads), **totals._asdict()})
    call.screen.say(
        f"เขียน {totals.records:,} ระเบียนลงใน {path}", f"wrote {totals.records:,} records to {path}"
    )
    return 0
