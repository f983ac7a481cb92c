"""`receive`, `disburse`, `statement`, `arrears`: money on the command line."""

import shutil
from contextlib import closing
from decimal import Decimal

import pytest

from adapters.database import open_database
from tests.adapters.cli.conftest import Terminal
from tests.offices import office_of
from workflow.journey_play import play_text

LIFE = """
# วงเงินที่เบิกแล้ว — A line that was drawn
2019-04-18  malee        open_file                        -> draft
2019-04-18  malee        receive                          -> received
2019-04-22  malee        start_selection                  -> selection
2019-05-14  kamol        select rank=4                    -> selected
2019-05-15  somchai      start_feasibility                -> feasibility
2019-05-24  somchai      report_feasible                  -> financial_screening
2019-05-31  nid          submit_screening                 -> approval
2019-06-05  chai         approve                          -> approved
2019-06-07  lek          start_contract                   -> contracting
2019-06-14  lek          sign                             == contracting
2019-06-14  lin          sign                             -> contracted
2019-06-20  don          disburse                         == contracted
2019-06-20  dao          disburse                         -> disbursing
2019-07-22  tuk          pay                              == disbursing
2019-07-22  malee        open_file place=2                -> draft
2019-07-22  malee        receive                          -> received
"""
HEADING = "case,amount,value_date,reference"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """An office's file with two loans, and their numbers."""
    path = tmp_path_factory.mktemp("loans") / "office.db"
    with closing(open_database(f"sqlite:///{path}", create=True)) as database:
        report = play_text(office_of(database), LIFE)
    assert report.ok
    return path, report.cases


@pytest.fixture
def terminal(played, tmp_path, capsys):
    """A terminal at a copy of that office."""
    own = tmp_path / "office.db"
    shutil.copy(played[0], own)
    return Terminal(f"sqlite:///{own}", capsys)


@pytest.fixture
def case(played):
    """The number of a loan of 4.7 million, drawn in June 2019, its first interest paid."""
    return played[1][0]


@pytest.fixture
def waiting(played):
    """The number of a case that was received, and of which nothing was drawn."""
    return played[1][1]


def test_a_receipt_is_entered_and_the_ledger_says_what_it_paid(terminal, case):
    """What of the money is interest is nobody's to type; the record tells both sides of it."""
    answer = terminal.type(
        *("receive", case, "--amount", "5000.00", "--value-date", "2019-08-20"),
        *("--reference", "R-1", "--as", "tuk", "--json"),
    )
    assert (answer.status, answer.document["outcome"]) == (0, "recorded")
    shown = terminal.type("statement", case, "--as-of", "2019-08-20", "--json").document
    assert shown["lines"][-1]["kind"] == "receipt"
    assert shown["standing"]["days_past_due"] == 0
    assert shown["standing"]["next_due_on"] == "2019-09-20"


def test_principal_is_paid_ahead_with_the_borrowers_choice(terminal, case, tmp_path):
    """The prepayment is entered with the plan that follows; what is owed comes first."""
    paper = tmp_path / "closing.json"
    paper.write_text('{"closed_on": "2019-08-01", "reason": "เบิกครบ"}', encoding="utf-8")
    for person in ("don", "dao"):
        closing_of_the_line = ("act", case, "close_line", "--as", person, "--paper", str(paper))
        assert terminal.type(*closing_of_the_line, "--json").status == 0
    told = ("receive", case, "--value-date", "2019-08-20", "--reference", "R-1", "--as", "tuk")
    answer = terminal.type(*told, "--amount", "1004000.00", "--prepay", "instalment", "--json")
    assert (answer.status, answer.document["outcome"]) == (0, "recorded")
    shown = terminal.type("statement", case, "--as-of", "2019-08-20", "--json").document
    assert [line["kind"] for line in shown["lines"][-2:]] == ["prepayment", "plan"]
    later = ("--amount", "0.01", "--prepay", "term", "--value-date", "2019-09-19")
    assert terminal.type(*told, *later, "--json").status == 1


