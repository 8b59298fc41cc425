"""The pathways after SiS as they can be asked about, and what is said of a group."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.area import Area
from sipdesk.domain.pathway import Pathway

_TITLE_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PathwayGuide:
    """One pathway: what it is called, and what to ask."""

    code: str
    title: str
    area: Area  # whose kind of information it is
    ask: str
    hint: str
    weeks: int  # before the preliminary discharge; the home's own figure
    legal_bases: frozenset[str]  # ids in laws.toml; empty = every ground
    transfer: bool  # whether one region hands it over to another
    source: str
    read_on: date
    status: str  # verified, check, outdated

    def applies(self, legal_basis: str) -> bool:
        """Whether it is asked about on a legal basis."""
        return not self.legal_bases or legal_basis in self.legal_bases


@dataclass(frozen=True, slots=True)
class GroupGuide:
    """What is said of a social insatsgrupp."""

    text: str
    consent: str  # that the group asks for one of its own
    source: str
    read_on: date
    status: str


@dataclass(frozen=True, slots=True)
class Pathways:
    """All that is asked about the time after."""

    guides: tuple[PathwayGuide, ...]
    group: GroupGuide

    def asked(self, legal_basis: str, held: Iterable[Pathway]) -> list[PathwayGuide]:
        """Give those that apply on a legal basis, and those that are answered."""
        answered = {one.code for one in held if one.state.answered}
        return [g for g in self.guides if g.applies(legal_basis) or g.code in answered]


def read_pathways(table: Table, laws: Collection[str]) -> Pathways:
    """Read them in the order of the file. ``laws`` are the ids there are.

    Raises:
        Refused: something is not as it must be, a code stands twice, or a law is not
            known.

    """
    group = _group(table.table("social_group"))
    found: dict[str, PathwayGuide] = {}
    for row in table.tables("pathway"):
        guide = _guide(row, laws)
        if guide.code in found:
            raise Refused("content-id-twice", (*row.place, "code"), id=guide.code)
        found[guide.code] = guide
    table.end()
    return Pathways(tuple(found.values()), group)


def _group(row: Table) -> GroupGuide:
    guide = GroupGuide(
        text=row.text("text"),
        consent=row.text("consent"),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
    )
    row.end()
    return guide


def _guide(row: Table, laws: Collection[str]) -> PathwayGuide:
    guide = PathwayGuide(
        code=row.code("code"),
        title=row.text("title", _TITLE_LONGEST),
        area=_area(row),
        ask=row.text("ask", LINE_LONGEST),
        hint=row.text("hint", LINE_LONGEST),
        weeks=row.number("weeks"),
        legal_bases=frozenset(row.texts("legal_bases", LINE_LONGEST)),
        transfer=row.flag("transfer"),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
    )
    row.end()
    for law in sorted(guide.legal_bases):
        if law not in laws:
            raise Refused("content-law-unknown", (*row.place, "legal_bases"), law=law)
    if guide.weeks < 0:
        raise Refused("content-not-number", (*row.place, "weeks"), key="weeks")
    return guide


def _area(row: Table) -> Area:
    text = row.code("area")
    try:
        return Area(text)
    except ValueError as error:
        raise Refused("content-id-strange", (*row.place, "area"), id=text) from error
