"""The house as text: its files, and where in them something stands."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRODUCT = ("adapters", "audit", "states", "workflow")
# Made by tools or by a running office; not part of the house.
LEFTOVERS = {"var", "build", "dist", "__pycache__"}
HIDDEN_YET_OURS = {".ci", ".gitignore"}


def files(*floors: str, suffix: str = "") -> list[Path]:
    """The files of the given floors, or of the whole repository, whose name ends in `suffix`."""
    starts = [ROOT / floor for floor in floors] or [ROOT]
    return [path for start in starts for path in _below(start) if path.name.endswith(suffix)]


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in LEFTOVERS or path.name.endswith(".egg-info"):
            continue
        if path.name.startswith(".") and path.name not in HIDDEN_YET_OURS:
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def here(path: Path, line: int = 0) -> str:
    """A place as an editor opens it: `states/baht.py:12`."""
    place = path.relative_to(ROOT).as_posix()
    return f"{place}:{line}" if line else place


def nodes(*floors: str) -> Iterator[tuple[Path, ast.AST]]:
    """Every piece of syntax of the Python files of the given floors, with its file."""
    for path in files(*floors, suffix=".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def places(floors: tuple[str, ...], wrong: Callable[[ast.AST], bool]) -> list[str]:
    """Where on the given floors a piece of syntax is wrong."""
    return [here(path, getattr(node, "lineno", 0)) for path, node in nodes(*floors) if wrong(node)]


def imports(*floors: str) -> Iterator[tuple[Path, str]]:
    """Every module that a file of the given floors imports, with that file."""
    for path, node in nodes(*floors):
        if isinstance(node, ast.Import):
            yield from ((path, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield path, node.module


def dotted(node: ast.AST) -> str:
    """`datetime.date.today` for the syntax of that name; nothing for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""
