"""The committees of the office on any day: who sits on which, in which position."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from states.committee_acts import CommitteeEntry, Position
from states.invalid import Invalid
from states.office_acts import Appointment, AppointmentEnd
from states.process import Role
from states.register import Entry
from states.vocabulary import Organ

SEATING: Final = (Role.SELECTION_MEMBER, Role.APPROVER)
"""The roles that decide by ballot."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits on a committee on a day, in which position."""

    person: str
    position: Position


@dataclass(frozen=True, slots=True)
class Sitting:
    """A committee with the seats that were filled on the day of a meeting."""

    committee: str
    organ: Organ
    role: Role
    province: str | None
    since: date
    seats: tuple[Seat, ...]

    def of_persons(self, one: Callable[[str], str]) -> "Sitting":
        """The same with the person behind each code: two codes of one person are one seat."""
        persons: dict[str, Seat] = {}
        for seat in self.seats:
            persons.setdefault(one(seat.person), replace(seat, person=one(seat.person)))
        return replace(self, seats=tuple(persons.values()))


@dataclass(frozen=True, slots=True)
class _Seated:
    """A seat with its days; `entered` is the day on which the appointment was entered."""

    seat: Seat
    since: date
    until: date | None
    entered: date

    def is_filled(self, on: date) -> bool:
        """Whether the seat is filled on `on`; an appointment does not seat anybody backwards."""
        return max(self.since, self.entered) <= on and (self.until is None or on <= self.until)


class Committees:
    """Every committee there is, with its seats as appointments fill them."""

    def __init__(self) -> None:
        self._established: dict[str, CommitteeEntry] = {}
        self._seats: dict[str, dict[int, _Seated]] = defaultdict(dict)

    def enter(self, entry: Entry) -> None:
        """Take up a committee, a seat on one, or the end of a seat."""
        match entry.paper:
            case CommitteeEntry() as established:
                self._established[established.code] = established
            case Appointment(committee=str() as code) as order:
                seat = Seat(order.person, order.position or Position.MEMBER)
                seated = _Seated(seat, order.since, order.until, entry.on)
                self._seats[code][entry.n] = seated
            case AppointmentEnd() as end:
                for seats in self._seats.values():
                    if end.entry in seats:
                        seats[end.entry] = replace(seats[end.entry], until=end.last_day)

    def sitting(self, code: str, on: date) -> Sitting | None:
        """A committee with the seats filled on `on`, each person once; None for one unknown."""
        entry = self._established.get(code)
        if entry is None:
            return None
        filled = {
            each.seat.person: each.seat for each in self._seats[code].values() if each.is_filled(on)
        }
        return Sitting(
            committee=code,
            organ=entry.organ,
            role=entry.role,
            province=entry.province,
            since=entry.since,
            seats=tuple(filled.values()),
        )

    # ------------------------------------------------------------------- what cannot be entered

    def faults_of_committee(self, entry: CommitteeEntry) -> Iterator[Invalid]:
        """Why a committee cannot be established."""
        if entry.code in self._established:
            yield Invalid("code", "ใช้แล้ว", "is taken")
        if entry.role not in SEATING:
            listed = ", ".join(role.value for role in SEATING)
            yield Invalid(
                "role", f"ไม่ลงมติเป็นคณะ ใช้ได้: {listed}", f"decides by no ballot; accepted: {listed}"
            )

    def faults_of_seat(self, order: Appointment) -> Iterator[Invalid]:
        """Why an appointment cannot seat anybody where it says."""
        if order.committee is None:
            if order.position is not None:
                yield Invalid("position", "ต้องระบุคณะกรรมการด้วย", "needs a committee")
            return
        entry = self._established.get(order.committee)
        if entry is None:
            yield Invalid(
                "committee",
                f"ไม่มีคณะกรรมการรหัส {order.committee}",
                f"there is no committee {order.committee}",
            )
            return
        if order.role is not entry.role:
            yield Invalid(
                "role", f"คณะนี้แต่งตั้ง{entry.role.thai}", f"the committee seats {entry.role.value}"
            )
        if order.province != entry.province:
            yield Invalid("province", "ไม่ใช่จังหวัดของคณะกรรมการ", "is not that of the committee")
        if self._is_taken(order):
            yield Invalid("position", "มีผู้ดำรงตำแหน่งแล้ว", "is held by somebody else")

    def _is_taken(self, order: Appointment) -> bool:
        """Whether another holds the one chair, or the person a seat, on a day in common."""
        single = order.position in {Position.CHAIR, Position.VICE_CHAIR}
        return any(
            (each.seat.person == order.person or (single and each.seat.position is order.position))
            and (order.until is None or each.since <= order.until)
            and (each.until is None or order.since <= each.until)
            for each in self._seats[order.committee or ""].values()
        )
