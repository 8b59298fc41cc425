"""A document's pieces where what is left blank is filled in on screen.

An empty box is ticked and an empty room is written in; what the document already says
stays as it is. A line for a signature stays a line: it is signed by pen, on a printed
copy, and no typed name is made to look like it.

Documents say nothing of fields, so the words round a blank decide: the heading above
or a question just before it says what is asked, a label which line is for a signature,
and ``Sätt kryss`` above a table that its empty cells are boxes. Lines to sign on in
another language than Swedish are all signed by pen.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, count
from typing import Final

from typing_extensions import override

from sipdesk.content.document import (
    TICK_HERE,
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    Pictures,
    Signatures,
    Table,
    TickState,
    WriteLines,
)
from sipdesk.content.swedish import file_word
from sipdesk.documents.pdf.blanks import BlankBox, BlankCell, Room, tick_field
from sipdesk.documents.pdf.fields import TextField, TickField
from sipdesk.documents.pdf.fonts import SOFT_HYPHEN
from sipdesk.documents.pdf.grid import Cell, Grid, GridLook, GridRow
from sipdesk.documents.pdf.pieces import Lines, Marker, NewPage, Piece, Text
from sipdesk.documents.pdf.story import Story
from sipdesk.documents.pdf.structure import Element

_PART: Final = 40  # so many letters of each text are in a field's name
_NAMELESS: Final = "falt"
_ASKING: Final = ("?", "\N{ARABIC QUESTION MARK}", "\N{ETHIOPIC QUESTION MARK}")
_CROSS: Final = "sätt kryss"  # above a table by hand: its cells are boxes
_MOST_LINES: Final = 24  # a page holds no more
_ABOVE: Final = 4.0
_SIGN_ABOVE: Final = 16.0
_WORD: Final = re.compile(r"[^\W\d_]+")
_TYPED: Final = frozenset({
    "befattning", "datum", "funktion", "namn", "namnförtydligande", "ort", "telefon",
    "verksamhet",
})  # fmt: skip
_BY_PEN: Final = ("mitt", "namnteckn", "signa", "underskr", "underteckn", "vittn")


class FormStory(Story):
    """The pieces of a document, in order, with a field in each blank."""

    def __init__(self, document: Document, space: float = 1) -> None:
        self._names: set[str] = set()
        self._section = ""
        self._question = ""  # the block before, if it asks something
        self._is_ticked = False  # the block before says that a cross is put
        self._rows = 0  # of the table
        super().__init__(document, space)

    @override
    def _block(self, block: Block) -> Iterator[Piece | NewPage]:
        self._rows = 0
        yield from super()._block(block)
        if isinstance(block, Heading):
            self._section = self._line(block.text) if block.level > 1 else ""
        said = self._line(_said_last(block))
        self._question = said if said.endswith(_ASKING) else ""
        self._is_ticked = _CROSS in said.casefold()

    @override
    def _box_to_tick(self, state: TickState, label: Element, words: str) -> Marker:
        if state is not TickState.EMPTY:
            return super()._box_to_tick(state, label, words)
        return BlankBox(self._to_tick(label, self._line(words)))

    @override
    def _value(self, fact: Fact, owner: Element, room: float) -> Cell | None:
        if self._line(fact.value):
            return super()._value(fact, owner, room)
        return BlankCell(self._to_write(owner, self._line(fact.label)))

    @override
    def _row(
        self,
        block: Table,
        words: tuple[str, ...],
        row: Element,
        across: tuple[float, ...],
    ) -> GridRow:
        """Give a row whose empty cells are written in, if it is to be so by hand."""
        ticked = block.by_hand and self._is_ticked
        boxes = [
            cell.strip() == TICK_HERE or (ticked and place > 0 and not cell.strip())
            for place, cell in enumerate(words)
        ]
        said = tuple(
            "" if box else cell for box, cell in zip(boxes, words, strict=True)
        )
        plain = super()._row(block, said, row, across)
        self._rows += 1
        named = self._line(said[0]) or f"Rad {self._rows}"
        cells = list(plain.cells)
        for place, cell in enumerate(row.children):
            if cells[place] is not None or not isinstance(cell, Element):
                continue
            asked = named, self._line(block.header[place])
            if boxes[place]:
                box = self._to_tick(cell, *asked)
                cells[place] = BlankCell(box, GridLook().aside, GridLook().above)
            elif block.by_hand:
                cells[place] = BlankCell(self._to_write(cell, *asked))
        return replace(plain, cells=tuple(cells))

    @override
    def _write_lines(self, block: WriteLines) -> Iterator[Piece]:
        for piece in super()._write_lines(block):
            if not isinstance(piece, Lines):
                yield piece
                continue
            field = self._to_write(self.root, self._line(block.label), lang=block.lang)
            start, width = piece.spans[0]
            height = min(piece.count, _MOST_LINES) * piece.pitch
            yield Room(((start, width, field),), height, _ABOVE, after=piece.after)

    @override
    def _signatures(self, block: Signatures) -> Iterator[Piece]:
        pieces = tuple(super()._signatures(block))
        for lines, labels in zip(pieces[::2], pieces[1::2], strict=True):
            if isinstance(lines, Lines) and isinstance(labels, Grid):
                yield self._abreast(lines, labels.rows[0])
            yield labels

    def _abreast(self, lines: Lines, labels: GridRow) -> Piece:
        fields = tuple(self._above(label) for label in labels.cells)
        if not any(fields):
            return lines
        spans = tuple(
            (*span, field) for span, field in zip(lines.spans, fields, strict=False)
        )
        room = Room(spans, lines.height, _SIGN_ABOVE, lines.before, lines.after)
        return replace(room, keep=lines.keep)

    def _above(self, label: Cell | None) -> TextField | None:
        if not isinstance(label, Text) or label.element is None:
            return None
        words = self._line("".join(label.lines).replace(SOFT_HYPHEN, ""))
        return self._to_write(label.element, words) if is_typed(words) else None

    def _to_tick(self, owner: Element, *asked: str) -> TickField:
        label = self._in_full(*asked) or self._hand.language.ticks[TickState.EMPTY]
        return tick_field(self._name(*asked), label, owner.add("Form"))

    def _to_write(self, owner: Element, *asked: str, lang: str = "") -> TextField:
        label = self._in_full(*asked) or self._hand.language.write_here
        element = owner.add("Form", lang=lang)
        return TextField(self._name(*asked), label, element, rtl=self._hand.is_rtl)

    @property
    def _about(self) -> str:
        return self._question or self._section

    def _in_full(self, *asked: str) -> str:
        told, about = ", ".join(filter(None, asked)), self._about
        between = " " if about.endswith(_ASKING) else ": "
        return between.join(filter(None, (about, told)))

    def _name(self, *asked: str) -> str:
        """Name a field by what is asked, and by number where it is asked again."""
        words = (file_word(part)[:_PART].strip("-") for part in (self._about, *asked))
        plain = "-".join(filter(None, words)) or _NAMELESS
        more = (f"{plain}-{number}" for number in count(2))
        name = next(one for one in chain((plain,), more) if one not in self._names)
        self._names.add(name)
        return name

    def _line(self, text: str) -> str:
        return self._hand.one_line(text)


def is_typed(label: str) -> bool:
    """Tell whether what stands above a label is typed, or signed by pen.

    A name, a day and a place are; a signature never is, nor what is unclear.
    """
    words = _WORD.findall(label.casefold())
    signed = any(word.startswith(_BY_PEN) for word in words)
    return not signed and not _TYPED.isdisjoint(words)


def _said_last(block: Block) -> str:
    """Give the words just above what follows: it may be a question's answers."""
    match block:
        case Paragraph():
            return block.text
        case Pictures(across=1):
            return block.pictures[-1].words if block.pictures else ""
        case _:
            return ""
