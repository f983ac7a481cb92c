"""The example application, and the same with something changed: what a test case is made of."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from states.application import read_application

DATA = Path(__file__).parent / "data"
ABSENT = object()
"""Given as the value of a change, it takes the key away."""


@cache
def _text() -> str:
    return (DATA / "application.json").read_text(encoding="utf-8")


def example_document() -> dict[str, Any]:
    """A new copy of the example, as JSON values."""
    document: dict[str, Any] = json.loads(_text())
    return document


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    """The example with other values at some paths: `{"borrower.employees": 5}`."""
    document = example_document()
    for path, value in changes.items():
        *above, last = path.split(".")
        part: Any = document
        for key in above:
            part = part[int(key) if isinstance(part, list) else key]
        place: Any = int(last) if isinstance(part, list) else last
        if value is ABSENT:
            del part[place]
        else:
            part[place] = deepcopy(value)
    return document


def application(changes: dict[str, Any] | None = None) -> Any:
    """The example, or the example with some changes, as the house reads it (`Application`)."""
    return read_application(changed(changes or {}))
