"""A stage: an office on a given clock, where a cast acts with specimen papers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from states.case import Case
from states.dossier import digest_of
from states.facts import Facts
from states.lifecycle import LOAN
from states.process import Event, Mode
from states.thai import BANGKOK_TIME, bangkok_day
from states.words import Word
from workflow.accounting import account_in, with_account
from workflow.applicant import Applicant
from workflow.cast import SENDER, Cast, enactments, enter, is_strange
from workflow.changes import changed
from workflow.engine import advance
from workflow.filing import case_of
from workflow.office import Document, Office
from workflow.paper import Act, invalid
from workflow.specimen import specimen
from workflow.specimens.occasion import Occasion

OPENING: Final = time(9, 0)
ALL_THAT_IS_OWED: Final = "all"
"""Stands for an amount that only the account knows."""


class GivenClock:
    """A clock that shows what it was set to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def moment(on: date, minutes: int = 0) -> datetime:
    """So many minutes after the office opens in Thailand."""
    return datetime.combine(on, OPENING, BANGKOK_TIME) + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Stage:
    """The office with its clock and its cast; every act goes through the office's one door."""

    office: Office
    clock: GivenClock
    cast: Cast

    def set_up(self, until: date) -> None:
        """Enter what is not entered yet. Errors: InvalidInputError in somebody else's office."""
        with self.office.archive() as archive:
            directory = archive.directory()
        if is_strange(directory):
            raise invalid("office", "ไม่ใช่สำนักงานสาธิต", "is not a demonstration office")
        self.clock.at = moment(self.cast.since)
        enter(self.office, enactments(self.cast, until), directory.version)

    def case(self, number: str) -> Case:
        """The case as its last act left it, with the account of its loan."""
        with self.office.archive() as archive:
            found, directory = archive.case(number), archive.directory()
            account = account_in(archive, number, bangkok_day(self.clock.at))
        if found.row is None:
            raise invalid("case", f"ไม่มีแฟ้มเลขที่ {number}", f"there is no case {number}")
        return with_account(case_of(found.row, found.deeds, LOAN, directory), account)

    def paper(
        self,
        event: Word,
        actor: str,
        case: Case | None,
        changes: Mapping[str, Any],
        applicant: Applicant,
    ) -> dict[str, Any] | None:
        """
        The specimen with its changes; none for a checker, who confirms what was prepared.

        For a filing the changes are those of the application inside; an amount may be `all`.
        """
        half = None if case is None else case.half
        if half is not None and half.event is event and not changes:
            return None
        facts = Facts() if case is None else case.facts
        on = self.clock.at.date()
        occasion = Occasion(on, facts, actor, self.cast, applicant)
        written = specimen(event, occasion)
        if changes.get("amount") == ALL_THAT_IS_OWED:
            changes = {**changes, "amount": str(occasion.owed)}
        if event is Event.OPEN_FILE:
            return {"application": changed(written["application"], changes)}
        return changed(written, changes)

    def act(
        self,
        event: Word,
        person: str,
        number: str | None,
        paper: dict[str, Any] | None,
        on_behalf_of: str | None = None,
    ) -> Document:
        """One attempt. Errors: InvalidInputError, nothing stored."""
        return advance(
            self.office,
            Act(
                case=number,
                event=event.value,
                person=person,
                on_behalf_of=on_behalf_of,
                paper=paper,
                sender=SENDER,
            ),
        )

    def act_alone(
        self,
        event: Word,
        person: str,
        number: str | None,
        paper: dict[str, Any] | None,
        on_behalf_of: str | None = None,
    ) -> tuple[Document, ...]:
        """One attempt, as the one of its kind."""
        return (self.act(event, person, number, paper, on_behalf_of),)

    def done(
        self,
        event: Word,
        person: str,
        number: str | None,
        paper: dict[str, Any] | None,
        on_behalf_of: str | None = None,
    ) -> tuple[Document, ...]:
        """
        One act, and of what a committee decides the whole meeting: the motion, a vote for it of
        everybody present, and the count. Every answer, the last of them that of the whole.
        """
        answer = self.act(event, person, number, paper, on_behalf_of)
        if answer["outcome"] != "recorded" or paper is None or event.value not in DECIDED:
            return (answer,)
        facts = self.case(answer["case"]).facts
        ballot = {"choice": "for", "dossier": digest_of(facts), "no_interest": True}
        votes = [
            self.act(Event.VOTE, voter, number, ballot) for voter in paper["resolution"]["present"]
        ]
        return (answer, *votes, self.act(event, person, number, None, on_behalf_of))


DECIDED: Final = frozenset(row.event.value for row in LOAN.moves if row.mode is Mode.BALLOT)
"""What a committee decides."""


def stage(office: Office, cast: Cast) -> Stage:
    """The office under a clock that the play sets; records say that the clock was given."""
    clock = GivenClock(moment(cast.since))
    return Stage(replace(office, clock=clock, given_clock=True), clock, cast)
