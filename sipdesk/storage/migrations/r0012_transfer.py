"""Cards of other homes, what left and came, and consents given at another home."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables and columns."""
    op.add_column("identity", sa.Column("age", sa.Text(), nullable=True))
    op.add_column(
        "consent",
        sa.Column("given_at", sa.Text(), nullable=False, server_default=""),
    )
    op.add_column("consent", sa.Column("given_on", sa.Date(), nullable=True))
    op.create_table(
        "home_card",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("recipient verify_key by"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("compared", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_card")),
    )
    op.create_table(
        "transfer",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("direction home by sum case"),
        sa.Column("home_name", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("received", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
    )
    op.create_index(op.f("ix_transfer_case"), "transfer", ["case"], unique=False)


def _codes(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]
