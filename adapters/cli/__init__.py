"""The command line. What a command needs is imported only once that command was asked for."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from adapters.cli.arguments import AskedForHelp, arguments_from
from adapters.cli.screen import Screen


def main(given: Sequence[str] | None = None) -> int:
    """
    Run one command. Answers the exit status: 0 done or all holds, 1 the answer is no, 2 bad usage
    or bad input, 3 the world failed.
    """
    screen = Screen()
    try:
        options = arguments_from(sys.argv[1:] if given is None else given, screen)
    except AskedForHelp as asked:
        screen.text(asked.text)
        return screen.close(0)
    if options is None:
        return screen.close(2)
    run = import_module("adapters.cli.running").run
    return screen.close(run(options, screen, os.environ))
