"""
Thirty-two want the same money: one line of the Fund, one province's allocation, one group's cap.

Each of them approves a loan of its own, so that no lock of a case keeps them apart. Whatever the
order, not one satang too much is promised, nobody is turned away while there is room, and everybody
else hears under which clause.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from states.baht import Baht
from states.line import FUND
from states.process import Event, Role
from states.rules.limits import TEN_MILLION, THREE_MILLION
from tests.campaign import campaign
from tests.lending import UNDER_NO_4, Desk, desk_in, filing
from tests.postgres import PostgresServer, database_name
from tests.reliability.plays import office_at, verified
from tests.reliability.racers import RACERS, Entry, Racers
from workflow.applicant import Applicant
from workflow.case_file import case_file
from workflow.cast import CHIANG_MAI, cast_of
from workflow.engine import advance
from workflow.journey import OFFICE_OPENED
from workflow.line_report import ledger_faults, line_report
from workflow.office import Document, Office
from workflow.paper import Act
from workflow.rebuilding import compare
from workflow.stage import moment

DRAWS = campaign(fit=4, full=200)
"""How often the amounts are drawn and put to the vote: most of the time goes there."""
ROUNDS = campaign(fit=2, full=1)
"""How many races are then run for the same amounts, each on a copy of the office."""
APPROVER, OFFICER, CHONBURI = "chai", "malee", "TH-20"
COMMITTEE = cast_of(OFFICE_OPENED, (CHIANG_MAI,)).bench(Role.APPROVER, None, "chai")
STRANGERS = 200
"""Where the applicants of the first race begin in the book of applicants."""
FUND_LINE, PROVINCE_LINE = Baht.of(50_000_000), Baht.of(40_000_000)
NARROW, WIDE = date(2019, 6, 3), date(2019, 7, 1)
"""From the first day the Fund's line is short; from the second there is room for everybody."""

HALF_A_SECOND = 0.5


class Race(NamedTuple):
    """Thirty-two loans for one pot, the day on which they are approved, and the usual amounts."""

    numbers: tuple[str, ...]
    on: date
    amounts: tuple[Baht, ...]


class Prepared(NamedTuple):
    """An office with ninety-six loans that wait for approval."""

    fund: Race
    province: Race
    group: Race

    @property
    def races(self) -> tuple[Race, ...]:
        return (self.fund, self.province, self.group)


def prepared_at(url: str) -> Prepared:
    """Make the office; strangers, then a province under no.4, then one group of thirty-two."""
    with office_at(url, create=True) as office:
        desk = desk_in(office, (CHIANG_MAI, CHONBURI))
        desk.day = UNDER_NO_4
        desk.line(PROVINCE_LINE, province=CHONBURI)
        sizes = (Baht.of(2_500_000), Baht.of(5_000_000)) * (RACERS // 2)
        high = {"context.strategy_high_rank": True}
        province = _asking(desk, 100, sizes, province=CHONBURI, **high)
        desk.day = NARROW
        desk.line(FUND_LINE)
        desk.line(Baht.of(900_000_000), since=WIDE)
        fund = _asking(desk, STRANGERS, (Baht.of(5_000_000),) * RACERS)
        group = _asking(desk, 300, (Baht.of(1_000_000),) * RACERS, group=(300,))
        return Prepared(fund, province, group._replace(on=WIDE))


def _asking(desk: Desk, place: int, amounts: Sequence[Baht], **filing: Any) -> Race:
    """Loans whose applicants stand in the book from `place` on; each asks for twice its amount."""
    numbers = tuple(
        desk.asks(place + n, min(2 * amount, TEN_MILLION), **filing)
        for n, amount in enumerate(amounts)
    )
    return Race(numbers, desk.day, tuple(amounts))


@pytest.fixture(scope="module")
def racers() -> Iterator[Racers]:
    """Eight processes of four threads."""
    standing = Racers()
    yield standing
    standing.stop()


# ------------------------------------------------------------------------------- the offices

Copy = Callable[[str], AbstractContextManager[str]]


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Copy]:
    """The address of an empty office, and what makes copies of an office that nobody has open."""
    if request.param == "postgresql":
        return _on_the_server(request.getfixturevalue("postgres_server"))
    names = count(1)

    @contextmanager
    def copy(url: str) -> Iterator[str]:
        path = tmp_path / f"copy{next(names)}.db"
        yield f"sqlite:///{shutil.copy(url.removeprefix('sqlite:///'), path)}"
        path.unlink()

    return f"sqlite:///{tmp_path / 'prepared.db'}", copy


