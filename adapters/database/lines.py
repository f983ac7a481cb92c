"""The lines of credit and the groups of borrowers: locked in a fixed order, line before group."""

from typing import Any, Final

from sqlalchemy import BindParameter, ClauseElement, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.database.compiled import SQLITE, Compiled, compiled
from adapters.database.session import Session
from adapters.database.tables import (
    BORROWER_GROUP,
    CASE_HOLD,
    CODE,
    LINE_ACCOUNT,
    LINE_ENTRY,
    LOAN_CASE,
)
from states.baht import ZERO, Baht
from states.line import FUND, NOTHING_PROMISED, Lines, Promised

_GROUPS: Final = "groups"
_ENTRY: Final = LINE_ENTRY.c
_HOLD: Final = CASE_HOLD.c
_GROUP: Final = BORROWER_GROUP.c


class LineReads:
    """Every statement on lines and groups, compiled for one of the two databases."""

    def __init__(self, kind: str) -> None:
        def ready(statement: ClauseElement, *names: str) -> Compiled:
            return compiled(statement, kind, *names)

        self.place_of_case = ready(_PLACE_OF_CASE, "number")
        self.lock_account = ready(_lock(kind), "account")
        self.promised = ready(_PROMISED, "account", "number")
        self.exposure = ready(_EXPOSURE, "juristic_id", "number")
        self.group_of = ready(_GROUP_OF, "juristic_id")
        self.lock_group = ready(_LOCK_GROUP, "group_code")
        self.join_group = ready(_join(kind), "juristic_id", "group_code")
        self.move_group = ready(_MOVE_GROUP, "new_code", "old_code")


def lines_of(session: Session, reads: LineReads, number: str, *, hold: bool) -> Lines:
    """See `workflow.office.Books.lines`."""
    place = session.row(reads.place_of_case, number)
    if place is None:
        return Lines(NOTHING_PROMISED, NOTHING_PROMISED, ZERO, ZERO)
    province, juristic_id = place
    accounts = [FUND] if province is None else [FUND, province]
    if hold:
        for account in accounts:
            session.rows(reads.lock_account, account)
        if juristic_id is not None:
            _lock_group(session, reads, juristic_id)
    promised = [_promised(session, reads, account, number) for account in accounts]
    own, others = ZERO, ZERO
    if juristic_id is not None:
        borrower, group = session.rows(reads.exposure, juristic_id, number)[0]
        own, others = Baht(int(borrower)), Baht(int(group) - int(borrower))
    return Lines(promised[0], promised[-1], own, others)


def unite(session: Session, reads: LineReads, juristic_ids: tuple[str, ...]) -> None:
    """See `workflow.office.Books.unite`."""
    session.rows(reads.lock_account, _GROUPS)  # two that overlap would make half a group each
    codes = {number: _code_of(session, reads, number) for number in juristic_ids}
    wanted = min((code for code in codes.values() if code), default=min(juristic_ids, default=""))
    for group in sorted({code or wanted for code in codes.values()}):
        session.rows(reads.lock_group, group)
    for number, code in codes.items():
        if code is None:
            session.execute(reads.join_group.sql, reads.join_group.arrange((number, wanted)))
        elif code != wanted:
            session.execute(reads.move_group.sql, reads.move_group.arrange((wanted, code)))


def _lock_group(session: Session, reads: LineReads, juristic_id: str) -> None:
    """Lock the group, and again if it became part of another while we waited."""
    locked: str | None = None
    code = _code_of(session, reads, juristic_id)
    while code != locked:
        session.rows(reads.lock_group, code)
        locked, code = code, _code_of(session, reads, juristic_id)


def _code_of(session: Session, reads: LineReads, juristic_id: str) -> str | None:
    row = session.row(reads.group_of, juristic_id)
    return None if row is None else str(row[0])


def _promised(session: Session, reads: LineReads, account: str, number: str) -> Promised:
    small, large = session.rows(reads.promised, account, number)[0]
    return Promised(Baht(int(small)), Baht(int(large)))


# ------------------------------------------------------------------------------ statements


def _given(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=CODE)


_PLACE_OF_CASE: Final = select(LOAN_CASE.c.province, LOAN_CASE.c.juristic_id).where(
    LOAN_CASE.c.number == _given("number")
)


def _lock(kind: str) -> ClauseElement:
    """Makes the account's row if there is none; either way the row is locked till the end."""
    insert: Any = sqlite.insert if kind == SQLITE else postgresql.insert
    new = insert(LINE_ACCOUNT).values(account=_given("account"))
    locked: ClauseElement = new.on_conflict_do_update(
        index_elements=["account"], set_={"account": new.excluded.account}
    ).returning(LINE_ACCOUNT.c.account)
    return locked


_PROMISED: Final = select(
    func.coalesce(func.sum(_ENTRY.up_to_3_million), 0),
    func.coalesce(func.sum(_ENTRY.above_3_million), 0),
).where(_ENTRY.account == _given("account"), _ENTRY.case_number != _given("number"))

_MEMBERS: Final = select(_GROUP.juristic_id).where(
    _GROUP.group_code
    == select(_GROUP.group_code)
    .where(_GROUP.juristic_id == _given("juristic_id"))
    .scalar_subquery()
)
_EXPOSURE: Final = select(
    func.coalesce(func.sum(_HOLD.exposure).filter(_HOLD.juristic_id == _given("juristic_id")), 0),
    func.coalesce(func.sum(_HOLD.exposure), 0),
).where(_HOLD.juristic_id.in_(_MEMBERS), _HOLD.case_number != _given("number"))

_GROUP_OF: Final = select(_GROUP.group_code).where(_GROUP.juristic_id == _given("juristic_id"))
_LOCK_GROUP: Final = (
    select(_GROUP.juristic_id).where(_GROUP.juristic_id == _given("group_code")).with_for_update()
)


def _join(kind: str) -> ClauseElement:
    insert: Any = sqlite.insert if kind == SQLITE else postgresql.insert
    new = insert(BORROWER_GROUP).values(
        juristic_id=_given("juristic_id"), group_code=_given("group_code")
    )
    joined: ClauseElement = new.on_conflict_do_nothing(index_elements=["juristic_id"])
    return joined


_MOVE_GROUP: Final = (
    BORROWER_GROUP.update()
    .where(_GROUP.group_code == _given("old_code"))
    .values(group_code=_given("new_code"))
)
