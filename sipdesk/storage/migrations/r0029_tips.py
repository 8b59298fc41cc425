"""Tips between homes, and for whom files of figures were made."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables."""
    op.create_table(
        "tip",
        sa.Column("id", sa.String(), nullable=False),
        *_words("kind", "home"),
        *_texts("title", "text", "home_name"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("settled", sa.Date()),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tip")),
    )
    op.create_table(
        "sent_figures",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        *_texts("to"),
        sa.Column("at", UtcDateTime(), nullable=False),
        *_words("by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_figures")),
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
