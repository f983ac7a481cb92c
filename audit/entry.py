"""One record: canonical bytes with an envelope this package knows, and their hash.

The envelope is `v` (1), `case`, `n` (1, 2, 3 ... without a gap within a case), `prev` (the hash of
the case's record before, in hex) and `at` (UTC with microseconds). The rest is the writer's.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from audit.canonical import STANDARD, Codec, canonical

VERSION = 1
LARGEST_BODY_BYTES = 65_535  # what an entry of a C2SP tlog-tiles log may hold
NO_RECORD_BEFORE = bytes(32)  # `prev` of a case's first record
ENVELOPE_FIELDS = frozenset(("v", "case", "n", "prev", "at"))

_HASH_HEX = re.compile("[0-9a-f]{64}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


class TooLargeError(ValueError):
    """The record's body is longer than 65,535 bytes; what is large belongs in it by its hash."""


class EnvelopeError(ValueError):
    """A field of the envelope has a value it cannot have."""


class Entry(NamedTuple):
    """A record as it is stored: its canonical bytes and the 32 bytes of their hash."""

    body: bytes
    hash: bytes


class Envelope(NamedTuple):
    """The fields of a record that this package understands; `at` is still text."""

    case: str
    n: int
    prev: bytes
    at: str


def leaf_hash(body: bytes) -> bytes:
    """SHA-256 over a zero byte and the body: the leaf hash of RFC 6962, 32 bytes."""
    return hashlib.sha256(b"\x00" + body).digest()


def utc_text(at: datetime) -> str:
    """`2019-04-18T02:03:04.000005Z`; raises `EnvelopeError` for a time without a zone."""
    if at.utcoffset() is None:
        raise EnvelopeError("at: a time without a zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def make(
    case: str,
    n: int,
    prev: bytes,
    at: datetime,
    payload: Mapping[str, object],
    codec: Codec = STANDARD,
) -> Entry:
    """The record `n` of `case`, chained to the hash `prev` of the case's record before.

    Raises `EnvelopeError`, `NotCanonicalError` (with the path in the payload), `TooLargeError`.
    """
    taken = ENVELOPE_FIELDS.intersection(payload)
    if taken:
        raise EnvelopeError(f"the payload may not hold {', '.join(sorted(taken))}")
    fields = {
        **payload,
        "v": VERSION,
        "case": case,
        "n": n,
        "prev": prev.hex(),
        "at": utc_text(at),
    }
    envelope_of(fields)
    body = canonical(fields, codec)
    if len(body) > LARGEST_BODY_BYTES:
        raise TooLargeError(f"{len(body):,} bytes; a record holds {LARGEST_BODY_BYTES:,}")
    return Entry(body, leaf_hash(body))


def envelope_of(fields: Mapping[str, object]) -> Envelope:
    """The envelope of a record's fields; raises `EnvelopeError` naming the first bad one."""
    version = fields.get("v")
    if type(version) is not int or version != VERSION:
        raise EnvelopeError("v: not version 1")
    case, n = fields.get("case"), fields.get("n")
    if not isinstance(case, str) or not case:
        raise EnvelopeError("case: no text")
    if type(n) is not int or n < 1:
        raise EnvelopeError("n: not a whole number from 1 up")
    prev, at = fields.get("prev"), fields.get("at")
    if not isinstance(prev, str) or not _HASH_HEX.fullmatch(prev):
        raise EnvelopeError("prev: not a hash of 64 hexadecimal digits")
    if not isinstance(at, str) or not is_moment(at):
        raise EnvelopeError("at: not a time in UTC with microseconds")
    return Envelope(case, n, bytes.fromhex(prev), at)


def is_moment(text: str) -> bool:
    """Whether `text` is a real moment as `utc_text` writes it; such texts sort by time."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
