"""The facts of each case that figures are made of."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the table; what is in it is derived when figures are first asked for."""
    op.create_table(
        "case_facts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["case.id"], name=op.f("fk_case_facts_id_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_facts")),
    )
