"""
Words of a line that change a paper: `amount=4700000.00`, `resolution.voters=[kamol,korn]`.

A value is JSON or bare text; an amount stays text, never a binary fraction. `key=` takes a field
away. Keys are dotted; a number counts the entries of a list from 0.
"""

import json
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Final, TypeAlias

Json: TypeAlias = Any

_WORD: Final = re.compile(
    r"""
    (?P<key>[A-Za-z_][\w.]*)=(?P<value>"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|[^\s"\[\{]\S*|)(?=\s|$)
    |(?P<plain>\S+)
    """,
    re.VERBOSE,
)
_BROKEN: Final = re.compile(r"[A-Za-z_][\w.]*=")
_LONGEST_LIST: Final = 200
REMOVED: Final = object()


class UnclearError(ValueError):
    """A word that cannot be understood; the sentence says which."""


def words_of(text: str) -> tuple[list[str], dict[str, Any]]:
    """The plain words of a line, and its changes in the order in which they stand."""
    plain: list[str] = []
    changes: dict[str, Any] = {}
    for found in _WORD.finditer(text):
        key = found["key"]
        if key is None:
            plain.append(_plain(found["plain"]))
        elif key in changes:
            raise UnclearError(f"{key} is given twice")
        else:
            changes[key] = value_of(found["value"])
    return plain, changes


def _plain(word: str) -> str:
    if _BROKEN.match(word):
        raise UnclearError(f"{word}: a quotation mark or a bracket is not closed")
    return word


def value_of(text: str) -> Json:
    """The value that a word stands for: JSON where it is JSON, a list of words, or the text."""
    if not text:
        return REMOVED
    try:
        return json.loads(text, parse_float=str, parse_constant=str)
    except ValueError:
        pass
    if text.startswith("[") and text.endswith("]"):
        inside = text[1:-1].split(",")
        return [value_of(part.strip()) for part in inside if part.strip()]
    return text


def changed(paper: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The paper with other values at some places. Errors: UnclearError names the place."""
    written = deepcopy(dict(paper))
    for path, value in changes.items():
        *above, last = path.split(".")
        _put(_part(written, above, path), last, value, path)
    return written


def _part(whole: Json, keys: Iterable[str], path: str) -> Json:
    part = whole
    for key in keys:
        if isinstance(part, list):
            part = part[_index(part, key, path)]
            continue
        if not isinstance(part.get(key), dict | list):
            part[key] = {}
        part = part[key]
    return part


def _put(part: Json, key: str, value: Json, path: str) -> None:
    if isinstance(part, list):
        if key == str(len(part)) and value is not REMOVED and len(part) < _LONGEST_LIST:
            part.append(value)
            return
        place = _index(part, key, path)
        part[place : place + 1] = [] if value is REMOVED else [value]
    elif not isinstance(part, dict):
        raise UnclearError(f"{path}: there is nothing that could be changed")
    elif value is REMOVED:
        part.pop(key, None)
    else:
        part[key] = value


def _index(part: list[Any], key: str, path: str) -> int:
    if key.isdecimal() and int(key) < len(part):
        return int(key)
    raise UnclearError(f"{path}: the list has {len(part)} entries, counted from 0")
