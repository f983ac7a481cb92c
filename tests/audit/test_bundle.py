"""A bundle carries a trail out of the office; whatever happens to the file is found."""

import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.quick_json import QUICK
from audit import bundle
from audit.commitment import commit
from audit.entry import NO_RECORD_BEFORE, make
from audit.fault import Kind
from audit.verify import Head, Opening, Stored
from tests.audit.trails import (
    NINE_O_CLOCK,
    chain,
    heads_of,
    kinds,
    named,
    rehashed,
    trail,
    trails,
)

SALT = bytes(range(32))


def written(rows, heads, **more):
    lines: list[bytes] = []
    bundle.write(lines.append, rows, heads=heads, made_at=NINE_O_CLOCK, **more)
    return b"".join(lines)


def checked(content):
    return bundle.check(io.BytesIO(content))[0]


def closed_again(lines):
    """The lines with a closing line that fits them, as a careful forger would write it."""
    content = b"".join(lines)
    objects = [json.loads(line) for line in lines[1:]]
    closing = {
        "end": "smefund-bundle/1",
        "openings": sum("salt" in item for item in objects),
        "records": sum("hash" in item for item in objects),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return content + json.dumps(closing, separators=(",", ":")).encode() + b"\n"


def a_small_bundle():
    return written(*trail(A=2, B=1))


@given(trails)
def test_a_bundle_of_an_honest_trail_holds(made):
    """What was written is read back, record for record."""
    rows, heads = made
    content = written(rows, heads)
    reading = bundle.read(io.BytesIO(content))
    assert list(reading) == rows
    assert reading.faults == []
    assert reading.manifest.heads == heads
    assert checked(content).holds


def test_the_form_of_a_bundle():
    """A manifest, a line for each record, a closing line: plain enough for any program."""
    rows, heads = trail(A=1)
    first, second, last = map(json.loads, written(rows, heads).splitlines())
    assert first == {
        "cases": 1,
        "format": "smefund-bundle/1",
        "heads": [["A", 1, rows[0].hash.hex()]],
        "heads_sha256": hashlib.sha256(f'[["A",1,"{rows[0].hash.hex()}"]]'.encode()).hexdigest(),
        "made_at": "2019-04-18T02:00:00.000005Z",
        "personal": False,
        "records": 1,
    }
    assert second == {
        "body": rows[0].body.decode(),
        "case": "A",
        "hash": rows[0].hash.hex(),
        "n": 1,
    }
    assert last.keys() == {"end", "openings", "records", "sha256"}


def test_both_codecs_write_the_same_file():
    """A faster writer changes nothing in the file."""
    rows, heads = trail(A=2)
    assert written(rows, heads) == written(rows, heads, codec=QUICK)


def test_an_empty_book_makes_a_bundle():
    """A bundle of no case is a whole bundle."""
    assert checked(written([], {})).holds


def with_a_personal_value():
    entry = make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, {"name": commit(SALT, "สมศรี")})
    rows = [Stored("A", 1, entry.hash, entry.body), *chain("B", ["receive"])]
    return rows, heads_of(rows), [Opening("A", 1, "name", SALT, "สมศรี")]


def test_a_bundle_is_redacted_unless_asked():
    """Without being asked for, no personal value leaves the office."""
    rows, heads, openings = with_a_personal_value()
    assert "สมศรี" not in written(rows, heads).decode()
    full = written(rows, heads, openings=openings)
    report = checked(full)
    assert "สมศรี" in full.decode()
    assert (report.holds, report.records, report.openings) == (True, 2, 1)


def test_a_changed_personal_value_is_found():
    """A bundle with personal values is checked against its commitments too."""
    rows, heads, (opening,) = with_a_personal_value()
    content = written(rows, heads, openings=[opening._replace(value="สมชาย")])
    assert kinds(checked(content)) == {("commitment_broken", "A", 1)}


