"""What is read of a database, as compiled statements."""

from typing import Any, Final

from sqlalchemy import (
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
    CASE_SEQUENCE,
    CODE,
    DEED,
    IDEMPOTENCY_KEY,
    LOAN_CASE,
    OFFICE_ENTRY,
    OFFICE_HEAD,
    PERSONAL_VALUE,
    STATE_TABLES,
)
from workflow.office import OFFICE_CHAIN

_RECORD: Final = AUDIT_RECORD.c
_CASE: Final = LOAN_CASE.c


def _given(name: str, kind: TypeEngine[Any] = CODE) -> BindParameter[Any]:
    return bindparam(name, type_=kind)


_ARRAYS: Final = {
    SQLITE: (func.json_group_array, func.json_array),
    POSTGRESQL: (func.json_agg, func.json_build_array),
}


def _deeds_of(kind: str, number: BindParameter[Any]) -> ScalarSelect[Any]:
    """All deeds of a case in one column of JSON, in no order."""
    gather, build = _ARRAYS[kind]
    one = build(DEED.c.n, DEED.c.position, DEED.c.step, DEED.c.duty, DEED.c.person, DEED.c.capacity)
    gathered = select(cast(gather(one), Text)).where(DEED.c.case_number == number)
    return gathered.scalar_subquery()


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
_ENTRIES: Final = select(OFFICE_ENTRY).order_by(OFFICE_ENTRY.c.n)


_DEEDS: Final = select(
    DEED.c.case_number, DEED.c.n, DEED.c.step, DEED.c.duty, DEED.c.person, DEED.c.capacity
).order_by(DEED.c.case_number, DEED.c.n, DEED.c.position)


def _in_order(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key)


def _case_of(table: Table) -> ColumnElement[Any]:
    """The column that says to which case a row belongs; an entry of the office has none."""
    key, *_ = table.primary_key
    return key if key.type is CODE else literal(OFFICE_CHAIN, CODE)


class Reads:
    """Every statement that reads, compiled for one of the two databases."""

    def __init__(self, kind: str) -> None:
        number, n = _given("number"), _given("n", Integer())
        one_case = select(LOAN_CASE).where(_CASE.number == number)

        def ready(statement: ClauseElement, *names: str) -> Compiled:
            return compiled(statement, kind, *names)

        self.lines = LineReads(kind)
        self.locked_case = ready(one_case.with_for_update(), "number")
        self.case = ready(one_case, "number")
        self.beside = ready(_beside(kind), "number", "key")
        self.application = ready(
            select(CASE_APPLICATION.c.body).where(CASE_APPLICATION.c.case_number == number),
            "number",
        )
        self.answered = ready(
            select(IDEMPOTENCY_KEY.c.asked, IDEMPOTENCY_KEY.c.answer).where(
                IDEMPOTENCY_KEY.c.key == _given("key")
            ),
            "key",
        )
        self.application_under_way = ready(
            select(_CASE.number).where(_CASE.juristic_id == _given("juristic_id"), _CASE.applying),
            "juristic_id",
        )
        self.since = ready(
            select(_RECORD.n, _RECORD.at, _RECORD.actor, _RECORD.event, _RECORD.outcome)
            .where(_RECORD.case_number == number, _RECORD.n > n)
            .order_by(_RECORD.n),
            "number",
            "n",
        )
        self.next_number = ready(_next_number(kind), "year", "province")
        self.office = ready(_OFFICE)
        self.locked_office = ready(_OFFICE.with_for_update())
        self.entries_after = ready(_ENTRIES.where(OFFICE_ENTRY.c.n > n), "n")
        self.office_hash = ready(
            select(_RECORD.hash).where(_RECORD.case_number == OFFICE_CHAIN, _RECORD.n == n), "n"
        )
        self.records = ready(_STORED)
        self.records_of = ready(_STORED.where(_RECORD.case_number == number), "number")
        self.openings = ready(_openings())
        self.openings_of = ready(
            _openings().where(PERSONAL_VALUE.c.case_number == number), "number"
        )
        self.heads = ready(select(_CASE.number, _CASE.version, _CASE.head))
        self.deeds = ready(_DEEDS)
        self.count_by_state = ready(
            select(_CASE.state, func.count()).group_by(_CASE.state).order_by(_CASE.state)
        )
        self.cases = {
            chosen: ready(_list_of_cases(*chosen), "state", "province", "limit")
            for chosen in ((False, False), (True, False), (False, True), (True, True))
        }
        self.state_rows = {
            table.name: (
                ready(_in_order(table)),
                ready(_in_order(table).where(_case_of(table) == number), "number"),
            )
            for table in STATE_TABLES
        }


def _openings() -> Select[Any]:
    value = PERSONAL_VALUE.c
    return select(value.case_number, value.n, value.path, value.salt, value.value).order_by(
        value.case_number, value.n, value.path
    )


def _list_of_cases(by_state: bool, by_province: bool) -> Select[Any]:
    return _WITH_APPLICATION.where(
        _CASE.state == _given("state") if by_state else true(),
        _CASE.province == _given("province") if by_province else true(),
    ).limit(_given("limit", Integer()))
