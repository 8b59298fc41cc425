"""How the texts of a language are set: their face, their size and their side."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from sipdesk.content.drawing import Align
from sipdesk.content.languages import Language, Script, language
from sipdesk.documents.pdf import typeset
from sipdesk.documents.pdf.fonts import Face
from sipdesk.documents.pdf.style import TextStyle

_FACES: Final = {
    Script.ARABIC: {
        Face.REGULAR: Face.ARABIC,
        Face.BOLD: Face.ARABIC_BOLD,
        Face.ITALIC: Face.ARABIC,  # there are no slanted letters
    },
    Script.ETHIOPIC: {
        Face.REGULAR: Face.ETHIOPIC,
        Face.BOLD: Face.ETHIOPIC_BOLD,
        Face.ITALIC: Face.ETHIOPIC,
    },
}
_SIZES: Final = {Script.ARABIC: (1.05, 1.08), Script.ETHIOPIC: (1.0, 1.05)}
"""By what a Latin style's size and its distance of baselines are multiplied."""

_TURNED: Final = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


@dataclass(frozen=True, slots=True)
class Hand:
    """Sets what is written in one language."""

    language: Language

    @property
    def is_rtl(self) -> bool:
        """Whether lines begin at the right, and so columns and signs."""
        return self.language.is_rtl

    def look(self, style: TextStyle) -> TextStyle:
        """Give a style as it is in this script."""
        script = self.language.script
        return style if script is Script.LATIN else _look(script, style)

    def printable(self, text: str) -> str:
        """Make a text of whatever was typed or pasted one that can be set."""
        return typeset.printable(text, self.face)

    def one_line(self, text: str) -> str:
        """Make a text a printable one without line ends."""
        return " ".join(self.printable(text).split())

    @property
    def face(self) -> Face:
        """The face of running text."""
        faces = _FACES.get(self.language.script)
        return faces[Face.REGULAR] if faces else Face.REGULAR


def hand_of(tag: str) -> Hand:
    """Give the hand of a language tag."""
    return Hand(language(tag))


@lru_cache
def _look(script: Script, style: TextStyle) -> TextStyle:
    size, leading = _SIZES[script]
    turned = script is Script.ARABIC
    return replace(
        style,
        face=_FACES[script][style.face],
        size=round(style.size * size, 2),
        leading=round(style.leading * leading, 2),
        align=_TURNED.get(style.align, style.align) if turned else style.align,
    )
