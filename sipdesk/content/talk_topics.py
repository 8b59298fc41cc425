"""What the pictures of a talk mean to the coordinator."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.picture_cells import shown_word
from sipdesk.domain.area import Area
from sipdesk.domain.picture_board import Cell

SIP: Final = "sip"
"""The concept that says that the young person wants a SIP."""

AREAS: Final[Mapping[str, Area]] = MappingProxyType(
    {
        "skola": Area.SCHOOL,
        "jobb": Area.SCHOOL,
        "praktik": Area.SCHOOL,
        "boende": Area.HOUSING,
        "familj": Area.FAMILY,
        "kompis": Area.FAMILY,
        "fritid": Area.LEISURE,
        "traning": Area.LEISURE,
        "halsa": Area.HEALTH,
        "medicin": Area.HEALTH,
        "psykisk_halsa": Area.MENTAL_HEALTH,
        "tandvard": Area.DENTAL,
        "drogfri": Area.SUBSTANCE_CRIME,
        "pengar": Area.ECONOMY,
    }
)
"""The area of a topic where it can be only that one; who may know hangs on it."""


def concept_of(cell: Cell, concepts: Mapping[str, Concept]) -> str:
    """Give the id of the concept that a cell shows, "" for none.

    Where two concepts have one picture, it is the one whose word stands there; a
    picture from another source is none of ours.
    """
    if not cell.symbol or cell.source:
        return ""
    same = [c for c in concepts.values() if c.symbol.text == cell.symbol]
    said = (c for c in same if shown_word(c).casefold() == cell.words.casefold())
    found = next(said, same[0] if len(same) == 1 else None)
    return found.id if found else ""


def area_of(cell: Cell, concepts: Mapping[str, Concept]) -> Area | None:
    """Give the area that a topic is of; None where somebody has to say."""
    return AREAS.get(concept_of(cell, concepts))


def is_sip(cell: Cell, concepts: Mapping[str, Concept]) -> bool:
    """Whether a cell says that the young person wants a SIP."""
    return concept_of(cell, concepts) == SIP
