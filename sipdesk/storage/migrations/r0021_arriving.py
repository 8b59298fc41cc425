"""What is asked for at the admission, of whom; who was told; an acute placement."""

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
    unasked = sa.Column(
        "acute", sa.String(), nullable=False, server_default="not-asked"
    )
    op.add_column("admission", unasked)
    why = sa.Column("incomplete", sa.Text(), nullable=False, server_default="")
    op.add_column("admission", why)
    op.create_table(
        "placement_told",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("party", "how")),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["admission.id"],
            name=op.f("fk_placement_told_parent_admission"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_told")),
    )
    op.create_index(
        op.f("ix_placement_told_parent"), "placement_told", ["parent"], unique=False
    )
