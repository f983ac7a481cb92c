"""What makes an entry on persons and posts impossible."""

from collections.abc import Iterator

from states.committee_acts import CommitteeEntry
from states.entering import Entering, unknown
from states.invalid import Invalid
from states.office_acts import INSTALLER, Appointment, AppointmentEnd, PersonEntry
from states.process import Role


def person_faults(paper: PersonEntry, entering: Entering) -> Iterator[Invalid]:
    """A code is given once."""
    if paper.code in entering.directory.persons or paper.code == INSTALLER:
        yield Invalid("code", "ใช้แล้ว", "is taken")


def appointment_faults(paper: Appointment, entering: Entering) -> Iterator[Invalid]:
    """Somebody known, in a post that fits, for days that follow one another."""
    yield from unknown(entering, person=paper.person)
    known = entering.directory.persons.get(paper.person)
    if known is not None and known.service != (paper.role is Role.CLOCK):
        yield Invalid(
            "role",
            "ระบบตั้งเวลาเป็นหน้าที่ของบริการเท่านั้น และบริการเป็นอย่างอื่นไม่ได้",
            "the clock is a service's role, and a service holds no other",
        )
    if paper.until is not None and paper.until < paper.since:
        yield Invalid("until", "ก่อนวันเริ่ม", "lies before the first day")
    yield from entering.directory.committees.faults_of_seat(paper)


def committee_faults(paper: CommitteeEntry, entering: Entering) -> Iterator[Invalid]:
    """A code is given once, and to a committee that decides."""
    yield from entering.directory.committees.faults_of_committee(paper)


def appointment_end_faults(paper: AppointmentEnd, entering: Entering) -> Iterator[Invalid]:
    """Only an appointment can be ended."""
    if entering.directory.appointment(paper.entry) is None:
        yield Invalid("entry", "ไม่มีการแต่งตั้งนี้", "is no appointment")
