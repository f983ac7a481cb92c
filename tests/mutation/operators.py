"""The small faults that a hurried hand makes: what each piece of syntax may become."""

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import TypeAlias

from tests.mutation.words import is_thai

Members: TypeAlias = Mapping[str, tuple[str, ...]]
"""The members of each enumeration of the house by its name, in the order of its definition."""

_COMPARISONS: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_REMOVABLE = (
    *(ast.Expr, ast.AugAssign, ast.Raise, ast.If, ast.For, ast.While, ast.Delete),
    *(ast.Continue, ast.Break),
)


def faults(node: ast.AST, field: str, members: Members) -> Iterator[ast.AST]:
    """What may stand in the node's place, each a small fault; `field` says what the place is."""
    if field == "test" and isinstance(node, ast.expr):
        yield from _opposite(node)
    if isinstance(node, ast.Attribute):
        yield from _other_member(node, members)
    for kind, change in _CHANGES:
        if isinstance(node, kind):
            yield from change(node)


def _opposite(condition: ast.expr) -> Iterator[ast.AST]:
    """The opposite of a condition, unless another fault says it already."""
    if not isinstance(condition, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), condition)


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for index, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            yield _with(node, ops=_replaced(node.ops, index, other()))


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for index in range(len(node.values)):
        left = _without(node.values, index)
        yield left[0] if len(left) == 1 else _with(node, values=left)


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _arithmetic(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    other = _ARITHMETIC.get(type(node.op))
    if other is not None:
        yield _with(node, op=other())


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)
    elif isinstance(node.value, str) and node.value:
        yield ast.Constant(f"{node.value}~")


def _twin(node: ast.Name) -> Iterator[ast.AST]:
    if node.id in _TWINS:
        yield ast.Name(_TWINS[node.id], ast.Load())


def _other_member(node: ast.Attribute, members: Members) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Name):
        known = members.get(node.value.id, ())
        if node.attr in known:
            following = known[(known.index(node.attr) + 1) % len(known)]
            yield _with(node, attr=following)


def _row(node: ast.Tuple | ast.List | ast.Set) -> Iterator[ast.AST]:
    if len(node.elts) > 1 and not any(is_thai(each) for each in node.elts):
        for index in range(len(node.elts)):
            yield _with(node, elts=_without(node.elts, index))


def _table(node: ast.Dict) -> Iterator[ast.AST]:
    for index in range(len(node.keys)):
        yield _with(node, keys=_without(node.keys, index), values=_without(node.values, index))


def _selection(node: ast.comprehension) -> Iterator[ast.AST]:
    for index, condition in enumerate(node.ifs):
        yield _with(node, ifs=_without(node.ifs, index))
        for opposite in _opposite(condition):
            yield _with(node, ifs=_replaced(node.ifs, index, opposite))


def _answer(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not _is_none(node.value):
        yield _with(node, value=ast.Constant(None))


def _statement(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _assignment(node: ast.Assign) -> Iterator[ast.AST]:
    """A name that is never given stops the program at once; a field that is not may go unseen."""
    if not any(isinstance(target, ast.Name | ast.Tuple) for target in node.targets):
        yield ast.Pass()


_Kind: TypeAlias = type[ast.AST] | tuple[type[ast.AST], ...]
_CHANGES: tuple[tuple[_Kind, Callable[..., Iterator[ast.AST]]], ...] = (
    (ast.Compare, _comparison),
    (ast.BoolOp, _boolean),
    (ast.UnaryOp, _unary),
    ((ast.BinOp, ast.AugAssign), _arithmetic),
    (ast.Constant, _constant),
    (ast.Name, _twin),
    ((ast.Tuple, ast.List, ast.Set), _row),
    (ast.Dict, _table),
    (ast.comprehension, _selection),
    (ast.Return, _answer),
    (_REMOVABLE, _statement),
    (ast.Assign, _assignment),
)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _with(node: ast.AST, **changes: object) -> ast.AST:
    changed = copy(node)
    for field, value in changes.items():
        setattr(changed, field, value)
    return changed


def _without(row: list, index: int) -> list:
    return [*row[:index], *row[index + 1 :]]


def _replaced(row: list, index: int, other: object) -> list:
    return [*row[:index], other, *row[index + 1 :]]
