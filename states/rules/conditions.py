"""
Conditions of single moves that stand in no criterion of section 2.

They come from the process of clause 1.2.3, from other laws, or from arithmetic that no act may
break. They are rules like all others, so that a refusal names them in the same way; each edition
carries them unchanged.
"""

from datetime import date
from functools import partial
from typing import Final

from states.baht import ZERO
from states.dossier import digest_of
from states.facts import Facts
from states.months import add_months
from states.rules import competence
from states.rules.account_conditions import ACCOUNT_CONDITIONS
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails, unknown
from states.rules.new_terms import NEW_TERMS
from states.rules.transition import (
    a_narrow_review_leaves_the_terms,
    the_review_stays_within_its_ground,
)
from states.rules.upkeep_conditions import UPKEEP_CONDITIONS
from states.thai import thai_day

condition = partial(rule, only_by_id=True)


def _today(facts: Facts) -> date:
    return facts.on or date.min


def _over(facts: Facts, last: date | None, thai: str, english: str) -> Finding:
    """Passes once `last` lies behind the day of the act."""
    if last is None:
        return unknown(thai, english)
    if _today(facts) > last:
        return PASS
    return fails(f"{thai}คือ {thai_day(last)} ยังไม่พ้น", f"{english} is {last} and has not passed")


@condition("lapse.deadline_passed", "1.2.3", source="docs/lifecycle.md row 5")
def the_time_to_supplement_has_passed(facts: Facts) -> Finding:
    """ปิดคำขอเพราะหมดเวลาได้เมื่อพ้นกำหนดยื่นเอกสารเพิ่มเติมแล้ว
    -- A file lapses only after its time to supplement documents has passed."""
    return _over(facts, facts.course.supplement_due_on, "วันสุดท้ายที่ยื่นเอกสาร", "the last day")


@condition("expiry.deadline_passed", "1.2.3(4)", source="docs/lifecycle.md row 19")
def the_approval_has_run_out(facts: Facts) -> Finding:
    """มติอนุมัติหมดอายุเมื่อพ้นกำหนดทำสัญญาแล้วเท่านั้น
    -- An approval expires only after the time to make the contract has passed."""
    return _over(
        facts, facts.course.approval_expires_on, "วันสุดท้ายของมติอนุมัติ", "the approval's last day"
    )


@condition("review.asked_in_time", "1.2.3(4)", source="docs/lifecycle.md row 44")
def the_review_is_asked_once_and_in_time(facts: Facts) -> Finding:
    """ขอให้พิจารณาใหม่ได้หนึ่งครั้ง ภายในกำหนดนับจากวันที่มีมติ
    -- A review of a refusal is asked for once, within its term."""
    last = facts.course.review_due_on
    if last is None:
        return unknown("วันสุดท้ายที่ขอให้พิจารณาใหม่", "the last day to ask for a review")
    if facts.course.reviews > 1:
        return fails("เคยขอให้พิจารณาใหม่แล้ว", "a review was already asked for")
    if _today(facts) > last:
        return fails(f"พ้นวันสุดท้าย {thai_day(last)} แล้ว", f"the last day, {last}, has passed")
    return PASS


@condition("approval.dossier_unchanged", "1.2.3(4)", source="docs/lifecycle.md row 14")
def the_dossier_is_the_approved_one(facts: Facts) -> Finding:
    """ลงนามและเบิกจ่ายได้ตามแฟ้มที่คณะกรรมการอนุมัติเท่านั้น
    -- A contract is signed, and money paid, on the very dossier that was approved."""
    approved = facts.course.approved_dossier
    if approved is None:
        return unknown("ค่าตรวจสอบแฟ้มที่อนุมัติ", "the digest of the approved dossier")
    if digest_of(facts) == approved:
        return PASS
    return fails("แฟ้มถูกแก้ไขหลังการอนุมัติ", "the file was changed after it was approved")


@condition("sign.guarantee_covers_the_amount", "2.3(8)", source="L223")
def the_guarantee_covers_the_approved_amount(facts: Facts) -> Finding:
    """สัญญาค้ำประกันต้องเต็มวงเงินที่ได้รับอนุมัติ
    -- The guarantee in the contract covers the full approved amount."""
    guaranteed, approved = facts.course.guaranteed_amount, facts.course.approved_amount
    if guaranteed is None or approved is None:
        return unknown("วงเงินค้ำประกัน", "the guaranteed amount")
    if guaranteed >= approved:
        return PASS
    return fails(
        f"ค้ำประกัน {guaranteed.grouped()} บาท จากวงเงิน {approved.grouped()} บาท",
        f"{guaranteed.grouped()} baht are guaranteed of {approved.grouped()} baht approved",
    )


