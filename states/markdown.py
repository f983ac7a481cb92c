"""Tables of the generated documents, in Markdown."""

from collections.abc import Iterable

from states.words import Bilingual


def table_of(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table, an empty one at its end."""
    cells = list(head)
    return [
        f"| {' | '.join(cells)} |",
        f"|{'---|' * len(cells)}",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
    ]


def cell(text: str) -> str:
    """Text that may stand in a cell."""
    return text.replace("|", "\\|")


def both(words: Bilingual) -> str:
    """Thai over English, in one cell."""
    return f"{cell(words.thai)}<br>{cell(words.english)}"
