"""What makes a proposal of a relief programme impossible."""

from collections import Counter
from collections.abc import Iterator

from states.entering import Entering
from states.invalid import Invalid
from states.programme_acts import ProgrammeProposal
from states.provinces import PROVINCES


def programme_faults(proposal: ProgrammeProposal, entering: Entering) -> Iterator[Invalid]:
    """A code is used once; one may still apply; provinces and causes are named once each."""
    register = entering.directory.relief
    taken = {each.proposal.code for each in register.amendments}
    if proposal.code in taken or register.programmes.find(proposal.code) is not None:
        yield Invalid("code", "มีมาตรการรหัสนี้แล้ว", "names a programme that there is already")
    if proposal.closes_on < proposal.opens_on:
        yield Invalid("closes_on", "ก่อนวันเปิดรับคำขอ", "lies before the day it opens")
    elif proposal.closes_on < entering.on:
        yield Invalid("closes_on", "พ้นวันปิดรับคำขอแล้ว", "has gone by: nobody could apply")
    for n, code in enumerate(proposal.provinces):
        if code not in PROVINCES:
            yield Invalid(f"provinces.{n}", f"ไม่มีจังหวัดรหัส {code}", f"there is no province {code}")
    for field, values in (("causes", proposal.causes), ("provinces", proposal.provinces)):
        twice = sorted(str(each) for each, count in Counter(values).items() if count > 1)
        if twice:
            listed = ", ".join(twice)
            yield Invalid(field, f"{listed} ซ้ำ", f"{listed} is named twice")
