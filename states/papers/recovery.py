"""What the moves of step 8 bring: demand, suit, judgment, recovery, write-off."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.facts import Facts
from states.fields import PAST, PERSONAL, Items, Money, Text, Whole
from states.loan import accounts, money
from states.loan.arrears import LoanClass
from states.loan.changes import Ground, PlanReason
from states.loan.demands import Addressee, Letter
from states.loan.prescription import SuitEnd
from states.loan.restructuring import Amounts, GuarantorConsent, NewTerms
from states.months import add_months
from states.papers.agreeing import under_new_terms
from states.papers.booking import account_of, agreed_from, booked, day_of_act, judged
from states.papers.common import Resolution
from states.papers.keeping import arrived_after, keeping, sued, suit_ended, unfit, with_place
from states.thai import thai_day
from states.upkeep import code_of
from states.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandLetter:
    """
    One letter: to whom, sent when, and when it reached him. `place` is that of a guarantor or a
    mortgagor in the contract; left out, letters to them are counted in the order they stand in.
    """

    to: Addressee
    place: Annotated[int | None, Whole(1, 40)] = None
    name_th: Annotated[str, Text(200), PERSONAL]
    sent_on: Annotated[date, PAST]
    received_on: Annotated[date | None, PAST] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The letters before a suit; a borrower's letter is among them."""

    letters: Annotated[tuple[DemandLetter, ...], Items(fewest=1, most=60)]
    pay_by: date

    def onto(self, facts: Facts) -> Facts:
        sent = self._sent()
        written_to = {(each.to, each.person) for each in sent}
        return keeping(self._checked(facts), letters=sent).then(
            demanded_on=facts.on if Addressee.BORROWER in {to for to, _ in written_to} else None,
            demand_pay_by=self.pay_by,
            guarantors_demanded=sum(to is Addressee.GUARANTOR for to, _ in written_to),
        )

    def _checked(self, facts: Facts) -> Facts:
        """A demand asks for what is due, so none is older than what is past due today."""
        since = facts.course.overdue_since or facts.course.contracted_on or date.min
        for n, letter in enumerate(self.letters):
            at = f"letters.{n}"
            facts = with_place(facts, letter.to, letter.place, f"{at}.place")
            facts = arrived_after(facts, letter.sent_on, letter.received_on, f"{at}.received_on")
            if letter.sent_on < since:
                english = f"was sent before anything was past due, {since}"
                facts = unfit(facts, f"{at}.sent_on", f"ส่งก่อนมีหนี้ค้าง {thai_day(since)}", english)
        return facts

    def _sent(self) -> tuple[Letter, ...]:
        """The letters as the case keeps them, addressees by their places."""
        counted: Counter[Addressee] = Counter()
        found = []
        for letter in self.letters:
            counted[letter.to] += 1
            found.append(
                Letter(
                    to=letter.to,
                    person=code_of(letter.to, letter.place or counted[letter.to]),
                    sent_on=letter.sent_on,
                    pay_by=self.pay_by,
                    received_on=letter.received_on,
                )
            )
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """The case as filed with the court."""

    case_number: Annotated[str, Text(80)]
    court: Annotated[str, Text(200)]
    filed_on: Annotated[date, PAST]
    claim: Annotated[Baht, Money(above_zero=True)]

    def onto(self, facts: Facts) -> Facts:
        account = judged(account_of(facts), Ground.SUIT, LoanClass.SUBSTANDARD, day_of_act(facts))
        return booked(sued(facts, self.filed_on).then(suit_number=self.case_number), account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    """
    A compromise judgment, agreed to by those who may bind the Fund, as it was proposed on a day.
    It gives time as any new agreement does: every guarantor consents, and the limits are the same.
    """

    resolution: Resolution
    judgment_number: Annotated[str, Text(80)]
    judged_on: Annotated[date, PAST]
    terms: Annotated[str, Text(4_000)]
    proposed_on: Annotated[date, PAST]
    instalments: Annotated[int, Whole(1, 240)]
    waive: Annotated[Baht | None, Money(above_zero=True)] = None
    consents: Annotated[tuple[GuarantorConsent, ...], Items(most=40)]
    board_waiver: Annotated[str | None, Text(80)] = None

    def onto(self, facts: Facts) -> Facts:
        day = day_of_act(facts)
        agreed = replace(
            agreed_from(facts, facts.course.contracted_on or day),
            grace_ends_on=day,
            ends_on=add_months(day, self.instalments),
        )
        terms = NewTerms(
            reason=PlanReason.SETTLED,
            asked_on=self.proposed_on,
            from_day=day,
            consents=self.consents,
            board_waiver=self.board_waiver,
            amounts=Amounts(waived=self.waive),
        )
        settled = suit_ended(facts, self.judged_on, SuitEnd.JUDGMENT, "judged_on").then(
            judgment_on=self.judged_on, restructured_on=self.judged_on
        )
        return under_new_terms(settled, terms, agreed, (Ground.SUIT, Ground.CALLED))


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtDecree:
    """The decree of the court and whether it can be enforced."""

    judgment_number: Annotated[str, Text(80)]
    judged_on: Annotated[date, PAST]
    amount: Baht
    enforceable: bool

    def onto(self, facts: Facts) -> Facts:
        decided = suit_ended(facts, self.judged_on, SuitEnd.JUDGMENT, "judged_on")
        return decided.then(judgment_on=self.judged_on, judgment_enforceable=self.enforceable)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtOutcome:
    """How the action ended without a judgment for the Fund."""

    dated: Annotated[date, PAST]
    reason: Annotated[str, Text(4_000)]

    def onto(self, facts: Facts) -> Facts:
        account = judged(account_of(facts), Ground.SUIT, LoanClass.NORMAL, day_of_act(facts))
        ended = suit_ended(facts, self.dated, SuitEnd.NOT_DECIDED, "dated")
        return booked(ended.then(suit_number=None), account)


class RecoverySource(Word):
    """Where recovered money came from."""

    AUCTION = "auction", "ขายทอดตลาด", "public auction"
    BORROWER = "borrower", "ผู้กู้", "borrower"
    GUARANTOR = "guarantor", "ผู้ค้ำประกัน", "guarantor"
    BANKRUPTCY = "bankruptcy", "กองทรัพย์สินล้มละลาย", "bankruptcy estate"
    OTHER = "other", "อื่น ๆ", "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Money recovered after judgment or after the write-off."""

    amount: Annotated[Baht, Money(above_zero=True)]
    value_date: Annotated[date, PAST]
    source: RecoverySource
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts)
        pursued = account.position.balances[accounts.MEMO_WRITTEN_OFF]
        what = money.Recovery(self.amount) if pursued else money.Receipt(self.amount)
        after = booked(facts, account.enter(self.value_date, what))
        if after.course.outstanding or after.course.other_owed or after.course.credit_held:
            return after
        return after.then(closed_on=day_of_act(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOffProposal:
    """The checklist before a debt is written off."""

    amount: Annotated[Baht, Money(above_zero=True)]
    means_search: Annotated[str, Text(2_000)]
    judgment_or_bankruptcy: Annotated[str, Text(2_000)]
    prescription: Annotated[str, Text(2_000)]

    def onto(self, facts: Facts) -> Facts:
        return facts.then(write_off_proposed=self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOff:
    """The resolution that writes a debt off; it stays owed and pursued."""

    resolution: Resolution
    amount: Annotated[Baht, Money(above_zero=True)]

    def onto(self, facts: Facts) -> Facts:
        account = account_of(facts).enter(day_of_act(facts), money.WriteOff(self.amount))
        return booked(facts, account)
