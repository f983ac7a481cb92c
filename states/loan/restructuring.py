"""A change of what was agreed: the guarantors' answers, what is entered, what comes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from states.baht import Baht
from states.fields import PAST, Whole
from states.loan.changes import PlanReason, Rate
from states.loan.fact import What
from states.loan.money import Capitalisation, Waiver
from states.loan.plan import Plan
from states.loan.relief import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorConsent:
    """
    One guarantor's fresh written answer to more time (Civil and Commercial Code s.700).
    `guarantor` is his place in the list of the contract, counted from 1.
    """

    guarantor: Annotated[int, Whole(1, 40)]
    written_on: Annotated[date, PAST]
    refuses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """
    What changes beside the days, all with the value date of the new plan: interest and charges let
    off, interest owed that becomes principal, interest a year in millionths. None leaves it.
    """

    waived: Baht | None = None
    capitalised: Baht | None = None
    annual_millionths: int | None = None

    def facts(self) -> tuple[What, ...]:
        """What is entered before the plan is made."""
        made: list[What] = []
        if self.waived is not None:
            made.append(Waiver(self.waived))
        if self.capitalised is not None:
            made.append(Capitalisation(self.capitalised))
        if self.annual_millionths is not None:
            made.append(Rate(self.annual_millionths))
        return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerms:
    """
    What borrower and bank agree anew, to count from `from_day`, as the rules judge it.

    `asked_on`: the day of the request or proposal to which the guarantors answer. `board_waiver`
    names the resolution of the board that lets it go beyond the limits of 2.3(5) and (6). `plan` is
    None when none could be made, or none is needed. `ended_on`: the last due day until now;
    `rate_until_now`: interest a year in millionths.
    """

    reason: PlanReason
    asked_on: date | None
    from_day: date
    consents: tuple[GuarantorConsent, ...]
    board_waiver: str | None = None
    amounts: Amounts = Amounts()
    plan: Plan | None = None
    ended_on: date | None = None
    rate_until_now: int = 0
    relief: Asked | None = None
