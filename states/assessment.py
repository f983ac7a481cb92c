"""
Every rule of an edition on one application, with the collateral, the ratios and the form beside.

Nothing is stored and no act is judged: this is what `assess` answers, in the shape other programs
rely on.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from states.application import Application, Financials
from states.facts import Facts
from states.form_checks import form_faults
from states.form_fault import FormFault
from states.rules.approval import debt_to_equity, dscr_of, four_decimals
from states.rules.collateral import collateral_of
from states.rules.collateral_tree import Choice
from states.rules.edition import Edition, Rule
from states.rules.editions import NO_5, RULE_IDS, edition_by_code, edition_in_force
from states.rules.finding import Finding, Verdict
from states.words import Word

MOVES_TO_THE_NEXT_BRANCH: Final = "2.3.8.deadline30"
"""The one rule whose failure refuses nothing: the collateral goes on to another branch."""

_NEEDS_AN_ACT: Final = frozenset({Verdict.JUSTIFY, Verdict.AUTHORITY, Verdict.UNKNOWN})


class Overall(Word):
    """What all rules together come to."""

    APPROVABLE = "approvable", "อนุมัติได้", "Can be approved"
    AFTER_ACTIONS = (
        "approvable_after_actions",
        "อนุมัติได้เมื่อดำเนินการครบ",
        "Can be approved after some acts",
    )
    NOT_APPROVABLE = "not_approvable", "อนุมัติไม่ได้", "Cannot be approved"


Findings = Mapping[str, Finding]
"""The finding of each rule by its id, in the order of `RULE_IDS`."""


def assess(application: Application, edition_code: str | None = None) -> dict[str, Any]:
    """
    The answer as a JSON document: rules, both overall results, collateral, ratios, form.

    `edition_code` comes before `context.criteria`; without either the edition in force on the day
    of the decision, or of receipt, counts, and the newest one when no day is known. Errors:
    UnknownEditionError.
    """
    edition = edition_for(application, edition_code)
    facts = Facts(application=application, on=day_of(application))
    rules = _criteria(edition)
    findings = {rule.id: rule.judge(facts) for rule in rules}
    return {
        "application": application.id,
        "criteria": edition.code,
        "overall_before_acts": overall(findings, before_acts=True).value,
        "overall_after_acts": overall(findings, before_acts=False).value,
        "rules": {rule.id: _told(rule, findings[rule.id], edition) for rule in rules},
        "collateral": _collateral(collateral_of(facts)),
        "computed": _computed(application.financials),
        "form": [_fault(fault) for fault in form_faults(application)],
    }


def day_of(application: Application) -> date | None:
    """The day of the decision, or of receipt while there is none."""
    return application.context.decision_on or application.context.received_on


def edition_for(application: Application, edition_code: str | None) -> Edition:
    """The edition to judge by, as `assess` chooses it. Errors: UnknownEditionError."""
    code = edition_code or application.context.criteria
    if code is not None:
        return edition_by_code(code)
    day = day_of(application)
    return NO_5 if day is None else edition_in_force(day)


def overall(findings: Findings, *, before_acts: bool) -> Overall:
    """All findings as one; `before_acts` counts no decision or reason as given yet."""
    if any(
        finding.verdict is Verdict.FAIL
        for identifier, finding in findings.items()
        if identifier != MOVES_TO_THE_NEXT_BRANCH
    ):
        return Overall.NOT_APPROVABLE
    unsettled = (
        finding.verdict in _NEEDS_AN_ACT and (before_acts or not finding.resolved)
        for finding in findings.values()
    )
    return Overall.AFTER_ACTIONS if any(unsettled) else Overall.APPROVABLE


def _criteria(edition: Edition) -> Iterable[Rule]:
    known = {rule.id: rule for rule in edition.rules}
    return [known[identifier] for identifier in RULE_IDS]


def _told(rule: Rule, finding: Finding, edition: Edition) -> dict[str, Any]:
    found = finding.found or finding.verdict.label
    told: dict[str, Any] = {
        "outcome": finding.verdict.value,
        "thai": f"{rule.meaning.thai} — {found.thai}",
        "english": f"{rule.meaning.english} — {found.english}",
        "clause": rule.clause,
        "edition": edition.code,
    }
    if finding.authority is not None:
        told["authority"] = finding.authority
    if finding.resolved is not None:
        told["resolved"] = finding.resolved
    if finding.needs_legal_reading:
        told["needs_legal_reading"] = True
    return told


def _collateral(choice: Choice) -> dict[str, Any]:
    """`branch` is null while a fact is missing on which an earlier branch still hangs."""
    return {
        "branch": None if choice.branch is None else choice.branch.value,
        "instruments": [instrument.value for instrument in choice.instruments],
        "valuation_required": choice.valuation_required,
        "why_not": {
            branch.value: {"thai": why.thai, "english": why.english}
            for branch, why in choice.why_not
        },
    }


def _computed(financials: Financials) -> dict[str, str | None]:
    return {
        "dscr": _shown(dscr_of(financials)),
        "de_before": _shown(debt_to_equity(financials.debt_before, financials.equity_before)),
        "de_after": _shown(debt_to_equity(financials.debt_after, financials.equity_after)),
    }


def _shown(ratio: Fraction | None) -> str | None:
    return None if ratio is None else four_decimals(ratio)


def _fault(fault: FormFault) -> dict[str, str]:
    return {
        "code": fault.code.value,
        "severity": fault.severity.value,
        "path": fault.path,
        "thai": fault.thai,
        "english": fault.english,
    }
