"""Small trails for the tests: honest ones, and a second verifier that shares no code."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from audit.entry import NO_RECORD_BEFORE, leaf_hash, make
from audit.verify import Head, Stored

NINE_O_CLOCK = datetime(2019, 4, 18, 2, 0, 0, 5, tzinfo=UTC)


def chain(case, events, *, start=1, prev=NO_RECORD_BEFORE, at=NINE_O_CLOCK):
    """The records of one case, one per event, a minute apart."""
    rows = []
    for step, event in enumerate(events):
        n = start + step
        payload = {"event": event, "actor": {"id": f"officer-{n}"}, "note": "ผ่านการคัดเลือก"}
        entry = make(case, n, prev, at + timedelta(minutes=n), payload)
        rows.append(Stored(case, n, entry.hash, entry.body))
        prev = entry.hash
    return rows


def trail(**lengths):
    """Records and heads of several cases, each with so many records: `trail(A=3, B=1)`."""
    rows = [
        row
        for case, length in sorted(lengths.items())
        for row in chain(case, [f"event {n}" for n in range(1, length + 1)])
    ]
    return rows, heads_of(rows)


def heads_of(rows):
    return {row.case: Head(row.n, row.hash) for row in rows}


def rehashed(row, body):
    """The record with other content and the hash that goes with it, as a careful forger does."""
    return row._replace(body=body, hash=leaf_hash(body))


trails = st.dictionaries(
    st.sampled_from("ABCD"), st.integers(min_value=1, max_value=6), min_size=1
).map(lambda lengths: trail(**lengths))


def second_opinion(rows, heads):
    """Whether the trail is whole, worked out again in the plainest way."""
    ends: dict = {}
    for case, n, digest, body, *_ in rows:
        last = ends.get(case, (0, bytes(32), ""))
        if hashlib.sha256(b"\0" + body).digest() != digest:
            return False
        try:
            record = json.loads(body)
            names = record["case"], record["n"], record["prev"]
        except (ValueError, TypeError, LookupError):
            return False
        plain = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        if plain.encode("utf-8", "surrogatepass") != body or record["v"] != 1:
            return False
        if n != last[0] + 1 or names != (case, n, last[1].hex()):
            return False
        if record["at"] < last[2]:
            return False
        ends[case] = (n, digest, record["at"])
    return {case: end[:2] for case, end in ends.items()} == {
        case: tuple(head) for case, head in heads.items()
    }


def named(report):
    """Every (case, number) that the report names."""
    return {
        (fault.case, n)
        for fault in report.faults
        for n in range(fault.n, (fault.n if fault.until is None else fault.until) + 1)
    }


def kinds(report):
    return {(fault.kind.value, fault.case, fault.n) for fault in report.faults}
