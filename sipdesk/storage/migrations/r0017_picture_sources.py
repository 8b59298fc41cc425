"""Sources of pictures of one's own, and their symbols."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the tables."""
    op.create_table(
        "picture_source",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        *(
            sa.Column(n, sa.Text(), nullable=False)
            for n in ("name", "licence", "credit")
        ),
        sa.Column("added", sa.Date(), nullable=False),
        sa.Column("may_share", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_source")),
    )
    op.create_table(
        "own_symbol",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        *(
            sa.Column(n, sa.String(), nullable=False)
            for n in ("code", "form", "sha256")
        ),
        *(sa.Column(n, sa.JSON(), nullable=False) for n in ("words", "concepts")),
        sa.ForeignKeyConstraint(
            ["source"],
            ["picture_source.id"],
            name=op.f("fk_own_symbol_source_picture_source"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_symbol")),
    )
    op.create_index(
        op.f("ix_own_symbol_source"), "own_symbol", ["source"], unique=False
    )
    op.create_table(
        "own_symbol_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["own_symbol.id"], name=op.f("fk_own_symbol_file_id_own_symbol")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_symbol_file")),
    )
