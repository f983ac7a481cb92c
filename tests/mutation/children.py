"""Work done in child processes: each mutant lives and dies in one of its own."""

import os
import pickle
import resource
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")
_MOST_MEMORY_BYTES = 4 * 1024**3
_FAILED = 70


class Verdict(IntEnum):
    """What became of a mutant; the number is the exit code of its process."""

    SURVIVED = 0
    KILLED = 1
    NO_PROGRAM = 2
    RAN_AWAY = 3


def verdicts(
    trials: Iterable[tuple[Key, Callable[[], Verdict], float]], at_once: int
) -> Iterator[tuple[Key, Verdict]]:
    """
    Try each in a process of its own, some at once; a trial names its seconds of processor time.

    Errors: ChildProcessError when a trial itself breaks down.
    """
    running: dict[int, Key] = {}
    for key, trial, seconds in trials:
        if len(running) == at_once:
            yield _next_of(running)
        running[_forked(trial, seconds)] = key
    while running:
        yield _next_of(running)


def _next_of(running: dict[int, Key]) -> tuple[Key, Verdict]:
    child, status = os.wait()
    key = running.pop(child)
    code = os.waitstatus_to_exitcode(status)
    if code in (-signal.SIGPROF, -signal.SIGKILL):
        return key, Verdict.RAN_AWAY
    if code == _FAILED:
        return key, Verdict.KILLED  # without the fault the same tests went through
    if code not in list(Verdict):
        raise ChildProcessError(f"a trial ended with {code}: {key}")
    return key, Verdict(code)


def result_of(work: Callable[[], Result], log: Path) -> Result:
    """
    Do the work in a child and hand over its result; what it prints goes to `log`.

    Errors: ChildProcessError with the log when it breaks down.
    """
    reading, writing = os.pipe()

    def hand_over() -> int:
        os.close(reading)
        found = pickle.dumps(work())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(found)
        return 0

    child = _forked(hand_over, seconds=None, output=log)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        handed = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise ChildProcessError(log.read_text(encoding="utf-8")[-4_000:])
    result: Result = pickle.loads(handed)  # noqa: S301 - written by our own child
    return result


def _forked(work: Callable[[], int], seconds: float | None, output: Path | None = None) -> int:
    """Fork; the child works and leaves with the code that it finds, and never comes back here."""
    child = os.fork()
    if child:
        return child
    code = _FAILED
    try:
        _silence(output or Path(os.devnull))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY_BYTES, _MOST_MEMORY_BYTES))
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
        code = work()
    except BaseException:  # noqa: BLE001 - whatever it is, the child ends here
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _silence(output: Path) -> None:
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(target, stream)
