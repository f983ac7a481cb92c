"""`intake`, `act`, `enact`: what a user types, what is answered, what stands on record."""

import getpass
import os
import pwd
from datetime import UTC, datetime, timedelta

import pytest

from states.thai import bangkok_day
from tests.adapters.cli.conftest import Terminal

YESTERDAY = bangkok_day(datetime.now(UTC)) - timedelta(days=1)
RESOLUTION = {
    "number": "1/2569",
    "committee": "selection-th-50-1",
    "organ": "provincial_fund_committee",
    "resolved_on": YESTERDAY.isoformat(),
    "invited_on": (YESTERDAY - timedelta(days=7)).isoformat(),
    "present": ["kamol", "korn", "kwan"],
}


@pytest.fixture
def case(terminal, application):
    """The number of a case that was received."""
    return terminal.type("intake", application(), "--as", "malee", "--json").document["case"]


def test_an_application_comes_in_and_gets_a_number(terminal, application):
    """`intake` answers with the number of the case, which now stands at received."""
    answer = terminal.type("intake", application(), "--as", "malee", "--json")
    assert answer.status == 0
    assert answer.document["outcome"] == "moved"
    assert answer.document["to"] == "received"
    shown = terminal.type("case", answer.document["case"], "--json").document
    assert shown["state"]["code"] == "received"


def test_an_act_moves_the_case(terminal, case):
    """`act` tells from where to where, with the number and hash of the record."""
    answer = terminal.type("act", case, "start_selection", "--as", "malee", "--json")
    assert answer.status == 0
    told = answer.document
    assert (told["outcome"], told["from"], told["to"]) == ("moved", "received", "selection")
    assert told["objections"] == []
    assert told["record"]["n"] == 3
    assert len(told["record"]["hash"]) == 64


def test_a_refusal_is_an_answer_with_its_clause(terminal, case):
    """A move that the table does not know ends with status 1 and clause 1.2.3, on record."""
    answer = terminal.type("act", case, "start_feasibility", "--as", "somchai", "--json")
    assert answer.status == 1
    told = answer.document
    assert told["outcome"] == "refused"
    (objection,) = told["objections"]
    assert objection["clause"] == "1.2.3"
    assert objection["thai"]
    assert objection["english"]
    records = terminal.type("case", case, "--json").document["records"]
    assert records[-1]["outcome"] == "refused"


def test_a_refusal_is_told_in_the_language_asked_for(terminal, case):
    """Without a wish a person reads Thai; with `--lang en` the same in English."""
    thai = terminal.type("act", case, "start_feasibility", "--as", "somchai")
    assert "ไม่รับ" in thai.out
    english = terminal.type("--lang", "en", "act", case, "start_feasibility", "--as", "somchai")
    assert "refused" in english.out
    assert english.out.isascii()


def test_the_door_is_on_record(terminal, case):
    """A record names the channel, the operating system's user and the request beside the person."""
    terminal.type("act", case, "start_selection", "--as", "malee")
    fields = terminal.sender(case, 3)
    assert fields["channel"] == "command line"
    assert fields["system_user"] == pwd.getpwuid(os.getuid()).pw_name
    assert len(fields["request"]) == 16


def test_an_environment_variable_changes_no_user(terminal, case, monkeypatch):
    """The operating system says who asks; LOGNAME may say anything."""
    monkeypatch.setenv("LOGNAME", "governor")
    assert getpass.getuser() == "governor"
    terminal.type("act", case, "start_selection", "--as", "malee")
    assert terminal.sender(case, 3)["system_user"] != "governor"


def test_the_same_key_acts_once(terminal, case):
    """A command that is sent again with its key gets the same answer, and nothing is added."""
    words = ("act", case, "start_selection", "--as", "malee", "--key", "k1", "--json")
    first = terminal.type(*words)
    rows = terminal.rows()
    assert terminal.type(*words).document == first.document
    assert terminal.rows() == rows


