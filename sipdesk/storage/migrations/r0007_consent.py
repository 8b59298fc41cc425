"""More of what a consent says, chosen grounds, and what a move needs."""

import sqlalchemy as sa
from alembic.operations import Operations

_WORDS = (
    ("consent", "follows", sa.String()),
    ("consent", "purpose", sa.Text()),
    ("consent", "capacity", sa.Text()),
    ("party", "place_decision", sa.Text()),
    ("placement", "moves_to", sa.Text()),
    ("placement", "receiving_kommun", sa.String()),
    ("placement", "receiving_region", sa.String()),
)
_DAYS = (
    ("consent", "valid_from"),
    ("placement", "moves"),
    ("placement", "aftercare_asked"),
)


def upgrade(op: Operations) -> None:
    """Add them; nothing of it was known before."""
    for table, name, kind in _WORDS:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=""))
    for table, name in _DAYS:
        op.add_column(table, sa.Column(name, sa.Date(), nullable=True))
    unasked = sa.Column(
        "aftercare", sa.String(), nullable=False, server_default="not-asked"
    )
    op.add_column("placement", unasked)
    op.create_table(
        "chosen_ground",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("ground", "law", "recipient", "force")
        ),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("minors_only", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["case.id"], name=op.f("fk_chosen_ground_parent_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_ground")),
    )
    op.create_index(
        op.f("ix_chosen_ground_parent"), "chosen_ground", ["parent"], unique=False
    )
