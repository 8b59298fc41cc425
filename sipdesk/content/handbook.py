"""The handbook: how the work goes, and what stands in the way of a SIP.

The obstacles are numbered as the pilot found them; the numbers never change, for the
tests' table of what plays each one refers to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few paragraphs under a heading."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the program something is done.

    ``sort`` is ``step`` (of a case), ``home`` (a part of Hemmet) or ``place`` (of the
    rail); ``key`` is its id there, ``text`` what it is called.
    """

    sort: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way of a SIP, and what the program does about it.

    ``limit`` is what the program cannot do, or leaves to people; empty if nothing is.
    """

    number: int
    obstacle: str
    relief: str
    spot: Spot
    limit: str = ""


@dataclass(frozen=True, slots=True)
class ObstacleGroup:
    """The obstacles that one part of society has to do with."""

    id: str
    title: str
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Obstacles:
    """All of them, and where they were read."""

    groups: tuple[ObstacleGroup, ...] = ()
    source: str = ""
    read_on: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """What a version of the program brings the coordinators, in plain words."""

    version: str
    lead: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything the handbook says. ``news`` are the releases, the latest first."""

    chapters: tuple[Chapter, ...] = ()
    obstacles: Obstacles = Obstacles()
    news: tuple[Release, ...] = ()


STEP: Final = "step"
HOME: Final = "home"
PLACE: Final = "place"


def read_chapters(table: Table) -> tuple[Chapter, ...]:
    """Read the chapters.

    Raises:
        Refused: one is not as it must be.

    """
    chapters = _chapters(table)
    table.end()
    return chapters


def read_news(table: Table) -> tuple[Release, ...]:
    """Read what is new, the latest release first.

    Raises:
        Refused: a release is not as it must be.

    """
    releases = []
    for row in table.tables("release"):
        version = row.text("version", LINE_LONGEST)
        releases.append(Release(version, row.text("lead"), _chapters(row)))
        row.end()
    table.end()
    return tuple(releases)


def _chapters(table: Table) -> tuple[Chapter, ...]:
    chapters = []
    for row in table.tables("chapter"):
        chapters.append(Chapter(row.text("title", LINE_LONGEST), row.texts("texts")))
        row.end()
    return tuple(chapters)


def read_obstacles(table: Table, steps: Mapping[str, str]) -> Obstacles:
    """Read the obstacles. ``steps`` are the titles of the routine's steps, by id.

    Raises:
        Refused: one is not as it must be, has a number twice, or is eased in a place
            there is not.

    """
    spots = {f"{STEP}:{key}": Spot(STEP, key, title) for key, title in steps.items()}
    for row in table.tables("spot"):
        spots |= _named_spot(row)
    known: set[int] = set()
    groups = tuple(_group(row, spots, known) for row in table.tables("group"))
    read = Obstacles(
        groups,
        table.text("source"),
        table.needed_day("read_on"),
        table.status(),
    )
    table.end()
    return read


def _named_spot(row: Table) -> Mapping[str, Spot]:
    place = row.text("place", LINE_LONGEST)
    sort, _, key = place.partition(":")
    if sort not in (HOME, PLACE) or not key:
        raise Refused("content-spot-strange", (*row.place, "place"), id=place)
    spot = Spot(sort, key, row.text("text", LINE_LONGEST))
    row.end()
    return {place: spot}


def _group(row: Table, spots: Mapping[str, Spot], known: set[int]) -> ObstacleGroup:
    group = ObstacleGroup(
        row.code("id"),
        row.text("title", LINE_LONGEST),
        tuple(_obstacle(one, spots, known) for one in row.tables("obstacle")),
    )
    row.end()
    return group


def _obstacle(row: Table, spots: Mapping[str, Spot], known: set[int]) -> Obstacle:
    number, place = row.number("number"), row.text("place", LINE_LONGEST)
    if number in known:
        raise Refused("content-id-twice", (*row.place, "number"), id=str(number))
    if place not in spots:
        raise Refused("content-spot-strange", (*row.place, "place"), id=place)
    known.add(number)
    found = Obstacle(
        number,
        row.text("obstacle"),
        row.text("relief"),
        spots[place],
        row.optional_text("limit"),
    )
    row.end()
    return found
