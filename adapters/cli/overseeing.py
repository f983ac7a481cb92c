"""`oversight`: emergencies and their reviews, persons with several codes and what they did."""

from datetime import date
from typing import Any

from adapters.app import now, opened
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.thai import bangkok_day
from workflow.oversight import oversight


def run(call: Call) -> int:
    """Exit status: 0; 1 while a review is overdue."""
    with opened(call.settings) as database, database.archive() as archive:
        found = oversight(archive.directory(), archive, bangkok_day(now()))
    call.screen.document(found)
    for emergency in found["emergencies"]:
        _tell_emergency(emergency, call.screen)
    for person in found["persons"]:
        codes = ", ".join(person["codes"])
        call.screen.say(f"บุคคล {person['person']}: {codes}", f"person {person['person']}: {codes}")
    for conflict in found["conflicts"]:
        place = f"{conflict['case']} ({conflict['record']}) [{conflict['clause']}]"
        call.screen.say(f"- {place} {conflict['thai']}", f"- {place} {conflict['english']}")
    counts = len(found["emergencies"]), found["overdue"], len(found["conflicts"])
    call.screen.say(
        "อำนาจฉุกเฉิน {} รายการ เกินกำหนดสอบทาน {} รายการ ความขัดกันของหน้าที่ {} รายการ".format(*counts),
        "{} emergencies, {} reviews overdue, {} conflicts of duties".format(*counts),
    )
    return 1 if found["overdue"] else 0


def _tell_emergency(emergency: dict[str, Any], screen: Screen) -> None:
    where = f"{emergency['record']}: {emergency['holder']} {emergency['duty']} {emergency['case']}"
    if emergency["reviewed_by"] is not None:
        thai, english = "สอบทานแล้ว", f"reviewed, {emergency['finding']}"
    elif emergency["confirmed_by"] is None:
        thai, english = "ยังไม่ยืนยัน", "not confirmed"
    else:
        due = screen.day(date.fromisoformat(emergency["review_due"]))
        thai, english = f"ต้องสอบทานภายใน {due}", f"to be reviewed by {due}"
        if emergency["overdue"]:
            thai, english = f"{thai} เกินกำหนด", f"{english}: overdue"
    screen.say(f"{where} {thai}", f"{where} {english}")
