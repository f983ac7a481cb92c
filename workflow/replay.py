"""
A case once more, from its records alone: as it stands, or as it stood on a day of the past.

What a record says of the case after it is enough to build the case. The program that decided is
not asked again, so a change of the rules changes nothing of the past.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, Protocol

from audit.canonical import NotCanonicalError, parse
from states import document
from states.application import Application
from states.case import Capacity, Deed
from states.facts import Course
from states.lifecycle import LOAN
from states.move import Table
from states.papers.origination import Filing
from states.process import Duty, Step
from states.thai import bangkok_day
from workflow.filing import BEFORE_THE_CONTRACT
from workflow.office import CaseRow, SaidRow

TABLES: Final = (LOAN,)
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


class StoredRecord(Protocol):
    """A record as the archive gives it back."""

    @property
    def case(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def hash(self) -> bytes: ...
    @property
    def body(self) -> bytes: ...


class UnreadableError(ValueError):
    """A record does not say what a record says; verification names what is wrong with it."""

    def __init__(self, case: str, n: int) -> None:
        self.case, self.n = case, n
        super().__init__(f"record {n} of {case} cannot be replayed")


@dataclass(slots=True)
class Replayed:
    """A case as its records up to some point leave it."""

    number: str
    table: Table
    state: str = ""
    back: str | None = None
    version: int = 0
    head: bytes = b""
    at: datetime = _NEVER
    others_since: int = 0
    half: dict[str, Any] | None = None
    poll: dict[str, Any] | None = None
    said: list[tuple[int, SaidRow]] = field(default_factory=list)
    application: dict[str, Any] = field(default_factory=dict)
    course: dict[str, Any] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    postings: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    @property
    def row(self) -> CaseRow:
        """The row that the table of cases must hold."""
        borrower = self.application.get("borrower") or {}
        return CaseRow(
            number=self.number,
            table=self.table.name,
            state=self.state,
            back=self.back,
            version=self.version,
            head=self.head,
            at=self.at,
            others_since=self.others_since,
            half=self.half,
            application=self.application,
            course=self.course,
            province=borrower.get("province"),
            juristic_id=borrower.get("juristic_id"),
            applying=self.state in BEFORE_THE_CONTRACT,
            poll=self.poll,
        )


def replayed(records: Iterable[StoredRecord]) -> Replayed | None:
    """
    The case that its records, by rising number, leave; None without any.

    Errors: UnreadableError.
    """
    case: Replayed | None = None
    for each in replaying(records):
        case = each
    return case


def replaying(records: Iterable[StoredRecord]) -> Iterator[Replayed]:
    """The same case after each record; it is one value that goes on changing."""
    case: Replayed | None = None
    for stored in records:
        try:
            fields = record_fields(stored)
            case = _begun(fields) if case is None else case
            _apply(case, stored, fields)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise UnreadableError(stored.case, stored.n) from error
        yield case


def record_fields(stored: StoredRecord) -> dict[str, Any]:
    """What a record says. Errors: UnreadableError."""
    try:
        fields = parse(stored.body)
    except NotCanonicalError as error:
        raise UnreadableError(stored.case, stored.n) from error
    if not isinstance(fields, dict):
        raise UnreadableError(stored.case, stored.n)
    return fields


def day_of(stored: StoredRecord) -> date:
    """The day of a record in Thailand. Errors: UnreadableError."""
    try:
        return bangkok_day(datetime.fromisoformat(record_fields(stored)["at"]))
    except (LookupError, TypeError, ValueError) as error:
        raise UnreadableError(stored.case, stored.n) from error


def _begun(fields: Mapping[str, Any]) -> Replayed:
    """An unopened case of the process that its first record names."""
    (table,) = [table for table in TABLES if table.name == fields["process"]]
    return Replayed(
        number=fields["case"],
        table=table,
        application=document.write(Application()),
        course=document.write(Course()),
    )


def _apply(case: Replayed, stored: StoredRecord, fields: Mapping[str, Any]) -> None:
    after = fields["after"]
    case.state = fields["to"]
    case.version, case.head = stored.n, stored.hash
    case.at = datetime.fromisoformat(fields["at"])
    case.back, case.others_since = after["back"], after["others_since"]
    case.half = _half(case.half, after["half"], fields)
    _apply_poll(case, stored.n, fields)
    if fields["outcome"] != "refused":
        _apply_filing(case, fields)
    for path, (_, became) in fields["change"].items():
        part, _, name = path.partition(".")
        _put({"application": case.application, "course": case.course}[part], name, became)
    case.postings += [(stored.n, posting) for posting in fields.get("postings", ())]
    case.deeds += [
        Deed(stored.n, _STEPS[step], _DUTIES[duty], person, _CAPACITIES[capacity])
        for step, duty, person, capacity in fields["deeds"]
    ]


_STEPS: Final = {step.value: step for step in Step}
_DUTIES: Final = {duty.value: duty for duty in Duty}
_CAPACITIES: Final = {capacity.value: capacity for capacity in Capacity}


def _apply_filing(case: Replayed, fields: Mapping[str, Any]) -> None:
    """A filing brings the whole application, so the record does not list it as a change."""
    event = case.table.events[fields["event"]]
    if issubclass(case.table.brings(event), Filing):
        case.application = deepcopy(fields["paper"]["application"])


def _half(
    before: dict[str, Any] | None, word: str, fields: Mapping[str, Any]
) -> dict[str, Any] | None:
    if word == "none":
        return None
    if word == "kept":
        return before
    half = {
        "n": fields["n"],
        "event": fields["event"],
        "paper": fields["paper"],
        "maker": fields["actor"],
    }
    principal = fields["on_behalf_of"]
    return half if principal is None else {**half, "principal": principal}


def _apply_poll(case: Replayed, n: int, fields: Mapping[str, Any]) -> None:
    """The poll after a record, and what a member said in it; records of old know no polls."""
    word = fields["after"].get("poll", "none")
    if word == "none":
        case.poll = None
    elif word != "kept":
        stands = case.poll is not None and case.poll["meeting"]["n"] == word["n"]
        paper = case.poll["paper"] if case.poll is not None and stands else fields["paper"]
        case.poll = {"meeting": word, "paper": paper}
        case.said += [
            (n, SaidRow(word["n"], say["person"], say.get("replaces"), say["said"]))
            for say in word["says"]
            if say["n"] == n
        ]


def _put(part: dict[str, Any], name: str, value: object) -> None:
    """None stands for what is not known, and what is not known is not written."""
    if value is None:
        part.pop(name, None)
    else:
        part[name] = value