def test_a_redacted_bundle_may_not_hold_personal_values():
    """Whoever says a bundle is redacted is held to it."""
    rows, heads, openings = with_a_personal_value()
    lines = written(rows, heads, openings=openings).splitlines(keepends=True)
    lines[0] = written(rows, heads).splitlines(keepends=True)[0]
    assert ("bad_line", "", 3) in kinds(checked(closed_again(lines[:-1])))


@pytest.mark.parametrize("flip", [1, 0x20, 0x80])
def test_one_byte_anywhere_in_the_file(flip):
    """Every single byte of a bundle counts."""
    content = a_small_bundle()
    for place in range(len(content)):
        changed = content[:place] + bytes([content[place] ^ flip]) + content[place + 1 :]
        assert not checked(changed).holds, place


def test_a_file_cut_short_anywhere():
    """A download that broke off is never taken for a whole trail."""
    content = a_small_bundle()
    for length in range(len(content)):
        assert not checked(content[:length]).holds, length


@given(st.data())
def test_lines_removed_doubled_or_moved(data):
    """The lines of a bundle stand as they were written or the bundle does not hold."""
    lines = written(*trail(A=3, B=2)).splitlines(keepends=True)
    order = data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=9))
    assert checked(b"".join(lines[place] for place in order)).holds == (
        order == list(range(len(lines)))
    )


@given(trails, st.data())
def test_a_record_edited_in_a_file_closed_again(made, data):
    """A forger who mends the closing line still has the chain and the heads against him."""
    rows, heads = made
    content = written(rows, heads)
    place = data.draw(st.integers(0, len(rows) - 1))
    row = rows[place]
    rows[place] = rehashed(row, row.body.replace(b"officer", b"someone"))
    forged = written(rows, heads)
    lines = forged.splitlines(keepends=True)
    assert lines[0] == content.splitlines(keepends=True)[0]
    assert forged == closed_again(lines[:-1])
    assert named(checked(forged)) == {(row.case, row.n)}


def test_a_broken_trail_is_written_as_it_stands():
    """Exporting is not judging: bytes that are not even text travel and are named."""
    rows, heads = trail(A=3)
    rows[1] = rows[1]._replace(body=b"\xff\x00 not text")
    report = checked(written(rows, heads))
    assert kinds(report) == {("edited", "A", 2), ("not_canonical", "A", 2)}


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_a_file_of_something_else(content):
    """Any other file is refused in a sentence, whatever is in it."""
    report = checked(content)
    assert [fault.kind for fault in report.faults] == [Kind.NOT_A_BUNDLE]


