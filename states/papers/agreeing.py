"""What the moves of step 7 bring: a request, a new agreement, relief under a programme."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final

from states.baht import Baht
from states.copies import copied
from states.facts import Facts
from states.fields import PAST, Items, Money, Text, Whole
from states.loan.account import Account
from states.loan.arrears import LoanClass, with_pause
from states.loan.changes import Ground, NewPlan, Pause, PlanReason
from states.loan.plan import Plan
from states.loan.planning import Agreed
from states.loan.programmes import Cause, Rests
from states.loan.relief import Asked, Ending, Rest, relieved, slots_of
from states.loan.restructuring import Amounts, GuarantorConsent, NewTerms
from states.months import add_months
from states.papers.booking import (
    account_of,
    agreed_anew,
    agreed_from,
    booked,
    day_of_act,
    judged,
)
from states.papers.common import Resolution
from states.programme_acts import PROGRAMME_CODE
from states.thai import thai_day
from states.words import Word

_MILLIONTHS_OF_A_BASIS_POINT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RestructuringRequest:
    """What is asked for and on which papers; it takes the place of a waiver that was proposed."""

    dated: Annotated[date, PAST]
    reason: Annotated[str, Text(4_000)]
    financial_papers: Annotated[tuple[Annotated[str, Text(200)], ...], Items(fewest=1, most=40)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(restructuring_asked_on=self.dated, waiver_proposed=None)


class AgreementKind(Word):
    """How much of what was agreed changes."""

    RESCHEDULED = "rescheduled", "ปรับเงื่อนไขการชำระ (เวลา)", "rescheduled: other days alone"
    RESTRUCTURED = (
        "restructured",
        "ปรับโครงสร้างหนี้ (อัตรา ยอดหนี้ เวลา)",
        "restructured: rate, amounts, days",
    )


_REASONS: Final = {
    AgreementKind.RESCHEDULED: PlanReason.RESCHEDULED,
    AgreementKind.RESTRUCTURED: PlanReason.RESTRUCTURED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructuring:
    """
    The new agreement: whole term and grace in months from the contract, and the consents.

    A rescheduling changes days alone. A restructuring may also change the rate, turn interest owed
    into principal (`capitalise`) and let interest and charges off (`waive`). It counts from
    `effective_on`, or from the day of the resolution's entry.
    """

    resolution: Resolution
    kind: AgreementKind
    term_months: Annotated[int, Whole(1, 600)]
    grace_months: Annotated[int, Whole(0, 600)]
    annual_rate_basis_points: Annotated[int | None, Whole(0, 1_500)] = None
    capitalise: Annotated[Baht | None, Money(above_zero=True)] = None
    waive: Annotated[Baht | None, Money(above_zero=True)] = None
    effective_on: Annotated[date | None, PAST] = None
    consents: Annotated[tuple[GuarantorConsent, ...], Items(most=40)]
    board_waiver: Annotated[str | None, Text(80)] = None
    addendum: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        day, asked_on = self.effective_on or day_of_act(facts), facts.course.restructuring_asked_on
        points = self.annual_rate_basis_points
        terms = NewTerms(
            reason=_REASONS[self.kind],
            asked_on=asked_on,
            from_day=day,
            consents=self.consents,
            board_waiver=self.board_waiver,
            amounts=Amounts(
                waived=self.waive,
                capitalised=self.capitalise,
                annual_millionths=(
                    None if points is None else points * _MILLIONTHS_OF_A_BASIS_POINT
                ),
            ),
        )
        agreed = facts.then(
            approved_term_months=self.term_months,
            approved_grace_months=self.grace_months,
            restructured_on=self.resolution.resolved_on,
        )
        account = account_of(facts)
        if self.kind is AgreementKind.RESCHEDULED and terms.amounts.facts():
            account = account.refuse(
                "kind",
                "ปรับเงื่อนไขการชำระเปลี่ยนเฉพาะเวลา ถ้าเปลี่ยนอัตราหรือยอดหนี้คือปรับโครงสร้างหนี้",
                "rescheduling changes days alone; another rate or amount is a restructuring",
            )
        if asked_on is not None and day < asked_on:
            account = account.refuse(
                "effective_on",
                f"ก่อนวันที่ขอ {thai_day(asked_on)}",
                f"lies before the request, {asked_on}",
            )
        plan_of = agreed_from(agreed, facts.course.contracted_on or day)
        account = _with_days_to_repay_on(account, plan_of, day)
        return under_new_terms(copied(agreed, account=account), terms, plan_of, (Ground.CALLED,))


def _with_days_to_repay_on(account: Account, agreed: Agreed, day: date) -> Account:
    """A term that is over, or no longer than its grace, would have all fall due at once."""
    if agreed.ends_on <= day:
        return account.refuse(
            "term_months",
            f"สิ้นสุดวันที่ {thai_day(agreed.ends_on)} ไม่หลังวันที่มีผล {thai_day(day)}",
            f"ends on {agreed.ends_on}, not after its first day, {day}",
        )
    if agreed.grace_ends_on >= agreed.ends_on:
        return account.refuse(
            "grace_months",
            "ระยะปลอดเงินต้นต้องสั้นกว่าระยะเวลากู้",
            "the grace must be shorter than the term",
        )
    return account


def under_new_terms(
    facts: Facts, terms: NewTerms, agreed: Agreed, lifted: Iterable[Ground]
) -> Facts:
    """
    The facts once all that is outstanding is agreed anew, in the account that they hold: what is
    let off and made principal, the new rate, the plan. Classes given on the grounds `lifted` end.
    """
    account, day = account_of(facts), terms.from_day
    account.needs_history()
    before = account.position
    account = _unless_begun_since(account, "effective_on", day)
    for what in terms.amounts.facts():
        account = account.enter(day, what)
    for ground in lifted:
        account = judged(account, ground, LoanClass.NORMAL, day)
    account = agreed_anew(account, terms.reason, agreed, day)
    made = replace(
        terms,
        plan=_plan_in(account),
        ended_on=_end_of(before.dues.days),
        rate_until_now=before.rate,
    )
    return booked(_consented(facts, made), account).then(normal_instalments=0)


def _consented(facts: Facts, terms: NewTerms) -> Facts:
    """The facts with what is agreed, and which guarantors consented."""
    places = {each.guarantor for each in terms.consents if not each.refuses}
    return copied(facts, new_terms=terms).then(
        consents=tuple(sorted(places)), board_waiver=terms.board_waiver
    )


def _unless_begun_since(account: Account, field: str, day: date) -> Account:
    """The account with a fault in that field if the plan in force began after a day."""
    last = account.last_plan()
    if last is None or last.value_on <= day:
        return account
    return account.refuse(
        field,
        f"แผนปัจจุบันเริ่มวันที่ {thai_day(last.value_on)}",
        f"the plan in force began on {last.value_on}",
    )


def _plan_in(account: Account) -> Plan | None:
    """The plan that was entered last; None when it was not accepted."""
    last = None if account.faults else account.last_plan()
    return last.what.plan if last is not None and isinstance(last.what, NewPlan) else None


def _end_of(days: tuple[int, ...]) -> date | None:
    return date.fromordinal(days[-1]) if days else None


# -------------------------------------------------------------------------------- relief


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """
    A rest from `first_day` to `last_day` under a programme, with the guarantors' consents. What
    rested is spread over what is left of the term, or (`ending` move) the end moves.
    """

    resolution: Resolution
    programme: Annotated[str, PROGRAMME_CODE]
    relief_cause: Cause
    registered_event: Annotated[str, Text(200)]
    applied_on: Annotated[date, PAST]
    first_day: Annotated[date, PAST]
    last_day: date
    ending: Ending
    consents: Annotated[tuple[GuarantorConsent, ...], Items(most=40)]
    board_waiver: Annotated[str | None, Text(80)] = None

    def onto(self, facts: Facts) -> Facts:
        opened = account_of(facts)
        opened.needs_history()
        granted = facts.then(
            relief_programme=self.programme,
            relief_since=self._counts_from(facts),
            relief_until=self.last_day,
        )
        account, plan = self._rested(facts, opened)
        terms = NewTerms(
            reason=PlanReason.RELIEF,
            asked_on=self.applied_on,
            from_day=self.first_day,
            consents=self.consents,
            board_waiver=self.board_waiver,
            plan=plan,
            ended_on=_end_of(opened.position.dues.days),
            relief=self._asked(facts, opened),
        )
        return booked(_consented(granted, terms), account)

    def _counts_from(self, facts: Facts) -> date:
        """Reliefs under one programme count together, from the first day of the first of them."""
        course = facts.course
        since = course.relief_since if course.relief_programme == self.programme else None
        return since or self.first_day

    def _rested(self, facts: Facts, account: Account) -> tuple[Account, Plan | None]:
        """The account with the days paused, and with a plan if something is still to fall due."""
        eve = self.first_day - timedelta(days=1)
        account = _unless_begun_since(account, "first_day", eve)
        if self.last_day < self.first_day or account.faults:
            return account, None
        programme = facts.programmes.find(self.programme)
        rest = Rest(
            self.first_day,
            self.last_day,
            Rests.PRINCIPAL if programme is None else programme.rests,
            self.ending,
        )
        position = account.at(self.first_day)
        plan = relieved(position, rest)
        account = account.enter(self.first_day, Pause(self.last_day))
        if plan is not None:
            return account.enter(self.first_day, NewPlan(plan, PlanReason.RELIEF)), plan
        if slots_of(position, eve.toordinal()):
            account = account.refuse(
                "ending",
                "ไม่เหลืองวดหลังพักชำระ ต้องขยายระยะเวลากู้",
                "no instalment is left after the rest: the end has to move",
            )
        return account, None

    def _rested_days(self, facts: Facts, account: Account) -> int:
        """Days without principal to be repaid: the grace of the contract, and every relief."""
        since = facts.course.contracted_on or self.first_day
        grace_ends = add_months(since, facts.grace_months or 0) - timedelta(days=1)
        pauses = account.position.arrears.pauses
        for first, last in ((since, grace_ends), (self.first_day, self.last_day)):
            if first <= last:
                pauses = with_pause(pauses, first.toordinal(), last.toordinal())
        return sum(last - first + 1 for first, last in pauses)

    def _asked(self, facts: Facts, account: Account) -> Asked:
        return Asked(
            code=self.programme,
            programme=facts.programmes.find(self.programme),
            cause=self.relief_cause,
            applied_on=self.applied_on,
            province=facts.application.borrower.province,
            class_then=account.at(self.applied_on).class_on(self.applied_on),
            first_day=self.first_day,
            last_day=self.last_day,
            counts_from=self._counts_from(facts),
            rested_days=self._rested_days(facts, account),
        )
