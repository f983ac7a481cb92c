"""What may be agreed anew: consents, limits, rate, and relief under a programme."""

from dataclasses import replace
from datetime import date

import pytest

from states.facts import Course, Facts
from states.loan.account import Account
from states.loan.arrears import LoanClass
from states.loan.changes import NewPlan, Pause, PlanReason
from states.loan.money import Disbursement
from states.loan.plan import Plan
from states.loan.programmes import EPIDEMIC_2020, Cause, Programme, Rests
from states.loan.relief import Asked
from states.loan.restructuring import Amounts, GuarantorConsent, NewTerms
from states.parameters import Parameter, Parameters, Setting
from states.rules.editions import EDITIONS
from states.rules.finding import Verdict
from states.rules.new_terms import NEW_TERMS
from tests.states.loan.book import baht, monthly, on

RULES = {rule.id: rule for rule in NEW_TERMS}
CONTRACTED = on("2024-01-31")
COURSE = Course(contracted_on=CONTRACTED, guarantors=2)


def consents(**days: str) -> tuple[GuarantorConsent, ...]:
    """Of the guarantors g1, g2, ...; a day that begins with - is that of a refusal."""
    return tuple(
        GuarantorConsent(
            guarantor=int(name[1:]), written_on=on(day.lstrip("-")), refuses=day.startswith("-")
        )
        for name, day in days.items()
    )


def ending(*days: str) -> Plan:
    return Plan.of([(on(day), baht("1000.00"), baht("0.00")) for day in days])


def resuming(day: str) -> Plan:
    """Interest alone from 31 July 2026, principal from the day on."""
    interest = (on("2026-07-31"), baht("0.00"), baht("100.00"))
    return Plan.of([interest, (on(day), baht("1000.00"), baht("100.00"))])


AGREED = NewTerms(
    reason=PlanReason.RESTRUCTURED,
    asked_on=on("2026-06-01"),
    from_day=on("2026-06-30"),
    consents=consents(g1="2026-06-01", g2="2026-06-30"),
    plan=ending("2026-07-31"),
    ended_on=on("2029-01-31"),
    rate_until_now=10_000,
)


def found(rule: str, terms: NewTerms | None, **course: object):
    """What a rule finds of what is agreed anew."""
    facts = Facts(course=replace(COURSE, **course), on=on("2026-06-30"), new_terms=terms)  # type: ignore[arg-type]
    return RULES[rule].judge(facts)


def reasons(rule: str, terms: NewTerms) -> list[str]:
    """Each reason against, in English."""
    finding = found(rule, terms)
    if finding.verdict is Verdict.PASS:
        return []
    assert finding.found.english.isascii()
    assert any("\u0e01" <= letter <= "\u0e5b" for letter in finding.found.thai)
    return finding.found.english.split("; g" if rule == "consent.every_guarantor" else "; ")


# ------------------------------------------------------------------------------- consents


@pytest.mark.parametrize(
    ("given", "against"),
    [
        (consents(g1="2026-06-01", g2="2026-06-30"), []),
        (consents(g1="2026-06-01"), ["guarantor 2 has not"]),
        (consents(g1="2026-06-01", g3="2026-06-01"), ["guarantor 2 has not"]),
        ((), ["guarantor 1, 2 has not"]),
        (consents(g1="2026-05-31", g2="2026-06-30"), ["guarantor 1 wrote outside"]),
        (consents(g1="2026-06-01", g2="2026-07-01"), ["guarantor 2 wrote outside"]),
        (consents(g1="2026-06-01", g2="-2026-06-02"), ["guarantor 2 refuses"]),
        (consents(g1="2026-05-31"), ["guarantor 2 has not", "uarantor 1 wrote outside"]),
    ],
)
def test_every_guarantor_consents_anew(
    given: tuple[GuarantorConsent, ...], against: list[str]
) -> None:
    """In writing, to this very request, before it takes effect; all reasons against at once."""
    told = reasons("consent.every_guarantor", replace(AGREED, consents=given))
    assert len(told) == len(against)
    assert all(one.startswith(other) for one, other in zip(told, against, strict=True))


