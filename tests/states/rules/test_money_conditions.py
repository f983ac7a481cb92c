"""What the board's tariff and its announcements let be entered, on both sides of each boundary."""

from dataclasses import replace
from datetime import date

import pytest

from states.baht import Baht
from states.facts import Course, Facts
from states.loan.account import Account
from states.loan.changes import NewPlan, PlanReason, Rate
from states.loan.legal_figures import IN_FORCE, figure_on
from states.loan.money import Charge, Disbursement
from states.loan.planning import Agreed, plan_of_draws
from states.loan.terms import Draw
from states.papers.account_acts import ChargeKind, ChargeOrder, RateChange
from states.papers.booking import default_millionths
from states.papers.drawing import drawn
from states.parameters import CaseDays, Parameter, Parameters, Setting
from states.rules.money_conditions import MONEY_CONDITIONS
from states.rules.tariff import most_of
from tests.states.loan.test_remaking import DRAWN_ON, ONE_PERCENT, opened

BY_ID = {condition.id: condition for condition in MONEY_CONDITIONS}
CONTRACTED_ON = DRAWN_ON
TODAY = date(2019, 6, 3)
BEFORE = date(2018, 1, 1)
BOARD = "กอป. 1/2562 (2019-05-01)"


def setting(parameter: Parameter, value: int, since: date = BEFORE, *hands: str) -> Setting:
    """What the board set from a day on."""
    return Setting(parameter, value, since, BOARD, frozenset(hands))


def loan(amount: str, *settings: Setting) -> Facts:
    """A loan of that approved amount, drawn in full on the day of the contract."""
    course = Course(
        approved_amount=Baht.parse(amount),
        contracted_on=CONTRACTED_ON,
        approved_term_months=84,
        approved_grace_months=36,
    )
    account = replace(opened(), today=TODAY, entered=())
    account = replace(account, opening=account.ledger)
    return Facts(course=course, on=TODAY, parameters=Parameters(settings), account=account)


# --------------------------------------------------------------------------------------- tariff


@pytest.mark.parametrize(
    ("amount", "duty"),
    [
        ("0.01", 1),
        ("2000.00", 1),
        ("2000.01", 2),
        ("4700000.00", 2_350),
        ("9999999.99", 5_000),
        ("19998000.00", 9_999),
        ("20000000.00", 10_000),
        ("20000000.01", 10_000),
        ("999999999.00", 10_000),
    ],
)
def test_stamp_duty_is_a_baht_for_each_two_thousand_or_part_of_them(amount, duty):
    """The proposed tariff: a part counts as a whole step, and there is a most."""
    assert most_of(loan(amount), ChargeKind.STAMP_DUTY) == Baht.of(duty)


@pytest.mark.parametrize(
    ("points", "since", "satang"),
    [(0, BEFORE, 0), (50, BEFORE, 2_350_000), (50, CONTRACTED_ON, 2_350_000), (50, TODAY, 0)],
)
def test_the_front_end_fee_is_that_of_the_day_of_the_contract(points, since, satang):
    """None until the board sets one; what it sets later is not for contracts made before."""
    facts = loan("4700000.00", setting(Parameter.FRONT_END_FEE_BASIS_POINTS, points, since))
    assert most_of(facts, ChargeKind.FRONT_END_FEE) == Baht(satang)


@pytest.mark.parametrize(
    ("kind", "amount", "verdict"),
    [
        (ChargeKind.STAMP_DUTY, "2350.00", "pass"),
        (ChargeKind.STAMP_DUTY, "2350.01", "fail"),
        (ChargeKind.FRONT_END_FEE, "0.01", "fail"),
        (ChargeKind.COURT_FEE, "90000.00", "pass"),
    ],
)
def test_a_charge_beyond_the_tariff_is_refused(kind, amount, verdict):
    """Costs that were really paid have no tariff."""
    paper = ChargeOrder(value_date=TODAY, kind=kind, amount=Baht.parse(amount), receipt="1")
    facts = paper.onto(loan("4700000.00"))
    assert BY_ID["charge.within_the_tariff"].judge(facts).verdict.value == verdict


