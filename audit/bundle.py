"""The file an auditor takes away: `smefund-bundle/1`, checked without the office it came from.

One JSON object a line, in UTF-8, keys sorted, no spaces. First a manifest with the head of every
case; then a line for each record, and, only where asked for, after it a line for each personal
value it commits to; last a closing line with counts and the SHA-256 of all the lines before it.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from audit.canonical import LARGEST_WHOLE_NUMBER, STANDARD, Codec
from audit.entry import is_moment, utc_text
from audit.fault import Fault, Kind, Report
from audit.verify import Head, Opening, Stored, merged, verify

FORMAT = "smefund-bundle/1"
LARGEST_LINE_BYTES = 2**20
LARGEST_MANIFEST_BYTES = 2**26  # about 600,000 cases

_RECORD_KEYS = {"body", "case", "hash", "n"}
_RAW_RECORD_KEYS = {"case", "hash", "n", "raw"}  # a body that is not even UTF-8, in base64
_OPENING_KEYS = {"case", "n", "path", "salt", "value"}
_TRAILER_KEYS = {"end", "openings", "records", "sha256"}
_HEX = re.compile("(?:[0-9a-f]{2})*")


class Source(Protocol):
    """An open binary file, or anything that hands out lines of at most `limit` bytes."""

    def readline(self, limit: int, /) -> bytes: ...


class Manifest(NamedTuple):
    """What a bundle says of itself. `heads_sha256` fits in a working paper or on a noticeboard."""

    made_at: str
    cases: int
    records: int
    personal: bool
    heads: Mapping[str, Head]
    heads_sha256: str


class Totals(NamedTuple):
    """What was written: `sha256` is that of all lines before the closing one, in hex."""

    records: int
    openings: int
    sha256: str


def write(
    out: Callable[[bytes], object],
    records: Iterable[Stored],
    *,
    heads: Mapping[str, Head],
    made_at: datetime,
    openings: Iterable[Opening] | None = None,
    codec: Codec = STANDARD,
) -> Totals:
    """Write a bundle through `out`, a line a call. Without `openings` no personal value is in it.

    A broken trail is written as it stands: judging it is the reader's part. `openings` and
    `records` are sorted as `verify` asks. Columns are not written.
    """
    seal = hashlib.sha256()

    def put(fields: dict[str, object]) -> None:
        line = codec.encode(fields) + b"\n"
        seal.update(line)
        out(line)

    put(_manifest_fields(heads, utc_text(made_at), personal=openings is not None, codec=codec))
    counts = {Stored: 0, Opening: 0}
    for item in merged(records, openings or ()):
        counts[type(item)] += 1
        put(_record_fields(item) if isinstance(item, Stored) else _opening_fields(item))
    totals = Totals(counts[Stored], counts[Opening], seal.hexdigest())
    put({"end": FORMAT, **totals._asdict()})
    return totals


def read(source: Source, codec: Codec = STANDARD) -> "Reading":
    """Open a bundle: its manifest is read at once, its records by iterating."""
    return Reading(source, codec)


def check(source: Source, codec: Codec = STANDARD) -> tuple[Report, Manifest | None]:
    """Verify the file and the trail in it; never raises for what the file contains."""
    reading = read(source, codec)
    heads = None if reading.manifest is None else reading.manifest.heads
    report = verify(reading, heads=heads, codec=codec)
    faults = (*reading.faults, *report.faults)
    return report._replace(faults=faults), reading.manifest


class Reading:
    """A bundle while it is read. `faults` is complete after the iteration, which is done once.

    `manifest` is None when the first line is not a valid one.
    """

    def __init__(self, source: Source, codec: Codec) -> None:
        self.faults: list[Fault] = []
        self._source = source
        self._codec = codec
        self._seal = hashlib.sha256()
        self._line = 0
        self._records = 0
        self._openings = 0
        self.manifest = self._read_manifest()

    def __iter__(self) -> Iterator[Stored | Opening]:
        if any(fault.kind is Kind.NOT_A_BUNDLE for fault in self.faults):
            return
        while line := self._next_line(LARGEST_LINE_BYTES):
            fields = self._fields(line)
            if fields.keys() == _TRAILER_KEYS:
                self._close(fields)
                return
            self._take_in(line)
            item = self._item(fields)
            if item is None:
                self._note(Kind.BAD_LINE, "a record in canonical JSON", _beginning(line))
            else:
                yield item
        self._note(Kind.TRUNCATED, "a closing line", "the end of the file")

    def _read_manifest(self) -> Manifest | None:
        line = self._next_line(LARGEST_MANIFEST_BYTES)
        self._take_in(line)
        fields = self._fields(line)
        said = fields.get("format")
        if said != FORMAT and (fields or FORMAT.encode() not in line[:200]):
            self._note(Kind.NOT_A_BUNDLE, FORMAT, _beginning(line))
            return None
        manifest = _manifest_of(fields, self._codec)
        if manifest is None:
            self._note(Kind.BAD_MANIFEST, "a manifest that agrees with itself", _beginning(line))
        return manifest

    def _next_line(self, limit: int) -> bytes:
        self._line += 1
        return self._source.readline(limit)

    def _take_in(self, line: bytes) -> None:
        """Add the line to the seal, to its end even where it is longer than any line may be."""
        while line:
            self._seal.update(line)
            line = b"" if line.endswith(b"\n") else self._source.readline(LARGEST_LINE_BYTES)

    def _fields(self, line: bytes) -> dict[str, object]:
        """The line's object; empty if it is not one, or is not written the one way there is."""
        try:
            value = self._codec.decode(line.removesuffix(b"\n"))
            same = self._codec.encode(value) + b"\n" == line
        except (ValueError, TypeError, RecursionError):
            return {}
        return value if same and isinstance(value, dict) else {}

    def _item(self, fields: dict[str, object]) -> Stored | Opening | None:
        if fields.keys() == _OPENING_KEYS and self.manifest and not self.manifest.personal:
            return None  # a bundle that says it is redacted is
        item = _record_of(fields) or _opening_of(fields)
        self._records += isinstance(item, Stored)
        self._openings += isinstance(item, Opening)
        return item

    def _close(self, fields: dict[str, object]) -> None:
        totals = Totals(self._records, self._openings, self._seal.hexdigest())
        expected = {"end": FORMAT, **totals._asdict()}
        for name, value in expected.items():
            if fields[name] != value or type(fields[name]) is not type(value):
                self._note(Kind.TRAILER_DIFFERS, f"{name}: {value}", f"{name}: {fields[name]}")
        if self._next_line(1):
            self._note(Kind.AFTER_THE_END, "the end of the file", "more")

    def _note(self, kind: Kind, expected: str, found: str) -> None:
        self.faults.append(Fault(kind, "", self._line, expected, found))


