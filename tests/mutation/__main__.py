"""
The campaign: `python -m tests.mutation` tries a sample, every mutant with `SMEFUND_CAMPAIGN=full`;
`python -m tests.mutation FILE ...` tries every mutant of those files and lists who survived.
"""

import sys

from tests.campaign import campaign, size
from tests.mutation.campaign import (
    Outcome,
    all_mutants,
    complaints,
    listed,
    report,
    sample,
    sources,
    tried,
)

SEED = "1224"
LOWEST_RATE_OF_A_SAMPLE = 0.85
"""So few may by chance hold one or two more of the five in a hundred that survive."""


def main(chosen: list[str]) -> list[str]:
    """Try and report; what is wrong with it, if anything."""
    if chosen:
        print(report(tried(all_mutants(chosen))))
        return []
    briefly = size() == "fit"
    every = all_mutants(sources())
    mutants = [each for each in every if not briefly or each.name not in listed()]
    mutants = sample(mutants, size=campaign(fit=16, full=len(every)), seed=SEED)
    outcome = tried(mutants, briefly=briefly)
    print(report(outcome))
    return _too_few(outcome) if briefly else complaints(outcome)


def _too_few(outcome: Outcome) -> list[str]:
    return [] if outcome.rate >= LOWEST_RATE_OF_A_SAMPLE else outcome.survivors


if __name__ == "__main__":
    wrong = main(sys.argv[1:])
    print(*wrong, sep="\n")
    sys.exit(bool(wrong))
