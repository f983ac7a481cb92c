"""What makes a proposal on which duties are kept apart, or an appointment, impossible."""

from collections.abc import Iterable, Iterator

from states.duties_table import LAW_PAIRS
from states.entering import Entering
from states.exclusions import exclusion_objections
from states.invalid import Invalid
from states.office_acts import Appointment, DutiesPair, DutiesProposal
from states.process import Duty
from states.rules.edition import Objection


def appointment_objections(paper: Appointment, entering: Entering) -> Iterator[Objection]:
    """A person holds no two roles of lines that exclude each other."""
    return exclusion_objections(entering.directory.appointments(paper.person), paper)


def duties_proposal_faults(proposal: DutiesProposal, entering: Entering) -> Iterator[Invalid]:
    """What makes a proposal impossible on the day it is entered."""
    if not (proposal.separate or proposal.allow):
        yield Invalid("separate", "ไม่มีคู่ใดเปลี่ยน", "nor `allow` names a pair: nothing changes")
    for field, pairs in (("separate", proposal.separate), ("allow", proposal.allow)):
        for n, pair in enumerate(pairs):
            yield from _pair_faults(f"{field}.{n}", pair)
    for both in sorted(map(sorted, _named(proposal.separate) & _named(proposal.allow))):
        named = "/".join(both)
        yield Invalid("allow", f"{named} อยู่ใน separate ด้วย", f"{named} stands in separate too")
    if proposal.since <= entering.on:
        yield Invalid("since", "ต้องเป็นวันถัดไปเป็นอย่างเร็ว", "must lie after the day of entry")


def _pair_faults(field: str, pair: DutiesPair) -> Iterator[Invalid]:
    if pair.duties in LAW_PAIRS:
        yield Invalid(field, "ข้อ 1.2.2 ไม่มีผู้ใดแก้ไขได้", "is clause 1.2.2, which nobody amends")
    if pair.one is pair.other:
        yield Invalid(field, "เป็นหน้าที่เดียวกัน", "is one duty, not two")


def _named(pairs: Iterable[DutiesPair]) -> frozenset[frozenset[Duty]]:
    return frozenset(pair.duties for pair in pairs)
