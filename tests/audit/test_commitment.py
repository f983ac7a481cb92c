"""A personal value stands in a record only as a commitment that needs its salt to be opened."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import NotCanonicalError
from audit.commitment import commit, opens
from tests.audit.test_canonical import values

SALT = bytes(range(32))
salts = st.binary(min_size=32, max_size=32)


def test_a_commitment_is_one_public_hash():
    """Anyone with the salt and the value can work it out with nothing but SHA-256."""
    text = b"smefund-commitment-1\x00" + SALT + '"สมศรี"'.encode()
    assert commit(SALT, "สมศรี") == "sha256:" + hashlib.sha256(text).hexdigest()


@given(salts, values)
def test_the_value_and_its_salt_open_it(salt, value):
    """What was committed to is recognised."""
    assert opens(commit(salt, value), salt, value)


@given(salts, salts, values, values)
def test_nothing_else_opens_it(salt, other_salt, value, other_value):
    """Another salt or another value does not."""
    same = (salt, repr(value)) == (other_salt, repr(other_value))
    assert opens(commit(salt, value), other_salt, other_value) == same


@pytest.mark.parametrize(
    ("commitment", "salt", "value"),
    [
        ("", SALT, "x"),
        ("sha256:", SALT, "x"),
        ("ลับ", SALT, "x"),
        ("\ud800", SALT, "x"),
        (commit(SALT, "x"), b"", "x"),
        (commit(SALT, "x"), SALT + b"0", "x"),
        (commit(SALT, 1), SALT, 1.0),
        (commit(SALT, 1), SALT, True),
    ],
)
def test_what_could_not_be_a_commitment_opens_nothing(commitment, salt, value):
    """Hostile input gives no, not an error."""
    assert not opens(commitment, salt, value)


def test_a_commitment_needs_a_full_salt():
    """Without 32 random bytes a number of 13 digits could be found by trying them all."""
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", "1234567890123")


def test_a_value_that_is_not_canonical_cannot_be_committed_to():
    """One value, one text, one commitment."""
    with pytest.raises(NotCanonicalError):
        commit(SALT, 0.5)
