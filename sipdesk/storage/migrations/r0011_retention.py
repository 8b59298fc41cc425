"""Gallring: the decision, holds, what has been cleared, and certificates."""

import sqlalchemy as sa
from alembic.operations import Operations

from sipdesk.storage.rows import UtcDateTime


def upgrade(op: Operations) -> None:
    """Make the tables."""
    _own(op, "retention_decision", _codes("number by"), [_day("day")])
    op.create_table(
        "retention_rule",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_codes("kind"),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["retention_decision.id"],
            name=op.f("fk_retention_rule_parent_retention_decision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_rule")),
    )
    op.create_index(
        op.f("ix_retention_rule_parent"), "retention_rule", ["parent"], unique=False
    )
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        _day("since"),
        *_codes("by"),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("lifted", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_legal_hold_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    op.create_index(op.f("ix_legal_hold_case"), "legal_hold", ["case"], unique=False)
    op.create_table(
        "cleared",
        sa.Column("id", sa.String(), nullable=False),
        _day("day"),
        *_codes("by"),
        sa.ForeignKeyConstraint(["id"], ["case.id"], name=op.f("fk_cleared_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cleared")),
    )
    _own(
        op,
        "erasure",
        [sa.Column("at", UtcDateTime(), nullable=False)],
        _codes("by kind decision"),
        [
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("count", "papers", "saves")
        ],
        [_day("first"), _day("last")],
    )


def _own(op: Operations, name: str, *groups: list[sa.Column[object]]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        *(column for group in groups for column in group),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _codes(names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)
