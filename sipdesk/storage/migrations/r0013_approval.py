"""What managers are asked to approve, apart from the cases."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime

_CODES = (
    "kind",
    "recipient",
    "recipient_role",
    "asked_by",
    "judgement",
    "judged_by",
    "sha256",
    "paper",
)


def upgrade(op: Operations) -> None:
    """Make the table."""
    op.create_table(
        "approval",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _CODES),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("words", "answer")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked", UtcDateTime(), nullable=False),
        sa.Column("judged", UtcDateTime(), nullable=True),
        sa.Column("sent", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_approval_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_index(op.f("ix_approval_case"), "approval", ["case"], unique=False)
