"""When an account can be entered, and who may say that two codes are one person."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from states.entering import Entering, barred, unknown
from states.invalid import Invalid
from states.person_acts import Account, AccountEnd, MergeConfirmation, MergeProposal
from states.process import Duty
from states.rules.edition import Objection
from states.thai import thai_day

_ONE_DAY: Final = timedelta(days=1)


def account_faults(paper: Account, entering: Entering) -> Iterator[Invalid]:
    """One account belongs to one person at a time, from the day of the entry at the earliest."""
    yield from unknown(entering, person=paper.person)
    if paper.since < entering.on:
        yield Invalid("since", "ก่อนวันที่บันทึก", "lies before the day on which it is entered")
    held = entering.directory.people.held(paper.account)
    if held is None:
        return
    if held.until is None:
        whose = held.paper.person
        yield Invalid("account", f"เป็นบัญชีของ {whose} อยู่", f"is an account of {whose}")
    elif paper.since <= held.until:
        yield Invalid(
            "since", f"ยังเป็นของผู้อื่นถึง {thai_day(held.until)}", f"is held until {held.until}"
        )


def account_end_faults(paper: AccountEnd, entering: Entering) -> Iterator[Invalid]:
    """Only an account in use can be ended; what it did before is not undone."""
    held = entering.directory.people.held(paper.account)
    if held is None or held.until is not None:
        yield Invalid("account", "ไม่มีบัญชีนี้ที่ใช้อยู่", "is no account in use")
    if paper.last_day < entering.on - _ONE_DAY:
        yield Invalid("last_day", "ผ่านไปแล้วเกินหนึ่งวัน", "lies before yesterday")


def merge_faults(paper: MergeProposal, entering: Entering) -> Iterator[Invalid]:
    """Two codes of persons who are not known to be one yet."""
    directory = entering.directory
    named = {"duplicate": paper.duplicate, "into": paper.into}
    yield from unknown(entering, **named)
    for field, code in named.items():
        known = directory.persons.get(code)
        if known is not None and known.service:
            yield Invalid(field, "เป็นระบบ ไม่ใช่บุคคล", "is a service, not a person")
    if directory.people.one(paper.duplicate) == directory.people.one(paper.into):
        yield Invalid("duplicate", "เป็นบุคคลเดียวกันอยู่แล้ว", "is the same person already")


def merge_objections(paper: MergeProposal, entering: Entering) -> Iterator[Objection]:
    """Nobody unites himself with another code."""
    yield from _about_himself(paper, entering, Duty.ADMINISTER)


def confirmation_faults(paper: MergeConfirmation, entering: Entering) -> Iterator[Invalid]:
    """There is a proposal, and it is still to be confirmed."""
    people = entering.directory.people
    merge = people.merge(paper.entry)
    if merge is None:
        yield Invalid("entry", "ไม่มีข้อเสนอรวมบุคคลเลขที่นี้", "is no proposal to merge persons")
    elif people.one(merge.paper.duplicate) == people.one(merge.paper.into):
        yield Invalid("entry", "เป็นบุคคลเดียวกันอยู่แล้ว", "is about one person already")


def confirmation_objections(paper: MergeConfirmation, entering: Entering) -> Iterator[Objection]:
    """A second person confirms, neither the one who proposed nor the one it is about."""
    people = entering.directory.people
    merge = people.merge(paper.entry)
    if merge is None:
        return
    if entering.person == people.one(merge.proposed_by):
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} เป็นผู้เสนอเอง จึงยืนยันเองไม่ได้",
            f"{entering.person} proposed this and may not confirm it",
        )
    yield from _about_himself(merge.paper, entering, Duty.REVIEW)


def _about_himself(paper: MergeProposal, entering: Entering, duty: Duty) -> Iterator[Objection]:
    one = entering.directory.people.one
    if entering.person in {one(paper.duplicate), one(paper.into)}:
        yield barred(
            duty.value,
            f"เรื่องนี้เกี่ยวกับ {entering.person} เอง ต้องเป็นผู้อื่น",
            f"this is about {entering.person}; it takes somebody else",
        )
