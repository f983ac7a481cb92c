"""
Where everything stands in the picture of a machine: whole pixels, no drawing.

Steps are columns, in two bands when there are many. A state is a card; each way out of it is a
line of the card with its own port. All arrows into a state arrive together: they join one upright
track in the gap beside its column, and arrows from farther off reach that gap through a lane above
or below the cards. So no line ever crosses a card, and no label stands outside of one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from states.diagram_text import fitted
from states.diagram_tracks import Span, packed
from states.move import Table
from states.outline import states_in, steps_of
from states.process import Mode, StateWord, Step
from states.words import Word

GRID: Final = 10
CARD_WIDTH: Final = 240
HEADER: Final = 50
LINE: Final = 30
NOTE: Final = 20
CARD_GAP: Final = 20
LABEL_LEFT: Final = 38
LABEL_WIDTH: Final = CARD_WIDTH - LABEL_LEFT - 34
LABEL_SIZE: Final = 120
"""The size of a label in tenths of a pixel; one a little smaller may stand for two events."""
HEADING: Final = 90
"""The height of a column's heading, with what stands above and below it."""
MARGIN: Final = 20
TITLE: Final = 70
LEGEND: Final = 90
MOST_COLUMNS: Final = 5
GATHERED_FROM: Final = 8
"""An event that leads from so many states to one is a mark on their cards, not so many arrows."""

# Ports and arrivals stand on different lines of the grid: two never lie on top of each other.
_OUT_RIGHT, _IN_RIGHT, _OUT_LEFT, _IN_LEFT = 2, 24, 6, 28


