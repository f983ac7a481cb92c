"""
Plans that follow from money: entered with a prepayment or a change of rate, and made again whenever
what came before them turns out otherwise.

Such a plan says nothing of its own: it follows from where the loan stood on its day. A plan that
somebody agreed to (contract, draw, restructuring) is never made again here.
"""

from datetime import date
from typing import Final

from states.baht import Baht
from states.loan.account import Account
from states.loan.changes import NewPlan, PlanReason, Rate, Reversal
from states.loan.fact import Fact
from states.loan.ledger import Ledger, Posting
from states.loan.money import Prepayment
from states.loan.replanning import Keep, Standing, after_prepaying, at_the_new_rate
from states.thai import thai_day

FOLLOWING: Final = frozenset({PlanReason.PREPAID, PlanReason.RATE_CHANGED})
"""Reasons of plans that follow from the facts of their day."""
OF_THE_DRAWS: Final = frozenset({PlanReason.CONTRACT, PlanReason.DRAWN})


def prepaid(account: Account, day: date, amount: Baht, keep: Keep) -> Account:
    """
    Money that pays principal ahead of its day, and the plan that follows. It has to be more than
    what is owed by then, and no plan of another kind may begin later. Errors: HistoryNeededError.
    """
    account = _before_any_agreement(account, day)
    if account.faults:
        return account
    standing = Standing(account.at(day))
    if not standing.position.principal:
        return account.refuse(
            "value_date", "วันนั้นไม่มีเงินต้นคงค้าง", "no principal was outstanding on that day"
        )
    if amount <= (owed := standing.owed_by_now):
        return account.refuse(
            "amount",
            f"วันนั้นค้างอยู่ {owed.grouped()} บาท ซึ่งต้องชำระก่อน ไม่มีส่วนที่ชำระล่วงหน้า ให้บันทึกเป็นรับชำระหนี้",
            f"{owed.grouped()} baht were owed on that day and come first:"
            " nothing is prepaid, enter it as a payment",
        )
    return remade(_planned(account.enter(day, Prepayment(amount, keep)), day))


def at_rate(account: Account, day: date, millionths: int) -> Account:
    """Another rate from a day on, and the plan that follows. Errors: HistoryNeededError."""
    account = _before_any_agreement(account, day)
    if account.faults:
        return account
    if account.at(day).rate == millionths:
        return account.refuse("annual_rate_basis_points", "เป็นอัตราเดิมอยู่แล้ว", "is the rate already")
    return remade(_planned(account.enter(day, Rate(millionths)), day))


def remade(account: Account) -> Account:
    """The account with every plan that follows from its day made again where it no longer does."""
    if not account.whole:
        return account  # what was entered counts after all plans
    for day in sorted({plan.value_on for plan in plans(account) if _follows(plan)}):
        if not account.faults:
            account = _planned(account, day)
    return account


def plans(account: Account) -> tuple[Fact, ...]:
    """The plans that stand, in the order in which they count."""
    return tuple(
        posting.fact
        for posting in account.ledger.postings
        if posting.stands and isinstance(posting.fact.what, NewPlan)
    )


def _follows(plan: Fact) -> bool:
    return isinstance(plan.what, NewPlan) and plan.what.reason in FOLLOWING


def _before_any_agreement(account: Account, day: date) -> Account:
    """Refused where a plan that somebody agreed to would have been agreed otherwise."""
    account.needs_history()
    for plan in plans(account):
        if _follows(plan) or not isinstance(plan.what, NewPlan) or plan.value_on < day:
            continue
        if plan.value_on > day or plan.what.reason not in OF_THE_DRAWS:
            return account.refuse(
                "value_date",
                f"แผนรายการที่ {plan.entry} ({plan.what.reason.thai}) เริ่มวันที่"
                f" {thai_day(plan.value_on)} แล้ว ต้องมีผลหลังวันนั้น",
                f"the plan of entry {plan.entry} ({plan.what.reason.english}) begins on"
                f" {plan.value_on}: it has to count after that",
            )
    return account


def _planned(account: Account, day: date) -> Account:
    """The account with the plan that follows from the facts of a day; without one if none does."""
    if account.faults:
        return account
    of_the_day = next((plan for plan in plans(account) if plan.value_on == day), None)
    what = _following(account, day)
    if what is None:
        while of_the_day is not None and _follows(of_the_day):
            account = account.enter(day, Reversal(), of_the_day.entry)
            of_the_day = next((plan for plan in plans(account) if plan.value_on == day), None)
        return account
    if of_the_day is None:
        return account.enter(day, what)
    return account if of_the_day.what == what else account.enter(day, what, of_the_day.entry)


def _following(account: Account, day: date) -> NewPlan | None:
    """The plan that follows from the prepayments of a day, else from its change of rate."""
    standing = Standing(_without_following(account.ledger, day).on(day))
    today = [each for each in account.ledger.postings if each.stands and each.fact.value_on == day]
    kept = [each.fact.what.keep for each in today if isinstance(each.fact.what, Prepayment)]
    if kept:
        return NewPlan(after_prepaying(standing, kept[-1]), PlanReason.PREPAID)
    if day in changes_of_rate(account) and standing.ahead and standing.not_due:
        return NewPlan(at_the_new_rate(standing), PlanReason.RATE_CHANGED)
    return None


def changes_of_rate(account: Account) -> list[date]:
    """The days of all rates but the first, which the contract gives."""
    postings = account.ledger.postings
    days = [each.fact.value_on for each in postings if each.stands and _is_rate(each)]
    return days[1:]


def _is_rate(posting: Posting) -> bool:
    return isinstance(posting.fact.what, Rate)


def _without_following(ledger: Ledger, day: date) -> Ledger:
    """The ledger as it would be without the plans of that day that follow from it."""
    entry = max((each.fact.entry for each in ledger.postings), default=0)
    while True:
        plan = next(
            (
                each.fact
                for each in ledger.postings
                if each.stands and each.fact.value_on == day and _follows(each.fact)
            ),
            None,
        )
        if plan is None:
            return ledger
        entry += 1
        ledger = ledger.post(Fact(entry, day, plan.booked_on, Reversal(), plan.entry))
