"""
Can the case still be finished by the staff there is, and after whose act no more?

The way to the end is the shortest that the table knows from where the case stands to a loan paid
in full (to a debt recovered, where that is the only end left). Its seats are shared out among the
persons appointed today, given what each has done on the case and which duties are kept apart.
A deputy adds nobody: the act counts against the one who gave the power as well.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from states import duties
from states.case import Actor, Case
from states.copies import copied
from states.duties_shipped import SHIPPED
from states.duties_table import DutiesTable
from states.move import Move, Table
from states.permissions import Take
from states.process import SEPARATED_STEPS, Duty, Mode, Role, State, StateWord, Step
from states.seats import Seat, barred, seats_of
from states.staffing import STEPS, GaveUp, Shortage, Spread, Tasks, bits, spread
from states.words import Bilingual, Word

FINISHED: Final = (State.CLOSED_PAID, State.CLOSED_RECOVERED)
"""Where an ordinary way ends, the better end first."""


class Answer(Word):
    """Whether a case can still be finished. `UNKNOWN`: the search gave up, nothing is claimed."""

    YES = "yes", "ได้", "yes"
    NO = "no", "ไม่ได้", "no"
    UNKNOWN = "unknown", "ยังไม่ทราบ", "unknown"


class Need(NamedTuple):
    """A seat that is still to be taken on the way, by so many different `persons`."""

    row: Move
    seat: Seat
    persons: int

    @property
    def part(self) -> tuple[Step, Duty]:
        """As what whoever takes it takes part."""
        return self.row.step, self.seat.duty

    @property
    def key(self) -> tuple[Step | None, Duty, Take, tuple[Role, ...]]:
        """What makes two seats one need: whoever may take the one may take the other too."""
        step = self.row.step if self.row.step in SEPARATED_STEPS else None
        return step, self.seat.duty, self.seat.take, self.seat.roles


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    The answer with its reason. Yes: `witness` names persons with whom it can be done. No:
    `lacking` are the fewest needs that cannot all be met.
    """

    answer: Answer
    reason: Bilingual
    witness: tuple[tuple[Need, tuple[str, ...]], ...] = ()
    lacking: tuple[Need, ...] = ()


class LookAhead:
    """
    One case on one day. `staff` are all persons with the roles of that day in the case's province;
    `voters` says how many a resolution under a duty takes, one where it says nothing; `apart` is
    the version of the duties kept apart.
    """

    def __init__(
        self,
        table: Table,
        case: Case,
        staff: Iterable[Actor],
        voters: Mapping[Duty, int] | None = None,
        steps: int = STEPS,
        apart: DutiesTable = SHIPPED,
    ) -> None:
        self._apart = apart
        self._table = table
        self._case = case
        self._staff = tuple(staff)
        self._voters = voters or {}
        self._steps = steps
        self._ways: dict[Move | None, _Way] = {}

    def now(self) -> Outlook | None:
        """Whether the case can be finished as it stands; None when it has ended."""
        return None if self._case.state.ends else self._way(None).outlook

    def after(
        self, event: Word, take: Take, takers: tuple[str, ...]
    ) -> Iterator[tuple[StateWord, Outlook]]:
        """
        Where it leads when `takers` (a person, and whom he acts for) take this seat of the event:
        each state it may lead to, with the outlook from there on.
        """
        rows = self._table.rows(event, self._case.state)
        for row in [row for row in rows if row.target is self._case.back] or rows:
            yield row.target, self._way(row).without(self._seat(row, take), takers)

    def _seat(self, row: Move, take: Take) -> Need:
        (seat,) = [each for each in seats_of(row, self._case) if each.take is take]
        return Need(row, seat, 1)

    def _way(self, first: Move | None) -> "_Way":
        """The way on from here, or that which begins with a row."""
        if first not in self._ways:
            case = self._case
            event = None if case.half is None else case.half.event
            if first is None:
                rows = ordinary_way(self._table, case.state, event)
            else:
                rows = (first, *ordinary_way(self._table, first.target))
                if first.others_decide:
                    case = copied(case, others_since=case.version + 1)
            needs = tuple(_needs(rows, case, self._voters))
            self._ways[first] = _Way(case, needs, self._staff, self._steps, self._apart)
        return self._ways[first]


@cache
def ordinary_way(table: Table, start: StateWord, rather: Word | None = None) -> tuple[Move, ...]:
    """
    The rows of the shortest way from `start` to an ordinary end; of ways that are equally short
    one that begins with `rather`. Empty where the case has ended.
    """
    came: dict[StateWord, tuple[Move, ...]] = {start: ()}
    queue = deque([start])
    while queue:
        state = queue.popleft()
        rows = [row for row in table.moves if row.source is state and not state.ends]
        for row in sorted(rows, key=lambda row: row.event is not rather):
            if row.target not in came:
                came[row.target] = (*came[state], row)
                queue.append(row.target)
    return next((came[end] for end in FINISHED if end in came), ())


def _needs(rows: Iterable[Move], case: Case, voters: Mapping[Duty, int]) -> Iterator[Need]:
    found = set()
    for row in rows:
        prepared = (
            case.half is not None and row.event is case.half.event and row.source is case.state
        )
        for seat in seats_of(row, case):
            if seat.take is Take.DO and (prepared or _brings_what_voters_may(row)):
                continue
            need = Need(row, seat, voters.get(seat.duty, 1) if seat.take is Take.VOTE else 1)
            if need.key not in found:
                found.add(need.key)
                yield need


def _brings_what_voters_may(row: Move) -> bool:
    return row.mode is Mode.BALLOT and set(row.voters) <= set(row.by)


