"""The board's tariff of fees and stamp duty (2.3(7)), as it counts for one loan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from states.baht import Baht
from states.facts import Facts
from states.papers.account_acts import ChargeKind
from states.parameters import Parameter

BASIS_POINTS: Final = 10_000

SET_BY: Final[Mapping[ChargeKind, tuple[Parameter, ...]]] = MappingProxyType(
    {
        ChargeKind.FRONT_END_FEE: (Parameter.FRONT_END_FEE_BASIS_POINTS,),
        ChargeKind.STAMP_DUTY: (
            Parameter.STAMP_DUTY_ONE_BAHT_IN,
            Parameter.STAMP_DUTY_MOST_BAHT,
        ),
    }
)
"""The numbers that make the tariff of each kind."""


def most_of(facts: Facts, kind: ChargeKind) -> Baht | None:
    """
    What may be charged of a kind in all, by the tariff of the day of the contract; None while the
    approved amount or that day is unknown. The fee is cut to the satang; of stamp duty a part of a
    step counts as a whole one.
    """
    amount, day = facts.course.approved_amount, facts.course.contracted_on
    if amount is None or day is None:
        return None
    first, *others = [facts.parameters.on(each, day) for each in SET_BY[kind]]
    if kind is ChargeKind.FRONT_END_FEE:
        return Baht(amount.satang * first // BASIS_POINTS)
    steps = -(-amount.satang // Baht.of(first).satang)
    return min(map(Baht.of, (steps, *others)))
