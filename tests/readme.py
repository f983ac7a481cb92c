"""The graph in the README, drawn from the table; `python -m tests.regenerate` draws it anew."""

import re

from states.diagram import FORMATS
from states.lifecycle import LOAN
from tests.house import ROOT

README = ROOT / "README.md"
PLACE = re.compile(r"(<!-- machine -->\n).*?(<!-- /machine -->\n)", re.DOTALL)


def drawn(text: str) -> str:
    """The README with the machine as it stands."""
    picture = f"```mermaid\n{FORMATS['mermaid'](LOAN).strip()}\n```\n"
    return PLACE.sub(lambda found: f"{found[1]}{picture}{found[2]}", text)
