"""The picture of a machine as SVG, drawn by the house itself: no library, no script, no font."""

from collections.abc import Iterator
from html import escape
from typing import Final

from states.diagram_layout import (
    CARD_WIDTH,
    HEADER,
    HEADING,
    LABEL_LEFT,
    LABEL_SIZE,
    LABEL_WIDTH,
    MARGIN,
    NOTE,
    Arrival,
    Card,
    Exit,
    Gathered,
    Layout,
    Wire,
)
from states.diagram_text import drawn_text
from states.move import Table
from states.process import SEPARATED_STEPS, Mode, Step
from states.words import Bilingual

_INKS: Final = (
    "#1d5fa8", "#0f766e", "#9a5b00", "#7c3aad", "#b3261e",
    "#3f6f1c", "#a8326e", "#0b7285", "#5b5bd6", "#8a4b2a",
)  # fmt: skip
"""One ink a state: its card's edge and every arrow that leads to it. All are legible on white."""

_STYLE: Final = """
text{font-family:"Noto Sans Thai","Noto Sans","Sarabun","Leelawadee UI","Thonburi",
sans-serif;fill:#1b2530}
.soft{fill:#5a6775}.faint{fill:#7d8996}
.mono{font-family:"Noto Sans Mono",Consolas,monospace;fill:#5a6775}
.mark{fill:#fff;font-weight:700;text-anchor:middle}
.card{fill:#fff;stroke:#c3ccd6}.end{fill:#eef1f4}.head{fill:#e6edf4}.rule{stroke:#e4e9ee}
.apart{fill:#fff8ec;stroke:#c98a1b;stroke-dasharray:6 4}.wire{fill:none;stroke-width:1.6}
.halo{fill:none;stroke:#f8fafb;stroke-width:4.6}.glyph{fill:#5a6775}
.glass{fill:none;stroke:#5a6775;stroke-width:1.4}
"""
_LABELLED: Final = 'aria-labelledby="title description"'
_ROUND: Final = 5


def as_svg(table: Table) -> str:
    """
    The machine as one SVG document on a light ground, with title and description for readers
    that see nothing. Columns are steps; every label is in Thai and English.
    """
    layout = Layout(table)
    inks = _inks(layout)
    told = _told(table)
    size = f'width="{layout.width}" height="{layout.height}"'
    box = f'viewBox="0 0 {layout.width} {layout.height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} role="img" {_LABELLED}>',
        f'<title id="title">{escape(" / ".join(_title(table)))}</title>',
        f'<desc id="description">{escape(told.thai)} {escape(told.english)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect {size} fill="#f8fafb"/>',
        *_heading(layout),
        *_columns(layout),
        *_wires(layout, inks),
        *(part for card in layout.cards.values() for part in _card(layout, card, inks)),
        *_ports(layout, inks),
        *_legend(layout),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _title(table: Table) -> Bilingual:
    return Bilingual("สถานะและทางเดินของแฟ้ม", f"State machine: {table.name}")


def _told(table: Table) -> Bilingual:
    """What the picture shows, as sentences."""
    states, events = len(table.states), len(table.events)
    ends = [state for state in table.states.values() if state.ends]
    return Bilingual(
        f"{states} สถานะ {events} เหตุการณ์ {len(table.moves)} แถว "
        f"สถานะสิ้นสุด: {', '.join(state.thai for state in ends)}",
        f"{states} states, {events} events, {len(table.moves)} rows; "
        f"ends: {', '.join(state.english for state in ends)}",
    )


def _inks(layout: Layout) -> dict[str, str]:
    ordered = sorted(layout.cards.values(), key=lambda card: (card.column, card.y))
    return {card.state.value: _INKS[n % len(_INKS)] for n, card in enumerate(ordered)}


