"""Whether a database keeps the promises that the house relies on."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from adapters.database import Database
from adapters.database.compiled import SQLITE
from adapters.database.tables import APPEND_ONLY, HEAD
from states.words import Bilingual

Verdict = Literal["ok", "warning", "fault"]
Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]

OLDEST_SQLITE: Final = (3, 37)
OLDEST_POSTGRESQL: Final = (14, 0)


class Finding(NamedTuple):
    """One thing that was looked at: `ok`, `warning` (not fit for production) or `fault`."""

    check: str
    verdict: Verdict
    found: str
    thai: str
    english: str

    def document(self) -> dict[str, str]:
        """The finding as a JSON object."""
        return self._asdict()


def examine(database: Database) -> tuple[Finding, ...]:
    """Everything that can be asked of the database itself. Errors: Unavailable."""
    store = database.store
    with store.reading() as session:

        def ask(statement: str) -> Rows:
            return list(session.execute(statement).fetchall())

        findings = [_migration(ask)]
        findings += _sqlite(ask) if store.kind == SQLITE else _postgresql(ask)
    return tuple(findings)


def _finding(
    check: str, *, good: bool, found: object, say: Bilingual, bad: Verdict = "fault"
) -> Finding:
    return Finding(check, "ok" if good else bad, str(found), *say)


def _migration(ask: Ask) -> Finding:
    found = ask("SELECT version_num FROM alembic_version")
    return _finding(
        "migration",
        good=found == [(HEAD,)],
        found=", ".join(str(row[0]) for row in found),
        say=Bilingual("ตารางเป็นรุ่นของโปรแกรมนี้", "the tables are those of this program"),
    )


def _guards(missing: list[str]) -> Finding:
    return _finding(
        "guards",
        good=not missing,
        found=", ".join(missing) or "-",
        say=Bilingual(
            "ทริกเกอร์ห้ามแก้ไขหรือลบบันทึกมีครบและทำงาน",
            "every trigger that keeps records from change or removal is there and on",
        ),
    )


# ---------------------------------------------------------------------------------- SQLite

_SQLITE_SETTINGS: Final = (
    ("journal_mode", ("wal", "memory"), Bilingual("บันทึกแบบ WAL", "the journal is a WAL")),
    ("synchronous", (2, 3), Bilingual("เขียนลงดิสก์ก่อนตอบรับ", "an act is on disk when answered")),
    ("foreign_keys", (1,), Bilingual("ตรวจกุญแจอ้างอิง", "foreign keys are enforced")),
)
_TRIGGERS_OF_CLAUSE_1_2_2: Final = ("separated_duty_refuses_another", "deed_refuses_another_step")


def _sqlite(ask: Ask) -> Iterator[Finding]:
    version = str(ask("SELECT sqlite_version()")[0][0])
    yield _finding(
        "version",
        good=tuple(map(int, version.split(".")[:2])) >= OLDEST_SQLITE,
        found=version,
        say=Bilingual("รุ่นของ SQLite ใช้ได้", "this version of SQLite serves"),
    )
    for name, accepted, say in _SQLITE_SETTINGS:
        found = ask(f"PRAGMA {name}")[0][0]
        yield _finding(name, good=found in accepted, found=found, say=say)
    triggers = {str(name) for (name,) in ask("SELECT name FROM sqlite_master WHERE type='trigger'")}
    expected = {
        f"{table.name}_refuses_{act}"
        for table in APPEND_ONLY
        for act in ("update", "delete", "replace")
    }
    expected |= {*_TRIGGERS_OF_CLAUSE_1_2_2}
    expected -= {"separated_duty_refuses_replace"}  # the first of the two does more
    yield _guards(sorted(expected - triggers))
    damaged = [str(row[0]) for row in ask("PRAGMA quick_check(5)")]
    orphans = len(ask("PRAGMA foreign_key_check"))
    yield _finding(
        "integrity",
        good=damaged == ["ok"] and not orphans,
        found="; ".join(damaged) if not orphans else f"{orphans} rows without what they refer to",
        say=Bilingual("ไฟล์ฐานข้อมูลไม่เสียหาย", "the file is not damaged"),
    )


# ------------------------------------------------------------------------------ PostgreSQL

_POSTGRESQL_SETTINGS: Final = (
    ("fsync", ("on",), Bilingual("เขียนลงดิสก์จริง", "what is written reaches the disk")),
    ("full_page_writes", ("on",), Bilingual("ทนไฟดับระหว่างเขียน", "a torn page is mended")),
    (
        "synchronous_commit",
        ("on", "remote_apply", "remote_write", "local"),
        Bilingual("เขียนลงดิสก์ก่อนตอบรับ", "an act is on disk when answered"),
    ),
    ("server_encoding", ("UTF8",), Bilingual("เก็บอักษรเป็น UTF-8", "text is kept as UTF-8")),
    (
        "session_replication_role",
        ("origin",),
        Bilingual("ทริกเกอร์ทำงานตามปกติ", "triggers fire as they should"),
    ),
)


def _postgresql(ask: Ask) -> Iterator[Finding]:
    number = int(str(ask("SELECT current_setting('server_version_num')")[0][0]))
    yield _finding(
        "version",
        good=(number // 10_000, number % 10_000) >= OLDEST_POSTGRESQL,
        found=f"{number // 10_000}.{number % 10_000}",
        say=Bilingual("รุ่นของ PostgreSQL ใช้ได้", "this version of PostgreSQL serves"),
    )
    for name, accepted, say in _POSTGRESQL_SETTINGS:
        found = ask(f"SELECT current_setting('{name}')")[0][0]
        yield _finding(name, good=found in accepted, found=found, say=say)
    triggers = ask(
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname = 'append_only' AND t.tgenabled = 'A'"  # fires always
        " AND c.relnamespace = current_schema()::regnamespace"
    )
    guarded = {str(name) for (name,) in triggers}
    yield _guards(sorted({table.name for table in APPEND_ONLY} - guarded))
    yield _role(ask)


def _role(ask: Ask) -> Finding:
    """Whoever owns the tables can take the guards away; a program that serves users must not."""
    ((superuser, owner),) = ask(
        "SELECT r.rolsuper, pg_has_role(current_user, c.relowner, 'USAGE')"
        " FROM pg_roles r, pg_class c WHERE r.rolname = current_user"
        " AND c.oid = 'audit_record'::regclass"
    )
    powers = [name for name, has in (("superuser", superuser), ("owner", owner)) if has]
    return _finding(
        "role",
        good=not powers,
        found=", ".join(powers) or "-",
        say=Bilingual(
            "ผู้ใช้ฐานข้อมูลไม่ใช่เจ้าของตารางและไม่ใช่ superuser",
            "the database user is neither superuser nor owner of the tables",
        ),
        bad="warning",
    )
