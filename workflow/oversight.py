"""What whoever watches over the office has to look at: emergencies, persons of several codes."""

from datetime import date
from typing import Any

from states.break_glass import Emergency
from states.break_glass_rules import overdue, review_due
from states.directory import Directory
from workflow.merging import Trail, standing_conflicts
from workflow.office import Document


def oversight(directory: Directory, trail: Trail, on: date) -> Document:
    """
    Every emergency with the day by which it is to be reviewed, whose review is overdue on `on`,
    every person with several codes, and every act which that person may not have done.
    """
    late = {each.n for each in overdue(directory, on)}
    return {
        "on": on.isoformat(),
        "emergencies": [
            _emergency(directory, each, is_late=each.n in late)
            for each in directory.emergencies.all()
        ],
        "overdue": len(late),
        "persons": [
            {"person": codes[0], "codes": list(codes)} for codes in directory.people.united()
        ],
        "conflicts": [each.document() for each in standing_conflicts(directory, trail)],
    }


def _emergency(directory: Directory, emergency: Emergency, *, is_late: bool) -> dict[str, Any]:
    opening, due = emergency.opening, review_due(directory, emergency)
    return {
        "record": emergency.n,
        "holder": emergency.holder,
        "case": opening.case,
        "duty": opening.duty.value,
        "thai": opening.duty.thai,
        "english": opening.duty.english,
        "reason": opening.reason,
        "ticket": opening.ticket,
        "opened_by": emergency.opened_by,
        "opened_at": emergency.opened_at.isoformat(),
        "confirmed_by": emergency.confirmed_by,
        "confirmed_at": emergency.confirmed_at and emergency.confirmed_at.isoformat(),
        "reviewed_by": emergency.reviewed_by,
        "finding": emergency.finding and emergency.finding.value,
        "review_due": None if due is None else due.isoformat(),
        "overdue": is_late,
    }
