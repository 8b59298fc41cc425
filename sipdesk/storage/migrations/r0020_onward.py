"""Efter SiS: pathways, social insatsgrupp, cover notes, what a place must give."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the tables; no case has thought of a group before."""
    _many(
        op,
        "pathway",
        _words("code", "area", "state", "party"),
        _texts("who", "what", "note"),
        _days("due", "confirmed", "transfer_asked"),
    )
    op.create_table(
        "social_group",
        sa.Column("id", sa.String(), nullable=False),
        *_days("proposed", "told", "decided"),
        *_words("wants_to_know", "offered"),
        *_texts("note"),
        sa.ForeignKeyConstraint(
            ["id"], ["case.id"], name=op.f("fk_social_group_id_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_group")),
    )
    op.execute(
        "INSERT INTO social_group (id, wants_to_know, offered, note)"
        " SELECT id, 'not-asked', 'not-asked', '' FROM \"case\""
    )
    _many(
        op,
        "cover_note",
        _words("recipient"),
        _texts("words", "received_by"),
        _days("sent", "received"),
    )
    _many(op, "matching_need", _words("area"), _texts("words"))


def _many(op: Operations, name: str, *groups: list[sa.Column[object]]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(column for group in groups for column in group),
        sa.ForeignKeyConstraint(
            ["parent"], ["case.id"], name=op.f(f"fk_{name}_parent_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_parent"), name, ["parent"], unique=False)


def _words(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names]
