"""That all thirty ways round are tried, and each where the list says."""

import ast

import pytest

from tests.bypasses.register import FOLDER, Bypass, listed


def test_all_thirty_are_there_once_and_in_order():
    """From B01 to B30, each with a sentence."""
    assert [bypass.code for bypass in listed()] == [f"B{n:02}" for n in range(1, 31)]
    assert all(bypass.sentence.endswith(".") for bypass in listed())


@pytest.mark.parametrize("bypass", listed(), ids=lambda bypass: bypass.code)
def test_each_is_tried_where_the_list_says(bypass: Bypass):
    """A table of its own, or a test that bears its number."""
    number = bypass.code.lower()
    if bypass.file.endswith(".txt"):
        assert bypass.file.startswith(f"{number}_")
        assert (FOLDER / bypass.file).is_file()
    else:
        assert bypass.function.startswith(f"test_{number}_")
        assert bypass.function in functions_in(bypass.file)


def test_no_table_is_left_out_of_the_list():
    """A table that is added without a row fails here."""
    tables = {path.name for path in FOLDER.glob("*.txt")}
    assert tables == {bypass.file for bypass in listed() if bypass.file.endswith(".txt")}


def functions_in(name: str) -> set[str]:
    """The functions of a file beside the list."""
    tree = ast.parse((FOLDER / name).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
