"""
Whole lives of loans as tables of text that a credit officer can read and correct.

    # ไทย — English
    application loan_amount=4700000.00 collateral.insurance=true
    person ubon selection_member TH-50
    delegation korn ubon
    2019-04-18  malee        open_file                -> draft
    2019-06-05  chai(boss)   approve amount=1.00      !! 1.2.2 2.3(4)
    2019-06-07  lek          sign                     == contracting
    2019-06-08  malee        open_file borrower.juristic_id=1   ?? application.borrower.juristic_id
    2019-06-08T14:30  admin  delegate principal=korn delegate=ubon ... == entered

Who does what, with what changed on a specimen of the paper, and what comes of it: `->` the state
it moves to, `==` recorded and the state stays, `!!` exactly the clauses that object (a blank in a
clause is written `_`), `??` exactly the fields that are invalid. A name in brackets is the one for
whom another acts. What is enacted for the whole office has no specimen: the line holds the whole
paper, and `== entered` says that it stands; a case that it does not name is that of the table, an
entry that it does not name the last one that stands by itself. A delegation at the top lasts as
long as the table. A day may have a time. `--` begins a comment.

What a committee decides is one line for the whole meeting, in which everybody present votes for
it: `chai approve -> approved`. Written apart it is `chai approve/motion == approval`, then a line
for each `vote`, `change_vote` or `recuse`, and `chai approve/count -> approved`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from states import document
from states.invalid import Invalid, InvalidInputError
from states.lifecycle import LOAN
from states.office_acts import PERSON_CODE, OfficeEvent
from states.process import Role
from states.provinces import PROVINCES
from states.thai import thai_day
from states.words import Bilingual, Word
from workflow.applicant import Applicant
from workflow.cast import PROVINCES as PROVINCES_OF_THE_CAST
from workflow.changes import UnclearError, words_of

OFFICE_OPENED: Final = date(2017, 10, 2)
OFFICE_CLOSES: Final = date(2034, 12, 31)
MOTION, COUNT = "motion", "count"
MOVES_TO, STAYS, OBJECTED, INVALID = "->", "==", "!!", "??"
ENTERED: Final = "entered"
_ENACTED: Final = {event.value: event for event in OfficeEvent}
_LINE: Final = re.compile(
    r"(?P<on>\S+)\s+(?P<person>[a-z][\w.-]*)(?:\((?P<principal>[a-z][\w.-]*)\))?"
    r"\s+(?P<event>\w+)(?:/(?P<part>motion|count))?(?P<changes>(?:\s.*?)??)\s+(?P<mark>->|==|!!|\?\?)\s+(?P<expected>.+)",
    re.ASCII,
)
_COMMENT: Final = re.compile(r"(?:^|\s)--(?:\s.*)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """
    One attempt as the table has it; `number` counts the lines of the text from 1. `part` is that
    of a meeting which is played alone: the motion, or the count.
    """

    number: int
    text: str
    on: date
    person: str
    principal: str | None
    event: Word
    changes: Mapping[str, Any]
    mark: str
    expected: frozenset[str]
    at: time | None = None
    part: str | None = None

    @property
    def expectation(self) -> str:
        return f"{self.mark} {' '.join(sorted(self.expected))}"


@dataclass(frozen=True, slots=True)
class Extra:
    """A person beside the built-in cast, or one of the cast with another post."""

    code: str
    role: Role
    province: str | None


@dataclass(slots=True)
class Journey:
    """A table as it was read."""

    title: Bilingual = field(default_factory=lambda: Bilingual("", ""))
    application: Mapping[str, Any] = field(default_factory=dict)
    persons: list[Extra] = field(default_factory=list)
    delegations: list[tuple[str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class _WrongError(ValueError):
    """What is wrong with a line, in both languages."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(english)
        self.reason = Bilingual(thai, english)


def read_journey(text: str) -> Journey:
    """The journey in a text. Errors: InvalidInputError names every line that cannot be read."""
    journey = Journey()
    faults: list[Invalid] = []
    for number, raw in enumerate(text.splitlines(), 1):
        try:
            _read(journey, number, raw)
        except _WrongError as wrong:
            faults.append(Invalid(f"line {number}", *wrong.reason))
        except UnclearError as unclear:
            faults.append(Invalid(f"line {number}", f"อ่านไม่ได้: {unclear}", str(unclear)))
        except InvalidInputError as error:
            faults += [
                fault._replace(field=f"line {number}, {fault.field}") for fault in error.faults
            ]
    if not journey.lines and not faults:
        faults.append(Invalid("journey", "ไม่มีบรรทัดที่เล่นได้", "has no line to play"))
    if faults:
        raise InvalidInputError(faults)
    return journey


def _read(journey: Journey, number: int, raw: str) -> None:
    text = _COMMENT.sub("", raw).strip()
    if not text:
        return
    if text.startswith("#"):
        if not journey.title.thai:
            journey.title = _title(text)
        return
    word, _, rest = text.partition(" ")
    if word in _HEADERS:
        if journey.lines:
            raise _WrongError("ต้องอยู่ก่อนบรรทัดแรก", f"'{word}' stands before the first attempt")
        _HEADERS[word](journey, rest)
    else:
        journey.lines.append(_line(journey, number, text))


