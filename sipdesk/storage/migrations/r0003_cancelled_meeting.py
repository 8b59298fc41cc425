"""A meeting can be cancelled: the day, and why."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the columns; no meeting is cancelled yet."""
    op.add_column("meeting_booking", sa.Column("cancelled", sa.Date(), nullable=True))
    words = sa.Column("cancelled_words", sa.Text(), nullable=False, server_default="")
    op.add_column("meeting_booking", words)
