"""Of whom each thing of the admission's list is asked, when, by how many letters."""

import sqlalchemy as sa
from alembic.operations import Operations

_TABLE = "admission_item"
_COLUMNS = (("detail", sa.Text()), ("party", sa.String()))


def upgrade(op: Operations) -> None:
    """Add them. The day of what is asked for was when it was asked for."""
    for name, kind in _COLUMNS:
        op.add_column(_TABLE, sa.Column(name, kind, nullable=False, server_default=""))
    for name in ("asked", "reminded"):
        op.add_column(_TABLE, sa.Column(name, sa.Date(), nullable=True))
    letters = sa.Column("letters", sa.Integer(), nullable=False, server_default="0")
    op.add_column(_TABLE, letters)
    item = sa.table(_TABLE, sa.column("state"), sa.column("day"), sa.column("asked"))
    asked = sa.update(item).where(item.c.state == "asked")
    op.execute(asked.values(asked=item.c.day, day=None))
