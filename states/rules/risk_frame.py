"""
2.5, the frame of risk: what the whole book should not exceed.

The text says "should": a limit steers the management of the Fund and never stops a single loan.
The amber level from 80% of a limit is a proposal, not in the text.
"""

from fractions import Fraction
from typing import Final

from states.words import Word

ONE_YEAR_DEFAULT_LIMIT: Final = Fraction(3, 100)
"""Share of loans that became non-performing within a year of disbursement (L258)."""

NON_PERFORMING_LIMIT: Final = Fraction(15, 100)
"""Non-performing principal over everything ever disbursed (L258)."""

AMBER_ABOVE: Final = Fraction(80, 100)
"""Share of a limit above which it is watched."""


class Level(Word):
    """How near a measure has come to its limit."""

    GREEN = "green", "อยู่ในกรอบ", "Inside the frame"
    AMBER = "amber", "ใกล้กรอบ", "Near the frame"
    RED = "red", "เกินกรอบ", "Beyond the frame"


class Exclusion(Word):
    """Losses that the frame leaves out of its numerators, by decision of the board (L260)."""

    NATURAL_DISASTER = "natural_disaster", "ภัยพิบัติ", "Natural disaster"
    POLITICAL_UNREST = "political_unrest", "เหตุการณ์ความไม่สงบทางการเมือง", "Political unrest"
    PROMOTION_OF_THE_ECONOMY = (
        "promotion_of_the_economy",
        "การส่งเสริมเศรษฐกิจตามวัตถุประสงค์ของกองทุน",
        "Promotion of the economy under the Fund's aims",
    )


def level_of(measure: Fraction, limit: Fraction) -> Level:
    """Green up to 80% of the limit, amber up to and including the limit, red above it."""
    if measure > limit:
        return Level.RED
    return Level.AMBER if measure > limit * AMBER_ABOVE else Level.GREEN
