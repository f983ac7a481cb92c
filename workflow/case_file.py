"""
The file of a case on one sheet: where it stands, what is known, what was done, what may follow.

A past day is answered from the records alone: the state tables know only today.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import takewhile
from typing import Any, Final

from states.case import Case, participants
from states.decision import edition_of
from states.directory import Directory
from states.dossier import digest_of
from states.duties_table import DutiesTable
from states.lifecycle import LOAN
from states.loan.obligation import Standing
from states.lookahead import LookAhead
from states.move import Table
from states.polls import waiting_for
from states.rules.edition import Objection
from states.thai import thai_day
from states.words import Word
from workflow.case_powers import powers_of
from workflow.filing import case_of, half_document
from workflow.inbox import NextMove, Place, next_moves
from workflow.interests import interests_of, with_conflicts
from workflow.minutes import meetings_of
from workflow.obligations import Stands, obligation_document, standing_in
from workflow.office import Archive, CaseRow, Document
from workflow.outlook import leaves_nobody, look_ahead, outlook_document
from workflow.paper import invalid
from workflow.record import told
from workflow.replay import StoredRecord, day_of, record_fields, replayed

_OF_A_RECORD: Final = (
    "n", "at", "event", "outcome", "from", "to", "actor", "on_behalf_of", "clock", "objections",
)  # fmt: skip


def case_file(
    archive: Archive, number: str, today: date, as_of: date | None = None, table: Table = LOAN
) -> Document:
    """
    The file as a document. With `as_of` it is the file at the end of that day in Thailand, and
    what might have followed on that day.

    Errors: InvalidInputError when there is no such case, or was none by then.
    """
    records = tuple(archive.records(number))
    directory = archive.directory()
    row, case = _as_it_stands(archive, number, table, directory)
    if as_of is not None:
        records = tuple(takewhile(lambda record: day_of(record) <= as_of, records))
        row, case = _as_it_stood(records, number, as_of, directory)
    on = as_of or today
    case = with_conflicts(case, archive, directory, on)
    look = look_ahead(table, case, directory, on)
    return {
        "case": number,
        "machine": row.table,
        "as_of": None if as_of is None else as_of.isoformat(),
        "state": {**_worded(case.state), "ends": case.state.ends},
        "step": _worded(case.state.step),
        "version": case.version,
        "edition": edition_of(case, on).code,
        "came_from": None if case.back is None else _worded(case.back),
        "prepared": half_document(case.half),
        "dossier": digest_of(case.facts),
        "poll": _poll(case, table, directory.duties.on(on)),
        "meetings": meetings_of(records),
        "facts": {"application": row.application, "course": row.course},
        "participants": _participants(case),
        "authority": powers_of(case, directory, on),
        "interests": interests_of(case, archive, directory.interests, on),
        "obligations": [
            obligation_document(Stands(number, each))
            for each in standing_in(archive, number, today, as_of)
            if each.standing is not Standing.DONE
        ],
        "finishable": outlook_document(look.now()),
        "next": [_move(move, look) for move in next_moves(table, case, directory, on)],
        "records": [_record(stored) for stored in records],
    }


def _as_it_stands(
    archive: Archive, number: str, table: Table, directory: Directory
) -> tuple[CaseRow, Case]:
    found = archive.case(number)
    if found.row is None:
        raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
    return found.row, case_of(found.row, found.deeds, table, directory)


def _as_it_stood(
    records: Iterable[StoredRecord], number: str, as_of: date, directory: Directory
) -> tuple[CaseRow, Case]:
    past = replayed(records)
    if past is None:
        raise invalid(
            "as_of",
            f"แฟ้ม {number} ยังไม่เปิดเมื่อสิ้นวันที่ {thai_day(as_of)}",
            f"case {number} was not open by the end of {as_of}",
        )
    return past.row, case_of(past.row, tuple(past.deeds), past.table, directory)


def _worded(word: Word) -> dict[str, Any]:
    return {"code": word.value, "thai": word.thai, "english": word.english}


def _poll(case: Case, table: Table, apart: DutiesTable) -> dict[str, Any] | None:
    """The open poll: who has voted, stands aside, is waited for. How anybody voted is not told."""
    poll = case.poll
    if poll is None:
        return None
    meeting, row = poll.meeting, table.rows(poll.event, case.state)[0]
    return {
        "motion": meeting.n,
        "event": _worded(poll.event),
        "committee": meeting.committee,
        "dossier": meeting.dossier,
        "present": list(poll.resolution.present),
        "voted": list(meeting.ballots),
        "recused": sorted(meeting.recused),
        "waiting_for": list(waiting_for(row, case, poll, apart)),
    }


def _participants(case: Case) -> list[dict[str, Any]]:
    """Who took part in what: what clause 1.2.2 counts."""
    return [
        {
            "person": person,
            "parts": [
                {
                    "n": deed.n,
                    "step": deed.step.value,
                    "duty": deed.duty.value,
                    "capacity": deed.capacity.value,
                }
                for deed in deeds
            ],
        }
        for person, deeds in participants(case.deeds).items()
    ]


def _record(stored: StoredRecord) -> dict[str, Any]:
    fields = record_fields(stored)
    return {name: fields.get(name) for name in _OF_A_RECORD} | {"hash": stored.hash.hex()}


# ------------------------------------------------------------------------------- what next


def _move(move: NextMove, look: LookAhead) -> dict[str, Any]:
    return {
        **_worded(move.event),
        "to": [target.value for target in move.targets],
        "step": move.step.value,
        "mode": move.mode.value,
        "paper": move.brings.__name__,
        "clauses": list(move.obeys),
        "why_not": told(move.hindrances),
        "places": [
            {
                **_place(place),
                "may_but_leaves_nobody": list(leaves_nobody(look, move.event, place)),
            }
            for place in move.places
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "take": place.take.value,
        "duty": place.duty.value,
        "roles": [role.value for role in place.roles],
        "open": place.is_open,
        "may": list(place.may),
        "may_for": [
            {"person": person, "on_behalf_of": principal} for person, principal in place.may_for
        ],
        "may_not": [_refusal(each.person, each.objections) for each in place.may_not],
    }


def _refusal(person: str, objections: tuple[Objection, ...]) -> Mapping[str, Any]:
    return {"person": person, "objections": told(objections)}
