"""What was done in earlier files of a borrower stands in the next one; files by borrower."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
FOUR_STEPS = "'1.2.3(1)', '1.2.3(2)', '1.2.3(3)', '1.2.3(4)'"
ONE_OR_NONE = f"step IN ({FOUR_STEPS}, 'none')"
ITS_OWN_STEP = (
    f"CASE WHEN step IN ({FOUR_STEPS}) THEN separated_step IS NOT NULL AND (separated_step = step"
    " OR (capacity = 'inherited' AND separated_step = 'none'))"
    " ELSE separated_step IS NULL END"
)


def upgrade() -> None:
    op.create_index("loan_case_by_borrower", "loan_case", ["juristic_id", "state"])
    if op.get_bind().dialect.name == "sqlite":
        _made_anew()
        _guarded()
        return
    op.drop_constraint("one_of_the_four_steps", "separated_duty")
    op.create_check_constraint("one_of_the_four_steps", "separated_duty", ONE_OR_NONE)
    op.drop_constraint("separated_step_is_the_step", "deed")
    op.create_check_constraint("separated_step_is_the_step", "deed", ITS_OWN_STEP)


def _made_anew() -> None:
    """SQLite changes no check of a table that stands; to drop a table fires no guard of it."""
    for table in ("deed", "separated_duty"):
        op.execute(f"CREATE TABLE {table}_before AS SELECT * FROM {table}")  # noqa: S608
        op.drop_table(table)
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
        sa.CheckConstraint(ONE_OR_NONE, name="one_of_the_four_steps"),
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
        sa.CheckConstraint(ITS_OWN_STEP, name="separated_step_is_the_step"),
        sqlite_with_rowid=False,
    )
    for table in ("separated_duty", "deed"):
        op.execute(f"INSERT INTO {table} SELECT * FROM {table}_before")  # noqa: S608
        op.drop_table(f"{table}_before")


def _guarded() -> None:
    """The guards of the first office once more: they went with the tables."""
    for table in ("deed", "separated_duty"):
        refuse = f"SELECT RAISE(ABORT, 'rule: append_only; what stands in {table} is not changed')"
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}"
                f" BEGIN {refuse}; END"
            )
    op.execute(
        "CREATE TRIGGER deed_refuses_replace BEFORE INSERT ON deed"
        " WHEN EXISTS (SELECT 1 FROM deed WHERE case_number = NEW.case_number AND n = NEW.n"
        " AND position = NEW.position) BEGIN SELECT RAISE(ABORT,"
        " 'rule: append_only; what stands in deed is not changed'); END"
    )
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
