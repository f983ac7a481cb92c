"""What is read of a database, as compiled statements."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BindParameter,
    ClauseElement,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

from adapters.database.compiled import POSTGRESQL, SQLITE, Compiled, compiled
from adapters.database.lines import LineReads
from adapters.database.tables import (
    AUDIT_RECORD,
    CASE_APPLICATION,
    CASE_PARTY,
    CASE_SEQUENCE,
    CODE,
    DEED,
    IDEMPOTENCY_KEY,
    LOAN_ACCOUNT,
    LOAN_CASE,
    LOAN_FACT,
    OFFICE_ENTRY,
    OFFICE_HEAD,
    OUTBOX,
    PERSONAL_VALUE,
    STATE_TABLES,
)
from states.case import Capacity
from states.family import WITHOUT_A_LOAN
from workflow.office import OFFICE_CHAIN

_RECORD: Final = AUDIT_RECORD.c
_CASE: Final = LOAN_CASE.c


def _given(name: str, kind: TypeEngine[Any] = CODE) -> BindParameter[Any]:
    return bindparam(name, type_=kind)


_ARRAYS: Final = {
    SQLITE: (func.json_group_array, func.json_array),
    POSTGRESQL: (func.json_agg, func.json_build_array),
}


def _deeds_of(kind: str, number: ColumnElement[Any]) -> ScalarSelect[Any]:
    """All deeds of a case in one column of JSON, in no order."""
    gather, build = _ARRAYS[kind]
    one = build(DEED.c.n, DEED.c.position, DEED.c.step, DEED.c.duty, DEED.c.person, DEED.c.capacity)
    gathered = select(cast(gather(one), Text)).where(DEED.c.case_number == number)
    return gathered.scalar_subquery()


def _waiting(kind: str) -> Select[Any]:
    """The first cases of each state that is asked for, each with its deeds."""
    states = _given("states", Text())
    each: Any = {
        SQLITE: lambda: select(func.json_each(states).table_valued("value").c.value),
        POSTGRESQL: lambda: select(func.json_array_elements_text(cast(states, JSON))),
    }[kind]()
    place = func.row_number().over(partition_by=_CASE.state, order_by=_CASE.number)
    queue = select(_CASE.number, place.label("place")).where(_CASE.state.in_(each)).subquery()
    return (
        select(LOAN_CASE, _deeds_of(kind, _CASE.number))
        .join(queue, queue.c.number == _CASE.number)
        .where(queue.c.place <= _given("most", Integer()))
        .order_by(_CASE.number)
    )


def _beside(kind: str) -> Select[Any]:
    """What must be read after the case is locked: a statement that waited still reads the past."""
    return (
        select(
            OFFICE_HEAD.c.version,
            OFFICE_HEAD.c.head,
            IDEMPOTENCY_KEY.c.asked,
            IDEMPOTENCY_KEY.c.answer,
            _deeds_of(kind, _given("number")),
        )
        .select_from(OFFICE_HEAD)
        .outerjoin(IDEMPOTENCY_KEY, IDEMPOTENCY_KEY.c.key == _given("key"))
    )


def _next_number(kind: str) -> ClauseElement:
    insert: Any = sqlite.insert if kind == SQLITE else postgresql.insert
    first = insert(CASE_SEQUENCE).values(
        year=_given("year", Integer()), province=_given("province"), last=1
    )
    return first.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=list(CASE_SEQUENCE.primary_key), set_={"last": CASE_SEQUENCE.c.last + 1}
    ).returning(CASE_SEQUENCE.c.last)


def _tell_once(kind: str) -> ClauseElement:
    """A row of the outbox that belongs to no record, unless it is there; answers its number."""
    insert: Any = sqlite.insert if kind == SQLITE else postgresql.insert
    told = insert(OUTBOX).values(
        case_number=_given("case_number"),
        n=0,
        topic=_given("topic", Text()),
        body=_given("body", Text()),
        created_at=_given("created_at", Text()),
    )
    return told.on_conflict_do_nothing(  # type: ignore[no-any-return]
        index_elements=[OUTBOX.c.case_number, OUTBOX.c.n, OUTBOX.c.topic]
    ).returning(OUTBOX.c.id)


_STORED: Final = select(
    _RECORD.case_number,
    _RECORD.n,
    _RECORD.hash,
    _RECORD.body,
    _RECORD.at,
    _RECORD.actor,
    _RECORD.event,
    _RECORD.outcome,
).order_by(_RECORD.case_number, _RECORD.n)

_WITH_APPLICATION: Final = (
    select(LOAN_CASE, CASE_APPLICATION.c.body)
    .join(CASE_APPLICATION, CASE_APPLICATION.c.case_number == _CASE.number)
    .order_by(_CASE.number)
)

_OFFICE: Final = select(OFFICE_HEAD.c.version, OFFICE_HEAD.c.head, OFFICE_HEAD.c.at)
_ENTRIES: Final = (
    select(
        OFFICE_ENTRY.c.n,
        OFFICE_ENTRY.c.event,
        OFFICE_ENTRY.c.paper,
        OFFICE_ENTRY.c.at,
        _RECORD.actor,
    )
    .join(AUDIT_RECORD, (_RECORD.case_number == OFFICE_CHAIN) & (_RECORD.n == OFFICE_ENTRY.c.n))
    .order_by(OFFICE_ENTRY.c.n)
)
"""What was entered, with the person whom its record names."""


_NUMBER: Final = _given("number")
_N: Final = _given("n", Integer())
_ONE_CASE: Final = select(LOAN_CASE).where(_CASE.number == _NUMBER)
_OPENINGS: Final = select(
    PERSONAL_VALUE.c.case_number,
    PERSONAL_VALUE.c.n,
    PERSONAL_VALUE.c.path,
    PERSONAL_VALUE.c.salt,
    PERSONAL_VALUE.c.value,
).order_by(PERSONAL_VALUE.c.case_number, PERSONAL_VALUE.c.n, PERSONAL_VALUE.c.path)
_DEEDS: Final = select(
    DEED.c.case_number, DEED.c.n, DEED.c.step, DEED.c.duty, DEED.c.person, DEED.c.capacity
).order_by(DEED.c.case_number, DEED.c.n, DEED.c.position)

_EARLIER_DEEDS: Final = (
    select(DEED.c.step, DEED.c.duty, DEED.c.person)
    .distinct()
    .join(LOAN_CASE, _CASE.number == DEED.c.case_number)
    .where(
        _CASE.juristic_id == _given("juristic_id"),
        _CASE.state.in_([literal_column(f"'{state}'") for state in WITHOUT_A_LOAN]),
        _CASE.at >= _given("since"),
        DEED.c.capacity != literal_column(f"'{Capacity.INHERITED}'"),
    )
    .order_by(DEED.c.step, DEED.c.duty, DEED.c.person)
)


def _in_order(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key)


def _case_of(table: Table) -> ColumnElement[Any]:
    """The column that says to which case a row belongs; an entry of the office has none."""
    key, *_ = table.primary_key
    return key if key.type is CODE else literal(OFFICE_CHAIN, CODE)


class Reads:
    """Every statement that reads, for one of the two databases; compiled when it is first used."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def _ready(self, statement: ClauseElement, *names: str) -> Compiled:
        return compiled(statement, self._kind, *names)

    # ------------------------------------------------------------------------ for an act

    @cached_property
    def locked_case(self) -> Compiled:
        return self._ready(_ONE_CASE.with_for_update(), "number")

    @cached_property
    def beside(self) -> Compiled:
        return self._ready(_beside(self._kind), "number", "key")

    @cached_property
    def application(self) -> Compiled:
        body = select(CASE_APPLICATION.c.body)
        return self._ready(body.where(CASE_APPLICATION.c.case_number == _NUMBER), "number")

    @cached_property
    def answered(self) -> Compiled:
        answer = select(IDEMPOTENCY_KEY.c.asked, IDEMPOTENCY_KEY.c.answer)
        return self._ready(answer.where(IDEMPOTENCY_KEY.c.key == _given("key")), "key")

    @cached_property
    def application_under_way(self) -> Compiled:
        borrower = _given("juristic_id")
        found = select(_CASE.number).where(_CASE.juristic_id == borrower, _CASE.applying)
        return self._ready(found, "juristic_id")

    @cached_property
    def earlier_deeds(self) -> Compiled:
        return self._ready(_EARLIER_DEEDS, "juristic_id", "since")

    @cached_property
    def since(self) -> Compiled:
        columns = (_RECORD.n, _RECORD.at, _RECORD.actor, _RECORD.event, _RECORD.outcome)
        later = select(*columns).where(_RECORD.case_number == _NUMBER, _RECORD.n > _N)
        return self._ready(later.order_by(_RECORD.n), "number", "n")

    @cached_property
    def account(self) -> Compiled:
        columns = [column for column in LOAN_ACCOUNT.c if column.name != "case_number"]
        found = select(*columns).where(LOAN_ACCOUNT.c.case_number == _NUMBER)
        return self._ready(found, "number")

    @cached_property
    def facts(self) -> Compiled:
        columns = [column for column in LOAN_FACT.c if column.name not in {"case_number", "n"}]
        found = select(*columns).where(LOAN_FACT.c.case_number == _NUMBER)
        return self._ready(found.order_by(LOAN_FACT.c.entry), "number")

    @cached_property
    def next_number(self) -> Compiled:
        return self._ready(_next_number(self._kind), "year", "province")

    @cached_property
    def tell_once(self) -> Compiled:
        return self._ready(_tell_once(self._kind), "case_number", "topic", "body", "created_at")

    @cached_property
    def parties(self) -> Compiled:
        of_case = select(CASE_PARTY.c.token, CASE_PARTY.c.capacity)
        named = of_case.where(CASE_PARTY.c.case_number == _NUMBER)
        return self._ready(named.order_by(CASE_PARTY.c.token, CASE_PARTY.c.capacity), "number")

    @cached_property
    def cases_with_party(self) -> Compiled:
        token = _given("token")
        numbers = select(CASE_PARTY.c.case_number).where(CASE_PARTY.c.token == token).distinct()
        return self._ready(numbers.order_by(CASE_PARTY.c.case_number), "token")

    @cached_property
    def lines(self) -> LineReads:
        return LineReads(self._kind)

    # --------------------------------------------------------------------- for the office

    @cached_property
    def office(self) -> Compiled:
        return self._ready(_OFFICE)

    @cached_property
    def locked_office(self) -> Compiled:
        return self._ready(_OFFICE.with_for_update())

    @cached_property
    def entries_after(self) -> Compiled:
        return self._ready(_ENTRIES.where(OFFICE_ENTRY.c.n > _N), "n")

    @cached_property
    def office_hash(self) -> Compiled:
        of_record = select(_RECORD.hash).where(_RECORD.case_number == OFFICE_CHAIN)
        return self._ready(of_record.where(_RECORD.n == _N), "n")

    # -------------------------------------------------------------------- for the archive

    @cached_property
    def case(self) -> Compiled:
        return self._ready(_ONE_CASE, "number")

    @cached_property
    def cases(self) -> Mapping[tuple[bool, bool], Compiled]:
        """By whether a state and whether a province is asked for."""
        return {
            chosen: self._ready(_list_of_cases(*chosen), "state", "province", "limit")
            for chosen in ((False, False), (True, False), (False, True), (True, True))
        }

    @cached_property
    def waiting(self) -> Compiled:
        return self._ready(_waiting(self._kind), "states", "most")

    @cached_property
    def count_by_state(self) -> Compiled:
        counted = select(_CASE.state, func.count()).group_by(_CASE.state)
        return self._ready(counted.order_by(_CASE.state))

    @cached_property
    def records(self) -> Compiled:
        return self._ready(_STORED)

    @cached_property
    def records_of(self) -> Compiled:
        return self._ready(_STORED.where(_RECORD.case_number == _NUMBER), "number")

    @cached_property
    def openings(self) -> Compiled:
        return self._ready(_OPENINGS)

    @cached_property
    def openings_of(self) -> Compiled:
        return self._ready(_OPENINGS.where(PERSONAL_VALUE.c.case_number == _NUMBER), "number")

    @cached_property
    def heads(self) -> Compiled:
        return self._ready(select(_CASE.number, _CASE.version, _CASE.head))

    @cached_property
    def deeds(self) -> Compiled:
        return self._ready(_DEEDS)

    @cached_property
    def cases_of(self) -> Compiled:
        cases = select(DEED.c.case_number).distinct().where(DEED.c.person == _given("person"))
        return self._ready(cases.order_by(DEED.c.case_number), "person")

    @cached_property
    def state_rows(self) -> Mapping[str, tuple[Compiled, Compiled]]:
        """Of each state table: all rows, and those of one case."""
        return {
            table.name: (
                self._ready(_in_order(table)),
                self._ready(_in_order(table).where(_case_of(table) == _NUMBER), "number"),
            )
            for table in STATE_TABLES
        }


def _list_of_cases(by_state: bool, by_province: bool) -> Select[Any]:
    return _WITH_APPLICATION.where(
        _CASE.state == _given("state") if by_state else true(),
        _CASE.province == _given("province") if by_province else true(),
    ).limit(_given("limit", Integer()))
