"""
What the law and the contract ask to be done by a day: the open obligations of one loan.

Pure: from dated facts and a day come the obligations as they stood that day. Facts of later days
are not looked at, so any past day can be asked about again.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from states.business_days import Calendar, HolidayKind, deadline, roll_forward
from states.loan.legal_figures import IN_FORCE, LegalFigures, figure_on
from states.loan.obligation import (
    Clock,
    Obligation,
    Standing,
    days_before,
    done_by,
    standing_on,
)
from states.loan.prescription import Interruption, Owed, prescriptions
from states.thai import thai_day
from states.words import Bilingual, Word

NOTICE_ALARMS: Final = (30, 45, 55)
RENEWAL_ALARMS: Final = (60, 30, 7)
LEASE_ALARMS: Final = (365, 180, 90)
ACCOUNTS_ALARMS: Final = (60, 30, 7)
COMMITMENT_ALARMS: Final = (60, 30, 7)
COLLATERAL_ALARMS: Final = (15, 7, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """An instalment not paid on its due date; `cured_on` is the day it was paid after all."""

    due_on: date
    cured_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorNotice:
    """
    A written notice of one default to one guarantor, by his place in the contract. It counts from
    the day it reached him, and only with `proof`, the reference of the receipt.
    """

    guarantor: int
    default_due_on: date
    sent_on: date
    received_on: date | None = None
    proof: str | None = None

    @property
    def letter(self) -> tuple[int, date, date]:
        """Which letter it is, whatever is known of its receipt."""
        return self.guarantor, self.default_due_on, self.sent_on


class CoverKind(Word):
    """What is renewed."""

    INSURANCE = "insurance", "กรมธรรม์ประกันภัย", "insurance policy"
    LEASE = "lease", "สัญญาเช่า", "lease"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A policy or a lease from day to day, both inside; known from the day it was recorded."""

    kind: CoverKind
    subject: str
    since: date
    until: date
    recorded_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyAccounts:
    """The accounts of one year, by its last day, and when the Fund received them."""

    year_end: date
    received_on: date


class CommitmentKind(Word):
    """What a borrower took on in the form."""

    TRAINING = "training", "เข้าอบรมตามที่กองทุนกำหนด", "to attend the Fund's training"
    SINGLE_ACCOUNT = "single_account", "เข้าระบบบัญชีเดียว", "to keep a single set of accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise of the form, its last day, and the day on which evidence showed it kept."""

    kind: CommitmentKind
    promised_on: date
    due_on: date
    kept_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MortgageByConsent:
    """The way of 8.2.2.2: when the applicant was informed, and when it was finished."""

    informed_on: date
    completed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFacts:
    """
    The dated facts of one loan. `year_end` is month and day on which the borrower's accounting
    year ends; `contract_on` None: no contract yet, so no accounts are due.
    """

    contract_on: date | None = None
    closed_on: date | None = None
    year_end: tuple[int, int] = (12, 31)
    guarantors: tuple[int, ...] = ()
    defaults: tuple[Default, ...] = ()
    notices: tuple[GuarantorNotice, ...] = ()
    covers: tuple[Cover, ...] = ()
    accounts: tuple[YearlyAccounts, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    owed: tuple[Owed, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    mortgage_by_consent: MortgageByConsent | None = None
    calendar: Calendar = field(default=Calendar())
    figures: LegalFigures = IN_FORCE


def obligations(facts: LoanFacts, today: date) -> tuple[Obligation, ...]:
    """
    Every obligation that has arisen by the end of `today`, by last day. A loan that is closed
    leaves none undone.
    """
    day = min(today, facts.closed_on or today)
    found = [
        *_guarantor_notices(facts, day),
        *_renewals(facts, day),
        *_yearly_accounts(facts, day),
        *_commitments(facts, day),
        *prescriptions(facts.owed, facts.interruptions, day, facts.figures),
        *_mortgage_by_consent(facts, day),
    ]
    if facts.closed_on is not None and facts.closed_on <= today:
        found = [_over(each, facts.closed_on) for each in found]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.clock, each.subject)))


