"""What is stored is what the standard library would have stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.quick_json import json_text, json_value
from states.fields import Sealed
from states.process import State

texts = st.text(st.characters(exclude_categories=["Cs"]))
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)


@given(documents)
def test_a_document_has_the_text_that_it_always_had(document):
    """A digest of a text that was stored years ago is the digest of what would be stored now."""
    standard = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json_text(document) == standard
    assert json_value(standard) == document


def test_words_and_commitments_are_written_as_their_text():
    """Both are texts of a kind of their own."""
    assert json_text({"to": State.APPROVED, "name": Sealed("sha256:ab")}) == (
        '{"name":"sha256:ab","to":"approved"}'
    )


@pytest.mark.parametrize("document", [{1: "a"}, {"a": {1, 2}}, "\ud800"])
def test_what_json_lacks_is_an_error(document):
    """Nothing is written in a form that somebody made up."""
    with pytest.raises(TypeError):
        json_text(document)
