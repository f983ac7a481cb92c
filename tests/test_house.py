"""The laws of the house: whoever breaks one is told where."""

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.house import PRODUCT, ROOT, dotted, files, here, imports, nodes, places

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_BASES = 2
EVERYWHERE = (*PRODUCT, "tests")
PURE = ("audit", "states")
WITHOUT_A_CLOCK = ("audit", "states", "workflow")

# What a floor may import besides the standard library; the contracts on who imports whom inside
# the house stand in pyproject.toml.
NEIGHBOURS = {
    "audit": {"audit", "cryptography"},
    "states": {"states", "holidays", "stdnum", "transitions"},
    "workflow": {"workflow", "states", "audit", "structlog"},
}
CLOCKS = re.compile(r"(?:^|\.)(?:datetime\.(?:now|utcnow|today)|date\.today)$")
THAI = re.compile("[ก-๛]")
CALLED_LIKE_A_DAY = re.compile(r"(?:^|[._])(?:on|since|until|opens|closes|as_of)$")
SKIPS = re.compile(r"^pytest\.(?:skip|xfail|importorskip|mark\.(?:skip|skipif|xfail))$")
MACHINE = re.compile(
    r"/work/(?:main|shared)|\bshared/(?:data|design|examples|hooks|regulation)\b"
    r"|/(?:root|home|Users)/|/tmp/\w"
)
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|proxy\.golang\.org"
    r"|--(?:extra-)?index-url|--(?:find-links|trusted-host)"
)


def test_files_are_short():
    """A file fits in a head: at most 400 lines."""
    long = {
        here(path): count
        for path in files(*EVERYWHERE, suffix=".py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def test_functions_are_short():
    """A function fits on a page: at most 50 lines."""

    def long(node):
        return (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (node.end_lineno or 0) - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
        )

    assert places(EVERYWHERE, long) == []


def test_classes_have_at_most_two_bases():
    """What a class does is found in it or in one of two others."""

    def towering(node):
        return isinstance(node, ast.ClassDef) and len(node.bases) > MOST_BASES

    assert places(EVERYWHERE, towering) == []


def test_nothing_is_called_utils():
    """Every room says what it is for."""
    vague = re.compile(r"(?:^|/)utils?(?:[./]|$)")
    assert [here(path) for path in files() if vague.search(here(path))] == []


def test_nothing_is_global():
    """No function changes a variable of its module."""
    assert places(EVERYWHERE, lambda node: isinstance(node, ast.Global)) == []


def test_imports_go_round_in_no_circle():
    """Any file can be understood after the files that it imports."""
    graph = grimp.build_graph(*PRODUCT, cache_dir=None)
    order = TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    try:
        order.prepare()
    except CycleError as cycle:
        pytest.fail(" -> ".join(cycle.args[1]))


@pytest.mark.parametrize("floor", NEIGHBOURS)
def test_a_floor_stands_on_little(floor):
    """The law, the log and the office import the standard library and a few named packages."""
    known = NEIGHBOURS[floor] | sys.stdlib_module_names
    strangers = {
        f"{here(path)} imports {module}"
        for path, module in imports(floor)
        if module.partition(".")[0] not in known
    }
    assert strangers == set()


def test_no_assertion_guards_the_law():
    """An assertion disappears under `python -O`; law and access must not."""
    assert places(PRODUCT, lambda node: isinstance(node, ast.Assert)) == []


def test_the_law_never_asks_what_day_it_is():
    """Now and today are handed in, so that any past day can be computed again."""

    def asks(node):
        return isinstance(node, ast.Call) and CLOCKS.search(dotted(node.func)) is not None

    timers = [here(path) for path, module in imports(*WITHOUT_A_CLOCK) if module == "time"]
    assert places(WITHOUT_A_CLOCK, asks) + timers == []


def test_money_is_never_a_float():
    """The law, the log and the office count in whole satang and exact decimals."""

    def inexact(node):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        return literal or (isinstance(node, ast.Call) and dotted(node.func) == "float")

    assert places(WITHOUT_A_CLOCK, inexact) == []


def test_thai_sentences_name_days_of_the_buddhist_era():
    """A Thai sentence says a day through `thai_day`; written as it stands it would be ISO."""

    def bare(node):
        sentence = isinstance(node, ast.JoinedStr) and THAI.search(ast.unparse(node))
        return sentence and any(
            isinstance(part, ast.FormattedValue)
            and CALLED_LIKE_A_DAY.search(dotted(part.value)) is not None
            for part in node.values
        )

    assert places(PRODUCT, bare) == []


def test_every_test_says_what_it_shows():
    """A credit officer reads the sentence under each test's name."""
    silent = [
        here(path, node.lineno)
        for path, node in nodes("tests")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_test_is_left_out():
    """Nothing is skipped and nothing is expected to fail."""

    def leaves_out(node):
        return isinstance(node, ast.Attribute) and SKIPS.match(dotted(node)) is not None

    assert places(("tests",), leaves_out) == []


@pytest.mark.parametrize("address", [MACHINE, REGISTRY], ids=["machine", "registry"])
def test_no_file_names_a_place_outside_the_house(address):
    """The repository works from any folder, with any package index, alone."""
    found = [
        here(path, number)
        for path in files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if address.search(line)
    ]
    assert found == []


def test_the_packages_are_found_beside_the_documents_people_expect():
    """The top level holds the four floors, the tests and what a newcomer looks for."""
    top = {path.relative_to(ROOT).parts[0] for path in files()}
    assert top <= {
        *EVERYWHERE,
        *("docs", ".ci", ".gitignore", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"),
        *("pyproject.toml", "requirements.lock"),
    }
