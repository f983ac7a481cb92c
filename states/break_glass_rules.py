"""
Who may break the glass, who lets it happen, who looks at it afterwards, and what it opens.

The confirmation is the risk officer's, not the administrator's: who may do business in a case is
no matter of the installation, and an administrator who could let it happen could also have made
the account that does it. The review is the risk officer's or the auditor's.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from states.break_glass import (
    NAMED,
    ONLY_TOGETHER,
    BreakGlassConfirmation,
    BreakGlassOpening,
    BreakGlassReview,
    Emergency,
)
from states.business_days import add_business_days
from states.directory import Directory
from states.entering import Entering, barred, unknown, watches_over
from states.invalid import Invalid
from states.parameters import Parameter
from states.process import Duty
from states.rules.edition import Objection
from states.thai import bangkok_day

CLAUSE: Final = "break_glass"


# ---------------------------------------------------------------------------- what it opens


def power_of(directory: Directory, person: str, case: str, at: datetime) -> Emergency | None:
    """The emergency under which the person may do its duty in the case at that moment."""
    of_the_case = directory.emergencies.in_case(case)
    if not of_the_case:
        return None
    standing = [each for each in of_the_case if each.stands_at(at, _minutes(directory, each))]
    own = next((each for each in standing if each.holder == person), None)
    if own is None or own.opening.duty is not ONLY_TOGETHER:
        return own
    together = any(
        each.holder != person and each.opening.duty is ONLY_TOGETHER for each in standing
    )
    return own if together else None


def _minutes(directory: Directory, emergency: Emergency) -> int:
    begun_on = emergency.confirmed_on or bangkok_day(emergency.opened_at)
    return directory.parameters.on(Parameter.BREAK_GLASS_MINUTES, begun_on)


def review_due(directory: Directory, emergency: Emergency) -> date | None:
    """The last day for the review; None while there is nothing to review."""
    begun_on = emergency.confirmed_on
    if begun_on is None:
        return None
    days = directory.parameters.on(Parameter.BREAK_GLASS_REVIEW_BUSINESS_DAYS, begun_on)
    return add_business_days(directory.calendar, begun_on, days)


def overdue(directory: Directory, on: date) -> tuple[Emergency, ...]:
    """The emergencies whose review should have been done before `on`."""
    return tuple(
        each
        for each in directory.emergencies.all()
        if each.is_to_review and (due := review_due(directory, each)) is not None and due < on
    )


# ----------------------------------------------------------------------------------- opening


def opening_faults(paper: BreakGlassOpening, entering: Entering) -> Iterator[Invalid]:
    """Somebody who is known, in a case that there is."""
    yield from unknown(entering, person=paper.person)
    if entering.deeds is None:
        yield Invalid("case", f"ไม่มีแฟ้มเลขที่ {paper.case}", f"there is no case {paper.case}")


def opening_objections(paper: BreakGlassOpening, entering: Entering) -> Iterator[Objection]:
    """A named duty, a person who watches over nothing, and no emergency still to be reviewed."""
    if paper.duty not in NAMED:
        yield barred(
            paper.duty.value,
            f"หน้าที่{paper.duty.thai}ไม่มีอำนาจฉุกเฉิน",
            f"no emergency opens '{paper.duty.english}'",
        )
    holder = entering.directory.actor(paper.person, entering.on)
    if holder is not None and holder.service:
        yield barred(
            Duty.ADMINISTER.value,
            f"{holder.person} เป็นระบบ จึงถืออำนาจฉุกเฉินไม่ได้",
            f"{holder.person} is a service and holds no emergency power",
        )
    yield from watches_over(entering, paper.person)
    yield from _still_to_review(paper, entering.directory, None)


def _still_to_review(
    paper: BreakGlassOpening, directory: Directory, own: int | None
) -> Iterator[Objection]:
    """What the person did in an emergency, or anybody in the case, is reviewed before the next."""
    person = directory.people.one(paper.person)
    for each in directory.emergencies.all():
        if each.n == own or not each.is_to_review:
            continue
        together = paper.duty is each.opening.duty is ONLY_TOGETHER and each.holder != person
        if each.holder == person or (each.opening.case == paper.case and not together):
            yield barred(
                CLAUSE,
                f"ต้องสอบทานอำนาจฉุกเฉินตามบันทึกที่ {each.n} ({each.holder}) ก่อน",
                f"the emergency of record {each.n} ({each.holder}) is to be reviewed first",
            )


# -------------------------------------------------------------------------------- confirming


def confirmation_faults(paper: BreakGlassConfirmation, entering: Entering) -> Iterator[Invalid]:
    """An emergency that was entered and has not begun."""
    emergency = entering.directory.emergencies.emergency(paper.entry)
    if emergency is None:
        yield Invalid("entry", "ไม่มีคำขออำนาจฉุกเฉินเลขที่นี้", "asks for no emergency power")
    elif emergency.confirmed_at is not None:
        yield Invalid("entry", "ยืนยันแล้ว", "is confirmed already")


def confirmation_objections(
    paper: BreakGlassConfirmation, entering: Entering
) -> Iterator[Objection]:
    """A second person, soon after it was asked for, with nothing still to be reviewed."""
    directory = entering.directory
    emergency = directory.emergencies.emergency(paper.entry)
    if emergency is None:
        return
    if entering.person in {emergency.holder, emergency.opened_by}:
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} เป็นผู้ขอหรือผู้ถืออำนาจฉุกเฉินเอง ต้องให้ผู้อื่นยืนยัน",
            f"{entering.person} asked for this or will hold it; it takes somebody else",
        )
    minutes = _minutes(directory, emergency)
    if entering.at > emergency.opened_at + timedelta(minutes=minutes):
        yield barred(
            CLAUSE,
            f"ขอไว้เกิน {minutes} นาทีแล้ว ต้องขอใหม่",
            f"this was asked for more than {minutes} minutes ago; ask anew",
        )
    yield from _still_to_review(emergency.opening, directory, emergency.n)


# --------------------------------------------------------------------------------- reviewing


def review_faults(paper: BreakGlassReview, entering: Entering) -> Iterator[Invalid]:
    """An emergency that has begun and was not reviewed."""
    emergency = entering.directory.emergencies.emergency(paper.entry)
    if emergency is None or not emergency.is_to_review:
        yield Invalid("entry", "ไม่มีอำนาจฉุกเฉินที่รอสอบทาน", "is no emergency to be reviewed")


def review_objections(paper: BreakGlassReview, entering: Entering) -> Iterator[Objection]:
    """By somebody who had no part in the emergency and did nothing on the case."""
    emergency = entering.directory.emergencies.emergency(paper.entry)
    if emergency is None:
        return
    if entering.person in {emergency.holder, emergency.opened_by, emergency.confirmed_by}:
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} มีส่วนในอำนาจฉุกเฉินนี้ จึงสอบทานเองไม่ได้",
            f"{entering.person} had a part in this emergency and may not review it",
        )
    own = [deed.n for deed in entering.deeds or () if deed.person == entering.person]
    if own:
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} ทำรายการในแฟ้มนี้แล้ว (บันทึกที่ {own[0]}) จึงสอบทานไม่ได้",
            f"{entering.person} took part in the case (record {own[0]}) and may not review it",
        )