def test_a_file_of_receipts_holds_no_prepayments(terminal, case, tmp_path):
    """What stays as it was is each borrower's own choice."""
    file = tmp_path / "receipts.csv"
    file.write_text("case,amount,value_date,reference\n", encoding="utf-8")
    told = ("receive", "--file", str(file), "--prepay", "term", "--as", "tuk", "--json")
    answer = terminal.type(*told)
    assert (answer.status, answer.fields) == (2, ["--prepay"])


def test_what_is_missing_is_named_at_once(terminal, case):
    """Neither a file nor the parts of one receipt."""
    answer = terminal.type("receive", "--as", "tuk", "--json")
    assert answer.status == 2
    assert answer.fields == ["CASE", "--amount", "--value-date", "--reference"]


def test_a_file_is_entered_row_by_row(terminal, case, tmp_path):
    """Bad rows are named with line, field and reason; the file sent again moves nothing."""
    file = tmp_path / "receipts.csv"
    rows = [
        f"{case},3991.78,2019-08-20,R-1",
        f"{case},0.00,2019-08-21,R-2",
        f"{case},100.005,2019-13-01,R-3",
        "FUND-9999-50-00001,10.00,2019-08-20,R-4",
        f"{case},1000.00",
        f"{case},3863.01,2019-09-20,R-5",
    ]
    file.write_text("\n".join([HEADING, *rows]), encoding="utf-8")
    before = terminal.rows()
    answer = terminal.type("receive", "--file", str(file), "--as", "tuk", "--json")
    told = answer.document
    assert answer.status == 2
    assert (told["received"], told["refused"], told["invalid"]) == (2, 0, 4)
    assert told["amount"] == "7854.79"
    named = [(wrong["line"], [why["field"] for why in wrong["reasons"]]) for wrong in told["wrong"]]
    assert named == [(3, ["amount"]), (4, ["value_date", "amount"]), (5, ["case"]), (6, ["-"])]
    after = terminal.rows()
    assert after["loan_fact"] == before["loan_fact"] + 2
    assert after["audit_record"] == before["audit_record"] + 2
    again = terminal.type("receive", "--file", str(file), "--as", "tuk")
    assert again.status == 2
    assert terminal.rows() == after
    assert "บรรทัด 3" in again.err


def test_a_row_that_the_law_refuses_is_named_with_its_clause(terminal, waiting, tmp_path):
    """A case that takes no money yet; the attempt is on record."""
    file = tmp_path / "receipts.csv"
    file.write_text(f"{HEADING}\n{waiting},10.00,2019-08-20,R-9\n", encoding="utf-8")
    answer = terminal.type("receive", "--file", str(file), "--as", "tuk", "--json")
    assert answer.status == 1
    (wrong,) = answer.document["wrong"]
    assert (wrong["outcome"], wrong["reasons"][0]["field"]) == ("refused", "1.2.3")


def test_a_row_that_was_refused_is_judged_anew(terminal, case, tmp_path):
    """Sent by an intake officer, refused; by the collector it is entered, once; then it stands."""
    file = tmp_path / "receipts.csv"
    before = terminal.rows()["loan_fact"]
    told = []
    for person, amount in (("malee", 10), ("malee", 10), ("tuk", 10), ("tuk", 10), ("tuk", 11)):
        file.write_text(f"{HEADING}\n{case},{amount}.00,2019-08-20,R-9\n", encoding="utf-8")
        answer = terminal.type("receive", "--file", str(file), "--as", person, "--json").document
        told.append([answer[word] for word in ("received", "refused", "invalid")])
    assert told == [[0, 1, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0], [0, 0, 1]]
    assert terminal.rows()["loan_fact"] == before + 1


