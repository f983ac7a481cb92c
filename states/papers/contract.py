"""What the moves of step 5 bring: contract, disbursement, the end of the line."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from states.baht import Baht
from states.facts import Facts
from states.fields import PAST, PERSONAL, Items, Money, Text
from states.loan.law_clocks import Commitment, CommitmentKind
from states.papers.common import THIRTEEN_DIGITS, NamedParty
from states.papers.drawing import drawn
from states.papers.keeping import keeping
from states.parameters import Parameter
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
        informed = facts.then(guarantors=len(self.guarantors))
        owners = len(self.collateral_owners)
        return keeping(informed, mortgagors=owners) if owners else informed


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """
    The signed contract. The guarantee covers the full approved amount (2.3(8)). An instrument that
    is called a mortgage makes it one; an obligation that begins with 2.1.5 or 2.1.6 is followed up.
    """

    number: Annotated[str, Text(80)]
    signed_on: Annotated[date, PAST]
    guaranteed_amount: Baht
    instruments: Annotated[tuple[Annotated[str, Text(80)], ...], Items(fewest=1, most=20)]
    obligations: Annotated[tuple[Annotated[str, Text(200)], ...], Items(most=40)] = ()

    def onto(self, facts: Facts) -> Facts:
        return self._undertaken(facts).then(
            contract_number=self.number,
            contracted_on=self.signed_on,
            guaranteed_amount=self.guaranteed_amount,
        )

    def _undertaken(self, facts: Facts) -> Facts:
        """Whether something is mortgaged, and what the borrower undertook (2.1.5, 2.1.6)."""
        days = facts.parameters.on(Parameter.COMMITMENT_DAYS, self.signed_on)
        due_on = self.signed_on + timedelta(days=days)
        commitments = tuple(
            Commitment(kind=kind, promised_on=self.signed_on, due_on=due_on)
            for clause, kind in _UNDERTAKINGS.items()
            if any(text.split(maxsplit=1)[0] == clause for text in self.obligations)
        )
        mortgaged = any(word in text for text in self.instruments for word in _MORTGAGE)
        return keeping(facts, mortgaged=mortgaged, commitments=commitments)


_UNDERTAKINGS: Final = {
    "2.1.5": CommitmentKind.TRAINING,
    "2.1.6": CommitmentKind.SINGLE_ACCOUNT,
}
"""Obligations of the contract that begin with the clause are followed up."""
_MORTGAGE: Final = ("mortgage", "จำนอง")


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
        return facts.then(line_closed_on=self.closed_on)
