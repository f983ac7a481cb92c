"""What is typed is understood before anything else of the house is loaded."""

import os
import subprocess
import sys

import pytest

from adapters.cli import main
from adapters.cli.commands import COMMANDS, DRAWINGS, EDITION_CODES, MACHINES
from states.diagram import FORMATS
from states.lifecycle import LOAN
from states.rules.editions import EDITIONS
from tests.house import ROOT

MOST_CPU_SECONDS = 0.1


def in_a_process_of_its_own(code):
    """Runs Python code that begins with nothing loaded."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )


def test_help_loads_nothing_that_a_command_needs():
    """`smefund --help` is there at once: no database, no law, no log is loaded for it."""
    run = in_a_process_of_its_own(
        "import sys\n"
        "from adapters.cli import main\n"
        "main(['--help'])\n"
        "heavy = ('sqlalchemy', 'alembic', 'structlog', 'transitions', 'workflow', 'states.move')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    assert run.stderr == "[]\n"
    assert "smefund" in run.stdout


def test_help_costs_little():
    """At most a tenth of a second of processor time, the interpreter included."""
    costs = []
    for _ in range(3):
        before = os.times()
        in_a_process_of_its_own("from adapters.cli import main; main(['--help'])")
        after = os.times()
        costs.append(
            after.children_user
            - before.children_user
            + after.children_system
            - before.children_system
        )
    assert min(costs) <= MOST_CPU_SECONDS


def test_the_criteria_need_no_database():
    """`assess`, `rules` and `machine` work where no database driver is installed."""
    run = in_a_process_of_its_own(
        "import sys\n"
        "from adapters.cli import main\n"
        "main(['rules', '2.4'])\n"
        "print('sqlalchemy' in sys.modules, file=sys.stderr)\n"
    )
    assert run.stderr == "False\n"


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself_in_both_languages(command, capsys):
    """`--help` after a command tells what it does, in Thai or English."""
    assert main([command, "--help"]) == 0
    thai = capsys.readouterr().out
    assert main([command, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert not thai.isascii()
    assert english.isascii()


def test_a_wish_may_stand_before_the_command_or_after_it(capsys):
    """`smefund --lang en rules` and `smefund rules --lang en` are the same."""
    main(["--lang", "en", "rules", "2.4.1"])
    before = capsys.readouterr().out
    main(["rules", "2.4.1", "--lang", "en"])
    assert capsys.readouterr().out == before


@pytest.mark.parametrize("word", ["--jso", "--la", "--for=x --unknown"])
def test_options_are_not_guessed(word, capsys):
    """An option that is cut short is an error, today and after another one is added."""
    assert main(["machine", *word.split()]) == 2
    assert capsys.readouterr().out == ""


def test_the_words_are_those_of_the_house():
    """What can be typed is written down without loading the house; here it is held against it."""
    assert set(DRAWINGS) == set(FORMATS)
    assert set(MACHINES) == {LOAN.name}
    assert set(EDITION_CODES) < {edition.code for edition in EDITIONS}


def test_english_messages_hold_no_thai(capsys):
    """A complaint in English is English."""
    assert main(["--lang", "en", "fly"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("COMMAND: unknown; accepted: init, demo")
    assert error.isascii()
