"""
Who reports to whom: a checker or a decider may not judge what the person above him brought.

Two persons are no check on each other where one of them decides about the other's work, pay or
leave. The regulation is silent; the rule is sound practice, kept for direct subordinates.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from states.case import Case
from states.fields import Text
from states.office_acts import PERSON_CODE
from states.people import People
from states.process import Duty
from states.register import Entry
from states.rules.edition import Objection
from states.rules.finding import Verdict

ANSWERS_TO: Final[Mapping[Duty, frozenset[Duty]]] = {
    Duty.VERIFY_CONDITIONS: frozenset({Duty.CONTRACT}),
    Duty.AUTHORISE_DISBURSEMENT: frozenset({Duty.PREPARE_DISBURSEMENT, Duty.COLLECT}),
    Duty.APPROVE: frozenset({Duty.FINANCIAL_SCREENING}),
    Duty.APPROVE_RESTRUCTURING: frozenset({Duty.PROPOSE_RESTRUCTURING}),
    Duty.APPROVE_WRITE_OFF: frozenset({Duty.PROPOSE_RECOVERY}),
}
"""Each duty that checks or decides, with those whose work it judges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """`person` reports to `supervisor` from `since` up to and including `until`, by order."""

    person: Annotated[str, PERSON_CODE]
    supervisor: Annotated[str, PERSON_CODE]
    order: Annotated[str, Text(80)]
    since: date
    until: date | None = None


class Supervision:
    """Every line of reporting that was entered, between the persons whom `people` knows."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._above: dict[str, list[tuple[Supervisor, date]]] = defaultdict(list)

    def enter(self, entry: Entry) -> None:
        """See `states.register.Register`. What is entered late binds from then."""
        if isinstance(entry.paper, Supervisor):
            begins = max(entry.paper.since, entry.on)
            self._above[entry.paper.person].append((entry.paper, begins))

    def above(self, person: str, on: date) -> frozenset[str]:
        """Those to whom the person reports on a day; a later order replaces an earlier one."""
        found: set[str] = set()
        for code in self._people.codes_of(person):
            begun = [each for each in self._above.get(code, ()) if each[1] <= on]
            latest = max(reversed(begun), key=lambda each: each[1], default=None)
            if latest is not None and (latest[0].until is None or on <= latest[0].until):
                found.add(self._people.one(latest[0].supervisor))
        return frozenset(found)


def objections(case: Case, person: str, duty: Duty, above: frozenset[str]) -> Iterator[Objection]:
    """Why the person may not judge the case: somebody `above` brought what is judged."""
    judged = ANSWERS_TO.get(duty)
    if judged is None or not above:
        return
    brought = {
        (deed.duty, deed.person): deed
        for deed in case.deeds
        if deed.duty in judged and deed.person in above
    }
    for deed in brought.values():
        yield Objection(
            f"{deed.duty.value}/{duty.value}.subordinate",
            Verdict.FAIL,
            f"{person} เป็นผู้ใต้บังคับบัญชาของ {deed.person} ซึ่งทำหน้าที่{deed.duty.thai}ในคำขอนี้ "
            f"(บันทึกที่ {deed.n}) จึงทำหน้าที่{duty.thai}ไม่ได้",
            f"{person} reports to {deed.person}, who performed '{deed.duty.english}' in this case "
            f"(record {deed.n}), and may not perform '{duty.english}'",
        )
