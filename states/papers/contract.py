"""What the moves of step 5 bring: contract, disbursement, the end of the line."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.facts import Facts
from states.fields import PAST, PERSONAL, Items, Money, Text
from states.loan.remaking import line_closed
from states.papers.booking import account_of, booked, drawn
from states.papers.common import THIRTEEN_DIGITS, NamedParty
from states.vocabulary import GuarantorClass, PurposeClause


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantor:
    """One guarantor, by name and in which capacity he guarantees."""

    name_th: Annotated[str, Text(200), PERSONAL]
    capacity: GuarantorClass
    party_id: Annotated[str | None, THIRTEEN_DIGITS, PERSONAL] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSet:
    """The parties of the contract to be drawn up, and whose the collateral is."""

    guarantors: Annotated[tuple[Guarantor, ...], Items(fewest=1, most=40)]
    applicant_informed_on: Annotated[date, PAST]
    collateral_owners: Annotated[tuple[NamedParty, ...], Items(most=40)] = ()

    def onto(self, facts: Facts) -> Facts:
        return facts.then(guarantors=len(self.guarantors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The signed contract. The guarantee covers the full approved amount (2.3(8))."""

    number: Annotated[str, Text(80)]
    signed_on: Annotated[date, PAST]
    guaranteed_amount: Baht
    instruments: Annotated[tuple[Annotated[str, Text(80)], ...], Items(fewest=1, most=20)]
    obligations: Annotated[tuple[Annotated[str, Text(200)], ...], Items(most=40)] = ()

    def onto(self, facts: Facts) -> Facts:
        return facts.then(
            contract_number=self.number,
            contracted_on=self.signed_on,
            guaranteed_amount=self.guaranteed_amount,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyDraw:
    """Money for preparatory expenses right after the contract (2.2.3)."""

    amount: Annotated[Baht, Money(above_zero=True)]
    paid_on: Annotated[date, PAST]
    reference: Annotated[str, Text(80)]

    def onto(self, facts: Facts) -> Facts:
        return drawn(facts, self.amount, self.paid_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disbursement:
    """One tranche, with what was checked before the money left."""

    amount: Annotated[Baht, Money(above_zero=True)]
    paid_on: Annotated[date, PAST]
    purpose: PurposeClause
    registrations_done: bool
    insurance_in_force: bool
    purpose_evidence: Annotated[str, Text(400)]
    reference: Annotated[str, Text(80)]
    payee: NamedParty | None = None

    def onto(self, facts: Facts) -> Facts:
        return drawn(facts, self.amount, self.paid_on).then(
            registrations_done=self.registrations_done,
            insurance_in_force=self.insurance_in_force,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LineClosing:
    """No more will be drawn; what is left of the line goes back to the Fund."""

    closed_on: Annotated[date, PAST]
    reason: Annotated[str, Text(2_000)]

    def onto(self, facts: Facts) -> Facts:
        account = line_closed(account_of(facts), self.closed_on)
        return booked(facts, account).then(line_closed_on=self.closed_on)
