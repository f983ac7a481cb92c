"""The thirty ways round the separation of duties, as `README.md` lists them."""

import re
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent
_ROW: Final = re.compile(r"\| (B\d\d) \| (.+?) \| `([\w.]+)` \| (?:`(\w+)` )?\|")


class Bypass(NamedTuple):
    """One row of the list: what is tried, and the test that shows how it is refused."""

    code: str
    sentence: str
    file: str
    function: str


def listed() -> tuple[Bypass, ...]:
    """Every row of the list."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return tuple(Bypass(*found) for found in _ROW.findall(text))
