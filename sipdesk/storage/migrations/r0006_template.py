"""Templates of regions and kommuner, their mapping and their files."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables."""
    op.create_table(
        "region_template",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kommun", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_template")),
    )
    op.create_table(
        "mapped_field",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["region_template.id"],
            name=op.f("fk_mapped_field_parent_region_template"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mapped_field")),
    )
    op.create_index(
        op.f("ix_mapped_field_parent"), "mapped_field", ["parent"], unique=False
    )
    op.create_table(
        "template_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"],
            ["region_template.id"],
            name=op.f("fk_template_file_id_region_template"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_file")),
    )