def test_a_key_used_for_something_else_is_bad_input(terminal, case):
    """A key that stands for another command is named, and nothing is stored."""
    terminal.type("act", case, "start_selection", "--as", "malee", "--key", "k1")
    rows = terminal.rows()
    answer = terminal.type("act", case, "start_selection", "--as", "suda", "--key", "k1", "--json")
    assert answer.status == 2
    assert answer.fields == ["key"]
    assert terminal.rows() == rows


def test_an_act_on_a_version_that_has_passed_is_told_what_changed(terminal, case):
    """Two who look at the same page do not act on each other's back."""
    terminal.type("act", case, "start_selection", "--as", "malee")
    words = ("--as", "malee", "--version", "2", "--lang", "en")
    answer = terminal.type("act", case, "start_selection", *words)
    assert answer.status == 1
    assert "3: malee start_selection" in answer.out


def test_votes_work_in_a_demonstration(terminal, case, write):
    """In a demonstration office a resolution may be brought by `--as`."""
    terminal.type("act", case, "start_selection", "--as", "malee")
    paper = write({"resolution": RESOLUTION, "rank": 1, "late_instalments_relaxed": 1})
    moved = terminal.type("act", case, "select", "--as", "suda", "--paper", paper, "--json")
    assert (moved.status, moved.document["outcome"]) == (0, "recorded")
    dossier = terminal.type("case", case, "--json").document["dossier"]
    ballot = write({"choice": "for", "dossier": dossier, "no_interest": True})
    for member in ("kamol", "korn", "kwan"):
        assert terminal.type("act", case, "vote", "--as", member, "--paper", ballot).status == 0
    answer = terminal.type("act", case, "select", "--as", "suda", "--json")
    assert answer.document["meeting"]["result"] == "carried"
    assert answer.document["objections"] == []
    assert (answer.status, answer.document["to"]) == (0, "selected")


def test_votes_need_a_sign_in_elsewhere(in_earnest, write):
    """In an office that works in earnest a vote by `--as` is bad usage, and nothing is stored."""
    rows = in_earnest.rows()
    paper = write({"resolution": RESOLUTION, "rank": 1})
    words = ("--as", "somsri", "--paper", paper, "--json")
    answer = in_earnest.type("act", "2569-50-00001", "select", *words)
    assert answer.status == 2
    assert answer.fields == ["--as"]
    assert in_earnest.rows() == rows


def test_the_office_itself_changes_by_enactment(in_earnest, write):
    """The administrator registers and appoints; both stand in the record of the office."""
    person = write({"code": "malee", "name_th": "นางมาลี"})
    words = ("enact", "register_person", "--as", "somsri", "--paper", person, "--json")
    assert in_earnest.type(*words).document["outcome"] == "recorded"
    post = write({"person": "malee", "role": "auditor", "order": "1/2569", "since": "2026-01-01"})
    answer = in_earnest.type("enact", "appoint", "--as", "somsri", "--paper", post)
    assert answer.status == 0
    assert in_earnest.type("audit", "replay").status == 0


def test_an_appointment_can_be_previewed(terminal, case, write):
    """What stands against it is told, and nothing is entered; other entries have no preview."""
    rows = terminal.rows()
    post = {"person": "malee", "role": "approver", "order": "1/2569", "since": "2026-01-01"}
    words = ("--as", "admin", "--paper", write(post), "--preview")
    answer = terminal.type("enact", "appoint", *words, "--json")
    assert answer.status == 1
    assert [each["clause"] for each in answer.document["objections"]] == ["roles"]
    assert [each["case"] for each in answer.document["cases"]] == [case]
    shown = terminal.type("enact", "appoint", *words, "--lang", "en")
    assert "refused: malee is intake officer" in shown.out
    assert f"{case}: malee has performed 'Intake'" in shown.out
    free = {**post, "role": "collector"}
    shown = terminal.type("enact", "appoint", "--as", "admin", "--paper", write(free), "--preview")
    assert (shown.status, shown.out) == (0, "ไม่ขัดกับสิ่งใด\n")
    assert terminal.type("enact", "open_window", *words, "--json").fields == ["--preview"]
    assert terminal.rows() == rows


