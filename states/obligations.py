"""
Which obligations of a loan stand on a day: the clocks of the law, fed with what its case keeps and
what its ledger tells. Nothing is stored of them; any day can be asked about again.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from states.facts import Facts
from states.loan import history, law_clocks
from states.loan.demands import Addressee, mortgagor_copies
from states.loan.law_clocks import LoanFacts, MortgageByConsent, YearlyAccounts
from states.loan.obligation import (
    Clock,
    Obligation,
    Standing,
    days_before,
    done_by,
    standing_on,
)
from states.papers.servicing import DefaultCause
from states.process import Event, State, StateWord
from states.thai import thai_day
from states.upkeep import code_of
from states.upkeep_rows import UNDER_CONTRACT
from states.words import Bilingual, Word

BEFORE_THE_MONEY: Final = (State.APPROVED, State.CONTRACTING, State.CONTRACTED)
AFTER_THE_END: Final = (State.CLOSED_PAID, State.CLOSED_RECOVERED)
WATCHED: Final = frozenset({*BEFORE_THE_MONEY, *UNDER_CONTRACT, *AFTER_THE_END})
"""The states in which something can stand."""

ANSWERED_BY: Final[Mapping[Clock, Word]] = MappingProxyType(
    {
        Clock.GUARANTOR_NOTICE: Event.NOTIFY_GUARANTOR,
        Clock.INSURANCE: Event.RENEW_INSURANCE,
        Clock.LEASE: Event.RENEW_LEASE,
        Clock.YEARLY_ACCOUNTS: Event.RECEIVE_ACCOUNTS,
        Clock.TRAINING: Event.KEEP_COMMITMENT,
        Clock.SINGLE_ACCOUNT: Event.KEEP_COMMITMENT,
        Clock.PRESCRIPTION: Event.FILE_SUIT,
        Clock.COLLATERAL: Event.SIGN,
        Clock.MORTGAGOR_COPY: Event.PROVE_DEMAND,
        Clock.RELEASE: Event.RELEASE_COLLATERAL,
    }
)
"""The act that does what a clock asks for: whoever may do it is reminded."""

GROUNDS: Final[Mapping[Clock, DefaultCause]] = MappingProxyType(
    {
        Clock.INSURANCE: DefaultCause.INSURANCE_LAPSED,
        Clock.YEARLY_ACCOUNTS: DefaultCause.ACCOUNTS_NOT_SENT,
    }
)
RELEASE_ALARMS: Final = (15, 7, 1)


def obligations_of(state: StateWord, facts: Facts, today: date) -> tuple[Obligation, ...]:
    """
    Every obligation of a case that has arisen by the end of `today`, by last day. Defaults and
    instalments come from the ledger, and only from a whole one (`Account.whole`): of a loan of
    which nothing is past due no more is needed.
    """
    if state in AFTER_THE_END:
        return tuple(_release(facts, today))
    if state not in WATCHED:
        return ()
    found = list(law_clocks.obligations(_loan_facts(state, facts, today), today))
    kept = facts.upkeep
    if kept.mortgaged is not False:
        mortgagors = [code_of(Addressee.MORTGAGOR, n) for n in range(1, kept.mortgagors + 1)]
        found += mortgagor_copies(kept.letters, mortgagors, today)
    return tuple(sorted(found, key=lambda each: (each.due_on, each.clock, each.subject)))


def ground_of(obligation: Obligation) -> DefaultCause | None:
    """For what the debt may be called once this is overdue; nothing is called by itself."""
    overdue = obligation.standing is Standing.OVERDUE
    return GROUNDS.get(obligation.clock) if overdue else None


def _loan_facts(state: StateWord, facts: Facts, today: date) -> LoanFacts:
    course, kept, account = facts.course, facts.upkeep, facts.account
    year_end = _year_end(kept.accounts)
    of_contract = LoanFacts(
        contract_on=course.contracted_on,
        year_end=year_end,
        guarantors=tuple(range(1, (course.guarantors or 0) + 1)),
        notices=kept.notices,
        covers=kept.covers,
        accounts=tuple(_in_years_ending(year_end, each) for each in kept.accounts),
        commitments=kept.commitments,
        interruptions=kept.interruptions,
        mortgage_by_consent=_mortgage_by_consent(facts) if state in BEFORE_THE_MONEY else None,
        calendar=facts.calendar,
    )
    if account is None or not account.whole:
        return of_contract
    ledger = account.ledger
    return replace(
        of_contract,
        defaults=history.defaults(ledger, today),
        owed=history.instalments(ledger, today),
        interruptions=(*kept.interruptions, *history.part_payments(ledger, today)),
    )


def _year_end(accounts: tuple[YearlyAccounts, ...]) -> tuple[int, int]:
    """Month and day on which the borrower's year ends, as the last accounts have it."""
    last = max((each.year_end for each in accounts), default=None)
    return (12, 31) if last is None else (last.month, last.day)


def _in_years_ending(year_end: tuple[int, int], accounts: YearlyAccounts) -> YearlyAccounts:
    """The accounts as those of the year in which they end, however its end has moved since."""
    year, (month, day) = accounts.year_end.year, year_end
    return replace(accounts, year_end=date(year, month, min(day, monthrange(year, month)[1])))


def _mortgage_by_consent(facts: Facts) -> MortgageByConsent | None:
    premises, context = facts.application.collateral.premises, facts.application.context
    if premises is None or context.applicant_notified_on is None:
        return None
    if not (premises.mortgagee_consents_second_rank or premises.mortgagee_consents_building_only):
        return None
    return MortgageByConsent(
        informed_on=context.applicant_notified_on, completed_on=context.collateral_completed_on
    )


def _release(facts: Facts, today: date) -> list[Obligation]:
    """What was given as security is given back within the days that the board has set."""
    course = facts.course
    closed_on, due_on = course.closed_on, course.release_due_on
    if closed_on is None or due_on is None or closed_on > today:
        return []
    done_on = done_by(today, course.released_on)
    alarms = days_before(due_on, RELEASE_ALARMS)
    return [
        Obligation(
            Clock.RELEASE,
            closed_on.isoformat(),
            closed_on,
            due_on,
            alarms,
            standing_on(today, due_on, alarms, done_on),
            done_on,
            "1.2.3(6)",
            "release_days",
            Bilingual(
                f"ปลดหลักประกันทุกรายการภายใน {thai_day(due_on)}",
                f"release all collateral by {due_on}",
            ),
        )
    ]
