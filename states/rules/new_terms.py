"""What may be agreed anew: limits, rate, consents of the guarantors, relief under a programme."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final

from states.facts import Facts
from states.loan.changes import PlanReason
from states.loan.programmes import Programme
from states.loan.relief import Asked
from states.loan.restructuring import NewTerms
from states.months import add_months
from states.parameters import Parameter
from states.rules.credit import LONGEST_GRACE_MONTHS, LONGEST_TERM_MONTHS
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails, unknown
from states.thai import thai_day
from states.words import Bilingual

condition = partial(rule, only_by_id=True)

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100
_NOT_KNOWN: Final = unknown("ข้อตกลงใหม่", "what is agreed anew")


def _all(reasons: Iterable[Bilingual]) -> Finding:
    """Passes without a reason against; fails with all of them at once."""
    found = tuple(reasons)
    if not found:
        return PASS
    return fails("; ".join(each.thai for each in found), "; ".join(each.english for each in found))


# ------------------------------------------------------------------------------- consents


@condition("consent.every_guarantor", "CCC 700", source="Civil and Commercial Code s.700")
def every_guarantor_consents_in_writing(facts: Facts) -> Finding:
    """ผ่อนเวลาแก่ลูกหนี้ต้องได้รับความยินยอมเป็นหนังสือครั้งใหม่จากผู้ค้ำประกันทุกคน
    -- More time for the debtor takes a fresh written consent of every guarantor."""
    terms, guarantors = facts.new_terms, facts.course.guarantors
    if guarantors is None:
        return unknown("จำนวนผู้ค้ำประกัน", "the number of guarantors")
    if terms is None:
        return _NOT_KNOWN
    if terms.asked_on is None:
        return unknown("วันที่ขอผ่อนเวลา", "the day on which more time was asked for")
    return _all(_against_the_consents(terms, terms.asked_on, guarantors))


def _against_the_consents(terms: NewTerms, asked_on: date, guarantors: int) -> Iterator[Bilingual]:
    answered = {each.guarantor for each in terms.consents}
    refusing = {each.guarantor for each in terms.consents if each.refuses}
    last = terms.from_day
    for places, thai, english in (
        (refusing, "ไม่ยินยอม", "refuses"),
        (
            set(range(1, guarantors + 1)) - answered,
            "ยังไม่ยินยอมเป็นหนังสือ",
            "has not consented in writing",
        ),
        (
            {each.guarantor for each in terms.consents if not asked_on <= each.written_on <= last},
            (
                f"ทำหนังสือนอกช่วง {thai_day(asked_on)} (วันที่ขอ) ถึง {thai_day(last)} (วันที่มีผล)"
                " ความยินยอมล่วงหน้าเป็นโมฆะ"
            ),
            (
                f"wrote outside {asked_on} (asked for) to {last} (takes effect);"
                " a consent in advance is void"
            ),
        ),
    ):
        if places:
            listed = ", ".join(map(str, sorted(places)))
            yield Bilingual(f"ผู้ค้ำประกันลำดับที่ {listed} {thai}", f"guarantor {listed} {english}")


@condition("restructure.was_asked_for", "1.2.3(7)", source="docs/lifecycle.md rows 28, 29")
def the_restructuring_was_asked_for(facts: Facts) -> Finding:
    """อนุมัติปรับโครงสร้างหนี้ได้เมื่อเรื่องที่เสนออยู่คือคำขอปรับโครงสร้างหนี้ ไม่ใช่ข้อเสนอลดหนี้
    -- A restructuring is approved where one was asked for: a waiver proposed is another matter."""
    if facts.course.restructuring_asked_on is not None:
        return PASS
    return fails("ไม่มีคำขอปรับโครงสร้างหนี้", "no restructuring was asked for")


# --------------------------------------------------------------------------------- limits


@condition("restructure.within_the_limits", "2.3(5)", source="L220")
def the_new_plan_stays_within_the_limits(facts: Facts) -> Finding:
    """ระยะเวลากู้รวมไม่เกิน 7 ปี ปลอดเงินต้นไม่เกิน 3 ปี นับจากวันทำสัญญา เว้นแต่ กอป. ผ่อนปรน
    -- At most 7 years and a grace of 3, both from the contract, unless the board waives it."""
    terms, contracted_on = facts.new_terms, facts.course.contracted_on
    if terms is None:
        return _NOT_KNOWN
    if terms.board_waiver is not None or terms.plan is None:
        return PASS
    if contracted_on is None:
        return unknown("วันทำสัญญา", "the day of the contract")
    rest = (
        _of_the_grace(terms, contracted_on)
        if terms.relief is None
        else _of_the_rest(terms.relief, contracted_on)
    )
    return _all((*_of_the_term(terms, contracted_on), *rest))


def _of_the_term(terms: NewTerms, contracted_on: date) -> Iterator[Bilingual]:
    last = add_months(contracted_on, LONGEST_TERM_MONTHS)
    rows = () if terms.plan is None else terms.plan.instalments
    ends = max((row.due_on for row in rows), default=terms.from_day)
    as_before = (
        terms.reason is PlanReason.RELIEF and terms.ended_on is not None and ends <= terms.ended_on
    )
    if ends > last and not as_before:
        yield Bilingual(
            f"งวดสุดท้าย {thai_day(ends)} เกิน 7 ปีจากวันทำสัญญา ({thai_day(last)})",
            f"the last instalment, {ends}, is beyond 7 years from the contract ({last})",
        )


def _of_the_grace(terms: NewTerms, contracted_on: date) -> Iterator[Bilingual]:
    """Once principal was to be repaid, a further rest is a new grace: it needs the board."""
    rests_until = add_months(contracted_on, LONGEST_GRACE_MONTHS)
    rows = () if terms.plan is None else terms.plan.instalments
    resumes = min((row.due_on for row in rows if row.principal), default=terms.from_day)
    if resumes > max(add_months(terms.from_day, 1), add_months(rests_until, 1)):
        yield Bilingual(
            f"เริ่มชำระเงินต้น {thai_day(resumes)} เกินระยะปลอดเงินต้น 3 ปีจากวันทำสัญญา"
            f" ({thai_day(rests_until)})",
            f"principal resumes on {resumes}, beyond a grace of 3 years from the contract"
            f" ({rests_until})",
        )


def _of_the_rest(asked: Asked, contracted_on: date) -> Iterator[Bilingual]:
    """A programme of the board gives the rest; grace and all reliefs together keep to 3 years."""
    most = (add_months(contracted_on, LONGEST_GRACE_MONTHS) - contracted_on).days
    if asked.rested_days > most:
        yield Bilingual(
            f"พักเงินต้นรวม {asked.rested_days} วันนับแต่ทำสัญญา เกณฑ์ไม่เกิน {most} วัน (3 ปี)",
            f"principal would rest on {asked.rested_days} days since the contract,"
            f" the limit is {most} (3 years)",
        )


@condition("restructure.rate_of_the_board", "2.3(6)", source="L221")
def a_new_rate_is_not_above_that_of_the_board(facts: Facts) -> Finding:
    """อัตราดอกเบี้ยใหม่ต้องไม่สูงกว่าอัตราเดิมหรืออัตราที่ กอป. กำหนด เว้นแต่ กอป. ผ่อนปรน
    -- A new rate is above neither the old one nor that of the board, unless the board waives it."""
    terms = facts.new_terms
    if terms is None:
        return _NOT_KNOWN
    rate = terms.amounts.annual_millionths
    points = facts.parameters.on(Parameter.ANNUAL_RATE_BASIS_POINTS, terms.from_day)
    most = max(points * _MILLIONTHS_OF_A_BASIS_POINT, terms.rate_until_now)
    if rate is None or rate <= most or terms.board_waiver is not None:
        return PASS
    return fails(
        f"ขอ {rate:,} ในล้านส่วน เกณฑ์ไม่เกิน {most:,} (10,000 คือร้อยละ 1)",
        f"{rate:,} millionths a year, the limit is {most:,} (10,000 is 1%)",
    )


@condition("terms.better_no_class", "1.2.3(7)", source="docs/lifecycle.md rows 29, 33, 36")
def new_terms_better_no_class(facts: Facts) -> Finding:
    """ข้อตกลงใหม่ไม่ทำให้ชั้นหนี้ดีขึ้นเอง
    -- New terms better no class: they do not reach back over a day that worsened it."""
    account, on = facts.account, facts.on
    if account is None or on is None:
        return PASS
    before = account.opening.on(on).class_on(on)
    after = account.ledger.on(on).class_on(on)
    if after.rank >= before.rank:
        return PASS
    return fails(
        f"วันที่ {thai_day(on)} เป็นหนี้{before.thai} หากมีผลตั้งแต่วันที่ขอจะเป็นหนี้{after.thai}",
        f"on {on} the loan is {before.english}; with this first day it would be {after.english}",
    )


# --------------------------------------------------------------------------------- relief


@condition("relief.lies_ahead", "1.2.3(7)", source="docs/lifecycle.md row 33")
def the_relief_ends_in_the_future(facts: Facts) -> Finding:
    """มาตรการช่วยเหลือต้องสิ้นสุดหลังวันที่ให้
    -- A relief ends after the day it is granted."""
    until = facts.course.relief_until
    if until is None:
        return unknown("วันสิ้นสุดของมาตรการ", "the last day of the relief")
    if until > (facts.on or date.min):
        return PASS
    return fails(f"สิ้นสุดวันที่ {thai_day(until)}", f"it would end on {until}")


@condition("relief.within_the_programme", "1.2.3(7)", source="docs/lifecycle.md row 33")
def the_relief_stays_within_its_programme(facts: Facts) -> Finding:
    """ให้มาตรการช่วยเหลือได้เฉพาะตามเหตุ เวลา พื้นที่ ชั้นหนี้ และระยะเวลาของมาตรการ
    -- A relief keeps to its programme: cause, window, area, class on application, and length."""
    asked = None if facts.new_terms is None else facts.new_terms.relief
    if asked is None:
        return _NOT_KNOWN
    if asked.programme is None:
        return fails(f"ไม่มีมาตรการรหัส {asked.code}", f"there is no programme {asked.code}")
    return _all(_against_the_relief(asked, asked.programme))


def _against_the_relief(asked: Asked, programme: Programme) -> Iterator[Bilingual]:
    opens, closes, worst = programme.opens_on, programme.closes_on, programme.worst_class
    longest = programme.last_day(asked.counts_from)
    found = (
        (
            opens <= asked.applied_on <= closes,
            f"ยื่นได้ตั้งแต่ {thai_day(opens)} ถึง {thai_day(closes)} ยื่นวันที่ {thai_day(asked.applied_on)}",
            f"applied for on {asked.applied_on}, open from {opens} to {closes}",
        ),
        (
            asked.cause in programme.causes,
            f"เหตุ{asked.cause.thai}ไม่อยู่ในมาตรการ",
            f"the measure does not answer to: {asked.cause.english}",
        ),
        (
            not programme.provinces or asked.province in programme.provinces,
            f"จังหวัด {asked.province} ไม่อยู่ในพื้นที่ของมาตรการ",
            f"{asked.province} is not in the area of the measure",
        ),
        (
            asked.applied_on <= asked.first_day <= asked.last_day,
            (
                f"พัก {thai_day(asked.first_day)} ถึง {thai_day(asked.last_day)}"
                " ต้องเริ่มไม่ก่อนวันยื่นและสิ้นสุดไม่ก่อนวันเริ่ม"
            ),
            (
                f"asked for from {asked.first_day} to {asked.last_day}, but starts no sooner than"
                f" the application, {asked.applied_on}, and ends no sooner than it starts"
            ),
        ),
        (
            asked.last_day <= longest,
            f"พักได้ถึง {thai_day(longest)} ขอถึง {thai_day(asked.last_day)}",
            f"asked for until {asked.last_day}, at most until {longest}",
        ),
        (
            worst is None or asked.class_then.rank <= worst.rank,
            f"วันที่ยื่นชั้นหนี้ {asked.class_then.thai} ไม่อยู่ในมาตรการ",
            f"the measure does not take in a loan that is {asked.class_then.english}",
        ),
    )
    return (Bilingual(thai, english) for holds, thai, english in found if not holds)


NEW_TERMS: Final[tuple[Rule, ...]] = (
    the_restructuring_was_asked_for,
    every_guarantor_consents_in_writing,
    the_new_plan_stays_within_the_limits,
    a_new_rate_is_not_above_that_of_the_board,
    the_relief_ends_in_the_future,
    new_terms_better_no_class,
    the_relief_stays_within_its_programme,
)
