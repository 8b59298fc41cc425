"""Day-books: what was done in made-up cases, day by day, for the demonstration home.

A day-book is a TOML file in ``resources/demo``. Days are counted from a day that is
given when the book is played: ``on = -12`` is twelve days before it. A name that begins
with ``@`` is an id within its case; ``@young-person`` is the young person.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Deed:
    """One use case to carry out on a day, with the fields of its order."""

    on: int  # days from the day that the book is played for
    do: str  # the use case, or "hand_out" for a paper
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseBook:
    """What was done in one case, in order."""

    key: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Daybook:
    """The home, its address book, and its cases."""

    home: Mapping[str, Any]
    user: Mapping[str, Any]
    contacts: tuple[Mapping[str, Any], ...]
    cases: tuple[CaseBook, ...]


def read_daybook(folder: Path) -> Daybook:
    """Read ``home.toml`` and every case beside it, in the order of their names.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not TOML, or a deed lacks its day or name.

    """
    home = _read(folder / "home.toml")
    cases = tuple(
        read_case_book(path)
        for path in sorted(folder.glob("*.toml"))
        if path.name != "home.toml"
    )
    return Daybook(
        MappingProxyType(home["home"]),
        MappingProxyType(home["user"]),
        tuple(MappingProxyType(one) for one in home.get("contact", ())),
        cases,
    )


def read_case_book(path: Path) -> CaseBook:
    """Read what was done in one case; its key is the file's name."""
    return CaseBook(path.stem, tuple(_deed(one) for one in _read(path)["deed"]))


def _deed(table: dict[str, Any]) -> Deed:
    if not isinstance(table.get("on"), int) or not isinstance(table.get("do"), str):
        raise ValueError("a deed has a day (on) and a use case (do)")
    given = {name: value for name, value in table.items() if name not in {"on", "do"}}
    return Deed(table["on"], table["do"], MappingProxyType(given))


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