def _over(obligation: Obligation, closed_on: date) -> Obligation:
    done_on = obligation.done_on or closed_on
    return obligation._replace(standing=Standing.DONE, done_on=done_on)


# ------------------------------------------------------------------------- guarantors (s.686)


def _guarantor_notices(facts: LoanFacts, today: date) -> list[Obligation]:
    """Default begins the day after the due date, which is day 1; the notice arrives by day 60."""
    return [
        _guarantor_notice(facts, default, guarantor, today)
        for default in facts.defaults
        if default.due_on < today
        and figure_on(facts.figures.guarantor_notice_days, default.due_on) is not None
        for guarantor in facts.guarantors
    ]


def _guarantor_notice(
    facts: LoanFacts, default: Default, guarantor: int, today: date
) -> Obligation:
    series = facts.figures.guarantor_notice_days
    figure = figure_on(series, default.due_on) or series[0]
    due_on = deadline(default.due_on, figure.value)
    arrived = [
        notice.received_on
        for notice in facts.notices
        if (notice.guarantor, notice.default_due_on) == (guarantor, default.due_on)
        and notice.proof is not None
        and done_by(today, notice.received_on) is not None
        and notice.received_on is not None
        and notice.received_on > default.due_on
    ]
    cured_on = done_by(today, default.cured_on)
    done_on = min(arrived if cured_on is None else [*arrived, cured_on], default=None)
    alarms = tuple(default.due_on + timedelta(days) for days in NOTICE_ALARMS)
    return Obligation(
        Clock.GUARANTOR_NOTICE,
        f"{default.due_on}/{guarantor}",
        default.due_on + timedelta(1),
        due_on,
        alarms,
        standing_on(today, due_on, alarms, done_on),
        done_on,
        "CCC s.686",
        figure.source,
        Bilingual(
            f"หนังสือบอกกล่าวการผิดนัดงวดวันที่ {thai_day(default.due_on)} "
            f"ถึงผู้ค้ำประกันคนที่ {guarantor} ภายใน {thai_day(due_on)} พร้อมหลักฐานการรับ",
            f"notice of the default of {default.due_on} reaches guarantor {guarantor} "
            f"by {due_on}, with proof of receipt",
        ),
    )


# ------------------------------------------------------------------------ insurance and leases


_COVERS: Final = {
    CoverKind.INSURANCE: (Clock.INSURANCE, "2.3(8)", RENEWAL_ALARMS),
    CoverKind.LEASE: (Clock.LEASE, "8.2.3.1", LEASE_ALARMS),
}


def _renewals(facts: LoanFacts, today: date) -> list[Obligation]:
    """One for each thing covered: to renew it by the last day of unbroken cover."""
    known: dict[tuple[CoverKind, str], list[Cover]] = {}
    for cover in facts.covers:
        if cover.recorded_on <= today:
            known.setdefault((cover.kind, cover.subject), []).append(cover)
    return [_renewal(covers, today) for covers in known.values()]


def _renewal(covers: list[Cover], today: date) -> Obligation:
    first, *later = sorted(covers, key=lambda cover: (cover.since, cover.until))
    since, until = first.since, first.until
    for cover in later:
        joins = cover.since <= until + timedelta(1)
        if not joins and cover.since > today:
            break  # a gap that is still to come
        since = since if joins else cover.since
        until = max(until, cover.until)
    clock, clause, days = _COVERS[first.kind]
    alarms = days_before(until, days)
    return Obligation(
        clock,
        first.subject,
        since,
        until,
        alarms,
        standing_on(today, until, alarms, None),
        None,
        clause,
        clause,
        Bilingual(
            f"ต่ออายุ{first.kind.thai} {first.subject} ก่อนพ้น {thai_day(until)}",
            f"renew the {first.kind.english} {first.subject} before {until} is over",
        ),
    )


