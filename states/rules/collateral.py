"""2.3(8), collateral: the branch of the tree that a case takes, and what each branch asks for."""

from datetime import date
from functools import lru_cache
from typing import Final

from states.application import Premises
from states.business_days import Calendar, HolidayKind, deadline, roll_forward
from states.copies import Itself
from states.facts import Facts
from states.rules.collateral_tree import Branch, Choice, Instrument, Situation, choose
from states.rules.confidence import Confidence
from states.rules.edition import rule
from states.rules.finding import Finding, fails, not_applicable, passes, unknown, yes_or_no
from states.rules.limits import (
    FIVE_MILLION,
    LOANS_ONLY,
    THREE_MILLION,
    UNKNOWN_AMOUNT,
    at_least,
    is_investment,
)
from states.vocabulary import PurposeKind, SiteOwner
from states.words import Bilingual

LEASE_BEYOND_LOAN_MONTHS: Final = 36
DAYS_TO_COMPLETE: Final = 30

_NO_PREMISES: Final = Premises()


# ------------------------------------------------------------------- from the case to the tree


def collateral_of(facts: Facts) -> Choice:
    """The branch that this case takes, its instruments, and why each earlier one was impossible."""
    return _collateral_of(Itself(facts))


# Several rules of one act ask it of the same facts, one after the other.
@lru_cache(maxsize=8)
def _collateral_of(facts: Itself[Facts]) -> Choice:
    return choose(situation_of(facts.value))


def situation_of(facts: Facts) -> Situation:
    """What the tree needs to know of the case."""
    amount, offered = facts.amount, facts.application.collateral
    site = offered.premises or _NO_PREMISES
    return Situation(
        small=None if amount is None else amount <= THREE_MILLION,
        within_five_million=None if amount is None else amount <= FIVE_MILLION,
        building=_buys(facts, PurposeKind.BUILDING),
        machinery=_buys(facts, PurposeKind.MACHINERY),
        registrable=offered.machinery_registrable,
        own_site=None if site.owner is None else site.owner is SiteOwner.BORROWER,
        encumbered=site.encumbered,
        second_rank_consent=site.mortgagee_consents_second_rank,
        building_only_consent=site.mortgagee_consents_building_only,
        too_late=finished_in_time(facts) is False,
        other_land=site.alternative_land_available,
        lease_outlives_loan=_lease_outlives(site.lease_months_remaining, facts.term_months),
        owner_mortgages=site.site_owner_will_mortgage,
        owner_guarantees=site.site_owner_will_guarantee,
    )


def _buys(facts: Facts, kind: PurposeKind) -> bool | None:
    """Whether a line of the request buys that; a line of unknown kind leaves it open."""
    lines = facts.application.request.purposes
    if lines is None:
        return None
    known = True
    for line in lines:
        if line.kind is kind:
            return True
        known = known and line.kind is not None
    return False if known else None


def _lease_outlives(lease_months: int | None, term_months: int | None) -> bool | None:
    if lease_months is None or term_months is None:
        return None
    return lease_months >= term_months + LEASE_BEYOND_LOAN_MONTHS


# ------------------------------------------------------------------------------- thirty days


def last_day_to_complete(notified_on: date) -> date:
    """Day 30 counted from the day after the applicant was informed; a weekend runs to Monday."""
    return roll_forward(Calendar(), deadline(notified_on, DAYS_TO_COMPLETE), HolidayKind.GOVERNMENT)


def finished_in_time(facts: Facts) -> bool | None:
    """Whether the mortgagee's way was finished within 30 days; None while it may still be."""
    context, site = facts.application.context, facts.application.collateral.premises
    notified_on, completed_on = context.applicant_notified_on, context.collateral_completed_on
    if notified_on is not None and completed_on is not None:
        return completed_on <= last_day_to_complete(notified_on)
    days = None if site is None else site.days_from_notification_to_completion
    if days is not None:
        return days <= DAYS_TO_COMPLETE
    if notified_on is not None and facts.on is not None:
        return False if facts.on > last_day_to_complete(notified_on) else None
    return None


# --------------------------------------------------------------------------------- the rules


