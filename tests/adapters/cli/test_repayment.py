"""`schedule`: terms in, instalments out, nothing stored."""

import json

FUND = {
    "annual_rate_pct": "1",
    "repayments": 84,
    "grace_on_principal": 36,
    "disbursements": [["2019-01-31", "2000000.00"], ["2019-06-15", "3000000.00"]],
}
SHORT = {
    "principal": "100.00",
    "annual_rate_pct": "0",
    "repayments": 3,
    "disbursed_on": "2019-01-31",
}


def lines(answer):
    """The documents, one a line, in order."""
    return [json.loads(line) for line in answer.out.splitlines()]


def test_a_schedule_as_a_document(terminal, write):
    """Amounts are texts of baht, dates ISO; the last instalment takes the rest."""
    answer = terminal.type("schedule", write(SHORT), "--json")
    assert answer.status == 0
    row = {"n": 1, "due": "2019-02-28", "days": 28, "interest": "0.00", "balance": "66.67"}
    assert answer.document["rows"][0] == row | {"principal": "33.33", "total": "33.33"}
    assert answer.document["rows"][-1]["principal"] == "33.34"
    assert answer.document["total_interest"] == "0.00"
    assert answer.document["total_principal"] == "100.00"


def test_several_files_are_one_line_each_in_order(terminal, write):
    """A file that cannot be read has its line with every fault; the others go on."""
    good, broken = write(FUND, "good.json"), write("{", "broken.json")
    wrong = write(SHORT | {"repayments": 0, "digits": 7}, "wrong.json")
    answer = terminal.type("schedule", good, broken, wrong, write(SHORT), "--json")
    assert answer.status == 2
    first, second, third, fourth = lines(answer)
    assert len(first["rows"]) == 84
    assert second["file"] == broken
    assert [error["field"] for error in second["errors"]] == ["-"]
    assert third["file"] == wrong
    assert [error["field"] for error in third["errors"]] == ["repayments", "digits"]
    assert all(set(error) == {"field", "thai", "english"} for error in third["errors"])
    assert len(fourth["rows"]) == 3
    assert answer.err == ""


def test_a_person_reads_a_table_in_thai(terminal, write):
    """Years are of the Buddhist era, amounts are grouped, columns stand under each other."""
    answer = terminal.type("schedule", write(FUND))
    assert answer.status == 0
    head, terms, titles, *rows, sums = answer.out.splitlines()
    assert "5,000,000.00 บาท" in head
    assert "เงินต้นเท่ากัน" in terms
    assert titles.split() == ["งวด", "ครบกำหนด", "วัน", "เงินต้น", "ดอกเบี้ย", "รวม", "เงินต้นคงเหลือ"]
    assert len(rows) == 84
    assert rows[0].split() == [
        *("1", "28", "ก.พ.", "2562", "28", "0.00", "1,534.25", "1,534.25", "2,000,000.00"),
    ]
    assert sums.split()[:2] == ["รวม", "5,000,000.00"]


def test_a_person_reads_a_table_in_english(terminal, write):
    """Dates are ISO; every line of a row ends in the same column."""
    answer = terminal.type("schedule", write(FUND), "--lang", "en")
    _, _, *table, _ = answer.out.splitlines()
    assert table[0].split() == ["no.", "due", "days", "principal", "interest", "total", "balance"]
    assert len({len(line) for line in table}) == 1
    assert table[-1].split()[1] == "2026-01-31"


def test_a_person_is_told_every_fault(terminal, write):
    """File, field and reason stand on standard error."""
    file = write(SHORT | {"repayments": 0, "digits": 7})
    answer = terminal.type("schedule", file, "--lang", "en")
    assert answer.status == 2
    assert answer.out == ""
    told = answer.err.splitlines()
    assert [line.split(": ")[:2] for line in told] == [[file, "repayments"], [file, "digits"]]


def test_nothing_is_stored_by_a_schedule(terminal, write):
    """A schedule leaves no trace in the office."""
    rows = terminal.rows()
    terminal.type("schedule", write(FUND))
    assert terminal.rows() == rows
