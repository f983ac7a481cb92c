"""
The fields of a paper as a description: what a form asks, what a document of the table lists.

It is read off the dataclass itself, so a field is written down once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Final, Union, cast, get_args, get_origin, get_type_hints

from states.baht import Baht
from states.document import plan_of
from states.fields import Items, Money, Sealed, Text, Whole
from states.papers.labels import label_of
from states.words import Bilingual, Word


class FieldKind(Word):
    """What a field holds."""

    TEXT = "text", "ข้อความ", "text"
    WHOLE = "whole", "จำนวนเต็ม", "whole number"
    NUMBER = "number", "ตัวเลข", "number"
    BAHT = "baht", "บาท", "baht"
    DATE = "date", "วันที่", "date"
    TRUTH = "truth", "ใช่/ไม่ใช่", "yes or no"
    CHOICE = "choice", "ตัวเลือก", "one of"
    GROUP = "group", "กลุ่มช่อง", "group of fields"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperField:
    """
    One field. `limits` are those of its value in both languages (None: none beside its kind),
    `several` says that it is a list, `choices` are the words it accepts, `inside` the fields of a
    group. `past`: the day may not lie after that of the act; `personal`: kept out of the records.
    """

    name: str
    label: Bilingual
    kind: FieldKind
    required: bool
    several: bool
    personal: bool
    past: bool
    limits: Bilingual | None
    choices: tuple[Word, ...]
    inside: tuple["PaperField", ...]


@cache
def fields_of(paper: type, depth: int = 1) -> tuple[PaperField, ...]:
    """The fields of a paper, in order; groups are opened `depth` levels deep."""
    hints = get_type_hints(paper, include_extras=True)
    return tuple(
        _field(
            plan.key, hints[plan.name], depth, (plan.required, plan.personal, plan.past is not None)
        )
        for plan in plan_of(paper)
    )


def _field(name: str, hint: object, depth: int, flags: tuple[bool, bool, bool]) -> PaperField:
    marks: list[object] = []
    kind = _bare(hint, marks)
    several = get_origin(kind) is tuple
    if several:
        kind = _bare(get_args(kind)[0], marks)
    required, personal, past = flags
    is_group = _is_group(kind)
    return PaperField(
        name=name,
        label=label_of(name),
        kind=_kind(kind),
        required=required,
        several=several,
        personal=personal,
        past=past,
        limits=_limits(kind, marks),
        choices=tuple(kind) if isinstance(kind, type) and issubclass(kind, Word) else (),
        inside=fields_of(cast(type, kind), depth - 1) if is_group and depth > 0 else (),
    )


def _bare(hint: object, marks: list[object]) -> object:
    """The type inside Annotated and Optional; the annotations are collected on the way."""
    if get_origin(hint) is Annotated:
        inside, *noted = get_args(hint)
        marks.extend(noted)
        return _bare(inside, marks)
    if get_origin(hint) in {Union, UnionType}:
        (inside,) = [part for part in get_args(hint) if part not in {NoneType, Sealed}]
        return _bare(inside, marks)
    return hint


_KINDS: Final[Mapping[object, FieldKind]] = {
    str: FieldKind.TEXT,
    bool: FieldKind.TRUTH,
    int: FieldKind.WHOLE,
    Decimal: FieldKind.NUMBER,
    Baht: FieldKind.BAHT,
    date: FieldKind.DATE,
}


def _kind(kind: object) -> FieldKind:
    if _is_group(kind) or get_origin(kind) is Mapping:
        return FieldKind.GROUP
    return _KINDS.get(kind, FieldKind.CHOICE)


def _is_group(kind: object) -> bool:
    return isinstance(kind, type) and is_dataclass(kind) and kind is not Baht


def _limits(kind: object, marks: list[object]) -> Bilingual | None:
    """The limits of the value, the defaults of its kind where the field says nothing."""
    defaults: Mapping[object, object] = {str: Text(), int: Whole(), Baht: Money()}
    default = defaults.get(kind)
    told: list[object] = [mark for mark in marks if isinstance(mark, Items)]
    if default is not None:
        told += [mark for mark in marks if isinstance(mark, type(default))][:1] or [default]
    sentences = [sentence for mark in told if (sentence := _sentence(mark)) is not None]
    return _joined(sentences) if sentences else None


def _joined(sentences: Iterable[Bilingual]) -> Bilingual:
    every = tuple(sentences)
    return Bilingual(
        ", ".join(sentence.thai for sentence in every),
        ", ".join(sentence.english for sentence in every),
    )


def _sentence(mark: object) -> Bilingual | None:
    match mark:
        case Text(longest=longest):
            return Bilingual(f"ไม่เกิน {longest:,} ตัวอักษร", f"at most {longest:,} characters")
        case Whole(low=low, high=high):
            return Bilingual(f"{low:,} ถึง {high:,}", f"{low:,} to {high:,}")
        case Items(fewest=fewest, most=most):
            return Bilingual(f"{fewest} ถึง {most} รายการ", f"{fewest} to {most} entries")
        case Money(above_zero=True):
            return Bilingual("มากกว่าศูนย์", "above zero")
        case Money(signed=True):
            return Bilingual("ติดลบได้", "may be below zero")
    return None


def summary_of(paper: type) -> str:
    """What a paper is, in one paragraph: the docstring of its dataclass."""
    return " ".join((paper.__doc__ or "").split())
