"""Puts pieces on pages, with what stands at the head and foot of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf.canvas import Furniture, TaggedCanvas
from sipdesk.documents.pdf.hand import Hand
from sipdesk.documents.pdf.lines import break_lines
from sipdesk.documents.pdf.pieces import NewPage, Piece
from sipdesk.documents.pdf.style import (
    FOOTER_Y,
    FURNITURE,
    FURNITURE_STRONG,
    HEADER_Y,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIDE,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    TextStyle,
)
from sipdesk.documents.pdf.typeset import width

_ROUNDING = 0.01
_FURNITURE_LINES = 2
_MIDDLE_GAP = 24


@dataclass(frozen=True, slots=True)
class Margins:
    """Printable texts of every page's margins: header left and right, foot left.

    From right to left, each is at the other side. ``number`` is what stands opposite
    the foot, with places for ``page`` and ``pages``.
    """

    sender: str
    recipient: str
    foot: str
    number: str
    hand: Hand


class Pages:
    """Fills pages from the top with pieces in their order."""

    def __init__(self, canvas: TaggedCanvas, margins: Margins) -> None:
        self._canvas = canvas
        self._margins = margins
        self._furniture = margins.hand.look(FURNITURE)
        self._strong = margins.hand.look(FURNITURE_STRONG)
        self._left = 0.0  # room on the page
        self._space = 0.0  # owed below the last piece
        self._is_open = False

    def fill(self, pieces: Sequence[Piece | NewPage]) -> int:
        """Draw all pieces, and return the number of pages; there is at least one."""
        for place, piece in enumerate(pieces):
            if isinstance(piece, NewPage):
                self._close()
            else:
                self._put(piece, _needed(pieces, place))
        if self._canvas.page == 1:
            self._open()
        self._close()
        count = self._canvas.page - 1
        self._number_pages(count)
        return count

    def _put(self, piece: Piece, needed: float) -> None:
        if not self._fits(piece, needed):
            self._close()
        rest: Piece | None = piece
        while rest:
            self._open()
            rest = self._draw(rest)
            if rest:
                self._close()

    def _gap(self, piece: Piece) -> float:
        return max(self._space, piece.before) if self._left < TEXT_HEIGHT else 0

    def _fits(self, piece: Piece, needed: float) -> bool:
        if not self._is_open:
            return True
        return self._gap(piece) + needed <= self._left + _ROUNDING

    def _draw(self, piece: Piece) -> Piece | None:
        """Draw what fits of a piece, and return what does not."""
        gap = self._gap(piece)
        room = self._left - gap + _ROUNDING
        if piece.height <= room:
            self._draw_whole(piece, gap)
            return None
        if parts := piece.split(room):
            self._draw_whole(parts[0], gap)
            return parts[1]
        if self._left < TEXT_HEIGHT:
            return piece
        # Every piece that can be higher than a page can be split on an empty one.
        raise RuntimeError("a piece higher than a page cannot be split")

    def _draw_whole(self, piece: Piece, gap: float) -> None:
        self._left -= gap
        top = PAGE_HEIGHT - TOP - (TEXT_HEIGHT - self._left)
        piece.draw(self._canvas, SIDE, top)
        self._left -= piece.height
        self._space = piece.after

    def _open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        self._left, self._space = TEXT_HEIGHT, 0
        self._draw_header()
        self._draw_footer()

    def _close(self) -> None:
        if self._is_open:
            self._canvas.end_page()
            self._is_open = False

    def _draw_header(self) -> None:
        with self._canvas.artifact(Furniture.HEADER):
            rtl = self._margins.hand.is_rtl
            self._draw_corner(self._margins.sender, self._strong, right=rtl)
            self._draw_corner(self._margins.recipient, self._furniture, right=not rtl)

    def _draw_corner(self, words: str, style: TextStyle, *, right: bool) -> None:
        room = (TEXT_WIDTH - _MIDDLE_GAP) / 2
        for number, line in enumerate(_shortened(words, style, room)):
            wide = width(line.rstrip(), style.face, style.size)
            x = SIDE + (TEXT_WIDTH - wide if right else 0)
            y = HEADER_Y - number * style.leading
            self._canvas.text([(x, y, line)], style)

    def _draw_footer(self) -> None:
        above = FOOTER_Y + 14
        with self._canvas.artifact(Furniture.FOOTER):
            ends = (SIDE, above), (SIDE + TEXT_WIDTH, above)
            self._canvas.line(*ends, Ink.LINE, 0.5)
            room = TEXT_WIDTH - 90
            look = self._furniture
            lines = _shortened(self._margins.foot, look, room)
            for number, line in enumerate(lines):
                x, y = SIDE, FOOTER_Y - number * look.leading
                if self._margins.hand.is_rtl:
                    x += TEXT_WIDTH - width(line.rstrip(), look.face, look.size)
                self._canvas.text([(x, y, line)], look)
            self._canvas.stencil(_stencil(self._canvas.page))

    def _number_pages(self, count: int) -> None:
        """Define each page's number now that the last one is known."""
        look = self._furniture
        for page in range(1, count + 1):
            words = self._margins.number.format(page=page, pages=count)
            wide = width(words, look.face, look.size)
            with self._canvas.define(_stencil(page)):
                x = SIDE if self._margins.hand.is_rtl else PAGE_WIDTH - SIDE - wide
                self._canvas.text([(x, FOOTER_Y, words)], look)


def _stencil(page: int) -> str:
    return f"page-number-{page}"


def _needed(pieces: Sequence[Piece | NewPage], place: int) -> float:
    """Tell the room a piece needs to begin, with what it is kept together with."""
    needed = 0.0
    for at in range(place, len(pieces)):
        piece = pieces[at]
        if isinstance(piece, NewPage):
            break
        if at > place:
            needed += piece.before
        if not piece.keep:
            return min(needed + piece.least, TEXT_HEIGHT)
        needed += piece.height + piece.after
    return min(needed, TEXT_HEIGHT)


def _shortened(words: str, style: TextStyle, room: float) -> tuple[str, ...]:
    """Break a text into two lines at most; one that is longer ends in an ellipsis."""
    lines = break_lines(" ".join(words.split()), style.face, style.size, room)
    if len(lines) <= _FURNITURE_LINES:
        return lines
    last = lines[_FURNITURE_LINES - 1].rstrip()
    while last and width(last + "…", style.face, style.size) > room:
        last = last[:-1]
    return (*lines[: _FURNITURE_LINES - 1], last.rstrip() + "…")
