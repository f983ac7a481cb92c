"""
Papers as data: one dataclass is the web form, the body of a request and the part of a record.

A dataclass says its fields once, with their limits as annotations. From that come reading
(`read`: every fault at once, each with its path), writing (`write`: JSON without nulls), trusted
reading of what was stored (`restore`), and sealing (`seal`: each personal value is replaced by a
commitment, so that no record ever carries it).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from states.baht import Baht
from states.fields import (
    SEAL_PREFIX,
    Faults,
    Items,
    Key,
    Money,
    Number,
    Past,
    Personal,
    Reader,
    Sealed,
    Text,
    Whole,
    date_reader,
    fault,
    money_reader,
    number_reader,
    text_reader,
    truth_reader,
    whole_reader,
    word_reader,
)
from states.invalid import Invalid, InvalidInputError
from states.words import Word

Paper = TypeVar("Paper")
Conceal = Callable[[str, Any], str]
"""Given the path and the JSON of a personal value: keeps it aside and answers its commitment."""


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field of a dataclass is read, restored and written."""

    name: str
    key: str
    required: bool
    personal: bool
    past: bool
    read: Reader
    restore: Callable[[Any], Any]
    write: Callable[[Any], Any]
    inner: type | None  # the dataclass inside, for sealing


def read(kind: type[Paper], document: object) -> Paper:
    """The paper in a document from outside. Errors: InvalidInputError with every fault."""
    faults: Faults = []
    paper = _read_object(kind, document, "", faults)
    if faults:
        raise InvalidInputError(faults)
    return cast(Paper, paper)


def write(paper: object) -> dict[str, Any]:
    """The document of a paper: JSON values only, nothing that is not known."""
    written: dict[str, Any] = {}
    for plan in plan_of(type(paper)):
        value = getattr(paper, plan.name)
        if value is not None:
            written[plan.key] = value if type(value) is Sealed else plan.write(value)
    return written


def restore(kind: type[Paper], document: Mapping[str, Any]) -> Paper:
    """The paper in a document that this program wrote: no limit is checked again."""
    found: dict[str, Any] = {}
    for plan in plan_of(kind):
        value = document.get(plan.key)
        if value is not None:
            sealed = plan.personal and isinstance(value, str) and value.startswith(SEAL_PREFIX)
            found[plan.name] = Sealed(value) if sealed else plan.restore(value)
    return kind(**found)


def seal(paper: Paper, conceal: Conceal, path: str = "") -> Paper:
    """The same paper with a commitment in the place of every personal value."""
    changed: dict[str, Any] = {}
    for plan in plan_of(type(paper)):
        value = getattr(paper, plan.name)
        if value is None or type(value) is Sealed:
            continue
        here = f"{path}{plan.key}"
        if plan.personal:
            changed[plan.name] = Sealed(conceal(here, plan.write(value)))
        elif plan.inner is not None:
            changed[plan.name] = _seal_inside(value, conceal, here)
    return replace(cast(Any, paper), **changed) if changed else paper


def _seal_inside(value: Any, conceal: Conceal, path: str) -> Any:
    if isinstance(value, tuple):
        return tuple(seal(part, conceal, f"{path}.{n}.") for n, part in enumerate(value))
    return seal(value, conceal, f"{path}.")


def dates_after(paper: object, today: date, path: str = "") -> Iterator[Invalid]:
    """The dates marked PAST that lie after `today`: an act cannot bring what has not happened."""
    for plan in plan_of(type(paper)):
        value = getattr(paper, plan.name)
        here = f"{path}{plan.key}"
        if plan.past and value is not None and value > today:
            yield Invalid(here, "เป็นวันในอนาคต", "lies in the future")
        elif plan.inner is not None and value is not None and type(value) is not Sealed:
            parts = enumerate(value) if isinstance(value, tuple) else [("", value)]
            for n, part in parts:
                yield from dates_after(part, today, f"{here}.{n}.".replace("..", "."))


_PLANS: Final[dict[type, tuple[FieldPlan, ...]]] = {}


def plan_of(kind: type) -> tuple[FieldPlan, ...]:
    """The fields of a dataclass, in order, with how each is read and written."""
    known = _PLANS.get(kind)
    if known is None:
        known = _PLANS[kind] = _plans(kind)
    return known


def _plans(kind: type) -> tuple[FieldPlan, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _plan(field.name, hints[field.name], required=_has_no_default(field))
        for field in fields(kind)
    )


