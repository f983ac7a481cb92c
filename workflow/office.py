"""The ports of the office: what the workflow needs of the world, and the Office that holds them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from audit.canonical import STANDARD, Codec
from audit.verify import Head, Opening, Stored
from states.baht import Baht
from states.case import Deed
from states.directory import Directory
from states.interests import Blind, PartyToken
from states.line import Lines, Promised

OFFICE_CHAIN = "OFFICE"
"""The name under which enactments of the whole office keep their chain of records."""

Document = Mapping[str, Any]


class PersonalValue(NamedTuple):
    """A personal value set aside: where it stood in the paper, its salt and its commitment."""

    path: str
    commitment: str
    salt: bytes
    value: Any


class NewRecord(NamedTuple):
    """One record to be appended, with the columns by which it is found again."""

    case: str
    n: int
    at: datetime
    actor: str
    event: str
    outcome: str
    hash: bytes
    body: bytes


class Message(NamedTuple):
    """
    Something to be told to the world once the transaction is committed. The topics of what
    somebody has to look at without delay begin with `alert.`.
    """

    topic: str
    body: Document


class Alarm(NamedTuple):
    """A reminder of one obligation of a case: its clock, what tells it from others, and the day."""

    case: str
    clock: str
    subject: str
    day: date
    body: Document

    @property
    def topic(self) -> str:
        """What makes it the one alarm that it is; of each case it is told once."""
        return f"alarm.{self.clock}.{self.day}.{self.subject}"


class Answered(NamedTuple):
    """What an idempotency key was answered with, and the digest of what was then asked."""

    asked: str
    answer: Document


class CaseRow(NamedTuple):
    """
    A case as stored: its facts (application and course) still documents. `version`, `head` and
    `at` are number, hash and moment of its last record; `table` names its process.
    """

    number: str
    table: str
    state: str
    back: str | None
    version: int
    head: bytes
    at: datetime
    others_since: int
    half: Document | None
    application: Document
    course: Document
    province: str | None
    juristic_id: str | None
    applying: bool
    poll: Document | None = None


class SaidRow(NamedTuple):
    """What a member said in a poll, and the record of what the member said before, if anything."""

    motion: int
    person: str
    replaces: int | None
    said: str


class HoldChange(NamedTuple):
    """
    What became of a case's hold on the line: `moved` is entered in the ledger of every account in
    `accounts`; `promised` and `exposure` are what the case takes and owes now. Amounts are baht.
    """

    juristic_id: str | None
    accounts: tuple[str, ...]
    moved: Promised
    promised: Promised
    exposure: Baht


class FactRow(NamedTuple):
    """One fact of a loan's ledger as stored: dates ISO, amounts of the body text."""

    entry: int
    kind: str
    value_on: str
    booked_on: str
    annuls: int | None
    body: Document


class AccountRow(NamedTuple):
    """
    The account of a loan as stored: `standing` and `dues` are all that later postings need, the
    others are the columns by which it is found. `principal` is satang, dates are ISO.
    """

    standing: Document
    dues: list[list[int]]
    principal: int
    next_due_on: str | None
    next_change_on: str | None
    loan_class: str
    first_non_performing_on: str | None


class AccountChange(NamedTuple):
    """
    What an act entered in the ledger of a loan, and the account after it. Unless `is_replanned`,
    the dues are as they were and need not be written again.
    """

    facts: tuple[FactRow, ...]
    row: AccountRow
    is_replanned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    Everything one act writes; all of it is kept, or none. Where the application did not change,
    `row.application` is as it was read and need not be written again. `separated` says by person
    which one of the four steps of clause 1.2.2 is left (`states.family`).
    """

    record: NewRecord
    message: Message
    alert: Message | None = None
    row: CaseRow | None = None
    is_new: bool = False
    application_changed: bool = True
    deeds: tuple[Deed, ...] = ()
    said: SaidRow | None = None
    separated: Mapping[str, str] = field(default_factory=dict)
    personal: tuple[PersonalValue, ...] = ()
    hold: HoldChange | None = None
    parties: tuple[PartyToken, ...] = ()
    account: AccountChange | None = None
    key: str | None = None
    asked: str = ""
    answer: Document = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enactment:
    """Everything one enactment of the office writes."""

    record: NewRecord
    message: Message
    alert: Message | None = None
    event: str
    paper: Document
    personal: tuple[PersonalValue, ...] = ()
    key: str | None = None
    asked: str = ""
    answer: Document = field(default_factory=dict)


class Found(NamedTuple):
    """A locked case with its deeds, and the answer that the key already has."""

    row: CaseRow | None
    deeds: tuple[Deed, ...]
    answered: Answered | None


class OfficeHead(NamedTuple):
    """Number, hash and moment of the last enactment; 0, zeros and None before the first."""

    version: int
    hash: bytes
    at: datetime | None


class Books(Protocol):
    """One transaction over the cases, the records and all that belongs to them."""

    def find(self, number: str, key: str | None) -> Found:
        """Lock a case and read it, with what the key was answered before."""
        ...

    def answered(self, key: str) -> Answered | None: ...

    def directory(self) -> Directory:
        """The office as its last committed enactment left it."""
        ...

    def next_number(self, year: int, province: str) -> str:
        """The next number of a Buddhist year and a province (ISO code), locked till the end."""
        ...

    def open_application_of(self, juristic_id: str) -> str | None:
        """The number of the juristic person's application that is still under way, if any."""
        ...

    def earlier_deeds(self, juristic_id: str, since: date) -> tuple[Deed, ...]:
        """
        What was done in the files of a borrower that ended without a loan on `since` or later,
        each person's part once; what they took over themselves is left out.
        """
        ...

    def lines(self, number: str, *, hold: bool) -> Lines:
        """
        What the books say of the lines and the group of a case, the case itself left out. With
        `hold` the accounts and the group stay locked till the end, in that order, before the case.
        """
        ...

    def unite(self, juristic_ids: tuple[str, ...]) -> None:
        """From now on these borrowers are one group; groups they were in before become one."""
        ...

    def account(self, number: str) -> AccountRow | None:
        """The account of a loan; None before anything was posted to it."""
        ...

    def facts(self, number: str) -> tuple[FactRow, ...]:
        """Every fact of the ledger of a loan, in the order of their entry."""
        ...

    def since(self, number: str, version: int) -> tuple[Document, ...]:
        """What was recorded of a case after a version: who, when, which event, which outcome."""
        ...

    def parties(self, number: str) -> tuple[PartyToken, ...]:
        """The parties of a case as its papers have named them."""
        ...

    def cases_with_party(self, token: str) -> tuple[str, ...]:
        """The numbers of the cases to which a party belongs, in their order."""
        ...

    def keep(self, change: Change) -> None: ...

    def cases_of(self, code: str) -> tuple[str, ...]:
        """The cases in which somebody took part under this code, by number."""
        ...

    def records(self, number: str) -> Iterator[Stored]:
        """The records of one chain, by number."""
        ...

    def office_head(self) -> OfficeHead:
        """Lock the record of the office and read where it ends."""
        ...

    def tell(self, alarm: Alarm, at: datetime) -> bool:
        """Write an alarm to the outbox unless it stands there; whether it was new."""
        ...

    def enact(self, enactment: Enactment) -> None: ...


