"""Several acts in one transaction: each answered by itself, together or alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from adapters.database import open_database
from states.baht import Baht
from states.invalid import InvalidInputError
from states.process import Event
from tests.bench.receipts import COLLECTOR, DRAWN_ON
from tests.lending import TO_APPROVAL, TO_CONTRACT, desk_in
from tests.offices import faults_of, office_of
from workflow.batches import Answer, advance_each
from workflow.office import Books, Unavailable
from workflow.paper import Act
from workflow.rebuilding import compare


@pytest.fixture
def database(database_url):
    """An office on either database."""
    with open_database(database_url, create=True) as opened:
        yield opened


@pytest.fixture
def loans(database) -> list[str]:
    """Two loans of a million baht, drawn in June 2019."""
    desk = desk_in(office_of(database))
    desk.day = DRAWN_ON
    desk.line(Baht.of(2_000_000))
    to_draw = (*TO_APPROVAL, Event.APPROVE, *TO_CONTRACT, Event.DISBURSE)
    return [desk.go(desk.file(place, Baht.of(1_000_000)), *to_draw) for place in (1, 2)]


def paying(case: str, amount: str, **changes: Any) -> Act:
    """A receipt of 1 August 2019, known by case and amount."""
    paper = {"amount": amount, "value_date": "2019-08-01", "reference": amount}
    act = Act(case=case, event="pay", person=COLLECTOR, paper=paper, key=f"{case} {amount}")
    return replace(act, **changes)


def outcomes(answers: list[Answer]) -> list[str]:
    """What became of each act; of bad input, its first field."""
    return [_outcome(answer) for answer in answers]


def _outcome(answer: Answer) -> str:
    if isinstance(answer, InvalidInputError):
        return answer.faults[0].field
    return repr(answer) if isinstance(answer, Exception) else str(answer["outcome"])


def entered(database, case: str) -> list[str]:
    """The receipts of a case in the order of their entry."""
    with database.archive() as archive:
        assert compare(archive).holds
        assert faults_of(database) == ()
        return [row.body["amount"] for row in archive.facts(case) if row.kind == "receipt"]


def test_each_act_is_answered_in_its_place(database, loans):
    """Bad input, an unknown case and a refusal between acts of two cases disturb none of them."""
    one, other = loans
    acts = [
        paying(other, "1.00"),
        paying(one, "-1.00"),
        paying(one, "3.00"),
        paying("FUND-9999-50-00001", "4.00"),
        paying(one, "5.00", person="malee"),
        paying(one, "2.00"),
    ]
    office = office_of(database)
    answers = advance_each(office, acts)
    assert outcomes(answers) == ["recorded", "amount", "recorded", "case", "refused", "recorded"]
    assert (entered(database, one), entered(database, other)) == (["3.00", "2.00"], ["1.00"])
    assert outcomes(advance_each(office, acts)) == outcomes(answers)
    assert (entered(database, one), entered(database, other)) == (["3.00", "2.00"], ["1.00"])


def test_a_refusal_keeps_its_key_unless_the_act_says_otherwise(database, loans):
    """Refused to an intake officer, the same key then enters the receipt of the collector."""
    office = office_of(database)
    for keeps_refusal, last in ((True, "key"), (False, "recorded")):
        told = {"keeps_refusal": keeps_refusal, "key": f"K-{keeps_refusal}"}
        acts = [paying(loans[0], "1.00", person="malee", **told), paying(loans[0], "1.00", **told)]
        assert outcomes(advance_each(office, acts)) == ["refused", last]
    assert entered(database, loans[0]) == ["1.00"]


def test_two_batches_that_cross_each_other_are_both_entered(database, loans):
    """Each asks for both loans, in the other order; neither waits for the other for ever."""
    office = office_of(database)
    amounts = [[f"{n}.{who}0" for n in range(1, 16)] for who in (1, 2)]
    batches = [
        [paying(case, amount) for amount in some for case in loans[:: 1 if who else -1]]
        for who, some in enumerate(amounts)
    ]
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda batch: advance_each(office, batch), batches))
    assert [outcomes(answers) for answers in told] == [["recorded"] * 30] * 2
    for case in loans:
        found = entered(database, case)
        assert sorted(found) == sorted(amounts[0] + amounts[1])
        assert [each for each in found if each in amounts[0]] == amounts[0]


def test_when_the_database_is_gone_nothing_is_answered(database, loans):
    """It may be sent again: nothing of the batch was committed."""

    @contextmanager
    def gone_before_the_commit() -> Iterator[Books]:
        with database.books() as books:
            yield books
            raise Unavailable("gone")

    office = replace(office_of(database), books=gone_before_the_commit)
    with pytest.raises(Unavailable):
        advance_each(office, [paying(loans[0], "1.00")])
    assert entered(database, loans[0]) == []
