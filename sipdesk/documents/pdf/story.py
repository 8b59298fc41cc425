"""Turns the blocks of a document into pieces and the elements of its structure."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any, Final, assert_never

from sipdesk.content import swedish
from sipdesk.content.chart import Chart
from sipdesk.content.credits import credited
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Pictures,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.content.drawing import Ink
from sipdesk.documents.pdf import pictures, style
from sipdesk.documents.pdf.chart import parts_of
from sipdesk.documents.pdf.columns import column_widths, rooms, style_of
from sipdesk.documents.pdf.figure import Drawing
from sipdesk.documents.pdf.grid import Cell, Grid, GridLook, GridRow
from sipdesk.documents.pdf.hand import hand_of
from sipdesk.documents.pdf.lines import paragraphs
from sipdesk.documents.pdf.pictures import Beside
from sipdesk.documents.pdf.pieces import (
    Bookmark,
    Box,
    Bullet,
    Lines,
    Look,
    Marker,
    NewPage,
    Piece,
    Text,
    TickBox,
    text,
)
from sipdesk.documents.pdf.structure import Element
from sipdesk.documents.pdf.style import MM, TEXT_HEIGHT, TEXT_WIDTH, TextStyle

_WHOLE: Final = ((0.0, TEXT_WIDTH),)
_FACT_LABELS: Final = 0.32  # of the width
_FACTS_LOOK: Final = GridLook(above=4, below=4, flush=True)
_GUTTER: Final = 10 * MM
_HALF: Final = (TEXT_WIDTH - _GUTTER) / 2
_SIGN_LOOK: Final = GridLook(above=3, below=0, rule=0, flush=True)
_SIGN_HEIGHT: Final = 14 * MM
_WRITE_PITCH: Final = 9 * MM
_STAMP_WIDTH: Final = 78 * MM
_BLOCK_END: Final = 10
_TABLE_END: Final = 14
_SMALL_END: Final = 8
_SHORT: Final = 40 * MM
_ANSWERS: Final = (Ticks, WriteLines)


class Story:
    """The pieces of a document, in order, and the root of its structure.

    The space between pieces is multiplied by ``space``.
    """

    def __init__(self, document: Document, space: float = 1) -> None:
        self.root = Element("Document", document.lang)
        self._level = 0
        self._lang = document.lang
        self._hand = hand_of(document.lang)
        self.pieces: tuple[Piece | NewPage, ...] = tuple(
            _nearer(piece, space) for piece in self._pieces(credited(document))
        )

    def _pieces(self, blocks: tuple[Block, ...]) -> Iterator[Piece | NewPage]:
        before: Block | None = None
        for block, following in zip_longest(blocks, blocks[1:]):
            made = tuple(self._block(block))
            is_asked = isinstance(block, Paragraph | Pictures)
            explains = _is_small(block) and isinstance(before, Heading)
            before = block
            if is_asked and (explains or isinstance(following, _ANSWERS)):
                yield from _kept(made)
            else:
                yield from made

    def _block(self, block: Block) -> Iterator[Piece | NewPage]:  # noqa: C901, PLR0912
        self._hand = hand_of(block.lang or self._lang)
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Items():
                yield from _spaced(self._items(block))
            case Facts():
                yield from self._facts(block)
            case Table():
                yield from self._table(block)
            case Ticks():
                yield from _spaced(self._ticks(block))
            case Pictures():
                mark = self._box_to_tick
                yield from pictures.pieces(block, self.root, self._hand, mark)
            case WriteLines():
                yield from self._write_lines(block)
            case Signatures():
                yield from self._signatures(block)
            case Stamp():
                yield self._stamp(block)
            case Figure():
                yield from self._figure(block)
            case Chart():
                for part in parts_of(block):
                    yield from self._block(part)
            case Rule():
                yield Lines(_WHOLE, before=6, after=12)
            case PageBreak():
                yield NewPage()
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> Iterator[Piece]:
        words = self._hand.one_line(block.text)
        if not words:
            return
        # A level skipped would bar the paper from PDF/UA, whoever composed it.
        self._level = min(block.level, self._level + 1)
        look = self._hand.look(style.HEADINGS[min(self._level, len(style.HEADINGS))])
        element = self.root.add(f"H{self._level}", lang=block.lang)
        bookmark = Bookmark(words, self._level - 1)
        yield text(words, look, element, TEXT_WIDTH, bookmark=bookmark)
        if self._level == 1:
            yield Lines(_WHOLE, ink=Ink.ACCENT, weight=1.6, after=14, keep=True)

    def _paragraph(self, block: Paragraph) -> Iterator[Piece]:
        words = paragraphs(block.text, self._hand.face)
        look = self._hand.look(style.PARAGRAPHS[block.style])
        if not words:
            return
        if block.style is ParagraphStyle.QUOTE:
            quote = self.root.add("BlockQuote", lang=block.lang)
            yield self._box(words, look, Look.QUOTE, quote)
        elif block.style is ParagraphStyle.NOTE:
            note = self.root.add("Div", lang=block.lang)
            yield self._box(words, look, Look.NOTE, note)
        else:
            for paragraph in words:
                element = self.root.add("P", lang=block.lang)
                yield text(paragraph, look, element, TEXT_WIDTH)

    def _items(self, block: Items) -> Iterator[Text]:
        numbering = "Decimal" if block.ordered else "Disc"
        whole = self.root.add("L", lang=block.lang, numbering=numbering)
        widest = len(str(len(block.items)))
        indent = 12 + 6.5 * widest if block.ordered else 15
        look = self._hand.look(style.ITEM)
        for number, words in enumerate(block.texts, 1):
            sign = f"{number}." if block.ordered else "•"
            item = whole.add("LI")
            bullet = Bullet(sign, look, item.add("Lbl"))
            body = item.add("LBody").add("P")
            yield text(
                self._hand.printable(words).strip() or " ",
                look,
                body,
                TEXT_WIDTH,
                indent=indent,
                marker=bullet,
            )

    def _ticks(self, block: Ticks) -> Iterator[Text]:
        whole = self.root.add("L", lang=block.lang, numbering="None")
        for tick in block.ticks:
            item = whole.add("LI")
            marker = self._box_to_tick(tick.state, item.add("Lbl"), tick.text)
            yield text(
                self._hand.printable(tick.text).strip() or " ",
                self._hand.look(style.ITEM),
                item.add("LBody").add("P"),
                TEXT_WIDTH,
                indent=20,
                marker=marker,
            )

    def _box_to_tick(self, state: TickState, label: Element, _words: str) -> Marker:
        said = self._hand.language.ticks[state]
        return TickBox(state, label.add("Figure", alt=said))

    def _facts(self, block: Facts) -> Iterator[Piece]:
        if not block.facts:
            return
        element = self.root.add("Table", lang=block.lang)
        widths = (TEXT_WIDTH * _FACT_LABELS, TEXT_WIDTH * (1 - _FACT_LABELS))
        rows = []
        for fact in block.facts:
            row = element.add("TR")
            label, value = row.add("TH", scope="Row"), row.add("TD")
            cells = (
                self._cell(fact.label, style.FACT_LABEL, label, widths[0] - 8),
                self._value(fact, value, widths[1] - 12),
            )
            rows.append(GridRow(cells))
        yield Grid(widths, tuple(rows), look=_FACTS_LOOK, rtl=self._hand.is_rtl)

    def _value(self, fact: Fact, owner: Element, room: float) -> Cell | None:
        return self._cell(fact.value, style.FACT_VALUE, owner, room)

    def _table(self, block: Table) -> Iterator[Piece]:
        element = self.root.add("Table", lang=block.lang)
        if caption := self._hand.one_line(block.caption):
            owner = element.add("Caption").add("P")
            yield text(caption, self._hand.look(style.CAPTION), owner, TEXT_WIDTH)
        widths = column_widths(block, self._hand)
        if not widths:
            return
        set_as = style_of(block)
        across = rooms(widths, set_as.look)
        # A head must have a body below it (ISO 14289-1, 7.2); without rows it is one.
        head_element = element.add("THead" if block.cells else "TBody").add("TR")
        cells = [
            self._cell(words, set_as.head, head_element.add("TH", scope="Column"), room)
            for words, room in zip(block.header, across, strict=True)
        ]
        body = element.add("TBody") if block.cells else element
        rows = [
            self._row(block, words, body.add("TR"), across) for words in block.cells
        ]
        head = GridRow(tuple(cells), head=True)
        # Too high to stand on every page, or above nothing.
        if not rows or head.text_height > TEXT_HEIGHT / 3:
            yield Grid(widths, (head, *rows), rtl=self._hand.is_rtl)
        else:
            rtl = self._hand.is_rtl
            after = _SMALL_END if block.small else _TABLE_END
            yield Grid(widths, tuple(rows), (head,), set_as.look, after=after, rtl=rtl)

    def _row(
        self,
        block: Table,
        words: tuple[str, ...],
        row: Element,
        across: tuple[float, ...],
    ) -> GridRow:
        cells, set_as = [], style_of(block)
        for place, (cell, room) in enumerate(zip(words, across, strict=True)):
            if block.row_headers and place == 0:
                owner = row.add("TH", scope="Row")
                cells.append(self._cell(cell, set_as.row_head, owner, room))
            else:
                cells.append(self._cell(cell, set_as.cell, row.add("TD"), room))
        return GridRow(tuple(cells))

    def _write_lines(self, block: WriteLines) -> Iterator[Piece]:
        look = self._hand.look(style.FIELD_LABEL)
        for label in paragraphs(block.label, self._hand.face):
            element = self.root.add("P", lang=block.lang)
            yield text(label, look, element, TEXT_WIDTH)
        yield Lines(_WHOLE, block.count, _WRITE_PITCH, Ink.MUTED, after=18)

    def _signatures(self, block: Signatures) -> Iterator[Piece]:
        pairs = tuple(zip_longest(block.labels[::2], block.labels[1::2]))
        for number, pair in enumerate(pairs, 1):
            labels = [label for label in pair if label is not None]
            starts = (0.0, _HALF + _GUTTER)
            starts = starts[::-1] if self._hand.is_rtl else starts
            spans = tuple((start, _HALF) for start in starts[: len(labels)])
            yield Lines(spans, 1, _SIGN_HEIGHT, Ink.MUTED, before=6, keep=True)
            cells = [
                self._cell(
                    words, style.SIGN_LABEL, self.root.add("P", lang=block.lang), _HALF
                )
                for words in labels
            ]
            aside = _SIGN_LOOK.aside
            widths = (_HALF + _GUTTER - aside, _HALF + aside)
            row = GridRow(tuple(cells) + (None,) * (2 - len(cells)))
            after = _BLOCK_END + 4 if number == len(pairs) else 6
            rtl = self._hand.is_rtl
            yield Grid(widths, (row,), look=_SIGN_LOOK, after=after, rtl=rtl)

    def _stamp(self, block: Stamp) -> Piece:
        element = self.root.add("Div", lang=block.lang)
        room = _STAMP_WIDTH - 28
        said = f"{block.authority}, {swedish.short_date(block.day)}"
        texts = [
            text(
                self._hand.printable(words),
                self._hand.look(look),
                element.add("P"),
                room,
            )
            for words, look in (
                (swedish.SECRECY, style.STAMP_HEAD),
                (block.provision, style.STAMP),
                (said, style.STAMP),
            )
        ]
        shift = 0 if self._hand.is_rtl else TEXT_WIDTH - _STAMP_WIDTH
        return Box(tuple(texts), Look.STAMP, _STAMP_WIDTH, shift)

    def _figure(self, block: Figure) -> Iterator[Piece]:
        captions = paragraphs(block.caption, self._hand.face)
        room = TEXT_HEIGHT - 120 * bool(captions)
        scale = min(1, TEXT_WIDTH / block.width, room / block.height)
        alt = self._hand.one_line(block.alt)
        element = self.root.add("Figure", lang=block.lang, alt=alt)
        width, height = block.width * scale, block.height * scale
        keep = bool(captions)
        yield Drawing(
            block.shapes, element, self._hand, width, height, scale, keep=keep
        )
        for caption in captions:
            owner = self.root.add("P", lang=block.lang)
            yield text(caption, self._hand.look(style.SMALL), owner, TEXT_WIDTH)

    def _box(
        self, words: tuple[str, ...], look: TextStyle, box: Look, owner: Element
    ) -> Box:
        room = TEXT_WIDTH - 28
        texts = tuple(text(part, look, owner.add("P"), room) for part in words)
        return Box(texts, box, TEXT_WIDTH, rtl=self._hand.is_rtl)

    def _cell(
        self, words: str, look: TextStyle, cell: Element, room: float
    ) -> Text | None:
        """Set a cell's words; the cell's own element if it is a paragraph already."""
        shown = self._hand.printable(words).strip()
        if not shown:
            return None
        owner = cell if cell.tag == "P" else cell.add("P")
        held = swedish.days_unbroken(shown)
        return text(held, self._hand.look(look), owner, room)


def _nearer(piece: Any, space: float) -> Any:  # (every piece is a frozen value)
    if space == 1 or isinstance(piece, NewPage):
        return piece
    return replace(piece, before=piece.before * space, after=piece.after * space)


def _kept(made: tuple[Piece | NewPage, ...]) -> Iterator[Piece | NewPage]:
    """Keep a question with the answers below it, unless it is long."""
    yield from made[:-1]
    for last in made[-1:]:
        if isinstance(last, Text | Beside) and last.height < _SHORT:
            yield replace(last, keep=True)
        else:
            yield last


def _is_small(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is ParagraphStyle.SMALL


def _spaced(texts: Iterator[Text]) -> Iterator[Text]:
    """Give a list the space that ends a block, and leave no item of it alone."""
    items = list(texts)
    for place in {0, len(items) - 2} if len(items) > 1 else ():
        is_short = items[place].height < _SHORT
        items[place] = replace(items[place], keep=is_short)
    yield from items[:-1]
    yield from (replace(last, after=_BLOCK_END) for last in items[-1:])
