"""What was so before something later came in its place; facts are derived anew."""

from typing import Any, Final

import sqlalchemy as sa
from alembic.operations import Operations

NESTED: Final = (
    ("case", "passed"),
    ("need", "earlier"),
    ("sip_request", "earlier"),
    ("sip_promise", "given_before"),
    ("plan", "received_before"),
    ("examination", "earlier"),
    ("referral", "earlier"),
    ("adad_interview", "earlier"),
)


def upgrade(op: Operations) -> None:
    """Add them. What was put in place of something before now is known no more."""
    for table, name in NESTED:
        nested: sa.Column[Any] = sa.Column(
            name, sa.JSON(), nullable=False, server_default="[]"
        )
        op.add_column(table, nested)
    op.add_column("meeting_booking", sa.Column("first_called", sa.Date()))
