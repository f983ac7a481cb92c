"""A journey played in an office, and what was found line by line."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from states.enactments import ENACTABLE
from states.invalid import Invalid, InvalidInputError
from states.office_acts import OfficeEvent
from states.process import Event
from states.thai import BANGKOK_TIME
from states.words import Bilingual
from workflow.cast import (
    DEPUTIES,
    SENDER,
    Member,
    appointment,
    cast_of,
    delegations,
    member_enters,
)
from workflow.changes import UnclearError, changed
from workflow.governance import OfficeAct, enact
from workflow.journey import (
    COUNT,
    ENTERED,
    INVALID,
    MOVES_TO,
    OBJECTED,
    OFFICE_CLOSES,
    OFFICE_OPENED,
    STAYS,
    Journey,
    Line,
    applicant_of,
    read_journey,
)
from workflow.office import Document, Office
from workflow.stage import Stage, moment, stage


@dataclass(frozen=True, slots=True)
class LineReport:
    """
    What one line expected and what was found, in the notation of the table; `told` says in words
    why not. `record` is the case and number of the record, if something was stored; of a whole
    meeting the last of its `acts` records, which follow one another.
    """

    line: Line
    found: str
    told: tuple[Bilingual, ...] = ()
    record: tuple[str, int] | None = None
    acts: int = 1

    @property
    def records(self) -> tuple[tuple[str, int], ...]:
        """The case and number of every record that the line made."""
        if self.record is None:
            return ()
        case, last = self.record
        return tuple((case, n) for n in range(last - self.acts + 1, last + 1))

    @property
    def ok(self) -> bool:
        return self.found == self.line.expectation

    def document(self) -> dict[str, Any]:
        """The report as `--json` prints it."""
        return {
            "line": self.line.number,
            "text": self.line.text,
            "expected": self.line.expectation,
            "found": self.found,
            "ok": self.ok,
            "told": [{"thai": each.thai, "english": each.english} for each in self.told],
            "record": None
            if self.record is None
            else {"case": self.record[0], "n": self.record[1]},
        }


@dataclass(frozen=True, slots=True)
class JourneyReport:
    """Every line of a journey, and whether all came as the table says."""

    title: Bilingual
    lines: tuple[LineReport, ...]

    @property
    def ok(self) -> bool:
        return all(line.ok for line in self.lines)

    @property
    def cases(self) -> tuple[str, ...]:
        """The numbers of the cases that were opened, in order."""
        return tuple(dict.fromkeys(line.record[0] for line in self.lines if line.record))

    def document(self) -> dict[str, Any]:
        """The report as `--json` prints it."""
        return {
            "title": {"thai": self.title.thai, "english": self.title.english},
            "ok": self.ok,
            "cases": list(self.cases),
            "lines": [line.document() for line in self.lines],
        }


def play_text(office: Office, text: str) -> JourneyReport:
    """Read and play. Errors: InvalidInputError for lines that cannot be read; see `play`."""
    return play(office, read_journey(text))


def play(office: Office, journey: Journey) -> JourneyReport:
    """
    Play every line in `office`, whose cast is entered first if it is not there yet.

    A wrong expectation is a report, not an error. Errors: InvalidInputError when the office is
    another than a demonstration's or an extra person cannot be entered; Unavailable.
    """
    applicant, _ = applicant_of(journey.application)
    on_stage = stage(office, cast_of(OFFICE_OPENED, (applicant.province,)))
    on_stage.set_up(OFFICE_CLOSES)
    _enter_extras(on_stage, journey)
    number: str | None = None
    reports = []
    for place, line in enumerate(journey.lines):
        on_stage.clock.at = _at(line, place)
        report = _played(on_stage, journey, line, number)
        reports.append(report)
        if line.event is Event.OPEN_FILE and report.found.startswith(MOVES_TO) and report.record:
            number = report.record[0]
    return JourneyReport(journey.title, tuple(reports))


def _at(line: Line, place: int) -> datetime:
    """At its time, or so many minutes after opening as there are lines before it."""
    if line.at is None:
        return moment(line.on, place)
    return datetime.combine(line.on, line.at, BANGKOK_TIME)


def _enter_extras(on_stage: Stage, journey: Journey) -> None:
    """Extra persons begin with the office itself."""
    since = on_stage.cast.since
    with on_stage.office.archive() as archive:
        known = set(archive.directory().persons)
    for extra in journey.persons:
        member = Member(
            code=extra.code,
            name_th=f"คุณ {extra.code} สมมุติ",
            roles=(extra.role,),
            province=extra.province,
        )
        acts = appointment(member, since) if extra.code in known else member_enters(member, since)
        known.add(extra.code)
        for act in acts:
            _must_be_entered(enact(on_stage.office, act), extra.code)
    first, last = journey.lines[0].on, journey.lines[-1].on
    acted_for = {(line.principal, line.person) for line in journey.lines}
    of_the_cast = [pair for pair in DEPUTIES if pair in acted_for]
    for principal, delegate in dict.fromkeys((*journey.delegations, *of_the_cast)):
        for act in delegations(principal, delegate, first, last):
            enact(on_stage.office, act)


def _must_be_entered(answer: Document, code: str) -> None:
    """A post that the office refuses to give would make the table tell of somebody else."""
    if answer["objections"]:
        raise InvalidInputError(
            [Invalid(code, each["thai"], each["english"]) for each in answer["objections"]]
        )


def _played(on_stage: Stage, journey: Journey, line: Line, number: str | None) -> LineReport:
    try:
        if isinstance(line.event, OfficeEvent):
            return _enacted(on_stage, line, line.event, number)
        answers = _attempted(on_stage, journey, line, number)
    except InvalidInputError as error:
        return LineReport(line, _notation(INVALID, error.faults), _in_words(error.faults))
    except UnclearError as unclear:
        return LineReport(line, f"{INVALID} -", (Bilingual(f"อ่านไม่ได้: {unclear}", str(unclear)),))
    answer = answers[-1]
    record = (answer["case"], answer["record"]["n"])
    return LineReport(line, _found(answer), _why(answer), record, len(answers))


def _enacted(on_stage: Stage, line: Line, event: OfficeEvent, number: str | None) -> LineReport:
    """What the whole office enacts between acts on the case, on a chain of its own."""
    known = {"case": number, "entry": _last_entry(on_stage)}
    own = {field.name for field in fields(ENACTABLE[event].paper)}
    named = {name: value for name, value in known.items() if name in own and value is not None}
    act = OfficeAct(
        event=event.value,
        person=line.person,
        paper=changed(named, line.changes),
        sender=SENDER,
    )
    answer = enact(on_stage.office, act)
    return LineReport(line, _found({"to": ENTERED, **answer}), _why(answer))


def _last_entry(on_stage: Stage) -> int | None:
    """The number of the last entry that refers to no other."""
    with on_stage.office.archive() as archive:
        entries = archive.directory().entries
    by_itself = (entry.n for entry in reversed(entries) if not hasattr(entry.paper, "entry"))
    return next(by_itself, None)


def _why(answer: Document) -> tuple[Bilingual, ...]:
    meeting = answer.get("meeting")
    told = [*answer["objections"], *([meeting] if meeting else [])]
    return tuple(Bilingual(each["thai"], each["english"]) for each in told)


def _attempted(
    on_stage: Stage, journey: Journey, line: Line, number: str | None
) -> tuple[Document, ...]:
    opens = line.event is Event.OPEN_FILE
    own = line.changes if opens else {}
    applicant, dotted = applicant_of(journey.application, own)
    changes = dotted if opens else line.changes
    case = None if opens or number is None else on_stage.case(number)
    paper: dict[str, Any] | None = None
    if line.part != COUNT:
        paper = on_stage.paper(line.event, line.person, case, changes, applicant)
    act = on_stage.done if line.part is None else on_stage.act_alone
    return act(line.event, line.person, None if opens else number, paper, line.principal)


def _found(answer: Document) -> str:
    match answer["outcome"]:
        case "moved":
            return f"{MOVES_TO} {answer['to']}"
        case "recorded":
            return f"{STAYS} {answer['to']}"
        case _:
            clauses = {objection["clause"].replace(" ", "_") for objection in answer["objections"]}
            return f"{OBJECTED} {' '.join(sorted(clauses))}"


def _notation(mark: str, faults: tuple[Invalid, ...]) -> str:
    return f"{mark} {' '.join(sorted({fault.field for fault in faults}))}"


def _in_words(faults: tuple[Invalid, ...]) -> tuple[Bilingual, ...]:
    return tuple(
        Bilingual(f"{fault.field}: {fault.thai}", f"{fault.field}: {fault.english}")
        for fault in faults
    )
