"""Day-books: what was done in made-up cases, day by day, for the demonstration home.

A day-book is a TOML file in ``resources/demo``. Days are counted from a day that is
given when the book is played: ``on = -12`` is twelve days before it. How the fields of
a deed are written is told in ``sipdesk.commands.orders``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import Any

_OF_DEED = frozenset({"on", "at", "do", "as"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One use case to carry out on a day, with the fields of its order."""

    on: int  # days from the day that the book is played for
    do: str  # the use case, or "hand_out" for a paper
    fields: Mapping[str, Any]
    at: time | None = None  # None = soon after the deed before
    as_: str = ""  # what the book calls the party that a picked contact becomes


@dataclass(frozen=True, slots=True)
class CaseBook:
    """What was done in one case, in order."""

    key: str
    deeds: tuple[Deed, ...]
    user: str = ""  # who did it: a user's id in the home's book; "" = the first one


@dataclass(frozen=True, slots=True)
class Daybook:
    """The home, its users, address book and staff; its cases by the day they began."""

    home: Mapping[str, Any]
    users: tuple[Mapping[str, Any], ...]  # never empty; the first has the passphrase
    contacts: tuple[Mapping[str, Any], ...]
    cases: tuple[CaseBook, ...]
    stand_ins: tuple[Mapping[str, Any], ...] = ()  # who looks after whose cases
    staff: tuple[Mapping[str, Any], ...] = ()  # in the register of training


def read_daybook(folder: Path) -> Daybook:
    """Read ``home.toml`` and every case beside it.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not TOML, or a deed lacks its day or name.

    """
    home = _read(folder / "home.toml")
    books = (
        read_case_book(path)
        for path in sorted(folder.glob("*.toml"))
        if path.name != "home.toml"
    )
    return Daybook(
        MappingProxyType(home["home"]),
        tuple(MappingProxyType(one) for one in home["user"]),
        tuple(MappingProxyType(one) for one in home.get("contact", ())),
        tuple(sorted(books, key=lambda book: book.deeds[0].on)),
        tuple(MappingProxyType(one) for one in home.get("stand_in", ())),
        tuple(MappingProxyType(one) for one in home.get("staff", ())),
    )


def read_case_book(path: Path) -> CaseBook:
    """Read what was done in one case; its key is the file's name.

    Raises:
        OSError, ValueError: as for ``read_daybook``.

    """
    book = _read(path)
    try:
        deeds = tuple(_deed(one) for one in book["deed"])
    except ValueError as error:
        error.add_note(path.name)
        raise
    return CaseBook(path.stem, deeds, book.get("user", ""))


def _deed(table: dict[str, Any]) -> Deed:
    if not {"on", "do"} <= table.keys():
        raise ValueError("a deed has a day (on) and a use case (do)")
    return Deed(
        on=table["on"],
        do=table["do"],
        fields=MappingProxyType({k: v for k, v in table.items() if k not in _OF_DEED}),
        at=time.fromisoformat(table["at"]) if "at" in table else None,
        as_=table.get("as", ""),
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
