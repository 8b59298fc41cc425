"""Pictures of one's own beside the program's: as drawings, and as what is found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.content.symbols import symbol_of
from sipdesk.domain.picture_source import FirstPictures, OwnSymbol


@dataclass(frozen=True, slots=True)
class OwnPictures:
    """What a home has of its own; ``first`` is the source that comes before ours.

    Two are alike when their ``stamp`` is: ``read`` is asked only when it is new.
    """

    stamp: tuple[object, ...] = ()
    first: str = ""
    read: Callable[[], Sequence[OwnSymbol]] = field(default=tuple, compare=False)


NO_PICTURES: Final = OwnPictures()


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings of a source by their codes (``SymbolSource``)."""

    kept: Mapping[str, str]

    def has(self, code: str) -> bool:
        """Whether there is a drawing of this code."""
        return code in self.kept

    def svg(self, code: str) -> str:
        """Give a drawing.

        Raises:
            KeyError: there is none of this code.

        """
        return self.kept[code]


def first_pictures(
    concepts: Mapping[str, Concept], symbols: Iterable[OwnSymbol], first: str
) -> FirstPictures:
    """Tell what a source shows in place of our symbols of concepts."""
    shown: dict[tuple[str, str], tuple[str, str]] = {}
    for symbol in symbols:
        if symbol.source != first:
            continue
        for concept in filter(None, map(concepts.get, symbol.concepts)):
            key = (concept.symbol.text, concept.alt)
            shown.setdefault(key, (symbol.source, symbol.code))
    return shown


def codes_in(text: str) -> tuple[str, ...]:
    """Name the drawings that a cell's symbol is made of; none if it is none."""
    try:
        return symbol_of(text).codes
    except ValueError:
        return ()
