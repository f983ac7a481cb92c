"""The line of credit and the groups of borrowers: ledger, holds of cases, locks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "line_account",
        sa.Column("account", CODE),
        sa.PrimaryKeyConstraint("account", name="line_account_pkey"),
    )
    op.create_table(
        "line_entry",
        sa.Column("case_number", CODE),
        sa.Column("n", sa.Integer),
        sa.Column("account", CODE),
        sa.Column("up_to_3_million", sa.BigInteger, nullable=False),
        sa.Column("above_3_million", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "n", "account", name="line_entry_pkey"),
        sa.ForeignKeyConstraint(
            ["case_number", "n"],
            ["audit_record.case_number", "audit_record.n"],
            name="line_entry_of_record",
        ),
    )
    op.create_index(
        "line_entry_by_account",
        "line_entry",
        ["account", "up_to_3_million", "above_3_million"],
    )
    op.create_table(
        "case_hold",
        sa.Column("case_number", CODE),
        sa.Column("juristic_id", CODE),
        sa.Column("up_to_3_million", sa.BigInteger, nullable=False),
        sa.Column("above_3_million", sa.BigInteger, nullable=False),
        sa.Column("exposure", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("case_number", name="case_hold_pkey"),
        sa.ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="hold_of_case"),
    )
    op.create_index("case_hold_by_borrower", "case_hold", ["juristic_id", "exposure"])
    op.create_table(
        "borrower_group",
        sa.Column("juristic_id", CODE),
        sa.Column("group_code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("juristic_id", name="borrower_group_pkey"),
    )
    op.create_index("borrower_group_by_code", "borrower_group", ["group_code"])
    _guard_the_ledger()


def _guard_the_ledger() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON line_entry"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        op.execute("ALTER TABLE line_entry ENABLE ALWAYS TRIGGER append_only")
        return
    refuse = "SELECT RAISE(ABORT, 'rule: append_only; what stands in line_entry is not changed')"
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER line_entry_refuses_{act.lower()} BEFORE {act} ON line_entry"
            f" BEGIN {refuse}; END"
        )
    op.execute(
        "CREATE TRIGGER line_entry_refuses_replace BEFORE INSERT ON line_entry"  # noqa: S608
        " WHEN EXISTS (SELECT 1 FROM line_entry WHERE case_number = NEW.case_number"
        f" AND n = NEW.n AND account = NEW.account) BEGIN {refuse}; END"
    )
