"""The shape of a table, for whoever draws or describes it: its steps, their states, its arrows."""

from collections.abc import Mapping

from states.move import Deadline, Move, Table
from states.parameters import PROPOSED
from states.process import Mode, StateWord, Step
from states.words import Bilingual, Word


def steps_of(table: Table) -> tuple[Step, ...]:
    """The steps that the states of a table stand in, in the order of clause 1.2.3."""
    used = {state.step for state in table.states.values()}
    return tuple(step for step in Step if step in used)


def states_in(table: Table, step: Step) -> tuple[StateWord, ...]:
    """The states of a step in the order in which their words were written down, ends last."""
    kinds = dict.fromkeys(type(state) for state in table.states.values())
    written = {state.value: n for n, state in enumerate(state for kind in kinds for state in kind)}
    found = [state for state in table.states.values() if state.step is step]
    return tuple(sorted(found, key=lambda state: (state.ends, written[state.value])))


def arrows(table: Table) -> Mapping[tuple[StateWord, StateWord], tuple[Word, ...]]:
    """The events that lead from one state to another, by those two; votes lead nowhere."""
    found: dict[tuple[StateWord, StateWord], tuple[Word, ...]] = {}
    for row in table.drawn:
        pair = (row.source, row.target)
        found[pair] = tuple(dict.fromkeys((*found.get(pair, ()), row.event)))
    return found


def who(row: Move) -> Bilingual:
    """Who does it: one role, maker and checker, a committee and who may bring its resolution."""
    by_thai = " หรือ ".join(role.thai for role in row.by)
    by_english = " or ".join(role.english.lower() for role in row.by)
    if row.mode is Mode.PAIR:
        return Bilingual(
            f"{by_thai}จัดทำ {' หรือ '.join(role.thai for role in row.checkers)}ตรวจ",
            f"{by_english} prepares, "
            f"{' or '.join(role.english.lower() for role in row.checkers)} checks",
        )
    if row.mode is Mode.BALLOT:
        return Bilingual(
            f"{' หรือ '.join(role.thai for role in row.voters)}ลงมติ โดย{by_thai}เสนอญัตติและนับคะแนน",
            f"{' or '.join(role.english.lower() for role in row.voters)} votes, "
            f"{by_english} brings the motion and has the votes counted",
        )
    return Bilingual(by_thai, by_english)


def who_by_code(row: Move) -> str:
    """The same in the codes that programs use."""
    by = "/".join(role.value for role in row.by)
    if row.mode is Mode.PAIR:
        return f"{by} + {'/'.join(role.value for role in row.checkers)}"
    if row.mode is Mode.BALLOT:
        return f"ballot of {'/'.join(role.value for role in row.voters)}, by {by}"
    return by


def term(deadline: Deadline) -> Bilingual:
    """A deadline in words, with the number proposed while the board has set none."""
    days = PROPOSED[deadline.parameter]
    if deadline.business_days:
        return Bilingual(f"{days} วันทำการ", f"{days} business days")
    return Bilingual(f"{days} วัน", f"{days} days")
