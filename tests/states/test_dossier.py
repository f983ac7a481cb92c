"""The digest of a dossier: what it covers, and that none outlives a change of what it covers."""

import gc
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states import document, dossier
from states.application import Application, Exposure, read_application
from states.baht import Baht
from states.conversions import is_paper
from states.copies import copied
from states.dossier import digest_of
from states.facts import Facts
from states.fields import Sealed
from states.process import State
from states.words import Word
from tests.states.cases import case_at
from workflow.applicant import Applicant, application_of

BEFORE = case_at(State.APPROVAL).facts
UNCOVERED = {"exposure", "context"}
VALUES = (str, int, bool, date, Decimal, Baht, Word, Sealed, type(None))


def worked_out(facts: Facts) -> str:
    """The digest written down from its description, with nothing remembered."""
    application, course = document.write(facts.application), document.write(facts.course)
    terms = ("term_months", "grace_months", "amount")
    text = json.dumps(
        {
            "application": {key: application[key] for key in application.keys() - UNCOVERED},
            "terms": {
                "approval_conditions": course["approval_conditions"],
                "early_draw_allowed": course.get("early_draw_allowed"),
                **{f"approved_{term}": course.get(f"approved_{term}") for term in terms},
            },
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode()).hexdigest()


def values_in(paper: object, path: str) -> Iterator[tuple[str, object]]:
    """Every value in an application, with where it stands."""
    for plan in document.plan_of(type(paper)):
        value, here = getattr(paper, plan.name), f"{path}.{plan.name}"
        for n, part in enumerate(value if isinstance(value, tuple) else (value,)):
            if is_paper(type(part)):
                yield from values_in(part, f"{here}.{n}")
            else:
                yield here, part


def changed(value: object) -> object:
    """Something else of the same kind; nothing, where the kind has nothing else at hand."""
    match value:
        case bool():
            return not value
        case Baht():
            return value + Baht(1)
        case Word():
            return next((word for word in type(value) if word is not value), None)
        case str():
            return f"{value}x"
        case int():
            return value + 1
    return None


def with_one_change(section: Any, copy: Callable[..., object]) -> list[object]:
    """The section again and again, each time with another of its known values changed."""
    if not is_paper(type(section)):
        return [changed(section) if section else "known now"]
    known = [each.name for each in fields(section) if getattr(section, each.name) is not None]
    return [copy(section, **{name: changed(getattr(section, name))}) for name in known]


@pytest.mark.parametrize("copy", [copied, replace])
@pytest.mark.parametrize("name", [field.name for field in fields(Application)])
def test_no_digest_outlives_a_change_of_the_application(name, copy):
    """Each part of each section is changed alone, after the digest was taken and remembered."""
    before = digest_of(BEFORE)
    others = with_one_change(getattr(BEFORE.application, name), copy)
    assert others
    for other in others:
        after = copy(BEFORE, application=copy(BEFORE.application, **{name: other}))
        assert digest_of(after) == worked_out(after)
        assert (digest_of(after) == before) is (name in UNCOVERED)
    assert digest_of(BEFORE) == before == worked_out(BEFORE)


@pytest.mark.parametrize(
    "terms",
    [
        {"approved_amount": Baht.of(1)},
        {"approved_term_months": 12},
        {"approved_grace_months": 1},
        {"approval_conditions": ("ประกันภัย",)},
        {"early_draw_allowed": Baht.of(1)},
    ],
    ids=lambda terms: next(iter(terms)),
)
def test_no_digest_outlives_a_change_of_the_terms(terms):
    """The application is the same object; its terms are not."""
    before, after = digest_of(BEFORE), BEFORE.then(**terms)
    assert digest_of(after) == worked_out(after) != before


def test_no_digest_passes_to_an_application_that_takes_the_place_of_another():
    """Memory that is given free is used again; a remembered digest keeps what it was taken of."""
    for n in range(2 * dossier.MOST_REMEMBERED):
        facts = replace(BEFORE, application=replace(BEFORE.application, title=f"คำขอ {n}"))
        digest = digest_of(facts)
        assert digest != digest_of(BEFORE)
        if n % 500 == 0:
            gc.collect()
            assert digest == worked_out(facts)


@given(
    title=st.text(max_size=5),
    amount=st.integers(1, 10**9),
    conditions=st.lists(st.text(max_size=3), max_size=3),
    owed=st.none() | st.integers(0, 10**9),
)
def test_the_digest_is_that_of_its_description(title, amount, conditions, owed):
    """Whatever stands in application and terms, and however often parts of it came before."""
    exposure = Exposure(existing_fund_loan_group=None if owed is None else Baht(owed))
    facts = replace(
        BEFORE, application=replace(BEFORE.application, title=title, exposure=exposure)
    ).then(approved_amount=Baht(amount), approval_conditions=tuple(conditions))
    assert digest_of(facts) == worked_out(facts)


def test_nothing_in_an_application_can_be_changed_in_place():
    """What is remembered of an object would be false once the object were another."""
    application = read_application(application_of(Applicant(), date(2019, 4, 18)))
    found = list(values_in(application, "application"))
    assert len(found) > 100
    assert [each for each in found if not isinstance(each[1], VALUES)] == []
    with pytest.raises(FrozenInstanceError):
        application.title = "x"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        application.borrower.province = "x"  # type: ignore[misc]
