"""
What the program says while it works: one JSON object a line on standard error.

A line may carry what `_MAY_SAY` lists, in the form written there, and nothing else. Everything a
borrower could be known by (a name, a number, an amount) is neither in that list nor of those forms,
so no mistake of a caller brings it into a log file.
"""

import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Final, Protocol, TextIO, cast

import structlog

from adapters.quick_json import json_text
from adapters.settings import LOG_LEVELS
from workflow.office import Log

_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MAY_SAY: Final[Mapping[str, re.Pattern[str]]] = {
    "event": re.compile(r"[a-z][a-z_.]{0,59}"),
    "case": re.compile(r"(?=.{1,24}\Z)(?!.*\d{7})[A-Z0-9]+(?:[-/.][A-Z0-9]+)*"),
    "person": re.compile(r"(?!.*\d{7})[a-z][a-z0-9_.-]{0,39}"),
    "request": re.compile(r"[0-9a-f]{8,40}|[a-z][a-z-]{0,39}|"),
    "outcome": _WORD,
    "error": re.compile(r"[A-Z][A-Za-z]{0,59}"),
    "where": re.compile(r"(?:[a-z_]+\.)*[a-z_]+:\d{1,5}"),
    "level": _WORD,
    "at": re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{8,15}Z"),
}
"""What a line may carry and the form of each; a run of seven digits could be an identity number."""

Line = MutableMapping[str, Any]


class Logger(Log, Protocol):
    """The log of the office, with a voice for what must not happen."""

    def error(self, event: str, **fields: object) -> object: ...


def log_to(stream: TextIO | None = None, level: str = "info") -> Logger:
    """A log whose lines go to `stream` (None: to standard error, wherever it leads by then)."""
    lazy = structlog.wrap_logger(
        _Lines(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            only_what_may_be_said,
            _rendered,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LOG_LEVELS.index(level) * 10 + 10),
    )
    # Bound once: the lazy one would put its parts together again for every line.
    return cast(Logger, lazy.bind())


def only_what_may_be_said(_logger: object, _method: str, line: Line) -> Line:
    """
    The line without fields or values that are not in the list; `withheld` counts what was taken.

    The keys are not told either: one that was made of data would say too much.
    """
    kept = {key: value for key, value in line.items() if value is None or _may_say(key, value)}
    known = {key: value for key, value in kept.items() if key in _MAY_SAY}
    withheld = len(line) - len(known)
    return {**known, "withheld": withheld} if withheld else known


def _rendered(_logger: object, _method: str, line: Line) -> str:
    return json_text(line)


def _may_say(key: str, value: object) -> bool:
    form = _MAY_SAY.get(key)
    return form is not None and isinstance(value, str) and form.fullmatch(value) is not None


class _Lines:
    """Writes lines; a reader who has gone away or a full disk stops no loan."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def _write(self, line: str) -> None:
        stream = self._stream or sys.stderr
        try:
            stream.write(line + "\n")
            stream.flush()
        except (OSError, ValueError):
            return

    debug = info = warning = error = _write