def test_what_was_charged_before_counts_and_what_was_taken_back_does_not():
    """Two halves of the stamp duty are within it; a reversed one leaves room."""
    facts = loan("4700000.00")
    account = facts.account
    assert account is not None
    account = account.enter(TODAY, Charge(Baht.of(2_350), ChargeKind.STAMP_DUTY.value))
    paper = ChargeOrder(value_date=TODAY, kind=ChargeKind.STAMP_DUTY, amount=Baht(1))
    rule = BY_ID["charge.within_the_tariff"]
    again = paper.onto(replace(facts, account=replace(account, entered=())))
    assert rule.judge(again).stops
    assert "2,350.01" in rule.judge(again).found.english
    taken_back = replace(account.reverse(account.entries), entered=())
    assert not rule.judge(paper.onto(replace(facts, account=taken_back))).stops


@pytest.mark.parametrize(
    ("fee", "duty", "stops"),
    [
        ("23500.00", "2350.00", False),
        ("23500.01", "2350.00", True),
        ("23500.00", "2350.01", True),
        (None, "2350.00", False),
        (None, "2350.01", True),
    ],
)
def test_each_kind_of_charge_has_a_tariff_of_its_own(fee, duty, stops):
    """Of two charges entered at once each is measured by itself, and a court fee is neither."""
    facts = loan("4700000.00", setting(Parameter.FRONT_END_FEE_BASIS_POINTS, 50))
    account = facts.account
    assert account is not None
    charged = {ChargeKind.COURT_FEE: "90000.00", ChargeKind.STAMP_DUTY: duty}
    if fee is not None:
        charged[ChargeKind.FRONT_END_FEE] = fee
    for kind, amount in charged.items():
        account = account.enter(TODAY, Charge(Baht.parse(amount), kind.value))
    assert account.faults == ()
    found = BY_ID["charge.within_the_tariff"].judge(replace(facts, account=account))
    assert found.stops is stops


@pytest.mark.parametrize(
    "course",
    [
        Course(),
        Course(approved_amount=Baht.of(4_700_000)),
        Course(contracted_on=CONTRACTED_ON),
    ],
    ids=["neither", "the amount alone", "the day alone"],
)
def test_without_contract_or_amount_nothing_is_known_of_the_tariff(course):
    """Unknown never passes."""
    facts = replace(loan("4700000.00"), course=course)
    assert most_of(facts, ChargeKind.STAMP_DUTY) is None
    paper = ChargeOrder(value_date=TODAY, kind=ChargeKind.STAMP_DUTY, amount=Baht(1))
    assert BY_ID["charge.within_the_tariff"].judge(paper.onto(facts)).verdict.value == "unknown"
    assert not BY_ID["charge.within_the_tariff"].judge(Facts()).stops


# ----------------------------------------------------------------------------------- another rate


ANNOUNCED = setting(Parameter.RUNNING_RATE_BASIS_POINTS, 50, date(2019, 5, 10), "bua", "bun")


EARLIER = setting(Parameter.RUNNING_RATE_BASIS_POINTS, 75, date(2019, 5, 1))


def change(points: int = 50, day: date = TODAY, number: str = "กอป. 1/2562") -> RateChange:
    """The rate of a contract from a day on, by a resolution."""
    return RateChange(
        board_resolution=number,
        resolved_on=date(2019, 5, 1),
        value_date=day,
        annual_rate_basis_points=points,
    )