class Archive(Protocol):
    """Reading without a lock, all of one moment: for lists, pages, verification, replay."""

    def case(self, number: str) -> Found: ...

    def cases(
        self, *, state: str | None = None, province: str | None = None, limit: int = 100
    ) -> tuple[CaseRow, ...]:
        """Cases by number, of one state or one province (ISO code) if asked."""
        ...

    def waiting(
        self, states: tuple[str, ...], *, most: int
    ) -> tuple[tuple[CaseRow, tuple[Deed, ...]], ...]:
        """
        The cases of these states with their deeds, by number, of each state at most `most`: who
        stands where and who did what. Their facts are left out.
        """
        ...

    def count_by_state(self) -> Mapping[str, int]: ...

    def records(self, number: str | None = None) -> Iterator[Stored]:
        """The records of one chain or of all, by case (code points) and number."""
        ...

    def openings(self, number: str | None = None) -> Iterator[Opening]:
        """The personal values kept aside, in the order of their records."""
        ...

    def heads(self) -> Mapping[str, Head]:
        """Where each chain ends; the office's among them once something was enacted."""
        ...

    def cases_of(self, code: str) -> tuple[str, ...]:
        """The cases in which somebody took part under this code, by number."""
        ...

    def account(self, number: str) -> AccountRow | None:
        """The account of a loan; None before anything was posted to it."""
        ...

    def facts(self, number: str) -> tuple[FactRow, ...]:
        """Every fact of the ledger of a loan, in the order of their entry."""
        ...

    def deeds(self) -> Iterator[tuple[str, Deed]]:
        """Every deed with the number of its case, in the order of the records."""
        ...

    def state_rows(self, table: str, number: str | None = None) -> Iterator[Mapping[str, Any]]:
        """
        The rows of a state table by their key, documents read, for one case or for all.

        Tables: loan_case, case_application, deed, separated_duty, ballot, line_entry, case_hold,
        loan_fact, loan_account, borrower_group, office_entry.
        """
        ...

    def directory(self) -> Directory: ...

    def parties(self, number: str) -> tuple[PartyToken, ...]:
        """The parties of a case as its papers have named them."""
        ...


class Log(Protocol):
    """Where the program says what it does; never a name, number or amount of a borrower."""

    def info(self, event: str, **fields: object) -> object: ...


class Unavailable(Exception):  # noqa: N818 - the fourth kind of error: the world failed
    """The database cannot be reached or does not answer in time; the act may be sent again."""


class BeginAgainError(Exception):
    """Another act came first; nothing of this one is left, and it may begin again at once."""


class KeyTakenError(BeginAgainError):
    """Another act with the same key, or for the same new case, was committed meanwhile."""


class GaveWayError(BeginAgainError, Unavailable):
    """Two acts waited for each other, and the database chose this one to make way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """
    The one set of doors to the world that every act goes through. `blind` makes tokens with the
    office's own key, `demonstration_blind` with one that is no secret; `codec` writes its records.
    """

    books: Callable[[], AbstractContextManager[Books]]
    archive: Callable[[], AbstractContextManager[Archive]]
    clock: Callable[[], datetime]
    salt: Callable[[], bytes]
    log: Log
    given_clock: bool = False
    demonstration: bool = False
    blind: Blind | None = None
    demonstration_blind: Blind | None = None
    codec: Codec = STANDARD
