"""The first office: cases, their records and deeds, keys, messages, personal values, entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
FOUR_STEPS = "'1.2.3(1)', '1.2.3(2)', '1.2.3(3)', '1.2.3(4)'"
NO_RECORD_BEFORE = bytes(32)
APPEND_ONLY = {
    "audit_record": ("case_number", "n"),
    "deed": ("case_number", "n", "position"),
    "separated_duty": ("case_number", "person", "step"),
    "office_entry": ("n",),
}


def upgrade() -> None:
    _cases()
    _records()
    _duties()
    _keys_and_messages()
    _office()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _cases() -> None:
    op.create_table(
        "loan_case",
        sa.Column("number", CODE),
        sa.Column("table_name", sa.Text, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("back_state", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("others_since", sa.Integer, nullable=False),
        sa.Column("half", sa.Text),
        sa.Column("application_digest", sa.LargeBinary, nullable=False),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("province", CODE),
        sa.Column("juristic_id", CODE),
        sa.Column("applying", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="loan_case_pkey"),
    )
    op.create_index("loan_case_by_state", "loan_case", ["state", "number"])
    op.create_index("loan_case_by_province", "loan_case", ["province", "number"])
    op.create_index(
        "one_application_under_way",
        "loan_case",
        ["juristic_id"],
        unique=True,
        sqlite_where=sa.text("applying"),
        postgresql_where=sa.text("applying"),
    )
    op.create_table(
        "case_application",
        sa.Column("case_number", CODE),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_number", name="case_application_pkey"),
        sa.ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="application_of_case"),
    )
    op.create_table(
        "case_sequence",
        sa.Column("year", sa.Integer, autoincrement=False),
        sa.Column("province", CODE),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("year", "province", name="case_sequence_pkey"),
        sqlite_with_rowid=False,
    )


def _records() -> None:
    op.create_table(
        "audit_record",
        sa.Column("case_number", CODE, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "n", name="audit_record_pkey"),
        sa.CheckConstraint("n >= 1", name="records_count_from_one"),
    )
    op.create_table(
        "personal_value",
        sa.Column("case_number", CODE),
        sa.Column("n", sa.Integer),
        sa.Column("path", sa.Text),
        sa.Column("commitment", sa.Text, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "n", "path", name="personal_value_pkey"),
        sa.ForeignKeyConstraint(
            ["case_number", "n"],
            ["audit_record.case_number", "audit_record.n"],
            name="personal_value_of_record",
        ),
        sqlite_with_rowid=False,
    )


def _duties() -> None:
    op.create_table(
        "separated_duty",
        sa.Column("case_number", CODE),
        sa.Column("person", CODE),
        sa.Column("step", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "person", name="separated_duty_pkey"),
        sa.UniqueConstraint("case_number", "person", "step", name="separated_duty_of_step"),
        sa.ForeignKeyConstraint(
            ["case_number"], ["loan_case.number"], name="separated_duty_of_case"
        ),
        sa.CheckConstraint(f"step IN ({FOUR_STEPS})", name="one_of_the_four_steps"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deed",
        sa.Column("case_number", CODE),
        sa.Column("n", sa.Integer),
        sa.Column("position", sa.Integer),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("duty", sa.Text, nullable=False),
        sa.Column("person", CODE, nullable=False),
        sa.Column("capacity", sa.Text, nullable=False),
        sa.Column("separated_step", sa.Text),
        sa.PrimaryKeyConstraint("case_number", "n", "position", name="deed_pkey"),
        sa.ForeignKeyConstraint(
            ["case_number", "person", "separated_step"],
            ["separated_duty.case_number", "separated_duty.person", "separated_duty.step"],
            name="deed_of_separated_duty",
        ),
        sa.CheckConstraint(
            f"CASE WHEN step IN ({FOUR_STEPS})"
            " THEN separated_step IS NOT NULL AND separated_step = step"
            " ELSE separated_step IS NULL END",
            name="separated_step_is_the_step",
        ),
        sqlite_with_rowid=False,
    )


def _keys_and_messages() -> None:
    op.create_table(
        "idempotency_key",
        sa.Column("key", CODE),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("case_number", CODE, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="idempotency_key_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), sa.Identity()),
        sa.Column("case_number", CODE, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="outbox_pkey"),
        sa.UniqueConstraint("case_number", "n", "topic", name="told_once"),
    )


def _office() -> None:
    op.create_table(
        "office_entry",
        sa.Column("n", sa.Integer, autoincrement=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("n", name="office_entry_pkey"),
    )
    head = op.create_table(
        "office_head",
        sa.Column("id", sa.Integer, autoincrement=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="office_head_pkey"),
        sa.CheckConstraint("id = 1", name="one_office"),
    )
    op.bulk_insert(head, [{"id": 1, "version": 0, "head": NO_RECORD_BEFORE, "at": None}])


# The names in these statements are our own; nothing in them comes from outside.
#
# What is on record stays as it is, for whoever writes to the tables by whatever program. These
# guards stop accidents and guests; an owner of the database can remove them, which the chain of
# hashes then shows.


def _guard_postgresql() -> None:
    op.execute(
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'what stands in % is never changed', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
        END $$
        """
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        # ALWAYS: also in a session that plays a replica and fires no ordinary triggers.
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only")


def _guard_sqlite() -> None:
    for table, key in APPEND_ONLY.items():
        refuse = f"SELECT RAISE(ABORT, 'rule: append_only; what stands in {table} is not changed')"
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}"
                f" BEGIN {refuse}; END"
            )
        # INSERT OR REPLACE removes a row without firing the trigger that refuses removal.
        stands = " AND ".join(f"{column} = NEW.{column}" for column in key)
        if table != "separated_duty":
            op.execute(
                f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table}"  # noqa: S608
                f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {stands}) BEGIN {refuse}; END"
            )
    # Foreign keys are off in a shell that does not turn them on; these two triggers always fire.
    other = "SELECT RAISE(ABORT, 'rule: deed_of_separated_duty; clause 1.2.2: one of four steps')"
    op.execute(
        "CREATE TRIGGER separated_duty_refuses_another BEFORE INSERT ON separated_duty"  # noqa: S608
        " WHEN EXISTS (SELECT 1 FROM separated_duty WHERE case_number = NEW.case_number"
        f" AND person = NEW.person AND step <> NEW.step) BEGIN {other}; END"
    )
    op.execute(
        "CREATE TRIGGER deed_refuses_another_step BEFORE INSERT ON deed"  # noqa: S608
        " WHEN NEW.separated_step IS NOT NULL AND NOT EXISTS (SELECT 1 FROM separated_duty"
        " WHERE case_number = NEW.case_number AND person = NEW.person"
        f" AND step = NEW.separated_step) BEGIN {other}; END"
    )