@pytest.mark.parametrize(
    ("settings", "paper", "verdict"),
    [
        ((ANNOUNCED,), change(), "pass"),
        ((), change(), "fail"),
        ((ANNOUNCED,), change(points=49), "fail"),
        ((ANNOUNCED,), change(points=51), "fail"),
        ((ANNOUNCED,), change(number="กอป. 2/2562"), "fail"),
        ((ANNOUNCED,), change(day=date(2019, 5, 10)), "pass"),
        ((ANNOUNCED,), change(day=date(2019, 5, 9)), "fail"),
        ((setting(Parameter.ANNUAL_RATE_BASIS_POINTS, 50),), change(), "fail"),
        ((EARLIER, ANNOUNCED), change(), "pass"),
        ((EARLIER, ANNOUNCED), change(points=75), "fail"),
        ((EARLIER, ANNOUNCED), change(points=75, day=date(2019, 5, 9)), "pass"),
    ],
    ids=[
        "as announced", "nothing announced", "less", "more", "another resolution", "its day",
        "the day before", "announced for new contracts alone",
        "the last of two", "the first of two", "the first of two in its time",
    ],
)  # fmt: skip
def test_the_rate_changes_only_as_announced_for_contracts_already_made(settings, paper, verdict):
    """The number, the resolution and the day are those of the board."""
    facts = paper.onto(loan("4700000.00", *settings))
    assert facts.account is not None
    assert facts.account.faults == ()
    assert BY_ID["rate.as_the_board_announced"].judge(facts).verdict.value == verdict


@pytest.mark.parametrize(("points", "stops"), [(50, True), (150, False)])
def test_nobody_lowers_the_rate_of_a_case_under_his_own_hands(points, stops):
    """Who proposed or confirmed a lower rate takes no part in the case; a higher one counts."""
    announced = replace(ANNOUNCED, value=points)
    facts = loan("4700000.00")
    case = CaseDays(hands=frozenset({"tuk", "bun"}))
    facts = replace(facts, parameters=Parameters((announced,), case))
    found = BY_ID["rate.as_the_board_announced"].judge(change(points).onto(facts))
    assert found.stops is stops


@pytest.mark.parametrize(("points", "stops"), [(99, True), (100, False), (101, False)])
def test_a_rate_is_lower_from_the_first_basis_point_on(points, stops):
    """The same rate again gives nothing away. What else the act enters is looked past."""
    announced = replace(ANNOUNCED, value=points)
    facts = loan("4700000.00")
    facts = replace(facts, course=replace(facts.course, rate_resolution=BOARD))
    assert facts.account is not None
    fee = Charge(Baht(1), ChargeKind.COURT_FEE.value)
    account = facts.account.enter(TODAY, fee).enter(TODAY, Rate(points * 100))
    assert account.faults == ()
    case = CaseDays(hands=frozenset({"bun"}))
    facts = replace(facts, parameters=Parameters((announced,), case), account=account)
    found = BY_ID["rate.as_the_board_announced"].judge(facts)
    assert found.stops is stops


@pytest.mark.parametrize(
    ("later", "points", "stops"),
    [(5_000, 75, True), (15_000, 75, True), (15_000, 125, False), (5_000, 125, False)],
)
def test_a_rate_is_lower_than_that_of_the_day_from_which_it_counts(later, points, stops):
    """The loan bore 1% until 20 May: that is what a rate from 9 May on is measured by."""
    facts = loan("4700000.00")
    assert facts.account is not None
    account = facts.account.enter(date(2019, 5, 20), Rate(later))
    account = replace(account, opening=account.ledger, entered=())
    announced = replace(EARLIER, value=points, hands=frozenset({"bun"}))
    case = CaseDays(hands=frozenset({"bun"}))
    facts = replace(facts, parameters=Parameters((announced,), case), account=account)
    facts = change(points, day=date(2019, 5, 9)).onto(facts)
    assert facts.account is not None
    assert facts.account.faults == ()
    assert BY_ID["rate.as_the_board_announced"].judge(facts).stops is stops


def test_without_an_account_no_rate_changes():
    """There is nothing that bears it."""
    assert not BY_ID["rate.as_the_board_announced"].judge(Facts()).stops


