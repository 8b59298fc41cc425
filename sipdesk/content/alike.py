"""Rows alike, across many cases: gathered where they would drown the rest."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from sipdesk.content.swedish import counted, listing

R = TypeVar("R")

MANY: Final = 4
"""So many rows that say the same stand as one; fewer are soon read."""
_NAMED: Final = 3


def gather(rows: Sequence[R], kind: Callable[[R], str]) -> tuple[tuple[R, ...], ...]:
    """Give rows in their order, those of a kind together where they are many.

    They stand where the first of them stood. No row is left out, and none is twice.
    """
    kinds = [kind(row) for row in rows]
    found: dict[str, list[R]] = {}
    for number, (one, row) in enumerate(zip(kinds, rows, strict=True)):
        many = kinds.count(one) >= MANY
        found.setdefault(one if many else f"{number} {one}", []).append(row)
    return tuple(tuple(together) for together in found.values())


def some_names(names: Sequence[str]) -> str:
    """Name the first few, each once: ``Elsa, Olle, Ali och 7 till``."""
    known = tuple(dict.fromkeys(names))
    if len(known) <= _NAMED + 1:
        return listing(known)
    return f"{', '.join(known[:_NAMED])} och {len(known) - _NAMED} till"


def so_many(rows: int) -> str:
    """Say how many rows stand behind one."""
    return counted(rows, "rad", "rader")
