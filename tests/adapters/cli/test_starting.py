"""`init`, `demo`, `doctor`: from nothing to an office."""

import pytest

from adapters.cli import main
from adapters.cli.screen import Screen
from adapters.cli.starting import _tell_next
from states.lifecycle import LOAN
from states.process import State
from workflow.demonstration import Filled, Refusal


@pytest.fixture
def nothing(tmp_path, capsys):
    """Types commands where there is no database yet, in a folder that does not exist either."""
    url = f"sqlite:///{tmp_path / 'new' / 'office.db'}"

    def type_words(*words):
        capsys.readouterr()
        status = main([*words, "--database", url])
        return status, *capsys.readouterr()

    return type_words


@pytest.mark.parametrize("words", [["case", "A"], ["doctor"], ["audit", "verify"]])
def test_without_a_database_one_is_told_how_to_make_it(nothing, words):
    """What cannot be reached is the world's failure, status 3, with the way out."""
    status, out, err = nothing(*words)
    assert (status, out) == (3, "")
    assert "smefund init" in err


def test_init_makes_the_database_and_the_first_administrator(in_earnest):
    """After `init` there is one person, the administrator, entered by the installer on record."""
    assert in_earnest.rows()["office_entry"] == 2
    assert in_earnest.type("audit", "verify").status == 0


def test_init_alone_says_what_is_missing(nothing):
    """Without a name the tables are made, and the user is told that nobody may do anything yet."""
    status, out, _ = nothing("init", "--lang", "en")
    assert status == 0
    assert "there is no administrator yet" in out


def test_init_can_be_sent_again(in_earnest):
    """An `init` that was interrupted or doubled adds nothing."""
    rows = in_earnest.rows()
    again = in_earnest.type("init", "--admin", "somsri", "--admin-name", "นางสมศรี", "--json")
    assert again.status == 0
    assert in_earnest.rows() == rows


def test_there_is_one_first_administrator(in_earnest):
    """Once somebody is appointed the installer may enter nobody: refused, on record."""
    answer = in_earnest.type("init", "--admin", "thief", "--admin-name", "นายขโมย", "--json")
    assert answer.status == 1
    assert answer.document["acts"][0]["objections"][0]["clause"] == "D18"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["--admin", "somsri"], "--admin-name"),
        (["--admin-name", "นางสมศรี"], "--admin"),
        (["--admin", "สมศรี", "--admin-name", "นางสมศรี"], "code"),
        (["--admin", "installer", "--admin-name", "นางสมศรี"], "code"),
    ],
)
def test_init_names_what_cannot_be(nothing, words, field):
    """Code and name come together, and the code is one that a record may carry."""
    status, _, err = nothing("init", *words)
    assert status == 2
    assert err.startswith(f"{field}: ")


def test_the_demonstration_fills_and_shows_the_book(nothing, tmp_path):
    """
    `demo` makes the database, shows the book by state, the refusals with their clauses and the
    verification of the trail, and says what to type next; again it shows the same book.
    """
    status, out, err = nothing("demo", "--lang", "en")
    assert (status, err) == (0, "")
    for state in set(LOAN.states.values()) - {State.UNOPENED}:
        assert f"  {state.english}\n" in out
    assert "1.2.2" in out
    assert "it holds" in out
    assert "What to type next" in out
    assert nothing("demo", "--lang", "en") == (0, out, "")
    assert nothing("demo", "--quiet") == (0, "", "")


def test_what_to_type_next_begins_with_a_breach_of_separation(capsys):
    """The first suggestion is the case in which somebody tried to break clause 1.2.2."""
    refusals = (
        Refusal("A", 1, "malee", "receive", ("DOC",)),
        Refusal("B", 8, "kamol", "approve", ("1.2.2",)),
    )
    _tell_next(Screen(), Filled(2, 9, {}, refusals))
    assert capsys.readouterr().out.splitlines()[2] == "  smefund case B"


def test_an_office_in_earnest_is_not_filled(in_earnest):
    """The demonstration does not enter an office where real work is done."""
    rows = in_earnest.rows()
    answer = in_earnest.type("demo", "--json")
    assert answer.status == 2
    assert answer.fields == ["office"]
    assert in_earnest.rows() == rows


# ----------------------------------------------------------------------------------- doctor


def findings(answer):
    """What was found, by the name of the check."""
    return {each["check"]: each for each in answer.document["findings"]}


def test_a_new_office_is_sound(in_earnest):
    """Database, trail, tables, administrator and clock are looked at, and nothing is wrong."""
    answer = in_earnest.type("doctor", "--json")
    assert answer.status == 0
    found = findings(answer)
    assert {"migration", "guards", "trail", "replay", "administrator", "clock"} <= set(found)
    assert {each["verdict"] for each in found.values()} == {"ok"}


def test_a_demonstration_is_not_fit_for_real_work(terminal):
    """The doctor warns that votes need no sign-in here; that alone is no fault."""
    answer = terminal.type("doctor", "--json")
    assert answer.status == 0
    assert findings(answer)["demonstration"]["verdict"] == "warning"
    assert (
        "  !  not so: this office works in earnest" in terminal.type("doctor", "--lang", "en").out
    )


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE loan_case SET state = 'approved'", "replay"),
        ("UPDATE audit_record SET actor = 'ghost' WHERE n = 2", "trail"),
    ],
)
def test_what_somebody_changed_by_hand_is_found(terminal, application, statement, check):
    """A row that was changed, or a guard that was taken away, is a fault."""
    terminal.type("intake", application(), "--as", "malee")
    terminal.by_hand(statement)
    answer = terminal.type("doctor", "--json")
    assert answer.status == 1
    found = findings(answer)
    assert found[check]["verdict"] == "fault"
    assert found["guards"]["verdict"] == "fault"
    assert terminal.type("doctor").status == 1
