"""
Separation of duties over the whole life of a case.

Clause 1.2.2 is held by person: who took part in one of selection, feasibility, financial screening
and approval takes part in none of the others, in whatever capacity, for whomever, and however the
case travels (return, review, delegation). No role lifts it. Beside it stand pairs of duties that
sound practice keeps apart in the same way: maker and checker, proposer and decider.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from states.case import Actor, Capacity, Case, Deed
from states.process import SEPARATED_STEPS, Duty, Role, Step
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.words import Bilingual

KEPT_APART: Final[tuple[frozenset[Duty], ...]] = (
    frozenset({Duty.CONTRACT, Duty.VERIFY_CONDITIONS}),
    frozenset({Duty.PREPARE_DISBURSEMENT, Duty.AUTHORISE_DISBURSEMENT}),
    frozenset({Duty.COLLECT, Duty.AUTHORISE_DISBURSEMENT}),
    frozenset({Duty.PROPOSE_RESTRUCTURING, Duty.APPROVE_RESTRUCTURING}),
    frozenset({Duty.PROPOSE_RECOVERY, Duty.APPROVE_WRITE_OFF}),
)
_AGAINST: Final = {
    duty: frozenset(
        other for pair in KEPT_APART if duty in pair for other in pair if other is not duty
    )
    for duty in Duty
}


class Part(NamedTuple):
    """The part that one person is about to take in a case."""

    person: str
    step: Step
    duty: Duty
    capacity: Capacity


def objections(case: Case, parts: Iterable[Part], *, decides: bool) -> Iterator[Objection]:
    """
    Why these persons may not take these parts in the case, one objection a person and reason.

    `decides` says that the act is a decision, which after a granted review is for other persons.
    """
    distinct = dict.fromkeys(parts)
    done: dict[str, list[Deed]] = {part.person: [] for part in distinct}
    for deed in case.deeds:
        if deed.person in done:
            done[deed.person].append(deed)
    for part in distinct:
        earlier = done[part.person]
        if not earlier:
            continue
        yield from _separated(part, earlier)
        yield from _kept_apart(part, earlier)
        if decides and any(
            deed.duty is part.duty and deed.n < case.others_since for deed in earlier
        ):
            yield _objection(
                part.duty,
                f"{part.person} ได้ตัดสินเรื่องนี้แล้ว การพิจารณาใหม่ต้องเป็นบุคคลอื่น",
                f"{part.person} has decided this before; a review is for other persons",
            )


def _separated(part: Part, earlier: list[Deed]) -> Iterator[Objection]:
    if part.step not in SEPARATED_STEPS:
        return
    elsewhere = {deed.step: deed for deed in earlier if deed.step in SEPARATED_STEPS}
    for step, deed in elsewhere.items():
        if step is not part.step:
            yield Objection(
                "1.2.2",
                Verdict.FAIL,
                f"{part.person} ทำขั้น{step.thai}ของคำขอนี้แล้ว (บันทึกที่ {deed.n}) "
                f"จึงทำขั้น{part.step.thai}ไม่ได้",
                f"{part.person} took part in {step.english.lower()} of this case "
                f"(record {deed.n}) and may not take part in {part.step.english.lower()}",
            )


def _kept_apart(part: Part, earlier: list[Deed]) -> Iterator[Objection]:
    against = _AGAINST[part.duty]
    found = {deed.duty: deed for deed in earlier if deed.duty in against}
    for duty, deed in found.items():
        yield Objection(
            f"{duty.value}/{part.duty.value}",
            Verdict.FAIL,
            f"{part.person} ทำหน้าที่{duty.thai}ในคำขอนี้แล้ว (บันทึกที่ {deed.n}) "
            f"จึงทำหน้าที่{part.duty.thai}ไม่ได้",
            f"{part.person} has performed '{duty.english}' in this case (record {deed.n}) "
            f"and may not perform '{part.duty.english}'",
        )


def apart(one: tuple[Step, Duty], other: tuple[Step, Duty]) -> bool:
    """Whether no person may do both in one case."""
    separated = one[0] is not other[0] and {one[0], other[0]} <= set(SEPARATED_STEPS)
    return separated or other[1] in _AGAINST[one[1]]


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
