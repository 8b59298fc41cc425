"""Symbols and their words: one beside the other, or several abreast."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.document import Picture, Pictures, TickState
from sipdesk.content.drawing import Align
from sipdesk.content.symbols import Symbol
from sipdesk.documents.pdf import style
from sipdesk.documents.pdf.canvas import TaggedCanvas
from sipdesk.documents.pdf.hand import Hand
from sipdesk.documents.pdf.pieces import Marker, Text, TickBox, text
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM, TEXT_HEIGHT, TEXT_WIDTH, TextStyle

SIDE: Final = 22 * MM
ABOVE_WORDS: Final = 4.0  # between a symbol and the words below it
ASIDE: Final = 6 * MM  # between a symbol and the words beside it
BOX_ROOM: Final = TickBox.SIDE + 7

_BETWEEN_WORDS: Final = 8.0  # of two pictures abreast
_BLOCK_END: Final = 12.0
_TALL: Final = TEXT_HEIGHT / 3  # words higher than this may go on to the next page


ToTick = Callable[[TickState, Element, str], Marker]
"""Makes the box beside these words, in the element of its own."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol; one that stands alone has an element with its words."""

    symbol: Symbol
    element: Element | None = None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        # Reads the drawings and loads what paints them.
        from sipdesk.documents.pdf.symbol import painted  # noqa: PLC0415

        if self.element:
            self.element.box = (x, top - SIDE, x + SIDE, top)
        with canvas.element(self.element):
            canvas.symbol(painted(self.symbol), (x, top - SIDE), SIDE)


@dataclass(frozen=True, slots=True)
class Beside:
    """A symbol with its words where the script goes on from it.

    Without a symbol it is the end of words that began on the page before.
    """

    sign: Sign | None
    text: Text | None
    before: float = 0
    after: float = 6
    keep: bool = False
    rtl: bool = False

    @property
    def _text_height(self) -> float:
        return self.text.height if self.text else 0

    @property
    def height(self) -> float:
        """The symbol's, or that of words higher than it."""
        return max(SIDE if self.sign else 0, self._text_height)

    @property
    def least(self) -> float:
        """All of it, unless the words are very many."""
        return self.height if self._text_height <= _TALL else SIDE

    def split(self, room: float) -> "tuple[Beside, Beside] | None":
        """Part it between lines of its words."""
        parts = self.text.split(room) if self.text else None
        if parts is None or (self.sign and room < SIDE):
            return None
        rest = replace(self, sign=None, text=parts[1], before=0)
        return replace(self, text=parts[0], after=0), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        sign_at, text_at = 0.0, SIDE + ASIDE
        if self.rtl:
            sign_at, text_at = TEXT_WIDTH - SIDE, 0.0
        if self.sign:
            self.sign.draw(canvas, x + sign_at, top)
        if self.text:
            drop = max(0, (self.height - self._text_height) / 2)
            self.text.draw(canvas, x + text_at, top - drop)


@dataclass(frozen=True, slots=True)
class Cell:
    """A symbol and its words below; each begins so far from the cell's left."""

    sign: Sign | None
    text: Text | None
    sign_at: float
    text_at: float


