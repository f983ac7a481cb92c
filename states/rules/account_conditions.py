"""Conditions of single moves that the account of the loan answers."""

from datetime import date
from functools import partial
from typing import Final

from states.baht import ZERO
from states.facts import Facts
from states.loan.numbers import Numbers, numbers_on
from states.rules.confidence import Confidence
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails, unknown
from states.rules.money_conditions import MONEY_CONDITIONS
from states.thai import thai_day

condition = partial(rule, only_by_id=True)


def _today(facts: Facts) -> date:
    return facts.on or date.min


@condition("account.accepts_it", "1.2.3(6)", source="docs/lifecycle.md rows 21-62")
def the_account_accepts_what_is_entered(facts: Facts) -> Finding:
    """รายการที่บันทึกต้องลงบัญชีสินเชื่อได้
    -- What is entered can be posted to the account of the loan."""
    faults = () if facts.account is None else facts.account.faults
    if not faults:
        return PASS
    return fails(
        "; ".join(f"{fault.field}: {fault.thai}" for fault in faults),
        "; ".join(f"{fault.field}: {fault.english}" for fault in faults),
    )


@condition("account.nothing_owed", "1.2.3(6)", source="docs/lifecycle.md rows 42, 48")
def no_interest_or_charge_is_owed(facts: Facts) -> Finding:
    """ปิดบัญชีชำระครบได้เมื่อไม่มีดอกเบี้ยและค่าใช้จ่ายค้าง
    -- An account is closed as paid when no interest and no charge is owed."""
    owed = facts.course.other_owed
    if owed == ZERO:
        return PASS
    return fails(
        f"ดอกเบี้ยและค่าใช้จ่ายค้าง {owed.grouped()} บาท",
        f"{owed.grouped()} baht of interest and charges are owed",
    )


@condition("cure.nothing_past_due", "1.2.3(6)", source="docs/lifecycle.md rows 26, 27")
def nothing_is_past_due(facts: Facts) -> Finding:
    """กลับเป็นปกติได้เมื่อไม่มีงวดค้างชำระ
    -- A loan is cured when no instalment is past due."""
    since = facts.course.overdue_since
    if since is None:
        return PASS
    return fails(f"ยังค้างชำระตั้งแต่วันที่ {thai_day(since)}", f"something is past due since {since}")


@condition("cure.performs_again", "1.2.3(6)", source="docs/lifecycle.md row 27")
def the_probation_is_over(facts: Facts) -> Finding:
    """พ้นหนี้ที่ไม่ก่อให้เกิดรายได้เมื่อชำระปกติครบ 3 งวดและ 3 เดือน แล้วแต่อย่างใดนานกว่า
    -- A loan performs again after 3 instalments and 3 months, whichever takes longer."""
    since = facts.course.non_performing_since
    if since is None:
        return PASS
    return fails(
        f"ยังเป็นหนี้ที่ไม่ก่อให้เกิดรายได้ตั้งแต่วันที่ {thai_day(since)}", f"it is non-performing since {since}"
    )


@condition("age_out.past_the_limit", "1.2.3(6)", source="docs/lifecycle.md row 26")
def the_loan_is_overdue_beyond_the_limit(facts: Facts) -> Finding:
    """เป็นหนี้ที่ไม่ก่อให้เกิดรายได้เมื่อค้างเกิน 90 วัน วันที่ 90 ยังไม่เป็น (หรือจำนวนวันที่ใช้กับสัญญานี้)
    -- A loan is non-performing when overdue for more than 90 days; on day 90 it is not (or the days
    under which this loan is serviced)."""
    since = facts.course.overdue_since
    if since is None:
        return unknown("วันที่เริ่มค้างชำระ", "since when the loan is overdue")
    limit = _numbers(facts).non_performing_after_days
    days = (_today(facts) - since).days
    if days > limit:
        return PASS
    return fails(f"ค้าง {days} วัน เกณฑ์คือเกิน {limit} วัน", f"{days} days overdue, limit {limit}")


def _numbers(facts: Facts) -> Numbers:
    """Under which the loan is serviced; without an account, those of agreements of the day."""
    if facts.account is None:
        return numbers_on(facts.parameters, _today(facts))
    return facts.account.position.numbers


def _normal_instalments(facts: Facts, asked: int) -> Finding:
    paid = facts.course.normal_instalments
    if paid >= asked:
        return PASS
    return fails(f"ชำระปกติ {paid} งวด จากที่ต้องมี {asked}", f"{paid} normal instalments of {asked}")


@condition(
    "cure.instalments", "1.2.3(6)", source="docs/lifecycle.md row 27", confidence=Confidence.B
)
def enough_instalments_were_paid_to_cure(facts: Facts) -> Finding:
    """พ้นหนี้ที่ไม่ก่อให้เกิดรายได้เมื่อชำระปกติครบ 3 งวด (หรือจำนวนที่ใช้กับสัญญานี้) ติดต่อกันหลังชำระที่ค้างแล้ว
    -- A non-performing loan is cured after 3 normal instalments (or as many as its agreement asks),
    arrears cleared."""
    if facts.account is not None and not facts.account.is_non_performing(_today(facts)):
        return PASS
    return _normal_instalments(facts, _numbers(facts).cure_instalments)


@condition("watch.instalments", "1.2.3(7)", source="docs/lifecycle.md row 31")
def enough_instalments_were_paid_in_the_watch(facts: Facts) -> Finding:
    """พ้นระยะเฝ้าติดตามเมื่อชำระปกติครบ 12 งวด (หรือจำนวนที่ใช้กับสัญญานี้)
    -- The watch ends after 12 normal instalments (or as many as its agreement asks)."""
    if facts.account is not None and not facts.account.is_watched(_today(facts)):
        return PASS
    return _normal_instalments(facts, _numbers(facts).watch_instalments)


ACCOUNT_CONDITIONS: Final[tuple[Rule, ...]] = (
    the_account_accepts_what_is_entered,
    no_interest_or_charge_is_owed,
    nothing_is_past_due,
    the_probation_is_over,
    the_loan_is_overdue_beyond_the_limit,
    enough_instalments_were_paid_to_cure,
    enough_instalments_were_paid_in_the_watch,
    *MONEY_CONDITIONS,
)
