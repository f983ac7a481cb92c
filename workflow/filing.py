"""A case between its row in the books and the value that the law judges."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from audit.entry import NO_RECORD_BEFORE
from states import document
from states.application import Application
from states.ballots import Meeting, Poll
from states.break_glass import Emergency
from states.case import Case, Deed, Half
from states.directory import Directory
from states.facts import Course, Facts
from states.line import Lines
from states.move import Table
from states.process import State, StateWord
from workflow.office import Answered, CaseRow, Document, NewRecord, SaidRow
from workflow.persons import deeds_of_persons, half_of_persons

BEFORE_THE_CONTRACT = frozenset(
    state.value
    for state in (
        State.DRAFT,
        State.RECEIVED,
        State.INCOMPLETE,
        State.SELECTION,
        State.SELECTED,
        State.FEASIBILITY,
        State.FINANCIAL_SCREENING,
        State.APPROVAL,
        State.APPROVED,
        State.RESOLUTION_REVIEW,
        State.CONTRACTING,
    )
)
"""While a case stands here, its borrower has an application under way and may file no other."""


class FiledApplication(dict[str, Any]):
    """
    The document of an application, to be kept by whoever reads it again and again.

    It is long and rarely changes: most acts on a case find it as the act before left it.
    """

    @cached_property
    def restored(self) -> Application:
        """The application itself."""
        return document.restore(Application, self)


def application_in(filed: Document) -> Application:
    """The application in its document."""
    if isinstance(filed, FiledApplication):
        return filed.restored
    return document.restore(Application, filed)


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A case under lock, with the row it was read from; a case that is new has none. `power` is the
    emergency that the one who acts holds in the case at this moment.
    """

    case: Case
    row: CaseRow | None = None
    answered: Answered | None = None
    lines: Lines | None = None
    power: Emergency | None = None

    @property
    def head(self) -> bytes:
        """The hash of the case's last record."""
        return NO_RECORD_BEFORE if self.row is None else self.row.head

    def not_before(self, now: datetime) -> datetime:
        """The moment of the next record: a clock that ran back does not turn the trail round."""
        return now if self.row is None else max(now, self.row.at)

    def stored_application_if(self, application: Application) -> Document | None:
        """The document of the application as it was read, if it is still that."""
        if self.row is None or application is not self.case.facts.application:
            return None
        return self.row.application

    def stored_half_if(self, after: Case) -> Document | None:
        """The document of the half as it was read, if it is still that."""
        if self.row is None or after.half is not self.case.half:
            return None
        return self.row.half

    def stored_course_if(self, after: Case) -> Document | None:
        """The document of the course as it was read, if it is still that."""
        if self.row is None or after.facts.course is not self.case.facts.course:
            return None
        return self.row.course


def new_case(number: str, table: Table) -> Case:
    """A file that has a number and nothing else yet."""
    return Case(number=number, state=table.start, facts=Facts())


def case_of(row: CaseRow, deeds: tuple[Deed, ...], table: Table, directory: Directory) -> Case:
    """
    The case that a row of the books holds, every part in it under the person who took it. Here
    alone codes become persons: whoever judges a case gets it from here.
    """
    return Case(
        number=row.number,
        state=table.states[row.state],
        facts=Facts(
            application=application_in(row.application),
            course=document.restore(Course, row.course),
        ),
        version=row.version,
        back=None if row.back is None else table.states[row.back],
        deeds=deeds_of_persons(deeds, directory),
        half=None if row.half is None else half_of_persons(_half_of(row.half, table), directory),
        poll=None if row.poll is None else _poll_of(row.poll, table),
        others_since=row.others_since,
    )


def _half_of(stored: Document, table: Table) -> Half:
    event = table.events[stored["event"]]
    return Half(
        n=stored["n"],
        event=event,
        paper=document.restore(table.brings(event), stored["paper"]),
        maker=stored["maker"],
        principal=stored.get("principal"),
    )


def half_document(half: Half | None) -> dict[str, Any] | None:
    """A prepared half as it is stored."""
    if half is None:
        return None
    written = {
        "n": half.n,
        "event": half.event.value,
        "paper": document.write(half.paper),
        "maker": half.maker,
    }
    return written if half.principal is None else {**written, "principal": half.principal}


def _poll_of(stored: Document, table: Table) -> Poll:
    event = table.events[stored["meeting"]["event"]]
    return Poll(
        event=event,
        paper=document.restore(table.brings(event), stored["paper"]),
        meeting=document.restore(Meeting, stored["meeting"]),
    )


def poll_document(poll: Poll | None) -> Document | None:
    """An open poll as it is stored: the paper of the motion, and the meeting."""
    if poll is None:
        return None
    return {"meeting": document.write(poll.meeting), "paper": document.write(poll.paper)}


def said_in(before: Case, after: Case) -> SaidRow | None:
    """What a member said between two states of a case, if anybody did."""
    if before.poll is None or after.poll is None:
        return None
    said = after.poll.meeting.says[len(before.poll.meeting.says) :]
    if before.poll.meeting.n != after.poll.meeting.n or not said:
        return None
    (say,) = said
    return SaidRow(after.poll.meeting.n, say.person, say.replaces, say.said.value)


def row_of(case: Case, table: Table, record: NewRecord, standing: Standing) -> CaseRow:
    """The row of a case after a record; an application that is as it was is not written anew."""
    application = standing.stored_application_if(case.facts.application)
    borrower = case.facts.application.borrower
    return CaseRow(
        number=case.number,
        table=table.name,
        state=case.state.value,
        back=_code(case.back),
        version=record.n,
        head=record.hash,
        at=record.at,
        others_since=case.others_since,
        half=standing.stored_half_if(case) or half_document(case.half),
        application=document.write(case.facts.application) if application is None else application,
        course=standing.stored_course_if(case) or document.write(case.facts.course),
        province=borrower.province,
        juristic_id=borrower.juristic_id,
        applying=case.state.value in BEFORE_THE_CONTRACT,
        poll=poll_document(case.poll),
    )


def _code(state: StateWord | None) -> str | None:
    return None if state is None else state.value
