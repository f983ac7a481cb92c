"""Papers as data: read with every fault at once, written, restored, sealed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest

from states import document
from states.baht import Baht
from states.fields import PERSONAL, SEAL_PREFIX, Items, Key, Money, Number, Sealed, Text, Whole
from states.invalid import InvalidInputError
from states.words import Word


class Colour(Word):
    """Two words."""

    RED = "red", "แดง", "Red"
    BLUE = "blue", "น้ำเงิน", "Blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A paper inside a paper."""

    name: Annotated[str | None, PERSONAL] = None
    count: Annotated[int, Whole(1, 9)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One field of each kind."""

    text: Annotated[str, Text(longest=5)]
    number: Annotated[str, Text(pattern=r"\d{3}")] | None = None
    truth: bool | None = None
    share: Annotated[Decimal, Number(high=Decimal(100), decimals=2)] | None = None
    amount: Annotated[Baht, Money(above_zero=True)] | None = None
    result: Annotated[Baht, Money(signed=True)] | None = None
    on: date | None = None
    colour: Colour | None = None
    first: Annotated[bool | None, Key("1")] = None
    inner: Inner | None = None
    several: Annotated[tuple[Inner, ...], Items(fewest=1, most=2)] | None = None
    counts: Mapping[Colour, int] | None = None
    secret: Annotated[Inner | Sealed | None, PERSONAL] = None


FULL = {
    "text": "ก",
    "number": "123",
    "truth": False,
    "share": "12.50",
    "amount": "0.01",
    "result": "-1.00",
    "on": "2019-04-18",
    "colour": "red",
    "1": True,
    "inner": {"name": "นาง ก", "count": 9},
    "several": [{"count": 1}, {"name": "นาย ข"}],
    "counts": {"red": 1},
    "secret": {"name": "นาย ค"},
}


def refused(kind, value):
    """Field and English reason of each fault."""
    with pytest.raises(InvalidInputError) as caught:
        document.read(kind, value)
    return {fault.field: fault.english for fault in caught.value.faults}


def test_every_kind_of_field_goes_in_and_comes_out():
    """What was read is written as it came, and what was written is restored as it was."""
    paper: Any = document.read(Sample, FULL)
    assert paper.amount == Baht(1)
    assert paper.on == date(2019, 4, 18)
    assert paper.first is True
    assert paper.several[1].name == "นาย ข"
    assert document.write(paper) == FULL
    assert document.restore(Sample, json.loads(json.dumps(document.write(paper)))) == paper


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("text", None, "is required"),
        ("text", "", "is empty"),
        ("text", " \t", "is empty"),
        ("text", 5, "must be text"),
        ("text", "กกกกกก", "longer than 5"),
        ("text", "\x00", "control character"),
        ("text", "a\u0000b", "control character"),
        ("text", "\ud800", "broken character"),
        ("text", "\uffff", "broken character"),
        ("number", "12", "not written in the form"),
        ("number", "๑๒๓", "not written in the form"),
        ("number", "123\n", "not written in the form"),
        ("truth", 1, "true or false"),
        ("truth", "true", "true or false"),
        ("share", "100.01", "between 0 and 100"),
        ("share", "-0.01", "between 0 and 100"),
        ("share", "1.001", "more than 2 decimals"),
        ("share", 1, "number written as text"),
        ("share", Decimal("1.5"), "number written as text"),
        ("share", "1e2", "number written as text"),
        ("share", "NaN", "number written as text"),
        ("amount", "0.00", "above zero"),
        ("amount", "-0.01", "below zero"),
        ("amount", "0.001", "2 decimals"),
        ("amount", "1" + "0" * 30, "beyond"),
        ("amount", 1, "as text"),
        ("amount", {"satang": 1}, "as text"),
        ("result", "-0.001", "2 decimals"),
        ("on", "2019-02-29", "calendar"),
        ("on", "1899-12-31", "1900-2200"),
        ("on", "2562-04-18", "1900-2200"),
        ("on", "๒๐๑๙-๐๔-๑๘", "ISO date"),
        ("on", "20190418", "ISO date"),
        ("colour", "green", "accepted: red, blue"),
        ("colour", "RED", "accepted: red, blue"),
        ("colour", ["red"], "accepted: red, blue"),
        ("inner", [], "JSON object"),
        ("inner", "นาง ก", "JSON object"),
        ("several", {}, "must be a list"),
        ("several", [], "1 to 2 entries"),
        ("several", [{}, {}, {}], "1 to 2 entries"),
        ("counts", [], "an object"),
        ("green", 1, "unknown field; accepted: 1, amount"),
    ],
)
def test_each_limit_is_told(field, value, reason):
    """One step over a limit, and the field is named with its limit."""
    faults = refused(Sample, {**FULL, field: value})
    assert list(faults) == [field]
    assert reason in faults[field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "กกกกก"),
        ("text", "a\nb\tc"),
        ("share", "0"),
        ("share", "100.00"),
        ("amount", "999999999999.99"),
        ("result", "0"),
        ("on", "1900-01-01"),
        ("on", "2200-12-31"),
        ("several", [{}]),
        ("inner", {}),
        ("inner", None),
    ],
)
def test_the_limits_themselves_are_inside(field, value):
    """A limit belongs to what it allows."""
    paper = document.read(Sample, {**FULL, field: value})
    assert isinstance(paper, Sample)


def test_faults_inside_are_told_with_their_path_all_at_once():
    """The path leads through objects and lists to the value."""
    faults = refused(
        Sample,
        {
            "inner": {"count": 0},
            "several": [{"count": 10}, {"colour": "red"}],
            "counts": {"red": -1, "green": 1},
            "share": "x",
        },
    )
    assert set(faults) == {
        "text",
        "share",
        "inner.count",
        "several.0.count",
        "several.1.colour",
        "counts.red",
        "counts.green",
    }


@pytest.mark.parametrize("value", [None, [], "x", 1, True, Decimal(1), [FULL]])
def test_a_document_is_an_object(value):
    """Anything else is refused as a whole."""
    assert refused(Sample, value) == {"-": "must be a JSON object"}


def test_composed_and_decomposed_text_are_one():
    """Text is kept in one spelling, so that the same name is the same name."""
    assert document.read(Sample, {"text": "e\u0301"}).text == "\u00e9"


def test_only_fifty_unknown_fields_are_listed():
    """A document of junk is refused without an answer as long as itself."""
    faults = refused(Sample, {"text": "ก", **{f"x{n}": n for n in range(1_000)}})
    assert len(faults) == 50


def test_a_sender_s_key_is_shown_short_and_printable():
    """Nothing of a hostile key reaches a terminal or a page."""
    (path,) = refused(Sample, {"text": "ก", "\x1b[2J" + "x" * 10_000: 1})
    assert path == "?[2J" + "x" * 36


def test_sealing_replaces_every_personal_value_once():
    """A personal value, or a whole personal part, becomes one commitment; the rest stays."""
    kept: dict[str, Any] = {}

    def conceal(path: str, value: Any) -> str:
        kept[path] = value
        return f"{SEAL_PREFIX}{len(kept):064d}"

    paper = document.read(Sample, FULL)
    sealed = document.seal(paper, conceal)
    assert kept == {
        "inner.name": "นาง ก",
        "several.1.name": "นาย ข",
        "secret": {"name": "นาย ค"},
    }
    assert sealed.text == paper.text
    assert isinstance(sealed.secret, Sealed)
    written = document.write(sealed)
    assert document.restore(Sample, written) == sealed
    assert document.restore(Sample, json.loads(json.dumps(written))) == sealed
    assert document.seal(sealed, conceal) == sealed