class _Way:
    """The needs of a way and what each person may take of them: bits of a set."""

    def __init__(
        self,
        case: Case,
        needs: tuple[Need, ...],
        staff: tuple[Actor, ...],
        steps: int,
        apart: DutiesTable,
    ) -> None:
        self._apart = apart
        self._needs = needs
        self._steps = steps
        self._tasks = Tasks(
            tuple(need.persons for need in needs), tuple(self._against(need) for need in needs)
        )
        self._may = dict(_masks(case, needs, staff, apart))
        self._found = spread(self._tasks, Counter(self._may.values()), steps)
        self._shares = _by_person(self._found, self._may)
        self.outlook = self._told(self._found, self._may)

    def without(self, taken: Need, takers: tuple[str, ...]) -> Outlook:
        """The outlook when `takers` have taken one of the seats."""
        against = self._against(taken)
        needed_elsewhere = any(self._shares.get(person, 0) & against for person in takers)
        if isinstance(self._found, Shortage) or (self._shares and not needed_elsewhere):
            return self.outlook
        counts = list(self._tasks.counts)
        closed = against
        for task, need in enumerate(self._needs):
            if need.key == taken.key:
                counts[task] -= 1
                closed |= 1 << task
        may = {
            person: mask & ~closed if person in takers else mask
            for person, mask in self._may.items()
        }
        tasks = Tasks(tuple(counts), self._tasks.against)
        return self._told(spread(tasks, Counter(may.values()), self._steps), may)

    def _against(self, need: Need) -> int:
        return sum(
            1 << task
            for task, other in enumerate(self._needs)
            if self._apart.keeps_apart(need.part, other.part)
        )

    def _told(self, found: Spread | Shortage | GaveUp, may: Mapping[str, int]) -> Outlook:
        match found:
            case Spread():
                shares = _by_person(found, may)
                witness = tuple(
                    (need, tuple(person for person in sorted(shares) if shares[person] >> task & 1))
                    for task, need in enumerate(self._needs)
                )
                return Outlook(Answer.YES, _ENOUGH, witness)
            case Shortage():
                lacking = tuple(self._needs[task] for task in bits(found.tasks))
                can = sorted(person for person, mask in may.items() if mask & found.tasks)
                asked = self._tasks.asked(found.tasks)
                return Outlook(Answer.NO, _too_few(lacking, asked, can), lacking=lacking)
        return Outlook(Answer.UNKNOWN, _GAVE_UP)


def _by_person(found: Spread | Shortage | GaveUp, may: Mapping[str, int]) -> dict[str, int]:
    """Who gets what: of those who may do the same, the first by name."""
    if not isinstance(found, Spread):
        return {}
    waiting: dict[int, list[str]] = {}
    for person in sorted(may, reverse=True):
        waiting.setdefault(may[person], []).append(person)
    return {waiting[mask].pop(): share for mask, share in found.shares}


def _masks(
    case: Case, needs: tuple[Need, ...], staff: tuple[Actor, ...], apart: DutiesTable
) -> Iterator[tuple[str, int]]:
    """What each person may do: by role, and for those who took part by what they did."""
    took_part = {deed.person for deed in case.deeds}
    by_roles: dict[tuple[frozenset[Role], bool], int] = {}
    for actor in staff:
        held = (actor.roles, actor.service)
        if held not in by_roles:
            by_roles[held] = sum(
                1 << task
                for task, need in enumerate(needs)
                if duties.holds_one(actor, need.seat.roles)
            )
        mask = by_roles[held]
        if actor.person in took_part:
            mask = sum(
                1 << task
                for task in bits(mask)
                if not barred(needs[task].row, case, needs[task].seat, apart, actor)
            )
        yield actor.person, mask


# ------------------------------------------------------------------------------- sentences

_GAVE_UP: Final = Bilingual(
    "ค้นหาครบจำนวนที่กำหนดแล้วยังไม่พบคำตอบว่าเจ้าหน้าที่ที่มีอยู่ทำต่อจนจบได้หรือไม่",
    "the search was given up before it told whether the present staff can finish the case",
)


_ENOUGH: Final = Bilingual("เจ้าหน้าที่ที่มีอยู่ทำต่อจนจบได้", "the present staff can finish the case")


def _too_few(lacking: tuple[Need, ...], asked: int, can: list[str]) -> Bilingual:
    thai = " ".join(dict.fromkeys(need.seat.duty.thai for need in lacking))
    english = ", ".join(dict.fromkeys(f"'{need.seat.duty.english}'" for need in lacking))
    if not can:
        return Bilingual(
            f"ไม่มีใครเหลือให้ทำหน้าที่{thai} ({_roles(lacking[0]).thai})",
            f"nobody is left for {english} ({_roles(lacking[0]).english})",
        )
    there = ", ".join(can)
    if len(can) < asked:
        return Bilingual(
            f"หน้าที่ต่อไปนี้ต้องใช้ {asked} คนไม่ซ้ำกัน แต่ทำได้เพียง {len(can)} คน ({there}): {thai}",
            f"{asked} different persons are needed for {english}, only {len(can)} may do that "
            f"({there})",
        )
    return Bilingual(
        f"แบ่งหน้าที่ต่อไปนี้ให้ {len(can)} คนที่ทำได้ ({there}) โดยไม่มีใครทำสองหน้าที่ที่ต้องแยกกันไม่ได้: {thai}",
        f"the {len(can)} persons who may do {english} ({there}) cannot share that out without one "
        "of them performing two duties that are kept apart",
    )


def _roles(need: Need) -> Bilingual:
    return Bilingual(
        " หรือ ".join(role.thai for role in need.seat.roles),
        " or ".join(role.english.lower() for role in need.seat.roles),
    )