def _has_no_default(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _plan(name: str, hint: Any, *, required: bool) -> FieldPlan:
    marks: list[object] = []
    kind = _bare(hint, marks)
    keys = [mark.name for mark in marks if isinstance(mark, Key)]
    return FieldPlan(
        name=name,
        key=keys[0] if keys else name,
        required=required,
        personal=any(isinstance(mark, Personal) for mark in marks),
        past=any(isinstance(mark, Past) for mark in marks),
        read=_reader(kind, marks),
        restore=_restorer(kind),
        write=_writer(kind),
        inner=_inner(kind),
    )


def _bare(hint: Any, marks: list[object]) -> Any:
    """The type inside Annotated and Optional; the annotations are collected on the way."""
    if get_origin(hint) is Annotated:
        marks.extend(hint.__metadata__)
        return _bare(hint.__origin__, marks)
    if get_origin(hint) in {Union, UnionType}:
        (inside,) = [part for part in get_args(hint) if part not in {NoneType, Sealed}]
        return _bare(inside, marks)
    return hint


def _inner(kind: Any) -> type | None:
    if get_origin(kind) is tuple:
        return _inner(_bare(get_args(kind)[0], []))
    return cast(type, kind) if _is_paper(kind) else None


def _is_paper(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind) and kind is not Baht


# ---------------------------------------------------------------------------------- reading


def _reader(kind: Any, marks: list[object]) -> Reader:
    if get_origin(kind) is tuple:
        return _list_reader(kind, marks)
    if get_origin(kind) is Mapping:
        return _mapping_reader(kind, marks)
    if _is_paper(kind):
        return lambda value, path, faults: _read_object(cast(type, kind), value, path, faults)
    return _leaf_reader(kind, marks)


def _mark(marks: list[object], default: Any) -> Any:
    return next((mark for mark in marks if isinstance(mark, type(default))), default)


def _leaf_reader(kind: Any, marks: list[object]) -> Reader:
    if issubclass(kind, Word):
        return word_reader(kind)
    makers: dict[type, Callable[[], Reader]] = {
        str: lambda: text_reader(_mark(marks, Text())),
        bool: lambda: truth_reader,
        int: lambda: whole_reader(_mark(marks, Whole())),
        Decimal: lambda: number_reader(_mark(marks, Number())),
        Baht: lambda: money_reader(_mark(marks, Money())),
        date: lambda: date_reader,
    }
    return makers[kind]()


def _list_reader(kind: Any, marks: list[object]) -> Reader:
    inside_marks: list[object] = []
    inside = _bare(get_args(kind)[0], inside_marks)
    read_part = _reader(inside, inside_marks)
    limits: Items = _mark(marks, Items())

    def read_list(value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            return fault(faults, path, "ต้องเป็นรายการ", "must be a list")
        if not limits.fewest <= len(value) <= limits.most:
            return fault(
                faults,
                path,
                f"ต้องมี {limits.fewest} ถึง {limits.most} รายการ",
                f"must have {limits.fewest} to {limits.most} entries",
            )
        return tuple(read_part(part, f"{path}.{n}", faults) for n, part in enumerate(value))

    return read_list


def _mapping_reader(kind: Any, marks: list[object]) -> Reader:
    key_hint, value_hint = get_args(kind)
    key_marks: list[object] = []
    value_marks: list[object] = []
    read_key = _reader(_bare(key_hint, key_marks), key_marks)
    read_value = _reader(_bare(value_hint, value_marks), value_marks)
    limits: Items = _mark(marks, Items())

    def read_mapping(value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, dict) or len(value) > limits.most:
            return fault(
                faults,
                path,
                f"ต้องเป็นออบเจกต์ที่มีไม่เกิน {limits.most} ช่อง",
                f"must be an object of at most {limits.most} fields",
            )
        return {
            read_key(key, f"{path}.{_shown(key)}", faults): None
            if part is None
            else read_value(part, f"{path}.{_shown(key)}", faults)
            for key, part in value.items()
        }

    return read_mapping


def _shown(key: str) -> str:
    """A key of the sender's own, short and printable, as part of a path."""
    return "".join(part if part.isprintable() else "?" for part in key[:40]) or '""'


def _read_object(kind: type, value: Any, path: str, faults: Faults) -> Any:
    if not isinstance(value, dict):
        return fault(faults, path or "-", "ต้องเป็นออบเจกต์ JSON", "must be a JSON object")
    prefix = f"{path}." if path else ""
    plans = plan_of(kind)
    before = len(faults)
    found: dict[str, Any] = {}
    for plan in plans:
        part = value.get(plan.key)
        if part is not None:
            found[plan.name] = plan.read(part, f"{prefix}{plan.key}", faults)
        elif plan.required:
            fault(faults, f"{prefix}{plan.key}", "ต้องระบุ", "is required")
    _name_unknown(value, plans, prefix, faults)
    return None if len(faults) > before else kind(**found)


def _name_unknown(
    value: dict[str, Any], plans: tuple[FieldPlan, ...], prefix: str, faults: Faults
) -> None:
    known = {plan.key for plan in plans}
    unknown = [key for key in value if key not in known]
    listed = ", ".join(sorted(known))
    for key in unknown[:50]:
        fault(
            faults,
            f"{prefix}{_shown(key)}",
            f"ไม่รู้จักช่องนี้ ใช้ได้: {listed}",
            f"unknown field; accepted: {listed}",
        )


# ------------------------------------------------------------------------ writing, restoring


def _same(value: Any) -> Any:
    return value


def _writer(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) is tuple:
        write_part = _writer(_bare(get_args(kind)[0], []))
        return lambda value: [write_part(part) for part in value]
    if get_origin(kind) is Mapping:
        write_part = _writer(_bare(get_args(kind)[1], []))
        return lambda value: {
            str(key): None if part is None else write_part(part) for key, part in value.items()
        }
    if kind in {Baht, Decimal}:
        return str
    if kind is date:
        return date.isoformat
    if _is_paper(kind):
        return write
    return _plain if issubclass(kind, Word) else _same


def _plain(word: Word) -> str:
    return word.value


def _restorer(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) is tuple:
        restore_part = _restorer(_bare(get_args(kind)[0], []))
        return lambda value: tuple(restore_part(part) for part in value)
    if get_origin(kind) is Mapping:
        restore_key = _restorer(_bare(get_args(kind)[0], []))
        restore_part = _restorer(_bare(get_args(kind)[1], []))
        return lambda value: {
            restore_key(key): None if part is None else restore_part(part)
            for key, part in value.items()
        }
    if kind is Baht:
        return lambda value: Baht.parse(value, signed=True)
    if kind is date:
        return date.fromisoformat
    if _is_paper(kind):
        return lambda value: restore(cast(type, kind), value)
    leaf: Final = {str: _same, bool: _same, int: _same}
    return cast(Callable[[Any], Any], leaf.get(kind, kind))
