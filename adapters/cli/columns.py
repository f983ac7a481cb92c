"""Rows printed under one another, so that amounts stand in columns."""

import unicodedata
from collections.abc import Iterable, Sequence

from adapters.cli.screen import Screen


def tell_columns(screen: Screen, rows: Iterable[Sequence[str]]) -> None:
    """Every row on one line, each column as wide as its widest cell, set to the right."""
    table = list(rows)
    widths = [max(_width(cell) for cell in column) for column in zip(*table, strict=True)]
    for cells in table:
        padded = [_padded(cell, width) for cell, width in zip(cells, widths, strict=True)]
        screen.text("  ".join(padded).rstrip())


def _width(text: str) -> int:
    """The columns it takes on a screen: vowels and tone marks above and below take none."""
    return sum(unicodedata.category(character) != "Mn" for character in text)


def _padded(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text