def test_whoever_once_consented_and_then_refused_refuses() -> None:
    """A refusal stands against a consent, whichever was written later."""
    both = (*AGREED.consents, *consents(g2="-2026-06-02"))
    told = reasons("consent.every_guarantor", replace(AGREED, consents=both))
    assert told == ["guarantor 2 refuses"]


def test_what_is_not_known_never_passes() -> None:
    """Nothing agreed, no list of guarantors, no day of the request, no day of the contract."""
    assert found("consent.every_guarantor", AGREED, guarantors=None).verdict is Verdict.UNKNOWN
    undated = replace(AGREED, asked_on=None)
    assert found("consent.every_guarantor", undated).verdict is Verdict.UNKNOWN
    assert (
        found("restructure.within_the_limits", AGREED, contracted_on=None).verdict
        is Verdict.UNKNOWN
    )
    judged_without = {"relief.lies_ahead", "terms.better_no_class", "restructure.was_asked_for"}
    for rule in RULES.keys() - judged_without:
        assert found(rule, None).verdict is Verdict.UNKNOWN


def test_a_loan_without_guarantors_needs_no_consent() -> None:
    """There is nobody to be released."""
    none = replace(AGREED, consents=())
    assert found("consent.every_guarantor", none, guarantors=0).verdict is Verdict.PASS


# --------------------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("plan", "from_day", "against"),
    [
        (ending("2026-07-31", "2031-01-31"), "2026-06-30", 0),
        (ending("2026-07-31", "2031-02-01"), "2026-06-30", 1),
        (ending("2027-02-28"), "2026-06-30", 0),
        (ending("2027-03-01"), "2026-06-30", 1),
        # after the third year principal is repaid from the next month on
        (ending("2028-07-30"), "2028-06-30", 0),
        (ending("2028-08-30"), "2028-06-30", 1),
        (ending("2031-07-30"), "2031-06-30", 1),
        (ending("2032-08-30"), "2031-06-30", 2),
        (Plan.of([]), "2026-06-30", 0),
        # interest alone is due until principal resumes: a rest of principal all the same
        (resuming("2027-02-28"), "2026-06-30", 0),
        (resuming("2027-03-01"), "2026-06-30", 1),
    ],
)
def test_seven_years_and_three_of_grace_from_the_contract(
    plan: Plan, from_day: str, against: int
) -> None:
    """Only a resolution of the board goes beyond."""
    change = replace(AGREED, plan=plan, from_day=on(from_day))
    assert len(reasons("restructure.within_the_limits", change)) == against
    waived = replace(change, board_waiver="กอป. 4/2569")
    assert reasons("restructure.within_the_limits", waived) == []


def test_a_plan_that_was_not_accepted_has_no_limits() -> None:
    """The account says what is wrong with it, however late it would begin."""
    assert reasons("restructure.within_the_limits", replace(AGREED, plan=None)) == []
    late = replace(AGREED, plan=None, from_day=on("2031-06-30"))
    assert reasons("restructure.within_the_limits", late) == []


@pytest.mark.parametrize(
    ("reason", "ended_on", "against"),
    [
        (PlanReason.RELIEF, "2031-02-28", 0),
        (PlanReason.RELIEF, "2031-02-27", 1),
        (PlanReason.RELIEF, None, 1),
        (PlanReason.RESTRUCTURED, "2031-02-28", 1),
        (PlanReason.RESCHEDULED, "2031-02-28", 1),
    ],
)
def test_only_a_relief_leaves_an_end_beyond_seven_years_where_it_lay(
    reason: PlanReason, ended_on: str | None, against: int
) -> None:
    """What is agreed by the parties themselves keeps to the seven years again."""
    before = None if ended_on is None else on(ended_on)
    plan = ending("2026-07-31", "2031-02-28")
    terms = replace(AGREED, reason=reason, plan=plan, ended_on=before)
    assert len(reasons("restructure.within_the_limits", terms)) == against