@dataclass(frozen=True, slots=True)
class Abreast:
    """Cells beside each other, each of this width.

    Cells without symbols are the end of words that began on the page before.
    """

    cells: tuple[Cell, ...]
    width: float
    before: float = 0
    after: float = 10
    keep: bool = False
    rtl: bool = False

    @property
    def _drop(self) -> float:
        return SIDE + ABOVE_WORDS if any(cell.sign for cell in self.cells) else 0

    @property
    def _text_height(self) -> float:
        return max((cell.text.height for cell in self.cells if cell.text), default=0)

    @property
    def height(self) -> float:
        """The symbols with the most words below."""
        return self._drop + self._text_height

    @property
    def least(self) -> float:
        """All of it, unless the words are very many."""
        return self.height if self._text_height <= _TALL else 2 * SIDE

    def split(self, room: float) -> "tuple[Abreast, Abreast] | None":
        """Part every cell's words at the same height, if any get above it."""
        parts = [_cut(cell.text, room - self._drop) for cell in self.cells]
        if not any(above for above, _ in parts):
            return None
        pairs = tuple(zip(self.cells, parts, strict=True))
        first = tuple(replace(cell, text=above) for cell, (above, _) in pairs)
        rest = tuple(replace(cell, sign=None, text=below) for cell, (_, below) in pairs)
        return replace(self, cells=first, after=0), replace(self, cells=rest, before=0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it from its upper left corner."""
        if self.rtl:
            x += TEXT_WIDTH - self.width
        for cell in self.cells:
            if cell.sign:
                cell.sign.draw(canvas, x + cell.sign_at, top)
            if cell.text:
                cell.text.draw(canvas, x + cell.text_at, top - self._drop)
            x += -self.width if self.rtl else self.width


def _cut(text: Text | None, room: float) -> tuple[Text | None, Text | None]:
    if text is None or text.height <= room:
        return text, None
    return text.split(room) or (None, text)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture is read, and the box that is read before it."""

    element: Element
    box: Marker | None


def pieces(
    block: Pictures, root: Element, hand: Hand, to_tick: ToTick
) -> Iterator[Beside | Abreast]:
    """Set the pictures of a block; a list, unless they are sentences one by one.

    The words beside a symbol say what it says, so the symbol is for the eye alone.
    """
    single = block.across == 1
    listed = not single or any(picture.box for picture in block.pictures)
    whole = root.add("L", lang=block.lang, numbering="None") if listed else root
    lang = "" if listed else block.lang
    places = [
        _place(picture, whole.add("LI") if listed else whole, to_tick)
        for picture in block.pictures
    ]
    told = zip(block.pictures, places, strict=True)
    made: list[Beside | Abreast] = []
    if single:
        room = TEXT_WIDTH - SIDE - ASIDE
        made += [
            Beside(
                *_set(picture, place, style.PICTURE_WORDS, room, hand, lang=lang),
                rtl=hand.is_rtl,
            )
            for picture, place in told
        ]
    else:
        width = TEXT_WIDTH / block.across
        cells = [_cell(picture, place, width, hand) for picture, place in told]
        made += [
            Abreast(tuple(cells[at : at + block.across]), width, rtl=hand.is_rtl)
            for at in range(0, len(cells), block.across)
        ]
    yield from made[:-1]
    yield from (replace(last, after=_BLOCK_END) for last in made[-1:])


def _place(picture: Picture, element: Element, to_tick: ToTick) -> _Place:
    if picture.box is None:
        return _Place(element, None)
    return _Place(element, to_tick(picture.box, element.add("Lbl"), picture.words))


def _cell(picture: Picture, place: _Place, width: float, hand: Hand) -> Cell:
    """Set a cell: in its middle, or at its side where a box stands before the words."""
    look, room = style.PICTURE_LABEL, width - _BETWEEN_WORDS
    if picture.box:
        left = replace(look, align=Align.LEFT)
        box_at = width - _BETWEEN_WORDS - BOX_ROOM - SIDE if hand.is_rtl else BOX_ROOM
        return Cell(*_set(picture, place, left, room, hand), box_at, 0)
    sign, words = _set(picture, place, look, room, hand)
    return Cell(sign, words, (width - SIDE) / 2, _BETWEEN_WORDS / 2)


def _set(  # noqa: PLR0913  (what is set, where, and how)
    picture: Picture,
    place: _Place,
    look: TextStyle,
    room: float,
    hand: Hand,
    *,
    lang: str = "",
) -> tuple[Sign, Text | None]:
    """Set a picture's words, and give what is drawn and said beside them."""
    element, marker = place.element, place.box
    body = element.add("LBody") if element.tag == "LI" else element
    words = hand.printable(picture.words).strip()
    alt = "" if words else hand.one_line(picture.alt)
    sign = Sign(picture.symbol, body.add("Figure", lang=lang, alt=alt) if alt else None)
    if not words and not marker:
        return sign, None
    owner = body.add("P", lang=lang)
    indent = BOX_ROOM if marker else 0
    set_in = hand.look(look)
    return sign, text(words or " ", set_in, owner, room, indent=indent, marker=marker)