def _heading(layout: Layout) -> Iterator[str]:
    title, told = _title(layout.table), _told(layout.table)
    width = layout.width - 2 * MARGIN
    yield drawn_text(" · ".join(title), MARGIN, 32, size=220, width=width, bold=True)
    yield drawn_text(told.english, MARGIN, 52, size=120, width=width, style="soft")


# ------------------------------------------------------------------------------------ columns


def _columns(layout: Layout) -> Iterator[str]:
    for band in range(layout.bands):
        steps = layout.steps_of_band(band)
        top = min(layout.cards[s].y for s in layout.cards if _band(layout, s) == band) - HEADING
        yield from _kept_apart(layout, band, top)
        for place, step in enumerate(steps):
            yield from _step(step, layout.column_x(band * layout.band_size + place), top + 22)


def _band(layout: Layout, state: str) -> int:
    return layout.cards[state].column // layout.band_size


def _step(step: Step, x: int, y: int) -> Iterator[str]:
    width = CARD_WIDTH - 16
    yield f'<rect class="head" x="{x}" y="{y}" width="{CARD_WIDTH}" height="56" rx="6"/>'
    yield drawn_text(step.value, x + 10, y + 15, size=100, width=width, style="mono")
    yield drawn_text(step.thai, x + 10, y + 33, size=140, width=width, bold=True)
    yield drawn_text(step.english, x + 10, y + 49, size=110, width=width, style="soft")


def _kept_apart(layout: Layout, band: int, top: int) -> Iterator[str]:
    """A frame round the steps in which nobody takes part twice (clause 1.2.2)."""
    first = band * layout.band_size
    columns = [
        first + place
        for place, step in enumerate(layout.steps_of_band(band))
        if step in SEPARATED_STEPS
    ]
    if not columns:
        return
    left, right = layout.column_x(columns[0]), layout.column_x(columns[-1]) + CARD_WIDTH
    yield (
        f'<rect class="apart" x="{left - 8}" y="{top}" width="{right - left + 16}" '
        f'height="84" rx="9"/>'
    )
    yield drawn_text(
        "1.2.2  ต่างขั้นต้องต่างคน · no person in two of these",
        left + 10,
        top + 15,
        size=110,
        width=CARD_WIDTH - 16,
    )


# -------------------------------------------------------------------------------------- cards


def _card(layout: Layout, card: Card, inks: dict[str, str]) -> Iterator[str]:
    x, y, state = layout.column_x(card.column), card.y, card.state
    ink = inks[state.value]
    kind = "card end" if state.ends else "card"
    yield f"<g><title>{escape(f'{state.thai} / {state.english} ({state.value})')}</title>"
    yield (
        f'<rect class="{kind}" x="{x}" y="{y}" width="{CARD_WIDTH}" height="{card.height}" rx="7"/>'
    )
    yield f'<path d="M{x + 3},{y + 8}V{y + HEADER - 8}" stroke="{ink}" stroke-width="5"/>'
    width = CARD_WIDTH - 26 - 22 * len(card.marks)
    yield drawn_text(state.thai, x + 14, y + 22, size=150, width=width, bold=True)
    yield drawn_text(state.english, x + 14, y + 39, size=115, width=width, style="soft")
    for n, mark in enumerate(card.marks):
        yield from _mark(mark, x + CARD_WIDTH - 16 - 22 * n, y + 18, inks)
    if card.exits:
        yield f'<path class="rule" d="M{x + 12},{y + HEADER - 1}H{x + CARD_WIDTH - 12}"/>'
    for line in card.exits:
        yield from _exit(line, x, y + line.top)
    bottom = HEADER + sum(line.height for line in card.exits)
    for n, event in enumerate(card.stays):
        yield from _stay(event.label, x, y + bottom + NOTE * n)
    bottom += NOTE * len(card.stays)
    for n, mark in enumerate(card.arrivals):
        yield from _arrival(mark, x, y + bottom + NOTE * n, inks)
    yield "</g>"


