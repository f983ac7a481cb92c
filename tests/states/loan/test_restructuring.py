"""Restructuring: the limits of 2.3(5), the consents of the guarantors, the facts it makes."""

from dataclasses import replace
from datetime import date

import pytest

from states.loan.changes import DefaultRate, PlanReason
from states.loan.plan import Plan
from states.loan.restructuring import Restructuring, objections
from tests.states.loan.book import baht, on, opened

CONTRACTED = on("2024-01-31")
AGREED = Restructuring(
    plan=Plan.of([(on("2026-07-31"), baht("500000.00"), baht("0.00"))]),
    reason=PlanReason.RESTRUCTURED,
    agreed_on=on("2026-06-01"),
    from_day=on("2026-06-30"),
    guarantors=2,
    consents={1: on("2026-06-01"), 2: on("2026-06-30")},
)


def ending(*days: str) -> Plan:
    return Plan.of([(on(day), baht("1000.00"), baht("0.00")) for day in days])


@pytest.mark.parametrize(
    ("plan", "from_day", "waiver", "clauses"),
    [
        (ending("2026-07-31", "2031-01-31"), "2026-06-30", None, []),
        (ending("2026-07-31", "2031-02-01"), "2026-06-30", None, ["2.3(5)"]),
        (ending("2026-07-31", "2031-02-01"), "2026-06-30", "กอป. 4/2569", []),
        (ending("2027-02-28"), "2026-06-30", None, []),
        (ending("2027-03-01"), "2026-06-30", None, ["2.3(5)"]),
        (ending("2027-03-01"), "2026-06-30", "กอป. 4/2569", []),
        # after the third year principal is repaid from the next month on
        (ending("2028-07-30"), "2028-06-30", None, []),
        (ending("2028-08-30"), "2028-06-30", None, ["2.3(5)"]),
        (ending("2031-07-30"), "2031-06-30", None, ["2.3(5)"]),
    ],
)
def test_seven_years_and_three_of_grace_from_the_contract(
    plan: Plan, from_day: str, waiver: str | None, clauses: list[str]
) -> None:
    """Only a resolution of the board goes beyond."""
    day = on(from_day)
    change = replace(
        AGREED, plan=plan, from_day=day, board_waiver=waiver, consents={1: day, 2: day}
    )
    assert [each.clause for each in objections(change, CONTRACTED)] == clauses


@pytest.mark.parametrize(
    ("consents", "english"),
    [
        ({1: on("2026-06-01"), 2: on("2026-06-30")}, []),
        ({1: on("2026-06-01")}, ["guarantor 2 has not"]),
        ({}, ["guarantor 1, 2 has not"]),
        ({1: on("2026-05-31"), 2: on("2026-06-30")}, ["guarantor 1 consented before"]),
        ({1: on("2026-06-01"), 2: on("2026-07-01")}, ["guarantor 2 consented before"]),
        ({1: on("2020-01-31")}, ["guarantor 2 has not", "guarantor 1 consented before"]),
    ],
)
def test_every_guarantor_consents_anew(consents: dict[int, date], english: list[str]) -> None:
    """In writing, to this very change, before it takes effect (s.700)."""
    found = objections(replace(AGREED, consents=consents), CONTRACTED)
    assert [each.english.startswith(told) for each, told in zip(found, english, strict=True)] == [
        True
    ] * len(english)
    assert {each.clause for each in found} <= {"CCC 700"}


def test_waived_capitalised_at_a_new_rate_by_a_new_plan() -> None:
    """Interest to 30 June 2024 is 4,136.98: 136.98 waived, 4,000.00 made principal, then 2%."""
    plan = Plan.of([(on("2025-06-30"), baht("1004000.00"), baht("20080.00"))])
    change = replace(
        AGREED,
        plan=plan,
        from_day=on("2024-06-30"),
        annual_millionths=20_000,
        capitalised=baht("4000.00"),
        waived=baht("136.98"),
    )
    book = opened().enter("2024-01-31", DefaultRate(0))
    for what in reversed(change.facts()):
        book.enter("2024-06-30", what)
    now = book.ledger.position
    assert (now.principal, now.interest) == (baht("1004000.00"), baht("0.00"))
    assert now.next_due_on == on("2025-06-30")
    # 55.0136... of the night, and the rest of a satang that the days before had left
    assert book.at("2024-07-01").interest == baht("55.02")
