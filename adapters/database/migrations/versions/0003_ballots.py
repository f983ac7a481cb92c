"""The open poll of a case, and what each member of a committee said on a motion."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("loan_case", sa.Column("poll", sa.Text))
    op.create_table(
        "ballot",
        sa.Column("case_number", CODE),
        sa.Column("n", sa.Integer, autoincrement=False),
        sa.Column("motion", sa.Integer, nullable=False),
        sa.Column("person", CODE, nullable=False),
        sa.Column("replaces", sa.Integer),
        sa.Column("said", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_number", "n", name="ballot_pkey"),
        sa.UniqueConstraint("case_number", "motion", "person", "n", name="ballot_of_member"),
        sa.UniqueConstraint(
            "case_number", "motion", "person", "replaces", name="ballot_replaced_once"
        ),
        sa.ForeignKeyConstraint(["case_number"], ["loan_case.number"], name="ballot_of_case"),
        sa.ForeignKeyConstraint(
            ["case_number", "motion", "person", "replaces"],
            ["ballot.case_number", "ballot.motion", "ballot.person", "ballot.n"],
            name="ballot_replaces_own",
        ),
        sa.CheckConstraint(
            "said IN ('for', 'against', 'abstain', 'recused')", name="one_of_the_four_words"
        ),
        sa.CheckConstraint(
            "motion < n AND (replaces IS NULL OR replaces < n)", name="ballot_follows"
        ),
        sqlite_with_rowid=False,
    )
    first = sa.text("replaces IS NULL")
    op.create_index(
        "one_first_ballot",
        "ballot",
        ["case_number", "motion", "person"],
        unique=True,
        sqlite_where=first,
        postgresql_where=first,
    )
    _guard_the_ballots()


def _guard_the_ballots() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ballot"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        op.execute("ALTER TABLE ballot ENABLE ALWAYS TRIGGER append_only")
        return
    refuse = "SELECT RAISE(ABORT, 'rule: append_only; what stands in ballot is not changed')"
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER ballot_refuses_{act.lower()} BEFORE {act} ON ballot"
            f" BEGIN {refuse}; END"
        )
    op.execute(
        "CREATE TRIGGER ballot_refuses_replace BEFORE INSERT ON ballot"  # noqa: S608
        " WHEN EXISTS (SELECT 1 FROM ballot WHERE case_number = NEW.case_number"
        " AND (n = NEW.n OR (motion = NEW.motion AND person = NEW.person"
        f" AND replaces IS NEW.replaces))) BEGIN {refuse}; END"
    )
    # Foreign keys hold only where a connection asks for them; this holds for every connection.
    op.execute(
        "CREATE TRIGGER ballot_refuses_a_strangers BEFORE INSERT ON ballot"
        " WHEN NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ballot"
        " WHERE case_number = NEW.case_number AND motion = NEW.motion AND person = NEW.person"
        " AND n = NEW.replaces) BEGIN SELECT RAISE(ABORT,"
        " 'rule: ballot_replaces_own; a ballot replaces one of the same member'); END"
    )
