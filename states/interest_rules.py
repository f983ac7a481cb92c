"""What makes an entry on interests impossible, and what speaks against the one who enters it."""

from collections.abc import Iterable, Iterator

from states.conflict import KIN
from states.entering import Entering, barred, unknown
from states.interests import ConflictClearance, InterestDeclaration, Link, LinkEnd
from states.invalid import Invalid
from states.process import Duty
from states.rules.edition import Objection


def link_faults(paper: Link, entering: Entering) -> Iterator[Invalid]:
    """Both persons are known; the link begins by today and does not end before."""
    yield from unknown(entering, person=paper.person, declared_by=paper.declared_by)
    if paper.since > entering.on:
        yield Invalid("since", "เป็นวันในอนาคต", "lies in the future")
    if paper.until is not None and paper.until < paper.since:
        yield Invalid("until", "ก่อนวันเริ่ม", "lies before the first day")
    if paper.until is not None and paper.relation in KIN:
        yield Invalid("until", "ความสัมพันธ์นี้ไม่สิ้นสุด", "is given for a relation that never ends")


def end_faults(paper: LinkEnd, entering: Entering) -> Iterator[Invalid]:
    """There is such a link, it has not ended, and it is one that can end."""
    interests = entering.directory.interests
    link = interests.links.get(paper.entry)
    if link is None:
        yield Invalid("entry", "ไม่มีรายการความสัมพันธ์เลขที่นี้", "is no link")
        return
    if link.relation in KIN:
        yield Invalid("entry", "ความสัมพันธ์นี้ไม่สิ้นสุด", "is a relation that never ends")
    if paper.entry in interests.ended or link.until is not None:
        yield Invalid("entry", "สิ้นสุดแล้ว", "has ended already")
    if paper.last_day < link.since:
        yield Invalid("last_day", "ก่อนวันเริ่ม", "lies before the first day")


def declaration_faults(paper: InterestDeclaration, entering: Entering) -> Iterator[Invalid]:
    """Nobody declares for a year ahead, or nothing while links of his stand."""
    yield from unknown(entering, person=paper.person)
    if paper.year > entering.on.year:
        yield Invalid("year", "ยังมาไม่ถึง", "lies ahead")
    links = entering.directory.interests.links_of(paper.person, entering.on)
    if paper.nothing_to_declare and links:
        listed = ", ".join(map(str, links))
        yield Invalid(
            "nothing_to_declare",
            f"มีความสัมพันธ์ที่แจ้งไว้ รายการที่ {listed}",
            f"there are links declared, entries {listed}",
        )


def clearance_faults(paper: ConflictClearance, entering: Entering) -> Iterator[Invalid]:
    """Every link named is one of that person."""
    yield from unknown(entering, person=paper.person)
    for place, n in enumerate(paper.links):
        link = entering.directory.interests.links.get(n)
        if link is None or link.person != paper.person:
            yield Invalid(f"links.{place}", "ไม่ใช่ความสัมพันธ์ของบุคคลนี้", "is no link of that person")


def clearance_objections(paper: ConflictClearance, entering: Entering) -> Iterable[Objection]:
    """Nobody clears himself."""
    if paper.person == entering.person:
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} ปลดข้อขัดกันของตนเองไม่ได้",
            f"{entering.person} may not clear a conflict of his own",
        )


def end_objections(paper: LinkEnd, entering: Entering) -> Iterable[Objection]:
    """Nobody ends a link of his own."""
    link = entering.directory.interests.links.get(paper.entry)
    if link is not None and link.person == entering.person:
        yield barred(
            Duty.REVIEW.value,
            f"{entering.person} สิ้นสุดความสัมพันธ์ของตนเองไม่ได้",
            f"{entering.person} may not end a link of his own",
        )
