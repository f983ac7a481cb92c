"""When it can be entered that one person reports to another."""

from collections.abc import Iterator

from states.entering import Entering, barred, unknown
from states.invalid import Invalid
from states.process import Duty
from states.rules.edition import Objection
from states.supervision import Supervisor


def supervisor_faults(paper: Supervisor, entering: Entering) -> Iterator[Invalid]:
    """Two persons who are known, neither above himself nor above his own supervisor."""
    directory = entering.directory
    yield from unknown(entering, person=paper.person, supervisor=paper.supervisor)
    for field, code in (("person", paper.person), ("supervisor", paper.supervisor)):
        known = directory.persons.get(code)
        if known is not None and known.service:
            yield Invalid(field, "เป็นระบบ ไม่ใช่บุคคล", "is a service, not a person")
    one = directory.people.one
    person, supervisor = one(paper.person), one(paper.supervisor)
    if person == supervisor or person in directory.supervision.above(supervisor, entering.on):
        yield Invalid(
            "supervisor", "อยู่ใต้บังคับบัญชาของบุคคลนี้เอง", "is the person, or reports to the person"
        )
    if paper.until is not None and paper.until < paper.since:
        yield Invalid("until", "ก่อนวันเริ่ม", "lies before the first day")


def supervisor_objections(paper: Supervisor, entering: Entering) -> Iterator[Objection]:
    """Nobody enters to whom he reports, nor who reports to him."""
    one = entering.directory.people.one
    if entering.person in {one(paper.person), one(paper.supervisor)}:
        yield barred(
            Duty.ADMINISTER.value,
            f"{entering.person} บันทึกสายบังคับบัญชาของตนเองไม่ได้",
            f"{entering.person} may not enter a line of reporting of {entering.person}",
        )