RECORD = b'{"body":"{}","case":"A","hash":"00","n":1}'


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{" * 100_000,
        b"[" * 100_000,
        b"\xff\xfe",
        RECORD.replace(b'"n":1', b'"n":1.0'),
        RECORD.replace(b'"n":1', b'"n":true'),
        RECORD.replace(b'"n":1', b'"n":"1"'),
        RECORD.replace(b'"n":1', b'"n":NaN'),
        RECORD.replace(b'"n":1', b'"n":' + b"9" * 5000),
        RECORD.replace(b'"n":1', b'"n":9007199254740992'),
        RECORD.replace(b'"n":1', b'"n":1,"n":1'),
        RECORD.replace(b'"n":1', b'"n": 1'),
        RECORD.replace(b'"00"', b'"0"'),
        RECORD.replace(b'"00"', b'"0G"'),
        RECORD.replace(b'"00"', b'" 00"'),
        RECORD.replace(b'"00"', b"null"),
        RECORD.replace(b'"A"', b"1"),
        RECORD.replace(b'"A"', b'"\\ud800"'),
        RECORD.replace(b'"{}"', b"{}"),
        RECORD.replace(b'"body":"{}",', b"").replace(b'"n":1', b'"n":1,"raw":"%"'),
        RECORD.replace(b'"body":"{}",', b"").replace(b'"n":1', b'"n":1,"raw":"\xc3\xa9"'),
        RECORD.replace(b'"body":"{}",', b"").replace(b'"n":1', b'"n":1,"raw":1'),
        b'{"case":"A","n":1,"path":"x","salt":"00","value":1}',
        b'{"case":"A","n":1,"path":1,"salt":"00","value":1}',
        b'{"end":"smefund-bundle/1"}',
        b'{"body":"' + b"x" * 3 * 2**20 + b'","case":"A","hash":"00","n":1}',
    ],
)
def test_a_hostile_line_is_named_by_its_number(line):
    """A line that is no record is named; the others are still checked."""
    rows, heads = trail(A=2)
    rows[0] = rows[0]._replace(hash=bytes(32))
    manifest, first, second, _ = written(rows, heads).splitlines(keepends=True)
    content = b"".join([manifest, first, line, b"\n", second])
    closing = {
        "end": "smefund-bundle/1",
        "openings": 0,
        "records": 2,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    content += json.dumps(closing, separators=(",", ":")).encode() + b"\n"
    assert kinds(checked(content)) == {("bad_line", "", 3), ("edited", "A", 1)}


@pytest.mark.parametrize(
    "change",
    [
        {"cases": 2},
        {"records": 3},
        {"records": 2.0},
        {"personal": 0},
        {"personal": None},
        {"made_at": "yesterday"},
        {"made_at": None},
        {"heads_sha256": "0" * 64},
        {"heads": None},
        {"heads": [["A"]]},
        {"heads": [["A", 2, "zz"]]},
        {"heads": [["A", -2, "00"]]},
        {"heads": [["A", True, "00"]]},
        {"heads": [[1, 2, "00"]]},
        {"heads": [["A", 1, "00"], ["A", 1, "00"]]},
        {"heads": "A"},
        {"heads": [["A", 10**30, "00"]]},
        {"more": 1},
    ],
)
def test_a_manifest_must_agree_with_itself(change):
    """A first line that cannot be right is named, and the records are still checked."""
    rows, heads = trail(A=2)
    rows[0] = rows[0]._replace(hash=bytes(32))
    lines = written(rows, heads).splitlines(keepends=True)
    manifest = {**json.loads(lines[0]), **change}
    lines[0] = json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    report = checked(closed_again(lines[:-1]))
    assert kinds(report) == {("bad_manifest", "", 1), ("edited", "A", 1)}


def test_a_manifest_that_is_broken_in_two_is_named():
    """A first line that names the format but is not JSON any more is a damaged bundle."""
    content = a_small_bundle().replace(b'"made_at":', b'"made_at"', 1)
    assert ("bad_manifest", "", 1) in kinds(checked(content))


@pytest.mark.parametrize(
    "change",
    [
        {"records": 3},
        {"records": "2"},
        {"records": True},
        {"openings": 1},
        {"sha256": "0" * 64},
        {"end": "smefund-bundle/2"},
    ],
)
def test_a_closing_line_must_fit(change):
    """Counts and digest of the closing line are worked out again."""
    lines = written(*trail(A=1)).splitlines(keepends=True)
    closing = {**json.loads(lines[-1]), **change}
    lines[-1] = json.dumps(closing, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert {fault.kind for fault in checked(b"".join(lines)).faults} == {Kind.TRAILER_DIFFERS}


def test_nothing_may_follow_the_closing_line():
    """A second trail behind the first is not silently left unread."""
    content = a_small_bundle()
    for more in (b"\n", b" ", content):
        assert {fault.kind for fault in checked(content + more).faults} == {Kind.AFTER_THE_END}


def test_a_case_cut_short_before_the_bundle_was_made_is_found():
    """The heads come from the cases themselves, not from the records that are left."""
    rows, heads = trail(A=3, B=1)
    assert kinds(checked(written(rows[:2], heads))) == {
        ("missing", "A", 3),
        ("missing", "B", 1),
    }
    assert kinds(checked(written(rows, {**heads, "B": Head(0, bytes(32))}))) == {
        ("inserted", "B", 1)
    }
