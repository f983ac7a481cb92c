"""What a process remembers of a database, so that an act need not read it again.

Nothing remembered can be stale: the office is known by the hash of its last record and an
application by the hash of its text, and both hashes are read anew in every transaction.
"""

from hashlib import sha256
from threading import Lock
from typing import Final, NamedTuple

from adapters.database.reads import Reads
from adapters.database.rows import entry_of
from adapters.database.session import Session
from adapters.quick_json import json_value
from states.directory import Directory
from states.register import Entry
from workflow.filing import FiledApplication
from workflow.office import Document

MOST_APPLICATIONS: Final = 1_000


class OfficeState(NamedTuple):
    """Number and hash of the office's last record, as a transaction sees them."""

    version: int
    head: bytes


class _Known(NamedTuple):
    state: OfficeState
    entries: tuple[Entry, ...]
    directory: Directory


def digest_of(application: str) -> bytes:
    """By which the text of an application is known."""
    return sha256(application.encode()).digest()


class Memory:
    """Shared by all threads of a process that use the same `Database`."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._office: _Known | None = None
        self._applications: dict[bytes, Document] = {}
        self._lock = Lock()

    def directory(self, session: Session, state: OfficeState, *, committed: bool) -> Directory:
        """The office at `state`; kept for others only if that state is committed."""
        known = self._office
        if known is not None and known.state == state:
            return known.directory
        entries = self._entries(session, state, known)
        found = _Known(state, entries, Directory(entries, state.version))
        if committed:
            self._office = found
        return found.directory

    def _entries(
        self, session: Session, state: OfficeState, known: _Known | None
    ) -> tuple[Entry, ...]:
        before: tuple[Entry, ...] = ()
        after = 0
        if known is not None and 0 < known.state.version < state.version:
            # What is known is the beginning of this office only if its last record is the same.
            row = session.row(self._reads.office_hash, known.state.version)
            if row is not None and row[0] == known.state.head:
                before, after = known.entries, known.state.version
        news = session.rows(self._reads.entries_after, after)
        return (*before, *[entry_of(*row) for row in news])

    def application(self, session: Session, number: str, digest: bytes) -> Document:
        """
        The application of a case. The same text is always given as the same object, so whoever
        keeps something beside it can tell by identity that it did not change.
        """
        found = self._applications.get(digest)
        if found is not None:
            return found
        row = session.row(self._reads.application, number)
        return {} if row is None else self.application_from(row[0], digest)

    def application_from(self, body: str, digest: bytes) -> Document:
        """The application in a text that was read; kept only if the text is what `digest` says."""
        found = self._applications.get(digest)
        if found is not None:
            return found
        document = FiledApplication(json_value(body))
        if digest_of(body) == digest:
            with self._lock:
                while len(self._applications) >= MOST_APPLICATIONS:
                    del self._applications[next(iter(self._applications))]
                self._applications[digest] = document
        return document
