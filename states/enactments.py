"""
Every kind of entry in the office, one row each: the paper it brings, who may enter it, what makes
it impossible for anybody, and what speaks against the one who enters it.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from states import break_glass_rules, person_rules, powers
from states.break_glass import BreakGlassConfirmation, BreakGlassOpening, BreakGlassReview
from states.committee_acts import CommitteeEntry
from states.delegation_rules import (
    delegation_end_faults,
    delegation_faults,
    delegation_objections,
)
from states.directory import Directory
from states.duties_rules import appointment_objections, duties_proposal_faults
from states.entering import Entering, about_no_case, nothing_against, nothing_wrong
from states.interest_rules import (
    clearance_faults,
    clearance_objections,
    declaration_faults,
    end_faults,
    end_objections,
    link_faults,
)
from states.interests import ConflictClearance, InterestDeclaration, Link, LinkDeclaration, LinkEnd
from states.invalid import Invalid
from states.office_acts import (
    AmendmentConfirmation,
    AmendmentProposal,
    Appointment,
    AppointmentEnd,
    Delegation,
    DelegationEnd,
    Demonstration,
    DutiesProposal,
    HolidayEntry,
    HolidayRevocation,
    Line,
    OfficeEvent,
    PersonEntry,
    Window,
)
from states.person_acts import Account, AccountEnd, MergeConfirmation, MergeProposal
from states.powers import AuthorityConfirmation, AuthorityProposal
from states.process import Role
from states.programme_acts import ProgrammeProposal
from states.programme_rules import programme_faults
from states.rules.amendments import (
    Proposed,
    confirmation_faults,
    confirmation_objections,
    proposal_faults,
)
from states.rules.edition import Objection
from states.staff_rules import (
    appointment_end_faults,
    appointment_faults,
    committee_faults,
    person_faults,
)
from states.supervision import Supervisor
from states.supervision_rules import supervisor_faults, supervisor_objections

Faults = Callable[[Any, Entering], Iterable[Invalid]]
Objections = Callable[[Any, Entering], Iterable[Objection]]
About = Callable[[Any, Directory], str | None]

WHOEVER_HAS_A_POST: Final = tuple(role for role in Role if role is not Role.CLOCK)


class Enactable(NamedTuple):
    """
    One kind of entry. `faults` are bad input and leave nothing; `objections` refuse the entry, and
    the attempt is recorded. Without roles it is for the installer alone. `about` names the case
    that a paper is about; `alerts` says that somebody has to know of it without delay. What is
    `own` may also be entered by the person of whom it speaks, and what `comes_as` another paper is
    kept as this one.
    """

    paper: type
    roles: tuple[Role, ...]
    faults: Faults = nothing_wrong
    objections: Objections = nothing_against
    about: About = about_no_case
    alerts: bool = False
    own: bool = False
    comes_as: type | None = None


def _case_of_the_opening(paper: BreakGlassOpening, _directory: Directory) -> str | None:
    return paper.case


def _case_of_the_emergency(paper: BreakGlassReview, directory: Directory) -> str | None:
    emergency = directory.emergencies.emergency(paper.entry)
    return None if emergency is None else emergency.opening.case


def _proposal_faults(paper: AmendmentProposal, entering: Entering) -> Iterable[Invalid]:
    return proposal_faults(paper, entering.on)


def _confirmation_faults(paper: AmendmentConfirmation, entering: Entering) -> Iterable[Invalid]:
    return confirmation_faults(_proposed(paper, entering), paper)


def _confirmation_objections(
    paper: AmendmentConfirmation, entering: Entering
) -> Iterable[Objection]:
    proposed = _proposed(paper, entering)
    return confirmation_objections(proposed, entering.person, entering.on) if proposed else ()


def _proposed(paper: AmendmentConfirmation, entering: Entering) -> Proposed | None:
    office = entering.directory
    found = office.amendment(paper.entry) or office.duties.amendment(paper.entry)
    return found or office.relief.amendment(paper.entry)


def _power_faults(paper: AuthorityProposal, entering: Entering) -> Iterable[Invalid]:
    return powers.proposal_faults(paper, entering.on)


def _power_confirmation_faults(
    paper: AuthorityConfirmation, entering: Entering
) -> Iterable[Invalid]:
    return powers.confirmation_faults(entering.directory.powers.proposed.get(paper.entry), paper)


def _power_confirmation_objections(
    paper: AuthorityConfirmation, entering: Entering
) -> Iterable[Objection]:
    proposed = entering.directory.powers.proposed.get(paper.entry)
    if proposed is None:
        return ()
    return powers.confirmation_objections(proposed, entering.person, entering.on)


_ADMIN: Final = (Role.ADMIN,)
_RISK: Final = (Role.RISK_OFFICER,)
_BOARD: Final = (Role.BOARD_SECRETARY,)

ENACTABLE: Final[Mapping[OfficeEvent, Enactable]] = MappingProxyType(
    {
        OfficeEvent.REGISTER_PERSON: Enactable(PersonEntry, _ADMIN, person_faults),
        OfficeEvent.APPOINT: Enactable(
            Appointment, _ADMIN, appointment_faults, appointment_objections
        ),
        OfficeEvent.END_APPOINTMENT: Enactable(AppointmentEnd, _ADMIN, appointment_end_faults),
        OfficeEvent.REGISTER_ACCOUNT: Enactable(Account, _ADMIN, person_rules.account_faults),
        OfficeEvent.END_ACCOUNT: Enactable(AccountEnd, _ADMIN, person_rules.account_end_faults),
        OfficeEvent.MERGE_PERSONS: Enactable(
            MergeProposal, _ADMIN, person_rules.merge_faults, person_rules.merge_objections
        ),
        OfficeEvent.CONFIRM_MERGE: Enactable(
            MergeConfirmation,
            (Role.RISK_OFFICER, *_ADMIN),
            person_rules.confirmation_faults,
            person_rules.confirmation_objections,
        ),
        OfficeEvent.DELEGATE: Enactable(
            Delegation, _ADMIN, delegation_faults, delegation_objections
        ),
        OfficeEvent.END_DELEGATION: Enactable(DelegationEnd, _ADMIN, delegation_end_faults),
        OfficeEvent.SET_SUPERVISOR: Enactable(
            Supervisor, _ADMIN, supervisor_faults, supervisor_objections
        ),
        OfficeEvent.OPEN_BREAK_GLASS: Enactable(
            BreakGlassOpening,
            WHOEVER_HAS_A_POST,
            break_glass_rules.opening_faults,
            break_glass_rules.opening_objections,
            _case_of_the_opening,
        ),
        OfficeEvent.CONFIRM_BREAK_GLASS: Enactable(
            BreakGlassConfirmation,
            (Role.RISK_OFFICER,),
            break_glass_rules.confirmation_faults,
            break_glass_rules.confirmation_objections,
            alerts=True,
        ),
        OfficeEvent.REVIEW_BREAK_GLASS: Enactable(
            BreakGlassReview,
            (Role.RISK_OFFICER, Role.AUDITOR),
            break_glass_rules.review_faults,
            break_glass_rules.review_objections,
            _case_of_the_emergency,
        ),
        OfficeEvent.ESTABLISH_COMMITTEE: Enactable(CommitteeEntry, _ADMIN, committee_faults),
        OfficeEvent.OPEN_WINDOW: Enactable(Window, _BOARD),
        OfficeEvent.SET_LINE: Enactable(Line, _BOARD),
        OfficeEvent.DECLARE_HOLIDAY: Enactable(HolidayEntry, _ADMIN),
        OfficeEvent.REVOKE_HOLIDAY: Enactable(HolidayRevocation, _ADMIN),
        OfficeEvent.PROPOSE_AMENDMENT: Enactable(AmendmentProposal, _BOARD, _proposal_faults),
        OfficeEvent.PROPOSE_DUTIES: Enactable(
            DutiesProposal, (*_BOARD, Role.RISK_OFFICER), duties_proposal_faults
        ),
        OfficeEvent.PROPOSE_PROGRAMME: Enactable(ProgrammeProposal, _BOARD, programme_faults),
        OfficeEvent.CONFIRM_AMENDMENT: Enactable(
            AmendmentConfirmation,
            (*_BOARD, Role.FUND_OFFICE),
            _confirmation_faults,
            _confirmation_objections,
        ),
        OfficeEvent.PROPOSE_AUTHORITY: Enactable(AuthorityProposal, _BOARD, _power_faults),
        OfficeEvent.CONFIRM_AUTHORITY: Enactable(
            AuthorityConfirmation,
            (*_BOARD, Role.FUND_OFFICE),
            _power_confirmation_faults,
            _power_confirmation_objections,
        ),
        OfficeEvent.DECLARE_LINK: Enactable(
            Link, _RISK, link_faults, own=True, comes_as=LinkDeclaration
        ),
        OfficeEvent.END_LINK: Enactable(LinkEnd, _RISK, end_faults, end_objections),
        OfficeEvent.DECLARE_INTERESTS: Enactable(
            InterestDeclaration, _RISK, declaration_faults, own=True
        ),
        OfficeEvent.CLEAR_CONFLICT: Enactable(
            ConflictClearance, _RISK, clearance_faults, clearance_objections
        ),
        OfficeEvent.DECLARE_DEMONSTRATION: Enactable(Demonstration, ()),
    }
)