@pytest.mark.parametrize(
    ("rate", "until_now", "against"),
    [
        (None, 10_000, 0),
        (10_000, 10_000, 0),
        (10_100, 10_000, 1),
        (20_000, 20_000, 0),
        (20_100, 20_000, 1),
        (0, 10_000, 0),
        (5_000, 0, 0),
    ],
)
def test_a_new_rate_is_lower_or_that_of_the_board(
    rate: int | None, until_now: int, against: int
) -> None:
    """One per cent is the board's; what the loan bore until now may stay."""
    change = replace(AGREED, amounts=Amounts(annual_millionths=rate), rate_until_now=until_now)
    assert len(reasons("restructure.rate_of_the_board", change)) == against
    assert reasons("restructure.rate_of_the_board", replace(change, board_waiver="กอป. 4")) == []


def test_the_board_may_have_set_another_rate() -> None:
    """Two per cent from 30 June 2026 on are open to what takes effect from that day on."""
    terms = replace(AGREED, amounts=Amounts(annual_millionths=20_000))
    points = Setting(Parameter.ANNUAL_RATE_BASIS_POINTS, 200, on("2026-06-30"), "มติ")
    facts = Facts(course=COURSE, new_terms=terms, parameters=Parameters((points,)))
    rule = RULES["restructure.rate_of_the_board"]
    assert not rule.judge(facts).stops
    earlier = replace(facts, new_terms=replace(terms, from_day=on("2026-06-29")))
    assert rule.judge(earlier).stops


# --------------------------------------------------------------------------------- relief

FLOOD = Programme(
    code="flood",
    thai="อุทกภัย",
    english="floods",
    causes=(Cause.DISASTER, Cause.BORDER_CONFLICT),
    source="a resolution of the board",
    opens_on=on("2025-09-10"),
    closes_on=on("2025-12-08"),
    most_months=6,
    rests=Rests.ALL,
    provinces=("TH-57", "TH-58"),
    worst_class=LoanClass.SPECIAL_MENTION,
)
ASKED = Asked(
    code="flood",
    programme=FLOOD,
    cause=Cause.DISASTER,
    applied_on=on("2025-10-01"),
    province="TH-57",
    class_then=LoanClass.LATE,
    first_day=on("2025-10-31"),
    last_day=on("2026-04-29"),
    counts_from=on("2025-10-31"),
    rested_days=181,
)


@pytest.mark.parametrize(
    ("changed", "against"),
    [
        ({}, 0),
        ({"applied_on": on("2025-09-09")}, 1),
        ({"applied_on": on("2025-09-10")}, 0),
        ({"applied_on": on("2025-10-31")}, 0),
        ({"applied_on": on("2025-12-08"), "first_day": on("2025-12-08")}, 0),
        ({"applied_on": on("2025-12-09"), "first_day": on("2025-12-09")}, 1),
        ({"applied_on": on("2025-11-01")}, 1),
        ({"cause": Cause.BORDER_CONFLICT}, 0),
        ({"cause": Cause.EPIDEMIC}, 1),
        ({"province": "TH-58"}, 0),
        ({"province": "TH-10"}, 1),
        ({"province": None}, 1),
        ({"class_then": LoanClass.SPECIAL_MENTION}, 0),
        ({"class_then": LoanClass.SUBSTANDARD}, 1),
        ({"last_day": on("2026-04-30")}, 1),
        ({"last_day": on("2025-10-31")}, 0),
        ({"last_day": on("2025-10-30")}, 1),
        ({"counts_from": on("2025-10-29")}, 1),
        ({"cause": Cause.UNREST, "province": "TH-10", "last_day": on("2026-05-29")}, 3),
        (
            {
                "cause": Cause.UNREST,
                "province": "TH-10",
                "class_then": LoanClass.DOUBTFUL,
                "applied_on": on("2025-12-09"),
                "last_day": on("2026-05-29"),
            },
            6,
        ),
        ({"programme": None}, 1),
        ({"programme": EPIDEMIC_2020, "cause": Cause.EPIDEMIC}, 1),
        (
            {
                "programme": EPIDEMIC_2020,
                "cause": Cause.EPIDEMIC,
                "applied_on": on("2020-06-30"),
                "class_then": LoanClass.DOUBTFUL,
                "province": None,
            },
            0,
        ),
    ],
)
def test_a_programme_has_a_window_an_area_a_worst_class_and_an_end(
    changed: dict[str, object], against: int
) -> None:
    """The first and the last day count; every reason against is told at once."""
    terms = replace(AGREED, relief=replace(ASKED, **changed))  # type: ignore[arg-type]
    assert len(reasons("relief.within_the_programme", terms)) == against