def test_a_reference_stands_once_in_a_case(terminal, case, waiting, tmp_path):
    """The second row names the line of the first; in another case the reference is another."""
    file = tmp_path / "receipts.csv"
    rows = [
        f"{case},1.00,2019-08-20,R-1",
        f"{case},2.00,2019-08-21,R-1",
        f"{case},1.00,2019-08-20,",
    ]
    rows += [f"{waiting},1.00,2019-08-20,R-1", f"{case}\t,1.00,2019-08-20,R-2"]
    file.write_text("\n".join([HEADING, *rows]), encoding="utf-8")
    told = terminal.type("receive", "--file", str(file), "--as", "tuk", "--json").document
    assert [told[word] for word in ("received", "refused", "invalid")] == [1, 1, 3]
    named = {wrong["line"]: wrong["reasons"][0] for wrong in told["wrong"]}
    assert named[3]["english"] == "case and reference stand on line 2 already"
    assert (named[4]["field"], named[5]["field"]) == ("reference", "1.2.3")
    assert named[6]["field"] == "case"


def test_a_row_that_fails_takes_no_other_with_it(terminal, case, tmp_path):
    """A guard of the database refuses one of three receipts; the others beside it are entered."""
    terminal.by_hand(
        "CREATE TRIGGER no_thirteen BEFORE INSERT ON loan_fact WHEN NEW.body LIKE '%13.13%'"
        " BEGIN SELECT RAISE(ABORT, 'rule: no_thirteen'); END"
    )
    file = tmp_path / "receipts.csv"
    rows = [f"{case},{amount},2019-08-20,R-{amount}" for amount in ("1.00", "13.13", "2.00")]
    file.write_text("\n".join([HEADING, *rows]), encoding="utf-8")
    before = terminal.rows()["audit_record"]
    answer = terminal.type("receive", "--file", str(file), "--as", "tuk", "--json")
    told = answer.document
    assert answer.status == 3
    assert (told["received"], told["failed"], told["amount"]) == (2, 1, "3.00")
    (wrong,) = told["wrong"]
    assert (wrong["line"], wrong["outcome"]) == (3, "failed")
    assert "RefusedByDatabaseError" in wrong["reasons"][0]["english"]
    assert terminal.rows()["audit_record"] == before + 2


def test_another_heading_is_refused_whole(terminal, tmp_path):
    """A file of something else is not read for what it may contain."""
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    answer = terminal.type("receive", "--file", str(file), "--as", "tuk", "--json")
    assert (answer.status, answer.fields) == (2, ["--file"])


def test_money_beyond_what_is_owed_is_held_in_credit(terminal, case):
    """All is paid and more, then something comes again before the loan is closed."""
    for n, amount in enumerate(("5000000.00", "100.00")):
        answer = terminal.type(
            *("receive", case, "--amount", amount, "--value-date", f"2019-09-0{n + 1}"),
            *("--reference", f"R-{n}", "--as", "tuk", "--json"),
        )
        assert (answer.status, answer.document["outcome"]) == (0, "recorded")
    shown = terminal.type("statement", case, "--as-of", "2026-08-31", "--json").document
    first, second = (
        {name: Decimal(paid) for name, paid in line["moved"].items()}
        for line in shown["lines"][-2:]
    )
    assert first["credit"] - first["principal"] - first["interest"] == 5_000_000
    assert first["principal"] == -4_700_000
    assert {name: moved for name, moved in second.items() if moved} == {"credit": 100}
    closing = {name: Decimal(owed) for name, owed in shown["closing"].items()}
    assert {name: owed for name, owed in closing.items() if owed} == {
        "credit": first["credit"] + 100
    }
    standing = shown["standing"]
    assert (standing["class"], standing["days_past_due"]) == ("normal", 0)
    assert (standing["next_due_on"], standing["next_change_on"]) == (None, None)


def test_a_statement_adds_up_and_its_journal_balances(terminal, case):
    """Opening and movements are the closing, column by column; debits are credits."""
    found = terminal.type("statement", case, "--as-of", "2019-12-31", "--json").document
    for column in ("principal", "interest", "default_interest", "charges", "credit"):
        moved = sum(Decimal(line["moved"][column]) for line in found["lines"])
        assert Decimal(found["opening"][column]) + moved == Decimal(found["closing"][column])
    assert found["closing"]["principal"] == "4700000.00"
    shown = terminal.type("statement", case, "--journal").out
    assert "ลูกหนี้เงินให้กู้ยืม (เงินต้น)" in shown
    journal = terminal.type("statement", case, "--journal", "--json").document
    assert journal["sum"] == "0.00"
    assert sum(map(Decimal, journal["balances"].values())) == 0


