"""Tuples of values with ids: put one in, take one out, find one."""

from typing import Protocol, TypeVar

from sipdesk.domain.errors import Missing


class Identified(Protocol):
    """Something with an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


V = TypeVar("V", bound=Identified)


def put(values: tuple[V, ...], value: V) -> tuple[V, ...]:
    """Replace the value with the same id where it stands, or add it last."""
    if any(v.id == value.id for v in values):
        return tuple(value if v.id == value.id else v for v in values)
    return (*values, value)


def without(values: tuple[V, ...], gone: str) -> tuple[V, ...]:
    """Take the value with an id out.

    Raises:
        Missing: if there is none.

    """
    find(values, gone)
    return tuple(v for v in values if v.id != gone)


def find(values: tuple[V, ...], wanted: str) -> V:
    """Find the value with an id.

    Raises:
        Missing: if there is none.

    """
    for value in values:
        if value.id == wanted:
            return value
    raise Missing
