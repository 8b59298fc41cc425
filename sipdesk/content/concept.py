"""What can be said in a picture, as a frozen value."""

from dataclasses import dataclass

from sipdesk.content.document import Picture, TickState
from sipdesk.content.openmoji import CREDIT
from sipdesk.content.symbols import Symbol

OwnWords = tuple[tuple[str, str], ...]
"""Words that a home has added, each with the id of the concept it means there."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that can be said in a picture.

    ``synonyms`` say the same as ``word``; by ``found_by`` it is only found.
    ``is_clear`` is whether most readers see what is meant once they read the word
    beside; other symbols have to be learnt. ``alt`` tells the picture in words.
    """

    id: str
    word: str
    synonyms: tuple[str, ...]
    found_by: tuple[str, ...]
    category: str
    word_class: str
    symbol: Symbol
    is_clear: bool
    has_skin_tones: bool
    alt: str
    note: str = ""

    def picture(self, words: str = "", box: TickState | None = None) -> Picture:
        """Show it on a paper, with these words."""
        credit = "" if self.symbol.is_ours else CREDIT
        return Picture(self.symbol, self.alt, words, credit, box)