def _on_the_server(server: PostgresServer) -> tuple[str, Copy]:
    @contextmanager
    def copy(url: str) -> Iterator[str]:
        fresh = server.fresh_database(database_name(url))
        yield fresh
        server.drop(fresh)

    return server.fresh_database(), copy


# ------------------------------------------------------------------------------- groups


def test_a_group_stays_as_it_is_while_a_loan_to_it_is_judged(database_url: str) -> None:
    """Whoever names one of its members in a new application waits till the judgement is over."""
    borrower, other = (Applicant(place=place).juristic_id for place in (1, 2))
    with office_at(database_url, create=True) as office, ThreadPoolExecutor(1) as somebody:
        number = desk_in(office).file(1, TEN_MILLION)
        with office.books() as books:
            books.lines(number, hold=True)
            uniting = somebody.submit(_unite, office, (borrower, other))
            assert not wait([uniting], timeout=HALF_A_SECOND).done
        uniting.result()
        with office.archive() as archive:
            groups = {row["group_code"] for row in archive.state_rows("borrower_group")}
        assert len(groups) == 1


def _unite(office: Office, borrowers: tuple[str, ...]) -> None:
    with office.books() as books:
        books.unite(borrowers)


# ------------------------------------------------------------------------------- the campaign


@pytest.mark.campaign
def test_thirty_two_approvals_of_different_loans_never_overdraw(office, racers) -> None:
    """One line, one province, one group; then some give their loan back while others try again."""
    url, copy = office
    prepared = prepared_at(url)
    for draw in range(DRAWS):
        usual = draw % 2 == 0
        amounts = _amounts(prepared, Random(draw), usual=usual)
        with copy(url) as voted:
            deciding: dict[str, Act] = {}
            for each in prepared.races:
                deciding |= _deciding(voted, each, amounts)
            for number in range(ROUNDS):
                with copy(voted) as raced:
                    order = Random(f"{draw}/{number}")
                    _round(racers, raced, prepared, amounts, deciding, order, usual=usual)
                    if draw in {0, DRAWS - 1}:
                        _trail_bears_it_out(raced)
    print(f"\n{DRAWS * ROUNDS} rounds of {5 * RACERS} acts")


def _amounts(prepared: Prepared, random: Random, *, usual: bool) -> dict[str, Baht]:
    """What each is to get: the usual amounts fill the pots to the satang, others come as drawn."""
    drawn = {
        number: amount if usual else Baht(random.randint(1, 2 * amount.satang))
        for each in prepared.races
        for number, amount in zip(each.numbers, each.amounts, strict=True)
    }
    return {number: min(amount, TEN_MILLION) for number, amount in drawn.items()}


