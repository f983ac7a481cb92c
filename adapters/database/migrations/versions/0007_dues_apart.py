"""What falls due on a loan in a column of its own, and the numbers under which it is serviced."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KINDS = (
    "disbursement", "charge", "receipt", "prepayment", "waiver", "capitalisation", "write_off",
    "recovery", "refund", "rate", "default_rate", "pause", "plan", "judgement", "closing",
    "reversal",
)  # fmt: skip
"""The kinds of facts in the order in which they counted; the account held places in it."""
NUMBERS = [90, 3, 12]
"""Every loan was serviced under these."""

_ACCOUNT = sa.table(
    "loan_account",
    sa.column("case_number", sa.Text),
    sa.column("standing", sa.Text),
    sa.column("dues", sa.Text),
)


def upgrade() -> None:
    op.add_column(
        "loan_account",
        sa.Column("dues", sa.Text, nullable=False, server_default="[[],[0],[0]]"),
    )
    database = op.get_bind()
    rows = database.execute(sa.select(_ACCOUNT.c.case_number, _ACCOUNT.c.standing)).all()
    for number, text in rows:
        standing = json.loads(text)
        dues = standing["position"].pop("dues")
        standing["position"]["numbers"] = NUMBERS
        standing["opened"][1] = KINDS[standing["opened"][1]]
        database.execute(
            sa.update(_ACCOUNT)
            .where(_ACCOUNT.c.case_number == number)
            .values(standing=_text(standing), dues=_text(dues))
        )


def _text(document: Any) -> str:  # noqa: ANN401 - JSON
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
