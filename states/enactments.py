"""
Every kind of entry in the office, one row each: the paper it brings, who may enter it, what makes
it impossible for anybody, and what speaks against the one who enters it.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from states.entering import Entering, nothing_against, nothing_wrong
from states.invalid import Invalid
from states.office_acts import (
    AmendmentConfirmation,
    AmendmentProposal,
    Appointment,
    AppointmentEnd,
    Delegation,
    Demonstration,
    HolidayEntry,
    HolidayRevocation,
    Line,
    OfficeEvent,
    PersonEntry,
    Window,
)
from states.process import Role
from states.rules.amendments import (
    confirmation_faults,
    confirmation_objections,
    proposal_faults,
)
from states.rules.edition import Objection
from states.staff_rules import (
    appointment_end_faults,
    appointment_faults,
    delegation_faults,
    person_faults,
)

Faults = Callable[[Any, Entering], Iterable[Invalid]]
Objections = Callable[[Any, Entering], Iterable[Objection]]


class Enactable(NamedTuple):
    """
    One kind of entry. `faults` are bad input and leave nothing; `objections` refuse the entry, and
    the attempt is recorded. Without roles it is for the installer alone.
    """

    paper: type
    roles: tuple[Role, ...]
    faults: Faults = nothing_wrong
    objections: Objections = nothing_against


def _proposal_faults(paper: AmendmentProposal, entering: Entering) -> Iterable[Invalid]:
    return proposal_faults(paper, entering.on)


def _confirmation_faults(paper: AmendmentConfirmation, entering: Entering) -> Iterable[Invalid]:
    return confirmation_faults(entering.directory.amendment(paper.entry), paper)


def _confirmation_objections(
    paper: AmendmentConfirmation, entering: Entering
) -> Iterable[Objection]:
    proposed = entering.directory.amendment(paper.entry)
    return confirmation_objections(proposed, entering.person, entering.on) if proposed else ()


_ADMIN: Final = (Role.ADMIN,)
_BOARD: Final = (Role.BOARD_SECRETARY,)

ENACTABLE: Final[Mapping[OfficeEvent, Enactable]] = MappingProxyType(
    {
        OfficeEvent.REGISTER_PERSON: Enactable(PersonEntry, _ADMIN, person_faults),
        OfficeEvent.APPOINT: Enactable(Appointment, _ADMIN, appointment_faults),
        OfficeEvent.END_APPOINTMENT: Enactable(AppointmentEnd, _ADMIN, appointment_end_faults),
        OfficeEvent.DELEGATE: Enactable(Delegation, _ADMIN, delegation_faults),
        OfficeEvent.OPEN_WINDOW: Enactable(Window, _BOARD),
        OfficeEvent.SET_LINE: Enactable(Line, _BOARD),
        OfficeEvent.DECLARE_HOLIDAY: Enactable(HolidayEntry, _ADMIN),
        OfficeEvent.REVOKE_HOLIDAY: Enactable(HolidayRevocation, _ADMIN),
        OfficeEvent.PROPOSE_AMENDMENT: Enactable(AmendmentProposal, _BOARD, _proposal_faults),
        OfficeEvent.CONFIRM_AMENDMENT: Enactable(
            AmendmentConfirmation,
            (*_BOARD, Role.FUND_OFFICE),
            _confirmation_faults,
            _confirmation_objections,
        ),
        OfficeEvent.DECLARE_DEMONSTRATION: Enactable(Demonstration, ()),
    }
)