def _round(
    racers: Racers,
    url: str,
    prepared: Prepared,
    amounts: dict[str, Baht],
    deciding: dict[str, Act],
    random: Random,
    *,
    usual: bool,
) -> None:
    """One copy of the office in which all have voted: the counts race, then some try again."""
    first, province, group = (_approvals(each, deciding, random) for each in prepared.races)
    (fund,) = racers.run(url, [first])
    taken = _fund_is_kept(fund, amounts)
    again = _second_try(prepared.fund, fund, deciding, random)
    joining = _joinings(prepared.fund, deciding, random)
    second, provincial, grouped, joined = racers.run(url, [again, province, group, joining])
    kept = _who_holds(fund, second)
    assert _sum(kept, amounts) <= FUND_LINE
    kept += _approved(joined)
    assert set(chain.from_iterable(_refused(joined).values())) <= {"1.2.3", "2.3.note2"}
    _province_is_kept(provincial, amounts)
    _group_is_kept(grouped, amounts)
    if usual:
        assert (taken, _sum(_approved(grouped), amounts)) == (FUND_LINE, TEN_MILLION)
    _ledger_adds_up(url, kept, _approved(provincial), _approved(grouped), amounts)


def _approvals(race: Race, deciding: dict[str, Act], random: Random) -> list[Entry]:
    """Everybody decides a loan of his own; who stands where changes from round to round."""
    entries = [Entry(deciding[number], moment(race.on)) for number in race.numbers]
    random.shuffle(entries)
    return entries


def _deciding(url: str, race: Race, amounts: dict[str, Baht]) -> dict[str, Act]:
    """
    The act by which each loan of a race is decided: its motion is on the table and everybody has
    voted, so that only the count is left. A motion that is refused is tried again in the race.
    """
    deciding = {}
    with office_at(url) as office:
        early = replace(office, clock=lambda: moment(race.on))
        for number in race.numbers:
            motion = _motion(number, race.on, amounts[number])
            if advance(early, motion)["outcome"] == "refused":
                deciding[number] = motion
                continue
            with office.archive() as archive:
                dossier = case_file(archive, number, race.on)["dossier"]
            ballot = {"choice": "for", "dossier": dossier}
            for member in COMMITTEE.members:
                vote = replace(motion, event="vote", person=member)
                advance(early, replace(vote, paper={**ballot, "no_interest": True}))
            deciding[number] = replace(motion, paper=None)
    return deciding


def _motion(number: str, on: date, amount: Baht) -> Act:
    paper = {
        "resolution": {
            "number": "มติสมมุติ",
            "committee": COMMITTEE.code,
            "organ": COMMITTEE.organ.value,
            "resolved_on": on.isoformat(),
            "invited_on": (on - timedelta(days=7)).isoformat(),
            "present": list(COMMITTEE.members),
        },
        "amount": str(amount),
        "term_months": 72,
        "grace_months": 12,
    }
    return Act(case=number, event=Event.APPROVE.value, person=APPROVER, paper=paper)


def _second_try(
    race: Race, before: dict[str, Document], deciding: dict[str, Act], random: Random
) -> list[Entry]:
    """Every second one who has a loan gives it back, while all others try again."""
    leaving = set(_approved(before)[::2])
    entries = [
        _withdrawal(number, race.on)
        if number in leaving
        else Entry(deciding[number], moment(race.on))
        for number in race.numbers
    ]
    random.shuffle(entries)
    return entries


def _withdrawal(number: str, on: date) -> Entry:
    paper = {"dated": on.isoformat(), "reason": "ไม่ประสงค์กู้แล้ว"}
    return Entry(
        Act(case=number, event=Event.WITHDRAW.value, person=OFFICER, paper=paper), moment(on)
    )


def _joinings(race: Race, deciding: dict[str, Act], random: Random) -> list[Entry]:
    """Applications come in that make groups of strangers, while those strangers are approved."""
    half = RACERS // 2
    entries = [Entry(deciding[number], moment(WIDE)) for number in race.numbers[:half]]
    for n in range(half):
        applicant = Applicant(place=STRANGERS + RACERS + n)
        paper = filing(applicant, WIDE, (STRANGERS + n, STRANGERS + (n + 1) % half))
        act = Act(case=None, event=Event.OPEN_FILE.value, person=OFFICER, paper=paper)
        entries.append(Entry(act, moment(WIDE)))
    random.shuffle(entries)
    return entries


# ------------------------------------------------------------------------- what must come of it


