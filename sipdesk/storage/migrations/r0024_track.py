"""The track of a placement: what people have said of it, and the discharge date."""

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the tables; every case that there is has a track with nothing on it."""
    op.create_table(
        "track",
        sa.Column("id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["case.id"], name=op.f("fk_track_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track")),
    )
    op.execute('INSERT INTO track (id) SELECT id FROM "case"')
    _many(
        op,
        "track_mark",
        *(sa.Column(n, sa.String(), nullable=False) for n in ("milestone", "way")),
        *(sa.Column(name, sa.Date()) for name in ("day", "done")),
        sa.Column("unknown", sa.Text(), nullable=False),
    )
    _many(
        op,
        "discharge_change",
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("was", "became")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("why", "who")),
    )


def _many(op: Operations, name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["parent"], ["track.id"], name=op.f(f"fk_{name}_parent_track")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_parent"), name, ["parent"], unique=False)
