"""
How a resolution of the board changes a number of the criteria: proposed by one person, confirmed
by another, dated, cited, and never loosening a case that is already under their hands.

A tightening counts for every case from its day on. A loosening passes by whatever was received
before its day, and every case in which the one who proposed or the one who confirmed takes part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from states.case import Case
from states.invalid import Invalid
from states.office_acts import AmendmentConfirmation, AmendmentProposal, DutiesProposal
from states.parameters import AMENDABLE, CaseDays, Parameter, Parameters, Setting
from states.process import Duty
from states.programme_acts import ProgrammeProposal
from states.rules.edition import Objection
from states.rules.finding import Verdict
from states.thai import thai_day
from states.words import Bilingual


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with the number of its record, who entered it when, and who confirmed it when."""

    n: int
    proposal: AmendmentProposal | DutiesProposal | ProgrammeProposal
    proposed_by: str
    proposed_on: date
    confirmed_by: str | None = None
    confirmed_on: date | None = None

    @property
    def hands(self) -> frozenset[str]:
        """Those who proposed and confirmed it."""
        return frozenset({self.proposed_by, self.confirmed_by or self.proposed_by})

    @property
    def citation(self) -> str:
        """Number and day of the resolution."""
        return f"{self.proposal.resolution} ({self.proposal.resolved_on})"

    def confirmed(self, person: str, on: date) -> Self:
        """The same after a second person has confirmed it."""
        return replace(self, confirmed_by=person, confirmed_on=on)

    @staticmethod
    def first_day(confirmed_on: date) -> date:
        """From when it may take effect if it is confirmed on that day."""
        return confirmed_on


@dataclass(frozen=True, slots=True)
class Amendment(Proposed):
    """A proposal of another number, confirmed or not."""

    proposal: AmendmentProposal

    @property
    def setting(self) -> Setting:
        """What it sets once it is confirmed."""
        proposal = self.proposal
        return Setting(
            proposal.parameter, proposal.value, proposal.since, self.citation, self.hands
        )


# -------------------------------------------------------------------------- entering an amendment


def proposal_faults(proposal: AmendmentProposal, on: date) -> Iterator[Invalid]:
    """What makes a proposal impossible on the day it is entered."""
    amendable = AMENDABLE[proposal.parameter]
    if proposal.clause != amendable.clause:
        yield Invalid(
            "clause",
            f"{proposal.parameter.value} อยู่ในข้อ {amendable.clause}",
            f"{proposal.parameter.value} stands under clause {amendable.clause}",
        )
    if proposal.value not in amendable.accepted:
        listed = accepted(proposal.parameter)
        yield Invalid("value", f"ใช้ได้: {listed}", f"accepted: {listed}")
    if proposal.since < on:
        yield Invalid("since", "ก่อนวันที่บันทึก", "lies before the day on which it is entered")


def accepted(parameter: Parameter) -> str:
    """The values that a number may take: `1-365` or `6, 12, 16`."""
    values = AMENDABLE[parameter].accepted
    if isinstance(values, range):
        return f"{values.start}-{values.stop - 1}"
    return ", ".join(map(str, values))


def confirmation_faults(
    proposed: Proposed | None, confirmation: AmendmentConfirmation
) -> Iterator[Invalid]:
    """What makes a confirmation impossible: nothing to confirm, or another resolution."""
    if proposed is None:
        yield Invalid("entry", "ไม่มีข้อเสนอแก้ไขเลขที่นี้", "is no proposal of an amendment")
        return
    if proposed.confirmed_by is not None:
        yield Invalid("entry", "ยืนยันแล้ว", "is confirmed already")
    if confirmation.resolution != proposed.proposal.resolution:
        yield Invalid("resolution", "ไม่ตรงกับมติที่เสนอไว้", "is not the resolution that was proposed")


def confirmation_objections(proposed: Proposed, person: str, on: date) -> Iterator[Objection]:
    """Why this person may not confirm this amendment on that day."""
    if person == proposed.proposed_by:
        yield Objection(
            Duty.REVIEW.value,
            Verdict.FAIL,
            f"{person} เป็นผู้เสนอเอง จึงยืนยันเองไม่ได้",
            f"{person} proposed this and may not confirm it",
        )
    since = proposed.proposal.since
    if since < proposed.first_day(on):
        yield Objection(
            "1.2.1",
            Verdict.FAIL,
            f"ใช้บังคับย้อนหลังไม่ได้ วันที่ {thai_day(since)} ผ่านไปแล้ว ต้องเสนอใหม่",
            f"nothing is amended for the past: {since} has gone by; propose it anew",
        )


# ------------------------------------------------------------------------- what counts for a case


def parameters_for(
    case: Case, parameters: Parameters, on: date, also: Iterable[str] = ()
) -> Parameters:
    """
    The numbers as they count for a case when something is done on the day `on`; `also` are those
    who are about to take part in it.

    Like the edition, the numbers of the criteria are those of the day of approval once the case
    is approved, and until then those of the day of the act.
    """
    if not parameters.settings:
        return parameters
    course = case.facts.course
    hands = {deed.person for deed in case.deeds}.union(also)
    days = CaseDays(course.received_on, course.approved_on or on, frozenset(hands))
    return Parameters(parameters.settings, days)


_NOTHING_AMENDED = Bilingual("", "")


def cited(parameters: Parameters, parameter: Parameter, day: date) -> Bilingual:
    """
    Which resolution set the value that counts on `day`, and which one passes the case by, to stand
    at the end of a sentence. Empty while nothing was set.
    """
    amendable, value = AMENDABLE[parameter], AMENDABLE[parameter].initial
    by: Setting | None = None
    passed_by: Setting | None = None
    for setting in parameters.until(parameter, day):
        shielded = parameters.case.is_shielded_from(setting)
        taken = amendable.stricter(value, setting.value) if shielded else setting.value
        if taken == setting.value:
            by, passed_by = setting, None
        else:
            passed_by = setting
        value = taken
    said = _NOTHING_AMENDED if by is None else _set_by(by)
    return said if passed_by is None else _joined(said, _passes_by(passed_by))


def _set_by(setting: Setting) -> Bilingual:
    return Bilingual(f" ตามมติ กอป. {setting.source}", f", by board resolution {setting.source}")


def _passes_by(setting: Setting) -> Bilingual:
    return Bilingual(
        f" (ค่าที่ผ่อนคลายตามมติ กอป. {setting.source} ไม่ใช้กับรายนี้)",
        f" (the looser value of board resolution {setting.source} does not count for this case)",
    )


def _joined(one: Bilingual, other: Bilingual) -> Bilingual:
    return Bilingual(one.thai + other.thai, one.english + other.english)
