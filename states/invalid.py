"""Bad input: what is wrong with which field, in Thai and English, all of it at once."""

from collections.abc import Iterable
from typing import NamedTuple


class Invalid(NamedTuple):
    """One fault; `field` is the path as the sender wrote it: `request.term_months`."""

    field: str
    thai: str
    english: str


class InvalidInputError(ValueError):
    """Carries every fault that was found; nothing of the input may have been stored."""

    def __init__(self, faults: Iterable[Invalid]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.field}: {fault.english}" for fault in self.faults))
