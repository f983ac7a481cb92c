"""2.2, what the money may be for, as criteria no.4 have it."""

from typing import Final

from states.application import Purpose, Refinance
from states.baht import ZERO, Baht
from states.facts import Facts
from states.rules.confidence import Confidence
from states.rules.edition import rule
from states.rules.finding import (
    Finding,
    Later,
    Verdict,
    compared,
    fails,
    not_applicable,
    passes,
    unknown,
)
from states.rules.limits import UNKNOWN_AMOUNT
from states.vocabulary import ActKind, Organ, PurposeClause, PurposeKind
from states.words import Bilingual

EARLY_DRAW_PCT: Final = 30
SERVED_BY_WORKING_CAPITAL: Final = frozenset(
    {PurposeClause.INVESTMENT, PurposeClause.COMPETITIVENESS}
)
_UNKNOWN_PURPOSES: Final = unknown("วัตถุประสงค์การใช้เงิน", "what the money is for")


def working_capital(purposes: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    """The lines of working capital: those under 2.2.3, and any that is it by kind."""
    return tuple([line for line in purposes if _is_working_capital(line)])


_BY_CLAUSE, _BY_KIND = PurposeClause.WORKING_CAPITAL, PurposeKind.WORKING_CAPITAL


def _is_working_capital(line: Purpose) -> bool:
    return line.clause is _BY_CLAUSE or line.kind is _BY_KIND


def total_of(lines: tuple[Purpose, ...]) -> Baht | None:
    """The sum of the lines; None while the amount of one of them is missing."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return Baht.total(amounts) if len(amounts) == len(lines) else None


@rule("2.2.purposes", "2.2", source="L184-L189")
def every_baht_has_a_ground(facts: Facts) -> Finding:
    """เงินทุกบาทใช้ตามข้อ 2.2.1 ถึง 2.2.3 และรวมกันเท่ากับวงเงินที่ขอ
    -- Every line falls under 2.2.1 to 2.2.3 and together they make the loan that is asked for."""
    request = facts.application.request
    lines, asked = request.purposes, request.loan_amount
    if lines is None:
        return _UNKNOWN_PURPOSES
    clauses = [line.clause for line in lines]
    if PurposeClause.OTHER in clauses:
        return fails("มีวัตถุประสงค์ที่ไม่มีข้อใดรองรับ", "a line has no ground in the criteria")
    together = total_of(lines)
    if together is None or None in clauses:
        return _UNKNOWN_PURPOSES
    if asked is None:
        return UNKNOWN_AMOUNT
    return compared(_sums, together, asked, kept=together.satang == asked.satang)


def _sums(together: Baht, asked: Baht) -> Bilingual:
    return Bilingual(
        f"รายการรวม {together.grouped()} บาท ขอ {asked.grouped()} บาท",
        f"the lines make {together.grouped()} baht, {asked.grouped()} baht are asked for",
    )


@rule("2.2.3.tied", "2.2.3", source="L191", confidence=Confidence.B)
def working_capital_serves_an_investment(facts: Facts) -> Finding:
    """เงินทุนหมุนเวียนต้องจำเป็นต่อรายการตามข้อ 2.2.1 หรือ 2.2.2 ในคำขอเดียวกัน
    -- Working capital is needed for a line under 2.2.1 or 2.2.2 of the same request."""
    lines = facts.application.request.purposes
    if lines is None:
        return _UNKNOWN_PURPOSES
    working = working_capital(lines)
    if not working:
        if any(line.clause is None and line.kind is None for line in lines):
            return _UNKNOWN_PURPOSES
        return _NO_WORKING_CAPITAL
    clauses = {line.clause for line in lines if not _is_working_capital(line)}
    ties = [_is_tied(line, clauses) for line in working]
    if False in ties:
        return _UNTIED
    if None in ties:
        return unknown("ว่าเงินทุนหมุนเวียนใช้กับรายการใด", "what the working capital is needed for")
    return compared(_needed, working, kept=True)


def _needed(working: tuple[Purpose, ...]) -> Bilingual:
    clauses = {clause.value for line in working for clause in line.needed_for or ()}
    listed = ", ".join(sorted(clauses))
    return Bilingual(f"ใช้ดำเนินการตามข้อ {listed}", f"needed for {listed}")


def _is_tied(line: Purpose, clauses: set[PurposeClause | None]) -> bool | None:
    """Whether working capital serves one of the clauses asked for; a missing one leaves it open."""
    if line.needed_for is None:
        return None
    served = SERVED_BY_WORKING_CAPITAL.intersection(line.needed_for)
    if served & clauses:
        return True
    return None if served and None in clauses else False


_UNTIED: Final = fails(
    "เงินทุนหมุนเวียนไม่ได้ผูกกับรายการตามข้อ 2.2.1 หรือ 2.2.2 ของคำขอ",
    "working capital is not tied to a line under 2.2.1 or 2.2.2 of the request",
)
_NO_WORKING_CAPITAL: Final = not_applicable("ไม่มีเงินทุนหมุนเวียน", "no working capital is asked for")


@rule("2.2.3.early_draw", "2.2.3", source="L191-L194", confidence=Confidence.B)
def an_early_draw_is_small_and_permitted(facts: Facts) -> Finding:
    """เบิกทันทีหลังทำสัญญาได้ไม่เกินร้อยละ 30 ของเงินทุนหมุนเวียน เมื่อคณะกรรมการกองทุนอนุญาต
    -- At most 30% of the working capital is drawn right after the contract, when the fund committee
    permits it."""
    draw = early_draw_of(facts)
    if draw is None:
        return unknown("จำนวนเงินที่ขอเบิกก่อน", "the early draw")
    if draw == ZERO:
        return _NO_EARLY_DRAW
    lines = facts.application.request.purposes
    line = None if lines is None else total_of(working_capital(lines))
    if line is None:
        return unknown("วงเงินทุนหมุนเวียน", "the working capital")
    said = Later(_early_draw, draw, line)
    # Both sides times a hundred: thirty per cent of a satang is never rounded.
    if 100 * draw.satang > EARLY_DRAW_PCT * line.satang:
        return Finding(Verdict.FAIL, said)
    organ, resolved = Organ.PROVINCIAL_FUND_COMMITTEE, _is_permitted(facts, draw)
    return Finding(Verdict.AUTHORITY, said, organ.value, resolved)


def _early_draw(draw: Baht, line: Baht) -> Bilingual:
    asked, whole = draw.grouped(), line.grouped()
    return Bilingual(
        f"เบิกก่อน {asked} บาท จากเงินทุนหมุนเวียน {whole} บาท เกณฑ์ไม่เกินร้อยละ {EARLY_DRAW_PCT}",
        f"{asked} baht early of {whole} baht working capital, the limit is {EARLY_DRAW_PCT}%",
    )


_NO_EARLY_DRAW: Final = not_applicable("ไม่ขอเบิกก่อน", "no early draw is asked for")


def early_draw_of(facts: Facts) -> Baht | None:
    """The early draw in question: as permitted once it is, until then as asked for."""
    permitted = facts.course.early_draw_allowed
    if permitted is not None:
        return permitted
    return facts.application.request.early_working_capital_draw


def _is_permitted(facts: Facts, draw: Baht) -> bool:
    return any(
        act.kind is ActKind.ALLOW_EARLY_DRAW
        and act.by is Organ.PROVINCIAL_FUND_COMMITTEE
        and act.on is not None
        and act.amount is not None
        and act.amount >= draw
        for act in facts.application.acts
    )


@rule("2.2.refinance", "2.2", source="L198-L199")
def no_old_debt_is_paid(facts: Facts) -> Finding:
    """ห้ามนำเงินกองทุนไปชำระหนี้เดิม ทั้งของสถาบันการเงินอื่นและสถาบันการเงินเดิม
    -- The money pays no old debt, neither at another institution nor at the same."""
    refinance = facts.application.request.refinance
    return NOTHING_REFINANCED if refinance is None else refused(refinance)


NOTHING_REFINANCED: Final = passes("ไม่มีการชำระหนี้เดิม", "no old debt is paid")


def refused(refinance: Refinance) -> Finding:
    """Old debt that the money may not pay."""
    creditor, instrument = refinance.creditor, refinance.instrument
    owed = "" if creditor is None else creditor.thai
    whom = "a creditor" if creditor is None else creditor.english
    return fails(
        f"นำเงินไปชำระหนี้เดิม{owed}" + (f" ({instrument.thai})" if instrument else ""),
        f"old debt owed to {whom} would be paid"
        + (f" ({instrument.english})" if instrument else ""),
    )
