"""Turns the blocks of a document into Word's own paragraphs, lists and tables."""

from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from sipdesk.content import swedish
from sipdesk.content.chart import Chart
from sipdesk.content.chart_words import as_table, nothing, shows_any
from sipdesk.content.document import (
    Block,
    Document,
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
from sipdesk.documents.docx import styles
from sipdesk.documents.docx.elements import (
    add_field,
    keep_whole,
    mark_headers,
    repeat_as_header,
    set_language,
)
from sipdesk.documents.docx.text import one_line, writable
from sipdesk.documents.letters import parted

TICK_SIGNS: Final = {
    TickState.EMPTY: "\N{BALLOT BOX}",
    TickState.TICKED: "\N{BALLOT BOX WITH CHECK}",
    TickState.CROSSED: "\N{BALLOT BOX WITH X}",
}
_PARAGRAPHS: Final = {
    ParagraphStyle.BODY: "Normal",
    ParagraphStyle.LEAD: styles.LEAD,
    ParagraphStyle.SMALL: styles.SMALL,
    ParagraphStyle.QUOTE: styles.QUOTE,
    ParagraphStyle.NOTE: styles.NOTE,
    ParagraphStyle.LABEL: styles.LABEL,
}
_FACT_WIDTHS: Final = (0.32, 0.68)


class Story:
    """Writes documents into a file that is still empty."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._ids: dict[str, str | None] = {}
        self._level = 0
        self._lang = ""  # of the block being written; empty = the document's
        self._begun = False
        self._new_page = False

    def tell(self, document: Document) -> None:
        """Write all blocks, and what stands at the head and foot of every page."""
        for block in document.blocks:
            self._lang = block.lang
            self._block(block)
        self._lang = ""
        section = self._word.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.add_run(one_line(document.header)).bold = True
        head.add_run("\t")
        head.add_run(one_line(document.recipient_label))
        told = (one_line(document.title), one_line(document.footer))
        foot.add_run("  ·  ".join(filter(None, told)))
        foot.add_run("\tSida ")
        add_field(foot._p, "PAGE")  # noqa: SLF001  (no public way to it)
        foot.add_run(" av ")
        add_field(foot._p, "NUMPAGES")  # noqa: SLF001

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                for words in parted(writable(block.text)):
                    self._add(words, _PARAGRAPHS[block.style])
            case Items():
                self._items(block)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Ticks():
                for tick in block.ticks:
                    self._tick(tick.state, writable(tick.text).strip())
            case Pictures():
                self._pictures(block)
            case WriteLines():
                self._write_lines(block)
            case Signatures():
                for label in block.labels:
                    self._add("", styles.SIGN_LINE)
                    self._add(writable(label).strip(), styles.SIGN_LABEL)
            case Stamp():
                self._stamp(block)
            case Figure():
                self._figure(block)
            case Chart():
                self._chart(block)
            case Rule():
                self._add("", styles.RULE)
            case PageBreak():
                self._new_page = self._begun
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> None:
        if words := one_line(block.text):
            # As on paper: no level is skipped, whoever composed it.
            self._level = min(block.level, self._level + 1)
            self._add(words, f"Heading {self._level}")

    def _items(self, block: Items) -> None:
        number = self._new_numbering() if block.ordered and block.items else 0
        for words in block.texts:
            style = styles.NUMBER if block.ordered else styles.BULLET
            item = self._add(writable(words).strip(), style)
            if number:
                about = item._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
                about.get_or_add_ilvl().val = 0
                about.get_or_add_numId().val = number

    def _new_numbering(self) -> int:
        """Begin a list at one again; Word would go on where the last one ended."""
        numbers = self._word.part.numbering_part.element
        style = self._word.styles[styles.NUMBER].element
        of_style = style.pPr.numPr.numId.val
        kind = numbers.num_having_numId(of_style).abstractNumId.val
        new = numbers.add_num(kind)
        new.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(new.numId)

    def _facts(self, block: Facts) -> None:
        if not block.facts:
            return
        table = self._new_table(_FACT_WIDTHS)
        for fact in block.facts:
            self._row(table, (fact.label, fact.value), bold=(True, False))
        self._end_table(table, row=False, column=True)

    def _table(self, block: Table) -> None:
        if caption := one_line(block.caption):
            self._add(caption, styles.CAPTION)
        if not block.header:
            return
        shares = block.widths or (1.0,) * len(block.header)
        table = self._new_table([share / sum(shares) for share in shares])
        others = len(shares) - 1
        head = self._row(table, block.header, bold=(True,) * len(shares))
        repeat_as_header(head._tr)  # noqa: SLF001
        for cells in block.cells:
            self._row(table, cells, bold=(block.row_headers, *(False,) * others))
        self._end_table(table, row=True, column=block.row_headers)

    def _new_table(self, shares: Sequence[float]) -> WordTable:
        if self._new_page:
            self._add("", styles.SPACER)
        self._begun = True
        table: WordTable = self._word.add_table(0, len(shares), styles.GRID)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Length(round(styles.TEXT_WIDTH * share))
        return table

    def _row(
        self, table: WordTable, cells: Iterable[str], *, bold: Iterable[bool]
    ) -> WordRow:
        row: WordRow = table.add_row()  # type: ignore[no-untyped-call]
        keep_whole(row._tr)  # noqa: SLF001
        for cell, text, strong in zip(row.cells, cells, bold, strict=True):
            paragraph = cell.paragraphs[0]
            self._say(paragraph, writable(text).strip(), styles.CELL, bold=strong)
        return row

    def _end_table(self, table: WordTable, *, row: bool, column: bool) -> None:
        """Say what is a header; what follows is kept apart from the table."""
        mark_headers(table._tbl, row=row, column=column)  # noqa: SLF001
        self._add("", styles.SPACER)

    def _tick(self, state: TickState, words: str) -> None:
        self._add(f"{TICK_SIGNS[state]}\t{words}", styles.TICK)

    def _pictures(self, block: Pictures) -> None:
        """Tell pictures in words: one who changes a file in Word has no use for them.

        Word draws an SVG only beside a bitmap of the same, and each program its own
        way; what goes to the reader is the PDF.
        """
        for picture in block.pictures:
            words = writable(picture.words).strip()
            if not words:
                box = TICK_SIGNS[picture.box] if picture.box else ""
                alt = f"{swedish.PICTURE}: {one_line(picture.alt)}"
                self._add(f"{box} {alt}".strip(), styles.FIGURE)
            elif picture.box:
                self._tick(picture.box, words)
            else:
                self._add(words, _PARAGRAPHS[ParagraphStyle.BODY])

    def _write_lines(self, block: WriteLines) -> None:
        for label in parted(writable(block.label)):
            self._add(label, styles.FIELD)
        for _ in range(block.count):
            self._add("", styles.WRITE_LINE)
        self._add("", styles.SPACER)

    def _stamp(self, block: Stamp) -> None:
        said = f"{block.authority}, {swedish.short_date(block.day)}"
        self._add(swedish.SECRECY, styles.STAMP, bold=True)
        for words in (block.provision, said):
            self._add(writable(words).strip(), styles.STAMP)
        self._add("", styles.SPACER)

    def _figure(self, block: Figure) -> None:
        """Tell a drawing in words: Word has no drawing that reads as ours do."""
        self._add(f"{swedish.PICTURE}: {one_line(block.alt)}", styles.FIGURE)
        for caption in parted(writable(block.caption)):
            self._add(caption, styles.SMALL)

    def _chart(self, block: Chart) -> None:
        """Set a chart's numbers as a table: they can be changed, a drawing cannot."""
        if shows_any(block.shows):
            self._table(as_table(block))
            return
        self._add(one_line(block.shows.title), styles.CAPTION)
        self._add(nothing(), _PARAGRAPHS[ParagraphStyle.BODY])

    def _add(self, words: str, style: str, *, bold: bool = False) -> WordParagraph:
        paragraph = self._word.add_paragraph()
        self._say(paragraph, words, style, bold=bold)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
        self._begun, self._new_page = True, False
        return paragraph

    def _say(
        self, paragraph: WordParagraph, words: str, style: str, *, bold: bool
    ) -> None:
        # As a style, it would be looked for among all the others for each paragraph.
        paragraph._p.style = self._id_of(style)  # noqa: SLF001
        if not words:
            return
        run = paragraph.add_run(words)
        if bold:
            run.bold = True
        if self._lang:
            set_language(run, self._lang)

    def _id_of(self, style: str) -> str | None:
        """Give what a paragraph calls its style; the default one needs no name."""
        if style not in self._ids:
            known, usual = self._word.styles[style], WD_STYLE_TYPE.PARAGRAPH
            is_usual = known == self._word.styles.default(usual)
            self._ids[style] = None if is_usual else known.style_id
        return self._ids[style]
