"""The board's numbers reach the ledger of a loan, and the rules judge by the same ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from states.baht import Baht
from states.copies import copied
from states.facts import Course, Facts
from states.loan.account import Account, refolded
from states.loan.arrears import NON_PERFORMING
from states.loan.changes import NewPlan, PlanReason, Servicing
from states.loan.ledger import Ledger, fold
from states.loan.money import Receipt
from states.loan.numbers import Numbers, numbers_on
from states.months import add_months
from states.papers.booking import agreed_anew, agreed_from
from states.papers.drawing import drawn
from states.papers.servicing import Ageing, ArrearsCleared, WatchReport
from states.parameters import AMENDABLE, Parameter, Parameters, Setting
from states.rules.conditions import CONDITIONS
from tests.campaign import campaign
from tests.states.loan.book import baht, monthly, on, opened
from tests.states.loan.lives import POLICY, some_life

RULES = {rule.id: rule for rule in CONDITIONS}
CURE = ("cure.nothing_past_due", "cure.instalments", "cure.performs_again")
CONTRACT, DRAW, LATER = date(2024, 1, 15), date(2024, 1, 31), date(2024, 7, 10)


def set_to(since: date, **values: int) -> tuple[Setting, ...]:
    """Numbers that the board has set from a day on."""
    return tuple(
        Setting(parameter, values[parameter.value], since, "a resolution")
        for parameter in Parameter
        if parameter.value in values
    )


def holds(facts: Facts, *rules: str) -> bool:
    return not any(RULES[each].judge(facts).stops for each in rules)


# ------------------------------------------------------------------------ what follows from them


@pytest.mark.parametrize(
    ("days", "limits", "missed"),
    [
        (1, (0, 1, 1, 180, 360), 1),
        (29, (0, 29, 29, 180, 360), 29),
        (30, (0, 30, 30, 180, 360), 30),
        (90, (0, 30, 90, 180, 360), 30),
        (200, (0, 30, 200, 200, 360), 30),
        (365, (0, 30, 365, 365, 365), 30),
    ],
)
def test_other_limits_give_way_to_the_days_of_a_non_performing_loan(days, limits, missed):
    """No class that performs lasts longer, none that does not begins earlier."""
    numbers = Numbers(non_performing_after_days=days)
    assert numbers.limits == limits
    assert numbers.miss_after_days == missed


def test_a_loan_of_which_nothing_was_said_has_the_proposed_numbers():
    """While the board has set nothing, an agreement says nothing new."""
    assert numbers_on(Parameters(), LATER) == Numbers()
    for parameter in (
        Parameter.NON_PERFORMING_AFTER_DAYS,
        Parameter.CURE_INSTALMENTS,
        Parameter.WATCH_INSTALMENTS,
    ):
        assert getattr(Numbers(), parameter.value) == AMENDABLE[parameter].initial


@pytest.mark.parametrize(
    ("days", "last_performing"), [(30, "2024-03-30"), (90, "2024-05-29"), (120, "2024-06-28")]
)
def test_a_loan_is_non_performing_beyond_its_own_number_of_days(days, last_performing):
    """Nothing was paid since the first instalment of 29 February."""
    book = opened(rate=0).enter("2024-01-31", Servicing(Numbers(non_performing_after_days=days)))
    day = on(last_performing)
    account = refolded([each.fact for each in book.ledger.postings], day)
    assert not account.is_non_performing(day)
    assert account.is_non_performing(day + timedelta(days=1))
    assert account.position.first_non_performing_on(date.max) == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "cured"), [(1, "2024-09-15"), (3, "2024-09-15"), (6, "2024-11-30")]
)
def test_a_loan_is_cured_by_its_own_number_of_instalments(asked, cured):
    """All was paid ahead on 15 June; the three months stay."""
    book = opened(monthly(24, "10000.00", "0.00"), rate=0)
    book.enter("2024-01-31", Servicing(Numbers(cure_instalments=asked)))
    book.enter("2024-06-15", Receipt(baht("240000.00")))
    assert book.class_on((on(cured) - timedelta(days=1)).isoformat()) == "substandard"
    assert book.class_on(cured) == "normal"


# --------------------------------------------------------------------------- when they are agreed


def facts_of(parameters: Parameters, day: date) -> Facts:
    return Facts(
        course=Course(contracted_on=CONTRACT, approved_term_months=60, approved_grace_months=0),
        on=day,
        parameters=parameters,
    )


def numbers_in(account: Account | None) -> Numbers:
    assert account is not None
    assert account.faults == ()
    return account.position.numbers


def test_the_numbers_of_the_day_of_the_contract_come_with_the_first_draw():
    """What was set between contract and draw, and after it, passes the loan by."""
    settings = (
        *set_to(CONTRACT, cure_instalments=6),
        *set_to(CONTRACT + timedelta(days=1), cure_instalments=9, watch_instalments=24),
    )
    facts = drawn(facts_of(Parameters(settings), DRAW), Baht.of(1_000_000), DRAW)
    assert numbers_in(facts.account) == Numbers(cure_instalments=6)
    later = Parameters((*settings, *set_to(LATER, non_performing_after_days=30)))
    account = None if facts.account is None else copied(facts.account, today=LATER)
    facts = copied(facts, on=LATER, parameters=later, account=account)
    more = drawn(facts, Baht.of(1_000), LATER)
    assert numbers_in(more.account) == Numbers(cure_instalments=6)


@pytest.mark.parametrize(
    ("reason", "takes_them_over"),
    [
        (PlanReason.RESTRUCTURED, True),
        (PlanReason.SETTLED, True),
        (PlanReason.RESCHEDULED, True),
        (PlanReason.PREPAID, False),
        (PlanReason.RATE_CHANGED, False),
    ],
)
def test_a_new_agreement_takes_over_the_numbers_of_its_day(reason, takes_them_over):
    """A plan that carries the old agreement on leaves its numbers as well."""
    first = drawn(facts_of(Parameters(), DRAW), Baht.of(1_000_000), DRAW)
    parameters = Parameters(set_to(LATER, non_performing_after_days=60, watch_instalments=6))
    facts = copied(first, on=LATER, parameters=parameters)
    assert first.account is not None
    account = copied(first.account, today=LATER)
    account = agreed_anew(account, reason, agreed_from(facts, CONTRACT), LATER)
    expected = Numbers(60, 3, 6) if takes_them_over else Numbers()
    assert numbers_in(account) == expected


def test_a_second_agreement_of_a_day_corrects_the_numbers_of_the_first():
    """Of two that stood the later entry would win, and the order of entry would count."""
    account = Account(today=LATER).enter(DRAW, Servicing(Numbers(60, 3, 12)))
    assert account.enter(DRAW, Servicing(Numbers())).faults[0].field == "value_on"
    account = account.serviced(DRAW, Numbers(30, 3, 12)).serviced(DRAW, Numbers(30, 3, 12))
    assert numbers_in(account) == Numbers(30, 3, 12)
    assert account.entries == 2
    assert account.enter(LATER, Servicing(Numbers(0, 3, 12))).faults[0].field == "numbers"


# ----------------------------------------------------------------------------- rules and ledger


def every_evening(chance: Random) -> Iterator[tuple[Account, date]]:
    """A life under changing numbers: the account at the end of each day, and of a year after it."""
    ledger = fold(POLICY, some_life(chance, days=400, events=25))
    ends = [each.fact.value_on for each in ledger.postings[1:]]
    ends.append(ledger.postings[-1].fact.value_on + timedelta(days=365))
    for place, end in enumerate(ends, 1):
        begun = Ledger(POLICY, ledger.postings[:place])
        day = begun.postings[-1].fact.value_on
        while day < end:
            yield Account(today=day, ledger=begun, opening=begun), day
            day += timedelta(days=1)


@pytest.mark.campaign
def test_rules_and_ledger_agree_on_every_day() -> None:
    """A loan ages out, is cured and leaves the watch by rule on the days the ledger says so."""
    chance = Random(25_690_731)
    for _ in range(campaign(fit=12, full=1_000)):
        for account, day in every_evening(chance):
            facts = Facts(on=day, account=account)
            past_due = account.days_past_due(day)
            beyond = past_due > account.position.numbers.non_performing_after_days
            assert holds(Ageing().onto(facts), "age_out.past_the_limit") == beyond
            assert not beyond or account.class_on(day).rank >= NON_PERFORMING
            performs = not past_due and not account.is_non_performing(day)
            assert holds(ArrearsCleared().onto(facts), *CURE) == performs
            over = not account.is_watched(day)
            assert holds(WatchReport().onto(facts), "watch.instalments") == over


def test_what_is_paid_after_the_cure_does_not_take_it_back():
    """Cured on 15 September; the clock comes a month later, when more was paid."""
    book = opened(monthly(24, "10000.00", "0.00"), rate=0)
    book.enter("2024-06-15", Receipt(baht("240000.00")))
    book.enter("2024-10-20", Receipt(baht("10000.00")))
    day = on("2024-10-20")
    account = refolded([each.fact for each in book.ledger.postings], day)
    assert holds(ArrearsCleared().onto(Facts(on=day, account=account)), *CURE)


def test_in_a_watch_the_rule_asks_for_the_number_of_the_agreement():
    """Six instalments agreed on; the board's twelve of another day are not asked for."""
    plan = monthly(24, "40000.00", "0.00", after="2024-07-10")
    book = opened(rate=0).enter("2024-07-10", Servicing(Numbers(watch_instalments=6)))
    book.enter("2024-07-10", NewPlan(plan, PlanReason.RESTRUCTURED))
    book.enter("2024-07-11", Receipt(baht("240000.00")))
    facts = [each.fact for each in book.ledger.postings]
    sixth = add_months(on("2024-07-10"), 6)
    for day, over in ((sixth - timedelta(days=1), False), (sixth, True)):
        judged = WatchReport().onto(Facts(on=day, account=refolded(facts, day)))
        assert holds(judged, "watch.instalments") is over