def test_a_person_reads_thai_days_and_grouped_amounts(terminal, case):
    """Buddhist years, thousands apart; English on request."""
    thai = terminal.type("statement", case, "--as-of", "2019-12-31").out
    assert "20 มิ.ย. 2562" in thai
    assert "4,700,000.00" in thai
    assert "อัตราดอกเบี้ย: ร้อยละ 1 ต่อปี" in thai
    english = terminal.type("--lang", "en", "statement", case, "--as-of", "2019-12-31").out
    assert english.isascii()
    assert "2019-06-20" in english
    assert "rate of interest: 1% a year" in english


@pytest.mark.parametrize(
    ("as_of", "days", "loan_class"),
    [
        ("2019-08-20", 0, "normal"),
        ("2019-08-21", 1, "late"),
        ("2019-09-19", 30, "late"),
        ("2019-09-20", 31, "special_mention"),
        ("2019-11-18", 90, "special_mention"),
        ("2019-11-19", 91, "substandard"),
    ],
)
def test_arrears_on_any_day(terminal, case, as_of, days, loan_class):
    """Interest of August was not paid: past due from the 21st, non-performing after 90 days."""
    (loan,) = terminal.type("arrears", case, "--as-of", as_of, "--json").document["loans"]
    assert (loan["days_past_due"], loan["class"]) == (days, loan_class)
    assert (loan["overdue"] != "0.00") is (days > 0)


@pytest.mark.parametrize("command", ["arrears", "statement"])
def test_what_is_told_of_a_day_to_come_is_a_forecast(terminal, case, command):
    """What has not happened yet is told as if nothing more were paid, and says so."""
    assert "คาดการณ์" not in terminal.type(command, case).out
    shown = terminal.type(command, case, "--as-of", "2030-12-31")
    assert "คาดการณ์ หากไม่มีการรับชำระอีก" in shown.out
    for day, forecast in (("2019-12-31", False), ("2030-12-31", True)):
        told = terminal.type(command, case, "--as-of", day, "--json").document
        assert told["forecast"] is forecast


def test_arrears_of_the_whole_book_name_the_worst_first(terminal, case):
    """One loan has begun; before its draw none had."""
    shown = terminal.type("arrears", "--as-of", "2019-12-31")
    assert case in shown.out
    assert terminal.type("arrears", "--as-of", "2019-06-19", "--json").document["loans"] == []


def test_a_loan_without_an_account_has_no_statement(terminal, waiting):
    """Nothing was drawn, or there is no such case."""
    assert terminal.type("statement", waiting, "--json").fields == ["case"]
    assert terminal.type("statement", "FUND-1-1-1", "--json").fields == ["case"]
    assert terminal.type("arrears", "--as-of", "soon", "--json").fields == ["--as-of"]


def test_a_tranche_is_paid_out_by_two_persons(terminal, case, write):
    """`disburse` is `act CASE disburse`: the maker brings the paper, the checker confirms."""
    tranche = {
        "amount": "100.00",
        "paid_on": "2019-08-01",
        "purpose": "2.2.1",
        "registrations_done": True,
        "insurance_in_force": True,
        "purpose_evidence": "-",
        "reference": "T-2",
    }
    refused = terminal.type("disburse", case, "--as", "don", "--paper", write(tranche), "--json")
    assert refused.status == 1  # all was drawn
    assert "1.2.3(5)" in {each["clause"] for each in refused.document["objections"]}
    early = terminal.type("disburse", case, "--early", "--as", "dao", "--json")
    assert early.status == 1
    asked = terminal.type(
        "restructure", case, "--as", "wan", "--paper", write({}, "empty.json"), "--json"
    )
    assert asked.status == 2
