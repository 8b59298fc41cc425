"""The fixed copy that is kept beside a paper sent out to be filled in."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make room for it; papers that went out before have none."""
    op.add_column("paper_file", sa.Column("archive_copy", sa.LargeBinary()))
