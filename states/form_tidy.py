"""What typing leaves behind in a form, taken away before it is read: blanks, and ticks as words."""

from typing import Final

TICK: Final = "✓"
_DEEPEST: Final = 8


def tidied(outside: object) -> object:
    """
    The document with its form tidied; the document given is left as it was.

    On paper an empty box and a box of spaces are both a box not filled in: null. An empty line
    between texts is no line. A kind of project (section 14) ticked without words becomes `TICK`.
    """
    if not isinstance(outside, dict) or not isinstance(outside.get("form_kor1"), dict):
        return outside
    form = {key: _tidied_part(key, part) for key, part in outside["form_kor1"].items()}
    return {**outside, "form_kor1": form}


def _tidied_part(key: str, part: object) -> object:
    tidy = _without_blanks(part, _DEEPEST)
    if key == "s14" and isinstance(tidy, dict):
        return {box: _tick(value) for box, value in tidy.items()}
    return tidy


def _without_blanks(value: object, deepest: int) -> object:
    if isinstance(value, str):
        return value if value.strip() else None
    if deepest and isinstance(value, dict):
        return {key: _without_blanks(part, deepest - 1) for key, part in value.items()}
    if deepest and isinstance(value, list):
        return _lines(value, deepest)
    return value


def _lines(values: list[object], deepest: int) -> list[object]:
    tidy = [_without_blanks(part, deepest - 1) for part in values]
    if all(part is None or isinstance(part, str) for part in tidy):
        return [part for part in tidy if part is not None]
    return tidy


def _tick(value: object) -> object:
    if isinstance(value, bool):
        return TICK if value else None
    return value
