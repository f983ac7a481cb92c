"""What a grant of a role would meet, before it is entered; and what is refused when it is."""

from contextlib import closing

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.invalid import InvalidInputError
from states.lifecycle import LOAN
from states.process import Event
from tests.workflow.test_amending import (
    against,
    desk_of,
    directory,
    enacted,
    in_the_year_of_the_notice,
)
from workflow.granting import preview_of_grant

MILLION = Baht.of(1_000_000)


@pytest.fixture
def desk(sqlite_with):
    """A desk in an office of its own."""
    with closing(open_database(sqlite_with(in_the_year_of_the_notice))) as opened:
        yield desk_of(opened)


def written(person, role, since="2019-06-03", **more):
    """An appointment as it is written."""
    return {"person": person, "role": role, "order": "5/2562", "since": since, **more}


def preview(desk, paper):
    """What the office says of it."""
    before = directory(desk).version
    found = preview_of_grant(desk.stage.office, LOAN, paper)
    assert directory(desk).version == before
    return found


@pytest.mark.parametrize(
    ("person", "role", "clauses"),
    [
        ("malee", "collector", []),
        ("malee", "committee_secretary", []),
        ("malee", "approver", ["roles"]),
        ("malee", "auditor", ["roles"]),
        ("malee", "admin", ["roles"]),
        ("kamol", "contract_checker", []),
        ("korn", "financial_analyst", ["roles"]),
        ("suda", "selection_member", []),
        ("suda", "risk_officer", ["roles"]),
        ("rung", "auditor", []),
        ("rung", "fund_office", ["roles"]),
        ("admin", "intake_officer", ["roles"]),
        ("admin", "auditor", ["roles"]),
    ],
)
def test_what_the_preview_says_is_what_the_grant_meets(desk, person, role, clauses):
    """Refused with the same reason, which is on record; or entered."""
    said = preview(desk, written(person, role))["objections"]
    answer = enacted(desk, "appoint", "admin", written(person, role))
    assert against(answer) == clauses
    assert [each["clause"] for each in said] == clauses
    assert [each for each in answer["objections"] if each["clause"] == "roles"] == said


def test_a_person_changes_lines_from_one_day_to_the_next(desk):
    """Once the old post has ended the new one can be given, from the next day."""
    (entry,) = (
        n for n in range(directory(desk).version + 1)
        if (post := directory(desk).appointment(n)) is not None and post.person == "malee"
    )  # fmt: skip
    end = {"entry": entry, "last_day": "2019-06-30", "order": "6/2562"}
    assert enacted(desk, "end_appointment", "admin", end)["outcome"] == "recorded"
    assert against(enacted(desk, "appoint", "admin", written("malee", "approver"))) == ["roles"]
    later = written("malee", "approver", since="2019-07-01")
    assert against(enacted(desk, "appoint", "admin", later)) == []


@pytest.mark.parametrize(
    ("person", "role", "clauses"),
    [
        ("malee", "intake_officer", []),
        ("malee", "collector", []),
        ("malee", "approver", ["D01/D05", "D01/D12", "D01/D14"]),
        ("kamol", "approver", ["1.2.2"]),
        ("kamol", "feasibility_analyst", ["1.2.2", "1.2.2", "D02/D01"]),
        ("kamol", "disbursement_checker", []),
        ("yod", "approver", []),
    ],
)
def test_the_preview_lists_the_open_cases_that_the_role_would_not_open(desk, person, role, clauses):
    """Of the case that malee took in and kamol selected; the other is only a draft of malee's."""
    first = desk.go(desk.file(1, MILLION), Event.RECEIVE, Event.START_SELECTION, Event.SELECT)
    closed = desk.go(desk.file(2, MILLION), Event.WITHDRAW)
    cases = preview(desk, written(person, role))["cases"]
    assert [each["case"] for each in cases] == ([first] if clauses else [])
    assert closed not in {each["case"] for each in cases}
    for case in cases:
        assert case["state"] == "selected"
        assert sorted(each["clause"] for each in case["objections"]) == clauses


def test_a_role_in_another_province_bars_from_no_case_here(desk):
    """The preview looks at the cases on which the post would work."""
    desk.go(desk.file(1, MILLION), Event.RECEIVE)
    assert preview(desk, written("malee", "approver", province="TH-10"))["cases"] == []
    assert preview(desk, written("malee", "approver", province="TH-50"))["cases"] != []


def test_what_is_no_appointment_cannot_be_previewed(desk):
    """The fields at fault are named."""
    with pytest.raises(InvalidInputError) as refusal:
        preview(desk, {"person": "malee", "role": "king", "order": "1", "since": "2019-06-03"})
    assert [fault.field for fault in refusal.value.faults] == ["role"]
