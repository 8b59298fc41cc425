"""A home's own texts, what finalised papers were written with, and stamps."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables; what was finalised before remembers no text."""
    op.create_table(
        "own_text",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_text")),
    )
    op.create_index("ux_own_text", "own_text", ["name", "number"], unique=True)
    op.create_table(
        "kept_text",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_text")),
    )
    for table, column, kind in (
        ("minutes_version", "letter", sa.String()),
        ("plan_version", "letter", sa.String()),
        ("minutes_version", "shared", sa.String()),
        ("plan_version", "shared", sa.String()),
        ("paper", "stamp", sa.String()),
        ("sip_request", "chief", sa.Text()),
    ):
        added = sa.Column(column, kind, nullable=False, server_default="")
        op.add_column(table, added)
