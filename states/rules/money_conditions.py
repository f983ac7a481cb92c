"""Conditions of acts on the account of a loan: tariff, waiver, rate, and what is held in credit."""

from datetime import date
from functools import partial
from typing import Final

from states.baht import ZERO, Baht
from states.facts import Facts
from states.loan.changes import Rate
from states.loan.money import Charge
from states.papers.account_acts import BY_TARIFF, ChargeKind
from states.parameters import Parameter
from states.rules.amendments import cited
from states.rules.confidence import Confidence
from states.rules.edition import Rule, rule
from states.rules.finding import PASS, Finding, fails, unknown
from states.rules.tariff import SET_BY, most_of
from states.thai import thai_day

condition = partial(rule, only_by_id=True)

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100
_TARIFF: Final = "L222; Revenue Code, stamp duty schedule no.5"


@condition(
    "charge.within_the_tariff", "2.3(7)", source=_TARIFF, confidence=Confidence.C, question="Q10"
)
def charges_stay_within_the_tariff(facts: Facts) -> Finding:
    """ค่าธรรมเนียมแรกเข้าและอากรแสตมป์ แต่ละอย่างรวมกันไม่เกินอัตราที่ กอป. กำหนดในวันทำสัญญา
    -- Front-end fees, and stamp duty, each together stay within the board's tariff of the day of
    the contract."""
    entered = () if facts.account is None else facts.account.entered
    charged = {each.what.of for each in entered if isinstance(each.what, Charge)}
    findings = (_within_the_tariff(facts, kind) for kind in ChargeKind if kind.value in charged)
    return next((finding for finding in findings if finding is not PASS), PASS)


def _within_the_tariff(facts: Facts, kind: ChargeKind) -> Finding:
    if kind not in BY_TARIFF:
        return PASS
    most, day = most_of(facts, kind), facts.course.contracted_on
    if most is None or day is None:
        return unknown("วงเงินที่อนุมัติและวันทำสัญญา", "the approved amount or the day of the contract")
    charged = _charged(facts, kind)
    if charged <= most:
        return PASS
    said = [cited(facts.parameters, each, day) for each in SET_BY[kind]]
    return fails(
        f"{kind.thai}รวม {charged.grouped()} บาท อัตราคือ {most.grouped()} บาท"
        + "".join(each.thai for each in said),
        f"{kind.english}: {charged.grouped()} baht together, the tariff is {most.grouped()} baht"
        + "".join(each.english for each in said),
    )


def _charged(facts: Facts, kind: ChargeKind) -> Baht:
    """All that stands of a kind of charge, the new one included."""
    postings = () if facts.account is None else facts.account.ledger.postings
    charges = (each.fact.what for each in postings if each.stands)
    return Baht.total(
        each.amount for each in charges if isinstance(each, Charge) and each.of == kind.value
    )


@condition("waiver.within_the_proposal", "1.2.3(7)", source="docs/lifecycle.md rows 60, 61")
def the_waiver_stays_within_the_proposal(facts: Facts) -> Finding:
    """ลดดอกเบี้ยหรือค่าใช้จ่ายได้ไม่เกินที่มีผู้เสนอไว้
    -- No more is waived than somebody proposed to waive."""
    left = facts.course.waiver_proposed
    if left is None:
        return fails("ไม่มีข้อเสนอลดหนี้", "no waiver was proposed")
    if left >= ZERO:
        return PASS
    return fails(
        f"เกินข้อเสนอ {(-left).grouped()} บาท", f"{(-left).grouped()} baht beyond the proposal"
    )


@condition("rate.as_the_board_announced", "2.3(6)", source="L221", confidence=Confidence.B)
def the_rate_is_that_of_the_board(facts: Facts) -> Finding:
    """อัตราของสัญญาที่ทำแล้วเปลี่ยนได้ตามที่ กอป. ประกาศสำหรับสัญญาเดิมเท่านั้น ตั้งแต่วันที่ประกาศใช้
    -- The rate of a contract already made changes only as the board announced for such contracts,
    from the day announced on."""
    change = _rate_change(facts)
    if change is None:
        return PASS  # the account says why nothing was entered
    day, before, after = change
    announced = facts.parameters.until(Parameter.RUNNING_RATE_BASIS_POINTS, day)
    if not announced:
        return fails(
            f"ไม่มีประกาศสำหรับสัญญาเดิมที่มีผลในวันที่ {thai_day(day)}",
            f"nothing is announced for contracts already made by {day}",
        )
    setting = announced[-1]
    if setting.value * _MILLIONTHS_OF_A_BASIS_POINT != after:
        return fails(
            f"ประกาศคือ {setting.value} (100 คือร้อยละ 1) ตามมติ {setting.source}",
            f"announced are {setting.value} basis points, by resolution {setting.source}",
        )
    if facts.course.rate_resolution != setting.source:
        return fails(f"มติที่มีผลคือ {setting.source}", f"the resolution in force is {setting.source}")
    hands = sorted(facts.parameters.case.hands & setting.hands)
    if hands and after < before:
        listed = ", ".join(hands)
        return fails(
            f"{listed} เสนอหรือยืนยันการลดอัตรานี้และมีส่วนในแฟ้ม",
            f"{listed} proposed or confirmed this lower rate and takes part in the case",
        )
    return PASS


def _rate_change(facts: Facts) -> tuple[date, int, int] | None:
    """From which day a rate is entered, that day's rate so far and the new one, in millionths."""
    if facts.account is None:
        return None
    opening = facts.account.opening
    rates = (
        (each.value_on, opening.on(each.value_on).rate, each.what.annual_millionths)
        for each in facts.account.entered
        if isinstance(each.what, Rate)
    )
    return next(rates, None)


@condition("settle.nothing_held", "1.2.3(6)", source="docs/lifecycle.md rows 42, 48, 59")
def no_money_is_held_for_the_borrower(facts: Facts) -> Finding:
    """ปิดบัญชีชำระครบได้เมื่อคืนเงินรับเกินแก่ผู้กู้แล้ว
    -- An account is closed as paid once money held in credit was given back."""
    held = facts.course.credit_held
    if held == ZERO:
        return PASS
    return fails(f"มีเงินรับเกินรอคืน {held.grouped()} บาท", f"{held.grouped()} baht are held in credit")


MONEY_CONDITIONS: Final[tuple[Rule, ...]] = (
    charges_stay_within_the_tariff,
    the_waiver_stays_within_the_proposal,
    the_rate_is_that_of_the_board,
    no_money_is_held_for_the_borrower,
)
