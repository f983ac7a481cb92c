"""How papers post to the account of a loan, and what the course of the case shows of it."""

from dataclasses import replace
from datetime import date
from typing import Final

from states.baht import Baht
from states.copies import copied
from states.facts import Facts
from states.loan import money
from states.loan.account import Account
from states.loan.arrears import LoanClass
from states.loan.changes import (
    CARRIES,
    DefaultRate,
    Ground,
    Judgement,
    NewPlan,
    PlanReason,
    Rate,
)
from states.loan.legal_figures import IN_FORCE, figure_on
from states.loan.numbers import numbers_on
from states.loan.plan import Plan
from states.loan.planning import Agreed, plan_anew, plan_of_draws
from states.loan.programmes import Rests
from states.loan.relief import (
    Ending,
    Rest,
    ahead_of,
    rested,
    slots_of,
    slots_of_plan,
    spread,
)
from states.loan.remaking import changes_of_rate
from states.loan.replanning import Standing, with_interest_from_now
from states.loan.terms import Draw
from states.parameters import Parameter

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100


def account_of(facts: Facts) -> Account:
    """The account of the loan; a new one before anything was posted."""
    return facts.account or Account(today=day_of_act(facts))


def day_of_act(facts: Facts) -> date:
    return facts.on or date.min


def booked(facts: Facts, account: Account) -> Facts:
    """The facts with the account, and with the totals of the course as the account has them."""
    position, today = account.position, account.today
    since = facts.course.non_performing_since or today
    return copied(facts, account=account).then(
        disbursed=Baht(position.drawn),
        principal_repaid=Baht(position.repaid),
        interest_received=account.interest_received,
        capitalised=Baht(position.capitalised),
        other_owed=account.other_owed,
        credit_held=position.credit,
        recovered=Baht(position.recovered),
        written_off=Baht(position.written_off),
        overdue_since=account.past_due_since(today),
        non_performing_since=since if account.is_non_performing(today) else None,
        first_non_performing_on=position.first_non_performing_on(today),
        restructurings=position.restructurings,
        reschedulings=position.reschedulings,
        reliefs=position.reliefs,
    )


def drawn(facts: Facts, amount: Baht, paid_on: date) -> Facts:
    """A tranche paid out: the rates begin with the first one, the plan takes in every one."""
    account, agreed = account_of(facts), _agreed(facts, paid_on)
    is_first = account.last_plan() is None
    in_force = account.position.rate
    account = account.enter(paid_on, money.Disbursement(amount))
    if is_first:
        account = account.enter(paid_on, Rate(agreed.annual_millionths))
        account = account.serviced(paid_on, agreed.numbers)
        if default_rate := default_millionths(facts, agreed, paid_on):
            account = account.enter(paid_on, DefaultRate(default_rate))
    else:
        agreed = replace(agreed, annual_millionths=in_force)
    return booked(facts, _planned(facts, account, agreed, paid_on)).then(
        first_disbursed_on=min(facts.course.first_disbursed_on or paid_on, paid_on)
    )


def _planned(facts: Facts, account: Account, agreed: Agreed, paid_on: date) -> Account:
    """The account with a plan of all draws, from the day of the latest plan if that is later."""
    if account.faults:
        return account
    last = account.last_plan()
    day = paid_on if last is None else max(paid_on, last.value_on)
    draws = [
        Draw(on=posting.fact.value_on, amount=posting.fact.what.amount)
        for posting in account.ledger.postings
        if posting.stands and isinstance(posting.fact.what, money.Disbursement)
    ]
    reason = PlanReason.CONTRACT if len(draws) == 1 else PlanReason.DRAWN
    plan = plan_of_draws(draws, agreed, day)
    if account.position.reliefs:
        plan = _with_reliefs(facts, account, plan, day)
    elif changes_of_rate(account):
        plan = with_interest_from_now(Standing(account.at(day)), plan)
    return account.replan(day, NewPlan(plan, reason))


def _with_reliefs(facts: Facts, account: Account, contract: Plan, day: date) -> Plan:
    """What was drawn comes in on the days that the reliefs have left; in a rest it rests too."""
    position = account.at(day)
    slots = slots_of(position, day.toordinal()) or slots_of_plan(contract)
    until = facts.course.relief_until
    if until is not None and until >= day:
        programme = facts.programmes.find(facts.course.relief_programme)
        rests = Rests.PRINCIPAL if programme is None else programme.rests
        rest = Rest(day, until, rests, Ending.KEEP)
        slots = rested(slots, rest) or rested(slots, rest._replace(ending=Ending.MOVE))
    return spread(ahead_of(position, day.toordinal()), slots)


def agreed_anew(account: Account, reason: PlanReason, agreed: Agreed, from_day: date) -> Account:
    """
    The account with a plan that takes in all that is outstanding on a day, at its rate, serviced
    from that day on under the numbers of the new agreement.
    """
    account.needs_history()
    if reason not in CARRIES:
        account = account.serviced(from_day, agreed.numbers)
    if account.faults:
        return account
    position = account.at(from_day)
    at_its_rate = replace(agreed, annual_millionths=position.rate)
    plan = plan_anew(position.principal, position.interest, at_its_rate, from_day)
    return account.replan(from_day, NewPlan(plan, reason))


def judged(account: Account, ground: Ground, loan_class: LoanClass, day: date) -> Account:
    """A class given on a ground; one that was never given is not lifted."""
    given = {each for each, _ in account.position.grounds}
    if loan_class is LoanClass.NORMAL and ground.value not in given:
        return account
    return account.enter(day, Judgement(ground, loan_class))


def _agreed(facts: Facts, paid_on: date) -> Agreed:
    """Term, grace and numbers as approved, from the day of the contract."""
    contracted_on = facts.course.contracted_on or paid_on
    agreed = agreed_from(facts, contracted_on)
    return replace(agreed, numbers=numbers_on(facts.parameters, contracted_on))


def default_millionths(facts: Facts, agreed: Agreed, paid_on: date) -> int:
    """
    What missed principal bears besides the rate of the contract: as the board has set for the day
    of the contract, and both together never above the rate of the law (CCC s.224, s.7).
    """
    contracted_on = facts.course.contracted_on or paid_on
    points = facts.parameters.on(Parameter.DEFAULT_RATE_BASIS_POINTS, contracted_on)
    by_law = figure_on(IN_FORCE.default_rate_basis_points, paid_on)
    most = 0 if by_law is None else by_law.value * _MILLIONTHS_OF_A_BASIS_POINT
    beside = max(most - agreed.annual_millionths, 0)
    return min(points * _MILLIONTHS_OF_A_BASIS_POINT, beside)


def agreed_from(facts: Facts, contracted_on: date) -> Agreed:
    """
    What the contract says, at the rate that the board has set for its day (2.3(6)); what is agreed
    anew is serviced under the board's numbers of the day of the act.
    """
    points = facts.parameters.on(Parameter.ANNUAL_RATE_BASIS_POINTS, contracted_on)
    agreed = Agreed.by_contract(
        contracted_on,
        facts.term_months or 1,
        facts.grace_months or 0,
        points * _MILLIONTHS_OF_A_BASIS_POINT,
    )
    return replace(agreed, numbers=numbers_on(facts.parameters, day_of_act(facts)))
