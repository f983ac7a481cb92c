"""Check a whole trail in one pass and name every record that is wrong.

Memory grows with the number of cases, not of records. What is trusted is the list of heads: for
each case its last record's number and hash. Without it a trail cut short at its end looks whole.
"""

import bisect
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from audit.canonical import STANDARD, Codec, NotCanonicalError, at_path, parse
from audit.commitment import opens
from audit.entry import (
    NO_RECORD_BEFORE,
    Envelope,
    EnvelopeError,
    envelope_of,
    leaf_hash,
    utc_text,
)
from audit.fault import Fault, Kind, Report


class Stored(NamedTuple):
    """A record as the store gives it back.

    `columns` are copies kept beside the body for searching, by dotted path (`event`, `actor.id`);
    each must equal what the body says there (an aware datetime is compared as UTC text, and None
    equals absent).
    """

    case: str
    n: int
    hash: bytes
    body: bytes
    columns: Mapping[str, object] | None = None


class Opening(NamedTuple):
    """A value kept outside the record, with its salt, and the dotted path of its commitment."""

    case: str
    n: int
    path: str
    salt: bytes
    value: object


class Head(NamedTuple):
    """A case's last record: its number (0: the case has none yet) and its hash."""

    n: int
    hash: bytes


def verify(
    records: Iterable[Stored | Opening],
    *,
    heads: Mapping[str, Head] | None = None,
    openings: Iterable[Opening] = (),
    codec: Codec = STANDARD,
) -> Report:
    """Check `records`, those of one case by rising `n`; cases may come in any order.

    An opening may stand in `records` right after its record. If `openings` come apart instead,
    both must be sorted by case (as code points) and `n`. `heads` name every case there is.
    """
    verifier = _Verifier(heads, codec)
    for item in merged(records, openings):
        if isinstance(item, Stored):
            verifier.see_record(item)
        else:
            verifier.see_opening(item)
    return verifier.finish()


def merged(
    records: Iterable[Stored | Opening], openings: Iterable[Opening]
) -> Iterator[Stored | Opening]:
    """Both in one stream, each opening after its record."""
    rest = iter(openings)
    waiting = next(rest, None)
    for record in records:
        yield record
        while waiting is not None and (waiting.case, waiting.n) <= (record.case, record.n):
            yield waiting
            waiting = next(rest, None)
    if waiting is not None:
        yield waiting
        yield from rest


class _Tail:
    """What the next record of a case is measured against."""

    __slots__ = ("at", "gaps", "hashes", "n", "prev", "suspect")

    def __init__(self) -> None:
        self.n = 0
        # More than one when the record was edited or forked: whichever the next one is chained
        # to, the fault is already named, and the chain goes on.
        self.hashes = {NO_RECORD_BEFORE}
        self.prev: bytes | None = None
        self.at = ""
        self.suspect = False
        self.gaps: list[tuple[int, int]] = []  # rising, first and last number of each

    def fills_gap(self, n: int) -> bool:
        """Take `n` out of the gap it lies in; false if it lies in none."""
        index = bisect.bisect_right(self.gaps, n, key=lambda gap: gap[0]) - 1
        if index < 0 or n > self.gaps[index][1]:
            return False
        first, last = self.gaps[index]
        parts = ((first, n - 1), (n + 1, last))
        self.gaps[index : index + 1] = [part for part in parts if part[0] <= part[1]]
        return True


