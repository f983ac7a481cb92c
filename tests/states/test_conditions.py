"""Each condition of a single move, on both sides of its boundary and with the fact missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.baht import ZERO, Baht
from states.dossier import digest_of
from states.facts import Course, Facts, ReviewGround
from states.invalid import Invalid
from states.lifecycle import LOAN
from states.loan.account import Account
from states.loan.money import Receipt
from states.parameters import Parameter, Parameters, Setting
from states.rules import competence
from states.rules.conditions import CONDITIONS
from states.rules.edition import UnknownClauseError
from states.rules.editions import EDITIONS
from states.rules.new_terms import (
    NEW_TERMS,
    the_relief_ends_in_the_future,
    the_restructuring_was_asked_for,
)
from tests.states.upkeep_boundaries import CALENDAR, UPKEEP_BOUNDARIES, demanded

TODAY = date(2019, 6, 3)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
HOLDS, FAILS, UNKNOWN = "pass", "fail", "unknown"

MILLION = Baht.of(1_000_000)
ONE_SATANG = Baht(1)
OVER, UNDER = MILLION + ONE_SATANG, MILLION - ONE_SATANG

NO_4 = ReviewGround.COLLATERAL_UNDER_NO_4
NO_5 = ReviewGround.IMPORT_CREDIT_UNDER_NO_5
CHANGED = ReviewGround.CHANGED_FACTS


# The condition, what the course of the case says, and the verdict on 3 June 2019.
def standing(approved_on, expires_on, signed_on):
    """A contract signed on a day, under an approval that stands from a day to a day."""
    return {
        "approved_on": approved_on,
        "approval_expires_on": expires_on,
        "contracted_on": signed_on,
    }


BOUNDARIES = [
    ("lapse.deadline_passed", {"supplement_due_on": YESTERDAY}, HOLDS),
    ("lapse.deadline_passed", {"supplement_due_on": TODAY}, FAILS),
    ("lapse.deadline_passed", {"supplement_due_on": TOMORROW}, FAILS),
    ("lapse.deadline_passed", {}, UNKNOWN),
    ("expiry.deadline_passed", {"approval_expires_on": YESTERDAY}, HOLDS),
    ("expiry.deadline_passed", {"approval_expires_on": TODAY}, FAILS),
    ("expiry.deadline_passed", {}, UNKNOWN),
    ("review.asked_in_time", {"review_due_on": TODAY, "reviews": 1}, HOLDS),
    ("review.asked_in_time", {"review_due_on": YESTERDAY, "reviews": 1}, FAILS),
    ("review.asked_in_time", {"review_due_on": TOMORROW, "reviews": 2}, FAILS),
    ("review.asked_in_time", {"reviews": 1}, UNKNOWN),
    ("review.within_its_ground", {"review_ground": NO_4, "review_clauses": ("2.3(8)",)}, HOLDS),
    ("review.within_its_ground", {"review_ground": NO_4, "review_clauses": ("2.3(8)8.2",)}, HOLDS),
    ("review.within_its_ground", {"review_ground": NO_4, "review_clauses": ("2.3(4)",)}, FAILS),
    (
        "review.within_its_ground",
        {"review_ground": NO_4, "review_clauses": ("2.3(8)", "2.2")},
        FAILS,
    ),
    ("review.within_its_ground", {"review_ground": NO_5, "review_clauses": ("2.2",)}, HOLDS),
    ("review.within_its_ground", {"review_ground": NO_5, "review_clauses": ("2.3(8)",)}, FAILS),
    ("review.within_its_ground", {"review_ground": CHANGED, "review_clauses": ("2.3(4)",)}, HOLDS),
    (
        "sign.guarantee_covers_the_amount",
        {"guaranteed_amount": MILLION, "approved_amount": MILLION},
        HOLDS,
    ),
    (
        "sign.guarantee_covers_the_amount",
        {"guaranteed_amount": UNDER, "approved_amount": MILLION},
        FAILS,
    ),
    ("sign.guarantee_covers_the_amount", {"approved_amount": MILLION}, UNKNOWN),
    ("sign.guarantee_covers_the_amount", {"guaranteed_amount": MILLION}, UNKNOWN),
    ("approval.dossier_unchanged", {"approved_dossier": digest_of(Facts())}, HOLDS),
    ("approval.dossier_unchanged", {"approved_dossier": "0" * 64}, FAILS),
    (
        "approval.dossier_unchanged",
        {"approved_dossier": digest_of(Facts()), "approved_amount": MILLION},
        FAILS,
    ),
    ("approval.dossier_unchanged", {}, UNKNOWN),
    ("sign.approval_stands", standing(YESTERDAY, TODAY, TODAY), HOLDS),
    ("sign.approval_stands", standing(YESTERDAY, YESTERDAY, TODAY), FAILS),
    ("sign.approval_stands", standing(YESTERDAY, TODAY, YESTERDAY), HOLDS),
    ("sign.approval_stands", standing(TODAY, TODAY, YESTERDAY), FAILS),
    ("sign.approval_stands", standing(None, TODAY, TODAY), UNKNOWN),
    ("sign.approval_stands", standing(YESTERDAY, None, TODAY), UNKNOWN),
    ("sign.approval_stands", standing(YESTERDAY, TODAY, None), UNKNOWN),
    ("revise.within_its_ground", {"review_ground": NO_4, "terms_revised": False}, HOLDS),
    ("revise.within_its_ground", {"review_ground": NO_4, "terms_revised": True}, FAILS),
    ("revise.within_its_ground", {"review_ground": NO_5, "terms_revised": True}, FAILS),
    ("revise.within_its_ground", {"review_ground": CHANGED, "terms_revised": True}, HOLDS),
    ("draw.permission_covers_it", {"early_draw_allowed": MILLION, "disbursed": MILLION}, HOLDS),
    ("draw.permission_covers_it", {"early_draw_allowed": MILLION, "disbursed": OVER}, FAILS),
    ("draw.permission_covers_it", {"disbursed": ONE_SATANG}, FAILS),
    (
        "disburse.within_the_approved_amount",
        {"approved_amount": MILLION, "disbursed": MILLION},
        HOLDS,
    ),
    ("disburse.within_the_approved_amount", {"approved_amount": MILLION, "disbursed": OVER}, FAILS),
    ("disburse.within_the_approved_amount", {"disbursed": ONE_SATANG}, UNKNOWN),
    (
        "disburse.conditions_precedent",
        {"registrations_done": True, "insurance_in_force": True},
        HOLDS,
    ),
    (
        "disburse.conditions_precedent",
        {"registrations_done": False, "insurance_in_force": True},
        FAILS,
    ),
    (
        "disburse.conditions_precedent",
        {"registrations_done": True, "insurance_in_force": False},
        FAILS,
    ),
    ("disburse.conditions_precedent", {"registrations_done": True}, UNKNOWN),
    ("disburse.conditions_precedent", {"insurance_in_force": True}, UNKNOWN),
    ("close_line.something_was_drawn", {"disbursed": ONE_SATANG}, HOLDS),
    ("close_line.something_was_drawn", {"disbursed": ZERO}, FAILS),
    ("cancel.nothing_was_drawn", {"disbursed": ZERO}, HOLDS),
    ("cancel.nothing_was_drawn", {"disbursed": ONE_SATANG}, FAILS),
    ("cancel.nothing_was_drawn", {"disbursed": -ONE_SATANG}, FAILS),
    ("principal.never_below_zero", {"disbursed": MILLION, "principal_repaid": MILLION}, HOLDS),
    ("principal.never_below_zero", {"disbursed": MILLION, "principal_repaid": OVER}, FAILS),
    (
        "principal.never_below_zero",
        {"disbursed": MILLION, "principal_repaid": UNDER, "recovered": ONE_SATANG},
        HOLDS,
    ),
    (
        "principal.never_below_zero",
        {"disbursed": MILLION, "principal_repaid": MILLION, "recovered": ONE_SATANG},
        FAILS,
    ),
    ("principal.nothing_left", {"disbursed": MILLION, "principal_repaid": MILLION}, HOLDS),
    ("principal.nothing_left", {"disbursed": MILLION, "principal_repaid": UNDER}, FAILS),
    ("principal.nothing_left", {"disbursed": MILLION, "principal_repaid": OVER}, FAILS),
    ("principal.nothing_left", {"disbursed": ZERO}, HOLDS),
    ("miss.due_date_passed", {"overdue_since": YESTERDAY}, HOLDS),
    ("miss.due_date_passed", {"overdue_since": TODAY}, FAILS),
    ("miss.due_date_passed", {}, UNKNOWN),
    ("age_out.past_the_limit", {"overdue_since": TODAY - timedelta(days=91)}, HOLDS),
    ("age_out.past_the_limit", {"overdue_since": TODAY - timedelta(days=90)}, FAILS),
    ("age_out.past_the_limit", {}, UNKNOWN),
    ("cure.instalments", {"normal_instalments": 3}, HOLDS),
    ("cure.instalments", {"normal_instalments": 2}, FAILS),
    ("watch.instalments", {"normal_instalments": 12}, HOLDS),
    ("watch.instalments", {"normal_instalments": 11}, FAILS),
    (
        "grace.is_over",
        {"contracted_on": date(2018, 6, 3), "approved_grace_months": 12},
        HOLDS,
    ),
    (
        "grace.is_over",
        {"contracted_on": date(2018, 6, 4), "approved_grace_months": 12},
        FAILS,
    ),
    ("grace.is_over", {"contracted_on": TODAY, "approved_grace_months": 0}, HOLDS),
    ("grace.is_over", {"contracted_on": TODAY}, UNKNOWN),
    ("grace.is_over", {"approved_grace_months": 12}, UNKNOWN),
    ("relief.lies_ahead", {"relief_until": TOMORROW}, HOLDS),
    ("relief.lies_ahead", {"relief_until": TODAY}, FAILS),
    ("relief.lies_ahead", {}, UNKNOWN),
    (
        "demand.borrower_and_guarantors",
        {"guarantors": 2, "guarantors_demanded": 2, "demanded_on": TODAY},
        HOLDS,
    ),
    (
        "demand.borrower_and_guarantors",
        {"guarantors": 2, "guarantors_demanded": 1, "demanded_on": TODAY},
        FAILS,
    ),
    ("demand.borrower_and_guarantors", {"guarantors": 0, "guarantors_demanded": 0}, FAILS),
    ("demand.borrower_and_guarantors", {"demanded_on": TODAY}, UNKNOWN),
    *UPKEEP_BOUNDARIES,
    ("judgment.is_enforceable", {"judgment_enforceable": True}, HOLDS),
    ("judgment.is_enforceable", {"judgment_enforceable": False}, FAILS),
    ("judgment.is_enforceable", {}, FAILS),
    ("write_off.within_what_is_owed", {"disbursed": MILLION, "write_off_proposed": MILLION}, HOLDS),
    ("write_off.within_what_is_owed", {"disbursed": MILLION, "write_off_proposed": OVER}, FAILS),
    (
        "write_off.within_what_is_owed",
        {"disbursed": MILLION, "write_off_proposed": UNDER, "written_off": UNDER},
        HOLDS,
    ),
    (
        "write_off.within_what_is_owed",
        {"disbursed": MILLION, "write_off_proposed": UNDER, "written_off": MILLION},
        FAILS,
    ),
    (
        "write_off.within_what_is_owed",
        {"disbursed": MILLION, "principal_repaid": ONE_SATANG, "write_off_proposed": MILLION},
        FAILS,
    ),
    ("write_off.within_what_is_owed", {"disbursed": MILLION, "written_off": ONE_SATANG}, FAILS),
    ("write_off.within_what_is_owed", {"disbursed": MILLION}, FAILS),
    ("default.cure_period_over", {"cure_until": YESTERDAY}, HOLDS),
    ("default.cure_period_over", {"cure_until": TODAY}, FAILS),
    ("default.cure_period_over", {}, UNKNOWN),
    ("account.nothing_owed", {}, HOLDS),
    ("account.nothing_owed", {"other_owed": ONE_SATANG}, FAILS),
    ("settle.nothing_held", {}, HOLDS),
    ("settle.nothing_held", {"credit_held": ONE_SATANG}, FAILS),
    ("restructure.was_asked_for", {"restructuring_asked_on": TODAY}, HOLDS),
    ("restructure.was_asked_for", {"waiver_proposed": MILLION}, FAILS),
    ("waiver.within_the_proposal", {"waiver_proposed": ZERO}, HOLDS),
    ("waiver.within_the_proposal", {"waiver_proposed": -ONE_SATANG}, FAILS),
    ("waiver.within_the_proposal", {}, FAILS),
    ("cure.nothing_past_due", {}, HOLDS),
    ("cure.nothing_past_due", {"overdue_since": YESTERDAY}, FAILS),
    ("cure.performs_again", {}, HOLDS),
    ("cure.performs_again", {"non_performing_since": YESTERDAY}, FAILS),
]

JUDGED_BY_THEMSELVES = {*competence.RULES, *NEW_TERMS} - {
    the_relief_ends_in_the_future,
    the_restructuring_was_asked_for,
}
BY_ID = {rule.id: rule for rule in CONDITIONS if rule not in JUDGED_BY_THEMSELVES}
"""Without those that judge a committee, or a new agreement: they have tables of their own."""
JUDGED_BY_ENTRIES = {
    "account.accepts_it",
    "charge.within_the_tariff",
    "rate.as_the_board_announced",
    "upkeep.fits_the_case",
}
"""What is entered decides these; the boundaries of money stand in `test_money_conditions`."""


def finding(identifier: str, facts: Facts):
    """What a condition finds."""
    return BY_ID[identifier].judge(facts)


@pytest.mark.parametrize(("condition", "course", "verdict"), BOUNDARIES)
def test_a_condition_holds_up_to_its_boundary_and_no_further(condition, course, verdict):
    """The last day, satang or month on either side, and the fact that is not known."""
    found = finding(condition, Facts(course=Course(**course), on=TODAY, calendar=CALENDAR))
    assert found.verdict.value == verdict
    assert found.stops is (verdict != HOLDS)


@pytest.mark.parametrize(("condition", "course", "verdict"), BOUNDARIES)
def test_a_condition_that_stops_says_why_in_both_languages(condition, course, verdict):
    """What was found stands beside the limit it met."""
    facts = Facts(course=Course(**course), on=TODAY, calendar=CALENDAR)
    found = finding(condition, facts).found
    if verdict != HOLDS:
        assert any("\u0e01" <= letter <= "\u0e5b" for letter in found.thai)
        assert found.english.isascii()


@pytest.mark.parametrize(
    ("condition", "course", "verdict"),
    [
        ("lapse.deadline_passed", {"supplement_due_on": date(1999, 1, 1)}, FAILS),
        ("review.asked_in_time", {"review_due_on": date(1999, 1, 1), "reviews": 1}, HOLDS),
        ("relief.lies_ahead", {"relief_until": date(1999, 1, 1)}, HOLDS),
        ("review.within_its_ground", {"review_ground": NO_4, "review_clauses": ()}, FAILS),
        ("age_out.past_the_limit", {"overdue_since": date(1999, 1, 1)}, FAILS),
        (
            "suit.after_the_demand",
            demanded(pay_by=YESTERDAY, days_ago=1, mortgaged=False),
            FAILS,
        ),
    ],
)
def test_no_time_has_passed_on_a_day_that_is_not_known(condition, course, verdict):
    """Without a day of the act every day still lies ahead."""
    assert finding(condition, Facts(course=Course(**course))).verdict.value == verdict


def test_every_condition_has_a_boundary_on_both_sides():
    """No condition was left out of the table above."""
    seen = {(condition, verdict) for condition, _, verdict in BOUNDARIES}
    judged_by_course = set(BY_ID) - JUDGED_BY_ENTRIES
    assert {condition for condition, verdict in seen if verdict == HOLDS} == judged_by_course
    assert {condition for condition, verdict in seen if verdict == FAILS} == judged_by_course


def test_what_the_account_cannot_take_is_refused_with_its_reasons():
    """A receipt from before the day of booking is posted; one of the future says why not."""
    account = Account(today=TODAY)
    held = Facts(on=TODAY, account=account.enter(TODAY, Receipt(MILLION)))
    refused = Facts(on=TODAY, account=account.enter(TOMORROW, Receipt(MILLION)))
    assert not finding("account.accepts_it", Facts(on=TODAY)).stops
    assert not finding("account.accepts_it", held).stops
    found = finding("account.accepts_it", refused)
    assert found.stops
    assert found.found.english == "value_on: must not be after the booking day"


def test_what_does_not_fit_the_case_is_refused_with_its_reasons():
    """A paper may bring only what agrees with contract and account; else it says what does not."""
    assert not finding("upkeep.fits_the_case", Facts(on=TODAY)).stops
    faults = (Invalid("place", "ไม่มี", "nobody is there"), Invalid("until", "ก่อนเริ่ม", "ends early"))
    found = finding("upkeep.fits_the_case", Facts(on=TODAY, faults=faults))
    assert found.stops
    assert found.found.english == "place: nobody is there; until: ends early"


@pytest.mark.parametrize(
    ("condition", "parameter", "value", "course"),
    [
        (
            "age_out.past_the_limit",
            Parameter.NON_PERFORMING_AFTER_DAYS,
            30,
            {"overdue_since": TODAY - timedelta(days=31)},
        ),
        ("cure.instalments", Parameter.CURE_INSTALMENTS, 1, {"normal_instalments": 1}),
        ("watch.instalments", Parameter.WATCH_INSTALMENTS, 6, {"normal_instalments": 6}),
    ],
)
def test_the_board_may_set_the_numbers_that_the_text_leaves_open(
    condition, parameter, value, course
):
    """Under the proposed value it fails, under the board's it holds, before the board's day not."""
    facts = Facts(course=Course(**course), on=TODAY)
    assert finding(condition, facts).stops
    since_long = Parameters((Setting(parameter, value, date(2018, 1, 1), "มติ"),))
    assert not finding(condition, replace(facts, parameters=since_long)).stops
    since_tomorrow = Parameters((Setting(parameter, value, TOMORROW, "มติ"),))
    assert finding(condition, replace(facts, parameters=since_tomorrow)).stops


def test_every_condition_belongs_to_a_row():
    """A condition that no row obeys would be law without effect."""
    assert {condition.id for condition in CONDITIONS} <= LOAN.clauses


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_every_edition_knows_what_the_rows_obey(edition):
    """A row that names a clause no edition knows would fail when the program starts."""
    for clause in LOAN.clauses:
        assert edition.under(clause)
    with pytest.raises(UnknownClauseError):
        edition.under("2.9")


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_a_clause_does_not_bring_the_conditions_of_other_moves(edition):
    """2.3(8) is obeyed as the criteria have it, without what is asked of a disbursement."""
    assert not {rule.id for rule in edition.under("2.3(8)")} & set(BY_ID)
    assert [rule.id for rule in edition.under("cure.instalments")] == ["cure.instalments"]
