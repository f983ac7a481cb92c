"""Loans for tests of the line: a desk brings them as far in their life as a test needs."""

from dataclasses import replace
from datetime import date
from typing import Any

from states.baht import Baht
from states.case import Case
from states.lifecycle import LOAN
from states.line import FUND
from states.process import Event, Mode, Role
from workflow.applicant import Applicant, application_of
from workflow.cast import BOARD_SECRETARY, CHIANG_MAI, cast_of
from workflow.changes import changed
from workflow.governance import OfficeAct, enact
from workflow.journey import OFFICE_CLOSES, OFFICE_OPENED
from workflow.line_report import AccountStanding, ledger_faults, line_report
from workflow.office import Document, Office
from workflow.rebuilding import compare
from workflow.stage import Stage, moment, stage

UNDER_NO_5 = date(2019, 6, 3)
UNDER_NO_4 = date(2018, 1, 8)
TO_APPROVAL = (
    Event.RECEIVE,
    Event.START_SELECTION,
    Event.SELECT,
    Event.START_FEASIBILITY,
    Event.REPORT_FEASIBLE,
    Event.SUBMIT_SCREENING,
)
TO_CONTRACT = (Event.START_CONTRACT, Event.SIGN)


def filing(
    applicant: Applicant,
    on: date,
    group: tuple[int, ...] = (),
    changes: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The paper that opens a file; `group` names the places of those who are one group with it."""
    members = [
        {"juristic_id": each.juristic_id, "name_th": each.name_th, "link": "de_jure"}
        for each in (replace(applicant, place=place) for place in group)
    ]
    written = application_of(applicant, on)
    return {"application": changed(written, {"borrower.group_members": members, **(changes or {})})}


def desk_in(office: Office, provinces: tuple[str, ...] = (CHIANG_MAI,)) -> "Desk":
    """A desk in an office, in which the cast of those provinces is entered if it is not yet."""
    on_stage = stage(office, cast_of(OFFICE_OPENED, provinces))
    on_stage.set_up(OFFICE_CLOSES)
    return Desk(on_stage)


class Desk:
    """Files and moves loans, each act by those whom the table names for it."""

    def __init__(self, on_stage: Stage) -> None:
        self.stage = on_stage
        self.day = UNDER_NO_5

    def line(self, amount: Baht, *, province: str | None = None, since: date | None = None) -> None:
        """The board sets a line, in force from the day of the desk or another."""
        self._enact(
            "set_line",
            amount=str(amount),
            resolution="มติสมมุติ",
            since=(since or self.day).isoformat(),
            province=province,
        )

    def window(self, first_day: date, last_day: date) -> None:
        """A window is announced."""
        self._enact(
            "open_window",
            notice="ประกาศสมมุติ",
            first_day=first_day.isoformat(),
            last_day=last_day.isoformat(),
        )

    def _enact(self, event: str, **paper: object) -> None:
        self.stage.clock.at = moment(self.day)
        answer = enact(
            self.stage.office, OfficeAct(event=event, person=BOARD_SECRETARY, paper=paper)
        )
        assert answer["outcome"] != "refused", answer

    def file(
        self,
        place: int,
        amount: Baht,
        *,
        group: tuple[int, ...] = (),
        province: str = CHIANG_MAI,
        **changes: Any,
    ) -> str:
        """The number of a new draft: the applicant at that place in the book asks for an amount."""
        self.stage.clock.at = moment(self.day)
        officer = self.stage.cast.holder((Role.INTAKE_OFFICER,), province)
        applicant = Applicant(place=place, province=province, loan_amount=amount)
        paper = filing(applicant, self.day, group, changes)
        answer = self.stage.act(Event.OPEN_FILE, officer, None, paper)
        return str(answer["case"])

    def asks(self, place: int, amount: Baht, **filing: Any) -> str:
        """A loan that waits for approval."""
        number = self.file(place, amount, **filing)
        self.go(number, *TO_APPROVAL)
        return number

    def go(self, number: str, *events: Event) -> str:
        """Let these happen, one after the other; all of them must."""
        for event in events:
            answer = self.do(number, event)
            assert answer["outcome"] != "refused", (event, answer["objections"])
        return number

    def do(self, number: str, event: Event, **changes: Any) -> Document:
        """One act by its holders: both of a pair, a whole committee, unless refused before."""
        answer = self._half(number, event, changes)
        row = LOAN.rows(event, self.stage.case(number).state)
        if answer["outcome"] == "recorded" and row and row[0].mode is Mode.PAIR:
            answer = self._half(number, event, {})
        return answer

    def refusal(self, number: str, event: Event, **changes: Any) -> set[str]:
        """The clauses that object; none if the act was done. Each says why in both languages."""
        answer = self.do(number, event, **changes)
        for objection in answer["objections"]:
            assert objection["thai"]
            assert objection["english"]
        return {objection["clause"] for objection in answer["objections"]}

    def _half(self, number: str, event: Event, changes: dict[str, Any]) -> Document:
        return self.meeting(number, event, **changes)[-1]

    def meeting(self, number: str, event: Event, **changes: Any) -> tuple[Document, ...]:
        """Every answer of a committee: to the motion, to each vote, to the count."""
        self.stage.clock.at = moment(self.day)
        case = self.stage.case(number)
        person = self._holder(event, case)
        paper = self.stage.paper(event, person, case, changes, Applicant())
        return self.stage.done(event, person, number, paper)

    def _holder(self, event: Event, case: Case) -> str:
        """Whom the table names for the event, as maker or as checker."""
        row = next(iter(LOAN.rows(event, case.state)), None) or next(
            each for each in LOAN.moves if each.event is event
        )
        checks = case.half is not None and case.half.event is event
        province = case.facts.application.borrower.province
        return self.stage.cast.holder(row.checkers if checks else row.by, province)

    def account(self, name: str = FUND) -> AccountStanding:
        """How a line stands today."""
        with self.stage.office.archive() as archive:
            return next(each for each in line_report(archive, self.day) if each.account == name)

    def books_add_up(self) -> bool:
        """Whether ledger and holds follow from the cases as they stand, and from their records."""
        with self.stage.office.archive() as archive:
            return ledger_faults(archive) == () and compare(archive).holds
