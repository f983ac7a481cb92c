"""The office on any day: who holds which role where, for whom, and what the calendar says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final

from states.break_glass import Emergencies
from states.business_days import Calendar, Holiday
from states.case import Actor
from states.committees import Committees
from states.delegations import Delegations
from states.duties_register import DutiesRegister
from states.interests import Interests
from states.office_acts import (
    AmendmentConfirmation,
    AmendmentProposal,
    Appointment,
    AppointmentEnd,
    Demonstration,
    HolidayEntry,
    HolidayRevocation,
    Line,
    PersonEntry,
    Window,
)
from states.parameters import Parameters
from states.people import People
from states.powers import Powers
from states.process import Role
from states.programmes_register import ProgrammesRegister
from states.register import Entry, Register
from states.rules.amendments import Amendment
from states.supervision import Supervision

_NONE: Final[Mapping[int, Appointment]] = MappingProxyType({})
_ACTORS: Final = 4_000
"""So many answers a directory remembers, each of one person on one day."""


class Directory:
    """
    What the `entries` of an office add up to. `version` is the number of the last one;
    `demonstration` says that the office was declared to be one.
    """

    def __init__(self, entries: Iterable[Entry] = (), version: int = 0) -> None:
        self.entries = tuple(entries)
        self.version = version
        self.demonstration = False
        self.persons: dict[str, PersonEntry] = {}
        self.windows: list[Window] = []
        self.lines: list[Line] = []
        self.committees = Committees()
        self._appointments: dict[str, dict[int, Appointment]] = defaultdict(dict)
        self.people = People()
        self.delegations = Delegations(self.people)
        self.powers = Powers()
        self.interests = Interests(self.people)
        self._holidays: list[Holiday] = []
        self._amendments: dict[int, Amendment] = {}
        self._confirmed: list[int] = []
        self.duties = DutiesRegister(self.people)
        self.relief = ProgrammesRegister(self.people)
        self.emergencies = Emergencies(self.people)
        self.supervision = Supervision(self.people)
        registers: tuple[Register, ...] = (
            self.people,
            self.delegations,
            self.duties,
            self.relief,
            self.emergencies,
            self.powers,
            self.interests,
            self.committees,
            self.supervision,
        )
        for entry in self.entries:
            self._enter(entry)
            for register in registers:
                register.enter(entry)
        # Nothing is entered in a directory that stands: another office is another directory.
        self._known_actor = lru_cache(maxsize=_ACTORS)(self._actor)

    def _enter(self, entry: Entry) -> None:
        match entry.paper:
            case PersonEntry() as person:
                self.persons[person.code] = person
            case Appointment() as appointment:
                self._appointments[appointment.person][entry.n] = appointment
            case AppointmentEnd() as end:
                self._end(end)
            case HolidayEntry() | HolidayRevocation():
                self._enter_holiday(entry)
            case Demonstration():
                self.demonstration = True
            case _:
                self._enter_of_the_board(entry)

    def _enter_of_the_board(self, entry: Entry) -> None:
        day = entry.on
        match entry.paper:
            case Window() as window:
                self.windows.append(window)
            case Line() as line:
                self.lines.append(line)
            case AmendmentProposal() as proposal:
                self._amendments[entry.n] = Amendment(entry.n, proposal, entry.by, day)
            case AmendmentConfirmation() as confirmation:
                proposed = self._amendments.get(confirmation.entry)
                if proposed is not None:
                    self._amendments[confirmation.entry] = proposed.confirmed(entry.by, day)
                    self._confirmed.append(confirmation.entry)

    def _end(self, end: AppointmentEnd) -> None:
        for held in self._appointments.values():
            appointment = held.get(end.entry)
            if appointment is not None:
                held[end.entry] = replace(appointment, until=end.last_day)

    def _enter_holiday(self, entry: Entry) -> None:
        paper, day = entry.paper, entry.on
        if isinstance(paper, HolidayEntry):
            self._holidays.append(
                Holiday(
                    day=paper.day,
                    kind=paper.kind,
                    name_th=paper.name_th,
                    source=paper.source,
                    declared_on=day,
                )
            )
            return
        self._holidays = [
            replace(holiday, revoked_on=day)
            if (holiday.day, holiday.kind) == (paper.day, paper.kind) and not holiday.revoked_on
            else holiday
            for holiday in self._holidays
        ]

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar as it is known by now."""
        return Calendar(tuple(self._holidays))

    @cached_property
    def parameters(self) -> Parameters:
        """What the board set, in the order in which it was confirmed."""
        amended = (self._united(self._amendments[n]) for n in self._confirmed)
        return Parameters(tuple(each.setting for each in amended))

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Every amendment that was proposed, confirmed or not, in the order of the proposals."""
        return tuple(self._united(each) for each in self._amendments.values())

    def amendment(self, entry: int) -> Amendment | None:
        """The amendment that record `entry` proposed."""
        found = self._amendments.get(entry)
        return None if found is None else self._united(found)

    def _united(self, amendment: Amendment) -> Amendment:
        """The amendment with the persons behind the codes under which it was entered."""
        one, by = self.people.one, amendment.confirmed_by
        return replace(
            amendment,
            proposed_by=one(amendment.proposed_by),
            confirmed_by=None if by is None else one(by),
        )

    def appointments(self, person: str) -> tuple[Appointment, ...]:
        """Every appointment of a person under whichever code, past and future ones too."""
        return tuple(
            appointment
            for code in self.people.codes_of(person)
            for appointment in self._appointments.get(code, _NONE).values()
        )

    def appointment(self, entry: int) -> Appointment | None:
        """The appointment that record `entry` made."""
        for held in self._appointments.values():
            if entry in held:
                return held[entry]
        return None

    def who(self, name: str, on: date) -> str | None:
        """The person whom a code names, or whom an account signs in on `on`; None for nobody."""
        if name in self.persons:
            return self.people.one(name)
        return self.people.signed_in(name, on)

    @cached_property
    def registered(self) -> tuple[str, ...]:
        """Everybody who is registered, each once, by code."""
        return tuple(sorted({self.people.one(code) for code in self.persons}))

    def actor(self, person: str, on: date, province: str | None = None) -> Actor | None:
        """
        The person with the roles held on `on`, in `province` (None: wherever they are held), under
        whichever code they were given.

        None for somebody the office does not know.
        """
        return self._known_actor(person, on, province)

    def _actor(self, person: str, on: date, province: str | None) -> Actor | None:
        known = self.persons.get(person)
        if known is None:
            return None
        roles = frozenset(
            appointment.role
            for code in self.people.codes_of(person)
            for appointment in self._appointments.get(code, _NONE).values()
            if appointment.since <= on
            and (appointment.until is None or on <= appointment.until)
            and (province is None or appointment.province in {None, province})
        )
        above = self.supervision.above(person, on)
        return Actor(self.people.one(person), roles, known.service, above=above)

    def staff(self, on: date, province: str | None = None) -> tuple[Actor, ...]:
        """Everybody whom the office knows, by code, with the roles as `actor` gives them."""
        found = (self.actor(person, on, province) for person in self.registered)
        return tuple(actor for actor in found if actor is not None)

    def may_act_for(self, delegate: str, principal: str, on: date) -> bool:
        """Whether a delegation lets one person act for the other on `on`."""
        one = self.people.one
        return (one(delegate), one(principal)) in self.deputies(on)

    def deputies(self, on: date) -> tuple[tuple[str, str], ...]:
        """Who may act for whom on `on`: pairs of delegate and principal, each once."""
        pairs = [(lent.delegate, lent.principal) for lent in self.delegations.on(on)]
        return tuple(dict.fromkeys(pairs))

    def holders(self, role: Role, on: date, province: str | None = None) -> tuple[str, ...]:
        """Everybody who holds `role` on `on` in `province`, by code."""
        return tuple(actor.person for actor in self.staff(on, province) if role in actor.roles)
