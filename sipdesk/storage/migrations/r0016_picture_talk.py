"""What young people answer with pictures."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime

_CODES = ("kind", "by", "goes_on")


def upgrade(op: Operations) -> None:
    """Make the table."""
    op.create_table(
        "picture_talk",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _CODES),
        sa.Column("at", UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("beside", "title")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("heads", "laid")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_picture_talk_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_talk")),
    )
    op.create_index(
        op.f("ix_picture_talk_case"), "picture_talk", ["case"], unique=False
    )
