"""The words of a line that change a paper."""

import pytest

from workflow.changes import REMOVED, UnclearError, changed, value_of, words_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4700000.00", "4700000.00"),  # an amount stays text: nothing is a binary fraction
        ("4", 4),
        ("true", True),
        ("null", None),
        ("NaN", "NaN"),
        ("2019-04-18", "2019-04-18"),
        ("0505561004561", "0505561004561"),
        ("kamol", "kamol"),
        ('"1999900007018"', "1999900007018"),
        ('"a word and another"', "a word and another"),
        ("[kamol,korn]", ["kamol", "korn"]),
        ("[chai]", ["chai"]),
        ("[2.2,2.3(8)]", ["2.2", "2.3(8)"]),
        ("[1, 2]", [1, 2]),
        ("[]", []),
        ('{"owner": "other"}', {"owner": "other"}),
        ("มติที่๑", "มติที่๑"),
        ("", REMOVED),
    ],
)
def test_a_value_is_json_or_bare_text(written, meant):
    """Officers write words and amounts as they stand; JSON works wherever it is needed."""
    assert value_of(written) == meant


def test_words_and_changes_stand_in_any_order():
    """What is not key=value is a plain word of the line."""
    plain, changes = words_of(
        '21 select rank=4 reason="ดี มาก" resolution.voters=[kamol, korn] note='
    )
    assert plain == ["21", "select"]
    assert changes == {
        "rank": 4,
        "reason": "ดี มาก",
        "resolution.voters": ["kamol", "korn"],
        "note": REMOVED,
    }


@pytest.mark.parametrize("text", ["a=1 a=2", 'a="open', "a=[open", "a={open"])
def test_an_unclear_word_is_named(text):
    """A field given twice or a quotation that does not end is an error, never a guess."""
    with pytest.raises(UnclearError, match="a"):
        words_of(text)


@pytest.mark.parametrize(
    ("changes", "paper"),
    [
        ({"rank": 5}, {"rank": 5, "resolution": {"voters": ["a", "b"]}}),
        ({"rank": REMOVED}, {"resolution": {"voters": ["a", "b"]}}),
        ({"other": REMOVED}, {"rank": 4, "resolution": {"voters": ["a", "b"]}}),
        ({"resolution.voters.0": "c"}, {"rank": 4, "resolution": {"voters": ["c", "b"]}}),
        ({"resolution.voters.2": "c"}, {"rank": 4, "resolution": {"voters": ["a", "b", "c"]}}),
        ({"resolution.voters.0": REMOVED}, {"rank": 4, "resolution": {"voters": ["b"]}}),
        ({"new.part": 1}, {"rank": 4, "resolution": {"voters": ["a", "b"]}, "new": {"part": 1}}),
    ],
)
def test_a_change_reaches_one_place(changes, paper):
    """Dotted keys lead inside; numbers count the entries of a list; the specimen stays."""
    specimen = {"rank": 4, "resolution": {"voters": ["a", "b"]}}
    assert changed(specimen, changes) == paper
    assert specimen == {"rank": 4, "resolution": {"voters": ["a", "b"]}}


@pytest.mark.parametrize("path", ["voters.2", "voters.x", "voters.9.name", "voters.0.name"])
def test_a_place_that_is_not_there_is_named(path):
    """A list is not stretched past its end, and a text has no fields."""
    with pytest.raises(UnclearError, match="voters"):
        changed({"voters": ["a"]}, {path: "b"})
