"""The tables of the office, the same on SQLite and on PostgreSQL.

Times are text, UTC with microseconds as a record writes them (`2019-04-18T02:03:04.000005Z`), so
that both databases hold the same bytes and sort them the same way. Documents are canonical JSON
text, amounts in them text too. Migrations create the tables; a test compares them with these.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from states.ballots import Said
from states.case import Capacity
from states.family import NONE_OF_THE_FOUR
from states.process import SEPARATED_STEPS

HEAD: Final = "0007"
"""The migration after which the tables are these."""

METADATA: Final = MetaData()

# Codes sort by code point everywhere: the verifier of the trail relies on the order of cases.
CODE: Final = Text().with_variant(Text(collation="C"), "postgresql")

LOAN_CASE: Final = Table(
    "loan_case",
    METADATA,
    Column("number", CODE),
    Column("table_name", Text, nullable=False),
    Column("state", CODE, nullable=False),
    Column("back_state", Text),
    Column("version", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
    Column("others_since", Integer, nullable=False),
    Column("half", Text),
    Column("application_digest", LargeBinary, nullable=False),
    Column("course", Text, nullable=False),
    Column("province", CODE),
    Column("juristic_id", CODE),
    Column("applying", Boolean, nullable=False),
    Column("poll", Text),
    PrimaryKeyConstraint("number", name="loan_case_pkey"),
)
Index("loan_case_by_state", LOAN_CASE.c.state, LOAN_CASE.c.number)
Index("loan_case_by_province", LOAN_CASE.c.province, LOAN_CASE.c.number)
Index("loan_case_by_borrower", LOAN_CASE.c.juristic_id, LOAN_CASE.c.state)
ONE_APPLICATION: Final = Index(
    "one_application_under_way",
    LOAN_CASE.c.juristic_id,
    unique=True,
    sqlite_where=text("applying"),
    postgresql_where=text("applying"),
)

# Apart from the case: it is long and rarely changes, and a row is written anew at every act.
CASE_APPLICATION: Final = Table(
    "case_application",
    METADATA,
    Column("case_number", CODE),
    Column("digest", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("case_number", name="case_application_pkey"),
    ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="application_of_case"),
)

AUDIT_RECORD: Final = Table(
    "audit_record",
    METADATA,
    Column("case_number", CODE, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("case_number", "n", name="audit_record_pkey"),
    CheckConstraint("n >= 1", name="records_count_from_one"),
)

_SAID: Final = ", ".join(f"'{said.value}'" for said in Said)
_FOUR: Final = ", ".join(f"'{step.value}'" for step in SEPARATED_STEPS)

SEPARATED_DUTY: Final = Table(
    "separated_duty",
    METADATA,
    Column("case_number", CODE),
    Column("person", CODE),
    Column("step", Text, nullable=False),
    PrimaryKeyConstraint("case_number", "person", name="separated_duty_pkey"),
    UniqueConstraint("case_number", "person", "step", name="separated_duty_of_step"),
    ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="separated_duty_of_case"),
    CheckConstraint(
        f"step IN ({_FOUR}, '{NONE_OF_THE_FOUR}')",
        name="one_of_the_four_steps",
    ),
    sqlite_with_rowid=False,
)
"""Clause 1.2.2: a person has one row, and so one of the four steps or none, for a whole case."""

DEED: Final = Table(
    "deed",
    METADATA,
    Column("case_number", CODE),
    Column("n", Integer),
    Column("position", Integer),
    Column("step", Text, nullable=False),
    Column("duty", Text, nullable=False),
    Column("person", CODE, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("separated_step", Text),
    PrimaryKeyConstraint("case_number", "n", "position", name="deed_pkey"),
    ForeignKeyConstraint(
        ["case_number", "person", "separated_step"],
        ["separated_duty.case_number", "separated_duty.person", "separated_duty.step"],
        name="deed_of_separated_duty",
    ),
    CheckConstraint(
        f"CASE WHEN step IN ({_FOUR}) THEN separated_step IS NOT NULL AND (separated_step = step"
        f" OR (capacity = '{Capacity.INHERITED}' AND separated_step = '{NONE_OF_THE_FOUR}'))"
        " ELSE separated_step IS NULL END",
        name="separated_step_is_the_step",
    ),
    sqlite_with_rowid=False,
)

BALLOT: Final = Table(
    "ballot",
    METADATA,
    Column("case_number", CODE),
    Column("n", Integer, autoincrement=False),
    Column("motion", Integer, nullable=False),
    Column("person", CODE, nullable=False),
    Column("replaces", Integer),
    Column("said", Text, nullable=False),
    PrimaryKeyConstraint("case_number", "n", name="ballot_pkey"),
    UniqueConstraint("case_number", "motion", "person", "n", name="ballot_of_member"),
    UniqueConstraint("case_number", "motion", "person", "replaces", name="ballot_replaced_once"),
    ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="ballot_of_case"),
    ForeignKeyConstraint(
        ["case_number", "motion", "person", "replaces"],
        ["ballot.case_number", "ballot.motion", "ballot.person", "ballot.n"],
        name="ballot_replaces_own",
    ),
    CheckConstraint(f"said IN ({_SAID})", name="one_of_the_four_words"),
    CheckConstraint("motion < n AND (replaces IS NULL OR replaces < n)", name="ballot_follows"),
    sqlite_with_rowid=False,
)
"""
What each member said on a motion. One ballot of a member replaces none; every other replaces one
of the same member, and none is replaced twice: one of them at most is the last and counts.
"""
Index(
    "one_first_ballot",
    BALLOT.c.case_number,
    BALLOT.c.motion,
    BALLOT.c.person,
    unique=True,
    sqlite_where=text("replaces IS NULL"),
    postgresql_where=text("replaces IS NULL"),
)

IDEMPOTENCY_KEY: Final = Table(
    "idempotency_key",
    METADATA,
    Column("key", CODE),
    Column("asked", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("case_number", CODE, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("key", name="idempotency_key_pkey"),
    sqlite_with_rowid=False,
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), Identity()),
    Column("case_number", CODE, nullable=False),
    Column("n", Integer, nullable=False),
    Column("topic", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("sent_at", Text),
    PrimaryKeyConstraint("id", name="outbox_pkey"),
    UniqueConstraint("case_number", "n", "topic", name="told_once"),
)

PERSONAL_VALUE: Final = Table(
    "personal_value",
    METADATA,
    Column("case_number", CODE),
    Column("n", Integer),
    Column("path", Text),
    Column("commitment", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("case_number", "n", "path", name="personal_value_pkey"),
    ForeignKeyConstraint(
        ["case_number", "n"],
        ["audit_record.case_number", "audit_record.n"],
        name="personal_value_of_record",
    ),
    sqlite_with_rowid=False,
)

OFFICE_ENTRY: Final = Table(
    "office_entry",
    METADATA,
    Column("n", Integer, autoincrement=False),
    Column("event", Text, nullable=False),
    Column("paper", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("n", name="office_entry_pkey"),
)

OFFICE_HEAD: Final = Table(
    "office_head",
    METADATA,
    Column("id", Integer, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("at", Text),
    PrimaryKeyConstraint("id", name="office_head_pkey"),
    CheckConstraint("id = 1", name="one_office"),
)

CASE_SEQUENCE: Final = Table(
    "case_sequence",
    METADATA,
    Column("year", Integer, autoincrement=False),
    Column("province", CODE),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("year", "province", name="case_sequence_pkey"),
    sqlite_with_rowid=False,
)

LINE_ACCOUNT: Final = Table(
    "line_account",
    METADATA,
    Column("account", CODE),
    PrimaryKeyConstraint("account", name="line_account_pkey"),
)
"""One row a line, and nothing in it: whoever promises money of the line locks it first."""

LINE_ENTRY: Final = Table(
    "line_entry",
    METADATA,
    Column("case_number", CODE),
    Column("n", Integer, autoincrement=False),
    Column("account", CODE),
    Column("up_to_3_million", BigInteger, nullable=False),
    Column("above_3_million", BigInteger, nullable=False),
    PrimaryKeyConstraint("case_number", "n", "account", name="line_entry_pkey"),
    ForeignKeyConstraint(
        ["case_number", "n"],
        ["audit_record.case_number", "audit_record.n"],
        name="line_entry_of_record",
    ),
)
"""The ledger of the lines, in satang: what is promised of a line is the sum of its entries."""
Index(
    "line_entry_by_account",
    LINE_ENTRY.c.account,
    LINE_ENTRY.c.up_to_3_million,
    LINE_ENTRY.c.above_3_million,
)

CASE_HOLD: Final = Table(
    "case_hold",
    METADATA,
    Column("case_number", CODE),
    Column("juristic_id", CODE),
    Column("up_to_3_million", BigInteger, nullable=False),
    Column("above_3_million", BigInteger, nullable=False),
    Column("exposure", BigInteger, nullable=False),
    PrimaryKeyConstraint("case_number", name="case_hold_pkey"),
    ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="hold_of_case"),
)
"""What each case takes of its lines and owes, in satang."""
Index("case_hold_by_borrower", CASE_HOLD.c.juristic_id, CASE_HOLD.c.exposure)

BORROWER_GROUP: Final = Table(
    "borrower_group",
    METADATA,
    Column("juristic_id", CODE),
    Column("group_code", CODE, nullable=False),
    PrimaryKeyConstraint("juristic_id", name="borrower_group_pkey"),
)
"""To which group each borrower belongs; the row that bears the group's code is its lock."""
Index("borrower_group_by_code", BORROWER_GROUP.c.group_code)

