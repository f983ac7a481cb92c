"""One command from its arguments to its exit status, whatever goes wrong on the way."""

import argparse
import os
import pwd
import secrets
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from adapters.cli.screen import Screen
from adapters.logs import log_to
from adapters.settings import Settings, settings_from
from states.invalid import Invalid, InvalidInputError
from workflow.office import Log, Unavailable
from workflow.record import Sender

CHANNEL: Final = "command line"
LONGEST_ARGUMENT: Final = 200
_FLOORS: Final = ("adapters", "audit", "states", "workflow")
_PATHS: Final = frozenset({"file", "files", "paper", "out", "bundle", "database"})
_AS_TYPED: Final = {
    "case": "CASE",
    "event": "EVENT",
    "clause": "CLAUSE",
    "person": "--as",
    "on_behalf_of": "--for",
    "as_of": "--as-of",
    "admin_name": "--admin-name",
}


@dataclass(frozen=True, slots=True)
class Call:
    """What a command gets: its arguments, where to answer, and through which door it came."""

    options: argparse.Namespace
    screen: Screen
    settings: Settings
    log: Log
    sender: Sender


def run(options: argparse.Namespace, screen: Screen, environment: Mapping[str, str]) -> int:
    """The exit status of the command; every complaint is made here. See `adapters.cli.main`."""
    sender = Sender(CHANNEL, _system_user(), secrets.token_hex(8))
    try:
        _check(options)
        settings = settings_from(environment, options.database)
        log = log_to(level=settings.log_level)
        command = import_module(f"adapters.cli.{options.module}")
        status: int = command.run(Call(options, screen, settings, log, sender))
    except InvalidInputError as error:
        screen.errors(error.faults)
        return 2
    except Unavailable as failure:
        screen.errors([_unavailable(failure)])
        return 3
    except KeyboardInterrupt:
        screen.complain("หยุดตามคำสั่ง", "stopped")
        return 3
    except Exception as error:  # noqa: BLE001 - its text may hold a borrower's data: never shown
        screen.errors([confessed(error, sender.request)])
        return 3
    return status


def _check(options: argparse.Namespace) -> None:
    """Codes and numbers are short and can be printed; what a file is called is nobody's concern."""
    faults = [
        Invalid(
            _AS_TYPED.get(name, f"--{name}"),
            "ว่างเปล่า ยาวเกินไป หรือมีอักขระที่พิมพ์ไม่ได้",
            "is empty, too long or cannot be printed",
        )
        for name, value in vars(options).items()
        if name not in _PATHS and isinstance(value, str) and not _is_plain(value)
    ]
    if faults:
        raise InvalidInputError(faults)


def _is_plain(value: str) -> bool:
    return value.isprintable() and len(value) <= LONGEST_ARGUMENT and bool(value.strip())


def _system_user() -> str:
    """Who the operating system says is asking; an environment variable may say anything."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"


def _unavailable(failure: Unavailable) -> Invalid:
    reason = str(failure)
    return Invalid(
        "database",
        f"ใช้ฐานข้อมูลไม่ได้ในขณะนี้ ส่งซ้ำได้ ({reason})",
        f"cannot be used at the moment; the command may be sent again ({reason})",
    )


def confessed(error: Exception, request: str) -> Invalid:
    """The program is wrong: log and say where, by file and line alone, and what to quote."""
    kind = type(error).__name__
    where = _place(error)
    log_to().error("program_failed", error=kind, where=where, request=request)
    return Invalid(
        "program",
        f"โปรแกรมผิดพลาด ({kind} ที่ {where}) โปรดแจ้งหมายเลข {request}",
        f"has failed ({kind} at {where}); please quote {request}",
    )


def _place(error: Exception) -> str:
    """The innermost place in the house: `workflow.engine:55`."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in _FLOORS:
            return f"{module}:{line}"
    return "adapters.cli:1"
