"""The lists around the address book: kommuner, roles, regions, trainings."""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from sipdesk.content.content import ContactRole
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.party import PartyKind
from sipdesk.domain.region import Region, RegionFact, RegionFactKind

E = TypeVar("E", bound=Enum)


def read_contact_roles(table: Table) -> tuple[ContactRole, ...]:
    """Read in what roles contacts work, and of what kind each is.

    Raises:
        Refused: one is not as it must be, a code stands twice, or the kind is of a
            family or network.

    """
    roles: dict[str, ContactRole] = {}
    for row in table.tables("role"):
        kind = _one_of(row, "kind", PartyKind)
        role = ContactRole(row.code("code"), row.text("text", LINE_LONGEST), kind)
        row.end()
        if role.code in roles:
            raise Refused("content-id-twice", (*row.place, "code"), id=role.code)
        if kind.is_private:
            raise Refused("content-id-strange", (*row.place, "kind"), id=kind.value)
        roles[role.code] = role
    table.end()
    return tuple(roles.values())


def read_regions(table: Table, names: Collection[str]) -> Mapping[str, Region]:
    """Read what is known of each region, by its name; every one of ``names`` is there.

    Raises:
        Refused: a fact is not as it must be, a region or a kind stands twice, a region
            is not among the names, or one of them is missing.

    """
    regions: dict[str, Region] = {}
    for row in table.tables("region"):
        name = row.text("name", LINE_LONGEST)
        if name not in names:
            raise Refused("content-id-strange", (*row.place, "name"), id=name)
        if name in regions:
            raise Refused("content-id-twice", (*row.place, "name"), id=name)
        regions[name] = Region(name, _facts(row))
        row.end()
    table.end()
    for name in names:
        if name not in regions:
            raise Refused("content-id-gone", ("region",), id=name)
    return MappingProxyType(regions)


def _facts(table: Table) -> tuple[RegionFact, ...]:
    facts: dict[RegionFactKind, RegionFact] = {}
    for row in table.tables("fact") if table.is_list("fact") else ():
        fact = RegionFact(
            kind=_one_of(row, "kind", RegionFactKind),
            text=row.text("text"),
            source=row.text("source"),
            read_on=row.needed_day("read_on"),
            status=row.status(),
            link=row.optional_text("link", LINE_LONGEST),
        )
        row.end()
        if fact.kind in facts:
            place = (*row.place, "kind")
            raise Refused("content-id-twice", place, id=fact.kind.value)
        facts[fact.kind] = fact
    return tuple(facts.values())


def _one_of(row: Table, key: str, kind: type[E]) -> E:
    text = row.code(key)
    try:
        return kind(text)
    except ValueError as error:
        raise Refused("content-id-strange", (*row.place, key), id=text) from error
