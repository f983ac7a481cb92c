"""`doctor`: is this installation sound? The database, the trail, the tables, the office itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from adapters.app import now, opened
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from adapters.database import Database
from adapters.database.health import Finding, Verdict, examine
from audit.entry import utc_text
from states.break_glass_rules import overdue
from states.process import Role
from states.thai import bangkok_day
from states.words import Bilingual
from workflow.line_report import ledger_faults
from workflow.merging import standing_conflicts
from workflow.rebuilding import compare

CLOCK_TOLERANCE: Final = timedelta(minutes=5)


def run(call: Call) -> int:
    """Exit status: 0 sound (warnings may stand), 1 if anything is at fault."""
    with opened(call.settings) as database:
        findings = (*examine(database), *_of_the_office(database))
    sound = all(finding.verdict != "fault" for finding in findings)
    call.screen.document({"sound": sound, "findings": [finding.document() for finding in findings]})
    for finding in findings:
        _tell(call.screen, finding)
    if sound:
        call.screen.say("ระบบพร้อมใช้งาน", "the installation is sound")
    else:
        call.screen.say("พบความผิดปกติ", "the installation is not sound")
    return 0 if sound else 1


_MARKS: Final[dict[Verdict, tuple[str, str]]] = {
    "ok": (" ok  ", " ok  "),
    "warning": ("  !  ไม่ใช่ว่า", "  !  not so: "),
    "fault": ("  X  ไม่ใช่ว่า", "  X  not so: "),
}


def _tell(screen: Screen, finding: Finding) -> None:
    thai, english = _MARKS[finding.verdict]
    found = finding.found
    screen.say(f"{thai}{finding.thai} ({found})", f"{english}{finding.english} ({found})")


def _of_the_office(database: Database) -> Iterator[Finding]:
    """What can be said only by whoever knows what the tables mean."""
    with database.archive() as archive:
        report = archive.verified()
        rebuilt = compare(archive)
        faults = ledger_faults(archive)
        directory = archive.directory()
        conflicts = standing_conflicts(directory, archive)
        last = max((row["at"] for row in archive.state_rows("loan_case")), default="")
    moment = now()
    yield _finding(
        "trail",
        "ok" if report.holds else "fault",
        f"{report.records:,} / {len(report.faults):,}",
        Bilingual("สายโซ่บันทึกครบถ้วน (ระเบียน / ข้อผิดปกติ)", "the trail holds (records / faults)"),
    )
    yield _finding(
        "replay",
        "ok" if rebuilt.holds else "fault",
        f"{len(rebuilt.differences):,}",
        Bilingual("ตารางสถานะตรงกับบันทึก (จุดที่ต่าง)", "the tables are as the trail says (differences)"),
    )
    yield _ledger(len(faults))
    administrators = directory.holders(Role.ADMIN, bangkok_day(moment))
    yield _finding(
        "administrator",
        "ok" if administrators else "warning",
        str(len(administrators)),
        Bilingual("มีผู้ดูแลระบบ", "somebody is administrator"),
    )
    yield from _watched(len(overdue(directory, bangkok_day(moment))), len(conflicts))
    ahead = last > utc_text(moment + CLOCK_TOLERANCE)
    yield _finding(
        "clock",
        "warning" if ahead else "ok",
        moment.isoformat(timespec="seconds"),
        Bilingual("นาฬิกาไม่ช้ากว่าบันทึกล่าสุด", "the clock is not behind the last record"),
    )
    yield _finding(
        "demonstration",
        "warning" if directory.demonstration else "ok",
        "demonstration" if directory.demonstration else "-",
        Bilingual("สำนักงานนี้ทำงานจริง ไม่ใช่สาธิต", "this office works in earnest"),
    )


def _watched(overdue_reviews: int, conflicts: int) -> Iterator[Finding]:
    yield _finding(
        "break_glass",
        "warning" if overdue_reviews else "ok",
        f"{overdue_reviews:,}",
        Bilingual(
            "สอบทานอำนาจฉุกเฉินทันกำหนด (เกินกำหนด)", "emergencies are reviewed in time (overdue)"
        ),
    )
    yield _finding(
        "persons",
        "warning" if conflicts else "ok",
        f"{conflicts:,}",
        Bilingual(
            "บุคคลที่มีหลายรหัสไม่ได้ทำหน้าที่ที่ขัดกัน (รายการที่ขัด)",
            "nobody with several codes did what one person may not do (conflicts)",
        ),
    )


def _ledger(faults: int) -> Finding:
    return _finding(
        "ledger",
        "fault" if faults else "ok",
        f"{faults:,}",
        Bilingual(
            "บัญชีวงเงินตรงกับแฟ้ม (จุดที่ต่าง)",
            "the ledger of the lines follows from the cases (differences)",
        ),
    )


def _finding(check: str, verdict: Verdict, found: str, say: Bilingual) -> Finding:
    return Finding(check, verdict, found, say.thai, say.english)
