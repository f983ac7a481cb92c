"""Copies of frozen values with something changed, where acts are counted in microseconds."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

Value = TypeVar("Value")


class _Slots(NamedTuple):
    read: Callable[[Any], tuple[Any, ...]]
    setters: tuple[Callable[[Any, Any], None], ...]
    by_name: Mapping[str, Callable[[Any, Any], None]]


@cache
def _slots_of(kind: type) -> _Slots:
    names = [field.name for field in fields(kind)]
    setters = {name: vars(kind)[name].__set__ for name in names}
    return _Slots(attrgetter(*names), tuple(setters.values()), setters)


def copied(value: Value, **changes: object) -> Value:
    """
    What `dataclasses.replace` answers, in a third of the time: slots are copied as they stand.

    For dataclasses without `__post_init__` that have at least two fields. Those without slots, if
    they have many fields, are copied in a fifth of that again. Errors: KeyError names a field that
    there is not.
    """
    kind: type = type(value)
    copy: Value = object.__new__(kind)
    if hasattr(value, "__dict__"):
        vars(copy).update(vars(value), **changes)
        if len(vars(copy)) != len(vars(value)):
            raise KeyError(*(changes.keys() - vars(value).keys()))
        return copy
    slots = _slots_of(kind)
    for put, part in zip(slots.setters, slots.read(value), strict=False):
        put(copy, part)
    for name, part in changes.items():
        slots.by_name[name](copy, part)
    return copy