@rule("2.3.8.guarantee", "2.3(8)", source="L223")
def a_guarantee_covers_the_whole_loan(facts: Facts) -> Finding:
    """กรรมการผู้มีอำนาจ ผู้ถือหุ้นใหญ่ หรือผู้ได้รับประโยชน์ ค้ำประกันเต็มวงเงินที่อนุมัติ
    -- Authorised directors, major shareholders or beneficiaries guarantee the full amount."""
    if is_investment(facts):
        return LOANS_ONLY
    offered, amount = facts.application.collateral, facts.amount
    if offered.guarantors is None:
        return unknown("ผู้ค้ำประกัน", "who guarantees")
    if not offered.guarantors:
        return fails("ไม่มีผู้ค้ำประกัน", "nobody guarantees")
    if amount is None:
        return UNKNOWN_AMOUNT
    return at_least(_GUARANTEED, offered.guaranteed_amount, amount)


_GUARANTEED: Final = Bilingual("วงเงินค้ำประกัน", "the guaranteed amount")


@rule(
    "2.3.8.branch", "2.3(8)", source="L223-L229", confidence=Confidence.B, question="Q9, Q11, Q13"
)
def one_branch_of_the_tree_is_possible(facts: Facts) -> Finding:
    """มีหลักประกันตามลำดับข้อ 8.1 ถึง 8.2.3.4 ที่ทำได้หนึ่งข้อ ข้อก่อนหน้าทำไม่ได้เพราะเหตุใดต้องบันทึก
    -- One branch from 8.1 to 8.2.3.4 is possible, tried in their order; why the earlier were not is
    kept."""
    if is_investment(facts):
        return LOANS_ONLY
    choice = collateral_of(facts)
    branch = choice.branch
    if branch is None:
        return unknown(*(choice.open_fact or UNKNOWN_SITUATION))
    if branch is not Branch.NONE:
        return _BY_BRANCH[branch]
    reasons = dict.fromkeys(why for _, why in choice.why_not)
    return fails(
        "ไม่มีข้อใดทำได้: " + "; ".join(why.thai for why in reasons),
        "no branch is possible: " + "; ".join(why.english for why in reasons),
    )


_BY_BRANCH: Final = {
    branch: passes(f"ข้อ {branch.value} {branch.thai}", f"{branch.value}: {branch.english}")
    for branch in Branch
}
UNKNOWN_SITUATION: Final = Bilingual("ข้อเท็จจริงของหลักประกัน", "the facts of the collateral")


@rule("2.3.8.machinery", "2.3(8)", source="L223-L229", question="Q9")
def machinery_is_registered_for_the_whole_loan(facts: Facts) -> Finding:
    """เครื่องจักรที่ซื้อด้วยเงินกองทุนจดทะเบียนเป็นหลักประกันทางธุรกิจเต็มวงเงินที่อนุมัติ
    เว้นแต่กฎหมายไม่ให้จดทะเบียน
    -- Machinery bought with the money is registered as business security for the full amount,
    unless the law bars it."""
    if is_investment(facts):
        return LOANS_ONLY
    bought, offered = _buys(facts, PurposeKind.MACHINERY), facts.application.collateral
    if bought is None:
        return unknown("ว่าเงินซื้อเครื่องจักรหรือไม่", "whether machinery is bought")
    if not bought:
        return _NO_MACHINERY
    if not offered.machinery_registrable:
        return _UNKNOWN_BAR if offered.machinery_registrable is None else _BARRED_BY_LAW
    if facts.amount is None:
        return UNKNOWN_AMOUNT
    return at_least(_REGISTERED, offered.machinery_business_security_amount, facts.amount)


_NO_MACHINERY: Final = not_applicable("ไม่ซื้อเครื่องจักร", "no machinery is bought")
_UNKNOWN_BAR: Final = unknown(
    "ว่าจดทะเบียนเครื่องจักรได้หรือไม่", "whether the machinery can be registered"
)
_BARRED_BY_LAW: Final = not_applicable("กฎหมายไม่ให้จดทะเบียน", "the law bars the registration")
_REGISTERED: Final = Bilingual("วงเงินหลักประกันทางธุรกิจ", "the business security")


