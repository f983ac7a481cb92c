"""
The versions of which duties are kept apart, as the resolutions of the board made them.

A resolution is proposed by one person and confirmed by another; it is in force from a later day
and never loosens, for themselves, a case that those two already have before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from states.duties_shipped import SHIPPED
from states.duties_table import DutiesTable, Kind, Pair, Shield
from states.office_acts import AmendmentConfirmation, DutiesPair, DutiesProposal
from states.people import People
from states.register import Entry
from states.rules.amendments import Proposed


@dataclass(frozen=True, slots=True)
class DutiesAmendment(Proposed):
    """A proposal of other pairs, confirmed or not."""

    proposal: DutiesProposal

    @staticmethod
    def first_day(confirmed_on: date) -> date:
        """It takes effect on the day after its confirmation at the earliest."""
        return confirmed_on + timedelta(days=1)


class DutiesRegister:
    """What was proposed and confirmed, and the versions that came of it."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._proposed: dict[int, DutiesAmendment] = {}

    def enter(self, entry: Entry) -> None:
        """Take up a proposal, or the confirmation of one."""
        match entry.paper:
            case DutiesProposal() as proposal:
                self._proposed[entry.n] = DutiesAmendment(entry.n, proposal, entry.by, entry.on)
            case AmendmentConfirmation() as paper if paper.entry in self._proposed:
                confirmed = self._proposed[paper.entry].confirmed(entry.by, entry.on)
                self._proposed[paper.entry] = confirmed

    def amendment(self, entry: int) -> DutiesAmendment | None:
        """The amendment that record `entry` proposed."""
        found = self._proposed.get(entry)
        return None if found is None else self._united(found)

    def _united(self, amendment: DutiesAmendment) -> DutiesAmendment:
        """The amendment with the persons behind the codes under which it was entered."""
        one, by = self._people.one, amendment.confirmed_by
        return replace(
            amendment,
            proposed_by=one(amendment.proposed_by),
            confirmed_by=None if by is None else one(by),
        )

    @cached_property
    def versions(self) -> tuple[DutiesTable, ...]:
        """
        Every version in the order in which they take effect, the shipped one first; to be asked
        once all is entered.
        """
        return _versions(map(self._united, self._proposed.values()))

    def on(self, day: date) -> DutiesTable:
        """The version in force on a day."""
        return next(table for table in reversed(self.versions) if table.since <= day)


def _versions(proposed: Iterable[DutiesAmendment]) -> tuple[DutiesTable, ...]:
    tables = [SHIPPED]
    confirmed = [each for each in proposed if each.confirmed_by is not None]
    for amendment in sorted(confirmed, key=lambda each: each.proposal.since):
        tables.append(_amended(tables[-1], amendment))
    return tuple(tables)


def _amended(table: DutiesTable, amendment: DutiesAmendment) -> DutiesTable:
    proposal = amendment.proposal
    lifted = {pair.duties for pair in proposal.allow}
    added = {pair.duties: pair for pair in proposal.separate}
    went = tuple(pair for pair in table.pairs if pair.duties in lifted)
    shields = (Shield(amendment.hands, proposal.since, went),) if went else ()
    return DutiesTable(
        table.version + 1,
        proposal.since,
        (
            *(pair for pair in table.pairs if pair.duties not in lifted | added.keys()),
            *(_policy(pair, amendment) for pair in added.values()),
        ),
        (*table.shields, *shields),
    )


def _policy(pair: DutiesPair, amendment: DutiesAmendment) -> Pair:
    proposal = amendment.proposal
    return Pair(
        pair.one,
        pair.other,
        Kind.POLICY,
        proposal.reason_th,
        proposal.reason_en,
        amendment.citation,
    )
