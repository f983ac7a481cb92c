"""How long the searching tests search: briefly in `make test`, at length in `make soak`."""

import os

VARIABLE = "SMEFUND_CAMPAIGN"
SIZES = ("fit", "full")


def campaign(*, fit: int, full: int) -> int:
    """The number of rounds, examples or cases of a search: `fit` unless a full one is asked for."""
    return full if size() == "full" else fit


def size() -> str:
    """`fit` or `full`, from the environment. Errors: ValueError names the words it knows."""
    chosen = os.environ.get(VARIABLE, "fit")
    if chosen not in SIZES:
        raise ValueError(f"{VARIABLE} is one of {', '.join(SIZES)}, not {chosen!r}")
    return chosen
