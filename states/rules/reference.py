"""
Where to look a clause up: what it says in our words, from when until when, how certain the
reading is, on which open question it hangs, what the board may set in it, and where in the
program it is judged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from states.parameters import AMENDABLE, Parameter
from states.rules.amendments import Amendment, accepted
from states.rules.catalogue import CATALOGUE, Entry, entries_of
from states.rules.edition import Edition, Rule, path_of
from states.rules.editions import EDITIONS, LEGACY
from states.rules.readings import READINGS, Reading, readings_of, rules_hanging_on
from states.words import Bilingual

READABLE: Final[tuple[Edition, ...]] = tuple(each for each in EDITIONS if each is not LEGACY)
"""The editions whose text is known; before the first of them every rule answers unknown."""


@dataclass(frozen=True, slots=True)
class Wording:
    """
    One rule in one wording: the editions that have it, its first day and its last (None: it stands
    still), and the place where it is judged ("states/rules/credit.py:88").
    """

    rule: Rule
    editions: tuple[Edition, ...]

    @property
    def since(self) -> date:
        return self.editions[0].in_force

    @property
    def until(self) -> date | None:
        later = [each for each in READABLE if each.in_force > self.editions[-1].in_force]
        return later[0].in_force - timedelta(days=1) if later else None

    @property
    def place(self) -> str:
        judge = self.rule.judge
        return f"{judge.__module__.replace('.', '/')}.py:{judge.__code__.co_firstlineno}"

    @property
    def announced_by_the_notice(self) -> bool:
        """Whether the text is that of the opening notice, which the criteria do not hold."""
        return path_of(self.rule.clause)[0] in {"N", "DOC"}


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under a clause: wordings of rules, rows, readings and numbers of the board."""

    wordings: tuple[Wording, ...]
    entries: tuple[Entry, ...]
    readings: tuple[Reading, ...]
    parameters: tuple[Parameter, ...]

    def __bool__(self) -> bool:
        return bool(self.wordings or self.entries or self.readings)


def wordings(rule_id: str | None = None, editions: Iterable[Edition] = READABLE) -> list[Wording]:
    """Every wording of a rule, or of all rules, in the order of the text, oldest first."""
    by_id: dict[str, dict[int, Wording]] = {}
    for edition in editions:
        for rule in edition.rules:
            if rule_id in {None, rule.id}:
                of_rule = by_id.setdefault(rule.id, {})
                before = of_rule.get(id(rule.judge))
                of_rule[id(rule.judge)] = _with(before, rule, edition)
    return [wording for of_rule in by_id.values() for wording in of_rule.values()]


def _with(before: Wording | None, rule: Rule, edition: Edition) -> Wording:
    return Wording(rule, (edition,) if before is None else (*before.editions, edition))


# --------------------------------------------------------------------------------- looking up


def look_up(clause: str | None = None, edition: Edition | None = None) -> Found:
    """
    What stands under a clause ("2.3(4)"), a name of a rule ("2.3.4.max"), a row ("8.2.2.2.p4") or
    an open question ("Q1"); everything without one. An `edition` leaves out the wordings of others.
    """
    every = wordings()
    if clause is None:
        return Found(tuple(_of(edition, every)), CATALOGUE, READINGS, tuple(Parameter))
    asked = tuple(each for each in READINGS if each.id == clause)
    rows = [entry for entry in CATALOGUE if is_under(entry.row, clause)]
    named = {rule for entry in rows for rule in entry.rules}
    found = [
        each
        for each in every
        if _answers_to(each.rule, clause)
        or each.rule.id in named
        or any(reading in asked for reading in readings_of(each.rule))
    ]
    ids = {each.rule.id for each in found}
    rows += [entry for rule in ids for entry in entries_of(rule)]
    rows += [entry for reading in asked for entry in CATALOGUE if entry.row in reading.rows]
    listed = {entry.row for entry in rows}
    return Found(
        tuple(_of(edition, found)),
        tuple(entry for entry in CATALOGUE if entry.row in listed),
        tuple(each for each in READINGS if _concerns(each, ids, listed)),
        tuple(each for each in Parameter if _is_set_under(each, clause, found)),
    )


