"""The parties of a case, as tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "case_party",
        sa.Column("case_number", CODE),
        sa.Column("token", CODE),
        sa.Column("capacity", sa.Text),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "token", "capacity", name="case_party_pkey"),
        sa.ForeignKeyConstraint(
            ["case_number", "n"],
            ["audit_record.case_number", "audit_record.n"],
            name="case_party_of_record",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("case_party_by_token", "case_party", ["token", "case_number"])
