"""The colours of a board: black on white, and six frames of the Fitzgerald key."""

from typing import Final

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.style import Rgb, rgb
from sipdesk.domain.picture_board import Look, WordColour

INKS: Final[dict[Ink, Rgb]] = {
    Ink.TEXT: rgb(0x111111),
    Ink.MUTED: rgb(0x444444),
    Ink.LINE: rgb(0x8A8A8A),
    Ink.ACCENT: rgb(0x111111),
    Ink.TINT: rgb(0xEEEEEE),
    Ink.PAPER: rgb(0xFFFFFF),
}

_FRAMES: Final = {
    WordColour.PERSON: rgb(0xA67F00),
    WordColour.VERB: rgb(0x2F7D32),
    WordColour.DESCRIPTION: rgb(0x2456A6),
    WordColour.THING: rgb(0xBF5300),
    WordColour.PLACE: rgb(0x6A3FA0),
    WordColour.SOCIAL: rgb(0xB3306B),
}
"""The key's own, darkened: on white each has a contrast above 3 to 1 (WCAG 1.4.11)."""


def frame_colour(colour: WordColour | None, look: Look) -> Rgb | None:
    """Give the colour that a word's frame tells, None where it tells none."""
    told = look.word_colours and not look.black
    return _FRAMES[colour] if colour and told else None
