"""Every mutant of a file: where it stands, what it changes, and its code."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import CodeType
from typing import NamedTuple

from tests.house import ROOT, files
from tests.mutation.operators import Members, faults
from tests.mutation.words import words_in

MODULE_LEVEL = "-"
# How a value is stored or kept, not what is decided.
_STORAGE = {"dataclass", "property", "cache", "staticmethod", "classmethod"}
_LONGEST = 90


class Within(NamedTuple):
    """The outermost function around a node, its first line (0 at module level) and its body."""

    function: str
    header: int
    body: range = range(0)


@dataclass(frozen=True)
class Place:
    """A node's place in its tree: the field of its parent, and where in a list of them."""

    parent: ast.AST
    field: str
    index: int | None = None

    def put(self, node: ast.AST) -> None:
        """Put the node into the place."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


@dataclass(frozen=True)
class Mutant:
    """One small fault in one file; `lines` are those of the source that it touches."""

    file: str
    within: Within
    change: str
    lines: range
    tree: ast.Module = field(repr=False, compare=False)
    place: Place = field(repr=False, compare=False)
    node: ast.AST = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """What tells it from every other mutant and does not change with the lines above it."""
        return f"{self.file} | {self.within.function} | {self.change}"

    def code(self) -> CodeType:
        """
        The code of the whole file with the fault in it. The tree is spoiled for other mutants: ask
        in a process of its own. Errors: SyntaxError where the fault makes no program.
        """
        self.place.put(self.node)
        ast.fix_missing_locations(self.tree)
        return compile(self.tree, str(ROOT / self.file), "exec", dont_inherit=True)


def mutants_of(file: str, members: Members) -> list[Mutant]:
    """The mutants of a file of the house, in the order of its lines; equal changes are numbered."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    seen: Counter[str] = Counter()
    told_apart = []
    for each in _Search(file, tree, members).mutants():
        seen[each.name] += 1
        count = seen[each.name]
        told_apart.append(replace(each, change=f"{each.change} #{count}") if count > 1 else each)
    return told_apart


def members_of_the_house() -> Members:
    """The enumerations of the states and their members."""
    found: dict[str, tuple[str, ...]] = {}
    for path in files("states", suffix=".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                names = tuple(_constants_of(node))
                if len(names) > 1:
                    found[node.name] = names
    return found


def _constants_of(node: ast.ClassDef) -> Iterator[str]:
    for each in node.body:
        if isinstance(each, ast.Assign):
            for target in each.targets:
                if isinstance(target, ast.Name) and target.id.isupper():
                    yield target.id


class _Search:
    """Goes through the tree of one file."""

    def __init__(self, file: str, tree: ast.Module, members: Members) -> None:
        self._file = file
        self._tree = tree
        self._members = {**members, **_other_names(tree, members)}
        self._words = words_in(tree)

    def mutants(self) -> Iterator[Mutant]:
        yield from self._below(self._tree, Within(MODULE_LEVEL, 0), "")

    def _below(self, node: ast.AST, within: Within, owner: str) -> Iterator[Mutant]:
        for name, value in ast.iter_fields(node):
            if name in _passed_over(node):
                continue
            inner = within
            if isinstance(node, ast.FunctionDef) and name == "body" and not within.header:
                head = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                body = range(node.body[0].lineno, (node.end_lineno or head) + 1)
                inner = Within(f"{owner}{node.name}", head, body)
            owned = f"{node.name}." if isinstance(node, ast.ClassDef) else owner
            rows = enumerate(value) if isinstance(value, list) else [(None, value)]
            for index, child in rows:
                if isinstance(child, ast.AST) and not self._is_out_of_scope(child):
                    yield from self._at(Place(node, name, index), child, inner, owned)

    def _at(self, place: Place, node: ast.AST, within: Within, owner: str) -> Iterator[Mutant]:
        tried = () if _is_unpacked(place, node) else faults(node, place.field, self._members)
        for fault in tried:
            first = getattr(node, "lineno", getattr(place.parent, "lineno", 1))
            last = getattr(node, "end_lineno", None) or first
            change = _told(node, fault)
            lines = range(first, last + 1)
            yield Mutant(self._file, within, change, lines, self._tree, place, fault)
        yield from self._below(node, within, owner)

    def _is_out_of_scope(self, node: ast.AST) -> bool:
        return node in self._words or _is_out_of_scope(node)


def _is_unpacked(place: Place, node: ast.AST) -> bool:
    """Whether the node is one side of `a, b = c, d`: an element less never runs."""
    return isinstance(node, ast.Tuple) and (
        isinstance(node.ctx, ast.Store)
        or (isinstance(place.parent, ast.Assign) and isinstance(place.parent.targets[0], ast.Tuple))
    )


def _passed_over(node: ast.AST) -> set[str]:
    return {"bases", "keywords"} if isinstance(node, ast.ClassDef) else {"annotation", "returns"}


def _is_out_of_scope(node: ast.AST) -> bool:
    """Docstrings, imports, names of types, and how a value is stored."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
    named = node.func if isinstance(node, ast.Call) else node
    return isinstance(named, ast.Name) and named.id in _STORAGE


def _other_names(tree: ast.Module, members: Members) -> Members:
    """The enumerations that the file calls by a shorter name of its own."""
    return {
        target.id: members[node.value.id]
        for node in tree.body
        if isinstance(node, ast.Assign)
        if isinstance(node.value, ast.Name) and node.value.id in members
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _told(node: ast.AST, fault: ast.AST) -> str:
    """The change in one line; of a long piece only the part that changed and what surrounds it."""
    before, after = _line(node), _line(fault)
    if isinstance(fault, ast.Pass):
        return f"removed: {before[:_LONGEST]}"
    if len(before) > _LONGEST:
        before, after = _around_the_change(before, after)
    return f"{before} => {after}"


def _line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split()).replace("|", "¦")


def _around_the_change(before: str, after: str, margin: int = 30) -> tuple[str, str]:
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    alike = range(shorter - start)
    end = next((i for i in alike if before[-1 - i] != after[-1 - i]), len(alike))
    first = max(0, start - margin)
    left, right = len(before) - end + margin, len(after) - end + margin
    return before[first:left], after[first:right]
