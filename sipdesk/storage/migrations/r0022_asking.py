"""Offers one after another, attempts at an answer, promises, and agreements."""

from typing import Any, Final

import sqlalchemy as sa
from alembic.operations import Operations

_WORDS: Final = (
    ("offer", "offered_by", ""),
    ("offer", "answer_words", ""),
    ("sip_request", "purpose", "sip"),
    ("sip_request", "next_by", ""),
    ("sip_request", "next_way", "not-said"),
)
_NESTED: Final = (
    ("offer", "offered_how", "[]"),
    ("sip_request", "basis", "{}"),
    ("sip_request", "times", "[]"),
)


def upgrade(op: Operations) -> None:
    """Add them. What was offered before stays, as the latest time."""
    for table, name, unknown in _WORDS:
        column = sa.Column(name, sa.Text(), nullable=False, server_default=unknown)
        op.add_column(table, column)
    for table, name, none in _NESTED:
        nested: sa.Column[Any] = sa.Column(
            name, sa.JSON(), nullable=False, server_default=none
        )
        op.add_column(table, nested)
    _many(
        op,
        "offered",
        "offer",
        *_days("day ask_again"),
        *_codes("occasion answer"),
        *_texts("by words"),
        sa.Column("how", sa.JSON(), nullable=False),
    )
    _many(
        op,
        "request_attempt",
        "sip_request",
        sa.Column("day", sa.Date(), nullable=False),
        *_codes("way"),
        *_texts("by whom words"),
    )
    _promise(op)
    _agreement(op)


def _promise(op: Operations) -> None:
    op.create_table(
        "sip_promise",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("party"),
        *_texts("words"),
        *_days("day call_by"),
        sa.ForeignKeyConstraint(
            ["id"], ["case.id"], name=op.f("fk_sip_promise_id_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sip_promise")),
    )
    # A case has exactly one, of which nothing was known before.
    op.execute(
        "INSERT INTO sip_promise (id, party, words) SELECT id, '', '' FROM \"case\""
    )


def _agreement(op: Operations) -> None:
    op.create_table(
        "initiative_agreement",
        sa.Column("id", sa.String(), nullable=False),
        *_codes("principal area by"),
        *_texts("counterpart reference"),
        sa.Column("since", sa.Date(), nullable=False),
        *_days("until registered"),
        sa.Column("may_call", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_agreement")),
    )


def _many(op: Operations, name: str, owner: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["parent"], [f"{owner}.id"], name=op.f(f"fk_{name}_parent_{owner}")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_parent"), name, ["parent"])


def _codes(names: str) -> list["sa.Column[Any]"]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names.split()]


def _texts(names: str) -> list["sa.Column[Any]"]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names.split()]


def _days(names: str) -> list["sa.Column[Any]"]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names.split()]
