"""What is brought between contract and end: notices, renewals, accounts, contacts, promises."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.copies import copied
from states.facts import Facts
from states.fields import PAST, PERSONAL, Items, Money, Past, Text, Whole
from states.loan.demands import Addressee, Channel, ContactPurpose, Promise
from states.loan.history import defaults
from states.loan.law_clocks import (
    Commitment,
    CommitmentKind,
    Cover,
    CoverKind,
    GuarantorNotice,
    YearlyAccounts,
)
from states.loan.prescription import InterruptedBy, Interruption
from states.papers.booking import account_of, day_of_act
from states.papers.keeping import arrived_after, keeping, unfit, with_place
from states.thai import thai_day
from states.upkeep import Contacted, code_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorLetter:
    """
    A written notice of one default to one guarantor (Civil and Commercial Code s.686), by his place
    in the contract; the default by the due day of the first instalment missed in it. The proof of
    receipt may follow: bring the letter once more with the day it came and the proof. Brought again
    without them, the letter keeps those that it had.
    """

    guarantor: Annotated[int, Whole(1, 40)]
    default_due_on: Annotated[date, PAST]
    sent_on: Annotated[date, PAST]
    received_on: Annotated[date | None, PAST] = None
    proof: Annotated[str | None, Text(80)] = None

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts)
        account.needs_history()
        found = self._checked(with_place(facts, Addressee.GUARANTOR, self.guarantor, "guarantor"))
        known = [each.due_on for each in defaults(account.ledger, day_of_act(facts))]
        if self.default_due_on not in known:
            listed = ", ".join(day.isoformat() for day in known) or "-"
            in_thai = ", ".join(thai_day(day) for day in known) or "-"
            found = unfit(
                found,
                "default_due_on",
                f"ไม่มีการผิดนัดที่เริ่มจากงวดวันที่ {thai_day(self.default_due_on)} ที่มีคือ {in_thai}",
                f"no default began with the instalment of {self.default_due_on}; known: {listed}",
            )
        notice = GuarantorNotice(
            guarantor=self.guarantor,
            default_due_on=self.default_due_on,
            sent_on=self.sent_on,
            received_on=self.received_on,
            proof=self.proof,
        )
        before = facts.upkeep.notices
        others = tuple(each for each in before if each.letter != notice.letter)
        if self.received_on is None:
            notice = next((each for each in before if each.letter == notice.letter), notice)
        return keeping(found, notices=(*others, notice))

    def _checked(self, facts: Facts) -> Facts:
        if self.sent_on <= self.default_due_on:
            facts = unfit(facts, "sent_on", "ส่งก่อนผิดนัด", "was sent before anything was in default")
        if (self.received_on is None) != (self.proof is None):
            facts = unfit(
                facts,
                "proof",
                "วันที่ได้รับกับหลักฐานการรับต้องมาด้วยกัน",
                "the day of receipt and its proof come together",
            )
        return arrived_after(facts, self.sent_on, self.received_on)


# ------------------------------------------------------------------- what has to be renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceRenewal:
    """A policy from day to day, both inside; `subject` says in a few words what is insured."""

    subject: Annotated[str, Text(80)]
    number: Annotated[str, Text(80)]
    begins_on: date
    until: date
    amount: Annotated[Baht, Money(above_zero=True)]

    def onto(self, facts: Facts) -> Facts:
        return _covered(facts, CoverKind.INSURANCE, self.subject, (self.begins_on, self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRenewal:
    """A lease from day to day, both inside; `subject` says in a few words what is leased."""

    subject: Annotated[str, Text(80)]
    number: Annotated[str, Text(80)]
    begins_on: date
    until: date

    def onto(self, facts: Facts) -> Facts:
        return _covered(facts, CoverKind.LEASE, self.subject, (self.begins_on, self.until))


def _covered(facts: Facts, kind: CoverKind, subject: str, days: tuple[date, date]) -> Facts:
    """Covers of the same thing that are over and no longer matter are let go."""
    since, until = days
    today = day_of_act(facts)
    if until < since:
        facts = unfit(facts, "until", "สิ้นสุดก่อนเริ่ม", "ends before it begins")
    cover = Cover(kind=kind, subject=subject, since=since, until=until, recorded_on=today)
    kept = tuple(
        each
        for each in facts.upkeep.covers
        if (each.kind, each.subject) != (kind, subject) or each.until >= today
    )
    return keeping(facts, covers=(*kept, cover))


# -------------------------------------------------------------------- accounts, commitments


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsReceived:
    """The borrower's accounts of one year, by its last day (2.1.11)."""

    year_end: Annotated[date, PAST]
    received_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        if self.received_on <= self.year_end:
            facts = unfit(facts, "received_on", "รับก่อนสิ้นปีบัญชี", "came before the year was over")
        new = YearlyAccounts(year_end=self.year_end, received_on=self.received_on)
        others = tuple(each for each in facts.upkeep.accounts if each.year_end != self.year_end)
        earlier = [each for each in facts.upkeep.accounts if each.year_end == self.year_end]
        first = min([*earlier, new], key=lambda each: each.received_on)
        return keeping(facts, accounts=(*others, first))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentMade:
    """What the borrower undertook in the form, and until when (2.1.5, 2.1.6)."""

    kind: CommitmentKind
    promised_on: Annotated[date, PAST]
    due_on: date

    def onto(self, facts: Facts) -> Facts:
        if self.due_on < self.promised_on:
            facts = unfit(facts, "due_on", "ก่อนวันที่รับไว้", "lies before the day it was made")
        made = Commitment(kind=self.kind, promised_on=self.promised_on, due_on=self.due_on)
        others = (each for each in facts.upkeep.commitments if each.kind is not self.kind)
        return keeping(facts, commitments=(*others, made))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentKept:
    """The day on which an undertaking was kept, and the evidence of it."""

    kind: CommitmentKind
    kept_on: Annotated[date, PAST]
    evidence: Annotated[str, Text(400)]

    def onto(self, facts: Facts) -> Facts:
        made = [each for each in facts.upkeep.commitments if each.kind is self.kind]
        if not made:
            return unfit(
                facts, "kind", "ยังไม่มีบันทึกว่าผู้กู้รับไว้", "nobody recorded that it was undertaken"
            )
        if self.kept_on < made[-1].promised_on:
            facts = unfit(facts, "kept_on", "ก่อนวันที่รับไว้", "lies before the day it was made")
        others = (each for each in facts.upkeep.commitments if each.kind is not self.kind)
        done = replace(made[-1], kept_on=self.kept_on)
        return keeping(facts, commitments=(*others, done))


