"""
How a resolution of the board adds a row to the authority matrix: proposed by one person, confirmed
by another, dated, cited and never for the past.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from states.authority import AS_READ, ORGANS, Authority, AuthorityRow, Power
from states.baht import Baht
from states.fields import PAST, Money, Text, Whole
from states.invalid import Invalid
from states.process import Duty
from states.register import Entry
from states.rules.confidence import Confidence
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import thai_day
from states.vocabulary import Criteria, Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityProposal:
    """
    A resolution of the board that says who exercises a power from a day on, as the first person
    read it: for loans and groups up to an amount, or of whatever amount. No organ: the one that
    approved, which only a review knows. Unconfirmed it has no effect.
    """

    power: Power
    organ: Organ | None = None
    up_to: Annotated[Baht, Money(above_zero=True)] | None = None
    group_up_to: Annotated[Baht, Money(above_zero=True)] | None = None
    edition: Criteria | None = None
    since: date
    resolution: Annotated[str, Text(80)]
    resolved_on: Annotated[date, PAST]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityConfirmation:
    """The row that record `entry` proposed is what the board resolved, by the number read anew."""

    entry: Annotated[int, Whole(1, 10_000_000)]
    resolution: Annotated[str, Text(80)]


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A proposal with the number of its record, who entered it when, and who confirmed it when."""

    n: int
    proposal: AuthorityProposal
    proposed_by: str
    proposed_on: date
    confirmed_by: str | None = None
    confirmed_on: date | None = None

    @property
    def row(self) -> AuthorityRow:
        """The row it adds once it is confirmed."""
        proposal = self.proposal
        return AuthorityRow(
            power=proposal.power,
            organ=proposal.organ,
            since=proposal.since,
            source=f"{proposal.resolution} ({proposal.resolved_on})",
            confidence=Confidence.A,
            edition=proposal.edition,
            up_to=proposal.up_to,
            group_up_to=proposal.group_up_to,
            n=self.n,
            hands=frozenset({self.proposed_by, self.confirmed_by or self.proposed_by}),
        )


@dataclass(slots=True)
class Powers:
    """The register of what was proposed for the authority matrix, and the matrix itself."""

    proposed: dict[int, ProposedRow] = field(default_factory=dict)
    matrix: Authority = field(default_factory=Authority)

    def enter(self, entry: Entry) -> None:
        """Take up one entry of the office."""
        paper = entry.paper
        if isinstance(paper, AuthorityProposal):
            self.proposed[entry.n] = ProposedRow(entry.n, paper, entry.by, entry.on)
        elif isinstance(paper, AuthorityConfirmation) and paper.entry in self.proposed:
            confirmed = replace(
                self.proposed[paper.entry], confirmed_by=entry.by, confirmed_on=entry.on
            )
            self.proposed[paper.entry] = confirmed
            self.matrix = Authority((*self.matrix.rows, confirmed.row))

    @property
    def of_the_board(self) -> tuple[AuthorityRow, ...]:
        """The rows that the board has added, in the order in which they were confirmed."""
        return self.matrix.rows[len(AS_READ) :]


# ------------------------------------------------------------------------------ entering a row


def proposal_faults(proposal: AuthorityProposal, on: date) -> Iterator[Invalid]:
    """What makes a proposal impossible on the day it is entered."""
    if proposal.organ is None and proposal.power is not Power.RESOLUTION_REVIEW:
        yield Invalid("organ", "ต้องระบุ", "is required")
    if proposal.organ is not None and proposal.organ not in ORGANS:
        listed = ", ".join(ORGANS)
        yield Invalid(
            "organ",
            f"เป็นขั้นตอน ไม่ใช่องค์กร ใช้ได้: {listed}",
            f"is a step and no organ; accepted: {listed}",
        )
    if proposal.since < on:
        yield Invalid("since", "ก่อนวันที่บันทึก", "lies before the day on which it is entered")


def confirmation_faults(
    proposed: ProposedRow | None, confirmation: AuthorityConfirmation
) -> Iterator[Invalid]:
    """What makes a confirmation impossible: nothing to confirm, or another resolution."""
    if proposed is None:
        yield Invalid("entry", "ไม่มีข้อเสนอกำหนดอำนาจเลขที่นี้", "is no proposal of a power")
        return
    if proposed.confirmed_by is not None:
        yield Invalid("entry", "ยืนยันแล้ว", "is confirmed already")
    if confirmation.resolution != proposed.proposal.resolution:
        yield Invalid("resolution", "ไม่ตรงกับมติที่เสนอไว้", "is not the resolution that was proposed")


def confirmation_objections(proposed: ProposedRow, person: str, on: date) -> Iterator[Objection]:
    """Why this person may not confirm this row on that day."""
    if person == proposed.proposed_by:
        yield Objection(
            Duty.REVIEW.value,
            Verdict.FAIL,
            f"{person} เป็นผู้เสนอเอง จึงยืนยันเองไม่ได้",
            f"{person} proposed this and may not confirm it",
        )
    since = proposed.proposal.since
    if since < on:
        yield Objection(
            "1.2.1",
            Verdict.FAIL,
            f"ใช้บังคับย้อนหลังไม่ได้ วันเริ่ม {thai_day(since)} ผ่านไปแล้ว ต้องเสนอใหม่",
            f"no power is given for the past: {since} has gone by; propose it anew",
        )
