"""Any change of a trail is found, and the changed record is among those named."""

import json

from hypothesis import given
from hypothesis import strategies as st

from audit.entry import leaf_hash
from audit.verify import verify
from tests.audit.trails import (
    NINE_O_CLOCK,
    chain,
    kinds,
    named,
    rehashed,
    second_opinion,
    trails,
)


def judged(rows, heads):
    """The report, after a second verifier that shares no code has agreed with its verdict."""
    report = verify(rows, heads=heads)
    assert report.holds == second_opinion(rows, heads)
    return report


def some_row(data, rows):
    return data.draw(st.integers(0, len(rows) - 1), label="row")


def one_byte_changed(data, content):
    place = data.draw(st.integers(0, len(content) - 1), label="byte")
    value = data.draw(st.integers(0, 255).filter(lambda value: value != content[place]))
    return content[:place] + bytes([value]) + content[place + 1 :]


@given(trails)
def test_what_was_not_touched_holds(made):
    """No false alarm."""
    assert judged(*made).holds


@given(trails, st.data())
def test_one_byte_of_a_record(made, data):
    """A changed byte is an edited record."""
    rows, heads = made
    place = some_row(data, rows)
    row = rows[place]
    rows[place] = row._replace(body=one_byte_changed(data, row.body))
    assert ("edited", row.case, row.n) in kinds(judged(rows, heads))


@given(trails, st.data())
def test_one_byte_of_a_record_hashed_again(made, data):
    """Making the hash fit does not help: the chain or the head remembers the old one."""
    rows, heads = made
    place = some_row(data, rows)
    row = rows[place]
    rows[place] = rehashed(row, one_byte_changed(data, row.body))
    assert (row.case, row.n) in named(judged(rows, heads))


@given(trails, st.data())
def test_one_byte_of_a_hash(made, data):
    """A changed hash is found as surely as a changed record."""
    rows, heads = made
    place = some_row(data, rows)
    row = rows[place]
    rows[place] = row._replace(hash=one_byte_changed(data, row.hash))
    assert ("edited", row.case, row.n) in kinds(judged(rows, heads))


@given(trails, st.data())
def test_records_taken_out(made, data):
    """Whatever is taken out, at the start, in the middle, at the end or whole cases, is missed."""
    rows, heads = made
    gone = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1))
    left = [row for place, row in enumerate(rows) if place not in gone]
    report = judged(left, heads)
    assert {fault.kind.value for fault in report.faults} == {"missing"}
    assert named(report) == {(rows[place].case, rows[place].n) for place in gone}


@given(trails, st.data())
def test_a_trail_rolled_back(made, data):
    """An older copy of a case, true in itself, is too short for its head."""
    rows, heads = made
    last = rows[some_row(data, rows)]
    left = [row for row in rows if row.case != last.case or row.n < last.n]
    wanted = {(last.case, n) for n in range(last.n, heads[last.case].n + 1)}
    assert named(judged(left, heads)) == wanted


@given(trails, st.data())
def test_a_record_twice(made, data):
    """A second copy is named wherever it is put after the first."""
    rows, heads = made
    place = some_row(data, rows)
    row = rows[place]
    rows.insert(data.draw(st.integers(place + 1, len(rows))), row)
    assert kinds(judged(rows, heads)) == {("duplicate", row.case, row.n)}


@given(trails, st.data())
def test_two_contents_swapped(made, data):
    """Content that stands under another number or another case is named in both places."""
    rows, heads = made
    first, second = some_row(data, rows), some_row(data, rows)
    one, other = rows[first], rows[second]
    rows[first] = one._replace(body=other.body, hash=other.hash)
    rows[second] = other._replace(body=one.body, hash=one.hash)
    wanted = {(one.case, one.n), (other.case, other.n)} if first != second else set()
    assert named(judged(rows, heads)) == wanted


@given(trails, st.randoms(use_true_random=False))
def test_records_shuffled(made, random):
    """Records out of order are named as such, and none of them is called missing."""
    rows, heads = made
    random.shuffle(rows)
    numbers: dict = {}
    wanted = set()
    for row in rows:
        if row.n < numbers.get(row.case, 0):
            wanted.add(("reordered", row.case, row.n))
        numbers[row.case] = max(row.n, numbers.get(row.case, 0))
    assert kinds(judged(rows, heads)) == wanted


@given(trails, st.data())
def test_history_written_anew(made, data):
    """A forger who rewrites every record from some point on, hashes and chain and all."""
    rows, heads = made
    place = some_row(data, rows)
    old = rows[place]
    count = heads[old.case].n - old.n + 1
    prev = bytes.fromhex(json.loads(old.body)["prev"])
    new = chain(old.case, ["forged"] * count, start=old.n, prev=prev, at=NINE_O_CLOCK)
    rows[place : place + count] = new
    assert kinds(judged(rows, heads)) == {("head_differs", old.case, heads[old.case].n)}


@given(trails, st.data())
def test_a_record_added_at_the_end(made, data):
    """A record that fits the chain but is not known to the case was put there from outside."""
    rows, heads = made
    row = rows[some_row(data, rows)]
    head = heads[row.case]
    rows += chain(row.case, ["approve"], start=head.n + 1, prev=head.hash)
    assert kinds(judged(rows, heads)) == {("inserted", row.case, head.n + 1)}


@given(trails, st.lists(st.binary(max_size=40), min_size=1), st.data())
def test_arbitrary_bytes_in_place_of_records(made, bodies, data):
    """Whatever stands in the table, the verifier answers and names it."""
    rows, heads = made
    touched = set()
    for body in bodies:
        place = some_row(data, rows)
        rows[place] = rows[place]._replace(body=body, hash=leaf_hash(body))
        touched.add((rows[place].case, rows[place].n))
    assert touched <= named(judged(rows, heads))
