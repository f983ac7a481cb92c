"""Hostile input: whatever comes is read, or refused with reasons."""

import json
from copy import deepcopy
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states import document
from states.application import Application, read_application
from states.form_checks import form_faults
from states.invalid import InvalidInputError
from states.json_text import MOST_BYTES, MOST_DEPTH, parse_json
from tests.example import DATA, example_document

EXAMPLE = (DATA / "application.json").read_bytes()


# --- JSON itself ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xef\xbb\xbf", "not JSON"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"\x00", "not JSON"),
        (b"{", "not JSON"),
        (b"{'a': 1}", "not JSON"),
        (b"{} {}", "not JSON"),
        (b'{"a": 1, "a": 1}', "twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "NaN"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "too long"),
        (b'{"a": 1e999999999999999999999}', "a number is too long"),
        (b'"' + b"x" * MOST_BYTES + b'"', "larger"),
        (b"[" * 100_000, "too deeply"),
        (b"[" * (MOST_DEPTH + 1) + b"1" + b"]" * (MOST_DEPTH + 1), "too deeply"),
        (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, "too deeply"),
    ],
)
def test_what_is_not_a_document(raw, reason):
    """Broken JSON is refused as a whole, in one sentence."""
    with pytest.raises(InvalidInputError) as caught:
        parse_json(raw)
    (fault,) = caught.value.faults
    assert fault.field == "-"
    assert reason in fault.english
    assert fault.thai


def test_the_deepest_document_that_is_read():
    """The limit of depth belongs to what it allows."""
    assert parse_json(b"[" * MOST_DEPTH + b"1" + b"]" * MOST_DEPTH)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_any_bytes_are_read_or_refused(raw):
    """No bytes bring the reader down."""
    outcome_of(raw)


# --- The whole document under attack --------------------------------------------------------


def outcome_of(raw: bytes) -> Application | None:
    """The application in some bytes, or None when they were refused with reasons."""
    try:
        return read_application(parse_json(raw))
    except InvalidInputError as refusal:
        faults = refusal.faults
    assert faults
    for fault in faults:
        assert fault.field
        assert fault.thai
        assert fault.english
        assert len(fault.english) < 5_000
    return None


JUNK: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    0,
    10**30,
    "",
    " ",
    "NaN",
    "-1.00",
    "0.001",
    "1" + "0" * 30,
    "1e5",
    "x" * 100_000,
    "\x00",
    "\ud800",
    "\u202e",
    "๑๘ เมษายน ๒๕๖๒",
    "2019-04-18",
    "1999900007018",
    "has",
    [],
    {},
    [[[[]]]],
    [None],
    [""],
    [1, "x", {}],
    {"": ""},
    {"\ud800": 1},
    {"1": True},
)


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside a document."""
    found = [path] if path else []
    for key in _keys(part):
        found += places(part[key], (*path, key))
    return found


def _keys(part: Any) -> Any:
    if isinstance(part, dict):
        return part.keys()
    return range(len(part)) if isinstance(part, list) else ()


PLACES = places(example_document())


def with_junk(spots: list[tuple[tuple[Any, ...], Any]]) -> bytes:
    attacked = example_document()
    for path, junk in spots:
        part: Any = attacked
        for key in path[:-1]:
            part = part[key] if key in _keys(part) else None
        if path[-1] in _keys(part):
            part[path[-1]] = deepcopy(junk)
    return json.dumps(attacked).encode("ascii")


def judged(raw: bytes) -> None:
    application = outcome_of(raw)
    if application is not None:
        form_faults(application)
        written = json.loads(json.dumps(document.write(application)))
        assert document.restore(Application, written) == application


@given(st.sampled_from(PLACES), st.sampled_from(JUNK))
def test_junk_in_any_place_is_read_or_refused(path, junk):
    """Whatever stands in whatever place: the document is read, or refused with reasons."""
    judged(with_junk([(path, junk)]))


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(JUNK)), min_size=2, max_size=12))
def test_much_junk_is_read_or_refused(spots):
    """Many wrong values at once are answered like one."""
    judged(with_junk(spots))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from([*example_document(), "x"]), inside, max_size=3)
    ),
    max_leaves=10,
)


@given(st.sampled_from(PLACES), json_values)
def test_any_json_in_any_place_is_read_or_refused(path, value):
    """The same with values nobody thought of."""
    judged(with_junk([(path, value)]))


@given(st.integers(0, len(EXAMPLE) - 1), st.integers(1, 60), st.binary(max_size=4))
def test_a_damaged_file_is_read_or_refused(start, length, patch):
    """Bytes lost or changed on the way are noticed or harmless, never fatal."""
    judged(EXAMPLE[:start] + patch + EXAMPLE[start + length :])


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_as_the_whole_document(junk):
    """A document that is no application at all is refused."""
    assert outcome_of(json.dumps(junk).encode("ascii")) is None


def test_nothing_of_the_content_is_repeated_in_a_refusal():
    """A refusal may be logged: it names fields, and never says what stood in them."""
    attacked = example_document()
    attacked["borrower"]["directors"][0]["national_id"] = "1234567890123"
    attacked["borrower"]["name_th"] = "ความลับ\x00"
    attacked["request"]["loan_amount"] = "7777777.777"
    with pytest.raises(InvalidInputError) as caught:
        read_application(attacked)
    told = str(caught.value) + "".join(fault.thai for fault in caught.value.faults)
    assert len(caught.value.faults) == 3
    for content in ("1234567890123", "ความลับ", "7777777"):
        assert content not in told
