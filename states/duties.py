"""
Separation of duties over the whole life of a case.

Clause 1.2.2 is held by person: who took part in one of selection, feasibility, financial screening
and approval takes part in none of the others, in whatever capacity, for whomever, and however the
case travels (return, review, delegation). No role lifts it. Beside it stand pairs of duties that
policy keeps apart in the same way: maker and checker, proposer and decider. Which pairs, says the
version of the table of duties that is in force (`states.duties_table`).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from states import supervision
from states.case import Actor, Capacity, Case, Deed
from states.duties_table import DutiesTable, Kind, Pair, counted, counted_duties
from states.process import Duty, Role, Step
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.words import Bilingual


class Part(NamedTuple):
    """The part that one person is about to take in a case; `above` are those he reports to."""

    person: str
    step: Step
    duty: Duty
    capacity: Capacity
    above: frozenset[str] = frozenset()


def objections(
    case: Case, parts: Iterable[Part], table: DutiesTable, *, decides: bool
) -> Iterator[Objection]:
    """
    Why these persons may not take these parts in the case, one objection a person and reason.

    `decides` says that the act is a decision, which after a granted review is for other persons.
    """
    distinct = dict.fromkeys(parts)
    done = {part.person: 0 for part in distinct}
    for deed in case.deeds:
        if deed.person in done:
            done[deed.person] |= counted(deed.step, deed.duty)
    received_on = case.facts.course.received_on
    for part in distinct:
        yield from supervision.objections(case, part.person, part.duty, part.above)
        earlier = done[part.person]
        if not earlier:
            continue
        if table.bars(counted(part.step, part.duty), earlier, part.person, received_on):
            yield from _barred(case, part, table, received_on)
        if decides and _decided_before(case, part):
            yield _objection(
                part.duty,
                f"{part.person} ได้ตัดสินเรื่องนี้แล้ว การพิจารณาใหม่ต้องเป็นบุคคลอื่น",
                f"{part.person} has decided this before; a review is for other persons",
            )


def _decided_before(case: Case, part: Part) -> bool:
    return any(
        deed.n < case.others_since and deed.duty is part.duty and deed.person == part.person
        for deed in case.deeds
    )


def _barred(
    case: Case, part: Part, table: DutiesTable, received_on: date | None
) -> Iterator[Objection]:
    """One objection for each pair, naming the last deed that stands against the part."""
    earlier = {
        duty: deed
        for deed in case.deeds
        if deed.person == part.person
        for duty in counted_duties(deed.step, deed.duty)
    }
    now = counted_duties(part.step, part.duty)
    for pair in table.pairs_for(part.person, received_on):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one not in earlier or other not in now:
                continue
            if pair.kind is Kind.LAW:
                yield _separated(part, earlier[one])
            else:
                yield _kept_apart(part, earlier[one], pair, (one, other))


def _separated(part: Part, deed: Deed) -> Objection:
    return Objection(
        "1.2.2",
        Verdict.FAIL,
        f"{part.person} ทำขั้น{deed.step.thai}ของคำขอนี้แล้ว (บันทึกที่ {deed.n}) "
        f"จึงทำขั้น{part.step.thai}ไม่ได้",
        f"{part.person} took part in {deed.step.english.lower()} of this case "
        f"(record {deed.n}) and may not take part in {part.step.english.lower()}",
    )


def _kept_apart(part: Part, deed: Deed, pair: Pair, counts: tuple[Duty, Duty]) -> Objection:
    done, asked = _counting(deed.duty, counts[0]), _counting(part.duty, counts[1])
    return Objection(
        f"{counts[0].value}/{counts[1].value}",
        Verdict.FAIL,
        f"{part.person} ทำหน้าที่{done.thai}ในคำขอนี้แล้ว (บันทึกที่ {deed.n}) "
        f"จึงทำหน้าที่{asked.thai}ไม่ได้: {pair.thai}",
        f"{part.person} has performed '{done.english}' in this case (record {deed.n}) "
        f"and may not perform '{asked.english}': {pair.english}",
    )


def _counting(duty: Duty, counts: Duty) -> Bilingual:
    """A duty by name, and as what it counts where that is another."""
    if duty is counts:
        return duty.label
    return Bilingual(
        f"{duty.thai} (นับเป็น{counts.thai})", f"{duty.english} (counts as {counts.english})"
    )


def holds_one(actor: Actor, roles: tuple[Role, ...]) -> bool:
    """
    Whether the actor holds one of the roles. A service counts as the clock and nothing else, a
    person as anything but the clock.
    """
    return any(role in actor.roles and (role is Role.CLOCK) is actor.service for role in roles)


def lacks_role(actor: Actor, duty: Duty, roles: tuple[Role, ...]) -> Objection | None:
    """
    The objection to an actor who holds none of the roles that the duty takes. An emergency stands
    in for any role but the clock's.
    """
    if holds_one(actor, roles):
        return None
    if duty in actor.emergency and not actor.service and roles != (Role.CLOCK,):
        return None
    thai = " หรือ ".join(role.thai for role in roles)
    english = " or ".join(role.english.lower() for role in roles)
    who = Bilingual("ระบบ", "the service") if actor.service else Bilingual("", "")
    return _objection(
        duty,
        f"{who.thai}{actor.person} ไม่ได้รับแต่งตั้งเป็น{thai}ในวันนั้น",
        f"{who.english} {actor.person} is not appointed {english} on that day".strip(),
    )


def no_deputy(duty: Duty, actor: Actor, principal: Actor) -> Objection:
    """The objection to a service acting for a person, or a person for a service."""
    return _objection(
        duty,
        f"{actor.person} ทำแทน {principal.person} ไม่ได้ เพราะระบบกับบุคคลทำแทนกันไม่ได้",
        f"{actor.person} may not act for {principal.person}: no service stands in for a person, "
        "nor a person for a service",
    )


def personal(duty: Duty, actor: Actor, principal: Actor) -> Objection:
    """The objection to somebody who sits on a committee in the place of a member."""
    return _objection(
        duty,
        f"{actor.person} ทำแทน {principal.person} ในการลงมติไม่ได้ กรรมการต้องทำด้วยตนเอง",
        f"{actor.person} may not act for {principal.person} in a resolution: votes are personal",
    )


def same_person(duty: Duty, person: str) -> Objection:
    """The objection to one person on both sides of one act."""
    return _objection(
        duty,
        f"{person} เป็นผู้จัดทำเอง จึงตรวจเองไม่ได้",
        f"{person} prepared this and may not check it",
    )


def _objection(duty: Duty, thai: str, english: str) -> Objection:
    return Objection(duty.value, Verdict.FAIL, thai, english)
