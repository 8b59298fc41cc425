"""How a paper looks: lengths in points, colours, and the styles of its texts."""

from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.document import ParagraphStyle
from sipdesk.content.drawing import Align, Ink
from sipdesk.documents.pdf.fonts import Face

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
SIDE: Final = 25 * MM
TOP: Final = 30 * MM
BOTTOM: Final = 26 * MM
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * SIDE
TEXT_HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM
HEADER_Y: Final = PAGE_HEIGHT - 15 * MM
FOOTER_Y: Final = 14 * MM

Rgb = tuple[float, float, float]


def rgb(colour: int) -> Rgb:
    """Give the parts of a colour written as six hexadecimals."""
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


INKS: Final[dict[Ink, Rgb]] = {
    Ink.TEXT: rgb(0x1A2124),
    Ink.MUTED: rgb(0x4A565B),
    Ink.LINE: rgb(0xB4C0C3),
    Ink.ACCENT: rgb(0x0F5A60),
    Ink.TINT: rgb(0xE9F1F1),
    Ink.PAPER: rgb(0xFFFFFF),
}
"""What the inks are on white paper; every text ink has a contrast above 7 to 1."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face, its size, the distance of baselines, and the space round the text."""

    face: Face
    size: float
    leading: float
    ink: Ink = Ink.TEXT
    before: float = 0
    after: float = 0
    align: Align = Align.LEFT
    keep: bool = False

    @property
    def drop(self) -> float:
        """The way from a line's upper edge to its baseline."""
        return self.leading / 2 + 0.34 * self.size


BODY: Final = TextStyle(Face.REGULAR, 11, 16, after=8)
ITEM: Final = replace(BODY, after=4)
SMALL: Final = TextStyle(Face.REGULAR, 9, 12.5, Ink.MUTED, after=6)
CAPTION: Final = TextStyle(Face.BOLD, 9.5, 13, before=6, after=4, keep=True)
CELL: Final = TextStyle(Face.REGULAR, 10, 14)
CELL_HEAD: Final = TextStyle(Face.BOLD, 9.5, 13, Ink.ACCENT)
ROW_HEAD: Final = replace(CELL, face=Face.BOLD)
SMALL_CELL: Final = TextStyle(Face.REGULAR, 9, 12)
SMALL_CELL_HEAD: Final = TextStyle(Face.BOLD, 8.5, 11.5, Ink.ACCENT)
SMALL_ROW_HEAD: Final = replace(SMALL_CELL, face=Face.BOLD)
FACT_LABEL: Final = TextStyle(Face.REGULAR, 10, 15, Ink.MUTED)
FACT_VALUE: Final = TextStyle(Face.REGULAR, 11, 15)
FIELD_LABEL: Final = TextStyle(Face.BOLD, 10, 14, before=8, keep=True)
PICTURE_WORDS: Final = TextStyle(Face.REGULAR, 13, 18.5)
PICTURE_LABEL: Final = TextStyle(Face.BOLD, 11, 15, align=Align.CENTRE)
SIGN_LABEL: Final = TextStyle(Face.REGULAR, 9, 12, Ink.MUTED)
STAMP_HEAD: Final = TextStyle(Face.BOLD, 11, 15, align=Align.CENTRE)
STAMP: Final = TextStyle(Face.REGULAR, 9, 12.5, align=Align.CENTRE)
FURNITURE: Final = TextStyle(Face.REGULAR, 8.5, 11, Ink.MUTED)
FURNITURE_STRONG: Final = replace(FURNITURE, face=Face.BOLD, ink=Ink.TEXT)

PARAGRAPHS: Final[dict[ParagraphStyle, TextStyle]] = {
    ParagraphStyle.BODY: BODY,
    ParagraphStyle.LEAD: TextStyle(Face.REGULAR, 12.5, 18.5, after=10),
    ParagraphStyle.SMALL: SMALL,
    ParagraphStyle.QUOTE: replace(BODY, face=Face.ITALIC),
    ParagraphStyle.NOTE: replace(BODY, size=10.5, leading=15, after=5),
    ParagraphStyle.LABEL: TextStyle(
        Face.BOLD, 10, 14, Ink.ACCENT, before=10, after=2, keep=True
    ),
}

_SMALL_HEADING = TextStyle(Face.BOLD, 12, 16, before=12, after=3, keep=True)
HEADINGS: Final[dict[int, TextStyle]] = {
    1: TextStyle(Face.BOLD, 20, 25, after=7, keep=True),
    2: TextStyle(Face.BOLD, 14, 19, before=18, after=5, keep=True),
    3: _SMALL_HEADING,
    4: replace(_SMALL_HEADING, size=11, leading=15, before=10),
}
"""By level; the levels below the fourth look like it."""