class _Verifier:
    def __init__(self, heads: Mapping[str, Head] | None, codec: Codec) -> None:
        self._heads = heads
        self._codec = codec
        self._tails: dict[str, _Tail] = {}
        self._records = 0
        self._openings = 0
        self._faults: list[Fault] = []
        self._last_key: tuple[str, int] | None = None
        self._last_fields: dict[str, object] | None = None

    def see_record(self, stored: Stored) -> None:
        self._records += 1
        tail = self._tails.get(stored.case) or self._begin(stored.case)
        actual = leaf_hash(stored.body)
        if actual != stored.hash:
            self._note(Kind.EDITED, stored, stored.hash.hex(), actual.hex())
        fields = self._fields(stored)
        self._last_key, self._last_fields = (stored.case, stored.n), fields
        envelope = None
        if fields is not None:
            envelope = self._envelope(stored, fields)
            self._compare_columns(stored, fields)
        self._check_against_head(stored)
        if stored.n > tail.n:
            self._follow(stored, actual, envelope, tail)
        else:
            self._come_again(stored, actual, tail)

    def see_opening(self, opening: Opening) -> None:
        self._openings += 1
        if (opening.case, opening.n) != self._last_key:
            self._note_broken(opening, f"{opening.path}: a record", "no such record")
            return
        if self._last_fields is None:
            return  # the record cannot be read, and that is already named
        try:
            commitment = at_path(self._last_fields, opening.path)
        except LookupError:
            commitment = None
        if not isinstance(commitment, str):
            self._note_broken(opening, f"{opening.path}: a commitment", "none at this path")
        elif not opens(commitment, opening.salt, opening.value, self._codec):
            # The value itself is personal: it stays out of every report.
            self._note_broken(opening, f"{opening.path}: {commitment}", "another value or salt")

    def finish(self) -> Report:
        for case, tail in self._tails.items():
            for first, last in tail.gaps:
                self._note_missing(case, first, last)
        for case, head in (self._heads or {}).items():
            self._check_end(case, head)
        self._faults.sort(key=lambda fault: (fault.case, fault.n))
        return Report(len(self._tails), self._records, self._openings, tuple(self._faults))

    def _begin(self, case: str) -> _Tail:
        tail = self._tails[case] = _Tail()
        return tail

    def _fields(self, stored: Stored) -> dict[str, object] | None:
        try:
            value = parse(stored.body, self._codec)
        except NotCanonicalError as error:
            self._note(Kind.NOT_CANONICAL, stored, "canonical JSON", str(error))
            return None
        if not isinstance(value, dict):
            self._note(Kind.BAD_ENVELOPE, stored, "a JSON object", type(value).__name__)
            return None
        return value

    def _envelope(self, stored: Stored, fields: dict[str, object]) -> Envelope | None:
        """The envelope, or None if it cannot be used for the chain at this place."""
        try:
            envelope = envelope_of(fields)
        except EnvelopeError as error:
            self._note(Kind.BAD_ENVELOPE, stored, "an envelope of version 1", str(error))
            return None
        if envelope.case != stored.case:
            self._note(Kind.INSERTED, stored, f"case {stored.case}", f"case {envelope.case}")
            return None
        if envelope.n != stored.n:
            self._note(Kind.REORDERED, stored, f"record {stored.n}", f"record {envelope.n}")
            return None
        return envelope

    def _compare_columns(self, stored: Stored, fields: dict[str, object]) -> None:
        for path, kept in (stored.columns or {}).items():
            try:
                said = at_path(fields, path)
            except LookupError:
                said = None
            copy = utc_text(kept) if isinstance(kept, datetime) and kept.tzinfo else kept
            if copy != said:
                self._note(
                    Kind.COLUMNS_DIFFER, stored, f"{path}: {_text(said)}", f"{path}: {_text(copy)}"
                )

    def _check_against_head(self, stored: Stored) -> None:
        if self._heads is None:
            return
        head = self._heads.get(stored.case)
        if head is None:
            self._note(Kind.INSERTED, stored, "a case in the list of heads", "no such case there")
        elif stored.n > head.n:
            self._note(Kind.INSERTED, stored, f"{head.n} records", f"record {stored.n}")

    def _follow(
        self, stored: Stored, actual: bytes, envelope: Envelope | None, tail: _Tail
    ) -> None:
        if stored.n > tail.n + 1:
            tail.gaps.append((tail.n + 1, stored.n - 1))
        elif envelope is not None and envelope.prev not in tail.hashes:
            self._note_broken_link(stored, envelope, tail)
        if envelope is not None:
            if envelope.at < tail.at:
                self._note(Kind.CLOCK_RAN_BACK, stored, f"{tail.at} or later", envelope.at)
            tail.at = envelope.at
        tail.n = stored.n
        tail.hashes = {actual, stored.hash}
        tail.prev = None if envelope is None else envelope.prev
        tail.suspect = envelope is None or actual != stored.hash

    def _note_broken_link(self, stored: Stored, envelope: Envelope, tail: _Tail) -> None:
        chained_to, stands = envelope.prev.hex(), " or ".join(sorted(map(bytes.hex, tail.hashes)))
        if stored.n == 1:
            self._note(Kind.BAD_ENVELOPE, stored, f"prev: {stands}", f"prev: {chained_to}")
        elif envelope.prev == tail.prev:
            self._note(Kind.FORKED, stored, f"chained to {stands}", f"chained to {chained_to}")
        elif not tail.suspect:
            before = Fault(Kind.REPLACED, stored.case, tail.n, chained_to, stands)
            self._faults.append(before)

    def _come_again(self, stored: Stored, actual: bytes, tail: _Tail) -> None:
        """A record whose number is not above the last one seen of its case."""
        after = f"a number above {tail.n}"
        if stored.n < 1:
            self._note(Kind.INSERTED, stored, "numbers from 1 up", str(stored.n))
        elif stored.n == tail.n and actual not in tail.hashes:
            self._note(Kind.FORKED, stored, " or ".join(map(bytes.hex, tail.hashes)), actual.hex())
            tail.hashes |= {actual, stored.hash}
        elif tail.fills_gap(stored.n):
            self._note(Kind.REORDERED, stored, after, str(stored.n))
        else:
            self._note(Kind.DUPLICATE, stored, after, str(stored.n))

    def _check_end(self, case: str, head: Head) -> None:
        tail = self._tails.get(case)
        last = tail.n if tail is not None else 0
        if last < head.n:
            self._note_missing(case, last + 1, head.n)
        elif tail is not None and last == head.n and head.hash not in tail.hashes:
            found = " or ".join(sorted(map(bytes.hex, tail.hashes)))
            self._faults.append(Fault(Kind.HEAD_DIFFERS, case, last, head.hash.hex(), found))

    def _note(self, kind: Kind, stored: Stored, expected: str, found: str) -> None:
        self._faults.append(Fault(kind, stored.case, stored.n, expected, found))

    def _note_missing(self, case: str, first: int, last: int) -> None:
        wanted = f"records {first} to {last}"
        self._faults.append(Fault(Kind.MISSING, case, first, wanted, "none of them", last))

    def _note_broken(self, opening: Opening, expected: str, found: str) -> None:
        kind = Kind.COMMITMENT_BROKEN
        self._faults.append(Fault(kind, opening.case, opening.n, expected, found))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=repr)
