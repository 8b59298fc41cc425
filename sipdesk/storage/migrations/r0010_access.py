"""The access log and its reviews; several roles to a person, and their branches."""

import json

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime

_BRANCHES = ("health", "school", "social")
_FIRST = "administrator"
"""The role of whoever made a home, who was its coordinator as well."""

_TRIGGERS = (
    # What a row says may be erased with its case; nothing else of it ever changes.
    """CREATE TRIGGER access_stands BEFORE UPDATE ON access
    WHEN NOT (
        new.detail IS NULL AND new.salt IS NULL AND new.number IS old.number
        AND new.at IS old.at AND new."by" IS old."by" AND new.act IS old.act
        AND new."case" IS old."case" AND new.bound IS old.bound
        AND new.chained IS old.chained
    )
    BEGIN SELECT raise(ABORT, 'the access log stands'); END""",
    """CREATE TRIGGER access_stays BEFORE DELETE ON access
    BEGIN SELECT raise(ABORT, 'the access log stays'); END""",
)


def upgrade(op: Operations) -> None:
    """Make the tables, and let each user have roles."""
    op.create_table(
        "access",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("by", "act")),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("bound", sa.LargeBinary(), nullable=False),
        sa.Column("chained", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_access")),
    )
    op.create_index(op.f("ix_access_case"), "access", ["case"], unique=False)
    for trigger in _TRIGGERS:
        op.execute(trigger)
    op.create_table(
        "access_review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("by", "anchor")),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("first", "last", "looked_at")
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_review")),
    )
    _users(op)


def _users(op: Operations) -> None:
    with op.batch_alter_table("user") as batch:
        batch.add_column(sa.Column("roles", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("branches", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("left", sa.Date(), nullable=True))
    db, branches = op.get_bind(), json.dumps(_BRANCHES)
    change = sa.text(
        'UPDATE "user" SET roles = :roles, branches = :branches WHERE id = :id'
    )
    for person, role in db.execute(sa.text('SELECT id, role FROM "user"')).all():
        roles = sorted({role, "coordinator"} if role == _FIRST else {role})
        values = {"id": person, "roles": json.dumps(roles), "branches": branches}
        db.execute(change, values)
    with op.batch_alter_table("user") as batch:
        batch.alter_column("roles", existing_type=sa.JSON(), nullable=False)
        batch.alter_column("branches", existing_type=sa.JSON(), nullable=False)
        batch.drop_column("role")