@pytest.mark.parametrize(
    ("plan", "ended_on", "rested", "waiver", "against"),
    [
        (ending("2031-01-31"), "2030-01-31", 1096, None, 0),
        (ending("2031-01-31"), "2030-01-31", 1097, None, 1),
        (ending("2031-02-28"), "2030-01-31", 181, None, 1),
        # the end does not move: the board let it lie there before
        (ending("2031-02-28"), "2031-02-28", 181, None, 0),
        (ending("2031-03-31"), "2031-02-28", 1097, None, 2),
        (ending("2031-03-31"), "2031-02-28", 1097, "กอป. 4/2569", 0),
    ],
)
def test_grace_and_reliefs_together_are_three_years_and_the_end_stays_within_seven(
    plan: Plan, ended_on: str, rested: int, waiver: str | None, against: int
) -> None:
    """From 31 January 2024 three years are 1,096 days; principal that rests is no new grace."""
    terms = replace(
        AGREED,
        reason=PlanReason.RELIEF,
        plan=plan,
        ended_on=on(ended_on),
        board_waiver=waiver,
        relief=replace(ASKED, rested_days=rested),
    )
    assert len(reasons("restructure.within_the_limits", terms)) == against


@pytest.mark.parametrize(
    ("first", "today", "stops"),
    [
        # due on 29 February: 30 days past due on 30 March, special mention from 31 March on
        ("2024-03-30", "2024-03-30", False),
        ("2024-03-31", "2024-03-31", True),
        ("2024-04-01", "2024-04-01", False),
        ("2024-03-20", "2024-03-30", False),
        ("2024-03-20", "2024-03-31", True),
    ],
)
def test_a_relief_does_not_reach_back_over_a_day_that_worsened_the_class(
    first: str, today: str, *, stops: bool
) -> None:
    """It may begin before it is granted, as long as the class of the day stays what it is."""
    account = Account(today=on(today)).enter(CONTRACTED, Disbursement(baht("1000000.00")))
    plan = monthly(10, "100000.00", "0.00")
    account = account.enter(CONTRACTED, NewPlan(plan, PlanReason.CONTRACT))
    account = replace(account, opening=account.ledger)
    paused = account.enter(on(first), Pause(date(2024, 9, 30)))
    finding = RULES["terms.better_no_class"].judge(Facts(on=on(today), account=paused))
    assert finding.stops is stops


@pytest.mark.parametrize(
    ("effective", "stops"), [("2024-03-30", True), ("2024-03-31", True), ("2024-04-01", False)]
)
def test_nor_does_a_new_agreement(effective: str, *, stops: bool) -> None:
    """Entered on 5 April, it may take effect from the day after the class had worsened."""
    account = Account(today=on("2024-04-05")).enter(CONTRACTED, Disbursement(baht("1000000.00")))
    plan = monthly(10, "100000.00", "0.00")
    account = account.enter(CONTRACTED, NewPlan(plan, PlanReason.CONTRACT))
    account = replace(account, opening=account.ledger)
    anew = NewPlan(monthly(10, "100000.00", "0.00", after=effective), PlanReason.RESCHEDULED)
    account = account.enter(on(effective), anew)
    assert not account.faults
    facts = Facts(on=on("2024-04-05"), account=account)
    assert RULES["terms.better_no_class"].judge(facts).stops is stops


def test_without_an_account_no_class_is_bettered() -> None:
    """Nothing was drawn, nothing is past due."""
    assert not RULES["terms.better_no_class"].judge(Facts()).stops


def test_on_a_day_that_is_not_known_no_class_is_bettered() -> None:
    """A class is that of a day."""
    account = Account(today=on("2024-03-31")).enter(CONTRACTED, Disbursement(baht("1000000.00")))
    assert not RULES["terms.better_no_class"].judge(Facts(account=account)).stops


def test_every_edition_has_these_rules() -> None:
    """They come from the process and from other laws, so no edition strikes them."""
    for edition in EDITIONS:
        assert {rule.id for rule in edition.rules} >= RULES.keys()
