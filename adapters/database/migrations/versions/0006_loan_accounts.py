"""The facts of each loan's ledger, and the account that they come to."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "loan_fact",
        sa.Column("case_number", CODE),
        sa.Column("entry", sa.Integer, autoincrement=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value_on", sa.Text, nullable=False),
        sa.Column("booked_on", sa.Text, nullable=False),
        sa.Column("annuls", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "entry", name="loan_fact_pkey"),
        sa.ForeignKeyConstraint(
            ["case_number", "n"],
            ["audit_record.case_number", "audit_record.n"],
            name="loan_fact_of_record",
        ),
        sa.CheckConstraint("annuls < entry", name="a_fact_annuls_an_earlier_one"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "loan_account",
        sa.Column("case_number", CODE),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("principal", sa.BigInteger, nullable=False),
        sa.Column("next_due_on", sa.Text),
        sa.Column("next_change_on", sa.Text),
        sa.Column("loan_class", sa.Text, nullable=False),
        sa.Column("first_non_performing_on", sa.Text),
        sa.PrimaryKeyConstraint("case_number", name="loan_account_pkey"),
        sa.ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="loan_account_of_case"),
    )
    op.create_index("loan_account_by_next_change", "loan_account", ["next_change_on"])
    _guard_the_facts()


def _guard_the_facts() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loan_fact"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        op.execute("ALTER TABLE loan_fact ENABLE ALWAYS TRIGGER append_only")
        return
    refuse = "SELECT RAISE(ABORT, 'rule: append_only; what stands in loan_fact is not changed')"
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER loan_fact_refuses_{act.lower()} BEFORE {act} ON loan_fact"
            f" BEGIN {refuse}; END"
        )
    op.execute(
        "CREATE TRIGGER loan_fact_refuses_replace BEFORE INSERT ON loan_fact"  # noqa: S608
        " WHEN EXISTS (SELECT 1 FROM loan_fact WHERE case_number = NEW.case_number"
        f" AND entry = NEW.entry) BEGIN {refuse}; END"
    )
