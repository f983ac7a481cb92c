"""From a value to what stands for it in a document, and back: one function by the declared type."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, cast, get_args, get_origin

from states.baht import Baht
from states.fields import SEAL_PREFIX, Sealed
from states.words import Word

Convert = Callable[[Any], Any]


def bare(hint: Any, marks: list[object]) -> Any:
    """The type inside Annotated and Optional; the annotations are collected on the way."""
    if get_origin(hint) is Annotated:
        marks.extend(hint.__metadata__)
        return bare(hint.__origin__, marks)
    if get_origin(hint) in {Union, UnionType}:
        (inside,) = [part for part in get_args(hint) if part not in {NoneType, Sealed}]
        return bare(inside, marks)
    return hint


def is_paper(kind: Any) -> bool:
    """Whether the type is a dataclass with fields of its own; money is a single value."""
    return isinstance(kind, type) and is_dataclass(kind) and kind is not Baht


def inner_of(kind: Any) -> type | None:
    """The dataclass in a field, alone or in a list."""
    if get_origin(kind) is tuple:
        return inner_of(bare(get_args(kind)[0], []))
    return cast(type, kind) if is_paper(kind) else None


def word_of(kind: Any) -> type[Word] | None:
    """The words in a field, one of them or a list."""
    if get_origin(kind) is tuple:
        return word_of(bare(get_args(kind)[0], []))
    return kind if isinstance(kind, type) and issubclass(kind, Word) else None


def as_it_is(value: Any) -> Any:
    """What the document holds is the value itself."""
    return value


# ---------------------------------------------------------------------------------- writing


def writer_of(kind: Any, write_paper: Convert) -> Convert:
    """From a value of this type to JSON; `write_paper` does so for a dataclass."""
    if get_origin(kind) is tuple:
        write_part = writer_of(bare(get_args(kind)[0], []), write_paper)
        return lambda value: [write_part(part) for part in value]
    if get_origin(kind) is Mapping:
        write_part = writer_of(bare(get_args(kind)[1], []), write_paper)
        return lambda value: {
            str(key): None if part is None else write_part(part) for key, part in value.items()
        }
    if kind in {Baht, Decimal}:
        return str
    if kind is date:
        return date.isoformat
    if is_paper(kind):
        return write_paper
    return _code if issubclass(kind, Word) else as_it_is


def _code(word: Word) -> str:
    return word.value


def writer_of_sealed(convert: Convert) -> Convert:
    """The same for a field whose value may be sealed."""
    return lambda value: value if type(value) is Sealed else convert(value)


# --------------------------------------------------------------------------------- restoring


def restorer_of(kind: Any, restore_paper: Callable[[type[Any], Any], Any]) -> Convert:
    """From JSON that this program wrote to the value; `restore_paper` does so for a dataclass."""
    if get_origin(kind) is tuple:
        restore_part = restorer_of(bare(get_args(kind)[0], []), restore_paper)
        return lambda value: tuple([restore_part(part) for part in value])
    if get_origin(kind) is Mapping:
        restore_key, restore_part = (
            restorer_of(bare(part, []), restore_paper) for part in get_args(kind)
        )
        return lambda value: {
            restore_key(key): None if part is None else restore_part(part)
            for key, part in value.items()
        }
    if is_paper(kind):
        return lambda value: restore_paper(kind, value)
    return _leaf_restorer(kind)


def _leaf_restorer(kind: Any) -> Convert:
    if issubclass(kind, Word):
        return {word.value: word for word in kind}.__getitem__
    leaves: Final[dict[Any, Convert]] = {
        str: as_it_is,
        bool: as_it_is,
        int: as_it_is,
        Baht: Baht.written,
        date: date.fromisoformat,
    }
    return cast(Convert, leaves.get(kind, kind))


def restorer_of_sealed(convert: Convert) -> Convert:
    """The same for a field whose value may be sealed."""

    def restored(value: Any) -> Any:
        sealed = isinstance(value, str) and value.startswith(SEAL_PREFIX)
        return Sealed(value) if sealed else convert(value)

    return restored
