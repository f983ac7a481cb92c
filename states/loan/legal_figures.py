"""The numbers of the general law on debts, each with its first day and its source."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from states.rules.in_force import NO_4_IN_FORCE


class Figure(NamedTuple):
    """One number; its unit is in the name of the series."""

    value: int
    since: date
    source: str


Series: TypeAlias = tuple[Figure, ...]

# Confirm with counsel: the notes on external law are not part of the Fund's own sources.
_GUARANTEES_2557: Final = date(2015, 2, 11)
_CODE_2535: Final = date(1992, 6, 8)


def figure_on(series: Series, day: date) -> Figure | None:
    """The figure that counts on a day; None before the first."""
    known = [figure for figure in series if figure.since <= day]
    return max(known, key=lambda figure: figure.since, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFigures:
    """Every number that the clocks use; a change of the law is one more figure in its series."""

    guarantor_notice_days: Series = (Figure(60, _GUARANTEES_2557, "ป.พ.พ. ม.686 (ฉบับที่ 20)"),)
    mortgage_demand_days: Series = (Figure(60, _GUARANTEES_2557, "ป.พ.พ. ม.728 (ฉบับที่ 20)"),)
    mortgagor_copy_days: Series = (Figure(15, _GUARANTEES_2557, "ป.พ.พ. ม.728 วรรคสอง"),)
    prescription_years: Series = (Figure(5, _CODE_2535, "ป.พ.พ. ม.193/33"),)
    judgment_years: Series = (Figure(10, _CODE_2535, "ป.พ.พ. ม.193/32"),)
    yearly_accounts_days: Series = (
        Figure(150, NO_4_IN_FORCE, "2.1.11 (proposed: the text names no day)"),
    )
    default_rate_basis_points: Series = (
        # 3% and 2% since 11 April 2021; before that it was 7.5%, so 5% overcharges on no day.
        Figure(500, _CODE_2535, "ป.พ.พ. ม.7 และ ม.224 (พ.ร.ก. 2564)"),
    )
    collateral_days: Series = (Figure(30, NO_4_IN_FORCE, "8.2.2.2, L226"),)


IN_FORCE: Final = LegalFigures()
