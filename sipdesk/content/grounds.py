"""The grounds for giving a fact without consent, as they can be chosen."""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from sipdesk.content.toml_table import LINE_LONGEST, Refused, Table
from sipdesk.domain.ground import Force, Ground
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import PartyKind

E = TypeVar("E", bound=Enum)


def read_grounds(table: Table, laws: Collection[str]) -> Mapping[str, Ground]:
    """Read every ground, by its id, in the order of the file.

    Raises:
        Refused: a ground is not as it must be, an id stands twice, its law is not
            known, or it would open a kind that nobody chooses.

    """
    grounds: dict[str, Ground] = {}
    for row in table.tables("ground"):
        ground = _ground(row, laws)
        if ground.id in grounds:
            raise Refused("content-id-twice", (*row.place, "id"), id=ground.id)
        grounds[ground.id] = ground
    table.end()
    return MappingProxyType(grounds)


def _ground(row: Table, laws: Collection[str]) -> Ground:
    ground = Ground(
        id=row.code("id"),
        law=row.code("law"),
        force=_one_of(row, "force", Force, row.code("force")),
        title=row.text("title", LINE_LONGEST),
        recipients=_some_of(row, "recipients", PartyKind),
        minors_only=row.flag("minors_only"),
        kinds=_some_of(row, "kinds", Information),
        limits=row.text("limits"),
        ask=row.text("ask"),
        by_licensed=row.flag("by_licensed"),
        source=row.text("source"),
        read_on=row.needed_day("read_on"),
        status=row.status(),
    )
    row.end()
    if ground.law not in laws:
        raise Refused("content-law-unknown", (*row.place, "law"), law=ground.law)
    if not ground.kinds:
        raise Refused("content-empty", (*row.place, "kinds"), key="kinds")
    strange = sorted(kind.value for kind in ground.kinds - frozenset(CONSENTABLE))
    if strange:
        raise Refused("content-id-strange", (*row.place, "kinds"), id=strange[0])
    return ground


def _some_of(row: Table, key: str, kind: type[E]) -> frozenset[E]:
    return frozenset(_one_of(row, key, kind, text) for text in row.texts(key))


def _one_of(row: Table, key: str, kind: type[E], text: str) -> E:
    try:
        return kind(text)
    except ValueError as error:
        raise Refused("content-id-strange", (*row.place, key), id=text) from error
