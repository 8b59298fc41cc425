"""More of each contact; profiles of regions; staff, their training, coordinators."""

import sqlalchemy as sa
from alembic.operations import Operations

_REGION_TEXTS = (
    *("routine", "template", "terms", "agreement", "system", "times"),
    *("link", "edition", "contact", "pdf_name"),
)


def upgrade(op: Operations) -> None:
    """Add the columns and make the tables."""
    _widen_contacts(op)
    _make_regions(op)
    _make_staff(op)


def _widen_contacts(op: Operations) -> None:
    role = sa.Column("role", sa.String(), nullable=False, server_default="")
    op.add_column("contact", role)
    for name in ("parent", "mailbox", "hours", "note", "source"):
        words = sa.Column(name, sa.Text(), nullable=False, server_default="")
        op.add_column("contact", words)
    op.add_column("contact", sa.Column("checked", sa.Date()))
    outdated: sa.Column[bool] = sa.Column(
        "outdated", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("contact", outdated)


def _make_regions(op: Operations) -> None:
    op.create_table(
        "region_profile",
        sa.Column("id", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _REGION_TEXTS),
        *(sa.Column(name, sa.Date()) for name in ("valid_to", "checked")),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("pdf_pages", "version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_profile")),
    )
    op.create_table(
        "region_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["region_profile.id"], name=op.f("fk_region_file_id_region_profile")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_file")),
    )


def _make_staff(op: Operations) -> None:
    op.create_table(
        "staff_member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "unit")),
        sa.Column("left", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
    )
    _make_part(
        op,
        "staff_training",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date()),
    )
    _make_part(
        op,
        "staff_coordinating",
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("deputy", sa.String(), nullable=False),
    )


def _make_part(op: Operations, name: str, *facts: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *facts,
        sa.ForeignKeyConstraint(
            ["parent"],
            ["staff_member.id"],
            name=op.f(f"fk_{name}_parent_staff_member"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_parent"), name, ["parent"], unique=False)
