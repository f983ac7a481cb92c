"""Upright lines side by side in a gap: which one takes which track."""

from collections.abc import Hashable, Iterable
from typing import Final, Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Span(NamedTuple, Generic[Key]):
    """A line from `top` to `bottom`; it leans to the left (-1) or right (1) side, or to none."""

    key: Key
    top: int
    bottom: int
    leaning: int


def packed(spans: Iterable[Span[Key]]) -> dict[Key, int]:
    """
    The track of each line, counted from the left. Lines that lean left come first, short before
    long, so that they nest; those that lean right mirror them. No two lines share a track where
    they would touch.
    """
    every = list(spans)
    lefts = _side(span for span in every if span.leaning < 0)
    middle = _side(span for span in every if span.leaning == 0)
    rights = _side(span for span in every if span.leaning > 0)
    after_lefts = _count(lefts)
    after_middle = after_lefts + _count(middle)
    last = after_middle + _count(rights) - 1
    return {
        **lefts,
        **{key: track + after_lefts for key, track in middle.items()},
        **{key: last - track for key, track in rights.items()},
    }


def _count(tracks: dict[Key, int]) -> int:
    return max(tracks.values(), default=-1) + 1


_APART: Final = 30


def _side(spans: Iterable[Span[Key]]) -> dict[Key, int]:
    taken: list[list[Span[Key]]] = []
    tracks: dict[Key, int] = {}
    for span in sorted(spans, key=lambda each: (each.bottom - each.top, each.top)):
        for n, others in enumerate(taken):
            if all(_apart(span, other) for other in others):
                others.append(span)
                tracks[span.key] = n
                break
        else:
            tracks[span.key] = len(taken)
            taken.append([span])
    return tracks


def _apart(one: Span[Key], other: Span[Key]) -> bool:
    return one.top > other.bottom + _APART or other.top > one.bottom + _APART
