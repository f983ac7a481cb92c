"""What a command is handed as a file: read whole, never more than a document may hold."""

import sys
from pathlib import Path
from typing import Final

from states.invalid import Invalid, InvalidInputError
from states.json_text import MOST_BYTES, parse_json

STANDARD_INPUT: Final = "-"


def contents(path: str, field: str) -> bytes:
    """
    The bytes of a file (`-`: of standard input), cut one byte past the most a document may have.

    Errors: InvalidInputError naming `field`, the argument it was given as.
    """
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a name of a file"
        raise InvalidInputError(
            [Invalid(field, f"อ่านไฟล์ไม่ได้ ({reason})", f"the file cannot be read ({reason})")]
        ) from error


def json_document(path: str, field: str) -> object:
    """The JSON document in a file. Errors: InvalidInputError; "-" stands for the whole document."""
    return parse_json(contents(path, field))


def whole_text(path: str, field: str) -> str:
    """
    The text of a file of many rows, of whatever length.

    Errors: InvalidInputError when it cannot be read or is not UTF-8.
    """
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise InvalidInputError(
            [Invalid(field, f"อ่านไฟล์ไม่ได้ ({reason})", f"the file cannot be read ({reason})")]
        ) from error
