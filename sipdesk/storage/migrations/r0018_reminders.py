"""What is put off, a home's own figures for reminders, and who looks after whose cases.

Overviews are derived anew when the home is opened: none was derived by these rules.
"""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the tables and the columns of what lists show."""
    op.create_table(
        "put_off",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Date(), nullable=False)
            for name in ("day", "until", "decided")
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["case.id"], name=op.f("fk_put_off_parent_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
    )
    op.create_index(op.f("ix_put_off_parent"), "put_off", ["parent"], unique=False)
    op.create_table(
        "own_figure",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_figure")),
    )
    op.create_table(
        "stand_in",
        sa.Column("id", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("away", "stands_in", "by")
        ),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("first", "last")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_in")),
    )
    for table, name, kind, unknown in (
        ("overview", "rules", sa.String(), ""),
        ("waiting", "put_off_by", sa.String(), ""),
        ("waiting", "times", sa.Integer(), "0"),
    ):
        column = sa.Column(name, kind, nullable=False, server_default=unknown)
        op.add_column(table, column)
    op.add_column("waiting", sa.Column("put_off", sa.Date(), nullable=True))
