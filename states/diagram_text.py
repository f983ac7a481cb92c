"""How wide a text is drawn, reckoned carefully, so that no label leaves its box."""

import unicodedata
from functools import cache
from html import escape
from typing import Final

# Thousandths of the size of the letters; a little wider than the fonts people have.
_THAI: Final = 640
_CAPITAL: Final = 700
_LATIN: Final = 560
_SLIM: Final = 320
_BOLD_PERCENT: Final = 108


@cache
def _width_of(character: str) -> int:
    if unicodedata.category(character) == "Mn":
        return 0
    if "\u0e00" <= character <= "\u0e7f":
        return _THAI
    if character in " .,:;|!'()/-ilftj":
        return _SLIM
    return _CAPITAL if character.isupper() else _LATIN


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """The width of a text in pixels, rounded up; `size` in tenths of a pixel."""
    thousandths = sum(map(_width_of, text)) * size
    if bold:
        thousandths = thousandths * _BOLD_PERCENT // 100
    return -(-thousandths // 10_000)


def fitted(text: str, size: int, width: int, *, bold: bool = False) -> int:
    """The size in tenths of a pixel, `size` at most, at which the text stays within `width`."""
    needed = text_width(text, size, bold=bold)
    return size if needed <= width else size * width // needed


def tenths(size: int) -> str:
    """A number of tenths as SVG writes it."""
    return f"{size // 10}.{size % 10}"


def drawn_text(
    text: str, x: int, y: int, *, size: int, width: int, style: str = "", bold: bool = False
) -> str:
    """One line of text that begins at x, on the base line y, and takes at most `width`."""
    marks = f' class="{style}"' if style else ""
    weight = ' font-weight="600"' if bold else ""
    height = tenths(fitted(text, size, width, bold=bold))
    return f'<text x="{x}" y="{y}" font-size="{height}"{weight}{marks}>{escape(text)}</text>'
