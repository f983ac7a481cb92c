"""
Every edition of the criteria, oldest first, and which one is in force on a day.

No.4 is the whole text; each later one lists only what it struck and replaced, as its announcement
does. Of the criteria before no.4 (announcements 1 to 3 of 2560) no text is known: there every rule
answers unknown. A future no.6 is one more entry here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from states.facts import Facts, ReviewGround
from states.rules import approval, collateral, credit, eligibility, intake, no5, purpose
from states.rules.conditions import CONDITIONS
from states.rules.confidence import Confidence
from states.rules.edition import Edition, Rule
from states.rules.finding import Finding, not_applicable, unknown
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.words import Bilingual

CRITERIA: Final[tuple[Rule, ...]] = (
    intake.the_request_came_inside_the_window,
    intake.the_request_fits_into_the_remaining_line,
    intake.the_request_came_to_the_unit_of_its_area,
    intake.all_documents_are_there,
    intake.every_document_is_signed_and_sealed,
    eligibility.the_enterprise_is_small_or_medium,
    eligibility.the_borrower_is_a_thai_juristic_person,
    eligibility.the_business_is_s_curve_or_strategic,
    eligibility.the_business_is_not_a_prohibited_one,
    eligibility.the_money_raises_competitiveness,
    eligibility.the_borrower_was_trained_or_will_be,
    eligibility.the_books_are_one_or_will_be,
    eligibility.no_bad_debt_and_no_suit_on_the_filing_day,
    eligibility.terms_were_not_changed_in_the_last_year,
    eligibility.twelve_instalments_were_paid_normally,
    eligibility.the_persons_before_the_company_are_judged,
    eligibility.no_other_state_fund_is_helping,
    eligibility.accounts_and_credit_data_are_consented_to,
    purpose.every_baht_has_a_ground,
    purpose.working_capital_serves_an_investment,
    purpose.an_early_draw_is_small_and_permitted,
    purpose.no_old_debt_is_paid,
    credit.the_loan_stays_within_the_province_line,
    credit.the_business_type_is_one_the_province_set,
    credit.the_provincial_committee_selected_and_ranked,
    credit.the_loan_is_at_most_ten_million,
    credit.half_of_the_province_line_is_left_to_small_loans,
    credit.a_large_loan_serves_a_business_of_high_rank,
    credit.the_term_is_at_most_seven_years,
    credit.the_grace_is_at_most_three_years_inside_the_term,
    credit.the_rate_is_one_per_cent,
    collateral.a_guarantee_covers_the_whole_loan,
    collateral.one_branch_of_the_tree_is_possible,
    collateral.machinery_is_registered_for_the_whole_loan,
    collateral.collateral_is_insured,
    collateral.other_land_is_valued,
    collateral.the_mortgagee_s_way_is_finished_in_thirty_days,
    credit.the_fund_puts_at_most_twenty_million_into_one_borrower,
    credit.a_group_borrows_at_most_ten_million,
    approval.borrower_and_project_passed_the_selection,
    approval.debt_service_is_covered_one_and_a_quarter_times,
    approval.debt_to_equity_stays_within_the_limit_of_the_sector,
)
"""The rules of the criteria, in the order in which an assessment tells them."""

RULE_IDS: Final[tuple[str, ...]] = tuple(each.id for each in CRITERIA)

NO_4: Final = Edition(
    code="no4",
    title=Bilingual("หลักเกณฑ์การให้สินเชื่อ ฉบับที่ 4 พ.ศ. 2560", "Criteria no.4 of 2017"),
    in_force=NO_4_IN_FORCE,
    rules=(*CRITERIA, *CONDITIONS),
)

NO_5: Final = NO_4.amended(
    code="no5",
    title=Bilingual("หลักเกณฑ์การให้สินเชื่อ ฉบับที่ 5 พ.ศ. 2561", "Criteria no.5 of 2018"),
    in_force=NO_5_IN_FORCE,
    replacing=(
        no5.twelve_instalments_were_paid_normally,  # clause 2
        no5.no_old_debt_but_import_credit_is_paid,  # clause 3
        no5.the_loan_fits_into_the_line_of_the_fund,  # clause 4, (1)
        no5.the_loan_is_at_most_ten_million,  # clause 4, (4)
        no5.no_share_is_kept_for_small_loans,
        no5.no_rank_is_asked_of_large_loans,
    ),
)


def _text_unknown(_facts: Facts) -> Finding:
    return _NO_TEXT


_NO_TEXT: Final = unknown("ตัวบทก่อนฉบับที่ 4", "the text before no.4")


def _without_text(each: Rule) -> Rule:
    return replace(
        each, judge=_text_unknown, source="L64-L73", confidence=Confidence.C, question=None
    )


LEGACY: Final = Edition(
    code="legacy",
    title=Bilingual("หลักเกณฑ์ก่อนฉบับที่ 4 (ไม่พบตัวบท)", "Criteria before no.4 (text not found)"),
    in_force=date.min,
    rules=(*(_without_text(each) for each in CRITERIA), *CONDITIONS),
)

EDITIONS: Final[tuple[Edition, ...]] = (LEGACY, NO_4, NO_5)

_BY_CODE: Final[Mapping[str, Edition]] = MappingProxyType({each.code: each for each in EDITIONS})


class UnknownEditionError(LookupError):
    """No edition has that code."""


def edition_in_force(day: date) -> Edition:
    """The edition whose text binds on that day; before no.4 the one whose text is unknown."""
    return next(each for each in reversed(EDITIONS) if each.in_force <= day)


def edition_by_code(code: str) -> Edition:
    """The edition stored with a case: `legacy`, `no4`, `no5`. Errors: UnknownEditionError."""
    found = _BY_CODE.get(code)
    if found is None:
        raise UnknownEditionError(code)
    return found


UPLIFTS: Final[Mapping[ReviewGround, tuple[Edition, tuple[str, ...]]]] = MappingProxyType(
    {
        ReviewGround.COLLATERAL_UNDER_NO_4: (NO_4, ("2.3(8)",)),
        ReviewGround.IMPORT_CREDIT_UNDER_NO_5: (NO_5, ("2.2.refinance",)),
    }
)
"""What a review before the contract may take from a newer text (no.4 clause 4, no.5 clause 5)."""


_NOT_REOPENED: Final = not_applicable(
    "การทบทวนตามบทเฉพาะกาลไม่เปิดข้อนี้ใหม่", "a review under a transitional clause does not reopen this"
)


def _not_reopened(_facts: Facts) -> Finding:
    return _NOT_REOPENED


@cache
def under_review(edition: Edition, ground: ReviewGround) -> Edition:
    """
    The text of a review before the contract: the resolution is looked at again as to the clauses
    that its ground allows "only"; what was approved besides stands and is not judged anew.
    """
    if ground not in UPLIFTS:
        return edition
    newer, clauses = UPLIFTS[ground]
    reviewed = uplifted(edition, ground)
    open_again = {each.id for clause in clauses for each in newer.under(clause)}
    rules = tuple(
        each if each.only_by_id or each.id in open_again else replace(each, judge=_not_reopened)
        for each in reviewed.rules
    )
    return Edition(reviewed.code, reviewed.title, reviewed.in_force, rules)


@cache
def uplifted(edition: Edition, ground: ReviewGround) -> Edition:
    """The pinned edition with only those clauses from the newer text that the review allows."""
    newer, clauses = UPLIFTS.get(ground, (edition, ()))
    if newer.in_force <= edition.in_force:
        return edition
    return edition.with_clauses_of(newer, clauses)
