"""
Papers as data: one dataclass is the web form, the body of a request and the part of a record.

A dataclass says its fields once, with their limits as annotations. From that come reading
(`read`: every fault at once, each with its path), writing (`write`: JSON without nulls), trusted
reading of what was stored (`restore`), and sealing (`seal`: each personal value is replaced by a
commitment, so that no record ever carries it).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from states.baht import Baht
from states.conversions import (
    as_it_is,
    bare,
    inner_of,
    is_paper,
    restorer_of,
    restorer_of_sealed,
    word_of,
    writer_of,
    writer_of_sealed,
)
from states.copies import copied
from states.fields import (
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
from states.thai import BANGKOK_TIME
from states.words import Word

Paper = TypeVar("Paper")
Conceal = Callable[[str, Any], str]
"""Given the path and the JSON of a personal value: keeps it aside and answers its commitment."""


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """
    How one field of a dataclass is read, restored and written. `inner` is the dataclass, `word` the
    words in it, alone or in a list.
    """

    name: str
    key: str
    required: bool
    personal: bool
    past: Past | None
    read: Reader
    restore: Callable[[Any], Any]
    write: Callable[[Any], Any]
    inner: type | None
    word: type[Word] | None


def read(kind: type[Paper], document: object) -> Paper:
    """The paper in a document from outside. Errors: InvalidInputError with every fault."""
    faults: Faults = []
    paper = _read_object(kind, document, "", faults)
    if faults:
        raise InvalidInputError(faults)
    return cast(Paper, paper)


def write(paper: object) -> dict[str, Any]:
    """The document of a paper: JSON values only, nothing that is not known."""
    shape = _shape_of(type(paper))
    return {
        key: value if convert is None else convert(value)
        for (key, convert), value in zip(shape.writing, shape.values(paper), strict=True)
        if value is not None
    }


def restore(kind: type[Paper], document: Mapping[str, Any]) -> Paper:
    """The paper in a document that this program wrote: no limit is checked again."""
    shape = _shape_of(kind)
    restoring = shape.restoring
    found: dict[str, Any] = {}
    for key, value in document.items():
        field = restoring.get(key)
        if value is not None and field is not None:
            name, convert = field
            found[name] = value if convert is None else convert(value)
    return kind(**found) if shape.blank is None else copied(cast(Paper, shape.blank), **found)


def seal(paper: Paper, conceal: Conceal, path: str = "") -> Paper:
    """The same paper with a commitment in the place of every personal value."""
    changed: dict[str, Any] = {}
    for plan in _shape_of(type(paper)).sealing:
        value = getattr(paper, plan.name)
        if value is None or type(value) is Sealed:
            continue
        here = f"{path}{plan.key}"
        if plan.personal:
            changed[plan.name] = Sealed(conceal(here, plan.write(value)))
        else:
            changed[plan.name] = _seal_inside(value, conceal, here)
    return replace(cast(Any, paper), **changed) if changed else paper


def _seal_inside(value: Any, conceal: Conceal, path: str) -> Any:
    if isinstance(value, tuple):
        return tuple(seal(part, conceal, f"{path}.{n}.") for n, part in enumerate(value))
    return seal(value, conceal, f"{path}.")


def dates_after(paper: object, now: datetime, path: str = "") -> Iterator[Invalid]:
    """What is marked PAST and lies after `now`: an act cannot bring what has not happened."""
    moment = now.astimezone(BANGKOK_TIME)
    for plan in _shape_of(type(paper)).dating:
        value = getattr(paper, plan.name)
        here = f"{path}{plan.key}"
        if plan.past and value is not None and _lies_after(paper, plan.past, value, moment):
            yield Invalid(here, "เป็นวันในอนาคต", "lies in the future")
        elif plan.inner is not None and value is not None and type(value) is not Sealed:
            parts = enumerate(value) if isinstance(value, tuple) else [("", value)]
            for n, part in parts:
                yield from dates_after(part, moment, f"{here}.{n}.".replace("..", "."))


def _lies_after(paper: object, past: Past, value: Any, moment: datetime) -> bool:
    """A time of day lies ahead on the day of the act alone: of a later day the date is at fault."""
    if past.of is None:
        return bool(value > moment.date())
    return getattr(paper, past.of) == moment.date() and bool(value > f"{moment:%H:%M}")


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


Convert = Callable[[Any], Any] | None
"""None where a value in a document and in a paper are the same."""


class _Shape(NamedTuple):
    """
    A dataclass as every act goes through it. `writing` has key and conversion by field, `restoring`
    name and conversion by key; `sealing` and `dating` are the fields that may hold a personal
    value, or a day that cannot lie ahead, somewhere inside. `blank` is a paper that says nothing,
    where copying it costs less than making one.
    """

    values: Callable[[Any], tuple[Any, ...]]
    keys: frozenset[str]
    writing: tuple[tuple[str, Convert], ...]
    restoring: Mapping[str, tuple[str, Convert]]
    sealing: tuple[FieldPlan, ...]
    dating: tuple[FieldPlan, ...]
    blank: object | None


_SHAPES: Final[dict[type, _Shape]] = {}


def _shape_of(kind: type) -> _Shape:
    known = _SHAPES.get(kind)
    if known is None:
        known = _SHAPES[kind] = _shape(kind, plan_of(kind))
    return known


def _shape(kind: type, plans: tuple[FieldPlan, ...]) -> _Shape:
    return _Shape(
        values=_values_of([plan.name for plan in plans]),
        keys=frozenset(plan.key for plan in plans),
        writing=tuple((plan.key, _unless_same(plan.write)) for plan in plans),
        restoring={plan.key: (plan.name, _unless_same(plan.restore)) for plan in plans},
        sealing=_where(plans, lambda plan: plan.personal, lambda inner: inner.sealing),
        dating=_where(plans, lambda plan: plan.past is not None, lambda inner: inner.dating),
        blank=None
        if hasattr(kind, "__slots__") or any(plan.required for plan in plans)
        else kind(),
    )


def _where(
    plans: tuple[FieldPlan, ...],
    marked: Callable[[FieldPlan], bool],
    inside: Callable[[_Shape], tuple[FieldPlan, ...]],
) -> tuple[FieldPlan, ...]:
    """The fields that are marked themselves, or hold a dataclass with such a field."""
    return tuple(
        plan
        for plan in plans
        if marked(plan) or (plan.inner is not None and inside(_shape_of(plan.inner)))
    )


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda paper: tuple(getattr(paper, name) for name in names)


def _unless_same(convert: Callable[[Any], Any]) -> Convert:
    return None if convert is as_it_is else convert


def _has_no_default(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _plan(name: str, hint: Any, *, required: bool) -> FieldPlan:
    marks: list[object] = []
    kind = bare(hint, marks)
    keys = [mark.name for mark in marks if isinstance(mark, Key)]
    personal = any(isinstance(mark, Personal) for mark in marks)
    restored, written = restorer_of(kind, restore), writer_of(kind, write)
    return FieldPlan(
        name=name,
        key=keys[0] if keys else name,
        required=required,
        personal=personal,
        past=next((mark for mark in marks if isinstance(mark, Past)), None),
        read=_reader(kind, marks),
        restore=restorer_of_sealed(restored) if personal else restored,
        write=writer_of_sealed(written) if personal else written,
        inner=inner_of(kind),
        word=word_of(kind),
    )


# ---------------------------------------------------------------------------------- reading


def _reader(kind: Any, marks: list[object]) -> Reader:
    if get_origin(kind) is tuple:
        return _list_reader(kind, marks)
    if get_origin(kind) is Mapping:
        return _mapping_reader(kind, marks)
    if is_paper(kind):
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
    inside = bare(get_args(kind)[0], inside_marks)
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
    read_key = _reader(bare(key_hint, key_marks), key_marks)
    read_value = _reader(bare(value_hint, value_marks), value_marks)
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
    known = _shape_of(kind).keys
    if not value.keys() <= known:
        _name_unknown(value, known, prefix, faults)
    return None if len(faults) > before else kind(**found)


def _name_unknown(
    value: dict[str, Any], known: frozenset[str], prefix: str, faults: Faults
) -> None:
    unknown = [key for key in value if key not in known]
    listed = ", ".join(sorted(known))
    for key in unknown[:50]:
        fault(
            faults,
            f"{prefix}{_shown(key)}",
            f"ไม่รู้จักช่องนี้ ใช้ได้: {listed}",
            f"unknown field; accepted: {listed}",
        )