def _mark(mark: Gathered, x: int, y: int, inks: dict[str, str]) -> Iterator[str]:
    yield f'<circle cx="{x}" cy="{y}" r="9" fill="{inks[mark.target.value]}"/>'
    yield f'<text x="{x}" y="{y + 4}" font-size="11" class="mark">{mark.letter}</text>'


def _exit(line: Exit, x: int, y: int) -> Iterator[str]:
    thai = " / ".join(event.thai for event in line.events)
    english = " / ".join(event.english for event in line.events)
    rows = ", ".join(str(row) for row in line.rows)
    middle = y + line.height // 2
    yield from _glyph(line.mode, x + 22, middle)
    yield drawn_text(thai, x + LABEL_LEFT, middle - 2, size=LABEL_SIZE, width=LABEL_WIDTH)
    yield drawn_text(
        english, x + LABEL_LEFT, middle + 11, size=100, width=LABEL_WIDTH, style="soft"
    )
    yield drawn_text(rows, x + CARD_WIDTH - 28, middle + 4, size=85, width=22, style="faint")


def _stay(label: Bilingual, x: int, y: int) -> Iterator[str]:
    yield _loop(x + 22, y + 11)
    text = f"{label.thai} · {label.english}"
    width = CARD_WIDTH - LABEL_LEFT - 12
    yield drawn_text(text, x + LABEL_LEFT, y + 15, size=105, width=width, style="soft")


def _arrival(mark: Gathered, x: int, y: int, inks: dict[str, str]) -> Iterator[str]:
    yield from _mark(mark, x + 22, y + 10, inks)
    label, count = mark.event.label, len(mark.sources)
    text = f"{label.thai} · {label.english} ← {count}"
    width = CARD_WIDTH - LABEL_LEFT - 12
    yield drawn_text(text, x + LABEL_LEFT, y + 14, size=105, width=width)


def _loop(x: int, y: int) -> str:
    return (
        f'<path class="glass" d="M{x + 4},{y - 3}A5,5 0 1 0 {x + 5},{y + 2}"/>'
        f'<path class="glyph" d="M{x + 1},{y - 3}h6v-5z"/>'
    )


def _glyph(mode: Mode, x: int, y: int) -> Iterator[str]:
    """How many persons an act takes: one, two, a committee; or a clock."""
    places = {
        Mode.SINGLE: ((0, 0),),
        Mode.PAIR: ((-5, 0), (5, 0)),
        Mode.BALLOT: ((-5, 4), (5, 4), (0, -4)),
        Mode.CLOCK: (),
    }
    for dx, dy in places[mode]:
        yield f'<circle class="glyph" cx="{x + dx}" cy="{y + dy}" r="3.4"/>'
    if mode is Mode.CLOCK:
        yield f'<circle class="glass" cx="{x}" cy="{y}" r="6.5"/>'
        yield f'<path class="glass" d="M{x},{y - 4}V{y}H{x + 4}"/>'


# -------------------------------------------------------------------------------------- wires


def _wires(layout: Layout, inks: dict[str, str]) -> Iterator[str]:
    together: dict[Arrival, list[Wire]] = {}
    for wire in layout.wires:
        together.setdefault(wire.arrival, []).append(wire)
    for arrival, wires in together.items():
        ink = inks[arrival.target]
        paths = [(wire, _path(layout, wire)) for wire in wires]
        yield from (f'<path class="halo" d="{path}"/>' for _, path in paths)
        for wire, path in paths:
            dashes = ' stroke-dasharray="5 3"' if wire.mode is Mode.CLOCK else ""
            yield f'<path class="wire" d="{path}" stroke="{ink}"{dashes}/>'
        yield _head(layout, wires[0], ink)


def _ports(layout: Layout, inks: dict[str, str]) -> Iterator[str]:
    for wire in layout.wires:
        x, ink = _port_x(layout, wire), inks[wire.arrival.target]
        yield f'<circle cx="{x}" cy="{wire.port_y}" r="3" fill="{ink}"/>'