# --------------------------------------------------------------- accounts (2.1.11), commitments


def _yearly_accounts(facts: LoanFacts, today: date) -> list[Obligation]:
    """One for each accounting year that ended since the contract, the whole life of the debt."""
    if facts.contract_on is None:
        return []
    ends = [
        _year_end(year, *facts.year_end) for year in range(facts.contract_on.year, today.year + 1)
    ]
    return [_accounts_of(facts, end, today) for end in ends if facts.contract_on <= end <= today]


def _year_end(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _accounts_of(facts: LoanFacts, end: date, today: date) -> Obligation:
    series = facts.figures.yearly_accounts_days
    figure = figure_on(series, end) or series[0]
    due_on = deadline(end, figure.value)
    received = [
        each.received_on
        for each in facts.accounts
        if each.year_end == end and end < each.received_on <= today
    ]
    done_on = min(received, default=None)
    alarms = days_before(due_on, ACCOUNTS_ALARMS)
    return Obligation(
        Clock.YEARLY_ACCOUNTS,
        end.isoformat(),
        end,
        due_on,
        alarms,
        standing_on(today, due_on, alarms, done_on),
        done_on,
        "2.1.11",
        figure.source,
        Bilingual(
            f"รับงบการเงินของปีที่สิ้นสุด {thai_day(end)} ภายใน {thai_day(due_on)}",
            f"receive the accounts of the year that ended on {end} by {due_on}",
        ),
    )


_PROMISES: Final = {
    CommitmentKind.TRAINING: (Clock.TRAINING, "2.1.5"),
    CommitmentKind.SINGLE_ACCOUNT: (Clock.SINGLE_ACCOUNT, "2.1.6"),
}


def _commitments(facts: LoanFacts, today: date) -> list[Obligation]:
    found = []
    for each in facts.commitments:
        if each.promised_on <= today:
            clock, clause = _PROMISES[each.kind]
            done_on = done_by(today, each.kept_on)
            alarms = days_before(each.due_on, COMMITMENT_ALARMS)
            found.append(
                Obligation(
                    clock,
                    each.promised_on.isoformat(),
                    each.promised_on,
                    each.due_on,
                    alarms,
                    standing_on(today, each.due_on, alarms, done_on),
                    done_on,
                    clause,
                    clause,
                    Bilingual(
                        f"ผู้กู้รับไว้ว่าจะ{each.kind.thai} ภายใน {thai_day(each.due_on)}",
                        f"the borrower undertook {each.kind.english} by {each.due_on}",
                    ),
                )
            )
    return found


# ------------------------------------------------------------------- the thirty days of 8.2.2.2


def _mortgage_by_consent(facts: LoanFacts, today: date) -> list[Obligation]:
    """Day 1 is the day after; a last day on which offices are closed runs on (CCC s.193/8)."""
    way = facts.mortgage_by_consent
    if way is None or way.informed_on > today:
        return []
    series = facts.figures.collateral_days
    figure = figure_on(series, way.informed_on) or series[0]
    last = deadline(way.informed_on, figure.value)
    due_on = roll_forward(facts.calendar, last, HolidayKind.GOVERNMENT)
    done_on = done_by(today, way.completed_on)
    alarms = days_before(due_on, COLLATERAL_ALARMS)
    return [
        Obligation(
            Clock.COLLATERAL,
            way.informed_on.isoformat(),
            way.informed_on,
            due_on,
            alarms,
            standing_on(today, due_on, alarms, done_on),
            done_on,
            "8.2.2.2",
            figure.source,
            Bilingual(
                f"จำนองโดยความยินยอมของผู้รับจำนองให้เสร็จภายใน {thai_day(due_on)} พ้นแล้วใช้ข้อ 8.2.2.3",
                f"finish the mortgage by the mortgagee's consent by {due_on}; then 8.2.2.3",
            ),
        )
    ]
