"""Tokens that are the same for the same text, and that only the office's key makes."""

import pytest

from adapters.blind_index import DEMONSTRATION_KEY, KEY_BYTES, blind_index
from adapters.settings import settings_from
from states.invalid import InvalidInputError

KEY = bytes(range(KEY_BYTES))
BLIND, OTHER = blind_index(KEY), blind_index(DEMONSTRATION_KEY)


def test_a_token_is_hmac_sha256_under_the_mark_of_its_key():
    """A known answer: whoever rebuilds the index must come to the same."""
    assert BLIND("id:1101700230708").partition(".")[2] == (
        "835ef2c3ce8e3a863b2ec25ebafe007b87118ebbac87a0c74eb91bb2402ef720"
    )
    assert len(DEMONSTRATION_KEY) == KEY_BYTES


def test_the_mark_tells_two_keys_apart():
    """The same in every token of a key, another for another key."""
    assert BLIND("one").split(".")[0] == BLIND("other").split(".")[0]
    assert BLIND("one").split(".")[0] != OTHER("one").split(".")[0]


def test_the_key_is_given_as_digits_or_in_a_file(tmp_path):
    """64 hexadecimal digits; without the setting there is none, and it is never shown."""
    path = tmp_path / "key"
    path.write_text(KEY.hex() + "\n", encoding="ascii")
    for written in (KEY.hex(), KEY.hex().upper(), f"file:{path}"):
        settings = settings_from({"SMEFUND_BLIND_INDEX_KEY": written})
        assert settings.blind_index_key == KEY
        assert KEY.hex() not in repr(settings)
        assert repr(KEY) not in repr(settings)
    assert settings_from({}).blind_index_key is None


@pytest.mark.parametrize("written", ["1234", "x" * 64, "file:/nowhere/at/all", "ก" * 64])
def test_what_is_no_key_is_named_and_not_repeated(written):
    """The variable is at fault; its value is not told."""
    with pytest.raises(InvalidInputError) as error:
        settings_from({"SMEFUND_BLIND_INDEX_KEY": written})
    (fault,) = error.value.faults
    assert fault.field == "SMEFUND_BLIND_INDEX_KEY"
    assert written not in fault.thai + fault.english
