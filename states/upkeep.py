"""
What a case keeps of the years between contract and end: letters and notices, policies and leases,
accounts, commitments, promises, the contacts of the last day on which there was one.

It is small because the records hold the rest. Persons stand in it by their place in the contract,
never by name: `borrower`, `guarantor/1`, `mortgagor/2`.
"""

from dataclasses import dataclass
from datetime import date

from states.loan.demands import Addressee, Channel, ContactPurpose, Letter, Promise
from states.loan.law_clocks import Commitment, Cover, GuarantorNotice, YearlyAccounts
from states.loan.prescription import Interruption


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted:
    """One contact: whom, on which day, at what time in Thailand (`HH:MM`), how, and what for."""

    person: str
    on: date
    at: str
    channel: Channel
    about: ContactPurpose
    reached: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """
    `mortgaged` None: nobody has said, and a demand waits as for a mortgage. `mortgagors` counts
    those who gave their own for the borrower's debt.
    """

    mortgaged: bool | None = None
    mortgagors: int = 0
    notices: tuple[GuarantorNotice, ...] = ()
    covers: tuple[Cover, ...] = ()
    accounts: tuple[YearlyAccounts, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    promises: tuple[Promise, ...] = ()
    contacts: tuple[Contacted, ...] = ()
    letters: tuple[Letter, ...] = ()
    interruptions: tuple[Interruption, ...] = ()


NOTHING_KEPT = Upkeep()


def code_of(to: Addressee, place: int | None) -> str:
    """Whom the contract knows in that capacity at that place; the borrower is one alone."""
    return to.value if to is Addressee.BORROWER else f"{to.value}/{place or 1}"
