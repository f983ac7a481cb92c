"""What the user sees: lines in one language, or one JSON document; complaints apart from both."""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TextIO

from states.invalid import Invalid
from states.thai import BANGKOK_TIME, thai_day


class Screen:
    """
    Standard output and standard error as the commands use them.

    `thai` and `as_json` are set once the wishes of the user are known. Under `as_json` standard
    output gets documents alone. A reader who goes away (`| head`) changes no exit status.
    """

    def __init__(self) -> None:
        self.thai = True
        self.as_json = False
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def say(self, thai: str, english: str) -> None:
        """One line for a person; not under `as_json`."""
        self.text(thai if self.thai else english)

    def text(self, text: str) -> None:
        """Lines for a person; not under `as_json`."""
        if not self.as_json:
            _write(sys.stdout, printable(text).rstrip("\n") + "\n")

    def day(self, day: date) -> str:
        """A day as the user reads it: in the Buddhist era in Thai, ISO in English."""
        return thai_day(day) if self.thai else day.isoformat()

    def moment(self, at: str) -> str:
        """When something was recorded (ISO), by the clock and the calendar of Thailand."""
        local = datetime.fromisoformat(at).astimezone(BANGKOK_TIME)
        return f"{self.day(local.date())} {local:%H:%M:%S}"

    def pages(self, text: str) -> None:
        """A document that is text of its own kind (SVG, Mermaid), as it is."""
        _write(sys.stdout, text if text.endswith("\n") else text + "\n")

    def document(self, document: Mapping[str, Any]) -> None:
        """The JSON document of the answer; only under `as_json`."""
        if self.as_json:
            _write(sys.stdout, json.dumps(document, ensure_ascii=False) + "\n")

    def complain(self, thai: str, english: str) -> None:
        """One line on standard error."""
        _write(sys.stderr, printable(thai if self.thai else english) + "\n")

    def errors(self, faults: Iterable[Invalid]) -> None:
        """Every fault with its field and reason; under `as_json` as the one document."""
        found = tuple(faults)
        self.document({"errors": [fault._asdict() for fault in found]})
        if not self.as_json:
            for fault in found:
                self.complain(f"{fault.field}: {fault.thai}", f"{fault.field}: {fault.english}")

    def close(self, status: int) -> int:
        """Bring out what is still held back, and answer `status`."""
        for stream in (sys.stdout, sys.stderr):
            _flush(stream)
        return status


def printable(text: str) -> str:
    """Text that cannot move the reader's cursor, whatever stood in a file or an argument."""
    if text.isprintable():
        return text
    return "".join(
        part if part.isprintable() or part in "\n\t" else f"\\u{ord(part):04x}" for part in text
    )


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except BrokenPipeError:
        _forget(stream)


def _flush(stream: TextIO) -> None:
    try:
        stream.flush()
    except BrokenPipeError:
        _forget(stream)


def _forget(stream: TextIO) -> None:
    """The reader is gone: what comes now leads nowhere, and the interpreter may end in peace."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
