"""
The dossier: what a committee decides on, as one digest.

It is the application as the file holds it with the approved terms. What the office's own book adds
for a judgement (lines, window, debts of others) changes by the acts of others and is no part of it.
"""

import hashlib
import json
from typing import Any, Final

from states import document
from states.facts import Facts

_OUTSIDE: Final = frozenset({"exposure", "context"})
_TERMS: Final = (
    "approved_term_months",
    "approved_grace_months",
    "approval_conditions",
)
_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def dossier_of(facts: Facts) -> dict[str, Any]:
    """The material part of the file as a document."""
    application = document.write(facts.application)
    course = facts.course
    terms: dict[str, Any] = {name: _plain(getattr(course, name)) for name in _TERMS}
    for name in ("approved_amount", "early_draw_allowed"):
        amount = getattr(course, name)
        terms[name] = None if amount is None else str(amount)
    kept = {name: part for name, part in application.items() if name not in _OUTSIDE}
    return {"application": kept, "terms": terms}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def digest_of(facts: Facts) -> str:
    """SHA-256 of the dossier's canonical JSON, in lower-case hexadecimal digits."""
    return hashlib.sha256(_WRITER.encode(dossier_of(facts)).encode()).hexdigest()
