"""How tables are declared: columns by what they hold, tables by whose they are."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)
from sqlalchemy.types import TypeEngine

from sipdesk.storage.rows import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def columns(kind: type[TypeEngine[Any]], names: str) -> list[Column[Any]]:
    """Make columns of a type; none may be empty."""
    return [Column(name, kind, nullable=False) for name in names.split()]


def texts(names: str) -> list[Column[Any]]:
    """Make columns for what people write."""
    return columns(Text, names)


def words(names: str) -> list[Column[Any]]:
    """Make columns for codes and ids: members of an Enum, keys."""
    return columns(String, names)


def sets(names: str) -> list[Column[Any]]:
    """Make columns for sets of codes, and for nested values."""
    return columns(JSON, names)


def numbers(names: str) -> list[Column[Any]]:
    """Make columns for whole numbers."""
    return columns(Integer, names)


def ticks(names: str) -> list[Column[Any]]:
    """Make columns for yes or no."""
    return columns(Boolean, names)


def days(names: str) -> list[Column[Any]]:
    """Make columns for days; an unknown day is empty."""
    return [Column(name, Date) for name in names.split()]


def times(names: str) -> list[Column[Any]]:
    """Make columns for times of day; an unknown time is empty."""
    return [Column(name, Time) for name in names.split()]


def moments(names: str) -> list[Column[Any]]:
    """Make columns for points in time, in UTC."""
    return [Column(name, UtcDateTime, nullable=False) for name in names.split()]


def own(name: str, *groups: list[Column[Any]]) -> Table:
    """Make a table of values that belong to nobody else."""
    key: Column[Any] = Column("id", String, primary_key=True)
    return Table(name, metadata, key, *(c for group in groups for c in group))


def many(name: str, owner: Table, *groups: list[Column[Any]]) -> Table:
    """Make a table of values of which an owner has any number, in order."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        Column("parent", ForeignKey(owner.c.id), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        *(c for group in groups for c in group),
    )


def one(name: str, owner: Table, *groups: list[Column[Any]]) -> Table:
    """Make a table of values of which an owner has exactly one."""
    return Table(
        name,
        metadata,
        Column("id", ForeignKey(owner.c.id), primary_key=True),
        *(c for group in groups for c in group),
    )
