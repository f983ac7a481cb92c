"""Conditions of what is kept up from the contract to the end, and of asking for payment."""

from datetime import date
from typing import Final

from states.facts import Facts
from states.loan.collection import DEMANDS_A_DAY, HOURS, contact_objections, logged
from states.loan.demands import suit_from
from states.loan.prescription import open_suit
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails
from states.thai import thai_day


@rule("upkeep.fits_the_case", "1.2.3(6)", source="docs/lifecycle.md rows 34-79", only_by_id=True)
def what_is_brought_fits_the_case(facts: Facts) -> Finding:
    """สิ่งที่นำมาบันทึกต้องตรงกับสัญญาและบัญชีของสินเชื่อ
    -- What is brought agrees with the contract and the account of the loan."""
    if not facts.faults:
        return PASS
    return fails(
        "; ".join(f"{fault.field}: {fault.thai}" for fault in facts.faults),
        "; ".join(f"{fault.field}: {fault.english}" for fault in facts.faults),
    )


@rule("contact.within_hours", HOURS, source="docs/lifecycle.md row 75", only_by_id=True)
def a_contact_is_made_within_the_hours(facts: Facts) -> Finding:
    """ติดต่อลูกหนี้ได้ในเวลาที่กฎหมายกำหนด
    -- A debtor is contacted within the hours of the law."""
    return _contact(facts, HOURS)


@rule("contact.once_a_day", DEMANDS_A_DAY, source="docs/lifecycle.md row 75", only_by_id=True)
def a_debtor_is_asked_once_a_day(facts: Facts) -> Finding:
    """ทวงถามบุคคลหนึ่งได้ไม่เกินจำนวนครั้งต่อวันที่กฎหมายกำหนด
    -- A person is asked to pay no more often than a day allows."""
    return _contact(facts, DEMANDS_A_DAY)


def _contact(facts: Facts, clause: str) -> Finding:
    contacts = facts.upkeep.contacts
    if not contacts:
        return PASS
    *before, now = logged(contacts)
    for objection in contact_objections(now, before, facts.calendar):
        if objection.clause == clause:
            return fails(objection.thai, objection.english)
    return PASS


@rule("suit.after_the_demand", "1.2.3(8)", source="docs/lifecycle.md row 35", only_by_id=True)
def the_time_of_the_demand_has_passed(facts: Facts) -> Finding:
    """ยื่นฟ้องได้เมื่อหนังสือทวงถามถึงผู้กู้และพ้นกำหนดชำระแล้ว จำนองต้องพ้น 60 วันจากวันที่ได้รับ
    -- A suit is filed once a demand has reached the borrower and its time is over: of a mortgage 60
    days from its arrival (CCC s.728)."""
    filed_on = open_suit(facts.upkeep.interruptions) or facts.on or date.min
    mortgage = facts.upkeep.mortgaged is not False
    first = suit_from(facts.upkeep.letters, filed_on, mortgage=mortgage)
    if first is None:
        return fails(
            "ไม่มีหลักฐานว่าหนังสือทวงถามถึงผู้กู้แล้ว", "nothing shows that a demand has reached the borrower"
        )
    if filed_on >= first:
        return PASS
    return fails(f"ฟ้องได้ตั้งแต่วันที่ {thai_day(first)}", f"a suit may be filed from {first} on")


UPKEEP_CONDITIONS: Final[tuple[Rule, ...]] = (
    what_is_brought_fits_the_case,
    a_contact_is_made_within_the_hours,
    a_debtor_is_asked_once_a_day,
    the_time_of_the_demand_has_passed,
)
