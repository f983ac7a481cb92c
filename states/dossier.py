"""
The dossier: what a committee decides on, as one digest.

It is the application as the file holds it with the approved terms. What the office's own book adds
for a judgement (lines, window, debts of others) changes by the acts of others and is no part of it.
"""

import json
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Final

from states import document
from states.application import Application
from states.baht import Baht
from states.facts import Facts

if TYPE_CHECKING:
    from hashlib import _Hash

MOST_REMEMBERED: Final = 1_000
_OUTSIDE: Final = frozenset({"exposure", "context"})
_TERMS: Final = (
    "approved_amount",
    "approved_term_months",
    "approved_grace_months",
    "approval_conditions",
    "early_draw_allowed",
)
_terms_of: Final = attrgetter(*_TERMS)
_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)
_covered: Final = attrgetter(
    *[field.name for field in fields(Application) if field.name not in _OUTSIDE]
)


def digest_of(facts: Facts) -> str:
    """
    SHA-256, in lower-case hexadecimal digits, of `{"application": ..., "terms": ...}` in canonical
    JSON.
    """
    begun = _begun(_Covered(facts.application)).copy()
    begun.update(_ended(_terms_of(facts.course)))
    return begun.hexdigest()


# Before its approval every file has the same terms: none.
@lru_cache(maxsize=MOST_REMEMBERED)
def _ended(terms: tuple[object, ...]) -> bytes:
    """The end of the document, with the terms in the order of `_TERMS`."""
    said = {name: _plain(term) for name, term in zip(_TERMS, terms, strict=True)}
    return b',"terms":' + _written(said) + b"}"


def _plain(term: object) -> object:
    if isinstance(term, Baht):
        return str(term)
    return list(term) if isinstance(term, tuple) else term


def _written(value: object) -> bytes:
    return _WRITER.encode(value).encode()


class _Covered:
    """
    The application, equal to another only if every part the dossier covers is the same object.

    Nothing in an application can be changed in place, so the same objects say the same.
    """

    __slots__ = ("application", "parts")

    def __init__(self, application: Application) -> None:
        self.application = application
        self.parts: tuple[object, ...] = _covered(application)

    def __hash__(self) -> int:
        return id(self.parts[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Covered) and all(map(is_, self.parts, other.parts))


# Whoever is remembered keeps his parts alive, so no other object ever gets their identity.
@lru_cache(maxsize=MOST_REMEMBERED)
def _begun(covered: _Covered) -> "_Hash":
    """The digest as far as the application goes: an application stays while its terms change."""
    application = document.write(covered.application)
    kept = {name: part for name, part in application.items() if name not in _OUTSIDE}
    return sha256(b'{"application":' + _written(kept))
