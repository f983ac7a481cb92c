"""
How long the look-ahead takes, over random offices of 12 to 500 persons.

    python -m tests.bench.lookahead [--offices 400]

A new request in an office where everybody holds some roles at random; a resolution takes one,
three or five votes. `ratio` is the time of the answer over
that of asking once of each person for each duty whether the role is held, the least there is to do.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from random import Random
from statistics import median, quantiles

from states.case import Actor, Case
from states.duties import holds_one
from states.facts import Facts
from states.lifecycle import LOAN
from states.lookahead import LookAhead
from states.process import Duty, Role, State

SIZES = (12, 16, 20, 50, 100, 200, 500)
DRAFT = Case(number="1", state=State.DRAFT, facts=Facts())


def random_staff(random: Random, persons: int) -> tuple[Actor, ...]:
    """Everybody holds each role with the same chance, which differs from office to office."""
    chance = random.uniform(0.05, 0.5)
    return tuple(
        Actor(f"p{n:03}", frozenset(role for role in Role if random.random() < chance))
        for n in range(persons)
    )


def ask_everybody(staff: tuple[Actor, ...]) -> int:
    """The floor: who holds a role for which seat of the whole table."""
    asked = {row.by for row in LOAN.moves}
    return sum(holds_one(actor, roles) for actor in staff for roles in asked)


def measured(random: Random, persons: int, offices: int) -> str:
    """One line of the report."""
    took, ratios, answers = [], [], Counter[str]()
    for _ in range(offices):
        staff = random_staff(random, persons)
        votes = dict.fromkeys((Duty.SELECT, Duty.APPROVE), random.choice((1, 3, 5)))
        began = time.process_time()
        outlook = LookAhead(LOAN, DRAFT, staff, votes).now()
        answered = time.process_time()
        ask_everybody(staff)
        took.append((answered - began) * 1e3)
        ratios.append((answered - began) / (time.process_time() - answered))
        answers[outlook.answer.value if outlook else "ended"] += 1
    p99 = quantiles(took, n=100)[-1]
    told = ", ".join(f"{answer} {count}" for answer, count in sorted(answers.items()))
    return (
        f"{persons:>5} persons  p50 {median(took):6.2f} ms  p99 {p99:6.2f} ms  "
        f"ratio {median(ratios):5.1f}  {told}"
    )


def main(given: Sequence[str] | None = None) -> None:
    """Measure every size and print it."""
    parser = argparse.ArgumentParser(prog="tests.bench.lookahead", description=__doc__)
    parser.add_argument("--offices", type=int, default=400)
    options = parser.parse_args(given)
    random = Random(20261122)
    for persons in SIZES:
        print(measured(random, persons, options.offices), flush=True)


if __name__ == "__main__":
    main()
