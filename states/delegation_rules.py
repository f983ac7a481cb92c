"""
When a power can be lent: by written order, for some days, to one other person, and no further.

The act of a delegate counts against both persons (clause 1.2.2), so neither a chain nor a circle
may hide a third. What is refused here stays on record; `Delegations.on` asks the same again on
the day of use, since codes may turn out to be one person meanwhile.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from states.delegations import Lent
from states.entering import Entering, barred, unknown, watches_over
from states.invalid import Invalid
from states.office_acts import Delegation, DelegationEnd
from states.parameters import Parameter
from states.rules.edition import Objection
from states.thai import thai_day

CLAUSE: Final = "delegation"
_ONE_DAY: Final = timedelta(days=1)


def delegation_faults(paper: Delegation, entering: Entering) -> Iterator[Invalid]:
    """Two persons who are known, for days that follow one another."""
    yield from unknown(entering, principal=paper.principal, delegate=paper.delegate)
    if paper.until < paper.since:
        yield Invalid("until", "ก่อนวันเริ่ม", "lies before the first day")


def delegation_objections(paper: Delegation, entering: Entering) -> Iterator[Objection]:
    """Everything that speaks against the order."""
    yield from _against_the_days(paper, entering)
    yield from _against_the_persons(paper, entering)
    one = entering.directory.people.one
    principal, delegate = one(paper.principal), one(paper.delegate)
    for lent in entering.directory.delegations.overlapping(paper.since, paper.until):
        if (lent.principal, lent.delegate) == (delegate, principal):
            yield _circle(lent, principal, delegate)
        elif lent.delegate == principal:
            yield _chain(lent, principal, lent.principal)
        elif lent.principal == delegate:
            yield _chain(lent, delegate, principal)


def _against_the_days(paper: Delegation, entering: Entering) -> Iterator[Objection]:
    if paper.since < entering.on:
        yield barred(
            CLAUSE,
            f"มอบอำนาจย้อนหลังไม่ได้ วันเริ่ม {thai_day(paper.since)} ผ่านไปแล้ว",
            f"no power is lent for the past: {paper.since} has gone by",
        )
    most = entering.directory.parameters.on(Parameter.DELEGATION_DAYS, entering.on)
    days = (paper.until - paper.since).days + 1
    if days > most:
        yield barred(
            CLAUSE,
            f"มอบอำนาจได้ครั้งละไม่เกิน {most} วัน ที่ขอคือ {days} วัน",
            f"a power is lent for {most} days at most; this is {days}",
        )


def _against_the_persons(paper: Delegation, entering: Entering) -> Iterator[Objection]:
    directory = entering.directory
    principal, delegate = (directory.people.one(code) for code in (paper.principal, paper.delegate))
    if principal == delegate:
        yield barred(
            CLAUSE,
            f"{principal} มอบอำนาจให้ตนเองไม่ได้",
            f"{principal} may not lend power to the same person",
        )
    for code in dict.fromkeys((principal, delegate)):
        known = directory.persons.get(code)
        if known is not None and known.service:
            yield barred(
                CLAUSE,
                f"{code} เป็นระบบ จึงมอบหรือรับมอบอำนาจไม่ได้",
                f"{code} is a service and neither lends power nor is lent any",
            )
    yield from watches_over(entering, delegate)
    if entering.person == delegate:
        yield barred(
            CLAUSE,
            f"{delegate} บันทึกคำสั่งที่ตนได้รับอำนาจเองไม่ได้",
            f"{delegate} may not enter an order that lends power to {delegate}",
        )


def _chain(lent: Lent, middle: str, origin: str) -> Objection:
    return barred(
        CLAUSE,
        f"{middle} รับมอบอำนาจและมอบต่อในช่วงเดียวกันไม่ได้ (ผู้มอบ {origin} บันทึกที่ {lent.n})",
        f"{middle} would hold power of {origin} and lend on at the same time (see record {lent.n})",
    )


def _circle(lent: Lent, principal: str, delegate: str) -> Objection:
    return barred(
        CLAUSE,
        f"{principal} กับ {delegate} มอบอำนาจให้กันไปมาไม่ได้ (บันทึกที่ {lent.n})",
        f"{principal} and {delegate} may not lend power to each other (see record {lent.n})",
    )


def delegation_end_faults(paper: DelegationEnd, entering: Entering) -> Iterator[Invalid]:
    """A delegation ends earlier than it would, and never before yesterday."""
    lent = entering.directory.delegations.lent(paper.entry)
    if lent is None:
        yield Invalid("entry", "ไม่มีการมอบอำนาจนี้", "is no delegation")
    elif paper.last_day >= lent.order.until:
        yield Invalid("last_day", "ไม่เร็วกว่าเดิม", "is not earlier than it ends anyway")
    if paper.last_day < entering.on - _ONE_DAY:
        yield Invalid("last_day", "ผ่านไปแล้วเกินหนึ่งวัน", "lies before yesterday")
