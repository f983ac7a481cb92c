"""Understanding what was typed, without importing any floor that a command may need."""

import argparse
import re
from collections.abc import Sequence
from typing import Final, NoReturn

from adapters.cli import commands
from adapters.cli.commands import added, common
from adapters.cli.screen import Screen
from states.invalid import Invalid
from states.words import Bilingual


class AskedForHelp(Exception):  # noqa: N818 - nothing went wrong
    """The user wants to read how a command is used."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


class _UsageError(Exception):
    """The arguments cannot be understood."""


class _Parser(argparse.ArgumentParser):
    """Prints nothing and ends nothing: whoever asked decides that."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)

    def print_help(self, _file: object = None) -> NoReturn:
        raise AskedForHelp(self.format_help())


def arguments_from(given: Sequence[str], screen: Screen) -> argparse.Namespace | None:
    """
    The arguments, with the wishes for language and JSON set on the screen; None after complaining
    of what cannot be understood. Errors: AskedForHelp.
    """
    try:
        wishes, _ = _wishes().parse_known_args([*given])
        screen.thai = wishes.lang != "en"
        screen.as_json = wishes.json
        return _parser(thai=screen.thai).parse_args([*given])
    except _UsageError as error:
        screen.errors([_told(str(error))])
        return None
    except AskedForHelp:
        screen.as_json = False
        raise


def _wishes() -> argparse.ArgumentParser:
    """What must be known before the arguments are understood, so that complaints are too."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?", default="th")
    parser.add_argument("--json", action="store_true")
    return parser


def _parser(*, thai: bool) -> argparse.ArgumentParser:
    def say(text: Bilingual) -> str:
        return text.thai if thai else text.english

    parser = _Parser(
        prog="smefund",
        description=say(commands.ABOUT),
        epilog=say(commands.STATUS),
        parents=[common(say)],
        allow_abbrev=False,
    )
    parser.set_defaults(lang="th", json=False, database=None)
    chosen = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=_Parser
    )
    for command in commands.COMMANDS:
        each = added(chosen, command.name, Bilingual(command.thai, command.english), say)
        each.set_defaults(module=command.module)
        command.add(each, say)
    return parser


# ------------------------------------------------------------------------------ complaints

_COMPLAINTS: Final = (
    (r"the following arguments are required: (?P<field>.+)", "ต้องระบุ", "is required"),
    (r"argument (?P<field>\S+?): expected .*argument.*", "ต้องมีค่า", "needs a value"),
    (
        r"argument (?P<field>\S+?): invalid int value: .*",
        "ต้องเป็นจำนวนเต็ม",
        "must be a whole number",
    ),
    (
        r"argument (?P<field>\S+?): invalid choice: .*\(choose from (?P<listed>.*)\)",
        "ไม่รู้จัก ใช้ได้: {listed}",
        "unknown; accepted: {listed}",
    ),
    (r"unrecognized arguments: (?P<field>.+)", "ไม่รู้จัก", "is not understood"),
)


def _told(message: str) -> Invalid:
    """What argparse complains of, as a fault in both languages."""
    for pattern, thai, english in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            listed = found.groupdict().get("listed", "").replace("'", "")
            field = found["field"].split("/")[0][:80]
            return Invalid(field, thai.format(listed=listed), english.format(listed=listed))
    return Invalid("-", f"ใช้คำสั่งไม่ถูกต้อง ({message})", message)
