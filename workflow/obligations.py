"""
The obligations of a case and of the whole book as of a day, for whoever has to do them; the alarms
of the day, told to the world once.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Any, Final, NamedTuple

from states import document
from states.business_days import Calendar
from states.copies import copied
from states.facts import Course, Facts, facts_from
from states.lifecycle import LOAN
from states.loan import accounts
from states.loan.account import Account, refolded
from states.loan.obligation import Obligation, Standing
from states.loan.stored import fact_from
from states.obligations import (
    ANSWERED_BY,
    BEFORE_THE_MONEY,
    WATCHED,
    ground_of,
    obligations_of,
)
from states.process import Role, StateWord
from states.thai import bangkok_day, thai_day
from states.words import Word
from workflow.accounting import account_in, history_in
from workflow.office import Alarm, Archive, Document, Office
from workflow.paper import invalid
from workflow.replay import day_of, replayed

_OPEN: Final = frozenset(each for each in Standing if each is not Standing.DONE)


class Stands(NamedTuple):
    """One obligation of one case."""

    case: str
    obligation: Obligation


def roles_for(obligation: Obligation) -> tuple[Role, ...]:
    """Who is reminded of it: those who may do what it asks for."""
    event = ANSWERED_BY[obligation.clock]
    row = next(row for row in LOAN.moves if row.event is event)
    return tuple(role for role in row.by if role is not Role.CLOCK)


def standing_in(
    archive: Archive, number: str, today: date, as_of: date | None = None
) -> tuple[Obligation, ...]:
    """
    All obligations of a case as they stood at the end of `as_of` (a day to come: as they would
    stand), done ones among them. Errors: InvalidInputError when there is no such case by then.
    """
    on = as_of or today
    state, facts = _as_known(archive, number, today, on)
    return obligations_of(state, facts, on)


def standing_in_the_book(
    archive: Archive, today: date, as_of: date | None = None
) -> Iterator[Stands]:
    """What asks for something in any case at the end of `as_of`, case by case."""
    on = as_of or today
    calendar = archive.directory().calendar.as_known_on(on)
    for row in archive.state_rows("loan_case"):
        number, state = str(row["number"]), LOAN.states.get(row["state"])
        if on < today:
            if not _was_open(archive, number, on):
                continue
            state, facts = _as_known(archive, number, today, on)
        elif state in WATCHED and state is not None:
            facts = _at_hand(archive, number, state, row["course"], on)
            facts = copied(facts, calendar=calendar)
        else:
            continue
        for each in obligations_of(state, facts, on):
            if each.standing is not Standing.DONE:
                yield Stands(number, each)


def due_within(days: int, on: date) -> Callable[[Obligation], bool]:
    """Whether it is overdue, or has to be done within so many days."""
    last = on + timedelta(days=days)
    return lambda obligation: obligation.standing in _OPEN and obligation.due_on <= last


def reminders_of(
    archive: Archive, person: str, today: date, as_of: date | None = None
) -> Iterator[Stands]:
    """
    What is due soon or overdue and waits for a role of this person, in his provinces. Errors:
    InvalidInputError for somebody whom the office does not know.
    """
    directory, on = archive.directory(), as_of or today
    if directory.people.one(person) not in directory.persons:
        raise invalid("--for", f"ไม่มีบุคคลรหัส {person}", f"nobody is registered as {person}")
    for stands in standing_in_the_book(archive, today, as_of):
        if stands.obligation.standing is Standing.OPEN:
            continue
        row = archive.case(stands.case).row
        actor = directory.actor(person, on, None if row is None else row.province)
        if actor is not None and actor.roles.intersection(roles_for(stands.obligation)):
            yield stands


# --------------------------------------------------------------------------- what is known


def _at_hand(
    archive: Archive, number: str, state: StateWord, course: Document, today: date
) -> Facts:
    """The case as it stands; the whole ledger only of a loan of which something is past due."""
    facts = Facts(course=document.restore(Course, course))
    if state in BEFORE_THE_MONEY:
        row = archive.case(number).row
        facts = facts if row is None else facts_from(row.application, row.course)
    account = account_in(archive, number, today)
    if account is not None and _looks_back(account, today):
        account = history_in(archive, number, today)
    return copied(facts, account=account)


def _looks_back(account: Account, today: date) -> bool:
    """Whether something is past due, or was given up and is still pursued."""
    pursued = account.position.balances[accounts.MEMO_WRITTEN_OFF]
    return bool(account.days_past_due(today) or pursued)


def _was_open(archive: Archive, number: str, on: date) -> bool:
    first = next(iter(archive.records(number)), None)
    return first is not None and day_of(first) <= on


def _as_known(archive: Archive, number: str, today: date, on: date) -> tuple[StateWord, Facts]:
    """A case with its whole ledger, from the rows of today or the records up to an earlier day."""
    calendar: Calendar = archive.directory().calendar.as_known_on(on)
    if on >= today:
        row = archive.case(number).row
        if row is None:
            raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
        facts = facts_from(row.application, row.course)
        account = history_in(archive, number, on)
    else:
        past = replayed(takewhile(lambda record: day_of(record) <= on, archive.records(number)))
        if past is None:
            raise invalid(
                "as_of",
                f"แฟ้ม {number} ยังไม่เปิดเมื่อสิ้นวันที่ {thai_day(on)}",
                f"case {number} was not open by the end of {on}",
            )
        row = past.row
        facts = facts_from(row.application, row.course)
        account = refolded([fact_from(told) for _, told in past.postings], on)
    return LOAN.states[row.state], copied(facts, account=account, calendar=calendar)


# ------------------------------------------------------------------------------ told, alarms


def obligation_document(stands: Stands) -> dict[str, Any]:
    """One obligation as JSON."""
    case, each = stands
    ground = ground_of(each)
    return {
        "case": case,
        "clock": _worded(each.clock),
        "subject": each.subject,
        "opened_on": each.opened_on.isoformat(),
        "due_on": each.due_on.isoformat(),
        "alarms": [day.isoformat() for day in each.alarms],
        "standing": _worded(each.standing),
        "done_on": None if each.done_on is None else each.done_on.isoformat(),
        "late": each.late,
        "clause": each.clause,
        "basis": each.basis,
        "thai": each.words.thai,
        "english": each.words.english,
        "act": ANSWERED_BY[each.clock].value,
        "roles": [role.value for role in roles_for(each)],
        "ground_to_call": None if ground is None else _worded(ground),
    }


def _worded(word: Word) -> dict[str, str]:
    return {"code": word.value, "thai": word.thai, "english": word.english}


def alarms_on(archive: Archive, today: date, as_of: date | None = None) -> tuple[Alarm, ...]:
    """Every alarm that has come due on what still asks for something, by case and day."""
    on = as_of or today
    return tuple(
        Alarm(
            stands.case,
            stands.obligation.clock.value,
            stands.obligation.subject,
            day,
            obligation_document(stands),
        )
        for stands in standing_in_the_book(archive, today, as_of)
        for day in stands.obligation.alarms
        if day <= on
    )


def tell_alarms(office: Office, as_of: date | None = None) -> int:
    """
    Write the alarms that have come due by `as_of` to the outbox, each once however often this is
    done and by however many; answers how many were new. All are written or none.
    """
    now = office.clock()
    with office.archive() as archive:
        alarms = alarms_on(archive, bangkok_day(now), as_of)
    with office.books() as books:
        return sum(books.tell(alarm, now) for alarm in alarms)
