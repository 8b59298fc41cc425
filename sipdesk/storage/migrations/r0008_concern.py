"""Reports of concern for a child, apart from the cases."""

import sqlalchemy as sa
from alembic.operations import Operations

_CODES = ("about", "danger", "by", "paper")
_TEXTS = (
    "name",
    "born",
    "board",
    "seen",
    "happened",
    "by_whom",
    "danger_words",
    "child_knows",
)


def upgrade(op: Operations) -> None:
    """Make the table."""
    op.create_table(
        "concern",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _CODES),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("written", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_concern_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
    )
    op.create_index(op.f("ix_concern_case"), "concern", ["case"], unique=False)
