"""Which strings are words for people, and which are codes that a program relies on."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SAID_BY_NAME = {"thai", "english"}


def words_in(tree: ast.AST) -> set[ast.AST]:
    """
    The strings that only a person reads: Thai, whatever stands beside Thai as its English, and
    whatever has a blank in it, but a citation. Tests judge that both languages are there and name
    the right figures; what they say in other words would be said as well.
    """
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        found.update(_beside_thai(node))
        if isinstance(node, ast.keyword) and node.arg in _SAID_BY_NAME:
            found.add(node.value)
        elif _is_text(node) and (is_thai(node) or " " in _text(node)):
            found.add(node)
    cited = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "source"
    }
    return found - cited


def _beside_thai(node: ast.AST) -> Iterator[ast.AST]:
    row: Sequence[ast.AST] = ()
    if isinstance(node, ast.Call):
        row = node.args
    elif isinstance(node, ast.Tuple):
        row = node.elts
    for first, second in pairwise(row):
        if is_thai(first) and _is_text(second):
            yield second


def is_thai(node: ast.AST) -> bool:
    """Whether the node is a string with a Thai letter in it."""
    return any("ก" <= letter <= "๛" for letter in _text(node))


def _is_text(node: ast.AST) -> bool:
    plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return plain or isinstance(node, ast.JoinedStr)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""