@condition("sign.approval_stands", "1.2.3(4)", source="docs/lifecycle.md row 19")
def the_approval_still_stands(facts: Facts) -> Finding:
    """ต้องลงนามสัญญาภายในอายุของมติอนุมัติ
    -- The contract is signed while the approval stands."""
    course = facts.course
    first, last, signed_on = course.approved_on, course.approval_expires_on, course.contracted_on
    if first is None or last is None or signed_on is None:
        return unknown("อายุของมติอนุมัติ", "how long the approval stands")
    if first <= signed_on <= last:
        return PASS
    return fails(
        f"ลงนามวันที่ {thai_day(signed_on)} มติมีผล {thai_day(first)} ถึง {thai_day(last)}",
        f"signed on {signed_on}, the approval stands from {first} to {last}",
    )


@condition("draw.permission_covers_it", "2.2.3", source="L191-L194")
def the_early_draw_was_permitted(facts: Facts) -> Finding:
    """เบิกเงินเตรียมการได้ไม่เกินที่คณะกรรมการอนุญาต
    -- An early draw stays within what the committee permitted."""
    permitted = facts.course.early_draw_allowed
    if permitted is None:
        return fails("คณะกรรมการไม่ได้อนุญาตให้เบิกก่อน", "the committee has permitted no early draw")
    drawn = facts.course.disbursed
    if drawn <= permitted:
        return PASS
    return fails(
        f"เบิกรวม {drawn.grouped()} บาท อนุญาตไว้ {permitted.grouped()} บาท",
        f"{drawn.grouped()} baht drawn, {permitted.grouped()} baht permitted",
    )


@condition("disburse.within_the_approved_amount", "1.2.3(5)", source="docs/lifecycle.md row 22")
def disbursements_stay_within_the_approved_amount(facts: Facts) -> Finding:
    """ยอดเบิกจ่ายรวมต้องไม่เกินวงเงินที่ได้รับอนุมัติ
    -- All tranches together stay within the approved amount."""
    approved, drawn = facts.course.approved_amount, facts.course.disbursed
    if approved is None:
        return unknown("วงเงินที่อนุมัติ", "the approved amount")
    if drawn <= approved:
        return PASS
    return fails(
        f"เบิกรวม {drawn.grouped()} บาท เกินวงเงิน {approved.grouped()} บาท",
        f"{drawn.grouped()} baht drawn, {approved.grouped()} baht approved",
    )


@condition("disburse.conditions_precedent", "2.3(8)", source="docs/lifecycle.md row 22")
def registrations_and_insurance_stand(facts: Facts) -> Finding:
    """ก่อนเบิกจ่ายต้องจดทะเบียนหลักประกันแล้วและประกันภัยมีผล
    -- Before money leaves, collateral is registered and insurance is in force."""
    registered, insured = facts.course.registrations_done, facts.course.insurance_in_force
    if registered is None or insured is None:
        return unknown("การจดทะเบียนและประกันภัย", "whether registration and insurance stand")
    if registered and insured:
        return PASS
    return fails("จดทะเบียนหรือประกันภัยยังไม่ครบ", "registration or insurance is not complete")


@condition("close_line.something_was_drawn", "1.2.3(5)", source="docs/lifecycle.md row 23")
def something_was_drawn(facts: Facts) -> Finding:
    """ปิดวงเงินเบิกได้เมื่อมีการเบิกจ่ายแล้ว
    -- A line is closed after something was drawn; a loan without a draw is cancelled."""
    if facts.course.disbursed > ZERO:
        return PASS
    return fails("ยังไม่มีการเบิกจ่าย", "nothing was drawn")


@condition("cancel.nothing_was_drawn", "1.2.3(5)", source="docs/lifecycle.md row 47")
def nothing_was_drawn(facts: Facts) -> Finding:
    """ยกเลิกสัญญาได้เฉพาะเมื่อยังไม่มีการเบิกจ่าย
    -- A contract is cancelled only while nothing was drawn."""
    drawn = facts.course.disbursed
    if drawn == ZERO:
        return PASS
    return fails(f"เบิกไปแล้ว {drawn.grouped()} บาท", f"{drawn.grouped()} baht were drawn")


@condition("principal.never_below_zero", "1.2.3(6)", source="docs/lifecycle.md rows 24, 38")
def no_more_principal_comes_back_than_went_out(facts: Facts) -> Finding:
    """เงินต้นที่รับคืนรวมต้องไม่เกินเงินต้นที่เบิกจ่าย
    -- Principal repaid and recovered never exceeds principal disbursed."""
    left = facts.course.outstanding
    if left >= ZERO:
        return PASS
    return fails(f"เกินเงินต้นอยู่ {(-left).grouped()} บาท", f"{(-left).grouped()} baht too much")


@condition("principal.nothing_left", "1.2.3(6)", source="docs/lifecycle.md rows 42, 48")
def nothing_is_left_to_pay(facts: Facts) -> Finding:
    """ปิดบัญชีชำระครบได้เมื่อเงินต้นคงเหลือเป็นศูนย์
    -- An account is closed as paid when no principal is left."""
    left = facts.course.outstanding
    if left == ZERO:
        return PASS
    return fails(f"เงินต้นคงเหลือ {left.grouped()} บาท", f"{left.grouped()} baht of principal left")