class Gathered(NamedTuple):
    """An event drawn as a mark: its letter, where it leads, and how many states carry the mark."""

    letter: str
    event: Word
    target: StateWord
    sources: tuple[StateWord, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out: events that take the same persons to the same states. `top` is inside a card."""

    events: tuple[Word, ...]
    mode: Mode
    rows: tuple[int, ...]
    targets: tuple[StateWord, ...]
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Card:
    """A state and what is told of it. `column` counts over all bands."""

    state: StateWord
    column: int
    y: int
    height: int
    exits: tuple[Exit, ...]
    stays: tuple[Word, ...]
    marks: tuple[Gathered, ...]
    arrivals: tuple[Gathered, ...]


class Gap(NamedTuple):
    """The upright gap left of column `place` of a band (or right of its last)."""

    band: int
    place: int


class Arrival(NamedTuple):
    """Where arrows into a state come in: its code, and the side of its card."""

    target: str
    right: bool


@dataclass(frozen=True, slots=True)
class Wire:
    """One arrow: from a port of a card to an arrival, by way of one gap or of two and a lane."""

    source: Card
    target: Card
    mode: Mode
    port_y: int
    out_right: bool
    arrival: Arrival
    leaves_by: Gap
    arrives_by: Gap

    @property
    def entry_y(self) -> int:
        return self.target.y + (_IN_RIGHT if self.arrival.right else _IN_LEFT)

    @property
    def is_far(self) -> bool:
        return self.leaves_by != self.arrives_by


def gathered_in(table: Table) -> tuple[Gathered, ...]:
    """The events drawn as marks, with a letter each."""
    sources: dict[tuple[Word, StateWord], dict[StateWord, None]] = {}
    for row in table.drawn:
        sources.setdefault((row.event, row.target), {})[row.source] = None
    found: list[Gathered] = []
    for (event, target), many in sources.items():
        if len(many) >= GATHERED_FROM and target not in many:
            letter = chr(ord("A") + len(found))
            found.append(Gathered(letter, event, target, tuple(many)))
    return tuple(found)


class Layout:
    """The places of all cards and wires of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.gathered = gathered_in(table)
        self.steps = steps_of(table)
        bands = -(-len(self.steps) // MOST_COLUMNS)
        self.band_size = max(1, -(-len(self.steps) // bands))
        self.bands = bands

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every state's card by the state's code."""
        found: dict[str, Card] = {}
        top = TITLE + HEADING
        for band in range(self.bands):
            bottom = top
            for step in self.steps_of_band(band):
                y = top
                for state in states_in(self.table, step):
                    card = self._card(state, y)
                    found[state.value] = card
                    y += card.height + CARD_GAP
                bottom = max(bottom, y)
            top = bottom + self._lanes_height(band + 1) + HEADING
        return found

    def steps_of_band(self, band: int) -> tuple[Step, ...]:
        return self.steps[band * self.band_size : (band + 1) * self.band_size]

    def _column(self, state: StateWord) -> int:
        return self.steps.index(state.step)

    def _card(self, state: StateWord, y: int) -> Card:
        exits, stays = self._ways_out(state)
        marks = tuple(each for each in self.gathered if state in each.sources)
        arrivals = tuple(each for each in self.gathered if each.target is state)
        lines = sum(line.height for line in exits)
        notes = NOTE * (len(stays) + len(arrivals))
        height = HEADER + lines + notes + (GRID if lines + notes else 0)
        return Card(state, self._column(state), y, height, exits, stays, marks, arrivals)

    def _ways_out(self, state: StateWord) -> tuple[tuple[Exit, ...], tuple[Word, ...]]:
        """The ways out of a state, and the events that leave it where it is."""
        gathered = {(each.event, each.target) for each in self.gathered}
        leads: dict[Word, list[StateWord]] = {}
        modes: dict[Word, tuple[Mode, int]] = {}
        stays: dict[Word, None] = {}
        for row in self.table.drawn:
            if row.source is not state or (row.event, row.target) in gathered:
                continue
            modes[row.event] = (row.mode, row.row)
            if row.target is state:
                stays[row.event] = None
            else:
                leads.setdefault(row.event, []).append(row.target)
        exits: list[Exit] = []
        top = HEADER
        for events in _together(leads, modes):
            ends = tuple(leads[events[0]])
            rows = tuple(dict.fromkeys(modes[event][1] for event in events))
            height = max(LINE, GRID * len(ends))
            exits.append(Exit(events, modes[events[0]][0], rows, ends, top, height))
            top += height
        return tuple(exits), tuple(stays)

    # ------------------------------------------------------------------------------- wires

    @cached_property
    def wires(self) -> tuple[Wire, ...]:
        return tuple(wire for card in self.cards.values() for wire in self._wires_of(card))

    def _wires_of(self, card: Card) -> Iterator[Wire]:
        for line in card.exits:
            targets = [self.cards[target.value] for target in line.targets]
            rights = sorted((t for t in targets if t.column >= card.column), key=_by_place)
            lefts = sorted((t for t in targets if t.column < card.column), key=_by_place)
            for side, out_right in ((rights, True), (lefts, False)):
                skipped = (line.height // GRID - len(side)) // 2
                for n, target in enumerate(side, start=skipped):
                    offset = _OUT_RIGHT if out_right else _OUT_LEFT
                    port_y = card.y + line.top + n * GRID + offset
                    yield self._wire(card, target, line.mode, port_y)

    def _wire(self, source: Card, target: Card, mode: Mode, port_y: int) -> Wire:
        out_right = target.column >= source.column
        arrives_right = target.column <= source.column
        band, place = divmod(source.column, self.band_size)
        its_band, its_place = divmod(target.column, self.band_size)
        return Wire(
            source=source,
            target=target,
            mode=mode,
            port_y=port_y,
            out_right=out_right,
            arrival=Arrival(target.state.value, arrives_right),
            leaves_by=Gap(band, place + 1 if out_right else place),
            arrives_by=Gap(its_band, its_place + 1 if arrives_right else its_place),
        )

    # ------------------------------------------------------------------------------- lanes

    @cached_property
    def _lanes(self) -> Mapping[Arrival, tuple[int, int]]:
        """For each arrival with arrows from afar: above which band its lane lies, which lane."""
        above: dict[Arrival, int] = {}
        for source, target in _pairs(self.table, self.gathered):
            arrival, gaps = self._way(source, target)
            if gaps[0] != gaps[1]:
                same = gaps[0].band == gaps[1].band
                lowest = gaps[0].band + 1 if same else max(gaps[0].band, gaps[1].band)
                above[arrival] = min(above.get(arrival, lowest), lowest)
        count: dict[int, int] = {}
        lanes: dict[Arrival, tuple[int, int]] = {}
        for arrival, gutter in above.items():
            lanes[arrival] = (gutter, count.get(gutter, 0))
            count[gutter] = lanes[arrival][1] + 1
        return lanes

    def _way(self, source: StateWord, target: StateWord) -> tuple[Arrival, tuple[Gap, Gap]]:
        here, there = self._column(source), self._column(target)
        band, place = divmod(here, self.band_size)
        its_band, its_place = divmod(there, self.band_size)
        leaves = Gap(band, place + 1 if there >= here else place)
        arrives = Gap(its_band, its_place + 1 if there <= here else its_place)
        return Arrival(target.value, there <= here), (leaves, arrives)

    def _lanes_height(self, gutter: int) -> int:
        lanes = sum(1 for place, _ in self._lanes.values() if place == gutter)
        return GRID * lanes + (CARD_GAP if lanes else 0)

    def lane_y(self, arrival: Arrival) -> int:
        """The height of the lane through which arrows from afar come."""
        gutter, n = self._lanes[arrival]
        return self._bottom_of(gutter - 1) + GRID * n + GRID

    def _bottom_of(self, band: int) -> int:
        return max(
            card.y + card.height + CARD_GAP
            for card in self.cards.values()
            if card.column // self.band_size == band
        )

    # -------------------------------------------------------------------------------- gaps

    @cached_property
    def _tracks(self) -> Mapping[Gap, Mapping[Arrival, int]]:
        """Which track of a gap each arrival takes, counted from the left."""
        heights: dict[Gap, dict[Arrival, list[int]]] = {}
        for wire in self.wires:
            lane = [self.lane_y(wire.arrival)] if wire.is_far else []
            for gap, y in ((wire.leaves_by, wire.port_y), (wire.arrives_by, wire.entry_y)):
                heights.setdefault(gap, {}).setdefault(wire.arrival, []).extend([y, *lane])
        arrives = {wire.arrival: wire.arrives_by for wire in self.wires}
        return {
            gap: packed(
                Span(arrival, min(ys), max(ys), _leaning(arrival, arrives[arrival] == gap))
                for arrival, ys in found.items()
            )
            for gap, found in heights.items()
        }

    def _gap_width(self, gap: Gap) -> int:
        tracks = self._tracks.get(gap, {})
        return 4 * GRID + GRID * (max(tracks.values()) + 1 if tracks else 0)

    def column_x(self, column: int) -> int:
        """The left edge of the cards of a column."""
        return self._place_x(Gap(*divmod(column, self.band_size)))

    def _place_x(self, gap: Gap) -> int:
        """Where the cards right of a gap begin."""
        gaps = sum(self._gap_width(Gap(gap.band, each)) for each in range(gap.place + 1))
        return MARGIN + gaps + CARD_WIDTH * gap.place

    def track_x(self, gap: Gap, arrival: Arrival) -> int:
        left = self._place_x(gap) - self._gap_width(gap)
        return left + 2 * GRID + GRID * self._tracks[gap][arrival]

    # -------------------------------------------------------------------------------- size

    @cached_property
    def width(self) -> int:
        return MARGIN + max(
            self._place_x(Gap(band, len(self.steps_of_band(band)))) for band in range(self.bands)
        )

    @cached_property
    def legend_y(self) -> int:
        return self._bottom_of(self.bands - 1) + self._lanes_height(self.bands) + GRID

    @property
    def height(self) -> int:
        return self.legend_y + LEGEND


def _together(
    leads: Mapping[Word, list[StateWord]], modes: Mapping[Word, tuple[Mode, int]]
) -> list[tuple[Word, ...]]:
    """Events that take the same persons to the same states share a line, if it holds them."""
    lines: list[tuple[Word, ...]] = []
    for event, targets in leads.items():
        for n, line in enumerate(lines):
            same = leads[line[0]] == targets and modes[line[0]][0] is modes[event][0]
            if same and _one_line_holds((*line, event)):
                lines[n] = (*line, event)
                break
        else:
            lines.append((event,))
    return lines


def _one_line_holds(events: tuple[Word, ...]) -> bool:
    labels = (" / ".join(event.thai for event in events), " / ".join(e.english for e in events))
    return all(fitted(label, LABEL_SIZE, LABEL_WIDTH) > LABEL_SIZE * 3 // 4 for label in labels)


def _by_place(card: Card) -> tuple[int, int]:
    return card.column, card.y


def _leaning(arrival: Arrival, arrives_here: bool) -> int:
    """-1: best near the left column, 1: near the right one, 0: passing through."""
    if not arrives_here:
        return 0
    return -1 if arrival.right else 1


def _pairs(table: Table, gathered: Iterable[Gathered]) -> Iterator[tuple[StateWord, StateWord]]:
    marked = {(each.event, each.target) for each in gathered}
    for row in table.drawn:
        if (row.event, row.target) not in marked and row.source is not row.target:
            yield row.source, row.target
