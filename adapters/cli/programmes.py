"""`relief-programmes`: which measures of relief there are, for whom, until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from adapters.app import opened
from adapters.cli.running import Call
from adapters.cli.screen import Screen
from states.loan.arrears import LoanClass
from states.loan.programmes import Cause, Rests
from states.provinces import PROVINCES
from workflow.programmes import programmes_document


def run(call: Call) -> int:
    """Exit status 0."""
    with opened(call.settings) as database, database.archive() as archive:
        told = programmes_document(archive.directory())
    call.screen.document(told)
    for programme in told["programmes"]:
        _tell(programme, call.screen)
    return 0


_CAUSES: Final = {each.value: each for each in Cause}
_RESTS: Final = {each.value: each for each in Rests}
_CLASSES: Final = {each.value: each for each in LoanClass}


def _tell(programme: Mapping[str, Any], screen: Screen) -> None:
    word = "thai" if screen.thai else "english"
    screen.text(f"{programme['code']}  {programme[word]}  ({programme['source']})")
    causes = ", ".join(getattr(_CAUSES[each], word) for each in programme["causes"])
    rests = getattr(_RESTS[programme["rests"]], word)
    first, last = (
        screen.day(date.fromisoformat(programme[name])) for name in ("opens_on", "closes_on")
    )
    months = programme["most_months"]
    screen.say(
        f"  {causes}; ยื่น {first} ถึง {last}; ไม่เกิน {months} เดือน; {rests}",
        f"  {causes}; apply from {first} to {last}; at most {months} months; {rests}",
    )
    if programme["provinces"]:
        screen.text(
            "  " + ", ".join(getattr(PROVINCES[each], word) for each in programme["provinces"])
        )
    if programme["worst_class"] is not None:
        worst = getattr(_CLASSES[programme["worst_class"]], word)
        screen.say(f"  ชั้นหนี้ไม่เกิน {worst}", f"  class at worst: {worst}")
    if not programme["counts"]:
        screen.say("  ยังไม่ยืนยัน ไม่มีผล", "  unconfirmed, no effect")
