"""How it stands with health and school: rows of status, no record of either."""

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa
from alembic.operations import Operations

_NOT_ASKED: Final = "not-asked"


def upgrade(op: Operations) -> None:
    """Make the tables, and say of every case that nothing is known yet."""
    _one(
        op,
        "health",
        [
            *_texts("asks payment_by"),
            *_codes("instead payment"),
            *_days("instead_day payment_asked"),
        ],
    )
    _many(
        op,
        "examination",
        [
            *_codes("kind state reason region travel"),
            *_days("asked offered booked done statement reason_day"),
            *_texts("companion companion_phone companion_relation travel_by"),
        ],
    )
    _many(
        op,
        "referral",
        [*_texts("to"), *_codes("about state region"), *_days("sent day")],
    )
    _many(op, "motivating_talk", [*_days("day"), *_texts("by"), *_codes("profession")])
    _many(
        op,
        "adad_interview",
        [
            *_codes("occasion state reason trained"),
            *_days("day"),
            *_texts("interviewer"),
        ],
    )
    _one(
        op,
        "schooling",
        [
            *_texts("coordinator coordinator_phone home_school mentor"),
            *_texts("receiving_school guidance_told therapist_told"),
            *_codes("agreement coordinator_kommun receiving guidance therapist"),
            *_days("statement_asked statement_sent receiving_asked"),
            *_days("receiving_answered"),
        ],
    )
    _nothing_known(op)


def _nothing_known(op: Operations) -> None:
    """Give every case a row in the tables that hold one for each."""
    unknown = {
        "health": {"instead": "not-said", "payment": _NOT_ASKED}
        | dict.fromkeys(("asks", "payment_by"), ""),
        "schooling": dict.fromkeys(
            ("agreement", "receiving", "guidance", "therapist"), _NOT_ASKED
        )
        | dict.fromkeys(
            (
                "coordinator",
                "coordinator_phone",
                "coordinator_kommun",
                "home_school",
                "mentor",
                "receiving_school",
                "guidance_told",
                "therapist_told",
            ),
            "",
        ),
    }
    db = op.get_bind()
    cases = [row.id for row in db.execute(sa.text('SELECT id FROM "case"'))]
    for name, said in unknown.items():
        table = sa.table(name, sa.column("id"), *map(sa.column, said))
        for case in cases:
            db.execute(sa.insert(table).values({"id": case, **said}))


def _one(op: Operations, name: str, columns: list[sa.Column[Any]]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["id"], ["case.id"], name=op.f(f"fk_{name}_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _many(op: Operations, name: str, columns: list[sa.Column[Any]]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["parent"], ["health.id"], name=op.f(f"fk_{name}_parent_health")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_parent"), name, ["parent"], unique=False)


def _texts(names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, sa.Text(), nullable=False) for name in names.split())


def _codes(names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, sa.String(), nullable=False) for name in names.split())


def _days(names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, sa.Date(), nullable=True) for name in names.split())
