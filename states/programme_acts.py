"""What the board enters of relief: one programme, read off its resolution."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.fields import PAST, Items, Text, Whole
from states.loan.arrears import LoanClass
from states.loan.programmes import Cause, Programme, Rests
from states.office_acts import PROVINCE_CODE

PROGRAMME_CODE: Final = Text(40, pattern=r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeProposal:
    """
    A resolution of the board that opens a measure of relief, as the first person read it. One
    applies from `opens_on` to `closes_on`, both in; no `provinces` means everywhere, no
    `worst_class` any class. Without a second person's confirmation it has no effect.
    """

    code: Annotated[str, PROGRAMME_CODE]
    name_th: Annotated[str, Text(200)]
    name_en: Annotated[str, Text(200)]
    causes: Annotated[tuple[Cause, ...], Items(fewest=1, most=len(Cause))]
    opens_on: date
    closes_on: date
    most_months: Annotated[int, Whole(1, 36)]
    rests: Rests
    provinces: Annotated[tuple[Annotated[str, PROVINCE_CODE], ...], Items(most=77)] = ()
    worst_class: LoanClass | None = None
    resolution: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]

    @property
    def since(self) -> date:
        """It helps from before its entry on, but is confirmed while one may still apply."""
        return self.closes_on

    @property
    def programme(self) -> Programme:
        """The measure, once it is confirmed."""
        return Programme(
            code=self.code,
            thai=self.name_th,
            english=self.name_en,
            causes=self.causes,
            source=f"{self.resolution} ({self.resolved_on})",
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            most_months=self.most_months,
            rests=self.rests,
            provinces=self.provinces,
            worst_class=self.worst_class,
        )
