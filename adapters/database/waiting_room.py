"""Where the writers of one SQLite file wait for each other, first come, first served.

SQLite wakes nobody: whoever waits for the write lock looks for it again and again, and whoever
has just committed finds it free first. On a slow disk somebody who waits may so wait for seconds
while another writes a thousand times. Here one looks for the lock at a time, and the others stand
in the queue that the operating system keeps for the lock of a file. It is a matter of turns only:
without the file, or on a system that has no such lock, every act is still safe.
"""

import fcntl
import os
from pathlib import Path


class WaitingRoom:
    """The queue for one database; its file stands beside it, as SQLite's own do."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._door = f"{database}-queue"

    def enter(self) -> int | None:
        """Wait until it is one's turn to look for the write lock; what `leave` is given then."""
        door = self._opened()
        if door is not None:
            fcntl.flock(door, fcntl.LOCK_EX)
        return door

    @staticmethod
    def leave(door: int | None) -> None:
        """Let the next one look."""
        if door is not None:
            os.close(door)

    def _opened(self) -> int | None:
        # Opened anew each time: two threads that share a descriptor would share the lock.
        try:
            return os.open(self._door, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return self._made()
        except OSError:
            return None

    def _made(self) -> int | None:
        """Whoever may use the database may use the queue."""
        try:
            mode = self._database.stat().st_mode & 0o777
            return os.open(self._door, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, mode)
        except OSError:
            return None