def _port_x(layout: Layout, wire: Wire) -> int:
    return layout.column_x(wire.source.column) + (CARD_WIDTH if wire.out_right else 0)


def _entry_x(layout: Layout, wire: Wire) -> int:
    return layout.column_x(wire.target.column) + (CARD_WIDTH if wire.arrival.right else 0)


def _head(layout: Layout, wire: Wire, ink: str) -> str:
    x, y = _entry_x(layout, wire), wire.entry_y
    back = 8 if wire.arrival.right else -8
    return f'<path d="M{x},{y}l{back},-5v10z" fill="{ink}"/>'


def _path(layout: Layout, wire: Wire) -> str:
    """From port to arrival along the grid, with rounded corners."""
    start, end = _port_x(layout, wire), _entry_x(layout, wire)
    stop = end + (6 if wire.arrival.right else -6)
    first = layout.track_x(wire.leaves_by, wire.arrival)
    points = [(start, wire.port_y), (first, wire.port_y)]
    if wire.is_far:
        lane = layout.lane_y(wire.arrival)
        second = layout.track_x(wire.arrives_by, wire.arrival)
        points += [(first, lane), (second, lane), (second, wire.entry_y)]
    else:
        points.append((first, wire.entry_y))
    points.append((stop, wire.entry_y))
    return _rounded(points)


def _rounded(points: list[tuple[int, int]]) -> str:
    drawn = [f"M{points[0][0]},{points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(_ROUND, _far(before, corner) // 2, _far(corner, after) // 2)
        begin, stop = _towards(corner, before, room), _towards(corner, after, room)
        drawn.append(f"L{begin[0]},{begin[1]}Q{corner[0]},{corner[1]} {stop[0]},{stop[1]}")
    drawn.append(f"L{points[-1][0]},{points[-1][1]}")
    return "".join(drawn)


def _far(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: tuple[int, int], end: tuple[int, int], steps: int) -> tuple[int, int]:
    across, down = _sign(end[0] - start[0]), _sign(end[1] - start[1])
    return start[0] + steps * across, start[1] + steps * down


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


# ------------------------------------------------------------------------------------- legend


def _legend(layout: Layout) -> Iterator[str]:
    y = layout.legend_y + 24
    x = MARGIN
    yield f'<path class="rule" d="M{MARGIN},{y - 20}H{layout.width - MARGIN}"/>'
    for mode in dict.fromkeys(row.mode for row in layout.table.drawn):
        yield from _glyph(mode, x + 12, y)
        yield drawn_text(" · ".join(mode.label), x + 28, y + 4, size=110, width=200, style="soft")
        x += 236
    yield _loop(x + 12, y)
    yield drawn_text("อยู่ที่เดิม · stays where it is", x + 28, y + 4, size=110, width=200, style="soft")
    yield from _explained(layout, y + 26)


_COLOURS: Final = Bilingual(
    "ลูกศรมีสีของสถานะปลายทาง เส้นประคือระบบตั้งเวลาทำเอง ตัวเลขท้ายบรรทัดคือแถวในตาราง",
    "An arrow has the ink of the state it leads to; dashed: done by the clock; the number that "
    "ends a line is the row of the table.",
)


def _explained(layout: Layout, y: int) -> Iterator[str]:
    sentences = list(_COLOURS)
    if layout.gathered:
        sentences[0] += " วงกลมตัวอักษรบนสถานะใด สถานะนั้นไปยังสถานะที่มีวงกลมเดียวกันได้ ← คือจำนวนสถานะต้นทาง"
        sentences[1] += (
            " A letter in a circle leads to the state that explains it; ← counts its sources."
        )
    for n, sentence in enumerate(sentences):
        width = layout.width - 2 * MARGIN
        yield drawn_text(sentence, MARGIN, y + 16 * n, size=110, width=width, style="soft")
