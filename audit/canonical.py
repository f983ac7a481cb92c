"""One value, one text: the part of RFC 8785 (JSON Canonicalization Scheme) a record may use.

Allowed are objects with ASCII keys, text in Unicode form NFC without NUL, whole numbers that every
JSON reader holds exactly, true, false, null and lists. Within these limits sorting the keys and
writing no spaces is all that RFC 8785 asks.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, NoReturn
from unicodedata import is_normalized

LARGEST_WHOLE_NUMBER = 2**53 - 1
DEEPEST_LEVEL = 64


class NotCanonicalError(ValueError):
    """The value or the bytes are outside the allowed part. `path` is dotted: `verdicts.0.limit`."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path or 'the whole value'}: {reason}")


class Codec(NamedTuple):
    """How JSON is written (keys sorted, no spaces, UTF-8) and read; a faster one may stand in.

    Either function raises `ValueError`, `TypeError` or `RecursionError` on what it cannot do.
    """

    encode: Callable[[object], bytes]
    decode: Callable[[bytes], object]


_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    check_circular=False,  # a cycle ends in RecursionError; looking for it costs every record
    separators=(",", ":"),
)


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _decode(data: bytes) -> object:
    value: object = json.loads(data.decode())
    return value


STANDARD = Codec(_encode, _decode)
_UNENCODABLE = (ValueError, TypeError, RecursionError)


def canonical(value: object, codec: Codec = STANDARD) -> bytes:
    """The canonical UTF-8 bytes of `value`; raises `NotCanonicalError` naming the path."""
    try:
        data = codec.encode(value)
        if _has_allowed_types(value) and _has_allowed_text(data):
            return data
    except _UNENCODABLE:
        _name_the_fault(value)
        raise
    _name_the_fault(value)
    return data


def parse(data: bytes, codec: Codec = STANDARD) -> object:
    """The value of canonical bytes; raises `NotCanonicalError` for any other bytes.

    Writing the value again must give the same bytes: this finds spaces, unsorted or repeated keys,
    fractions, exponents and needless escapes, without a second grammar of JSON.
    """
    try:
        value = codec.decode(data)
    except _UNENCODABLE as error:
        raise NotCanonicalError("", "these bytes are not JSON in UTF-8") from error
    if canonical(value, codec) != data:
        raise NotCanonicalError("", "the same value is written differently in canonical form")
    return value


def at_path(value: object, path: str) -> object:
    """What stands at a dotted path (`actor.id`, `docs.0.sha256`); raises `LookupError`."""
    for name in path.split("."):
        if isinstance(value, dict):
            value = value[name]
        elif isinstance(value, list) and re.fullmatch("0|[1-9][0-9]{0,8}", name):
            value = value[int(name)]
        else:
            raise LookupError(path)
    return value


def _has_allowed_types(value: object) -> bool:
    """One pass, level by level: recursion and paths would double the cost of every record."""
    level: list[Iterable[object]] = [(value,)]
    for _ in range(DEEPEST_LEVEL):
        below: list[Iterable[object]] = []
        for node in level:
            for item in node:
                if type(item) is not str and not _is_allowed(item, below):
                    return False
        if not below:
            return True
        level = below
    return False


def _is_allowed(item: object, below: list[Iterable[object]]) -> bool:
    if type(item) is int:
        return -LARGEST_WHOLE_NUMBER <= item <= LARGEST_WHOLE_NUMBER
    if type(item) is dict:
        below.append(item.values())
        return "".join(item).isascii()  # TypeError for a key that is not text
    if type(item) is list or type(item) is tuple:
        below.append(item)
        return True
    return item is None or type(item) is bool or isinstance(item, str)


def _has_allowed_text(data: bytes) -> bool:
    """True is certain; false means only that the strings must be looked at one by one."""
    if b"\\u0000" in data:
        return False
    return data.isascii() or is_normalized("NFC", data.decode())


def _name_the_fault(value: object, path: tuple[str, ...] = ()) -> None:
    """Raise for the first fault in the value; slow, and asked only once something is wrong."""
    if len(path) >= DEEPEST_LEVEL:
        _refuse(path, f"deeper than {DEEPEST_LEVEL} levels")
    if type(value) is dict:
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii() or "\0" in key:
                _refuse(path, "a key that is not ASCII text")
            _name_the_fault(item, (*path, key))
    elif type(value) is list or type(value) is tuple:
        for index, item in enumerate(value):
            _name_the_fault(item, (*path, str(index)))
    else:
        _name_the_fault_of_leaf(value, path)


def _name_the_fault_of_leaf(value: object, path: tuple[str, ...]) -> None:
    if isinstance(value, str):
        _name_the_fault_of_text(value, path)
    elif type(value) is int:
        if abs(value) > LARGEST_WHOLE_NUMBER:
            _refuse(path, "a whole number beyond 2^53-1")
    elif value is not None and type(value) is not bool:
        _refuse(path, f"a value of type {type(value).__name__}")


def _name_the_fault_of_text(value: str, path: tuple[str, ...]) -> None:
    if "\0" in value:
        _refuse(path, "text with a NUL character")
    if any("\ud800" <= character <= "\udfff" for character in value):
        _refuse(path, "text with half of a surrogate pair")
    if not is_normalized("NFC", value):
        _refuse(path, "text that is not in Unicode form NFC")


def _refuse(path: tuple[str, ...], reason: str) -> NoReturn:
    raise NotCanonicalError(".".join(path), reason)
