"""The lists around the address book: kommuner, roles, regions, trainings."""

import csv
from collections.abc import Collection, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from sipdesk.content.content import Choice, ContactRole, Kommun
from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.party import PartyKind
from sipdesk.domain.region import Region, RegionFact, RegionFactKind

E = TypeVar("E", bound=Enum)


def read_kommuner(path: Path) -> tuple[Kommun, ...]:
    """Read every kommun with its region.

    Raises:
        ValueError, OSError: the list is not as it must be.

    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)  # what the columns are called
        return tuple(
            Kommun(code, name, region, full_name)
            for code, name, full_name, _county, region in rows
        )


def read_choices(table: Table) -> tuple[Choice, ...]:
    """Read codes and what they are called, in the order of the file.

    Raises:
        Refused: one is not as it must be, or a code stands twice.

    """
    choices: dict[str, Choice] = {}
    for row in table.tables("item"):
        choice = Choice(row.code("code"), row.text("text", LINE_LONGEST))
        row.end()
        if choice.code in choices:
            raise Refused("content-id-twice", (*row.place, "code"), id=choice.code)
        choices[choice.code] = choice
    table.end()
    return tuple(choices.values())


def codes(choices: tuple[Choice | ContactRole, ...]) -> Collection[str]:
    """Name the codes, which saved cases and registers refer to."""
    return {choice.code for choice in choices}


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
