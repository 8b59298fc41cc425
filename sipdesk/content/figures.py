"""What figures are called and what they count, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.figure import FigureUnit, Nature
from sipdesk.domain.funnel import Stopped
from sipdesk.domain.indicators import IDS, Definition

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table is called, and what there is to know of it."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The sentence of what agrees, and of what does not."""

    holds: str
    differs: str


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Everything that tables of figures say, by code."""

    tables: Mapping[str, TableWords] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, CheckWords] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FunnelObstacle:
    """Why a need goes no further. ``number`` is the pilot's own, where one is."""

    why: Stopped
    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FunnelObstacles:
    """All of them, and where they are from."""

    obstacles: Mapping[Stopped, FunnelObstacle] = field(default_factory=dict)
    source: str = ""
    read_on: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """All that is said of figures: definitions, the words of tables, obstacles."""

    definitions: tuple[Definition, ...] = ()
    words: FigureWords = field(default_factory=FigureWords)
    obstacles: FunnelObstacles = field(default_factory=FunnelObstacles)

    def definition(self, figure: str) -> Definition:
        """Find a definition.

        Raises:
            KeyError: there is none.

        """
        return {one.id: one for one in self.definitions}[figure]


def read_definitions(table: Table) -> tuple[Definition, ...]:
    """Read the definitions: of each figure that the program counts exactly one.

    Raises:
        Refused: one is missing, stands twice or is not as it must be.

    """
    found: dict[str, Definition] = {}
    for row in table.tables("indicator"):
        one = Definition(
            id=row.code("id"),
            indicator=row.text("indicator", LINE_LONGEST),
            title=row.text("title", LINE_LONGEST),
            definition=row.text("definition"),
            numerator=row.text("numerator", LINE_LONGEST),
            denominator=row.text("denominator", LINE_LONGEST),
            period=row.text("period"),
            unit=_member(row, "unit", FigureUnit),
            nature=_member(row, "nature", Nature),
            source=row.text("source"),
            read_on=row.needed_day("read_on"),
            status=row.status(),
            unknown=row.optional_text("unknown"),
            days=row.optional_text("days", LINE_LONGEST),
        )
        row.end()
        _once(row, "id", one.id, found)
        found[one.id] = one
    table.end()
    if set(found) != set(IDS):
        strange = sorted(set(found) ^ set(IDS))
        raise Refused("content-id-strange", id=", ".join(strange))
    return tuple(found[one] for one in IDS)


def read_figure_words(table: Table) -> FigureWords:
    """Read what tables, rows, columns, checks and notes say.

    Raises:
        Refused: a code stands twice, or something is not as it must be.

    """
    tables: dict[str, TableWords] = {}
    for row in table.tables("table"):
        code = row.code("id")
        _once(row, "id", code, tables)
        tables[code] = TableWords(row.text("title", LINE_LONGEST), row.text("about"))
        row.end()
    checks: dict[str, CheckWords] = {}
    for row in table.tables("check"):
        code = row.code("code")
        _once(row, "code", code, checks)
        checks[code] = CheckWords(row.text("holds"), row.text("differs"))
        row.end()
    found = FigureWords(
        tables,
        _texts(table, "row"),
        _texts(table, "column"),
        checks,
        _texts(table, "note"),
    )
    table.end()
    return found


def read_funnel(table: Table) -> FunnelObstacles:
    """Read the obstacles of the funnel: one for each way to stop.

    Raises:
        Refused: one is missing, stands twice or is not as it must be.

    """
    found: dict[Stopped, FunnelObstacle] = {}
    for row in table.tables("obstacle"):
        why = _member(row, "code", Stopped)
        _once(row, "code", why, found)
        number = row.number("number") if "number" in row.keys else None
        found[why] = FunnelObstacle(why, row.text("text", LINE_LONGEST), number)
        row.end()
    lacking = [why.value for why in Stopped if why not in found]
    if lacking:
        raise Refused("content-id-strange", id=", ".join(lacking))
    read = FunnelObstacles(
        found, table.text("source"), table.needed_day("read_on"), table.status()
    )
    table.end()
    return read


def _texts(table: Table, key: str) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for row in table.tables(key):
        code = row.code("code")
        _once(row, "code", code, texts)
        texts[code] = row.text("text", LINE_LONGEST)
        row.end()
    return texts


def _member(row: Table, key: str, kind: type[E]) -> E:
    written = row.code(key)
    found = next((one for one in kind if one.value == written), None)
    if found is None:
        raise Refused("content-id-strange", (*row.place, key), id=written)
    return found


def _once(row: Table, key: str, code: object, seen: Mapping[Any, object]) -> None:
    if code in seen:
        raise Refused("content-id-twice", (*row.place, key), id=str(code))


def edition_of(definitions: Iterable[Definition]) -> str:
    """Sum what is counted, so that two programs can tell whether they count alike."""
    told = [
        part
        for one in definitions
        for part in (one.id, one.definition, one.numerator, one.denominator)
    ]
    return sha256("\0".join(told).encode()).hexdigest()[:16]
