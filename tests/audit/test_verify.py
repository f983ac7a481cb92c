"""Every kind of damage to a trail is found and its record named."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from adapters.quick_json import QUICK
from audit.canonical import canonical
from audit.commitment import commit
from audit.entry import NO_RECORD_BEFORE, make
from audit.fault import Kind
from audit.verify import Head, Opening, Stored, verify
from tests.audit.trails import (
    NINE_O_CLOCK,
    chain,
    heads_of,
    kinds,
    rehashed,
    second_opinion,
    trail,
)

SALT = bytes(range(32))


def altered(row, **fields):
    """The record with other fields, written and hashed as properly as before."""
    return rehashed(row, canonical({**json.loads(row.body), **fields}))


def test_an_honest_trail_holds():
    """Nothing is found where nothing is wrong, and everything is counted."""
    rows, heads = trail(A=3, B=1)
    report = verify(rows, heads=heads)
    assert (report.holds, report.cases, report.records, report.faults) == (True, 2, 4, ())


def test_an_empty_trail_holds():
    """An office before its first case has nothing to hide."""
    assert verify([], heads={}).holds


def test_a_case_without_records_yet_holds():
    """A head with number 0 expects no record."""
    assert verify([], heads={"A": Head(0, NO_RECORD_BEFORE)}).holds


def test_cases_may_come_in_any_order():
    """What counts is the order within a case, however a database sorts the names."""
    rows, heads = trail(A=2, B=2)
    assert verify([rows[2], rows[0], rows[3], rows[1]], heads=heads).holds


def edited_in_place(rows):
    rows[1] = rows[1]._replace(body=rows[1].body.replace(b"event 2", b"event 9"))


def hash_edited(rows):
    rows[1] = rows[1]._replace(hash=bytes(32))


def edited_and_hashed_again(rows):
    rows[1] = altered(rows[1], event="approve")


def last_edited_and_hashed_again(rows):
    rows[3] = altered(rows[3], event="approve")


def edited_and_chained_again(rows):
    rows[1:4] = chain("A", ["approve", "b", "c"], start=2, prev=rows[0].hash)


def removed(rows):
    del rows[1]


def two_removed(rows):
    del rows[1:3]


def first_removed(rows):
    del rows[0]


def last_removed(rows):
    del rows[3]


def case_removed(rows):
    del rows[4:]


def removed_and_numbered_again(rows):
    third, fourth = rows[2:4]
    rows[1:4] = [altered(third, n=2)._replace(n=2), altered(fourth, n=3)._replace(n=3)]


def contents_swapped(rows):
    rows[1], rows[2] = (
        rows[1]._replace(body=rows[2].body, hash=rows[2].hash),
        rows[2]._replace(body=rows[1].body, hash=rows[1].hash),
    )


def places_swapped(rows):
    rows[1], rows[2] = rows[2], rows[1]


def doubled(rows):
    rows.insert(2, rows[1])


def doubled_later(rows):
    rows.insert(4, rows[1])


def forged_twin(rows):
    rows.insert(2, altered(rows[1], event="approve"))


def two_after_the_same(rows):
    rows[2] = altered(rows[2], prev=rows[0].hash.hex())


def from_another_case(rows):
    rows[1] = rows[4]._replace(case="A", n=2)


def added_at_the_end(rows):
    rows[4:4] = chain("A", ["approve"], start=5, prev=rows[3].hash)


def added_before_the_first(rows):
    rows.insert(0, rows[0]._replace(n=0))


def whole_case_added(rows):
    rows += chain("Z", ["approve"])


def spaces_added(rows):
    rows[1] = rehashed(rows[1], rows[1].body.replace(b":", b": ", 1))


def not_an_object(rows):
    rows[1] = rehashed(rows[1], b"[]")


def unknown_version(rows):
    rows[1] = altered(rows[1], v=2)


def first_chained_to_something(rows):
    rows[4] = altered(rows[4], prev="ab" * 32)


def set_back_in_time(rows):
    rows[3] = altered(rows[3], at="2019-04-17T00:00:00.000000Z")


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (edited_in_place, {("edited", "A", 2)}),
        (hash_edited, {("edited", "A", 2)}),
        (edited_and_hashed_again, {("replaced", "A", 2)}),
        (last_edited_and_hashed_again, {("head_differs", "A", 4)}),
        (edited_and_chained_again, {("head_differs", "A", 4)}),
        (removed, {("missing", "A", 2)}),
        (two_removed, {("missing", "A", 2)}),
        (first_removed, {("missing", "A", 1)}),
        (last_removed, {("missing", "A", 4)}),
        (case_removed, {("missing", "B", 1)}),
        (
            removed_and_numbered_again,
            {("replaced", "A", 1), ("replaced", "A", 2), ("missing", "A", 4)},
        ),
        (contents_swapped, {("reordered", "A", 2), ("reordered", "A", 3)}),
        (places_swapped, {("reordered", "A", 2)}),
        (doubled, {("duplicate", "A", 2)}),
        (doubled_later, {("duplicate", "A", 2)}),
        (forged_twin, {("forked", "A", 2)}),
        (two_after_the_same, {("forked", "A", 3), ("replaced", "A", 3)}),
        (from_another_case, {("inserted", "A", 2)}),
        (added_at_the_end, {("inserted", "A", 5)}),
        (added_before_the_first, {("inserted", "A", 0), ("reordered", "A", 0)}),
        (whole_case_added, {("inserted", "Z", 1)}),
        (spaces_added, {("not_canonical", "A", 2)}),
        (not_an_object, {("bad_envelope", "A", 2)}),
        (unknown_version, {("bad_envelope", "A", 2)}),
        (
            first_chained_to_something,
            {("bad_envelope", "B", 1), ("replaced", "B", 1)},
        ),
        (set_back_in_time, {("clock_ran_back", "A", 4), ("head_differs", "A", 4)}),
    ],
)
def test_damage_is_named(damage, found):
    """One kind of damage at a time: case A has four records, case B two."""
    rows, heads = trail(A=4, B=2)
    damage(rows)
    report = verify(rows, heads=heads)
    assert kinds(report) == found
    assert report == verify(rows, heads=heads, codec=QUICK)
    assert not second_opinion(rows, heads)


def test_every_broken_record_is_named_not_only_the_first():
    """A search that stops at the first fault would tell a forger what to mend."""
    rows, heads = trail(A=4, B=2, C=3)
    edited_in_place(rows)
    rows[5] = rows[5]._replace(hash=bytes(32))
    del rows[7]
    assert kinds(verify(rows, heads=heads)) == {
        ("edited", "A", 2),
        ("edited", "B", 2),
        ("missing", "C", 2),
    }


def test_without_heads_a_shortened_trail_looks_whole():
    """This is why every case keeps its head: the chain alone cannot show what was cut off."""
    rows, heads = trail(A=3)
    assert verify(rows[:-1]).holds
    assert not verify(rows[:-1], heads=heads).holds


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ({"at": "2019-04-18T02:01:00.000005Z", "event": "event 1"}, None),
        ({"at": NINE_O_CLOCK + timedelta(minutes=1)}, None),
        ({"actor.id": "officer-1", "n": 1}, None),
        ({"outcome": None}, None),
        ({"at": NINE_O_CLOCK}, "at"),
        ({"at": datetime(2019, 4, 18, 2, 1)}, "at"),  # noqa: DTZ001 -- a column without a zone
        ({"event": "approve"}, "event"),
        ({"event": None}, "event"),
        ({"actor.id": "officer-2"}, "actor.id"),
        ({"outcome": "moved"}, "outcome"),
        ({"n": "1"}, "n"),
        ({"n": b"\x01"}, "n"),
    ],
)
def test_copies_beside_the_record_must_say_the_same(columns, wrong):
    """A column that is searched by is worth no more than the record it was copied from."""
    rows, heads = trail(A=1)
    report = verify([rows[0]._replace(columns=columns)], heads=heads)
    assert [(fault.kind, fault.found.split(":")[0]) for fault in report.faults] == (
        [(Kind.COLUMNS_DIFFER, wrong)] if wrong else []
    )


def with_personal_values():
    payload = {
        "paper": {
            "national_id": commit(SALT, "1101700230708"),
            "guarantors": [commit(SALT, {"name": "สมศรี"})],
            "amount": 100,
        }
    }
    rows = [
        Stored("A", 1, entry.hash, entry.body)
        for entry in [make("A", 1, NO_RECORD_BEFORE, NINE_O_CLOCK, payload)]
    ]
    kept = [
        Opening("A", 1, "paper.guarantors.0", SALT, {"name": "สมศรี"}),
        Opening("A", 1, "paper.national_id", SALT, "1101700230708"),
    ]
    return [*rows, *chain("B", ["receive"])], kept


def test_kept_values_open_their_commitments():
    """Values in the side table are those the record committed to."""
    rows, kept = with_personal_values()
    report = verify(rows, heads=heads_of(rows), openings=kept)
    assert (report.holds, report.openings) == (True, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "1101700230709"},
        {"value": 1101700230708},
        {"salt": bytes(32)},
        {"salt": b""},
        {"path": "paper.amount"},
        {"path": "paper.nothing"},
        {"n": 2},
        {"case": "0"},
        {"case": "B"},
        {"case": "Z"},
    ],
)
def test_a_changed_value_is_named_and_not_shown(change):
    """The report says which commitment fails, and never what the value was."""
    rows, (first, second) = with_personal_values()
    changed = second._replace(**change)
    openings = sorted([first, changed], key=lambda item: (item.case, item.n))
    report = verify(rows, openings=openings)
    assert kinds(report) == {("commitment_broken", changed.case, changed.n)}
    shown = json.dumps(report.document(), ensure_ascii=False)
    assert "1101700230708" not in shown
    assert "1101700230709" not in shown


def test_values_of_an_unreadable_record_are_not_blamed():
    """The record is named; whether its values are right cannot be known."""
    rows, kept = with_personal_values()
    rows[0] = rehashed(rows[0], b"nothing")
    assert kinds(verify(rows, openings=kept)) == {("not_canonical", "A", 1)}


def test_a_wide_gap_is_one_fault():
    """A forged record number of nine thousand million million does not fill the memory."""
    rows, _ = trail(A=2)
    entry = make("A", 2**53 - 1, rows[1].hash, datetime(2020, 1, 1, tzinfo=UTC), {})
    far = Stored("A", 2**53 - 1, entry.hash, entry.body)
    (fault,) = verify([*rows, far]).faults
    assert (fault.kind, fault.n, fault.until) == (Kind.MISSING, 3, 2**53 - 2)


def test_a_gap_filled_out_of_order_is_not_called_missing():
    """Records that came late are out of place; only what never came is missing."""
    rows, heads = trail(A=7)
    late = [rows[0], rows[6], rows[3], rows[1], rows[5]]
    assert kinds(verify(late, heads=heads)) == {
        ("reordered", "A", 4),
        ("reordered", "A", 2),
        ("reordered", "A", 6),
        ("missing", "A", 3),
        ("missing", "A", 5),
    }


def test_a_fault_speaks_both_languages_and_moves_no_cursor():
    """What a forger wrote into a name is shown, never obeyed."""
    rows, _ = trail(A=1)
    fault = verify([rows[0]._replace(case="A\x1b[2J\u202e" + "x" * 500)]).faults[0]
    assert fault.thai.startswith("ระเบียนที่ 1 ของเรื่อง A\\u{1b}[2J\\u{202e}xxx")
    assert fault.english.startswith("Record 1 of case A\\u{1b}[2J\\u{202e}xxx")
    assert len(fault.english) < 300


def test_every_kind_has_a_sentence_in_both_languages():
    """No kind of fault is left without words a Thai auditor can quote."""
    for kind in Kind:
        assert any("\u0e00" <= character <= "\u0e7f" for character in kind.thai)
        assert kind.english.isascii()
        assert kind.english.endswith(".")
