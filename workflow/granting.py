"""What a grant of a role would do, said beforehand: whom it excludes, which cases it bars."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from states import document
from states.case import Capacity, Deed
from states.duties import Part, objections
from states.exclusions import exclusion_objections
from states.move import Move, Table
from states.office_acts import Appointment
from states.process import Duty, Role, Step
from states.thai import bangkok_day
from workflow.filing import case_of
from workflow.office import Archive, Document, Office
from workflow.record import told


def preview_of_grant(office: Office, table: Table, paper: object) -> Document:
    """
    What appointing would meet today: `objections`, for which it would be refused, and `cases`: the
    open ones in which the person has a part that bars from the work of the role. Stores nothing.
    Errors: InvalidInputError for a paper that is no appointment.
    """
    asked: Appointment = document.read(Appointment, paper)
    with office.archive() as archive:
        directory = archive.directory()
        held = directory.appointments(asked.person)
        return {
            "person": asked.person,
            "role": asked.role.value,
            "objections": told(tuple(exclusion_objections(held, asked))),
            "cases": list(_barred(archive, table, asked, bangkok_day(office.clock()))),
        }


def _barred(
    archive: Archive, table: Table, asked: Appointment, on: date
) -> Iterator[dict[str, Any]]:
    work = dict.fromkeys(_work_of(table, asked.role))
    directory = archive.directory()
    duties, person = directory.duties.on(on), directory.people.one(asked.person)
    for number, deeds in _cases_of(archive, directory.people.codes_of(person)).items():
        row = archive.case(number).row
        if row is None or row.table != table.name or asked.province not in {None, row.province}:
            continue
        case = case_of(row, tuple(deeds), table, directory)
        parts = [Part(person, step, duty, Capacity.ACTOR) for step, duty in work]
        against = tuple(objections(case, parts, duties, decides=False))
        if against and not table.states[row.state].ends:
            yield {"case": number, "state": row.state, "objections": told(against)}


def _work_of(table: Table, role: Role) -> Iterator[tuple[Step, Duty]]:
    """In which step the role performs which duty, by the table."""
    for row in table.moves:
        if role in (*row.by, *row.voters):
            yield row.step, row.duty
        if role in row.checkers:
            yield row.step, _checking(row)


def _checking(row: Move) -> Duty:
    return row.checker_duty or row.duty


def _cases_of(archive: Archive, codes: tuple[str, ...]) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for number, deed in archive.deeds():
        if deed.person in codes:
            found.setdefault(number, []).append(deed)
    return found