CASE_PARTY: Final = Table(
    "case_party",
    METADATA,
    Column("case_number", CODE),
    Column("token", CODE),
    Column("capacity", Text),
    Column("n", Integer, nullable=False),
    PrimaryKeyConstraint("case_number", "token", "capacity", name="case_party_pkey"),
    ForeignKeyConstraint(
        ["case_number", "n"],
        ["audit_record.case_number", "audit_record.n"],
        name="case_party_of_record",
    ),
    sqlite_with_rowid=False,
)
"""
Whom the papers of a case named, as tokens made with a key of the office. The records hold only
commitments, each under a salt of its own, so that a trail in other hands does not show that one
person stands in two cases: replay cannot rebuild this table and does not compare it.
"""
Index("case_party_by_token", CASE_PARTY.c.token, CASE_PARTY.c.case_number)

LOAN_FACT: Final = Table(
    "loan_fact",
    METADATA,
    Column("case_number", CODE),
    Column("entry", Integer, autoincrement=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value_on", Text, nullable=False),
    Column("booked_on", Text, nullable=False),
    Column("annuls", Integer),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("case_number", "entry", name="loan_fact_pkey"),
    ForeignKeyConstraint(
        ["case_number", "n"],
        ["audit_record.case_number", "audit_record.n"],
        name="loan_fact_of_record",
    ),
    CheckConstraint("annuls < entry", name="a_fact_annuls_an_earlier_one"),
    sqlite_with_rowid=False,
)
"""The facts that the ledger of each loan is made of; the account is what they come to."""

LOAN_ACCOUNT: Final = Table(
    "loan_account",
    METADATA,
    Column("case_number", CODE),
    Column("standing", Text, nullable=False),
    Column("dues", Text, nullable=False, server_default="[[],[0],[0]]"),
    Column("principal", BigInteger, nullable=False),
    Column("next_due_on", Text),
    Column("next_change_on", Text),
    Column("loan_class", Text, nullable=False),
    Column("first_non_performing_on", Text),
    PrimaryKeyConstraint("case_number", name="loan_account_pkey"),
    ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="loan_account_of_case"),
)
"""
Where each loan stands after its last posting; principal in satang, days ISO. `dues` is a part of
that in a column of its own: it is long, and few acts change it.
"""
Index("loan_account_by_next_change", LOAN_ACCOUNT.c.next_change_on)

APPEND_ONLY: Final = (
    AUDIT_RECORD,
    DEED,
    SEPARATED_DUTY,
    BALLOT,
    OFFICE_ENTRY,
    LINE_ENTRY,
    LOAN_FACT,
)
"""Triggers refuse to change or remove what these tables hold."""

STATE_TABLES: Final = (
    LOAN_CASE,
    CASE_APPLICATION,
    DEED,
    SEPARATED_DUTY,
    BALLOT,
    LINE_ENTRY,
    CASE_HOLD,
    LOAN_FACT,
    LOAN_ACCOUNT,
    BORROWER_GROUP,
    OFFICE_ENTRY,
)
"""What the trail can rebuild and is compared with."""
