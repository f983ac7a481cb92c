"""A boundary case of a rule: the example application with something changed, and the verdict."""

from dataclasses import dataclass
from typing import Any, Final

from states.facts import Facts
from states.rules.edition import Edition, Rule
from states.rules.finding import Finding
from tests.example import application

GRANTED: Final = "authority, granted"
ASKED: Final = "authority, asked for"
EXPLAINED: Final = "justify, explained"
UNEXPLAINED: Final = "justify, unexplained"
_SETTLED: Final = {
    ("authority", True): GRANTED,
    ("authority", False): ASKED,
    ("justify", True): EXPLAINED,
    ("justify", False): UNEXPLAINED,
}


@dataclass(frozen=True)
class Case:
    """What is told, what is changed in the example, and the verdict under each edition."""

    told: str
    changes: dict[str, Any]
    no4: str
    no5: str

    def expected(self, edition: str) -> str:
        verdict: str = getattr(self, edition)
        return verdict


def case(told: str, changes: dict[str, Any], verdict: str, no4: str | None = None) -> Case:
    """The same verdict under both editions, unless no.4 has its own."""
    return Case(told, changes, verdict if no4 is None else no4, verdict)


def facts_of(changes: dict[str, Any]) -> Facts:
    """The facts of the changed example on the day of its decision."""
    asked = application(changes)
    return Facts(application=asked, on=asked.context.decision_on or asked.context.received_on)


def rule_of(edition: Edition, identifier: str) -> Rule:
    (found,) = [rule for rule in edition.rules if rule.id == identifier]
    return found


def verdict_of(finding: Finding) -> str:
    """The verdict in a word, and whether it is settled."""
    if finding.resolved is None:
        return finding.verdict.value
    return _SETTLED[finding.verdict.value, finding.resolved]