@rule("2.3.8.insurance", "2.3(8)", source="L229")
def collateral_is_insured(facts: Facts) -> Finding:
    """หลักประกันที่ไม่ใช่การค้ำประกันต้องทำประกันภัยตามแนวทางของ ธพว.
    -- Collateral other than guarantees is insured by the bank's rules."""
    if is_investment(facts):
        return LOANS_ONLY
    choice = collateral_of(facts)
    if _ONLY_GUARANTEES.issuperset(choice.instruments):
        return (
            _NOTHING_TO_INSURE
            if choice.branch
            else unknown(*(choice.open_fact or UNKNOWN_SITUATION))
        )
    return _INSURED.on(facts.application.collateral.insurance)


_INSURED: Final = yes_or_no(
    ("การทำประกันภัย", "whether the collateral is insured"),
    yes=("ทำประกันภัยแล้ว", "insured"),
    no=("ไม่ทำประกันภัย", "not insured"),
)


_ONLY_GUARANTEES: Final = frozenset({Instrument.GUARANTEE, Instrument.SITE_OWNER})
_NOTHING_TO_INSURE: Final = not_applicable("มีแต่การค้ำประกัน", "nothing but guarantees stands")


@rule("2.3.8.valuation", "2.3(8)", source="L226, L229")
def other_land_is_valued(facts: Facts) -> Finding:
    """ประเมินราคาเฉพาะเมื่อใช้ที่ดินอื่นตามข้อ 8.2.2.3 หรือ 8.2.3.3
    -- A valuation is made only where other land stands in by 8.2.2.3 or 8.2.3.3."""
    if is_investment(facts):
        return LOANS_ONLY
    choice = collateral_of(facts)
    if choice.branch is None:
        return unknown(*(choice.open_fact or UNKNOWN_SITUATION))
    if not choice.valuation_required:
        return _NO_VALUATION
    offered = facts.application.collateral
    site = offered.premises or _NO_PREMISES
    valued = _either(offered.valuation_done, site.alternative_land_valued)
    return _VALUED.on(valued)


_VALUED: Final = yes_or_no(
    ("การประเมินราคาที่ดิน", "whether the land was valued"),
    yes=("ประเมินราคาที่ดินแล้ว", "the land was valued"),
    no=("ยังไม่ประเมินราคาที่ดิน", "the land was not valued"),
)


_NO_VALUATION: Final = not_applicable("ข้อที่ใช้ไม่ต้องประเมินราคา", "this branch needs no valuation")


def _either(one: bool | None, other: bool | None) -> bool | None:
    """The valuation stands beside the collateral or beside the land; one record of it is enough."""
    if one or other:
        return True
    return None if one is None or other is None else False


@rule("2.3.8.deadline30", "2.3(8)", source="L226", confidence=Confidence.C, question="Q4")
def the_mortgagee_s_way_is_finished_in_thirty_days(facts: Facts) -> Finding:
    """จำนองโดยความยินยอมของผู้รับจำนองต้องแล้วเสร็จภายใน 30 วันนับถัดจากวันที่ผู้ขอรับทราบ
    พ้นแล้วใช้ข้อถัดไป
    -- A mortgage by the mortgagee's consent is finished within 30 days from the day after the
    applicant was informed; after that the next branch is taken."""
    if is_investment(facts):
        return LOANS_ONLY
    consents = _mortgagee_consents(situation_of(facts))
    if consents is None:
        return unknown("ความยินยอมของผู้รับจำนอง", "the mortgagee's consent")
    if not consents:
        return _NO_MORTGAGEE
    in_time = finished_in_time(facts)
    return _IN_TIME.on(in_time)


_IN_TIME: Final = yes_or_no(
    ("ว่าแล้วเสร็จภายใน 30 วันหรือไม่", "whether it is finished within 30 days"),
    yes=("แล้วเสร็จภายใน 30 วัน", "finished within 30 days"),
    no=("ไม่แล้วเสร็จภายใน 30 วัน", "not finished within 30 days"),
)


_NO_MORTGAGEE: Final = not_applicable(
    "ไม่ได้ใช้ความยินยอมของผู้รับจำนอง", "no mortgagee's consent is used"
)


def _mortgagee_consents(situation: Situation) -> bool | None:
    """Whether a building on the borrower's mortgaged land is to be secured by consent (8.2.2.2)."""
    asked = (
        None if situation.small is None else not situation.small,
        situation.building,
        situation.own_site,
        situation.encumbered,
    )
    if False in asked:
        return False
    consents = (situation.second_rank_consent, situation.building_only_consent)
    if consents == (False, False):
        return False
    if None in asked:
        return None
    return True if True in consents else None