def _title(text: str) -> Bilingual:
    thai, _, english = text.lstrip("# ").partition("—")
    return Bilingual(thai.strip(), english.strip() or thai.strip())


# ---------------------------------------------------------------------------------- headers


def _application(journey: Journey, rest: str) -> None:
    plain, changes = words_of(rest)
    if plain:
        raise _WrongError(f"ไม่ใช่ key=value: {plain[0]}", f"not key=value: {plain[0]}")
    applicant_of(changes)
    journey.application = {**journey.application, **changes}


def applicant_of(*changes: Mapping[str, Any]) -> tuple[Applicant, dict[str, Any]]:
    """
    The applicant whom undotted keys describe, and the dotted ones, which change the document.

    Errors: InvalidInputError names what the applicant cannot be.
    """
    together = {key: value for each in changes for key, value in each.items()}
    own = {key: value for key, value in together.items() if "." not in key}
    applicant = document.read(Applicant, own)
    if applicant.province not in PROVINCES_OF_THE_CAST:
        listed = ", ".join(PROVINCES_OF_THE_CAST)
        fault = Invalid("province", f"มีตัวละครใน: {listed}", f"the cast works in {listed}")
        raise InvalidInputError([fault])
    return applicant, {key: value for key, value in together.items() if "." in key}


def _person(journey: Journey, rest: str) -> None:
    words = rest.split()
    if not 2 <= len(words) <= 3:
        raise _WrongError("ต้องเป็น person รหัส บทบาท จังหวัด", "write: person CODE ROLE PROVINCE")
    roles = {role.value: role for role in Role}
    role = roles.get(words[1])
    if role is None:
        listed = ", ".join(roles)
        raise _WrongError(f"ไม่รู้จักบทบาท ใช้ได้: {listed}", f"unknown role; accepted: {listed}")
    province = words[2] if len(words) == 3 else None
    if province is not None and province not in PROVINCES:
        raise _WrongError(f"ไม่รู้จักจังหวัด {province}", f"unknown province {province}")
    journey.persons.append(Extra(_code(words[0]), role, province))


def _delegation(journey: Journey, rest: str) -> None:
    words = rest.split()
    if len(words) != 2:
        raise _WrongError("ต้องเป็น delegation ผู้มอบ ผู้รับ", "write: delegation PRINCIPAL DELEGATE")
    journey.delegations.append((_code(words[0]), _code(words[1])))


def _code(word: str) -> str:
    if re.fullmatch(PERSON_CODE.pattern or "", word, re.ASCII) is None:
        raise _WrongError(f"{word} ใช้เป็นรหัสบุคคลไม่ได้", f"{word} cannot be a person's code")
    return word


_HEADERS: Final = {"application": _application, "person": _person, "delegation": _delegation}


# ----------------------------------------------------------------------------------- attempts


def _line(journey: Journey, number: int, text: str) -> Line:
    found = _LINE.fullmatch(text)
    if found is None:
        raise _WrongError(
            "ต้องเป็น: วันที่ ผู้ทำ เหตุการณ์ ... -> สถานะ", "write: DAY WHO EVENT ... -> STATE"
        )
    plain, changes = words_of(found["changes"])
    if plain:
        raise _WrongError(f"ไม่ใช่ key=value: {plain[0]}", f"not key=value: {plain[0]}")
    event = LOAN.events.get(found["event"]) or _ENACTED.get(found["event"])
    if event is None:
        raise _WrongError(f"ไม่รู้จัก {found['event']}", f"unknown event {found['event']}")
    on, at = _moment(journey, found["on"])
    return Line(
        number=number,
        text=text,
        on=on,
        person=found["person"],
        principal=found["principal"],
        event=event,
        changes=changes,
        mark=found["mark"],
        expected=_expected(event, found["mark"], found["expected"]),
        at=at,
        part=found["part"],
    )


def _moment(journey: Journey, text: str) -> tuple[date, time | None]:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise _WrongError(f"{text} ไม่ใช่วันที่", f"{text} is not a day such as 2019-04-18") from None
    day = found.date()
    earliest = journey.lines[-1].on if journey.lines else OFFICE_OPENED
    if not earliest <= day <= OFFICE_CLOSES:
        raise _WrongError(
            f"วันที่ต้องอยู่ระหว่าง {thai_day(earliest)} ถึง {thai_day(OFFICE_CLOSES)}",
            f"the day lies between {earliest} and {OFFICE_CLOSES}",
        )
    return day, found.time() if "T" in text else None


def _expected(event: Word, mark: str, text: str) -> frozenset[str]:
    words = frozenset(text.split())
    places = {ENTERED} if isinstance(event, OfficeEvent) else set(LOAN.states)
    if mark in {MOVES_TO, STAYS} and (len(words) > 1 or not words <= places):
        raise _WrongError(f"ไม่รู้จักสถานะ {text}", f"unknown state {text}")
    return words
