"""Picture boards, their photos, and a home's own words for pictures."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables."""
    op.create_table(
        "picture_board",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("kind case made_from language"),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("title", "under")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("cells", "look")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_board")),
    )
    op.create_index(
        op.f("ix_picture_board_case"), "picture_board", ["case"], unique=False
    )
    op.create_table(
        "picture_photo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_picture_photo_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_photo")),
    )
    op.create_index(
        op.f("ix_picture_photo_case"), "picture_photo", ["case"], unique=False
    )
    op.create_table(
        "picture_photo_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"],
            ["picture_photo.id"],
            name=op.f("fk_picture_photo_file_id_picture_photo"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_photo_file")),
    )
    op.create_table(
        "home_word",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("concept"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_word")),
    )


def _codes(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]
