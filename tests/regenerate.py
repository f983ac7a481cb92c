"""
Writes the documents that are generated from the program anew: `python -m tests.regenerate`.

A test compares them with what stands in the repository, so none of them ages.
"""

from pathlib import Path

from states.diagram_svg import as_svg
from states.handbook import handbook
from states.lifecycle import LOAN
from states.rules.editions import EDITIONS
from states.rules.handbook_of_rules import handbook_of_rules
from tests.house import ROOT
from tests.readme import README, drawn

COMMAND = "python -m tests.regenerate"


def documents() -> dict[Path, str]:
    """Every generated document, by the place where it stands."""
    docs = ROOT / "docs"
    return {
        docs / "lifecycle.md": handbook(LOAN, EDITIONS[-1], "lifecycle.svg", COMMAND),
        docs / "lifecycle.svg": as_svg(LOAN),
        docs / "regulation.md": handbook_of_rules(COMMAND),
        README: drawn(README.read_text(encoding="utf-8")),
    }


def main() -> None:
    """Write them."""
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
