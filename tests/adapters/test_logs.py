"""The log says who did what to which case, and never anything of a borrower."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.logs import log_to

DONE = {
    "case": "2562-50-00001",
    "person": "malee",
    "outcome": "moved",
    "request": "0123456789abcdef",
}


def logged(event, level="info", **fields):
    """The line that a call writes, as it stands in the log file."""
    stream = io.StringIO()
    log_to(stream, level).info(event, **fields)
    return stream.getvalue()


def test_an_act_is_one_line_of_json():
    """Case, person, event, request and outcome stand in one JSON object on one line."""
    line = logged("approve", **DONE)
    assert line.count("\n") == 1
    said = json.loads(line)
    assert {key: said[key] for key in DONE} == DONE
    assert said["event"] == "approve"
    assert "withheld" not in said


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("borrower", "บริษัท ตัวอย่าง จำกัด"),
        ("name_th", "นางสาวสมหญิง"),
        ("national_id", "1101700203450"),
        ("amount", "4700000.00"),
        ("paper", {"amount": "4700000.00"}),
        ("exc_info", True),
    ],
)
def test_a_field_that_is_not_in_the_list_is_left_out(field, value):
    """Whatever a caller adds by mistake is counted, not written."""
    said = json.loads(logged("approve", **DONE, **{field: value}))
    assert field not in said
    assert said["withheld"] == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("case", "1101700203450"),
        ("case", "บริษัท ตัวอย่าง จำกัด"),
        ("person", "สมหญิง"),
        ("person", "p1101700203450"),
        ("request", "นางสาวสมหญิง"),
        ("outcome", "4,700,000.00 บาท"),
    ],
)
def test_a_value_of_another_form_is_left_out_too(field, value):
    """A name or an identity number does not come in under the name of a field that may be told."""
    line = logged("approve", **{**DONE, field: value})
    assert value not in line
    assert field not in json.loads(line)


@given(
    st.text(max_size=40),
    st.dictionaries(
        st.sampled_from(["case", "person", "request", "outcome", "name", "note"]),
        st.text(max_size=40) | st.integers() | st.binary(max_size=8),
    ),
)
def test_no_line_holds_thai_or_thirteen_digits(event, fields):
    """Whatever is said, a line of the log is short ASCII without an identity number's digits."""
    line = logged(event, **fields)
    assert line.isascii()
    said = {key: value for key, value in json.loads(line).items() if key != "request"}
    assert re.search(r"\d{13}", str(said)) is None


def test_a_full_disk_stops_no_loan():
    """A log that cannot be written is not a reason to refuse an act."""

    class Full(io.StringIO):
        def write(self, _line):
            raise OSError(28, "No space left on device")

    log_to(Full()).info("approve", **DONE)


def test_what_is_below_the_level_is_not_written():
    """An installation that wants failures alone sets the level."""
    assert logged("approve", level="warning", **DONE) == ""
