"""
Asking for payment within the law: when a debtor may be contacted, and how often.

The hours and the count are those of the Debt Collection Act 2558, s.9 (2) and (3). It protects
natural persons; the house keeps to it towards everybody. A letter may come at any hour, and an
answer to a debtor who came by himself is no contact of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from states.business_days import Calendar, HolidayKind, is_business_day
from states.loan.demands import Channel, ContactPurpose
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import BANGKOK_TIME
from states.upkeep import Contacted

HOURS: Final = "Debt Collection Act s.9(2)"
DEMANDS_A_DAY: Final = "Debt Collection Act s.9(3)"


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
    reached: bool = True


def logged(contacts: Iterable[Contacted]) -> tuple[Contact, ...]:
    """Contacts as the law on collection looks at them: at a moment."""
    return tuple(
        Contact(
            person=each.person,
            at=datetime.combine(each.on, time.fromisoformat(each.at), BANGKOK_TIME),
            channel=each.channel,
            purpose=each.about,
            reached=each.reached,
        )
        for each in contacts
    )


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
        HOURS,
        Verdict.FAIL,
        f"วันนี้ติดต่อได้เฉพาะเวลา {first} ถึง {last} น.",
        f"on this day contacts are made from {first} to {last} only",
    )


def _too_often(allowed: int) -> Objection:
    return Objection(
        DEMANDS_A_DAY,
        Verdict.FAIL,
        f"ทวงถามบุคคลนี้ครบ {allowed} ครั้งของวันนี้แล้ว",
        f"this person has been asked to pay as often as one day allows ({allowed})",
    )
