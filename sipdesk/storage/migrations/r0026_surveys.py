"""Answers to surveys, which are of nobody; counts by the groups that are asked."""

import sqlalchemy as sa
from alembic.operations import Operations

_NOW = {
    "principal": ("social-services", "health-care"),
    "other-actor": ("school", "other"),
    "sis-care": ("sis",),
}
"""The group that is asked, and those it was counted as."""


def upgrade(op: Operations) -> None:
    """Make the tables, and count by the groups that are asked.

    Two counts of a meeting may then be of one group: nothing tells whether those who
    answered were the same, so both stay and are added up.
    """
    _make(op, "survey_mark", *_words("question", "scale", "answer"))
    _make(op, "survey_remark", sa.Column("words", sa.Text(), nullable=False))
    op.create_table(
        "survey_form",
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_form")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_survey_mark_quarter"), "survey_mark", ["quarter"])
    evaluation = sa.table("evaluation", sa.column("group", sa.String()))
    for now, before in _NOW.items():
        op.execute(
            evaluation.update().where(evaluation.c.group.in_(before)).values(group=now)
        )


def _make(op: Operations, name: str, *own: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        *_words("survey", "group", "quarter"),
        *own,
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]
