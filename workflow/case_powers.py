"""Whose resolution a case needs at each power, under which row, and whether one body has both."""

from datetime import date
from typing import Any

from states.authority import AuthorityRow, Matter, Power
from states.case import Case
from states.copies import copied
from states.decision import edition_of
from states.directory import Directory
from states.powers import Powers
from states.rules.amendments import parameters_for
from states.rules.competence import BodyReport, bodies
from states.vocabulary import Organ
from states.words import Word


def powers_of(case: Case, directory: Directory, on: date) -> dict[str, Any]:
    """
    As a document: by power the competent organ on `on` with its row, and how the body that
    selected (or would) stands to the one that approved (or would).
    """
    authority = directory.powers.matrix.for_case(deed.person for deed in case.deeds)
    approved_by = case.facts.course.approved_by
    rows: dict[str, Any] = {}
    competent: dict[Power, Organ | None] = {}
    for power in Power:
        matter = Matter(
            power, case.facts.amount, case.facts.group_amount, edition_of(case, on).code, on
        )
        competent[power] = authority.organ_for(matter, approved_by)
        rows[power.value] = _competence(power, competent[power], authority.row_for(matter))
    values = parameters_for(case, directory.parameters, on)
    known = copied(case.facts, on=on, parameters=values)
    report = bodies(
        known,
        case.facts.application.selection.selected_by or competent[Power.SELECTION],
        approved_by or competent[Power.APPROVAL],
    )
    return {"powers": rows, "one_body": _one_body(report)}


def _competence(power: Power, organ: Organ | None, row: AuthorityRow | None) -> dict[str, Any]:
    return {
        **_worded(power),
        "organ": None if organ is None else _worded(organ),
        "row": None if row is None else row_document(row),
    }


def _one_body(report: BodyReport) -> dict[str, Any]:
    same = report.is_one
    return {
        "is_one": same,
        "policy": _worded(report.policy),
        "selects": None if report.selects is None else _worded(report.selects),
        "approves": None if report.approves is None else _worded(report.approves),
        "thai": f"องค์กรเดียวทั้งคัดเลือกและอนุมัติ — {report.basis.thai}" if same else "",
        "english": f"one body both selects and approves: {report.basis.english}" if same else "",
    }


def matrix_document(powers: Powers) -> list[dict[str, Any]]:
    """Every row of the matrix and of what is proposed for it, by power, oldest first."""
    waiting = [each.row for each in powers.proposed.values() if each.confirmed_by is None]
    order = list(Power)
    rows = sorted(
        [*((row, True) for row in powers.matrix.rows), *((row, False) for row in waiting)],
        key=lambda each: (order.index(each[0].power), each[0].since),
    )
    return [
        {**_worded(row.power), **row_document(row), "confirmed": confirmed}
        for row, confirmed in rows
    ]


def row_document(row: AuthorityRow) -> dict[str, Any]:
    """A row of the matrix; amounts are text, `record` is the one that proposed it."""
    return {
        "by": None if row.organ is None else _worded(row.organ),
        "from": row.since.isoformat(),
        "edition": None if row.edition is None else row.edition.value,
        "up_to": None if row.up_to is None else str(row.up_to),
        "group_up_to": None if row.group_up_to is None else str(row.group_up_to),
        "source": row.source,
        "confidence": row.confidence.value,
        "question": row.question,
        "record": row.n,
        "entered_by": sorted(row.hands),
    }


def _worded(word: Word) -> dict[str, str]:
    return {"code": word.value, "thai": word.thai, "english": word.english}
