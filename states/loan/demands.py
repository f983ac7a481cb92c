"""
Words and deeds of collection that a case keeps: who was asked how, what was promised, which demand
letters went out, and from when they let the Fund sue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from states.baht import Baht
from states.business_days import deadline
from states.loan.legal_figures import IN_FORCE, LegalFigures, figure_on
from states.loan.obligation import (
    Clock,
    Obligation,
    days_before,
    done_by,
    standing_on,
)
from states.thai import thai_day
from states.words import Bilingual, Word


class Addressee(Word):
    """To whom a demand goes."""

    BORROWER = "borrower", "ผู้กู้", "borrower"
    GUARANTOR = "guarantor", "ผู้ค้ำประกัน", "guarantor"
    MORTGAGOR = "mortgagor", "ผู้จำนอง", "mortgagor"


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
            f"หนังสือบอกกล่าวบังคับจำนองถึงผู้จำนอง {person} ภายใน {thai_day(due_on)}",
            f"the demand reaches mortgagor {person} by {due_on}",
        ),
    )
