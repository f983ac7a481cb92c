"""Strict JSON: what a document may be before anybody asks what it means."""

import json
from decimal import Decimal, InvalidOperation
from typing import Final, NoReturn

from states.invalid import Invalid, InvalidInputError
from states.words import Bilingual

MOST_BYTES = 1_000_000
MOST_DEPTH = 32


class _RepeatedKeyError(ValueError):
    """An object names one key twice, so nobody can say which value its author meant."""


class _NotANumberError(ValueError):
    """NaN and the infinities are not JSON."""


_REASONS: Final[dict[type[Exception], Bilingual]] = {
    UnicodeDecodeError: Bilingual("ไม่ใช่ข้อความ UTF-8", "the document is not UTF-8 text"),
    _RepeatedKeyError: Bilingual("มีชื่อช่องข้อมูลซ้ำ", "a field name stands twice in one object"),
    _NotANumberError: Bilingual("NaN หรือ Infinity ไม่ใช่ตัวเลข", "NaN and Infinity are not numbers"),
    RecursionError: Bilingual("เอกสารซ้อนลึกเกินไป", "the document is nested too deeply"),
}
_TOO_LONG_A_NUMBER: Final = Bilingual("มีตัวเลขยาวเกินไป", "a number is too long")


def parse_json(raw: bytes) -> object:
    """
    The document in `raw`: dict, list, str, int, bool, None, and Decimal for a number with a point.

    Errors: InvalidInputError with one fault on the document as a whole (field "-").
    """
    if not raw.strip():
        raise _refusal("ไฟล์ว่างเปล่า", "the file is empty")
    if len(raw) > MOST_BYTES:
        raise _refusal(
            f"เอกสารใหญ่เกิน {MOST_BYTES:,} ไบต์", f"the document is larger than {MOST_BYTES:,} bytes"
        )
    document = _decoded(raw)
    if _deeper_than(document, MOST_DEPTH):
        raise _refusal("เอกสารซ้อนลึกเกินไป", "the document is nested too deeply")
    return document


def _decoded(raw: bytes) -> object:
    """Errors: InvalidInputError; each way of not being JSON has its own sentence."""
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_object_of,
        )
    except json.JSONDecodeError as error:
        raise _refusal(
            f"ไม่ใช่ JSON (บรรทัด {error.lineno} ตำแหน่ง {error.colno})",
            f"the document is not JSON (line {error.lineno}, column {error.colno})",
        ) from error
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise _refusal(*_REASONS.get(type(error), _TOO_LONG_A_NUMBER)) from error


def _refusal(thai: str, english: str) -> InvalidInputError:
    return InvalidInputError([Invalid("-", thai, english)])


def _no_constant(_name: str) -> NoReturn:
    raise _NotANumberError


def _object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RepeatedKeyError
    return found


def _deeper_than(document: object, most: int) -> bool:
    layer = [document]
    for _ in range(most + 1):
        below: list[object] = []
        for part in layer:
            if isinstance(part, dict):
                below.extend(part.values())
            elif isinstance(part, list):
                below.extend(part)
        layer = below
        if not layer:
            return False
    return True
