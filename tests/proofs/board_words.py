"""Where the letters of a finished board stand, read back from its file."""

import re

from sipdesk.documents.pdf.picture_boards.render import DrawnBoard
from sipdesk.documents.picture_boards.shapes import Area, Slot
from sipdesk.domain.picture_board import PictureBoard
from tests.documents.boards import letters
from tests.proofs.board_measures import HAIR


def letters_lost(shown: PictureBoard, made: DrawnBoard) -> tuple[int, list[int]]:
    """Count letters that cross a frame, and name places whose words are not whole."""
    outside, seen = 0, dict.fromkeys(range(len(shown.cells)), "")
    for number, page in enumerate(made.pages):
        slots = [slot for slot in page.slots if not slot.is_blank]
        for letter, where in letters(made.data, number):
            held = [slot for slot in slots if _crosses(slot.frame, where)]
            outside += any(not holds(slot.frame, where) for slot in held)
            for slot in held:
                if not slot.is_copy and _is_of_words(slot, where):
                    seen[slot.place] += letter
    wanted = {n: _bare(c.words + c.other) for n, c in enumerate(shown.cells)}
    return outside, [n for n, words in seen.items() if _bare(words) != wanted[n]]


def _is_of_words(slot: Slot, where: Area) -> bool:
    middle = Area(where.x + where.width / 2, where.y + where.height / 2, 0, 0)
    return bool(slot.words) and holds(slot.words, middle)


def _bare(words: str) -> str:
    return "".join(re.findall(r"[^\W_]", words))


def _crosses(frame: Area, where: Area) -> bool:
    return (
        where.x < frame.right
        and frame.x < where.right
        and where.y < frame.bottom
        and frame.y < where.bottom
    )


def holds(frame: Area | None, where: Area) -> bool:
    """Tell whether one area is in the other, but for a hair."""
    return frame is not None and (
        frame.x - HAIR <= where.x
        and frame.y - HAIR <= where.y
        and where.right <= frame.right + HAIR
        and where.bottom <= frame.bottom + HAIR
    )
