"""The acts that a search found, told as a tale that whoever has to mend the guard can read."""

from collections.abc import Iterator
from dataclasses import dataclass

from states.ballots import Ended
from states.case import Case
from states.decision import Moved, Refused
from states.rules.edition import Objection
from states.words import Bilingual, Word
from tests.explorer import ground
from tests.explorer.ground import MONEY, Place
from tests.explorer.hunt import NAMES, Scene, tried


@dataclass(frozen=True)
class Tale:
    """What was done, line by line; and why it stopped, if somebody was refused."""

    lines: tuple[Bilingual, ...]
    refused: tuple[Objection, ...] = ()
    ended: Ended | None = None
    """How the poll ended that was counted last."""

    def __str__(self) -> str:
        told = [f"{n:>3}. {line.thai}\n     {line.english}" for n, line in enumerate(self.lines, 1)]
        why = [f"  x  [{each.clause}] {each.thai}\n     {each.english}" for each in self.refused]
        return "\n".join((*told, *why))


def play(scenes: tuple[Scene, ...], start: Place, fewest: int = 1) -> Tale:
    """The same acts once more, under whichever guard is in force."""
    case = Case(number="", state=start.state, facts=MONEY[0], back=start.back)
    lines: list[Bilingual] = []
    ended = None
    for scene in scenes:
        outcome = tried(case, scene, ground.law(fewest))
        lines.append(_line(scene, case, outcome))
        if isinstance(outcome, Refused):
            return Tale(tuple(lines), outcome.objections)
        case, ended = outcome.case, outcome.ended or ended
    return Tale(tuple(lines), ended=ended)


def _line(scene: Scene, before: Case, outcome: Moved | Refused) -> Bilingual:
    who = NAMES[scene.cast.actor]
    thai, english = who.thai, who.english
    if scene.cast.principal is not None:
        thai += f" แทน{NAMES[scene.cast.principal].thai}"
        english += f" for {NAMES[scene.cast.principal].english}"
    for told in _said(scene):
        thai, english = f"{thai} {told.thai}", f"{english}: {told.english}"
    if scene.cast.present:
        thai += " ต่อ" + "และ".join(NAMES[each].thai for each in scene.cast.present)
        english += " before " + " and ".join(NAMES[each].english for each in scene.cast.present)
    if isinstance(outcome, Refused):
        return Bilingual(f"{thai} - ถูกปฏิเสธ", f"{english} - refused")
    to: Word | None = None if outcome.ended is None else outcome.ended.result
    if outcome.case.state is not before.state:
        to = outcome.case.state
    return (
        Bilingual(thai, english)
        if to is None
        else Bilingual(f"{thai} -> {to.thai}", f"{english} -> {to.english}")
    )


def _said(scene: Scene) -> Iterator[Bilingual]:
    """What was done, and of a resolution how far it goes with that."""
    if scene.cast.present:
        yield Bilingual("เสนอญัตติ", "move")
    elif scene.way.is_ballot:
        yield Bilingual("นับคะแนน", "count the votes")
    yield scene.way.row.event.label
    if scene.choice is not None:
        yield scene.choice.label
