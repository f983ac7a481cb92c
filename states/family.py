"""
The family of a file: what was done in the borrower's earlier files counts in the next one.

Clause 1.2.2 and the pairs of duties hold per case. An application that came to no loan and is
filed anew is the same business for those who judged it: without this a refused file could be
cloned, and whoever screened it approve the clone. The new file takes over the earlier deeds with
its first record, in a capacity of their own.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from states.case import Capacity, Deed
from states.months import add_months
from states.parameters import Parameter, Parameters
from states.process import SEPARATED_STEPS, State

WITHOUT_A_LOAN: Final = (State.REJECTED, State.WITHDRAWN, State.LAPSED, State.CANCELLED)
"""Where a file ends that came to no loan."""

NONE_OF_THE_FOUR: Final = "none"
"""Stands for the step of somebody who did several of the four in earlier files: none is left."""


def looks_back_to(parameters: Parameters, on: date) -> date:
    """The first day of the time whose ended files a file that is opened on `on` takes over."""
    return add_months(on, -parameters.on(Parameter.FAMILY_MONTHS, on))


def taken_over(earlier: Iterable[Deed], n: int) -> tuple[Deed, ...]:
    """The earlier deeds as deeds of record `n`: each person, step and duty once."""
    own = (deed._replace(n=n, capacity=Capacity.INHERITED) for deed in earlier)
    return tuple(dict.fromkeys(own))


def separated(deeds: Iterable[Deed]) -> Mapping[str, str]:
    """
    By person the one of the four steps of clause 1.2.2 that is left to each: the one he took part
    in, or none if earlier files show him in several.
    """
    left: dict[str, str] = {}
    for deed in deeds:
        if deed.step in SEPARATED_STEPS:
            step = deed.step.value
            several = left.setdefault(deed.person, step) != step
            if several and deed.capacity is Capacity.INHERITED:
                left[deed.person] = NONE_OF_THE_FOUR
    return left


def separated_step(deed: Deed, left: Mapping[str, str]) -> str | None:
    """What a deed may stand on in the books: its own step, or what is left to an heir."""
    if deed.step not in SEPARATED_STEPS:
        return None
    return left[deed.person] if deed.capacity is Capacity.INHERITED else deed.step.value