def test_only_the_administrator_enacts(in_earnest, write):
    """Somebody else is refused under the duty of administration, on record."""
    person = write({"code": "malee", "name_th": "นางมาลี"})
    words = ("enact", "register_person", "--as", "installer", "--paper", person, "--json")
    answer = in_earnest.type(*words)
    assert answer.status == 1
    assert answer.document["objections"][0]["clause"] == "D18"


def test_an_office_in_earnest_cannot_become_a_demonstration(in_earnest, write):
    """What lifts the sign-in for votes is declared before anything else, or never."""
    paper = write({"purpose": "ทดลอง"})
    for person in ("somsri", "installer"):
        words = ("enact", "declare_demonstration", "--as", person, "--paper", paper)
        assert in_earnest.type(*words).status == 1


def test_the_log_names_case_person_event_and_request_alone(terminal, application):
    """Of an application that is taken in the log says who did what to which case, no more."""
    answer = terminal.type("intake", application(), "--as", "malee", "--json")
    opened, received = answer.log
    assert (opened["event"], received["event"]) == ("open_file", "receive")
    assert received["case"] == answer.document["case"]
    assert received["person"] == "malee"
    assert "withheld" not in received
    assert answer.err.isascii()


def test_the_same_on_postgresql(fresh_postgres_database, capsys, application, write):
    """On the other database the same commands give the same answers."""
    terminal = Terminal(fresh_postgres_database(), capsys)
    assert terminal.type("case", "A").status == 3
    assert terminal.type("init", "--admin", "somsri", "--admin-name", "นางสมศรี").status == 0
    person = write({"code": "malee", "name_th": "นางมาลี"})
    enact = ("enact", "register_person", "--as", "somsri", "--paper", person)
    assert terminal.type(*enact).status == 0
    answer = terminal.type("intake", application(), "--as", "malee", "--json")
    assert (answer.status, answer.document["outcome"]) == (1, "refused")
    assert terminal.type("audit", "verify").status == 0
    assert terminal.type("audit", "replay").status == 0
    assert terminal.type("doctor").status == 0


def test_a_link_is_declared_matched_and_shown(terminal, application, write):
    """Typed as an officer would: the link, the refusal that names it, the file of the case."""
    case = terminal.type("intake", application(), "--as", "malee", "--json").document["case"]
    filed = terminal.type("case", case, "--json").document["facts"]["application"]["borrower"]
    declared = write(
        {
            "person": "malee",
            "party_id": filed["juristic_id"],
            "relation": "shareholder",
            "since": "2020-01-01",
            "declared_by": "malee",
        },
        "link.json",
    )
    answer = terminal.type("enact", "declare_link", "--as", "malee", "--paper", declared, "--json")
    assert [each["case"] for each in answer.document["affected"]] == [case, case]
    refused = terminal.type("act", case, "start_selection", "--as", "malee", "--json")
    assert refused.status == 1
    assert refused.document["objections"][0]["clause"] == "conflict_of_interest"
    shown = terminal.type("case", case, "--lang", "en").out
    assert "malee: borrower – shareholder of it" in shown
    assert "Who may resolve" in shown
    assert "one body both selects and approves" in shown


def test_the_matrix_is_looked_up_and_moved(terminal, write):
    """`rules Q2` tells the rows of the text; with `--office` also what the board proposed."""
    rows = terminal.type("rules", "Q2", "--json").document["authority"]
    assert {each["code"] for each in rows} >= {"selection", "approval", "write_off"}
    tomorrow = (YESTERDAY + timedelta(days=2)).isoformat()
    proposal = write(
        {
            "power": "approval",
            "organ": "smed_bank",
            "up_to": "3000000.00",
            "since": tomorrow,
            "resolution": "9/2569",
            "resolved_on": YESTERDAY.isoformat(),
        },
        "power.json",
    )
    made = terminal.type("enact", "propose_authority", "--as", "bua", "--paper", proposal)
    assert made.status == 0
    told = terminal.type("rules", "Q2", "--office", "--lang", "en").out
    assert "SME Development Bank [loans up to 3,000,000.00 baht] (9/2569" in told
    assert "unconfirmed, no effect" in told
