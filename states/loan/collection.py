"""
Asking for payment within the law: when a debtor may be contacted and how often, what he promised,
and what a demand letter must have before a suit.

The hours and the count are those of the Debt Collection Act 2558, s.9 (2) and (3). It protects
natural persons; the house keeps to it towards everybody. A letter may come at any hour, and an
answer to a debtor who came by himself is no contact of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from states.baht import Baht
from states.business_days import Calendar, HolidayKind, deadline, is_business_day
from states.loan.legal_figures import IN_FORCE, LegalFigures, figure_on
from states.loan.obligation import (
    Clock,
    Obligation,
    days_before,
    done_by,
    shown,
    standing_on,
)
from states.papers.recovery import Addressee
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import BANGKOK_TIME
from states.words import Bilingual, Word


class Hours(NamedTuple):
    """From the first moment to the last, both inside, in Thailand."""

    first: time
    last: time


class ContactRule(NamedTuple):
    """The law on contacts from a day on; `demands_a_day` None: it names no number."""

    since: date
    weekdays: Hours
    holidays: Hours
    demands_a_day: int | None
    source: str


_WEEKDAYS: Final = Hours(time(8), time(20))
_HOLIDAYS: Final = Hours(time(8), time(18))
CONTACT_RULES: Final = (
    ContactRule(date(2015, 9, 2), _WEEKDAYS, _HOLIDAYS, None, "พ.ร.บ.การทวงถามหนี้ 2558 ม.9(2)"),
    ContactRule(
        date(2019, 11, 21),
        _WEEKDAYS,
        _HOLIDAYS,
        1,
        "พ.ร.บ.การทวงถามหนี้ 2558 ม.9(2), (3) และประกาศ 23 ส.ค. 2562",
    ),
)


class Channel(Word):
    """How a debtor is reached."""

    IN_PERSON = "in_person", "พบตัว", "in person"
    TELEPHONE = "telephone", "โทรศัพท์", "telephone"
    ELECTRONIC = "electronic", "สื่ออิเล็กทรอนิกส์", "electronic message"
    LETTER = "letter", "จดหมาย", "letter"


class ContactPurpose(Word):
    """Why he is reached; only a demand is counted."""

    PAYMENT_DEMAND = "payment_demand", "ทวงถามให้ชำระ", "payment demand"
    INFORMATION = "information", "แจ้งข้อมูล", "information"
    ANSWER = "answer", "ตอบผู้ที่ติดต่อมาเอง", "answer to one who came by himself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """
    One entry of the contact log; `person` is a code, never a name. `at` has a time zone.
    `reached`: he came to know of the demand; a call that nobody answers is not counted.
    """

    person: str
    at: datetime
    channel: Channel
    purpose: ContactPurpose
    by: str
    reached: bool = True


def contact_rule_on(day: date) -> ContactRule | None:
    """The rule that counts on a day; None before the Act."""
    known = [rule for rule in CONTACT_RULES if rule.since <= day]
    return known[-1] if known else None


def contact_objections(
    contact: Contact, log: Iterable[Contact], calendar: Calendar
) -> tuple[Objection, ...]:
    """
    Every reason why this contact may not be made, given what the log has already. Errors:
    ValueError when its moment has no time zone.
    """
    local = _in_thailand(contact.at)
    rule = contact_rule_on(local.date())
    if rule is None or contact.purpose is ContactPurpose.ANSWER:
        return ()
    found = []
    if contact.channel is not Channel.LETTER:
        hours = _hours(rule, local.date(), calendar)
        if not hours.first <= local.time() <= hours.last:
            found.append(_out_of_hours(hours))
    if contact.purpose is ContactPurpose.PAYMENT_DEMAND and rule.demands_a_day is not None:
        made = _demands(contact.person, local.date(), log)
        if made >= rule.demands_a_day:
            found.append(_too_often(rule.demands_a_day))
    return tuple(found)


def next_permitted_demand(
    person: str, after: datetime, log: Iterable[Contact], calendar: Calendar
) -> datetime:
    """The first moment, from `after` on, at which this person may be called to pay."""
    entries = tuple(log)
    moment = _in_thailand(after)
    while (rule := contact_rule_on(moment.date())) is not None:
        hours = _hours(rule, moment.date(), calendar)
        allowed = rule.demands_a_day
        is_free = allowed is None or _demands(person, moment.date(), entries) < allowed
        if is_free and moment.time() <= hours.last:
            opening = datetime.combine(moment.date(), hours.first, BANGKOK_TIME)
            return max(moment, opening)
        moment = datetime.combine(moment.date() + timedelta(1), time(0), BANGKOK_TIME)
    return moment


def _in_thailand(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(BANGKOK_TIME)


def _hours(rule: ContactRule, day: date, calendar: Calendar) -> Hours:
    is_weekday = is_business_day(calendar, day, HolidayKind.GOVERNMENT)
    return rule.weekdays if is_weekday else rule.holidays


def _demands(person: str, day: date, log: Iterable[Contact]) -> int:
    return sum(
        entry.person == person
        and entry.purpose is ContactPurpose.PAYMENT_DEMAND
        and entry.reached
        and _in_thailand(entry.at).date() == day
        for entry in log
    )


def _out_of_hours(hours: Hours) -> Objection:
    first, last = f"{hours.first:%H:%M}", f"{hours.last:%H:%M}"
    return Objection(
        "Debt Collection Act s.9(2)",
        Verdict.FAIL,
        f"วันนี้ติดต่อได้เฉพาะเวลา {first} ถึง {last} น.",
        f"on this day contacts are made from {first} to {last} only",
    )


def _too_often(allowed: int) -> Objection:
    return Objection(
        "Debt Collection Act s.9(3)",
        Verdict.FAIL,
        f"ทวงถามบุคคลนี้ครบ {allowed} ครั้งของวันนี้แล้ว",
        f"this person has been asked to pay as often as one day allows ({allowed})",
    )


# ------------------------------------------------------------------------- promises to pay


class PromiseStanding(Word):
    """What became of a promise."""

    OPEN = "open", "ยังไม่ถึงวันนัด", "open"
    KEPT = "kept", "ชำระตามนัด", "kept"
    BROKEN = "broken", "ไม่ชำระตามนัด", "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """So much is to be paid by a day."""

    made_on: date
    pay_by: date
    amount: Baht


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Money that came, by its value date."""

    on: date
    amount: Baht


