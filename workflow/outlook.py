"""What is told of the staff of a case: can they finish it, and after whose act no more?"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from states.case import Case
from states.decision import Moved, Outcome
from states.directory import Directory
from states.lookahead import Answer, LookAhead, Outlook
from states.move import Table
from states.parameters import Parameter
from states.process import Event, Mode
from states.words import Word
from workflow.inbox import Place

AT_INTAKE: Final = (Event.OPEN_FILE, Event.RECEIVE)
"""The acts at which a province that has not enough people is told so."""


def look_ahead(table: Table, case: Case, directory: Directory, on: date) -> LookAhead:
    """
    The case among those who hold roles in its province on `on`; a resolution takes as many as the
    floor of those who may vote.
    """
    staff = directory.staff(on, case.facts.application.borrower.province)
    floor = directory.parameters.on(Parameter.FEWEST_WHO_MAY_VOTE, on)
    voters = {row.duty: floor for row in table.moves if row.mode is Mode.BALLOT}
    return LookAhead(table, case, staff, voters, apart=directory.duties.on(on))


def outlook_document(outlook: Outlook | None) -> dict[str, Any] | None:
    """The answer as a document; None for a case that has ended."""
    if outlook is None:
        return None
    return {
        "answer": outlook.answer.value,
        "thai": outlook.reason.thai,
        "english": outlook.reason.english,
        "with": [
            {"duty": need.seat.duty.value, "take": need.seat.take.value, "persons": list(persons)}
            for need, persons in outlook.witness
        ],
        "lacking": [
            {
                "duty": need.seat.duty.value,
                "take": need.seat.take.value,
                "roles": [role.value for role in need.seat.roles],
                "persons": need.persons,
            }
            for need in outlook.lacking
        ],
    }


def leaves_nobody(look: LookAhead, event: Word, place: Place) -> Iterator[dict[str, Any]]:
    """
    Those who may take the place and after whom the case can no longer be finished, with what is
    lacking then. Nobody is named while it cannot be finished anyway.
    """
    now = look.now()
    if now is not None and now.answer is not Answer.YES:
        return
    for person, principal in (*((each, None) for each in place.may), *place.may_for):
        takers = (person,) if principal is None else (person, principal)
        for target, after in look.after(event, place.take, takers):
            if after.answer is Answer.NO:
                yield {
                    "person": person,
                    "on_behalf_of": principal,
                    "to": target.value,
                    "thai": after.reason.thai,
                    "english": after.reason.english,
                }


def warnings_of(
    table: Table, outcome: Outcome, directory: Directory, on: date
) -> list[dict[str, str]]:
    """What whoever takes a request in is told of the staff of its province; mostly nothing."""
    if not isinstance(outcome, Moved) or outcome.row.event not in AT_INTAKE:
        return []
    outlook = look_ahead(table, outcome.case, directory, on).now()
    if outlook is None or outlook.answer is Answer.YES:
        return []
    return [
        {
            "code": "staff",
            "answer": outlook.answer.value,
            "thai": f"เจ้าหน้าที่ที่มีอยู่ทำคำขอนี้ต่อจนจบ{outlook.answer.thai}: {outlook.reason.thai}",
            "english": f"whether the present staff can finish this case: {outlook.answer.english}; "
            f"{outlook.reason.english}",
        }
    ]
