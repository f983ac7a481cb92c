"""How papers add to what a case keeps of upkeep and collection, and say what does not fit it."""

from dataclasses import replace
from datetime import date

from states.copies import copied
from states.facts import Facts
from states.invalid import Invalid
from states.loan.demands import Addressee
from states.loan.prescription import InterruptedBy, Interruption, SuitEnd, open_suit
from states.thai import thai_day


def keeping(facts: Facts, **changes: object) -> Facts:
    """The facts with parts of what is kept changed."""
    return facts.then(upkeep=copied(facts.upkeep, **changes))


def unfit(facts: Facts, field: str, thai: str, english: str) -> Facts:
    """The facts with a fault of the paper that only they could show: it stands in the way."""
    return copied(facts, faults=(*facts.faults, Invalid(field, thai, english)))


def with_place(facts: Facts, to: Addressee, place: int | None, field: str = "place") -> Facts:
    """The facts, with a fault of that field where the contract knows nobody at that place."""
    known = {
        Addressee.BORROWER: 1,
        Addressee.GUARANTOR: facts.course.guarantors or 0,
        Addressee.MORTGAGOR: facts.upkeep.mortgagors,
    }
    if 1 <= (place or 1) <= known[to]:
        return facts
    return unfit(
        facts,
        field,
        f"สัญญาไม่มี{to.thai}ลำดับที่ {place or 1}",
        f"the contract has no {to.english} at place {place or 1}",
    )


def arrived_after(
    facts: Facts, sent_on: date, received_on: date | None, field: str = "received_on"
) -> Facts:
    """The facts, with a fault of that field where a letter came before it was sent."""
    if received_on is None or received_on >= sent_on:
        return facts
    return unfit(facts, field, "ได้รับก่อนวันที่ส่ง", "came before it was sent")


def sued(facts: Facts, filed_on: date) -> Facts:
    """A suit is before the court: prescription does not run."""
    suit = Interruption(by=InterruptedBy.SUIT, on=filed_on)
    return keeping(facts, interruptions=(*facts.upkeep.interruptions, suit))


def suit_ended(facts: Facts, ended_on: date, end: SuitEnd, field: str) -> Facts:
    """
    The suit that is before the court has come to its end, with a fault of that field where it ends
    before it was filed; without a suit nothing changes.
    """
    filed_on = open_suit(facts.upkeep.interruptions)
    if filed_on is None:
        return facts
    if ended_on < filed_on:
        facts = unfit(
            facts,
            field,
            f"ก่อนวันฟ้อง {thai_day(filed_on)}",
            f"lies before the suit was filed, {filed_on}",
        )
    ended = tuple(
        replace(each, ended_on=ended_on, end=end)
        if each.by is InterruptedBy.SUIT and each.ended_on is None
        else each
        for each in facts.upkeep.interruptions
    )
    return keeping(facts, interruptions=ended)
