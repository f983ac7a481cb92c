"""Programmes of relief: those shipped, and those that resolutions of the board opened."""

from dataclasses import dataclass, replace

from states.loan.programmes import Programmes
from states.office_acts import AmendmentConfirmation
from states.people import People
from states.programme_acts import ProgrammeProposal
from states.register import Entry
from states.rules.amendments import Proposed


@dataclass(frozen=True, slots=True)
class ProgrammeAmendment(Proposed):
    """A programme that was proposed, confirmed or not."""

    proposal: ProgrammeProposal


class ProgrammesRegister:
    """What was proposed and confirmed."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._proposed: dict[int, ProgrammeAmendment] = {}

    def enter(self, entry: Entry) -> None:
        """Take up a proposal, or the confirmation of one."""
        match entry.paper:
            case ProgrammeProposal() as proposal:
                self._proposed[entry.n] = ProgrammeAmendment(entry.n, proposal, entry.by, entry.on)
            case AmendmentConfirmation() as paper if paper.entry in self._proposed:
                confirmed = self._proposed[paper.entry].confirmed(entry.by, entry.on)
                self._proposed[paper.entry] = confirmed

    @property
    def amendments(self) -> tuple[ProgrammeAmendment, ...]:
        """Every programme that was proposed, in the order of the proposals."""
        return tuple(map(self._united, self._proposed.values()))

    def amendment(self, entry: int) -> ProgrammeAmendment | None:
        """The programme that record `entry` proposed."""
        found = self._proposed.get(entry)
        return None if found is None else self._united(found)

    def _united(self, amendment: ProgrammeAmendment) -> ProgrammeAmendment:
        """The proposal with the persons behind the codes under which it was entered."""
        one, by = self._people.one, amendment.confirmed_by
        return replace(
            amendment,
            proposed_by=one(amendment.proposed_by),
            confirmed_by=None if by is None else one(by),
        )

    @property
    def programmes(self) -> Programmes:
        """Those that count: the shipped ones, then what was confirmed."""
        opened = (
            each.proposal.programme
            for each in self._proposed.values()
            if each.confirmed_by is not None
        )
        return Programmes((*Programmes().known, *opened))
