"""
What a tranche paid out brings: the rates begin with the first draw, and each draw has a plan that
pays back all that is outstanding and has not fallen due.

Draws may be entered in any order. A draw that counts before others makes the beginning of the rates
and the plans after it anew, so that all is as if every draw had been entered on its day.
"""

from dataclasses import replace
from datetime import date

from states.baht import Baht
from states.facts import Facts
from states.loan import money
from states.loan.account import Account
from states.loan.changes import CARRIES, DefaultRate, NewPlan, PlanReason, Rate, Reversal
from states.loan.fact import Fact, Kind, What
from states.loan.ledger import Ledger, fold
from states.loan.numbers import numbers_on
from states.loan.plan import Plan
from states.loan.planning import Agreed, plan_of_draws
from states.loan.position import Position
from states.loan.programmes import Rests
from states.loan.relief import Ending, Rest, Slot, ahead_of, rested, slots_of, slots_of_plan, spread
from states.loan.remaking import FOLLOWING, OF_THE_DRAWS, changes_of_rate, plans, remade
from states.loan.replanning import Standing, of_all_drawn, with_interest_from_now
from states.loan.terms import Draw
from states.papers.booking import (
    account_of,
    agreed_from,
    booked,
    default_millionths,
    since_the_contract,
)


def drawn(facts: Facts, amount: Baht, paid_on: date) -> Facts:
    """A tranche paid out on a day, which may lie before that of a draw entered earlier."""
    account, agreed = account_of(facts), _agreed(facts, paid_on)
    account.needs_history()
    account = since_the_contract(account, facts, paid_on, "paid_on")
    account = account.enter(paid_on, money.Disbursement(amount))
    account = _begun(facts, account, agreed, paid_on)
    later = (plan.value_on for plan in plans(account) if plan.value_on > paid_on and _stays(plan))
    for day in sorted({paid_on, *later}):
        account = remade(_planned(facts, account, agreed, day))
    return booked(facts, account).then(
        first_disbursed_on=min(facts.course.first_disbursed_on or paid_on, paid_on)
    )


def replanned(facts: Facts, account: Account) -> Account:
    """
    The account with every plan that follows from its day made again where it no longer does, those
    of the draws included until something else is agreed.
    """
    if not account.whole:
        return account  # what was entered counts after all plans
    since = min((fact.value_on for fact in account.entered), default=date.max)
    made = plans(account)
    if not account.faults and all(_reason(plan) in CARRIES for plan in made):
        for plan in made:
            if _reason(plan) in OF_THE_DRAWS and plan.value_on >= since:
                agreed = _agreed(facts, made[0].value_on)
                account = remade(_planned(facts, account, agreed, plan.value_on))
    return remade(account)


def _agreed(facts: Facts, paid_on: date) -> Agreed:
    """Term, grace and numbers as approved, from the day of the contract."""
    contracted_on = facts.course.contracted_on or paid_on
    agreed = agreed_from(facts, contracted_on)
    return replace(agreed, numbers=numbers_on(facts.parameters, contracted_on))


# ------------------------------------------------------------------------------- the beginning


def _begun(facts: Facts, account: Account, agreed: Agreed, paid_on: date) -> Account:
    """Rates and numbers begin with the first draw; where they began later, they begin anew."""
    rate = _first(account, Rate)
    if rate is not None and rate.value_on <= paid_on:
        return account
    account = _moved(account, rate, paid_on, Rate(agreed.annual_millionths))
    account = account.serviced(paid_on, agreed.numbers)
    beside = default_millionths(facts, agreed, paid_on)
    default_rate = DefaultRate(beside) if beside else None
    return _moved(account, _first(account, DefaultRate), paid_on, default_rate)


def _moved(account: Account, begun: Fact | None, day: date, what: What | None) -> Account:
    if what is not None:
        return account.enter(day, what, None if begun is None else begun.entry)
    if begun is not None:
        return account.enter(begun.value_on, Reversal(), begun.entry)
    return account


def _first(account: Account, kind: type[Rate | DefaultRate]) -> Fact | None:
    """The one that counts first of those that stand."""
    postings = account.ledger.postings
    found = (each.fact for each in postings if each.stands and isinstance(each.fact.what, kind))
    return next(found, None)


# ----------------------------------------------------------------------------------- the plans


def _reason(plan: Fact) -> PlanReason | None:
    return plan.what.reason if isinstance(plan.what, NewPlan) else None


def _stays(plan: Fact) -> bool:
    """Whether it is not one of those that are made again by themselves."""
    return _reason(plan) not in FOLLOWING


def _planned(facts: Facts, account: Account, agreed: Agreed, day: date) -> Account:
    """The account with a plan of all that was drawn by the end of a day."""
    if account.faults:
        return account
    of_the_day = next((plan for plan in plans(account) if plan.value_on == day), None)
    if of_the_day is not None and _reason(of_the_day) is PlanReason.RELIEF:
        return account.replan(day, NewPlan(_relieved(facts, account, day), PlanReason.RELIEF))
    draws = _draws(account, day)
    standing = Standing(_before_its_plans(account.ledger, day))
    at_its_rate = replace(agreed, annual_millionths=standing.position.rate)
    plan = of_all_drawn(standing, plan_of_draws(draws, at_its_rate, day))
    if standing.position.reliefs:
        plan = _in_relief(facts, standing.position, plan, day)
    elif any(changed <= day for changed in changes_of_rate(account)):
        plan = with_interest_from_now(standing, plan)
    what = NewPlan(plan, PlanReason.CONTRACT if len(draws) == 1 else PlanReason.DRAWN)
    is_so = of_the_day is not None and of_the_day.what == what
    return account if is_so else account.replan(day, what)


def _before_its_plans(ledger: Ledger, day: date) -> Position:
    """Where the loan stood at the end of a day, had none of its plans begun on it."""
    facts = [
        replace(posting.fact, annuls=None)
        for posting in ledger.postings
        if posting.stands
        and posting.fact.what.kind is not Kind.REVERSAL
        and (posting.fact.value_on < day or posting.fact.what.kind is not Kind.PLAN)
        and posting.fact.value_on <= day
    ]
    return fold(ledger.policy, facts).on(day)


def _draws(account: Account, day: date) -> list[Draw]:
    return [
        Draw(on=posting.fact.value_on, amount=posting.fact.what.amount)
        for posting in account.ledger.postings
        if posting.stands
        and posting.fact.value_on <= day
        and isinstance(posting.fact.what, money.Disbursement)
    ]


def _relieved(facts: Facts, account: Account, day: date) -> Plan:
    """The plan of a relief that began on the day, with what was drawn by then."""
    eve = day.toordinal() - 1
    position = account.at(day)
    return spread(ahead_of(position, eve), _rested(facts, slots_of(position, eve), day))


def _in_relief(facts: Facts, position: Position, contract: Plan, day: date) -> Plan:
    """What was drawn comes in on the days that the reliefs have left; in a rest it rests too."""
    slots = slots_of(position, day.toordinal()) or slots_of_plan(contract)
    return spread(ahead_of(position, day.toordinal()), _rested(facts, slots, day))


def _rested(facts: Facts, slots: tuple[Slot, ...], day: date) -> tuple[Slot, ...]:
    until = facts.course.relief_until
    if until is None or until < day:
        return slots
    programme = facts.programmes.find(facts.course.relief_programme)
    rests = Rests.PRINCIPAL if programme is None else programme.rests
    rest = Rest(day, until, rests, Ending.KEEP)
    return rested(slots, rest) or rested(slots, rest._replace(ending=Ending.MOVE))
