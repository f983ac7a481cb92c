"""Conditions of single moves that the account of the loan answers."""

from typing import Final

from states.baht import ZERO
from states.facts import Facts
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails


@rule("account.accepts_it", "1.2.3(6)", source="docs/lifecycle.md rows 21-56", only_by_id=True)
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


@rule("account.nothing_owed", "1.2.3(6)", source="docs/lifecycle.md rows 42, 48", only_by_id=True)
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


@rule("cure.nothing_past_due", "1.2.3(6)", source="docs/lifecycle.md rows 26, 27", only_by_id=True)
def nothing_is_past_due(facts: Facts) -> Finding:
    """กลับเป็นปกติได้เมื่อไม่มีงวดค้างชำระ
    -- A loan is cured when no instalment is past due."""
    since = facts.course.overdue_since
    if since is None:
        return PASS
    return fails(f"ยังค้างชำระตั้งแต่วันที่ {since}", f"something is past due since {since}")


@rule("cure.performs_again", "1.2.3(6)", source="docs/lifecycle.md row 27", only_by_id=True)
def the_probation_is_over(facts: Facts) -> Finding:
    """พ้นหนี้ที่ไม่ก่อให้เกิดรายได้เมื่อชำระปกติครบ 3 งวดและ 3 เดือน แล้วแต่อย่างใดนานกว่า
    -- A loan performs again after 3 instalments and 3 months, whichever takes longer."""
    since = facts.course.non_performing_since
    if since is None:
        return PASS
    return fails(f"ยังเป็นหนี้ที่ไม่ก่อให้เกิดรายได้ตั้งแต่วันที่ {since}", f"it is non-performing since {since}")


ACCOUNT_CONDITIONS: Final[tuple[Rule, ...]] = (
    the_account_accepts_what_is_entered,
    no_interest_or_charge_is_owed,
    nothing_is_past_due,
    the_probation_is_over,
)
