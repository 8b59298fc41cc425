"""The meeting as it is prepared, held and followed up; papers that were received."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic.operations import Operations

_WORDS: Final = (
    ("meeting", "sip", "yes"),
    ("meeting_preparation", "representative", ""),
    ("meeting_preparation", "in_the_room", ""),
    ("meeting_preparation", "waiting_room", "not-asked"),
    ("meeting_booking", "reference", ""),
    ("participant", "sent_words", ""),
    ("participant", "deviation_reference", ""),
    ("minutes_version", "sha256", ""),
    ("plan", "kept_version", ""),
    ("goal", "why", ""),
    ("goal", "child_area", "none"),
    ("plan_version", "sha256", ""),
    ("plan_version", "established_by", ""),
    ("follow_up", "meeting", ""),
)
_DAYS: Final = (
    ("meeting_preparation", "video_tested"),
    ("meeting_booking", "received"),
    ("meeting_record", "next_set"),
    ("participant", "chief_told"),
    ("participant", "deviation"),
    ("plan", "kept_next"),
    ("measure", "follow_up"),
)
_TIMES: Final = (("meeting_record", "began"), ("meeting_record", "ended"))


def upgrade(op: Operations) -> None:
    """Add what was not known of a meeting and a plan before."""
    for table, name, unknown in _WORDS:
        column = sa.Column(name, sa.Text(), nullable=False, server_default=unknown)
        op.add_column(table, column)
    for table, name in _DAYS:
        op.add_column(table, sa.Column(name, sa.Date(), nullable=True))
    for table, name in _TIMES:
        op.add_column(table, sa.Column(name, sa.Time(), nullable=True))
    _meeting(op)
    _plan(op)
    _decisions(op)
    _received(op)


def _meeting(op: Operations) -> None:
    wanted: sa.Column[Any] = sa.Column("wanted", sa.Boolean(), nullable=False)
    _many(op, "wish", "meeting", [*_codes("whose about"), wanted, *_texts("words")])
    times: list[sa.Column[Any]] = [
        sa.Column("began", sa.Time(), nullable=False),
        sa.Column("ended", sa.Time(), nullable=True),
    ]
    _many(op, "meeting_break", "meeting", [*_codes("kind onward"), *times])


def _plan(op: Operations) -> None:
    for about in ("goal", "measure"):
        said = [*_codes(f"{about} state said_by"), _day(), *_texts("words")]
        _many(op, f"{about}_check", "plan", said)
    version = sa.Column("version", sa.Integer(), nullable=False)
    agreement = [*_codes("whose agrees asked"), _day(), *_texts("words"), version]
    _many(op, "agreement", "plan", agreement)


def _decisions(op: Operations) -> None:
    decision: list[sa.Column[Any]] = [
        *_texts("question important decided does"),
        sa.Column("sure", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("look_again", sa.Date(), nullable=True),
    ]
    _many(op, "shared_decision", "case", decision)
    option = _texts("text young_person guardians professionals")
    _many(op, "decision_option", "shared_decision", option)


def _received(op: Operations) -> None:
    op.create_table(
        "received_paper",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        *_codes("kind sha256 by"),
        *_texts("words"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["case.id"], name=op.f("fk_received_paper_case_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_paper")),
    )
    op.create_index(op.f("ix_received_paper_case"), "received_paper", ["case"])
    op.create_table(
        "received_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"],
            ["received_paper.id"],
            name=op.f("fk_received_file_id_received_paper"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_file")),
    )


def _many(
    op: Operations, name: str, owner: str, columns: Sequence["sa.Column[Any]"]
) -> None:
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


def _day() -> "sa.Column[Any]":
    return sa.Column("day", sa.Date(), nullable=False)
