"""
The machine of a process as it stands, drawn from its table: text, Mermaid, JSON, picture.

Nothing here knows a single state or event: a row added to a table is drawn the next time.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from states.diagram_svg import as_svg
from states.move import Deadline, Move, Table
from states.outline import arrows, states_in, steps_of, term, who_by_code
from states.paper_fields import PaperField, fields_of, summary_of
from states.papers.labels import title_of
from states.parameters import PROPOSED
from states.process import StateWord, Step
from states.words import Word

# ------------------------------------------------------------------------------------- text


def as_text(table: Table) -> str:
    """The table as a person reads it in a terminal: one line a row, step by step."""
    lines: list[str] = []
    for step in steps_of(table):
        rows = [row for row in table.moves if row.source.step is step]
        lines += [f"{step.value}  {step.thai} / {step.english}", ""]
        lines += [f"  {line}" for line in _aligned(_states_of(table, step))]
        if rows:
            lines += ["", *(f"  {line}" for line in _aligned([_HEAD, *map(_cells, rows)]))]
        lines.append("")
    return "\n".join(lines)


_HEAD: Final = ("row", "from", "event", "to", "who", "brings", "obeys", "starts", "", "")


def _states_of(table: Table, step: Step) -> list[tuple[str, ...]]:
    return [
        (state.value, state.thai, state.english + (" (end)" if state.ends else ""))
        for state in states_in(table, step)
    ]


def _cells(row: Move) -> tuple[str, ...]:
    return (
        str(row.row),
        row.source.value,
        row.event.value,
        row.target.value,
        who_by_code(row),
        row.brings.__name__,
        " ".join(row.obeys),
        ", ".join(term(deadline).english for deadline in row.deadlines),
        row.event.thai,
        row.event.english,
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(cells_wide, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (
            cell + " " * (width - cells_wide(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def cells_wide(text: str) -> int:
    """How many cells a text takes in a terminal: Thai vowels and tones above or below take none."""
    return sum(unicodedata.category(character) != "Mn" for character in text)


# ---------------------------------------------------------------------------------- Mermaid


def as_mermaid(table: Table) -> str:
    """A Mermaid state diagram; events between the same two states share an arrow."""
    lines = ["stateDiagram-v2", "    direction LR"]
    lines += [
        f'    state "{_mermaid(state.thai)}<br/>{_mermaid(state.english)}" as {_name(state)}'
        for state in table.states.values()
        if state is not table.start
    ]
    for (source, target), events in arrows(table).items():
        begin = "[*]" if source is table.start else _name(source)
        labels = ", ".join(_mermaid(f"{event.thai} {event.english}") for event in events)
        lines.append(f"    {begin} --> {_name(target)} : {labels}")
    lines += [f"    {_name(state)} --> [*]" for state in table.states.values() if state.ends]
    return "\n".join(lines) + "\n"


_MERMAID: Final = str.maketrans({"#": "#35;", ";": "#59;", ":": "#58;", ">": "#gt;", "<": "#lt;"})


def _mermaid(text: str) -> str:
    return text.replace('"', "'").translate(_MERMAID)


def _name(state: StateWord) -> str:
    return state.value.replace("-", "_")


# ------------------------------------------------------------------------------------- JSON


def machine_document(table: Table) -> dict[str, Any]:
    """
    The machine as JSON values: `steps` (each named by its clause), `states`, `events`, `rows`,
    and the `papers` that rows bring, by name.
    """
    papers = dict.fromkeys(row.brings for row in table.moves)
    return {
        "machine": table.name,
        "start": table.start.value,
        "steps": [
            {**_worded(step), "states": [state.value for state in states_in(table, step)]}
            for step in steps_of(table)
        ],
        "states": [
            {**_worded(state), "step": state.step.value, "ends": state.ends}
            for state in table.states.values()
        ],
        "events": [_worded(event) for event in table.events.values()],
        "rows": [row_document(row) for row in table.moves],
        "papers": {
            paper.__name__: {
                **title_of(paper)._asdict(),
                "meaning": summary_of(paper),
                "fields": _fields(fields_of(paper)),
            }
            for paper in papers
        },
    }


def row_document(row: Move) -> dict[str, Any]:
    """One row as JSON values; words are their codes."""
    return {
        "row": row.row,
        "event": row.event.value,
        "source": row.source.value,
        "target": row.target.value,
        "step": row.step.value,
        "duty": row.duty.value,
        "mode": row.mode.value,
        "by": [role.value for role in row.by],
        "checkers": [role.value for role in row.checkers],
        "checker_duty": None if row.checker_duty is None else row.checker_duty.value,
        "voters": [role.value for role in row.voters],
        "paper": {
            "name": row.brings.__name__,
            "fields": [field.name for field in fields_of(row.brings)],
        },
        "clauses": list(row.obeys),
        "deadlines": [_deadline(deadline) for deadline in row.deadlines],
        "chosen_by_facts": row.when is not None,
        "line": row.line.value,
        "remembers_source": row.remembers,
        "others_decide": row.others_decide,
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "field": deadline.course_field,
        "parameter": deadline.parameter.value,
        "proposed": PROPOSED[deadline.parameter],
        "business_days": deadline.business_days,
    }


def _worded(word: Word) -> dict[str, Any]:
    return {"code": word.value, "thai": word.thai, "english": word.english}


def _fields(fields: Iterable[PaperField]) -> list[dict[str, Any]]:
    return [
        {
            "name": field.name,
            "thai": field.label.thai,
            "english": field.label.english,
            "kind": field.kind.value,
            "required": field.required,
            "several": field.several,
            "personal": field.personal,
            "past": field.past,
            "limits": None if field.limits is None else field.limits._asdict(),
            "choices": [_worded(choice) for choice in field.choices],
            "fields": _fields(field.inside),
        }
        for field in fields
    ]


def as_json(table: Table) -> str:
    """`machine_document` as text."""
    return json.dumps(machine_document(table), ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[Mapping[str, Callable[[Table], str]]] = MappingProxyType(
    {"table": as_text, "mermaid": as_mermaid, "svg": as_svg, "json": as_json}
)
"""What `smefund machine --format` offers."""
