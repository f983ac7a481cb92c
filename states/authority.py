"""
Which organ may resolve what: power, amount of the loan and of the borrower's group, edition, day.

The text leaves open who approves (Q2), so the answer is data: rows with their source and the
confidence of their reading. A resolution of the board adds a row (see `states.powers`); none is
changed. Of the rows that cover a loan the newest counts, so a row for small loans leaves the large
ones where they were. A row that moves a power to a lower organ passes by every case in which those
who entered it take part; one that moves it higher counts for all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

from states.baht import Baht
from states.rules.confidence import Confidence
from states.rules.in_force import NO_4_IN_FORCE, NO_5_IN_FORCE
from states.vocabulary import Criteria, Organ
from states.words import Word


class Power(Word):
    """What a committee resolves."""

    SELECTION = "selection", "คัดเลือก", "Selection"
    APPROVAL = "approval", "อนุมัติ", "Approval"
    RESOLUTION_REVIEW = "resolution_review", "ทบทวนมติ", "Review of a resolution"
    RESTRUCTURING = "restructuring", "ปรับโครงสร้างหนี้", "Restructuring"
    WRITE_OFF = "write_off", "ตัดหนี้สูญ", "Write-off"
    RELIEF = "relief", "ให้มาตรการช่วยเหลือ", "Relief"
    CLOSE_LOSS = "close_loss", "ปิดบัญชีโดยรับความเสียหาย", "Closing with a loss"


class Matter(NamedTuple):
    """
    What is to be resolved: the power, the loan and what the borrower's group owes with it (None:
    not known), the edition under which the case lives, the day of the meeting.
    """

    power: Power
    amount: Baht | None
    group_amount: Baht | None
    edition: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRow:
    """
    From `since` on `organ` resolves, for loans up to and including `up_to` of groups that owe up
    to and including `group_up_to` (None: whatever the amount), under `edition` (None: under any).

    Without an organ the one that approved resolves. `n` is the record that entered the row and
    `hands` are those who proposed and confirmed it; the rows of the text have neither.
    """

    power: Power
    organ: Organ | None
    since: date
    source: str
    confidence: Confidence
    edition: Criteria | None = None
    up_to: Baht | None = None
    group_up_to: Baht | None = None
    question: str | None = None
    n: int | None = None
    hands: frozenset[str] = frozenset()

    def covers(self, matter: Matter) -> bool:
        """Whether the row speaks of the matter; an unknown amount lies beyond every limit."""
        return (
            self.power is matter.power
            and self.since <= matter.on
            and (self.edition is None or self.edition == matter.edition.partition("+")[0])
            and _is_within(matter.amount, self.up_to)
            and _is_within(matter.group_amount, self.group_up_to)
        )


def _is_within(amount: Baht | None, limit: Baht | None) -> bool:
    return limit is None or (amount is not None and amount <= limit)


_HEIGHT: Final = {
    Organ.FINANCIAL_SCREENING: 0,
    Organ.SMED_BANK: 1,
    Organ.PROVINCIAL_FINANCIAL_ANALYSIS_COMMITTEE: 2,
    Organ.PROVINCIAL_FUND_COMMITTEE: 3,
    Organ.FUND_BOARD: 4,
}
ORGANS: Final = tuple(organ for organ in Organ if organ is not Organ.FINANCIAL_SCREENING)
"""Who may be given a power: the financial screening is a step and no organ."""


def is_higher(organ: Organ | None, than: Organ | None) -> bool:
    """Whether a power that moves to `organ` is asked of more; never where one is unnamed."""
    return organ is not None and than is not None and _HEIGHT[organ] > _HEIGHT[than]


_SINCE: Final = attrgetter("since")


def _as_the_text_has_it() -> Iterable[AuthorityRow]:
    """
    Selection and approval by edition, though no.5 changed neither; the powers that come after the
    approval under any, so that a loan approved before no.4 can be reviewed and restructured.
    """
    committee = Organ.PROVINCIAL_FUND_COMMITTEE
    since = NO_4_IN_FORCE
    for edition, day in ((Criteria.NO_4, NO_4_IN_FORCE), (Criteria.NO_5, NO_5_IN_FORCE)):
        yield AuthorityRow(
            power=Power.SELECTION, organ=committee, since=day, edition=edition,
            source="L218, 2.3(3)", confidence=Confidence.A, question="Q3",
        )  # fmt: skip
        yield AuthorityRow(
            power=Power.APPROVAL, organ=committee, since=day, edition=edition,
            source="L128, L203-L211, L77, D-18", confidence=Confidence.C, question="Q2",
        )  # fmt: skip
    yield AuthorityRow(
        power=Power.RESOLUTION_REVIEW, organ=None, since=since,
        source="L77", confidence=Confidence.B, question="Q2",
    )  # fmt: skip
    for power, organ in (
        (Power.RESTRUCTURING, committee),
        (Power.RELIEF, committee),
        (Power.WRITE_OFF, Organ.FUND_BOARD),
        (Power.CLOSE_LOSS, Organ.FUND_BOARD),
    ):
        yield AuthorityRow(
            power=power, organ=organ, since=since,
            source="L128, D-18", confidence=Confidence.C, question="Q2",
        )  # fmt: skip


AS_READ: Final[tuple[AuthorityRow, ...]] = tuple(_as_the_text_has_it())
"""The rows that count while the board has set none."""


class Authority(NamedTuple):
    """
    The authority matrix: the rows of the text and those of the board, in the order in which they
    were confirmed. `hands` are the persons of the case for which it is asked.
    """

    rows: tuple[AuthorityRow, ...] = AS_READ
    hands: frozenset[str] = frozenset()

    def for_case(self, persons: Iterable[str]) -> "Authority":
        """The same as it counts for a case in which these persons take part."""
        if self.rows is AS_READ:
            return self  # nobody entered the rows of the text
        return Authority(self.rows, frozenset(persons))

    def row_for(self, matter: Matter) -> AuthorityRow | None:
        """The row that decides; None where no text is known (before no.4)."""
        found: AuthorityRow | None = None
        power = matter.power
        covering = [row for row in self.rows if row.power is power and row.covers(matter)]
        for row in sorted(covering, key=_SINCE):
            if not self._passes_by(row, found):
                found = row
        return found

    def _passes_by(self, row: AuthorityRow, before: AuthorityRow | None) -> bool:
        if before is None or self.hands.isdisjoint(row.hands):
            return False
        return row.organ is not before.organ and not is_higher(row.organ, before.organ)

    def organ_for(self, matter: Matter, approved_by: Organ | None = None) -> Organ | None:
        """
        The organ that may resolve; None where no text is known. A review is for the organ that
        approved: `approved_by`, or where no record names it the one that approves by now.
        """
        row = self.row_for(matter)
        if row is None or row.organ is not None:
            return None if row is None else row.organ
        edition = Criteria.NO_5 if matter.on >= NO_5_IN_FORCE else Criteria.NO_4
        approving = matter._replace(power=Power.APPROVAL, edition=edition.value)
        return approved_by or self.organ_for(approving)


class Exercise(NamedTuple):
    """
    A committee at its resolution: `organ` exercised `power` on the day `on`, in a case under
    `edition` for which `authority` says who may; `approved_by` approved the loan before.
    """

    power: Power
    organ: Organ
    on: date
    edition: str
    authority: Authority
    approved_by: Organ | None = None