def _fund_is_kept(answers: dict[str, Document], amounts: dict[str, Baht]) -> Baht:
    """2.3(1) of no.5: whoever was refused would not have fitted, even at the end."""
    taken = _sum(_approved(answers), amounts)
    assert taken <= FUND_LINE
    for number, clauses in _refused(answers).items():
        assert clauses == {"2.3(1)"}
        assert taken + amounts[number] > FUND_LINE
    return taken


def _province_is_kept(answers: dict[str, Document], amounts: dict[str, Baht]) -> None:
    """2.3(1) and 2.3(4) of no.4: large loans take at most half of the allocation."""
    approved = _approved(answers)
    taken = _sum(approved, amounts)
    large = _sum([n for n in approved if amounts[n] > THREE_MILLION], amounts)
    assert taken <= PROVINCE_LINE
    assert 2 * large <= PROVINCE_LINE
    for number, clauses in _refused(answers).items():
        asked = amounts[number]
        reasons = {"2.3(1)"} if taken + asked > PROVINCE_LINE else set()
        if asked > THREE_MILLION and 2 * (large + asked) > PROVINCE_LINE:
            reasons.add("2.3(4)")
        assert clauses <= reasons


def _group_is_kept(answers: dict[str, Document], amounts: dict[str, Baht]) -> None:
    """Note 2: thirty-two companies of one group borrow ten million together."""
    taken = _sum(_approved(answers), amounts)
    assert taken <= TEN_MILLION
    for number, clauses in _refused(answers).items():
        assert clauses == {"2.3.note2"}
        assert taken + amounts[number] > TEN_MILLION


def _approved(answers: dict[str, Document]) -> list[str]:
    """Who was approved in this heat: whoever stood there before is refused and stays."""
    assert [each for each in answers.values() if each["outcome"] == "failed"] == []
    return sorted(
        number
        for number, each in answers.items()
        if (each["outcome"], each["to"]) == ("moved", "approved")
    )


def _refused(answers: dict[str, Document]) -> dict[str, set[str]]:
    """The clauses by which each of the others was refused; nobody failed in any other way."""
    assert len(answers) == RACERS
    refused = {number: each for number, each in answers.items() if each["outcome"] == "refused"}
    for each in refused.values():
        assert all(objection["thai"] and objection["english"] for objection in each["objections"])
    return {
        number: {objection["clause"] for objection in each["objections"]}
        for number, each in refused.items()
    }


def _sum(numbers: Sequence[str], amounts: dict[str, Baht]) -> Baht:
    return Baht.total(amounts[number] for number in numbers)


def _who_holds(first: dict[str, Document], second: dict[str, Document]) -> list[str]:
    """Who has a loan after both heats; those who came back late were refused by the same rule."""
    had = set(_approved(first))
    for number, clauses in _refused(second).items():
        assert clauses == ({"1.2.3"} if number in had else {"2.3(1)"})
    left = {number for number, each in second.items() if each["to"] == "withdrawn"}
    assert left == set(sorted(had)[::2])
    return sorted((had - left) | set(_approved(second)))


def _ledger_adds_up(
    url: str, kept: list[str], province: list[str], group: list[str], amounts: dict[str, Baht]
) -> None:
    """The sums by which approvals are judged are those of the cases, and of what was answered."""
    with office_at(url) as office, office.archive() as archive:
        assert ledger_faults(archive) == ()
        promised = {each.account: each.promised for each in line_report(archive, NARROW)}
    assert promised[CHIANG_MAI].total == _sum([*kept, *group], amounts)
    assert promised[CHONBURI].total == _sum(province, amounts)
    assert promised[FUND] == promised[CHIANG_MAI].plus(promised[CHONBURI])


def _trail_bears_it_out(url: str) -> None:
    """Ledger, holds and groups are what the records say, and no record was touched."""
    with office_at(url) as office:
        with office.archive() as archive:
            assert compare(archive).differences == ()
        assert verified(office).holds
