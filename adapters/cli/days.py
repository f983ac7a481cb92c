"""Days as they are typed: ISO, in the Gregorian calendar of files."""

import re
from datetime import date
from typing import Final

from states.invalid import Invalid, InvalidInputError

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_in(text: str | None, field: str) -> date | None:
    """The day in an argument, None if none was given. Errors: InvalidInputError."""
    if text is None:
        return None
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InvalidInputError(
        [
            Invalid(
                field,
                "ต้องเป็นวันที่แบบ ISO (คริสต์ศักราช) เช่น 2019-04-18",
                "must be an ISO date such as 2019-04-18",
            )
        ]
    )
