"""An edition of the regulation: its rules by clause, and how the next edition amends it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from states.facts import Facts
from states.rules.confidence import Confidence
from states.rules.finding import Finding, Verdict
from states.words import Bilingual


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One sentence that must hold.

    `id` is the name other programs rely on ("2.3.4.max"); `clause` is where the text says it
    ("2.3(4)"); `source` is the line of the text; `question` is the open question it hangs on.
    A rule `only_by_id` is the condition of a single move: no clause brings it along.
    """

    id: str
    clause: str
    judge: Callable[[Facts], Finding]
    meaning: Bilingual
    source: str
    confidence: Confidence = Confidence.A
    question: str | None = None
    only_by_id: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not: the clause or the duty, the verdict, and the sentence in both languages."""

    clause: str
    verdict: Verdict
    thai: str
    english: str


def rule(
    identifier: str,
    clause: str,
    *,
    source: str,
    confidence: Confidence = Confidence.A,
    question: str | None = None,
    only_by_id: bool = False,
) -> Callable[[Callable[[Facts], Finding]], Rule]:
    """Make a rule of a function whose docstring says the clause: Thai line(s), `--`, English."""

    def make(judge: Callable[[Facts], Finding]) -> Rule:
        thai, _, english = (judge.__doc__ or "").partition("--")
        if not (thai.strip() and english.strip()):
            raise TypeError(f"{judge.__name__} must say its clause in Thai, then --, then English")
        meaning = Bilingual(" ".join(thai.split()), " ".join(english.split()))
        return Rule(identifier, clause, judge, meaning, source, confidence, question, only_by_id)

    return make


class UnknownClauseError(LookupError):
    """A row of a table obeys a clause that no rule of the edition knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The rules in force from a day on. `code` is stored with each case: `no4`, `no5`."""

    code: str
    title: Bilingual
    in_force: date
    rules: tuple[Rule, ...]

    def under(self, clause: str) -> tuple[Rule, ...]:
        """
        The rules of a clause and of all it contains: "2.4" contains "2.4.2", not "2.41".

        Errors: UnknownClauseError when the edition knows no such clause.
        """
        return _under(self, clause)

    def objections(self, facts: Facts, clauses: Iterable[str]) -> tuple[Objection, ...]:
        """What stands in the way of an act that obeys `clauses`, in the order of the clauses."""
        passed = Verdict.PASS
        return tuple(
            [
                objection_of(rule, finding)
                for rule in _obeyed(self, tuple(clauses))
                if (finding := rule.judge(facts)).verdict is not passed and finding.stops
            ]
        )

    def amended(
        self,
        code: str,
        title: Bilingual,
        in_force: date,
        *,
        replacing: Iterable[Rule] = (),
        striking: Iterable[str] = (),
    ) -> "Edition":
        """The next edition: rules replaced by id, rules struck by id, all others kept."""
        new = {each.id: each for each in replacing}
        gone = set(striking)
        unknown = (gone | set(new)) - {each.id for each in self.rules}
        if unknown or in_force <= self.in_force:
            raise UnknownClauseError(f"an amendment changes what is there: {sorted(unknown)}")
        kept = (new.get(each.id, each) for each in self.rules if each.id not in gone)
        return Edition(code, title, in_force, tuple(kept))

    def with_clauses_of(self, newer: "Edition", clauses: Iterable[str]) -> "Edition":
        """This edition with the rules of some clauses in the wording of a newer one."""
        taken = {each.id: each for clause in clauses for each in newer.under(clause)}
        code = "+".join((self.code, newer.code, *taken))
        rules = tuple(taken.get(each.id, each) for each in self.rules)
        return Edition(code, self.title, self.in_force, rules)


@cache
def _obeyed(edition: Edition, clauses: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for clause in clauses for rule in edition.under(clause))


@cache
def _under(edition: Edition, clause: str) -> tuple[Rule, ...]:
    here = path_of(clause)
    found = tuple(
        rule
        for rule in edition.rules
        if not rule.only_by_id and path_of(rule.clause)[: len(here)] == here
    )
    exact = found or tuple(rule for rule in edition.rules if rule.id == clause)
    if not exact:
        raise UnknownClauseError(clause)
    return exact


def objection_of(rule: Rule, finding: Finding) -> Objection:
    """The objection that a finding which stops gives."""
    found = finding.found or finding.verdict.label
    return Objection(
        rule.clause,
        finding.verdict,
        f"{rule.meaning.thai} — {found.thai}",
        f"{rule.meaning.english} — {found.english}",
    )


_PARTS: Final = re.compile(r"[A-Za-z]+|\d+")


def path_of(clause: str) -> tuple[str, ...]:
    """The parts of a clause: "2.3(4)" is 2, 3, 4 and "2.3.note1" is 2, 3, note, 1."""
    return tuple(_PARTS.findall(clause))
