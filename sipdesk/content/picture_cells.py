"""From a concept to a cell of a picture board."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.picture_search import Found
from sipdesk.domain.picture_board import Cell, WordColour

_COLOURS: Final[Mapping[str, WordColour]] = MappingProxyType(
    {
        "person": WordColour.PERSON,
        "verb": WordColour.VERB,
        "beskrivning": WordColour.DESCRIPTION,
        "sak": WordColour.THING,
        "plats": WordColour.PLACE,
        "socialt": WordColour.SOCIAL,
    }
)


def cell_of(concept: Concept, words: str = "") -> Cell:
    """Show a concept with these words, or with its own."""
    return Cell(
        words or shown_word(concept),
        symbol=concept.symbol.text,
        alt=concept.alt,
        colour=_COLOURS.get(concept.word_class),
    )


def cell_of_found(found: Found, concepts: Mapping[str, Concept]) -> Cell:
    """Show a picture that was found, with its word."""
    if found.concept in concepts:
        return cell_of(concepts[found.concept])
    words = found.word[:1].upper() + found.word[1:]
    symbol = found.symbol.text
    return Cell(words, symbol=symbol, source=found.source, alt=found.alt)


def shown_word(concept: Concept) -> str:
    """Give the first of a concept's words, as it stands on a board."""
    first = concept.word.split(" / ")[0].split(" (")[0]
    return first[:1].upper() + first[1:]
