"""What is known around redo för nästa steg, and what stands still in each case."""

from typing import Any, Final

import sqlalchemy as sa
from alembic.operations import Operations

_READY_DAYS: Final = ("asked", "decided", "missing_asked")
_READY_WORDS: Final = ("missing", "missing_from")
_READY_TEXTS: Final = ("decided_what", "missing_words")
_KEPT_WORDS: Final = ("kommun", "declined_for", "waiting_for", "missing")
_KEPT_DAYS: Final = ("unmet_since", "ready", "notified", "missing_asked")


def upgrade(op: Operations) -> None:
    """Make the tables; what was assessed and notified stays in the placement.

    Nothing was known of nämndens decision, nor of what is missing. What stands still
    is derived when the home is opened: each overview is as of long ago.
    """
    op.create_table(
        "ready",
        sa.Column("id", sa.String(), nullable=False),
        *_days(_READY_DAYS),
        sa.Column("decision", sa.String(), nullable=False, server_default="unknown"),
        *(_empty(name, sa.String()) for name in _READY_WORDS),
        *(_empty(name, sa.Text()) for name in _READY_TEXTS),
        sa.ForeignKeyConstraint(["id"], ["case.id"], name=op.f("fk_ready_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready")),
    )
    op.create_table(
        "earlier_wait",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.Date(), nullable=False) for n in ("ready", "ended")),
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("reason", "ready_by")),
        sa.Column("waiting_for", sa.String(), nullable=False),
        *_days(("notified",)),
        sa.ForeignKeyConstraint(
            ["parent"], ["ready.id"], name=op.f("fk_earlier_wait_parent_ready")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_wait")),
    )
    op.create_index(
        op.f("ix_earlier_wait_parent"), "earlier_wait", ["parent"], unique=False
    )
    op.create_table(
        "standstill",
        sa.Column("id", sa.String(), nullable=False),
        *(_empty(name, sa.String()) for name in _KEPT_WORDS),
        _empty("board", sa.Text()),
        *(
            sa.Column(name, sa.String(), nullable=False, server_default="nobody")
            for name in ("unmet_by", "missing_from")
        ),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("unmet", "stands")),
        *_days(_KEPT_DAYS),
        sa.ForeignKeyConstraint(
            ["id"], ["overview.id"], name=op.f("fk_standstill_id_overview")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standstill")),
    )
    op.execute('INSERT INTO ready (id) SELECT id FROM "case"')
    op.execute("INSERT INTO standstill (id) SELECT id FROM overview")
    op.execute("UPDATE overview SET as_of = '1900-01-01' WHERE NOT closed")


def _days(names: tuple[str, ...]) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names]


def _empty(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default="")
