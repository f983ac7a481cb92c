"""A record is made whole or not at all, and its hash is the public RFC 6962 leaf hash."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from audit.canonical import NotCanonicalError
from audit.entry import (
    LARGEST_BODY_BYTES,
    NO_RECORD_BEFORE,
    Envelope,
    EnvelopeError,
    TooLargeError,
    envelope_of,
    leaf_hash,
    make,
    utc_text,
)
from tests.audit.trails import NINE_O_CLOCK


def test_a_record_holds_its_envelope_and_the_payload():
    """The body is the payload and five fields of the envelope; the hash is over the body."""
    entry = make("SMEF-1", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"event": "receive"})
    assert json.loads(entry.body) == {
        "at": "2019-04-18T02:00:00.000005Z",
        "case": "SMEF-1",
        "event": "receive",
        "n": 1,
        "prev": "0" * 64,
        "v": 1,
    }
    assert entry.hash == hashlib.sha256(b"\x00" + entry.body).digest()


def test_the_hash_of_nothing_is_that_of_the_public_test_vector():
    """RFC 6962 gives the leaf hash of an empty entry; ours is the same."""
    vector = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"").hex() == vector


def test_the_second_record_carries_the_hash_of_the_first():
    """The chain lives inside the record, so one hash covers content and place."""
    first = make("SMEF-1", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {})
    second = make("SMEF-1", 2, first.hash, NINE_O_CLOCK, {})
    assert envelope_of(json.loads(second.body)) == Envelope(
        "SMEF-1", 2, first.hash, "2019-04-18T02:00:00.000005Z"
    )


def test_bangkok_time_is_written_in_utc():
    """Nine in the morning in Bangkok is two o'clock UTC, and microseconds are always written."""
    bangkok = timezone(timedelta(hours=7))
    assert utc_text(datetime(2019, 4, 18, 9, tzinfo=bangkok)) == "2019-04-18T02:00:00.000000Z"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"case": ""}, "case"),
        ({"n": 0}, "n"),
        ({"n": -1}, "n"),
        ({"n": True}, "n"),
        ({"prev": b"short"}, "prev"),
        ({"at": datetime(2019, 4, 18)}, "at"),  # noqa: DTZ001 -- a time without a zone is the case
        ({"payload": {"n": 7}}, "n"),
        ({"payload": {"prev": "x", "at": "y"}}, "at, prev"),
    ],
)
def test_a_wrong_envelope_is_refused(change, field):
    """Every field of the envelope is checked before anything is hashed."""
    right = {"case": "A", "n": 1, "prev": NO_RECORD_BEFORE, "at": NINE_O_CLOCK, "payload": {}}
    with pytest.raises(EnvelopeError, match=field):
        make(**{**right, **change})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", True),
        ("v", None),
        ("case", None),
        ("n", "1"),
        ("prev", "0" * 63),
        ("prev", "0" * 64 + "\n"),
        ("prev", "A" * 64),
        ("prev", None),
        ("at", "2019-04-18T02:00:00Z"),
        ("at", "2019-13-18T02:00:00.000000Z"),
        ("at", "2019-02-29T02:00:00.000000Z"),
        ("at", "2019-04-18T02:00:00.000000+00:00"),
        ("at", "๒๐๑๙-04-18T02:00:00.000000Z"),
        ("at", None),
    ],
)
def test_a_stored_envelope_is_checked_again(field, value):
    """What comes back from a store is believed no more than what goes in."""
    fields = json.loads(make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {}).body)
    with pytest.raises(EnvelopeError, match=f"^{field}:"):
        envelope_of({**fields, field: value})


def test_a_payload_that_is_not_canonical_is_named_by_its_path():
    """The writer of a record learns which field it was."""
    with pytest.raises(NotCanonicalError, match=r"verdicts\.0\.ratio"):
        make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"verdicts": [{"ratio": 1.25}]})


def test_a_record_may_have_65535_bytes_and_not_one_more():
    """What is larger stands elsewhere and enters the record by its hash."""
    empty = len(make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"text": ""}).body)
    room = LARGEST_BODY_BYTES - empty
    full = make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"text": "x" * room})
    assert len(full.body) == 65_535
    with pytest.raises(TooLargeError):
        make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"text": "x" * (room + 1)})


def test_times_sort_as_texts():
    """Later moments have later texts, so that a clock running back can be seen without parsing."""
    moments = [datetime(1, 1, 1, tzinfo=UTC), NINE_O_CLOCK, datetime(9999, 12, 31, tzinfo=UTC)]
    assert sorted(map(utc_text, moments)) == list(map(utc_text, moments))