def is_under(name: str, clause: str) -> bool:
    """Whether a clause contains what is called `name`: "2.3(4)" contains "2.3(4).max"."""
    here = path_of(clause)
    return name == clause or (bool(here) and path_of(name)[: len(here)] == here)


def _answers_to(rule: Rule, clause: str) -> bool:
    """A condition of a single move answers to its name alone."""
    return rule.id == clause or (not rule.only_by_id and is_under(rule.clause, clause))


def _of(edition: Edition | None, found: Iterable[Wording]) -> Iterator[Wording]:
    return (each for each in found if edition is None or edition in each.editions)


def _concerns(reading: Reading, rules: set[str], rows: set[str]) -> bool:
    return bool(rules.intersection(rules_hanging_on(reading)) or rows.intersection(reading.rows))


def _is_set_under(parameter: Parameter, clause: str, found: Iterable[Wording]) -> bool:
    of = AMENDABLE[parameter].clause
    return is_under(of, clause) or any(each.rule.clause == of for each in found)


# -------------------------------------------------------------------------------- as documents


def rules_document(found: Found, amendments: Iterable[Amendment] = ()) -> dict[str, Any]:
    """What was found as a JSON document, with what the board has amended, if that is known."""
    amended = tuple(amendments)
    return {
        "rules": [_wording(each) for each in found.wordings],
        "entries": [_entry(each) for each in found.entries],
        "readings": [_reading(each) for each in found.readings],
        "amendable": [_parameter(each, amended) for each in found.parameters],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    rule = wording.rule
    return {
        "id": rule.id,
        "clause": rule.clause,
        "editions": [each.code for each in wording.editions],
        "from": wording.since.isoformat(),
        "until": None if wording.until is None else wording.until.isoformat(),
        "text": "notice2562" if wording.announced_by_the_notice else wording.editions[0].code,
        "thai": rule.meaning.thai,
        "english": rule.meaning.english,
        "confidence": rule.confidence.value,
        "question": rule.question,
        "readings": [each.id for each in readings_of(rule)],
        "source": rule.source,
        "code": wording.place,
        "name": rule.judge.__name__,
        "carries": [entry.row for entry in entries_of(rule.id)],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "row": entry.row,
        "thai": entry.meaning.thai,
        "english": entry.meaning.english,
        "carried_by": [carrier.value for carrier in entry.carried_by],
        "rules": list(entry.rules),
        "source": entry.source,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.id,
        "question": _both(reading.question),
        "chosen": _both(reading.chosen),
        "value": reading.value,
        "parameter": None if reading.parameter is None else reading.parameter.value,
        "from": reading.since.isoformat(),
        "source": reading.source,
        "alternatives": [_both(each) for each in reading.alternatives],
        "rules": list(rules_hanging_on(reading)),
        "rows": list(reading.rows),
    }


def _parameter(parameter: Parameter, amendments: tuple[Amendment, ...]) -> dict[str, Any]:
    amendable = AMENDABLE[parameter]
    return {
        "parameter": parameter.value,
        "thai": parameter.thai,
        "english": parameter.english,
        "clause": amendable.clause,
        "source": amendable.source,
        "origin": amendable.origin.value,
        "value": amendable.initial,
        "accepted": accepted(parameter),
        "looser": amendable.looser.value,
        "amendments": [
            _amendment(each) for each in amendments if each.proposal.parameter is parameter
        ],
    }


def _amendment(amendment: Amendment) -> dict[str, Any]:
    proposal, on = amendment.proposal, amendment.confirmed_on
    return {
        "record": amendment.n,
        "value": proposal.value,
        "since": proposal.since.isoformat(),
        "resolution": proposal.resolution,
        "resolved_on": proposal.resolved_on.isoformat(),
        "proposed_by": amendment.proposed_by,
        "proposed_on": amendment.proposed_on.isoformat(),
        "confirmed_by": amendment.confirmed_by,
        "confirmed_on": None if on is None else on.isoformat(),
    }


def _both(words: Bilingual) -> dict[str, str]:
    return {"thai": words.thai, "english": words.english}