@condition("miss.due_date_passed", "1.2.3(6)", source="docs/lifecycle.md row 25")
def the_due_date_has_passed(facts: Facts) -> Finding:
    """ถือว่าผิดนัดเมื่อพ้นวันครบกำหนดแล้ว วันครบกำหนดเองยังไม่นับ
    -- An instalment is missed after its due date; on the due date it is not."""
    return _over(facts, facts.course.overdue_since, "วันครบกำหนด", "the due date")


def grace_ends_on(facts: Facts) -> date | None:
    """The day the principal grace ends, counted from the contract; None while it is unknown."""
    start, months = facts.course.contracted_on, facts.grace_months
    return None if start is None or months is None else add_months(start, months)


@condition("grace.is_over", "1.2.3(6)", source="docs/lifecycle.md row 46")
def the_principal_grace_is_over(facts: Facts) -> Finding:
    """เริ่มชำระเงินต้นเมื่อครบระยะปลอดเงินต้น
    -- Principal is repaid once the principal grace is over."""
    ends = grace_ends_on(facts)
    if ends is None:
        return unknown("วันครบระยะปลอดเงินต้น", "the end of the principal grace")
    if _today(facts) >= ends:
        return PASS
    return fails(f"ครบระยะวันที่ {thai_day(ends)}", f"the grace ends on {ends}")


@condition("demand.borrower_and_guarantors", "1.2.3(8)", source="docs/lifecycle.md row 34")
def borrower_and_guarantors_were_written_to(facts: Facts) -> Finding:
    """ต้องมีหนังสือทวงถามถึงผู้กู้และผู้ค้ำประกันทุกคน
    -- A demand goes to the borrower and to every guarantor."""
    guarantors = facts.course.guarantors
    if guarantors is None:
        return unknown("จำนวนผู้ค้ำประกัน", "the number of guarantors")
    if facts.course.demanded_on is None:
        return fails("ไม่มีหนังสือถึงผู้กู้", "no letter goes to the borrower")
    written_to = facts.course.guarantors_demanded
    if written_to >= guarantors:
        return PASS
    return fails(
        f"มีหนังสือถึงผู้ค้ำประกัน {written_to} จาก {guarantors} คน",
        f"letters go to {written_to} of {guarantors} guarantors",
    )


@condition("judgment.is_enforceable", "1.2.3(8)", source="docs/lifecycle.md row 37")
def the_judgment_can_be_enforced(facts: Facts) -> Finding:
    """เข้าสู่การบังคับคดีเมื่อคำพิพากษาถึงที่สุดหรือบังคับได้
    -- Enforcement follows a judgment that is final or enforceable."""
    if facts.course.judgment_enforceable:
        return PASS
    return fails("คำพิพากษายังบังคับไม่ได้", "the judgment cannot be enforced yet")


@condition("write_off.within_what_is_owed", "1.2.3(8)", source="docs/lifecycle.md row 39")
def the_write_off_stays_within_what_is_owed(facts: Facts) -> Finding:
    """ตัดหนี้สูญได้ไม่เกินที่เสนอ และไม่เกินเงินต้นคงเหลือ
    -- No more is written off than was proposed, and no more is proposed than is owed."""
    proposed, owed = facts.course.write_off_proposed or ZERO, facts.course.outstanding
    amount = facts.course.written_off or proposed
    if ZERO < amount <= proposed <= owed:
        return PASS
    return fails(
        f"ตัด {amount.grouped()} บาท เสนอไว้ {proposed.grouped()} บาท คงเหลือ {owed.grouped()} บาท",
        f"{amount.grouped()} baht written off, {proposed.grouped()} proposed, "
        f"{owed.grouped()} owed",
    )


@condition("default.cure_period_over", "1.2.3(6)", source="docs/lifecycle.md row 45")
def the_time_to_make_good_has_passed(facts: Facts) -> Finding:
    """เรียกให้เป็นหนี้ผิดนัดได้เมื่อพ้นเวลาที่ให้แก้ไขแล้ว
    -- A default is called after the time to make it good has passed."""
    return _over(facts, facts.course.cure_until, "วันสุดท้ายที่ให้แก้ไข", "the last day to cure")


CONDITIONS: Final[tuple[Rule, ...]] = (
    *competence.RULES,
    the_time_to_supplement_has_passed,
    the_approval_has_run_out,
    the_review_is_asked_once_and_in_time,
    the_review_stays_within_its_ground,
    the_guarantee_covers_the_approved_amount,
    the_dossier_is_the_approved_one,
    the_approval_still_stands,
    a_narrow_review_leaves_the_terms,
    the_early_draw_was_permitted,
    disbursements_stay_within_the_approved_amount,
    registrations_and_insurance_stand,
    something_was_drawn,
    nothing_was_drawn,
    no_more_principal_comes_back_than_went_out,
    nothing_is_left_to_pay,
    the_due_date_has_passed,
    the_principal_grace_is_over,
    *NEW_TERMS,
    borrower_and_guarantors_were_written_to,
    the_judgment_can_be_enforced,
    the_write_off_stays_within_what_is_owed,
    the_time_to_make_good_has_passed,
    *ACCOUNT_CONDITIONS,
    *UPKEEP_CONDITIONS,
)