# ------------------------------------------------------------------- contacts and promises


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """
    One contact with the borrower, a guarantor or a mortgagor (by his place), at a time of day in
    Thailand; entered in the order in which they were made. `reached` false: nobody answered.
    """

    to: Addressee
    place: Annotated[int | None, Whole(1, 40)] = None
    on: Annotated[date, PAST]
    at: Annotated[str, Text(5, pattern=r"([01]\d|2[0-3]):[0-5]\d"), Past(of="on")]
    channel: Channel
    about: ContactPurpose
    reached: bool = True
    said: Annotated[str, Text(4_000), PERSONAL]

    def onto(self, facts: Facts) -> Facts:
        facts = with_place(facts, self.to, self.place)
        before = facts.upkeep.contacts
        made = Contacted(
            person=code_of(self.to, self.place),
            on=self.on,
            at=self.at,
            channel=self.channel,
            about=self.about,
            reached=self.reached,
        )
        if before and (self.on, self.at) < (before[-1].on, before[-1].at):
            facts = unfit(
                facts,
                "on",
                f"การติดต่อบันทึกตามลำดับเวลา ครั้งล่าสุดคือ {thai_day(before[-1].on)} {before[-1].at} น.",
                "contacts are entered in their order; the last one was "
                f"{before[-1].on} {before[-1].at}",
            )
        same_day = tuple(each for each in before if each.on == self.on)
        return keeping(facts, contacts=(*same_day, made))


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseToPay:
    """So much will be paid by a day, as somebody promised on the day of the act."""

    to: Addressee = Addressee.BORROWER
    place: Annotated[int | None, Whole(1, 40)] = None
    amount: Annotated[Baht, Money(above_zero=True)]
    pay_by: date

    def onto(self, facts: Facts) -> Facts:
        today = day_of_act(facts)
        facts = with_place(facts, self.to, self.place)
        if self.pay_by < today:
            facts = unfit(facts, "pay_by", "เป็นวันที่ผ่านไปแล้ว", "is over already")
        standing = (each for each in facts.upkeep.promises if each.pay_by >= today)
        promise = Promise(made_on=today, pay_by=self.pay_by, amount=self.amount)
        return keeping(facts, promises=(*standing, promise))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """A written acknowledgement of the whole debt: prescription begins anew (s.193/14(1))."""

    written_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        if self.written_on < (facts.course.contracted_on or self.written_on):
            facts = unfit(facts, "written_on", "ก่อนวันทำสัญญา", "lies before the contract")
        new = Interruption(by=InterruptedBy.ACKNOWLEDGEMENT, on=self.written_on)
        return keeping(facts, interruptions=(*facts.upkeep.interruptions, new))


# ----------------------------------------------------------------- demands, and the very end


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandProof:
    """On which day a demand letter reached the one to whom it was sent, and the proof of it."""

    to: Addressee
    place: Annotated[int | None, Whole(1, 40)] = None
    received_on: Annotated[date, PAST]
    proof: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        person, letters = code_of(self.to, self.place), facts.upkeep.letters
        sent = [each for each in letters if each.person == person]
        if not sent:
            return unfit(facts, "to", f"ไม่มีหนังสือถึง {person}", f"no letter was sent to {person}")
        facts = arrived_after(facts, min(each.sent_on for each in sent), self.received_on)
        come = (
            copied(each, received_on=min(each.received_on or self.received_on, self.received_on))
            if each.person == person and each.sent_on <= self.received_on
            else each
            for each in letters
        )
        return keeping(facts, letters=tuple(come))


@dataclass(frozen=True, slots=True, kw_only=True)
class CollateralRelease:
    """What was given back when nothing was owed any longer; `complete`: nothing is left of it."""

    released: Annotated[tuple[Annotated[str, Text(200)], ...], Items(fewest=1, most=40)]
    registered_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]
    complete: bool = True

    def onto(self, facts: Facts) -> Facts:
        if facts.course.released_on is not None:
            facts = unfit(
                facts, "released", "ปลดหลักประกันครบแล้ว", "all collateral was released before"
            )
        if self.complete and self.registered_on < (facts.course.closed_on or self.registered_on):
            facts = unfit(facts, "registered_on", "ก่อนวันปิดบัญชี", "lies before the loan was closed")
        return facts.then(released_on=self.registered_on if self.complete else None)
