"""How papers post to the account of a loan, and what the course of the case shows of it."""

from dataclasses import replace
from datetime import date
from typing import Final

from states.baht import Baht
from states.copies import copied
from states.facts import Facts
from states.loan.account import Account
from states.loan.arrears import LoanClass
from states.loan.changes import (
    CARRIES,
    Ground,
    Judgement,
    NewPlan,
    PlanReason,
)
from states.loan.legal_figures import IN_FORCE, figure_on
from states.loan.numbers import numbers_on
from states.loan.planning import Agreed, plan_anew
from states.parameters import Parameter
from states.thai import thai_day

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100


def account_of(facts: Facts) -> Account:
    """The account of the loan; a new one before anything was posted."""
    return facts.account or Account(today=day_of_act(facts))


def day_of_act(facts: Facts) -> date:
    return facts.on or date.min


def since_the_contract(account: Account, facts: Facts, day: date, field: str) -> Account:
    """The account; refused where the day in that field of the paper lies before the contract."""
    contracted_on = facts.course.contracted_on
    if contracted_on is None or day >= contracted_on:
        return account
    return account.refuse(
        field,
        f"ต้องไม่ก่อนวันทำสัญญา {thai_day(contracted_on)}",
        f"must not lie before the contract of {contracted_on}",
    )


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
