"""The contact log of a case with its promises, read from the records; nothing is changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from states.baht import Baht
from states.business_days import Calendar
from states.facts import Facts, facts_from
from states.loan.account import Account
from states.loan.collection import logged, next_permitted_demand
from states.loan.demands import (
    Addressee,
    Channel,
    ContactPurpose,
    Promise,
    promises_on,
)
from states.loan.history import receipts
from states.process import Event
from states.thai import BANGKOK_TIME, bangkok_day
from states.upkeep import code_of
from states.words import Word
from workflow.accounting import history_in
from workflow.office import Archive
from workflow.paper import invalid
from workflow.replay import StoredRecord, day_of, record_fields

Fields = Mapping[str, Any]


def collection_document(archive: Archive, number: str, now: datetime) -> dict[str, Any]:
    """
    Every contact, refused ones with their clauses; from when on each person may be asked to pay;
    every promise, judged by the receipts of the ledger. Errors: InvalidInputError for no such case.
    """
    row = archive.case(number).row
    if row is None:
        raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
    today = bangkok_day(now)
    records = tuple(archive.records(number))
    facts = facts_from(row.application, row.course)
    calendar = archive.directory().calendar.as_known_on(today)
    account = history_in(archive, number, today)
    return {
        "case": number,
        "contacts": [_contact(fields) for fields in _of(records, Event.CONTACT)],
        "next_demand": list(_next_demands(facts, now, calendar)),
        "promises": list(_promises(records, account, today)),
    }


def _of(records: Iterable[StoredRecord], event: Event) -> Iterator[Fields]:
    for record in records:
        fields = record_fields(record)
        if fields.get("event") == event.value:
            yield fields


_ADDRESSEES: Final = {word.value: word for word in Addressee}
_CHANNELS: Final = {word.value: word for word in Channel}
_PURPOSES: Final = {word.value: word for word in ContactPurpose}


def _contact(fields: Fields) -> dict[str, Any]:
    paper = fields["paper"]
    return {
        "n": fields["n"],
        "on": paper["on"],
        "at": paper["at"],
        "person": code_of(_ADDRESSEES[paper["to"]], paper.get("place")),
        "channel": _worded(_CHANNELS[paper["channel"]]),
        "about": _worded(_PURPOSES[paper["about"]]),
        "reached": paper["reached"],
        "by": fields["actor"],
        "refused": fields["outcome"] == "refused",
        "clauses": [objection["clause"] for objection in fields["objections"]],
    }


def _next_demands(facts: Facts, now: datetime, calendar: Calendar) -> Iterator[dict[str, str]]:
    """Nobody is called to pay before there is a contract."""
    if facts.course.contracted_on is None:
        return
    counts = {
        Addressee.BORROWER: 1,
        Addressee.GUARANTOR: facts.course.guarantors or 0,
        Addressee.MORTGAGOR: facts.upkeep.mortgagors,
    }
    log = logged(facts.upkeep.contacts)
    for to, count in counts.items():
        for place in range(1, count + 1):
            person = code_of(to, place)
            moment = next_permitted_demand(person, now, log, calendar)
            yield {"person": person, "at": moment.astimezone(BANGKOK_TIME).isoformat()}


def _promises(
    records: Iterable[StoredRecord], account: Account, today: date
) -> Iterator[dict[str, Any]]:
    made = [
        _promise(record) for record in records if record_fields(record)["event"] == Event.PROMISE
    ]
    promises = [promise for promise in made if promise is not None]
    for promise, standing in promises_on(promises, receipts(account.ledger, today), today):
        yield {
            "made_on": promise.made_on.isoformat(),
            "pay_by": promise.pay_by.isoformat(),
            "amount": str(promise.amount),
            "standing": _worded(standing),
        }


def _promise(record: StoredRecord) -> Promise | None:
    """The promise that a record holds; None if it was refused."""
    fields = record_fields(record)
    if fields["outcome"] == "refused":
        return None
    paper = fields["paper"]
    return Promise(
        made_on=day_of(record),
        pay_by=date.fromisoformat(paper["pay_by"]),
        amount=Baht.written(paper["amount"]),
    )


def _worded(word: Word) -> dict[str, str]:
    return {"code": word.value, "thai": word.thai, "english": word.english}