def promises_on(
    promises: Iterable[Promise], receipts: Iterable[Received], today: date
) -> list[tuple[Promise, PromiseStanding]]:
    """
    How each promise stands, the earliest day of payment first. A receipt keeps a promise if it
    came from the day it was made to the day it was for; no satang keeps two of them.
    """
    left = sorted((each for each in receipts if each.on <= today), key=lambda each: each.on)
    known = [promise for promise in promises if promise.made_on <= today]
    found = []
    for promise in sorted(known, key=lambda promise: (promise.pay_by, promise.made_on)):
        within = [each for each in left if promise.made_on <= each.on <= promise.pay_by]
        if Baht.total(each.amount for each in within) >= promise.amount:
            left = _without(left, within, promise.amount)
            standing = PromiseStanding.KEPT
        else:
            is_over = today > promise.pay_by
            standing = PromiseStanding.BROKEN if is_over else PromiseStanding.OPEN
        found.append((promise, standing))
    return found


def _without(left: list[Received], within: list[Received], amount: Baht) -> list[Received]:
    """The receipts that are left once `amount` was taken from those within, the earliest first."""
    rest = [each for each in left if each not in within]
    for each in within:
        taken = min(each.amount, amount)
        amount -= taken
        rest.append(Received(on=each.on, amount=each.amount - taken))
    return sorted(rest, key=lambda each: each.on)


# --------------------------------------------------------------------------- demand letters

COPY_ALARMS: Final = (7, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One demand: to whom (a code, never a name), sent and received when, and the day given."""

    to: Addressee
    person: str
    sent_on: date
    pay_by: date
    received_on: date | None = None


def suit_from(
    letters: Iterable[Letter],
    today: date,
    *,
    mortgage: bool,
    figures: LegalFigures = IN_FORCE,
) -> date | None:
    """
    The first day on which the borrower has let pass what a demand gave him; None while none has
    reached him. To enforce a mortgage the demand gives 60 days from its arrival (CCC s.728).
    """
    ripe = []
    for letter in letters:
        received_on = done_by(today, letter.received_on)
        if letter.to is Addressee.BORROWER and received_on is not None:
            figure = figure_on(figures.mortgage_demand_days, received_on) if mortgage else None
            least = received_on if figure is None else deadline(received_on, figure.value)
            ripe.append(max(letter.pay_by, least) + timedelta(1))
    return min(ripe, default=None)


def mortgagor_copies(
    letters: Iterable[Letter],
    mortgagors: Iterable[str],
    today: date,
    figures: LegalFigures = IN_FORCE,
) -> list[Obligation]:
    """
    For each owner who mortgaged his own for the borrower's debt: the demand reaches him within 15
    days from sending it to the borrower, or he is freed of what accrues after them (CCC s.728).
    """
    sent = [letter for letter in letters if letter.sent_on <= today]
    to_borrower = [letter.sent_on for letter in sent if letter.to is Addressee.BORROWER]
    series = figures.mortgagor_copy_days
    figure = figure_on(series, min(to_borrower)) if to_borrower else None
    if figure is None:
        return []
    sent_on = min(to_borrower)
    due_on = deadline(sent_on, figure.value)
    return [_copy(sent, person, sent_on, due_on, today, figure.source) for person in mortgagors]


def _copy(
    sent: list[Letter], person: str, sent_on: date, due_on: date, today: date, basis: str
) -> Obligation:
    arrived = [
        letter.received_on
        for letter in sent
        if letter.to is Addressee.MORTGAGOR
        and letter.person == person
        and letter.received_on is not None
        and letter.received_on <= today
    ]
    done_on = min(arrived, default=None)
    alarms = days_before(due_on, COPY_ALARMS)
    return Obligation(
        Clock.MORTGAGOR_COPY,
        person,
        sent_on,
        due_on,
        alarms,
        standing_on(today, due_on, alarms, done_on),
        done_on,
        "CCC s.728",
        basis,
        Bilingual(
            f"หนังสือบอกกล่าวบังคับจำนองถึงผู้จำนอง {person} ภายใน {shown(due_on)}",
            f"the demand reaches mortgagor {person} by {due_on}",
        ),
    )