def _manifest_fields(
    heads: Mapping[str, Head], made_at: str, *, personal: bool, codec: Codec
) -> dict[str, object]:
    rows = [[case, head.n, head.hash.hex()] for case, head in sorted(heads.items())]
    return {
        "format": FORMAT,
        "made_at": made_at,
        "cases": len(rows),
        "records": sum(head.n for head in heads.values()),
        "personal": personal,
        "heads": rows,
        "heads_sha256": hashlib.sha256(codec.encode(rows)).hexdigest(),
    }


def _manifest_of(fields: dict[str, object], codec: Codec) -> Manifest | None:
    made_at, personal = fields.get("made_at"), fields.get("personal")
    heads = _heads_of(fields.get("heads"))
    if heads is None or not isinstance(personal, bool):
        return None
    if not isinstance(made_at, str) or not is_moment(made_at):
        return None
    right = _manifest_fields(heads, made_at, personal=personal, codec=codec)
    if codec.encode(right) != codec.encode(fields):  # as bytes: 2.0 is not 2 here
        return None
    records = sum(head.n for head in heads.values())
    return Manifest(made_at, len(heads), records, personal, heads, str(right["heads_sha256"]))


def _heads_of(rows: object) -> dict[str, Head] | None:
    if not isinstance(rows, list):
        return None
    heads: dict[str, Head] = {}
    for row in rows:
        if not isinstance(row, list) or len(row) != 3:
            return None
        case, n, digest = row
        hash_ = _bytes_of(digest)
        if not _is_key(case, n) or n < 0 or hash_ is None or case in heads:
            return None
        heads[case] = Head(n, hash_)
    return heads


def _record_fields(stored: Stored) -> dict[str, object]:
    fields: dict[str, object] = {
        "case": stored.case,
        "n": stored.n,
        "hash": stored.hash.hex(),
    }
    try:
        return {**fields, "body": stored.body.decode()}
    except UnicodeDecodeError:
        return {**fields, "raw": base64.b64encode(stored.body).decode()}


def _record_of(fields: dict[str, object]) -> Stored | None:
    case, n, hash_ = fields.get("case"), fields.get("n"), _bytes_of(fields.get("hash"))
    if not isinstance(case, str) or not isinstance(n, int) or not _is_key(case, n):
        return None
    body: object = None
    if fields.keys() == _RECORD_KEYS:
        body = fields["body"]
        body = body.encode() if isinstance(body, str) else None
    elif fields.keys() == _RAW_RECORD_KEYS:
        body = _bytes_of_base64(fields["raw"])
    return None if hash_ is None or not isinstance(body, bytes) else Stored(case, n, hash_, body)


def _opening_fields(opening: Opening) -> dict[str, object]:
    return {**opening._asdict(), "salt": opening.salt.hex()}


def _opening_of(fields: dict[str, object]) -> Opening | None:
    if fields.keys() != _OPENING_KEYS:
        return None
    case, n, path, salt = fields["case"], fields["n"], fields["path"], _bytes_of(fields["salt"])
    if not isinstance(case, str) or not isinstance(n, int) or not _is_key(case, n):
        return None
    if not isinstance(path, str) or salt is None:
        return None
    return Opening(case, n, path, salt, fields["value"])


def _is_key(case: object, n: object) -> bool:
    """Whether these may name a record: a wrong one is the verifier's to find, not a broken line."""
    return isinstance(case, str) and type(n) is int and abs(n) <= LARGEST_WHOLE_NUMBER


def _bytes_of(text: object) -> bytes | None:
    return bytes.fromhex(text) if isinstance(text, str) and _HEX.fullmatch(text) else None


def _bytes_of_base64(text: object) -> bytes | None:
    if not isinstance(text, str):
        return None
    try:
        return base64.b64decode(text.encode(), validate=True)
    except binascii.Error:
        return None


def _beginning(line: bytes) -> str:
    return line[:60].decode(errors="backslashreplace")
