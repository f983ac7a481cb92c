"""Tokens by which numbers and names of persons are compared without being kept."""

import hashlib
import hmac
from typing import Final

from states.interests import Blind

KEY_BYTES: Final = 32
DEMONSTRATION_KEY: Final = hashlib.sha256(b"smefund demonstration").digest()
"""Everybody can know it: what a demonstration office keeps is invented."""
_MARK: Final = 8


def blind_index(key: bytes) -> Blind:
    """
    HMAC-SHA256 under the office's key. The mark in front tells keys apart and nothing about them.
    """
    mark = _digest(key, "mark of the key")[:_MARK]

    def blind(text: str) -> str:
        return f"{mark}.{_digest(key, text)}"

    return blind


def _digest(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
