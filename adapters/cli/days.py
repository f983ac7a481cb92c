"""Days as they are typed: ISO, in the Gregorian calendar of files."""

from datetime import date
from typing import cast

from states.fields import Faults, date_reader
from states.invalid import InvalidInputError


def day_in(text: str | None, field: str) -> date | None:
    """The day in an argument, None if none was given. Errors: InvalidInputError."""
    if text is None:
        return None
    faults: Faults = []
    day = date_reader(text, field, faults)
    if faults:
        raise InvalidInputError(faults)
    return cast(date, day)
