"""Accounts, mergers, delegations and emergencies as they are typed, and `oversight` of them."""

from datetime import UTC, datetime, timedelta

import pytest

from states.thai import bangkok_day

TODAY = bangkok_day(datetime.now(UTC))


@pytest.fixture
def case(terminal, application):
    """The number of a case that was received."""
    return terminal.type("intake", application(), "--as", "malee", "--json").document["case"]


@pytest.fixture
def enact(terminal, write):
    """Types `enact` with a paper and answers what came back."""

    def typed(event, by, /, **paper):
        return terminal.type("enact", event, "--as", by, "--paper", write(paper), "--json")

    return typed


def test_an_account_is_typed_where_a_person_is(terminal, case, enact):
    """`--as` takes either; the record keeps both."""
    paper = {"account": "local:malee", "person": "malee", "since": TODAY.isoformat(), "order": "1"}
    assert enact("register_account", "admin", **paper).status == 0
    answer = terminal.type("act", case, "start_selection", "--as", "local:malee", "--json")
    assert answer.document["outcome"] == "moved"
    assert terminal.sender(case, 3)["account"] == "local:malee"
    records = terminal.type("case", case, "--json").document["records"]
    assert records[-1]["actor"] == "malee"
    end = {"account": "local:malee", "last_day": TODAY.isoformat(), "order": "2"}
    assert enact("end_account", "admin", **end).status == 0
    answer = terminal.type("act", case, "start_selection", "--as", "local:other", "--json")
    assert (answer.status, answer.fields) == (2, ["as"])


RESOLUTION = {
    "number": "1/2569",
    "committee": "selection-th-50-1",
    "organ": "provincial_fund_committee",
    "resolved_on": (TODAY - timedelta(days=1)).isoformat(),
    "invited_on": (TODAY - timedelta(days=8)).isoformat(),
    "present": ["kamol", "korn", "kwan"],
}


def test_a_merger_tells_what_it_brings_to_light(terminal, case, enact, write):
    """Two members of the committee who voted on a case turn out to be one."""
    terminal.type("act", case, "start_selection", "--as", "malee")
    paper = write({"resolution": RESOLUTION, "rank": 1, "late_instalments_relaxed": 1})
    selected = terminal.type("act", case, "select", "--as", "suda", "--paper", paper)
    assert selected.status == 0
    dossier = terminal.type("case", case, "--json").document["dossier"]
    ballot = write({"choice": "for", "dossier": dossier, "no_interest": True})
    for member in ("kamol", "korn", "kwan"):
        assert terminal.type("act", case, "vote", "--as", member, "--paper", ballot).status == 0
    proposal = {"duplicate": "kwan", "into": "korn", "reason": "บุคคลเดียวกัน"}
    entry = enact("merge_persons", "admin", **proposal).document["record"]["n"]
    assert enact("confirm_merge", "admin", entry=entry).status == 1
    confirmed = enact("confirm_merge", "rung", entry=entry)
    assert confirmed.status == 0
    (conflict,) = confirmed.document["conflicts"]
    assert (conflict["case"], conflict["record"], conflict["clause"]) == (case, 7, "D02")
    seen = terminal.type("oversight", "--json")
    assert (seen.status, seen.document["conflicts"]) == (0, [conflict])
    assert seen.document["persons"] == [{"person": "korn", "codes": ["korn", "kwan"]}]
    assert "korn counted as two persons" in terminal.type("oversight", "--lang", "en").out
    doctor = terminal.type("doctor", "--json").document["findings"]
    assert {each["check"]: each["verdict"] for each in doctor}["persons"] == "warning"
    assert terminal.type("audit", "replay").status == 0


def test_a_delegation_from_the_command_line(enact):
    """Ordered, refused as a chain, ended early: the same words as everywhere."""
    days = {"since": TODAY.isoformat(), "until": (TODAY + timedelta(days=9)).isoformat()}
    first = enact("delegate", "admin", principal="malee", delegate="suda", order="1", **days)
    assert first.status == 0
    chain = enact("delegate", "admin", principal="suda", delegate="kamol", order="2", **days)
    assert chain.status == 1
    assert [each["clause"] for each in chain.document["objections"]] == ["delegation"]
    entry = first.document["record"]["n"]
    end = enact("end_delegation", "admin", entry=entry, last_day=TODAY.isoformat(), order="3")
    assert end.status == 0


def test_an_emergency_from_the_command_line(terminal, case, enact):
    """Asked for, confirmed, used, seen, reviewed."""
    asked = {"person": "suda", "duty": "D01", "case": case, "reason": "ระบบล่ม", "ticket": "INC-1"}
    entry = enact("open_break_glass", "suda", **asked).document["record"]["n"]
    assert enact("confirm_break_glass", "rung", entry=entry).status == 0
    answer = terminal.type("act", case, "start_selection", "--as", "suda", "--json")
    assert answer.document["outcome"] == "moved"
    seen = terminal.type("oversight", "--lang", "en")
    assert seen.status == 0
    assert "to be reviewed by" in seen.out
    assert seen.out.isascii()
    review = {"entry": entry, "finding": "justified", "remark": "จำเป็น"}
    assert enact("review_break_glass", "att", **review).status == 0
    assert "reviewed, justified" in terminal.type("oversight", "--lang", "en").out
    doctor = terminal.type("doctor", "--json").document["findings"]
    verdicts = {each["check"]: each["verdict"] for each in doctor}
    assert (verdicts["break_glass"], verdicts["persons"]) == ("ok", "ok")


@pytest.mark.parametrize("event", ["open_break_glass", "confirm_break_glass"])
def test_an_emergency_needs_a_sign_in_elsewhere(in_earnest, write, event):
    """In an office that works in earnest `--as` breaks no glass, and nothing is stored."""
    rows = in_earnest.rows()
    words = ("enact", event, "--as", "somsri", "--paper", write({"entry": 1}), "--json")
    answer = in_earnest.type(*words)
    assert (answer.status, answer.fields) == (2, ["--as"])
    assert in_earnest.rows() == rows