def test_a_rate_that_could_not_be_entered_is_refused_by_the_account_alone():
    """One reason, not two."""
    facts = change(points=100).onto(loan("4700000.00"))
    assert facts.account is not None
    assert [fault.field for fault in facts.account.faults] == ["annual_rate_basis_points"]
    assert not BY_ID["rate.as_the_board_announced"].judge(facts).stops


# ------------------------------------------------------------------------------- default interest


@pytest.mark.parametrize(
    ("points", "contract", "millionths"),
    [
        (0, 100, 0),
        (200, 100, 20_000),
        (400, 100, 40_000),
        (401, 100, 40_000),
        (500, 0, 50_000),
        (500, 400, 10_000),
        (500, 500, 0),
        (500, 1_500, 0),
    ],
)
def test_contract_and_default_rate_stay_together_within_the_law(points, contract, millionths):
    """Never above 5% together, whatever the board sets (CCC s.7, s.224)."""
    facts = loan("4700000.00", setting(Parameter.DEFAULT_RATE_BASIS_POINTS, points))
    agreed = Agreed.by_contract(CONTRACTED_ON, 84, 36, contract * 100)
    assert default_millionths(facts, agreed, TODAY) == millionths


def test_the_figure_of_the_law_is_cited():
    """Before the Code nothing is known, and nothing is charged."""
    figure = figure_on(IN_FORCE.default_rate_basis_points, TODAY)
    assert figure is not None
    assert (figure.value, "224" in figure.source) == (500, True)
    assert figure_on(IN_FORCE.default_rate_basis_points, date(1990, 1, 1)) is None
    agreed = Agreed.by_contract(CONTRACTED_ON, 84, 36, 0)
    facts = loan("1.00", setting(Parameter.DEFAULT_RATE_BASIS_POINTS, 500, date(1980, 1, 1)))
    assert default_millionths(facts, agreed, date(1990, 1, 1)) == 0


def test_the_first_draw_enters_the_default_rate_beside_that_of_the_contract():
    """Once, and not at all while the board has set none."""
    facts = replace(loan("4700000.00"), account=Account(today=TODAY))
    without = drawn(facts, Baht.of(1_000), CONTRACTED_ON).account
    set_by_the_board = setting(Parameter.DEFAULT_RATE_BASIS_POINTS, 300)
    facts = replace(facts, parameters=Parameters((set_by_the_board,)))
    once = drawn(facts, Baht.of(1_000), CONTRACTED_ON)
    twice = drawn(once, Baht.of(1_000), TODAY).account
    assert without is not None
    assert twice is not None
    assert without.position.default_rate == 0
    assert twice.position.default_rate == 30_000
    kinds = [fact.what.kind.value for fact in twice.entered]
    assert kinds == ["disbursement", "rate", "default_rate", "plan", "disbursement", "plan"]


def test_a_draw_after_a_change_of_rate_is_planned_at_the_new_rate():
    """The running month bears the old rate until the change, the new one after it."""
    agreed = Agreed.by_contract(CONTRACTED_ON, 84, 36, ONE_PERCENT)
    facts = loan("4700000.00", ANNOUNCED)
    changed = change(day=date(2019, 5, 15)).onto(facts)
    more = drawn(changed, Baht.of(1_000_000), date(2019, 5, 20)).account
    assert more is not None
    assert more.faults == ()
    assert more.position.rate == 5_000
    draws = [Draw(on=CONTRACTED_ON, amount=Baht.of(1_000_000))]
    as_agreed = plan_of_draws(draws, agreed, TODAY).instalments[0]
    last = more.entered[-1].what
    assert isinstance(last, NewPlan)
    assert isinstance(more.entered[0].what, Rate)
    assert isinstance(more.entered[2].what, Disbursement)
    assert last.reason is PlanReason.DRAWN
    later = last.plan.instalments[1]
    assert later.interest == as_agreed.interest
