"""The README tells of the program as it is."""

import re

from adapters.cli.commands import COMMANDS
from adapters.settings import DATABASE_URL, DEFAULT_DATABASE, LOG_LEVEL, LOG_LEVELS
from tests.house import ROOT
from tests.readme import PLACE, README, drawn

TEXT = README.read_text(encoding="utf-8")


def test_the_picture_is_that_of_the_table():
    """The machine in the README is drawn from the table as it stands."""
    assert PLACE.search(TEXT)
    assert drawn(TEXT) == TEXT, "draw it anew: python -m tests.regenerate"


def test_every_command_it_names_exists():
    """Whoever copies a line from the README finds the command."""
    known = {command.name for command in COMMANDS}
    assert set(re.findall(r"smefund ([a-z]+)", TEXT)) <= known


def test_every_file_it_names_exists():
    """The map leads to files that are there."""
    named = re.findall(r"`((?:adapters|audit|docs|states|tests|workflow)/[\w/.*-]*)`", TEXT)
    assert named
    assert [path for path in named if not any(ROOT.glob(path.rstrip("/")))] == []


def test_every_make_target_it_names_exists():
    """The two commands, and any other it speaks of, are in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", TEXT, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_settings_are_those_of_the_program():
    """Variables, their default and their words are told as they are."""
    for word in (DATABASE_URL, DEFAULT_DATABASE, LOG_LEVEL, *LOG_LEVELS):
        assert f"`{word}" in TEXT
