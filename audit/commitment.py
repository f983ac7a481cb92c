"""A promise of a value that does not show it: what stands in a record for a personal value.

The salt keeps a short value, such as a number of 13 digits, from being found by trying them all.
Once salt and value are destroyed nothing about the value can be learned from the commitment.
"""

import hashlib
import hmac

from audit.canonical import STANDARD, Codec, canonical

SALT_BYTES = 32
_DOMAIN = b"smefund-commitment-1\x00"  # keeps these hashes apart from every other use of SHA-256
_PREFIX = "sha256:"


def commit(salt: bytes, value: object, codec: Codec = STANDARD) -> str:
    """`sha256:` and 64 hex digits over the salt (32 random bytes) and the canonical value.

    Raises `ValueError` for a salt of another length, `NotCanonicalError` for the value.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return _PREFIX + hashlib.sha256(_DOMAIN + salt + canonical(value, codec)).hexdigest()


def opens(commitment: str, salt: bytes, value: object, codec: Codec = STANDARD) -> bool:
    """Whether salt and value are what was committed to; a value that could not be, is not."""
    try:
        expected = commit(salt, value, codec)
    except ValueError:
        return False
    return hmac.compare_digest(expected.encode(), commitment.encode("utf-8", "surrogatepass"))
