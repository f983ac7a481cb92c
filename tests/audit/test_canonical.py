"""One value has one text, whoever writes it; everything else is refused by name."""

from enum import StrEnum
from unicodedata import normalize

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.quick_json import QUICK
from audit.canonical import (
    DEEPEST_LEVEL,
    LARGEST_WHOLE_NUMBER,
    NotCanonicalError,
    at_path,
    canonical,
    parse,
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(
    lambda text: normalize("NFC", text)
)
keys = st.text(st.characters(min_codepoint=1, max_codepoint=127))
whole_numbers = st.integers(-LARGEST_WHOLE_NUMBER, LARGEST_WHOLE_NUMBER)
values = st.recursive(
    st.none() | st.booleans() | whole_numbers | texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=20,
)
anything = st.recursive(
    st.none() | st.integers() | st.floats() | st.text() | st.binary(max_size=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=10,
)


@given(values)
def test_the_bytes_are_those_of_another_writer(value):
    """The standard library and orjson write the same bytes for everything that is allowed."""
    assert canonical(value) == orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


@given(values)
def test_reading_gives_back_what_was_written(value):
    """Nothing is lost or changed between a value and its text."""
    assert parse(canonical(value)) == value
    assert parse(canonical(value), QUICK) == value


@given(anything)
def test_both_codecs_allow_and_refuse_the_same(value):
    """A faster writer changes the speed, never what may stand in a record."""
    assert outcome(value) == outcome(value, QUICK)


@given(st.binary() | anything.map(repr).map(str.encode) | values.map(canonical))
def test_both_codecs_read_and_refuse_the_same(data):
    """The same holds for reading, whatever the bytes."""
    assert reading(data) == reading(data, QUICK)


def outcome(value, *codec):
    try:
        return canonical(value, *codec)
    except NotCanonicalError as error:
        return error.path, error.reason


def reading(data, *codec):
    try:
        return parse(data, *codec)
    except NotCanonicalError:
        return "refused"


class Colour(StrEnum):
    GREEN = "green"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        (("a", 1), '["a",1]'),
        ({"text": 'ก่อนอนุมัติ\n\t"\\\x01\x7f/'}, '{"text":"ก่อนอนุมัติ\\n\\t\\"\\\\\\u0001\x7f/"}'),
        ("\\u0000", '"\\\\u0000"'),
        ("\n\u0301", '"\\n\u0301"'),
        (Colour.GREEN, '"green"'),
        (LARGEST_WHOLE_NUMBER, "9007199254740991"),
        (-LARGEST_WHOLE_NUMBER, "-9007199254740991"),
        ("", '""'),
        ({}, "{}"),
    ],
)
def test_the_text_of_a_value(value, text):
    """Keys are sorted, nothing is spaced, and only what must be escaped is."""
    assert canonical(value) == text.encode()


def nested(depth):
    value: list = []
    for _ in range(depth - 1):
        value = [value]
    return value


def endless():
    value: list = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        (1.0, "", "type float"),
        ({"verdicts": [{"limit": 1.25}]}, "verdicts.0.limit", "type float"),
        ({"a": float("nan")}, "a", "type float"),
        ({"a": LARGEST_WHOLE_NUMBER + 1}, "a", "2^53-1"),
        ({"a": -LARGEST_WHOLE_NUMBER - 1}, "a", "2^53-1"),
        ({"a": 10**5000}, "a", "2^53-1"),
        ({"a": ["ok", "NUL\0"]}, "a.1", "NUL"),
        ({"a": "\ud800"}, "a", "surrogate"),
        ({"a": "e\u0301"}, "a", "NFC"),
        ({"a": {"ชื่อ": 1}}, "a", "key"),
        ({"a": {1: 1}}, "a", "key"),
        ({"a": {None: 1}}, "a", "key"),
        ({"a": {"\0": 1}}, "a", "key"),
        ({"a": {1, 2}}, "a", "type set"),
        ({"a": b"bytes"}, "a", "type bytes"),
        (nested(DEEPEST_LEVEL + 1), ".".join(["0"] * DEEPEST_LEVEL), "deeper"),
        (nested(100_000), ".".join(["0"] * DEEPEST_LEVEL), "deeper"),
        (endless(), ".".join(["0"] * DEEPEST_LEVEL), "deeper"),
    ],
)
def test_what_may_not_stand_in_a_record_is_named(value, path, reason):
    """The refusal says where the value stands and what is wrong with it."""
    with pytest.raises(NotCanonicalError) as refusal:
        canonical(value)
    assert refusal.value.path == path
    assert reason in refusal.value.reason


def test_the_deepest_level_is_still_allowed():
    """Sixty-four levels may be nested, the sixty-fifth may not."""
    assert canonical(nested(DEEPEST_LEVEL)) == b"[" * DEEPEST_LEVEL + b"]" * DEEPEST_LEVEL


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" {}",
        b"{}\n",
        b'{"a": 1}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1e999}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\u000A"}',
        b'{"a":"\\u0000"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'{"a":"\x01"}',
        '{"a":"e\u0301"}'.encode(),
        '{"ก":1}'.encode(),
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b"[" * 200_000,
        b"[" * 65 + b"]" * 65,
        b'{"a":1}{"a":1}',
    ],
)
def test_bytes_that_are_not_canonical_are_refused(data):
    """A record can be written one way only, so no two readers can understand it differently."""
    with pytest.raises(NotCanonicalError):
        parse(data)
    with pytest.raises(NotCanonicalError):
        parse(data, QUICK)


@pytest.mark.parametrize(
    ("path", "found"), [("event", "select"), ("actor.id", "somsri"), ("docs.1.name", "map")]
)
def test_a_dotted_path_leads_to_a_field(path, found):
    """Names lead into objects, numbers into lists."""
    record = {"event": "select", "actor": {"id": "somsri"}, "docs": [{}, {"name": "map"}]}
    assert at_path(record, path) == found


@pytest.mark.parametrize("path", ["", "actor", "docs.2", "docs.-1", "docs.01", "docs.๑", "event.0"])
def test_a_path_to_nothing_is_an_error(path):
    """A path that leads nowhere is not taken for an empty value."""
    with pytest.raises(LookupError):
        at_path({"event": "select", "docs": [1, 2]}, path)
